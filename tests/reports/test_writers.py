"""Output files: whole or not there, the same in every format, and harmless in a spreadsheet."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import Decision
from seawall.errors import Problem, SettingRefused
from seawall.reports import COLUMNS, Output, rows, writers
from seawall.reports.rows import harmless
from tests.reports.made_decisions import ALL, PROBLEM, decision, with_two_findings

FORMATS = [".jsonl", ".ndjson", ".csv", ".parquet", ".html"]


def written(path: Path, items: Iterable[Decision | Problem] = ALL) -> Path:
    with Output(path) as output:
        for item in items:
            output.write(item)
    return path


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_json_lines_parse_back_with_every_field(tmp_path: Path) -> None:
    lines = written(tmp_path / "out.jsonl").read_bytes().splitlines()
    decisions = [item for item in ALL if isinstance(item, Decision)]
    told = [json.loads(line) for line in lines]
    assert [row for row in told if "problem" in row] == [{"problem": msgspec.to_builtins(PROBLEM)}]
    back = [msgspec.json.decode(line, type=Decision) for line, row in zip(lines, told, strict=True) if "key" in row]
    assert back == decisions
    assert set(told[0]) == set(Decision.__slots__)
    assert told[1]["notes"] == ["us-ofac-sdn: last fetched 3 days ago"]
    assert told[1]["findings"][0]["match"]["reasons"][0]["points"] == 5.0


def test_each_field_of_a_line_is_explained_in_the_docstring() -> None:
    for name in Decision.__slots__:
        assert f"\n    {name} " in (Decision.__doc__ or ""), name


def test_csv_has_a_row_a_finding_and_one_for_a_problem(tmp_path: Path) -> None:
    read = csv_rows(written(tmp_path / "out.csv"))
    assert list(read[0]) == list(COLUMNS)
    assert [row["key"] for row in read] == ["C-1", "C-2", "C-2", "C-3", "", "C-4"]
    assert [row["kind"] for row in read] == [*["customer"] * 4, "problem", "customer"]
    assert read[4]["problems"] == str(PROBLEM)


def test_parquet_equals_csv_row_for_row(tmp_path: Path) -> None:
    table = pq.read_table(written(tmp_path / "out.parquet"))
    assert table.column_names == list(COLUMNS)
    columnar = [{name: text or "" for name, text in row.items()} for row in table.to_pylist()]
    assert columnar == csv_rows(written(tmp_path / "out.csv"))


def test_parquet_is_whole_over_several_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "_GROUP", 7)
    path = written(tmp_path / "out.parquet", [decision(f"C-{place}") for place in range(100)])
    assert pq.ParquetFile(path).num_row_groups > 10
    assert pq.read_table(path)["key"].to_pylist() == [f"C-{place}" for place in range(100)]


FORMULAS = [
    '=HYPERLINK("http://example.org";"pay")', "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_name_that_a_spreadsheet_would_run_is_made_text(tmp_path: Path, formula: str) -> None:
    hostile = decision(key=formula, outcome="block", name=formula, listed_as=formula)
    (row,) = csv_rows(written(tmp_path / "out.csv", [hostile]))
    assert row["party"] == row["key"] == row["entity"] == f"'{formula}"
    (whole,) = pq.read_table(written(tmp_path / "out.parquet", [hostile])).to_pylist()
    assert whole["party"] == formula, "other formats keep what was said"


HOSTILE = ["a,b", 'a"b', "a\nb", "a\r\nb", "a;b", "\0", "永信至诚", "\u202eevil", "\ud800", "x" * 100_000, "", " "]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_any_name_can_be_written_in_every_format_and_read_back(tmp_path: Path, name: str) -> None:
    said = name.replace("\ud800", "?")
    hostile = decision(key="C-1", outcome="block", name=name)
    (row,) = csv_rows(written(tmp_path / "out.csv", [hostile]))
    assert row["party"] == said
    assert pq.read_table(written(tmp_path / "out.parquet", [hostile]))["party"].to_pylist() == [said]
    (line,) = written(tmp_path / "out.jsonl", [hostile]).read_bytes().split(b"\n")[:-1]
    assert json.loads(line)["party"] == said
    written(tmp_path / "out.html", [hostile]).read_text("utf-8")


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_cell_of_a_csv_begins_like_a_formula(name: str, key: str) -> None:
    for row in rows(decision(key=key, outcome="block", name=name, listed_as=name)):
        for text in row.values():
            assert harmless(text)[:1] not in set("=+-@\t\r\n")


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_run_writes_a_whole_file(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"out{suffix}", [])
    assert path.exists()
    if suffix == ".csv":
        assert csv_rows(path) == []
    if suffix == ".parquet":
        assert pq.read_table(path).num_rows == 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_appears_only_when_it_is_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    with Output(path) as output:
        output.write(ALL[0])
        assert not path.exists()
    assert path.exists()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_ends_midway_leaves_the_old_file(tmp_path: Path, suffix: str, failure: type[BaseException]) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("old")

    def failing() -> Iterable[Decision | Problem]:
        yield from ALL
        raise failure

    with pytest.raises(failure):
        written(path, failing())
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_disk_that_is_full_at_the_end_leaves_the_old_file(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("old")
    output = Output(path)

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output._writer, "close", full)
    with pytest.raises(OSError, match="No space left"), output:
        output.write(ALL[0])
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.jsonl.gz", ".csv"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingRefused, match=r"use one of \.csv, \.html, \.jsonl, \.ndjson, \.parquet"):
        Output(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_ending_is_known_in_capitals_too(tmp_path: Path) -> None:
    assert csv_rows(written(tmp_path / "OUT.CSV"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_place_that_can_t_be_written_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(SettingRefused, match="there is no folder"):
        Output(tmp_path / "nowhere" / f"out{suffix}")
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(SettingRefused, match="it is a folder"):
        Output(tmp_path / f"folder{suffix}")


def test_the_same_decisions_give_the_same_bytes(tmp_path: Path) -> None:
    for suffix in FORMATS:
        one, two = (written(tmp_path / f"{name}{suffix}").read_bytes() for name in "ab")
        assert one == two, suffix


def test_the_finding_of_a_decision_with_two_is_never_lost(tmp_path: Path) -> None:
    assert len(csv_rows(written(tmp_path / "out.csv", [with_two_findings()]))) == 2
