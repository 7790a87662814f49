"""One Remarks text to its segments: cut at semicolons, but never inside a quoted alias."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seawall.entities import NameKind
from seawall.lists.ofac.labels import label_starting


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of Remarks as it stood between two semicolons; alias is set where it is a name in quotes."""

    text: str
    alias: str = ""
    kind: NameKind = NameKind.AKA


# A quoted name may hold apostrophes and quotes of its own ('ABU-'UMAR', ''FOOPIE''): it ends at a quote that a
# semicolon or the end of the text follows. It never runs over another alias' opening, and is no longer than OFAC's
# column for a name (350).
_ALIAS = re.compile(
    r"\s*(?:alt\. )?(?P<kind>[afn]\.k\.a\.|d\.b\.a\.) '(?P<name>(?:(?!; ?[afn]\.k\.a\. ').){1,350}?)'(?=\.?\s*(?:;|$))",
    re.IGNORECASE,
)
_KINDS = {kind.value: kind for kind in NameKind} | {"d.b.a.": NameKind.AKA}
# OFAC closes the field with a full stop unless its last word has one. These keep theirs: abbreviations in names of
# companies, and sentences that OFAC's own reference values write with it.
_OWN_STOP = re.compile(
    r"(?:\b[A-Z]\.[A-Z]{1,3}|\b(?:CO|LTD|LTDA|INC|CORP|CIA|BHD|JR|SR)|Executive Order 14024|is prohibited|are prohibited)\.$"
)


def cut(text: str) -> Iterator[Segment]:
    """The segments in order, without the semicolons between them and the full stop that closes the field.

    Semicolons mostly have a blank behind them, a few times none; no name or web address of 2021 to 2025 holds one.
    """
    position = 0
    while 0 <= position < len(text):
        alias = _alias_at(text, position)
        stop = text.find(";", alias.end() if alias else position)
        piece = text[position:stop].strip() if stop >= 0 else without_closing_stop(text[position:].strip())
        if alias:
            yield Segment(alias[0].strip(), alias["name"], _KINDS[alias["kind"].lower()])
        elif piece:
            yield Segment(piece)
        position = stop + 1 or -1


def without_closing_stop(text: str) -> str:
    """The text without the full stop that closes the field."""
    return text if _OWN_STOP.search(text) else text.removesuffix(".")


def _alias_at(text: str, position: int) -> re.Match[str] | None:
    """The quoted alias that starts here; None where its quote was never closed and it would take in what follows."""
    found = _ALIAS.match(text, position)
    if found and any(label_starting(piece.lstrip()) for piece in found["name"].split(";")[1:]):
        return None
    return found
