"""The example lists, payments and customers are well formed, agree with one another, and each is documented."""

import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from seawall.errors import Problem
from seawall.payments.sources import Reading, read_path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SDN = EXAMPLES / "lists" / "sdn"
CONSOLIDATED = EXAMPLES / "lists" / "consolidated"
ENHANCED = "{https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML}"
PACS = "{urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08}"
EXPECTATIONS = {"block", "reject", "review", "stop", "release"}

# OFAC's data specification: twelve fields an entry, six an address, five an alias; two a comment.
WIDTHS = {"SDN.CSV": 12, "ADD.CSV": 6, "ALT.CSV": 5, "SDN_COMMENTS.CSV": 2}
# Remarks go on in SDN_COMMENTS.CSV after this many characters (same specification).
REMARKS_LIMIT = 1000


def table(name: str) -> list[list[str]]:
    text = (SDN / name).read_bytes().decode("ascii")
    return list(csv.reader(StringIO(text.removesuffix("\x1a"), newline="")))


def column(name: str, index: int) -> list[str]:
    return [row[index] for row in table(name)]


def consolidated() -> etree._Element:
    return etree.parse(CONSOLIDATED / "CONS_ENHANCED.XML").getroot()


# The files of ISO 20022 payments, in the order in which the table of expectations has them.
MESSAGES = ("payments/payments.xml", "payments/beyond-names.xml", "resubmitted.xml")


def transactions() -> list[etree._Element]:
    return [tx for name in MESSAGES for tx in etree.parse(EXAMPLES / name).getroot().iter(f"{PACS}CdtTrfTxInf")]


def payment_keys() -> list[str]:
    return [tx.findtext(f"{PACS}PmtId/{PACS}TxId") or "" for tx in transactions()]


def read_keys(name: str) -> list[str]:
    found = list(read_path(EXAMPLES / "payments" / name, Reading()))
    assert not [item for item in found if isinstance(item, Problem) or item.problems]
    return [item.key for item in found if not isinstance(item, Problem)]


def records(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def documented(name: str) -> dict[str, list[str]]:
    """The table rows of a README by their first cell."""
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: row for row in rows}


@pytest.mark.parametrize(("name", "width"), WIDTHS.items())
def test_an_sdn_file_has_ofacs_width_line_ends_null_and_end_mark(name: str, width: int) -> None:
    raw = (SDN / name).read_bytes()
    assert raw.endswith(b"\r\n\x1a")
    assert raw.count(b"\n") == raw.count(b"\r\n") == len(table(name))
    assert {len(row) for row in table(name)} == {width}
    assert b",-0-," not in raw, "OFAC's null is -0- and a blank"
    assert all(field == "-0- " or (field.strip() == field != "") for row in table(name) for field in row)


def test_sdn_ids_are_unique_and_nothing_is_an_orphan() -> None:
    entries = column("SDN.CSV", 0)
    assert len(set(entries)) == len(entries) == 32
    for name in ("ADD.CSV", "ALT.CSV"):
        assert set(column(name, 0)) <= set(entries)
        assert len(set(column(name, 1))) == len(column(name, 1))
    assert set(column("ALT.CSV", 2)) <= {"aka", "fka", "nka"}
    assert set(column("SDN.CSV", 2)) == {"-0- ", "individual", "vessel", "aircraft"}


def test_remarks_overflow_into_comments_in_the_middle_of_a_word() -> None:
    comments = {row[0]: row[1] for row in table("SDN_COMMENTS.CSV")}
    remarks = dict(zip(column("SDN.CSV", 0), column("SDN.CSV", 11), strict=True))
    assert {uid for uid, text in remarks.items() if len(text) == REMARKS_LIMIT} == set(comments)
    assert all(len(text) <= REMARKS_LIMIT for text in remarks.values())
    for uid, rest in comments.items():
        assert remarks[uid][-1].isalnum()
        assert rest[0].isalnum()
        assert rest.endswith(".")
    assert "1B64QRxf" + "aa35MVkf7sDjuGUYAP5izQt7Qi" in remarks["33151"] + comments["33151"]


