"""Statements that no verb carries: "a Beijing-based company", "a Chinese state-sponsored group", "a 260,000-device botnet"."""

import re
from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals import figures as counts
from seawall.proposals.find import short_form
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked
from seawall.proposals.countries import CITIES, COUNTRIES, NATIONALITIES

_COUNTRY_OF = {
    **NATIONALITIES, **CITIES, **{text: name for name, texts in COUNTRIES.items() for text in texts},
}  # fmt: skip
_WHERE = "|".join(re.escape(text) for text in sorted(_COUNTRY_OF, key=len, reverse=True))
_FIRM = r"(?:company|firm|contractor|business|vendor|corporation|enterprise|start-?up)"
_BASED = re.compile(
    rf"\b(?P<where>{_WHERE})(?:-based|-headquartered| (?=(?:[\w/-]+ ){{0,4}}{_FIRM}\b))(?: (?:[\w/-]+ ){{0,5}}?{_FIRM}\b)?"
)
_SPONSORED = re.compile(
    rf"\b(?P<where>{_WHERE})(?:['’]s)?[ -](?:(?:[\w-]+,? ){{0,4}}?(?:state|government)[ -](?:sponsored|backed|linked|affiliated|directed|supported|run)|linked|backed|nexus|aligned|sponsored)"
    rf"(?: [\w-]+){{0,6}}? (?:group|actors?|hackers|gang|crew|campaign|hacking|unit)\b"
    rf"|\b(?P<also>{_WHERE}) (?:[\w-]+ ){{0,3}}?(?:hacking|espionage|threat|hacker|cyberespionage|cyber) (?:group|actor|crew|gang|unit)\b"
)
_BEFORE = re.compile(
    r"^\s*(?:\([^()]{0,60}\))?,?\s*(?:which |who )?(?:(?:is|was|are|remains)\s+)?(?:also\s+)?(?:an?|the)\s+(?:[\w-]+ ){0,3}$"
)
_AFTER = re.compile(r"^(?:[\s-]+[\w-]+){0,4}?[\s,]*(?:(?:named|called|dubbed|known as|tracked as|that \w+ (?:call|track|know)s? as|it tracks as|known publicly as)\s*)?[\"“‘']?(?:the\s+)?$")  # fmt: skip
_ACTIVE = re.compile(
    r"\b(?:active|operating|operational|in operation|in existence) (?:since|from|as early as)\b", re.IGNORECASE
)
_ADVISORY = re.compile(
    r"\b(?:published|issued|released|described|warned|wrote|detailed|said|put out|co-?signed|authored)\b[^.;]{0,60}?\b(?P<name>(?:joint )?(?:cyber ?security )?advisory)\b",
    re.IGNORECASE,
)
_RULES = {
    NodeKind.COMPANY: ("based in", Relation.LOCATED_IN),
    NodeKind.ACTOR: ("sponsored by", Relation.ATTRIBUTED_TO),
}
_ON_DEVICES = frozenset({NodeKind.DEVICE, NodeKind.INFRASTRUCTURE})


