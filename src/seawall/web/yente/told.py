"""An entry as yente's clients read it: FollowTheMoney's words, codes where they expect codes, and moments without a zone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from seawall.corpus import Corpus
from seawall.entities import Entity
from seawall.entities.ftm import schema_row, to_ftm
from seawall.matching import country_code
from seawall.web.kept import kept
from seawall.web.yente.datasets import Scope, datasets_of

Json = dict[str, Any]
# So many entries stay written for the answers of /match: the same few hundred are met again and again, and each has 2 kB.
_WRITTEN = 4096
_TOPIC = "sanction"
_encode = msgspec.json.Encoder().encode


@kept(_WRITTEN)
def whole(corpus: Corpus, entity_id: str) -> Json:
    """An entry with what belongs to it nested. It is shared: copy what you change. Raises UnknownEntity."""
    entity = corpus.entity(entity_id)
    said = to_ftm(entity)
    datasets = datasets_of(entity)
    properties = {name: _values(entity, name, values, datasets) for name, values in said["properties"].items()}
    if entity.designations and "topics" not in properties and "topics" in _row(said["schema"]).properties:
        properties["topics"] = [_TOPIC]
    places = [country_code(address.country_code or address.country) for address in entity.addresses]
    if "country" in _row(said["schema"]).properties and any(places):
        properties["country"] = list(dict.fromkeys([*properties.get("country", ()), *filter(None, places)]))
    fetched = {row.id: row.fetched_at for row in corpus.manifest.lists}.get(entity.source.list_id)
    return {
        "id": entity.id,
        "caption": said["caption"],
        "schema": said["schema"],
        "properties": properties,
        "datasets": datasets,
        "referents": said["referents"],
        "target": said["target"],
        "first_seen": _moment(said.get("first_seen")),
        "last_seen": _moment(fetched),
        "last_change": _moment(said.get("last_change")),
    }


def flat(corpus: Corpus, entity_id: str, scope: Scope | None = None) -> Json:
    """An entry as search and match tell it: what it names itself by id, without what only points at it."""
    said = whole(corpus, entity_id)
    row = _row(said["schema"])
    properties = {
        name: [value["id"] if isinstance(value, dict) else value for value in values]
        for name, values in said["properties"].items()
        if not row.properties[name].reverse
    }
    datasets = scope.told(said["datasets"]) if scope else said["datasets"]
    return said | {"properties": properties, "datasets": datasets}


@kept(_WRITTEN)
def written(corpus: Corpus, entity_id: str, scope: Scope) -> bytes:
    """The flat entry as JSON without its closing brace, to which a match adds its score."""
    return _encode(flat(corpus, entity_id, scope))[:-1]


def adjacent(corpus: Corpus, entity_id: str) -> dict[str, list[Json]]:
    """What belongs to an entry, by the property under which it does."""
    said = whole(corpus, entity_id)["properties"]
    found = {name: [value for value in values if isinstance(value, dict)] for name, values in said.items()}
    return {name: values for name, values in found.items() if values}


def _row(schema: str) -> Any:
    row = schema_row(schema)
    assert row is not None, schema
    return row


def _values(entity: Entity, name: str, values: Sequence[Any], datasets: list[str]) -> list[Any]:
    kind = _row(entity.schema).properties[name].type
    told = [_nested(entity, value, datasets) if isinstance(value, dict) else _text(kind, value) for value in values]
    return [value for number, value in enumerate(told) if value not in told[:number]]


def _text(kind: str, text: str) -> str:
    """A country by its code and a gender in FollowTheMoney's word; what can't be read so stays as the list has it."""
    if kind == "country":
        return country_code(text) or text
    if kind == "gender":
        return {"m": "male", "f": "female"}.get(text[:1].lower(), text)
    return text


def _nested(entity: Entity, said: Json, datasets: list[str]) -> Json:
    """What stands inside, without the way back to where it stands."""
    row = _row(said["schema"])
    properties = {}
    for name, values in said["properties"].items():
        kind = row.properties[name].type
        left = [
            _nested(entity, value, datasets) if isinstance(value, dict) else _text(kind, value)
            for value in values
            if value != entity.id
        ]
        if left:
            properties[name] = left
    return said | {"properties": properties, "datasets": datasets, "referents": [], "target": False}


def _moment(said: str | datetime | None) -> str | None:
    """A moment as yente writes it: to the second and without a zone, in UTC."""
    if said is None:
        return None
    if isinstance(said, datetime):
        return said.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{said}T00:00:00" if len(said) == 10 else said[:19]
