"""What stands around an entity: the edges that join it, the things that it names by id, and what those are called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from seawall.entities.ftm.model import Property
from seawall.errors import Problem
from seawall.lists.ftm.record import Record, Value, record_of

# Things inside things inside things: a sanctioned vessel's owner's address. OpenSanctions goes two deep.
_DEEPEST = 4
# So many entities inside one entity are no real record: the largest bank has some thousand edges.
MAX_NESTED = 50_000


class Around(Protocol):
    """How an entity's surroundings are asked, whether they stood in the entity or on other lines of its file."""

    def joined(self, entity_id: str) -> Iterator[Record]:
        """The edges and documents that name this entity."""

    def record(self, entity_id: str) -> Record | None:
        """An address or a post by its id."""

    def caption(self, entity_id: str) -> str:
        """What another entity is called; empty where nobody says."""

    def problems_of(self, entity_id: str, file: str, /) -> Iterator[Problem]:
        """What of a party's surroundings could not be read."""


@dataclass(slots=True)
class Nested:
    """The surroundings that an entity holds itself, and beyond them those of its file; see `unfolded`."""

    beyond: Around | None = None
    _joined: dict[str, list[Record]] = field(default_factory=dict)
    _records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _count: int = 0

    def joined(self, entity_id: str) -> Iterator[Record]:
        """The edges and documents that stood in the entity, then the others."""
        yield from self._joined.get(entity_id, ())
        if self.beyond:
            yield from self.beyond.joined(entity_id)

    def record(self, entity_id: str) -> Record | None:
        """An address or a post that stood in the entity, or elsewhere."""
        found = self._records.get(entity_id)
        return found or (self.beyond.record(entity_id) if self.beyond else None)

    def caption(self, entity_id: str) -> str:
        """What an entity that stood in the entity, or elsewhere, is called."""
        found = self._records.get(entity_id)
        return (called(found) if found else "") or (self.beyond.caption(entity_id) if self.beyond else "")

    def problems_of(self, entity_id: str, file: str, /) -> Iterator[Problem]:
        """What could not be unfolded, or not be read elsewhere."""
        yield from self.problems
        if self.beyond:
            yield from self.beyond.problems_of(entity_id, file)

    def unfold(self, record: Record, file: str, depth: int = 0) -> None:
        """Take the entities out of an entity; where they named things stay their ids."""
        for name in record.nesting:
            values = record.take(name)
            rest: list[Value] = [value for value in values if isinstance(value, str)]
            row = record.row.properties.get(name) if record.row else None
            for number, said in enumerate(value for value in values if isinstance(value, dict)):
                inner = record_of(said, record.place)
                self._count += 1
                if inner is None or depth >= _DEEPEST or self._count > MAX_NESTED:
                    why = "no entity, or too deep or too many inside another; it is not read"
                    self.problems.append(Problem(file, record.id or record.place, name, str(said)[:80], why))
                    continue
                inner.id = inner.id or f"{record.id}/{name}/{number + 1}"
                self._keep(record, row, inner, rest)
                self.unfold(inner, file, depth + 1)
            if rest:
                record.put(name, rest)

    def _keep(self, record: Record, row: Property | None, inner: Record, rest: list[Value]) -> None:
        if row is not None and row.reverse is not None:
            # An edge that stands inside one of its ends need not say which end that is.
            if record.id not in inner.has(row.reverse[1]):
                inner.put(row.reverse[1], [*inner.take(row.reverse[1]), record.id])
            self._joined.setdefault(record.id, []).append(inner)
        else:
            self._records[inner.id] = inner
            rest.append(inner.id)


def unfolded(record: Record, file: str, beyond: Around | None) -> Nested:
    """The surroundings of an entity that may hold some of them; it keeps the ids of those that it named."""
    nested = Nested(beyond)
    nested.unfold(record, file)
    return nested


def called(record: Record) -> str:
    """What an entity is called: its caption, else its first name; its properties stay."""
    name = next(iter(record.has("name")), "")
    return name if not record.caption or record.caption == record.id else record.caption
