"""Every name transformation that an enforcement action proved necessary, each with a precision row beside it."""

import csv
from pathlib import Path

import pytest

from seawall.decisions import us_policy
from tests.matching.names import ORG, PER, score

TABLE = Path(__file__).parents[1] / "cases" / "enforcement.csv"
with TABLE.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


@pytest.mark.enforcement
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['case']}: {row['screened']}")
def test_the_enforcement_table(row: dict[str, str]) -> None:
    found = score(row["screened"], row["listed"], PER if row["type"] == "per" else ORG)
    is_hit = found >= us_policy().thresholds.review
    assert is_hit == (row["expect"] == "hit"), f"scored {found}"
