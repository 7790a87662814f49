"""Ownership graphs as drawings: "X -50%-> A" one a line, listed parties marked with a star."""

import re
from collections.abc import Iterable
from datetime import date

from seawall.entities import Designation
from seawall.ownership.assess import Assessment, Status, assess
from seawall.ownership.graph import Graph
from seawall.ownership.regime import regime_of
from seawall.ownership.share import read_share
from seawall.ownership.stake import ControlKind, ControlLink, Listing, Stake, Statement

DAY = date(2026, 1, 1)
_LINE = re.compile(r"^(?P<owner>\*?\w+) -(?P<said>[^>]*?)-> (?P<owned>\w+)$")


def listing(member: str, *tags: str, on: str = "", since: date | None = None, certain: bool = True) -> Listing:
    """One party on a list."""
    return Listing(member, (Designation("", on, tags, since),), certain)


def drawn(*lines: str) -> Graph:
    """The graph of a drawing; a star before an owner lists it, on no list in particular, {kind} is control."""
    return Graph.of(statement for line in lines for statement in _read(line))


def _read(line: str) -> Iterable[Statement]:
    found = _LINE.match(line)
    assert found, line
    owner = found["owner"].lstrip("*")
    if found["owner"].startswith("*"):
        yield listing(owner)
    if found["said"].startswith("{"):
        yield ControlLink(owner, found["owned"], ControlKind(found["said"].strip("{}")))
        return
    share = read_share(found["said"])
    assert share, line
    yield Stake(owner, found["owned"], share, source="drawing")


def judged(graph: Graph, regime: str = "us-ofac", on: date = DAY, listings: Iterable[Listing] = ()) -> Assessment:
    """The assessment of a graph."""
    return assess(graph, regime_of(regime), on, listings)


def statuses(assessment: Assessment) -> dict[str, str]:
    """blocked, possibly or clear for each member that is not listed itself."""
    words = {Status.BLOCKED: "blocked", Status.POSSIBLE: "possibly", Status.CLEAR: "clear"}
    return {
        member: words[assessment.status(member)]
        for member in sorted(assessment.graph.members)
        if not assessment.is_listed(member)
    }
