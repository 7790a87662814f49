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
# semicolon or the end of the text follows. It never runs over another alias' opening.
_ALIAS = re.compile(
    r"\s*(?:alt\. )?(?P<kind>[afn]\.k\.a\.|d\.b\.a\.) '(?P<name>(?:(?!; ?[afn]\.k\.a\. ').)+?)'(?=\.?\s*(?:;|$))",
    re.IGNORECASE,
)
_KINDS = {kind.value: kind for kind in NameKind} | {"d.b.a.": NameKind.AKA}
# Mostly "; ", a few times ";" alone. No web address or name on the lists of 2021 to 2025 holds one.
_CUT = re.compile(r"\s*;\s*")

# OFAC closes the field with a full stop unless its last word has one. These keep theirs: abbreviations in names of
# companies, and sentences that OFAC's own reference values write with it.
_OWN_STOP = re.compile(
    r"(?:\.\w{1,3}|\b(?:CO|LTD|LTDA|INC|CORP|CIA|BHD|JR|SR)|Executive Order 14024|is prohibited|are prohibited)\.$"
)


def cut(text: str) -> Iterator[Segment]:
    """The segments in order, without the semicolons between them and the full stop that closes the field."""
    position, end = 0, len(text)
    while position < end:
        alias = _alias_at(text, position)
        if alias:
            yield Segment(alias[0], alias["name"], _KINDS[alias["kind"].lower()])
        following = _CUT.search(text, alias.end() if alias else position)
        stop = following.start() if following else end
        piece = text[position:stop].strip()
        if piece and not alias:
            yield Segment(piece if following else without_closing_stop(piece))
        position = following.end() if following else end


def without_closing_stop(text: str) -> str:
    """The text without the full stop that closes the field."""
    return text if _OWN_STOP.search(text) else text.removesuffix(".")


def _alias_at(text: str, position: int) -> re.Match[str] | None:
    """The quoted alias that starts here; None where its quote was never closed and it would take in what follows."""
    found = _ALIAS.match(text, position)
    if found and any(label_starting(piece.lstrip()) for piece in found["name"].split(";")[1:]):
        return None
    return found
