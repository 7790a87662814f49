"""Every field of every event, public or private, and why: the table fields.csv; nothing private outlives its redaction."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
import pytest

from seawall.audit import BODIES, Event, Link, canonical, opened, private_words, sealed, verify
from seawall.audit.body import EventBody
from seawall.audit.chain import redacted
from seawall.audit.events import PropertyBlocked
from seawall.audit.words import REDACTED
from seawall.errors import ChainBroken

_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
with (Path(__file__).parent / "fields.csv").open(encoding="utf-8", newline="") as file:
    _TABLE = list(csv.DictReader(file))


def _kind(body: type[EventBody]) -> str:
    return str(body.__struct_config__.tag)


def _inner(type_: Any) -> tuple[Any, bool]:
    """What a field is of, without None, and whether it is a list of it."""
    said = next((one for one in get_args(type_) if one is not type(None)), type_) if _is_union(type_) else type_
    return (get_args(said)[0], True) if get_origin(said) is tuple else (said, False)


def _is_union(type_: Any) -> bool:
    return type(None) in get_args(type_)


def _paths(type_: Any, begin: str = "") -> Iterator[str]:
    for field in msgspec.structs.fields(type_):
        inner, _ = _inner(field.type)
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            yield from _paths(inner, f"{begin}{field.name}.")
        else:
            yield f"{begin}{field.name}"


def _full(type_: Any, words: Iterator[int]) -> Any:
    """A value with every field said, each text another."""
    said = {}
    for field in msgspec.structs.fields(type_):
        inner, is_list = _inner(field.type)
        said[field.name] = (_one(inner, words), _one(inner, words)) if is_list else _one(inner, words)
    return type_(**said)


def _one(type_: Any, words: Iterator[int]) -> Any:
    if issubclass(type_, msgspec.Struct):
        return _full(type_, words)
    if issubclass(type_, StrEnum):
        return next(iter(type_))
    if issubclass(type_, str):
        return f"said-{next(words):03}"
    known = {bool: True, int: 7, float: 0.5, Decimal: Decimal("1.50"), date: date(2026, 1, 2), datetime: _AT}
    return known[type_]


def test_every_field_of_every_event_stands_in_the_table_as_public_or_private_and_why() -> None:
    told = [(row["event"], row["field"]) for row in _TABLE]
    assert sorted(told) == sorted((_kind(body), path) for body in BODIES for path in _paths(body))
    assert all(row["kept"] in {"public", "private"} and row["why"].strip() for row in _TABLE)


def test_the_events_keep_private_what_the_table_says() -> None:
    told = {(row["event"], row["field"]) for row in _TABLE if row["kept"] == "private"}
    assert told == {(_kind(body), path) for body in BODIES for path in body.private}


@pytest.mark.parametrize("body", BODIES, ids=_kind)
def test_what_is_private_is_never_chained_comes_back_and_is_gone_after_redaction(body: type[EventBody]) -> None:
    said = _full(body, count())
    words = private_words(said)
    row = sealed(Event(1, _AT, "ana", "system", said), Link(), b"s" * 16)
    assert opened(row).body == said
    assert not [word for word in words if word.encode() in row.data]
    gone = redacted(row)
    assert list(verify([row])) == list(verify([gone]))
    kept = str(opened(gone).body)
    assert not [word for word in words if word in kept]
    assert kept.count(REDACTED) == len(words) - _lists(said)


def _lists(body: EventBody) -> int:
    """A redacted list of texts reads as one: how many it was is gone with it."""
    return sum(1 for name in body.private if isinstance(getattr(body, name, ""), tuple))


def _old(body: PropertyBlocked, private: dict[str, str]) -> tuple[bytes, bytes, str]:
    """An event as it was written before its references were private."""
    words = canonical(private)
    data = msgspec.to_builtins(body)
    for name in private:
        del data[name]
    data["private_sha256"] = sha256(b"s" * 16 + words).hexdigest()
    chained = canonical({"seq": 1, "at": _AT.isoformat(), "actor": "ana", "stream": "property:P-1", "body": data})
    return chained, words, sha256(bytes(32) + chained).hexdigest()


def test_a_block_of_which_the_references_were_chained_in_the_open_is_read_as_it_was_written() -> None:
    body = _full(PropertyBlocked, count())
    data, words, hash_ = _old(body, {"description": body.description, "account": body.account})
    row = sealed(Event(1, _AT, "ana", "property:P-1", body), Link(), b"s" * 16)
    old = replace(row, data=data, private=words, hash=hash_)
    assert opened(old).body == body
    assert [link.seq for link in verify([old])] == [1]
    kept = opened(redacted(old)).body
    assert isinstance(kept, PropertyBlocked)
    assert (kept.references, kept.description) == (body.references, REDACTED)


def test_private_words_of_another_shape_are_refused_not_read() -> None:
    row = sealed(Event(1, _AT, "ana", "property:P-1", _full(PropertyBlocked, count())), Link(), b"s" * 16)
    for wrong in (b'{"references": "one"}', b'{"references": 7}', b'{"references": {"0": "x"}}', b"[]"):
        with pytest.raises(ChainBroken):
            opened(replace(row, private=wrong))
