"""Documents that were read in: what each proposes beside the sentence it stands in, accepted or refused one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import Annotated, Any

from fastapi import HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall import ingest, intake
from seawall.access import Right
from seawall.attribution import MARKS
from seawall.claims import Reading, Source
from seawall.entities import PartialDate
from seawall.errors import InputRefused, NotAllowed, Overtaken
from seawall.intake import Decided, Paper, Verdict
from seawall.proposals import Proposal
from seawall.read import read
from seawall.store import Store
from seawall.web.desk.case_papers import download
from seawall.web.desk.forms import Form, Said
from seawall.web.desk.known_claims import known_claims
from seawall.web.desk.marks import Piece, named
from seawall.web.desk.page import moment_of, page, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean
from seawall.web.reads import reads_document

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_HUNTS)]
_Worker = Annotated[Visitor, needs(Right.READ_HUNTS, Right.HUNT)]
_Shown = Annotated[Visitor, reads_document("page")]
_Original = Annotated[Visitor, reads_document("original")]
_SHOWN = 100
# As many proposals as one decides on in an hour; the rest comes as these are decided.
_AT_ONCE, _REFUSALS, _PROBLEMS = 50, 200, 50
# What the desk reads while a page waits; larger ones are read with `seawall read --propose`. A PDF of some megabytes may hold
# little text; half a million characters, dense print on 100 pages, take some seconds of one core.
MOST_BYTES, _MOST_SAID, MOST_CHARS = 8 * 2**20, "8 MB", 500_000
_VIEWS = ("waiting", "all")


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal as it is shown. sentence is empty where it is that of the line before; texts and wrong are a refused form's."""

    number: int
    proposal: Proposal
    sentence: tuple[Piece, ...]
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was refused: of which claim and verdict, why, and what was typed."""

    claim: str
    verdict: str
    why: str
    typed: str


@pages.get("/network/documents")
def documents(request: Request, visitor: _Reader) -> Response:
    """All documents that were read in, those with proposals that wait first."""
    return _listed(request, visitor, Said())


def _listed(request: Request, visitor: Visitor, form: Said, status: int = 200) -> Response:
    found = ingest.papers(house_of(request).store)
    return page(
        request,
        visitor,
        "documents.html.j2",
        title="Documents",
        status=status,
        rows=found[:_SHOWN],
        left_out=max(0, len(found) - _SHOWN),
        waiting=sum(len(one.waiting) for one in found),
        texts=form.texts,
        wrong=form.wrong,
        most=_MOST_SAID,
        most_chars=MOST_CHARS,
    )


@pages.post("/network/documents")
def take_in(request: Request, visitor: _Worker, form: Form) -> Response:
    """Read a document in: nothing of it is run, nothing is accepted, and its bytes are archived."""
    name, data = next(iter(form.files.items()), ("", b""))
    if not name:
        form.wrong["file"] = "choose a file"
    elif len(data) > MOST_BYTES:
        form.wrong["file"] = f"larger than {_MOST_SAID}: read it with seawall read --propose"
    day = form.maybe_day("on")
    if form.wrong:
        return _listed(request, visitor, form, 422)
    try:
        id_ = _read_in(request, visitor, Source(name, form.text("said_by"), _on(day), moment_of(request)), data)
    except InputRefused as refusal:
        form.wrong["file"] = str(refusal)
        return _listed(request, visitor, form, 422)
    return see(f"/desk/network/documents/{id_}")


def _read_in(request: Request, visitor: Visitor, source: Source, data: bytes) -> str:
    """The document's id. InputRefused for one that holds no text, or too much."""
    house, corpus = house_of(request), house_of(request).corpus()
    by_machine = replace(source, reading=Reading.EXTRACTED)
    claims, least = known_claims(request).claims, house.policy().thresholds.review
    made = read(BytesIO(data), by_machine, corpus, claims, least, MOST_CHARS)
    if not made.document.paragraphs:
        raise InputRefused("; ".join(problem.why for problem in made.problems) or "it holds no text")
    id_, _ = ingest.put(house.store, made, data, visitor.actor, moment_of(request), corpus.version)
    return id_


def _on(day: date | None) -> PartialDate | None:
    return PartialDate.parse(day.isoformat()) if day else None  # as the command reads it: the same claims, by their ids


