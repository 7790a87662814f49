"""Into whose systems hackers got whom a sentence doesn't name."""

from seawall.claims import Node, NodeKind
from seawall.proposals.late import late
from seawall.proposals.slot import MASK, Marked

_VERBS = r"(?:breach|hack|compromis|infiltrat|penetrat|access|enter|reach|stole|stolen|swiped|broke|broken|got|gotten|gained)\w*"
BREAKING = late(rf"\b{_VERBS}\b")
# "Hackers had breached the Treasury", "the Treasury revealed that hackers had gotten into its own workstations".
_BROKE_IN = late(
    rf"(?:\b(?:hackers?|intruders?|attackers?|actors?|spies|miscreants|crooks|snoops|APT|(?:backed|linked|sponsored|hacking) group|intelligence (?:agency|service))\b|{MASK}(?= had (?:breached|hacked|infiltrated|compromised)))[^.;]{{0,60}}?\b{_VERBS}\b(?P<what>[^.;]*)"
)
# "The department said its own computers had been breached by Chinese hackers".
_WAS_BROKEN = late(
    r"\b(?:its|their)(?: own)? (?:[\w-]+ )?(?:systems?|networks?|computers|servers|workstations|infrastructure) (?:had been|has been|have been|was|were) (?:breached|hacked|compromised|infiltrated|penetrated|accessed|broken into) by\b[^.;]{0,60}?\b(?:hackers?|actors?|spies|attackers?)\b"
)
# "The Treasury confirmed it was subject to a cyberattack", "had been the victim of a China-linked hack".
UNDERWENT = late(
    r"\b(?:was|were|been|being|fell|fallen) (?:itself )?(?:an? |the )?(?:recent |latest )?(?:subject(?:ed)? to|victims? (?:of|to)|targets? of|hit by|struck by|prey to) (?:an?|the) (?:[\w\ue000-]+[ -]){0,4}?(?:cyber-?)?(?:attack|hack|breach|intrusion|break-in|incident)\b"
)
# "The Chinese state-backed hacking of the Treasury".
_DEED_AGAINST = late(
    r"\b(?:hack|hacking|breach|intrusion|attack|compromise|break-in) (?:of|on|into|at|against) (?:the )?$"
)
_ITS_OWN = late(
    r" (?:access )?(?:into |at |from |in |to )?(?:some of |part of |parts of |several of |many of |a number of )?(?:(?:its|their)\b|the (?:[Dd]epartment|[Aa]gency|[Mm]inistry)[’']s\b)"
)
# "The Treasury notified Congress that an actor had stolen a key and used it to read unclassified documents": its documents.
_TOLD = late(
    r"\b(?:told|notified|informed|said|disclosed|revealed|acknowledged|admitted|announced|confirmed|conceded|confessed|fessed up)\b[^.;,]{0,40}? that\b[^.;,]{0,40}$"
)
_FILES = late(
    r"\b(?:(?:unclassified|internal|some|certain|several) (?:[\w-]+ )?(?:documents|files|e-?mails)|workstations)\b"
)


def broken_into(sentence: Marked) -> Node | None:
    """Into whose systems a sentence tells that hackers got whom it doesn't name: an authority behind the verb, or who tells of its own."""
    found = _BROKE_IN.search(sentence.hidden)
    bodies = [slot for slot in sentence.slots if slot.kind is NodeKind.AUTHORITY]
    if found is None:
        undergone = _WAS_BROKEN.search(sentence.hidden) or UNDERWENT.search(sentence.hidden)
        of_deed = next((slot.node for slot in bodies if _DEED_AGAINST.search(sentence.hidden, 0, slot.start)), None)
        return next((slot.node for slot in reversed(bodies) if undergone and slot.stop <= undergone.start()), of_deed)
    behind = [slot.node for slot in bodies if slot.start >= found.start("what")]
    # "Chinese government hackers": whose hackers they are is not whose systems.
    before = [slot.node for slot in bodies if slot.stop < found.start() - 1]
    is_its = _ITS_OWN.match(found["what"]) or (
        _TOLD.search(sentence.hidden, 0, found.start()) and _FILES.search(found["what"])
    )
    return before[-1] if before and is_its else next(iter(behind), None)
