"""The 50 Percent Rule over drawings, over OFAC's own examples, and against its definition."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation
from seawall.ownership.assess import Assessment, Status
from seawall.ownership.graph import Graph
from seawall.ownership.share import UNKNOWN, Share, between, exactly
from seawall.ownership.stake import Listing, Right, Stake
from tests.ownership.drawn import DAY, drawn, judged, listing, statuses
from tests.ownership.reference import blocked

# A drawing, and what it must come to; a letter with a star is listed.
EXAMPLES = {
    "FAQ 398: 49.99 % and control is not ownership": (
        ["*X -49.99%-> A", "*X -{significant influence or control}-> A"], "A clear"),
    "FAQ 399: stakes of two listed owners are added": (["*X -25%-> A", "*Y -25%-> A"], "A blocked"),
    "FAQ 400: a listed director does not block the company": (["*X -{director or officer}-> A"], "A clear"),
    "FAQ 401, example 1: down a chain": (["*X -50%-> A", "A -50%-> B"], "A blocked, B blocked"),
    "FAQ 401, example 2: two halves of a half": (
        ["*X -50%-> A", "*X -50%-> B", "A -25%-> C", "B -25%-> C"], "A blocked, B blocked, C blocked"),
    "FAQ 401, example 3: directly and through a company": (
        ["*X -50%-> A", "*X -10%-> B", "A -40%-> B"], "A blocked, B blocked"),
    "FAQ 401, example 4: a company that is not blocked counts for nothing": (
        ["*X -50%-> A", "*X -25%-> B", "A -25%-> C", "B -25%-> C"], "A blocked, B clear, C clear"),
    "FAQ 401, example 5: nor do two": (
        ["*X -25%-> A", "*X -25%-> B", "A -50%-> C", "B -50%-> C"], "A clear, B clear, C clear"),
    "shares are not multiplied: 51 % of 51 % of 51 %": (
        ["*X -51%-> A", "A -51%-> B", "B -51%-> C"], "A blocked, B blocked, C blocked"),
    "49 % breaks the chain, whatever follows": (["*X -49%-> A", "A -100%-> B"], "A clear, B clear"),
    "a ring does not bring itself in": (["A -60%-> B", "B -60%-> A", "*X -40%-> A"], "A clear, B clear"),
    "a listed party brings a ring in": (["*X -50%-> A", "A -60%-> B", "B -50%-> A"], "A blocked, B blocked"),
    "a ring brought in from inside it completes the half": (
        ["*X -50%-> A", "A -50%-> B", "B -10%-> A", "B -40%-> C", "A -10%-> C"], "A blocked, B blocked, C blocked"),
    "own shares do not bring a company in": (["A -60%-> A", "*X -40%-> A"], "A clear"),
    "three thirds that are exactly a half": (["*X -16.67%-> A", "*Y -16.67%-> A", "*Z -16.66%-> A"], "A blocked"),
    "a hair under a half": (["*X -49.999999999999999999999999999999-> A"], "A clear"),
    "two unequal halves of a half, to thirty places": (
        ["*X -25.000000000000000000000000000001-> A", "*Y -24.999999999999999999999999999999-> A"], "A blocked"),
    "an unknown stake may be a half": (["*X -unknown-> A", "A -50%-> B"], "A possibly, B possibly"),
    "an unknown stake of nobody listed is nothing": (["X -unknown-> A"], "A clear, X clear"),
    "25 to 50 may be 50": (["*X -25-50%-> A"], "A possibly"),
    "less than 50 is never 50": (["*X -less than 50%-> A"], "A clear"),
    "two of more than 25 are more than 50": (["*X -more than 25 to 50%-> A", "*Y -more than 25 to 50%-> A"], "A blocked"),
    "the lower bound is enough": (["*X -50-75%-> A"], "A blocked"),
    "a known and an unknown stake": (["*X -30%-> A", "*Y -10-20%-> A"], "A possibly"),
    "through a company that is possibly blocked": (["*X -25-50%-> A", "*X -20%-> B", "A -30%-> B"], "A possibly, B possibly"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_drawing_comes_to_what_the_rule_says(lines: list[str], expected: str) -> None:
    assert ", ".join(f"{member} {status}" for member, status in statuses(judged(drawn(*lines))).items()) == expected


def test_the_collected_cases_come_out_as_expected(shared_data: Path) -> None:
    cases = json.loads((shared_data / "ownership" / "fifty_percent_cases.json").read_bytes())["cases"]
    assert len(cases) == 16
    for case in cases:
        graph = Graph.of(Stake(row["owner"], row["entity"], exactly(row["percent"])) for row in case["stakes"])
        listed = [Listing(who, (_designation(tags),)) for who, tags in case["programs"].items()]
        result = judged(graph, listings=listed)
        assert {member for member, status in statuses(result).items() if status == "blocked"} == set(case["blocked"])
        for member in case["not_blocked"]:
            assert result.status(member) is Status.CLEAR, (case["id"], member)


def _designation(tags: list[str]) -> Designation:
    return Designation("OFAC", "NS-CMIC", ()) if tags == ["NS-CMIC"] else Designation("OFAC", "SDN", tuple(tags))


def test_the_sum_is_what_blocked_owners_hold() -> None:
    result = judged(drawn("*X -30%-> A", "*Y -10-25%-> A", "Z -25%-> A", "*X -20%-> B"))
    assert (result.sum("A").low, result.sum("A").high) == (Decimal(40), Decimal(55))
    assert (result.sum("B").low, result.sum("B").high) == (Decimal(20), Decimal(20))


def test_rounds_say_in_which_order_members_came_in() -> None:
    result = judged(drawn("*X -50%-> A", "A -50%-> B", "B -10%-> A", "Z -1%-> Y"))
    assert {member: result.round(member) for member in "XABZ"} == {"X": 0, "A": 1, "B": 2, "Z": -1}


def test_a_member_blocked_by_itself_only_does_not_pass_it_on() -> None:
    result = judged(drawn("X -100%-> A"), listings=[listing("X", "ETHIOPIA-EO14046")])
    assert (result.status("X"), result.status("A")) == (Status.BLOCKED, Status.CLEAR)
    both = judged(drawn("X -100%-> A"), listings=[listing("X", "ETHIOPIA-EO14046", "SDGT")])
    assert both.status("A") is Status.BLOCKED


def test_what_one_source_says_of_a_pair_is_added_up() -> None:
    graph = Graph.of([
        listing("X"),
        Stake("X", "A", exactly(30), source="register", note="class A"),
        Stake("X", "A", exactly(20), source="register", note="class B"),
    ])  # fmt: skip
    assert judged(graph).status("A") is Status.BLOCKED


def test_what_two_sources_say_of_a_pair_may_be_one_holding() -> None:
    graph = Graph.of([
        listing("X"),
        Stake("X", "A", exactly(30), source="register"),
        Stake("X", "A", exactly(30), source="newspaper"),
        Stake("X", "B", exactly(60), source="register"),
        Stake("X", "B", exactly(20), source="newspaper"),
    ])  # fmt: skip
    assert statuses(judged(graph)) == {"A": "possibly", "B": "blocked"}


def test_a_statement_repeated_in_every_field_counts_once_for_certain() -> None:
    graph = Graph.of([listing("X"), Stake("X", "A", exactly(25)), Stake("X", "A", exactly(25))])
    assert judged(graph).status("A") is Status.POSSIBLE


def test_votes_are_no_ownership_under_ofacs_rule_but_are_under_the_uk_test() -> None:
    graph = Graph.of([listing("X"), Stake("X", "A", exactly(75), Right.VOTES), Stake("X", "A", exactly(10))])
    assert judged(graph).status("A") is Status.CLEAR
    assert judged(graph, "uk").status("A") is Status.BLOCKED


def test_a_chain_of_ten_thousand_companies_needs_no_stack() -> None:
    lines = ["*C0 -50%-> C1", *(f"C{number} -50%-> C{number + 1}" for number in range(1, 10_000))]
    assert judged(drawn(*lines)).round("C10000") == 10_000


NAMES = st.sampled_from([f"m{number}" for number in range(7)])
PERCENT = st.sampled_from(["0", "10", "16.67", "25", "25.5", "33.333", "49.99", "50", "75", "100"]).map(Decimal)
SHARES = st.one_of(
    PERCENT.map(exactly),
    st.just(UNKNOWN),
    st.tuples(PERCENT, PERCENT, st.booleans()).map(
        lambda drawn: between(min(drawn[:2]), max(drawn[:2]), low_open=drawn[2])
    ),
    st.just(Share(Decimal(25), Decimal(50), high_open=True)),
)
STAKES = st.builds(Stake, NAMES, NAMES, SHARES, source=st.sampled_from(["", "register"]))
GRAPHS = st.lists(STAKES, max_size=20)
LISTED = st.sets(NAMES, max_size=3)


def assessed(stakes: list[Stake], listed: set[str]) -> Assessment:
    return judged(Graph.of(stakes), listings=[listing(member) for member in sorted(listed)])


@given(GRAPHS, LISTED)
def test_the_fast_rule_gives_what_its_definition_gives(stakes: list[Stake], listed: set[str]) -> None:
    result = assessed(stakes, listed)
    known = listed & set(result.graph.members)
    surely, possibly = blocked(result.graph, known), blocked(result.graph, known, upper=True)
    for member in result.graph.members:
        expected = Status.BLOCKED if member in surely else Status.POSSIBLE if member in possibly else Status.CLEAR
        assert result.status(member) is expected


@given(GRAPHS, LISTED, st.randoms(use_true_random=False))
def test_the_order_of_stakes_changes_nothing(stakes: list[Stake], listed: set[str], chance: st.DataObject) -> None:
    shuffled = sorted(stakes, key=lambda _: chance.random())  # type: ignore[attr-defined]
    one, two = assessed(stakes, listed), assessed(shuffled, listed)
    assert [(one.status(member), one.sum(member), one.round(member)) for member in one.graph.ids] == [
        (two.status(member), two.sum(member), two.round(member)) for member in two.graph.ids
    ]


@given(GRAPHS, LISTED, STAKES, st.sampled_from(["us-ofac", "eu", "uk"]))
def test_a_stake_more_never_lowers_a_status(stakes: list[Stake], listed: set[str], more: Stake, regime: str) -> None:
    listings = [listing(member) for member in sorted(listed)]
    before = judged(Graph.of(stakes), regime, listings=listings)
    after = judged(Graph.of([*stakes, more]), regime, listings=listings)
    assert all(after.status(member).rank >= before.status(member).rank for member in before.graph.members)


@given(GRAPHS, LISTED, NAMES, st.sampled_from(["us-ofac", "eu", "uk"]), st.booleans())
def test_a_designation_more_never_lowers_a_status(
    stakes: list[Stake], listed: set[str], more: str, regime: str, certain: bool
) -> None:
    listings = [listing(member) for member in sorted(listed)]
    before = judged(Graph.of(stakes), regime, listings=listings)
    after = judged(Graph.of(stakes), regime, listings=[*listings, listing(more, certain=certain)])
    assert all(after.status(member).rank >= before.status(member).rank for member in before.graph.members)


@given(GRAPHS, LISTED)
def test_the_uk_test_never_blocks_more_than_all_owners_added_together(stakes: list[Stake], listed: set[str]) -> None:
    listings = [listing(member) for member in sorted(listed)]
    graph = Graph.of(stakes)
    alone, together = judged(graph, "uk", DAY, listings), judged(graph, "us-ofac", DAY, listings)
    assert all(alone.status(member).rank <= together.status(member).rank for member in graph.members)
