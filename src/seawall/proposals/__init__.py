"""Proposals: what the sentences of a document seem to say, as claims that wait for a person, each with its sentence and rule."""

from seawall.proposals.proposal import Proposal, Refusal
from seawall.proposals.propose import propose
from seawall.proposals.published import published
from seawall.proposals.rows import COLUMNS, row
from seawall.proposals.slot import Listed

__all__ = ["COLUMNS", "Listed", "Proposal", "Refusal", "propose", "published", "row"]
