"""What was done to somebody by nobody named: by the group that the sentence tells of, else by the one spoken of before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seawall.claims import NodeKind, Relation
from seawall.proposals.applied import fits, statement, undergoing
from seawall.proposals.frames import FRAMES, Frame
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import PARTIES
from seawall.proposals.slot import Slot

_DOERS = PARTIES - {NodeKind.AUTHORITY}


def _without_authorities(frame: Frame) -> Frame:
    """The frame for one who is only spoken of: who broke into an authority is told by name."""
    return replace(frame, done=frame.done - {NodeKind.AUTHORITY})


_SOMEBODY = late(r"\b(?:someone|somebody|an? (?:[\w-]+ ){0,3}(?:APT|hacker|actor|attacker|intruder)s?)\b")


def _is_by_nobody(said: Said, memory: Memory) -> bool:
    """Whether the sentence doesn't tell who did it; of "the Treasury confessed that it had been robbed" he is told by name."""
    first = said.subjects[0][0] if said.subjects else None
    is_of_teller = first is not None and first.text == "it" and bool(first.meant)
    # "It was a Chinese APT and some workstations had been accessed": by that one, whom nobody names.
    is_stranger = bool(_SOMEBODY.search(memory.text, 0, said.verb.start))
    has_group = any(slot.kind is NodeKind.ACTOR for slot in memory.here)
    is_passive = said.verb.is_passive and said.verb.is_finite and not (is_stranger and not has_group)
    return is_passive and not is_of_teller and not any(name == "by" for name, _ in said.tails)


def undergone(said: Said, doer: list[Slot], every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """What was done to somebody by nobody named: by the group that the sentence tells of, else by the one spoken of before."""
    if not _is_by_nobody(said, memory):
        return
    for particle, frame in FRAMES.get(said.verb.verb, ()):
        if not frame.with_places or "" not in frame.behind or not fits(said, particle, frame):
            continue
        topic = memory.group()
        devices = [
            slot
            for slot in undergoing(said, frame, every, memory)
            if slot.kind is NodeKind.DEVICE and slot.node.name not in ("servers", "workstations")
        ]
        if devices and memory.has_network and frame.relation is Relation.COMPROMISES:
            whose = memory.network()
            there = Slot(whose.kind, whose, said.verb.start, said.verb.start, "", is_named=False)
            for other in devices:
                for hit in statement(said, frame, there, other):
                    yield replace(
                        hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {whose.name} is spoken of")
                    )
            continue
        who = (
            doer
            or _in_campaign(said, memory)
            or (
                [Slot(topic.kind, topic, said.verb.start, said.verb.start, "", is_named=False)]
                if topic and not any(slot.kind in _DOERS for slot in memory.here)
                else []
            )
        )
        for one in who[:1]:
            for other in undergoing(said, frame if doer else _without_authorities(frame), every, memory):
                for hit in statement(said, frame, one, other):
                    yield replace(
                        hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {one.node.name} is spoken of")
                    )


# "Salt Typhoon's campaign, in which the networks of nine carriers were compromised": by that group.
_IN_CAMPAIGN = late(
    r"[’']s? (?:[\w-]+ ){0,3}?(?:campaign|operation|attacks|spree|intrusions|hacks), (?:in|during|through) which\b[^.;]*$"
)


def _in_campaign(said: Said, memory: Memory) -> list[Slot]:
    """The group in whose campaign it was done, where the clause opens behind it."""
    before = [slot for slot in memory.here if slot.kind is NodeKind.ACTOR and slot.stop <= said.verb.start]
    return before[-1:] if before and _IN_CAMPAIGN.match(memory.text[before[-1].stop : said.verb.start]) else []
