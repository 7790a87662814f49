"""Statements that no verb carries: "a Beijing-based company", "a Chinese state-sponsored group", "a 260,000-device botnet"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.advisories import written
from seawall.proposals.counted import counted
from seawall.proposals.countries import COUNTRY_OF, WHERE, WHO_TELLS
from seawall.proposals.hits import Hit, aliases_in
from seawall.proposals.join import with_left
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrases import IN_PARENTHESES
from seawall.proposals.short_forms import short_forms
from seawall.proposals.slot import MASK, Marked, Slot, taken_for
from seawall.proposals.traded import company_before, traded
from seawall.proposals.trimmed import bare

_FIRM = r"(?:company|firm|contractor|business|vendor|corporation|enterprise|start-?up)"
# An adjective, and no verb with its object: "the United Kingdom designated the company" says of no company where it is.
_PLAIN = r"(?!(?:the|an?|its|their|his|that|which|has|had|is|was|of|and|[a-z]{3,}ed)\b)[\w/-]+ "
_BASED = late(
    rf"\b{_FIRM} (?:(?:that is |which is )?(?:based|headquartered|located) )?(?:in|from)(?: the)? (?P<there>{WHERE})\b|\b(?P<where>{WHERE})(?:-based|-headquartered| (?=(?:{_PLAIN}){{0,4}}{_FIRM}\b))(?: (?:{_PLAIN}){{0,5}}?{_FIRM}\b)?"
)
_TIED_THINGS = late(r"\b(?:of|to|by|in|for|with|from|on|at|and|or|that|which)\b")
_FIRM_IN = late(rf"\b{_FIRM}\b")
_ONLY_IN = late(rf"{_FIRM} (?:in|from)(?: the)? ")
_OF_PLACE = late(
    rf"\b(?P<where>{WHERE})(?:-based| (?=(?:[\w/-]+ ){{0,2}}(?:national|citizen|hacker)\b))"
    rf"|\b(?:actor|hacker|broker|businessman|man|woman|national|developer|programmer)s? (?:based |living )?(?:in|from) (?P<there>{WHERE})\b"
)
# "US officials call the hacking group": it is none of theirs.
_SPONSORED = late(
    rf"\b(?P<where>{WHERE})(?:['’]s)?[ -](?:(?:(?!{WHO_TELLS})[\w-]+,? ){{0,4}}?(?:state|government)[ -](?:sponsored|backed|linked|affiliated|directed|supported|run)|linked|backed|nexus|aligned|sponsored)"
    rf"(?: [\w-]+){{0,6}}? (?:groups?|actors?|hackers|gang|crew|campaign|hacking|unit|APT|team|outfit|spies)\b"
    rf"|\b(?P<also>{WHERE}) (?:(?!{WHO_TELLS}|(?:{WHERE})\b|ransomware|cyber-?crim|criminal|extortion)[\w-]+ ){{0,3}}?(?:(?:hacking|espionage|threat|hacker|cyberespionage|cyber) (?:group|actor|crew|gang|unit|team|campaign)|crew|hackers|gang)\b"
)
_BEFORE = late(
    r"^\.?\s*(?:\([^()]{0,60}\))?,?\s*(?:(?:[–—-] )?(?:[\w.]+['’]s|the) (?:name|label|moniker) (?:for |(?:that )?\w+ (?:gives?|gave|uses?|has given|assigned) (?:to|for) ))?(?:which |who )?(?:(?:is|was|are|remains)\s+)?(?:also\s+)?(?:(?:an?|the)\s+|(?:one|some) of (?:the |several |many |a number of |multiple )?)(?:[\w-]+ ){0,3}$"
)
_AFTER = late(r"^(?:[\s-]+[\w-]+){0,4}?[\s,]*(?:(?:named|called|dubbed|known as|tracked as|that \w+ (?:call|track|know)s? as|it tracks as|known publicly as)\s*)?[\"“‘']?(?:the\s+)?$")  # fmt: skip
_ACTIVE = late(
    r"\b(?:(?:has|have) been |have |has )(?:tracked|followed|monitored|watched|tracking|following|monitoring)(?: (?:it|them|the group|the hackers|the actors?|the crew|[A-Z][a-z]+ [A-Z][a-z]+))? since\b|\b(?:active|busy|operating|running|operational|in operation|in existence|growing|around|at work|at it|in use|on the prowl|on the scene) (?:since|from|as early as)\b|\b(?:goes|went|going|dates|dated|dating|stretch(?:es|ing)) back (?:at least )?to\b|\btrac(?:ed|es|ing) (?:its|their|the (?:botnet|network|group)[’']s) (?:origins?|roots|beginnings?|activity) (?:back )?to\b|\b(?:first (?:appeared|surfaced|emerged|spotted|seen|observed)|emerged|surfaced|(?:began|started|commenced)(?: its| their)? (?:operating|operations|activity|activities|hacking|spying)) in\b|\b(?:has|have|had) operated since\b",
    re.IGNORECASE,
)
_TRACKED = late(r"(?:has|have) (?:been )?(?:track|follow|monitor|watch)", re.IGNORECASE)
# "Active since 2021, Flax Typhoon": only a day stands between.
_AFTER_ACTIVE = late(r" (?:at least )?[\w -]{4,20}, ")
# "The group, also tracked as Ethereal Panda, has been active": of the group.
_CALLED_SO = late(
    r", (?:which|who|whose|also|formerly|previously|better|widely|otherwise|known|tracked|called|dubbed|named|referred)\b[^;]{2,110}?,(?= (?:has|had|have|is|was|are|were|first|surfaced|emerged|appeared)\b)"
)
_IT_HAS = late(r"\b[Ii]t (?:itself )?(?:(?:has|had) been |is |was )?$")
_FOUNDED = late(
    r"\b[Ss]ince its (?:establishment|founding|foundation|incorporation|inception) in (?=(?:[A-Z][a-z]+ )?(?:19|20)\d{2}\b)|\b(?:was |were )?(?:founded|established|set up|incorporated|created)(?: by [^,;]{1,40}?)? in (?=(?:[A-Z][a-z]+ )?(?:19|20)\d{2}\b)"
)
_LINKS = late(
    rf"\b(?P<verb>linked|tied|connected) (?:the )?(?P<one>{MASK}+) (?:\([^()]*\) )?(?:to|with) (?:the )?(?P<other>{MASK}+)"
)
_LINKED_TO_WHICH = late(
    rf"(?P<other>{MASK}+), (?:(?:the|an?) \w+|{MASK}+) (?:to|with) which (?:the )?(?P<one>{MASK}+) (?:has been|have been|is|was|were) (?P<verb>linked|tied|connected)\b"
)
_PART = late(r" (?:(?:activity )?cluster|part|branch|arm|tier) of (?:the )?")
_TIED = frozenset({NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.PERSON})
_OR = late(
    r"^, or [\"“‘]?(?P<name>(?:[A-Z]|[a-z]-[A-Z])[\w-]*(?: [A-Z][\w-]*){0,3})[\"”’]?(?=,| \(| in (?:pinyin|English|Chinese)| for short| as (?:it|the (?:company|firm)) is (?:\w+ )?(?:known|called)\b)"
)
# "Integrity Technology Group, 永信至诚 to its friends".
_HAN_BEHIND = late(r", (?:or )?[“\"]?(?P<name>[\u3400-\u9fff]{2,30})(?![\u3400-\u9fff])")
_CALLED = late(r"^, as (?:the|this) (?:company|firm|contractor|group) is (?:\w+ )?(?:called|known)\b")
_RULES = {
    NodeKind.COMPANY: ("based in", Relation.LOCATED_IN),
    NodeKind.PERSON: ("based in", Relation.LOCATED_IN),
    NodeKind.ACTOR: ("sponsored by", Relation.ATTRIBUTED_TO),
}


def more_hits(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Places, sponsors, first days of activity, and figures of one sentence."""
    yield from _placed(_BASED, NodeKind.COMPANY, sentence)
    yield from _placed(_OF_PLACE, NodeKind.PERSON, sentence)
    yield from _placed(_SPONSORED, NodeKind.ACTOR, sentence)
    yield from _active(sentence, memory)
    yield from _founded(sentence, memory)
    yield from traded(sentence, memory)
    yield from as_called(sentence, memory)
    yield from _linked(sentence)
    yield from _part_of(sentence)
    yield from _short_forms(sentence)
    yield from _of_city(sentence)
    yield from _addressed(sentence, memory)
    yield from written(sentence, memory)
    yield from counted(sentence, memory)


