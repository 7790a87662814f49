"""Designations that no verb of the frames tells: "Treasury's designation of the firm", "sanctions that OFAC announced target the firm"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from seawall.claims import NodeKind, node
from seawall.proposals.applied import statement
from seawall.proposals.countries import COUNTRY_OF
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.people import people
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, subjects_of
from seawall.proposals.slot import Slot
from seawall.proposals.words import DESIGNATING

_IMPOSING = frozenset("announce impose unveil levy issue place introduce reveal publish slap".split())
_NOUNS = frozenset("designation designations listing blacklisting sanctioning".split())
_MEASURES = _NOUNS | frozenset(
    "sanctions sanction measures action penalties restrictions move step decision decisions".split()
)
_AIMING = frozenset("target hit name cover strike affect single focus aim".split())
# "The sanctions also apply to the firm", "were extended to its researcher".
_REACHING = frozenset("apply extend expand widen spread go broaden".split())
_WHO = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY})
_WHOM = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR})
_LANDING = frozenset("be stand find land end appear wind sit".split())
_ITSELF = late(r"\b(?:itself|themselves|himself)\b")
_LISTS = frozenset({"list", "blacklist", "lists"})


def designations(every: Sequence[Phrase], found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """The designations of a sentence that a noun tells, or a list on which somebody stands."""
    for at, phrase in enumerate(every):
        if phrase.kind is Kind.NOUN and phrase.head.slot is None and phrase.head.text.casefold() in _NOUNS:
            yield from _of_noun(every, at, found, memory)
    yield from _behind_colon(found, memory)
    yield from _measures_on(every, found, memory)
    for said in found:
        yield from _of_people(said, memory)
        yield from _under_sanctions(said, memory)
        yield from _aimed(said, found, memory)
        yield from _landed(said, memory)


_LISTING = frozenset("sanction designate redesignate blacklist list add penalize name".split())
# Behind these, those who are listed are told of for something else.
_WALL = late(
    r"[;]|\b(?:which|because|after|while|accused of|for (?:its|their|his|helping|having)|over (?:its|their|his))\b"
)
_AND_FIRM = late(
    r",? and (?:an?|the|its|their) (?:[\w-]+ ){0,4}?(?:company|firm|entity|contractor|business|partnership|exchange|bank), (?=[A-Z])"
)


# "Has been under American, British and Australian sanctions since May".
_UNDER = late(
    r"\b(?:is|are|was|were|has been|have been|had been|remains?) under (?P<whose>[A-Z][^.;]{2,60}?) sanctions\b"
)
_WORD = late(r"[A-Z][\w.]*")


def _under_sanctions(said: Said, memory: Memory) -> Iterator[Hit]:
    """Whose sanctions somebody is under."""
    found = _UNDER.search(memory.text)
    if found is None or said.is_meant or not found.start() <= said.verb.start < found.end():
        return
    for word in _WORD.finditer(memory.text, found.start("whose"), found.end("whose")):
        if country := COUNTRY_OF.get(word[0]):
            state = node(NodeKind.AUTHORITY, f"Government of {country}")
            yield from _said(
                Slot(state.kind, state, *word.span(), word[0]), subjects_of(said, _WHOM, memory), said.verb
            )


def _of_people(said: Said, memory: Memory) -> Iterator[Hit]:
    """The people of a list who were designated, and the firm that "and" joins to them: "listed four of its staff, A, B, C and D"."""
    is_there = said.verb.verb in ("be", "stand") and any(
        phrase.head.text.casefold() in _LISTS for name, some in said.tails if name == "on" for phrase in some
    )
    if said.is_meant or said.verb.is_passive or not (is_there or said.verb.verb in _LISTING | _AIMING):
        return
    meant = memory.designator if is_there else None
    by = (
        [Slot(meant.kind, meant, said.verb.start, said.verb.stop, "the list", is_named=False)]
        if meant
        else subjects_of(said, _WHO, memory)
    )
    if by and said.verb.verb in _AIMING and by[0].node.name not in DESIGNATING:
        return
    for one in people(memory.text) if by else ():
        if one.names[0][0] < said.verb.stop or _WALL.search(
            memory.text, said.verb.stop, max(said.verb.stop, one.start)
        ):
            continue
        firm = _AND_FIRM.match(memory.text, one.names[-1][1])
        places = {start for start, _ in one.names} | ({firm.end()} if firm else set())
        whom = [slot for slot in memory.here if slot.kind in _WHOM and slot.start in places]
        yield from _said(by[0], whom, said.verb)


def _of_noun(every: Sequence[Phrase], at: int, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "the Treasury's designation of the firm on 3 January", "the designation of the firm by OFAC"."""
    phrase = every[at]
    whom: list[Slot] = []
    by = _owner(phrase)
    place = at + 1
    while place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place + 1].kind is Kind.NOUN:
        if every[place].text == "of":
            whom = whom or all_of([every[place + 1]], _WHOM, memory)
        if every[place].text == "by":
            by = by or next(iter(all_of([every[place + 1]], _WHO, memory)), None)
        place += 2
    governor = next(
        (said for said in found if phrase in said.objects and not said.verb.is_passive and not said.is_meant), None
    )
    if (
        by is None
        and governor is not None
        and governor.verb.verb in ("announce", "unveil", "publish", "issue", "reveal", "disclose")
    ):
        by = next(iter(subjects_of(governor, _WHO, memory)), None)
    yield from _said(by, whom, phrase)


