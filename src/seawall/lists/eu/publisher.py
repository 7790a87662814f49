"""The European Union as a publisher of the catalogue: which of its files is what, and which function reads it."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.eu import annex, fsf, names
from seawall.lists.eu.rows import ANNEX_ID, FSF_ID, ROWS
from seawall.lists.publisher import HEAD_BYTES, Apart, OpenFile, Publisher, one_file
from seawall.lists.row import Format, Part
from seawall.records import Lines

_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|\s+)*", re.DOTALL)
# The element, and the Commission's namespace: "export" alone is anybody's word.
_ROOT = re.compile(r"<(?:[\w.-]+:)?export\s[^>]*/fpi/fsd/export\b")


def told_apart(head: bytes, _: str) -> Apart | None:
    """What a file is, by its content alone: each of these formats says what it is in its first bytes."""
    text = "\n".join(line.rstrip("\r\n") for line in Lines(BytesIO(head[:HEAD_BYTES]), "")).lstrip("\ufeff")
    before = _BEFORE_ROOT.match(text)
    if _ROOT.match(text, before.end() if before else 0):
        return Apart(FSF_ID, Format.FSF_XML, Part.WHOLE)
    if fsf.is_header(_titles(text, ";")):
        return Apart(FSF_ID, Format.FSF_CSV, Part.WHOLE)
    if names.is_extract(text):
        return Apart(FSF_ID, Format.EU_NAMES, Part.WHOLE)
    if annex.is_header(_titles(text, ",")):
        return Apart(ANNEX_ID, Format.ANNEX_CSV, Part.WHOLE)
    return None


def _titles(text: str, delimiter: str) -> list[str]:
    line = next((line for line in text.split("\n") if line.strip()), "")
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _annexes(list_id: str, files: tuple[OpenFile, ...], _: date | None) -> Iterator[Entity | Problem]:
    return annex.parse_all([(file.name, file.stream) for file in files], list_id=list_id)


PUBLISHER = Publisher(
    ROWS,
    told_apart,
    {
        Format.FSF_XML: one_file(fsf.parse_xml),
        Format.FSF_CSV: one_file(fsf.parse_csv),
        Format.EU_NAMES: one_file(names.parse),
        Format.ANNEX_CSV: _annexes,
    },
    {Format.FSF_XML: fsf.publication, Format.FSF_CSV: fsf.csv_publication},
)
