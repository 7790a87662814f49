"""Whose deeds those were in which a company had a part: "for its role in several intrusions. The intrusions were attributed to Flax Typhoon."."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked

_DEEDS = r"(?:incidents?|intrusions?|break-ins?|attacks?|cyber-?attacks?|hacks?|breaches|campaigns?|operations?|activit(?:y|ies))"
_PART = late(
    rf"\b(?:(?:role|part|involvement|participation|complicity|hand) in|involved in|participated in|took part in|complicit in|enabled|facilitated|behind|responsible for|(?:for|of) (?:\w+ly )?(?:orchestrating|mounting|launching|staging|perpetrating|carrying out|conducting|supporting|enabling|facilitating))\b[^.;]{{0,60}}?\b{_DEEDS}\b"
)
_THOSE = late(
    rf"^(?:[^.;]{{0,40}}, )?(?:(?:[\w.’' ]{{2,40}}) (?:said|says) (?:that )?)?(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]hat|[Tt]his) (?:[\w-]+ ){{0,3}}?{_DEEDS}\b"
)
_WHOSE = late(
    r"\b(?:attributed to|ascribed to|linked to|tied to|associated with|connected to|blamed on|pinned on|carried out by|conducted by|perpetrated by|the work of)(?: the)?(?: an?)? (?:(?:[\w-]+ ){0,4}?(?:group|crew|gang|actors?|hackers|team)(?:,? (?:known|called|dubbed|named|tracked)(?: (?:in|by|to|among) [^,.;]{3,40}?)?(?: as)?)? )?[“\"]?$"
)
_WITHIN = late(
    rf"{_DEEDS}\b[^.;]{{0,60}}?\b(?:that|which) (?:[\w.’' ]{{2,40}} )?(?:have been|has been|were|was|are|is|had|have|has) (?:\w+ly )?$|{_DEEDS} $|\b(?:those|these|the) (?:[\w-]+ ){{0,2}}?{_DEEDS} (?:had been|have been|were|are) (?:\w+ly )?$"
)
# In so many sentences more it is told whose deeds they were.
_NEXT = 2


def incidents(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The tie of a company to the group whose deeds it had a part in, where the next sentence tells whose they were."""
    part = _PART.search(sentence.text)
    firms = [slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and part and slot.stop <= part.start()]
    for slot in sentence.slots:
        whose = _WHOSE.search(sentence.hidden, 0, slot.start) if slot.kind is NodeKind.ACTOR else None
        if whose is None:
            continue
        is_here = bool(
            part
            and firms
            and part.end() <= whose.start()
            and _WITHIN.search(sentence.hidden, part.start(), whose.start())
        )
        before = memory.part_in if memory.part_left > 0 and _THOSE.match(sentence.hidden) else None
        one = firms[0].node if is_here else before
        if one is not None:
            note = () if is_here else (f"the sentence before tells that {one.name} had a part in them",)
            yield Hit(
                "part in",
                one,
                Relation.RELATED_TO,
                slot.node,
                whose[0].strip(),
                *whose.span(),
                (whose.start(), slot.stop),
                notes=note,
            )
            break
    memory.part_left -= 1
    if part and firms:
        memory.part_in, memory.part_left = firms[0].node, _NEXT
