"""The brief of a party: what is known of it, each sentence with its sources, shown before it is taken as a file."""

import base64
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.attribute import Attributing
from seawall.brief import Beside, brief
from seawall.briefs import OWN_NETWORK, Brief
from seawall.briefs.notes import parted
from seawall.briefs.words import day_words
from seawall.claims.node import key_of
from seawall.errors import InputRefused, Problem, SeawallError, UnknownEntity
from seawall.obligations import Following
from seawall.reports.brief import as_json, linked, markdown
from seawall.reports.brief import page as as_page
from seawall.reports.brief_chart import exposure, phases
from seawall.reports.brief_marks import cited_by, marks
from seawall.reports.rows import writable
from seawall.web.desk.case_papers import download
from seawall.web.desk.exposures import hunted_of, require_extra
from seawall.web.desk.graph import day_of, id_or_name
from seawall.web.desk.known_claims import known_claims
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean
from seawall.web.reads import reads_exposure

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_HUNTS)]
_Shown = Annotated[Visitor, reads_exposure("brief")]
_WithBooks = Annotated[Visitor, reads_exposure("brief with books")]
# Customers, stopped payments and blocked property are named in it.
_OF_BOOKS = frozenset({Right.READ_CUSTOMERS, Right.READ_CASES, Right.READ_LEDGER})
_BookReader = Annotated[Visitor, needs(*_OF_BOOKS)]
_Text = Annotated[str, Query(max_length=500)]
# What a page of a brief is told, where nothing else is.
_ASKED: Final[Mapping[str, Any]] = {
    "wrong": (), "why": "", "brief": None, "exposure": "", "has_books": False, "may_books": False, "unread": (),
}  # fmt: skip
# A page with more is no page: the rest is counted and stands in the files.
_MOMENTS, _CITED = 120, 100


def _pdf(found: Brief) -> bytes:
    from seawall.reports.brief_print import pdf  # noqa: PLC0415  # Typst is of an extra

    return pdf(found)


# The files that a brief can be taken as: what makes them, and what a browser is told they are.
_FILES: Final[Mapping[str, tuple[Callable[[Brief], bytes], str]]] = {
    "pdf": (_pdf, "application/pdf"),
    "html": (lambda found: writable(as_page(found)).encode(), "application/octet-stream"),
    "md": (lambda found: writable(markdown(found)).encode(), "text/markdown"),
    "json": (as_json, "application/json"),
}


@pages.get("/network/briefs")
def of_party(request: Request, visitor: _Reader, party: _Text = "", as_of: str = "", known: str = "") -> Response:
    """The brief of a party from the claims and the lists, as of a day and by what was known on a day."""
    said = {"party": " ".join(clean(party).split()), "as_of": as_of, "known": known}
    wrong = [text for text in (as_of, known) if text and day_of(text) is None]
    values: dict[str, Any] = {**_ASKED, "said": said, "wrong": wrong}
    if wrong or not said["party"]:
        return page(request, visitor, "brief.html.j2", title="Briefs", status=422 if wrong else 200, **values)
    try:
        found = _made(request, said["party"], day_of(as_of), day_of(known))
    except UnknownEntity as nobody:
        values["why"] = str(nobody)
        return page(request, visitor, "brief.html.j2", title="Briefs", status=404, **values)
    files = f"/desk/network/briefs/file?{urlencode(said, errors='replace')}&as="
    return page(request, visitor, "brief.html.j2", title=found.title, **(values | _told(found, files)))


@pages.get("/network/briefs/file")
def as_file(  # what is asked, and as what
    request: Request,
    _visitor: _Reader,
    party: _Text,
    ending: Annotated[str, Query(alias="as")],
    as_of: str = "",
    known: str = "",
) -> Response:
    """The same brief as a file to be saved. InputRefused for a day that is none: a brief of any day would be another one."""
    for text in (as_of, known):
        if text and day_of(text) is None:
            raise InputRefused(f"{text[:40]!r} is no day: write it as 2027-03-31")
    return _file(_made(request, " ".join(clean(party).split()), day_of(as_of), day_of(known)), ending)


@pages.get("/network/exposures/{exposure}/brief")
def of_exposure(request: Request, visitor: _Shown, exposure: str) -> Response:
    """The brief of a hunt's party, with what one's own logs met."""
    return _shown(request, visitor, exposure, has_books=False)


