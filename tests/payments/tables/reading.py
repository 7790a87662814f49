"""What the tests of tables share: a file in memory to customers."""

from collections.abc import Mapping
from io import BytesIO

from seawall.errors import Problem
from seawall.payments import Customer, read


def customers(data: bytes | str, source: str = "x.csv", columns: Mapping[str, str] | None = None) -> list[Customer]:
    raw = data.encode() if isinstance(data, str) else data
    items = list(read(BytesIO(raw), source, columns=columns))
    assert not [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Customer)]


def one(data: bytes | str, columns: Mapping[str, str] | None = None) -> Customer:
    found = customers(data, columns=columns)
    assert len(found) == 1
    return found[0]
