"""On which day the designation was announced that the first lines of a document tell of without a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from seawall.claims import Relation
from seawall.proposals.dates import FULL_DAY, Days, dateline_day, days_in
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.listing import SIGN
from seawall.proposals.slot import Marked

# In so many sentences the day of an announcement is told, and in so many the announcement.
_TOLD_WITHIN = 12
_LEAD = 8
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = (
    r"(?P<day>[Tt]oday|[Yy]esterday|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:, 20\d\d)?|\d{{1,2}} {_MONTH}(?: 20\d\d)?)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_WHO = r"(?:Treasury(?: Department)?|OFAC|[Dd]epartment|[Aa]gency|Office of Foreign Assets Control|U\.?S\.? officials|United States|U\.S\.|US|Washington)"
_STEP = r"(?:sanctions|designations?|measures?|action|penalties|listing|blacklisting|decision|move|step|announcement)"
# Who else announces such things: then the day is theirs.
_OTHERS = late(
    r"\b(?:EU|European|Brussels|Council|UK|U\.K\.|Britain|British|London|Australian?|Canada|Canadian|Japan\w*|FBI|CISA|NSA|Justice|(?:Beijing|China) (?:said|announced|imposed))\b"
)
_ANNOUNCED = (
    # "…, OFAC said today", "the Treasury Department said Friday", "announced the measures on Friday".
    late(
        rf"\b{_WHO}(?: \([^()]{{2,30}}\))?(?: also)? (?:said|announced|says|unveiled)(?: (?:the )?(?:new )?{_STEP})?(?: in an? (?:press release|statement|announcement|release|news release))?(?: (?:published|issued|released))?(?: on| last)? {_DAY}\b"
    ),
    late(rf"\b{_WHO}(?: \([^()]{{2,30}}\))? (?:on |last )*{_DAY} (?:said|announced|unveiled)\b"),
    # "Friday's sanctions", "as a result of today's action", "the January 3 designation".
    late(rf"\b{_DAY}(?:['’]s)? {_STEP}\b"),
    # "The measures, announced on Friday", "the designation was announced today", "sanctions imposed on January 3".
    late(
        rf"\b{_STEP},? (?:which )?(?:(?:was|were|are|is) )?(?:announced|unveiled|imposed|made public|issued|published|released|took effect)(?: by [^,;.]{{3,60}}?)?(?: on| last)? {_DAY}\b"
    ),
    # "On Friday, the Treasury said", "on January 3 OFAC also accused it of".
    late(
        rf"\b[Oo]n {_DAY},? (?:the )?(?:U\.?S\.? )?{_WHO}(?: \([^()]{{2,30}}\))?(?: also)? (?:said|announced|accused|unveiled)\b"
    ),
    # "In an announcement on Friday, the Treasury Department's Office said".
    late(
        rf"\b[Ii]n an? (?:\w+ )?(?:announcement|statement|press release|news release|notice|release)(?: issued| published| released| made)?(?: on| last)? {_DAY},? (?:the )?(?:U\.?S\.? )?{_WHO}\b"
    ),
    # "Was sanctioned again on Thursday".
    late(
        rf"\b(?:was|were|has been|have been) (?:\w+ly )?(?:sanctioned|designated|blacklisted|cited|listed)(?: again| anew)?(?: on| last)? {_DAY}\b"
    ),
    late(rf"\bannounced (?:the )?{_STEP}(?: on| last)? {_DAY}\b"),
    # "Announced on January 3, this move", "the decision came on January 3", "the action, taken on January 3".
    late(rf"\b[Aa]nnounced(?: on)? {_DAY},? (?:this|the|these) (?:[a-z-]+ )?{_STEP}\b"),
    late(rf"\b{_STEP},? (?:(?:was|were) )?(?:came|comes|taken|made|dated)(?: on| last)? {_DAY}\b"),
)
_LAST_WEEK = late(r"\b(?:[Ll]ast|[Ee]arlier (?:this|last)|[Tt]he previous) (?:week|month)\b")
_TODAYS = late(rf"\b(?P<day>[Tt]oday)[’']s {_STEP}\b")
_HAD = late(r"\bhad (?:also |already |previously )?(?:been )?$")


def announced_on(texts: Sequence[str], on: date | None) -> Days | None:
    """The day on which those who designate told of it, in the first lines of a document."""
    for text in texts[:_TOLD_WITHIN] if on else ():
        for pattern in () if _OTHERS.search(text) else _ANNOUNCED:
            if (found := pattern.search(text)) and (days := days_in(found["day"], on)):
                return days[-1]
    # However far down: "today's action" is that of which the document tells.
    todays = next((found for text in texts if on and (found := _TODAYS.search(text))), None)
    return days_in(todays["day"], on)[-1] if todays and on and days_in(todays["day"], on) else None


@dataclass(frozen=True, slots=True)
class Announced:
    """When the measures of a document were announced by its first lines, and the day of the document."""

    told: Days | None
    on: date | None


def in_lead(
    found: Sequence[Hit], their: Mapping[int, Days], at: int, sentence: Marked, when: Announced
) -> dict[int, Days]:
    """The days of the statements of a sentence, with that of the announcement for a designation in the first lines."""
    days = dict(their)
    for hit in found if at < _LEAD else ():
        before = sentence.hidden[: hit.start]
        if _LAST_WEEK.search(before):
            continue
        if hit.relation is not Relation.DESIGNATED_BY or id(hit) in days or _HAD.search(before):
            continue
        day = when.told.first if when.told else ""
        line = dateline_day(sentence.text, when.on) if _HAS_JUST.search(before) else ""
        if line and when.on and line == when.on.isoformat():
            day = day or line
        if day:
            days[id(hit)] = Days(day, day, hit.start, hit.stop, is_inferred=True)
    return days


# "On that day:": what the lines below it tell was done on it.
_ON_THE_DAY = frozenset({Relation.SEIZED, Relation.DESIGNATED_BY, Relation.AUTHORED_BY})


def listed_on(text: str, days: Sequence[Days], before: Days | None) -> Days | None:
    """The day of the list that this line opens or belongs to."""
    if SIGN.match(text):
        return before
    is_day = len(days) == 1 and text.rstrip().endswith(":") and len(days[0].first) == FULL_DAY
    return days[0] if is_day else None


def of_list(day: Days | None, text: str, found: Sequence[Hit], their: dict[int, Days]) -> dict[int, Days]:
    """The days of the statements of a line, with that of its list where it has none of its own."""
    rest = [hit for hit in found if hit.relation in _ON_THE_DAY and id(hit) not in their]
    if day is None or not SIGN.match(text):
        return their
    return {**their, **{id(hit): replace(day, start=hit.start, stop=hit.stop, is_inferred=True) for hit in rest}}


def told_before(
    found: Sequence[Hit], days: Mapping[int, Days], acts: Mapping[tuple[str, str], Days]
) -> dict[int, Days]:
    """The days of statements, with that of the same designation told before where "OFAC is designating it" would be of the document's."""
    theirs = dict(days)
    for hit in found:
        day, act = theirs.get(id(hit)), acts.get((hit.subject.id, hit.object.id))
        if act and day and hit.relation is Relation.DESIGNATED_BY and (day.start, day.stop) == (hit.start, hit.stop):
            theirs[id(hit)] = replace(act, start=hit.start, stop=hit.stop, is_inferred=True)
    return theirs


# "WASHINGTON, Jan. 3 – The United States has sanctioned": what is told so was done on the day of the line.
_HAS_JUST = late(r"\b(?:has|have)(?: \w+ly| also)? $")
