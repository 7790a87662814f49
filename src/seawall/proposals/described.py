"""Mentions by description: "the company", "the group", "the botnet", "its servers", "infrastructure tied to" somebody."""

import re
from collections.abc import Iterator, Sequence

from seawall.claims import Node, NodeKind, node
from seawall.proposals.find import longest
from seawall.proposals.memory import Memory, remember_topic
from seawall.proposals.slot import Marked, Slot, masked

_THE_COMPANY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:[a-z]+|[A-Z][a-z]+(?:-based|-linked)?|publicly[- ]traded) ){0,2}?(?:company|firm|contractor|business|vendor)\b(?!['’]s (?:name|website))"
)
_THE_GROUP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:hacking|threat|cyber|espionage|hacker|state-sponsored|malicious|advanced|persistent|[A-Z][a-z]+|China-linked|cyberespionage) ){0,3}?(?:group|gang|crew|hackers|actors?|attackers)\b"
)
_THE_BOTNET = re.compile(
    r"\bbotnet\b|\b(?:covert |global |vast |sprawling |huge |massive |worldwide |large |malicious )*network of (?:[\w,-]+ ){0,7}?(?:devices|routers|computers|machines)\b"
    r"|\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:covert |malicious |global )?network\b"
)
_ITS_NETWORK = re.compile(
    r"\b(?:its|the (?:company|firm|contractor)['’]s) (?:own )?(?:\w+ )?(?:infrastructure|servers?|networks?|systems)\b"
)
_NETWORK_TIED = re.compile(
    r"\b(?:infrastructure|servers?|networks?|computer network)(?: (?:that (?:was|were)|which (?:was|were)))? (?:(?:\w+ )?(?:tied|linked|connected|belonging|traced|registered) to|of|from|(?:owned|operated|run|managed|controlled|provided|hosted|maintained) by|associated with) (?:the )?$"
)
_NETWORK_AFTER = re.compile(r"(?:['’]s)? (?:own )?(?:computer )?(?:infrastructure|servers|network)\b")
# How far before a company's name the words stand that make a network its own.
_TIED_REACH = 90


def described(text: str, slots: Sequence[Slot], memory: Memory) -> Marked:
    """The mentions of one sentence, those by description merged with those by name."""
    hidden = masked(text, slots)
    found = [*slots, *_parties(hidden, slots, memory), *_networks(hidden, slots, memory)]
    remember_topic(text, slots, memory)
    return Marked.of(text, longest(found))


def _meant(place: int, kind: NodeKind, slots: Sequence[Slot], memory: Memory) -> Node | None:
    """Whom a description means: the nearest of its kind before it, in this sentence or in those before."""
    before = [slot for slot in slots if slot.kind is kind and slot.stop <= place]
    return before[-1].node if before else memory.last.get(kind)


def _parties(hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Slot]:
    for pattern, kind in ((_THE_COMPANY, NodeKind.COMPANY), (_THE_GROUP, NodeKind.ACTOR)):
        for found in pattern.finditer(hidden):
            if meant := _meant(found.start(), kind, slots, memory):
                yield Slot(kind, meant, found.start(), found.end(), found[0], is_named=False)


def _networks(hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Slot]:
    for found in _ITS_NETWORK.finditer(hidden):
        if owner := _meant(found.start(), NodeKind.COMPANY, slots, memory):
            yield _network(owner, found.start(), found[0])
    for slot in slots:
        if slot.kind is not NodeKind.COMPANY:
            continue
        if tied := _NETWORK_TIED.search(hidden, max(0, slot.start - _TIED_REACH), slot.start):
            yield _network(slot.node, tied.start(), tied[0].split(maxsplit=1)[0])
        if after := _NETWORK_AFTER.match(hidden, slot.stop):
            yield _network(slot.node, slot.stop, after[0])
    for found in _THE_BOTNET.finditer(hidden):
        yield Slot(NodeKind.INFRASTRUCTURE, memory.network(), found.start(), found.end(), found[0], is_named=False)


def _network(owner: Node, start: int, said: str) -> Slot:
    meant = node(NodeKind.INFRASTRUCTURE, f"Network of {owner.name}")
    return Slot(NodeKind.INFRASTRUCTURE, meant, start, start + len(said), said, is_named=False)
