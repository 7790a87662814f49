"""Obligations: what may be owed after an exposure, by which authority, until when; rules are dated rows, nothing is decided for anyone."""

from seawall.obligations.obligation import Obligation, State

__all__ = ["Obligation", "State"]
