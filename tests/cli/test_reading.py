"""Reading from the shell: a story to a table that a person confirms, a notice to a list that is screened by at once."""

import csv
import io
import json
from pathlib import Path

import pytest

from seawall.claims import Claim, Source
from seawall.claims import read as read_claims
from seawall.entities import Entity
from seawall.ingest import papers
from seawall.lists.own import parse
from seawall.readings import READINGS
from seawall.store import Store
from tests.cli.asked import asked, refused

STORY = "OFAC sanctioned Integrity Technology Group on Friday. It may sanction others. The company denied links to Flax Typhoon."
NOTICE = 'EXAMPLE CYBER COMPANY, LIMITED (a.k.a. EXAMPLE TECH; a.k.a. "EX"), Beijing, China; Website www.example.com [CYBER2].'


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_story_becomes_a_table_in_which_nothing_is_accepted(tmp_path: Path, story: Path, example_home: Path) -> None:
    out = tmp_path / "proposals.csv"
    answer = asked(example_home, "read", story, "--date", "2025-01-03", "--source", "Example Herald", "-o", out)
    assert answer.code == 2, answer.err
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["accept"] for row in rows} == {""}
    (listed,) = (row for row in rows if row["relation"] == "designated by")
    assert (listed["subject"], listed["object"], listed["from"], listed["mark"]) == (
        "Integrity Technology Group",
        "OFAC",
        "2025-01-03",
        "X",
    )
    (denied,) = (row for row in rows if row["denied"])
    assert denied["said_by"] == "Integrity Technology Group"
    assert "to confirm" in answer.out


def test_only_what_has_a_yes_becomes_a_claim(tmp_path: Path, story: Path, example_home: Path) -> None:
    out = tmp_path / "proposals.csv"
    asked(example_home, "read", story, "--date", "2025-01-03", "-o", out, "-q")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    for row in rows:
        row["accept"] = "yes" if row["relation"] == "designated by" else "no"
    again = io.StringIO()
    writer = csv.DictWriter(again, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (claim,) = read_claims(io.BytesIO(again.getvalue().encode()), Source("proposals.csv"))
    assert isinstance(claim, Claim)
    assert claim.sentence == "Integrity Technology Group – designated by – OFAC"


def test_json_holds_what_was_not_proposed_too(tmp_path: Path, example_home: Path) -> None:
    path, out = tmp_path / "story.txt", tmp_path / "proposals.json"
    path.write_text("OFAC has not sanctioned Integrity Technology Group.", "utf-8")
    asked(example_home, "read", path, "--date", "2025-01-03", "-o", out, "-q")
    told = json.loads(out.read_text("utf-8"))
    assert "negated" in told["refused"][0]["why"]


def test_names_of_groups_are_taught_by_claims(tmp_path: Path, example_home: Path) -> None:
    path, claims = tmp_path / "story.txt", tmp_path / "claims.csv"
    path.write_text("The tool Examplescan is not known otherwise.", "utf-8")
    claims.write_text(
        "subject_kind,subject,relation,object_kind,object\nactor,Flax Typhoon,uses,tool,Examplescan\n", "utf-8"
    )
    answer = asked(example_home, "read", path, "--claims", claims, "--no-lists", "--date", "2025-01-03")
    assert "Examplescan" in answer.out


def test_a_notice_becomes_a_list_of_ones_own(tmp_path: Path) -> None:
    path, out = tmp_path / "notice.txt", tmp_path / "announced.csv"
    path.write_text(f"The following entity has been added to OFAC's SDN List:\n\n{NOTICE}\n", "utf-8")
    answer = asked(tmp_path, "read", "--recent-actions", path, "-o", out, "--date", "2025-01-03")
    assert answer.code == 2
    assert "not list data yet" in answer.out
    found = list(parse(io.BytesIO(out.read_bytes()), list_id="own-announced", file="announced.csv"))
    (entity,) = (one for one in found if isinstance(one, Entity))
    assert [name.text for name in entity.names] == ["EXAMPLE CYBER COMPANY, LIMITED", "EXAMPLE TECH"]
    assert entity.identifiers[0].value == "www.example.com"


def test_proposals_go_to_the_tape_once_for_people_to_decide_on(tmp_path: Path, story: Path) -> None:
    command = ("read", story, "--date", "2025-01-03", "--no-lists", "--propose", "-q")
    first, again = asked(tmp_path, *command), asked(tmp_path, *command)
    assert "recorded as document:" in first.err
    assert "is on the tape already" in again.err
    with Store.open(f"sqlite:///{tmp_path / 'seawall.db'}", READINGS, salts=bytes) as store:
        (paper,) = papers(store, only_waiting=True)
    assert (paper.name, paper.last.by, paper.decided) == ("story.txt", "seawall read", {})
    refused(asked(tmp_path, "read", "--recent-actions", story, "--propose"), "--propose is for stories")


def test_what_makes_no_sense_is_refused(tmp_path: Path, story: Path) -> None:
    refused(asked(tmp_path, "read", tmp_path / "none.txt"), "there is no file")
    refused(asked(tmp_path, "read", story, "--date", "Friday", "--no-lists"), "is no day")
    refused(asked(tmp_path, "read", story, "--no-lists", "-o", tmp_path / "out.docx"), "can't tell a format")
