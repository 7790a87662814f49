"""Lists that a user declares in the settings file: collections in FollowTheMoney's format, which the catalogue can't know."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from seawall.lists.catalog import BY_ID
from seawall.lists.ftm.publisher import Declared, row_of
from seawall.lists.own.declared import PREFIX
from seawall.lists.row import ListRow

# An id stands in ids of lists, folder names and notes.
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
_KEYS = (
    "id", "title", "file", "url", "index", "deltas", "token_env", "licence", "least", "poll_hours", "stale_hours", "max_gib",
)  # fmt: skip
# A token by itself is sent in this scheme, OpenSanctions' own; one with its scheme before it is sent as it is.
_SCHEME = "Token"
_LOOPBACK = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/")
_MOST_GIB = 64
_T = TypeVar("_T")


def collections(value: object, beside: Path, environ: Mapping[str, str]) -> tuple[ListRow, ...]:
    """The rows of the `[[collection]]` tables of a settings file; paths are beside it.

    A token is read from the variable of the environment that token_env names. ValueError where a key does not exist,
    is missing, or makes no sense.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise ValueError("[[collection]] tables of the settings file are expected")
    rows = tuple(row_of(_declared(table, beside, environ)) for table in value)
    ids = [row.id for row in rows]
    for twice in (list_id for list_id in ids if ids.count(list_id) > 1):
        raise ValueError(f"two collections have the id {twice!r}")
    return rows


def _declared(table: Mapping[str, object], beside: Path, environ: Mapping[str, str]) -> Declared:
    _refuse_unknown(table)
    list_id = _text(table, "id")
    if not _ID.fullmatch(list_id):
        raise ValueError(f"the id {list_id!r} is not of small letters, digits, dots and dashes")
    if list_id in BY_ID:
        raise ValueError(f"{list_id!r} is a list of the catalogue")
    if list_id.startswith(PREFIX):
        raise ValueError(f"{list_id!r}: ids that start with {PREFIX} are those of [[own_list]]")
    if ("file" in table) == ("url" in table):
        raise ValueError(f"the collection {list_id!r} needs a file or a url, one of both")
    usual = Declared(list_id, "", "", "")
    places = [_place(table, "file" if "file" in table else "url", beside), _optional(table, "index", beside)]
    deltas = tuple(_at(text, beside) for text in _texts(table, "deltas"))
    if len({place.startswith("file:") for place in (*places, *deltas) if place}) > 1:
        raise ValueError(f"the files of {list_id!r} are all at hand or all on a server")
    authorization = _authorization(table, environ)
    if authorization and not all(place.startswith("https:") or _LOOPBACK.match(place) for place in places if place):
        raise ValueError(f"the token of {list_id!r} is sent over https only")
    return Declared(
        id=list_id,
        title=_text(table, "title") if "title" in table else list_id,
        licence=_text(table, "licence"),
        place=places[0],
        index=places[1],
        deltas=deltas,
        authorization=authorization,
        least=_number(table, "least", usual.least, int),
        poll_every=_number(table, "poll_hours", usual.poll_every, lambda hours: timedelta(hours=hours)),
        stale_after=_number(table, "stale_hours", usual.stale_after, lambda hours: timedelta(hours=hours)),
        max_bytes=_number(table, "max_gib", usual.max_bytes, _gibibytes),
    )


def _refuse_unknown(table: Iterable[str]) -> None:
    for key in table:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1, cutoff=0.5)
            nearest = f"did you mean {close[0]}?" if close else f"those that do: {', '.join(_KEYS)}"
            raise ValueError(f"a collection has no key {key!r}; {nearest}")


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(f"the collection needs a text for {key!r}")
    return value.strip()


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        raise ValueError(f"a list of texts is expected for {key!r}")  # noqa: TRY004  # all readers refuse alike
    return tuple(_text({key: value}, key) for value in values)


def _optional(table: Mapping[str, object], key: str, beside: Path) -> str:
    return _place(table, key, beside) if key in table else ""


def _place(table: Mapping[str, object], key: str, beside: Path) -> str:
    text = _text(table, key)
    if key == "url" and not text.startswith(("http://", "https://")):
        raise ValueError("a URL that starts with http:// or https:// is expected")
    return _at(text, beside)


def _at(text: str, beside: Path) -> str:
    """A URL as it is; a path as one of the disk."""
    if text.startswith(("http://", "https://")):
        return text
    try:
        return f"file:{(beside / Path(text).expanduser()).absolute()}"
    except RuntimeError as error:  # ~nobody
        raise ValueError(str(error)) from error


def _authorization(table: Mapping[str, object], environ: Mapping[str, str]) -> str:
    if "token_env" not in table:
        return ""
    name = _text(table, "token_env")
    token = environ.get(name, "").strip()
    if not token or not token.isascii() or not token.isprintable():
        raise ValueError(f"the variable {name}, which is to hold the collection's token, is empty or no plain text")
    return token if " " in token else f"{_SCHEME} {token}"


def _gibibytes(count: int) -> int:
    """The largest collection known has some 4 GB: a limit far above it would be none."""
    if count > _MOST_GIB:
        raise ValueError(f"max_gib is at most {_MOST_GIB}")
    return count << 30


def _number(table: Mapping[str, object], key: str, usual: _T, read: Callable[[int], _T]) -> _T:
    value = table.get(key)
    if value is None:
        return usual
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100_000_000:
        raise ValueError(f"a whole number from 1 on is expected for {key!r}")
    try:
        return read(value)
    except OverflowError as error:
        raise ValueError(f"{key!r} is too large") from error
