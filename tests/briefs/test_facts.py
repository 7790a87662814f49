"""Facts as clauses: one line a relation, as somebody would print it."""

from dataclasses import replace
from typing import Any

import pytest

from seawall.attribution import graph
from seawall.briefs.facts import clause, facts_of, sentence, usual_publishers, usual_sentence
from seawall.briefs.relations import WAYS
from seawall.claims import Claim, Node, NodeKind, Reading, Relation, node
from tests.claims.made import COMPANY, GROUP, NETWORK, claim

TOOL = node(NodeKind.TOOL, "Example Kit")
OFFICE = node(NodeKind.AUTHORITY, "Example Office")
LAND = node(NodeKind.COUNTRY, "United States")


def told(*rows: Claim) -> list[str]:
    return [clause(fact) for fact in facts_of(graph(rows).edges)]


# subject, relation, object, first and last day, and the clause
CLAUSES = [
    (COMPANY, Relation.CONTROLS, NETWORK, "2021", "", "Example Trading LLC has controlled the network Example Train since 2021"),
    (COMPANY, Relation.OPERATES, NETWORK, "2022-06", "2023-11", "Example Trading LLC operated the network Example Train from June 2022 to November 2023"),
    (COMPANY, Relation.DEVELOPS, TOOL, "", "", "Example Trading LLC develops the tool Example Kit"),
    (COMPANY, Relation.DESIGNATED_BY, OFFICE, "2025-01-03", "", "the Example Office designated Example Trading LLC on 3 January 2025"),
    (COMPANY, Relation.LISTED_AS, node(NodeKind.LISTING, "List 7"), "2025-01-03", "", "Example Trading LLC has been listed as List 7 since 3 January 2025"),
    (GROUP, Relation.ATTRIBUTED_TO, COMPANY, "2021", "", "the group Example Typhoon, active since 2021, is attributed to Example Trading LLC"),
    (GROUP, Relation.TARGETS, LAND, "", "", "the group Example Typhoon has targeted the United States"),
    (OFFICE, Relation.SEIZED, NETWORK, "2024-09-18", "", "the Example Office seized the network Example Train on 18 September 2024"),
    (OFFICE, Relation.SEIZED, NETWORK, "", "", "the Example Office has seized the network Example Train"),
    (COMPANY, Relation.ALSO_CALLED, node(NodeKind.COMPANY, "Sample Traders"), "", "", "Example Trading LLC is also called Sample Traders"),
    (GROUP, Relation.USES, TOOL, "", "2023", "the group Example Typhoon used the tool Example Kit until 2023"),
    (COMPANY, Relation.OPERATES, node(NodeKind.INFRASTRUCTURE, "Botnet of Example Trading LLC"), "", "", "Example Trading LLC operates its botnet"),
    (GROUP, Relation.USES, node(NodeKind.INFRASTRUCTURE, "Botnet of Example Trading LLC"), "", "", "the group Example Typhoon uses the botnet of Example Trading LLC"),
    (NETWORK, Relation.COMPROMISES, LAND, "", "", "the network Example Train has compromised devices in the United States"),
    (GROUP, Relation.COMPROMISES, LAND, "", "", "the group Example Typhoon has compromised systems in the United States"),
    (GROUP, Relation.COMPROMISES, node(NodeKind.COMPANY, "organization in California"), "2023", "2023", "the group Example Typhoon compromised an organization in California in 2023"),
    (COMPANY, Relation.SUPPLIES, node(NodeKind.AUTHORITY, "Government of United States"), "", "", "Example Trading LLC supplies or supports the Government of the United States"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "text"), [(row[:5], row[5]) for row in CLAUSES])
def test_a_claim_reads_as_a_sentence(row: tuple[Node, Relation, Node, str, str], text: str) -> None:
    assert told(claim(*row)) == [text]


def test_every_relation_has_its_words() -> None:
    assert WAYS.keys() == set(Relation)


