"""Victims that no verb of attack names: "officials listed universities as targets of the group", "Taiwan has always been its main target"."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind
from seawall.proposals.applied import statement
from seawall.proposals.clauses import Said
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.sides import all_of, slots_of
from seawall.proposals.slot import Slot

_NAMING = frozenset("list name cite identify describe count mention give single call".split())
_TARGETS = frozenset("target targets victim victims focus prey quarry".split())
_WHOM = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY})
_WHO = frozenset({NodeKind.ACTOR})
_BEARING = frozenset({"bear", "take", "suffer"})
_BRUNT = frozenset({"brunt"})


def targeted(said: Said, memory: Memory) -> Iterator[Hit]:
    """The victims that a clause calls so, of the group whose they are."""
    if said.is_meant:
        return
    whom, label = _called(said)
    if label is None:
        return
    one = _whose(said, label, memory)
    frame = next(row for _, row in FRAMES["target"])
    for other in all_of(whom, _WHOM, memory) if one else ():
        if one:
            yield from statement(said, frame, one, other)


def _called(said: Said) -> tuple[Sequence[Phrase], Phrase | None]:
    """Who is called a target, and the phrase that calls them so."""
    verb = said.verb
    subjects = said.subjects[0] if said.subjects else []
    behind_as = [phrase for name, some in said.tails if name in ("as", "among") for phrase in some]
    if verb.verb in _NAMING:
        label = _label(behind_as) or _label(said.objects[1:])
        return (subjects if verb.is_passive else said.objects), label
    if verb.verb in ("be", "remain", "become"):
        return subjects, _label(said.objects[:1]) or _label(behind_as)
    if verb.verb in _BEARING and any(phrase.head.text.casefold() in _BRUNT for phrase in said.objects):
        return subjects, said.objects[0]
    return [], None


def _label(some: Sequence[Phrase]) -> Phrase | None:
    return next((each for each in some if each.head.slot is None and each.head.text.casefold() in _TARGETS), None)


def _whose(said: Said, label: Phrase, memory: Memory) -> Slot | None:
    """Whose targets they are: the genitive, what stands behind "of", else the group that is spoken of."""
    owners = [word.slot for word in label.words if word.slot is not None and word.slot.kind is NodeKind.ACTOR]
    owners += [
        slot
        for name, some in said.tails
        if name in ("of", "for")
        for phrase in some
        for slot in slots_of(phrase, _WHO, memory)
    ]
    if owners:
        return owners[0]
    meant = memory.meant("they", _WHO, label.start)
    return Slot(meant.kind, meant, label.start, label.stop, label.text, is_named=False) if meant else None
