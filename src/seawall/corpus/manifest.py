"""What a corpus was built from: one row a list, and a version that names it all."""

from datetime import date, datetime
from hashlib import sha256

import msgspec

ENGINE = "0.1.0"  # raised whenever scores or decisions may change; tests/corpus/test_manifest.py holds it to pyproject


class ListVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One list as it stood when the corpus was built.

    sha256 has one hash for each file the list was read from; fetched_at is when its bytes were last known to be the
    publisher's, in UTC; problems how many pieces of it were not understood; format the catalogue's word for it; lacks says
    what a format that is not the publisher's own is without, empty where it lacks nothing; parts what each file is of its
    list, in the catalogue's words; stale_hours from which age on it is said to be old, where no catalogue says it.
    """

    id: str
    title: str
    published: date | None
    fetched_at: datetime | None
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    entities: int
    names: int
    identifiers: int
    problems: int
    format: str = ""
    lacks: str = ""
    parts: tuple[str, ...] = ()
    stale_hours: float | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The whole corpus in one page.

    list_names are the authorities' lists that its entities stand on ("SDN", "SSI", …); sizes the bytes of each file,
    so that a folder that was cut short is not opened; missing the ids of lists that were asked for and of which there
    was no good version: every decision says that nothing on them was screened.
    """

    version: str
    engine: str
    lists: tuple[ListVersion, ...]
    entities: int
    names: int
    list_names: tuple[str, ...]
    sizes: dict[str, int]
    missing: tuple[str, ...] = ()


def version_of(lists: tuple[ListVersion, ...], missing: tuple[str, ...] = (), rulings: str = "") -> str:
    """A version that is the same for the same list bytes, missing lists, persons' rulings and engine, whenever it is built.

    rulings is the hash of what persons judged of listings, empty where they judged nothing; what the engine judges
    follows from the rest.
    """
    rows = [f"{row.id} {' '.join(row.sha256)}" for row in sorted(lists, key=lambda row: row.id)]
    absent = [f"{list_id} missing" for list_id in sorted(missing)]
    told = "\n".join([*rows, *absent, *([f"rulings {rulings}"] if rulings else [])])
    return sha256(f"{ENGINE}\n{told}".encode()).hexdigest()[:16]
