"""Claims with their sources: all that the desk knows, narrowed; and one claim whole."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.attribution import MARKS, State
from seawall.claims import Claim, Relation, contradictions
from seawall.errors import InputRefused
from seawall.web.desk.known_claims import Held, Row, known_claims
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor
from seawall.web.look.shown import clean

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_HUNTS)]
_SHOWN = 100
_PROBLEMS = 20


@pages.get("/network/claims")
def claims(  # noqa: PLR0913, PLR0917  # each is one filter
    request: Request,
    visitor: _Reader,
    about: Annotated[str, Query(max_length=500)] = "",
    relation: str = "",
    by: Annotated[str, Query(max_length=500)] = "",
    state: str = "",
    since: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """All claims, each with how it stands; narrowed by what it is about, its relation, who says it, and how it stands."""
    for name, word, words in (("relation", relation, Relation), ("state", state, State)):
        if word and word not in set(words):
            raise InputRefused(f"{name} is one of {', '.join(words)}, not {word!r}")
    held = known_claims(request)
    chosen = {"about": clean(about).strip(), "relation": relation, "by": by, "state": state}
    found = [row for row in held.rows.values() if _fits(row, chosen)]
    return page(
        request,
        visitor,
        "claims.html.j2",
        title="Claims",
        rows=found[since : since + _SHOWN],
        count=len(found),
        since=since,
        step=_SHOWN,
        chosen=chosen,
        is_narrowed=any(chosen.values()),
        held=held,
        relations=list(Relation),
        states=list(State),
        counts=_counts(held),
        marks=MARKS,
        problems=held.problems[:_PROBLEMS],
    )


@pages.get("/network/claims/{claim}")
def one(request: Request, visitor: _Reader, claim: str) -> Response:
    """One claim: its words, its place, its root and mark, and what it corrects or contradicts."""
    held = known_claims(request)
    row = held.rows.get(claim)
    if row is None:
        raise HTTPException(404, "no claim that the desk knows has this id")
    said = row.claim
    earlier = [(id_, held.rows.get(id_)) for id_ in said.supersedes]
    return page(
        request,
        visitor,
        "claim.html.j2",
        title=said.sentence,
        row=row,
        claim=said,
        mark=MARKS[said.saying.reading],
        address=linked(said.saying.place.url),
        file=held.file_of.get(said.id, ""),
        taken=held.taken.get(said.id),
        earlier=earlier,
        later=[(id_, held.rows.get(id_)) for id_ in row.corrected_by],
        others=[held.rows[each.id] for each in row.edge.claims if each.id != said.id],
        contrary=list(_contrary(held, row)),
    )


def linked(url: str) -> str:
    """An address from outside where it may be a link: nothing but a page's address; else empty."""
    return url if url.startswith(("https://", "http://")) else ""


def _fits(row: Row, chosen: dict[str, str]) -> bool:
    claim, about = row.claim, chosen["about"].casefold()
    return (
        (not about or _is_about(claim, about))
        and chosen["relation"] in {"", claim.relation}
        and chosen["by"] in {"", claim.saying.by}
        and chosen["state"] in {"", row.state}
    )


def _is_about(claim: Claim, about: str) -> bool:
    ends = (claim.subject.name, claim.subject.id, claim.object.name, claim.object.id, claim.id)
    return any(about in text.casefold() for text in ends)


def _counts(held: Held) -> list[tuple[str, int, str]]:
    rows = held.rows.values()
    found = [("claims", len(rows), "/desk/network/claims")]
    for state in (State.DISPUTED, State.DENIED, State.CORRECTED, State.WITHDRAWN):
        count = sum(row.state is state for row in rows)
        if count:
            found.append((state.value, count, f"/desk/network/claims?state={state}"))
    return found


def _contrary(held: Held, row: Row) -> Iterator[tuple[str, list[Row]]]:
    """In what this claim and others can't all be right, and those others; what the tie itself says already is left out."""
    near = [each for edge in _near(held, row) for each in edge]
    for found in contradictions(near):
        ids = [claim.id for claim in found.claims]
        if row.claim.id in ids and found.what not in row.edge.disputes:
            yield found.what, [held.rows[id_] for id_ in dict.fromkeys(ids) if id_ != row.claim.id]


def _near(held: Held, row: Row) -> Iterator[tuple[Claim, ...]]:
    """The claims with which one can be at odds: those that share its subject."""
    for edge in held.whole.touching[row.claim.subject.id]:
        if edge.subject.id == row.claim.subject.id:
            yield edge.claims
