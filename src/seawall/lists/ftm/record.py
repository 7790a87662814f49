"""One FollowTheMoney entity as a file said it: its schema, its properties by name, each handed out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from seawall.entities.ftm.model import SchemaRow, schema_row
from seawall.lists.draft import Leftover
from seawall.lists.edition import iso_day

# A value is a text, or an entity inside the entity.
Value: TypeAlias = "str | dict[str, Any]"

# What stands beside id, schema and properties. last_seen is the day of the export: it changes with every edition and says
# nothing of the party.
_ENVELOPE = frozenset("id schema caption properties datasets referents target first_seen last_change".split())
_LEFT = frozenset({"last_seen", "origin", "score", "match", "explanations", "features"})


@dataclass(slots=True)
class Record:
    """One entity. row is None where its schema is not known. place is "line 12"; nested ones stand at their parent's.

    A collection's edges are looked at twice and more: what nobody asks for is not put in order.
    """

    id: str
    schema: str
    row: SchemaRow | None
    place: str
    _said: Mapping[str, Any]
    _properties: dict[str, Any]

    def is_a(self, name: str) -> bool:
        """Whether its schema is the one of that name, or extends it."""
        return self.row.is_a(name) if self.row else self.schema == name

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a property, each once; they are taken."""
        return texts_of(self._properties.pop(name)) if name in self._properties else ()

    def first(self, name: str) -> str:
        """The first text of a property; all are taken."""
        return next(iter(self.texts(name)), "")

    def has(self, name: str) -> tuple[str, ...]:
        """The texts of a property, which stay."""
        return texts_of(self._properties[name]) if name in self._properties else ()

    def take(self, name: str) -> list[Value]:
        """All values of a property, texts and entities; they are taken."""
        values = self._properties.pop(name, [])
        rows = values if isinstance(values, list) else [values]
        return [row if isinstance(row, dict) else _text(row) for row in rows]

    def put(self, name: str, values: list[Value]) -> None:
        """Give a property these values."""
        self._properties[name] = values

    @property
    def left(self) -> tuple[str, ...]:
        """The names of the properties that nobody took."""
        return tuple(self._properties)

    @property
    def nesting(self) -> tuple[str, ...]:
        """The names of the properties that hold entities, not their ids."""
        return tuple(name for name, values in self._properties.items() if _holds_entities(values))

    @property
    def caption(self) -> str:
        """What the file calls it."""
        return _text(self._said.get("caption"))

    @property
    def datasets(self) -> tuple[str, ...]:
        """The data sets that speak of it."""
        return texts_of(self._said.get("datasets", []))

    @property
    def referents(self) -> tuple[str, ...]:
        """The ids that it has in those."""
        return texts_of(self._said.get("referents", []))

    @property
    def first_seen(self) -> str:
        """Since when it is in the collection."""
        return _text(self._said.get("first_seen"))

    @property
    def last_change(self) -> str:
        """When it last changed."""
        return _text(self._said.get("last_change"))

    @property
    def last_seen(self) -> date | None:
        """The day of the export."""
        return iso_day(_text(self._said.get("last_seen")))

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What stands beside its properties and is not known."""
        return tuple(
            Leftover(key, _text(value) or type(value).__name__)
            for key, value in self._said.items()
            if key not in _ENVELOPE and key not in _LEFT
        )


def record_of(said: Mapping[str, Any], place: str) -> Record | None:
    """An entity as it stands in JSON, which it keeps; None where it is none: it has neither a schema nor properties."""
    properties, schema = said.get("properties"), said.get("schema")
    if not isinstance(properties, dict) or not isinstance(schema, str):
        return None
    return Record(_text(said.get("id")), schema, schema_row(schema), place, said, properties)


def texts_of(values: object) -> tuple[str, ...]:
    """The texts in a list of values, or of a single one, stripped, each once."""
    rows = values if isinstance(values, list) else [values]
    if len(rows) == 1:  # as most are
        text = _text(rows[0])
        return (text,) if text else ()
    return tuple(dict.fromkeys(text for value in rows if (text := _text(value))))


def _holds_entities(values: object) -> bool:
    rows = values if isinstance(values, list) else [values]
    return any(isinstance(row, dict) for row in rows)


def _text(value: object) -> str:
    """A text in one line; numbers and flags as they stood, other things as nothing."""
    if isinstance(value, str):
        if value.isprintable() and "  " not in value and value[:1] != " " and value[-1:] != " ":
            return value
        return " ".join(value.replace("\0", " ").split())
    return str(value) if isinstance(value, int | float) else ""
