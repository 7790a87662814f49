"""Briefs: what is known of a party in sentences that somebody can print, each with notes to the claims it rests on."""

from seawall.briefs.brief import (
    OWN_NETWORK,
    Brief,
    Cited,
    Contact,
    Moment,
    Note,
    Paragraph,
    Section,
    Sentence,
    Source,
    Span,
)
from seawall.briefs.tell import Asked, tell

__all__ = [
    "OWN_NETWORK", "Asked", "Brief", "Cited", "Contact", "Moment", "Note", "Paragraph", "Section", "Sentence", "Source", "Span", "tell",
]  # fmt: skip