def _placed(pattern: re.Pattern[str], kind: NodeKind, sentence: Marked) -> Iterator[Hit]:
    """A country's adjective before a common noun, and the name in apposition to it."""
    text, slots = sentence.text, sentence.slots
    rule, relation = _RULES[kind]
    for found in pattern.finditer(text):
        over = next(
            (
                slot
                for slot in slots
                if slot.start <= found.start() < slot.stop and (found.end() <= slot.stop or not slot.is_named)
            ),
            None,
        )
        if over and (over.is_named or over.kind is not kind):
            continue
        # "Any property of the company in the United States": the property is there.
        if over and _ONLY_IN.search(found[0]):
            continue
        # "The Chinese cyber actor identified is Example Name": a person.
        is_somebody = any(
            slot.kind is NodeKind.PERSON and _IS_NAMED.fullmatch(text[found.end() : slot.start])
            for slot in slots if slot.start >= found.end()
        )  # fmt: skip
        if kind is NodeKind.ACTOR and (is_somebody or _SANCTIONED.search(text, 0, found.start())):
            continue
        mine = [slot for slot in slots if slot.kind is kind]
        before = next(
            (s for s in reversed(mine) if s.stop <= found.start() and _BEFORE.match(text[s.stop : found.start()])), None
        )
        after = next((s for s in mine if s.start >= found.end() and _AFTER.match(text[found.end() : s.start])), None)
        # "US-based assets tied to the company": the assets are there.
        is_of_things = (
            after is not None and _TIED_THINGS.search(text, found.end(), after.start) and not _FIRM_IN.search(found[0])
        )
        # "The Chinese state-sponsored Flax Typhoon hacking group".
        inside = next((s for s in mine if found.start() < s.start and s.stop < found.end()), None)
        meant = over or inside or before or (None if is_of_things else after)
        if meant:
            where = next(
                said for said in (found["where"], found.groupdict().get("also"), found.groupdict().get("there")) if said
            )
            country = node(NodeKind.COUNTRY, COUNTRY_OF[where])
            is_several = meant is after and _SEVERAL.search(text, found.start(), after.start)
            for one in with_left(meant, sentence, len(text)) if is_several else (meant,):
                reach = (min(found.start(), one.start), max(found.end(), one.stop))
                yield Hit(rule, one.node, relation, country, found[0], found.start(), found.end(), reach)


