"""Lists of one's own on the command line: refresh reads them, lists names them, screening reviews by them."""

from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.conftest import ROOT

SETTINGS = """
[[own_list]]
id = "own-watch"
title = "Watch-list of the desk"
file = "watch.csv"
[[own_list]]
id = "own-names"
file = "names.csv"
kind = "enrichment"
"""
WATCH = "id;name;aliases;owner;reason;expires\nW-1;Example Trading LLC;Exempel Handel;Desk;chargebacks;2099-12-31\n"
CUSTOMERS = "id,name\n1,Exempel Handel\n2,永信至诚\n3,Nobody Special\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "seawall.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "watch.csv").write_text(WATCH, "utf-8")
    (tmp_path / "names.csv").write_bytes((ROOT / "examples/enrichment/integrity_2026-11-22.csv").read_bytes())
    (tmp_path / "customers.csv").write_text(CUSTOMERS, "utf-8")
    return tmp_path


def test_lists_of_one_s_own_are_refreshed_shown_and_screened_by(home: Path) -> None:
    answer = asked(home, "refresh", "--from", ROOT / "examples" / "lists")
    assert answer.code == 0
    assert "own-watch" in answer.out
    assert "own-names" in answer.out
    assert "own-watch" in asked(home, "lists").out
    screened = asked(home, "screen", home / "customers.csv", "--jobs", 1)
    assert screened.code == 2
    outcomes = [line.split()[:2] for line in screened.out.splitlines() if line[:1].isdigit()][:3]
    assert outcomes == [["1", "review"], ["2", "review"], ["3", "release"]]
    out = home / "decisions.jsonl"
    asked(home, "screen", home / "customers.csv", "-q", "-o", out, "--jobs", 1)
    said = out.read_text("utf-8")
    assert "the institution's choice, not law" in said
    assert "enrichment, not list data" in said


def test_one_list_of_one_s_own_may_be_asked_for_alone(home: Path) -> None:
    asked(home, "refresh", "--from", ROOT / "examples" / "lists")
    answer = asked(home, "refresh", "--from", ROOT / "examples" / "lists", "--list", "own-watch")
    assert answer.code == 0
    assert "unchanged" in answer.out
    refused(asked(home, "refresh", "--list", "own-wacth"), "there is no list own-wacth", "own-watch")


def test_a_declared_list_of_good_guys_is_read_in_every_screening(home: Path) -> None:
    asked(home, "refresh", "--from", ROOT / "examples" / "lists")
    with (home / "seawall.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[own_list]]\nid = "own-guys"\nfile = "guys.csv"\nkind = "good-guys"\n')
    refused(asked(home, "screen", home / "customers.csv"), "guys.csv", "can't be read")
    (home / "guys.csv").write_text("customer,entity_id\n1,own-watch-W-1\n", "utf-8")
    refused(asked(home, "screen", home / "customers.csv"), "missing required field")