def test_campaigns_of_one_network_are_one_sentence_with_their_days() -> None:
    rows = [
        claim(node(NodeKind.EVENT, name), Relation.PART_OF, NETWORK, first, last)
        for name, first, last in (("Wave", "2020-05", "2022-04"), ("Tide", "2022-07", "2023-06"))
    ]
    assert told(*rows) == ["Wave (from May 2020 to April 2022) and Tide (from July 2022 to June 2023) were parts of the network Example Train"]  # fmt: skip


def test_what_different_publishers_say_is_not_mixed() -> None:
    rows = [claim(COMPANY, Relation.DEVELOPS, node(NodeKind.TOOL, name), by=name) for name in ("One", "Two")]
    assert len(told(*rows)) == 2


def test_days_that_one_of_two_gives_are_told_as_that_ones() -> None:
    rows = [
        claim(COMPANY, Relation.OPERATES, NETWORK, "2022", "2023", by="One"),
        claim(COMPANY, Relation.OPERATES, NETWORK, by="Two"),
    ]
    assert told(*rows) == ["Example Trading LLC operates the network Example Train at least from 2022 to 2023 (the days by One)"]  # fmt: skip


def test_devices_stand_in_a_country_and_the_country_is_not_compromised() -> None:
    row = claim(NETWORK, Relation.COMPROMISES, LAND)
    figured = Claim(
        row.subject, row.relation, row.object, row.saying, role="", note="126,000 devices, 47.9 %; of third parties"
    )
    expected = "the network Example Train has compromised devices in the United States (126,000 devices, 47.9 %)"
    assert told(figured) == [expected]


@pytest.mark.parametrize(
    ("kinds", "text"), [(("servers", "workstations"), ""), (("ASUS", "routers"), "devices of the makes or kinds ")]
)
def test_kinds_of_devices_say_themselves_what_they_are(kinds: tuple[str, str], text: str) -> None:
    rows = [claim(NETWORK, Relation.COMPROMISES, node(NodeKind.DEVICE, kind)) for kind in kinds]
    assert told(*rows) == [f"the network Example Train has compromised {text}{' and '.join(kinds)}"]


def test_who_gives_the_days_of_one_thing_of_several_opens_no_second_parenthesis() -> None:
    row = claim(NETWORK, Relation.COMPROMISES, node(NodeKind.DEVICE, "devices"), "2024-06", "2024-06", by="One")
    also = claim(NETWORK, Relation.COMPROMISES, node(NodeKind.DEVICE, "devices"), by="Two")
    other = claim(NETWORK, Relation.COMPROMISES, node(NodeKind.DEVICE, "routers"), by="One")
    another = claim(NETWORK, Relation.COMPROMISES, node(NodeKind.DEVICE, "routers"), by="Two")
    rows = [replace(row, note="260,000 devices"), replace(also, note="260,000 devices"), other, another]
    assert told(*rows) == ["the network Example Train has compromised 260,000 devices (at least in June 2024, the days by One) and routers"]  # fmt: skip


def taken(*row: Any, role: str = "") -> Claim:
    """A claim that a machine took out of a document, with the words that made it."""
    made = claim(*row)
    return replace(made, role=role, saying=replace(made.saying, reading=Reading.EXTRACTED))


# What a machine took with a claim, and how much of it a sentence needs.
TAKEN = [
    (COMPANY, Relation.DESIGNATED_BY, OFFICE, "imposed sanctions on", "the Example Office has designated Example Trading LLC"),
    (COMPANY, Relation.DESIGNATED_BY, OFFICE, "E.O. 13694", "the Example Office has designated Example Trading LLC under E.O. 13694"),
    (COMPANY, Relation.ALSO_CALLED, node(NodeKind.COMPANY, "Sample"), "also known as", "Example Trading LLC is also called Sample"),
    (COMPANY, Relation.ALSO_CALLED, node(NodeKind.COMPANY, "Sample"), "formerly known as", "Example Trading LLC is also called Sample (formerly)"),
    (COMPANY, Relation.LISTED_AS, node(NodeKind.LISTING, "List 7"), "Example Trading", "Example Trading LLC is listed as List 7"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "role", "text"), [(row[:3], row[3], row[4]) for row in TAKEN])
