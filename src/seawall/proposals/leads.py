"""On which day the designation was announced that the first lines of a document tell of without a day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from seawall.claims import Relation
from seawall.proposals.dates import Days, days_in
from seawall.proposals.hits import Hit

# In so many sentences the day of an announcement is told, and in so many the announcement.
_TOLD_WITHIN = 10
_LEAD = 6
_DAY = r"(?P<day>[Tt]oday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_WHO = r"(?:Treasury(?: Department)?|OFAC|[Dd]epartment|Office of Foreign Assets Control|officials)"
_ANNOUNCED = (
    # "…, OFAC said today", "the Treasury Department said Friday".
    re.compile(rf"\b{_WHO} (?:said|announced|says)(?: in a statement)?(?: on)? {_DAY}\b"),
    # "Friday's sanctions", "as a result of today's action".
    re.compile(rf"\b{_DAY}['’]s (?:action|designation|sanctions|listing|announcement)\b"),
    # "The Treasury announced the measures today".
    re.compile(rf"\bannounced (?:the )?(?:measures?|sanctions|designation|action|penalties)(?: on)? {_DAY}\b"),
)
_HAD = re.compile(r"\bhad (?:also |already |previously )?(?:been )?$")


def announced_on(texts: Sequence[str], on: date | None) -> Days | None:
    """The day on which those who designate told of it, in the first lines of a document."""
    for text in texts[:_TOLD_WITHIN]:
        for pattern in _ANNOUNCED:
            found = pattern.search(text) if on else None
            if found and (days := days_in(found["day"], on)):
                return days[0]
    return None


def in_lead(found: Sequence[Hit], their: Mapping[int, Days], at: int, text: str, told: Days | None) -> dict[int, Days]:
    """The days of the statements of a sentence, with that of the announcement for a designation in the first lines."""
    days = dict(their)
    if told is None or at >= _LEAD:
        return days
    for hit in found:
        is_past = bool(_HAD.search(text[: hit.start]))
        if hit.relation is Relation.DESIGNATED_BY and id(hit) not in days and not is_past:
            days[id(hit)] = Days(told.first, told.last, hit.start, hit.stop, is_inferred=True)
    return days
