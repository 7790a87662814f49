"""The graph: one edge a sentence, all claims on it, of one day and by the knowledge of one day."""

from datetime import UTC, date, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution import Edge, LeftOut, State, graph
from seawall.claims import Claim, Node, NodeKind, Reading, Relation
from tests.attribution.made import example
from tests.claims.made import CLAIMS, COMPANY, NETWORK, claim

SAID = claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", by="Example Department", root="one investigation")
ECHO = claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", by="Example Agency", root="one investigation")
OTHER = claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", by="Example Labs")
DENIED = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example Ministry", denied=True)
CORRECTION = claim(COMPANY, Relation.OWNS, NETWORK, by="Example Department", supersedes=(SAID.id,))
WITHDRAWN = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example Labs", withdrawn=datetime(2025, 1, 1, tzinfo=UTC))

# What is said, how the edge "controls" stands, and how many voices it has.
STATES: list[tuple[list[Claim], State, int]] = [
    ([SAID], State.HOLDS, 1),
    ([SAID, ECHO], State.HOLDS, 1),
    ([SAID, ECHO, OTHER], State.HOLDS, 2),
    ([SAID, DENIED], State.DISPUTED, 1),
    ([DENIED], State.DENIED, 0),
    ([SAID, CORRECTION], State.CORRECTED, 0),
    ([SAID, OTHER, CORRECTION], State.HOLDS, 1),
    ([WITHDRAWN], State.WITHDRAWN, 0),
    ([WITHDRAWN, SAID], State.HOLDS, 1),
]


def controls(rows: list[Claim], valid: date | None = None, known: date | None = None) -> Edge | None:
    return next((edge for edge in graph(rows, valid, known).edges if edge.relation is Relation.CONTROLS), None)


@pytest.mark.parametrize(("rows", "state", "voices"), STATES)
def test_an_edge_says_how_it_stands_and_counts_an_echo_once(rows: list[Claim], state: State, voices: int) -> None:
    edge = controls(rows)
    assert edge
    assert (edge.state, len(edge.voices)) == (state, voices)


def test_what_was_corrected_stays_on_its_edge_with_that_word_and_the_correction() -> None:
    edge = controls([SAID, CORRECTION])
    assert edge
    assert edge.said[0].corrected_by == (CORRECTION.id,)
    assert "corrected: Example Department" in edge.factors


def test_days_that_publishers_give_differently_make_an_edge_disputed_and_say_how() -> None:
    rows = [
        claim(first=first, last="2024", by=by) for first, by in (("2021", "Example Labs"), ("2022", "Example News"))
    ]
    (edge,) = graph(rows).edges
    assert edge.state is State.DISPUTED
    assert edge.disputes == ("the days differ: start 2021 (Example Labs), 2022 (Example News)",)


# A claim of 2021 to 2023, said on 18 September 2024: the day asked of, the day of knowledge, and why it is left out.
DAYS = [
    (None, None, None),
    ("2022-05-05", None, None),
    ("2024-01-01", None, LeftOut.OTHER_DAYS),
    ("2022-05-05", "2024-09-17", LeftOut.LATER),
    ("2022-05-05", "2024-09-18", None),
]


@pytest.mark.parametrize(("valid", "known", "why"), DAYS)
def test_a_graph_is_of_one_day_by_the_knowledge_of_another(
    valid: str | None, known: str | None, why: LeftOut | None
) -> None:
    asked = [date.fromisoformat(text) if text else None for text in (valid, known)]
    found = graph([claim(first="2021", last="2023")], *asked)
    assert [each for each, _ in found.left_out] == ([why] if why else [])
    assert len(found.edges) == (0 if why else 1)


def test_a_claim_without_a_day_of_publication_was_not_known_on_any_day_that_is_asked_for() -> None:
    rows = [claim(on="")]
    assert len(graph(rows).edges) == 1
    assert graph(rows, known=date(2026, 1, 1)).left_out == ((LeftOut.UNDATED, 1),)


def test_a_claim_withdrawn_later_still_held_then() -> None:
    edge = controls([WITHDRAWN], known=date(2024, 12, 31))
    assert edge
    assert edge.state is State.HOLDS


