"""Seawall: from a designation to everything it touches: money, property, network."""

from seawall.corpus import Corpus
from seawall.decisions import Decision, Outcome, Policy, read_policy, us_policy
from seawall.entities import Entity, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.errors import Problem, SeawallError
from seawall.library import NotScreened, load, look_back, own, read_ownership, screen
from seawall.matching import Match, Reason
from seawall.payments import Customer, Payment

__all__ = [
    "Corpus",
    "Customer",
    "Decision",
    "Entity",
    "Identifier",
    "IdentifierKind",
    "Match",
    "NotScreened",
    "Outcome",
    "PartialDate",
    "Party",
    "Payment",
    "Policy",
    "Problem",
    "Reason",
    "Role",
    "Schema",
    "SeawallError",
    "load",
    "look_back",
    "own",
    "read_ownership",
    "read_policy",
    "screen",
    "us_policy",
]
