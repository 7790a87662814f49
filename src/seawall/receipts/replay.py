"""Replay: a recorded decision made again from its archived inputs, lists and policy, and held against its bytes."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TypeVar

from seawall.audit.events import DecisionRecorded
from seawall.clusters import Judgement, overrides_hash
from seawall.corpus import ENGINE, Corpus, build, folder_for, read_judged, rebuild, version_of
from seawall.decisions import Policy
from seawall.errors import CorpusMissing, InputRefused, ListRefused, Problem, SettingRefused
from seawall.fetch import Archive
from seawall.owners import Ownership, ownership_of
from seawall.ownership import Statement
from seawall.ownership.readers import read as read_ownership
from seawall.payments import Payment
from seawall.readings import PREFIX
from seawall.receipts.papers import Inputs, Under, read_good_guys, read_inputs, read_policy, read_rulings, read_under
from seawall.refresh.judgements import persons_over_time
from seawall.refresh.look_back import entities_of
from seawall.reports import json_line
from seawall.resubmission.compare import Summary
from seawall.screen import Screening, screen_one
from seawall.store import Store

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of a replay.

    receipt  the receipt, with its hashes and versions
    missing  what it would take and is not there, one sentence each; empty: it was made again
    before   the decision's bytes (JSON) as they were recorded; empty where they were redacted
    now      its bytes as they come out now; empty where something is missing
    """

    receipt: DecisionRecorded
    missing: tuple[str, ...] = ()
    before: bytes = b""
    now: bytes = b""

    @property
    def is_same(self) -> bool:
        """Whether the decision came out again, byte for byte."""
        return bool(self.now) and sha256(self.now).hexdigest() == self.receipt.decision_sha256


def replay(store: Store, receipt: str, home: Path) -> Replayed:
    """Make a recorded decision again. home holds the corpora and the archive of list files.

    A corpus that is gone is built again from the archive. Raises InputRefused where there is no such receipt, and
    ChainBroken where its event was changed.
    """
    body = next((event.body for event in store.read(f"{PREFIX}{receipt}")), None)
    if not isinstance(body, DecisionRecorded):
        raise InputRefused(f"there is no receipt {receipt!r}")
    missing: list[str] = []
    if body.engine != ENGINE:
        missing.append(f"the program: it was decided by Seawall {body.engine}, and this is {ENGINE}; install that one")
    before = _got(missing, "the decision as it was recorded", lambda: store.document(body.decision_sha256)) or b""
    inputs = _got(missing, "what was screened", lambda: read_inputs(store.document(body.inputs_sha256)))
    under = (
        _got(missing, "what it was screened under", lambda: read_under(store.document(inputs.under)))
        if inputs
        else None
    )
    if inputs is None or under is None:
        return Replayed(body, tuple(missing), before)
    with tempfile.TemporaryDirectory(prefix="seawall-replay-") as scratch:
        using = _screening(store, inputs, under, _Places(home, Path(scratch)), missing)
        if using is None or missing:
            return Replayed(body, tuple(missing), before)
        return Replayed(body, (), before, json_line(screen_one(inputs.subject, using)))


def _got(missing: list[str], what: str, get: Callable[[], _T]) -> _T | None:
    try:
        return get()
    except (InputRefused, ListRefused, CorpusMissing, SettingRefused) as refusal:
        missing.append(f"{what}: {refusal}")
        return None


@dataclass(frozen=True, slots=True)
class _Places:
    home: Path
    scratch: Path


def _screening(store: Store, inputs: Inputs, under: Under, places: _Places, missing: list[str]) -> Screening | None:
    policy = _got(missing, "the policy", lambda: read_policy(store.document(under.policy)))
    rulings = _got(missing, "what persons ruled of the lists' entries", lambda: _rulings(store, places, under))
    corpus = _got(missing, "the lists", lambda: _corpus(places, under, rulings)) if rulings is not None else None
    guys = under.good_guys
    known = _got(missing, "the false positives", lambda: read_good_guys(store.document(guys))) if guys else ()
    if policy is None or corpus is None or known is None:
        return None
    files = under.ownership
    owners = _got(missing, "who owns whom", lambda: _ownership(store, under, corpus, policy)) if files else None
    return Screening(
        corpus=corpus,
        policy=policy,
        now=under.moment,
        lists=under.only,
        top=under.top,
        dealings={inputs.subject.key: inputs.dealing} if inputs.dealing else {},
        good_guys=known,
        ownership=owners,
        earlier=_Earlier(inputs.earlier) if inputs.remembers else None,
        said=under.notes,
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The stopped payments that it was held against then; what is stopped in a replay is not kept."""

    summaries: tuple[Summary, ...]

    def like(self, _payment: Payment) -> Iterable[Summary]:
        return self.summaries

    def keep(self, summary: Summary) -> None:
        """Nothing is remembered of a replay."""


@dataclass(frozen=True, slots=True)
class _Rulings:
    """What persons had ruled; certain where the receipt holds it, else by what the corpus's version tells."""

    rows: tuple[Judgement, ...]
    certain: bool


def _rulings(store: Store, places: _Places, under: Under) -> _Rulings:
    if under.rulings:
        return _Rulings(read_rulings(store.document(under.rulings)), certain=True)
    if version_of(under.lists, under.missing) == under.corpus:
        return _Rulings((), certain=True)
    # A receipt of before rulings were archived: the journal is only ever appended to, so that they stand in it.
    told = persons_over_time(places.home)
    found = (rows for rows in told if version_of(under.lists, under.missing, overrides_hash(rows)) == under.corpus)
    return _Rulings(next(found, ()), certain=False)


def _corpus(places: _Places, under: Under, rulings: _Rulings) -> Corpus:
    try:
        corpus = Corpus.open(folder_for(places.home, under.corpus))
    except CorpusMissing:
        return _built_again(places, under, rulings.rows)
    if not rulings.certain or read_judged(corpus.folder).persons == rulings.rows:
        return corpus
    # The same verdicts were given again with other reasons, which decisions repeat.
    return rebuild(folder_for(places.scratch, under.corpus), corpus, rulings.rows)


def _built_again(places: _Places, under: Under, rulings: tuple[Judgement, ...]) -> Corpus:
    """The corpus of the same list files, read from the archive, under the same rulings."""
    if version_of(under.lists, under.missing, overrides_hash(rulings)) != under.corpus:
        raise InputRefused(
            f"the corpus {under.corpus} is gone; neither the receipt nor the journal of judgements holds the rulings "
            "that it rested on, or this version of Seawall would build another one"
        )
    archive = Archive(places.home / "archive")
    entities = chain.from_iterable(entities_of(archive, row) for row in under.lists)
    return build(folder_for(places.scratch, under.corpus), under.lists, entities, under.missing, rulings)


def _ownership(store: Store, under: Under, corpus: Corpus, policy: Policy) -> Ownership:
    found = ownership_of(_statements(store, under), corpus, policy, under.moment.date(), lists=under.only)
    if found.version != under.ownership:
        raise InputRefused("its files say something else now than when it was decided")
    return found


def _statements(store: Store, under: Under) -> Iterator[Statement | Problem]:
    for name, digest in under.ownership_files:
        try:
            data = store.document(digest)
        except InputRefused as refusal:
            raise InputRefused(f"{name} (SHA-256 {digest}) is not archived: {refusal}") from refusal
        yield from read_ownership(BytesIO(data), name)
