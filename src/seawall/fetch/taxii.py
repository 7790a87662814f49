"""TAXII 2.1: what a server of claims offers, and the objects of one collection, page by page, within limits.

OASIS's standard of 10 June 2021. Only the server that the user names is ever asked, at the address that was judged: an API root
on another host, a redirect, a page that leads in a ring and pages without end or objects are refused. Nothing in the objects is
looked at, and none of their addresses contacted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from seawall.errors import FetchFailed
from seawall.fetch.download import Web
from seawall.fetch.part import bare
from seawall.fetch.patience import retry_after
from seawall.fetch.pinned import LookUp, judged, look_up, way

MEDIA = "application/taxii+json;version=2.1"
# A page is what the server chooses; ATT&CK's whole collection, 25,000 objects, comes in pages below 10 MB.
MAX_PAGE_BYTES = 1 << 24
# What a reader of bundles takes at once (claims/readers/json.py).
MAX_BYTES = 1 << 26
MAX_PAGES = 10_000
MAX_ROOTS, MAX_COLLECTIONS = 100, 10_000
# A server may filter after it has cut its pages, so that some are empty; so many in a row are a server that goes on for ever.
MAX_EMPTY = 50
# Objects that are asked for in one page; servers cut it to what they give.
PAGE = 1_000
# Worth asking again, as for lists (fetch/download.py).
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_HINTS = {401: "; what proves who asks is named by [[taxii]] in the settings (docs/how-to/load-claims.md)"}
# An id stands in a URL's path; the standard makes it a UUID, servers in use make it a word.
_ID = re.compile(r"[\w.~-]{1,200}", re.ASCII)
_NEXT = re.compile(r"[^\x00-\x20\x7f]{1,2000}")


@dataclass(frozen=True, slots=True)
class Server:
    """A server and what it is told of us: authorization is the header of that name, sent to this host alone.

    is_private  it may lie inside one's own network
    address     the address that is connected to; empty: by name
    """

    url: str
    authorization: str = field(default="", repr=False)
    is_private: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection of an API root; can_read is the server's word on whether we may."""

    id: str
    title: str
    can_read: bool
    root: str


@dataclass(frozen=True, slots=True)
class Page:
    """The objects of one answer, and until when they reach: ask the next time with added_after of the last page."""

    objects: tuple[dict[str, Any], ...]
    added_last: str
    size: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its JSON, the moment to which it reaches, and its bytes."""

    said: dict[str, Any]
    added_last: str
    size: int


def reached(server: Server, find: LookUp = look_up) -> Server:
    """The server with its address, looked up once and judged. Raises FetchFailed; not to be asked behind a proxy."""
    return replace(server, address=judged(server.url, find, is_private=server.is_private))


def api_roots(web: Web, server: Server) -> tuple[str, ...]:
    """The API roots that a server's discovery names, as URLs of its own host. Raises FetchFailed."""
    answer = _get(web, server, server.url, {}).said
    said = answer.get("api_roots", [])
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said) or len(said) > MAX_ROOTS:
        raise FetchFailed(f"{bare(server.url)} names no API roots that can be read")
    roots = [str(httpx.URL(server.url).join(each)) for each in dict.fromkeys(said)]
    for root in roots:
        _same_host(server, root)
    return tuple(roots)


def collections(web: Web, server: Server, root: str) -> tuple[Collection, ...]:
    """The collections of one API root. Raises FetchFailed."""
    answer = _get(web, server, f"{root.rstrip('/')}/collections/", {}).said
    said = answer.get("collections", [])
    if not isinstance(said, list) or len(said) > MAX_COLLECTIONS:
        raise FetchFailed(f"{bare(root)} names no collections that can be read")
    found = []
    for each in said:
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or not _ID.fullmatch(each["id"]):
            raise FetchFailed(f"{bare(root)} names a collection without an id")
        found.append(Collection(each["id"], str(each.get("title", ""))[:500], each.get("can_read") is True, root))
    return tuple(found)


def pages(web: Web, server: Server, collection: Collection, added_after: str = "") -> Iterator[Page]:
    """The objects of a collection, added after a moment (as the last page gave it), page by page. Raises FetchFailed.

    FetchFailed is raised, too, where the pages never end: a token that comes again, more bytes than MAX_BYTES.
    """
    url = f"{collection.root.rstrip('/')}/collections/{collection.id}/objects/"
    asked = {"limit": str(PAGE)} | ({"added_after": added_after} if added_after else {})
    seen: set[tuple[str, str]] = set()
    size = empty = 0
    deadline = web.clock.monotonic() + web.patience.whole
    for _ in range(MAX_PAGES):
        page, following = _page(web, server, url, asked)
        size += page.size
        empty = 0 if page.objects else empty + 1
        if empty > MAX_EMPTY:
            raise FetchFailed(f"{bare(url)} gave {empty} pages in a row without an object, and says that there is more")
        if following and web.clock.monotonic() > deadline:
            raise FetchFailed(f"{bare(url)} took longer than {web.patience.whole:.0f} s for all its pages")
        if size > MAX_BYTES:
            raise FetchFailed(
                f"{bare(url)} gives more than {MAX_BYTES:,} bytes; ask for what was added after a later moment"
            )
        yield page
        if following is None:
            return
        if following in seen:
            raise FetchFailed(f"{bare(url)} leads in a ring: its page {following[1][:50]!r} came before")
        seen.add(following)
        asked = (
            {"limit": str(PAGE)} | ({"added_after": added_after} if added_after else {}) | {following[0]: following[1]}
        )
    raise FetchFailed(f"{bare(url)} has more than {MAX_PAGES:,} pages")


