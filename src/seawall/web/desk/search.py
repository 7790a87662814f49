"""Search the lists for a name or an identifier."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.entities import Party, Role, Schema
from seawall.matching import guesses
from seawall.web.desk.marks import marked
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.waterfall import waterfall
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean

pages = _pages()
_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_TOP = 25
# No name has more letters; what is longer is a text, which screening reads.
_MOST_LETTERS = 500
# What may be asked for, in the reader's words.
_KINDS = (
    (Schema.LEGAL_ENTITY, "anybody"), (Schema.PERSON, "a person"), (Schema.ORGANIZATION, "an organisation"),
    (Schema.VESSEL, "a vessel"), (Schema.AIRPLANE, "an aircraft"), (Schema.WALLET, "a wallet"),
)  # fmt: skip


@pages.get("/search")
def search(
    request: Request,
    visitor: _Searcher,
    q: Annotated[str, Query(max_length=_MOST_LETTERS)] = "",
    kind: Schema = Schema.LEGAL_ENTITY,
    least: Annotated[float, Query(gt=0, lt=1)] = 0.5,
) -> Response:
    """Entries that a name or an identifier may stand for, the likest first, with the reasons."""
    name, corpus = clean(q).strip(), house_of(request).corpus()
    party = Party(Role.CUSTOMER, (name,), kind, tuple(guesses(name)), place="search")
    found = corpus.matches(party, least) if name else []
    rows = [(match, corpus.entity(match.entity_id)) for match in found[:_TOP]]
    return page(
        request,
        visitor,
        "search.html.j2",
        title="Search",
        asked=name,
        kind=kind.value,
        least=least,
        kinds=[(schema.value, title) for schema, title in _KINDS],
        rows=[(match, entity, marked(match.listed_name, [name]), waterfall(match)) for match, entity in rows],
        left_out=len(found) - len(rows),
        corpus=corpus.version,
        entries=len(corpus),
    )
