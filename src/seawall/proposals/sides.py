"""Whom the phrases beside a verb mean: its subject, its object, what its prepositions add, and pronouns."""

import re
from collections.abc import Sequence

from seawall.claims import NodeKind, node
from seawall.proposals.clauses import Said
from seawall.proposals.countries import NATIONALITIES
from seawall.proposals.frames import OPEN_NOUNS, PARTS, SAME
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.slot import Slot
from seawall.proposals.unknown import new_party

PARTIES = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY})


THINGS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.DEVICE})


MEANS = frozenset({NodeKind.TOOL, NodeKind.MALWARE})


PLACES = frozenset(
    {"of", "in", "at", "within", "across", "throughout", "inside", "around", "among", "belonging", "such as"}
)


SUBJECTS = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE})


_SINGULAR = frozenset({"it", "itself"})


_PLURAL = frozenset({"they", "them", "themselves"})


_PERSONAL = frozenset({"he", "she", "him", "himself"})


_BOTH = re.compile(
    r"(?:both|the pair|the two|(?:both|the two) (?:[\w-]+ )?(?:men|women|hackers|individuals|people|nationals|companies|firms|entities|businesses|contractors))"
)


_MEN = re.compile(r"\b(?:men|women|hackers|individuals|people|nationals|pair)\b")


_FIRMS = re.compile(r"\b(?:companies|firms|entities|businesses|contractors)\b")


def subjects_of(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """Of whom the verb is said: the first of those whom the words leave open that is of a kind it can be said of."""
    for some in said.subjects:
        found = [slot for phrase in some for slot in slots_of(phrase, kinds, memory, said)]
        if found:
            return found
        if any(phrase.head.slot is not None and phrase.head.slot.kind in PARTIES for phrase in some):
            return []
    return []


def first_of(some: Sequence[Phrase], kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a verb's object; where its noun only counts or holds, those behind "of" and "in"."""
    found = [slot for phrase in some for slot in slots_of(phrase, kinds, memory, said)]
    if found or not some or some[-1].head.slot is not None:
        return found
    low = some[-1].head.text.casefold()
    if low in PARTS:
        return tail_of(said, frozenset({"of"}), kinds & {NodeKind.AUTHORITY}, memory)
    if low not in OPEN_NOUNS:
        return found
    return tail_of(
        said,
        frozenset({"of", "in", "at", "within", "across", "from"}),
        kinds & (THINGS | {NodeKind.INFRASTRUCTURE}),
        memory,
    )


def tail_of(said: Said, names: frozenset[str], kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions behind the first of these prepositions that has any."""
    for at, (name, some) in enumerate(said.tails):
        full = (
            f"{some[-1].text} of"
            if name == "on" and some and at + 1 < len(said.tails) and some[-1].text == "behalf"
            else name
        )
        if full in names or name in names:
            place = at + 1 if full != name and full in names else at
            found = [slot for phrase in said.tails[place][1] for slot in slots_of(phrase, kinds, memory, said)]
            if found:
                # "On the man and on his company": both.
                following = said.tails[place + 1] if place + 1 < len(said.tails) else ("", [])
                return (
                    [*found, *(slot for phrase in following[1] for slot in slots_of(phrase, kinds, memory, said))]
                    if following[0] == name
                    else found
                )
            more = said.tails[place][1]
            if (
                more
                and more[-1].head.slot is None
                and more[-1].head.text.casefold() in (OPEN_NOUNS | PARTS)
                and place + 1 < len(said.tails)
            ):
                name, some = said.tails[place + 1]
                found = (
                    [slot for phrase in some for slot in slots_of(phrase, kinds, memory, said)]
                    if name in PLACES
                    else []
                )
                if found:
                    return found
    return []


def slots_of(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions that a noun phrase means."""
    if phrase.kind is not Kind.NOUN:
        return []
    inside = [word.slot for word in phrase.words if word.slot is not None]
    head = phrase.head
    if {NodeKind.COUNTRY, NodeKind.SECTOR} <= kinds:
        inside = [*inside, *_of_nations(phrase)]
    if head.slot is not None:
        owned = (
            [slot for slot in inside if slot is not head.slot and slot.kind in kinds & THINGS]
            if head.slot.kind in THINGS
            else []
        )
        return [*owned, head.slot] if head.slot.kind in kinds else []
    low = head.text.casefold()
    if not inside:
        if memory.names_new and (new := [slot for slot in new_party(phrase, memory) if slot.kind in kinds]):
            return new
        meant = [slot for slot in phrase.meant if slot.kind in kinds]
        return meant or _pronoun(phrase, kinds, memory)
    if any(slot.kind in kinds & MEANS for slot in inside):
        return [slot for slot in inside if slot.kind in kinds & MEANS]
    if low in SAME:
        return [slot for slot in inside[-1:] if slot.kind in kinds and not _is_owner(phrase, slot)]
    return [slot for slot in inside if slot.kind in kinds & THINGS]


def slots_within(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a phrase and, of "the Treasury's own network", whose it is."""
    return slots_of(phrase, kinds, memory, said) or [
        word.slot for word in phrase.words if word.slot is not None and word.slot.kind in kinds
    ]


def _of_nations(phrase: Phrase) -> list[Slot]:
    """The countries whose victims an adjective tells: "Taiwanese institutions", "American telephone carriers"."""
    return [
        Slot(NodeKind.COUNTRY, node(NodeKind.COUNTRY, NATIONALITIES[word.text]), word.start, word.stop, word.text)
        for word in phrase.words if word.slot is None and word.text in NATIONALITIES
    ]  # fmt: skip


def _is_owner(phrase: Phrase, slot: Slot) -> bool:
    at = next(place for place, word in enumerate(phrase.words) if word.slot is slot)
    after = phrase.words[at + 1] if at + 1 < len(phrase.words) else None
    # "Integrity Tech's hackers" are its own; "the Treasury's officials" are it.
    return after is not None and after.text in ("’s", "'s") and slot.kind not in PARTIES


def _pronoun(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    low = phrase.text
    if _BOTH.fullmatch(low):
        two = memory.pair(
            kinds
            & (
                frozenset({NodeKind.PERSON})
                if _MEN.search(low)
                else frozenset({NodeKind.COMPANY})
                if _FIRMS.search(low)
                else PARTIES - {NodeKind.AUTHORITY}
            )
        )
        return [Slot(each.kind, each, phrase.start, phrase.stop, phrase.text, is_named=False) for each in two]
    if low in _SINGULAR or low in _PLURAL or low in _PERSONAL:
        meant = memory.meant(low, kinds, phrase.start)
        return (
            [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.words[0].text, is_named=False)] if meant else []
        )
    return []


def span_of(first: Phrase, said: Said, every: Sequence[Phrase]) -> list[Phrase]:
    """The noun phrases from the subject to its verb: "networks in North America, Europe and Africa were breached"."""
    begin = next((at for at, each in enumerate(every) if each is first), said.at)
    return [each for each in every[begin : said.at] if each.kind is Kind.NOUN]
