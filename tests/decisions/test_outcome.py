"""Block goes before reject, reject before review, review before release."""

from seawall.decisions import Outcome, strictest


def test_the_strictest_outcome_wins_and_nothing_at_all_is_a_release() -> None:
    assert sorted(Outcome, key=lambda outcome: outcome.rank) == ["release", "review", "reject", "block"]
    assert strictest([Outcome.REVIEW, Outcome.BLOCK, Outcome.RELEASE]) is Outcome.BLOCK
    assert strictest([]) is Outcome.RELEASE
