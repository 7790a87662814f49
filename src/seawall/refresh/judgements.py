"""The journal of judgements: which entries are one party, by the engine or by a person, each with why and when.

One line a judgement in `judgements.jsonl` of the home folder, only ever appended; the last line about a pair stands, and a
person's stands over the engine's. What a person said is taken back by another line, so that it stays known.
"""

import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from seawall.clusters import Clusters, Judgement, Rulings, Verdict, folded, in_order, overrides_hash
from seawall.clusters.judgement import Strength
from seawall.corpus import (
    ENGINE,
    Corpus,
    current,
    folder_for,
    mark_used,
    prune,
    read_judged,
    rebuild,
    swap,
    version_of,
)
from seawall.errors import InputRefused, ListRefused, Problem, SettingRefused, UnknownEntity
from seawall.fetch import Holder, append, drop_torn_line, locked, read_journal

FILE_NAME = "judgements.jsonl"
# A reason is a sentence or two; a longer line of the journal could not be read back.
MOST_CHARS = 2_000

_DECODER = msgspec.json.Decoder(Judgement)


def judged(home: Path) -> tuple[Rulings, Rulings]:
    """What persons ruled and what stands, and what the engine last said of each pair.

    InputRefused where a line is damaged: a ruling that is not read would merge what somebody held apart.
    """
    return folded(_journal(home))


def persons_over_time(home: Path) -> Iterator[tuple[Judgement, ...]]:
    """The rulings of persons as they stood after each of them, the newest state first, ending with none."""
    rows = [row for row in _journal(home) if row.is_persons]
    for count in range(len(rows), -1, -1):
        rulings, _ = folded(rows[:count])
        yield tuple(rulings[pair] for pair in sorted(rulings))


def _journal(home: Path) -> list[Judgement]:
    path = home / FILE_NAME
    if not path.exists():
        return []
    rows: list[Judgement | Problem] = []
    with path.open("rb") as stream:
        for row in read_journal(stream, FILE_NAME, _DECODER):
            rows.append(row)  # noqa: PERF402  # the list holds both kinds, the decoder gives one
    wrong = [row for row in rows[:-1] if isinstance(row, Problem)]
    if rows and isinstance(rows[-1], Problem) and "torn" not in rows[-1].why:
        wrong.append(rows[-1])
    if wrong:
        raise InputRefused(f"the journal of judgements in {home} is damaged: {wrong[0]}")
    return [row for row in rows if isinstance(row, Judgement)]


def persons(home: Path) -> tuple[Judgement, ...]:
    """The rulings of persons that stand, in the order of their pairs."""
    rulings, _ = judged(home)
    return tuple(rulings[pair] for pair in sorted(rulings))


def record_judgements(home: Path, corpus: Corpus, at: datetime) -> None:
    """Add what the engine judges of the corpus in use and did not say before, or says no more.

    Only for the holder of the home's lock. OSError where the disk is full.
    """
    path = home / FILE_NAME
    drop_torn_line(path)
    _, said = judged(home)
    fresh = {row.pair: row for row in read_judged(corpus.folder).known.judgements}
    gone = (
        replace(row, verdict=Verdict.WITHDRAWN, why=("the lists do not say so any more",), by=f"seawall {ENGINE}")
        for pair, row in said.items()
        if pair not in fresh and row.verdict is not Verdict.WITHDRAWN
    )
    news = [row for pair, row in fresh.items() if pair not in said or _says(row) != _says(said[pair])]
    rows = [replace(row, at=at.astimezone(UTC)) for row in (*news, *gone)]
    if rows:
        append(path, *rows)


def _says(row: Judgement) -> tuple[str, tuple[str, ...], str]:
    return row.verdict, row.why, row.by


def rule(  # noqa: PLR0913  # who says what of which two, why and when
    home: Path, one: str, two: str, verdict: Verdict, *, why: str, by: str, now: datetime
) -> Clusters:
    """Have a person's ruling on two entries stand, and the corpus in use follow it; its clusters afterwards.

    WITHDRAWN takes back what a person ruled: the engine's judgement stands again. SettingRefused for a ruling without a
    reason or on an entry and itself, UnknownEntity where the lists do not hold an entry that is to be ruled on, CorpusMissing where no
    list is loaded, HomeBusy where a refresh is at work, ListRefused where the disk is full.
    """
    made = _ruling((one, two), verdict, why, by, now)
    with locked(home, Holder(os.getpid(), socket.gethostname(), now)):
        corpus = current(home)
        _known(home, corpus, made)
        try:
            drop_torn_line(home / FILE_NAME)
            append(home / FILE_NAME, made)
            return _followed(home, corpus).clusters
        except OSError as error:
            raise ListRefused(f"the ruling could not be written: {error}; the corpus in use stays") from error


def _ruling(pair: tuple[str, str], verdict: Verdict, why: str, by: str, now: datetime) -> Judgement:
    said = " ".join(why.split())
    if not said or len(said) > MOST_CHARS:
        raise SettingRefused(f"say why in 1 to {MOST_CHARS:,} characters: an examiner will ask")
    if not by.strip():
        raise SettingRefused("say who judges it")
    try:
        left, right = in_order(*pair)
    except ValueError as error:
        raise SettingRefused(str(error)) from error
    return Judgement(left, right, verdict, (said,), by.strip(), Strength.PERSON, at=now.astimezone(UTC))


def _known(home: Path, corpus: Corpus, made: Judgement) -> None:
    """A ruling must be about entries that there are; one that is taken back may be about an entry that has left."""
    if made.verdict is Verdict.WITHDRAWN:
        if made.pair not in judged(home)[0]:
            raise SettingRefused(f"no person's ruling on {made.left} and {made.right} stands: nothing to take back")
        return
    for entity_id in made.pair:
        if not corpus.has(entity_id):
            raise UnknownEntity(f"no entity has the id {entity_id!r} in corpus {corpus.version}")


def _followed(home: Path, corpus: Corpus) -> Corpus:
    """The corpus in use under the rulings as they stand now."""
    standing = persons(home)
    manifest = corpus.manifest
    version = version_of(manifest.lists, manifest.missing, overrides_hash(standing))
    if version != corpus.version:
        folder = folder_for(home, version)
        rebuild(folder, corpus, standing)
        mark_used(folder)
        swap(home, version)
        prune(home)
    return current(home)
