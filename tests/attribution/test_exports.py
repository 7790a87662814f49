"""The graph in other programs' formats: nothing that was denied comes out as said, and what is left out is told."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from seawall.attribution import around, drawing_of, exports, graph
from seawall.claims import Claim, Relation, Source, read
from seawall.errors import Problem
from tests.attribution.made import INTEGRITY, example, many, thing
from tests.claims.made import CLAIMS, COMPANY, NETWORK, claim

WHOLE = graph(example())
_NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


def test_stix_comes_back_as_the_claims_that_stand() -> None:
    bundle, problems = exports.stix(WHOLE)
    back = {each.id for each in read(BytesIO(json.dumps(bundle).encode()), Source("b.json")) if isinstance(each, Claim)}
    standing = {claim.id for edge in WHOLE.edges for claim in edge.standing}
    assert standing <= back
    assert not {each.record for each in problems} & back


def test_a_denial_is_a_note_in_stix_and_left_out_of_followthemoney() -> None:
    rows = [claim(COMPANY, Relation.CONTROLS, NETWORK, denied=True)]
    bundle, problems = exports.stix(graph(rows))
    assert [each["type"] for each in bundle["objects"] if each["type"] in {"relationship", "note"}] == ["note"]
    assert problems == ()
    entities, problems = exports.ftm(graph(rows))
    assert (entities, len(problems)) == ((), 1)


def test_what_was_corrected_is_left_out_of_stix_and_told() -> None:
    first = claim(COMPANY, Relation.COMPROMISES, NETWORK)
    then = claim(COMPANY, Relation.TARGETS, NETWORK, supersedes=(first.id,))
    bundle, problems = exports.stix(graph([first, then]))
    ties = [each["relationship_type"] for each in bundle["objects"] if each["type"] == "relationship"]
    assert ties == ["targets"]
    assert [each.why for each in problems] == ["the claim is corrected, and STIX has no word for that"]


def test_followthemoney_has_the_company_its_listings_and_a_problem_for_each_claim_it_has_no_word_for() -> None:
    entities, problems = exports.ftm(WHOLE)
    assert {"Company", "Sanction", "Organization"} <= {each["schema"] for each in entities}
    recorded = {value for each in entities for value in each["properties"].get("recordId", ())}
    assert recorded | {each.record for each in problems} == {each.id for each in example()}


def test_json_has_every_claim_whole_under_its_edge() -> None:
    plain = exports.as_json(WHOLE, (INTEGRITY,))
    assert {each["id"] for edge in plain["edges"] for each in edge["claims"]} == {each.id for each in example()}
    ends = {end for edge in plain["edges"] for end in (edge["subject"], edge["object"])}
    assert ends == {each["id"] for each in plain["nodes"]}
    assert json.loads(json.dumps(plain)) == plain


def test_graphml_has_every_node_and_edge_with_its_sources() -> None:
    root = etree.fromstring(exports.graphml(WHOLE))
    assert len(root.findall(".//g:node", _NS)) == len(WHOLE.nodes)
    edges = root.findall(".//g:edge", _NS)
    assert len(edges) == len(WHOLE.edges)
    assert all(edge.findtext("g:data[@key='edge-sources']", namespaces=_NS) for edge in edges)
    ids = {node.get("id") for node in root.findall(".//g:node", _NS)}
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == ids


def test_nodes_whose_ids_differ_in_blanks_or_commands_alone_stay_two_in_graphml() -> None:
    things = [
        replace(thing(f"c{name}"), id=f"company:{name}")
        for name in ("a b", "a  b", "a\nb", "a\x01b", "a\x02b", "a b #1")
    ]
    root = etree.fromstring(exports.graphml(graph(claim(each, Relation.CONTROLS, NETWORK) for each in things)))
    ids = [node.get("id") for node in root.findall(".//g:node", _NS)]
    assert len(set(ids)) == len(ids) == len(things) + 1
    assert {edge.get("source") for edge in root.findall(".//g:edge", _NS)} < set(ids)
    assert "company:a b" in ids


def test_mermaid_draws_like_things_as_one_box() -> None:
    chart = exports.mermaid(drawing_of(graph(many(90)), [COMPANY.id]))
    assert chart.startswith("flowchart LR\n")
    assert chart.count("[") == 4
    assert "90 tier 2 addresses" in chart
    assert "and 84 more" in chart


NAMES = ['a"]; click n0 "javascript:x"', "a<script>", "a`b", "end\nn9[x]", "%%{init: {}}%%", "a#quot;b"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_cannot_end_its_box_in_mermaid(name: str) -> None:
    row = claim(thing(f"c{name}"), Relation.CONTROLS, NETWORK)
    lines = exports.mermaid(drawing_of(graph([row]))).splitlines()
    assert len(lines) == 4
    assert all(line.count('"') == 2 for line in lines[1:])
    assert not any(sign in line.replace("<br>", "") for line in lines[1:] for sign in "<`%")


@settings(max_examples=30)
@given(st.lists(CLAIMS, max_size=6))
def test_any_claims_are_written_in_every_format(rows: list[Claim]) -> None:
    whole = graph(rows)
    etree.fromstring(exports.graphml(whole))
    drawing = drawing_of(around(whole, whole.nodes, 1))
    exports.mermaid(drawing).encode()
    json.dumps(exports.as_json(whole))
    for made in (exports.stix(whole), exports.ftm(whole)):
        assert all(isinstance(each, Problem) for each in made[1])
