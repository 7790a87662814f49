"""Identifiers to keys: equal exactly when the identifiers are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Identifier, IdentifierKind
from seawall.matching.identifiers import guesses, keys, nats

K = IdentifierKind
SAME = [
    (K.BIC, "KRRIRU22", K.BIC, "krriru22xxx"),
    (K.IMO, "9723071", K.VESSEL_REGISTRATION, "IMO 9723071"),
    (
        K.WALLET,
        "0xABCDEF0123456789abcdef0123456789ABCDEF01",
        K.WALLET,
        "ETH:0xabcdef0123456789abcdef0123456789abcdef01",
    ),
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
    # Base58 carries its case: these are two addresses.
    (K.WALLET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", K.WALLET, "1a1zp1ep5qgefi2dmptftl5slmv7divfna"),
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
