"""How much a sighting says about the actor: source × role × phase × direction, raised by corroboration, capped where hosting is shared.

Every factor is shown with its reason. The numbers order sightings for a reader; none is a probability, and none hides a sighting.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.claims.indicator import Tier
from seawall.exposure.index import ADDRESSES
from seawall.exposure.phases import Direction, Phase
from seawall.exposure.sightings import Sighting
from seawall.exposure.warninglists import Annotation, Effect

# The project's own judgement, in steps that a reader can tell apart; the order is what the sources support (facts named beside).
ROLES: Final[dict[str, tuple[float, str]]] = {
    Tier.MANAGEMENT.name: (1.0, "management servers are the actor's and few"),
    Tier.CONTROL.name: (0.9, "command servers are rented and change every 75 days or so"),
    Tier.UNKNOWN.name: (0.6, "the source does not say what it was to the actor"),
    Tier.DEVICE.name: (0.3, "a victim's device: other traffic with it is likely; its life averages 17 days"),
}
PHASES: Final[dict[Phase, tuple[float, str]]] = {
    Phase.IN_WINDOW: (1.0, "within the published window"),
    Phase.GRACE: (0.7, "within the precision of the window"),
    Phase.OPEN: (0.4, "no window is said for that time"),
    Phase.SEIZED: (0.5, "after seizure: says that a device is infected, not that the actor was reached"),
    Phase.BEFORE: (0.2, "before the window"),
    Phase.AFTER: (0.2, "after the window: addresses change hands"),
    Phase.REASSIGNED: (0.0, "passed to another"),
}
DIRECTIONS: Final[dict[Direction, tuple[float, str]]] = {
    Direction.OUTBOUND: (1.0, "our host contacted it"),
    Direction.UNANSWERED: (0.8, "our host tried to"),
    Direction.INBOUND: (0.7, "it contacted our host"),
    Direction.ASKED: (0.6, "looked up only"),
    Direction.SCANNED: (0.2, "a probe: anybody on the internet is probed"),
}
# A bare address where many customers share addresses: never more than this without a second factor (facts: cyber 4.3).
SHARED_CAP: Final = 0.4
_CAPPING: Final = frozenset({Effect.SHARED, Effect.RESOLVER, Effect.RESERVED, Effect.SINKHOLE})


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor, its number, and why."""

    name: str
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """The number (0–1) and what it is made of; made anew from the factors it is the same."""

    value: float
    factors: tuple[Factor, ...]
    annotations: tuple[Annotation, ...]


def confidences(
    sightings: Sequence[Sighting],
    annotated: Callable[[Sighting], tuple[Annotation, ...]],
    roots: Mapping[str, str] | None = None,
) -> tuple[Confidence, ...]:
    """One for each sighting.

    annotated  the warning lists on which a sighting's indicator stands
    roots      claim id → the investigation it rests on. Claims of which nothing is said count as one investigation: an echo
               must never corroborate (a DOJ release, an advisory and a report may all rest on one investigation)
    """
    known = roots or {}
    told = defaultdict(set)
    for one in sightings:
        told[_subject(one)].add(known.get(one.indicator.claim, ""))
    factors = _second_factors(sightings)
    return tuple(_confidence(one, annotated(one), len(told[_subject(one)]), factors) for one in sightings)


def _subject(one: Sighting) -> tuple[str, str, str, Phase, Direction]:
    return one.met, one.indicator.party, one.host, one.phase, one.direction


def _second_factors(sightings: Iterable[Sighting]) -> frozenset[tuple[str, str]]:
    """Hosts and parties with a sighting in the window of something that is not an address: a name, certificate, URL, hash."""
    return frozenset(
        (one.host, one.indicator.party)
        for one in sightings
        if one.indicator.kind not in ADDRESSES and one.phase is Phase.IN_WINDOW
    )


def _confidence(
    one: Sighting, found: tuple[Annotation, ...], roots: int, second: frozenset[tuple[str, str]]
) -> Confidence:
    source = Factor("source", one.indicator.confidence, f"as {one.indicator.source} states it")
    role = Factor("role", *ROLES[one.indicator.tier.name])
    phase = Factor("phase", *PHASES[one.phase])
    direction = Factor("direction", *DIRECTIONS[one.direction])
    base = source.value * role.value * phase.value * direction.value
    # n investigations that agree leave (1 − base)ⁿ of doubt.
    raised = 1.0 - math.pow(1.0 - base, roots)
    factors = [source, role, phase, direction, Factor("corroboration", roots, f"{roots} independent investigation(s)")]
    cap = _cap(one, found, second)
    if cap:
        factors.append(cap)
    return Confidence(round(min(raised, cap.value if cap else 1.0), 3), tuple(factors), found)


def _cap(one: Sighting, found: Iterable[Annotation], second: frozenset[tuple[str, str]]) -> Factor | None:
    shared = [annotation.list for annotation in found if annotation.effect in _CAPPING]
    if not shared or one.indicator.kind not in ADDRESSES or one.indicator.port is not None:
        return None
    if (one.host, one.indicator.party) in second:
        return None
    return Factor(
        "cap", SHARED_CAP, f"a bare address on {shared[0]}, with nothing else of this party seen at this host"
    )
