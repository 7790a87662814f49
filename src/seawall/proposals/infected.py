"""The devices of the network that is spoken of: where they stand, and with what they were infected."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, subjects_of, tail_of
from seawall.proposals.slot import MEANS, Marked, Slot

_HOSTS = frozenset("devices bots infections nodes routers machines systems victims computers".split())
_PLACES = frozenset({NodeKind.COUNTRY})


def infected_with(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "most of the devices were infected with a variant of Mirai": the network uses it that they make up."""
    heads = _heads(said.subjects[:1], memory)
    is_told = said.verb.verb == "infect" and said.verb.is_passive and not said.is_meant
    if not is_told or not heads & _HOSTS or not memory.has_network:
        return
    behind = [phrase for name, some in said.tails if name in ("with", "by", "of") for phrase in some]
    verb, whose = said.verb.words[-1], memory.network()
    note = f"the sentence names no network: {whose.name} is spoken of"
    for one in all_of(behind, frozenset(MEANS), memory):
        reach = (verb.start, max(one.stop, verb.stop))
        yield Hit("uses", whose, Relation.USES, one.node, verb.text, verb.start, verb.stop, reach, notes=(note,))


def _heads(subjects: Sequence[Sequence[Phrase]], memory: Memory) -> set[str]:
    """What is told of, by its nouns; of "more than half of the bots" the bots."""
    heads = {phrase.head.text.casefold().split()[-1] for some in subjects for phrase in some}
    of = _OF_BOTS.match(memory.text, subjects[0][0].stop) if heads & _SHARES else None
    return {of["what"].casefold()} if of else heads


def hosts(said: Said, memory: Memory) -> Iterator[Hit]:
    """Where the devices of a network stand: "Vietnam and Germany had the most infected devices"."""
    heads = {
        phrase.head.text.casefold()
        for phrase in said.objects
        if phrase.head.slot is None or phrase.head.slot.kind is NodeKind.DEVICE
    }
    if (
        said.verb.verb not in ("have", "count", "account", "see")
        or not heads & _HOSTS
        or not memory.has_network
        or said.is_meant
    ):
        return
    # "According to Canada and the United States, the botnet had 260,000 devices": it had.
    has_own = any(
        slot.kind is NodeKind.INFRASTRUCTURE and 0 <= said.verb.start - slot.stop <= 1 for slot in memory.here
    )
    for one in () if has_own else subjects_of(said, _PLACES, memory):
        if one.node.kind is NodeKind.COUNTRY:
            yield _stands_in(one, said, memory, said.objects[-1].text)


def _stands_in(one: Slot, said: Said, memory: Memory, role: str) -> Hit:
    """That devices of the network which is spoken of stand in a country."""
    verb, whose = said.verb.words[-1], memory.network()
    note = f"the sentence names no network: {whose.name} is spoken of"
    reach = (min(one.start, verb.start), max(one.stop, verb.stop))
    return Hit("devices in", whose, Relation.COMPROMISES, one.node, role, verb.start, verb.stop, reach, notes=(note,))


_STANDING = frozenset(
    "find locate identify detect see situate observe discover record spot spread scatter distribute geolocate trace".split()
)
_AFFECTED = frozenset("compromise infect hijack hack".split())
_APPEARING = frozenset("turn appear surface sit lie stretch".split())
_BOTS = frozenset("bots devices infections nodes machines".split())
_SHARES = frozenset("half third thirds quarter quarters majority most many some percent share bulk".split())
_OF_BOTS = late(
    r" of (?:the|these|those|its|all|them)?(?: [\w-]+){0,4}? ?(?P<what>bots|devices|infections|nodes|machines)\b"
)


def found_in(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "The bots were found in Vietnam, Germany and Romania"."""
    heads = _heads(said.subjects, memory)
    is_passive = said.verb.is_passive and said.verb.verb in _STANDING | _AFFECTED
    # "Bots turned up in Europe".
    is_told = (is_passive or said.verb.verb in _APPEARING) and not said.is_meant
    if not is_told or not heads & _BOTS or not memory.has_network:
        return
    there = tail_of(said, frozenset({"in", "across", "over", "throughout"}), _PLACES, memory)
    if said.verb.verb in ("geolocate", "trace"):
        there += tail_of(said, frozenset({"to"}), _PLACES, memory)
    if {"from", "to"} <= {name for name, _ in said.tails}:
        # "Spread from North America to Australia".
        there += all_of(
            (phrase for name, some in said.tails if name in ("from", "to") for phrase in some), _PLACES, memory
        )
    for one in there:
        yield _stands_in(one, said, memory, said.verb.words[-1].text)


_HIT_THERE = late(
    r"\b(?:[Dd]evices|[Bb]ots|[Rr]outers|[Mm]achines|[Ii]nfections|[Cc]omputers) (?:in|across) (?P<where>[^.;]{3,90}?) (?:were|are|have been|had been) (?:also |all )?(?:affected|infected|compromised|hit|hijacked|enslaved|conscripted)\b"
)


def hit_there(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """As in "Devices in Vietnam and Germany were also affected": those of the network that is spoken of."""
    found = _HIT_THERE.search(sentence.text) if memory.has_network else None
    for slot in sentence.slots if found else ():
        if found and slot.kind is NodeKind.COUNTRY and found.start("where") <= slot.start < found.end("where"):
            whose = memory.network()
            note = f"the sentence names no network: {whose.name} is spoken of"
            yield Hit(
                "devices in",
                whose,
                Relation.COMPROMISES,
                slot.node,
                found[0],
                *found.span(),
                found.span(),
                notes=(note,),
            )
