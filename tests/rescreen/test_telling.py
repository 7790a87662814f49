"""Who is newly hit is told, whenever the run that found it is killed: nobody is lost, nobody is told twice as new."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from seawall.customers import Kind
from seawall.customers.population import folder_of
from seawall.errors import InputRefused
from seawall.rescreen import ATTESTATIONS, changes_of, rescreen, screen_all, told, untold, was_cut_short
from seawall.rescreen import story as screening
from tests.conftest import ROOT
from tests.refresh.moments import STRUCK, UNTOUCHED
from tests.rescreen.test_rescreen import INTEGRITY, OTHER, SILENCE, US, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Two customers, screened by a list that has neither."""
    made = House(tmp_path)
    made.customers(US, OTHER)
    told(tmp_path, screen_all(made.using(made.lists(SILENCE))).ids)
    return made


@pytest.mark.skipif(not hasattr(os, "fork"), reason="moments are forked")
def test_a_run_that_is_killed_at_any_change_of_the_disk_loses_nobody_and_tells_nobody_twice_as_new(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.rescreen.struck", str(tmp_path)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=True,
    )  # fmt: skip
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["end"] for row in rows[-2:]] == [STRUCK, UNTOUCHED]
    assert len(rows) > 15, "a rescreening changes the disk more often than that"
    for row in rows:
        everybody = ["C-1", "C-2"] if row["newer"] else ["C-1"]
        heard = [one["key"] for one in row["heard"]]
        as_new = [one["key"] for one in row["heard"] if not one["again"]]
        assert sorted(set(heard)) == everybody, row
        assert len(as_new) == len(set(as_new)), row
        # Whoever heard it before the kill hears it as told again, if at all.
        assert as_new.count("C-1") == 1 or row["before"] == 0, row
        assert (row["untold"], row["left"]) == (0, []), row
        assert sum(row["attested"]) == len(everybody), row
    kinds = {(row["before"], any(one["again"] for one in row["heard"])) for row in rows}
    assert kinds == {(0, False), (0, True), (1, True), (1, False)}, (
        "struck before it was kept, told, noted, and not at all"
    )


def test_what_was_not_told_is_told_again_until_somebody_says_that_it_was(house: House) -> None:
    lists = house.lists(SILENCE, INTEGRITY)
    lost = rescreen(house.using(lists))
    for _ in range(2):
        done = rescreen(house.using(lists))
        assert done.changes == ()
        assert [one.changes for one in done.again] == [lost.changes]
        assert done.to_tell == (replace(lost.changes[0], told_again=lost.id),)
        assert done.again[0].attestation == lost.attestation
    told(house.home, done.ids)
    assert rescreen(house.using(lists)).to_tell == ()
    assert changes_of(house.home, lost.id) is not None, "told changes stay as those of a run"


def test_the_changes_of_several_runs_wait_in_their_order(house: House) -> None:
    """All runs at the one moment of a clock that stands: no run takes the place of another."""
    one = rescreen(house.using(house.lists(SILENCE, INTEGRITY)))
    two = rescreen(house.using(house.lists(SILENCE)))
    assert [row.kind for row in two.to_tell] == ["newly hit", "no longer hit"]
    assert [row.told_again for row in two.to_tell] == [one.id, ""]
    assert [row.id for row in untold(house.home)] == [one.id, two.id]


class Killed(BaseException):
    """Stands for a kill where no process is to end."""


def test_a_screening_that_ended_before_it_was_attested_is_attested_by_the_next_run_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = house.lists(SILENCE, INTEGRITY)
    calls = iter([_nothing, _killed])  # as it begins, and when it is the last one
    with monkeypatch.context() as patched:
        patched.setattr(screening, "settle", lambda _: next(calls)())
        with pytest.raises(Killed):
            rescreen(house.using(lists))
    assert was_cut_short(house.home)
    done = rescreen(house.using(lists))
    assert not was_cut_short(house.home)
    assert [row.key for row in done.to_tell] == ["C-1"]
    lines = (folder_of(house.home) / ATTESTATIONS).read_text("utf-8").splitlines()
    assert [json.loads(line)["newly_hit"] for line in lines] == [0, 1, 0]


def test_a_screening_that_never_became_the_last_one_is_no_news(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = house.lists(SILENCE, INTEGRITY)
    with monkeypatch.context() as patched:
        patched.setattr(screening, "keep_screened", _killed)
        with pytest.raises(Killed):
            rescreen(house.using(lists))
    assert not was_cut_short(house.home)
    done = rescreen(house.using(lists))
    assert [(row.key, row.told_again) for row in done.to_tell] == [("C-1", "")]


def test_a_file_of_untold_changes_that_is_damaged_is_named_and_keeps_nobody_from_being_screened(house: House) -> None:
    lists = house.lists(SILENCE, INTEGRITY)
    lost = rescreen(house.using(lists))
    path = changes_of(house.home, lost.id)
    assert path is not None
    whole = path.read_bytes()
    for data in (b"", b"{}", whole[:-9], b"\xff\n" + whole):
        path.write_bytes(data)
        with pytest.raises(InputRefused, match="who was newly hit by that screening stands in it"):
            rescreen(house.using(house.lists(SILENCE)))
    path.write_bytes(whole)
    done = rescreen(house.using(lists))
    assert [row.kind for row in done.to_tell].count(Kind.NO_LONGER_HIT) == 1


def _nothing() -> None:
    """All is settled."""


def _killed(*_: object) -> None:
    raise Killed
