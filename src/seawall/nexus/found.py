"""What was found on the money side, as one value: ties in one order, each once, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from seawall.errors import Problem
from seawall.obligations import Nexus, NexusKind


@dataclass(frozen=True, slots=True)
class Money:
    """The ties to a party and the problems of the files and books that were asked."""

    ties: tuple[Nexus, ...] = ()
    problems: tuple[Problem, ...] = ()


def found_of(items: Iterable[Nexus | Problem]) -> Money:
    """Ties by kind, day and key. What two sources tell alike is told once, with what either knows and both places."""
    kept: dict[tuple[NexusKind, str, str, str], list[Nexus]] = {}
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            _take(item, kept.setdefault((item.kind, item.ours, item.who, item.entity_id), []))
    ties = [row for rows in kept.values() for row in rows]
    kinds = list(NexusKind)
    ties.sort(key=lambda row: (kinds.index(row.kind), row.when or date.max, row.ours, row.place))
    return Money(tuple(ties), tuple(dict.fromkeys(problems)))


def _take(item: Nexus, rows: list[Nexus]) -> None:
    for place, row in enumerate(rows):
        if _is_same(row, item):
            rows[place] = _joined(row, item)
            return
    rows.append(item)


def _is_same(one: Nexus, two: Nexus) -> bool:
    """Whether two ties of one key may be one: a file of decisions knows neither days nor amounts."""
    days, amounts = {one.when, two.when} - {None}, {one.amount, two.amount} - {None}
    return len(days) < 2 and len(amounts) < 2


def _joined(one: Nexus, two: Nexus) -> Nexus:
    money = one if one.amount is not None else two
    places = dict.fromkeys(filter(None, (one.place, two.place)))
    return replace(
        one, when=one.when or two.when, amount=money.amount, currency=money.currency, place="; ".join(places),
        certain=one.certain or two.certain,
    )  # fmt: skip
