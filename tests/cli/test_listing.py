"""The lists command: the catalogue's state, and the archived versions of a list."""

import json
from pathlib import Path

import pytest

from seawall.cli import terminal
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "lists"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert asked(folder, "refresh", "--from", EXAMPLES).code == 0
    return folder


def test_every_list_is_shown_with_its_state(home: Path) -> None:
    answer = asked(home, "lists")
    assert answer.code == 0
    title, sdn, cons, *_ = answer.out.splitlines()
    assert title.split() == ["list", "state", "published", "entities", "age", "format", "origin"]
    for word in ("us-ofac-sdn", "of unknown age", "32", "unknown", "CSV set", "official"):
        assert word in sdn
    for word in ("us-ofac-cons", "past its 1 day", "2025-03-28", "10", "days", "enhanced XML"):
        assert word in cons


def test_a_home_without_lists_says_that_none_is_loaded(tmp_path: Path) -> None:
    assert asked(tmp_path, "lists").out.count("not loaded") == 2


def test_for_a_program_each_list_is_a_line_of_json(home: Path) -> None:
    rows = [json.loads(line) for line in asked(home, "lists", "--json").out.splitlines()]
    (sdn,) = [row for row in rows if row["id"] == "us-ofac-sdn"]
    assert (sdn["is_enabled"], sdn["is_loaded"], sdn["entities"], sdn["is_stale"]) == (True, True, 32, True)


def test_the_archived_versions_of_a_list_are_shown(home: Path) -> None:
    title, row = asked(home, "lists", "us-ofac-cons").out.splitlines()
    assert title.split()[:3] == ["published", "accepted", "version"]
    assert row.startswith("2025-03-28")
    assert "enhanced XML" in row
    (told,) = [json.loads(line) for line in asked(home, "lists", "us-ofac-cons", "--json").out.splitlines()]
    assert told["key"].startswith(row.split()[4])


def test_a_list_without_versions_says_so_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    assert "no version of this list is archived" in asked(tmp_path, "lists", "us-ofac-sdn").err
    refused(asked(tmp_path, "lists", "us-ofac-snd"), "there is no list us-ofac-snd")


WHOLE = ["us-ofac-sdn", "us-ofac-cons", "2025-03-28", "unknown"]
TABLES = [
    # in 80 columns: the command, and what stands whole in its table
    (("refresh", "--from", EXAMPLES), [*WHOLE, "unchanged", "problems", "days"]),
    (("lists",), [*WHOLE, "au-dfat-consolidated", "entities", "official"]),
    (("lists", "us-ofac-cons"), ["2025-03-28", "version", "problems", "S_ENHANCED.XML"]),
]


@pytest.mark.parametrize("command, whole", TABLES)
def test_in_a_narrow_terminal_the_format_is_left_out_and_nothing_is_cut(
    home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[object, ...], whole: list[str]
) -> None:
    monkeypatch.setattr(terminal.out, "width", 80)
    told = asked(home, *command).out
    assert "…" not in told
    assert "enhanced XML" not in told
    assert max(map(len, told.splitlines())) <= 80
    for word in whole:
        assert word in told
