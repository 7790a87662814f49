"""Whom a sentence only likens its subject to: "Like Volt Typhoon, they used routers" tells of them, and not of Volt Typhoon."""

from collections.abc import Sequence

from seawall.proposals.late import late
from seawall.proposals.slot import Slot

_NAME = r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
# At the head of a clause or between commas; elsewhere "like" gives examples ("groups like Volt Typhoon").
LIKENED = late(
    rf"(?:^[“\"]?|(?<=[,;:] )|\b(?:[Aa]nd|[Bb]ut|[Yy]et|[Tt]hat) )(?P<whom>(?:[Mm]uch )?(?:[Ll]ike|[Uu]nlike|[Jj]ust as with|[Aa]s with|[Ii]n contrast to|[Aa]s opposed to) {_NAME}(?:(?:,| and| or|, and) {_NAME}){{0,3}}),"
)

# "The operation is similar to the one against Volt Typhoon": of another.
_SIMILAR = late(
    rf"\b(?:similar to|akin to|reminiscent of|comparable to|modelled on|modeled on|not unlike|as with) [^.;,]{{0,60}}?\b(?:against|of|by|on|targeting|from) (?P<whom>{_NAME})"
)


def told_of(text: str, slots: Sequence[Slot]) -> list[Slot]:
    """The mentions of a sentence without those to whom it likens somebody."""
    spans = [found.span("whom") for pattern in (LIKENED, _SIMILAR) for found in pattern.finditer(text)]
    return [slot for slot in slots if not any(start <= slot.start < stop for start, stop in spans)]


def blanked(text: str) -> str:
    """The text with them blanked, every other place kept."""
    for found in LIKENED.finditer(text):
        start, stop = found.span("whom")
        text = text[:start] + " " * (stop + 1 - start) + text[stop + 1 :]
    return text
