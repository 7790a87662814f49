"""The vocabulary of FollowTheMoney: its schemata, what each extends, what its edges join, and its properties with types.

model.json is written by tools/ftm_model.py from the library; docs/decisions/0020 says why the library itself is not used.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FILE = Path(__file__).parent / "model.json"


@dataclass(frozen=True, slots=True)
class Property:
    """One property. type is FollowTheMoney's ("name", "date", "identifier", …); "entity" where it holds other entities.

    reverse is set where it is only the other side of a property of another schema: ("Sanction", "entity").
    """

    type: str
    reverse: tuple[str, str] | None = None

    @property
    def holds_entities(self) -> bool:
        """Whether its values are entities, or their ids."""
        return self.type == "entity"


@dataclass(frozen=True, slots=True)
class SchemaRow:
    """One schema with everything that it inherits. joins are the two properties that an edge joins, source first."""

    name: str
    ancestors: frozenset[str]
    properties: Mapping[str, Property]
    joins: tuple[str, str] | None = None

    def is_a(self, name: str) -> bool:
        """Whether this is the schema of that name, or extends it."""
        return name == self.name or name in self.ancestors

    def points_at(self) -> tuple[str, ...]:
        """The properties by which an entity of this schema names others: the two ends of an edge, the holder of a passport."""
        if self.joins:
            return self.joins
        return tuple(name for name, row in self.properties.items() if row.holds_entities and not row.reverse)


@cache
def schema_row(name: str) -> SchemaRow | None:
    """A schema by its name; None where FollowTheMoney (the version of the table) has none of this name."""
    return _rows().get(name)


def model_version() -> str:
    """The version of FollowTheMoney that the table was made from."""
    return str(_table()["followthemoney"])


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return table


@cache
def _rows() -> Mapping[str, SchemaRow]:
    told: dict[str, dict[str, Any]] = _table()["schemata"]
    return MappingProxyType({name: _row(name, told) for name in told})


def _row(name: str, told: Mapping[str, Mapping[str, Any]]) -> SchemaRow:
    ancestors = _ancestors(name, told)
    properties: dict[str, Property] = {}
    # A schema's own words go before those that it inherits.
    for each in (*sorted(ancestors), name):
        properties |= {key: _property(kind) for key, kind in told[each]["properties"].items()}
    joins = told[name].get("joins")
    return SchemaRow(name, ancestors, MappingProxyType(properties), (joins[0], joins[1]) if joins else None)


def _ancestors(name: str, told: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    found: set[str] = set()
    for parent in told[name]["extends"]:
        found |= {parent, *_ancestors(parent, told)}
    return frozenset(found)


def _property(kind: str) -> Property:
    word, _, of = kind.partition(" ")
    if word != "reverse":
        return Property(word)
    schema, _, name = of.partition(".")
    return Property("entity", (schema, name))
