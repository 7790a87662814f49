"""Proofs say which stakes, from where, and why each owner counts or doesn't; warnings and the past stand beside."""

from datetime import date

import msgspec
from hypothesis import given

from seawall.entities import PartialDate
from seawall.ownership.assess import Status
from seawall.ownership.finding import finding, findings
from seawall.ownership.flags import FlagKind, flags
from seawall.ownership.graph import Graph
from seawall.ownership.history import Period, past
from seawall.ownership.lines import lines
from seawall.ownership.proof import DEEPEST, Proof, prove
from seawall.ownership.share import exactly
from seawall.ownership.stake import ControlKind, ControlLink, Stake
from tests.ownership.drawn import DAY, drawn, judged, listing
from tests.ownership.test_fifty_percent import GRAPHS, LISTED, assessed

NOTHING = "not blocked, counts for nothing"


def told(graph: Graph, member: str, regime: str = "us-ofac") -> list[str]:
    result = judged(graph, regime)
    return list(lines(prove(result, member), result.regime))


def test_a_proof_is_a_tree_that_ends_at_listed_parties() -> None:
    assert told(drawn("*X -50%-> A", "*X -10%-> B", "A -40%-> B", "Z -50%-> B"), "B") == [
        "B is blocked: blocked persons hold 50 % of it: 50 % or more",
        "├─ 40 % of the shares by A – blocked – blocked persons hold 50 % of it: 50 % or more [drawing]",
        "│  └─ 50 % of the shares by X – blocked – listed [drawing]",
        "├─ 10 % of the shares by X – blocked – shown elsewhere in this proof [drawing]",
        f"└─ 50 % of the shares by Z – {NOTHING} – no listed or owned person holds anything in it [drawing]",
    ]


def test_a_proof_says_why_a_company_between_counts_for_nothing() -> None:
    assert told(drawn("*X -49%-> A", "A -100%-> B"), "B") == [
        "B is not blocked: no listed or owned person holds anything in it",
        f"└─ 100 % of the shares by A – {NOTHING} – blocked persons hold 49 % of it: not 50 % or more [drawing]",
        "   └─ 49 % of the shares by X – blocked – listed [drawing]",
    ]


def test_a_proof_names_source_place_and_dates() -> None:
    stake = Stake(
        "X",
        "A",
        exactly(60),
        since=PartialDate.parse("2019-05"),
        stated=date(2025, 1, 1),
        source="register",
        place="line 7",
    )
    (_, line) = told(Graph.of([listing("X", "CYBER2"), stake]), "A")
    assert line.endswith("listed (CYBER2) [register line 7, from 2019-05, as of 2025-01-01]")


def test_a_ring_is_never_its_own_reason() -> None:
    ring = told(drawn("*X -50%-> A", "A -60%-> B", "B -50%-> A"), "A")
    assert any("in a ring with it" in line for line in ring)


def test_a_long_chain_is_cut_and_says_so() -> None:
    names = [f"C{number}" for number in range(DEEPEST + 20)]
    lines_ = [
        f"{'*' if number == 0 else ''}{names[number]} -50%-> {names[number + 1]}" for number in range(len(names) - 1)
    ]
    assert any("was cut here" in line for line in told(drawn(*lines_), names[-1]))


def members(proof: Proof) -> int:
    return 1 + sum(members(step.below) for step in proof.steps if step.below)


@given(GRAPHS, LISTED)
def test_every_finding_has_a_proof_that_ends_and_can_be_written(stakes: list[Stake], listed: set[str]) -> None:
    result = assessed(stakes, listed)
    for each in findings(result):
        assert members(each.proof) <= 50
        assert msgspec.json.decode(msgspec.json.encode(each))["status"] == each.status


def kinds(graph: Graph, member: str, regime: str = "us-ofac") -> set[FlagKind]:
    return {flag.kind for flag in flags(judged(graph, regime), member)}


