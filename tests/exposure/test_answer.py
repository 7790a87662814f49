"""Were we touched: each kind of row has its answer, and "no" is said only where the logs could have shown it."""

from datetime import timedelta
from typing import Any

import pytest

from seawall.claims.indicator import Indicator, IndicatorKind, Tier
from seawall.exposure.answer import Answer, Touched, answer, rule
from seawall.exposure.coverage import coverage
from seawall.exposure.index import Index
from seawall.exposure.sightings import meetings, sightings
from tests.exposure.made import OURS, at, flow, flow_table, indicator, ip, name, name_table, window
from tests.exposure.test_coverage import ALL, Day

WEEK = window("2024-05-01", "2024-05-07")
EVERY_DAY = {f"2024-05-0{day}": Day(ALL) for day in range(1, 8)}
SCAN = {"state": "S0", "src_packets": 1, "dst_packets": 0, "dst_bytes": 0}
HIT = flow("2024-05-02", OURS, "203.0.113.5")


def asked(looked_for: Indicator, *rows: dict[str, Any], days: dict[str, Day] | None = None) -> Answer:
    index = Index.of([looked_for])
    table = name_table(*rows) if any("kind" in row for row in rows) else flow_table(*rows)
    shown = EVERY_DAY if days is None else days
    covered = coverage(index, {"flows": shown, "dns": shown}, at("2024-12-31"))
    return answer(sightings(meetings(table, index), index), covered)