def as_bundle(read: Iterator[Page]) -> bytes:
    """All pages as one STIX bundle: a relationship may come pages before what it joins."""
    objects = [each for page in read for each in page.objects]
    return orjson.dumps({"type": "bundle", "objects": objects})


def _page(web: Web, server: Server, url: str, asked: dict[str, str]) -> tuple[Page, tuple[str, str] | None]:
    """One page, and the parameter that leads to the next one; None at the end."""
    got = _get(web, server, url, asked)
    answer, last = got.said, got.added_last
    objects = answer.get("objects", [])
    if not isinstance(objects, list) or not all(isinstance(each, dict) for each in objects):
        raise FetchFailed(f"{bare(url)} answered with objects that are none")
    page = Page(tuple(objects), last, got.size)
    if answer.get("more") is not True:
        return page, None
    token = answer.get("next")
    if isinstance(token, str) and _NEXT.fullmatch(token):
        return page, ("next", token)
    # The standard lets a server say "more" and no token: one goes on behind the last object's moment.
    if last:
        return page, ("added_after", last)
    raise FetchFailed(f"{bare(url)} says that there is more and not where")


def _same_host(server: Server, url: str) -> None:
    ours, theirs = urlsplit(server.url), urlsplit(url)
    if (ours.scheme, ours.netloc) != (theirs.scheme, theirs.netloc):
        raise FetchFailed(f"{bare(server.url)} leads to another host, {theirs.netloc[:100]}, which was not named")


def _get(web: Web, server: Server, url: str, asked: dict[str, str]) -> _Answer:
    """One answer as JSON with its headers; asked again, with patience, while the trouble may pass."""
    _same_host(server, url)
    to = way(url, server.address)
    headers = {"Accept": MEDIA} | ({"Authorization": server.authorization} if server.authorization else {})
    why = ""
    for failures in range(1, web.patience.tries + 1):
        wait: float | None = None
        try:
            with web.client.stream(
                "GET", to.url, params=asked, headers=headers | to.headers, extensions=to.extensions
            ) as answer:
                if answer.status_code == httpx.codes.OK:
                    return _json(web, answer, url)
                why = f"answered {answer.status_code} {answer.reason_phrase}".rstrip() + _HINTS.get(
                    answer.status_code, ""
                )
                wait = retry_after(answer.headers.get("Retry-After", ""), web.clock.now())
                if answer.status_code not in _PASSING:
                    break
        except httpx.TransportError as error:
            why = f"{type(error).__name__}: {error}"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchFailed(f"{bare(url)} can't be asked: {type(error).__name__}: {error}") from error
        if failures < web.patience.tries:
            longest = web.patience.longest_wait
            web.clock.sleep(min(longest, max(wait or 0.0, web.patience.wait(failures, web.clock.chance()))))
    raise FetchFailed(f"{bare(url)} {why}")


def _json(web: Web, answer: httpx.Response, url: str) -> _Answer:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/taxii+json":
        raise FetchFailed(f"{bare(url)} answered with {kind or 'bytes of no type'}, which is not TAXII 2.1")
    if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise FetchFailed(f"{bare(url)} answered in a content encoding that was not asked for")
    deadline = web.clock.monotonic() + web.patience.whole
    data = bytearray()
    for piece in answer.iter_raw():
        data += piece
        if len(data) > MAX_PAGE_BYTES:
            raise FetchFailed(f"{bare(url)} answered with more than {MAX_PAGE_BYTES:,} bytes in one page")
        if web.clock.monotonic() > deadline:
            raise FetchFailed(f"{bare(url)} took longer than {web.patience.whole:.0f} s for one page")
    try:
        read = orjson.loads(bytes(data))
    except orjson.JSONDecodeError as error:
        raise FetchFailed(f"{bare(url)} answered with what is no JSON: {error}") from error
    if not isinstance(read, dict):
        raise FetchFailed(f"{bare(url)} answered with JSON that is no object")
    return _Answer(read, answer.headers.get("X-TAXII-Date-Added-Last", "").strip()[:60], len(data))
