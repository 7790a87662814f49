"""Attribution: from claims to a graph as of any day, its picture, and its exports; every tie opens its sources."""

from seawall.attribution.around import MOST_STEPS, around, chain
from seawall.attribution.confidence import MARKS
from seawall.attribution.drawing import Arrow, Box, Drawing, drawing_of
from seawall.attribution.graph import CARRYING, Edge, Graph, LeftOut, Said, State, graph
from seawall.attribution.listings import claims_of, subject_of
from seawall.attribution.svg import STYLE, anchor_of, source_of, svg

__all__ = [
    "CARRYING", "MARKS", "MOST_STEPS", "STYLE", "Arrow", "Box", "Drawing", "Edge", "Graph", "LeftOut", "Said", "State", "anchor_of", "around",
    "chain", "claims_of", "drawing_of", "graph", "source_of", "subject_of", "svg",
]  # fmt: skip
