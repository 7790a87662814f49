"""The state of every list of the catalogue: whether it is used, which version, how old, and whose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from seawall.corpus import age, last_checks
from seawall.lists.catalog import CATALOG
from seawall.lists.row import ListRow
from seawall.refresh.in_use import in_use


@dataclass(frozen=True, slots=True)
class ListState:
    """One list.

    is_enabled  the settings name it, so that a refresh brings it up to date
    is_loaded   the corpus in use holds it; published, entities, problems, format, checked_at and age are then its own
    age         how old its content may be; None where that is not known
    is_stale    older than its cadence allows, or of unknown age: every decision says so
    """

    id: str
    title: str
    publisher: str
    is_enabled: bool
    is_loaded: bool
    published: date | None
    checked_at: datetime | None
    entities: int
    problems: int
    format: str
    age: timedelta | None
    stale_after: timedelta
    is_stale: bool
    origin: str
    licence: str
    effect: str


def states(
    home: Path, enabled: Iterable[str], now: datetime, rows: Iterable[ListRow] = CATALOG
) -> tuple[ListState, ...]:
    """The state of every list of the catalogue, in its order; those in the settings or not. now is UTC."""
    held, chosen = in_use(home).lists(), frozenset(enabled)
    checks = last_checks(home, held.values())
    found = []
    for row in rows:
        version, check = held.get(row.id), checks.get(row.id)
        old = age(version, check, now) if version else None
        found.append(
            ListState(
                id=row.id,
                title=row.title,
                publisher=row.publisher,
                is_enabled=row.id in chosen,
                is_loaded=version is not None,
                published=version.published if version else None,
                checked_at=check.at if check else (version.fetched_at if version else None),
                entities=version.entities if version else 0,
                problems=version.problems if version else 0,
                format=version.format if version else "",
                age=old,
                stale_after=row.stale_after,
                is_stale=version is not None and (old is None or old > row.stale_after),
                origin=row.origin,
                licence=row.licence,
                effect=row.effect,
            )
        )
    return tuple(found)
