"""The US Consolidated Screening List (trade.gov) in JSON and CSV: lists of BIS, State and OFAC in one file.

Each source list is a row of its own (sources.py) that reads the same file and takes its own entries. OFAC's entries are a
row too, which nobody needs who has OFAC's own lists. An entry of a source that is not known is taken with every row, under
the same id, and reported: a list that was added to the file must not be passed over.

The publisher gives the entries of BIS and State no number. Their id is the file's own hash, which changes where what it is
made of changes: such an entry shows as removed and added, and what was decided about it is asked again.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import SEEK_END
from typing import Any, BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.csl.mapper import draft_entity
from seawall.lists.csl.reader import Placed, csv_records, json_records
from seawall.lists.csl.sources import source_list
from seawall.lists.edition import Edition, iso_day
from seawall.lists.roll import Roll

# What the file says about itself stands before its entries or behind them; thirteen sources take 3 kB.
_WINDOW = 1 << 16
_MADE = re.compile(r'"search_performed_at"\s*:\s*"([^"]*)"')
_SOURCES = re.compile(r'"sources_used"\s*:\s*(?=\[)')


def parse_json(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """The entries of one source list, in the file's order, with Problems between them and after them."""
    yield from _parse(json_records, stream, list_id, file, _day_of(stream, list_id))


def parse_csv(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """The entries of one source list, as of the JSON file. The CSV file says of no list when it was published."""
    yield from _parse(csv_records, stream, list_id, file, None)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day on which the JSON file was made. The stream is left at its beginning."""
    text = _about(stream)
    found = _MADE.search(text)
    day = iso_day(found[1]) if found else None
    return (
        Edition(day) if day else Problem(file, "search_performed_at", "", "", "the file does not say when it was made")
    )


def _parse(
    read: Callable[[BinaryIO, str, dict[str, Any]], Iterator[Placed | Problem]],
    stream: BinaryIO, list_id: str, file: str, published: date | None,
) -> Iterator[Entity | Problem]:  # fmt: skip
    roll, frame, others = Roll(file), dict[str, Any](), Counter[str]()
    entries = 0
    for item in read(stream, file, frame):
        if isinstance(item, Problem):
            yield item
            continue
        entries += 1
        said = item.record.texts["source"]
        of = source_list(said)
        if of is None:
            others[said] += 1
        if of is None or of.list_id == list_id:
            yield from roll.enter(draft_entity(item.record, of, Source(list_id, file, item.place, published)))
    for said, count in others.items():
        why = f"a list that is not known: its {count:,} entries are taken with every list of this file, and reviewed"
        yield Problem(file, "source", "source", said, why)
    claimed = str(frame.get("total", ""))
    if claimed and claimed != str(entries):
        yield Problem(
            file, "", "total", claimed, f"the file claims another number of entries than the {entries} it holds"
        )
    yield from roll.close(f"entry of {list_id}", None)


def _about(stream: BinaryIO) -> str:
    """The first and the last characters of a seekable file, which is left at its beginning."""
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    head = stream.read(_WINDOW)
    stream.seek(max(len(head), size - _WINDOW))
    tail = stream.read()
    stream.seek(0)
    return (head + tail).decode("utf-8", "replace")


def _day_of(stream: BinaryIO, list_id: str) -> date | None:
    """When the source list was last changed, by the file; where it does not say, when the file was made."""
    text = _about(stream)
    days = [
        day
        for used in _used(text)
        if (of := source_list(str(used.get("source", "")))) and of.list_id == list_id
        and (day := iso_day(str(used.get("source_last_updated", ""))))
    ]  # fmt: skip
    made = _MADE.search(text)
    return max(days, default=None) or (iso_day(made[1]) if made else None)


def _used(text: str) -> list[dict[str, Any]]:
    found = _SOURCES.search(text)
    try:
        rows = json.JSONDecoder().raw_decode(text, found.end())[0] if found else []
    except (
        ValueError,
        RecursionError,
    ):  # cut in its middle: it says nothing then, and the entries are read all the same
        return []
    return [row for row in rows if isinstance(row, dict)]
