"""Clusters: which entries of which lists are one party, each merge a reasoned judgement that a person may overrule."""

from seawall.clusters.connect import Clusters, Tie, connected
from seawall.clusters.find import NOTHING_KNOWN, Known, clusters_of, found_among
from seawall.clusters.judge import judge
from seawall.clusters.judgement import Judgement, Verdict, in_order
from seawall.clusters.rolls import roll_of
from seawall.clusters.rulings import Rulings, folded, overrides_hash

__all__ = [
    "NOTHING_KNOWN", "Clusters", "Judgement", "Known", "Rulings", "Tie", "Verdict", "clusters_of", "connected", "folded",
    "found_among", "in_order", "judge", "overrides_hash", "roll_of",
]  # fmt: skip
