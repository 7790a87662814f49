"""Small collections written by hand in FollowTheMoney's format: one entity a line."""

from io import BytesIO
from typing import Any

import orjson

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.ftm import parse, read_entities
from seawall.lists.publisher import OpenFile
from seawall.lists.row import Part

Json = dict[str, Any]
EXPORTED = "2026-06-01T06:00:00"


def thing(entity_id: str, schema: str, *, datasets: object = ("example",), **properties: object) -> Json:
    """An entity of data sets; a property may be given as one value."""
    assert isinstance(datasets, tuple)
    said = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    caption = said.get("name", [entity_id])[0]
    return {
        "id": entity_id, "caption": caption, "schema": schema, "properties": said, "referents": [],
        "datasets": list(datasets), "target": "topics" in said, "first_seen": "2026-01-05T06:00:00",
        "last_seen": EXPORTED, "last_change": "2026-03-02T06:00:00",
    }  # fmt: skip


def lines(*rows: Json) -> bytes:
    """Entities as a file."""
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


INTEGRITY = thing(
    "NK-integrity", "Company", datasets=("us_ofac_sdn", "eu_fsf"),
    name=["Integrity Technology Group, Incorporated"], alias="Beijing Integrity Technology Company, Limited",
    weakAlias="Yongxin Zhicheng", jurisdiction="cn", uscCode="91110108562135265P", topics="sanction",
)  # fmt: skip
OFAC = thing(
    "s-1", "Sanction", datasets=("us_ofac_sdn",), entity="NK-integrity", program="CYBER2",
    authority="Office of Foreign Assets Control", listingDate="2025-01-03",
)  # fmt: skip
EU = thing("s-2", "Sanction", datasets=("eu_fsf",), entity="NK-integrity", program="CYB", startDate="2026-03-16")


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    """What a file of entities holds, and what is wrong with it."""
    return parted(list(parse(BytesIO(data), list_id="os-example", file="entities.ftm.json")))


def read_with(data: bytes, **others: bytes) -> tuple[list[Entity], list[Problem]]:
    """The same with files beside it: `metadata`, and deltas in their order."""
    whole = OpenFile(Part.WHOLE, "entities.ftm.json", BytesIO(data))
    beside = [
        OpenFile(Part.METADATA if name == "metadata" else Part.DELTA, f"{name}.json", BytesIO(text))
        for name, text in others.items()
    ]
    return parted(list(read_entities("os-example", (whole, *beside))))


def parted(items: list[Entity | Problem]) -> tuple[list[Entity], list[Problem]]:
    """Things and problems apart; nothing else may come."""
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def one(*rows: Json) -> Entity:
    """The only entity of a file with which nothing is wrong."""
    entities, problems = read(lines(*rows))
    assert problems == []
    assert len(entities) == 1
    return entities[0]
