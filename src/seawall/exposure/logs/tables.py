"""Logs that are tables with a header line: rows as mappings of the header's names, wrong widths told."""

import csv
from collections.abc import Iterator, Mapping

from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.zeek_tsv import WRONG_WIDTH

NOT_CSV = "quotes that don't match; it was not used"


def cells(text: str, separator: str = ",") -> list[str] | None:
    """The cells of one line of CSV; None where its quotes are wrong."""
    if '"' not in text:
        return text.split(separator)
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), None)
    except csv.Error:
        return None


def table(
    plain: Plain, notes: Notes, separator: str = ",", *, spare: int = 0, end: str = "\0"
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows under a header; a header that comes again (files put together) counts anew, also with other columns.

    spare  how many cells a row may have more than the header (a separator at the end of every line)
    end    the word of a line behind which no more rows come (a summary)
    """
    names: list[str] = []
    begins = ""
    for line in lines(plain, notes):
        if line.text.startswith(end):
            return
        row = cells(line.text, separator)
        if row is None:
            notes.say(line.number, "", line.text, NOT_CSV)
        elif not names or row[0].strip() == begins:
            names = [name.strip() for name in row]
            begins = names[0]
        elif not len(names) <= len(row) <= len(names) + spare:
            notes.say(line.number, "", line.text, WRONG_WIDTH)
        else:
            yield line.number, dict(zip(names, (cell.strip() for cell in row), strict=False))
