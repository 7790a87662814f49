"""seawall brief: text, files in four formats, and an exit code; and the brief of a hunt."""

import json
from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.conftest import ROOT
from tests.hunt.made import ATTRIBUTION, COMPANY, INVENTED, LOGS

MORE = ROOT / "examples" / "brief" / "claims.csv"
ONLY = ("--claims", ATTRIBUTION, "--claims", MORE, "--no-lists")
HUNT = (LOGS / "2024", "--claims", ATTRIBUTION, "--claims", INVENTED, "--as-of", "2026-11-01", "-q")


def test_the_brief_is_told_in_the_terminal_with_what_is_not_known_and_its_sources(tmp_path: Path) -> None:
    answer = asked(tmp_path, "brief", COMPANY, *ONLY)
    assert answer.code == 0
    for text in ("Key details", "Background", "Why it matters", "Moving forward", "What is not known", "Sources", "more than 260,000 devices",
                 "[1a?]", "[P] US Department of Justice, 2024-09-18: release 24-1173"):  # fmt: skip
        assert text in answer.out


def test_only_the_key_details_are_shown_where_no_more_is_asked_for(tmp_path: Path) -> None:
    answer = asked(tmp_path, "brief", COMPANY, *ONLY, "--key-details")
    assert "OFAC designated" in answer.out
    assert "Crossbill" not in answer.out


def test_all_formats_are_written_and_twice_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        paths = [tmp_path / f"{name}.{ending}" for ending in ("html", "pdf", "md", "json")]
        answer = asked(tmp_path, "brief", COMPANY, *ONLY, "-q", *(word for path in paths for word in ("-o", path)))
        assert (answer.code, answer.out) == (0, "")
    for ending in ("html", "pdf", "md", "json"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_a_listed_party_of_whom_no_claim_speaks_has_a_brief_too(example_home: Path) -> None:
    answer = asked(example_home, "brief", "52112", "--as-of", "2026-11-01")
    assert answer.code == 0
    assert (
        "OFAC has designated SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED (programme CYBER2)." in answer.out
    )
    assert "Block the party's property and deal with it in nothing" in answer.out
    assert "Nothing that was read names clients or masters" in answer.out


def test_what_can_not_be_read_is_told_and_makes_the_exit_code_2(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "subject_kind,subject,relation,object_kind,object,from\ncompany,A,controls,company,B,never\n", encoding="utf-8"
    )
    answer = asked(tmp_path, "brief", COMPANY, *ONLY, "--claims", bad, "--key-details")
    assert answer.code == 2
    assert "never" in answer.err


REFUSED = [
    (("brief", "Nobody Ltd", *ONLY), "nobody is called"),
    (("brief", COMPANY, *ONLY, "-o", "brief.docx"), "can't tell a format"),
    (("brief", COMPANY, *ONLY, "--as-of", "soon"), "--as-of takes a day"),
    (("hunt", *HUNT, "--brief", "brief.html"), "--brief is about a party"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_can_not_be_done_is_one_line(words: tuple[object, ...], said: str, tmp_path: Path) -> None:
    refused(asked(tmp_path, *words), said)


def test_a_hunt_writes_the_brief_with_its_exposure_and_into_its_evidence(tmp_path: Path) -> None:
    outputs = ("--brief", tmp_path / "b.json", "--brief", tmp_path / "b.html", "--evidence", tmp_path / "case")
    answer = asked(tmp_path, "hunt", *HUNT, "--party", COMPANY, *outputs)
    assert answer.code == 3
    told = json.loads((tmp_path / "b.json").read_bytes())
    said = [one["text"] for each in told["sections"] for row in each["paragraphs"] for one in row["sentences"]]
    assert any("Did your own network meet it? Yes: 3 rows of 2 of our hosts" in text for text in said)
    assert any(
        "contact alone, without a payment, service, account or other property, creates no duty" in text for text in said
    )
    assert "Your own network" in (tmp_path / "case" / "brief.html").read_text("utf-8")
    manifest = json.loads((tmp_path / "case" / "manifest.json").read_bytes())
    assert {"brief.html", "brief.json"} <= {row["name"] for row in manifest["files"]}


def test_a_hunt_that_names_the_party_with_a_typing_error_has_its_brief(tmp_path: Path) -> None:
    answer = asked(tmp_path, "hunt", *HUNT, "--party", "Integrity Tecnology Group", "--brief", tmp_path / "b.md")
    assert answer.code == 3, answer.err
    assert "# Brief: Integrity Technology Group" in (tmp_path / "b.md").read_text("utf-8")
