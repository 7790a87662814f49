"""What a person may make of a proposal: accept or refuse it, with a reason, having seen how it stood."""

from seawall.audit import Actor
from seawall.audit.events import ProposalAccepted, ProposalRefused
from seawall.errors import NotAllowed, Overtaken, UnknownEntity
from seawall.intake.paper import Paper, Verdict

# A reason is a sentence or a few.
_MOST_REASON = 2_000


def accept(paper: Paper, claim: str, by: Actor, why: str, seen: int) -> ProposalAccepted:
    """Accept a proposal: it is a claim from now on. seen is the number of the decision that the person saw; 0: none.

    NotAllowed for a program or without a reason, Overtaken where somebody has decided since, UnknownEntity for what the document
    doesn't propose.
    """
    return ProposalAccepted(claim=claim, why=_checked(paper, claim, by, why, seen, Verdict.ACCEPTED))


def refuse(paper: Paper, claim: str, by: Actor, why: str, seen: int) -> ProposalRefused:
    """Refuse a proposal, also one that was accepted: it is no claim from now on. As `accept`."""
    return ProposalRefused(claim=claim, why=_checked(paper, claim, by, why, seen, Verdict.REFUSED))


def _checked(  # noqa: PLR0913, PLR0917  # what a decision is made of
    paper: Paper, claim: str, by: Actor, why: str, seen: int, verdict: Verdict
) -> str:
    if by.is_program:
        raise NotAllowed(f"{by.id} is a program: a person decides what a document says")
    if not any(claim in reading.claims for reading in paper.readings):
        raise UnknownEntity(f"{paper.name} proposes no {claim[:80]}")
    before = paper.decided.get(claim)
    if before and before.seq != seen:
        raise Overtaken(f"{before.by} has {before.verdict} this since you looked: {before.why}")
    if before and before.verdict is verdict:
        raise NotAllowed(f"{before.by} has {before.verdict} this already")
    reason = why.strip()
    if not reason:
        raise NotAllowed("give the reason: what you read, and where you looked")
    if len(reason) > _MOST_REASON:
        raise NotAllowed(f"a reason has at most {_MOST_REASON:,} characters")
    return reason