# "Sanctioned a Chinese cyber actor": a person or a firm.
_SANCTIONED = late(
    r"\b(?:sanction(?:s|ed|ing)|designat(?:es|ed|ing)|blacklist(?:s|ed)|sanctions (?:on|against)) an? (?:[a-z-]+ )?$"
)
_IS_NAMED = late(
    r"s?(?: (?:identified|named|sanctioned|designated|accused|charged|indicted|involved|in question))?,? (?:is|was|as|identified as|named|called)? ?$"
)
# "Two China-based companies, A and B": both.
_SEVERAL = late(r"\b(?:companies|firms|contractors|businesses|entities|vendors|nationals|citizens|hackers|men)\b")


def _short_forms(sentence: Marked) -> Iterator[Hit]:
    """A name in parentheses behind a company's or a group's is another name of it."""
    text, slots = sentence.text, sentence.slots
    for slot in slots:
        for start, stop, name in short_forms(text, slot):
            inside = [other for other in slots if start <= other.start and other.stop <= stop]
            other_name = node(slot.kind, bare(name))
            is_its = all(other.kind in (slot.kind, NodeKind.COUNTRY) for other in inside)
            if is_its and other_name.id != slot.node.id:
                reach = (slot.start, stop)
                yield Hit("name in parentheses", slot.node, Relation.ALSO_CALLED, other_name, name, start, stop, reach)


