"""An exposure as JSON, rows and a page: the same bytes each time, and nothing in it that a spreadsheet or browser would run."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from seawall.claims import Tlp
from seawall.errors import SettingRefused
from seawall.exposure.found import Exposure
from seawall.reports.exposure import COLUMNS, ExposureOutput, bars, json_of, page, rows
from tests.hunt.made import example

HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> \ud800 \x1b[2J'


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Exposure:
    return example(tmp_path_factory.mktemp("exposure"))[0]


@pytest.fixture(scope="module")
def hostile(found: Exposure) -> Exposure:
    """The same with a hostile text wherever logs and claims can put one."""
    met = tuple(
        replace(one, whose=HOSTILE, sighting=replace(one.sighting, met=HOSTILE, host=HOSTILE)) for one in found.met
    )
    return replace(found, met=met, sought=replace(found.sought, asked=HOSTILE, why=(HOSTILE,)))


def written(item: Exposure, path: Path) -> Path:
    with ExposureOutput(path) as output:
        output.write(item)
    return path


def test_json_tells_all_of_it(found: Exposure) -> None:
    told = json.loads(json_of(found))
    assert told["answer"]["touched"] == "yes"
    assert len(told["met"]) == len(found.met)
    assert {claim["id"] for claim in told["claims"]} >= set(told["met"][0]["chain"])


@pytest.mark.parametrize("ending", ["json", "csv", "parquet", "jsonl", "html"])
def test_the_same_exposure_gives_the_same_bytes(found: Exposure, tmp_path: Path, ending: str) -> None:
    one, two = (written(found, tmp_path / f"{name}.{ending}") for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"one.{ending}", f"two.{ending}"]


def test_rows_stand_in_csv_and_parquet_alike(found: Exposure, tmp_path: Path) -> None:
    with written(found, tmp_path / "e.csv").open(encoding="utf-8", newline="") as stream:
        told = list(csv.DictReader(stream))
    table = pq.read_table(written(found, tmp_path / "e.parquet")).to_pylist()
    assert told == table == list(rows(found))
    assert tuple(told[0]) == COLUMNS
    assert sum(row["makes_yes"] == "yes" for row in told) == sum(one.is_contact for one in found.met)


def test_a_formula_is_not_run_by_a_spreadsheet(hostile: Exposure, tmp_path: Path) -> None:
    with written(hostile, tmp_path / "e.csv").open(encoding="utf-8", newline="") as stream:
        assert all(row["met"].startswith("'=cmd") for row in csv.DictReader(stream))


def test_a_table_shown_in_a_terminal_commands_nothing(found: Exposure, tmp_path: Path) -> None:
    met = tuple(replace(one, sighting=replace(one.sighting, met="\x1b]0;t\x07\x9b2J.example")) for one in found.met)
    said = written(replace(found, met=met), tmp_path / "e.csv").read_text("utf-8")
    assert "\\x1b]0;t\\x07\\x9b2J.example" in said
    assert all(sign.isprintable() or sign in "\r\n" for sign in said)


def test_the_page_escapes_what_logs_and_claims_say(hostile: Exposure) -> None:
    told = page(hostile)
    assert "<script" not in told
    assert "&lt;script&gt;" in told
    json.loads(json_of(hostile))  # half a character is no reason to fail


def test_the_page_says_how_far_its_claims_may_be_shared(found: Exposure) -> None:
    assert "not to be shared" not in page(found)
    (first, *others) = found.claims
    amber = replace(first, saying=replace(first.saying, tlp=Tlp.AMBER))
    claims = {first.id: amber, **{claim.id: claim for claim in others}}
    met = tuple(one for one in found.met if first.id not in one.chain)
    told = page(replace(found, met=met, claims=tuple(claims.values())))
    assert "<b>TLP:AMBER</b>: not to be shared further than that." in told


def test_the_page_loads_nothing_and_shows_coverage_and_chains(found: Exposure) -> None:
    told = page(found)
    assert "default-src 'none'" in told
    assert not [word for word in ('http-equiv="refresh', "<link", "<script", "src=") if word in told]
    for said in (
        found.answer.sentence,
        "prefers-color-scheme: dark",
        "<svg",
        "controls – Raptor Train",
        "a victim's device".replace("'", "&#39;"),
    ):
        assert said in told or said.replace("&#39;", "'") in told


def test_an_ending_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="can't tell a format"):
        ExposureOutput(tmp_path / "exposure.docx")


def test_the_coverage_bar_has_a_gap_where_nothing_is_asked_and_joins_days_where_there_are_many() -> None:
    assert bars(()) == []
    few = bars(((date(2024, 1, 1), 2, 0.5), (date(2024, 1, 4), 1, 1.0)))
    assert [(x, share) for x, _, share, _ in few] == [(0.0, 0.5), (0.75, 1.0)]
    many = bars(tuple((date.fromordinal(738_000 + day), 1, 1.0 if day % 2 else 0.0) for day in range(2_000)))
    assert len(many) <= 240
    assert sum(width for _, width, _, _ in many) == pytest.approx(1.0)
    assert {round(share, 1) for _, _, share, _ in many} <= {0.4, 0.5, 0.6}
