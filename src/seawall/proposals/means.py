"""With what networks are run and attacks are made: "managed through Sparrow", "the implant, Nosedive", "a DDoS attack on the FBI"."""

import re
from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.clauses import Said
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory
from seawall.proposals.sides import all_of, subjects_of
from seawall.proposals.slot import Marked

_RUNNING = frozenset("manage control steer run operate administer command direct drive handle oversee".split())
_THROUGH = frozenset({"through", "via", "from", "with", "using", "by"})
_TOOLS = frozenset({NodeKind.TOOL})
_NETWORK = frozenset({NodeKind.INFRASTRUCTURE})
_IMPLANT = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[\w-]+ ){0,3}?(?:implant|malware|payload|bot|trojan)s?(?:,| is| was|,? (?:called|named|dubbed|known as|which \w+ calls?))? [“\"]?$"
)
_DDOS = re.compile(
    r"\b(?:DDoS|distributed denial[- ]of[- ]service|denial[- ]of[- ]service)(?: \(DDoS\))? (?:attacks?|assault|barrage)\b[^.;]{0,30}?\b(?:on|against|at)\b(?: the)? ?"
)
_OF_HACKERS = re.compile(r"\b(?:operators|hackers|attackers|actors|group|intruders|gang|crew)\b")


def run_through(said: Said, memory: Memory) -> Iterator[Hit]:
    """The tool through which a network is run: of the network that the clause or the document tells of."""
    if said.verb.verb not in _RUNNING or said.is_meant or not memory.has_network:
        return
    tools = all_of((phrase for name, some in said.tails if name in _THROUGH for phrase in some), _TOOLS, memory)
    networks = subjects_of(said, _NETWORK, memory) if said.verb.is_passive else all_of(said.objects, _NETWORK, memory)
    whose = networks[0].node if networks else memory.network()
    words = said.verb.words[-1]
    for tool in tools:
        note = () if networks else (f"the sentence names no network: {whose.name} is spoken of",)
        reach = (words.start, tool.stop)
        yield Hit("uses", whose, Relation.USES, tool.node, words.text, words.start, words.stop, reach, notes=note)


def implants(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The malware that is called the network's own: "the implant, Nosedive, is a variant of Mirai"."""
    for slot in sentence.slots if memory.has_network else ():
        found = _IMPLANT.search(sentence.text, 0, slot.start) if slot.kind is NodeKind.MALWARE else None
        if found:
            whose = memory.network()
            note = f"the sentence names no network: {whose.name} is spoken of"
            yield Hit(
                "uses",
                whose,
                Relation.USES,
                slot.node,
                found[0].strip(' ,“"'),
                found.start(),
                found.end(),
                (found.start(), slot.stop),
                notes=(note,),
            )


def floods(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Floods of traffic on an authority that took a network: by the group of which the document tells."""
    for found in _DDOS.finditer(sentence.text) if memory.actor else ():
        whom = next(
            (
                slot
                for slot in sentence.slots
                if slot.kind is NodeKind.AUTHORITY and slot.start <= found.end() < slot.stop + 5
            ),
            None,
        )
        if whom and memory.actor and _OF_HACKERS.search(sentence.text[: found.start()]):
            note = f"'the operators' are taken for {memory.actor.name}"
            yield Hit(
                "targets",
                memory.actor,
                Relation.TARGETS,
                whom.node,
                found[0].strip(),
                found.start(),
                found.end(),
                (found.start(), whom.stop),
                notes=(note,),
            )


_HOSTS = frozenset("devices bots infections nodes routers machines systems victims computers".split())
_PLACES = frozenset({NodeKind.COUNTRY})


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
    words, whose = said.verb.words[-1], memory.network()
    for one in subjects_of(said, _PLACES, memory):
        note = f"the sentence names no network: {whose.name} is spoken of"
        yield Hit(
            "devices in",
            whose,
            Relation.COMPROMISES,
            one.node,
            said.objects[-1].text,
            words.start,
            words.stop,
            (one.start, words.stop),
            notes=(note,),
        )


def named_there(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The sectors of victims that were told of by their number: "dozens of victims in Taiwan, most of them schools"."""
    found = _MOST.search(sentence.text)
    group = next((slot.node for slot in sentence.slots if slot.kind is NodeKind.ACTOR), memory.actor)
    if found is None or group is None or not _VICTIMS.search(sentence.text, 0, found.start()):
        return
    for slot in sentence.slots:
        if (
            slot.kind is NodeKind.SECTOR
            and slot.start >= found.end()
            and not _NO_LIST.search(sentence.text, found.end(), slot.start)
        ):
            reach = (found.start(), slot.stop)
            yield Hit(
                "targets",
                group,
                Relation.TARGETS,
                node(slot.kind, slot.node.name),
                found[0].strip(" ,"),
                slot.start,
                slot.stop,
                reach,
            )


_VICTIMS = re.compile(r"\b(?:victims|targets|organi[sz]ations|entities|institutions)\b")
_MOST = re.compile(
    r"[,–—(]\s?(?:most|many|some|several|all|half|among|the (?:bulk|majority)|chiefly|mostly|mainly|including|primarily)(?: of)?(?: (?:them|these|those|whom|which))?(?: (?:were|are|being))? (?=\w)"
)
_NO_LIST = re.compile(r"[.;]|\b(?:which|who|said|told|that|but|while|whereas)\b")
