"""Days on which the same customer and the same entry may be decided otherwise: where a rule begins, ends, or an entry binds."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from seawall.decisions import Policy
from seawall.entities import Entity, PartialDate
from seawall.places import jurisdictions

_ONE_DAY = timedelta(days=1)


def turning_day(policy: Policy, last: date, today: date) -> date | None:
    """The first day between two on which a rule of the policy or of the table of places begins or ends; None without one.

    A rule ends after its last day, so that the day before `last` matters too.
    """
    if last == today:
        return None
    early, late = min(last, today) - _ONE_DAY, max(last, today)
    days = (day for value in (policy, dict(jurisdictions())) for day in _days(value))
    return min((day for day in days if early <= day <= late), default=None)


def dated_between(entities: Iterable[Entity], last: date, today: date) -> Iterator[str]:
    """Ids of entries with a fact that names a day between two: a measure may bind from it on (NS-CMIC, E.O. 14032)."""
    if last == today:
        return
    early, late = min(last, today) - _ONE_DAY, max(last, today) + _ONE_DAY
    for entity in entities:
        days = (PartialDate.parse(fact.value.strip(" .")) for fact in entity.facts)
        if any(day and any(early <= end <= late for end in (day.earliest, day.latest)) for day in days):
            yield entity.id


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _days(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _days(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _days(getattr(value, name))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _days(getattr(value, field.name))
