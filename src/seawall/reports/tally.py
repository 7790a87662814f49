"""Counts of a screening run while it streams by: outcomes, problems, and the strictest outcome of all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from seawall.decisions import Decision, Outcome, strictest
from seawall.errors import Problem


@dataclass(slots=True)
class Tally:
    """What went by. Memory stays flat: only the first few problems are kept, all are counted."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: int = 0
    first_problems: list[Problem] = field(default_factory=list)

    KEPT = 20

    def add(self, item: Decision | Problem) -> None:
        """Count one decision or problem."""
        if isinstance(item, Problem):
            self.problems += 1
            if len(self.first_problems) < self.KEPT:
                self.first_problems.append(item)
        else:
            self.outcomes[item.outcome] += 1

    @property
    def decided(self) -> int:
        """How many subjects were decided."""
        return self.outcomes.total()

    @property
    def stopped(self) -> int:
        """How many subjects were not released."""
        return self.decided - self.outcomes[Outcome.RELEASE]

    @property
    def strictest(self) -> Outcome:
        """The strictest outcome; a problem that belongs to no subject asks for review, since something went unread."""
        return strictest([*self.outcomes, *([Outcome.REVIEW] if self.problems else [])])


@dataclass(slots=True)
class BySource:
    """A tally for each source: a file, a member of an archive, standard input. Memory stays flat however many come."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    # So many sources are told singly; the rest is counted together under OTHERS.
    KEPT = 10_000
    OTHERS = "all further sources"

    def begin(self, source: str) -> None:
        """A source begins, which may hold nothing."""
        self._of(source)

    def add(self, item: Decision | Problem) -> None:
        """Count one decision or problem where it came from."""
        self._of(item.source).add(item)

    def stopped(self) -> Iterator[tuple[str, Tally]]:
        """The sources with something that was stopped or could not be read."""
        return ((name, tally) for name, tally in self.tallies.items() if tally.stopped or tally.problems)

    def _of(self, source: str) -> Tally:
        name = source if source in self.tallies or len(self.tallies) < self.KEPT else self.OTHERS
        return self.tallies.setdefault(name, Tally())
