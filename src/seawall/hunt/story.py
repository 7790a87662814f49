"""A hunt: logs that were read, a question with its claims, and a moment; out comes the exposure. It contacts nothing and nobody."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version
from itertools import chain

import polars as pl

from seawall.claims import Claim, Gathered, Indicator
from seawall.corpus import ENGINE
from seawall.errors import Problem
from seawall.exposure.answer import LEAST, answer
from seawall.exposure.certified import days_with_sessions, session_meetings
from seawall.exposure.confidence import confidences
from seawall.exposure.coverage import calendar, coverage
from seawall.exposure.found import Exposure, Met
from seawall.exposure.index import Index
from seawall.exposure.inspected import days_with_inspected
from seawall.exposure.logs import Loaded, Logs
from seawall.exposure.logs.losses import is_too_much, lost
from seawall.exposure.sightings import Sighting, sightings
from seawall.exposure.spoken import spoken_meetings
from seawall.exposure.stored import stored_meetings
from seawall.exposure.warninglists import Annotation, WarningList, annotations
from seawall.hunt.detecting import detect
from seawall.hunt.party import Wanted
from seawall.hunt.watch import Watch

_Keep = Callable[[pl.DataFrame], None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of logs.

    given     the claims as they were read, for their problems and hashes
    lists     the version of the lists that were asked for the party; empty: none was
    warnings  warning lists, which annotate, and what of them could not be read
    as_of     windows that are still open are counted until then
    skew      by how much the clocks of the logs may be off
    least     the coverage that a "no" needs
    watch     what detectors are told beside the logs
    """

    wanted: Wanted
    given: Gathered
    as_of: datetime
    lists: str = ""
    warnings: tuple[WarningList, ...] = ()
    unread_warnings: tuple[Problem, ...] = ()
    skew: timedelta = timedelta(0)
    zone: str = ""
    least: float = LEAST
    watch: Watch = field(default_factory=Watch)


def look(logs: Logs, loaded: Loaded, question: Question, keep: _Keep = lambda _: None) -> Exposure:
    """The exposure. `keep` is handed every row that met an indicator, part by part in the order of the logs."""
    wanted = question.wanted
    index = Index.of(wanted.indicators, question.skew)
    days = days_with_inspected(days_with_sessions(logs, index), logs, index)
    told = stored_meetings(logs.tables, index), session_meetings(logs, index), spoken_meetings(logs, index)
    parts = _kept(chain(*told), keep)
    seen = sightings(parts, index)
    said = answer(seen, coverage(index, days, question.as_of), question.least, question.given.unread)
    findings, unread = detect(logs, question.watch)
    met = _met(seen, wanted, question.warnings)
    return Exposure(
        sought=wanted.sought,
        answer=said,
        indicators=len(wanted.indicators),
        met=met,
        findings=tuple(findings),
        calendar=tuple(calendar(index, days, question.as_of)),
        claims=_used(met, wanted),
        problems=(*loaded.problems, *question.given.problems, *index.problems),
        notes=(*_unproven(logs), *question.unread_warnings, *unread),
        logs=logs.manifest,
        as_of=question.as_of,
        skew_seconds=question.skew.total_seconds(),
        zone=question.zone,
        versions=_versions(logs, question),
    )


def _unproven(logs: Logs) -> Iterator[Problem]:
    """Logs of which too much could not be read: what was met in them counts, and their hours don't."""
    for file in logs.manifest.files:
        if file.rows and is_too_much(file.problems, file.rows):
            many = f"{lost(file.problems):,} problems beside {max(file.rows.values(), default=0):,} rows"
            yield Problem(
                file.name, "", "", "", f"{many}: too much could not be read, and its hours count as not covered"
            )


def _kept(parts: Iterable[pl.DataFrame], keep: _Keep) -> Iterator[pl.DataFrame]:
    for part in parts:
        keep(part)
        yield part


def _met(seen: tuple[Sighting, ...], wanted: Wanted, warnings: tuple[WarningList, ...]) -> tuple[Met, ...]:
    roots = {chain[-1].id: chain[-1].saying.root for chain in wanted.chains.values()}

    @cache
    def lists_of(indicator: Indicator) -> tuple[Annotation, ...]:
        return annotations(indicator, warnings)

    sure = confidences(seen, lambda one: lists_of(one.indicator), roots)
    chains = [wanted.chains[one.indicator.claim] for one in seen]
    return tuple(
        Met(one, chain[-1].subject.name, confidence, tuple(claim.id for claim in chain))
        for one, chain, confidence in zip(seen, chains, sure, strict=True)
    )


def _used(met: tuple[Met, ...], wanted: Wanted) -> tuple[Claim, ...]:
    """The claims on which the answer rests: how the party was found, and the chains to what was met."""
    used = {claim.id: claim for claim in wanted.through}
    for one in met:
        used |= {claim.id: claim for claim in wanted.chains[one.sighting.indicator.claim]}
    return tuple(used.values())


def _versions(logs: Logs, question: Question) -> dict[str, str]:
    told = {
        "seawall": ENGINE,
        "polars": version("polars"),
        **{f"logs: {k}": v for k, v in logs.manifest.versions.items()},
    }
    told |= {
        f"claims {place}: {file.name}": f"sha256 {file.sha256}" for place, file in enumerate(question.given.files, 1)
    }
    return told | ({"lists": question.lists} if question.lists else {})
