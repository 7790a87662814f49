"""Whom a group is after, said without a verb for it: "a focus on Taiwan", "fond of", "victims, most of them in"."""

from collections.abc import Iterable, Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot, taken_for

_ACTORS = frozenset({NodeKind.ACTOR})
_AIMED = frozenset({NodeKind.COUNTRY, NodeKind.SECTOR})
# What is turned to somebody, and behind which prepositions he stands.
_TURNED = {
    **dict.fromkeys(("focus", "emphasis", "concentration", "fixation", "eye", "eyes", "sights"), frozenset({"on", "upon"})),
    **dict.fromkeys(("attention",), frozenset({"to", "on"})), **dict.fromkeys(("interest",), frozenset({"in"})),
    **dict.fromkeys(("preference", "appetite", "fondness", "liking", "taste"), frozenset({"for"})),
    **dict.fromkeys(("fond",), frozenset({"of"})), **dict.fromkeys(("keen", "intent", "fixated"), frozenset({"on"})),
}  # fmt: skip
_RECEIVING = frozenset("receive get draw attract command".split())
_HIT = frozenset({"targets", "victims"})
_DEEDS = frozenset("operations activities attacks campaigns intrusions hacks".split())
_WHERE = frozenset("in across within throughout inside".split())
_OF_THEM = late(
    r", (?:most|many|some|all|several|half) of (?:them|which|whom) (?:are |were )?(?:based |located )?(?:in|from|across) (?:the )?"
)
_OWN = frozenset({"its", "their"})


def aims(sentence: Marked, every: Sequence[Phrase], clauses: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """The statements of one sentence that say so."""
    yield from _with_focus(sentence)
    for at, phrase in enumerate(every):
        if phrase.kind is not Kind.NOUN or phrase.head.slot is not None:
            continue
        head = phrase.head.text.casefold()
        if head in _TURNED:
            others = _slots(_behind(every, at, _TURNED[head]), memory)
            yield from _said(phrase, _whose(phrase, at, every, clauses, memory), others)
        if head in _TURNED and (said := _received(phrase, clauses)) and (group := memory.only_group()):
            whom = [slot for some in said.subjects[:1] for each in some for slot in slots_of(each, _AIMED, memory)]
            it = Slot(group.kind, group, phrase.start, phrase.stop, phrase.text, is_named=False)
            yield from _said(phrase, it, whom)
        if head in _HIT:
            most = _of_them(sentence, phrase)
            yield from _said(phrase, _owner(phrase, every[:at], memory), [most] if most else [])


# "…, with Taiwan a special focus".
_WITH = late(r"\bwith $")
_A_FOCUS = late(r",? (?:as |being )?(?:an?|its|their|the) (?:[a-z]+ )?(?:focus|target|interest|priority)\b")


def _with_focus(sentence: Marked) -> Iterator[Hit]:
    for slot in sentence.slots:
        found = _A_FOCUS.match(sentence.text, slot.stop) if slot.kind in _AIMED else None
        groups = [one for one in sentence.slots if one.kind is NodeKind.ACTOR and one.stop <= slot.start]
        if found and groups and _WITH.search(sentence.text, 0, slot.start):
            words, reach = found[0].strip(" ,"), (groups[0].start, found.end())
            yield Hit("targets", groups[0].node, Relation.TARGETS, slot.node, words, *found.span(), reach)


def _received(phrase: Phrase, clauses: Sequence[Said]) -> Said | None:
    """The clause by which somebody is what attention is turned to: "Taiwan receives particular attention"."""
    return next(
        (said for said in clauses if said.verb.verb in _RECEIVING and not said.is_meant and any(each is phrase for each in said.objects)), None
    )  # fmt: skip


def _slots(some: Iterable[Phrase], memory: Memory) -> list[Slot]:
    return [slot for each in some for slot in slots_of(each, _AIMED, memory)]


def _said(phrase: Phrase, one: Slot | None, others: Sequence[Slot]) -> Iterator[Hit]:
    for other in others:
        if one is not None:
            notes = taken_for(one)
            reach = (min(one.start, phrase.start, other.start), max(phrase.stop, other.stop))
            yield Hit(
                "targets", one.node, Relation.TARGETS, other.node, phrase.text, phrase.head.start, phrase.head.stop, reach, notes=notes
            )  # fmt: skip


def _behind(every: Sequence[Phrase], at: int, names: frozenset[str]) -> list[Phrase]:
    """The phrases behind the preposition that follows, with those that commas and "and" join to it."""
    place = at + 1
    if place + 1 >= len(every) or every[place].kind is not Kind.PREPOSITION or every[place].text not in names:
        return []
    found = []
    while place + 1 < len(every) and every[place + 1].kind is Kind.NOUN:
        found.append(every[place + 1])
        place += 2
        if place >= len(every):
            break
        # "A particular emphasis on targets in Taiwan".
        is_where = every[place].kind is Kind.PREPOSITION and every[place].text in _WHERE and found[-1].head.slot is None
        if not is_where and every[place].kind not in (Kind.AND, Kind.COMMA):
            break
    return found


def _whose(phrase: Phrase, at: int, every: Sequence[Phrase], clauses: Sequence[Said], memory: Memory) -> Slot | None:
    """Whose focus it is: the genitive before it, "its", else of whom the verb before it is said."""
    if owner := _owner(phrase, every[:at], memory):
        return owner
    said = next((each for each in reversed(clauses) if each.at < at and each.subjects and not each.is_meant), None)
    who = subjects_of(said, _ACTORS, memory) if said else []
    if not who and said and said.subjects[0][0].head.text.casefold() in _HIT | _DEEDS:
        # "Its victims are spread over Europe, with a focus on Taiwan": whose victims they are.
        return _owner(said.subjects[0][0], [], memory)
    return who[0] if len(who) == 1 else None


def _owner(phrase: Phrase, before: Sequence[Phrase], memory: Memory) -> Slot | None:
    """The group whose it is by a genitive or "its"."""
    named = next((word.slot for word in phrase.words if word.slot is not None and word.slot.kind in _ACTORS), None)
    first = phrase.words[0]
    if named is not None or first.slot is not None or first.text.casefold() not in _OWN:
        return named
    here = [each.head.slot for each in before if each.kind is Kind.NOUN and each.head.slot is not None]
    meant = next((slot.node for slot in reversed(here) if slot.kind in _ACTORS), None)
    meant = meant or memory.meant("they", _ACTORS, first.start)
    return Slot(meant.kind, meant, first.start, first.stop, first.text, is_named=False) if meant else None


def _of_them(sentence: Marked, phrase: Phrase) -> Slot | None:
    """Where most of the victims are, told between commas: "its victims, most of them in Taiwan"."""
    found = _OF_THEM.match(sentence.text, phrase.stop)
    return next((slot for slot in sentence.slots if found and slot.start == found.end() and slot.kind in _AIMED), None)
