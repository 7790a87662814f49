"""Designations that are told by what was told before: "OFAC did so on 3 January, the UK in December", "the measure rests on E.O. 13694"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.apposed import is_own_name
from seawall.proposals.dates import Days
from seawall.proposals.hits import Hit, government
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.people import PERSON
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.words import COMPANY_ENDS, DESIGNATING

# What an authority does that does what another did before it.
_DID = late(
    r"(?: itself)? (?:(?:did|had done|has done) (?:so|likewise|the same)|(?:had |has )?follow(?:ed|s)(?: suit| with (?:its|their) own \w+)?|(?:had |has )?(?:continued|opened|begun|begins?|joined in(?! (?:the|an?)\b))|(?:took|had taken|has taken|takes) the same step|did the same|(?:had |has )?(?:got(?:ten)? there|moved|acted|come|came|gone|went) first|acted|announced (?:the )?(?:measures?|sanctions|designation|penalties|move)(?! (?:on|against|of)\b))\b"
)
_SO_FAR = late(r"\b(?:neither|nor|not|yet|no)\b", re.IGNORECASE)
# "…, and the EU in March": between a day and who comes next, and between him and his day.
_NEXT = late(r"(?:,|;)?(?: and| but| then| while| with)*(?: the| by the)? ")
_ITS_DAY = late(r"(?:,? (?:doing so|did so|following|followed(?: suit)?))?(?: only| later)?(?: on| in)?(?: the)? ")
_STEP = late(
    r"(?:\b(?:designation|listing|measures?|action|step|blacklisting|sanctions|penalt(?:y|ies)|legal basis|acted|moved)\b|^(?:It|This|They) (?:rests?|rested|is based|was based|was made|was taken|relies|relied|came|comes)\b)"
    r"(?=[^.;]{0,60}(?:Executive Order|E\.\s?O\.)\s*(?:\([\"“]?E\.\s?O\.[\"”]?\)\s*)?1\d{4})",
    re.IGNORECASE,
)
_WHO = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY})
# "A sequence that the United States had opened": a state does it as an authority does.
_US = frozenset({"OFAC", "US Treasury"})


def followed(sentence: Marked, found: Sequence[Hit], days: Sequence[Days], memory: Memory) -> Iterator[Hit]:
    """Who else designated the parties that a sentence, or the one before it, tells to have been designated."""
    told = [hit for hit in found if hit.relation is Relation.DESIGNATED_BY]
    whom = list(dict.fromkeys(hit.subject for hit in told)) or memory.designated
    after = {slot.start: slot for slot in sentence.slots if slot.kind in _WHO and _can(slot)}
    did = [slot for slot in after.values() if _DID.match(sentence.hidden, slot.stop)]
    # "Vietnam and Germany followed": without a day nobody knows with what.
    for slot in did if days else ():
        if not _SO_FAR.search(sentence.hidden, 0, slot.start):
            yield from _also(slot, whom, sentence)
    if not told and not did:
        return
    for day in days:
        for slot in after.values():
            its = next((one for one in days if one.start > slot.stop and _ITS_DAY.fullmatch(sentence.hidden[slot.stop : one.start])), None)  # fmt: skip
            if its and day.stop <= slot.start and _NEXT.fullmatch(sentence.hidden[day.stop : slot.start]):
                yield from _also(slot, whom, sentence)


def along(sentence: Marked, found: Sequence[Hit]) -> Iterator[Hit]:
    """Who was designated along with whom the clause tells, where an apposition stands between: "together with A and B"."""
    told = [hit for hit in found if hit.relation is Relation.DESIGNATED_BY]
    yield from _staff(sentence, told)
    words = _ALONG.search(sentence.text, told[0].stop) if told else None
    if words is None:
        return
    first = told[0]
    for name in _ITEMS.finditer(sentence.text, words.start("names"), words.end("names")):
        slot = next((one for one in sentence.slots if one.start <= name.start("name") < one.stop), None)
        if slot is not None and slot.kind not in (NodeKind.COMPANY, NodeKind.PERSON):
            continue
        if slot is None and (name["person"] or first.subject.kind is not NodeKind.COMPANY):
            continue
        one = slot.node if slot else node(NodeKind.COMPANY, name["name"])
        if one.id != first.subject.id:
            note = f"{words[0][:40].strip(' ,')!r}: told with that of {first.subject.name}"
            yield replace(first, subject=one, reach=(first.reach[0], name.end()), notes=(*first.notes, note))


def _staff(sentence: Marked, told: Sequence[Hit]) -> Iterator[Hit]:
    """Who was designated with his firm: "sanctioned Sichuan Silence, a contractor in Chengdu, and its researcher Guan Tianfeng"."""
    people = [slot for slot in sentence.slots if slot.kind is NodeKind.PERSON]
    known = {hit.subject.id for hit in told}
    for hit in (one for one in told if one.subject.kind is NodeKind.COMPANY):
        firms = [slot for slot in sentence.slots if slot.node == hit.subject and slot.start >= hit.stop]
        for slot in people if firms else ():
            between = sentence.hidden[firms[0].stop : slot.start]
            if slot.start >= firms[0].stop and _AND_ITS.fullmatch(between):
                note = f"told with that of {hit.subject.name}"
                if slot.node.id not in known:
                    yield replace(hit, subject=slot.node, reach=(hit.reach[0], slot.stop), notes=(*hit.notes, note))
                words = between.rpartition(" and ")[2].strip(" ,")
                yield Hit("staff of", slot.node, Relation.RELATED_TO, hit.subject, words, slot.start - len(words), slot.stop, (firms[0].start, slot.stop))  # fmt: skip


_AND_ITS = late(
    r"(?:\.?,? (?:an?|the) [^;.]{3,90},)?,? (?:and|along with|together with|as well as) (?:one of |two of )?(?:its|their|the (?:company|firm)[’']s) (?:[a-z-]+ ){0,2}?[a-z-]+,? "
)


# Names in a list, each with whose it is before it or what he is, and another name in parentheses behind it.
_PERSON = r"(?:the |an? )?(?:[A-Z][\w-]+ )?(?:[a-z-]+ )?(?:hacker|national|citizen|executive|official|officer|employee|researcher|founder|actor) "
_BEFORE = rf"(?:[A-Z]\w+[’']s |the (?:[A-Z]\w+ )?(?:company|firm|contractor) |(?P<person>{_PERSON}))?"
_ITEM = (
    _BEFORE
    + r"(?P<name>(?:[A-Z]|[a-z]-[A-Z])[\w-]+(?: [A-Z][\w-]+){0,4})(?: \([^()]{2,40}\))?(?:, (?:which|also|better|known) [^,;.]{3,50}(?=, and))?"
)
_ITEMS = late(_ITEM)
_PLAIN = _ITEM.replace("?P<name>", "?:").replace("?P<person>", "?:")
_ALONG = late(
    rf",? (?:together|along|side by side) with (?P<names>{_PLAIN}(?:(?:,|,? and) {_PLAIN}){{0,5}})(?=[.,;]|\s*$| (?:on|for|over|in|under)\b)"
)


def under_order(sentence: Marked, found: Sequence[Hit], memory: Memory) -> Iterator[Hit]:
    """On which order a designation rests that was told before."""
    step = _STEP.search(sentence.text)
    if (
        step is None
        or not 0 < len(memory.designated) <= _TOGETHER
        or any(hit.relation is Relation.DESIGNATED_BY for hit in found)
    ):
        return
    known = memory.designator if memory.designator and memory.designator.name in _US else None
    by = known or node(NodeKind.AUTHORITY, "OFAC")
    spoken = {each.id for each in memory.before(_SPOKEN_OF)}
    is_main = (
        memory.main is not None and memory.main.id in spoken and not spoken & {one.id for one in memory.designated}
    )
    # Whom the sentences right before tell of, where it is none of those who were designated last.
    for one in [memory.main] if is_main and memory.main else memory.designated:
        note = f"{step[0]!r} is taken for that of {one.name}"
        yield Hit(
            "under an order", one, Relation.DESIGNATED_BY, by, step[0], step.start(), step.end(), step.span(), lasts=True, notes=(note,)
        )  # fmt: skip


def _sanctioning(memory: Memory) -> Node | None:
    """Whose designations a document tells that has named no other authority yet: of the Treasury they are OFAC's."""
    known = memory.authority
    return node(NodeKind.AUTHORITY, "OFAC") if known is not None and known.name in _US else None


