"""What the server draws: the waterfall of reasons, the chart of the ledger, the picture of owners."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seawall.decisions import Decision
from seawall.matching import Basis, Match, Reason
from seawall.web import House
from seawall.web.desk.chart import chart, days_between
from seawall.web.desk.owners import picture_of
from seawall.web.desk.waterfall import waterfall
from tests.web.desk.conftest import OWNED
from tests.web.desk.made import examples, screened


def match_of(*points: float) -> Match:
    reasons = tuple(Reason(f"reason {place}", point, "why") for place, point in enumerate(points))
    return Match("ofac-1", 0.5, Basis.NAME, "a", "b", weak=False, reasons=reasons)


def test_each_bar_begins_where_the_one_before_ended() -> None:
    drawn = waterfall(match_of(3.0, -1.0, 2.0))
    assert [(bar.start, bar.width, bar.kind) for bar in drawn.bars] == [
        (0.0, 75.0, "for"), (50.0, 25.0, "against"), (50.0, 50.0, "for"),
    ]  # fmt: skip
    assert (drawn.total.start, drawn.total.width, drawn.total.points) == (0.0, 100.0, 4.0)


@given(st.lists(st.floats(-20, 20), max_size=12))
@example([2.225073858507e-311])
def test_no_bar_leaves_the_picture(points: list[float]) -> None:
    for bar in waterfall(match_of(*points)).bars:
        assert -0.01 <= bar.start <= 100.01
        assert bar.start + bar.width <= 100.5


def test_a_chart_steps_on_the_day_and_its_grid_is_of_round_numbers() -> None:
    days = [date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 11)]
    drawn = chart(days, lambda day: Decimal(0 if day.day == 1 else 48_000), "USD")
    assert drawn.line == "M76.0 186.0H133.5V48.4H650.5V48.4H708"
    assert [tick.text for tick in drawn.up] == ["0", "15 k", "30 k", "45 k", "60 k"]
    assert drawn.values[-1] == (date(2026, 11, 11), Decimal(48_000))


@pytest.mark.parametrize(("first", "last", "most"), [((1, 1), (1, 1), 5), ((1, 1), (12, 31), 53), ((1, 1), (1, 3), 9)])
def test_days_of_a_chart_are_few_and_have_both_ends(first: tuple[int, int], last: tuple[int, int], most: int) -> None:
    days = days_between(date(2026, *first), date(2026, *last), most)
    assert days[0] == date(2026, *first)
    assert days[-1] == date(2026, *last)
    assert len(days) <= most


def test_the_picture_of_owners_shows_every_member_of_the_proof_and_every_holding(made: House) -> None:
    decisions = screened(made, examples("payments/beyond-names.xml"), OWNED)
    drawn = picture_of(owned(decisions))
    texts = {"".join(text.itertext()) for text in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")}
    assert {"Aeza Group LLC", "Example Cloud Services Ltd", "Example Holding GmbH", "Example Hosting BV"} <= texts
    assert {"30 %", "25 %", "45 %", "100 %", "blocked: 100 %", "blocked: listed", "not blocked"} <= texts


def owned(decisions: list[Decision]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return next(ground.ownership for row in decisions for ground in row.grounds if ground.ownership)
