"""The folder of answers: whole or not there, safe names, and a table that says what is known of the codes."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from seawall.answers import answer
from seawall.decisions import Outcome
from seawall.errors import SettingRefused
from seawall.reports.answer_folder import COLUMNS, AnswerFolder
from tests.answers.made import decision, payment


def write(folder: Path, key: str = "K-1", name: str = "pacs.008.001.08") -> None:
    with AnswerFolder(folder) as made:
        found = answer(payment(name, {"InstrId": "I-1"}), replace(decision(Outcome.BLOCK), key=key))
        assert found is not None
        made.write(found)


def test_each_answer_is_a_file_that_says_it_is_a_suggestion_and_a_row(tmp_path: Path) -> None:
    write(tmp_path / "a")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "000001-K-1.pacs.002.suggestion.xml",
        "answers.csv",
    ]
    with (tmp_path / "a" / "answers.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert tuple(row) == COLUMNS
    assert row["file"] == "000001-K-1.pacs.002.suggestion.xml"
    assert "RR04: regulatory reason" in row["codes"]
    assert "[M]" in row["codes"]
    assert "Do not return the funds" in row["note"]


@pytest.mark.parametrize("key", ["../../up", "/etc/x", "a\0b", "CON:", "é" * 300, "", "\ud800"])
def test_a_key_can_t_choose_where_a_file_goes(tmp_path: Path, key: str) -> None:
    write(tmp_path / "a", key)
    assert len(list((tmp_path / "a").iterdir())) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_where_nothing_is_to_be_sent_there_is_a_row_without_a_file(tmp_path: Path) -> None:
    write(tmp_path / "a", name="camt.053.001.08")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["answers.csv"]
    assert "nothing to be sent" in (tmp_path / "a" / "answers.csv").read_text("utf-8")


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), AnswerFolder(tmp_path / "a"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_may_be_there_and_a_full_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write(tmp_path / "a")
    for folder in (tmp_path / "a", tmp_path / "a" / "answers.csv"):
        with pytest.raises(SettingRefused, match="a new or an empty folder"):
            AnswerFolder(folder)
    with pytest.raises(SettingRefused, match="there is no folder"):
        AnswerFolder(tmp_path / "none" / "a")
    (tmp_path / "b.part").mkdir()
    with pytest.raises(SettingRefused, match="cut off"):
        AnswerFolder(tmp_path / "b")
