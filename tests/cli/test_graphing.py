"""seawall graph: a tree, files in seven formats, and an exit code."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.asked import asked, refused
from tests.conftest import ROOT

CLAIMS = ROOT / "examples" / "attribution" / "claims.csv"
PARTY = "Integrity Technology Group"
ONLY = ("--claims", CLAIMS, "--no-lists")


def test_the_tree_says_who_is_tied_how_since_when_and_what_needs_a_check(tmp_path: Path) -> None:
    answer = asked(tmp_path, "graph", PARTY, *ONLY)
    assert answer.code == 0
    assert "controls Raptor Train since 2021  [P/S] 1 voice" in answer.out
    assert "designated by OFAC since 2025-01-03 disputed  [S/?] 1 voice" in answer.out
    assert "uses Nosedive  [S] 1 voice needs check" in answer.out
    assert "113 things, 119 ties" in answer.out


FILES = ["g.svg", "g.html", "g.json", "g.stix.json", "g.ftm.json", "g.graphml", "g.mmd"]


def test_all_formats_are_written_at_once_and_what_a_format_cannot_say_is_counted(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in FILES]
    answer = asked(tmp_path, "graph", PARTY, *ONLY, "-q", *(part for path in paths for part in ("-o", path)))
    assert answer.code == 0
    assert re.search(r"g\.ftm\.json is without \d+ claims: FollowTheMoney has no word for .*: tool", answer.err)
    etree.fromstring(paths[0].read_bytes())
    assert b"<svg" in paths[1].read_bytes()
    assert len(json.loads(paths[2].read_bytes())["edges"]) == 119
    assert json.loads(paths[3].read_bytes())["type"] == "bundle"
    assert {json.loads(line)["schema"] for line in paths[4].read_text("utf-8").splitlines()} >= {"Company", "Sanction"}
    etree.fromstring(paths[5].read_bytes())
    assert paths[6].read_text("utf-8").startswith("flowchart LR")
    assert not list(tmp_path.glob("*.part"))


def test_it_can_be_asked_of_a_day_by_the_knowledge_of_a_day(tmp_path: Path) -> None:
    answer = asked(tmp_path, "graph", PARTY, *ONLY, "--as-of", "2025-06-01", "--known", "2026-11-01", "--steps", "1")
    assert "listed as SDN 50543" in answer.out
    assert "CYB0113" not in answer.out
    assert "claims are not in the graph: of other days" in answer.err


def test_a_chain_to_another_is_told_tie_by_tie(tmp_path: Path) -> None:
    answer = asked(tmp_path, "graph", PARTY, *ONLY, "--to", "aa26-281a")
    assert re.search(r"AA26-281A – mentions – (202\.182\.109\.151|45\.77\.231\.209): 1 voice", answer.out)
    assert "nobody is called 'Taiwan or so'" in asked(tmp_path, "graph", PARTY, *ONLY, "--to", "Taiwan or so").err


def test_a_tie_that_is_denied_hides_no_tie_that_stands_and_strangers_have_no_chain(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text(
        "subject_kind,subject,relation,object_kind,object,denied,said_by\n"
        "company,Example Works,controls,infrastructure,Example Net,yes,Example Works\n"
        "actor,Example Typhoon,attributed to,company,Example Works,,Example CERT\n"
        "actor,Example Typhoon,operates,infrastructure,Example Net,,Example CERT\n"
        "infrastructure,Example Net,compromises,country,Iceland,,Example CERT\n"
        "company,Example Other,operates,infrastructure,Other Net,,Example CERT\n",
        "utf-8",
    )
    asking = ("graph", "Example Works", "--claims", table, "--no-lists", "--steps", "3")
    answer = asked(tmp_path, *asking, "--to", "Other Net")
    assert "controls Example Net denied" in answer.out
    assert "operates Example Net" in answer.out
    assert "compromises Iceland" in answer.out
    assert "no chain of ties leads to 'Other Net'" in answer.err


REFUSED = [
    (("Example Trading LLC", *ONLY), "nobody is called 'Example Trading LLC' in the claims"),
    ((PARTY, *ONLY, "--as-of", "last week"), "--as-of takes a day as YYYY-MM-DD"),
    ((PARTY, *ONLY, "--known", "2026-13-01"), "--known takes a day as YYYY-MM-DD"),
    ((PARTY, *ONLY, "--steps", "99"), "steps lie between 1 and 12"),
    ((PARTY, *ONLY, "-o", "graph.pdf"), "graph.pdf has no ending that is known"),
    ((PARTY, "--claims", "absent.csv"), "there is no file absent.csv"),
    ((PARTY, *ONLY, "-o", "no/such/folder.svg"), "can't write"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "why"), REFUSED)
def test_what_has_no_sense_is_refused_in_one_line(arguments: tuple[str | Path, ...], why: str, tmp_path: Path) -> None:
    refused(asked(tmp_path, "graph", *arguments), why)


def test_rows_that_cannot_be_read_are_told_and_the_exit_code_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "claims.csv"
    bad.write_text(
        "subject_kind,subject,relation,object_kind,object,said_by,said_on,document,mark\n"
        "company,Example Trading LLC,controls,infrastructure,Example Train,Example Labs,2024-01-01,a page,P\n"
        "company,Example Trading LLC,bewitches,infrastructure,Example Train,Example Labs,2024-01-01,a page,P\n",
        encoding="utf-8",
    )
    answer = asked(tmp_path, "graph", "Example Trading LLC", "--claims", bad, "--no-lists")
    assert answer.code == 2
    assert "bewitches" in answer.err


def test_a_name_in_a_file_cannot_command_the_terminal(tmp_path: Path) -> None:
    bad = tmp_path / "claims.csv"
    bad.write_text(
        "subject_kind,subject,relation,object_kind,object,said_by,said_on,document,mark\n"
        "company,Example Trading LLC,controls,infrastructure,[bold]x\x1b[2J,Example Labs,2024-01-01,a page,P\n",
        encoding="utf-8",
    )
    answer = asked(tmp_path, "graph", "Example Trading LLC", "--claims", bad, "--no-lists")
    assert "\x1b" not in answer.out
    assert "[bold]x" in answer.out


def test_many_alike_are_counted_in_the_tree(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    rows = (
        f"actor,Example Typhoon,targets,sector,sector {number},Example Labs,2024-01-01,a page,P" for number in range(9)
    )
    head = "subject_kind,subject,relation,object_kind,object,said_by,said_on,document,mark"
    table.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    answer = asked(tmp_path, "graph", "example typhoon", "--claims", table, "--no-lists")
    assert answer.out.count("targets sector") == 6
    assert "targets 3 more: sector 6, sector 7, sector 8" in answer.out


def test_an_entry_is_asked_for_by_its_number(example_home: Path) -> None:
    answer = asked(example_home, "graph", "50543", "--steps", "1")
    assert answer.code == 0
    assert "listed as SDN 50543" in answer.out


def test_a_list_and_the_release_about_it_are_one_voice(example_home: Path) -> None:
    answer = asked(example_home, "graph", "50543", "--claims", CLAIMS, "--steps", "1")
    assert re.search(r"designated by OFAC since 2025-01-03 disputed  \[[SP?/]+\] 1 voice", answer.out)
    assert re.search(r"listed as SDN 50543 since 2025-01-03  \[[SP/]+\] 1 voice", answer.out)


def test_without_lists_the_claims_alone_are_asked_and_it_is_said(tmp_path: Path) -> None:
    assert "no lists were asked" in asked(tmp_path, "graph", PARTY, "--claims", CLAIMS).err
    refused(asked(tmp_path, "graph", PARTY), "seawall refresh")
