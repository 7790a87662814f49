"""Counts of a run: every outcome, every problem, and the strictest of all."""

import pytest

from seawall.decisions import Outcome
from seawall.errors import Problem
from seawall.reports import BySource, Tally
from tests.reports.made_decisions import ALL, PROBLEM, decision


def test_everything_that_goes_by_is_counted() -> None:
    tally = Tally()
    for item in ALL:
        tally.add(item)
    assert tally.outcomes == {Outcome.RELEASE: 1, Outcome.BLOCK: 1, Outcome.REVIEW: 1, Outcome.REJECT: 1}
    assert (tally.decided, tally.stopped, tally.problems, tally.strictest) == (4, 3, 1, Outcome.BLOCK)


def test_nothing_at_all_is_a_release() -> None:
    assert Tally().strictest is Outcome.RELEASE


def test_a_problem_alone_is_a_review() -> None:
    tally = Tally()
    tally.add(decision())
    tally.add(PROBLEM)
    assert tally.strictest is Outcome.REVIEW


def test_all_problems_are_counted_and_the_first_are_kept() -> None:
    tally = Tally()
    for _ in range(1_000):
        tally.add(PROBLEM)
    assert (tally.problems, len(tally.first_problems)) == (1_000, Tally.KEPT)


def test_each_source_is_counted_by_itself_also_one_that_holds_nothing() -> None:
    sources = BySource()
    for name in ("empty.csv", PROBLEM.source):
        sources.begin(name)
    for item in (*ALL, PROBLEM):
        sources.add(item)
    assert sources.tallies["empty.csv"].decided == 0
    assert sum(tally.decided for tally in sources.tallies.values()) == 4
    assert "empty.csv" not in dict(sources.stopped())


def test_of_very_many_sources_the_last_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BySource, "KEPT", 3)
    sources = BySource()
    for number in range(9):
        sources.begin(f"{number}.csv")
        sources.add(Problem(f"{number}.csv", "", "", "", "unread"))
    assert list(sources.tallies) == ["0.csv", "1.csv", "2.csv", BySource.OTHERS]
    assert sources.tallies[BySource.OTHERS].problems == 6
