"""Obligations: what may be owed after an exposure, by which authority, until when; rules are dated rows, nothing is decided for anyone."""

from seawall.obligations.facts import Contact, Facts, Listed, Nexus, NexusKind
from seawall.obligations.follow import obligations
from seawall.obligations.following import NO_ADVICE, Following, following
from seawall.obligations.listings import listings_of
from seawall.obligations.obligation import Obligation, State
from seawall.obligations.rule import Rule, Table, read_table, shipped_table

__all__ = [
    "NO_ADVICE", "Contact", "Facts", "Following", "Listed", "Nexus", "NexusKind", "Obligation", "Rule", "State", "Table",
    "following", "listings_of", "obligations", "read_table", "shipped_table",
]  # fmt: skip
