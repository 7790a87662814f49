"""Forms: read with a bound, and obeyed only where they come from a page that this service handed out in the same session."""

from hmac import compare_digest
from urllib.parse import parse_qsl, urlsplit

from fastapi import HTTPException
from starlette.requests import Request

from seawall.access import sessions
from seawall.admission import Entered
from seawall.web.look import FORM_WORD

FIELD = FORM_WORD
HEADER = "X-Form-Word"
# A sign-in form has some hundred bytes.
_MOST_BYTES = 16_384
_MOST_FIELDS = 20
# The widest form of the desk has some thirty fields; a field holds a narrative, not a book.
_MOST_FORM_FIELDS, _MOST_FILES, _MOST_TEXT = 80, 8, 64 * 2**10
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def form_word(request: Request) -> str:
    """The word that each form on a page of this request's session must carry, as the field `form_word`.

    A script sends it as the header X-Form-Word instead. Empty where the request came without a session.
    """
    entered = getattr(request.state, "entered", None)
    return sessions.form_word(entered.token) if isinstance(entered, Entered) else ""


async def refuse_foreign(request: Request, token: str) -> None:
    """HTTPException 403 where a request would change something and does not come from a page of the same session."""
    if request.method in _HARMLESS:
        return
    refuse_other_sites(request)
    if not sessions.is_form_word(token, await word_of(request)):
        raise HTTPException(403, "this form is not of your session, or of one that is over: load the page again")


def refuse_other_sites(request: Request) -> None:
    """HTTPException 403 where the browser itself says that another site's page sends this."""
    site = request.headers.get("sec-fetch-site", "")
    if site and site not in {"same-origin", "none"}:
        raise HTTPException(403, "another site's page sent this")
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403, "another site's page sent this")


async def word_of(request: Request) -> str:
    """The word that a request came with, in its header or its form; empty where it has none."""
    header = request.headers.get(HEADER)
    if header is not None:
        return header
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _FORMS:
        return ""
    # Starlette keeps the form: the route reads the same one.
    form = await request.form(max_fields=_MOST_FORM_FIELDS, max_files=_MOST_FILES, max_part_size=_MOST_TEXT)
    found = form.get(FIELD)
    return found if isinstance(found, str) else ""


def is_same(said: str, known: str) -> bool:
    """Whether a form's word is the cookie's."""
    return bool(known) and compare_digest(said.encode("utf-8", "replace"), known.encode("utf-8", "replace"))


async def fields(request: Request) -> dict[str, str]:
    """A sign-in form's fields. HTTPException 413 or 422 where it is too long, or no form."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise HTTPException(413, "this form is too long")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(422, "this is no form") from error
    return dict(pairs)


def inside(path: str) -> str:
    """A path of this very service to go on to; "/" where it leads, or could be read to lead, anywhere else."""
    is_path = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_path and len(path) < 2_000 else "/"
