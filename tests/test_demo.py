"""The demo: it runs to its end in a folder with blanks in its name, decides as expected, and fails where it must."""

import csv
import json
import re
import secrets
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from seawall.access import Right, Wants, rights_of
from seawall.admission import Gate, sign_in
from seawall.ingest import papers
from seawall.readings import HUNTS, READINGS
from seawall.review import all_cases
from seawall.settings import load as load_settings
from seawall.store import Store
from tests.conftest import ROOT

# The exit codes of a good run, as a stand-in for the command gives them.
GOOD = (
    'case "$*" in *resubmitted*|search*|read*|"review queue"*|*2023-05-25*attribution*) exit 2;; screen*|"hunt examples/logs/2024"*) exit 3;; '
    '"review approve CUST-06 --as ana") exit 1;; esac'
)
SHELLS = [shell for shell in ("dash", "bash") if shutil.which(shell)]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of what the demo needs, in a folder with a blank in its name."""
    place = tmp_path / "a checkout"
    shutil.copytree(ROOT / "examples", place / "examples")
    (place / "src" / "seawall" / "decisions").mkdir(parents=True)
    shutil.copy(ROOT / "src" / "seawall" / "decisions" / "us.toml", place / "src" / "seawall" / "decisions")
    (place / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "demo.sh", place / "tools")
    return place


def demo(checkout: Path, shell: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([shell, "tools/demo.sh", str(folder)], cwd=checkout, capture_output=True, check=False)


def command(folder: Path, script: str) -> Path:
    """A stand-in for the command seawall."""
    folder.mkdir()
    path = folder / "seawall"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(0o755)
    return folder


@pytest.mark.long
def test_the_demo_ends_well_and_says_where_the_report_lies(checkout: Path) -> None:
    done = demo(checkout, "sh", Path(sys.executable).parent)
    assert done.returncode == 0, done.stderr.decode()
    assert f"{checkout}/.demo/report.html" in done.stdout.decode()
    assert (checkout / ".demo" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    with (checkout / "examples" / "expected.csv").open(encoding="utf-8", newline="") as stream:
        expected = {row["key"]: row["expectation"] for row in csv.DictReader(stream)}
    filed = (checkout / ".demo" / "blocked-B-1.html").read_text(encoding="utf-8")
    assert "Complete" in filed
    assert "INTEGRITY TECHNOLOGY GROUP" in filed
    assert "ana proposed this: a second person approves" in done.stderr.decode()
    said = done.stdout.decode()
    assert "Yes: 3 rows of 2 of our hosts within published windows" in said
    assert "Unknown (coverage 0.0 %" in said
    assert "No, as far as logs exist (coverage 100.0 %: 1.0 of 1.0 indicator-days)." in said
    assert (checkout / ".demo" / "evidence" / "manifest.json").exists()
    assert "The network Raptor Train compromised more than 260,000 devices in June 2024" in said
    assert "Yes: 3 rows of 2 of our hosts" in (checkout / ".demo" / "brief.html").read_text(encoding="utf-8")
    assert (checkout / ".demo" / "brief.pdf").read_bytes().startswith(b"%PDF")
    lines = [
        line
        for name in ("decisions.jsonl", "again.jsonl")
        for line in (checkout / ".demo" / name).read_text(encoding="utf-8").splitlines()
    ]
    decided = {row["key"]: row["outcome"] for row in map(json.loads, lines)}
    assert decided.keys() == expected.keys()
    assert {key: found for key, found in decided.items() if not _is_as(found, expected[key])} == {}

    desk_with_work_for_two(checkout / ".demo" / "home", said)
    network_to_look_at(checkout / ".demo" / "home")


def desk_with_work_for_two(home: Path, said: str) -> None:
    """The sign-in that the demo printed opens a desk on which cases wait, for one who proposes and one who approves."""
    found = re.search(r"with the password (\S{24})$", said, re.MULTILINE)
    assert found
    with Store.open(f"sqlite:///{home / 'seawall.db'}", READINGS, salts=secrets.token_bytes) as store:
        gate = Gate(store, datetime.now(UTC), secrets.token_bytes, demanded=frozenset())
        came = {who: sign_in(gate, who, found[1]) for who in ("ana", "ben", "admin")}
        assert {who: here.session.wants for who, here in came.items()} == {
            "ana": Wants.NEW_PASSWORD, "ben": Wants.NEW_PASSWORD, "admin": Wants.NOTHING,
        }  # fmt: skip
        assert Right.WORK_CASES in rights_of(came["ana"].user.roles)
        assert Right.APPROVE in rights_of(came["ben"].user.roles)
        assert sum(case.closing is None for case in all_cases(store).values()) > 20
    assert load_settings({"SEAWALL_HOME": str(home)}).signing.second_factor == frozenset()


def _is_as(outcome: str, expectation: str) -> bool:
    return outcome != "release" if expectation == "stop" else outcome == expectation


def network_to_look_at(home: Path) -> None:
    """The desk's pages of the network have the hunt, its claims, and a story that waits for a person."""
    chosen = load_settings({"SEAWALL_HOME": str(home)})
    assert [path.parent.name for path in chosen.claims] == ["attribution", "hunt", "brief"]
    with Store.open(chosen.store_url, READINGS, salts=secrets.token_bytes) as store:
        assert [row.state.answer for row in store.states(HUNTS)] == ["yes"]
        (paper,) = papers(store)
        assert (paper.name, bool(paper.decided)) == ("story.txt", False)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_exit_codes_of_a_good_run_do_not_fail_the_demo(checkout: Path, tmp_path: Path, shell: str) -> None:
    folder = command(tmp_path / "b in", f'{GOOD}; echo "$# $1"')
    done = demo(checkout, shell, folder)
    assert done.returncode == 0, done.stderr.decode()
    assert b"$ seawall refresh --from examples/lists\n" in done.stdout


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("refresh", 1),
        ("screen", 0),
        ("screen", 1),
        ("screen", 2),
        ("screen examples/resubmitted", 0),
        ("review approve CUST-06 --as ana", 0),
        ("deadlines", 3),
        ("explain", 1),
        ("hunt examples/logs/2024", 2),
        ("hunt examples/logs/2023-05-25 --indicators", 2),
    ],
)
def test_any_other_exit_code_fails_the_demo(checkout: Path, tmp_path: Path, shell: str, step: str, code: int) -> None:
    folder = command(tmp_path / "bin", f"case $* in '{step}'*) exit {code};; esac; {GOOD}")
    done = demo(checkout, shell, folder)
    assert done.returncode != 0
    assert f"seawall {step.split(maxsplit=1)[0]} ended with exit code {code}" in done.stderr.decode()


