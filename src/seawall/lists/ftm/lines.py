"""Bytes to FollowTheMoney entities, one a line; what is no entity is a Problem, and a file that was cut short is said."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from seawall.errors import Problem
from seawall.lists.ftm.record import Record, record_of
from seawall.lists.publisher import END_OF_FILE

# The largest nested entities (a bank with all its edges) have some megabytes. A longer line is no record: it is refused,
# and with it the file (refresh/checks.py knows these words).
MAX_LINE_BYTES = 32 << 20
_TOO_LONG = f"one record holds more than {MAX_LINE_BYTES >> 20} MB: it is not read"
_BOM = b"\xef\xbb\xbf"


def lines(stream: BinaryIO, file: str) -> Iterator[tuple[int, bytes] | Problem]:
    """The lines that say something, each with its number from 1, without line end."""
    number = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            yield Problem(file, f"line {number}", "", "", _TOO_LONG)
            _pass_over(stream)
            continue
        bare = (raw.removeprefix(_BOM) if number == 1 else raw).strip(b" \t\r\n\0\x1a")
        if bare:
            yield number, bare


def _pass_over(stream: BinaryIO) -> None:
    while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
        pass


def loaded(raw: bytes) -> dict[str, Any] | str:
    """A JSON object, or why the line is none. A line that is not UTF-8 is none: its names could not be told."""
    try:
        said = orjson.loads(raw)
    except (orjson.JSONDecodeError, RecursionError) as error:
        return f"not JSON: {error}"
    return said if isinstance(said, dict) else "not a JSON object"


def record_from(raw: bytes, place: str) -> Record | str:
    """The entity of a line, or why it holds none. A line of a delta holds its entity under its operation."""
    said = loaded(raw)
    if isinstance(said, str):
        return said
    inner = said.get("entity")
    if "op" in said and isinstance(inner, dict):
        said = inner
    return record_of(said, place) or "no FollowTheMoney entity: schema or properties are missing"


def not_read(file: str, number: int, raw: bytes, why: str, *, is_last: bool) -> Problem:
    """What is said of a line that is no entity: the last one that is no JSON was cut in its middle."""
    text = raw[:80].decode("utf-8", errors="replace")
    if is_last and why.startswith("not JSON"):
        return Problem(file, "", END_OF_FILE, text, "the last line is not whole: the file was cut short")
    return Problem(file, f"line {number}", "", text, why)
