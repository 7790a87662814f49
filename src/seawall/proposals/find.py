"""The mentions of a sentence: listed names, known names, names by their form, sectors, devices, and "the company".

Where two overlap the longer is meant: "Integrity Technology Solutions" is a company of its own and no mention of
"Integrity Technology Group", however alike a part of it is to a listed name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from seawall.claims import Node, NodeKind, node
from seawall.claims.node import key_of
from seawall.proposals.known import Known
from seawall.proposals.slot import Listed, Slot, masked
from seawall.proposals.standing import tells_nothing
from seawall.proposals.words import (
    CITIES,
    COMPANY_ENDS,
    COUNTRIES,
    DESIGNATING,
    DEVICES,
    NAMING_SCHEMES,
    NATIONALITIES,
    NO_NAME,
    NOT_GROUPS,
    SECTORS,
)

_NAME_WORD = r"[A-Z][\w&’'-]*\.?"
_COMPANY = re.compile(
    rf"(?:{_NAME_WORD} (?:(?:of|and|&|for) )?){{1,6}}(?:{'|'.join(COMPANY_ENDS)})\b(?:,? (?:{'|'.join(COMPANY_ENDS)})\b\.?)*"
)
_FORMS = re.compile(r",?\s+(?:Incorporated|Inc|Limited|Ltd|LLC|Co|Corp|GmbH|PLC|Plc|plc|AG)\b\.?,?$|,?\s+(?:Company|Corporation)(?=,)")
_ADJECTIVAL = re.compile(r"-(?:based|linked|backed|sponsored|owned|led|made|born|nexus)$", re.IGNORECASE)
_BOTNET_NAMED = re.compile(rf"(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}) botnet\b")
_BOTNET_CALLED = re.compile(
    rf"\bbotnets?,?\s+(?:that (?:\w+ ){{0,3}})?(?:which (?:\w+ ){{0,3}})?(?:is |was |been )?(?:also )?(?:called|known as|dubbed|named|tracked as|referred to as|codenamed)\s+"
    rf"(?:by [\w .]{{1,40}} )?[\"“‘']?(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
)  # fmt: skip
_TOOL_CALLED = re.compile(
    rf"\b(?:tool|application|app|program|platform|scanner|framework|software|console|implant|malware|dashboard)s?,?\s+"
    rf"(?:(?:is|was|that is|which is|it) )?(?:called|known as|dubbed|named|tracked as)\s+[\"“‘']?(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,1}})"
)  # fmt: skip
_MALWARE_WORDS = frozenset({"implant", "malware", "implants"})
_MIRAI = re.compile(r"\bMirai\b")
_GENERIC_TOOLS = (
    ("VPN software", re.compile(r"\b(?:virtual private network(?:ing)?(?: \(VPN\))?|VPN) (?:software|services?|clients?|tools?)\b", re.I)),
    ("remote desktop protocol", re.compile(r"\bremote desktop protocols?(?: \(RDP\))?|\bRDP\b", re.I)),
    ("web shells", re.compile(r"\bweb ?shells?\b", re.I)),
)  # fmt: skip
_CVE = re.compile(r"\bCVE-\d{4}-\d{4,7}\b")
_SECTORS = tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in SECTORS.items())
_DEVICES = tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in DEVICES.items())
_THE_COMPANY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:[a-z]+|[A-Z][a-z]+(?:-based|-linked)?|publicly[- ]traded) ){0,2}?(?:company|firm|contractor|business|vendor)\b(?!['’]s (?:name|website))"
)
_THE_GROUP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:hacking|threat|cyber|espionage|hacker|state-sponsored|malicious|advanced|persistent|[A-Z][a-z]+|China-linked|cyberespionage) ){0,3}?(?:group|gang|crew|hackers|actors?|attackers)\b"
)
_THE_BOTNET = re.compile(
    r"\bbotnet\b|\b(?:covert |global |vast |sprawling |huge |massive |worldwide |large |malicious )*network of (?:[\w,-]+ ){0,7}?(?:devices|routers|computers|machines)\b"
    r"|\b(?:the|this|that) (?:covert |malicious |global )?network\b"
)
_ITS_NETWORK = re.compile(r"\b(?:its|the (?:company|firm|contractor)['’]s) (?:own )?(?:\w+ )?(?:infrastructure|servers?|networks?|systems)\b")
_NETWORK_TIED = re.compile(r"\b(?:infrastructure|servers?|networks?|computer network)(?: (?:that (?:was|were)|which (?:was|were)))? (?:(?:\w+ )?(?:tied|linked|connected|belonging|traced|registered) to|of|from|(?:owned|operated|run|managed|controlled|provided|hosted|maintained) by|associated with) (?:the )?$")
_NETWORK_AFTER = re.compile(r"(?:['’]s)? (?:own )?(?:computer )?(?:infrastructure|servers|network)\b")
_SHORT = re.compile(r"\s*\(\s*(?:the\s+)?[\"“‘']?(?P<name>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,4}|[\u3400-\u9fff]{2,30})[\"”’']?\s*(?:\)|,|;)")
_TITLE_SHARE = 0.7
_LEAST_TITLE = 5
_WORDS = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Memory:
    """What a document has named so far: whom "the company" means, its short forms, and which listed entry is whom."""

    known: Known
    document: str
    by_entity: dict[str, Node] = field(default_factory=dict)
    last: dict[NodeKind, Node] = field(default_factory=dict)
    authority: Node | None = None
    botnet: Node | None = None
    botnet_owner: Node | None = None

    def network(self) -> Node:
        """The network that the document speaks of: by its name, else by whose it is."""
        if self.botnet:
            return self.botnet
        owner = self.botnet_owner or self.last.get(NodeKind.COMPANY) or self.last.get(NodeKind.ACTOR)
        return node(NodeKind.INFRASTRUCTURE, f"Botnet of {owner.name}" if owner else f"Botnet in {self.document}")


def named(text: str, listed: Sequence[Listed], memory: Memory) -> list[Slot]:
    """The mentions by name of one sentence, in its order; what the sentence introduces is remembered."""
    title = _is_title(text)
    candidates = [
        *_listed(text, listed, memory),
        *_known(text, memory),
        *(() if title else _companies(text, memory)),
        *_by_form(text, memory),
        *_things(text),
    ]
    kept = _longest(candidates)
    return _with_short(text, kept, memory)


def near(text: str, listed: Sequence[Listed], slots: Iterable[Slot]) -> Iterator[tuple[Listed, Slot]]:
    """Listed names of which only a part stands here, in the longer name of somebody else."""
    for one in listed:
        for slot in slots:
            if slot.start <= one.start and one.stop <= slot.stop and slot.entity_id != one.entity_id and slot.kind is NodeKind.COMPANY:
                yield one, slot


def described(text: str, slots: list[Slot], memory: Memory) -> list[Slot]:
    """The mentions by description of one sentence, "the company", "its servers", merged with those by name."""
    found = list(slots)
    hidden = masked(text, slots)
    last = dict(memory.last)

    def at(place: int, kind: NodeKind) -> Node | None:
        before = [slot for slot in slots if slot.kind is kind and slot.stop <= place]
        return before[-1].node if before else last.get(kind)

    for pattern, kind in ((_THE_COMPANY, NodeKind.COMPANY), (_THE_GROUP, NodeKind.ACTOR)):
        for match in pattern.finditer(hidden):
            if meant := at(match.start(), kind):
                found.append(Slot(kind, meant, match.start(), match.end(), match[0], is_named=False))
    for match in _ITS_NETWORK.finditer(hidden):
        if owner := at(match.start(), NodeKind.COMPANY):
            found.append(_network(owner, match.start(), match.end(), match[0]))
    for slot in slots:
        if slot.kind is not NodeKind.COMPANY:
            continue
        if tied := _NETWORK_TIED.search(hidden, max(0, slot.start - 90), slot.start):
            found.append(_network(slot.node, tied.start(), tied.start() + len(tied[0].split()[0]), tied[0].split()[0]))
        if after := _NETWORK_AFTER.match(hidden, slot.stop):
            found.append(_network(slot.node, slot.stop, after.end(), after[0].strip()))
    for match in _THE_BOTNET.finditer(hidden):
        found.append(Slot(NodeKind.INFRASTRUCTURE, memory.network(), match.start(), match.end(), match[0], is_named=False))
    _remember_topic(text, slots, memory)
    return _longest(found)


def _remember_topic(text: str, slots: Sequence[Slot], memory: Memory) -> None:
    """Of each kind the first of a sentence is what it is about; an order or a question is about nothing that is so."""
    if tells_nothing(text):
        return
    for slot in reversed(slots):
        if slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.PERSON):
            memory.last[slot.kind] = slot.node
        if slot.kind is NodeKind.AUTHORITY and slot.node.name in DESIGNATING:
            memory.authority = slot.node


def _network(owner: Node, start: int, stop: int, said: str) -> Slot:
    return Slot(NodeKind.INFRASTRUCTURE, node(NodeKind.INFRASTRUCTURE, f"Network of {owner.name}"), start, stop, said, is_named=False)


def _is_title(text: str) -> bool:
    """Whether all its words have capitals: then a capital says nothing of what is a name."""
    words = () if text.rstrip().endswith((".", "”", "。")) else _WORDS.findall(text)
    return len(words) >= _LEAST_TITLE and sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def bare(name: str) -> str:
    """A company's name without the legal form at its end: "Integrity Technology Group, Incorporated"."""
    shorter = name
    while (cut := _FORMS.sub("", shorter)) != shorter and " " in cut.strip():
        shorter = cut
    return shorter.strip(" ,")


