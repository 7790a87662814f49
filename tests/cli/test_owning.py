"""seawall own: a table, proofs, files and an exit code."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.asked import asked, refused
from tests.conftest import ROOT

FAQ = ROOT / "examples" / "ownership" / "faq-401.csv"
GROUP = ROOT / "examples" / "ownership" / "group.csv"
ON = ("--on", "2026-11-20")


def table(folder: Path, *rows: str) -> Path:
    path = folder / "stakes.csv"
    path.write_text("\n".join(("owner,owned,share,owner_listed", *rows)) + "\n", encoding="utf-8")
    return path


# What a company is held to, and the exit code.
CODES = [("X,A,50,SDN", 3), ("X,A,unknown,SDN", 2), ("X,A,half,", 2), ("X,A,50,", 0)]


@pytest.mark.parametrize(("row", "code"), CODES)
def test_the_exit_code_says_the_strictest_status(row: str, code: int, tmp_path: Path) -> None:
    assert asked(tmp_path, "own", table(tmp_path, row), "--no-lists", "--of", "A").code == code
    whole = 3 if "SDN" in row else code  # who is listed is blocked itself
    assert asked(tmp_path, "own", table(tmp_path, row), "--no-lists").code == whole


def test_the_examples_of_faq_401_come_out_with_their_proofs(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", FAQ, "--no-lists", *ON)
    assert answer.code == 3
    assert "2 Company C is blocked: blocked persons hold 50 % of it: 50 % or more" in answer.out
    assert "14 members, 17 stakes: 9 blocked, 0 possibly blocked" in answer.out
    assert "5 Company C is blocked" not in answer.out


def test_the_group_is_looked_up_on_the_lists(example_home: Path) -> None:
    answer = asked(example_home, "own", GROUP, *ON)
    for said in (
        "Example Cloud Services Ltd is blocked: blocked persons hold 55 % of it",
        "Example Payments OOO is possibly blocked",
        "was blocked from 2020-01-01 until 2025-06-30",
    ):
        assert said in answer.out


def test_a_picture_a_page_and_json_lines_are_written(example_home: Path, tmp_path: Path) -> None:
    svg, html, jsonl = (tmp_path / name for name in ("a.svg", "a.html", "a.jsonl"))
    answer = asked(example_home, "own", GROUP, *ON, "--svg", svg, "--html", html, "--jsonl", jsonl, "--quiet")
    assert (answer.code, answer.out) == (3, "")
    assert ET.fromstring(svg.read_text("utf-8")).tag.endswith("svg")
    page = html.read_text("utf-8")
    assert page.count("<svg") >= 5
    assert "<script" not in page
    findings = [json.loads(line) for line in jsonl.read_text("utf-8").splitlines()]
    (cloud,) = [row for row in findings if row["name"] == "Example Cloud Services Ltd"]
    assert (cloud["status"], cloud["low"], cloud["verified"]) == ("blocked", "55", "A")
    assert [step["share"] for step in cloud["proof"]["steps"]][:2] == ["30 % of the shares", "25 % of the shares"]


def test_one_company_can_be_asked_for(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", FAQ, "--no-lists", *ON, "--of", "4 company c")
    assert (answer.code, answer.out.splitlines()[0]) == (
        0, "4 Company C is not blocked: blocked persons hold 25 % of it: not 50 % or more",
    )  # fmt: skip


def test_other_regimes_say_how_well_they_are_known(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", table(tmp_path, "X,A,50,yes"), "--no-lists", "--regime", "us-bis", *ON)
    assert "status unverified on 2026-11-20" in answer.err
    uk = asked(tmp_path, "own", table(tmp_path, "X,A,50,yes"), "--no-lists", "--regime", "uk", *ON)
    assert "not verified [C]" in uk.err
    assert "A is frozen" not in uk.out  # 50 % is not more than 50 %


def test_without_lists_it_says_so_and_goes_by_the_file(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", table(tmp_path, "X,A,50,SDN"))
    assert answer.code == 3
    assert "no lists were asked" in answer.err


def test_without_lists_nobody_is_said_not_to_be_blocked(tmp_path: Path) -> None:
    stakes = table(tmp_path, "Example Trading LLC,A,60,")
    assert asked(tmp_path, "own", stakes).code == 2
    assert asked(tmp_path, "own", stakes, "--no-lists").code == 0


def test_standard_input_is_read(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", "-", "--no-lists", stdin=b"owner,owned,share,owner_listed\nX,A,50,SDN\n")
    assert answer.code == 3


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    good = table(tmp_path, "X,A,50,SDN")
    refused(asked(tmp_path, "own", good, "--no-lists", "--regime", "mars"), "mars", "us-ofac")
    refused(asked(tmp_path, "own", good, "--no-lists", "--on", "tomorrow"), "YYYY-MM-DD")
    refused(asked(tmp_path, "own", good, "--no-lists", "--of", "Nobody"), "nobody is called 'Nobody'")
    refused(asked(tmp_path, "own", tmp_path / "none.csv"), "none.csv")
    refused(asked(tmp_path, "own", good, "--no-lists", "--svg", tmp_path / "no" / "a.svg"), "a.svg")
    refused(asked(tmp_path, "own", good, "--no-lists", "--html", good), "being read")


def test_names_cannot_command_the_terminal(tmp_path: Path) -> None:
    answer = asked(tmp_path, "own", table(tmp_path, "X,\x1b[31mA[bold],50,SDN"), "--no-lists")
    assert "\x1b[31m" not in answer.out
    assert "[bold]" in answer.out
