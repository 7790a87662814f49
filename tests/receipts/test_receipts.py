"""Receipts: a recorded decision is made again byte for byte from what was archived, or what is missing is said."""

import secrets
import shutil
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from seawall import library
from seawall.audit.events import DecisionRecorded
from seawall.clusters import Verdict
from seawall.corpus import Corpus, current
from seawall.decisions import Dealing, Decision, GoodGuy, Kind, Outcome, shipped_policy, us_policy, with_overrides
from seawall.entities import Party, Role
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments import Customer, Money, Payment, Subject
from seawall.payments.sources import Reading, read_path
from seawall.readings import DECISIONS, READINGS
from seawall.receipts import Beside, Recorder, receipts_of, replay
from seawall.refresh import rule
from seawall.reports import json_line
from seawall.resubmission import FileRegister
from seawall.screen import Screening, screen
from seawall.store import Store
from tests.conftest import ROOT
from tests.store.made import ANA, forced

_NOW = datetime(2026, 11, 22, 9, 30, 0, 123_456, tzinfo=UTC)
_PAYMENTS = ROOT / "examples" / "payments"
_STAKES = ROOT / "examples" / "ownership" / "hosting.csv"


def _opened(folder: Path) -> Store:
    return Store.open(f"sqlite:///{folder / 'seawall.db'}", READINGS, salts=secrets.token_bytes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with _opened(tmp_path) as made:
        yield made


def _recorded(
    store: Store, using: Screening, subjects: list[Subject | Problem], beside: tuple[Beside, ...] = ()
) -> list[Decision]:
    recorder = Recorder(store, using, beside)
    decisions = []
    for item in screen(recorder.watched(subjects), recorder.using):
        recorder.take(item)
        decisions += [] if isinstance(item, Problem) else [item]
    recorder.flush()
    return decisions


def _read(path: Path = _PAYMENTS) -> list[Subject | Problem]:
    return list(read_path(path, Reading()))


def _receipts(store: Store) -> list[str]:
    return [row.state.receipt for row in store.states(DECISIONS)]


def test_every_example_is_decided_again_byte_for_byte(store: Store, example_home: Path, example_corpus: Corpus) -> None:
    decisions = _recorded(store, Screening(example_corpus, us_policy(), _NOW), _read())
    done = [replay(store, receipt, example_home) for receipt in _receipts(store)]
    assert len(done) == len(decisions) > 30
    assert all(one.is_same and not one.missing for one in done)
    assert sorted(one.now for one in done) == sorted(map(json_line, decisions))
    assert store.verify().last.seq == len(decisions)


def test_all_that_can_be_asked_beside_the_lists_is_archived_too(
    store: Store, tmp_path: Path, example_home: Path, example_corpus: Corpus
) -> None:
    policy = with_overrides(us_policy(), 0.8, None)
    entry = example_corpus.entity("ofac-50543")
    guy = GoodGuy(entry.id, "ana", "another company", _NOW.date(), _NOW.date(), "0" * 16, "0" * 16, "p", customer="C-1")
    using = Screening(
        example_corpus, policy, _NOW, lists=("SDN",), top=3, good_guys=(guy,),
        dealings={"PAY-11": Dealing(kind=Kind.DEBT, tenor_days=40, said_by="the desk")},
        ownership=library.read_ownership(_STAKES, corpus=example_corpus, policy=policy, on=_NOW.date()),
        earlier=FileRegister(tmp_path / "stopped.jsonl", _NOW.date(), policy.resubmission_days or 0),
    )  # fmt: skip
    # Ownership of a screening that was narrowed to a list is assessed by that list alone.
    using = replace(using, lists=())
    subjects = [*_read(), *_read(ROOT / "examples" / "resubmitted.xml")]
    decisions = _recorded(store, using, subjects, (Beside.of(_STAKES),))
    kinds = {ground.kind for decision in decisions for ground in decision.grounds}
    assert {"ownership", "resubmission"} <= {str(kind) for kind in kinds}
    done = [replay(store, receipt, example_home) for receipt in _receipts(store)]
    assert [one.missing for one in done if not one.is_same] == []


@pytest.mark.parametrize("regime", ["uk", "eu"])
def test_lists_asked_for_by_name_and_other_policies_are_part_of_the_receipt(
    store: Store, example_home: Path, example_corpus: Corpus, regime: str
) -> None:
    using = Screening(example_corpus, shipped_policy(regime), _NOW, lists=("SDN",), top=1)
    _recorded(store, using, _read(_PAYMENTS / "customers.csv"))
    assert all(replay(store, receipt, example_home).is_same for receipt in _receipts(store))


def test_each_field_of_a_screening_is_archived_or_follows_from_others() -> None:
    """A new field must be written into receipts (papers.py, record.py, replay.py) before it is named here."""
    archived = {"corpus", "policy", "now", "lists", "top", "dealings", "good_guys", "ownership", "earlier"}
    assert {row.name for row in fields(Screening)} == archived | {"said", "notes", "enabled"}


def test_a_corpus_that_is_gone_is_built_again_from_the_archive(
    store: Store, tmp_path: Path, example_home: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(example_home, home)
    _recorded(store, Screening(current(home), us_policy(), _NOW), _read(_PAYMENTS / "customers.csv"))
    shutil.rmtree(home / "corpus")
    assert all(replay(store, receipt, home).is_same for receipt in _receipts(store)[:3])
    assert not (home / "corpus").exists()
    shutil.rmtree(home / "archive")
    done = replay(store, _receipts(store)[0], home)
    assert not done.is_same
    assert [text.partition(":")[0] for text in done.missing] == ["the lists"]
    assert done.before  # the decision itself is still there to be read


def _ruled(home: Path, why: str) -> None:
    rule(home, "ofac-50543", "ofac-26664", Verdict.SAME, why=why, by="A. Examiner", now=_NOW)


@pytest.fixture
def ruled_home(tmp_path: Path, example_home: Path) -> Path:
    """A home of which a person ruled that two of OFAC's entries are one party."""
    home = tmp_path / "home"
    shutil.copytree(example_home, home)
    _ruled(home, "both notices")
    return home


def _recorded_under_the_ruling(store: Store, home: Path) -> str:
    """The receipt of a decision that repeats the ruling's reason."""
    decisions = _recorded(store, Screening(current(home), us_policy(), _NOW), _read(_PAYMENTS / "customers.csv"))
    key = next(row.key for row in decisions if b"both notices" in json_line(row))
    return next(row.receipt for row in receipts_of(store, key))


def test_a_corpus_under_a_person_s_ruling_is_built_again_with_it(store: Store, ruled_home: Path) -> None:
    receipt = _recorded_under_the_ruling(store, ruled_home)
    shutil.rmtree(ruled_home / "corpus")
    (ruled_home / "judgements.jsonl").unlink()
    assert replay(store, receipt, ruled_home).is_same


def test_the_same_verdict_for_another_reason_replays_the_reason_of_then(store: Store, ruled_home: Path) -> None:
    receipt = _recorded_under_the_ruling(store, ruled_home)
    rule(ruled_home, "ofac-50543", "ofac-26664", Verdict.WITHDRAWN, why="looked at again", by="A. Examiner", now=_NOW)
    _ruled(ruled_home, "a third notice")
    assert replay(store, receipt, ruled_home).is_same


def test_an_older_receipt_finds_its_rulings_in_the_journal_or_says_that_they_are_missing(
    store: Store, ruled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.receipts.record._rulings", lambda _: ())
    receipt = _recorded_under_the_ruling(store, ruled_home)
    rule(ruled_home, "ofac-50543", "ofac-26664", Verdict.DIFFERENT, why="two firms", by="A. Examiner", now=_NOW)
    shutil.rmtree(ruled_home / "corpus")
    assert replay(store, receipt, ruled_home).is_same
    (ruled_home / "judgements.jsonl").unlink()
    (missing,) = replay(store, receipt, ruled_home).missing
    assert "neither the receipt nor the journal of judgements holds the rulings" in missing


def _hashes(store: Store, receipt: str) -> DecisionRecorded:
    (event,) = store.read(f"decision:{receipt}")
    assert isinstance(event.body, DecisionRecorded)
    return event.body


def test_what_a_replay_lacks_is_said(store: Store, tmp_path: Path, example_home: Path, example_corpus: Corpus) -> None:
    policy = us_policy()
    using = Screening(
        example_corpus, policy, _NOW,
        ownership=library.read_ownership(_STAKES, corpus=example_corpus, policy=policy, on=_NOW.date()),
    )  # fmt: skip
    large = replace(Beside.of(_STAKES), data=None)
    _recorded(store, using, _read(_PAYMENTS / "customers.csv"), (large,))
    receipt = _receipts(store)[0]
    (missing,) = replay(store, receipt, example_home).missing
    assert missing.startswith("who owns whom: hosting.csv (SHA-256 ")
    assert "is not archived" in missing
    store.redact([f"decision:{receipt}"], ANA, _NOW, "over")
    missing_all = replay(store, receipt, example_home).missing
    assert [text.split(":")[0] for text in missing_all] == ["the decision as it was recorded", "what was screened"]
    assert all("redacted" in text for text in missing_all)
    body = _hashes(store, _receipts(store)[1])
    forced(
        f"sqlite:///{tmp_path / 'seawall.db'}",
        f"UPDATE documents SET packed = NULL WHERE sha256 <> '{body.inputs_sha256}'",
    )
    missing_all = replay(store, body.receipt, example_home).missing
    assert any(text.startswith("what it was screened under: ") for text in missing_all)


def test_a_decision_of_another_engine_says_which_one_it_takes(
    store: Store, example_home: Path, example_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    _recorded(store, Screening(example_corpus, us_policy(), _NOW), _read(_PAYMENTS / "mt103.fin"))
    monkeypatch.setattr(sys.modules["seawall.receipts.replay"], "ENGINE", "9.9.9")
    (missing,) = replay(store, _receipts(store)[0], example_home).missing
    assert missing == "the program: it was decided by Seawall 0.1.0, and this is 9.9.9; install that one"


def test_lists_that_age_change_no_replay(store: Store, example_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(example_home, home)
    _recorded(store, Screening(current(home), us_policy(), _NOW), _read(_PAYMENTS / "mt103.fin"))
    (home / "archive" / "index.jsonl").unlink()
    assert replay(store, _receipts(store)[0], home).is_same


def test_the_same_run_recorded_twice_is_on_the_tape_once(store: Store, example_corpus: Corpus) -> None:
    using = Screening(example_corpus, us_policy(), _NOW)
    first = _recorded(store, using, _read())
    _recorded(store, using, _read())
    assert store.head().seq == len(first)
    _recorded(store, replace(using, now=_NOW + timedelta(seconds=1)), _read())
    assert store.head().seq == 2 * len(first)


def test_of_one_key_all_receipts_are_found_oldest_first(store: Store, example_corpus: Corpus) -> None:
    using = Screening(example_corpus, us_policy(), _NOW)
    for hours in (2, 0, 1):
        _recorded(store, replace(using, now=_NOW + timedelta(hours=hours)), _read(_PAYMENTS / "payments.xml"))
    found = receipts_of(store, "PAY-02")
    assert [row.at.hour for row in found] == [9, 10, 11]
    assert receipts_of(store, found[1].receipt) == (found[1],)
    with pytest.raises(InputRefused, match="no decision was recorded"):
        receipts_of(store, "PAY-99")
    with pytest.raises(InputRefused, match="there is no receipt"):
        replay(store, "0" * 32, Path())


_HALF = "Example \ud800 Trading"


@pytest.mark.parametrize(
    "subject",
    [
        Customer("C\0-\ud800", (Party(Role.CUSTOMER, (_HALF,), place="row 2"),), "odd.csv", "row 2", extra=(("x", _HALF),)),
        Payment(
            "E2E-1", (Party(Role.CREDITOR, ("Integrity Technology Group",), place="/x"),), "p.xml", "/x", "pacs.008",
            amounts=(Money(Decimal("1234567890123456789.10"), "USD"), Money(Decimal("1E+3"), "EUR")),
            value_date=_NOW.date(), problems=(Problem("p.xml", "1", "", "s" * 500, "odd"),),
        ),
    ],
    ids=["halves of characters and a NUL", "amounts, dates and cut problems"],
)  # fmt: skip
def test_odd_subjects_are_archived_as_they_were(
    store_url: str, example_home: Path, example_corpus: Corpus, subject: Subject
) -> None:
    with Store.open(store_url, READINGS, salts=secrets.token_bytes) as store:
        _recorded(store, Screening(example_corpus, us_policy(), _NOW), [subject])
        (receipt,) = _receipts(store)
        assert replay(store, receipt, example_home).is_same


def test_a_batch_is_on_the_tape_before_its_run_ends(store: Store, example_corpus: Corpus) -> None:
    (first, *_) = (row for row in _read(_PAYMENTS / "customers.csv") if isinstance(row, Customer))
    many: list[Subject | Problem] = [replace(first, key=f"C-{number}", place=f"row {number}") for number in range(1100)]
    recorder = Recorder(store, Screening(example_corpus, us_policy(), _NOW))
    for item in screen(recorder.watched(many), recorder.using):
        recorder.take(item)
    assert store.head().seq == recorder.count == 1000
    recorder.flush()
    assert store.head().seq == 1100


def test_the_example_that_is_stopped_is_recorded_as_stopped(store: Store, example_corpus: Corpus) -> None:
    decisions = _recorded(store, Screening(example_corpus, us_policy(), _NOW), _read(_PAYMENTS / "payments.xml"))
    told = {row.state.key: row.state.outcome for row in store.states(DECISIONS)}
    assert told == {decision.key: decision.outcome for decision in decisions}
    assert Outcome.BLOCK in told.values()


def test_a_look_back_is_not_recorded(store: Store, example_corpus: Corpus) -> None:
    corpus = Corpus.open(example_corpus.folder, as_of=_NOW.date())
    with pytest.raises(SettingRefused, match="a look-back decides nothing"):
        Recorder(store, Screening(corpus, us_policy(), _NOW))
