"""The graph around a party: its picture, whose boxes open the ties of a thing, and the table of all ties with their sources."""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.attribute import Attributed, Attributing, attribute
from seawall.attribution import MARKS, MOST_STEPS, Arrow, Box, Drawing, Edge, Graph, State, around, drawing_of, svg
from seawall.claims import Node, NodeKind
from seawall.corpus import Corpus
from seawall.errors import UnknownEntity
from seawall.web.desk.claims import linked
from seawall.web.desk.known_claims import Held, known_claims
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_HUNTS)]
# A page with more ties is no page; the rest is counted, and filters narrow them.
_TIES, _OPENED, _MEMBERS = 200, 60, 60
_OFFERED = 12
# Pictures kept: a layout takes some hundredths of a second, and opening one box after the other draws none anew.
_KEPT = 24
# Ties that need a look come first.
_FIRST = (State.DISPUTED, State.DENIED, State.CORRECTED, State.WITHDRAWN)
_PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
_LISTING = "listing:"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a graph was asked for; None of a day: any."""

    party: str
    as_of: date | None
    known: date | None
    by: str
    steps: int

    def address(self, **more: str) -> str:
        """The page of this graph, with more of its address."""
        said = {
            "party": self.party, "as_of": self.as_of.isoformat() if self.as_of else "",
            "known": self.known.isoformat() if self.known else "", "by": self.by, "steps": str(self.steps), **more,
        }  # fmt: skip
        return f"/desk/network/graph?{urlencode({name: text for name, text in said.items() if text}, errors='replace')}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graph as it is drawn."""

    found: Attributed
    shown: Graph
    drawing: Drawing
    picture: str
    publishers: tuple[str, ...]


class Pictures:
    """The last graphs that were drawn, by what was asked of which claims and lists."""

    def __init__(self) -> None:
        """None is drawn before somebody asks."""
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Asked, int, str], Drawn] = OrderedDict()

    def of(self, asked: Asked, held: Held, corpus: Corpus, certain: float) -> Drawn:
        """The graph, drawn or kept. UnknownEntity where nobody is called so."""
        key = (asked, held.number, corpus.version)
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
                return found
        found = _drawn(asked, held, corpus, certain)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found


@pages.get("/network/graph")
def graph(  # noqa: PLR0913, PLR0917  # each narrows the graph
    request: Request,
    visitor: _Reader,
    party: Annotated[str, Query(max_length=500)] = "",
    as_of: str = "",
    known: str = "",
    by: Annotated[str, Query(max_length=500)] = "",
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = 2,
    opened: Annotated[str, Query(alias="open", max_length=500)] = "",
) -> Response:
    """The graph around a party, as of a day, by what was known on a day, of one publisher's ties alone where that is asked."""
    held, name = known_claims(request), " ".join(clean(party).split())
    wrong = {field: text for field, text in (("as_of", as_of), ("known", known)) if text and day_of(text) is None}
    asked = Asked(name, day_of(as_of), day_of(known), by, steps)
    values: dict[str, Any] = {
        "asked": asked, "held": held, "wrong": wrong, "said": {"as_of": as_of, "known": known}, "most_steps": MOST_STEPS,
        "offered": _offered(held), "drawn": None, "why": "", "publishers": held.publishers,
    }  # fmt: skip
    if wrong or not name:
        return page(request, visitor, "graph.html.j2", title="Graph", status=422 if wrong else 200, **values)
    try:
        drawn = _of_house(request, asked, held)
    except UnknownEntity as nobody:
        values["why"] = str(nobody)
        return page(request, visitor, "graph.html.j2", title="Graph", status=404, **values)
    values |= {"publishers": drawn.publishers, "drawn": drawn} | _told(drawn, asked, opened, house_of(request).corpus())
    return page(request, visitor, "graph.html.j2", title=f"Who is tied to {name}", **values)


def _of_house(request: Request, asked: Asked, held: Held) -> Drawn:
    pictures = getattr(request.app.state, "pictures", None)
    if not isinstance(pictures, Pictures):
        pictures = request.app.state.pictures = Pictures()
    house = house_of(request)
    return pictures.of(asked, held, house.corpus(), house.policy().thresholds.certain)