# So many sentences back a measure was told of.
_SPOKEN_OF = 3
# Parties that one sentence told to have been designated.
_TOGETHER = 8


# "The sanctions follow those last month against A and B": of them, too, by the same authority.
_FOLLOWING = late(
    r"\b(?:[Ss]anctions|[Dd]esignations?|[Mm]easures|[Pp]enalties|[Aa]ction|[Mm]ove|[Ll]isting) (?:\w+ )?(?:follow|follows|followed|come after|came after|come on top of) (?:those|similar (?:ones|sanctions|measures)|(?:earlier |similar )?sanctions|that|similar action)\b[^.;]{0,40}?\b(?:against|on|of) (?:the )?$"
    r"|\b(?:It|This|They|(?:[Tt]he|[Tt]his) (?:development|announcement|news|move|step))(?: also)? (?:follows?|followed|comes? (?:\w+ )?(?:after|on the heels of)) [^.;,]{0,40}?\b(?:sanctions|designations?|penalties) (?:imposed |announced )?(?:against|on|of) (?:the )?$"
)


def following(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Who was designated before, where a sentence tells what this designation follows."""
    by = memory.designator
    for slot in sentence.slots if by else ():
        found = _FOLLOWING.search(sentence.hidden, 0, slot.start) if slot.kind in _PARTIES else None
        if by is None or found is None:
            continue
        for one in _with(slot, sentence):
            note = f"the sentence names no authority: {by.name} was spoken of before"
            yield Hit("followed", one.node, Relation.DESIGNATED_BY, by, found[0].strip(), *found.span(), (found.start(), one.stop), lasts=True, notes=(note,))  # fmt: skip


def _with(first: Slot, sentence: Marked) -> list[Slot]:
    """A party and those that "and" joins to it: "Sichuan Silence and one of its employees, Guan Tianfeng"."""
    found = [first]
    for slot in sentence.slots:
        if slot.start >= found[-1].stop and slot.kind in _PARTIES and _JOINED.fullmatch(sentence.hidden[found[-1].stop : slot.start]):  # fmt: skip
            found.append(slot)
    return found


# "It was the turn of A": of those who were designated, where designations are told before.
_TURN = late(r"\b(?:(?:was|came) the turn|[Ii]t was that) of (?:the )?(?P<who>[^.;]{3,200})")


def next_in_turn(sentence: Marked, found: Sequence[Hit], days: Sequence[Days], memory: Memory) -> Iterator[Hit]:
    """Who was designated at another time, where a sentence only tells whose turn it was, or who came next."""
    yield from _turns(sentence, memory)
    yield from _next(sentence, found, days, memory)
    yield from _also_hit(sentence, memory)


# "Also sanctioned were A and B", "also under sanctions is C, a business agent".
_ALSO_HIT = late(
    r"(?:Also|Likewise) (?:(?:under|hit with|facing|subject to) (?:\w+ )?sanctions|sanctioned|designated|blacklisted|listed|hit|targeted|named)(?: (?:on \w+day|today))? (?:is|are|was|were) (?:the )?"
)
_PERSONS = late(rf"(?P<names>{PERSON}(?:, {PERSON}){{0,9}}(?:,? and {PERSON})?)(?=[,.;]|$| (?:who|for|of|and)\b)")
_ONE_PERSON = late(PERSON)


def _also_hit(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Who else was designated, where a sentence begins with that and names no authority."""
    found, by = _ALSO_HIT.match(sentence.text), memory.designator or _sanctioning(memory)
    if found is None or by is None:
        return
    first = next((slot for slot in sentence.slots if slot.kind in _PARTIES and slot.start == found.end()), None)
    whom = [(slot.node, slot.stop) for slot in _with(first, sentence)] if first else list(_people(sentence, found.end(), memory))  # fmt: skip
    for one, stop in whom:
        note = f"{found[0].strip()!r} is taken for a designation by {by.name}, of which was told before"
        yield Hit("followed", one, Relation.DESIGNATED_BY, by, found[0].strip(), *found.span(), (0, stop), lasts=True, notes=(note,))  # fmt: skip


def _people(sentence: Marked, start: int, memory: Memory) -> Iterator[tuple[Node, int]]:
    """The people whose names begin here, whom nobody knew."""
    found = _PERSONS.match(sentence.text, start)
    for one in _ONE_PERSON.finditer(sentence.text, *found.span("names")) if found else ():
        if is_own_name(one[0]) and not set(one[0].split()) & set(COMPANY_ENDS):
            meant = memory.known.get(one[0]) or node(NodeKind.PERSON, one[0])
            memory.known.add(one[0], meant)
            yield meant, one.end()


def _turns(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    found, by = _TURN.search(sentence.text), memory.designator or _sanctioning(memory)
    if found is None or by is None:
        return
    note = f"whose turn it was is taken for a designation by {by.name}, of which was told before"
    for slot in sentence.slots:
        is_first = slot.start - found.start("who") <= _ARTICLE
        is_more = bool(_AND_OF.search(sentence.text, found.start("who"), slot.start))
        if slot.kind in _PARTIES and slot.start >= found.start("who") and (is_first or is_more):
            yield Hit("followed", slot.node, Relation.DESIGNATED_BY, by, found[0][: found.start("who") - found.start()].strip(), found.start(), found.start("who"), (found.start(), slot.stop), lasts=True, notes=(note,))  # fmt: skip


# "Sichuan Silence followed on December 10": where designations are told, of him.
_CAME_NEXT = late(
    r"(?: itself)? (?:followed|came next|came after|was next|joined (?:it|them)(?: on (?:the|that) list)?)(?: (?:suit|later))?(?=,? (?:on|in|last|two|three|four|five|six|seven|eight|days|weeks|months)\b|[.,;]|$)"
)
# "On December 10 it added Sichuan Silence": the same authority, to the same list.
_ADDED = late(
    r"\b(?:it|they|the (?:agency|office|department)|OFAC|(?:the )?Treasury) (?:later |then |also |has also |had also )?(?:added|named|included|went on to (?:add|name)) (?:the )?$"
)


def _next(sentence: Marked, found: Sequence[Hit], days: Sequence[Days], memory: Memory) -> Iterator[Hit]:
    """Who is told to have come next where the sentence before tells who was designated, with his staff."""
    by = memory.designator or _sanctioning(memory)
    if by is None or not days or not memory.designated or any(hit.relation is Relation.DESIGNATED_BY for hit in found):
        return
    known = {each.id for each in memory.designated}
    for slot in sentence.slots:
        if slot.kind not in _PARTIES or not slot.is_named or slot.node.id in known:
            continue
        next_one = _CAME_NEXT.match(sentence.hidden, slot.stop)
        added = _ADDED.search(sentence.text, 0, slot.start)
        words = next_one or added
        if words is None:
            continue
        start, stop = words.span()
        for one in _with(slot, sentence) if added else [slot]:
            note = f"{words[0].strip()!r} is taken for a designation by {by.name}, of which was told before"
            yield Hit("followed", one.node, Relation.DESIGNATED_BY, by, words[0].strip(), start, stop, (min(start, slot.start), max(stop, one.stop)), lasts=True, notes=(note,))  # fmt: skip


_ARTICLE = 4
_AND_OF = late(r"\band of\b")
_PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON})
_JOINED = late(r",? and (?:(?:the |one of |two of )?(?:its|their|his|the company[’']s) [a-z-]+,? |the )?|, ")


def _can(slot: Slot) -> bool:
    return slot.kind is NodeKind.COUNTRY or slot.node.name in DESIGNATING


def _also(slot: Slot, whom: Sequence[Node], sentence: Marked) -> Iterator[Hit]:
    verb = _DID.match(sentence.hidden, slot.stop)
    stop = verb.end() if verb else slot.stop
    words = verb[0].strip() if verb else slot.said
    by = government(slot.node)
    for one in whom:
        note = f"{words!r} is taken for the designation of {one.name}"
        yield Hit("followed", one, Relation.DESIGNATED_BY, by, words, slot.start, stop, (slot.start, stop), lasts=True, notes=(note,))  # fmt: skip
