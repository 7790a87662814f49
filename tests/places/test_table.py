"""The table of restricted jurisdictions: dated, marked, and large enough."""

from datetime import date

import pytest

from seawall.places import jurisdictions
from seawall.places.table import gazetteer


@pytest.mark.parametrize(
    "jurisdiction, on, measures",
    [
        ("syria", date(2025, 6, 30), ["comprehensive"]),
        ("syria", date(2025, 7, 1), ["list-based"]),
        ("cuba", date(2026, 8, 20), ["comprehensive"]),
        ("crimea", date(2014, 12, 18), []),
        ("crimea", date(2014, 12, 19), ["regional embargo"]),
        ("dnr", date(2022, 2, 21), ["regional embargo"]),
        ("kherson-zaporizhzhia", date(2026, 1, 1), ["none", "regional embargo", "regional embargo"]),
    ],
)
def test_a_restriction_holds_in_its_window_of_dates(jurisdiction: str, on: date, measures: list[str]) -> None:
    assert [row.measure for row in jurisdictions()[jurisdiction].restrictions(on)] == measures


@pytest.mark.parametrize("jurisdiction", ["cuba", "iran", "north-korea", "crimea", "dnr", "lnr", "syria"])
def test_a_jurisdiction_has_its_larger_places(jurisdiction: str) -> None:
    places = {row.place for rows in gazetteer().spellings.values() for row in rows if row.jurisdiction == jurisdiction}
    assert len(places) >= 20