def _measures_on(every: Sequence[Phrase], found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "the penalties against the firm, announced on Friday", "is the target of sanctions that the Treasury announced"."""
    for said in found:
        if said.verb.verb not in _IMPOSING or said.is_meant:
            continue
        of = said.subjects[0][:1] if said.verb.is_passive and said.subjects else said.objects[:1]
        heads = [phrase for some in said.subjects for phrase in some] if said.verb.is_passive else of
        measure = next((phrase for phrase in heads if phrase.head.text.casefold() in _MEASURES - _NOUNS), None)
        at = next((place for place, phrase in enumerate(every) if phrase is measure), -1)
        if measure is None or at < 0:
            continue
        whom = _against(every, at, memory) or _target_of(measure, found, memory)
        agents = [phrase for name, some in said.tails if name == "by" for phrase in some]
        who = all_of(agents, _WHO, memory) if said.verb.is_passive else subjects_of(said, _WHO, memory)
        by = _owner(measure) or next(iter(who), None)
        if by is None and memory.designator and said.verb.is_passive:
            by = Slot(
                memory.designator.kind, memory.designator, measure.start, measure.stop, measure.text, is_named=False
            )
        yield from _said(by, whom, measure)


def _against(every: Sequence[Phrase], at: int, memory: Memory) -> list[Slot]:
    """The parties behind "on" or "against" that follows a measure."""
    is_on = at + 2 < len(every) and every[at + 1].text in ("on", "against") and every[at + 2].kind is Kind.NOUN
    # "Sanctions that it announced on the firm" is told by the frames.
    return all_of([every[at + 2]], _WHOM, memory) if is_on else []


def _target_of(measure: Phrase, found: Sequence[Said], memory: Memory) -> list[Slot]:
    """Who is said to be the target of it."""
    for said in found:
        is_target = any(phrase.head.text.casefold() in ("target", "subject", "object") for phrase in said.objects[:1])
        of = [phrase for name, some in said.tails if name == "of" for phrase in some]
        if said.verb.verb in ("be", "become") and is_target and not said.is_meant and measure in of:
            return subjects_of(said, _WHOM, memory)
    return []


def _owner(phrase: Phrase) -> Slot | None:
    """Whose a measure is: "the Treasury's designation", "US sanctions"."""
    for word, after in pairwise(phrase.words):
        if word.slot is not None and word.slot.kind in _WHO and (after.text in ("’s", "'s") or after is phrase.head):
            return word.slot
    return None


# "Added one entity to the SDN List: Example Company".
_COLON = late(r"\b(?:designat\w+|sanction\w*|added|adds|listed|blacklisted|following)\b[^:;]{0,160}(?:: ?| [–—-] )$")
_ADDING = frozenset("add designate sanction list blacklist".split())


def _behind_colon(found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """Who stands behind the colon of a sentence that says by its number who was designated."""
    one = next(
        (
            slot
            for slot in memory.here
            if slot.kind in _WHOM and slot.is_named and _COLON.search(memory.text[: slot.start])
        ),
        None,
    )
    said = next(
        (said for said in found if said.verb.verb in _ADDING and not said.verb.is_passive and not said.is_meant), None
    )
    by = subjects_of(said, _WHO, memory) if said else []
    frame = next(row for _, row in FRAMES["sanction"])
    if (
        said
        and one
        and by
        and said.verb.stop <= one.start
        and not any(slot.kind in _WHOM and slot.stop < one.start for slot in memory.here)
    ):
        for each in _in_series(one, memory):
            yield from statement(Said(said.verb), frame, by[0], each)


_NEXT = late(r"\.?(?: \([^()]{2,40}\))?(?:,|;|,? and|, as well as) (?:and )?(?:the )?")


def _in_series(first: Slot, memory: Memory) -> list[Slot]:
    """A party and those that a list joins to it."""
    found = [first]
    for slot in memory.here:
        if slot.kind in _WHOM and slot.is_named and slot.start > found[-1].stop:
            if not _NEXT.fullmatch(memory.text, found[-1].stop, slot.start):
                break
            found.append(slot)
    return found


def _aimed(said: Said, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "the sanctions announced by OFAC target the firm", "were imposed on the firm"."""
    subject = said.subjects[0][0] if said.subjects else None
    if subject is None or said.is_meant or subject.head.text.casefold() not in _MEASURES:
        return
    is_imposed = said.verb.is_passive and said.verb.verb in ("impose", "place", "announce", "levy", "slap")
    is_reaching = said.verb.verb in _REACHING
    if not is_imposed and not is_reaching and (said.verb.verb not in _AIMING or said.verb.is_passive):
        return
    ways = ("to",) if is_reaching else ("on", "against", "at")
    behind = [phrase for name, some in said.tails if name in ways for phrase in some]
    memory.names_new = memory.is_text
    whom = all_of(behind if is_imposed or is_reaching else [*said.objects, *behind], _WHOM, memory)
    memory.names_new = False
    tellers = [one for one in found if one.subjects and one.subjects[0][:1] == [subject] and one.verb.is_passive]
    agents = [phrase for one in tellers for name, some in one.tails if name == "by" for phrase in some]
    by = _owner(subject) or next(iter(all_of(agents, _WHO, memory)), None)
    meant = memory.designator or memory.authority
    if by is None and meant is not None:
        by = Slot(meant.kind, meant, subject.start, subject.stop, subject.text, is_named=False)
    yield from _said(by, whom, subject)


def _landed(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "found itself on a US sanctions list", "landed on the SDN list"."""
    if (
        said.verb.verb not in _LANDING - {"be", "stand"}
        or said.is_meant
        or not (said.verb.is_finite or _ITSELF.search(memory.text))
    ):
        return
    lists = [
        phrase for name, some in said.tails if name == "on" for phrase in some if phrase.head.text.casefold() in _LISTS
    ]
    for phrase in lists[:1]:
        slots = [word.slot for word in phrase.words if word.slot is not None and word.slot.kind in _WHO]
        is_sdn = any(word.text in ("SDN", "Nationals", "sdn") for word in phrase.words)
        meant = slots[0].node if slots else node(NodeKind.AUTHORITY, "OFAC") if is_sdn else memory.designator
        if meant is not None:
            by = slots[0] if slots else Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.text, is_named=False)
            yield from _said(by, subjects_of(said, _WHOM, memory), phrase)


def _said(by: Slot | None, whom: Sequence[Slot], phrase: Phrase) -> Iterator[Hit]:
    frame = next(row for _, row in FRAMES["sanction"])
    if by is None:
        return
    for one in whom:
        said = Said(Phrase(Kind.VERB, [phrase.head]))
        yield from statement(said, frame, by, one)
