"""Of which devices a network is made: "made up of routers and cameras", "a botnet of cameras, recorders and routers"."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.proposals.applied import statement
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot, taken_for

_MADE = frozenset({"make", "compose", "consist", "comprise", "include"})
_MADE_OF = frozenset({"make", "compose", "consist"})
_BOTS = frozenset({"bots", "devices", "nodes", "machines"})
_AMONG = late(
    r"Among (?:them|these|those)(?: devices| machines| bots)? (?:were|are)\b|(?:They|These) (?:were|are|included?)\b"
)
_GEAR = late(
    r"(?:The |These |Those )?(?:[Tt]argeted|[Aa]ffected|[Ii]nfected|[Cc]ompromised|[Hh]ijacked) (?:gear|devices?|equipment|products|models|hardware|device types)\b"
)
_DEVICES, _NETWORKS = frozenset({NodeKind.DEVICE}), frozenset({NodeKind.INFRASTRUCTURE})
_FRAME = next(row for _, row in FRAMES["infect"] if NodeKind.DEVICE in row.done)


def made_of(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "made up of routers and cameras from vendors such as A and B"."""
    # "The bots were routers and cameras".
    head = said.subjects[0][0].head.text.casefold().split()[-1] if said.subjects and said.subjects[0] else ""
    are_bots = said.verb.verb == "be" and head in _BOTS and memory.has_network
    # "Among them were routers": where the sentence before told of the network.
    is_of_network = memory.near is not None and memory.near.kind is NodeKind.INFRASTRUCTURE
    are_some = said.verb.verb == "be" and is_of_network and bool(_AMONG.match(memory.text))
    are_hit = said.verb.verb == "include" and bool(_GEAR.match(memory.text)) and memory.has_network
    are_bots = are_bots or are_hit
    if said.verb.verb not in _MADE and not are_bots and not are_some:
        return
    # "Made up primarily of routers".
    behind = {"from", "as", "by", "like", *(("of",) if said.verb.verb in _MADE_OF else ())}
    rest = [phrase for name, some in said.tails if name in behind for phrase in some]
    rest = [*said.objects, *rest] if are_bots or are_some else rest
    network = subjects_of(said, _NETWORKS, memory)[:1]
    if (are_bots or are_some) and not network:
        meant = memory.network()
        network = [Slot(meant.kind, meant, said.verb.start, said.verb.start, "the devices", is_named=False)]
    for one in network:
        for phrase in rest:
            for other in slots_of(phrase, _DEVICES, memory):
                yield from statement(said, _FRAME, one, other)


_TURNING = frozenset(
    "turn convert transform corral rope conscript enlist press string stitch herd lasso knit weave".split()
)


def turned_into(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "The malware turned routers and cameras into a network": kinds of devices of the network that is spoken of."""
    into = [phrase for name, some in said.tails if name in ("into", "in to") for phrase in some]
    is_network = any(
        phrase.head.text.casefold().split()[-1] in ("botnet", "network", "army", "bots") for phrase in into
    )
    if said.verb.verb not in _TURNING or said.is_meant or not is_network or not memory.has_network:
        return
    some = [phrase for each in said.subjects[:1] for phrase in each] if said.verb.is_passive else said.objects
    meant = memory.network()
    whose = Slot(meant.kind, meant, said.verb.start, said.verb.start, "the network", is_named=False)
    for other in [slot for phrase in some for slot in slots_of(phrase, _DEVICES, memory)]:
        yield from statement(said, _FRAME, whose, other)


# "The compromised devices, including PCs and cameras, were": those of the network that is spoken of.
_HIT_KINDS = late(
    r"\b(?:(?:compromised|infected|hacked|hijacked|affected|enslaved|ensnared) (?:[\w-]+ ){0,2}(?:devices|machines|systems|gadgets|equipment)(?: themselves)?|(?:devices|gear|equipment|products|models) (?:targeted|affected|infected|compromised|hijacked|hit))(?:,| \(| [–—-]|,? which)? (?:including|include|included|such as|rang(?:ing|ed|e) from|like) (?:(?:models|gear|products|devices|those) (?:from|by|made by) )?(?P<kinds>[^.;]{3,220})"
)


def including(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The kinds of devices that are told of beside all that were hit."""
    found = _HIT_KINDS.search(sentence.text) if memory.has_network else None
    stop = found.start("kinds") if found else 0
    for slot in sentence.slots if found else ():
        if slot.kind is not NodeKind.DEVICE or slot.start < stop or found is None:
            continue
        if not _IN_LIST.fullmatch(sentence.text, stop, slot.start):
            return
        stop, whose = slot.stop, memory.network()
        note = f"{found[0][:24]!r} are taken for those of {whose.name}"
        yield Hit("kind of device", whose, Relation.COMPROMISES, slot.node, slot.said, slot.start, slot.stop, (found.start(), slot.stop), notes=(note,))  # fmt: skip


# Between two kinds another may stand that no table knows: "PCs, servers and cameras".
_IN_LIST = late(
    r" (?:from|by|made by) (?:[\w-]+ ){0,3}?(?:manufacturers|vendors|makers|brands|companies)?,? ?(?:such as|like|including) |(?:(?:,|,? and|,? or|,? as well as| to)? ?(?:[\w-]+ ){0,3}?(?:[\w-]+(?=,| and))?){0,3}"
)


def network_of(every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """As in "Raptor Train, a botnet of routers, cameras and recorders": the kinds behind "of", as far as one list goes."""
    for at, phrase in enumerate(every[:-2]):
        if every[at + 1].kind is not Kind.PREPOSITION or every[at + 1].text != "of":
            continue
        for one in slots_of(phrase, _NETWORKS, memory)[:1]:
            for other in _kinds(every[at + 2 :], memory):
                notes = taken_for(one)
                words = f"{phrase.text} of"
                yield Hit(
                    "of kinds", one.node, Relation.COMPROMISES, other.node, words, other.start, other.stop,
                    (one.start, other.stop), notes=notes,
                )  # fmt: skip


def _kinds(behind: Sequence[Phrase], memory: Memory) -> Iterator[Slot]:
    for phrase in behind:
        if phrase.kind is Kind.NOUN:
            yield from slots_of(phrase, _DEVICES, memory)
        elif phrase.kind not in (Kind.COMMA, Kind.AND):
            return
