"""What every object of STIX that we write has in common: its id, its moments, who made it."""

import re
from datetime import UTC, datetime, time
from typing import Any

from seawall.claims.claim import Claim
from seawall.claims.crosswalk.words import TYPE_OF_KIND, stix_id
from seawall.claims.node import Node, NodeKind

Json = dict[str, Any]

# STIX asks for a moment of creation where a claim need not know one; the claim in the extension says what is known.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_STIX_ID = re.compile(r"([a-z][a-z0-9-]{2,60})--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def envelope(kind: str, key: str, claim: Claim) -> Json:
    """Type, id, moments and maker of an object that says a claim."""
    first = created(claim)
    modified = claim.withdrawn if claim.withdrawn and claim.withdrawn > first else first
    said = {"type": kind, "spec_version": "2.1", "id": key, "created": stamp(first), "modified": stamp(modified)}
    return said | {"created_by_ref": stix_id("identity", f"by:{claim.saying.by}")}


def created(claim: Claim) -> datetime:
    """The first moment at which a claim may have been made, as far as it says so."""
    if claim.saying.on:
        return datetime.combine(claim.saying.on.earliest, time(), UTC)
    return claim.saying.retrieved or UNKNOWN


def stamp(moment: datetime) -> str:
    """A moment as STIX writes it: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def object_id(each: Node, claim: Claim) -> str:
    """The id of a node's object: the one that it had when it was read from STIX; of an indicator one a claim."""
    if each.kind is NodeKind.INDICATOR:
        return stix_id("indicator", claim.id)
    key = each.id.partition(":")[2].removeprefix("stix/")
    return key if _STIX_ID.fullmatch(key) else stix_id(TYPE_OF_KIND[each.kind], each.id)
