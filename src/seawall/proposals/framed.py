"""From a sentence's clauses and the frames to its statements."""

import re
from collections.abc import Iterator, Sequence

from seawall.claims import Node, NodeKind, Relation
from seawall.proposals.clauses import Said, clauses
from seawall.proposals.frames import FRAMES, OPEN_NOUNS, SAME, Frame
from seawall.proposals.hits import Hit, government
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.phrases import Kind, Phrase, phrases
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.words import DESIGNATING

_PARTIES = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY})
_THINGS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.DEVICE})
_PLACES = frozenset({"of", "in", "at", "within", "across", "throughout", "inside", "around", "among", "belonging", "such as"})
_SINGULAR = frozenset({"it", "itself"})
_PLURAL = frozenset({"they", "them", "themselves"})
_PERSONAL = frozenset({"he", "she", "him", "himself"})


def framed(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The statements of one sentence by its clauses."""
    every = phrases(sentence)
    for said in clauses(every):
        for particle, frame in FRAMES.get(said.verb.verb, ()):
            if _fits(said, particle, frame):
                yield from _of(said, frame, every, memory)


def _fits(said: Said, particle: str, frame: Frame) -> bool:
    if said.is_meant or (particle and particle not in [name for name, _ in said.tails]):
        return False
    return frame.needs is None or bool(frame.needs.search(_behind(said)))


def _behind(said: Said) -> str:
    parts = [phrase.text for phrase in said.objects]
    for name, some in said.tails:
        parts += [name, *(phrase.text for phrase in some)]
    return " ".join(parts)


def _of(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    left, right = _sides(said, frame, every, memory)
    for one in left:
        for other in right:
            yield from _hit(said, frame, one, other)


def _sides(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> tuple[list[Slot], list[Slot]]:
    """Who does it and to whom; an empty side where the sentence doesn't tell."""
    passive = said.verb.is_passive
    if frame.between:
        if passive:
            return [], []
        left = _first(said.objects, frame.done, memory, said)
        return left, _tail(said, frame.behind, frame.done, memory)
    if not frame.does:
        # A state of the subject's: "is linked to", "based in"; the active form tells it of the object.
        if passive or said.verb.verb in ():
            left = _subjects(said, _PARTIES | {NodeKind.INFRASTRUCTURE}, memory)
        else:
            left = _first(said.objects, _PARTIES | {NodeKind.INFRASTRUCTURE}, memory, said)
        return left, _tail(said, frame.behind, frame.done, memory)
    if passive:
        left = _tail(said, frozenset({"by"}), frame.does, memory)
        right = _passive_right(said, frame, every, memory)
        return left, right
    left = _subjects(said, frame.does, memory)
    right: list[Slot] = []
    if "" in frame.behind:
        right = _first(said.objects, frame.done, memory, said)
        if not right and said.particle:
            right = _first(said.tails[0][1], frame.done, memory, said) if said.particle in _PARTICLES else []
    if not right:
        right = _tail(said, frame.behind - {""}, frame.done, memory)
    if frame.with_places:
        right = _with_places(said, frame, right, memory)
    return left, right


_PARTICLES = frozenset({"down", "over", "up", "out", "off"})


def _passive_right(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """To whom it was done: the subject; where only the verb's preposition is known by its object, what stands behind it."""
    if "" not in frame.behind:
        right = _tail(said, frame.behind, frame.done, memory)
        return right
    right = _subjects(said, frame.done, memory)
    if not right and frame.with_places and said.subjects:
        right = [slot for phrase in _span(said.subjects[0][0], said, every) for slot in _slots(phrase, frame.done, memory, said)]
    return right


def _span(first: Phrase, said: Said, every: Sequence[Phrase]) -> list[Phrase]:
    """The noun phrases from the subject to its verb: "networks in North America, Europe and Africa were breached"."""
    begin = next((at for at, each in enumerate(every) if each is first), said.at)
    return [each for each in every[begin : said.at] if each.kind is Kind.NOUN]


def _with_places(said: Said, frame: Frame, right: list[Slot], memory: Memory) -> list[Slot]:
    has_open = any(phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS for phrase in said.objects) or any(
        phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS
        for name, some in said.tails if name in frame.behind for phrase in some
    )  # fmt: skip
    if not right and not has_open:
        return right
    kinds = (frame.done & _THINGS) | ({NodeKind.COUNTRY, NodeKind.SECTOR} if frame.relation in (Relation.TARGETS, Relation.COMPROMISES) else set())
    more = list(right)
    for name, some in said.tails:
        if name in _PLACES or name in frame.behind:
            for phrase in some:
                more += [slot for slot in _slots(phrase, frozenset(kinds), memory, said) if slot not in more]
    return more


def _subjects(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """Of whom the verb is said: the first of those whom the words leave open that is of a kind it can be said of."""
    for some in said.subjects:
        found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)]
        if found:
            return found
        if any(phrase.head.slot is not None and phrase.head.slot.kind in _PARTIES for phrase in some):
            return []
    return []


def _first(some: Sequence[Phrase], kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a verb's object; where its noun only counts or holds, those behind "of" and "in"."""
    found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)]
    if found or not some or some[-1].head.slot is not None or some[-1].head.text.casefold() not in OPEN_NOUNS:
        return found
    return _tail(said, frozenset({"of", "in", "at", "within", "across", "from"}), kinds & (_THINGS | {NodeKind.INFRASTRUCTURE}), memory)