def test_control_and_a_significant_minority_are_warnings_not_blocks() -> None:
    graph = drawn("*X -49.99%-> A", "*X -{significant influence or control}-> A", "*X -{director or officer}-> A")
    assert kinds(graph, "A") == {FlagKind.CONTROL, FlagKind.MINORITY, FlagKind.OFFICER}
    assert judged(graph).status("A") is Status.CLEAR
    assert kinds(drawn("*X -24.9%-> A"), "A") == set()


def test_stakes_that_would_do_together_are_a_warning_in_the_united_kingdom() -> None:
    assert FlagKind.JOINT in kinds(drawn("*X -30%-> A", "*Y -30%-> A"), "A", "uk")
    assert FlagKind.JOINT not in kinds(drawn("*X -30%-> A", "Y -30%-> A"), "A", "uk")


def test_data_that_cannot_all_be_true_is_a_warning() -> None:
    assert kinds(drawn("*X -60%-> A", "Y -60%-> A"), "A") == {FlagKind.OVERSTATED}
    differing = Graph.of([
        listing("X"), Stake("X", "A", exactly(60), source="one"), Stake("X", "A", exactly(20), source="two"),
    ])  # fmt: skip
    assert FlagKind.SOURCES in kinds(differing, "A")
    twice = Graph.of([listing("X"), Stake("X", "A", exactly(25), place="1"), Stake("X", "A", exactly(25), place="2")])
    assert FlagKind.SOURCES in kinds(twice, "A")
    classes = Graph.of([listing("X"), Stake("X", "A", exactly(25)), Stake("X", "A", exactly(25), note="class B")])
    assert kinds(classes, "A") == set()


def sold(until: str, since: str = "2020-01-01") -> Stake:
    return Stake("X", "A", exactly(51), since=PartialDate.parse(since), until=PartialDate.parse(until))


def test_what_was_sold_was_blocked_until_then_and_its_property_stays_so() -> None:
    graph = Graph.of([listing("X"), sold("2025-06-30"), Stake("A", "B", exactly(50))])
    result = judged(graph)
    before = past(result)
    assert before.periods["A"] == (Period(date(2020, 1, 1), date(2025, 6, 30), Status.BLOCKED),)
    assert before.periods["B"] == before.periods["A"]
    found = finding(result, "A", before)
    assert found.status is Status.CLEAR
    assert "FAQ 402" in found.formerly_means


def test_what_was_sold_before_the_owner_was_listed_was_never_blocked() -> None:
    graph = Graph.of([listing("X", since=date(2025, 7, 1)), sold("2025-06-30")])
    assert past(judged(graph)).periods == {}


def test_a_sale_that_leaves_a_half_changes_nothing() -> None:
    graph = Graph.of([listing("X"), sold("2025-06-30"), Stake("X", "A", exactly(50))])
    assert past(judged(graph)).periods == {}


def test_a_sale_dated_to_a_year_may_or_may_not_have_been() -> None:
    graph = Graph.of([listing("X"), sold("2025")])
    assert [judged(graph, on=date(year, 6, 1)).status("A") for year in (2019, 2024, 2025, 2026)] == [
        Status.CLEAR, Status.BLOCKED, Status.POSSIBLE, Status.CLEAR,
    ]  # fmt: skip


def test_the_last_day_still_counts() -> None:
    graph = Graph.of([listing("X"), sold("2025-06-30")])
    assert judged(graph, on=date(2025, 6, 30)).status("A") is Status.BLOCKED
    assert judged(graph, on=date(2025, 7, 1)).status("A") is Status.CLEAR


def test_control_that_counts_is_told_as_control() -> None:
    link = ControlLink("X", "A", ControlKind.APPOINTS_MAJORITY, source="register")
    (first, line) = told(Graph.of([listing("X"), link]), "A", "eu")
    assert first == "A is frozen: frozen persons control it, which counts as ownership"
    assert line.startswith("└─ appoints the majority of the board by X – frozen – listed")


def test_findings_stand_strictest_first() -> None:
    result = judged(drawn("*X -50%-> A", "*X -unknown-> B", "*X -30%-> C", "Z -1%-> D"), on=DAY)
    assert [each.member for each in findings(result)] == ["A", "X", "B", "C"]