def test_the_readers_own_settings_do_not_reach_the_demo(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEAWALL_THRESHOLD", "0.99")
    monkeypatch.setenv("SEAWALL_HOME", str(tmp_path / "mine"))
    folder = command(tmp_path / "bin", f"env | grep ^SEAWALL_; {GOOD}")
    said = demo(checkout, "sh", folder).stdout.decode()
    assert f"SEAWALL_HOME={checkout}/.demo/home" in said
    assert "SEAWALL_THRESHOLD" not in said


def test_the_demo_ends_with_a_way_to_serve_it_and_a_password_that_is_kept_nowhere(
    checkout: Path, tmp_path: Path
) -> None:
    folder = command(tmp_path / "bin", GOOD)
    said = [demo(checkout, "sh", folder).stdout.decode() for _ in range(2)]
    found = [re.search(r"as ana, ben or admin with the password (\S{24})$", text, re.MULTILINE) for text in said]
    passwords = [match[1] for match in found if match]
    assert len(set(passwords)) == 2, "made anew each time"
    assert all(text.count(password) == 1 for text, password in zip(said, passwords, strict=True))
    assert f"SEAWALL_HOME='{checkout}/.demo/home' '{folder}/seawall' serve" in said[0]
    kept = [path for path in (checkout / ".demo").rglob("*") if path.is_file()]
    assert not any(passwords[1].encode() in path.read_bytes() for path in kept)
