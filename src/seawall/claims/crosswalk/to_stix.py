"""Claims as a STIX 2.1 bundle: each claim one relationship, each denial an opinion or a note; the claim stands in an extension.

Who reads no extension sees names, windows, confidence and markings in the standard's own fields. The same claims give the
same bytes: ids are made from what they name, and moments come from the claims.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import msgspec

from seawall.claims.claim import Claim, to_json
from seawall.claims.crosswalk.denial import denial, sayers, sentence_of
from seawall.claims.crosswalk.parts import UNKNOWN, created, envelope, object_id, stamp
from seawall.claims.crosswalk.words import (
    CLAIM_EXTENSION,
    CLASS_OF_KIND,
    DESIGNATION,
    DESIGNATION_EXTENSION,
    ENTITY_EXTENSION,
    MAKER,
    MARKING_OF_TLP,
    WORD_OF_RELATION,
    stix_id,
)
from seawall.claims.indicator import IndicatorKind as Kind
from seawall.claims.indicator import Precision, Window
from seawall.claims.node import Node, NodeKind

Json = dict[str, Any]

_TICK = timedelta(milliseconds=1)
_PATHS = {
    Kind.DOMAIN: "domain-name:value", Kind.SUFFIX: "domain-name:value", Kind.URL: "url:value",
    Kind.CERTIFICATE: "x509-certificate:hashes.'SHA-256'", Kind.CERTIFICATE_NAME: "x509-certificate:subject",
    Kind.CERTIFICATE_SHA1: "x509-certificate:hashes.'SHA-1'", Kind.CERTIFICATE_MD5: "x509-certificate:hashes.MD5",
    Kind.FILE: "file:hashes.'SHA-256'", Kind.FILE_SHA1: "file:hashes.'SHA-1'", Kind.FILE_MD5: "file:hashes.MD5",
    Kind.JA3: "network-traffic:extensions.'tls'.ja3",
}  # fmt: skip

_CLAIM_SCHEMA = (
    "claim: one claim whole, with who says it, when and where it stands, the investigation it rests on, its window with "
    "precision and basis, and its id, a hash of all that. node: what an object stands for."
)
_DESIGNATION_SCHEMA = (
    "An object of type designation is one listing of one party by one authority: name, authority, programmes, listed, until "
    "(dates), entity_id, source_url. A relationship listed-as or designated-as leads to it."
)
_ENTITY_SCHEMA = "entity: the FollowTheMoney entity (id, schema, properties) that the object was written from, whole."


def to_stix(claims: Iterable[Claim]) -> Json:
    """The bundle of these claims. Each id in it stands for one thing; the order of the claims does not matter."""
    objects: dict[str, Json] = {each["id"]: each for each in definitions()}
    documents: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(claims, key=lambda each: each.id)
    ids = {claim.id: stix_id("relationship", claim.id) for claim in ordered if not claim.denied}
    said = sayers(ordered, ids)
    for claim in ordered:
        tie = denial(claim, said.get(sentence_of(claim), ())) if claim.denied else relationship(claim)
        objects[tie["id"]] = tie
        maker = _maker(claim.saying.by)
        objects.setdefault(maker["id"], maker)
        for each in (claim.subject, claim.object):
            if claim.denied and each.kind is NodeKind.INDICATOR:
                continue  # whoever reads the bundle would look for it
            thing = _thing(each, claim)
            objects.setdefault(thing["id"], thing)
            if each.kind is NodeKind.DOCUMENT:
                documents[thing["id"]].add(tie["id"])
    for key, ties in documents.items():
        objects[key]["object_refs"] = sorted(ties)
    return bundle(objects.values())


def bundle(objects: Iterable[Json]) -> Json:
    """A bundle of these objects, in the order of their ids, named by them."""
    ordered = sorted(objects, key=lambda each: str(each["id"]))
    return {
        "type": "bundle",
        "id": stix_id("bundle", " ".join(str(each["id"]) for each in ordered)),
        "objects": ordered,
    }


def relationship(claim: Claim) -> Json:
    """One claim as a relationship. An indicator's is "indicates", from the indicator to whose it is."""
    ends = [object_id(claim.subject, claim), object_id(claim.object, claim)]
    word = WORD_OF_RELATION[claim.relation]
    if claim.object.kind is NodeKind.INDICATOR:
        ends, word = ends[::-1], "indicates"
    start, stop = bounds(claim.window)
    said: Json = envelope("relationship", stix_id("relationship", claim.id), claim) | {
        "relationship_type": word,
        "source_ref": ends[0],
        "target_ref": ends[1],
        "confidence": round(claim.confidence * 100),
        "object_marking_refs": [MARKING_OF_TLP[claim.saying.tlp]],
        "extensions": {CLAIM_EXTENSION: {"extension_type": "property-extension", "claim": to_json(claim)}},
    }
    optional = {"start_time": start, "stop_time": stop, "description": claim.note}
    return (
        said | {key: value for key, value in optional.items() if value} | ({"revoked": True} if claim.withdrawn else {})
    )