def _of_city(sentence: Marked) -> Iterator[Hit]:
    """As in "Integrity Technology Group of Beijing", "Zservers, from Barnaul,": a company by its city."""
    firms = [slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.is_named]
    for one in firms:
        where = next(
            (
                slot
                for slot in sentence.slots
                if slot.kind is NodeKind.COUNTRY
                and _OF_CITY.fullmatch(sentence.text[one.stop : slot.start])
                and not sentence.text.startswith(("'s", "’s"), slot.stop)
            ),
            None,
        )
        if where:
            yield Hit(
                "based in",
                one.node,
                Relation.LOCATED_IN,
                where.node,
                sentence.text[one.stop : where.stop].strip(" ,("),
                where.start,
                where.stop,
                (one.start, where.stop),
            )


def _addressed(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """As in "and an address in the Haidian District of Beijing": of the company that the sentence or the document tells of."""
    for found in _ADDRESS.finditer(sentence.text):
        where = next(
            (
                slot
                for slot in sentence.slots
                if slot.kind is NodeKind.COUNTRY and found.end() <= slot.start <= found.end() + _NEAR_BY
            ),
            None,
        )
        topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.COMPANY else None
        firms = [slot.node for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.stop <= found.start()]
        whom = firms[0] if firms else topic
        if where and whom:
            notes = () if firms else (f"of {whom.name}, of which the document speaks",)
            reach = (found.start(), where.stop)
            yield Hit(
                "based in",
                whom,
                Relation.LOCATED_IN,
                where.node,
                sentence.text[found.start() : where.stop],
                found.start(),
                where.stop,
                reach,
                notes=notes,
            )


# A district stands between at most.
_NEAR_BY = 40
_ADDRESS = late(
    r"\b(?:an? |its |whose |registered )(?:address|head office|headquarters|seat) (?:is |was )?(?:given as |listed as )?in (?:the )?|^(?:[•*–-]\s*)?(?:Location|Headquarters|Base|Country|Seat|HQ|Address|Jurisdiction): ?"
)
_OF_CITY = late(
    r"\.? \((?:[\w -]{2,30}; )?|, of (?:the )?|, (?:based|headquartered) in | of (?:the )?|,? (?:based |headquartered )?(?:out of|from) (?:the )?"
)


def _founded(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """When a company was founded."""
    for found in _FOUNDED.finditer(sentence.text):
        after = next(
            (slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.start > found.end()), None
        )
        meant = company_before(found.start(), sentence, memory) or (after if found.start() == 0 else None)
        if meant is None:
            continue
        document = node(NodeKind.DOCUMENT, memory.document)
        reach = (meant.start, found.end())
        words = found[0].strip()
        yield Hit(
            "founded", document, Relation.MENTIONS, meant.node, words, found.start(), found.end(), reach, lasts=True
        )


def as_called(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """As in "Integrity Tech, as the firm is commonly called": another name of the company last spoken of."""
    for slot in sentence.slots:
        if slot.kind is NodeKind.COMPANY and slot.is_named and (name := _OR.match(sentence.text[slot.stop :])):
            other = node(slot.kind, bare(name["name"]))
            end = slot.stop + name.end()
            if other.id != slot.node.id:
                yield Hit(
                    "also called", slot.node, Relation.ALSO_CALLED, other, "or", slot.stop, end, (slot.start, end)
                )
        if slot.kind is NodeKind.COMPANY and slot.is_named and (han := _HAN_BEHIND.match(sentence.text, slot.stop)):
            other = node(slot.kind, han["name"])
            if other.id != slot.node.id and not any(one.start == han.start("name") for one in sentence.slots):
                yield Hit(
                    "also called",
                    slot.node,
                    Relation.ALSO_CALLED,
                    other,
                    han["name"],
                    *han.span("name"),
                    (slot.start, han.end()),
                )
        found = _CALLED.match(sentence.text[slot.stop :]) if slot.kind is NodeKind.COMPANY and slot.is_named else None
        whom = memory.last.get(NodeKind.COMPANY) if found else None
        other = node(NodeKind.COMPANY, bare(slot.said))
        if found and whom and whom.id != other.id and slot.node.id in (whom.id, other.id):
            end = slot.stop + found.end()
            yield Hit(
                "also called",
                whom,
                Relation.ALSO_CALLED,
                other,
                found[0].strip(" ,"),
                slot.stop,
                end,
                (slot.start, end),
            )


def _linked(sentence: Marked) -> Iterator[Hit]:
    """As in "Officials have linked the company to the ministry": a tie, by the word of who is named before."""
    slots = sentence.slots
    for found in (*_LINKS.finditer(sentence.hidden), *_LINKED_TO_WHICH.finditer(sentence.hidden)):
        one = next((s for s in slots if s.start == found.start("one")), None)
        other = next((s for s in slots if s.start == found.start("other")), None)
        if one and other and one.kind in _TIED and other.kind in (_TIED | {NodeKind.AUTHORITY}):
            yield Hit(
                "linked to",
                one.node,
                Relation.RELATED_TO,
                other.node,
                found["verb"],
                found.start(),
                found.end(),
                found.span(),
            )


def _part_of(sentence: Marked) -> Iterator[Hit]:
    """As in "The JDY cluster of the KV botnet"."""
    networks = [slot for slot in sentence.slots if slot.kind is NodeKind.INFRASTRUCTURE]
    for one, other in pairwise(networks):
        found = _PART.fullmatch(sentence.hidden[one.stop : other.start])
        if found and one.node.id != other.node.id:
            yield Hit(
                "part of",
                one.node,
                Relation.PART_OF,
                other.node,
                found[0].strip(),
                one.stop,
                other.start,
                (one.start, other.stop),
            )


# "Active since at least 2021, they have broken into".
_THEY_HAVE = late(
    r"(?P<who>They|The hackers|Its members)(?: have| had|['’]ve) been (?=(?:active|around|in operation|operating|operational|at work|at it)\b)"
)
_THEY = late(r"[^,.;]{0,40}, (?P<who>they|it|its members|the group|the hackers)\b")


def _active(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    text, slots = sentence.text, sentence.slots
    for found in _ACTIVE.finditer(text):
        # Other names in parentheses are the same group's.
        aside = [each.span() for pattern in (IN_PARENTHESES, _CALLED_SO) for each in pattern.finditer(text)]
        before = [
            s
            for s in slots
            if s.stop <= found.start()
            and s.kind in (NodeKind.ACTOR, NodeKind.INFRASTRUCTURE, NodeKind.COMPANY)
            and not any(start <= s.start < stop for start, stop in aside)
        ]
        if _TRACKED.match(found[0]):
            # "Researchers have tracked Flax Typhoon since 2021": who is tracked, and not who does it.
            before = [
                s for s in slots if s.kind is NodeKind.ACTOR and found.start() <= s.start and s.stop <= found.end()
            ]
            if not before:
                continue
        after = [s for s in slots if s.kind is NodeKind.ACTOR and _AFTER_ACTIVE.fullmatch(text[found.end() : s.start])]
        topic = memory.topic if _IT_HAS.search(text[: found.start()]) else None
        topic = topic if topic is None or topic.kind in (NodeKind.ACTOR, NodeKind.INFRASTRUCTURE) else memory.botnet
        if topic:
            before = [Slot(topic.kind, topic, found.start(), found.start(), "it", is_named=False)]
        they = _THEY.match(text, found.end()) or _THEY_HAVE.match(text)
        if not before and not after and they:
            group = memory.meant("they", frozenset({NodeKind.ACTOR}), they.start("who"))
            after = (
                [Slot(group.kind, group, they.start("who"), they.end("who"), they["who"], is_named=False)]
                if group
                else []
            )
        if before or after:
            # "Flax Typhoon – also called RedJuliett – has been": of whom the other name is.
            meant = aliases_in(sentence).get(before[-1].start, before[-1]) if before else after[0]
            reach = (meant.start, found.end())
            notes = taken_for(meant)
            yield Hit(
                "active since", node(NodeKind.DOCUMENT, memory.document), Relation.MENTIONS, meant.node, found[0].lower(),
                found.start(), found.end(), reach, lasts=True, notes=notes,
            )  # fmt: skip
