"""The story of a hunt: whose infrastructure is meant, where one's own logs met it and when, and what that rests on."""

from seawall.hunt.facts import Said, facts_of, listings
from seawall.hunt.party import Wanted, all_indicators, seek, wanted_of
from seawall.hunt.story import Question, look
from seawall.hunt.watch import Edges, Homes, Watch, read_edges, read_homes, read_rules

__all__ = [
    "Edges", "Homes", "Question", "Said", "Wanted", "Watch", "all_indicators", "facts_of", "listings", "look",
    "read_edges", "read_homes", "read_rules", "seek", "wanted_of",
]  # fmt: skip