@pages.get("/network/documents/{document}")
def one(
    request: Request, visitor: _Shown, document: str, show: str = "", since: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> Response:
    """One document: each proposal with its sentence, and what people made of it."""
    if show and show not in _VIEWS:
        raise InputRefused(f"show is one of {', '.join(_VIEWS)}, not {show!r}")
    return _drawn(request, visitor, _paper(house_of(request).store, document), show, since)


@pages.get("/network/documents/{document}/original")
def original(request: Request, _visitor: _Original, document: str) -> Response:
    """The document as it was handed in, to be saved: it is never shown as a page of the service."""
    store = house_of(request).store
    paper = _paper(store, document)
    return download(store.document(paper.sha256), paper.name)


@pages.post("/network/documents/{document}/decide")
def decide(request: Request, visitor: _Worker, document: str, form: Form) -> Response:
    """Accept or refuse one proposal, with the reason."""
    store = house_of(request).store
    claim, show = form.text("claim"), form.text("show")
    verdict = form.choice("verdict", Verdict)
    show = show if show in _VIEWS else ""
    if verdict is None:
        raise InputRefused("a proposal is accepted or refused")
    command = intake.accept if verdict is Verdict.ACCEPTED else intake.refuse
    try:
        paper = ingest.decide(
            store, document, partial(_command, command, claim, visitor, form), visitor.actor, moment_of(request)
        )
    except (NotAllowed, Overtaken) as refusal:
        refused = Refused(claim, verdict.value, str(refusal), form.text("why"))
        return _drawn(request, visitor, _paper(store, document), show, 0, refused)
    after = _next(paper, claim)
    place = f"#p-{after}" if after else ""
    return see(f"/desk/network/documents/{paper.id}{f'?show={show}' if show else ''}{place}")


def _command(command: Any, claim: str, visitor: Visitor, form: Said, paper: Paper) -> Any:
    return command(paper, claim, visitor.actor, form.text("why"), form.whole("seen"))


def _next(paper: Paper, claim: str) -> str:
    """The proposal to go on with: the next in the document that waits, else the first that does."""
    order = list(paper.last.claims)
    behind = order[order.index(claim) + 1 :] if claim in order else []
    return next((id_ for id_ in (*behind, *order) if id_ not in paper.decided), "")


def _paper(store: Store, id_: str) -> Paper:
    found = ingest.paper(store, id_)
    if found is None:
        raise HTTPException(404, f"no document was read in as {id_[:80]!r}")
    return found


def _drawn(  # noqa: PLR0913, PLR0917  # whose page it is, and what of it
    request: Request, visitor: Visitor, paper: Paper, show: str, since: int, refused: Refused | None = None
) -> Response:
    archived = ingest.archived(house_of(request).store, paper)
    view = show or ("waiting" if paper.waiting else "all")
    # A sentence that stands twice in a place proposes one claim.
    each = {one.claim.id: one for one in reversed(archived.proposals)}
    wanted = [
        (number, one)
        for number, one in enumerate(reversed(each.values()), 1)
        if view == "all" or one.claim.id not in paper.decided or (refused and one.claim.id == refused.claim)
    ]
    lines = list(_lines(wanted[since : since + _AT_ONCE], paper))
    return page(
        request,
        visitor,
        "document.html.j2",
        title=paper.name or "A document",
        status=409 if refused else 200,
        paper=paper,
        lines=lines,
        view=view,
        show=show,
        since=since,
        step=_AT_ONCE,
        count=len(wanted),
        refused=refused,
        refusals=archived.refusals[:_REFUSALS],
        problems=archived.problems[:_PROBLEMS],
        reasons=sorted({row.why for row in paper.decided.values()})[:20],
        marks=MARKS,
        known=known_claims(request).rows,
    )


def _lines(wanted: list[tuple[int, Proposal]], paper: Paper) -> Iterator[Line]:
    last = None
    for number, one in wanted:
        sentence: tuple[Piece, ...] = ()
        if one.sentence != last:
            same = [other for _, other in wanted if other.sentence == one.sentence]
            words = [
                word for other in same for word in (other.claim.subject.name, other.claim.object.name, other.claim.role)
            ]
            sentence = named(clean(one.sentence.text), words)
        last = one.sentence
        yield Line(number, one, sentence, paper.decided.get(one.claim.id))
