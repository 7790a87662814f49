"""Were we touched? Yes, no, or unknown, with the coverage on which a "no" rests and the rule by which it was said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from seawall.claims.indicator import Tier
from seawall.exposure.coverage import Coverage
from seawall.exposure.index import ADDRESSES, CERTIFICATES
from seawall.exposure.phases import Direction, Phase
from seawall.exposure.sightings import Sighting

# A "no" needs at least this share of the indicator-days covered. A choice, not a rule of law: hours without any row are not
# counted as covered, and a house that is quiet for an hour a day could never say "no" at 100 %.
LEAST: Final = 0.95


class Touched(StrEnum):
    """The answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer with what it rests on.

    sentence  for a reader, with the coverage
    reasons   what stands in the way of a "no", or what is to be known beside it
    rule      the rule in words, with its number
    """

    touched: Touched
    sentence: str
    reasons: tuple[str, ...]
    rule: str
    coverage: Coverage


def rule(least: float = LEAST) -> str:
    """What each answer needs, in words."""
    return (
        "Yes: at least one row in which one of our hosts contacted, tried to contact, looked up or was contacted by an indicator within its "
        "published window, the indicator being the actor's own (not a victim's device) and a look-up being of its name. "
        f"No: no such row and none of the kinds below, every indicator with both ends of a window and readable, no row of claims unread, and at least {least:.0%} of all "
        "indicator-days covered by the logs that must show them, and as much of those that each kind of log must show. "
        "Unknown: everything else; above all rows near a window, on days for which no window is said, after a seizure, with a victim's device, "
        "or days without logs. Scans of our hosts, and rows before or after a window or after reassignment, are told and decide nothing."
    )


def answer(sightings: Iterable[Sighting], coverage: Coverage, least: float = LEAST, unread: int = 0) -> Answer:
    """The answer for these sightings and this coverage; unread: so many rows of claims that might have named an indicator."""
    seen = tuple(sightings)
    met = [one for one in seen if is_contact(one)]
    reasons = [reason for said, test in _DOUBTS if (reason := _told(said, seen, test))]
    gaps = _gaps(coverage, least)
    if unread:
        gaps.append(
            f"{unread:,} row{'s' if unread > 1 else ''} of claims could not be read: what stands there was not looked for"
        )
    if met:
        touched, doubts = Touched.YES, [*reasons, *gaps]
    else:
        touched, doubts = (Touched.UNKNOWN if reasons or gaps else Touched.NO), [*reasons, *gaps]
    notes = [note for said, test in _NOTES if (note := _told(said, seen, test))]
    if any(row.kind in CERTIFICATES for row in coverage.rows):
        notes.append(_HIDDEN)
    return Answer(touched, _sentence(touched, met, coverage), (*doubts, *notes), rule(least), coverage)


def is_contact(one: Sighting) -> bool:
    """Whether a sighting alone makes the answer yes."""
    return (
        one.phase is Phase.IN_WINDOW
        and one.direction is not Direction.SCANNED
        and one.indicator.tier is not Tier.DEVICE
        and not is_mere_answer(one)
    )


def is_mere_answer(one: Sighting) -> bool:
    """An address that DNS gave as an answer: who asked need not have gone there, and others may share the address."""
    return one.direction is Direction.ASKED and one.indicator.kind in ADDRESSES


_Test = Callable[[Sighting], bool]
_DOUBTS: Final[tuple[tuple[str, _Test], ...]] = (
    ("near a window, within the precision of its source", lambda one: one.phase is Phase.GRACE and _is_real(one)),
    ("on days for which the source says no window", lambda one: one.phase is Phase.OPEN and _is_real(one)),
    ("after seizure: look for a device still infected", lambda one: one.phase is Phase.SEIZED and _is_real(one)),
    (
        "with a device of a third party that the actor used, which is not the actor's infrastructure",
        lambda one: one.phase is Phase.IN_WINDOW and _is_real(one) and one.indicator.tier is Tier.DEVICE,
    ),
    ("of an address that DNS gave as an answer", lambda one: one.phase is Phase.IN_WINDOW and is_mere_answer(one)),
)
_NOTES: Final[tuple[tuple[str, _Test], ...]] = (
    ("of scans of our hosts, which is no communication", lambda one: one.direction is Direction.SCANNED),
    ("before a window", lambda one: one.phase is Phase.BEFORE and _is_real(one)),
    ("after a window", lambda one: one.phase is Phase.AFTER and _is_real(one)),
    ("after the address or name had passed to another", lambda one: one.phase is Phase.REASSIGNED and _is_real(one)),
)


# RFC 8446, 4.4.2: the certificate comes after the keys; what logs cover of it is what older versions show.
_HIDDEN: Final = "certificates show themselves up to TLS 1.2 only: version 1.3 encrypts them"


def _is_real(one: Sighting) -> bool:
    return one.direction is not Direction.SCANNED


def _told(said: str, seen: tuple[Sighting, ...], test: _Test) -> str:
    rows = sum(one.new_rows for one in seen if test(one))
    return f"{rows:,} row{'s' if rows > 1 else ''} {said}" if rows else ""


def _gaps(coverage: Coverage, least: float) -> list[str]:
    gaps = []
    if coverage.share is None:
        gaps.append("no indicator-day can be counted")
    elif coverage.share < least:
        left = coverage.asked_days - coverage.covered_days
        gaps.append(f"{left:,.1f} of {coverage.asked_days:,.1f} indicator-days are not covered by logs")
    else:
        gaps += _gaps_by_log(coverage, least)
    if coverage.uncounted:
        gaps.append(f"{len(coverage.uncounted):,} indicators have no whole window")
    if coverage.unread:
        gaps.append(f"{len(coverage.unread):,} indicators could not be looked for")
    return gaps


def _gaps_by_log(coverage: Coverage, least: float) -> list[str]:
    """Kinds of logs that lack, however much the others cover: a thousand addresses in flows speak for no name in DNS."""
    days: dict[str, tuple[float, float]] = {}
    for row in coverage.rows:
        if row.must:
            asked, covered = days.get(row.log, (0.0, 0.0))
            days[row.log] = asked + row.asked_days, covered + row.covered_days
    return [
        f"{asked - covered:,.1f} of {asked:,.1f} indicator-days that {log} must show are not covered by logs"
        for log, (asked, covered) in days.items()
        if covered < least * asked
    ]


def _sentence(touched: Touched, met: list[Sighting], coverage: Coverage) -> str:
    # Rounded down: 99.96 % is not all.
    share = "no countable day" if coverage.share is None else f"{int(coverage.share * 1000) / 10:.1f} %"
    days = f"coverage {share}: {coverage.covered_days:,.1f} of {coverage.asked_days:,.1f} indicator-days"
    if touched is Touched.YES:
        # A certificate's own record names no host; the sessions that showed it do.
        rows, hosts = sum(one.new_rows for one in met), len({one.host for one in met} - {"unknown"}) or 1
        many = f"{rows:,} row{'s' if rows > 1 else ''} of {hosts:,} of our hosts"
        return f"Yes: {many} within published windows ({days})."
    if touched is Touched.NO:
        return f"No, as far as logs exist ({days})."
    return f"Unknown ({days})."
