"""The names of a corpus folder's files, and their sizes: what was cut short or left behind in copying is noticed."""

from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest.json"
ENTITIES = "entities.msgpack"
APART = "apart.msgpack"
CLUSTERS = "clusters.msgpack"
JUDGED = "judged.msgpack"
OFFSETS = "offsets.npy"
IDS = "ids.txt"
INDEX = "index"
RECORD_NAME = "record_name.npy"
RECORD_WEAK = "record_weak.npy"
IDENTIFIER_ARRAYS = ("identifier_slots.npy", "identifier_runs.npy", "identifier_values.npy")


def sizes(folder: Path) -> dict[str, int]:
    """The size in bytes of every file of a corpus folder but the manifest, by its path inside the folder."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: found[name].stat().st_size for name in sorted(found) if name != MANIFEST}


def damage(folder: Path, expected: Mapping[str, int]) -> str:
    """What is wrong with a corpus folder's files in one sentence; empty where all are there and whole."""
    have = sizes(folder)
    for name, size in expected.items():
        if name not in have:
            return f"{name} is missing"
        if have[name] != size:
            return f"{name} has {have[name]:,} bytes where {size:,} were written"
    return ""
