"""Names in parentheses behind a name: the short forms by which a text goes on to call a party."""

import re
from collections.abc import Iterator

from seawall.claims import NodeKind
from seawall.claims.node import key_of
from seawall.proposals.bracketed import bracketed
from seawall.proposals.forms import is_name
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Slot
from seawall.proposals.words import VENDORS


def short_forms(text: str, slot: Slot) -> list[tuple[int, int, str]]:
    """The names in parentheses directly behind a name, with their places: "Integrity Technology Group (Integrity Tech)"."""
    if slot.kind not in (NodeKind.COMPANY, NodeKind.ACTOR) or not slot.is_named:
        return []
    every = [one for one in bracketed(text, slot.stop) if is_name(one[2]) and key_of(one[2]) != key_of(slot.said)]
    # "Flax Typhoon (Microsoft)": who calls a group so is no name of it.
    return [one for one in every if slot.kind is not NodeKind.ACTOR or not one[2].startswith(VENDORS)]


def _again(text: str, stop: int, name: str, slot: Slot) -> Iterator[Slot]:
    """The same short form further on in the sentence that gives it."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[stop:]):
        yield Slot(slot.kind, slot.node, stop + found.start(), stop + found.end(), name)


def with_short(text: str, slots: list[Slot], memory: Memory) -> list[Slot]:
    """The mentions, those in parentheses meaning whom the name before them means, here and from here on."""
    kept = list(slots)
    for slot in slots:
        for start, stop, name in short_forms(text, slot):
            within = [other for other in kept if start <= other.start and other.stop <= stop]
            is_others = any(
                other.kind not in (slot.kind, NodeKind.COUNTRY) or other.entity_id not in ("", slot.entity_id)
                for other in within
            )
            if is_others or slot.kind is not NodeKind.COMPANY:
                continue
            memory.known.add(name, slot.node, anew=True)
            kept += _again(text, stop, name, slot)
            kept = [other for other in kept if other not in within]
            entity, score = (within[0].entity_id, within[0].score) if within else ("", 0.0)
            kept.append(Slot(slot.kind, slot.node, start, stop, name, entity, score))
    return sorted(kept, key=lambda one: one.start)
