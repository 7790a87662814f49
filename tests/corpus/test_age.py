"""What decisions must say of the lists: a table of ages, and nothing where all is fresh."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from seawall.corpus import ENGINE, Check, Manifest, last_checks, list_notes
from seawall.fetch import Archive, Fetched
from tests.made import CONS, NOW, SDN, corpus, listed, version

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PUBLISHED = date(2025, 3, 28)


def manifest(*lists: str, published: date | None = PUBLISHED, fetched_at: datetime | None = NOW) -> Manifest:
    rows = tuple(version(list_id, published=published, fetched_at=fetched_at) for list_id in lists)
    return Manifest(version="v", engine=ENGINE, lists=rows, entities=1, names=1, list_names=("SDN",), sizes={})


def notes(published: date | None, check: Check | None, fetched_at: datetime | None = NOW) -> tuple[str, ...]:
    checks: Mapping[str, Check] = {SDN: check} if check else {}
    held = manifest(SDN, published=published, fetched_at=fetched_at)
    return tuple(text for text in list_notes(held, checks, NOW) if text.startswith(SDN))


AGES = [
    # published, last looked at, at the publisher's: what is said
    (PUBLISHED, 1 * HOUR, True, ""),
    (None, 1 * HOUR, True, ""),
    (PUBLISHED, 24 * HOUR, True, ""),
    (PUBLISHED, 25 * HOUR, True, "last fetched 25 hours ago (published 2025-03-28), older than its 1 day"),
    (PUBLISHED, 3 * DAY, True, "last fetched 3 days ago (published 2025-03-28), older than its 1 day"),
    (None, 3 * DAY, True, "last fetched 3 days ago (its date of publication is not known), older than its 1 day"),
    (PUBLISHED, 3 * DAY, False, "last fetched 3 days ago (published 2025-03-28), older than its 1 day"),
    (NOW.date(), 1 * HOUR, False, ""),
    (NOW.date() - DAY, 1 * HOUR, False, ""),
    (PUBLISHED, 1 * HOUR, False, "read from your own files, published 2025-03-28, 510 days ago, older than its 1 day"),
    (None, 1 * HOUR, False, "read from your own files, its date of publication is not known"),
    (PUBLISHED, -2 * HOUR, True, ""),  # a clock that was set back
]


@pytest.mark.parametrize("published, ago, at_publisher, said", AGES)
def test_the_age_of_a_list_is_said_as_the_table_says(
    published: date | None, ago: timedelta, at_publisher: bool, said: str
) -> None:
    assert notes(published, Check(NOW - ago, at_publisher)) == ((f"{SDN}: {said}",) if said else ())


def test_without_an_archive_the_manifest_s_own_moment_counts() -> None:
    assert notes(PUBLISHED, None, NOW - 3 * DAY) == (
        f"{SDN}: last fetched 3 days ago (published 2025-03-28), older than its 1 day",
    )
    assert notes(PUBLISHED, None, None) == (f"{SDN}: not known when it was fetched (published 2025-03-28)",)


def test_a_list_that_was_asked_for_and_is_not_loaded_is_named_and_no_other_list_of_the_catalogue_is() -> None:
    fresh = {SDN: Check(NOW, at_publisher=True)}
    missing = (f"{CONS}: not loaded, nothing on this list was screened",)
    assert list_notes(manifest(SDN), fresh, NOW) == ()
    assert list_notes(manifest(SDN), fresh, NOW, enabled=(SDN,)) == ()
    assert list_notes(manifest(SDN), fresh, NOW, enabled=(SDN, CONS)) == missing
    assert list_notes(msgspec.structs.replace(manifest(SDN), missing=(CONS,)), fresh, NOW) == missing


def test_a_look_back_says_each_version_in_place_of_its_age() -> None:
    held = manifest(SDN, CONS, published=None)
    held = msgspec.structs.replace(held, lists=(version(SDN, published=PUBLISHED), held.lists[1]), missing=("eu-x",))
    assert list_notes(held, {}, NOW, stood=date(2026, 8, 21)) == (
        f"{SDN}: as it stood on 2026-08-21: the version published 2025-03-28",
        f"{CONS}: as it stood on 2026-08-21: the version fetched 2026-08-20 (its date of publication is not known)",
        "eu-x: no version of it is known from 2026-08-21 or before, nothing on this list was screened",
        "this is a look-back to the lists of 2026-08-21: law and policy are those of 2026-08-20",
    )


def test_what_a_list_lacks_is_said_beside_its_age() -> None:
    held = manifest(SDN, CONS)
    lacking = msgspec.structs.replace(held.lists[0], lacks="an extract: it has no identifiers")
    held = msgspec.structs.replace(held, lists=(lacking, held.lists[1]))
    checks = {SDN: Check(NOW - 3 * DAY, at_publisher=True), CONS: Check(NOW, at_publisher=True)}
    assert list_notes(held, checks, NOW) == (
        f"{SDN}: an extract: it has no identifiers",
        f"{SDN}: last fetched 3 days ago (published 2025-03-28), older than its 1 day",
    )


def test_fresh_lists_say_nothing() -> None:
    fresh = {list_id: Check(NOW, at_publisher=True) for list_id in (SDN, CONS)}
    assert list_notes(manifest(SDN, CONS), fresh, NOW) == ()


def test_a_corpus_of_another_engine_is_named() -> None:
    fresh = {list_id: Check(NOW, at_publisher=True) for list_id in (SDN, CONS)}
    old = msgspec.structs.replace(manifest(SDN, CONS), engine="0.0.1")
    assert list_notes(old, fresh, NOW) == (
        f"the corpus was built by engine 0.0.1, this is {ENGINE}: run seawall refresh",
    )


def test_a_list_is_as_old_as_its_file_that_was_looked_at_longest_ago(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    hashes = []
    for name, at, origin in (
        ("SDN.CSV", NOW, "https://example.org/SDN.CSV"),
        ("ALT.CSV", NOW - DAY, "https://example.org/ALT.CSV"),
    ):
        path = tmp_path / name
        path.write_text(name)
        with path.open("rb") as stream:
            hashes.append(archive.add(stream, Fetched(SDN, name, origin, "0" * 64, 0, at)).sha256)
    row = msgspec.structs.replace(version(), sha256=tuple(hashes))
    assert last_checks(tmp_path, [row, version(CONS)]) == {SDN: Check(NOW - DAY, at_publisher=True)}


def test_files_of_one_s_own_are_no_publisher_s(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    path = tmp_path / "SDN.CSV"
    path.write_text("1")
    with path.open("rb") as stream:
        entry = archive.add(stream, Fetched(SDN, "SDN.CSV", f"from {tmp_path}", "0" * 64, 0, NOW))
    row = msgspec.structs.replace(version(), sha256=(entry.sha256,))
    assert last_checks(tmp_path, [row]) == {SDN: Check(NOW, at_publisher=False)}


def test_a_home_without_an_archive_knows_of_no_look(tmp_path: Path) -> None:
    held = corpus(tmp_path, [listed(1, "ANYBODY")])
    assert last_checks(tmp_path, held.manifest.lists) == {}
