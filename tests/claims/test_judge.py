"""Echoes are one voice, corrections stay visible, contradictions are shown, and a day is asked as of a day."""

from datetime import UTC, date, datetime

import pytest

from seawall.claims import Claim, NodeKind, Relation, node
from seawall.claims.days import window
from seawall.claims.judge import Standing, as_of, called, contradictions, covers, speaking, standings, statements
from seawall.claims.readers.read import read
from seawall.claims.readers.source import Source
from tests.claims.made import COMPANY, EXAMPLE, GROUP, NETWORK, claim, parted


@pytest.fixture(scope="module")
def case() -> list[Claim]:
    """The example case, whole."""
    with EXAMPLE.open("rb") as stream:
        claims, problems = parted(list(read(stream, Source("claims.csv"))))
    assert problems == []
    return claims


def test_echoes_of_one_investigation_are_one_voice_and_another_is_a_second() -> None:
    said = [
        claim(by="Department", root="one investigation"), claim(by="Agency", root="one investigation"),
        claim(by="Partner", root="one investigation"), claim(by="Example Labs"),
    ]  # fmt: skip
    (found,) = statements(said)
    assert found.voices == ("one investigation", "Example Labs")
    assert len(found.claims) == 4


def test_in_the_case_department_and_advisory_count_once(case: list[Claim]) -> None:
    found = next(each for each in statements(case) if each.relation is Relation.CONTROLS)
    assert [each.saying.by for each in found.claims] == ["US Department of Justice", "FBI, CNMF, NSA and partners"]
    assert len(found.voices) == 1


def test_a_correction_supersedes_and_what_it_corrects_stays_with_its_word() -> None:
    first = claim(COMPANY, Relation.COMPROMISES, GROUP, on="2026-08-26")
    corrected = claim(COMPANY, Relation.TARGETS, GROUP, on="2026-08-31", supersedes=(first.id,))
    judged = standings([first, corrected], date(2026, 8, 20), date(2026, 11, 1))
    assert [each.standing for each in judged] == [Standing.SUPERSEDED, Standing.UNDATED]
    assert judged[0].superseded_by == (corrected.id,)
    # Seen from the day before the correction the first word still held.
    assert as_of([first, corrected], date(2026, 8, 20), date(2026, 8, 28)) == (first,)


def test_the_correction_of_the_department_is_in_the_case(case: list[Claim]) -> None:
    words = {
        each.claim.relation: each.standing
        for each in standings(case, date(2026, 1, 1), date(2026, 9, 1))
        if each.claim.object.name == "parties named in the release"
    }
    assert words == {Relation.COMPROMISES: Standing.SUPERSEDED, Relation.TARGETS: Standing.UNDATED}


STANDINGS = [
    # first seen, last seen, said on      valid         known         standing
    ("2024-01-01", "2024-06-30", "2024-09-18", "2024-03-01", "2024-09-18", Standing.HOLDS),
    ("2024-01-01", "2024-06-30", "2024-09-18", "2024-06-30", "2024-09-18", Standing.HOLDS),  # the last day whole
    ("2024-01-01", "2024-06-30", "2024-09-18", "2024-07-01", "2024-09-18", Standing.OUTSIDE),
    ("2024-01-01", "2024-06-30", "2024-09-18", "2023-12-31", "2024-09-18", Standing.OUTSIDE),
    ("2024-01-01", "2024-06-30", "2024-09-18", "2024-03-01", "2024-09-17", Standing.LATER),  # it happened, and nobody knew
    ("2024-01-01", "", "2024-09-18", "2030-01-01", "2030-01-01", Standing.HOLDS),
    ("", "", "2024-09-18", "2024-03-01", "2024-09-18", Standing.UNDATED),
    ("", "", "", "2024-03-01", "2024-09-18", Standing.NEVER_DATED),
]  # fmt: skip


@pytest.mark.parametrize("first, last, on, valid, known, standing", STANDINGS)
def test_a_claim_stands_by_the_day_it_is_of_and_the_day_it_was_known(  # noqa: PLR0917  # a row of the table
    first: str, last: str, on: str, valid: str, known: str, standing: Standing
) -> None:
    (found,) = standings([claim(first=first, last=last, on=on)], date.fromisoformat(valid), date.fromisoformat(known))
    assert found.standing is standing


def test_what_its_publisher_withdrew_holds_until_then() -> None:
    one = claim(withdrawn=datetime(2025, 1, 1, tzinfo=UTC))
    assert as_of([one], date(2024, 10, 1), date(2024, 12, 31)) == (one,)
    assert standings([one], date(2024, 10, 1), date(2025, 1, 1))[0].standing is Standing.WITHDRAWN


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    assert covers(window("2024", ""), date.max)
    assert covers(window("", "2024"), date.min)


