"""The graph for other programs: STIX 2.1, FollowTheMoney, GraphML, Mermaid, and JSON with every claim whole.

STIX says a denial as an opinion or a note; FollowTheMoney has no word for one, and neither has one for a correction. A reader
who knows no extension of ours would take such a claim for its contrary, so that it is left out and told as a Problem.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from seawall.attribution.drawing import Drawing
from seawall.attribution.graph import Edge, Graph, State
from seawall.attribution.measure import drawable
from seawall.attribution.svg import label_of
from seawall.claims import Claim, to_ftm, to_stix
from seawall.claims.claim import to_json
from seawall.errors import Problem

Json = dict[str, Any]

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def stix(shown: Graph) -> tuple[Json, tuple[Problem, ...]]:
    """A STIX 2.1 bundle of all claims that stand, of denials too, and a Problem for each that was left out."""
    said = (State.HOLDS, State.DENIED)
    kept = [each.claim for edge in shown.edges for each in edge.said if each.state in said]
    return to_stix(kept), tuple(_left_out(shown, "STIX", said))


def ftm(shown: Graph) -> tuple[tuple[Json, ...], tuple[Problem, ...]]:
    """FollowTheMoney entities of the claims that stand, and a Problem for each claim that it has no word for."""
    found = list(to_ftm(_standing(shown)))
    problems = tuple(each for each in found if isinstance(each, Problem))
    return tuple(each for each in found if not isinstance(each, Problem)), (
        *problems,
        *_left_out(shown, "FollowTheMoney"),
    )


def _standing(shown: Graph) -> list[Claim]:
    return [claim for edge in shown.edges for claim in edge.standing]


def _left_out(shown: Graph, whose: str, kept: tuple[State, ...] = (State.HOLDS,)) -> Iterator[Problem]:
    for edge in shown.edges:
        for said in edge.said:
            if said.state not in kept:
                claim = said.claim
                why = f"the claim is {said.state}, and {whose} has no word for that"
                yield Problem(claim.saying.place.document, claim.id, "", claim.sentence, why)


def as_json(shown: Graph, asked: tuple[str, ...] = ()) -> Json:
    """The graph as plain values: nodes, edges with what they rest on, and under each edge its claims whole."""
    return {
        "valid": shown.valid.isoformat() if shown.valid else None,
        "known": shown.known.isoformat() if shown.known else None,
        "asked": list(asked),
        "left_out": {str(why): count for why, count in shown.left_out},
        "nodes": [
            {"id": each.id, "kind": str(each.kind), "name": each.name, "indicator": str(each.indicator or "") or None}
            for each in shown.nodes.values()
        ],
        "edges": [_edge_json(edge) for edge in shown.edges],
    }


def _edge_json(edge: Edge) -> Json:
    return {
        "id": edge.id, "subject": edge.subject.id, "relation": str(edge.relation), "object": edge.object.id, "days": edge.days,
        "state": str(edge.state), "voices": list(edge.voices), "deniers": list(edge.deniers), "disputes": list(edge.disputes),
        "factors": list(edge.factors), "needs_primary_check": edge.needs_check,
        "claims": [
            {**to_json(said.claim), "state": str(said.state), "corrected_by": list(said.corrected_by)} for said in edge.said
        ],
    }  # fmt: skip


# What stands on nodes and edges in GraphML, each a text.
_NODE_KEYS = ("name", "kind")
_EDGE_KEYS = ("relation", "state", "days", "voices", "sources", "needs_primary_check")


def graphml(shown: Graph) -> bytes:
    """The graph as GraphML: directed, several edges between two nodes allowed."""
    root = etree.XML(f'<graphml xmlns="{_GRAPHML}"/>'.encode())
    for what, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            told = {"id": f"{what}-{key}", "for": what, "attr.name": key, "attr.type": "string"}
            etree.SubElement(root, f"{{{_GRAPHML}}}key", told)
    drawn = etree.SubElement(root, f"{{{_GRAPHML}}}graph", {"id": "attribution", "edgedefault": "directed"})
    ids = _ids(shown.nodes)
    for node in shown.nodes.values():
        element = etree.SubElement(drawn, f"{{{_GRAPHML}}}node", {"id": ids[node.id]})
        _data(element, "node", {"name": node.name, "kind": str(node.kind)})
    for edge in shown.edges:
        ends = {"id": edge.id, "source": ids[edge.subject.id], "target": ids[edge.object.id]}
        _data(etree.SubElement(drawn, f"{{{_GRAPHML}}}edge", ends), "edge", _edge_words(edge))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _ids(nodes: Iterable[str]) -> dict[str, str]:
    """Ids as XML can hold them: of those that blanks or commands alone tell apart, the later ones say their number."""
    told: dict[str, str] = {}
    for number, node in enumerate(nodes):
        text = drawable(node)
        while text in told:
            text = f"{text} #{number}"
        told[text] = node
    return {node: text for text, node in told.items()}


def _edge_words(edge: Edge) -> dict[str, str]:
    return {
        "relation": str(edge.relation), "state": str(edge.state), "days": edge.days, "voices": "; ".join(edge.voices),
        "sources": "; ".join(claim.saying.source for claim in edge.claims),
        "needs_primary_check": "yes" if edge.needs_check else "no",
    }  # fmt: skip


def _data(element: "etree._Element", what: str, values: dict[str, str]) -> None:
    for key, value in values.items():
        if value:
            etree.SubElement(element, f"{{{_GRAPHML}}}data", {"key": f"{what}-{key}"}).text = drawable(value)


def mermaid(drawing: Drawing) -> str:
    """The picture as a Mermaid flow chart: like things are one box, as in the drawing."""
    lines = ["flowchart LR"]
    for number, box in enumerate(drawing.boxes):
        more = (f"and {box.left_out:,} more",) if box.left_out else ()
        words = [box.title, *(line.text for line in box.lines), *more]
        lines.append(f'  n{number}["{"<br>".join(_quoted(word) for word in words)}"]')
    for arrow in drawing.arrows:
        line = "-->" if arrow.state is State.HOLDS else "-.->"  # how it stands is in the label
        lines.append(f'  n{arrow.subject} {line}|"{_quoted(label_of(arrow))}"| n{arrow.object}')
    return "\n".join(lines) + "\n"


# What Mermaid, or the HTML that it makes, would obey inside quotes.
_CODES = str.maketrans({sign: f"#{ord(sign)};" for sign in '"#<>&`\\[]{}|;%'})


def _quoted(text: str) -> str:
    return drawable(text).translate(_CODES)
