"""Any bytes give entities or Problems: cut, swollen, nested without end, wrongly encoded, or made by chance."""

from io import BytesIO
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.entities.ftm import schema_row
from seawall.errors import Problem
from seawall.lists.catalog import told_apart
from seawall.lists.ftm import lines as limits
from seawall.lists.ftm import parse_simple
from seawall.lists.ftm.index import read_index
from seawall.refresh.checks import breaks
from tests.lists.ftm.documents import EU, INTEGRITY, OFAC, lines, parted, read, read_with, thing

GOOD = lines(OFAC, INTEGRITY, EU, thing("p", "Person", name="Pat Example"))
SCHEMATA = [
    name for name in ("Person", "Company", "Sanction", "Ownership", "Address", "Passport", "Security", "Occupancy")
    if schema_row(name)
]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
NAMES = st.sampled_from(
    "name alias birthDate topics entity owner asset holder address addressEntity sanctions ownershipOwner country "
    "passportNumber percentage startDate endDate number post firstName lastName unheardOf".split()
)
ENTITY: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": st.text(max_size=3), "schema": st.sampled_from([*SCHEMATA, "Starship"])},
    optional={
        "properties": st.dictionaries(NAMES, st.lists(JSON, max_size=3) | JSON, max_size=6),
        "datasets": JSON, "caption": JSON, "last_seen": JSON, "target": JSON, "more": JSON,
    },
)  # fmt: skip


@pytest.mark.parametrize("data", [b"", b" \n", b"\0" * 99, b"PK\x03\x04", b"{}", b"<html/>", b'36,"A"\n', b"\xff\xfe{"])
def test_what_is_no_collection_is_refused(data: bytes) -> None:
    entities, problems = read(data)
    assert entities == []
    assert any(map(breaks, problems))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_anywhere_inside_a_line_is_refused(share: float) -> None:
    at = int(len(GOOD) * share)
    assert any(map(breaks, read(GOOD[:at])[1]))


def test_an_endless_line_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINE_BYTES", 2000)
    entities, problems = read(b'{"a": "' + b"x" * 9000 + b'"}\n' + GOOD)
    assert len(entities) == 2
    assert [(problem.record, breaks(problem)) for problem in problems] == [("line 1", True)]


def test_nesting_without_end_is_told() -> None:
    inner = INTEGRITY
    for number in range(20):
        inner = thing(f"o-{number}", "Company", name="Example", parent=inner)
    entities, problems = read(lines(inner))
    assert len(entities) == 1
    assert any("too deep" in problem.why for problem in problems)
    read(b'{"id":"x","schema":"Person","properties":' + b'{"a":[' * 9000)


def test_a_line_that_is_no_utf_8_is_told() -> None:
    entities, problems = read('{"id":"x","schema":"Person","properties":{"name":["Müller"]}}\n'.encode("cp1252") + GOOD)
    assert len(entities) == 2
    assert [problem.record for problem in problems] == ["line 1"]


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)
    read_with(GOOD, day1=data)
    read_with(GOOD, metadata=data)
    parted(list(parse_simple(BytesIO(data), list_id="x", file="targets.simple.csv")))
    assert read_index(BytesIO(data), "index.json")
    told_apart(data, "entities.ftm.json")


@given(st.lists(ENTITY | JSON, max_size=6))
def test_any_json(rows: list[Any]) -> None:
    data = b"".join(orjson.dumps(row, option=orjson.OPT_NON_STR_KEYS) + b"\n" for row in rows if fits(row))
    entities, _ = read(data)
    assert all(entity.id and entity.designations for entity in entities)
    read_with(GOOD, day1=b"".join(orjson.dumps({"op": "MOD", "entity": row}) + b"\n" for row in rows if fits(row)))


def fits(row: object) -> bool:
    try:
        orjson.dumps(row)
    except TypeError:  # a number of more than 64 bits, a lone surrogate
        return False
    return True


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=3))
def test_a_good_file_with_some_bytes_changed(at: int, damage: bytes) -> None:
    entities, problems = read(GOOD[:at] + damage + GOOD[at + len(damage) :])
    assert len(entities) == 2 or problems or isinstance(entities[0], Entity)
    assert all(isinstance(problem, Problem) for problem in problems)
