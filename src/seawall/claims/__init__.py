"""Claims: who said what about actors, companies and infrastructure, of which days, and where it stands written."""

from seawall.claims.claim import Claim, Handling, Place, Reading, Relation, Saying, Tlp
from seawall.claims.indicator import Indicator, IndicatorKind, Precision, Tier, Window, WindowBasis
from seawall.claims.node import Node, NodeKind, indicator_node, node

__all__ = [
    "Claim", "Handling", "Indicator", "IndicatorKind", "Node", "NodeKind", "Place", "Precision", "Reading", "Relation", "Saying",
    "Tier", "Tlp", "Window", "WindowBasis", "indicator_node", "node",
]  # fmt: skip
