"""What changed between two versions of one list: which entries came, went, or say something else."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import msgspec

from seawall.entities import Entity, Source

# Where and when an entry was read is no part of what it says: the same entry on another line has not changed.
_NOWHERE = Source("", "", "")


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of entities that were added, changed and removed, each in order of the id."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def fingerprints(entities: Iterable[Entity]) -> dict[str, bytes]:
    """A short hash of everything that each entity says, by id; entities of the same id share one."""
    found: dict[str, bytes] = {}
    for entity in entities:
        said = msgspec.json.encode(replace(entity, source=_NOWHERE))
        found[entity.id] = hashlib.blake2b(found.get(entity.id, b"") + said, digest_size=16).digest()
    return found


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changes:
    """Compare two versions by their fingerprints. Versions in different formats differ in more than their content."""
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(id_ for id_ in after.keys() & before.keys() if after[id_] != before[id_])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )
