"""Claims: who said what about actors, companies and infrastructure, of which days, and where it stands written."""

from seawall.claims.advisory import Sorted, Verdict, claims_of, sort
from seawall.claims.claim import Claim, Handling, Place, Reading, Relation, Saying, Tlp, strictest
from seawall.claims.crosswalk import ftm_to_stix, stix_to_ftm, to_ftm, to_stix
from seawall.claims.files import Gathered, Told, read_files
from seawall.claims.indicator import Indicator, IndicatorKind, Precision, Tier, Window, WindowBasis
from seawall.claims.judge import (
    Contradiction,
    Judged,
    Standing,
    Statement,
    as_of,
    asserted,
    called,
    contradictions,
    speaking,
    standings,
    statements,
)
from seawall.claims.node import Node, NodeKind, indicator_node, node
from seawall.claims.overview import Asked, Counts, counts, select
from seawall.claims.readers.read import Format, read
from seawall.claims.readers.source import Source
from seawall.claims.views import indicators_of, paths

__all__ = [
    "Asked", "Claim", "Contradiction", "Counts", "Format", "Gathered", "Handling", "Indicator", "IndicatorKind", "Judged", "Node", "NodeKind", "Place", "Precision",
    "Reading", "Relation", "Saying", "Sorted", "Source", "Standing", "Statement", "Tier", "Tlp", "Told", "Verdict", "Window", "WindowBasis",
    "as_of", "asserted", "called", "claims_of", "contradictions", "counts", "ftm_to_stix", "indicator_node", "indicators_of", "node", "paths", "read",
    "read_files", "select", "sort", "speaking", "standings", "statements", "stix_to_ftm", "strictest", "to_ftm", "to_stix",
]  # fmt: skip
