"""Changes as files: columns that people build on, and the attestation."""

import csv
import json
from pathlib import Path

from seawall.audit.events import PopulationScreened
from seawall.customers import Kind, NewlyHit
from seawall.customers.report import COLUMNS, ChangesFile
from seawall.decisions import Outcome

CHANGE = NewlyHit(
    Kind.NEWLY_HIT, "C-1", "=Example Ltd", "ofac-1", "EXAMPLE ENTRY", ("OFAC SDN",), ("CYBER2", "SDGT"), None, 0.98765,
    Outcome.RELEASE, Outcome.BLOCK, "the entry was added", "Example Ltd",
)  # fmt: skip
ATTESTED = PopulationScreened(
    population="aa", customers=1, corpus="bb", policy="cc", newly_hit=1, changed=0, no_longer_hit=0
)


def written(path: Path) -> str:
    with ChangesFile(path) as file:
        file.write(CHANGE)
        file.write(ATTESTED)
    return path.read_text("utf-8")


def test_a_csv_has_a_row_a_change_and_no_cell_that_a_spreadsheet_runs(tmp_path: Path) -> None:
    (row,) = csv.DictReader(written(tmp_path / "a.csv").splitlines())
    assert tuple(row) == COLUMNS
    assert (row["customer"], row["score_before"], row["score_after"]) == ("'=Example Ltd", "", "0.9877")
    assert (row["kind"], row["lists"], row["programmes"]) == ("newly hit", "OFAC SDN", "CYBER2, SDGT")


def test_json_lines_end_with_the_attestation(tmp_path: Path) -> None:
    change, last = (json.loads(line) for line in written(tmp_path / "a.jsonl").splitlines())
    assert (change["key"], change["before"], change["after"], change["outcome_after"]) == (
        "C-1",
        None,
        0.98765,
        "block",
    )
    assert last["attestation"]["customers"] == 1
