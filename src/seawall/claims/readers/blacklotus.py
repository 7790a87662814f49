"""Indicator files of Black Lotus Labs, which are laid out in three ways: a table, headed lists, and notes under headings.

The files carry no licence: a user loads them, and none comes with Seawall. The publisher's files differ from one another,
so that what is no indicator, no heading and no part of a table is reported line by line.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from seawall.claims.claim import Claim, Relation
from seawall.claims.indicator import IndicatorKind
from seawall.claims.node import NodeKind, indicator_node, node
from seawall.claims.normal import Normal, normal
from seawall.claims.readers import asides
from seawall.claims.readers.source import Source
from seawall.claims.readers.ties import indicator_claim, read_window
from seawall.errors import Problem
from seawall.records import Lines

# What the table calls a kind. A certificate's name is no domain that anybody need have resolved.
_KINDS = {
    "ip": None,
    "domain": IndicatorKind.DOMAIN,
    "tls cert domain": IndicatorKind.CERTIFICATE_NAME,
    "tls fingerprint": IndicatorKind.CERTIFICATE,
    "url": IndicatorKind.URL,
    "sha256": IndicatorKind.FILE,
}
_HEADER = re.compile(r"ioc\s*\t\s*type\s*\t\s*first seen\s*\t\s*last seen", re.IGNORECASE)
_BULLET = re.compile(r"^[•*–-]\s*")
# "example.com  BASE64": the payload URL of a device that contacts the domain.
_SNIPPET = re.compile(r"(?P<domain>[a-z0-9.-]{4,253}) +(?P<code>[A-Za-z0-9+/]{40,400}={0,2})")
_YARA = re.compile(r"yara signatures?|rule \w+", re.IGNORECASE)
_QUOTED = re.compile(r'^\W*"')
# A heading longer than this is a sentence about what follows, and no role.
_MAX_HEADING = 120


def parse(stream: BinaryIO, source: Source) -> Iterator[Claim | Problem]:
    """Read one file. Rows of a table have windows; what stands in lists has none, and its heading is its role."""
    reader = _Reader(source)
    lines = Lines(stream, source.file)
    for line in lines:
        yield from lines.take_problems()
        yield from reader.line(line.rstrip("\r\n"), lines.number)
    yield from lines.take_problems()
    yield from reader.end()


class _Reader:
    """What was met so far: whether a table is open, and the heading above."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.in_table = False
        self.in_rules = 0
        self.heading = ""

    def line(self, line: str, number: int) -> Iterator[Claim | Problem]:
        text = line.strip()
        if self.in_rules or not text:
            self.in_table = self.in_table and bool(text)
        elif _YARA.fullmatch(text.rstrip(" {")):
            self.in_rules = number
        elif _HEADER.match(text):
            self.in_table = True
        elif self.in_table and "\t" in text:
            yield from self._row(line.split("\t"), f"line {number}")
        else:
            yield from self._loose(text, f"line {number}")

    def end(self) -> Iterator[Problem]:
        """What the file has and no claim says."""
        if self.in_rules:
            why = asides.RULES
            yield Problem(self.source.file, f"line {self.in_rules}", "", "", why)

    def _row(self, cells: list[str], place: str) -> Iterator[Claim | Problem]:
        value, kind, first, last, role = (*(cell.strip() for cell in cells[:5]), *[""] * (5 - len(cells)))
        if any(cell.strip() for cell in cells[5:]):
            yield Problem(self.source.file, place, "", "\t".join(cells), asides.MORE_CELLS)
        if kind.lower() not in _KINDS:
            yield Problem(self.source.file, place, "Type", kind, "a kind of indicator that is not known")
            return
        saying = self.source.saying(place)
        window, problems = read_window(first, last, saying)
        yield from problems
        yield indicator_claim(
            value, self.source.subject, saying, kind=_KINDS[kind.lower()], window=window, role=role
        )  # fmt: skip

    def _loose(self, text: str, place: str) -> Iterator[Claim | Problem]:
        """A line outside of tables: an indicator under a heading, a payload URL, a heading, or a text."""
        bare = _BULLET.sub("", text)
        found = _SNIPPET.fullmatch(bare)
        if found:
            yield from self._snippet(found["domain"], found["code"], place)
        elif text.startswith("#") or (" " in bare and not _QUOTED.match(bare)):
            self.heading = text.lstrip("#").strip()[:_MAX_HEADING]
        elif isinstance(read := normal(bare, _hash_kind(bare)), Normal) and not _QUOTED.match(bare):
            yield self._listed(read, bare, place)
        elif bare.replace("-", "").isalpha():
            self.heading = bare[:_MAX_HEADING]
        else:
            why = "neither an indicator nor a heading nor a row of a table"
            yield Problem(self.source.file, place, "", text, why)

    def _listed(self, read: Normal, text: str, place: str) -> Claim | Problem:
        saying = self.source.saying(place)
        return indicator_claim(text, self.source.subject, saying, kind=read.kind, role=self.heading)

    def _snippet(self, domain: str, code: str, place: str) -> Iterator[Claim | Problem]:
        """A part of a payload URL: the device that asks for it is compromised and contacts the domain."""
        read = normal(domain, IndicatorKind.DOMAIN)
        if not isinstance(read, Normal):
            yield Problem(self.source.file, place, "", domain, read.why)
            return
        about = node(NodeKind.TECHNIQUE, f"payload URL with {code}", f"payload-url/{code}")
        what = "GET of a URL with this part: the device that asks is compromised"
        yield Claim(
            about, Relation.COMMUNICATES_WITH, indicator_node(read.value, read.kind), self.source.saying(place), role=what
        )  # fmt: skip


def _hash_kind(text: str) -> IndicatorKind | None:
    return IndicatorKind.FILE if len(text) == 64 and "." not in text else None
