"""Which word of STIX 2.1 means what here: objects, relationships, markings, paths of patterns, and our two extensions.

STIX 2.1 is OASIS's standard of 10 June 2021. It has no object for a listing on a sanctions list and no place for who else says
a relationship, when it was known and on which investigation it rests; section 7.3 of the standard is how such things are added.
"""

from uuid import UUID, uuid5

from seawall.claims.claim import Relation, Tlp
from seawall.claims.indicator import IndicatorKind as Kind
from seawall.claims.node import NodeKind

# The ids of what we write come from this and from what they name, so that the same claims give the same bundle.
NAMESPACE = uuid5(
    UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://github.com/seawall/claims"
)  # uuid.NAMESPACE_URL
MAKER = f"identity--{uuid5(NAMESPACE, 'Seawall')}"
CLAIM_EXTENSION = f"extension-definition--{uuid5(NAMESPACE, 'claim')}"
DESIGNATION_EXTENSION = f"extension-definition--{uuid5(NAMESPACE, 'designation')}"
ENTITY_EXTENSION = f"extension-definition--{uuid5(NAMESPACE, 'followthemoney')}"
DESIGNATION = "designation"

# What an object of STIX is here; an identity is told by its class.
KIND_OF_TYPE = {
    "intrusion-set": NodeKind.ACTOR,
    "threat-actor": NodeKind.ACTOR,
    "malware": NodeKind.MALWARE,
    "tool": NodeKind.TOOL,
    "infrastructure": NodeKind.INFRASTRUCTURE,
    "campaign": NodeKind.EVENT,
    "incident": NodeKind.EVENT,
    "location": NodeKind.COUNTRY,
    "vulnerability": NodeKind.VULNERABILITY,
    "attack-pattern": NodeKind.TECHNIQUE,
    "report": NodeKind.DOCUMENT,
    "grouping": NodeKind.DOCUMENT,
    DESIGNATION: NodeKind.LISTING,
}
KIND_OF_CLASS = {
    "organization": NodeKind.COMPANY,
    "group": NodeKind.COMPANY,
    "individual": NodeKind.PERSON,
    "class": NodeKind.SECTOR,
}
TYPE_OF_KIND = {
    NodeKind.ACTOR: "intrusion-set",
    NodeKind.COMPANY: "identity",
    NodeKind.PERSON: "identity",
    NodeKind.AUTHORITY: "identity",
    NodeKind.SECTOR: "identity",
    NodeKind.LISTING: DESIGNATION,
    NodeKind.TOOL: "tool",
    NodeKind.MALWARE: "malware",
    NodeKind.INFRASTRUCTURE: "infrastructure",
    NodeKind.DEVICE: "infrastructure",
    NodeKind.COUNTRY: "location",
    NodeKind.EVENT: "campaign",
    NodeKind.DOCUMENT: "report",
    NodeKind.VULNERABILITY: "vulnerability",
    NodeKind.TECHNIQUE: "attack-pattern",
    NodeKind.INDICATOR: "indicator",
}
CLASS_OF_KIND = {
    NodeKind.COMPANY: "organization",
    NodeKind.AUTHORITY: "organization",
    NodeKind.PERSON: "individual",
    NodeKind.SECTOR: "class",
}

# The first word of a relation is the one that is written. Words of ours stand where the standard has none; it allows them.
_RELATIONS: tuple[tuple[Relation, str], ...] = (
    (Relation.ATTRIBUTED_TO, "attributed-to"),
    (Relation.USES, "uses delivers downloads drops"),
    (Relation.OWNS, "owns"),
    (Relation.OPERATES, "operates hosts"),
    (Relation.CONTROLS, "controls"),
    (Relation.CONSISTS_OF, "consists-of"),
    (Relation.COMMUNICATES_WITH, "communicates-with beacons-to exfiltrates-to"),
    (Relation.COMPROMISES, "compromises"),
    (Relation.TARGETS, "targets"),
    (Relation.EXPLOITS, "exploits"),
    (Relation.LOCATED_IN, "located-at originates-from"),
    (Relation.AUTHORED_BY, "authored-by"),
    (Relation.SIMILAR_TO, "similar-to variant-of duplicate-of derived-from"),
    (Relation.RELATED_TO, "related-to"),
    (Relation.ALSO_CALLED, "also-called"),
    (Relation.PART_OF, "part-of subtechnique-of"),
    (Relation.SUCCEEDS, "succeeds"),
    (Relation.LISTED_AS, "listed-as"),
    (Relation.DESIGNATED_BY, "designated-by"),
    (Relation.DEVELOPS, "develops"),
    (Relation.SUPPLIES, "supplies"),
    (Relation.MENTIONS, "mentions"),
    (Relation.SEIZED, "seized"),
    (Relation.UNREAD, "not-read"),
)
RELATION_OF_WORD = {word: relation for relation, words in _RELATIONS for word in words.split()}
WORD_OF_RELATION = {relation: words.split()[0] for relation, words in _RELATIONS}

# The marking definitions that the standard gives for TLP 1, and FIRST's own for TLP 2.
TLP_OF_MARKING = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": Tlp.CLEAR,
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": Tlp.GREEN,
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": Tlp.AMBER,
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": Tlp.RED,
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": Tlp.CLEAR,
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": Tlp.GREEN,
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": Tlp.AMBER,
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": Tlp.AMBER_STRICT,
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": Tlp.RED,
}
# TLP 1 has marks that every reader of the standard knows; the strict amber stands in the claim's extension as well.
MARKING_OF_TLP = {
    Tlp.CLEAR: "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    Tlp.GREEN: "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    Tlp.AMBER: "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    Tlp.AMBER_STRICT: "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
    Tlp.RED: "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}

# Paths of patterns that hold an indicator; None where the value says whether it is an address or a network.
KIND_OF_PATH: dict[str, Kind | None] = {
    "ipv4-addr:value": None,
    "ipv6-addr:value": None,
    "network-traffic:dst_ref.value": None,
    "network-traffic:src_ref.value": None,
    "domain-name:value": Kind.DOMAIN,
    "url:value": Kind.URL,
    "file:hashes.SHA-256": Kind.FILE,
    "file:hashes.SHA-1": Kind.FILE_SHA1,
    "file:hashes.MD5": Kind.FILE_MD5,
    "x509-certificate:hashes.SHA-256": Kind.CERTIFICATE,
    "x509-certificate:hashes.SHA-1": Kind.CERTIFICATE_SHA1,
    "x509-certificate:hashes.MD5": Kind.CERTIFICATE_MD5,
}
# Paths that narrow a pattern without being an indicator: how a port, a protocol or a type is said.
NARROWING = (
    "network-traffic:dst_port",
    "network-traffic:protocols",
    "network-traffic:dst_ref.type",
    "network-traffic:src_ref.type",
)


def stix_id(kind: str, key: str) -> str:
    """The id of what we write of this type, from what it names."""
    return f"{kind}--{uuid5(NAMESPACE, key)}"
