"""The page of a graph: its picture, where sources differ, and every tie with all its sources and their marks."""

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from seawall.attribution import MARKS, Drawing, Edge, Graph, State, anchor_of, svg

# A page with more ties is no page: the rest is counted on it and stands in the JSON.
MOST_ON_PAGE = 2_000
# Ties that need a look come first.
_FIRST = (State.DISPUTED, State.DENIED, State.CORRECTED, State.WITHDRAWN, State.HOLDS)


def page(shown: Graph, drawing: Drawing, notes: Iterable[str] = ()) -> str:
    """The page as one HTML file that opens from disk: no script, no font, nothing fetched. Lines lead to rows of the table."""
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports") / "attribution.html.j2").read_text(encoding="utf-8"))
    # Lines of grouped ties lead to the first of them, so that ties of one box stand together.
    ordered = sorted(
        shown.edges, key=lambda edge: (edge.subject.name.casefold(), edge.relation, edge.object.name.casefold())
    )
    return template.render(
        drawing=drawing,
        picture=svg(drawing, anchor_of),
        notes=list(notes),
        edges=ordered[:MOST_ON_PAGE],
        left_out=max(len(ordered) - MOST_ON_PAGE, 0),
        disputed=[edge for edge in ordered if edge.state is not State.HOLDS],
        counts=_counts(shown.edges),
        marks=MARKS,
        linked=_linked,
        nodes=len(shown.nodes),
    )


def _counts(edges: Iterable[Edge]) -> list[tuple[int, str]]:
    listed = list(edges)
    states = Counter(edge.state for edge in listed)
    several = sum(len(edge.voices) > 1 for edge in listed)
    due = sum(edge.needs_check for edge in listed)
    return [
        (len(listed), "ties"),
        (several, "by two voices or more"),
        (due, "need a check of the primary source"),
        *((states[state], str(state)) for state in _FIRST if state is not State.HOLDS and states[state]),
    ]


def _linked(url: str) -> bool:
    """Whether an address from outside may be a link: nothing but a page's address."""
    return url.startswith(("https://", "http://"))