def test_two_names_of_one_actor_stay_two_nodes() -> None:
    names = {each.name for each in graph(example()).nodes.values()}
    assert {"Flax Typhoon", "RedJuliett", "Ethereal Panda"} <= names


# Of the example: how its famous ties stand.
CASE = [
    ("Integrity Technology Group – designated by – OFAC", State.DISPUTED),
    ("Flax Typhoon – also called – G1044", State.DISPUTED),
    ("Nanjing Xinjiuwei (QTFY) – compromises – parties named in the release", State.CORRECTED),
    ("Integrity Technology Group – controls – Raptor Train", State.HOLDS),
]


@pytest.mark.parametrize(("sentence", "state"), CASE)
def test_the_case_shows_its_conflicts_and_its_correction(sentence: str, state: State) -> None:
    assert {edge.sentence: edge.state for edge in graph(example()).edges}[sentence] is state


def test_an_edge_needs_a_check_until_one_of_its_standing_claims_was_read_in_the_publishers_text() -> None:
    edges = {edge.sentence: edge for edge in graph(example()).edges}
    assert not edges["Integrity Technology Group – controls – Raptor Train"].needs_check
    due = edges["Integrity Technology Group – develops – MicroScan"]
    assert due.needs_check
    assert all(claim.saying.reading is not Reading.PRIMARY for claim in due.claims)


@given(st.lists(CLAIMS, max_size=8), st.none() | st.dates(), st.none() | st.dates())
def test_any_claims_make_one_graph_in_any_order_and_none_is_lost(
    rows: list[Claim], valid: date | None, known: date | None
) -> None:
    found = graph(rows, valid, known)
    assert found == graph([*reversed(rows), *rows], valid, known)
    shown = sum(len(edge.said) for edge in found.edges)
    assert shown + sum(count for _, count in found.left_out) == len({each.id for each in rows})
    assert len({edge.id for edge in found.edges}) == len(found.edges)


# The days of the claims of one edge as a table writes them, and what is told of them together.
TOLD = [
    ([("", "")], ""),
    ([("2021", "")], "since 2021"),
    ([("", "2024-09-01")], "until 2024-09-01"),
    ([("2023-05-25", "2023-05-25")], "2023-05-25"),
    ([("2023-06", "2023-08"), ("2023-07-13", "2024-09-04")], "2023-06 – 2024-09-04"),
    ([("2023-06", "2023-08"), ("", "")], "since 2023-06"),  # who says no days may mean that it goes on
    ([("", "2023-08"), ("", "")], "last 2023-08"),
]


@pytest.mark.parametrize(("windows", "told"), TOLD)
def test_the_days_of_an_edge_are_those_of_all_its_claims_at_their_own_precision(
    windows: list[tuple[str, str]], told: str
) -> None:
    rows = [claim(first=first, last=last, row=f"line {number}") for number, (first, last) in enumerate(windows)]
    (edge,) = graph(rows).edges
    assert edge.days == told


def test_a_tie_of_thousands_of_rows_is_made_in_one_pass() -> None:
    rows = [claim(first="2024-01-01", row=f"line {number}") for number in range(4_000)]
    start = process_time()
    (edge,) = graph(rows).edges
    assert len(edge.standing) == 4_000
    assert process_time() - start < 4  # 0.4 seconds; every row against every other took 16


def test_a_day_of_seizure_is_always_told_with_the_days() -> None:
    edges = {edge.object.name: edge.days for edge in graph(example()).edges}
    assert edges["98aicai.com"] == "seized 2026-10-08"


def test_a_thing_is_shown_by_the_name_that_most_give_it_and_by_its_id_only_where_nobody_names_it() -> None:
    bare, named, louder = (
        Node("actor:x/50ee", NodeKind.ACTOR, name) for name in ("50ee", "Example Typhoon", "EXAMPLE TYPHOON")
    )
    rows = [
        claim(each, Relation.USES, NETWORK, row=f"line {row}")
        for row, each in enumerate([bare, bare, louder, named, named])
    ]
    (edge,) = graph(rows).edges
    assert edge.subject.name == "Example Typhoon"
    assert graph(rows[:2]).edges[0].subject.name == "50ee"
