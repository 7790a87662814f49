"""Devices that an authority took out of somebody's hands: the network that they were is what it seized."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of, subjects_of

_PARTIES = frozenset({NodeKind.ACTOR, NodeKind.COMPANY})
_NETWORKS = frozenset({NodeKind.INFRASTRUCTURE})


def _from_whom(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "wrested control of a network from Flax Typhoon": who had it controlled it."""
    rest = [*said.objects, *(each for name, some in said.tails if name in ("of", "over") for each in some)]
    networks = [slot for each in rest for slot in slots_of(each, _NETWORKS, memory)]
    behind = [each for name, some in said.tails if name == "from" for each in some]
    words = said.verb.words[-1]
    for one in [slot for each in behind for slot in slots_of(each, _PARTIES, memory)][:1] if networks else ():
        what = f"{words.text} … from"
        yield Hit(
            "controls",
            one.node,
            Relation.CONTROLS,
            networks[0].node,
            what,
            words.start,
            words.stop,
            (words.start, one.stop),
        )


_WRESTING = frozenset("wrest free liberate take seize pry release disconnect cut".split())
_HANDS = frozenset("grip hands control clutches grasp hold reach botnet network".split())
_OFFICES = frozenset({NodeKind.AUTHORITY})


def wrested(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "The FBI wrested 260,000 cameras and routers from the company's grip"."""
    if said.verb.verb not in _WRESTING or said.verb.is_passive or said.is_meant or not memory.has_network:
        return
    yield from _from_whom(said, memory)
    are_devices = any(each.head.slot and each.head.slot.kind is NodeKind.DEVICE for each in said.objects)
    from_hands = [each for name, some in said.tails if name in ("from", "of") for each in some]
    if not are_devices or not any(each.head.text.casefold() in _HANDS for each in from_hands):
        return
    whose, words = memory.network(), said.verb.words[-1]
    note = f"the devices are those of {whose.name}, which is spoken of"
    for one in subjects_of(said, _OFFICES, memory):
        reach = (min(one.start, words.start), from_hands[-1].stop)
        yield Hit("seized", one.node, Relation.SEIZED, whose, words.text, words.start, words.stop, reach, notes=(note,))
