"""The style, scripts and icon of all pages: a handful of files, read once; each address names the file's own hash."""

from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.attribution import STYLE
from seawall.web.guard import is_open

# They tell nobody anything that is not in the published program; the sign-in page needs the style.
pages = APIRouter(prefix="/desk/assets", include_in_schema=False)
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
# An address names the bytes, so that a browser may keep them for as long as it likes.
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served."""

    data: bytes
    kind: str
    digest: str


def _read() -> dict[str, Asset]:
    found = {}
    for path in (files("seawall.web.look") / "assets").iterdir():
        kind = _TYPES.get(path.name.rpartition(".")[2])
        if kind:
            found[path.name] = _asset(path.read_bytes(), kind)
    # The style of pictures that stand in a page: a picture's own would be refused there.
    found["graph.css"] = _asset(STYLE.encode(), _TYPES["css"])
    return found


def _asset(data: bytes, kind: str) -> Asset:
    return Asset(data, kind, sha256(data).hexdigest()[:12])


ASSETS = MappingProxyType(_read())


def address_of(name: str) -> str:
    """The address under which a page names an asset. KeyError for one that there is not."""
    return f"/desk/assets/{name}?v={ASSETS[name].digest}"


@pages.get("/{name}")
@is_open
async def asset(request: Request, name: str) -> Response:
    """One file of the pages' own."""
    found = ASSETS.get(name)
    if found is None:
        raise HTTPException(404, "there is no such file")
    keep = _FOR_EVER if request.query_params.get("v") == found.digest else "no-cache"
    return Response(found.data, media_type=found.kind, headers={"Cache-Control": keep, "ETag": f'"{found.digest}"'})
