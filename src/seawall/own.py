"""The story of ownership: a graph, who in it is designated, one regime's test, and what follows for each member."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from seawall.corpus import Corpus
from seawall.decisions import Thresholds
from seawall.entities import Designation
from seawall.errors import Problem, SettingRefused
from seawall.owners import Told, looked_up
from seawall.ownership import (
    Assessment,
    Finding,
    Graph,
    Listing,
    Past,
    Regime,
    Statement,
    assess,
    findings,
    folded,
    lookalikes,
    past,
)


@dataclass(frozen=True, slots=True)
class Owning:
    """What to assess with.

    corpus may be None: then only those are listed whom the files or `listed` call so. From thresholds.certain on a
    match is a listing, from thresholds.review on a possible one. listed are names or ids of members to treat as listed.
    """

    regime: Regime
    on: date
    thresholds: Thresholds
    corpus: Corpus | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owned:
    """The result: the assessment, what was blocked before, and what could not be read."""

    assessment: Assessment
    past: Past
    problems: tuple[Problem, ...]

    def findings(self) -> Iterator[Finding]:
        """Whoever has a status, a listing, a warning or a past; strictest first."""
        return findings(self.assessment, self.past)


def own(
    statements: Iterable[Statement | Problem],
    using: Owning,
    watched: Callable[[Problem], None] = lambda _: None,
    told: Told = lambda _done, _all: None,
) -> Owned:
    """Assess a graph as read from files. Raises SettingRefused where one of `listed` is nobody in it.

    watched is told of each problem as it comes, told of how many members were looked up.
    """
    problems: list[Problem] = []
    graph = Graph.of(_without_problems(statements, problems, watched))
    for problem in lookalikes(graph):
        problems.append(problem)
        watched(problem)
    found = looked_up(graph, using.corpus, using.thresholds, told) if using.corpus else ()
    listings = (*_asked(graph, using.listed), *(row.listing for row in found))
    result = assess(graph, using.regime, using.on, listings)
    return Owned(result, past(result, listings), tuple(problems))


def _without_problems(
    statements: Iterable[Statement | Problem], problems: list[Problem], watched: Callable[[Problem], None]
) -> Iterator[Statement]:
    for said in statements:
        if isinstance(said, Problem):
            problems.append(said)
            watched(said)
        else:
            yield said


def member_of(graph: Graph, asked: str) -> str:
    """The id of the member that somebody means by a name or an id. Raises SettingRefused where it is nobody, or several."""
    if asked in graph.members:
        return asked
    key = folded(asked)
    found = sorted(member.id for member in graph.members.values() if key in {member.id, folded(member.name)})
    if len(found) == 1:
        return found[0]
    who = f"several are: {', '.join(found[:5])}" if found else "nobody is"
    raise SettingRefused(f"{who} called {asked!r} in the ownership files")


def _asked(graph: Graph, listed: Iterable[str]) -> Iterator[Listing]:
    for name in listed:
        yield Listing(member_of(graph, name), (Designation("", "", ()),), note="as you said")