def _company(name: str, memory: Memory) -> Node:
    short = bare(name)
    meant = memory.known.get(short) or memory.known.get(name)
    return meant if meant and meant.kind in (NodeKind.COMPANY, NodeKind.ACTOR) else node(NodeKind.COMPANY, short)


def _listed(text: str, listed: Sequence[Listed], memory: Memory) -> Iterator[Slot]:
    for one in listed:
        said = text[one.start : one.stop]
        known = memory.known.get(said)
        if known and known.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY):
            continue
        own = _company(said, memory) if one.kind is NodeKind.COMPANY else known or node(one.kind, said)
        meant = memory.by_entity.setdefault(one.entity_id, own)
        yield Slot(own.kind, meant, one.start, one.stop, said, one.entity_id, one.score)


def _known(text: str, memory: Memory) -> Iterator[Slot]:
    for start, stop, meant in memory.known.find(text):
        yield Slot(meant.kind, meant, start, stop, text[start:stop])


def _companies(text: str, memory: Memory) -> Iterator[Slot]:
    """Names of companies by their form, without the words before them that are no part of a name."""
    for found in _COMPANY.finditer(text):
        start, said = found.start(), found[0]
        while True:
            first, _, rest = said.partition(" ")
            plain = first.strip(".,’'")
            if not rest or not (
                plain.casefold() in NO_NAME or plain in NATIONALITIES or _ADJECTIVAL.search(plain) or plain.endswith(("’s", "'s"))
            ):
                break
            start, said = start + len(first) + 1, rest
        known = memory.known.get(said.rstrip(". "))
        if " " in said.strip() and not (known and known.kind is NodeKind.AUTHORITY):
            yield Slot(NodeKind.COMPANY, _company(said.rstrip("."), memory), start, start + len(said), said)


