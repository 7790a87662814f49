"""Obligations and the money side in a brief: state, last day and authority are told, and nothing is decided for the reader."""

from datetime import date
from decimal import Decimal

import pytest

from seawall.attribute import Attributing
from seawall.attribution import graph
from seawall.brief import Beside, brief
from seawall.briefs import Brief, Source
from seawall.briefs.duties import duties
from seawall.briefs.notes import Notes
from seawall.obligations import Facts, Following, Nexus, NexusKind, Obligation, State
from tests.briefs.made import PARTY, case, opened, section


def obligation(state: State = State.IN_FORCE, due: date | None = None, binds: str = "US persons") -> Obligation:
    return Obligation(
        "us-report", "Report blocked property", "US", "31 CFR 501.603", binds, ("it was blocked",), state, "10 business days", None, due,
        "if you are a US person", "A", "31 CFR 501.603",
    )  # fmt: skip


TOLD = [
    (obligation(due=date(2025, 1, 17)), "Report blocked property: 10 business days, by 17 January 2025 (if you are a US person) [US, in force]. Bound: US persons."),
    (obligation(State.PROPOSED), "Report blocked property: 10 business days (if you are a US person) [US, proposed]. Bound: US persons."),
    (obligation(State.VOLUNTARY, binds="nobody"), "Report blocked property: 10 business days (if you are a US person) [voluntary]."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "text"), TOLD)
def test_an_obligation_is_told_with_its_state_its_last_day_and_whom_it_binds(row: Obligation, text: str) -> None:
    following = Following(date(2025, 1, 3), Facts("Example"), (row,), ())
    notes = Notes(graph([]))
    (told,) = duties(following, notes)
    assert told.text == text
    (note,) = notes.whole_list()
    assert (note.kind, note.by, note.mark, note.meaning) == (
        Source.RULE,
        "31 CFR 501.603",
        "A",
        "the official text was read",
    )


def test_what_is_in_force_comes_first() -> None:
    rows = (obligation(State.VOLUNTARY), obligation(State.PROPOSED), obligation())
    told = [one.text for one in duties(Following(date(2025, 1, 3), Facts("Example"), rows, ()), Notes(graph([])))]
    assert ["in force" in told[0], "proposed" in told[1], "voluntary" in told[2]] == [True, True, True]


def with_books() -> Brief:
    tie = Nexus(
        NexusKind.PAYMENT, "Example Trading LLC", "PAY-7", "ofac-50543", PARTY, when=date(2025, 6, 1), amount=Decimal(2500), currency="USD",
        place="payments.xml, PAY-7",
    )  # fmt: skip
    return brief(
        case(), Attributing(PARTY), Beside(following=Following(date(2025, 6, 2), Facts(PARTY, nexuses=(tie,)), (), ()))
    )


def test_what_of_ours_is_tied_to_the_party_rests_on_our_own_books() -> None:
    made = with_books()
    assert "Payment PAY-7 of 2,500 USD on 2025-06-01: Example Trading LLC is Integrity Technology Group" in section(
        made, "Why it matters"
    )
    assert Source.BOOKS in {kind for kind, _, _ in opened(made).values()}


# as of which day it is asked, and of which day what is owed is told
DAYS = [
    (None, None, "10 October 2026"),
    (date(2025, 6, 1), None, "1 June 2025"),
    (None, date(2026, 1, 1), "1 January 2026"),
]


@pytest.mark.parametrize(("valid", "known", "day"), DAYS)
def test_what_may_be_owed_is_reckoned_for_the_day_asked_about_or_that_of_the_newest_source(
    valid: date | None, known: date | None, day: str
) -> None:
    made = brief(case(), Attributing(PARTY, valid, known))
    assert [row.heading for row in made.sections[3].paragraphs if row.heading.startswith("What may be owed")] == [
        f"What may be owed, as of {day}"
    ]


def test_on_a_day_before_the_european_listing_only_us_law_is_told() -> None:
    told = section(brief(case(), Attributing(PARTY, date(2025, 6, 1))), "Moving forward")
    assert "[US, in force]" in told
    assert "[EU, in force]" not in told
