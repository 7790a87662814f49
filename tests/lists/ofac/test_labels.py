"""OFAC's labels: exact, longest first, each with one use."""

from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import IdentifierKind
from seawall.lists.ofac.labels import LABELS, Use, identifier_kind, label_named, label_starting
from seawall.records import Element, child_text, elements


@pytest.mark.parametrize(
    ("said", "label", "rest"),
    [
        ("Passport A1 (Iran)", "Passport", "A1 (Iran)"),
        ("Business Registration Document # 7", "Business Registration Document #", "7"),
        ("Listing Date (EO 14024 Directive 2): 24 Feb 2022", "Listing Date (EO 14024 Directive 2):", "24 Feb 2022"),
        ("Linked To: ACME", "Linked To:", "ACME"),
        ("Digital Currency Address - XBT 1AbC", "Digital Currency Address - XBT", "1AbC"),
        ("Digital Currency Address - NEWCOIN x", "Digital Currency Address - NEWCOIN", "x"),
        ("Website", "Website", ""),
    ],
)
def test_a_remark_opens_with_the_longest_label(said: str, label: str, rest: str) -> None:
    found = label_starting(said)
    assert found is not None
    assert (found[0].text, found[1]) == (label, rest)


@pytest.mark.parametrize("said", ["Passportless", "passport A1", "Minister of Trade", "", "Digital Currency"])
def test_nothing_is_matched_nearly(said: str) -> None:
    assert label_starting(said) is None


def test_a_label_of_an_xml_feature_is_found_whole_and_keeps_its_currency() -> None:
    wallet = label_named("Digital Currency Address - ETH")
    assert wallet is not None
    assert (wallet.use, wallet.kind, wallet.currency) == (Use.WALLET, IdentifierKind.WALLET, "ETH")
    assert label_named("Tax ID No. 5") is None


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Vessel Registration Identification", "IMO 9187629", IdentifierKind.IMO),
        ("Vessel Registration Identification", "9187629", IdentifierKind.IMO),
        ("Vessel Registration Identification", "RS 123456", IdentifierKind.VESSEL_REGISTRATION),
        ("Identification Number", "IMO 5055293", IdentifierKind.IMO),
        ("Identification Number", "8765432", IdentifierKind.NATIONAL_ID),
        ("Legal Entity Number", "253400HA6URWT39X2982", IdentifierKind.LEI),
        ("Legal Entity Number", "851683897", IdentifierKind.REGISTRATION),
    ],
)
def test_a_number_that_says_its_scheme_goes_by_it(label: str, value: str, kind: IdentifierKind) -> None:
    found = label_named(label)
    assert found is not None
    assert identifier_kind(found, value) is kind


def test_each_label_stands_once_and_identifiers_have_a_kind() -> None:
    texts = [label.text for label in LABELS]
    assert len(texts) == len(set(texts))
    assert all((label.kind is not None) == (label.use in (Use.IDENTIFIER, Use.WALLET)) for label in LABELS)


NOT_LABELS = {
    "ALIAS TYPE", "COUNTRY", "ENTITY LISTING TYPE", "FEATURE DETAIL TYPE", "ID DOCUMENT TYPE", "LEGAL AUTHORITY",
    "LOCATION PART TYPE", "NAME PART TYPE", "PROGRAM", "RELATIONSHIP QUALITY", "RELATIONSHIP TYPE", "RELIABILITY",
    "SANCTIONS TYPE", "SCRIPT", "SDN TYPE", "VESSEL TYPE",
}  # fmt: skip


def test_every_document_type_and_feature_with_values_that_ofac_declares_is_in_the_table(shared_data: Path) -> None:
    data = (shared_data / "ofac/cons-2025-03/CONS_ENHANCED.XML").read_bytes()
    declared: dict[str, set[str]] = {}
    for item in elements(BytesIO(data), "CONS_ENHANCED.XML", "referenceValue"):
        assert isinstance(item, Element)
        declared.setdefault(child_text(item.xml, "type"), set()).add(child_text(item.xml, "value"))
    documents, features = declared["ID DOCUMENT TYPE"], declared.keys() - NOT_LABELS
    assert len(documents) == 105
    assert {text for text in documents | features if label_named(text) is None} == set()