# what was looked for | the one row of the log | the answer where every day is covered
TABLE: list[tuple[str, Indicator, dict[str, Any], Touched]] = [
    ("contact in the window", ip("203.0.113.5", WEEK), HIT, Touched.YES),
    ("an attempt in the window", ip("203.0.113.5", WEEK), {**HIT, "state": "S0", "dst_packets": 0, "dst_bytes": 0}, Touched.YES),
    ("it contacted us", ip("203.0.113.5", WEEK), flow("2024-05-02", "203.0.113.5", OURS), Touched.YES),
    ("it scanned us", ip("203.0.113.5", WEEK), flow("2024-05-02", "203.0.113.5", OURS, **SCAN), Touched.NO),
    ("contact near the window", ip("203.0.113.5", WEEK), flow("2024-05-08", OURS, "203.0.113.5"), Touched.UNKNOWN),
    ("contact long before", ip("203.0.113.5", WEEK), flow("2024-01-02", OURS, "203.0.113.5"), Touched.NO),
    ("contact long after", ip("203.0.113.5", WEEK), flow("2024-08-02", OURS, "203.0.113.5"), Touched.NO),
    ("contact after seizure", ip("203.0.113.5", window("2024-05-01", "2024-05-07", seized="2024-06-01")), flow("2024-08-02", OURS, "203.0.113.5"), Touched.UNKNOWN),
    ("contact after reassignment", ip("203.0.113.5", window("2024-05-01", "2024-05-07", reassigned="2024-06-01")), flow("2024-08-02", OURS, "203.0.113.5"), Touched.NO),
    ("contact without a window", ip("203.0.113.5", window()), HIT, Touched.UNKNOWN),
    ("a victim's device", ip("203.0.113.5", WEEK, tier=Tier.DEVICE), HIT, Touched.UNKNOWN),
    ("its name looked up", indicator("example.com", IndicatorKind.SUFFIX, WEEK), name("2024-05-02", "dns", "c2.example.com"), Touched.YES),
    ("a look-alike looked up", indicator("example.com", IndicatorKind.SUFFIX, WEEK), name("2024-05-02", "dns", "notexample.com"), Touched.NO),
    ("its address as an answer", ip("203.0.113.5", WEEK), name("2024-05-02", "answer_ip", "203.0.113.5"), Touched.UNKNOWN),
    ("nothing", ip("203.0.113.5", WEEK), flow("2024-05-02", OURS, "203.0.113.6"), Touched.NO),
    ("an indicator that can't be read", ip("203.0.113", WEEK), HIT, Touched.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize("said, looked_for, row, expected", TABLE, ids=[row[0] for row in TABLE])
def test_each_kind_of_row_has_its_answer(
    said: str, looked_for: Indicator, row: dict[str, Any], expected: Touched
) -> None:
    assert asked(looked_for, row).touched is expected, said


def test_no_is_not_said_without_logs() -> None:
    found = asked(ip("203.0.113.5", WEEK), days={})
    assert found.touched is Touched.UNKNOWN
    assert found.reasons == ("7.0 of 7.0 indicator-days are not covered by logs",)
    assert found.sentence == "Unknown (coverage 0.0 %: 0.0 of 7.0 indicator-days)."


def test_yes_needs_no_coverage() -> None:
    assert asked(ip("203.0.113.5", WEEK), HIT, days={}).touched is Touched.YES


def test_no_says_its_coverage() -> None:
    found = asked(ip("203.0.113.5", WEEK))
    assert found.sentence == "No, as far as logs exist (coverage 100.0 %: 7.0 of 7.0 indicator-days)."


def test_one_day_of_twenty_one_missing_is_still_a_no_and_two_are_not() -> None:
    days = {f"2024-05-{day:02}": Day(ALL) for day in range(1, 22)}
    three_weeks = ip("203.0.113.5", window("2024-05-01", "2024-05-21"))
    days.pop("2024-05-10")
    assert asked(three_weeks, days=days).touched is Touched.NO
    days.pop("2024-05-11")
    assert asked(three_weeks, days=days).touched is Touched.UNKNOWN


def test_rows_of_two_windows_that_lie_apart_are_counted_both_and_a_row_of_two_claims_once() -> None:
    days = [window("2024-01-01", "2024-01-31"), WEEK, window("2024-05-01", "2024-05-31")]
    index = Index.of([ip("203.0.113.5", each, claim=f"claim:{number}") for number, each in enumerate(days)])
    rows = [flow(day, OURS, "203.0.113.5") for day in ("2024-01-02", "2024-01-03", "2024-05-02")]
    found = answer(sightings(meetings(flow_table(*rows), index), index), coverage(index, {}, at("2024-12-31")))
    assert found.sentence.startswith("Yes: 3 rows of 1 of our hosts")


def test_rows_of_windows_that_overlap_in_part_and_of_networks_within_one_another_are_counted_once() -> None:
    days = [window("2024-05-01", "2024-05-10"), window("2024-05-05", "2024-05-20")]
    told = [ip("203.0.113.5", each, claim=f"claim:{number}") for number, each in enumerate(days)]
    index = Index.of([*told, ip("203.0.113.0/24", days[0]), ip("203.0.113.9", days[0], tier=Tier.DEVICE)])
    on = ["2024-05-02", "2024-05-03", "2024-05-06", "2024-05-15", "2024-05-16", "2024-05-17"]
    rows = [*(flow(day, OURS, "203.0.113.5") for day in on), flow("2024-05-02", OURS, "203.0.113.9")]
    found = answer(sightings(meetings(flow_table(*rows), index), index), coverage(index, {}, at("2024-12-31")))
    assert found.sentence.startswith("Yes: 7 rows of 1 of our hosts")
    assert found.reasons[0].startswith("1 row with a device of a third party")


def test_a_name_that_is_met_by_itself_and_by_its_suffix_is_one_row() -> None:
    kinds = (IndicatorKind.DOMAIN, IndicatorKind.SUFFIX)
    index = Index.of([indicator("c2.example.com", kind, WEEK) for kind in kinds])
    rows = name_table(name("2024-05-02", "dns", "c2.example.com"), name("2024-05-02", "dns", "a.c2.example.com"))
    found = answer(sightings(meetings(rows, index), index), coverage(index, {}, at("2024-12-31")))
    assert found.sentence.startswith("Yes: 2 rows of 1 of our hosts")


def test_many_addresses_that_are_covered_make_no_no_of_a_name_that_is_not() -> None:
    looked_for = [ip(f"203.0.113.{number}", WEEK) for number in range(1, 40)]
    index = Index.of([*looked_for, indicator("example.com", IndicatorKind.SUFFIX, WEEK)])
    covered = coverage(index, {"flows": EVERY_DAY}, at("2024-12-31"))
    assert covered.share
    assert covered.share > 0.95
    found = answer((), covered)
    assert found.touched is Touched.UNKNOWN
    assert found.reasons == ("7.0 of 7.0 indicator-days that dns must show are not covered by logs",)
    both = coverage(index, {"flows": EVERY_DAY, "dns": EVERY_DAY}, at("2024-12-31"))
    assert answer((), both).touched is Touched.NO


def test_scans_are_told_beside_a_no() -> None:
    found = asked(ip("203.0.113.5", WEEK), flow("2024-05-02", "203.0.113.5", OURS, **SCAN))
    assert found.reasons == ("1 row of scans of our hosts, which is no communication",)


def test_the_rule_names_its_number() -> None:
    assert "95%" in rule()
    assert "80%" in rule(0.8)


def test_more_skew_never_turns_unknown_into_no() -> None:
    row = flow("2024-05-09 00:00:01", OURS, "203.0.113.5")
    told = []
    for skew in (timedelta(0), timedelta(hours=1)):
        index = Index.of([ip("203.0.113.5", WEEK)], skew)
        covered = coverage(index, {"flows": EVERY_DAY}, at("2024-12-31"))
        told.append(answer(sightings(meetings(flow_table(row), index), index), covered).touched)
    assert told == [Touched.NO, Touched.UNKNOWN]
