"""Score and tune from the shell: what is written, what is said, and how it ends."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.asked import asked, refused

PAIRS = "group,schema,name1,name2,is_match\na,Company,Aeza Group,AEZA GROUP LLC,1\nb,Company,Aeza,=Guan,0\n"
NAMES = "name,expected\nIntegrity Technology Group,50543\nSomebody Else,\n"


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, "utf-8")
    return path


def test_every_column_of_the_input_stays_and_ours_follow(tmp_path: Path, pairs: Path) -> None:
    outputs = [tmp_path / name for name in ("out.csv", "out.jsonl", "out.parquet")]
    answer = asked(tmp_path, "score", pairs, *(word for path in outputs for word in ("-o", path)))
    assert answer.code == 0
    with outputs[0].open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == [
        "group", "schema", "name1", "name2", "is_match", "score", "outcome", "ofac_tool_emulated", "reasons",
        "counterfactual", "problems",
    ]  # fmt: skip
    assert [(row["name1"], row["name2"], row["outcome"]) for row in rows] == [
        ("Aeza Group", "AEZA GROUP LLC", "certain"),
        ("Aeza", "'=Guan", "release"),  # a spreadsheet must not run it
    ]
    lines = [json.loads(line) for line in outputs[1].read_text("utf-8").splitlines()]
    assert [line["name2"] for line in lines] == ["AEZA GROUP LLC", "=Guan"]
    assert pq.read_table(outputs[2]).to_pylist() == lines


def test_the_figures_are_given_for_each_group_and_for_all(tmp_path: Path, pairs: Path) -> None:
    answer = asked(tmp_path, "score", pairs)
    assert [line.split()[0] for line in answer.out.splitlines() if line] == ["group", "a", "b", "all", "2"]
    assert answer.out.splitlines()[-1] == "2 pairs scored"


def test_a_file_without_labels_is_scored_without_figures(tmp_path: Path, pairs: Path) -> None:
    pairs.write_text("name1,name2,brith_date1\nAeza,Aeza,1970\n", "utf-8")
    answer = asked(tmp_path, "score", pairs)
    assert (answer.code, answer.out) == (0, "1 pair scored\n")
    assert "kept and not scored: brith_date1" in answer.err


def test_what_can_t_be_read_is_said_and_the_code_asks_for_a_look(tmp_path: Path, pairs: Path) -> None:
    pairs.write_text(PAIRS + "c,Company,Aeza,Guan,perhaps\n", "utf-8")
    answer = asked(tmp_path, "score", pairs)
    assert answer.code == 2
    assert "pairs.csv row 4 is_match: this label is neither yes nor no" in answer.err
    assert answer.out.endswith("3 pairs scored; 1 problem\n")


REFUSED = [
    (("score", "PAIRS", "-o", "PAIRS"), "is being read"),
    (("score", "PAIRS", "-o", "out.xlsx"), "use one of .csv, .jsonl"),
    (("score", "missing.csv"), "there is no file"),
    (("score", "PAIRS", "--label", "truth"), "there is no column 'truth'"),
    (("tune", "PAIRS", "-o", "out.png"), "use one of .html, .svg"),
    (("tune", "PAIRS"), "Missing option"),
]


@pytest.mark.parametrize("words, said", REFUSED)
def test_what_makes_no_sense_is_refused_in_one_line(
    tmp_path: Path, pairs: Path, words: tuple[str, ...], said: str
) -> None:
    refused(asked(tmp_path, *(pairs if word == "PAIRS" else word for word in words)), said)


def test_tuning_pairs_needs_no_lists(tmp_path: Path, pairs: Path) -> None:
    page = tmp_path / "tune.html"
    answer = asked(tmp_path, "tune", pairs, "-o", page, "-o", tmp_path / "tune.svg")
    assert answer.code == 0
    assert answer.out.splitlines()[-1].split() == ["the", "policy,", "0.70", "100", "%", "0", "0", "100", "%"]
    assert "the policy (0.70)" in page.read_text("utf-8")


def test_tuning_names_screens_them_against_the_lists(example_home: Path, tmp_path: Path) -> None:
    labelled, page = tmp_path / "names.csv", tmp_path / "tune.html"
    labelled.write_text(NAMES, "utf-8")
    answer = asked(example_home, "tune", labelled, "-o", page, "--quiet")
    assert (answer.code, answer.out) == (0, "")
    assert "1 that should be found, 2 names screened" in page.read_text("utf-8")


def test_pairs_without_a_label_can_t_be_tuned(tmp_path: Path, pairs: Path) -> None:
    pairs.write_text("name1,name2\nAeza,Aeza\n", "utf-8")
    refused(asked(tmp_path, "tune", pairs, "-o", tmp_path / "tune.html"), "no column says which pairs match")
    assert not (tmp_path / "tune.html").exists()


def test_explain_says_what_would_change_the_outcome(tmp_path: Path) -> None:
    answer = asked(tmp_path, "explain", "Sichuan Silense", "Sichuan Silence Information Technology")
    assert "With “information technology” in the screened name too the score would be about" in answer.out