def _tail(said: Said, names: frozenset[str], kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions behind the first of these prepositions that has any."""
    for at, (name, some) in enumerate(said.tails):
        full = f"{some[-1].text} of" if name == "on" and some and at + 1 < len(said.tails) and some[-1].text == "behalf" else name
        if full in names or name in names:
            place = at + 1 if full != name and full in names else at
            found = [slot for phrase in said.tails[place][1] for slot in _slots(phrase, kinds, memory, said)]
            if found:
                return found
            more = said.tails[place][1]
            if more and more[-1].head.slot is None and more[-1].head.text.casefold() in OPEN_NOUNS and place + 1 < len(said.tails):
                name, some = said.tails[place + 1]
                found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)] if name in _PLACES else []
                if found:
                    return found
    return []


def _slots(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions that a noun phrase means."""
    if phrase.kind is not Kind.NOUN:
        return []
    inside = [word.slot for word in phrase.words if word.slot is not None]
    head = phrase.head
    if head.slot is not None:
        owned = [slot for slot in inside[:-1] if slot.kind in kinds & _THINGS] if head.slot.kind in _THINGS else []
        return [*owned, head.slot] if head.slot.kind in kinds else []
    low = head.text.casefold()
    if not inside:
        return _pronoun(phrase, kinds, memory)
    if low in SAME:
        return [slot for slot in inside[-1:] if slot.kind in kinds and not _is_owner(phrase, slot)]
    return [slot for slot in inside if slot.kind in kinds & _THINGS]


def _is_owner(phrase: Phrase, slot: Slot) -> bool:
    at = next(place for place, word in enumerate(phrase.words) if word.slot is slot)
    after = phrase.words[at + 1] if at + 1 < len(phrase.words) else None
    # "Integrity Tech's hackers" are its own; "the Treasury's officials" are it.
    return after is not None and after.text in ("’s", "'s") and slot.kind not in _PARTIES


def _pronoun(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    low = phrase.text
    if low in _SINGULAR or low in _PLURAL or low in _PERSONAL:
        meant = memory.meant(low, kinds)
        return [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.words[0].text, is_named=False)] if meant else []
    return []


def _hit(said: Said, frame: Frame, one: Slot, other: Slot) -> Iterator[Hit]:
    subject, target = (other.node, one.node) if frame.flip else (one.node, other.node)
    relation = frame.relation
    if relation is Relation.DESIGNATED_BY:
        target = government(target)
        if target.name not in DESIGNATING and not target.name.startswith("Government of "):
            return
    if relation in (Relation.SUPPLIES, Relation.RELATED_TO) and target.kind is NodeKind.AUTHORITY and not is_client(target):
        return
    if subject.id == target.id or _same_house(subject, target):
        return
    words = " ".join(word.text for word in said.verb.words)
    notes = tuple(f"{slot.said!r} is taken for {slot.node.name}" for slot in (one, other) if not slot.is_named)
    reach = (min(one.start, said.verb.start), max(other.stop, said.verb.stop))
    yield Hit(
        frame.name, subject, relation, target, words, said.verb.words[-1].start, said.verb.stop, reach, frame.lasts, notes
    )


def _same_house(one: Node, other: Node) -> bool:
    return one.name.endswith(f" of {other.name}") or other.name.endswith(f" of {one.name}")
