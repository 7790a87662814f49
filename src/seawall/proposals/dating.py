"""Which of the days of a sentence belongs to which of its statements."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from seawall.claims import NodeKind, Relation
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals.dates import FULL_DAY, Days
from seawall.proposals.daysof import Clauses, is_of_deed, is_told_on_the_day
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.rules import DEEDS
from seawall.proposals.slot import Marked

# How far a day may stand from the words it belongs to, in characters.
_REACH = 160
# A day at the head of a sentence is that of the sentence, however long: "On September 18, 2024, …".
_AT_HEAD = 12
_REACH_OF_FIRST = 400
_RIGHT_BEHIND = len(", as late as in ")
# A comma between them parts a day from a statement about as much as so many characters.
_COMMA = 40
_RUNNING = frozenset({Relation.OPERATES, Relation.CONTROLS})
_TIMELESS = frozenset(
    {
        "based in",
        "sponsored by",
        "also called",
        "listed on",
        "told its exchange",
        "name in parentheses",
        "located in",
        "part of",
        "its network",
        "its tool",
        "variant of",
        "of kinds",
        "denial",
    }
)
# What lasts has a day only where the day stands right beside it.
_STATES = frozenset(
    {
        "customers",
        "linked to",
        "works for",
        "part in",
        "front of",
        "has ties with",
        "member of",
        "staff of",
        "company of",
        "backed by",
        "role in",
        "contractor of",
        "under an order",
        "provides",
        "serves",
        "sanctions against",
        "employs",
        "owned by",
        "joined",
    }
)
_REACH_OF_STATE = 20
# "Provided the hackers with infrastructure between the summer of 2022 and the fall of 2023".
_REACH_OF_SPAN = 80
_GIVEN = frozenset({"provides", "serves", "supplies"})
# "As late as 2023, the Treasury said, it leased servers to the gang".
_GIVING = frozenset({"provides", "serves"})
_AT_HEAD_OF_GIVING = 14
# "The ministry said on Wednesday": the day on which it was told, and not that of what was told.
_TELLING = late(
    r"\b(?:said|says|told|added|wrote|reported|revealed|explained|noted|estimated)(?: (?!that\b)[\w’']+){0,3}? (?:on |in )?$"
)
# "…, and in May they unmasked": the day of what follows.
_AND_THEN = late(r",? and (?:then )?(?:in|on|by|since|from|during) (?:the )?$")
# "…, and it sanctioned": so is the day of what somebody else did.
_AND_WHO = late(r", (?:and|but) (?:it|they|he|she|the [\w-]+) \w+|,? and (?:which|who)\b")
_PUBLISHED = late(r"\b(?:published|issued|released|advisory)(?: on| in| of| dated)? $")
# A day before its statement stands at the head of a clause; elsewhere it belongs to what came before it.
_AHEAD = late(
    r"(?:^|[,;:–—(]|\b(?:and|that|but|when))\s*(?:at (?:its|their|the) (?:peak|height),? )?(?:(?:on|in|since|by|during|from|between|until|at)\b)?\s*(?:the |late |early |mid-)?$",
    re.IGNORECASE,
)
_PRESENT = late(r"^(?:sanctioning|designating|blacklisting)$")
# "Friday's designation" is of Friday.
_ITS_DEED = late(
    r"['’]s (?:designation|sanctions|listing|blacklisting|(?:action|measures?|announcement|move|step|penalties|round)\b(?! (?:was|were|rests?|is)))\b"
)
_WHEN = late(r",? when\b")
_OF_STEP = late(r"(?:['’]s)? (?:designation|sanctions|listing|blacklisting|action|indictment)\b")
_NOW = late(r"\b(?:is|are|am)(?: also| today| now)? $")


def dated(
    found: Sequence[Hit], days: Sequence[Days], sentence: Marked, on: date | None, clauses: Clauses
) -> Mapping[int, Days]:
    """The day of each statement that has one, by the statement's identity."""
    days = [
        day for day in days
        if not sentence.text.startswith(("’s", "'s"), day.stop) or _ITS_DEED.match(sentence.text, day.stop)
    ]  # fmt: skip
    # "Said in the summer of 2022 and autumn of 2023 they accessed": nobody says a thing for a year.
    told = {
        when
        for when, day in enumerate(days)
        if day.first[:7] == day.last[:7] and _is_of_telling(sentence.text[: day.start])
    }
    theirs: dict[int, Days] = {id(hit): hit.days for hit in found if hit.days}
    theirs.update(_in_parentheses(found, days, sentence))
    taken: set[int] = set()
    pairs = sorted(
        (_distance(hit, day, sentence.text), when, at)
        for when, day in enumerate(days)
        for at, hit in enumerate(found)
        if (when not in told or is_told_on_the_day(hit) or hit.rule == "described")
        and _may_be(hit, day, sentence.text, clauses)
        and not _has_another(hit, day, days)
    )
    for distance, when, at in pairs:
        day, first = days[when], found[at]
        if when in taken or id(first) in theirs or distance > (_REACH_OF_FIRST if day.start <= _AT_HEAD else _REACH):
            continue
        taken.add(when)
        for hit in _same_words(first, found, day, days, sentence.text):
            theirs.setdefault(id(hit), day)
        if all(one is day or clauses.parts(first, one, sentence.text) for one in days):
            others = [hit for hit in found if not _has_another(hit, day, days)]
            _share(first, others, day, theirs, clauses, is_only=len(days) == 1)
    _give_the_rest(found, days, sentence.text, theirs)
    for hit in found if on else ():
        if id(hit) not in theirs and _is_of_today(hit, sentence.hidden) and on:
            theirs[id(hit)] = Days(on.isoformat(), on.isoformat(), hit.start, hit.stop, is_inferred=True)
    return theirs