def test_the_words_of_a_text_are_in_no_sentence_that_says_the_same(
    row: tuple[Node, Relation, Node], role: str, text: str
) -> None:
    assert told(taken(*row, role=role)) == [text]


def test_whose_documents_a_machine_read_most_is_said_once() -> None:
    rows = [taken(COMPANY, Relation.DEVELOPS, node(NodeKind.TOOL, "One"))]
    rows += [taken(GROUP, relation, LAND) for relation in (Relation.TARGETS, Relation.LOCATED_IN, Relation.COMPROMISES)]
    facts = facts_of(graph(rows).edges)
    usual = usual_publishers(facts)
    assert usual == ("Example Labs",)
    assert "The group Example Typhoon has targeted the United States." in [
        sentence(fact, usual=usual) for fact in facts
    ]
    assert usual_publishers(facts[:3]) == ()
    assert all("Example Labs (taken out of a document by a machine)" in sentence(fact) for fact in facts)


def test_several_documents_that_a_machine_read_are_named_once_too() -> None:
    rows = [taken(COMPANY, Relation.DEVELOPS, node(NodeKind.TOOL, "One"), "", "", by) for by in ("Paper", "Agency")]
    rows += [taken(GROUP, relation, LAND, "", "", "Paper") for relation in (Relation.TARGETS, Relation.LOCATED_IN)]
    rows += [taken(GROUP, Relation.ATTRIBUTED_TO, LAND, "", "", "Agency")]
    facts = facts_of(graph(rows).edges)
    usual = usual_publishers(facts)
    assert usual == ("Paper", "Agency")
    assert "according to" not in " ".join(sentence(fact, usual=usual) for fact in facts)
    assert "Paper and Agency say so (which of them, the note says)" in usual_sentence(usual).replace(
        "the Agency", "Agency"
    )
    official = facts_of(graph([claim(COMPANY, Relation.TARGETS, LAND, by="Paper")]).edges)
    assert sentence(official[0], usual=usual).endswith("according to Paper.")


def test_a_machines_words_are_no_act_beside_an_office_that_names_one() -> None:
    rows = [taken(COMPANY, Relation.DESIGNATED_BY, OFFICE, "2025-01-03", role="sanctioned")]
    rows += [replace(claim(COMPANY, Relation.DESIGNATED_BY, OFFICE, "2025-01-03", by="Example Office"), role="CYBER2")]
    assert told(*rows) == ["the Example Office designated Example Trading LLC on 3 January 2025 (programme CYBER2)"]


def test_what_is_reserved_joins_the_parentheses_before_it() -> None:
    row = replace(taken(COMPANY, Relation.SUPPLIES, GROUP, role="supporting"), confidence=0.5)
    (fact,) = facts_of(graph([row]).edges)
    assert sentence(fact, usual=("Example Labs",)) == "Example Trading LLC supplies or supports the group Example Typhoon (“supporting”; its source gives it a confidence of 0.5)."  # fmt: skip


def test_echoes_are_told_as_one_investigation() -> None:
    rows = [
        claim(COMPANY, Relation.CONTROLS, NETWORK, by=by, root="FBI: case")
        for by in ("Example Agency", "Example Paper")
    ]
    (fact,) = facts_of(graph(rows).edges)
    assert sentence(fact).endswith(
        "according to the Example Agency and Example Paper, which rest on one investigation."
    )


def test_who_tells_of_its_own_act_is_named_once() -> None:
    (fact,) = facts_of(graph([claim(OFFICE, Relation.SEIZED, NETWORK, "2024-09-18", by=OFFICE.name)]).edges)
    assert sentence(fact) == "The Example Office seized the network Example Train on 18 September 2024."