def test_the_seed_case_stands_as_ofac_published_it() -> None:
    row = next(row for row in table("SDN.CSV") if row[0] == "50543")
    assert row[1:4] == ["INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "-0- ", "CYBER2"]
    for fact in (
        "Website www.integritytech.com.cn;",
        "Equity Ticker 688244 CH;",
        "Unified Social Credit Code (USCC) 91110108562135265P (China);",
        "a.k.a. 'YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED'.",
    ):
        assert fact in row[11]
    assert [row[1:4] for row in table("ALT.CSV") if row[0] == "50543"] == [
        ["79022", "aka", "BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED"]
    ]


def test_of_persons_only_the_birth_date_that_the_demo_needs_is_kept() -> None:
    text = {row[0]: row[11] for row in table("SDN.CSV") if row[2] == "individual"}
    assert len(text) == 6
    assert [uid for uid, remarks in text.items() if "DOB" in remarks] == ["48603"]
    private = re.compile(r"POB|Passport|National ID|Identification Number|Tax ID|Email|Phone")
    assert not [uid for uid, remarks in text.items() if private.search(remarks)]
    assert {row[2] for row in table("ADD.CSV") if row[0] in text} == {"-0- "}
    assert not [e for e in consolidated().iter(f"{ENHANCED}feature") if e.findtext(f"{ENHANCED}type") == "Birthdate"]


def test_every_reference_in_the_consolidated_list_is_declared_with_the_same_words_and_used() -> None:
    root = consolidated()
    declared = {
        value.get("refId"): value.findtext(f"{ENHANCED}value") for value in root.iter(f"{ENHANCED}referenceValue")
    }
    used = {e.get("refId"): e.text for e in root.iter("*") if e.get("refId") and not e.tag.endswith("}referenceValue")}
    used |= {
        e.text: declared.get(e.text) for e in root.iter(f"{ENHANCED}valueRefId")
    }  # the words stand beside it, in value
    assert used == declared
    types = {e.get("featureTypeId"): e.findtext(f"{ENHANCED}type") for e in root.iter(f"{ENHANCED}featureType")}
    assert {e.get("featureTypeId"): e.text for e in root.iter(f"{ENHANCED}type") if e.get("featureTypeId")} == types


@pytest.mark.parametrize("tag", ["entity", "name", "address", "translation", "namePart", "feature", "identityDocument"])
def test_ids_in_the_consolidated_list_are_unique(tag: str) -> None:
    ids = [e.get("id") for e in consolidated().iter(f"{ENHANCED}{tag}") if e.get("id")]
    assert ids
    assert len(set(ids)) == len(ids)


def test_every_consolidated_entry_has_one_primary_name_and_a_document_names_it() -> None:
    for entity in consolidated().iter(f"{ENHANCED}entity"):
        names = list(entity.iter(f"{ENHANCED}name"))
        primary = [n for n in names if n.findtext(f"{ENHANCED}isPrimary") == "true"]
        assert len(primary) == 1, entity.get("id")
        for document in entity.iter(f"{ENHANCED}identityDocument"):
            named = document.find(f"{ENHANCED}name")
            assert named is not None
            assert named.get("nameId") == primary[0].get("id")
            translation = primary[0].find(f"{ENHANCED}translations/{ENHANCED}translation")
            assert translation is not None
            assert named.get("nameTranslationId") == translation.get("id")


def test_the_lists_hold_each_kind_of_sanction_that_the_demo_shows() -> None:
    lists = Counter(e.text for e in consolidated().iter(f"{ENHANCED}sanctionsList") if e.get("id"))
    assert lists == {
        "Consolidated List": 10,
        "Sectoral Sanctions Identifications List": 3,
        "Non-SDN Menu-Based Sanctions List": 3,
        "Non-SDN CMIC List": 3,
        "CAPTA List": 1,
        "Non-SDN Palestinian Legislative Council List": 1,
    }


@pytest.mark.parametrize("name", MESSAGES)
def test_the_payments_are_counted(name: str) -> None:
    root = etree.parse(EXAMPLES / name).getroot()
    assert root.findtext(f".//{PACS}NbOfTxs") == str(len(list(root.iter(f"{PACS}CdtTrfTxInf"))))


def test_the_payments_accounts_and_agents_are_well_formed() -> None:
    elements = [e for name in MESSAGES for e in etree.parse(EXAMPLES / name).getroot().iter()]
    ibans = [e.text or "" for e in elements if e.tag == f"{PACS}IBAN"]
    assert ibans
    for iban in ibans:
        digits = "".join(str(int(character, 36)) for character in iban[4:] + iban[:4])
        assert int(digits) % 97 == 1, iban  # ISO 13616, MOD 97-10
    bics = {e.text or "" for e in elements if e.tag == f"{PACS}BICFI"}
    assert all(re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", bic) for bic in bics)
    real = {bic for bic in bics if not bic.startswith("EXAM")}
    assert real == {"KRRIRU22XXX", "CKLBCNBJXXX", "SVIZRUMMXXX"}, "only listed banks bear real BICs"


@pytest.mark.parametrize("name", MESSAGES)
def test_the_payments_are_valid_against_the_iso_20022_schema(name: str, shared_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared_data / "payments/iso20022/xsd/pacs.008.001.08.xsd"))
    schema.assertValid(etree.parse(EXAMPLES / name))


def test_customer_rows_have_unique_keys_and_as_many_fields_as_the_header() -> None:
    customers = records("payments/customers.csv")
    assert len({row["id"] for row in customers}) == len(customers)
    assert all(None not in row and None not in row.values() for row in customers)
    assert {row["type"] for row in customers} == {"person", "company", "organization", "vessel", "aircraft"}
    assert all(re.fullmatch(r"([A-Z]{2})?", row["country"]) for row in customers)


def test_every_payment_and_customer_has_one_expectation_and_a_reason() -> None:
    expected = records("expected.csv")
    keys = [row["key"] for row in expected]
    customers = [row["id"] for row in records("payments/customers.csv")]
    others = [key for name in ("mt103.fin", "iat.ach") for key in read_keys(name)]
    assert keys == payment_keys() + others + customers
    assert len(set(keys)) == len(keys)
    assert {row["expectation"] for row in expected} == EXPECTATIONS
    assert all(row["why"] for row in expected)


def test_about_half_of_what_is_screened_must_pass() -> None:
    released = [row for row in records("expected.csv") if row["expectation"] == "release"]
    assert 0.4 <= len(released) / len(records("expected.csv")) <= 0.6


def test_the_readme_says_for_every_party_what_expected_csv_says() -> None:
    rows = documented("README.md")
    for row in records("expected.csv"):
        assert rows[row["key"]][3:] == [row["expectation"], row["why"]]
    for customer in records("payments/customers.csv"):
        assert rows[customer["id"]][1] == customer["name"]
    for key, transaction in zip(payment_keys(), transactions(), strict=True):
        debtor, creditor = (transaction.findtext(f"{PACS}{role}/{PACS}Nm") for role in ("Dbtr", "Cdtr"))
        assert rows[key][1] == f"{debtor} → {creditor}"


def test_every_listed_party_is_documented_with_its_name() -> None:
    rows = documented("lists/sdn/README.md")
    assert {uid: rows[uid][1] for uid in column("SDN.CSV", 0)} == {row[0]: row[1] for row in table("SDN.CSV")}
    rows = documented("lists/consolidated/README.md")
    for entity in consolidated().iter(f"{ENHANCED}entity"):
        primary = next(e.text for e in entity.iter(f"{ENHANCED}formattedFullName"))
        assert rows[entity.get("id") or ""][1] == primary


def test_listed_parties_that_expectations_name_are_on_the_example_lists() -> None:
    ids = set(column("SDN.CSV", 0)) | {e.get("id") for e in consolidated().iter(f"{ENHANCED}entity")}
    named = {uid for row in records("expected.csv") for uid in re.findall(r"\b(?:SDN|NS-PLC) (\d+)", row["why"])}
    assert len(named) > 10
    assert named <= ids


def test_names_tags_and_aliases_are_those_that_ofac_published(shared_data: Path) -> None:
    with (shared_data / "ofac/names-2026-08/ofac-sdn_2026-08-20.csv").open(encoding="utf-8", newline="") as stream:
        official = {row["uid"]: row for row in csv.DictReader(stream)}
    for row in table("SDN.CSV"):
        assert (official[row[0]]["name"], official[row[0]]["programs"]) == (row[1], row[3].replace("] [", "; "))
        aliases = [alias[3] for alias in table("ALT.CSV") if alias[0] == row[0]]
        assert "; ".join(aliases) == official[row[0]]["alternate_names"]
    root = etree.parse(shared_data / "ofac/cons-2025-03/CONS_ENHANCED.XML").getroot()
    entries = {e.get("id"): e for e in root.iter(f"{ENHANCED}entity")}
    for entity in consolidated().iter(f"{ENHANCED}entity"):
        for tag in ("formattedFullName", "isLowQuality", "sanctionsProgram", "sanctionsType", "documentNumber"):
            theirs = [e.text for e in entries[entity.get("id")].iter(f"{ENHANCED}{tag}")]
            assert [e.text for e in entity.iter(f"{ENHANCED}{tag}")] == theirs


@pytest.mark.parametrize("name", ["README.md", "lists/sdn/README.md", "lists/consolidated/README.md"])
def test_each_readme_warns_that_this_is_not_the_official_list(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert re.search(r"not the official lists?[.;] never use", text, re.IGNORECASE)