def more_hits(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Places, sponsors, first days of activity, and figures of one sentence."""
    yield from _placed(_BASED, NodeKind.COMPANY, sentence)
    yield from _placed(_SPONSORED, NodeKind.ACTOR, sentence)
    yield from _active(sentence, memory.document)
    yield from _short_forms(sentence)
    yield from _authored(sentence)
    places = list(_by_country(sentence, memory))
    yield from places
    for hit in _counted(sentence, memory):
        if not any(place.start < hit.stop and hit.start < place.reach[1] for place in places):
            yield hit


def _placed(pattern: re.Pattern[str], kind: NodeKind, sentence: Marked) -> Iterator[Hit]:
    """A country's adjective before a common noun, and the name in apposition to it."""
    text, slots = sentence.text, sentence.slots
    rule, relation = _RULES[kind]
    for found in pattern.finditer(text):
        if any(slot.start <= found.start() and found.end() <= slot.stop for slot in slots):
            continue
        mine = [slot for slot in slots if slot.kind is kind]
        before = next(
            (s for s in reversed(mine) if s.stop <= found.start() and _BEFORE.match(text[s.stop : found.start()])), None
        )
        after = next((s for s in mine if s.start >= found.end() and _AFTER.match(text[found.end() : s.start])), None)
        meant = before or after
        if meant:
            where = found["where"] or found["also"] if "also" in pattern.groupindex else found["where"]
            country = node(NodeKind.COUNTRY, _COUNTRY_OF[where])
            reach = (min(found.start(), meant.start), max(found.end(), meant.stop))
            yield Hit(rule, meant.node, relation, country, found[0], found.start(), found.end(), reach)


def _short_forms(sentence: Marked) -> Iterator[Hit]:
    """A name in parentheses behind a company's or a group's is another name of it."""
    text, slots = sentence.text, sentence.slots
    for slot in slots:
        if short := short_form(text, slot):
            start, stop, name = short
            inside = [other for other in slots if start <= other.start and other.stop <= stop]
            if all(other.kind is slot.kind for other in inside):
                other_name = node(slot.kind, name)
                if other_name.id != slot.node.id:
                    yield Hit(
                        "name in parentheses",
                        slot.node,
                        Relation.ALSO_CALLED,
                        other_name,
                        name,
                        start,
                        stop,
                        (slot.start, stop),
                    )


def _authored(sentence: Marked) -> Iterator[Hit]:
    """Who wrote an advisory: the authorities before its verb."""
    text, slots = sentence.text, sentence.slots
    for found in _ADVISORY.finditer(text):
        for slot in slots:
            if slot.kind is NodeKind.AUTHORITY and slot.stop <= found.start():
                advisory = node(NodeKind.DOCUMENT, found["name"].lower())
                yield Hit(
                    "advisory",
                    advisory,
                    Relation.AUTHORED_BY,
                    slot.node,
                    found[0],
                    found.start(),
                    found.end(),
                    found.span(),
                    lasts=True,
                )


def _active(sentence: Marked, document: str) -> Iterator[Hit]:
    text, slots = sentence.text, sentence.slots
    for found in _ACTIVE.finditer(text):
        before = [
            s
            for s in slots
            if s.stop <= found.start() and s.kind in (NodeKind.ACTOR, NodeKind.INFRASTRUCTURE, NodeKind.COMPANY)
        ]
        if before:
            meant = before[-1]
            reach = (meant.start, found.end())
            notes = () if meant.is_named else (f"{meant.said!r} is taken for {meant.node.name}",)
            yield Hit(
                "active since", node(NodeKind.DOCUMENT, document), Relation.MENTIONS, meant.node, found[0].lower(),
                found.start(), found.end(), reach, lasts=True, notes=notes,
            )  # fmt: skip


def _counted(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Devices are of the network, victims of the group, countries of whichever the sentence tells of."""
    text, slots = sentence.text, sentence.slots
    named = [
        slot for slot in slots if slot.kind is NodeKind.INFRASTRUCTURE and not slot.node.name.startswith("Network of ")
    ]
    actors = [slot.node for slot in slots if slot.kind is NodeKind.ACTOR]
    network = named[0].node if named else memory.network() if memory.has_network else None
    actor = actors[0] if actors else memory.last.get(NodeKind.ACTOR)
    on_devices = any(slot.kind in _ON_DEVICES for slot in slots) or any(
        one.is_of_devices for one in counts.figures(text)
    )
    for one in counts.figures(text):
        target = None
        if one.is_of_devices and network:
            subject, relation, target = (
                network,
                Relation.COMPROMISES,
                node(NodeKind.DEVICE, "devices" if one.thing.startswith("device") else one.thing),
            )
        elif one.is_of_places and (network if on_devices else actor):
            subject = network if on_devices and network else actor or memory.network()
            relation = Relation.COMPROMISES if on_devices and network else Relation.TARGETS
            target = node(NodeKind.COUNTRY, one.words)
        elif one.is_of_victims and actor:
            subject, relation, target = actor, Relation.TARGETS, node(NodeKind.SECTOR, one.thing)
        if target:
            yield Hit("figure", subject, relation, target, one.words, one.start, one.stop, (one.start, one.stop))


def _by_country(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    text, slots = sentence.text, sentence.slots
    if not memory.has_network:
        return
    for slot in slots:
        if slot.kind is not NodeKind.COUNTRY:
            continue
        before = counts.BESIDE.search(text[: slot.start]) or counts.SHARE_BEFORE.search(text[: slot.start])
        found = before or counts.AFTER.search(text[slot.stop :])
        if found:
            start = found.start() if before else slot.start
            reach = (start, slot.stop if before else slot.stop + found.end())
            yield Hit(
                "figure of a country",
                memory.network(),
                Relation.COMPROMISES,
                slot.node,
                found["said"].strip(),
                start,
                reach[1],
                reach,
            )
