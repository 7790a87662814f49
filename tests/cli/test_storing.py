"""The commands of the store, as they are typed: recorded, proved, replayed, checkpointed, redacted."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.conftest import ROOT
from tests.store.made import forced

_PAYMENTS = ROOT / "examples" / "payments" / "payments.xml"


@pytest.fixture
def home(tmp_path: Path, example_home: Path) -> Path:
    """A home of its own with the example lists, ten recorded decisions, and the cases of the seven that were stopped."""
    for name in ("archive", "corpus"):
        (tmp_path / name).symlink_to(example_home / name)
    done = asked(tmp_path, "screen", _PAYMENTS, "--record")
    assert "recorded 10 decisions; seawall replay KEY makes one again" in done.err
    return tmp_path


def test_a_recorded_screening_is_proved_and_replayed(home: Path) -> None:
    done = asked(home, "verify")
    assert done.code == 0
    assert done.out.startswith("the chain holds: events 1 to 24, last hash ")
    done = asked(home, "replay", "PAY-02")
    assert done.code == 0, done
    assert "the same decision, byte for byte" in done.out
    told = json.loads(asked(home, "replay", "PAY-02", "--json").out)
    assert told["same"] is True
    assert told["before"] == told["now"]
    assert told["receipt"]["outcome"] == "block"


def test_nothing_is_recorded_unless_it_is_asked_for_or_set(tmp_path: Path, example_home: Path) -> None:
    for name in ("archive", "corpus"):
        (tmp_path / name).symlink_to(example_home / name)
    asked(tmp_path, "screen", _PAYMENTS, "-q")
    assert not (tmp_path / "seawall.db").exists()
    (tmp_path / "seawall.toml").write_text("record = true\nstore = 'sqlite:///tape/mine.db'\n")
    asked(tmp_path, "screen", _PAYMENTS, "-q")
    assert (tmp_path / "tape" / "mine.db").exists()
    assert asked(tmp_path, "verify").out.startswith("the chain holds: events 1 to 24")


def test_the_recorded_line_is_the_one_that_was_written(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.jsonl"
    asked(home, "screen", _PAYMENTS, "--record", "-q", "-o", out)
    lines = {json.loads(line)["key"]: json.loads(line) for line in out.read_text().splitlines()}
    told = json.loads(asked(home, "replay", "PAY-02", "--json").out)
    assert told["now"] == lines["PAY-02"]


def test_a_broken_tape_is_named_with_an_exit_code_of_its_own(home: Path) -> None:
    forced(
        f"sqlite:///{home / 'seawall.db'}",
        "UPDATE events SET data = (SELECT data FROM events WHERE seq = 1) WHERE seq = 4",
    )
    done = asked(home, "verify")
    assert done.code == 3
    assert done.out == ""
    assert "the tape is broken: event 4: its bytes do not have its hash" in done.err
    assert asked(home, "verify", "--from", "5").code == 0


def test_a_case_that_was_changed_beside_the_tape_is_named_and_made_anew(home: Path) -> None:
    """The queue is read off the tape and kept beside it: whoever changes it there changes no event."""
    forced(f"sqlite:///{home / 'seawall.db'}", "UPDATE projections SET label = '' WHERE stream = 'case:1'",
           "DELETE FROM projections WHERE stream = 'case:2'")  # fmt: skip
    done = asked(home, "verify")
    assert done.code == 3
    assert done.out.splitlines()[0].startswith("the chain holds: events 1 to 24")
    assert "cases case:2: its row was removed" in done.out.splitlines()
    assert "rows of what is read off the tape are not what the tape gives" in done.err
    asked(home, "rebuild")
    assert asked(home, "verify").code == 0


def test_a_checkpoint_is_exported_once_and_proves_the_tape_later(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    done = asked(home, "checkpoint", "--export", file)
    assert done.out.startswith("checkpoint over 24 events: ")
    assert file.stat().st_mode & 0o077 == 0
    refused(asked(home, "checkpoint", "--export", file), "is there already")
    done = asked(home, "verify", "--checkpoint", file)
    assert (done.code, "checkpoints over 24 events are right" in done.out) == (0, True)
    assert "no time-stamp proves that" in done.err
    told = json.loads(file.read_text())
    file.write_text(json.dumps(told | {"root": "0" * 64}))
    done = asked(home, "verify", "--checkpoint", file)
    assert done.code == 3
    assert "its root is another one" in done.err
    refused(asked(home, "verify", "--checkpoint", file, "--from", "2"), "does not go with --from")
    file.write_text("[]")
    refused(asked(home, "verify", "--checkpoint", file), "is no checkpoint")
    refused(asked(home, "verify", "--checkpoint", tmp_path / "none.json"), "can't be read")


def test_what_is_read_off_the_tape_is_rebuilt(home: Path) -> None:
    with sqlite3.connect(home / "seawall.db") as connection:
        connection.execute("DELETE FROM projections")
    connection.close()
    assert (
        asked(home, "rebuild").out
        == "decisions: 10 rebuilt\ncases: 7 rebuilt\nitems: 0 rebuilt\nhunts: 0 rebuilt\ndocuments: 0 rebuilt\n"
    )
    assert asked(home, "replay", "PAY-02").code == 0


def test_what_a_replay_lacks_is_one_line_each_and_exit_code_1(home: Path) -> None:
    (home / "corpus").unlink()
    (home / "archive").unlink()
    done = asked(home, "replay", "PAY-02")
    assert done.code == 1
    assert "seawall: missing: the lists: " in done.err
    refused(asked(home, "replay", "PAY-99"), "no decision was recorded")


def test_nothing_is_redacted_before_its_time_and_without_due(home: Path) -> None:
    assert asked(home, "redact").out == "0 records are due to be redacted\n"
    assert asked(home, "redact", "--due").out == "redacted 0 records: the words of 0 events and 0 documents\n"


def test_all_that_names_a_person_is_written_for_its_owner_alone(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    done = asked(home, "export-person", "PAY-02", "-o", file)
    assert done.out.startswith("2 records name 'PAY-02'")
    assert file.stat().st_mode & 0o077 == 0
    (row,) = [row for row in json.loads(file.read_text())["streams"] if row["events"][0].get("key") == "PAY-02"]
    assert len(row["documents"]) == 2
    refused(asked(home, "export-person", "PAY-02", "-o", file), "is there already")


def test_a_store_that_cannot_be_opened_is_one_line(home: Path) -> None:
    (home / "seawall.toml").write_text("store = 'postgresql://ana:secret@localhost:1/tape'")
    done = asked(home, "verify")
    refused(done, "localhost:1")
    assert "secret" not in done.err
    (home / "seawall.toml").write_text("store = 'mysql://ana:secret@host/tape'")
    done = asked(home, "verify")
    refused(done, "sqlite:/// or postgresql://")
    assert "secret" not in done.err
