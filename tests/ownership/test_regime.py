"""The table of regimes: what each tests, for whom, and how well that is known."""

from datetime import date

import pytest

from seawall.entities import Designation
from seawall.errors import SettingRefused
from seawall.ownership.regime import Aggregate, Effect, Reach, Test, read_regimes, regime_of, regimes
from seawall.ownership.stake import ControlKind
from tests.ownership.drawn import drawn, judged, listing, statuses

# Regime, threshold and test, whose stakes are added, what a right to appoint the board amounts to, mark.
TESTS = [
    ("us-ofac", "50", Test.AT_LEAST, Aggregate.ALL, Effect.FLAG, "A"),
    ("us-ofac-ssi", "50", Test.AT_LEAST, Aggregate.DIRECTIVE, Effect.FLAG, "A"),
    ("eu", "50", Test.AT_LEAST, Aggregate.ALL, Effect.COUNTS, "C"),
    ("uk", "50", Test.MORE_THAN, Aggregate.EACH, Effect.COUNTS, "C"),
    ("us-bis", "50", Test.AT_LEAST, Aggregate.ALL, Effect.FLAG, "B"),
]


@pytest.mark.parametrize("row", TESTS, ids=lambda row: str(row[0]))
def test_each_regime_tests_what_the_facts_say(row: tuple[str, str, Test, Aggregate, Effect, str]) -> None:
    regime = regime_of(row[0])
    control = regime.control_of(ControlKind.APPOINTS_MAJORITY).effect
    assert (regime.id, regime.threshold, regime.test, regime.aggregate, control, regime.verified) == row


def test_all_regimes_are_in_the_table() -> None:
    assert list(regimes()) == [row[0] for row in TESTS]


# A drawing and what it comes to under OFAC's, the EU's and the UK's test.
SAME_GRAPH = [
    ("*X -50%-> A", "blocked", "blocked", "clear"),
    ("*X -50.01%-> A", "blocked", "blocked", "blocked"),
    ("*X -more than 50 to 75%-> A", "blocked", "blocked", "blocked"),
    ("*X -more than 25 to 50%-> A", "possibly", "possibly", "clear"),
    ("*X -{appoints the majority of the board}-> A", "clear", "blocked", "blocked"),
    ("*X -{significant influence or control}-> A", "clear", "possibly", "possibly"),
]


@pytest.mark.parametrize(("line", "ofac", "eu", "uk"), SAME_GRAPH)
def test_one_graph_under_three_regimes(line: str, ofac: str, eu: str, uk: str) -> None:
    graph = drawn(line)
    assert [statuses(judged(graph, name))["A"] for name in ("us-ofac", "eu", "uk")] == [ofac, eu, uk]


def test_two_listed_owners_are_not_added_in_the_united_kingdom_but_their_own_companies_are() -> None:
    assert statuses(judged(drawn("*X -30%-> A", "*Y -30%-> A"), "uk")) == {"A": "clear"}
    assert statuses(judged(drawn("*X -30%-> A", "*X -60%-> B", "B -30%-> A"), "uk"))["A"] == "blocked"


def test_sectoral_stakes_are_added_under_one_directive_only() -> None:
    graph = drawn("X -25%-> A", "Y -25%-> A")
    one = [listing("X", "Directive 1", on="SSI"), listing("Y", "Directive 1", on="SSI")]
    two = [listing("X", "Directive 1", on="SSI"), listing("Y", "Directive 2", on="SSI")]
    unsaid = [listing("X", "Directive 1", on="SSI"), listing("Y", on="SSI")]
    found = [statuses(judged(graph, "us-ofac-ssi", listings=given))["A"] for given in (one, two, unsaid)]
    assert found == ["blocked", "clear", "possibly"]


# How far a designation reaches under OFAC's rule.
REACH = [
    (Designation("OFAC", "SDN", ("CYBER2",)), Reach.OWNED),
    (Designation("OFAC", "SDN", ("ETHIOPIA-EO14046",)), Reach.ITSELF),
    (Designation("OFAC", "SDN", ("ETHIOPIA-EO14046", "SDGT")), Reach.OWNED),
    (Designation("OFAC", "NS-CMIC", ()), Reach.NONE),
    (Designation("OFAC", "SSI", ()), Reach.NONE),
    (Designation("OFAC", "NS-MBS", ()), Reach.DOUBT),
    (Designation("OFAC", "A list of tomorrow", ()), Reach.DOUBT),
    (Designation("Office of Foreign Assets Control", "SDN", ()), Reach.OWNED),
    (Designation("HM Treasury", "UK Sanctions List", ()), Reach.NONE),
    (Designation("Somebody", "SDN", ()), Reach.DOUBT),
    (Designation("", "", ()), Reach.OWNED),
]


@pytest.mark.parametrize(("designation", "reach"), REACH, ids=str)
def test_how_far_a_designation_reaches(designation: Designation, reach: Reach) -> None:
    assert regime_of("us-ofac").reach_of(designation).reach is reach


def test_a_list_of_another_regime_does_nothing_here() -> None:
    graph = drawn("X -60%-> A")
    found = [statuses(judged(graph, name, listings=[listing("X", on="SDN")])) for name in ("us-ofac", "uk", "us-bis")]
    assert [row["A"] for row in found] == ["blocked", "clear", "possibly"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 9, 28), "not yet in force"), (date(2025, 9, 29), "in force"), (date(2025, 11, 9), "in force"),
        (date(2025, 11, 10), "suspended"), (date(2026, 11, 9), "suspended"), (date(2026, 11, 10), "status unverified"),
    ],
)  # fmt: skip
def test_the_affiliates_rule_says_whether_it_is_in_force(day: date, said: str) -> None:
    (notice,) = judged(drawn("*X -50%-> A"), "us-bis", day).notices
    assert f"{said} on {day}" in notice


def test_a_rule_that_is_not_verified_says_so() -> None:
    assert "not verified [C]" in " ".join(judged(drawn("*X -50%-> A"), "uk").notices)
    assert list(judged(drawn("*X -50%-> A")).notices) == []


@pytest.mark.parametrize(
    "text", ["", "[[regime]]\nid = 1", "x = [", '[[regime]]\nid = "a"', "\udcff"], ids=lambda text: repr(text)[:20]
)
def test_a_table_that_makes_no_sense_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(SettingRefused, match=r"mine\.toml"):
        read_regimes(text.encode("utf-8", "surrogateescape"), "mine.toml")


def test_a_regime_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingRefused, match="us-ofac, us-ofac-ssi, eu, uk, us-bis"):
        regime_of("mars")
