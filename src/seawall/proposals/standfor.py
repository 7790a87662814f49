"""Whom a common noun means in its own sentence: "hackers belonging to Flax Typhoon", "two administrators, A and B"."""

from collections.abc import Sequence

from seawall.claims import NodeKind
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.slot import Slot

_PEOPLE = frozenset(
    "hackers actors operators operatives members attackers spies people affiliates crews agents team group gang".split()
)
_HANGS = frozenset({"of", "from", "with", "at", "within", "to", "for", "known as"})
_BELONGS = frozenset(
    {"belong", "link", "tie", "connect", "work", "associate", "affiliate", "call", "name", "know", "dub", "track"}
)
_NAMING = frozenset("call dub name nickname codename christen know track refer label".split())
_NAMED = frozenset(
    {
        NodeKind.COMPANY,
        NodeKind.PERSON,
        NodeKind.ACTOR,
        NodeKind.TOOL,
        NodeKind.MALWARE,
        NodeKind.INFRASTRUCTURE,
        NodeKind.AUTHORITY,
    }
)


def stand_for(every: Sequence[Phrase]) -> None:
    """Give each noun phrase without a name the names that it stands for."""
    for at, phrase in enumerate(every):
        if phrase.kind is Kind.NOUN and not any(word.slot for word in phrase.words):
            phrase.meant = tuple(_belonging(every, at) or _called(every, at) or _apposed(every, at))


def _belonging(every: Sequence[Phrase], at: int) -> list[Slot]:
    """As in "hackers belonging to Flax Typhoon", "members of the group"."""
    if every[at].head.text.casefold() not in _PEOPLE:
        return []
    place = at + 1
    if (
        place < len(every)
        and every[place].kind is Kind.VERB
        and every[place].verb in _BELONGS
        and not (every[place].is_finite and len(every[place].words) > 1)
    ):
        place += 1
    if place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place].text in (_HANGS | {"as"}):
        place += 1
    elif place == at + 1:
        return []
    if (
        place < len(every)
        and every[place].kind is Kind.NOUN
        and (slot := every[place].head.slot)
        and slot.kind in (NodeKind.ACTOR, NodeKind.COMPANY)
    ):
        return [slot]
    return []


def _called(every: Sequence[Phrase], at: int) -> list[Slot]:
    """As in "a hacking group that Microsoft calls Flax Typhoon", "a platform named KRLab"."""
    place = at + 1
    if place + 2 < len(every) and every[place].text in ("on", "in", "inside") and every[place + 2].kind is Kind.COMMA:
        # "The malware on them, named Nosedive".
        place += 2
    if place < len(every) and every[place].kind is Kind.COMMA:
        place += 1
    if place < len(every) and every[place].kind is Kind.WHICH:
        place += 1
        if place < len(every) and every[place].kind is Kind.NOUN:
            place += 1
    if place + 1 < len(every) and every[place].verb in ("begin", "come") and every[place + 1].is_to:
        place += 1  # "that it had begun to call"
    if place >= len(every) or every[place].kind is not Kind.VERB or every[place].verb not in _NAMING:
        return []
    place += 1
    while place < len(every) and every[place].kind is Kind.PREPOSITION:
        if every[place].text != "as":
            return []
        place += 1
    return [slot] if (slot := _named_at(every, place)) else []


def _named_at(every: Sequence[Phrase], place: int) -> Slot | None:
    """The named thing that the phrase in this place is, if there is one and it is such a thing."""
    if place >= len(every) or every[place].kind is not Kind.NOUN:
        return None
    slot = every[place].head.slot
    return slot if slot and slot.kind in _NAMED and slot.is_named else None


def _apposed(every: Sequence[Phrase], at: int) -> list[Slot]:
    """As in "two administrators of the company, A and B, were": the names between the commas."""
    place = at + 1
    while place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place + 1].kind is Kind.NOUN:
        place += 2
    if place + 1 >= len(every) or every[place].kind is not Kind.COMMA:
        return []
    meant: list[Slot] = []
    place += 1
    while slot := _named_at(every, place):
        meant.append(slot)
        place += 1
        is_joined = (
            place + 1 < len(every)
            and every[place].kind in (Kind.AND, Kind.COMMA)
            and every[place + 1].kind is Kind.NOUN
        )
        if not is_joined or (every[place].kind is Kind.COMMA and every[at].head.text[-1:] != "s"):
            break
        place += 1
    closes = place >= len(every) or every[place].kind in (Kind.COMMA, Kind.STOP, Kind.COLON)
    return meant if closes else []
