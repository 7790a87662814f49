"""One FollowTheMoney entity as a file said it: its schema, its properties by name, each handed out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from seawall.entities.ftm.model import SchemaRow, schema_row
from seawall.lists.draft import Leftover
from seawall.lists.edition import iso_day

# A value is a text, or an entity inside the entity.
Value: TypeAlias = "str | dict[str, Any]"

# What stands beside id, schema and properties. last_seen is the day of the export: it changes with every edition and says
# nothing of the party.
_ENVELOPE = ("id", "schema", "caption", "properties", "datasets", "referents", "target", "first_seen", "last_change")
_LEFT = frozenset({"last_seen", "origin", "score", "match", "explanations", "features"})


@dataclass(slots=True)
class Record:
    """One entity. row is None where its schema is not known. place is "line 12"; nested ones stand at their parent's."""

    id: str
    schema: str
    row: SchemaRow | None
    caption: str
    place: str
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    is_target: bool = False
    first_seen: str = ""
    last_seen: date | None = None
    last_change: str = ""
    leftovers: tuple[Leftover, ...] = ()
    _properties: dict[str, list[Value]] = field(default_factory=dict)

    def is_a(self, name: str) -> bool:
        """Whether its schema is the one of that name, or extends it."""
        return self.row.is_a(name) if self.row else self.schema == name

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a property, each once; they are taken."""
        return texts_of(self._properties.pop(name, []))

    def first(self, name: str) -> str:
        """The first text of a property; all are taken."""
        return next(iter(self.texts(name)), "")

    def has(self, name: str) -> tuple[str, ...]:
        """The texts of a property, which stay."""
        return texts_of(self._properties.get(name, []))

    def take(self, name: str) -> list[Value]:
        """All values of a property, as they stood; they are taken."""
        return self._properties.pop(name, [])

    def put(self, name: str, values: list[Value]) -> None:
        """Give a property these values."""
        self._properties[name] = values

    @property
    def left(self) -> tuple[str, ...]:
        """The names of the properties that nobody took."""
        return tuple(self._properties)


def record_of(said: Mapping[str, Any], place: str) -> Record | None:
    """An entity as it stands in JSON; None where it is none: it has neither a schema nor properties."""
    properties, schema = said.get("properties"), said.get("schema")
    if not isinstance(properties, dict) or not isinstance(schema, str):
        return None
    return Record(
        id=_text(said.get("id")),
        schema=schema,
        row=schema_row(schema),
        caption=_text(said.get("caption")),
        place=place,
        datasets=texts_of(said.get("datasets")),
        referents=texts_of(said.get("referents")),
        is_target=said.get("target") is True,
        first_seen=_text(said.get("first_seen")),
        last_seen=iso_day(_text(said.get("last_seen"))),
        last_change=_text(said.get("last_change")),
        leftovers=tuple(
            Leftover(key, _text(value) or type(value).__name__)
            for key, value in said.items()
            if key not in _ENVELOPE and key not in _LEFT
        ),
        _properties={name: _values(values) for name, values in properties.items()},
    )


def texts_of(values: object) -> tuple[str, ...]:
    """The texts in a list of values, stripped, each once."""
    rows = values if isinstance(values, list) else []
    return tuple(dict.fromkeys(text for value in rows if (text := _text(value))))


def _values(values: object) -> list[Value]:
    rows = values if isinstance(values, list) else [values]
    return [row if isinstance(row, dict) else _text(row) for row in rows]


def _text(value: object) -> str:
    """A text in one line; numbers and flags as they stood, other things as nothing."""
    if isinstance(value, str):
        return " ".join(value.replace("\0", " ").split())
    return str(value) if isinstance(value, int | float) else ""
