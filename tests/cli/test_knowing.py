"""seawall customers: loaded, screened, and told who is newly hit when a refresh brings a new list."""

import csv
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from seawall.audit import kind_of
from seawall.audit.events import CorpusSwapped, PopulationScreened
from seawall.cli import terminal
from seawall.readings import READINGS
from seawall.refresh import FromFolder, Round, refresh
from seawall.store import Store
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
KNOWN = ROOT / "examples" / "customers-known.csv"
DATED = ROOT / "examples" / "dated"
BEFORE, AFTER = DATED / "2025-01-02", DATED / "2025-01-03"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The lists of 2025-01-02 and three known customers, screened."""
    place = tmp_path / "home"
    assert asked(place, "refresh", "--from", BEFORE).code == 0
    assert asked(place, "customers", "load", KNOWN).code == 0
    answer = asked(place, "customers", "screen")
    assert answer.code == 0
    assert "3 customers are covered: 0 block, 0 reject, 0 review, 3 release; 0 have hits" in answer.out
    return place


def test_a_refresh_from_one_dated_version_to_the_next_says_who_is_newly_hit(home: Path) -> None:
    answer = asked(home, "refresh", "--from", AFTER)
    assert answer.code == 0
    line = next(line for line in answer.out.splitlines() if line.startswith("newly hit"))
    for said in ("V-2", "ofac-50543, OFAC SDN", "release → block", "the entry was added to OFAC SDN [CYBER2]"):
        assert said in line
    assert "1 newly hit, 0 changed, 0 no longer hit" in answer.out


def test_rescreen_writes_who_is_newly_hit_and_ends_with_3_for_a_block(home: Path, tmp_path: Path) -> None:
    assert asked(home, "refresh", "--from", AFTER).code == 0
    assert asked(home, "refresh", "--from", BEFORE, "--accept-shrink").code in {0, 1}
    one, two = tmp_path / "a.csv", tmp_path / "a.jsonl"
    more = tmp_path / "more.csv"
    more.write_text("id,name\nV-4,Evil Corp\n", encoding="utf-8")
    assert asked(home, "customers", "load", more).code == 0
    answer = asked(home, "customers", "rescreen", "-o", one, "-o", two, "--quiet")
    assert (answer.code, answer.out) == (3, "")
    (row,) = csv.DictReader(one.read_text("utf-8").splitlines())
    assert (row["kind"], row["key"], row["why"]) == ("newly hit", "V-4", "the customer is new")
    assert json.loads(two.read_text("utf-8").splitlines()[-1])["attestation"]["newly_hit"] == 1


def test_customers_alone_says_what_is_known_and_what_is_due(home: Path, tmp_path: Path) -> None:
    answer = asked(home, "customers")
    assert answer.code == 0
    for said in ("customers-known.csv", "0 block, 0 reject, 0 review, 3 release"):
        assert said in answer.out
    assert "run seawall" not in answer.err
    more = tmp_path / "more.csv"
    more.write_text("id,name\n,Example Glass SA\n", encoding="utf-8")
    asked(home, "customers", "load", more)
    answer = asked(home, "customers")
    assert "has no key" in answer.err
    assert "customers changed since: run seawall customers rescreen" in answer.err


def test_another_policy_is_said_and_not_taken_by_a_refresh(home: Path) -> None:
    asked(home, "customers", "rescreen", "--threshold", "0.6")
    answer = asked(home, "refresh", "--from", AFTER)
    assert "screened with another policy" in answer.err
    assert "newly hit" not in answer.out


def test_what_makes_no_sense_is_refused_in_one_line(home: Path, tmp_path: Path) -> None:
    refused(asked(tmp_path / "empty", "customers"), "no customers are known")
    refused(asked(home, "customers", "screen", "--workers", "0"), "--workers is 1 or more")
    refused(asked(home, "customers", "load", tmp_path / "none.csv"), "there is no file")
    refused(asked(home, "customers", "rescreen", "-o", tmp_path / "a.xml"), "can't tell a format")
    payments = ROOT / "examples" / "payments" / "payments.xml"
    refused(asked(home, "customers", "load", payments), "holds payments")


def test_in_a_narrow_terminal_a_change_has_three_lines_and_its_names_stay_whole(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal.out, "width", 80)
    told = asked(home, "refresh", "--from", AFTER).out.splitlines()
    first = next(number for number, line in enumerate(told) if line.startswith("newly hit"))
    assert [" ".join(line.split()) for line in told[first : first + 3]] == [
        "newly hit V-2 Integrity Technology Group Incorporated",
        "INTEGRITY TECHNOLOGY GROUP, INCORPORATED (ofac-50543, OFAC SDN)",
        "– → 0.99, release → block: the entry was added to OFAC SDN",
    ]


def _cut_short(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_a_refresh_found_and_could_not_print_is_told_again_by_the_next_command(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("seawall.cli.changed._show", _cut_short)
        assert "V-2" not in asked(home, "refresh", "--from", AFTER).out
    said = "changed (1 newly hit, 0 changed, 0 no longer hit) may not have been told"
    for _ in range(2):  # to look at the state is not to be told
        assert f"{said}: seawall customers rescreen tells it again" in asked(home, "customers").err
    answer = asked(home, "customers", "rescreen")
    told = answer.out.splitlines()
    assert told[0].startswith("told again: what the screening of ")
    assert said in told[0]
    assert next(line for line in told if line.startswith("newly hit")).split()[2] == "V-2"
    assert "0 newly hit, 0 changed, 0 no longer hit" in answer.out, "by this screening"
    assert answer.code == 3, "who acts on the exit code is told too"
    answer = asked(home, "customers", "rescreen")
    assert (answer.code, "told again" in answer.out) == (0, False)


def test_an_exit_code_alone_tells_nobody_and_a_file_does(home: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("id,name\nV-4,Evil Corp\n", encoding="utf-8")
    asked(home, "customers", "load", more)
    assert asked(home, "customers", "rescreen", "--quiet").code == 3
    file = tmp_path / "a.csv"
    assert asked(home, "customers", "rescreen", "--quiet", "-o", file).code == 3
    (row,) = csv.DictReader(file.read_text("utf-8").splitlines())
    assert (row["kind"], row["key"], row["told_again"][-1]) == ("newly hit", "V-4", "Z")
    assert asked(home, "customers", "rescreen", "--quiet").code == 0


def test_a_refresh_by_another_policy_tells_what_was_not_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("seawall.cli.changed._show", _cut_short)
        asked(home, "refresh", "--from", AFTER)
    monkeypatch.setenv("SEAWALL_THRESHOLD", "0.6")
    answer = asked(home, "refresh", "--from", AFTER)
    assert "screened with another policy" in answer.err
    assert "told again: what the screening of " in answer.out


def test_a_watch_says_who_is_newly_hit_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rounds(home: Path, *_: object, **__: object) -> Iterator[Round]:
        for at in (NOW, NOW + timedelta(hours=1)):
            result = refresh(home, FromFolder(AFTER), now=at)
            yield Round(at, ("us-ofac-sdn",), result, "", at + timedelta(hours=1))

    monkeypatch.setattr("seawall.cli.watching.watch", rounds)
    answer = asked(home, "refresh", "--watch")
    assert [line.split()[2] for line in answer.out.splitlines() if line.startswith("newly hit")] == ["V-2"]
    assert answer.out.count("customers are covered") == 1, "the second round brought nothing"


def _system(home: Path) -> list[CorpusSwapped | PopulationScreened]:
    with Store.open(f"sqlite:///{home / 'seawall.db'}", READINGS, salts=secrets.token_bytes) as store:
        bodies = [event.body for event in store.read("system")]
    assert all(isinstance(body, CorpusSwapped | PopulationScreened) for body in bodies), [
        kind_of(one) for one in bodies
    ]
    return [body for body in bodies if isinstance(body, CorpusSwapped | PopulationScreened)]


def test_where_the_settings_record_the_tape_knows_the_corpus_in_use_and_who_was_screened(tmp_path: Path) -> None:
    place = tmp_path / "home"
    place.mkdir()
    (place / "seawall.toml").write_text("record = true\n", encoding="utf-8")
    asked(place, "refresh", "--from", BEFORE)
    asked(place, "refresh", "--from", BEFORE)
    asked(place, "customers", "load", KNOWN)
    asked(place, "customers", "screen")
    asked(place, "refresh", "--from", AFTER)
    one, screened, two, again = _system(place)
    assert isinstance(one, CorpusSwapped)
    assert isinstance(two, CorpusSwapped)
    assert one.corpus != two.corpus
    assert [row.id for row in two.lists] == ["us-ofac-sdn"]
    assert isinstance(screened, PopulationScreened)
    assert isinstance(again, PopulationScreened)
    assert (screened.corpus, screened.customers) == (one.corpus, 3)
    assert (again.corpus, again.newly_hit) == (two.corpus, 1)
    assert asked(place, "verify").code == 0


def test_a_screening_that_was_not_told_is_on_the_tape_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Struck before the tape knows of it, and behind that: either way the next run finishes it."""
    place = tmp_path / "home"
    place.mkdir()
    (place / "seawall.toml").write_text("record = true\n", encoding="utf-8")
    asked(place, "refresh", "--from", BEFORE)
    asked(place, "customers", "load", KNOWN)
    asked(place, "customers", "screen")
    for struck in ("tape_screenings", "_noted"):
        with monkeypatch.context() as patched:
            patched.setattr(f"seawall.cli.changed.{struck}", _cut_short)
            asked(place, "refresh", "--from", AFTER)
    asked(place, "customers", "rescreen")
    screened = [body for body in _system(place) if isinstance(body, PopulationScreened)]
    assert [body.newly_hit for body in screened] == [0, 1, 0, 0]
    assert len({body.screening for body in screened}) == 4


def test_without_the_setting_nothing_is_written_and_another_home_is_not_told_of(home: Path, tmp_path: Path) -> None:
    assert not (home / "seawall.db").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "seawall.toml").write_text("record = true\n", encoding="utf-8")
    assert asked(other, "refresh", "--from", AFTER, "--home", home).code == 0
    assert not (other / "seawall.db").exists()