def _by_form(text: str, memory: Memory) -> Iterator[Slot]:
    """Groups by the vendors' ways of naming, networks and tools by the words that introduce them."""
    not_groups = [found.span() for found in NOT_GROUPS.finditer(text)]
    for found in NAMING_SCHEMES.finditer(text):
        if not any(start <= found.start() < stop for start, stop in not_groups):
            meant = memory.known.get(found[0]) or node(NodeKind.ACTOR, found[0])
            yield Slot(meant.kind, meant, found.start(), found.end(), found[0])
    for pattern in (_BOTNET_NAMED, _BOTNET_CALLED):
        for found in pattern.finditer(text):
            if _is_name(found["name"]):
                meant = memory.known.get(found["name"]) or node(NodeKind.INFRASTRUCTURE, found["name"])
                if meant.kind is NodeKind.INFRASTRUCTURE:
                    yield Slot(meant.kind, meant, found.start("name"), found.end("name"), found["name"])
    for found in _TOOL_CALLED.finditer(text):
        if _is_name(found["name"]):
            kind = NodeKind.MALWARE if found[0].split()[0].strip(",") in _MALWARE_WORDS else NodeKind.TOOL
            meant = memory.known.get(found["name"]) or node(kind, found["name"])
            yield Slot(meant.kind, meant, found.start("name"), found.end("name"), found["name"])


