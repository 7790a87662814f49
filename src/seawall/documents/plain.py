"""Plain text to paragraphs: what blank lines part; form feeds are page ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seawall.documents.document import Paragraph

_BLANK = re.compile(r"\n[ \t\r]*\n+|\n(?=[ \t]*(?:[•·‣▪◦–*-]|\d{1,2}[.)])[ \t]+\S)")
# So does a line that begins with the mark of a list.
# A word parted at the end of a line: "sanc-" + "tions". A hyphen before a capital is the word's own.
_PARTED = re.compile(r"(?<=[a-z])[-\u00ad]\n\s*(?=[a-z])")
# No title and no byline is longer; no text is broken into lines as wide as the second.
_TITLE, _WIDEST = 120, 160
# A line that is nothing but a day: no line of a broken text is.
_DAY = re.compile(
    r"(?:\w+,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_SPACE = re.compile(r"\s+")


def paragraphs(text: str, page: int = 0) -> list[Paragraph]:
    """The paragraphs of a text; pages are counted where it holds form feeds."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    found: list[Paragraph] = []
    for number, part in enumerate(pages, start=1):
        at = page or (number if len(pages) > 1 else 0)
        found += [Paragraph(len(found) + turn, each, at) for turn, each in enumerate(_of_page(part), start=1)]
    return found


def joined(lines: str) -> str:
    """Lines as one, parted words whole again."""
    return _SPACE.sub(" ", _PARTED.sub("", lines)).strip()


def _of_page(text: str) -> Iterator[str]:
    yield from (one for part in _BLANK.split(text) for lines in _lines(part) if (one := joined(lines)))


def _lines(part: str) -> list[str]:
    """A title, its byline and its date stand in lines of their own: none begins in the middle of a sentence. So do paragraphs of
    one line each.
    """
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    is_wrapped = any(line[0].islower() and not line.startswith(("by ", "from ")) for line in lines[1:])
    widest = max((len(line) for line in lines), default=0)
    is_wide = any(len(line) > _TITLE for line in lines[:-1]) and widest <= _WIDEST
    is_broken = is_wide and not any(_DAY.fullmatch(line) for line in lines) and _is_full(lines, widest)
    return [part] if is_wrapped or is_broken else lines


def _is_full(lines: Sequence[str], width: int) -> bool:
    """Whether the lines are as full as their width lets them be: the first word of none would have fitted behind the one before."""
    return all(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines))
