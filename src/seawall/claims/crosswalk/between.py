"""FollowTheMoney entities as STIX 2.1 and back: parties as identities, listings as designations, edges as relationships.

What STIX has no field for travels whole in an extension, so that the way back loses nothing. An object that somebody changed
on the way is read by its own fields, and said so; an object of STIX that was never an entity is read by the same rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from seawall.claims.crosswalk.parts import Json, stamp
from seawall.claims.crosswalk.to_stix import bundle, definitions
from seawall.claims.crosswalk.words import DESIGNATION, DESIGNATION_EXTENSION, ENTITY_EXTENSION, MAKER, stix_id
from seawall.claims.days import moment, span
from seawall.entities.ftm import schema_row
from seawall.errors import Problem

# Of STIX's classes of identities the ones that an entity may be; the first schema that an entity is, in this order.
_CLASSES = (("Person", "individual"), ("Organization", "organization"), ("LegalEntity", "organization"))
_SCHEMA_OF_CLASS = {"individual": "Person", "organization": "Organization", "group": "Organization"}
# Edges that have a word in STIX, or one of ours; every other one is "related-to" and keeps its schema in the extension.
_WORDS = {"Ownership": "owns", "Directorship": "directs", "Employment": "employed-by", "Membership": "member-of"}
_EDGES = {word: schema for schema, word in _WORDS.items()} | {"related-to": "UnknownLink"}
_SOURCE = "FollowTheMoney"
# Longer texts are for no field of STIX; the extension has them whole.
_MAX_TEXT = 20_000


def ftm_to_stix(entities: Iterable[Mapping[str, Any]]) -> tuple[Json, list[Problem]]:
    """The bundle of these entities (flat: ends by id), and what of them has no counterpart."""
    objects: dict[str, Json] = {each["id"]: each for each in definitions()}
    problems: list[Problem] = []
    flat = {str(entity.get("id")): entity for entity in entities}
    for key, entity in flat.items():
        written = list(_written(entity, flat))
        if not written:
            why = "has no counterpart in STIX, or lacks a schema, a name or one of its two ends"
            problems.append(Problem(_SOURCE, key, "schema", str(entity.get("schema")), why))
        objects |= {each["id"]: each for each in written}
    return bundle(objects.values()), problems


def stix_to_ftm(stix: Mapping[str, Any]) -> tuple[list[Json], list[Problem]]:
    """The entities of a bundle, and what of it FollowTheMoney has no word for."""
    listed = stix.get("objects")
    objects = (
        {str(each.get("id")): each for each in listed if isinstance(each, dict)} if isinstance(listed, list) else {}
    )
    entities: list[Json] = []
    problems: list[Problem] = []
    names = {key: str(whole["id"]) for key, each in objects.items() if (whole := _whole(each))}
    flat = {str(whole["id"]): whole for each in objects.values() if (whole := _whole(each))}
    for key, each in objects.items():
        if key == MAKER or each.get("type") == "extension-definition" or _is_listing_tie(each, objects):
            continue
        whole = _whole(each)
        if whole and each in _written(whole, flat):
            entities.append(whole)
            continue
        if whole:
            problems.append(
                Problem(_SOURCE, key, "", str(each.get("name", ""))[:200], "changed on the way; read by its own fields")
            )
        read = _read(each, objects, names)
        if read is None:
            problems.append(
                Problem(_SOURCE, key, "type", str(each.get("type"))[:200], "FollowTheMoney has no word for it")
            )
        else:
            entities.append(read)
    return entities, problems


def _written(entity: Mapping[str, Any], flat: Mapping[str, Mapping[str, Any]]) -> Iterator[Json]:
    """The objects that say an entity; none where it has no counterpart."""
    row = schema_row(str(entity.get("schema")))
    properties = _properties(entity)
    if row is None:
        return
    if row.joins:
        ends = [flat.get(_only(properties, name)) for name in row.joins]
        keys = [_identity_id(end) for end in ends if end is not None]
        if len(keys) == 2 and all(keys):
            yield _tie(entity, keys[0], _WORDS.get(row.name, "related-to"), keys[1])
    elif row.is_a("Sanction"):
        holder = flat.get(_only(properties, "entity"))
        if holder is not None and (key := _identity_id(holder)):
            yield from _designation(entity, key)
    elif (key := _identity_id(entity)) and properties.get("name"):
        kind = next(word for schema, word in _CLASSES if row.is_a(schema))
        said: Json = {"name": properties["name"][0][:_MAX_TEXT], "identity_class": kind}
        contact = ", ".join((*properties.get("email", ()), *properties.get("phone", ())))
        optional = {"description": "\n".join(properties.get("notes", ())), "contact_information": contact}
        yield _envelope("identity", key, entity) | said | {name: text for name, text in optional.items() if text}


def _designation(entity: Mapping[str, Any], holder: str) -> Iterator[Json]:
    """A listing, and the tie that leads to it."""
    properties = _properties(entity)
    fields = {
        "authority": "authority", "programmes": "program", "listed": "listingDate", "until": "endDate", "source_url": "sourceUrl",
    }  # fmt: skip
    said: Json = {"name": f"Designation by {_only(properties, 'authority') or 'an authority that is not said'}"}
    for name, prop in fields.items():
        values = properties.get(prop, [])
        said |= {name: list(values) if name == "programmes" else values[0]} if values else {}
    key = stix_id(DESIGNATION, str(entity["id"]))
    written = _envelope(DESIGNATION, key, entity) | said
    written["extensions"] = written["extensions"] | {DESIGNATION_EXTENSION: {"extension_type": "new-sdo"}}
    yield written
    tie = stix_id("relationship", f"{entity['id']} designated")
    yield _common("relationship", tie) | {"relationship_type": "designated-as", "source_ref": holder, "target_ref": key}


def _tie(entity: Mapping[str, Any], source: str, word: str, target: str) -> Json:
    said = _envelope("relationship", stix_id("relationship", str(entity["id"])), entity)
    said |= {"relationship_type": word, "source_ref": source, "target_ref": target}
    first, last = (span(_only(_properties(entity), name)) for name in ("startDate", "endDate"))
    if first:
        said["start_time"] = stamp(first[0])
    if last and (first is None or last[1] > first[0]):
        said["stop_time"] = stamp(last[1])
    return said


def _identity_id(entity: Mapping[str, Any]) -> str:
    """The id of a party's identity; empty where it is no party."""
    row = schema_row(str(entity.get("schema")))
    return stix_id("identity", str(entity.get("id"))) if row and any(row.is_a(name) for name, _ in _CLASSES) else ""


