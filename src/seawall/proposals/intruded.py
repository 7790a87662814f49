"""Into whose systems hackers got whom a sentence doesn't name."""

from seawall.claims import Node, NodeKind
from seawall.proposals.late import late
from seawall.proposals.slot import Marked

# "Hackers had breached the Treasury", "the Treasury revealed that hackers had gotten into its own workstations".
_BROKE_IN = late(
    r"\b(?:hackers?|intruders?|attackers?|actors?|spies)\b[^.;]{0,60}?\b(?:breach|hack|compromis|infiltrat|penetrat|access|stole|broke|broken|got|gotten|gained)\w*\b(?P<what>[^.;]*)"
)
_ITS_OWN = late(
    r" (?:into |at |from |in )?(?:some of |part of |parts of |several of |many of |a number of )?(?:its|their)\b"
)


def broken_into(sentence: Marked) -> Node | None:
    """Into whose systems a sentence tells that hackers got whom it doesn't name: an authority behind the verb, or who tells of its own."""
    found = _BROKE_IN.search(sentence.hidden)
    if found is None:
        return None
    bodies = [slot for slot in sentence.slots if slot.kind is NodeKind.AUTHORITY]
    behind = [slot.node for slot in bodies if slot.start >= found.start("what")]
    before = [slot.node for slot in bodies if slot.stop <= found.start()]
    return before[-1] if before and _ITS_OWN.match(found["what"]) else next(iter(behind), None)
