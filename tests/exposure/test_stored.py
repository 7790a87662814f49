"""Tables on disk give the same meetings as tables in memory, and what is no table of logs is refused."""

from pathlib import Path

import polars as pl
import pytest

from seawall.errors import InputRefused
from seawall.exposure import stored
from seawall.exposure.index import Index
from seawall.exposure.sightings import all_meetings
from seawall.exposure.stored import stored_meetings
from tests.exposure.made import OURS, flow, flow_table, ip, name, name_table

FLOWS = flow_table(
    flow("2024-05-02", OURS, "203.0.113.5"),
    flow("2024-05-03", OURS, "198.51.100.1"),
    flow("2024-05-04", "::ffff:203.0.113.5", OURS),
    flow("2024-05-05", "2001:db8::7", "2001:db8::5"),
    flow("2024-05-06", OURS, "203.0.113.9"),
)
NAMES = name_table(name("2024-05-02", "answer_ip", "203.0.113.5"), name("2024-05-02", "dns", "example.com"))
INDEX = Index.of([ip("203.0.113.5"), ip("203.0.113.0/24"), ip("2001:db8::5"), ip("2001:db8::/32")])


@pytest.mark.parametrize("rows", [1, 2, 1_000])
def test_what_is_stored_is_met_as_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(stored, "ROWS", rows)
    paths = [tmp_path / "flows-1.parquet", tmp_path / "names-1.parquet"]
    FLOWS.write_parquet(paths[0], row_group_size=2)
    NAMES.write_parquet(paths[1])
    found = pl.concat(stored_meetings(paths, INDEX))
    expected = pl.concat([all_meetings(FLOWS, INDEX), all_meetings(NAMES, INDEX)])
    order = ["kind", "line", "indicator", "met"]
    assert found.sort(order).equals(expected.sort(order))
    assert found.height == 10


ONLY_FOUR = flow_table(flow("2024-05-02", OURS, "203.0.113.5"), flow("2024-05-03", "203.0.113.9", OURS))
MAPPED = flow_table(flow("2024-05-02", OURS, "203.0.113.77"), flow("2024-05-04", "::ffff:203.0.113.5", OURS))


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize(("table", "met"), [(ONLY_FOUR, 3), (MAPPED, 3), (FLOWS, 8)])
def test_what_a_files_statistics_say_of_ipv6_changes_nothing(
    tmp_path: Path, table: pl.DataFrame, met: int, *, statistics: bool
) -> None:
    table.write_parquet(tmp_path / "flows.parquet", statistics=statistics, row_group_size=1)
    found = pl.concat(stored_meetings([tmp_path / "flows.parquet"], INDEX))
    assert found.sort("line", "indicator", "met").equals(all_meetings(table, INDEX).sort("line", "indicator", "met"))
    assert found.height == met


def test_many_files_give_their_meetings_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"flows-{number}.parquet" for number in range(9)]
    for number, path in enumerate(paths):
        FLOWS.with_columns(pl.lit(number, pl.UInt16).alias("file")).write_parquet(path)
    files = [file for part in stored_meetings(paths, INDEX) for file in part.get_column("file").unique()]
    assert files == sorted(files)
    assert set(files) == set(range(9))


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "flows.parquet").write_bytes(b"not a table")
    with pytest.raises(InputRefused, match=r"flows\.parquet can't be read"):
        list(stored_meetings([tmp_path / "flows.parquet"], INDEX))


def test_a_table_without_its_columns_is_refused_by_their_names(tmp_path: Path) -> None:
    FLOWS.drop("dst6", "uid").write_parquet(tmp_path / "flows.parquet")
    with pytest.raises(InputRefused, match="lacks the columns dst6, uid"):
        list(stored_meetings([tmp_path / "flows.parquet"], INDEX))