_OPENING = late(r" \((?:on |in )?")


def _in_parentheses(found: Sequence[Hit], days: Sequence[Days], sentence: Marked) -> dict[int, Days]:
    """The days in parentheses right behind who designated: "the UK (December 9, 2025) and the EU (March 16, 2026) have listed A"."""
    behind = {
        name: day
        for slot in sentence.slots
        if slot.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)
        for day in days
        if _OPENING.fullmatch(sentence.text, slot.stop, day.start)
        for name in (slot.node.name, f"Government of {slot.node.name}")
    }
    told = (hit for hit in found if hit.relation is Relation.DESIGNATED_BY and hit.object.name in behind)
    return {id(hit): behind[hit.object.name] for hit in told}


def _has_another(hit: Hit, day: Days, days: Sequence[Days]) -> bool:
    """As in "designated A in March 2024, and B in December 2024": right behind whom it is said of stands another day."""
    stop = hit.reach[1]
    is_between = hit.start < day.start and day.stop < stop
    return is_between and any(0 <= one.start - stop <= _RIGHT_BEHIND for one in days)


def _may_be(hit: Hit, day: Days, text: str, clauses: Clauses) -> bool:
    """Whether a day may be that of a statement at all."""
    is_since = bool(day.first) and not day.last
    distance = _distance(hit, day, text)
    if hit.rule == "deed" and _FOR_PART.search(text, day.stop, max(day.stop, hit.start)):
        # "On January 17th Sichuan Juxinhe, for its part in Salt Typhoon's raids": on that day it was sanctioned.
        return False
    return (
        (hit.rule not in _TIMELESS or (hit.rule == "listed on" and is_since))
        and hit.days is None
        # What happened once didn't happen "since" a day.
        and not ((hit.relation is Relation.SEIZED or hit.rule == "charged") and is_since)
        # Who runs a network runs it since a day or between two, and not on one. "Infrastructure controlled by the firm between 2022
        # and 2023": then it was used.
        and not (hit.relation in _RUNNING and (day.first == day.last or is_network_of_somebody(hit.object)))
        and not clauses.parts(hit, day, text)
        # "Over an April 2020 campaign": the day of the campaign, and not of the sanctions over it. "The December 2024 designation of
        # the firm for its part in": on that day it was designated.
        and not _is_of_reason(hit, day, text)
        and not (is_of_deed(day, text) if hit.relation is Relation.DESIGNATED_BY else _OF_STEP.match(text, day.stop))
        and (
            hit.rule not in _STATES
            or distance <= (_REACH_OF_SPAN if hit.rule in _GIVEN and day.first != day.last else _REACH_OF_STATE)
            or (hit.rule in _GIVING and day.start <= _AT_HEAD_OF_GIVING)
        )
    )


_REASONS = late(r"\b(?:for|over) (?:its|their|his|her|the|a|an|having|\w+ing)\b")


def _is_of_reason(hit: Hit, day: Days, text: str) -> bool:
    """As in "sanctioned the firm for its part in the compromise of firewalls in April 2020": no day of the sanctions.

    A full day may be theirs all the same: "sanctioned the firm for its role in the attacks on Friday".
    """
    is_rough = len(day.first or day.last) < FULL_DAY
    return hit.relation is Relation.DESIGNATED_BY and is_rough and bool(_REASONS.search(text, hit.reach[1], day.start))


