"""seawall hunt: a timeline, an answer, files and an exit code; bad input is a line, never a traceback."""

from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.hunt.made import ATTRIBUTION, COMPANY, INVENTED, LOGS, ONE_DAY

DAY = ("--as-of", "2026-11-01")
OF_COMPANY = ("--claims", ATTRIBUTION, "--claims", INVENTED, "--party", COMPANY, *DAY)

# the logs, what is looked for, the exit code, the answer
ANSWERS = [
    ("2024", OF_COMPANY, 3, "Yes: 3 rows of 2 of our hosts"),
    ("2023-05-25", OF_COMPANY, 2, "Unknown (coverage 0.0 %"),
    ("2023-05-25", ("--indicators", ONE_DAY, *DAY), 0, "No, as far as logs exist (coverage 100.0 %"),
]


@pytest.mark.parametrize(("logs", "looked_for", "code", "said"), ANSWERS)
def test_the_exit_code_is_the_answer(
    logs: str, looked_for: tuple[object, ...], code: int, said: str, example_home: Path
) -> None:
    answer = asked(example_home, "hunt", LOGS / logs, *looked_for)
    assert answer.code == code, answer.err
    assert said in answer.out


def test_the_timeline_says_phase_direction_and_whose(example_home: Path) -> None:
    answer = asked(example_home, "hunt", LOGS / "2024", *OF_COMPANY)
    (row,) = [line for line in answer.out.splitlines() if "router-17" in line]
    assert row.split()[:3] == ["2024-06-20", "in", "window"]
    assert "a victim's device, used by Raptor Train" in row
    assert "ofac-50543: listed as" in answer.err


def test_files_are_written_and_a_recorded_exposure_is_on_the_tape(tmp_path: Path) -> None:
    outputs = [tmp_path / name for name in ("e.json", "e.csv", "e.parquet", "e.html")]
    options = [word for path in outputs for word in ("-o", path)]
    answer = asked(
        tmp_path, "hunt", LOGS / "2024", *OF_COMPANY, *options, "--evidence", tmp_path / "case", "--record", "--quiet"
    )
    assert answer.code == 3
    assert answer.out == ""
    assert all(path.stat().st_size for path in outputs)
    assert (tmp_path / "case" / "manifest.json").exists()
    assert "recorded as exposure:" in answer.err
    assert asked(tmp_path, "verify").code == 0


def test_lines_that_cannot_be_read_make_a_no_something_to_look_at(tmp_path: Path) -> None:
    whole = (LOGS / "2023-05-25" / "conn.log").read_text("utf-8")
    log = tmp_path / "conn.log"
    log.write_text(whole + "yesterday\tno row\x1b[2J\n", "utf-8")
    answer = asked(tmp_path, "hunt", log, "--indicators", ONE_DAY, *DAY)
    assert answer.code == 2
    assert "No, as far as logs exist" in answer.out
    assert "conn.log line" in answer.err
    assert "\x1b" not in answer.err


# what is asked | what the refusal says
REFUSED = [
    (("logs-that-are-not", "--indicators", ONE_DAY), "there is no file"),
    ((LOGS,), "nothing to look for"),
    ((LOGS, "--indicators", ONE_DAY, "--zone", "Mars/Olympus"), "is no time zone"),
    ((LOGS, "--indicators", ONE_DAY, "--zone", "../../etc/passwd"), "is no time zone"),
    ((LOGS, "--indicators", ONE_DAY, "--skew", "-1"), "--skew takes"),
    ((LOGS, "--indicators", ONE_DAY, "--as-of", "soon"), "--as-of takes a day"),
    ((LOGS, "--indicators", LOGS / "2024" / "dns.log"), "no format of claims"),
    ((LOGS, "--indicators", ONE_DAY, "-o", "exposure.docx"), "can't tell a format"),
    ((LOGS, "--indicators", ONE_DAY, "--evidence", LOGS.parent), "exists"),
    ((LOGS, "--indicators", ONE_DAY, "--warning-lists", ONE_DAY), "takes a folder"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_makes_no_sense_is_refused_in_one_line(arguments: tuple[object, ...], said: str, tmp_path: Path) -> None:
    refused(asked(tmp_path, "hunt", *arguments), said)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.cli.hunting.find_spec", lambda name: None if name == "polars" else name)
    refused(asked(tmp_path, "hunt", LOGS, "--indicators", ONE_DAY), "needs the extra hunt (polars missing)")