@pages.get("/network/exposures/{exposure}/brief/books")
def with_books(request: Request, visitor: _WithBooks, _owner: _BookReader, exposure: str) -> Response:
    """The same with what of one's own books is tied to the party: read when it is asked for, by who may read those too."""
    return _shown(request, visitor, exposure, has_books=True)


@pages.get("/network/exposures/{exposure}/brief/file")
def of_exposure_as_file(
    request: Request, _visitor: _Shown, exposure: str, ending: Annotated[str, Query(alias="as")]
) -> Response:
    """The brief as a file to be saved."""
    return _file(_of_exposure(request, exposure)[0], ending)


@pages.get("/network/exposures/{exposure}/brief/books/file")
def with_books_as_file(
    request: Request,
    _visitor: _WithBooks,
    _owner: _BookReader,
    exposure: str,
    ending: Annotated[str, Query(alias="as")],
) -> Response:
    """The brief with the books as a file to be saved."""
    return _file(_of_exposure(request, exposure, has_books=True)[0], ending)


def _shown(request: Request, visitor: Visitor, exposure: str, *, has_books: bool) -> Response:
    found, unread = _of_exposure(request, exposure, has_books=has_books)
    files = f"/desk/network/exposures/{exposure}/brief/{'books/' if has_books else ''}file?as="
    values: dict[str, Any] = {
        **_ASKED, "said": {"party": "", "as_of": "", "known": ""}, "exposure": exposure, "has_books": has_books, "unread": unread,
        "may_books": visitor.rights >= _OF_BOOKS,
    }  # fmt: skip
    return page(request, visitor, "brief.html.j2", title=found.title, **(values | _told(found, files)))


def _made(request: Request, party: str, valid: date | None, known: date | None, beside: Beside | None = None) -> Brief:
    house, held = house_of(request), known_claims(request)
    corpus = house.corpus()
    asking = Attributing(
        id_or_name(party, corpus), valid, known, corpus=corpus, certain=house.policy().thresholds.certain
    )
    return brief(held.claims, asking, beside or Beside(held.rests_on))


def _of_exposure(request: Request, id_: str, *, has_books: bool = False) -> tuple[Brief, tuple[Problem, ...]]:
    """As `seawall hunt --brief` writes it, with one's own books where they are asked for; and what of them was not read."""
    house = house_of(request)
    hunted_of(house.store, id_)
    require_extra()
    # Only now: without the extra these can't be imported.
    from seawall.hunt.tape import recorded  # noqa: PLC0415
    from seawall.readings import HUNT  # noqa: PLC0415
    from seawall.web.desk.brief_books import Books, followed  # noqa: PLC0415

    found, known = recorded(house.store, f"{HUNT}{id_}"), known_claims(request)
    follows: Following | None = None
    unread: tuple[Problem, ...] = ()
    if has_books:
        follows, unread = followed(found, known.claims, house.corpus(), Books(house.settings.home, house.store))
    beside = Beside(known.rests_on, found, follows)
    unknown: SeawallError = UnknownEntity("the hunt asked about nobody: a brief is about a party")
    for name in filter(None, (found.sought.asked, *found.sought.nodes, *found.sought.entities)):
        try:
            return _made(request, name, None, None, beside), unread
        except UnknownEntity as error:
            unknown = error
    raise unknown


def _file(found: Brief, ending: str) -> Response:
    if ending not in _FILES:
        raise HTTPException(404, f"a brief is taken as {', '.join(_FILES)}")
    make, kind = _FILES[ending]
    return download(make(found), f"brief-{key_of(found.party)[:60]}.{ending}", kind)


def _told(found: Brief, files: str) -> dict[str, Any]:
    cited = cited_by(found)
    return {
        "brief": found,
        "files": [(ending.upper() if ending != "md" else "Markdown", f"{files}{ending}") for ending in _FILES],
        "marks": lambda labels: marks(labels, cited),
        "words": day_words,
        "letter": lambda label: parted(label)[1],
        "linked": linked,
        "own": OWN_NETWORK,
        "phases": _image(phases(found)),
        "contacts": _image(exposure(found)),
        "moments": found.timeline[:_MOMENTS],
        "moments_left": max(0, len(found.timeline) - _MOMENTS),
        "most_cited": _CITED,
    }


def _image(svg: str) -> str:
    """A picture as an address: as an image it brings its own style, and may do nothing else."""
    return f"data:image/svg+xml;base64,{base64.b64encode(writable(svg).encode()).decode()}" if svg else ""
