"""Who wrote an advisory, and who warned of a network or a group, with whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit, government
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of, subjects_of, tail_of
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.standing import clause_start

_WRITING = frozenset(
    "publish issue release author co-author write put co-sign sign post detail accompany bear warn".split()
)


def _lends_name(said: Said) -> bool:
    """As in "put its name to an advisory"."""
    return bool(said.objects) and said.objects[0].head.text.casefold() in ("name", "names", "signature")


def authored(said: Said, memory: Memory) -> Iterator[Hit]:
    """Who wrote an advisory, with whom."""
    if said.verb.verb not in _WRITING:
        return
    every = [
        *said.objects,
        *(
            phrase
            for name, some in said.tails
            if name in ("", "out") or (name == "to" and _lends_name(said))
            for phrase in some
        ),
        *(phrase for some in said.subjects[:1] for phrase in some),
    ]
    advisory = next(
        (
            phrase
            for phrase in every
            if phrase.head.slot is None
            and (
                phrase.head.text.casefold() in ("advisory", "advisories", "guide", "guidance", "alert", "bulletin")
                # "The warning was issued by": a document as well.
                or (
                    phrase.head.text.casefold() == "warning"
                    and said.verb.verb in ("issue", "publish", "sign", "release")
                )
            )
        ),
        None,
    )
    if advisory is None:
        yield from _warned(said, memory)
        return
    kinds = frozenset({NodeKind.AUTHORITY})
    who = [*subjects_of(said, kinds, memory)] if not said.verb.is_passive else []
    if not who and not said.verb.is_passive:
        # "The United States issued an advisory".
        states = subjects_of(said, frozenset({NodeKind.COUNTRY}), memory)
        who = list(map(_acting, states))
    if said.joined is not None:
        # "Joined the FBI and the NSA in publishing": those, too.
        who += [slot for phrase in said.joined.objects for slot in slots_of(phrase, kinds, memory)]
    who += [
        slot
        for name, some in said.tails
        if name in ("by", "with", "alongside", "of")
        for phrase in some
        for slot in slots_of(phrase, kinds, memory)
    ]
    who += [*_agencies_of(said, memory), *_agencies_that(said, memory)]
    for one in dict.fromkeys(who):
        document = node(
            NodeKind.DOCUMENT,
            " ".join(word.text for word in advisory.words if word.text.casefold() not in ("a", "an", "the")).lower(),
        )
        yield Hit(
            "advisory",
            document,
            Relation.AUTHORED_BY,
            one.node,
            said.verb.words[-1].text,
            said.verb.words[-1].start,
            said.verb.stop,
            (min(one.start, said.verb.start), max(one.stop, said.verb.stop)),
            lasts=True,
        )


def _acting(slot: Slot) -> Slot:
    """A state as who writes: its government."""
    return replace(slot, kind=NodeKind.AUTHORITY, node=government(slot.node))


_AGENCIES = frozenset("agencies partners counterparts authorities services allies".split())


def _agencies_of(said: Said, memory: Memory) -> list[Slot]:
    """The states whose agencies wrote with others: "together with agencies from Australia and Canada"."""
    places = frozenset({NodeKind.COUNTRY})
    states = [
        slot
        for (name, some), (where, more) in pairwise(said.tails)
        if name in ("with", "alongside", "by")
        and where in ("from", "in", "of")
        and some
        and some[-1].head.text.casefold() in _AGENCIES
        for slot in (slot for phrase in more for slot in slots_of(phrase, places, memory))
    ]
    return list(map(_acting, states))


_FROM = late(r" (?:from|in|of) (?:the )?$")


def _agencies_that(said: Said, memory: Memory) -> list[Slot]:
    """The states of the agencies that wrote: "the FBI and cyber agencies from Australia, Canada and the U.K. published"."""
    last = said.subjects[-1][-1] if said.subjects and said.subjects[-1] and not said.verb.is_passive else None
    if last is None or last.head.text.casefold() not in _AGENCIES or said.verb.verb == "put":
        return []
    states = [
        slot for slot in memory.here if slot.kind is NodeKind.COUNTRY and last.stop <= slot.start < said.verb.start
    ]
    if not states or not _FROM.fullmatch(memory.text, last.stop, states[0].start):
        return []
    return list(map(_acting, states))


def _warned(said: Said, memory: Memory) -> Iterator[Hit]:
    """Who warned of a network or a group, with whom: "joined the Americans in warning about the network"."""
    about = tail_of(
        said, frozenset({"about", "of", "against"}), frozenset({NodeKind.INFRASTRUCTURE, NodeKind.ACTOR}), memory
    )
    if said.verb.verb != "warn" or said.is_meant or not about:
        return
    words = said.verb.words[-1]
    for one in subjects_of(said, frozenset({NodeKind.AUTHORITY}), memory):
        document = node(NodeKind.DOCUMENT, f"warning about {about[0].node.name}")
        reach = (min(one.start, words.start), about[0].stop)
        yield Hit(
            "advisory", document, Relation.AUTHORED_BY, one.node, words.text, words.start, words.stop, reach, lasts=True
        )


_NAME = r"(?P<name>(?:[Jj]oint )?(?:[Cc]yber ?[Ss]ecurity )?[Aa]dvisor(?:y|ies))"
_TELLS = r"(?:lists?|says?|said|warns?|warned|describes?|described|details?|detailed|names?|named|linked|links|ties|tied|attribut\w+|accus\w+|blam\w+|reveal\w+|disclos\w+|stated?|wrote|note[sd]?|published)"
_NAMED = late(rf"\b{_NAME}\b")
_ADVISORY = late(
    rf"\b(?:[Pp]ublished|issued|released|described|warned|wrote|detailed|disclosed|revealed|said|put out|co-?signed|authored)\b[^.;]{{0,60}}?\b{_NAME}\b",
)
_ADVISORY_BY = late(
    rf"\b{_NAME}(?: \[[A-Z]+\])?(?: of [\w ,]{{4,25}}?)?(?:,? (?:which|that) (?:was|were|had been))?(?:,? (?:(?:co-?)?(?:authored|signed)|published|issued|released|written|put out)(?: on [\w ,]{{3,20}}?)?)? (?:by|from) (?P<by>(?:[^.;:]|(?<=[A-Z])\.){{2,200}}?)(?=,? (?:{_TELLS}|and (?:it|they)|which|that)\b|(?<![A-Z])[.;:]|, the (?:firm|company|group))",
)
# "In a joint advisory published in September 2024, the FBI, the NSA and the CNMF said".
_IN_ADVISORY = late(
    rf"\b[Ii]n an? {_NAME}\b(?: (?:published|issued|released|dated|put out)[^,;.]{{0,30}})?,? (?:the )?(?P<by>[A-Z](?:[^.;:]|(?<=[A-Z])\.){{2,220}}?) {_TELLS}\b"
)
_PARTNERS = late(r"\b(?:partners|counterparts|agencies|allies) (?:from|in|of)(?: the)? $")
_NO_AUTHORS = frozenset({NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.INFRASTRUCTURE, NodeKind.PERSON})


# "International partners include the CISA and the NSA": of the advisory told before.
_WITH_WHOM = late(
    r"(?:[“\"])?(?:(?:The |Its |Other )?(?:[a-z]+ )?(?:[Ii]nternational |[Aa]uthoring |[Pp]articipating |[Ss]igning )?(?:[Pp]artners|[Aa]gencies|[Aa]uthors|[Ss]ignatories)) (?:include[sd]?|are|were)\b"
)


def written(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Who wrote an advisory: the authorities before its verb, behind "by", or behind "in an advisory", and its partners."""
    text = sentence.text
    if named := _named(text):
        memory.advisory = named
    partners = _WITH_WHOM.match(text) if memory.advisory and not named else None
    for slot in sentence.slots if partners else ():
        if partners and slot.kind is NodeKind.AUTHORITY:
            note = f"the {memory.advisory} was told of before"
            advisory, reach = node(NodeKind.DOCUMENT, memory.advisory), (0, slot.stop)
            yield Hit("advisory", advisory, Relation.AUTHORED_BY, slot.node, partners[0], *partners.span(), reach, lasts=True, notes=(note,))  # fmt: skip
    for pattern in (_ADVISORY, _ADVISORY_BY, _IN_ADVISORY):
        for found in pattern.finditer(text):
            authors = _authors(found, sentence)
            is_by = "by" in found.groupdict()
            stop = max([found.end("name"), *(slot.stop for slot in authors)]) if is_by else found.end()
            words, span = text[found.start() : stop], (found.start(), stop)
            advisory = node(NodeKind.DOCUMENT, _singular(found["name"]))
            for slot in authors:
                yield Hit("advisory", advisory, Relation.AUTHORED_BY, slot.node, words, *span, span, lasts=True)


