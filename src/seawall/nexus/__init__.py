"""The story of the money side: who and what of ours is tied to a party: customers, payments, wallets, blocked property."""

from seawall.nexus.books import of_customers, of_tape
from seawall.nexus.decided import Tied, of_decision
from seawall.nexus.found import Money, found_of
from seawall.nexus.money import of_file

__all__ = ["Money", "Tied", "found_of", "of_customers", "of_decision", "of_file", "of_tape"]
