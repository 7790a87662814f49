"""The days of a sentence, with what "the same day" and "ten months later" mean behind those that the document told before."""

from collections.abc import Sequence
from datetime import date

from seawall.documents import Sentence
from seawall.proposals.dates import FULL_DAY, Days, dateline, days_in
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said as Clause
from seawall.proposals.slot import Marked

_MONTH = len("2025-01")
_SAME_DAY_WITHIN = 2
# "During that time, the group routinely": between the days of the sentence before.
_THAT_TIME = late(
    r"\b(?i:during|in|over|throughout|all through) (?:all (?:of )?|the whole of )?(?P<what>(?:that|this|the same|those|these) (?:time|period|span|timeframe|time frame|stretch|window|months|weeks|years))\b"
)
# "Update, October 9, 2026: The Justice Department on Thursday seized": what follows is of that day.
UPDATE = late(r"\W{0,2}(?:Update|UPDATE|Updated|Correction|Postscript)\W{1,3}(?:on |of )?(?P<day>[^:]{6,40}):")


def days_of(
    sentence: Sentence, marked: Marked, clauses: Sequence[Clause], on: date | None, memory: Memory
) -> list[Days]:
    """The days of a sentence; what "the same day" and "ten months later" mean is remembered for the next."""
    # "The same day" looks back two paragraphs, and no further; in a fragment it is that of nobody knows what.
    is_fragment = bool(clauses) and clauses[0].at == 0 and clauses[0].verb.is_passive and not clauses[0].subjects
    if sentence.paragraph - memory.day_at > _SAME_DAY_WITHIN or is_fragment:
        memory.day = ""
    begin = dateline(sentence.text)
    begin = max(begin, update.end() if (update := UPDATE.match(sentence.text)) else 0)
    days = [day for day in days_in(marked.hidden, on, memory.day, memory.month) if day.start >= begin]
    months = {
        one.first[:_MONTH] for one in days
        if len(one.first) >= _MONTH and (one.first[:_MONTH] == one.last[:_MONTH] or _is_since_month(one, marked.text))
    }  # fmt: skip
    if months:
        # Of two months nobody knows which one "the same month" is.
        memory.month = months.pop() if len(months) == 1 else ""
    for one in days:
        if len(one.first) == FULL_DAY:
            memory.day = one.first
    if memory.day and days:
        memory.day_at = sentence.paragraph
    span, ranges = memory.span, [one for one in days if one.first and one.last and one.first != one.last]
    memory.span = (ranges[-1].first, ranges[-1].last) if ranges else None
    if (then := _THAT_TIME.search(marked.text)) and span and not days:
        memory.span = span
        days = [Days(*span, then.start("what"), then.end("what"), is_inferred=True)]
    return days


def _is_since_month(one: Days, text: str) -> bool:
    """As in "if you have been reading us since September": "that's when" means that month."""
    return not one.last and len(one.first) == _MONTH and text[one.start].isupper()