def _named(text: str) -> str:
    """The name of the advisory that a sentence tells of last; empty where it tells of none."""
    every = list(_NAMED.finditer(text))
    return _singular(every[-1]["name"]) if every else ""


def _singular(name: str) -> str:
    return re.sub("ies$", "y", name.lower())


def _authors(found: re.Match[str], sentence: Marked) -> list[Slot]:
    text, slots = sentence.text, sentence.slots
    is_by = "by" in found.groupdict()
    begin = found.start("by") if is_by else clause_start(sentence.hidden, found.start())
    # "By the FBI and the NSA, the company has run": a name of another kind ends the list.
    others = next((slot.start for slot in slots if slot.start >= begin and slot.kind in _NO_AUTHORS), len(text))
    end = min(others, found.end("by")) if is_by else found.start("name")
    inside = [slot for slot in slots if begin <= slot.start and slot.stop <= end]
    # "Partners from the Five Eyes" are some of them.
    authors = [slot for slot in inside if slot.kind is NodeKind.AUTHORITY and not _PARTNERS.search(text, 0, slot.start)]
    return [*authors, *_states_of(inside, text)]


def _states_of(slots: Sequence[Slot], text: str) -> Iterator[Slot]:
    """The states whose agencies wrote with others: "and partner agencies in Australia, Canada and New Zealand"."""
    stop = -1
    for slot in slots:
        if slot.kind is not NodeKind.COUNTRY:
            continue
        is_next = stop > 0 and _AND.fullmatch(text, stop, slot.start)
        if is_next or _PARTNERS.search(text, 0, slot.start):
            stop = slot.stop
            yield _acting(slot)


_AND = late(r"(?:,|,? and) (?:the )?")
