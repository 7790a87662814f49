"""Campaigns by their names, each with the days in its parentheses: "Crossbill (to April 2022), Finch (from July 2022 to June 2023)"."""

from collections.abc import Iterator
from datetime import date

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.dates import Days, days_in
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked
from seawall.proposals.words import NO_NAME

_NAME = r"[“\"]?[A-Z][a-z]+(?: [A-Z][a-z]+)?[”\"]?"
_ITEM = rf"{_NAME}(?: \([^()]{{2,50}}\))?"
_NAMED = late(
    rf"\bcampaigns?(?:,| that \w+ \w+)?(?: (?:known|tracked|referred to) as| called| named| dubbed| codenamed|:|,)? (?P<names>{_ITEM}(?:(?:,|,? and|,? before|,? then|,? or) {_ITEM}){{0,7}})"
)
_ONE = late(r"[“\"]?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[”\"]?(?: \((?P<days>[^()]{2,50})\))?")
_RANGE = late(r"(?P<first>[^–—-]+?) ?(?:\bto\b|\buntil\b|\bthrough\b|[–—-]) ?(?P<last>.+)")
_YEAR = late(r"(?:19|20)\d{2}")


def campaigns(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The campaigns that a sentence names, of the network or the group of which the document tells."""
    whose = memory.network() if memory.has_network else memory.actor
    for found in _NAMED.finditer(sentence.text) if whose else ():
        for one in _ONE.finditer(sentence.text, found.start("names"), found.end("names")):
            name = one["name"]
            is_slot = any(slot.start < one.end("name") and one.start("name") < slot.stop for slot in sentence.slots)
            if is_slot or name.split()[0].casefold() in NO_NAME or whose is None:
                continue
            event = node(NodeKind.EVENT, name)
            days = _days(one["days"] or "", one.start("days") if one["days"] else one.end(), memory.on)
            yield Hit(
                "campaign", whose, Relation.RELATED_TO, event, "campaign", one.start(), one.end(), one.span(), days=days
            )


def _days(text: str, at: int, on: date | None) -> Days | None:
    """The days in a campaign's parentheses, from one to the other; none where they are no days."""
    if not text:
        return None
    plain = text.removeprefix("from ").removeprefix("since ")
    spans = _RANGE.fullmatch(plain)
    if text.startswith(("to ", "until ", "through ")):
        first, last = "", plain.split(" ", 1)[1]
    elif spans:
        first, last = spans["first"], spans["last"]
        year = _YEAR.search(last)
        first = first if _YEAR.search(first) or not year else f"{first.strip()} {year[0]}"
    else:
        first = last = plain
    one, other = (next(iter(days_in(part, on)), None) for part in (first, last))
    if one is None and other is None:
        return None
    return Days(one.first if one else "", other.last if other else "", at, at + len(text))
