"""Collections in FollowTheMoney's format, as OpenSanctions publishes them: entities, nested entities, a simple table, deltas."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.ftm.reader import read_entities
from seawall.lists.ftm.simple import read_simple
from seawall.lists.publisher import OpenFile
from seawall.lists.row import Part


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Read entities.ftm.json (an entity a line, edges on lines of their own) or targets.nested.json (edges inside).

    The stream is read twice and must be seekable.
    """
    return read_entities(list_id, (OpenFile(Part.WHOLE, file, stream),))


def parse_simple(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Read targets.simple.csv: a party a row, without what its listings are."""
    return read_simple(list_id, (OpenFile(Part.WHOLE, file, stream),))


__all__ = ["parse", "parse_simple", "read_entities", "read_simple"]
