"""What a hunt found, as one value: the answer, the sightings with what is said of each, findings, coverage, and what it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from seawall.claims.claim import Claim
from seawall.errors import Problem
from seawall.exposure.answer import Answer, is_contact
from seawall.exposure.confidence import Confidence
from seawall.exposure.detectors.finding import Finding
from seawall.exposure.logs.manifest import Manifest
from seawall.exposure.phases import PHASES, wording
from seawall.exposure.sightings import Sighting, stretches


@dataclass(frozen=True, slots=True)
class Met:
    """One sighting and what is said of it.

    whose  the name by which the claim knows its owner: a network, a group, a company, or the document that mentions it
    chain  ids of the claims that lead from the party asked for to the indicator, in their order; the last gives the indicator
    """

    sighting: Sighting
    whose: str
    confidence: Confidence
    chain: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was met, whose it was, when."""
        return wording(self.sighting.indicator, self.sighting.phase, self.sighting.direction)

    @property
    def is_contact(self) -> bool:
        """Whether this alone makes the answer yes."""
        return is_contact(self.sighting)


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom the question was about, and how its words led to nodes of the claims.

    asked     as it was asked; empty: every indicator of the claims that were given
    entities  ids of the listed entries that it is
    nodes     ids of the nodes from which indicators were looked for
    why       one sentence for each, with the score or the claim that led there
    through   ids of the claims that led from the words to a node: listings and aliases
    """

    asked: str
    entities: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exposure:
    """A question put to logs, and what came of it. The same logs, claims, question and day give the same value.

    indicators    how many were looked for
    met           all sightings, in order of time
    calendar      day, how many indicators it is asked of, the share of it that the logs cover
    claims        those used, by id: chains, indicators that were met, and what led to the party
    problems      of logs, claims and indicators; notes: of warning lists and detectors, which stand against no answer
    versions      what it rests on: program, readers, files of claims by hash, lists
    as_of         windows that are still open are counted until then
    """

    sought: Sought
    answer: Answer
    indicators: int
    met: tuple[Met, ...]
    findings: tuple[Finding, ...]
    calendar: tuple[tuple[date, int, float], ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    logs: Manifest
    as_of: datetime
    skew_seconds: float
    zone: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """What one host had to do with one value in one phase, whatever number of claims say it: a line of the timeline."""

    best: Met
    claims: int
    whose: tuple[str, ...]

    @property
    def told(self) -> Sighting:
        """The sighting by the surest claim, with the days and rows of all."""
        return self.best.sighting


def timeline(met: Iterable[Met]) -> list[Moment]:
    """Sightings of one value by one host, phase, direction and log as one line; several claims of it are counted, the surest speaks.

    What two windows met that lie apart is two lines. A line has all days of its claims, and the rows of the claim that met most.
    """
    kept: dict[tuple[str, ...], list[Met]] = {}
    for one in met:
        seen = one.sighting
        key = (seen.host, seen.indicator.value, seen.phase, seen.direction, seen.kind, seen.met)
        kept.setdefault(key, []).append(one)
    parts = (part for rows in kept.values() for part in stretches(rows, lambda one: one.sighting))
    return sorted(map(_moment, parts), key=_order)


def _moment(rows: list[Met]) -> Moment:
    best, most = max(rows, key=_sureness), max(rows, key=lambda one: one.sighting.rows).sighting
    firsts, lasts = (
        [moment for moment in each if moment]
        for each in ([one.sighting.first for one in rows], [one.sighting.last for one in rows])
    )
    whole = replace(
        best.sighting, rows=most.rows, first=min(firsts, default=None), last=max(lasts, default=None),
        bytes_out=most.bytes_out, bytes_in=most.bytes_in, places=most.places,
    )  # fmt: skip
    return Moment(replace(best, sighting=whole), len(rows), tuple(sorted({row.whose for row in rows})))


def _sureness(one: Met) -> tuple[bool, float]:
    return one.is_contact, one.confidence.value


def _order(one: Moment) -> tuple[str, int, str, str]:
    seen = one.told
    return seen.first.isoformat() if seen.first else "", PHASES.index(seen.phase), seen.host, seen.indicator.value
