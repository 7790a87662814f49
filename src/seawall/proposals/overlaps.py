"""Groups that overlap: "its activity overlaps with groups tracked as Ethereal Panda and RedJuliett"."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked, Slot

_OVERLAPS = late(
    r"\b(?:overlap(?:s|ped|ping)?|shares? (?:some |many )?(?:overlaps?|similarities))(?: \w+ly| in part)? with\b"
)
# What ends the list of those with which it does.
_ENDS = late(
    r"[.;]|, (?:has|have|had|was|is|were|are|and (?:has|have|is|was|it|they))\b|\b(?:but|while|although|whereas)\b"
)


def overlaps(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Whom a group overlaps with, however that one is named: two vendors' views of what may be one."""
    for found in _OVERLAPS.finditer(sentence.text):
        groups = [slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR]
        before = [slot for slot in groups if slot.stop <= found.start()]
        topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR else None
        if not before and topic is None:
            continue
        one = (
            before[0]
            if before
            else Slot(NodeKind.ACTOR, topic or groups[0].node, found.start(), found.start(), "", is_named=False)
        )
        end = _ENDS.search(sentence.hidden, found.end())
        stop = end.start() if end else len(sentence.text)
        notes = () if one.is_named else (f"{one.said!r} is taken for {one.node.name}",)
        for other in groups:
            if found.end() <= other.start < stop and other.is_named and other.node.id != one.node.id:
                words, reach = found[0], (one.start, other.stop)
                yield Hit(
                    "overlaps", one.node, Relation.SIMILAR_TO, other.node, words, *found.span(), reach, notes=notes
                )
