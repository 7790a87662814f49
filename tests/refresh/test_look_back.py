"""Looking back: the lists as they stood on a day, from the archived versions."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from tests.refresh.dated import CONS, NOW, SDN, Days, three_versions
from tests.refresh.documents import csv_set, name_of

from seawall.corpus import current
from seawall.decisions import us_policy
from seawall.errors import HomeBusy, InputRefused, ListRefused, SettingRefused
from seawall.fetch import Archive, Holder, locked
from seawall.refresh import look_back, versions
from seawall.screen import Screening

room = import_module("seawall.refresh.look_back")  # the package has a function of the same name

# The first version of the one list beside the first of the other: no refresh ever held both.
NEVER_BUILT = date(2026, 8, 9)
DAYS = [
    # day, the SDN list's entries then, those of the consolidated list
    (date(2026, 8, 1), range(100), range(0)),
    (date(2026, 8, 9), range(100), range(200, 210)),
    (date(2026, 8, 10), range(1, 103), range(200, 210)),
    (date(2026, 8, 19), range(1, 103), range(200, 210)),
    (date(2026, 8, 30), range(1, 104), range(200, 210)),
]


@pytest.mark.parametrize("day, sdn, cons", DAYS)
def test_each_list_is_the_version_that_stood_on_the_day(tmp_path: Path, day: date, sdn: range, cons: range) -> None:
    days = three_versions(tmp_path)
    before = current(days.home).version
    for _ in range(2):  # built, then kept
        corpus = look_back(days.home, day, now=NOW)
        assert {entity.caption for entity in corpus} == {name_of(uid) for uid in (*sdn, *cons)}
        assert corpus.as_of == day
    assert current(days.home).version == before


def test_every_decision_says_which_versions_it_rests_on_and_which_list_had_none(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    notes = Screening(look_back(days.home, date(2026, 8, 5), now=NOW), us_policy(), NOW).notes
    assert f"{SDN}: as it stood on 2026-08-05: the version published 2026-08-01" in notes
    assert f"{CONS}: no version of it is known from 2026-08-05 or before, nothing on this list was screened" in notes
    assert "this is a look-back to the lists of 2026-08-05: law and policy are those of 2026-08-30" in notes
    assert not any("ago" in note for note in notes)


def test_a_version_without_a_day_of_publication_counts_from_the_day_it_was_fetched_and_says_so(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.refresh(**csv_set(range(100)))
    with pytest.raises(InputRefused, match=rf"no list had a version by 2026-08-10: .* is of {days.now.date()}"):
        look_back(days.home, date(2026, 8, 10), now=NOW)
    corpus = look_back(days.home, days.now.date(), now=NOW)
    said = f"the version fetched {days.now.date()} (its date of publication is not known)"
    assert any(said in note for note in Screening(corpus, us_policy(), NOW).notes)


def test_a_version_that_was_fetched_late_stands_from_its_publication_on(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.now = NOW
    days.sdn(range(100), "2026-08-01")
    days.sdn(range(101), "2026-08-20")
    assert len(look_back(days.home, date(2026, 8, 2), now=days.now)) == 100


def test_the_corpus_in_use_serves_a_look_back_to_the_same_versions(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    corpus = look_back(days.home, date(2026, 8, 25), now=NOW)
    assert corpus.folder == current(days.home).folder
    assert current(days.home).as_of is None


def test_only_the_lists_named_are_looked_back_to(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    corpus = look_back(days.home, date(2026, 8, 30), now=NOW, lists=[CONS])
    assert {entity.source.list_id for entity in corpus} == {CONS}
    assert look_back(days.home, date(2026, 8, 30), now=NOW, lists=[CONS, "un-sc"]).manifest.missing == ("un-sc",)


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    with pytest.raises(SettingRefused, match="2026-08-31 lies ahead"):
        look_back(days.home, NOW.date() + timedelta(days=1), now=NOW)
    with pytest.raises(InputRefused, match=r"no list had a version by 2026-07-31: .* 2026-08-01 \(us-ofac-sdn\)"):
        look_back(days.home, date(2026, 7, 31), now=NOW)
    with pytest.raises(InputRefused, match="was ever accepted"):
        look_back(tmp_path / "elsewhere", date(2026, 7, 31), now=NOW)


def test_a_refresh_at_work_is_waited_for_only_where_a_corpus_must_be_built(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    look_back(days.home, date(2026, 8, 12), now=NOW)
    with locked(days.home, Holder(1, "desk-7", NOW)):
        assert look_back(days.home, date(2026, 8, 12), now=NOW).as_of == date(2026, 8, 12)
        with pytest.raises(HomeBusy, match="desk-7"):
            look_back(days.home, NEVER_BUILT, now=NOW)


def test_a_lost_or_changed_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = three_versions(tmp_path)
    (first, *_) = versions(days.home)
    real = room.read

    def fewer(*arguments: object) -> object:
        return replace(real(*arguments), entities=real(*arguments).entities[:50])

    monkeypatch.setattr(room, "read", fewer)
    with pytest.raises(ListRefused, match="100 entries were accepted, 50 can be read now"):
        look_back(days.home, NEVER_BUILT, now=NOW)
    monkeypatch.undo()
    Archive(days.home / "archive").place(first.version.sha256[0]).unlink()
    with pytest.raises(InputRefused, match="holds no file"):
        look_back(days.home, NEVER_BUILT, now=NOW)


def test_a_full_disk_refuses_the_look_back_and_leaves_the_corpus_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = three_versions(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room, "build", full)
    with pytest.raises(ListRefused, match="No space left on device"):
        look_back(days.home, NEVER_BUILT, now=NOW)
    assert len(current(days.home)) == 113
