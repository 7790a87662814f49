"""What each entry of the lists says, as a short hash: it, and the other listings of its party, for both decide."""

from collections.abc import Iterable
from hashlib import blake2b

from seawall.corpus import Corpus
from seawall.entities import Entity
from seawall.lists.changes import fingerprints


def prints(corpus: Corpus) -> dict[str, bytes]:
    """A hash by id. Another listing that is added, changed, or ruled to be another party changes it too."""
    own = fingerprints(corpus)
    judged = sorted({end for row in corpus.clusters.judgements for end in row.pair})
    ties = {entity_id: corpus.clusters.ties(entity_id) for entity_id in judged if entity_id in own}
    for_each = {
        entity_id: b"".join(sorted(own.get(tie.entity_id, b"") + bytes([tie.sure]) for tie in found))
        for entity_id, found in ties.items()
        if found
    }
    return own | {
        entity_id: blake2b(own[entity_id] + told, digest_size=16).digest() for entity_id, told in for_each.items()
    }


def with_kin(corpus: Corpus, ids: Iterable[str]) -> set[str]:
    """Some entries and all that are, or may be, the same party."""
    found = set(ids)
    return found | {tie.entity_id for entity_id in found for tie in corpus.clusters.ties(entity_id)}


def same_words(before: Entity, after: Entity) -> bool:
    """Whether an entry itself says what it said, so that it is another listing of its party that changed."""
    return fingerprints([before]) == fingerprints([after])
