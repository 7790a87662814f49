"""JSON of strangers to plain values: bounded, and each field read for what it should be or reported."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from seawall.errors import Problem

# ATT&CK's enterprise bundle, the largest file of claims that is known, has 50 MB. It is held in memory whole.
MAX_BYTES = 1 << 26
# The longest description in the data has 9,000 characters; names have below 200. Longer texts are cut and reported.
MAX_TEXT = 20_000
MAX_NAME = 500


def load(stream: BinaryIO, source: str) -> dict[str, Any] | list[Any] | Problem:
    """The whole of a JSON file; a Problem where it is too large or no JSON object or array."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem(source, "", "", "", f"larger than {MAX_BYTES:,} bytes: split it")
    try:
        read = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return Problem(source, "", "", repr(data[:60]), f"no JSON: {error}")
    if isinstance(read, dict | list):
        return read
    return Problem(source, "", "", repr(data[:60]), "a JSON value, and no object or array")


class Fields:
    """The fields of one JSON object; what is not of the kind that was asked for is told in `problems`."""

    def __init__(self, data: dict[str, Any], source: str, record: str) -> None:
        self.data = data
        self.source = source
        self.record = record
        self.problems: list[Problem] = []

    def problem(self, field: str, said: object, why: str) -> None:
        """Report a field of this object."""
        self.problems.append(Problem(self.source, self.record, field, str(said)[:300], why))

    def taken(self) -> Iterator[Problem]:
        """The problems so far; the list is emptied."""
        taken, self.problems = self.problems, []
        yield from taken

    def text(self, name: str, most: int = MAX_NAME) -> str:
        """A text, stripped; empty where there is none."""
        value = self.data.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.problem(name, value, "not a text")
            return ""
        if len(value) > most:
            self.problem(name, value, f"longer than {most:,} characters: it was cut")
        return " ".join(value[:most].split())

    def texts(self, name: str) -> list[str]:
        """A list of texts, or a single one."""
        value = self.data.get(name)
        if isinstance(value, str):
            value = [value]
        if value is None:
            return []
        if not isinstance(value, list):
            self.problem(name, value, "not a list of texts")
            return []
        read = []
        for each in value:
            if isinstance(each, str) and 0 < len(each.strip()) <= MAX_NAME:
                read.append(" ".join(each.split()))
            else:
                self.problem(name, each, f"not a text of at most {MAX_NAME} characters")
        return read

    def objects(self, name: str) -> list[dict[str, Any]]:
        """A list of objects."""
        value = self.data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.problem(name, value, "not a list")
            return []
        for each in value:
            if not isinstance(each, dict):
                self.problem(name, each, "not an object")
        return [each for each in value if isinstance(each, dict)]

    def object(self, name: str) -> dict[str, Any]:
        """An object; empty where there is none."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, dict):
            self.problem(name, value, "not an object")
        return value if isinstance(value, dict) else {}

    def flag(self, name: str) -> bool:
        """Whether a field is true."""
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            self.problem(name, value, "neither true nor false")
        return value is True
