"""Parties that a text tells of before it names them: "a Beijing-based company", "three entities", named in what follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from seawall.claims import Node, NodeKind, Relation
from seawall.proposals.apposed import FIRM
from seawall.proposals.countries import NATIONALITIES
from seawall.proposals.dates import FULL_DAY, Days
from seawall.proposals.hits import Hit, government
from seawall.proposals.late import late
from seawall.proposals.slot import MASK, Marked, Slot
from seawall.proposals.standing import Stand, standing

# So many sentences on, at most, a party is named that was announced; a name further down is somebody else's.
_NAMED_WITHIN = 3
_SANCTIONED_WITHIN = 6
_OF_SANCTIONS = late(r"\b(?:sanction\w*|designat\w+|blacklist\w*)\b", re.IGNORECASE)
_COUNTED_WITHIN = 12
# At most so many characters before a name make it what the sentence is about: "The third entity is ".
_AT_HEAD = 40
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_N = rf"(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_PARTY = r"(?:compan(?:y|ies)|firms?|entit(?:y|ies)|individuals?|people|persons?|contractors?|businesses|organi[sz]ations?|nationals)"
_MANY = rf"{_N} (?:[\w{MASK}-]+ ){{0,5}}?{_PARTY}(?: and (?P<more>{'|'.join(_NUMBERS)}|\d{{1,2}}) {_PARTY})?"
_ACTIVE = late(
    rf"\b(?:sanctioned|sanctions|designated|blacklisted|listed|(?:imposed|announced|placed|unveiled|levied) (?:[\w-]+ ){{0,4}}(?:sanctions|restrictive measures) (?:on|against))(?: today| on \w+day)? {_MANY}",
    re.IGNORECASE,
)
_PASSIVE = late(
    rf"\b{_MANY}(?: (?:based )?in {MASK}+)?(?:,? (?:accused of|suspected of|that|which|who) [^.;]{{5,120}}?,?)? (?:have been|has been|were|are|are being) (?:sanctioned|designated|blacklisted|listed|placed under sanctions)(?: today| on \w+day)?(?P<by> by(?: the)?\b)?",
    re.IGNORECASE,
)
# "Sanctioned a Chinese cyber actor and a cybersecurity firm": one of each.
_ONE = r"(?:company|firm|contractor|entity|business|individual|person|national|citizen|hacker|man|woman|(?:cyber |threat |malicious )*actor|researcher|executive|businessman)"
_SINGLE = late(
    rf"\b(?:sanctioned|sanctions|designated|designates|blacklisted|(?:imposed|announced|placed|unveiled|levied) (?:[\w-]+ ){{0,4}}?sanctions (?:on|against)) (?P<first>an? (?:[\w{MASK}-]+ ){{0,5}}?{_ONE})\b(?! (?:named|called|known|identified|and its)\b)(?P<second> and (?:an?|(?:his|her)) (?:[\w{MASK}-]+ ){{0,4}}?{_ONE})?\b(?!,? {MASK})",
    re.IGNORECASE,
)
_PLACED = late(
    rf"\b{_N} (?:[\w-]+ ){{0,3}}?(?:companies|firms|contractors|businesses)(?: based)? in (?P<where>{MASK}+)",
    re.IGNORECASE,
)
# A company of which only the place is said: it is named in the sentences that follow, or nowhere.
_NATION = "|".join(sorted(NATIONALITIES, key=len, reverse=True))
_FIRM = rf"(?:{FIRM}|(?:service|hosting) provider)"
_A_COMPANY = late(
    rf"\b[Aa]n? (?:[\w-]+ )?(?:[A-Z]\w+-(?:based|headquartered)|{_NATION}) (?:[\w/-]+ ){{0,4}}{_FIRM}\b(?!['’])"
    rf"|\b[Aa]n? (?:[\w-]+ )?{MASK}+(?:-based|-headquartered)? (?:[\w/-]+ ){{0,4}}{_FIRM}\b|\b[Aa]n? (?:(?:[\w/-]+|{MASK}+-based) ){{0,4}}{_FIRM}\b(?= (?:that|which|whose|it|of|in|from|based|headquartered|located|for|over|after|accused|linked|tied|said|suspected|believed|known|has been|was|had been)\b)"
)
_INTRODUCES = late(
    rf"(?:The|That) {FIRM},? (?:named |called |identified as )?(?:the )?(?:[A-Z]\w+-(?:based|headquartered|listed) )?"
)
_TELLS = late(
    r"^(?:['’]s [\w-]+)?,?(?: [\w-]+){0,2}? (?:said|says|told|added|wrote|reported|reports|announced|declared|warned|unveiled)\b"
)
_OF_PEOPLE = late(
    r"\b(?:individuals?|people|persons?|nationals?|citizen|hacker|actor|man|woman|researcher|executive|businessman|entit(?:y|ies))\b",
    re.IGNORECASE,
)
_PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON})


@dataclass(slots=True)
class Awaited:
    """Parties of which something was said, and that are named one by one in what follows."""

    relation: Relation
    target: Node
    days: Days | None
    words: str
    left: int
    sentences: int = _COUNTED_WITHIN
    named: set[str] = field(default_factory=set)
    # One or two of whom nothing but their kind was told: a listed person named next is one of them wherever his name stands.
    are_single: bool = False


# "A state-sponsored hacking group", told of before it is named.
_A_GROUP = late(
    r"\b[Aa]n? (?:[\w-]+ ){0,4}?(?:hacking|hacker|cyber|cyberespionage|espionage|threat|spy) (?:group|gang|crew|collective|team|unit|outfit)\b(?! (?:known|called|dubbed|named|tracked)\b)"
)


def group_before(at: int, sentence: str, slots: Sequence[Sequence[Slot]], group: Node | None) -> Iterator[Slot]:
    """A description such as "a state-backed hacking group", before any group is named, means the one that the text is about,
    where that is named next.
    """
    told = [slot.node for some in slots[: at + 1] for slot in some if slot.kind is NodeKind.ACTOR]
    coming = [
        slot.node for some in slots[at + 1 : at + 1 + _NAMED_WITHIN] for slot in some if slot.kind is NodeKind.ACTOR
    ]
    found = _A_GROUP.search(sentence)
    if found and not told and group is not None and coming[:1] == [group]:
        yield Slot(NodeKind.ACTOR, group, found.start(), found.end(), found[0], is_named=False)


def announced(
    sentence: Marked, days: Sequence[Days], opener: Node | None = None, *, is_lead: bool = False
) -> Iterator[Awaited]:
    """What a sentence says of parties by their number only: that they were designated, and where they are.

    opener   the government that the document's title says acts: who sanctioned where the sentence names nobody
    is_lead  it is one of the first: then "a Chinese firm" is whom the document goes on to name
    """
    hidden = sentence.hidden
    if is_lead:
        yield from _single(sentence, days)
    for pattern in (_ACTIVE, _PASSIVE):
        found = pattern.search(hidden)
        if not found or standing(hidden, found.start(), found.end()).stand is not Stand.FACT:
            continue
        who = [slot for slot in sentence.slots if slot.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)]
        before = [slot for slot in who if slot.stop <= found.start()]
        after = [slot for slot in who if slot.start >= found.end() and slot.start - found.end() < len(" the ") + 1]
        acting = [slot.node for slot in (after[:1] if pattern is _PASSIVE else before[-1:])]
        if not acting and opener is not None and pattern is _PASSIVE and not found["by"]:
            acting = [opener]
        number = sum(_count(said) for said in (found["number"], found["more"]) if said)
        if acting and number:
            yield Awaited(
                Relation.DESIGNATED_BY,
                government(acting[0]),
                days[0] if len({one.first for one in days}) == 1 else None,
                " ".join(found[0].split()),
                number,
            )
    for found in _PLACED.finditer(hidden):
        place = next(
            (
                slot.node
                for slot in sentence.slots
                if slot.kind is NodeKind.COUNTRY and slot.start == found.start("where")
            ),
            None,
        )
        if place and standing(hidden, found.start(), found.end()).stand is Stand.FACT:
            yield Awaited(Relation.LOCATED_IN, place, None, " ".join(found[0].split()), _count(found["number"]))


def _single(sentence: Marked, days: Sequence[Days]) -> Iterator[Awaited]:
    """The one or two parties of whom a sentence tells only what they are."""
    found = _SINGLE.search(sentence.hidden)
    if found is None or standing(sentence.hidden, found.start(), found.end()).stand is not Stand.FACT:
        return
    who = [slot for slot in sentence.slots if slot.kind in _WHO and slot.stop <= found.start()]
    if not who or any(slot.kind in _PARTIES and slot.start >= found.start() for slot in sentence.slots):
        return
    # "In 2021 the United States sanctioned a Chinese firm": that is long over.
    if any(len(one.first) < FULL_DAY for one in days):
        return
    words = sentence.text[found.start() : found.end()]
    day = days[0] if len(days) == 1 else None
    number = 2 if found["second"] else 1
    yield Awaited(Relation.DESIGNATED_BY, government(who[-1].node), day, words, number, _SINGLE_WITHIN, are_single=True)


_WHO = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY})
# So many sentences on they are named.
_SINGLE_WITHIN = 4


# "UK exposes two companies", "Britain hits hackers with sanctions".
_OPENS = late(
    r"(?:['’]s)?(?: government)? (?:exposes?|sanctions|hits?|targets?|unveils?|announces?|imposes?|blacklists?|punishes|cracks? down|acts? against|moves? against|designates?|lists?|slaps?|takes action)\b"
)


def opener(title: str, slots: Sequence[Slot]) -> Node | None:
    """The government that a title says acts against somebody; None where it begins with no state."""
    first = slots[0] if slots and slots[0].kind is NodeKind.COUNTRY and slots[0].start == 0 else None
    return government(first.node) if first and _OPENS.match(title, first.stop) else None


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said.casefold()]


# "The sanctions target A, also known as B, and C", "among the sanctioned entities are A and B": all of them.
_HIT = r"(?:newly )?(?:sanctioned|designated|blacklisted|listed)(?: (?:entities|parties|companies|firms|individuals|people|organi[sz]ations))?"
_THEY_HIT = late(
    rf"^Among (?:the|those) {_HIT} (?:are|is|were|was)\b|^(?:The|Those) {_HIT} (?:are|were|include|included|comprise)\b"
    r"|^(?:The|These|Its|Their) (?:new )?(?:sanctions|measures|designations|restrictions) (?:target|hit|name|cover|concern|are (?:on|against|aimed at)|apply to)\b"
)
_AS = late(r"(?:\bas|\bcalled|\bor|[(“\"]) ?$")


def those(sentence: Marked, awaited: Awaited) -> Iterator[tuple[Hit, Days | None]]:
    """Those of the announced parties that a sentence is about, by naming one at its head for the first time, or all whom it says to be hit."""
    parties = [slot for slot in sentence.slots if slot.kind in _PARTIES and slot.is_named]
    every = _THEY_HIT.match(sentence.text)
    named = [slot for slot in parties if not _AS.search(sentence.text, 0, slot.start)] if every else parties[:1]
    for slot in named:
        is_anywhere = every or (awaited.are_single and slot.entity_id and slot.kind is NodeKind.PERSON)
        if awaited.left and _is_one(slot, sentence, awaited, within=len(sentence.text) if is_anywhere else _AT_HEAD):
            yield _announced(slot, awaited)


def _is_one(slot: Slot, sentence: Marked, awaited: Awaited, within: int) -> bool:
    """Whether a party is one of those: named early enough, not yet told of, of a kind that was announced."""
    is_new = slot.start <= within and slot.node.id not in awaited.named
    if not is_new or _TELLS.match(sentence.text[slot.stop :]):
        return False
    if standing(sentence.hidden, slot.start, slot.stop).stand is not Stand.FACT:
        return False
    if awaited.relation is Relation.LOCATED_IN and slot.kind is not NodeKind.COMPANY:
        return False
    return slot.kind is not NodeKind.PERSON or bool(_OF_PEOPLE.search(awaited.words))


def _announced(slot: Slot, awaited: Awaited) -> tuple[Hit, Days | None]:
    awaited.left -= 1
    note = f"one of those announced before: {awaited.words.replace(MASK, '')!r}"
    days = replace(awaited.days, is_inferred=True) if awaited.days else None
    hit = Hit(
        "announced", slot.node, awaited.relation, awaited.target, "one of those announced", slot.start, slot.stop,
        (slot.start, slot.stop), awaited.relation is Relation.DESIGNATED_BY, (note,),
    )  # fmt: skip
    return hit, days


# "Early in January 2025, the Treasury sanctioned": of somebody else than the sentences before.
_ANOTHER_MATTER = late(
    r"(?:Early in|Earlier (?:this|last|in)|Separately,|Previously,|In an? (?:separate|unrelated|earlier|previous)\b)"
)


def described_before(at: int, texts: Sequence[str], hidden: str, slots: Sequence[Sequence[Slot]]) -> Iterator[Slot]:
    """A description such as "a Beijing-based company" in a sentence before any company is named means the one named next.

    Whom a line under the title names is named anew where the text introduces it: "The company, Integrity Technology Group, is".
    """
    sentence, following = texts[at], texts[at + 1] if at + 1 < len(texts) else ""
    before = {slot.node.id for some in slots[: at + 1] for slot in some if slot.kind is NodeKind.COMPANY}
    # A title or a lead that tells of sanctions tells of whom the text names next, behind whatever quotation stands between.
    within = _SANCTIONED_WITHIN if _OF_SANCTIONS.search(sentence) else _NAMED_WITHIN
    ahead = range(at + 1, min(len(texts), at + 1 + within))
    until = next((place for place in ahead if _ANOTHER_MATTER.match(texts[place])), ahead.stop)
    coming = [slot for some in slots[at + 1 : until] for slot in some if slot.kind is NodeKind.COMPANY]
    if before and not (
        coming and before == {coming[0].node.id} and _INTRODUCES.fullmatch(following[: coming[0].start])
    ):
        return
    found = _A_COMPANY.search(hidden)
    if found and coming:
        said = sentence[found.start() : found.end()]
        yield Slot(NodeKind.COMPANY, coming[0].node, found.start(), found.end(), said, is_named=False)
