"""What a hunt found, as one value: the answer, the sightings with what is said of each, findings, coverage, and what it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from seawall.claims.claim import Claim
from seawall.claims.indicator import Tier
from seawall.errors import Problem
from seawall.exposure.answer import Answer, is_contact
from seawall.exposure.confidence import Confidence
from seawall.exposure.detectors.finding import Finding
from seawall.exposure.logs.manifest import Manifest
from seawall.exposure.phases import PHASES, wording
from seawall.exposure.sightings import Sighting, first_places, stretches


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

    Where one source calls it a victim's device and another the actor's own, these are two lines.
    What two windows met that lie apart is two lines. A line has all days and rows of its claims, each row once.
    """
    kept: dict[tuple[str | bool, ...], list[Met]] = {}
    for one in met:
        seen = one.sighting
        is_device = seen.indicator.tier is Tier.DEVICE
        key = (seen.host, seen.indicator.value, seen.phase, seen.direction, seen.kind, is_device)
        kept.setdefault(key, []).append(one)
    parts = (part for rows in kept.values() for part in stretches(rows, lambda one: one.sighting))
    return sorted(map(_moment, parts), key=_order)


def _moment(rows: list[Met]) -> Moment:
    best, seen = max(rows, key=_sureness), [one.sighting for one in rows]
    firsts, lasts = [one.first for one in seen if one.first], [one.last for one in seen if one.last]
    whole = replace(
        best.sighting, rows=sum(one.own_rows for one in seen), first=min(firsts, default=None), last=max(lasts, default=None),
        bytes_out=_sum(one.own_out for one in seen), bytes_in=_sum(one.own_in for one in seen),
        met=min(one.met for one in seen), places=first_places(seen),
        new_rows=sum(one.new_rows for one in seen),
    )  # fmt: skip
    return Moment(replace(best, sighting=whole), len(rows), tuple(sorted({row.whose for row in rows})))


def _sum(said: Iterable[int | None]) -> int | None:
    """The sum of what is said; None where nothing is."""
    known = [one for one in said if one is not None]
    return sum(known) if known else None


def _sureness(one: Met) -> tuple[bool, float]:
    return one.is_contact, one.confidence.value


def _order(one: Moment) -> tuple[str, int, str, str]:
    seen = one.told
    return seen.first.isoformat() if seen.first else "", PHASES.index(seen.phase), seen.host, seen.indicator.value
