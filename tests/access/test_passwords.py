"""Passwords: long ones are taken whatever they are made of, and what everybody tries first is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.access import passwords
from seawall.errors import InputRefused

CHEAP = passwords.Cost(1, 8, 1)
SALT = bytes(16)


@pytest.mark.parametrize(
    "said",
    [
        "correct horse battery",
        "zwölf Zeichen sind's",
        "tide table 1953",
        "ангел у моря 12",
        "🐚🦀🦞🐙🦑🐡🐠🐟🐬🐳🐋🦈",
    ],
)
def test_length_is_what_counts(said: str) -> None:
    assert passwords.worthy(said, "ana", "Ana Example")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("short words", "at least 12"),
        ("a" * 257, "at most 256"),
        ("aaaaaaaaaaaa", "repeats"),
        ("121212121212", "repeats"),
        ("a b c d e f g h i j", "row of keys"),
        ("abcdefghijklmnop", "row of keys"),
        ("qwertyuiopasdf", "row of keys"),
        ("1234567890123", "row of keys"),
        ("Password12345!", "tried first"),
        ("Seawall-2026!", "tried first"),
        ("ana.example@bank", "tried first"),
        ("Example12345", "tried first"),
        ("with a \x1b[31m in it", "can be typed"),
        ("half \ud800 a sign here", "can be typed"),
    ],
)
def test_what_is_tried_first_is_refused(said: str, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        passwords.worthy(said, "ana.example@bank", "Ana Example")


def test_a_hash_is_argon2id_with_its_parameters_and_knows_its_password_however_it_is_typed() -> None:
    kept = passwords.hashed("zwo\u0308lf Zeichen", CHEAP, SALT)
    assert kept.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert passwords.is_right(kept, "zw\u00f6lf Zeichen")
    assert not passwords.is_right(kept, "zwolf Zeichen")
    assert passwords.is_weaker(kept, passwords.USUAL)


def test_the_hash_for_names_that_nobody_has_costs_what_others_cost() -> None:
    assert not passwords.is_weaker(passwords.ABSENT, passwords.USUAL)
    assert (passwords.USUAL.passes, passwords.USUAL.memory) == (3, 65_536)


@given(st.text(), st.text(max_size=300))
def test_a_hash_that_cannot_be_read_is_nobodys(kept: str, password: str) -> None:
    assert not passwords.is_right(kept, password)
