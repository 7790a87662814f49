"""The hash chain: each event's canonical bytes are sealed with the hash of the event before; private words lie beside it.

What is chained of private words is a salted hash. The words and the salt can be removed together after the years of
retention: the chain still holds, and nobody can guess the words from the hash without the salt. A private field is a text
or a list of texts, and the one hash is over all of an event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple, get_args

import msgspec

from seawall.audit.canonical import canonical
from seawall.audit.event import Event
from seawall.audit.events import Body
from seawall.audit.words import REDACTED
from seawall.errors import ChainBroken

GENESIS = "0" * 64
# 128 bits: nobody tries all salts for a guessed word.
SALT_BYTES = 16
_PRIVATE = "private_sha256"


@dataclass(frozen=True, slots=True)
class Sealed:
    """An event as it is stored.

    data      its canonical bytes (seq, at, actor, stream, body), private words replaced by their salted hash
    private   canonical bytes of the private words by field, None where there are none or they were redacted
    salt      what their hash was salted with, None with them
    before    the hash of the event before, GENESIS for the first
    hash      SHA-256 over `before` and `data`, in hexadecimal
    """

    seq: int
    data: bytes
    private: bytes | None
    salt: bytes | None
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """What the next event is chained to: the last event's number and hash."""

    seq: int = 0
    hash: str = GENESIS


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    seq: int
    at: datetime
    actor: str
    stream: str
    body: dict[str, Any]


_ENVELOPES = msgspec.json.Decoder(_Envelope)


def sealed(event: Event, before: Link, salt: bytes) -> Sealed:
    """Seal an event behind the last one. salt is SALT_BYTES of randomness; used only where the body has private words."""
    body: dict[str, Any] = msgspec.to_builtins(event.body)
    words = {at.where: at.found.pop(at.name) for at in _private(body, event.body.private) if at.found.get(at.name)}
    private = canonical(words) if words else None
    if private is not None:
        body[_PRIVATE] = sha256(salt + private).hexdigest()
    at = event.at.isoformat(timespec="microseconds")
    data = canonical({"seq": event.seq, "at": at, "actor": event.actor, "stream": event.stream, "body": body})
    kept = salt if private is not None else None
    return Sealed(event.seq, data, private, kept, before.hash, _hash(before.hash, data))


def opened(row: Sealed) -> Event:
    """The event of a sealed row; private words that were redacted read as REDACTED. ChainBroken where it can't be read."""
    try:
        envelope = _ENVELOPES.decode(row.data)
        body = dict(envelope.body)
        if body.pop(_PRIVATE, None) is not None:
            _put_back(body, row.private)
        made: Body = msgspec.convert(body, Body)
    except msgspec.MsgspecError as error:
        raise ChainBroken(f"event {row.seq} can't be read: {error}") from error
    return Event(envelope.seq, envelope.at, envelope.actor, envelope.stream, made)


def _put_back(body: dict[str, Any], private: bytes | None) -> None:
    """Complete a body with its private words. Words that an older version chained stand in the body already."""
    words = {} if private is None else msgspec.json.decode(private, type=dict[str, str | list[str]])
    kind = str(body.get("type"))
    for at in _private(body, _PRIVATE_OF.get(kind, ())):
        if at.where in words:
            at.found[at.name] = words.pop(at.where)
        elif private is None:
            at.found.setdefault(at.name, [REDACTED] if at.where in _LISTS_OF[kind] else REDACTED)
    body |= words  # a word that its kind of event does not have: refused as it is read


class _Place(NamedTuple):
    """Where a private word stands: "why", "scope.account", "remember.0.account"; what holds it, and its name there."""

    where: str
    found: dict[str, Any]
    name: str


def _private(body: dict[str, Any], paths: Iterable[str]) -> Iterator[_Place]:
    for path in sorted(paths):
        yield from _places(body, path)


def _places(value: dict[str, Any], path: str) -> Iterator[_Place]:
    head, _, rest = path.partition(".")
    if not rest:
        yield _Place(head, value, head)
        return
    inner = value.get(head)
    rows = (
        [(f"{head}.{at}", row) for at, row in enumerate(inner)] if isinstance(inner, list | tuple) else [(head, inner)]
    )
    for begin, row in rows:
        if isinstance(row, dict):
            yield from (_Place(f"{begin}.{at.where}", at.found, at.name) for at in _places(row, rest))


def private_words(body: Body) -> tuple[str, ...]:
    """All private words of an event's body that are said."""
    told: dict[str, Any] = msgspec.to_builtins(body)
    said = (at.found[at.name] for at in _private(told, body.private) if at.found.get(at.name))
    return tuple(str(word) for one in said for word in (one if isinstance(one, list | tuple) else (one,)))


def _lists(body: type[Body]) -> frozenset[str]:
    """The private fields of a kind of event that are lists of texts."""
    fields = {row.name: row.type for row in msgspec.structs.fields(body)}
    return frozenset(
        name for name in body.private if tuple[str, ...] in {fields.get(name), *get_args(fields.get(name))}
    )


_PRIVATE_OF = {str(body.__struct_config__.tag): body.private for body in Body.__args__}
_LISTS_OF = {str(body.__struct_config__.tag): _lists(body) for body in Body.__args__}


def verify(rows: Iterable[Sealed], link: Link | None = None) -> Iterator[Link]:
    """Walk the tape from `link` on and give the link after each event; ChainBroken names the first event that is wrong."""
    last = link or Link()
    for row in rows:
        wrong = _wrong(row, last)
        if wrong:
            raise ChainBroken(f"event {row.seq}: {wrong}")
        last = Link(row.seq, row.hash)
        yield last


def _wrong(row: Sealed, last: Link) -> str:
    if row.seq != last.seq + 1:
        return f"it follows event {last.seq}: events are missing or out of order"
    if row.before != last.hash:
        return "it is not chained to the event before it"
    if _hash(row.before, row.data) != row.hash:
        return "its bytes do not have its hash: it was changed after it was written"
    if row.private is not None and not _kept_word(row):
        return "its private words do not have their hash: they were changed after they were written"
    if not row.data.startswith(b'{"actor":') or f'"seq":{row.seq},'.encode() not in row.data:
        return "its bytes are of another event"
    return ""


def _kept_word(row: Sealed) -> bool:
    assert row.private is not None
    committed = f'"{_PRIVATE}":"{sha256((row.salt or b"") + row.private).hexdigest()}"'
    return committed.encode() in row.data


def redacted(row: Sealed) -> Sealed:
    """The row without its private words; its hash and its place in the chain stay."""
    return replace(row, private=None, salt=None)


def _hash(before: str, data: bytes) -> str:
    return sha256(bytes.fromhex(before) + data).hexdigest()
