"""One entry of a list, whole, with every listing of the same party and why they are held to be the same."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.clusters import Judgement
from seawall.corpus import Corpus
from seawall.entities import Entity
from seawall.errors import UnknownEntity
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """Another listing of the party, or one that may be."""

    entity: Entity
    since: date | None
    sure: bool
    why: tuple[str, ...]


@pages.get("/entities/{id_}")
def entity(request: Request, visitor: _Searcher, id_: str) -> Response:
    """Everything that the lists say of one party."""
    corpus = house_of(request).corpus()
    found = _found(corpus, id_)
    return page(
        request,
        visitor,
        "entity.html.j2",
        title=found.caption,
        entity=found,
        since=since_of(found),
        elsewhere=_elsewhere(corpus, found),
        apart=_apart(corpus, found),
        corpus=corpus.version,
    )


def _found(corpus: Corpus, id_: str) -> Entity:
    """An entry by its id; OFAC's by its bare number too, as people know them."""
    known = [id_, id_.lower(), f"ofac-{id_}"]
    return corpus.entity(next((name for name in known if corpus.has(name)), id_))


def since_of(found: Entity) -> date | None:
    """The first day of any of its listings, where a list carries it."""
    return min((row.since for row in found.designations if row.since), default=None)


def _elsewhere(corpus: Corpus, found: Entity) -> list[_Elsewhere]:
    rows = []
    for tie in corpus.clusters.ties(found.id):
        try:
            other = corpus.entity(tie.entity_id)
        except UnknownEntity:
            continue  # a person's ruling may speak of an entry that is on no list any more
        rows.append(_Elsewhere(other, since_of(other), tie.sure, tie.why))
    return rows


def _apart(corpus: Corpus, found: Entity) -> list[Judgement]:
    """What is judged of it that is no tie: who it is not."""
    tied = {tie.entity_id for tie in corpus.clusters.ties(found.id)}
    return [row for row in corpus.clusters.about(found.id) if not tied & {row.left, row.right}]
