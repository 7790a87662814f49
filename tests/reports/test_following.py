"""What follows as a part of a page: every value escaped, long tables cut and counted, last days in words."""

from dataclasses import replace

import pytest

from seawall.obligations import Facts, NexusKind, following
from seawall.reports.following import fragment, last_day
from tests.obligations.made import ALL, NAME, TOUCHED, day, tie

HOSTILE = "<script>alert(1)</script> \x1b[2J"


def test_every_value_of_the_house_is_escaped() -> None:
    row = replace(tie(ours=HOSTILE), who=HOSTILE, entity=HOSTILE, place=HOSTILE)
    text = fragment(following(Facts(HOSTILE, ALL, TOUCHED, (row,)), day("2026-11-22")))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_thousand_ties_are_cut_and_counted() -> None:
    rows = tuple(tie(ours=f"PAY-{number}") for number in range(600))
    text = fragment(following(Facts(NAME, ALL, nexuses=rows), day("2026-11-22")))
    assert "… and 100 more" in text
    assert "PAY-599" not in text


def test_without_ties_and_rules_the_page_says_so() -> None:
    assert "Nothing of ours is known to be tied" in fragment(following(Facts(NAME, ALL), day("2026-11-22")))
    text = fragment(following(Facts(""), day("2026-11-22")))
    assert "nothing of ours was looked for" in text
    assert "No rule of the table is led to on 2026-11-22" in text


# what was found, asked on | rule | what the column says
DAYS = [
    (tie(when="2025-06-01"), "2025-06-13", "us-report-blocked", "2025-06-13"),
    (tie(when="2025-06-01"), "2025-06-14", "us-report-blocked", "2025-06-13, passed"),
    (tie(NexusKind.CUSTOMER, ""), "2025-06-14", "us-report-blocked", "day not known"),
    (tie(when="2025-06-01"), "2025-06-14", "us-block", "none set"),
    (tie(when="2025-06-01"), "2025-06-14", "us-self-disclosure", "none set"),
    (tie(when="2025-06-01"), "2025-05-14", "us-report-blocked", "none set"),
]


@pytest.mark.parametrize(("row", "on", "rule", "said"), DAYS)
def test_the_last_day_is_told_in_words(row: object, on: str, rule: str, said: str) -> None:
    told = following(Facts(NAME, ALL, nexuses=(row,)), day(on))  # type: ignore[arg-type]  # a tie
    (found,) = [one for one in told.obligations if one.rule == rule]
    assert last_day(found, told) == said
