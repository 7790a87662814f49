"""What was blocked before: property that came in while a company was blocked stays so after it was sold (FAQ 402)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from seawall.entities import PartialDate
from seawall.ownership.assess import Assessment, Status, assess
from seawall.ownership.graph import Graph
from seawall.ownership.stake import ControlLink, Listing, Stake, Standing

# Days of change times statements: more than this takes over a minute, and is told instead of done.
MOST_WORK = 50_000_000


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which a member had a status, both days included; first is None where no source sets a beginning."""

    first: date | None
    last: date
    status: Status


@dataclass(frozen=True, slots=True)
class Past:
    """Members that once were, or may have been, blocked more surely than now. is_whole is False where it was too much."""

    periods: dict[str, tuple[Period, ...]]
    is_whole: bool = True


def past(result: Assessment, listings: Iterable[Listing] = ()) -> Past:
    """The earlier periods of all members whose status has come down since, up to the assessment's day.

    Listings are those that were given to `assess` beside the graph's own. A listing that has no date is taken to
    have held always: what can't be excluded is told.
    """
    ended = {_held(said) for said in _said(result.graph) if _has_ended(said, result.on)}
    if not ended:
        return Past({})
    sold = _downstream(result.graph, ended)
    part = _part(result.graph, _upstream(result.graph, sold))
    more = tuple(listings)
    days = _days(part, (*part.listings, *more), result.on)
    if len(days) * (len(part.stakes) + len(part.members)) > MOST_WORK:
        return Past({}, is_whole=False)
    found: dict[str, list[Period]] = {}
    for first, last in days:
        then = assess(part, result.regime, last, more)
        for member in sold:
            _note(found.setdefault(member, []), Period(first, last, then.status(member)))
    kept = {
        member: tuple(period for period in periods if period.status.rank > result.status(member).rank)
        for member, periods in sorted(found.items())
    }
    return Past({member: periods for member, periods in kept.items() if periods})


def _note(periods: list[Period], period: Period) -> None:
    """Add a period, or lengthen the last one where the status went on."""
    if periods and periods[-1].status is period.status:
        periods[-1] = Period(periods[-1].first, period.last, period.status)
    else:
        periods.append(period)


def _said(graph: Graph) -> Iterator[Stake | ControlLink]:
    yield from graph.stakes
    yield from graph.controls


def _has_ended(said: Stake | ControlLink, on: date) -> bool:
    return said.until is not None and said.standing(on) is not Standing.YES and said.until.earliest < on


def _held(said: Stake | ControlLink) -> str:
    return said.owned if isinstance(said, Stake) else said.held


def _days(graph: Graph, listings: Iterable[Listing], on: date) -> list[tuple[date | None, date]]:
    """The spans between changes before a day: within one, nothing begins or ends. The first has no beginning."""
    begins: set[date] = set()
    for said in _said(graph):
        begins |= _turns(said.since, said.until)
    begins |= {row.since for listing in listings for row in listing.designations if row.since}
    turning = sorted(day for day in begins if day < on)
    lasts = [day - timedelta(days=1) for day in turning if day > date.min] + [on - timedelta(days=1)]
    return list(zip([None, *turning], lasts, strict=False))


def _turns(since: PartialDate | None, until: PartialDate | None) -> set[date]:
    """The first days on which the answer to "does it stand?" is another."""
    found: set[date] = set()
    if since:
        found |= {since.earliest, since.latest}
    if until:
        found |= {day + timedelta(days=1) for day in (until.earliest, until.latest) if day < date.max}
    return found


def _downstream(graph: Graph, first: set[str]) -> set[str]:
    onward: dict[str, set[str]] = {}
    for stake in graph.stakes:
        onward.setdefault(stake.owner, set()).add(stake.owned)
    for link in graph.controls:
        onward.setdefault(link.holder, set()).add(link.held)
    return _reached(onward, first)


def _upstream(graph: Graph, first: set[str]) -> set[str]:
    back: dict[str, set[str]] = {}
    for stake in graph.stakes:
        back.setdefault(stake.owned, set()).add(stake.owner)
    for link in graph.controls:
        back.setdefault(link.held, set()).add(link.holder)
    return _reached(back, first)


def _reached(ways: dict[str, set[str]], first: set[str]) -> set[str]:
    found, waiting = set(first), list(first)
    while waiting:
        for member in ways.get(waiting.pop(), ()):
            if member not in found:
                found.add(member)
                waiting.append(member)
    return found


def _part(graph: Graph, members: set[str]) -> Graph:
    """The graph of some members and of the statements among them."""
    return Graph(
        {member: graph.members[member] for member in members},
        tuple(stake for stake in graph.stakes if {stake.owner, stake.owned} <= members),
        tuple(link for link in graph.controls if {link.holder, link.held} <= members),
        tuple(listing for listing in graph.listings if listing.member in members),
    )
