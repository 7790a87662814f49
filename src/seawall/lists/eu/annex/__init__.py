"""Annexes of EU sanctions acts, as CSV files transcribed from the Official Journal; one file holds one act."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.eu.annex.mapper import draft_entity, entry_key, name_digest
from seawall.lists.eu.annex.reader import ContextRecord, contexts, is_header
from seawall.lists.roll import Roll

__all__ = ["is_header", "parse", "parse_all"]


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entry of one file, in the order of its first row, Problems with rows before them."""
    yield from parse_all([(file, stream)], list_id=list_id)


def parse_all(files: Iterable[tuple[str, BinaryIO]], *, list_id: str) -> Iterator[Entity | Problem]:
    """Every entry of several files as one list.

    The rows of an entry need not follow one another, and an amending act's stand in a file of their own, so that all
    is read before the first entity: the largest file holds some thousand rows.
    """
    gathered: dict[str, dict[str, list[tuple[str, ContextRecord]]]] = {}
    names = []
    for file, stream in files:
        names.append(file)
        for item in contexts(stream, file):
            if isinstance(item, Problem):
                yield item
            else:
                gathered.setdefault(entry_key(item), {}).setdefault(item.name, []).append((file, item))
    roll = Roll(names[0] if len(names) == 1 else f"{len(names)} files")
    for key, by_name in gathered.items():
        for found in by_name.values():
            (file, first), records = found[0], [record for _, record in found]
            # One printed number may stand for two things of different kinds: they are two entries.
            uid = key if len(by_name) == 1 else f"{key}-{name_digest(first)}"
            yield from roll.enter(draft_entity(uid, records, Source(list_id, file, first.place)))
    yield from roll.close("entry", None)
