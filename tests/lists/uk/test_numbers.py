"""Numbers of registers as they are written on the list, taken apart where their labels say how, and never lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Identifier, IdentifierKind
from seawall.lists.uk.numbers import MAX_NUMBER_CHARS, REGISTRATION_LABEL, document, registration_numbers

TAX, REGISTER, USCC, BIC, LEI = (
    IdentifierKind.TAX_ID,
    IdentifierKind.REGISTRATION,
    IdentifierKind.USCC,
    IdentifierKind.BIC,
    IdentifierKind.LEI,
)
PLAIN = REGISTRATION_LABEL

# Real fields of the list of May 2026 → (kind, label, number, country) of each number.
FIELDS = [
    ("1026600727713", [(REGISTER, PLAIN, "1026600727713", "")]),
    ("'02002202310071", [(REGISTER, PLAIN, "02002202310071", "")]),
    ("INN: 1656003409 ", [(TAX, "INN", "1656003409", "")]),
    ("INN – 7806121490", [(TAX, "INN", "7806121490", "")]),
    ("INN: 7705260427OGRN: 1037739042912", [(TAX, "INN", "7705260427", ""), (REGISTER, "OGRN", "1037739042912", "")]),
    (
        "Russia INN – 7718964660 Russia OGRN – 1147746050935 ",
        [(TAX, "Russia INN", "7718964660", ""), (REGISTER, "Russia OGRN", "1147746050935", "")],
    ),
    ("Unified Social Credit Code: 91310113MACPUNUD5T ", [(USCC, "Unified Social Credit Code", "91310113MACPUNUD5T", "")]),
    (
        "Tax ID No. 7703226533 (Russia); Registration Number 1157746244017 (Russia)",
        [(TAX, "Tax ID No", "7703226533", "Russia"), (REGISTER, "Registration Number", "1157746244017", "Russia")],
    ),
    ("Tax Identification Number: INN: 7726531639", [(TAX, "INN", "7726531639", "")]),
    ("BIC: AKILKG22 ", [(BIC, "BIC", "AKILKG22", "")]),
    (
        "Germany Commercial Registration Number – K1101R_HRB14604 SWIFT/BIC – EIHBIRTH ",
        [(REGISTER, "Germany Commercial Registration Number", "K1101R_HRB14604", ""), (BIC, "SWIFT/BIC", "EIHBIRTH", "")],
    ),
    (
        "Legal Entity Number 2534006SJ05GGKETEY75 (Russia) Registration Number 1027739179160 (Russia) ",
        [
            (LEI, "Legal Entity Number", "2534006SJ05GGKETEY75", "Russia"),
            (REGISTER, "Registration Number", "1027739179160", "Russia"),
        ],
    ),
    ("7813654490 - TIN", [(TAX, "TIN", "7813654490", "")]),
    ("7706061801 (INN) ", [(TAX, "INN", "7706061801", "")]),
    ("1037739635890 (Russia)", [(REGISTER, PLAIN, "1037739635890", "Russia")]),
    ("NIP: 7010994804", [(REGISTER, "NIP", "7010994804", "")]),
    ("Thai business registry number: 0135560009520", [(REGISTER, "Thai business registry number", "0135560009520", "")]),
    ("DSO-ZZCO-16068", [(REGISTER, PLAIN, "DSO-ZZCO-16068", "")]),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", FIELDS)
def test_a_number_is_read_with_its_label(text: str, expected: list[tuple[IdentifierKind, str, str, str]]) -> None:
    found = registration_numbers(text)
    assert [(row.kind, row.label, row.value, row.country) for row in found.identifiers] == expected
    assert found.others == ()


def test_a_number_that_many_share_is_no_identifier() -> None:
    """A KPP names a tax office and a reason: all companies of one district share it."""
    found = registration_numbers("OGRN: 1247700291200\nKPP: 770701001\nINN: 9707028663")
    assert [row.value for row in found.identifiers] == ["1247700291200", "9707028663"]
    assert found.others == (("KPP", "770701001"),)


WHOLE = [
    "(УНН/ИНН): 190950894 (Belarus),  7704734000/770301001 (Russia)",
    "311490-3301-ZAO TIN: 01312202410095",
    "Trade Register Number: District Court of Würzburg HRB 13359",
    "BvD ID number: IR0000119360 BvD account number: IR0000119360U Commercial register number (Trade register number): 96225",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_can_not_be_taken_apart_stands_whole_beside_what_can(text: str) -> None:
    *_, last = registration_numbers(text).identifiers
    assert (last.kind, last.label, last.value) == (REGISTER, PLAIN, " ".join(text.split()))


@given(st.lists(st.sampled_from(["INN", "OGRN:", "KPP -", "12345678", "(Russia)", "x", " ", "Tax ID No. ", "9", "\n"])))
def test_no_long_number_is_lost_whatever_stands_around_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = registration_numbers(text)
    kept = " ".join((*(row.value for row in found.identifiers), *(value for _, value in found.others)))
    for number in re.findall(r"\d{5,}", text):
        assert number in kept


@given(st.text(max_size=600))
def test_any_text_gives_numbers(text: str) -> None:
    found = registration_numbers(text)
    assert found.identifiers or found.others


def test_an_endless_text_is_kept_whole_at_once() -> None:
    for text in ("1" * 1_000_000, "A " * 500_000, "INN " * 250_000, "(" * 1_000_000, "Aa number" * 100_000):
        (only,) = registration_numbers(text).identifiers
        assert only.value == " ".join(text.split())
        assert document(IdentifierKind.PASSPORT, "Passport", text, "").value
    assert len("INN: 1656003409") < MAX_NUMBER_CHARS


DOCUMENTS = [
    ("Kuwait,  number 273030601222", "273030601222", "Kuwait", ""),
    ("Indonesia, number T710219 (issued in Sukoharjo) ", "T710219", "Indonesia", "issued in Sukoharjo"),
    ("Russian number: 0258399", "0258399", "Russian", ""),
    ("3520025509842-7 (Pakistani)", "3520025509842-7", "Pakistani", ""),
    (" 55 0344417 ", "55 0344417", "", ""),
    ("'0703769818 (31)", "0703769818 (31)", "", ""),
    ("NR 75 2987491  ", "NR 75 2987491", "", ""),
]


@pytest.mark.parametrize("text, value, country, note", DOCUMENTS)
def test_a_document_s_number_is_parted_from_its_country(text: str, value: str, country: str, note: str) -> None:
    assert document(IdentifierKind.PASSPORT, "Passport", text, "") == Identifier(
        IdentifierKind.PASSPORT, value, "Passport", country, note=note
    )
