"""Identifiers in running text: found by their check digits, their label or their form, with the place where they stand."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import IdentifierKind as K
from seawall.matching import intext
from seawall.matching.intext import CHECK_FAILS, UNLABELLED, identifiers_in


@pytest.mark.parametrize(
    "text, found",
    [
        # The genesis address, a SegWit and a Taproot address of BIP 173 and BIP 350, and addresses of published contracts.
        ("to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.", [(K.WALLET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "")]),
        ("BTC:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", [
            (K.WALLET, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "")]),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", [
            (K.WALLET, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "")]),
        ("USDT TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", [(K.WALLET, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "")]),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", [(K.WALLET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", CHECK_FAILS)]),
        ("MT EXAMPLE IMO 9074729", [(K.IMO, "9074729", "")]),
        ("imo no. 9074728", [(K.IMO, "9074728", CHECK_FAILS)]),
        ("tanker Example 9074729 bunkers", [(K.IMO, "9074729", UNLABELLED)]),
        ("lei 5493001KJTIIGC8Y1R12", [(K.LEI, "5493001KJTIIGC8Y1R12", "")]),
        ("LEI: 5493001KJTIIGC8Y1R13", [(K.LEI, "5493001KJTIIGC8Y1R13", CHECK_FAILS)]),
        ("USCC 91110108562135265P paid", [(K.USCC, "91110108562135265P", "")]),
        ("SWIFT BKMTIRTH", [(K.BIC, "BKMTIRTH", "")]),
        ("via DEUTDEFFXXX", [(K.BIC, "DEUTDEFFXXX", "")]),
        ("THE REPAIRED SHIP", [(K.BIC, "REPAIRED", UNLABELLED)]),
        ("IBAN DE89 3704 0044 0532 0130 00 thanks", [(K.ACCOUNT, "DE89370400440532013000", "")]),
        ("GB82WEST12345698765432", [(K.ACCOUNT, "GB82WEST12345698765432", "")]),
        ("US0378331005 shares", [(K.ISIN, "US0378331005", "")]),
        ("see www.integritytech.com.cn or mail info@example.org", [
            (K.WEBSITE, "www.integritytech.com.cn", ""), (K.EMAIL, "info@example.org", "")]),
    ],
)  # fmt: skip
def test_an_identifier_is_found(text: str, found: list[tuple[K, str, str]]) -> None:
    assert [(each.kind, each.value, each.note) for each, _, _ in identifiers_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "INVOICE 9074729", "ORDER 1234567", "PAYMENTS TRANSFER", "DE88 3704 0044 0532 0130 00", "US0378331006",
        "91110108562135265Q", "5493001KJTIIGC8Y1R13", "T" * 34, "1" * 30, "0x12", "tax 10000", "company 2026 12345", "",
        "DE89 3704 0044 0532 0130 001", "DE89 3704 0044 0532.01300 ", "PAY DE89370400440532/01300", "DE89 3704 0044 0532 013٠00",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_identifier_is_none(text: str) -> None:
    assert list(identifiers_in(text)) == []


@pytest.mark.parametrize(
    "text, kind, number",
    [
        ("INN7813654490 OOO PRIMER", K.TAX_ID, "7813654490"),
        ("ИНН 7813654490 ООО Пример", K.TAX_ID, "7813654490"),
        ("INN/KPP 7813654490/780101001 OOO PRIMER", K.TAX_ID, "7813654490"),
        ("TIN 7813654490 2026", K.TAX_ID, "7813654490"),
        ("Tax ID No. 113294246", K.TAX_ID, "113294246"),
        ("VAT NO RS113294246", K.TAX_ID, "RS113294246"),
        ("CNPJ 12.345.678/0001-90", K.TAX_ID, "12.345.678/0001-90"),
        ("OGRN 1217800095248", K.REGISTRATION, "1217800095248"),
        ("company no. 15109642", K.REGISTRATION, "15109642"),
        ("passport AB 1234567, issued 2019", K.PASSPORT, "AB 1234567"),
        ("DNI 12345678Z", K.NATIONAL_ID, "12345678Z"),
        ("MMSI: 352 003 372", K.MMSI, "352 003 372"),
    ],
)
def test_a_number_that_only_its_label_tells_is_found(text: str, kind: K, number: str) -> None:
    assert [(one.kind, text[start:stop]) for one, start, stop in identifiers_in(text)] == [(kind, number)]


# What stands in one line, cut at each of its characters, is found at the same place, with the cut in it.
_CUT = (
    ("IMO 9074729", K.IMO, "9074729"),
    ("BTC:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", K.WALLET, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", K.WALLET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("lei 5493001KJTIIGC8Y1R12", K.LEI, "5493001KJTIIGC8Y1R12"),
    ("USCC 91110108562135265P", K.USCC, "91110108562135265P"),
    ("IBAN DE89 3704 0044 0532 0130 00", K.ACCOUNT, "DE89370400440532013000"),
    ("SWIFT BKMTIRTH", K.BIC, "BKMTIRTH"),
    ("ISIN US0378331005", K.ISIN, "US0378331005"),
    ("mail info@seawall.example", K.EMAIL, "info@seawall.example"),
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n//", " \n // "])
@pytest.mark.parametrize(("text", "kind", "value"), _CUT)
def test_an_identifier_that_a_line_end_cuts_is_found_wherever_it_is_cut(
    text: str, kind: K, value: str, end: str
) -> None:
    begins = text.index(value[:4])
    for at in range(begins + 1, len(text)):
        cut = f"FIRST LINE\n{text[:at].rstrip()}{end}{text[at:].lstrip()}\nLAST LINE"
        found = [row for row in identifiers_in(cut) if (row[0].kind, row[0].value) == (kind, value)]
        assert found, cut
        _, start, stop = found[0]
        assert re.sub(r"\s|//", "", cut[start:stop]).endswith(value), cut[start:stop]


def test_an_address_over_four_lines_is_one() -> None:
    address = "4" + "8AbCdEfGhJkLmNpQrStUvWxYz123456" * 3 + "q"
    lines = [address[at : at + 30] for at in range(0, len(address), 30)]
    assert [row.value for row, _, _ in identifiers_in("XMR\n" + "\n".join(lines)) if len(row.value) > 90] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "PAYMENT OF INVOICE 907\n4729 TO US", "GOODS FROM BKMT\nIRTH BY SEA", "REF BKMT\nIR2X", "DE88 3704 0044\n0532 0130 00",
        "UNITS 12\n34 BOXES", "\n\n//\n//", "1\n2\n3\n4\n5\n6\n7",
    ],
)  # fmt: skip
def test_words_over_a_line_end_make_no_identifier(text: str) -> None:
    assert list(identifiers_in(text)) == []


@given(st.text(max_size=300) | st.text("0123456789ABCDEFxX13bcTr IMO.:@/-\n", max_size=300))
def test_any_text_gives_identifiers_inside_it_and_those_within_a_line_do_not_overlap(text: str) -> None:
    reached = 0
    for _, start, stop in identifiers_in(text):
        assert 0 <= start < stop <= len(text)
        if not re.search(r"[\r\n]", text[start:stop]):
            assert reached <= start
            reached = stop


def test_the_listed_bitcoin_and_tron_addresses_pass_their_check(shared_data: Path) -> None:
    """Each address of the published files is found whole, its check passed."""
    for name in ("XBT", "TRX"):
        lines = (shared_data / "ofac" / "crypto" / f"0xB10C_sanctioned_addresses_{name}.txt").read_text("ascii").split()
        for line in lines:
            (found,) = identifiers_in(f"payment to {line} for services")
            assert (found[0].value, found[0].note) == (line, ""), line


_PARTS = (
    "IMO 9074729", "vessel ٩٠٧٤٧٢٩", "DEUTDEFF", "deutdeff", "HTTPS://a.example", "WWW.a.example", "a@b.example",
    "NO93 8601 1117 947", "91110108562135265P", "5493001KJTIIGC8Y1R12", "US0378331005", " ", "/", "x", "7",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS) | st.text(max_size=4), max_size=6).map("".join))
def test_no_reader_is_passed_over_that_would_find_something(text: str) -> None:
    everything = [each for _, readers in intext._READERS for reader in readers for each in reader(text)]
    passed = [each for holds, readers in intext._READERS if not holds(text) for one in readers for each in one(text)]
    assert passed == []
    assert {each[0] for each in identifiers_in(text)} <= {each[0] for each in everything}
