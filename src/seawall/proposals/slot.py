"""A name or a thing in a sentence, with its place: what the rules of reading join."""

from collections.abc import Sequence
from dataclasses import dataclass

from seawall.claims import Node, NodeKind


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed name in a sentence, as the corpus found and scored it (matching/freetext.py): the one scoring path.

    is_first says whether listed_name is the entry's first name, and no other one of it.
    """

    start: int
    stop: int
    entity_id: str
    kind: NodeKind
    listed_name: str
    score: float
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One mention.

    node       whom it means in this document, after short forms and "the company" were resolved
    said       the words as they stand
    entity_id  the listed entry that it matches, and `score` how well; empty where it is on no list
    is_named   it stands by its name; not so "the company", "the botnet"
    """

    kind: NodeKind
    node: Node
    start: int
    stop: int
    said: str
    entity_id: str = ""
    score: float = 0.0
    is_named: bool = True


PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR})
# Whose networks are told of, and what is used.
OWNERS = frozenset({NodeKind.ACTOR, NodeKind.COMPANY})
MEANS = frozenset({NodeKind.TOOL, NodeKind.MALWARE})
# A sign that stands in no text (a private one): names are masked by it, so that no rule reads words inside names.
MASK = "\ue000"


def taken_for(*slots: Slot) -> tuple[str, ...]:
    """Whom mentions that don't name anybody are taken for, as the notes of a statement."""
    return tuple(f"{slot.said!r} is taken for {slot.node.name}" for slot in slots if not slot.is_named)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its mentions, and the same text with every mention masked: places are the same in both."""

    text: str
    slots: tuple[Slot, ...]
    hidden: str

    @classmethod
    def of(cls, text: str, slots: Sequence[Slot]) -> "Marked":
        """The sentence with these mentions."""
        return cls(text, tuple(slots), masked(text, slots))


def masked(text: str, slots: Sequence[Slot]) -> str:
    """The sentence with every mention replaced by as many signs: places stay."""
    signs = list(text.replace(MASK, " "))
    for slot in slots:
        if slot.kind not in (NodeKind.SECTOR, NodeKind.DEVICE):
            signs[slot.start : slot.stop] = MASK * (slot.stop - slot.start)
    return "".join(signs)
