"""Forms: what they say is read field by field, and what can't be taken is said beside the field."""

from datetime import date
from decimal import Decimal

import pytest

from seawall.audit.words import Basis
from seawall.web.desk.forms import Said
from seawall.web.look.shown import clean, said


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,234.50", Decimal("1234.50")), ("0", Decimal(0)), ("", None), ("12 EUR", None), ("NaN", None)],
)
def test_a_number_is_read_with_its_thousands_apart(text: str, number: Decimal | None) -> None:
    form = Said({"amount": text})
    assert form.maybe_number("amount") == number
    assert bool(form.wrong) is (number is None and bool(text))


def test_a_day_that_is_none_is_said_beside_its_field() -> None:
    form = Said({"on": "24.11.2026", "until": "2026-11-24"})
    assert form.maybe_day("until") == date(2026, 11, 24)
    assert form.day("on", date(2026, 1, 1)) == date(2026, 1, 1)
    assert form.wrong == {"on": "'24.11.2026' is no day: write it as 2027-03-31"}


def test_a_choice_is_one_of_its_words() -> None:
    form = Said({"basis": "licence", "other": "because"})
    assert form.choice("basis", Basis) is Basis.LICENCE
    assert form.choice("other", Basis) is None
    assert set(form.wrong) == {"other"}


def test_text_from_outside_turns_nothing_around_it() -> None:
    assert clean("Example\u202e Bank\x07\ud800") == "Example\ufffd Bank\ufffd\ufffd"
    assert said("<script>alert(1)</script>") == "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>"
