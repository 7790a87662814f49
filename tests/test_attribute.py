"""The story of attribution: who is meant, what the lists say of them, and what lies around them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from seawall.attribute import Attributed, Attributing, attribute
from seawall.attribution import LeftOut
from seawall.claims import Claim, NodeKind, Relation, node
from seawall.corpus import Corpus
from seawall.errors import UnknownEntity
from tests.attribution.made import INTEGRITY, example, said, thing
from tests.claims.made import COMPANY, NETWORK
from tests.claims.made import claim as made
from tests.made import corpus, listed, version

# How somebody asks, and which nodes are meant.
ASKED = [
    ("Integrity Technology Group", [INTEGRITY]),
    ("integrity  TECHNOLOGY group", [INTEGRITY]),
    (INTEGRITY, [INTEGRITY]),
    ("永信至诚科技集团股份有限公司", ["company:永信至诚科技集团股份有限公司", INTEGRITY]),
    ("RedJuliett", ["actor:flax-typhoon", "actor:redjuliett"]),
]


@pytest.mark.parametrize(("name", "ids"), ASKED)
def test_a_party_is_found_by_name_by_alias_and_by_id(name: str, ids: list[str]) -> None:
    assert sorted(attribute(example(), Attributing(name)).asked) == sorted(ids)


def test_two_things_of_one_name_stay_apart_and_it_is_said() -> None:
    found = attribute(example(), Attributing("RedJuliett"))
    assert any("2 things bear this name and stay apart" in note for note in found.notes)


WHOLE, SHORT = node(NodeKind.COMPANY, "Integrity Technology Group"), node(NodeKind.COMPANY, "Integrity Tech")


def of_two_names(asked: str, *more: Claim) -> Attributed:
    """What is found where claims call a company by two names and both listed as one entry."""
    entry = node(NodeKind.LISTING, "ofac-50543")
    listed = [made(each, Relation.LISTED_AS, entry) for each in (WHOLE, SHORT)]
    return attribute([*listed, *more], Attributing(asked))


def test_whom_another_source_calls_listed_as_the_same_entry_is_the_same_party() -> None:
    network = node(NodeKind.INFRASTRUCTURE, "Raptor Train")
    found = of_two_names(WHOLE.name, made(SHORT, Relation.OPERATES, network))
    assert found.asked == (WHOLE.id,)
    (operates,) = (edge for edge in found.shown.edges if edge.relation is Relation.OPERATES)
    assert (operates.subject, operates.claims[0].subject) == (WHOLE, SHORT)
    assert any("Integrity Tech (company:integrity-tech) as Integrity Technology Group" in note for note in found.notes)


def test_what_is_called_by_another_name_of_a_party_is_told_once_and_the_name_stays_a_name() -> None:
    devices = node(NodeKind.DEVICE, "devices")
    found = of_two_names(
        SHORT.name,
        made(WHOLE, Relation.ALSO_CALLED, SHORT),
        made(SHORT, Relation.OPERATES, node(NodeKind.INFRASTRUCTURE, "Botnet of Integrity Tech")),
        made(node(NodeKind.INFRASTRUCTURE, "Botnet of Integrity Technology Group"), Relation.COMPROMISES, devices),
    )
    told = {edge.sentence for edge in found.shown.edges}
    assert "Integrity Tech – operates – Botnet of Integrity Tech" in told
    assert "Botnet of Integrity Tech – compromises – devices" in told
    assert "Integrity Tech – also called – Integrity Technology Group" in told
    assert found.asked == (SHORT.id,)


def test_what_is_said_of_two_names_of_one_party_is_no_tie_and_is_counted() -> None:
    found = of_two_names(WHOLE.name, made(SHORT, Relation.RELATED_TO, WHOLE))
    assert [edge for edge in found.shown.edges if edge.relation is Relation.RELATED_TO] == []
    assert any("1 claim is not in the graph: said of two names of one party" in note for note in found.notes)


def test_a_network_that_some_source_names_is_told_by_its_name_and_no_source_by_two() -> None:
    own = node(NodeKind.INFRASTRUCTURE, "Botnet of Integrity Technology Group")
    named, other = (node(NodeKind.INFRASTRUCTURE, name) for name in ("Raptor Train", "Example Net"))
    devices = node(NodeKind.DEVICE, "devices")
    rows = [made(own, Relation.COMPROMISES, devices), made(own, Relation.ALSO_CALLED, named)]
    found = of_two_names(WHOLE.name, made(WHOLE, Relation.OPERATES, named), *rows)
    told = {edge.sentence for edge in found.whole.edges}
    assert "Raptor Train – compromises – devices" in told
    assert "Botnet of Integrity Technology Group is told as Raptor Train, as which some source knows it" in found.notes
    # Of a network that sources call by two names nobody knows which is meant.
    more = of_two_names(WHOLE.name, *rows, made(own, Relation.ALSO_CALLED, other))
    assert "Botnet of Integrity Technology Group – compromises – devices" in {
        edge.sentence for edge in more.whole.edges
    }


def test_who_used_a_partys_network_stands_in_the_graph_around_it() -> None:
    group = node(NodeKind.ACTOR, "Flax Typhoon")
    used = made(group, Relation.USES, node(NodeKind.INFRASTRUCTURE, "Network of Integrity Technology Group"))
    assert group.id in of_two_names(WHOLE.name, used).shown.nodes


def test_who_asks_for_nobody_is_offered_near_names() -> None:
    with pytest.raises(UnknownEntity, match=r"nobody is called 'Integrity Tecnology' .*Integrity Tech"):
        attribute(example(), Attributing("Integrity Tecnology"))


def test_the_near_name_of_another_company_is_nobody() -> None:
    with pytest.raises(UnknownEntity):
        attribute(example(), Attributing("Integrity Technology Solutions"))


def listings(claims: list[Claim], asking: Attributing) -> list[str]:
    edges = attribute(claims, asking).shown.edges
    return [
        edge.object.id
        for edge in edges
        if edge.relation is Relation.LISTED_AS and edge.object.id.startswith("listing:ofac")
    ]


def test_a_listing_that_the_claims_name_is_read_off_the_lists_onto_the_same_company(example_corpus: Corpus) -> None:
    found = attribute(example(), Attributing("Integrity Technology Group", corpus=example_corpus))
    (edge,) = [edge for edge in found.shown.edges if edge.object.id == "listing:ofac-50543"]
    assert edge.subject.id == INTEGRITY
    assert len(edge.claims) == 2
    assert not edge.needs_check  # the list itself was read
    assert found.asked == (INTEGRITY,)


def test_without_any_claim_the_lists_alone_make_the_graph(example_corpus: Corpus) -> None:
    for asked in ("ofac-50543", "Integrity Technology Group, Incorporated"):
        assert listings([], Attributing(asked, corpus=example_corpus)) == ["listing:ofac-50543"]


def test_more_entries_of_a_name_than_are_shown_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.attribute._MOST_ENTRIES", 2)
    lists = corpus(tmp_path, [listed(number, "Example Shipping Company") for number in (1, 2, 3)], (version(),))
    found = attribute([], Attributing("Example Shipping Company", corpus=lists))
    assert len(found.asked) == 2
    assert (
        found.notes[0] == "3 entries of the lists are surely alike: the 2 likest are shown; ask for another by its id"
    )
    assert not any("surely alike" in note for note in attribute([], Attributing("ofac-3", corpus=lists)).notes)


@pytest.mark.parametrize("how", [{"denied": True}, {"withdrawn": datetime(2025, 1, 1, tzinfo=UTC)}])
def test_a_listing_that_is_denied_or_withdrawn_brings_nothing_of_the_entry(how: Any, example_corpus: Corpus) -> None:
    listing = node(NodeKind.LISTING, "SDN 50543", "ofac-50543")
    rows = [made(COMPANY, Relation.LISTED_AS, listing, **how), made(COMPANY, Relation.CONTROLS, NETWORK)]
    found = attribute(rows, Attributing(COMPANY.id, corpus=example_corpus))
    standing = [edge.sentence for edge in found.whole.edges if edge.subject.id == COMPANY.id and edge.standing]
    assert standing == ["Example Trading LLC – controls – Example Train"]


def test_an_alias_that_is_denied_leads_to_nobody_else() -> None:
    other = node(NodeKind.COMPANY, "Example Holdings")
    rows = [made(COMPANY, Relation.ALSO_CALLED, other, denied=True), made(COMPANY, Relation.CONTROLS, NETWORK)]
    assert attribute(rows, Attributing("Example Holdings")).asked == (other.id,)


def test_an_entry_and_a_company_of_one_name_stay_two_where_no_claim_ties_them(example_corpus: Corpus) -> None:
    name = "Integrity Technology Group, Incorporated"
    row = said("c1 controls n1")[0]
    named = Claim(type(row.subject)("company:x", row.subject.kind, name), row.relation, row.object, row.saying)
    found = attribute([named], Attributing(name, corpus=example_corpus))
    assert sorted(found.asked) == ["company:ofac-50543", "company:x"]


def test_on_a_day_before_all_that_is_said_the_graph_is_empty_and_says_so() -> None:
    found = attribute(example(), Attributing("Integrity Technology Group", known=date(2020, 1, 1)))
    assert found.shown.edges == ()
    assert any("nothing is said of Integrity Technology Group" in note for note in found.notes)
    assert any(str(LeftOut.LATER) in note for note in found.notes)


# On 1 June 2025, as known then: the United States list the company, the United Kingdom and the European Union not yet.
def test_each_regime_lists_from_its_own_day() -> None:
    asking = Attributing("Integrity Technology Group", date(2025, 6, 1), date(2026, 11, 1), 1)
    edges = attribute(example(), asking).shown.edges
    assert [edge.object.name for edge in edges if edge.relation is Relation.LISTED_AS] == ["SDN 50543"]


def test_more_steps_show_more() -> None:
    rows = said("c1 controls n1", "n1 consists of n2", "n2 consists of n3")
    reached = [len(attribute(rows, Attributing(thing("c1").id, steps=steps)).shown.nodes) for steps in (1, 2, 3)]
    assert reached == [2, 3, 4]


def test_who_is_surely_alike_on_the_lists_is_shown_and_it_is_said(example_corpus: Corpus) -> None:
    found = attribute([], Attributing("Integrity Technology Group Inc", corpus=example_corpus))
    assert found.asked == ("company:ofac-50543",)
    assert "nobody bears exactly the name" in found.notes[0]


@pytest.mark.parametrize("name", ["Integrity Technology Solutions", "Integrity Group", "Example Trading LLC"])
def test_a_near_name_is_not_the_listed_company(name: str, example_corpus: Corpus) -> None:
    with pytest.raises(UnknownEntity):
        attribute(example(), Attributing(name, corpus=example_corpus))


def test_the_number_of_an_entry_leads_to_the_company_that_claims_call_listed_as_it(example_corpus: Corpus) -> None:
    assert attribute(example(), Attributing("ofac-50543", corpus=example_corpus)).asked == (INTEGRITY,)
