"""MISP galaxies: clusters of actors, botnets and tools; synonyms become claims of an alias, never one node.

Format: github.com/MISP/misp-rfc, misp-galaxy-format. Who keeps a cluster collects what others said; where the cluster names
no source for a row, the galaxy itself is the one who says it.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from seawall.claims.claim import NO_WINDOW, Claim, Relation
from seawall.claims.node import Node, NodeKind, node
from seawall.claims.readers import asides
from seawall.claims.readers.json import Fields, load
from seawall.claims.readers.source import Source
from seawall.errors import Problem

KINDS = {
    "threat-actor": NodeKind.ACTOR,
    "microsoft-activity-group": NodeKind.ACTOR,
    "mitre-intrusion-set": NodeKind.ACTOR,
    "360net-threat-actor": NodeKind.ACTOR,
    "botnet": NodeKind.INFRASTRUCTURE,
    "tool": NodeKind.TOOL,
    "mitre-tool": NodeKind.TOOL,
    "malpedia": NodeKind.MALWARE,
    "ransomware": NodeKind.MALWARE,
    "rat": NodeKind.MALWARE,
    "stealer": NodeKind.MALWARE,
    "banker": NodeKind.MALWARE,
    "backdoor": NodeKind.MALWARE,
    "mitre-malware": NodeKind.MALWARE,
    "mitre-attack-pattern": NodeKind.TECHNIQUE,
    "sector": NodeKind.SECTOR,
    "target-information": NodeKind.COUNTRY,
    "country": NodeKind.COUNTRY,
}
_RELATED = {
    "similar": Relation.SIMILAR_TO,
    "overlaps": Relation.SIMILAR_TO,
    "uses": Relation.USES,
    "deploys": Relation.USES,
    "delivers": Relation.USES,
    "targets": Relation.TARGETS,
    "part-of": Relation.PART_OF,
    "linked-to": Relation.RELATED_TO,
    "related-to": Relation.RELATED_TO,
    "associated-with": Relation.RELATED_TO,
    "variant-of": Relation.SIMILAR_TO,
    "attributed-to": Relation.ATTRIBUTED_TO,
}
# Meta fields that say something of others, what they say, and of what kind of thing.
_META: dict[str, tuple[Relation, NodeKind | None]] = {
    "synonyms": (Relation.ALSO_CALLED, None),  # the kind of the cluster itself
    "country": (Relation.LOCATED_IN, NodeKind.COUNTRY),
    "cfr-suspected-state-sponsor": (Relation.ATTRIBUTED_TO, NodeKind.COUNTRY),
    "cfr-suspected-victims": (Relation.TARGETS, NodeKind.COUNTRY),
    "suspected-victims": (Relation.TARGETS, NodeKind.COUNTRY),
    "cfr-target-category": (Relation.TARGETS, NodeKind.SECTOR),
    "targeted-sector": (Relation.TARGETS, NodeKind.SECTOR),
    "sector": (Relation.TARGETS, NodeKind.SECTOR),
}
# Words of the taxonomy estimative-language, as the middle of the span that ICD 203 (2015) gives each.
_LIKELIHOOD = {
    "almost-certain": 0.97, "very-likely": 0.875, "likely": 0.675, "roughly-even-chance": 0.5,
    "unlikely": 0.325, "very-unlikely": 0.125, "almost-no-chance": 0.03,
}  # fmt: skip
_LIKELY = re.compile(r'estimative-language:likelihood-probability="([a-z-]+)"')


def parse(stream: BinaryIO, source: Source) -> Iterator[Claim | Problem]:
    """Read one galaxy's clusters. A galaxy of a kind that is not known is reported, and its clusters are not read."""
    read = load(stream, source.file)
    if isinstance(read, Problem):
        yield read
        return
    if not isinstance(read, dict):
        yield Problem(source.file, "", "", "", "an array, where a galaxy is one object")
        return
    fields = Fields(read, source.file, "galaxy")
    kind = KINDS.get(fields.text("type"))
    if kind is None:
        yield Problem(source.file, "galaxy", "type", fields.text("type"), asides.GALAXY)
        return
    clusters = fields.objects("values")
    yield from fields.taken()
    known = {text: each for each in clusters if isinstance(text := each.get("uuid"), str)}
    for number, cluster in enumerate(clusters, start=1):
        yield from _cluster(cluster, kind, f"cluster {number}", known, source)


def cluster_node(cluster: Fields, kind: NodeKind) -> Node | None:
    """The node of a cluster: its UUID is its key, so that two clusters of one name stay two. None where it has no name."""
    name = cluster.text("value")
    uuid = cluster.text("uuid")
    return node(kind, name, f"misp-galaxy/{uuid}" if uuid else "") if name else None


def _cluster(
    data: dict[str, Any], kind: NodeKind, place: str, known: dict[str, dict[str, Any]], source: Source
) -> Iterator[Claim | Problem]:
    fields = Fields(data, source.file, place)
    subject = cluster_node(fields, kind)
    if subject is None:
        yield from fields.taken()
        yield Problem(source.file, place, "value", "", "a cluster without a name")
        return
    fields.record = place = f"{place}, {subject.name}"[:120]
    meta = Fields(fields.object("meta"), source.file, place)
    refs = meta.texts("refs")
    saying = source.saying(place, url=refs[0] if len(refs) == 1 else "")
    yield Claim(node(NodeKind.DOCUMENT, source.file), Relation.MENTIONS, subject, saying)
    for field, (relation, other) in _META.items():
        for text in dict.fromkeys(meta.texts(field)):
            note = (
                meta.text(f"origin:{text}")
                if relation is Relation.ALSO_CALLED and f"origin:{text}" in meta.data
                else ""
            )
            role = f"a name given by {note}" if note else ""
            yield Claim(subject, relation, node(other or kind, text), saying, role=role)
    for related in fields.objects("related"):
        yield from _related(subject, Fields(related, source.file, place), known, source)
    yield from meta.taken()
    yield from fields.taken()


def _related(
    subject: Node, fields: Fields, known: dict[str, dict[str, Any]], source: Source
) -> Iterator[Claim | Problem]:
    uuid, word = fields.text("dest-uuid"), fields.text("type")
    tags = " ".join(fields.texts("tags"))
    yield from fields.taken()
    if not uuid:
        yield Problem(source.file, fields.record, "related", "", asides.NOWHERE)
        return
    relation = _RELATED.get(word, Relation.UNREAD)
    if relation is Relation.UNREAD:
        yield Problem(source.file, fields.record, "related", word, asides.RELATION)
    # The other end stands in another galaxy more often than not; then nothing but its UUID is known here.
    other = known.get(uuid, {})
    name = other.get("value")
    target = node(subject.kind, name if isinstance(name, str) and name.strip() else uuid, f"misp-galaxy/{uuid}")
    found = _LIKELY.search(tags)
    confidence = _LIKELIHOOD.get(found[1], 1.0) if found else 1.0
    if found and found[1] not in _LIKELIHOOD:
        yield Problem(source.file, fields.record, "tags", found[1], asides.LIKELIHOOD)
    yield Claim(
        subject, relation, target, source.saying(fields.record), NO_WINDOW, role=word, confidence=confidence
    )  # fmt: skip