def day_of(text: str) -> date | None:
    """A day as an address says it; None for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _drawn(asked: Asked, held: Held, corpus: Corpus, certain: float) -> Drawn:
    found = attribute(
        held.claims,
        Attributing(id_or_name(asked.party, corpus), asked.as_of, asked.known, asked.steps, corpus, certain),
    )
    publishers = tuple(
        sorted({claim.saying.by for edge in found.shown.edges for claim in edge.claims}, key=str.casefold)
    )
    shown = found.shown
    if asked.by:
        # All that is said of a tie stays on it: what others deny or correct must not read as if it held.
        mine = found.whole.only(edge for edge in found.whole.edges if _speaks(asked.by, edge))
        shown = around(mine, found.asked, asked.steps)
    drawing = drawing_of(shown, found.asked, f"Who is tied to {asked.party}")
    picture = svg(drawing, _row_of, lambda box: asked.address(open=box.members[0].id) + "#opened")
    return Drawn(found, shown, drawing, picture, publishers)


def id_or_name(party: str, corpus: Corpus) -> str:
    """OFAC's bare numbers are ids, as in `seawall graph`."""
    number = f"ofac-{party}"
    return number if party.isdecimal() and corpus.has(number) else party


def _speaks(publisher: str, edge: Edge) -> bool:
    return any(claim.saying.by == publisher for claim in edge.claims)


def _row_of(arrow: Arrow) -> str:
    return f"#{arrow.edges[0].id}"


def _told(drawn: Drawn, asked: Asked, opened: str, corpus: Corpus) -> dict[str, Any]:
    """What the page says beside the picture."""
    ordered = sorted(drawn.shown.edges, key=_by_names)
    place = next((at for at, box in enumerate(drawn.drawing.boxes) if _holds(box, opened)), None) if opened else None
    picture = drawn.picture
    if place is not None:
        picture = picture.replace(f'<a id="box-{place}" ', f'<a id="box-{place}" aria-current="true" ', 1)
    return {
        # Every text in it was escaped where it was drawn.
        "picture": Markup(picture),  # noqa: S704
        "edges": ordered[:_TIES],
        "left_out": max(0, len(ordered) - _TIES),
        "disputed": [edge for edge in ordered if edge.state is not State.HOLDS][:_TIES],
        "counts": _counts(drawn.shown),
        "marks": MARKS,
        "linked": linked,
        "opened": _opened(drawn, place, corpus) if place is not None else None,
        "is_elsewhere": bool(opened) and place is None,
        "here": asked.address(),
    }


def _holds(box: Box, id_: str) -> bool:
    return any(each.id == id_ for each in box.members)


def _opened(drawn: Drawn, place: int, corpus: Corpus) -> dict[str, Any]:
    """One box with all ties of what is in it."""
    box = drawn.drawing.boxes[place]
    edges: dict[str, Edge] = {}
    for each in box.members:
        edges |= {edge.id: edge for edge in drawn.shown.touching.get(each.id, ())}
    ordered = sorted(edges.values(), key=_by_names)
    return {
        "place": place,
        "box": box,
        "edges": ordered[:_OPENED],
        "left_out": max(0, len(ordered) - _OPENED),
        "members": [(each, _entry(each, corpus)) for each in box.members[:_MEMBERS]],
        "more": max(0, len(box.members) - _MEMBERS),
    }


def _entry(each: Node, corpus: Corpus) -> str:
    """The entry of the lists that a node is; empty where it is none in use."""
    key = each.id.removeprefix(_LISTING)
    return key if each.kind is NodeKind.LISTING and corpus.has(key) else ""


def _by_names(edge: Edge) -> tuple[str, str, str]:
    return edge.subject.name.casefold(), edge.relation, edge.object.name.casefold()


def _counts(shown: Graph) -> Sequence[tuple[int, str]]:
    states = Counter(edge.state for edge in shown.edges)
    several = sum(len(edge.voices) > 1 for edge in shown.edges)
    due = sum(edge.needs_check for edge in shown.edges)
    return (
        (len(shown.nodes), "things"), (len(shown.edges), "ties"), (several, "by two voices or more"),
        (due, "need a check of the primary source"), *((states[state], state.value) for state in _FIRST if states[state]),
    )  # fmt: skip


def _offered(held: Held) -> list[Node]:
    """The parties of which most is said: where somebody may begin."""
    nodes = [each for each in held.whole.nodes.values() if each.kind in _PARTIES]
    return sorted(nodes, key=lambda each: (-len(held.whole.touching[each.id]), each.name))[:_OFFERED]
