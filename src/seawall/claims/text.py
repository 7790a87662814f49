"""A document's text to its candidates: cells of tables with their row's dates, items of lists, and words of prose.

A candidate is what might be an indicator by its looks; what it is worth is judged in claims/advisory.py. Of a table only the
row's own cells count: a date in the line above belongs to another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from seawall.errors import Problem
from seawall.records import Lines

# A document of 58 pages has 200 kB of text. What is larger is a feed and has a reader of its own.
MAX_LINES = 200_000
MAX_CANDIDATES = 200_000
# How many signs before a candidate are looked at for the words "version", "prior to" and their like.
_BEFORE = 60
_CELLS = re.compile(r"\s*\|\s*|\t|\s{2,}")
_SPLIT = re.compile(r"[\s,;|<>\"“”‘’`]+")
_EDGES = "()[]{}.,;:!?*•'–—-"
_VALUE_COLUMNS = frozenset(
    "ip|ips|ip address|ip addresses|ipv4|domain|domains|domain name|fqdn|hostname|host|url|urls|ioc|iocs|indicator|indicators|"
    "value|hash|sha256|sha-256|sha1|sha-1|md5|file hash".split("|")
)
_OBSERVED = (
    "first seen",
    "last seen",
    "first observed",
    "last observed",
    "first_seen",
    "last_seen",
    "date observed",
    "date seen",
)
_DATED = ("expir", "regist", "creat", "compil", "updat", "date", "issued", "valid")
_LOOKS = re.compile(
    r"[a-z]{2,10}://\S+|(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\S*)?|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|cve-\d{4}-\d{4,7}|t\d{4}\.\d{3}"
    r"|[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f:.]*|\*?\.?[\w-]{1,63}(?:\.[\w-]{1,63})*\.[^\W\d_][\w-]{1,62}(?:[:/]\S*)?|[^@\s]+@[\w.-]+\.\w+",
    re.IGNORECASE,
)
_DEFANGED = re.compile(r"\[\.\]|\(\.\)|\[dot\]|hxxp|\[:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One candidate as it stood.

    before       the text before it on its line, for words like "version"
    is_cell      it stands in a table's column of indicators
    observed     the row's dates under headings like "First Seen", as (heading, text); other_dates those under others
    """

    text: str
    place: str
    before: str = ""
    is_cell: bool = False
    observed: tuple[tuple[str, str], ...] = ()
    other_dates: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Table:
    """The open table's headings; none where no table is open."""

    headings: list[str] = field(default_factory=list)

    def opens(self, cells: list[str]) -> bool:
        names = [cell.casefold().strip() for cell in cells]
        # A row may say "domain" of what stands beside it; a heading stands beside nothing that looks like an indicator.
        is_header = (
            len(cells) > 1
            and any(name in _VALUE_COLUMNS for name in names)
            and not any(_looks(trimmed(cell)) for cell in cells)
        )
        if is_header:
            self.headings = [cell.strip() for cell in cells]
        return is_header

    def row(self, cells: list[str], place: str) -> Iterator[Token]:
        named = list(zip(self.headings, cells, strict=False))
        observed = tuple((name, text) for name, text in named if text and name.casefold() in _OBSERVED)
        others = tuple(
            (name, text) for name, text in named
            if text and name.casefold() not in _OBSERVED and any(word in name.casefold() for word in _DATED)
        )  # fmt: skip
        for name, text in named:
            if name.casefold() in _VALUE_COLUMNS and text:
                yield Token(text, f"{place}, table", "", is_cell=True, observed=observed, other_dates=others)


def tokens(stream: BinaryIO, source: str) -> Iterator[Token | Problem]:
    """The candidates of a text in its order. What is beyond the limits is one Problem, never a silent end."""
    table, count = _Table(), 0
    lines = Lines(stream, source)
    for line in lines:
        yield from lines.take_problems()
        if lines.number > MAX_LINES:
            yield Problem(
                source, f"line {lines.number}", "", "", f"more than {MAX_LINES:,} lines: the rest is not read"
            )
            return
        for token in _of_line(line.rstrip("\n"), f"line {lines.number}", table):
            count += 1
            if count > MAX_CANDIDATES:
                yield Problem(
                    source, token.place, "", "", f"more than {MAX_CANDIDATES:,} candidates: the rest is not read"
                )
                return
            yield token
    yield from lines.take_problems()


def _of_line(line: str, place: str, table: _Table) -> Iterator[Token]:
    cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
    if table.opens(cells):
        return
    if table.headings and len(cells) > 1:
        yield from table.row(cells, place)
        return
    table.headings = []
    words = [(found.start(), found[0]) for found in re.finditer(r"[^\s,;|<>\"“”‘’`]+", line)]
    bare = [(at, trimmed(text)) for at, text in words]
    is_list = bool(bare) and all(not text or _looks(text) or "." in text for _, text in bare)
    for at, text in bare:
        if text and (is_list or _looks(text)):
            yield Token(text, place, line[max(0, at - _BEFORE) : at])


def trimmed(text: str) -> str:
    """A word without the punctuation around it; brackets that replace a dot stay, and so do those of an IPv6 address."""
    start, end = 0, len(text)
    while (
        start < end
        and text[start] in _EDGES
        and not _DEFANGED.match(text, start)
        and text[start : start + 2] not in {"::", "*."}
    ):
        start += 1
    while end > start and text[end - 1] in _EDGES and text[end - 2 : end] != "::":
        end -= 1
    return text[start:end]


def _looks(text: str) -> bool:
    """Whether a word looks like an indicator, or like what must be told from one."""
    return bool(_DEFANGED.search(text)) or bool(_LOOKS.fullmatch(text[:300]))
