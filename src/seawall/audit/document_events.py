"""Documents that were read, and what people made of what they propose: one part of the page of events.

Streams are "document:" and the first half of the hash of its bytes: the same document read again goes on in the same stream.
"""

from seawall.audit.body import EventBody


class DocumentRead(EventBody, frozen=True, tag="document.read"):
    """A document was read into proposals. kind is its format, said_by who published it, on the day as ISO, empty where unknown.

    sha256 names its archived bytes, proposals_sha256 the archived proposals with what was refused and what could not be read;
    claims are the ids of the proposals, in the document's order. corpus is the version of the lists that were asked; empty: none.
    """

    private = frozenset({"name", "said_by"})
    name: str
    kind: str
    said_by: str
    on: str
    sha256: str
    proposals_sha256: str
    claims: tuple[str, ...]
    refusals: int
    problems: int
    corpus: str
    engine: str


class ProposalAccepted(EventBody, frozen=True, tag="document.proposal-accepted"):
    """A person accepts what a document proposes: from now on it is a claim. claim is its id."""

    private = frozenset({"why"})
    claim: str
    why: str


class ProposalRefused(EventBody, frozen=True, tag="document.proposal-refused"):
    """A person refuses what a document proposes; what was accepted before is a claim no more."""

    private = frozenset({"why"})
    claim: str
    why: str
