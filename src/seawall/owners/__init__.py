"""Owners: which members of an ownership graph are on the lists, and what their stakes mean for a party of a payment."""

from seawall.owners.listed import Listed, Told, looked_up
from seawall.owners.ownership import Ownership, ownership_of

__all__ = ["Listed", "Ownership", "Told", "looked_up", "ownership_of"]
