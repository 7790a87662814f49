"""Counts of a run: every outcome, every problem, and the strictest of all."""

from seawall.decisions import Outcome
from seawall.reports import Tally
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
