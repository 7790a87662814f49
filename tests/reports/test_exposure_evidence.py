"""A folder of evidence: hashed whole, the same bytes when made again, never written over."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from seawall.claims.claim import from_json
from seawall.errors import SettingRefused
from seawall.exposure.found import Exposure
from seawall.hunt import Wanted
from seawall.reports.exposure_evidence import Rows, write_evidence
from tests.hunt.made import example

Hunted = tuple[Exposure, Wanted, Rows]


@pytest.fixture(scope="module")
def hunted(tmp_path_factory: pytest.TempPathFactory) -> Hunted:
    return example(tmp_path_factory.mktemp("evidence"))


def made(hunted: Hunted, folder: Path) -> str:
    found, wanted, rows = hunted
    return write_evidence(folder, found, wanted.indicators, rows)


def test_a_second_hunt_gives_the_same_bytes(hunted: Hunted, tmp_path: Path) -> None:
    again = example(tmp_path)
    first, second = made(hunted, tmp_path / "first"), made(again, tmp_path / "second")
    assert first == second
    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "second").iterdir())
    assert all((tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes() for name in names)


def test_the_manifest_names_every_file_by_its_hash(hunted: Hunted, tmp_path: Path) -> None:
    digest = made(hunted, tmp_path / "case")
    manifest = (tmp_path / "case" / "manifest.json").read_bytes()
    assert hashlib.sha256(manifest).hexdigest() == digest
    told = {row["name"]: row["sha256"] for row in json.loads(manifest)["files"]}
    others = [path for path in (tmp_path / "case").iterdir() if path.name != "manifest.json"]
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in others}


def test_rows_name_file_line_and_claim_and_claims_are_whole(hunted: Hunted, tmp_path: Path) -> None:
    made(hunted, tmp_path / "case")
    with (tmp_path / "case" / "rows.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    claims = {from_json(plain).id for plain in json.loads((tmp_path / "case" / "claims.json").read_bytes())}
    assert {row["claim"] for row in rows} <= claims
    assert {row["file"] for row in rows} == {"conn.log", "dns.log"}
    assert len(rows) == sum(one.sighting.rows for one in hunted[0].met)
    queries = json.loads((tmp_path / "case" / "queries.json").read_bytes())
    assert len(queries["indicators"]) == hunted[0].indicators


def test_a_folder_that_exists_is_not_written_over(hunted: Hunted, tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="exists"):
        made(hunted, tmp_path)
    with pytest.raises(SettingRefused, match="there is no folder"):
        made(hunted, tmp_path / "nowhere" / "case")


def test_rows_beyond_the_most_are_counted(hunted: Hunted) -> None:
    few = Rows(3)
    for part in hunted[2].table().iter_slices(2):
        few.keep(part)
    assert few.table().height == 3
    assert few.left_out == hunted[2].table().height - 3
