"""What was found on the money side, as one value: ties in one order, each once, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seawall.errors import Problem
from seawall.obligations import Nexus, NexusKind


@dataclass(frozen=True, slots=True)
class Money:
    """The ties to a party and the problems of the files and books that were asked."""

    ties: tuple[Nexus, ...] = ()
    problems: tuple[Problem, ...] = ()


def found_of(items: Iterable[Nexus | Problem]) -> Money:
    """Ties by kind, day and key. A customer or payment that two sources know is told by the first of them."""
    ties: dict[tuple[NexusKind, str, date | None, Decimal | None], Nexus] = {}
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            ties.setdefault((item.kind, item.ours, item.when, item.amount), item)
    kinds = list(NexusKind)
    ordered = sorted(ties.values(), key=lambda row: (kinds.index(row.kind), row.when or date.max, row.ours, row.place))
    return Money(tuple(ordered), tuple(dict.fromkeys(problems)))
