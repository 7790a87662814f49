"""Parties that a text tells of before it names them: "a Beijing-based company", "three entities", named in what follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from seawall.claims import Node, NodeKind, Relation
from seawall.proposals.apposed import FIRM
from seawall.proposals.dates import Days
from seawall.proposals.hits import Hit, government
from seawall.proposals.slot import MASK, Marked, Slot
from seawall.proposals.standing import Stand, standing

# So many sentences on, at most, a party is named that was announced; a name further down is somebody else's.
_NAMED_WITHIN = 3
_COUNTED_WITHIN = 12
# At most so many characters before a name make it what the sentence is about: "The third entity is ".
_AT_HEAD = 26
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_N = rf"(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_PARTY = r"(?:compan(?:y|ies)|firms?|entit(?:y|ies)|individuals?|people|persons?|contractors?|businesses|organi[sz]ations?|nationals)"
_MANY = rf"{_N} (?:[\w{MASK}-]+ ){{0,5}}?{_PARTY}(?: and (?P<more>{'|'.join(_NUMBERS)}|\d{{1,2}}) {_PARTY})?"
_ACTIVE = re.compile(
    rf"\b(?:sanctioned|sanctions|designated|blacklisted|listed|imposed (?:[\w-]+ ){{0,4}}(?:sanctions|restrictive measures) (?:on|against))(?: today| on \w+day)? {_MANY}", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"\b{_MANY}(?: (?:based )?in {MASK}+)? (?:have been|has been|were|are|are being) (?:sanctioned|designated|blacklisted|listed|placed under sanctions)(?: today| on \w+day)? by(?: the)?", re.IGNORECASE
)
# A company of which only the place is said: it is named in the sentences that follow, or nowhere.
_A_COMPANY = re.compile(
    rf"\b[Aa]n? (?:[\w-]+ )?{MASK}+(?:-based|-headquartered)? (?:[\w/-]+ ){{0,4}}{FIRM}\b|\b[Aa]n? (?:(?:[\w/-]+|{MASK}+-based) ){{1,4}}{FIRM}\b(?= (?:that|which|whose|it|of|in|from|for)\b)"
)
_TELLS = re.compile(r"^(?:['’]s [\w-]+)?(?: [\w-]+){0,2}? (?:said|says|told|added|wrote|reported|reports)\b")
_PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON})


@dataclass(slots=True)
class Awaited:
    """Parties that an authority is said to have designated, and that are named one by one in what follows."""

    authority: Node
    days: Days | None
    words: str
    left: int
    sentences: int = _COUNTED_WITHIN
    named: set[str] = field(default_factory=set)


def announced(sentence: Marked, days: Sequence[Days]) -> Awaited | None:
    """The designations that a sentence announces by their number only."""
    hidden = sentence.hidden
    for pattern in (_ACTIVE, _PASSIVE):
        found = pattern.search(hidden)
        if not found or standing(hidden, found.start(), found.end()).stand is not Stand.FACT:
            continue
        who = [slot for slot in sentence.slots if slot.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)]
        before = [slot for slot in who if slot.stop <= found.start()]
        after = [slot for slot in who if slot.start >= found.end() and slot.start - found.end() < len(" the ") + 1]
        authority = after[:1] if pattern is _PASSIVE else before[-1:]
        number = sum(_count(said) for said in (found["number"], found["more"]) if said)
        if authority and number:
            return Awaited(government(authority[0].node), days[0] if days else None, " ".join(found[0].split()), number)
    return None


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said.casefold()]


def is_one(sentence: Marked, awaited: Awaited) -> Iterator[tuple[Hit, Days | None]]:
    """Whether a sentence is about one of the announced parties, by naming it at its head for the first time."""
    parties = [slot for slot in sentence.slots if slot.kind in _PARTIES and slot.is_named]
    first = parties[0] if parties else None
    if first is None or first.start > _AT_HEAD or first.node.id in awaited.named or _TELLS.match(sentence.text[first.stop :]):
        return
    if standing(sentence.hidden, first.start, first.stop).stand is not Stand.FACT:
        return
    awaited.left -= 1
    note = f"one of those announced before: {awaited.words.replace(MASK, '')!r}"
    days = replace(awaited.days, is_inferred=True) if awaited.days else None
    yield Hit(
        "announced", first.node, Relation.DESIGNATED_BY, awaited.authority, "one of those announced", first.start, first.stop,
        (first.start, first.stop), True, (note,),
    ), days  # fmt: skip


def described_before(at: int, hidden: str, slots: Sequence[Sequence[Slot]]) -> Iterator[Slot]:
    """"A Beijing-based company" in a sentence before any company is named means the one named next."""
    if any(slot.kind is NodeKind.COMPANY for some in slots[: at + 1] for slot in some):
        return
    following = [slot for some in slots[at + 1 : at + 1 + _NAMED_WITHIN] for slot in some if slot.kind is NodeKind.COMPANY]
    found = _A_COMPANY.search(hidden)
    if found and following:
        meant = following[0].node
        yield Slot(NodeKind.COMPANY, meant, found.start(), found.end(), found[0], is_named=False)
