"""Any bytes give entities or Problems: JSON that is cut, broken, swollen, nested without end, or something else; CSV too."""

import json
import random
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.csl import objects, parse_csv, parse_json
from seawall.lists.csl.objects import MAX_OBJECT_CHARS
from tests.lists.csl import documents as of

GOOD = of.document(of.EL, of.ISN, of.MEU, of.SDN)
TABLE = of.table(of.EL_ROW, of.DPL_ROW, of.SSI_ROW)


def read(data: bytes, parse: Callable[..., Iterator[Any]] = parse_json) -> tuple[list[Entity], list[Problem]]:
    items = list(parse(BytesIO(data), list_id="us-bis-el", file="x"))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def is_said_of_the_whole_file(problems: list[Problem]) -> bool:
    return any(not problem.record for problem in problems)


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"[]", b"{}", b'{"results": 1}', b'{"results": []}', b"<html></html>", b"\xff\xfe{", b"nul", b"\0\0"],
)
@pytest.mark.parametrize("parse", [parse_json, parse_csv])
def test_what_is_no_list_gives_problems_and_no_entity(parse: Callable[..., Iterator[Any]], data: bytes) -> None:
    entities, problems = read(data, parse)
    assert entities == []
    assert is_said_of_the_whole_file(problems)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_json_file_cut_anywhere_is_not_whole(share: float) -> None:
    _, problems = read(GOOD[: int(len(GOOD) * share)])
    assert is_said_of_the_whole_file(problems)


def test_what_stands_behind_the_end_is_said() -> None:
    entities, problems = read(GOOD + b'{"results": []}')
    assert len(entities) == 1
    assert is_said_of_the_whole_file(problems)


def test_nesting_without_end_is_refused() -> None:
    _, problems = read(b'{"results": [' + b"[" * 500_000)
    assert is_said_of_the_whole_file(problems)


def test_an_entry_without_end_is_refused() -> None:
    _, problems = read(b'{"results": [{"name": "' + b"a" * (3 * MAX_OBJECT_CHARS) + b'"}]}')
    assert any("characters" in problem.why for problem in problems)


def test_bytes_that_are_no_utf_8_are_said_and_the_entry_is_kept() -> None:
    entities, problems = read(GOOD.replace(b"Hebei Semiconductor", b"Heb\xe9i Semiconductor"))
    assert len(entities) == 1
    assert [problem.record for problem in problems] == ["encoding"]


def test_an_entry_over_the_edge_of_what_is_in_view_is_read() -> None:
    many = of.document(*({**of.EL, "id": str(number), "remarks": "x" * 997} for number in range(300)))
    entities, problems = read(many)
    assert ([entity.id for entity in entities], problems) == ([f"csl-{number}" for number in range(300)], [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_trouble(encoding: str) -> None:
    entities, problems = read(GOOD.decode().encode(encoding))
    assert (len(entities), problems) == (1, [])


def test_a_long_name_takes_little_time() -> None:
    for piece in ("(f.k.a. ", "a; ", "and any successor", ". Affiliated Entity: ", ", HK; "):
        swollen = {**of.EL, "name": piece * 20_000, "addresses": piece * 20_000}
        assert len(read(of.document(swollen))[0]) == 1


@given(st.binary(max_size=300), st.sampled_from([parse_json, parse_csv]))
def test_any_bytes_give_entities_or_problems(data: bytes, parse: Callable[..., Iterator[Any]]) -> None:
    entities, problems = read(data, parse)
    assert entities == []
    assert problems


@given(st.randoms(use_true_random=False), st.integers(1, 6), st.sampled_from([(GOOD, parse_json), (TABLE, parse_csv)]))
def test_a_file_with_bytes_changed_gives_entities_or_problems(
    chance: random.Random, changes: int, what: tuple[bytes, Callable[..., Iterator[Any]]]
) -> None:
    data = bytearray(what[0])
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.choice(b'"{}[],:\\\0\xff\n\t;A1')
    read(bytes(data), what[1])


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(of.SDN)), _VALUES)
def test_any_value_in_any_field_keeps_the_entry(field: str, value: object) -> None:
    entry = {**of.SDN, **({} if field == "source" else {field: value})}
    items = list(parse_json(BytesIO(of.document(entry)), list_id="us-csl-ofac", file="x"))
    assert sum(isinstance(item, Entity) for item in items) == 1


@given(
    st.lists(_VALUES, max_size=5),
    st.dictionaries(st.text(max_size=5).filter(lambda key: key != "k"), _VALUES, max_size=3),
)
def test_objects_are_those_of_the_standard_library(members: list[object], frame: dict[str, object]) -> None:
    told: dict[str, Any] = {}
    document = json.dumps({**frame, "k": members})
    found = list(objects.objects(BytesIO(document.encode()), "x", "k", told))
    decoder = json.JSONDecoder(parse_int=str)
    expected = decoder.decode(document)
    assert found == expected.pop("k")
    assert told == expected
