"""The story of a hunt: whose infrastructure is meant, where one's own logs met it and when, and what that rests on."""

from seawall.hunt.facts import Said, facts_of, listings
from seawall.hunt.given import Given, Told, read_claims
from seawall.hunt.party import Wanted, all_indicators, seek, wanted_of
from seawall.hunt.story import Question, look

__all__ = [
    "Given", "Question", "Said", "Told", "Wanted", "all_indicators", "facts_of", "listings", "look", "read_claims", "seek",
    "wanted_of",
]  # fmt: skip
