"""A request that writes: read strictly, done once however often it comes, and by whoever has seen what is there now.

`Idempotency-Key` is the sender's own word for one act (RFC draft "The Idempotency-Key HTTP Header Field"): under the same
word the same request writes nothing a second time. `If-Match` is the version that the sender has seen (RFC 9110, 13.1.1).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec
from fastapi import Depends, Header, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.errors import Overtaken
from seawall.store import Store
from seawall.store.requests import content_of, keep_request, name_of
from seawall.web.house import House, Visitor, house_of
from seawall.web.look.shown import clean
from seawall.web.native.described import REPLAYED
from seawall.web.refusals import Json, invalid

# As a form of the desk: a field holds a narrative, not a book.
_MOST_TEXT = 64 * 2**10
_S = TypeVar("_S", bound=msgspec.Struct)
_KEY = "4f2c1d3e-8a8b-4a53-9d5e-1f6a2b3c4d5e"

# The header of the key, for whoever declares it.
KEY: dict[str, Any] = {
    "alias": "Idempotency-Key", "min_length": 1, "max_length": 255, "pattern": r"^[!-~]+$", "examples": [_KEY],
    "description": "Your own word for this act, such as a UUID. Sent again under it within seven days, it is not done again",
}  # fmt: skip
_Key = Annotated[str, Header(**KEY)]
# A route's parameter: the version that the sender has seen.
Seen: TypeAlias = Annotated[
    str | None,
    Header(
        alias="If-Match", max_length=200, examples=['"41"'],
        description="The ETag under which you saw what you act on: 428 without it, 412 where it is another by now",
    ),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that writes: its body and the key under which it may come again."""

    request: Request
    body: bytes
    key: str

    @property
    def house(self) -> House:
        """The house that it came to."""
        return house_of(self.request)

    def read(self, kind: type[_S]) -> _S:
        """What the body says; 422 where it is not what is expected, down to a field that does not exist."""
        try:
            said = msgspec.json.decode(self.body or b"{}", type=kind)
        except msgspec.ValidationError as error:
            raise invalid("body", "", str(error)) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise invalid("body", "", "JSON decode error") from None
        cleaned = _cleaned(said)
        assert isinstance(cleaned, kind)
        return cleaned

    def once(self, visitor: Visitor, act: Callable[[Store], object]) -> bool:
        """Have it done by a store that notes the request in the same step; True where it was done before.

        422 where another request was sent under the same key. What was refused is not kept, and may be mended. Overtaken
        where somebody else was faster.
        """
        house, name = self.house, name_of(visitor.actor.id, self.key)
        before = house.store.ask(content_of(name))
        if before is None:
            try:
                act(house.store.together_with(keep_request(name, self._content, house.now())))
            except Overtaken:
                before = house.store.ask(content_of(name))
                if before is None:
                    raise
            else:
                return False
        if before != self._content:
            raise HTTPException(422, "this Idempotency-Key was sent with another request: take a new one for each act")
        return True

    @property
    def _content(self) -> str:
        url = self.request.url
        return sha256(f"{self.request.method} {url.path}?{url.query}\n".encode() + self.body).hexdigest()


async def _sent(request: Request, idempotency_key: _Key) -> Sent:
    return Sent(request, await request.body(), idempotency_key)


# A route's parameter, behind the visitor's: who may not do it is told so before the body is read.
sending: Any = Depends(_sent)


def refuse_unnamed(seen: str | None, what: str) -> None:
    """HTTPException 428 where the sender does not say which version they have seen; "*" says none."""
    if not seen or seen.strip() == "*":
        raise HTTPException(428, f"send If-Match with the ETag under which you saw {what}")


def refuse_unseen(seen: str | None, version: object, what: str) -> None:
    """HTTPException 412 where another version is there by now than the one that was seen."""
    if seen is None or _plain(seen) != str(version):
        raise HTTPException(412, f"somebody acted on {what} after you saw it: look at it again, then decide")


def _plain(tag: str) -> str:
    return tag.strip().removeprefix("W/").strip('"')


def etag(version: object) -> dict[str, str]:
    """The header that names a version."""
    return {"ETag": f'"{version}"'}


def answered(content: object, version: object, *, is_again: bool, status: int = 200) -> Response:
    """What an act comes to: how the thing stands now. Sent again, the same status with what stands there by then."""
    headers = etag(version) | ({REPLAYED: "true"} if is_again else {})
    return Json(content, status, headers)


def _cleaned(value: Any) -> Any:
    """Without control characters in its texts. 422 for a text as long as a book, or a number that is none."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(
            value, **{name: _cleaned(getattr(value, name)) for name in value.__struct_fields__}
        )
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if type(value) is str:  # and no word of an enumeration
        if len(value) > _MOST_TEXT:
            raise invalid("body", "", f"a text has more than {_MOST_TEXT:,} characters")
        return clean(value).strip()
    if isinstance(value, Decimal) and not value.is_finite():
        raise invalid("body", "", f"{value} is no number")
    return value