def _is_name(text: str) -> bool:
    first = text.split()[0]
    return first.casefold() not in NO_NAME and first not in NATIONALITIES and text not in COUNTRIES


def _things(text: str) -> Iterator[Slot]:
    """Sectors, devices, vulnerabilities, generic tools, adjectives of countries, cities."""
    for kind, rows in ((NodeKind.SECTOR, _SECTORS), (NodeKind.DEVICE, _DEVICES)):
        for name, pattern in rows:
            for found in pattern.finditer(text):
                yield Slot(kind, node(kind, name), found.start(), found.end(), found[0])
    for found in _CVE.finditer(text):
        yield Slot(NodeKind.VULNERABILITY, node(NodeKind.VULNERABILITY, found[0]), found.start(), found.end(), found[0])
    for found in _MIRAI.finditer(text):
        yield Slot(NodeKind.MALWARE, node(NodeKind.MALWARE, "Mirai"), found.start(), found.end(), found[0])
    for name, pattern in _GENERIC_TOOLS:
        for found in pattern.finditer(text):
            yield Slot(NodeKind.TOOL, node(NodeKind.TOOL, name), found.start(), found.end(), found[0])
    for city, country in CITIES.items():
        for found in re.finditer(rf"\b{re.escape(city)}(?!-)\b", text):
            yield Slot(NodeKind.COUNTRY, node(NodeKind.COUNTRY, country), found.start(), found.end(), found[0])


def _longest(candidates: Iterable[Slot]) -> list[Slot]:
    """Of mentions that overlap the longest; of equals a listed one, whose entry is kept by whatever takes its place."""
    kept: list[Slot] = []
    for slot in sorted(candidates, key=lambda one: (one.start - one.stop, not one.entity_id, not one.is_named)):
        over = [other for other in kept if slot.start < other.stop and other.start < slot.stop]
        if not over:
            kept.append(slot)
        elif slot.entity_id and not over[0].entity_id and key_of(bare(slot.said)) == key_of(bare(over[0].said)):
            kept[kept.index(over[0])] = replace(over[0], entity_id=slot.entity_id, score=slot.score)
    return sorted(kept, key=lambda one: one.start)


def short_form(text: str, slot: Slot) -> tuple[int, int, str] | None:
    """The name in parentheses directly behind a name, with its place: "Integrity Technology Group (Integrity Tech)"."""
    found = _SHORT.match(text, slot.stop) if slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR) and slot.is_named else None
    if not found or not _is_name(found["name"]) or key_of(found["name"]) == key_of(slot.said):
        return None
    return found.start("name"), found.end("name"), found["name"]


def _with_short(text: str, slots: list[Slot], memory: Memory) -> list[Slot]:
    """The mentions, those in parentheses meaning whom the name before them means, here and from here on."""
    kept = list(slots)
    for slot in slots:
        if (short := short_form(text, slot)) is None:
            continue
        start, stop, name = short
        within = [other for other in kept if start <= other.start and other.stop <= stop]
        if any(other.kind is not slot.kind or other.entity_id not in ("", slot.entity_id) for other in within):
            continue
        if slot.kind is NodeKind.COMPANY:
            memory.known.add(name, slot.node, anew=True)
            kept = [other for other in kept if other not in within]
            kept.append(Slot(slot.kind, slot.node, start, stop, name, within[0].entity_id if within else "", within[0].score if within else 0.0))
    return sorted(kept, key=lambda one: one.start)
