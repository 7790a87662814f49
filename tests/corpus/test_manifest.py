"""A corpus is named by what it was built from: the bytes of the lists and the engine, in any order, at any time."""

import tomllib
from datetime import timedelta
from pathlib import Path

import msgspec

from seawall.corpus import ENGINE, version_of
from tests.made import CONS, NOW, version


def test_the_engine_is_the_version_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == ENGINE


def test_the_same_bytes_give_the_same_version_whenever_and_in_whatever_order() -> None:
    rows = (version(), version(CONS, "b"))
    later = tuple(msgspec.structs.replace(row, fetched_at=NOW + timedelta(days=1)) for row in reversed(rows))
    assert version_of(rows) == version_of(later)


def test_other_bytes_or_another_list_give_another_version() -> None:
    versions = {version_of(rows) for rows in ((version(),), (version(sha256="b"),), (version(), version(CONS)), ())}
    assert len(versions) == 4
