"""What claims are about: actors, companies, tools, infrastructure, indicators, listings; a node is a name for one of them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from seawall.claims.indicator import IndicatorKind

# Longer names are cut for the id only; the name itself is kept whole.
_MAX_KEY_CHARS = 120
# 64 bits: two names of a collection of milliards would not meet.
_DIGEST_CHARS = 16
_NO_WORD = re.compile(r"[\W_]+")


class NodeKind(StrEnum):
    """What kind of thing a claim is about."""

    ACTOR = "actor"  # a threat group, by the name that somebody gave it
    COMPANY = "company"
    PERSON = "person"
    LISTING = "listing"  # one entry of one sanctions list, by the id of the corpus: "ofac-50543"
    AUTHORITY = "authority"  # who designates, seizes, investigates or publishes
    TOOL = "tool"
    MALWARE = "malware"
    INFRASTRUCTURE = "infrastructure"  # a network that keeps its identity while its addresses change
    INDICATOR = "indicator"  # one value that can be looked for in logs
    DEVICE = "device"  # a make or kind of device
    SECTOR = "sector"  # of victims
    COUNTRY = "country"
    EVENT = "event"  # a campaign, a seizure, an intrusion
    DOCUMENT = "document"
    VULNERABILITY = "vulnerability"
    TECHNIQUE = "technique"


@dataclass(frozen=True, slots=True)
class Node:
    """One end of a claim.

    id    "kind:key"; two nodes with different ids are never taken for one, whatever their names
    name  as the source writes it; of an indicator its normal form
    indicator  what is looked for; None where the node is no indicator
    """

    id: str
    kind: NodeKind
    name: str
    indicator: IndicatorKind | None = None


def node(kind: NodeKind, name: str, key: str = "") -> Node:
    """A node by its name, or by the key that its source gives it: a UUID, the id of an entity.

    Names that differ only in case and punctuation are one node of the same kind: "Flax Typhoon", "FLAX TYPHOON". A name
    without any letter or digit is its own key.
    """
    return Node(f"{kind}:{key or key_of(name)}", kind, name)


def key_of(name: str) -> str:
    """A name as part of an id: lower case, its words joined by hyphens. Of a longer one the end stands as a digest, so that
    two that begin alike are two.
    """
    words = _NO_WORD.sub("-", name.casefold()).strip("-") or name.strip() or "?"
    if len(words) <= _MAX_KEY_CHARS:
        return words
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_CHARS]
    return f"{words[: _MAX_KEY_CHARS - _DIGEST_CHARS - 1]}-{digest}"


def indicator_node(value: str, kind: IndicatorKind) -> Node:
    """The node of an indicator in its normal form (claims/normal.py): the same value is the same node in every source."""
    return Node(f"{NodeKind.INDICATOR}:{kind}:{value}", NodeKind.INDICATOR, value, kind)
