"""Groups that overlap: "its activity overlaps with groups tracked as Ethereal Panda and RedJuliett"."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked, Slot, taken_for

_OVERLAPS = late(
    r"\b(?:overlap(?:s|ped|ping)?|shares? (?:some |many )?(?:overlaps?|similarities))(?: \w+ly| in part)? with\b"
)
# What ends the list of those with which it does.
_ENDS = late(
    r"[.;]|, (?:has|have|had|was|is|were|are|and (?:has|have|is|was|it|they))\b|\b(?:but|while|although|whereas)\b"
)


# "Recorded Future refers to an overlapping cluster as RedJuliett".
_OVERLAPPING = late(
    r"\boverlapping (?:\w+ )?(?:cluster|group|activity|actor|set)\b[^.;,]{0,40}?\b(?:as|under the name|(?:it )?(?:calls?|tracks as|dubs)|called|dubbed|named)(?: of)? [“\"‘]?$"
)


def _named_by_vendor(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """A group that somebody names for activity that overlaps with that of the group which is told of."""
    whose = memory.principal(memory.only_group())
    for slot in sentence.slots if whose else ():
        is_group = slot.kind is NodeKind.ACTOR and slot.is_named
        found = _OVERLAPPING.search(sentence.text, 0, slot.start) if is_group else None
        if found is None:
            continue
        before = [one for one in sentence.slots if one.kind is NodeKind.ACTOR and one.stop <= found.start()]
        one = before[0].node if before else whose
        if one and one.id != slot.node.id:
            notes = () if before else (f"the sentence doesn't say with whose: {one.name} is spoken of",)
            yield Hit("overlaps", one, Relation.SIMILAR_TO, slot.node, found[0].strip(), *found.span(), (found.start(), slot.stop), notes=notes)  # fmt: skip


# "The botnet shows “activity consistent with the tactics” of the group Flax Typhoon".
_CONSISTENT = late(
    r"\b(?:activit(?:y|ies)|behaviou?r|patterns?|tactics|traffic)[^.;]{0,20}? consistent with (?:the )?[^.;]{0,110}?$"
)


def _consistent(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Whose ways those are that a network or a company shows."""
    for slot in sentence.slots:
        found = _CONSISTENT.search(sentence.text, 0, slot.start) if slot.kind is NodeKind.ACTOR else None
        if found is None:
            continue
        before = [one for one in sentence.slots if one.kind in _SHOWING and one.stop <= found.start()]
        own = before[0].node if before else memory.network() if memory.has_network else None
        if own is not None:
            notes = taken_for(before[0]) if before else (f"the sentence names no network: {own.name} is spoken of",)
            yield Hit("linked to", own, Relation.RELATED_TO, slot.node, found[0].strip(), *found.span(), (found.start(), slot.stop), notes=notes)  # fmt: skip
        return


_SHOWING = frozenset({NodeKind.INFRASTRUCTURE, NodeKind.COMPANY})


def overlaps(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Whom a group overlaps with, however that one is named: two vendors' views of what may be one."""
    yield from _named_by_vendor(sentence, memory)
    yield from _consistent(sentence, memory)
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
        notes = taken_for(one)
        for other in groups:
            if found.end() <= other.start < stop and other.is_named and other.node.id != one.node.id:
                words, reach = found[0], (one.start, other.stop)
                yield Hit(
                    "overlaps", one.node, Relation.SIMILAR_TO, other.node, words, *found.span(), reach, notes=notes
                )