def _common(kind: str, key: str) -> Json:
    epoch = "1970-01-01T00:00:00.000Z"  # an entity need not say when it was made; the standard asks for a moment
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": key,
        "created": epoch,
        "modified": epoch,
        "created_by_ref": MAKER,
    }


def _envelope(kind: str, key: str, entity: Mapping[str, Any]) -> Json:
    whole = {"id": entity["id"], "schema": entity["schema"], "properties": _properties(entity)}
    return _common(kind, key) | {
        "extensions": {ENTITY_EXTENSION: {"extension_type": "property-extension", "entity": whole}}
    }


def _properties(entity: Mapping[str, Any]) -> dict[str, list[str]]:
    said = entity.get("properties")
    if not isinstance(said, Mapping):
        return {}
    return {
        name: [str(each) for each in values]
        for name, values in said.items()
        if isinstance(values, list | tuple) and values
    }


def _only(properties: Mapping[str, list[str]], name: str) -> str:
    values = properties.get(name, [])
    return values[0] if len(values) == 1 else ""


def _whole(each: Mapping[str, Any]) -> Json | None:
    """The entity that an object carries; None where it carries none that is one."""
    extensions = each.get("extensions")
    carried = extensions.get(ENTITY_EXTENSION) if isinstance(extensions, dict) else None
    entity = carried.get("entity") if isinstance(carried, dict) else None
    if (
        not isinstance(entity, dict)
        or not isinstance(entity.get("id"), str)
        or not isinstance(entity.get("schema"), str)
    ):
        return None
    return {"id": entity["id"], "schema": entity["schema"], "properties": _properties(entity)}


def _is_listing_tie(each: Mapping[str, Any], objects: Mapping[str, Json]) -> bool:
    target = objects.get(str(each.get("target_ref")), {})
    return each.get("relationship_type") == "designated-as" and target.get("type") == DESIGNATION


def _read(each: Json, objects: Mapping[str, Json], names: Mapping[str, str]) -> Json | None:
    """An entity by an object's own fields."""
    kind, key = each.get("type"), str(each.get("id"))
    text = {name: value for name, value in each.items() if isinstance(value, str)}
    if kind == "identity" and text.get("name") and text.get("identity_class") in _SCHEMA_OF_CLASS:
        said = {"name": text["name"], "notes": text.get("description", "")}
        return _entity(names.get(key, key), _SCHEMA_OF_CLASS[text["identity_class"]], said)
    if kind == DESIGNATION:
        ties = [
            other for other in objects.values() if other.get("target_ref") == key and _is_listing_tie(other, objects)
        ]
        holder = str(ties[0].get("source_ref")) if ties else ""
        said = {
            "entity": names.get(holder, holder), "authority": text.get("authority", ""), "listingDate": text.get("listed", ""),
            "endDate": text.get("until", ""), "sourceUrl": text.get("source_url", ""),
        }  # fmt: skip
        entity = _entity(names.get(key, key), "Sanction", said)
        programmes = each.get("programmes")
        if isinstance(programmes, list) and programmes:
            entity["properties"]["program"] = [str(programme) for programme in programmes]
        return entity
    schema = _EDGES.get(text.get("relationship_type", "")) if kind == "relationship" else None
    row = schema_row(schema) if schema else None
    ends = [text.get(name, "") for name in ("source_ref", "target_ref")]
    if row is None or row.joins is None or any(not end.startswith("identity--") for end in ends):
        return None
    days = {
        name: found.date().isoformat()
        for name, field in (("startDate", "start_time"), ("endDate", "stop_time"))
        if (found := moment(text.get(field, "")))
    }
    joined = dict(zip(row.joins, (names.get(end, end) for end in ends), strict=True))
    return _entity(names.get(key, key), row.name, joined | days)


def _entity(key: str, schema: str, properties: Mapping[str, str]) -> Json:
    return {"id": key, "schema": schema, "properties": {name: [text] for name, text in properties.items() if text}}
