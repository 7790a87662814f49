"""Networks that a document names in passing: "in January the FBI took down the KV botnet, which Volt Typhoon used"."""

from collections.abc import Sequence

from seawall.claims import Node, NodeKind
from seawall.claims.owned import is_botnet_of_somebody, owner_of
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Slot


def main_group(sentences: Sequence[Sequence[Slot]], memory: Memory) -> Node | None:
    """The group that a document is about: the first that it names, unless another stands beside the company that it is about, and as often."""
    groups = [slot.node for some in sentences for slot in some if slot.kind is NodeKind.ACTOR]
    beside = [
        slot.node for some in sentences if any(one.node == memory.main for one in some)
        for slot in some if slot.kind is NodeKind.ACTOR
    ]  # fmt: skip
    first = next(iter(groups), None)
    other = next((each for each in beside if memory.main), None)
    if first is None or other is None or first in beside:
        return first
    return other if groups.count(other) >= groups.count(first) else first


def others_networks(sentences: Sequence[Sequence[Slot]], memory: Memory) -> set[str]:
    """The ids of named networks that no sentence names with whom the document is about: each beside another group, or where
    another network is introduced as the one.
    """
    own = own_parties(sentences, memory)
    mine: set[str] = set(memory.identified)
    beside: set[str] = set()
    every: set[str] = set()
    for some in sentences:
        nets = {slot.node.id for slot in some if slot.kind is NodeKind.INFRASTRUCTURE and slot.is_named}
        every |= nets
        if any(slot.node.id in own for slot in some):
            mine |= nets
        elif any(slot.kind is NodeKind.ACTOR and slot.is_named for slot in some):
            beside |= nets
    if len(every) > 1:
        # What is named beside another group alone is that group's, however it is introduced.
        mine -= beside - _beside_own(sentences, own)
    return beside - mine | (every - mine if mine & every else set())


def _beside_own(sentences: Sequence[Sequence[Slot]], own: set[str]) -> set[str]:
    return {
        slot.node.id for some in sentences if any(one.node.id in own for one in some)
        for slot in some if slot.kind is NodeKind.INFRASTRUCTURE
    }  # fmt: skip


def own_parties(sentences: Sequence[Sequence[Slot]], memory: Memory) -> set[str]:
    """The ids of the company and the groups that a document is about: the first group, and those named beside the company."""
    main = {memory.main.id} if memory.main else set()
    groups = {
        slot.node.id for some in sentences if any(one.node.id in main for one in some)
        for slot in some if slot.kind is NodeKind.ACTOR
    }  # fmt: skip
    return main | groups | ({memory.actor.id} if memory.actor else set())


def is_of_others(network: Node, memory: Memory) -> bool:
    """Whether a network is none of those that the document is about."""
    if network.id in memory.others:
        return True
    owner = memory.known.get(owner_of(network)) if is_botnet_of_somebody(network) else None
    owner = memory.principal(owner) if owner else None
    return owner is not None and owner.kind is NodeKind.ACTOR and memory.actor is not None and owner != memory.actor
