"""Identifiers to keys: equal exactly when the identifiers are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Identifier, IdentifierKind
from seawall.matching.identifiers import guesses, keys, listed_keys, nats

K = IdentifierKind
WALLET = "0xABCDEF0123456789abcdef0123456789ABCDEF01"
BECH32, BASE58 = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
SAME = [
    (K.BIC, "KRRIRU22", K.BIC, "krriru22xxx"),
    (K.IMO, "9723071", K.VESSEL_REGISTRATION, "IMO 9723071"),
    (
        K.WALLET,
        "0xABCDEF0123456789abcdef0123456789ABCDEF01",
        K.WALLET,
        "ETH:0xabcdef0123456789abcdef0123456789abcdef01",
    ),
    (K.WALLET, WALLET, K.WALLET, f"ethereum:{WALLET}"),
    (K.WALLET, WALLET, K.WALLET, "ABCDEF0123456789ABCDEF0123456789ABCDEF01"),
    (K.WALLET, BECH32, K.WALLET, BECH32.upper()),
    (K.WALLET, BASE58, K.WALLET, BASE58.lower()),  # as a system that keeps all addresses in one case writes it
    (K.WALLET, BASE58, K.WALLET, f"bitcoin:{BASE58}"),
    (K.MMSI, "352003372", K.MMSI, "MMSI: 352 003 372"),
    (K.IMO, "9723071", K.VESSEL_REGISTRATION, "LR/IMO 9723071"),
    (K.IMO, "9723071", K.VESSEL_REGISTRATION, "LR9723071"),
    (K.IMO, "9723071", K.IMO, "I.M.O. 972-3071"),
    (K.IMO, "9723071", K.IMO, "09723071"),
    (K.TAX_ID, "0104056090", K.TAX_ID, "104056090"),  # a spreadsheet took the nought
    (K.TAX_ID, "7813654490", K.TAX_ID, "INN 7813654490"),
    (K.TAX_ID, "7813654490", K.TAX_ID, "INN7813654490"),
    (K.PASSPORT, "AB1234567", K.PASSPORT, "Passport No. AB 1234567"),
    (K.EMAIL, "a@example.org", K.EMAIL, "mailto:A@example.org"),
    (K.WEBSITE, "integritytech.com.cn", K.WEBSITE, "hxxps://integritytech[.]com[.]cn/"),
    (K.WEBSITE, "www.integritytech.com.cn", K.WEBSITE, "https://integritytech.com.cn/en/index.html"),
    (K.TICKER, "688244 CH", K.TICKER, "688244.SH"),
    (K.REGISTRATION, "91110108562135265P", K.USCC, "9111 0108 5621 3526 5p"),
    (K.PHONE, "+7 (495) 123-45-67", K.PHONE, "007 495 1234567"),
    (K.EMAIL, "A@Example.org", K.EMAIL, "a@example.org"),
    (K.TAX_ID, "SI 91729181", K.TAX_ID, "SI91729181"),
    (K.IMO, "9723072", K.IMO, "9723072"),  # a check digit that fails: a listed number is never dropped for that
]
DIFFERENT = [
    (K.BIC, "KRRIRU22", K.BIC, "KRRIRU33"),
    (K.WALLET, BASE58, K.WALLET, BASE58[:-1] + "b"),
    (K.TAX_ID, "012345", K.TAX_ID, "12345"),  # too short to be the same without its nought
    (K.TAX_ID, "NO123456789", K.TAX_ID, "123456789"),  # a country in front is no label
    (K.WEBSITE, "integritytech.com", K.WEBSITE, "integritytech.com.cn"),
    (K.TICKER, "688244 CH", K.REGISTRATION, "688244"),
    (K.EMAIL, "a@example.org", K.WEBSITE, "example.org"),
]


@pytest.mark.parametrize(("one_kind", "one", "two_kind", "two"), SAME)
def test_the_same_identifier_has_the_same_key(one_kind: K, one: str, two_kind: K, two: str) -> None:
    assert set(keys(Identifier(one_kind, one))) == set(keys(Identifier(two_kind, two))) != set()


@pytest.mark.parametrize(("one_kind", "one", "two_kind", "two"), DIFFERENT)
def test_different_identifiers_share_no_key(one_kind: K, one: str, two_kind: K, two: str) -> None:
    assert not set(keys(Identifier(one_kind, one))) & set(keys(Identifier(two_kind, two)))


@pytest.mark.parametrize(
    "written",
    [
        f"bitcoin:{BASE58}?amount=0.1&label=Example", f"BITCOIN:{BASE58}?amount=0.1", f"XBT {BASE58}", f"{BASE58} (BTC)",
        f"https://blockchair.com/bitcoin/address/{BASE58}?page=2", f"bip122:000000000019d6689c085ae165831e93:{BASE58}",
        f"{BASE58[:25]} {BASE58[25:]}",
    ],
)  # fmt: skip
def test_a_wallet_is_found_whatever_is_written_around_its_address(written: str) -> None:
    assert set(keys(Identifier(K.WALLET, BASE58))) <= set(keys(Identifier(K.WALLET, written)))


@pytest.mark.parametrize(
    "written", [f"ethereum:{WALLET}@1/transfer?value=1", f"eip155:1:{WALLET}", f"ethereum:pay-{WALLET}"]
)
def test_so_is_one_in_figures(written: str) -> None:
    assert set(keys(Identifier(K.WALLET, WALLET))) <= set(keys(Identifier(K.WALLET, written)))


@pytest.mark.parametrize(
    "iban, bic, is_its",
    [
        ("BY13NBRB3600900000002Z00AB00", "NBRBBY2X", True),  # the example of the registry
        ("GB82 WEST 1234 5698 7654 32", "WESTGB2LXXX", True),
        ("GB82 WEST 1234 5698 7654 32", "WESTNL2A", False),
        ("DE89370400440532013000", "COBADEFF", False),  # figures, and nothing of a BIC
        ("NL91ABNA0417164300", "RABONL2U", False),
    ],
)
def test_an_iban_tells_the_bank_where_it_carries_the_letters_of_its_bic(iban: str, bic: str, is_its: bool) -> None:
    asked = set(keys(Identifier(K.ACCOUNT, iban)))
    assert asked.isdisjoint(listed_keys(Identifier(K.BIC, bic))) is not is_its


def test_another_code_of_the_same_bank_is_not_asked_for_by_a_bic() -> None:
    assert set(keys(Identifier(K.BIC, "NBRBBY33"))).isdisjoint(listed_keys(Identifier(K.BIC, "NBRBBY2X")))


@pytest.mark.parametrize("value", ["", "12", "n/a", "-0-", "NONE"])
def test_what_says_nothing_has_no_key(value: str) -> None:
    assert list(keys(Identifier(K.REGISTRATION, value))) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("688244", "ticker:688244"),
        ("91110108562135265P", "number:91110108562135265P"),
        ("www.integritytech.com.cn", "web:integritytech.com.cn"),
        ("KRRIRU22XXX", "bic:KRRIRU22"),
    ],
)
def test_a_bare_text_is_tried_as_every_identifier_it_may_be(text: str, key: str) -> None:
    assert key in {found for guess in guesses(text) for found in keys(guess)}


def test_a_name_is_not_taken_for_an_identifier() -> None:
    assert list(guesses("Integrity Technology Group Incorporated")) == []


def test_a_longer_number_says_more() -> None:
    assert nats("number:123456") < nats("number:91110108562135265P")


@given(st.sampled_from(IdentifierKind), st.text(max_size=120))
def test_any_value_gives_keys_without_failing(kind: IdentifierKind, value: str) -> None:
    assert list(keys(Identifier(kind, value))) == list(keys(Identifier(kind, value)))