def bounds(window: Window) -> tuple[str, str]:
    """Start and stop of a window as STIX writes them, empty where not said: a day ends with its last moment."""
    stop = window.end
    if stop and window.precision is Precision.DAY:
        stop = datetime.combine(stop.date(), time(23, 59, 59, 999_000), UTC)
    if stop and window.start and stop - _TICK < window.start:
        stop = window.start + _TICK  # the standard wants the stop later than the start
    return (stamp(window.start) if window.start else "", stamp(stop) if stop else "")


def definitions() -> list[Json]:
    """Who we are, and what our extensions mean."""
    texts = (
        (CLAIM_EXTENSION, "Seawall claim", "property-extension", _CLAIM_SCHEMA),
        (DESIGNATION_EXTENSION, "Seawall designation", "new-sdo", _DESIGNATION_SCHEMA),
        (ENTITY_EXTENSION, "FollowTheMoney entity", "property-extension", _ENTITY_SCHEMA),
    )
    common = {"spec_version": "2.1", "created": stamp(UNKNOWN), "modified": stamp(UNKNOWN)}
    return [
        {"type": "identity", "id": MAKER, "name": "Seawall", "identity_class": "system", **common},
        *(
            {
                "type": "extension-definition", "id": key, "name": name, "schema": text, "version": "1.0.0",
                "extension_types": [kind], "created_by_ref": MAKER, **common,
            }
            for key, name, kind, text in texts
        ),
    ]  # fmt: skip


def _maker(by: str) -> Json:
    common = {"spec_version": "2.1", "created": stamp(UNKNOWN), "modified": stamp(UNKNOWN)}
    return {"type": "identity", "id": stix_id("identity", f"by:{by}"), "name": by or "not said", **common}


def _thing(each: Node, claim: Claim) -> Json:
    """The object that stands for a node, with the fields that the standard asks of its type."""
    key = object_id(each, claim)
    kind = key.partition("--")[0]
    own = {CLAIM_EXTENSION: {"extension_type": "property-extension", "node": msgspec.to_builtins(each)}}
    if each.kind is NodeKind.INDICATOR:
        return envelope(kind, key, claim) | _indicator(each, claim) | {"extensions": own}
    common = {"spec_version": "2.1", "created": stamp(UNKNOWN), "modified": stamp(UNKNOWN), "created_by_ref": MAKER}
    said: Json = {"type": kind, "id": key, "name": each.name, **common, "extensions": own}
    if kind == "identity" and each.kind in CLASS_OF_KIND:
        said["identity_class"] = CLASS_OF_KIND[each.kind]
    elif kind == "malware":
        said["is_family"] = True
    elif kind == "location":
        said["country"] = each.name
    elif kind == "report":
        said |= {"published": stamp(UNKNOWN), "object_refs": []}
    elif kind == DESIGNATION:
        said["entity_id"] = each.id.partition(":")[2]
        said["extensions"] = own | {DESIGNATION_EXTENSION: {"extension_type": "new-sdo"}}
    return said


def _indicator(each: Node, claim: Claim) -> Json:
    start, stop = bounds(claim.window)
    first = start or stamp(created(claim))
    if stop and first >= stop:
        first = stamp(UNKNOWN) if stamp(UNKNOWN) < stop else "0001-01-01T00:00:00.000Z"
    said: Json = {"name": each.name, "pattern": _pattern(each, claim.port), "pattern_type": "stix", "valid_from": first}
    return said | ({"valid_until": stop} if stop else {})


def _pattern(each: Node, port: int | None) -> str:
    assert each.indicator is not None
    path = _PATHS.get(each.indicator, "ipv6-addr:value" if ":" in each.name else "ipv4-addr:value")
    value = each.name.replace("\\", "\\\\").replace("'", "\\'")
    operator = "ISSUBSET" if each.indicator is Kind.NETWORK else "="
    if each.indicator is Kind.SUFFIX:
        pattern = value.replace(".", "\\\\.")
        return f"[{path} MATCHES '^(.+\\\\.)?{pattern}$']"
    if port is not None and each.indicator in (Kind.IP, Kind.NETWORK, Kind.DOMAIN):
        path = "network-traffic:dst_ref.value"
        return f"[{path} {operator} '{value}' AND network-traffic:dst_port = {port}]"
    return f"[{path} {operator} '{value}']"