def test_a_payment_of_mid_2025_is_after_the_american_listing_and_before_the_british_and_the_european(
    case: list[Claim],
) -> None:
    listed = [each for each in as_of(case, date(2025, 6, 1), date(2026, 11, 1)) if each.relation is Relation.LISTED_AS]
    assert [each.object.id for each in listed] == ["listing:ofac-50543"]


NAMED_BY_EACH = (
    "the sources name different ones: notes N1 on AA26-281A: Australia, Canada, Japan, New Zealand, Spain, United Kingdom, "
    "United States; notes N2 on AA26-281A: Germany, Netherlands"
)


def test_contradictions_of_the_case_are_shown(case: list[Claim]) -> None:
    assert [each.what for each in contradictions(case)] == [
        "the days differ: start 2025-01-03 (US Treasury), 2025-12 (lowdown.today)",
        "MITRE ATT&CK: it is not so; a page on GitHub: it is",
        "the days differ: start 2021-03-23 (Black Lotus Labs), 2020-05 (The Hacker News)",
        "the days differ: start 2022-06-01 (Black Lotus Labs), 2022-07 (The Hacker News)",
        "the days differ: end 2023-06-14 (Black Lotus Labs), 2023-08 (The Hacker News)",
        "notes N2 on AA26-281A: it is not so; FBI, NSA, CISA and partners: it is",
        NAMED_BY_EACH,
    ]


def test_several_windows_of_one_publisher_are_no_contradiction() -> None:
    assert (
        contradictions(
            [claim(first="2023-07-13", last="2024-09-04"), claim(first="2023-10-08", last="2024-03-22", row="2")]
        )
        == ()
    )


def test_days_are_compared_at_the_coarser_precision() -> None:
    assert contradictions([claim(first="2022-07", by="A"), claim(first="2022-07-14", by="B")]) == ()
    assert len(contradictions([claim(first="2022-07", by="A"), claim(first="2022-06-30", by="B")])) == 1


DENIAL = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example News", on="2024-10-01", denied=True)
WITHDRAWN = claim(
    COMPANY, Relation.CONTROLS, NETWORK, by="Example Labs", on="2024-09-18", withdrawn=datetime(2025, 1, 1, tzinfo=UTC)
)


@pytest.mark.parametrize(
    "known, contradicts, voices",
    [
        ("2024-09-30", False, ("Example Labs",)),  # the denial was not said yet
        ("2024-12-31", True, ("Example Labs",)),  # both spoke
        ("2025-01-01", False, ()),  # its publisher had withdrawn it
        ("", False, ()),
    ],
)
def test_who_contradicted_whom_is_told_by_what_was_known_on_a_day(
    known: str, contradicts: bool, voices: tuple[str, ...]
) -> None:
    day = date.fromisoformat(known) if known else None
    assert bool(contradictions([WITHDRAWN, DENIAL], day)) is contradicts
    assert statements([WITHDRAWN, DENIAL], day)[0].voices == voices


def test_a_correction_that_was_withdrawn_corrects_nothing_any_more() -> None:
    first = claim(COMPANY, Relation.COMPROMISES, GROUP, on="2026-08-26")
    taken_back = claim(
        COMPANY,
        Relation.TARGETS,
        GROUP,
        on="2026-08-31",
        supersedes=(first.id,),
        withdrawn=datetime(2026, 9, 5, tzinfo=UTC),
    )
    assert speaking([first, taken_back]) == [first]
    assert speaking([first, taken_back], date(2026, 9, 4)) == [taken_back]
    assert standings([first, taken_back], None, None)[0].standing is Standing.UNDATED


def test_without_a_day_no_claim_is_of_another_day_or_of_an_unknown_one() -> None:
    rows = [claim(first="2024-01-01", last="2024-02-01"), claim(on="")]
    assert [each.standing for each in standings(rows, None, None)] == [Standing.HOLDS, Standing.UNDATED]
    assert speaking(rows, date(2030, 1, 1)) == rows[:1]


def test_a_name_finds_all_that_bear_it_and_merges_none(case: list[Claim]) -> None:
    found = called(case, "ETHEREAL  panda")
    assert [(each.name, len(said)) for each, said in found.items()] == [("Ethereal Panda", 0), ("Flax Typhoon", 1)]
    assert called([claim(GROUP, Relation.ALSO_CALLED, node(NodeKind.ACTOR, "Other"))], "nobody") == {}
    assert NETWORK not in found