def _give_the_rest(found: Sequence[Hit], days: Sequence[Days], text: str, theirs: dict[int, Days]) -> None:
    """Give days to what has them in its own words: "the April 2020 compromise of 81,000 firewalls", "an advisory of 18 September"."""
    for day in days:
        for hit in found if is_of_deed(day, text) else ():
            if (hit.relation in DEEDS or hit.rule == "figure") and 0 <= hit.start - day.stop <= _COMMA:
                theirs.setdefault(id(hit), day)
    # "As of June, the botnet was made up of 260,000 devices, with victims in": the count is of that day, whatever else is.
    is_of_all = len(days) == 1 and (_OPENS.match(text, days[0].stop) or _AS_OF.fullmatch(text, 0, days[0].start))
    for hit in found if is_of_all else ():
        # "Its size in June 2024: more than 260,000 devices, 126,000 of them in the United States".
        if (
            hit.rule.startswith(("figure", "devices", "kind"))
            and hit.start > days[0].stop
            and ";" not in text[days[0].stop : hit.start]
        ):
            theirs.setdefault(id(hit), days[0])
    full = [day for day in days if len(day.first) == FULL_DAY and day.first == day.last]
    for hit in found:
        within = [day for day in days if hit.rule == "advisory" and hit.start <= day.start < hit.stop]
        if hit.rule == "advisory" and hit.subject.name.startswith("accompanying") and len(full) == 1:
            within = within or full
        if within:
            theirs.setdefault(id(hit), within[0])


def _share(  # noqa: PLR0913  # a day with all that it may belong to
    first: Hit, found: Sequence[Hit], day: Days, theirs: dict[int, Days], clauses: Clauses, *, is_only: bool
) -> None:
    """Give the day of a statement to the others that the same verb says, and that have none."""
    is_point = day.first == day.last
    for hit in found:
        if is_point and hit.relation in _RUNNING:
            continue
        if hit.rule not in (_TIMELESS | _STATES | {"taken down"}) and clauses.same_verb(
            first, hit, day, is_only=is_only
        ):
            theirs.setdefault(id(hit), day)


def _is_of_telling(before: str) -> bool:
    return bool(_TELLING.search(before)) and not _PUBLISHED.search(before)


_FOR_PART = late(r"\b(?:for (?:its|their|his|her) (?:\w+ )?(?:part|role|involvement) in|involved in|over)\b")
_REASON = late(r"\bover (?:the|its|their|an?) ")
_OPENS = late(r"\s*:")
_AS_OF = late(r"[“\"]?(?:As of|By)(?: (?:this|early|late|mid))*[ -]*")


def _same_words(first: Hit, found: Sequence[Hit], day: Days, days: Sequence[Days], text: str) -> list[Hit]:
    """The statements that share the words of the first, and with them its day, unless each has a day of its own behind it."""
    same = [hit for hit in found if (hit.start, hit.stop) == (first.start, first.stop)]
    own = {hit.reach[1] for hit in same}
    # "Along with A over the theft of files in April": in April the files were stolen.
    behind = [one for one in days if one.start >= min(own) and not _REASON.search(text, min(own), one.start)]
    if len(own) < 2 or len(behind) < 2:  # one statement, or one day for all
        return same
    # "A and B in March, and C in December": each has the first day behind it.
    return [hit for hit in same if next((one for one in behind if one.start >= hit.reach[1]), day) is day]


def _distance(hit: Hit, day: Days, text: str) -> int:
    if hit.rule == "advisory" and _PUBLISHED.search(text[: day.start]):
        return 0
    if day.start <= _AT_HEAD and hit.rule.startswith(("figure", "devices", "kind")):
        return _REACH_OF_FIRST
    if day.stop <= hit.start:
        is_ahead = bool(_AHEAD.search(text[: day.start]))
        if _WHEN.match(text, day.stop):
            # "To September 18, when the FBI announced": of what follows.
            return hit.start - day.stop
        return hit.start - day.stop + _COMMA * ("," in text[day.stop : hit.start]) + (0 if is_ahead else _COMMA)
    between = text[hit.reach[1] : day.start]
    if hit.relation is Relation.DESIGNATED_BY and ";" not in between and _is_of_telling(text[: day.start]):
        # "…, the Treasury Department said on Friday": however long the sentence is that it said.
        return 2 * _COMMA
    # What stands behind a semicolon is another statement.
    return (
        max(0, day.start - hit.reach[1])
        + _COMMA * ("," in between)
        + _REACH_OF_FIRST * (";" in between or bool(_AND_THEN.search(between) or _AND_WHO.search(between)))
    )


def _is_of_today(hit: Hit, hidden: str) -> bool:
    """Whether it is told as in "OFAC is sanctioning …": of the day of the document."""
    return hit.relation is Relation.DESIGNATED_BY and bool(
        _PRESENT.match(hit.words) and _NOW.search(hidden[: hit.start])
    )
