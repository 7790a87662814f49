"""Deltas of a collection: what was added, changed and removed since an edition, one operation a line.

OpenSanctions publishes a day's delta as lines {"op": "ADD" | "MOD" | "DEL", "entity": {…}}; of a removed entity only
the id is given (https://www.opensanctions.org/docs/bulk/delta/).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from seawall.errors import Problem
from seawall.lists.ftm.lines import lines, loaded, not_read
from seawall.lists.publisher import OpenFile


class Op(StrEnum):
    """What a line of a delta does to an entity."""

    ADD = "ADD"
    MOD = "MOD"
    DEL = "DEL"


@dataclass(slots=True)
class Change:
    """What the deltas, one after the other, make of one entity; raw is its last line, empty where it was removed.

    is_new: the first that was said of it is that it was added.
    """

    file: str
    number: int
    raw: bytes
    is_new: bool

    @property
    def place(self) -> str:
        """The line that says so, as a source's record."""
        return f"line {self.number}"


def changes_of(deltas: Sequence[OpenFile]) -> Iterator[tuple[str, Change] | Problem]:
    """The change of each entity by its id, in the order of the deltas; a later one goes before an earlier one.

    Kept in memory by the caller: a day has some ten thousand.
    """
    for delta in deltas:
        for item in lines(delta.stream, delta.name):
            if isinstance(item, Problem):
                yield item
                continue
            number, raw = item
            found = _operation(raw)
            if isinstance(found, str):
                # A delta with a hole makes an edition that never was.
                problem = not_read(delta.name, number, raw, found, is_last=False)
                yield Problem(delta.name, "", f"line {number}", problem.said, f"{found}: the delta can't be applied")
                continue
            op, entity_id = found
            yield entity_id, Change(delta.name, number, b"" if op is Op.DEL else raw, op is Op.ADD)


def _operation(raw: bytes) -> tuple[Op, str] | str:
    said = loaded(raw)
    if isinstance(said, str):
        return said
    op, entity = said.get("op"), said.get("entity")
    if op not in set(Op) or not isinstance(entity, dict):
        return "no operation of a delta (ADD, MOD, DEL) with an entity"
    entity_id = entity.get("id")
    if not isinstance(entity_id, str) or not entity_id.strip():
        return "an operation on an entity without id"
    return Op(op), entity_id.strip()
