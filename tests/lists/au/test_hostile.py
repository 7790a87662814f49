"""Any bytes give entities or Problems, as workbook and as CSV: cut, swollen, empty, wrongly encoded, or made by chance."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists import workbook as opened
from seawall.lists.au.publisher import parse_csv, parse_workbook
from tests.lists.au.tables import ALIAS, COLUMNS, COMPANY, PERSON, comma_separated, values, workbook

PARSERS: dict[str, Callable[[BinaryIO], Iterator[Entity | Problem]]] = {
    "workbook": lambda stream: parse_workbook(stream, list_id="au-dfat-consolidated", file="x"),
    "csv": lambda stream: parse_csv(stream, list_id="au-dfat-consolidated", file="x"),
}
GOOD = {
    "workbook": workbook(values(COMPANY, ALIAS, PERSON)),
    "csv": comma_separated(values(COMPANY, ALIAS, PERSON)),
}
EACH = pytest.mark.parametrize("name", PARSERS)


def read(name: str, data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(PARSERS[name](BytesIO(data)))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def repacked(change: Callable[[str, bytes], bytes], data: bytes = GOOD["workbook"]) -> bytes:
    """A workbook with its parts changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return written.getvalue()


@EACH
def test_the_documents_of_this_module_are_sound(name: str) -> None:
    entities, problems = read(name, GOOD[name])
    assert (len(entities), problems) == (2, [])


@EACH
@pytest.mark.parametrize("data", [b"", b" ", b"\0" * 100, b"PK\x03\x04", b"{}", b"<html/>", b"\xff\xfe<\0"], ids=repr)
def test_what_is_no_list_gives_a_problem_of_the_whole_file_and_no_entity(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert [problem for problem in problems if not problem.record]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_anywhere_is_said(share: float) -> None:
    entities, problems = read("workbook", GOOD["workbook"][: int(len(GOOD["workbook"]) * share)])
    assert entities == []
    assert problems[0].why.startswith("not a readable workbook")


def test_a_sheet_that_breaks_off_is_no_whole_list() -> None:
    def broken(part: str, data: bytes) -> bytes:
        sized = data.replace(b"<sheetData>", b'<dimension ref="A1:S2999"/><sheetData>')
        return sized[: sized.rindex(b"<row")] + b"<row <" if part.endswith("sheet1.xml") else data

    long = workbook(values(*(COMPANY | {"Reference": str(number)} for number in range(1, 800))))
    entities, problems = read("workbook", repacked(broken, long))
    assert len(entities) > 100
    assert [problem.why[:28] for problem in problems if not problem.record] == ["not readable from here on: P"]


def test_a_cell_in_the_last_corner_costs_no_memory() -> None:
    def far(part: str, data: bytes) -> bytes:
        cell = b'<row r="20000"><c r="XFD20000" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
        return data.replace(b"</sheetData>", cell) if part.endswith("sheet1.xml") else data

    entities, problems = read("workbook", repacked(far))
    assert len(entities) == 3
    assert "cells to the right of the header's last column" in {problem.why for problem in problems}


def test_what_unpacks_too_far_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MAX_UNPACKED_BYTES", 1_000)
    entities, problems = read("workbook", GOOD["workbook"])
    assert entities == []
    assert problems[0].why.startswith("the workbook unpacks to")
    monkeypatch.setattr(opened, "MAX_PACKED_BYTES", 1_000)
    assert "is not opened" in read("workbook", GOOD["workbook"])[1][0].why


def test_entities_are_not_expanded() -> None:
    def bomb(part: str, data: bytes) -> bytes:
        lol = b'?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
        return (
            data.replace(b"?>", lol, 1).replace(b"Example Trading LLC", b"&c;") if part.endswith("sheet1.xml") else data
        )

    entities, problems = read("workbook", repacked(bomb))
    assert all(len(name.text) < 1_000 for entity in entities for name in entity.names)
    assert entities or problems


def test_a_wrong_encoding_is_said() -> None:
    entities, problems = read("csv", GOOD["csv"].replace(b"EXAMPLE", b"EX\xe4MPLE"))
    assert "not UTF-8; read as Windows-1252" in {one.why for one in problems}
    assert entities[1].caption == "Person EXäMPLE"


@given(st.sampled_from(sorted(PARSERS)), st.binary(max_size=300))
def test_any_bytes_give_entities_or_problems(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems


@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_a_workbook_with_bytes_changed_gives_entities_or_problems(chance: random.Random, changes: int) -> None:
    data = bytearray(GOOD["workbook"])
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read("workbook", bytes(data))


@given(
    st.randoms(use_true_random=False),
    st.sampled_from(["sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml"]),
)
def test_a_workbook_with_a_part_changed_gives_entities_or_problems(chance: random.Random, which: str) -> None:
    def changed(part: str, data: bytes) -> bytes:
        if not part.endswith(which) or not data:
            return data
        at, size = chance.randrange(len(data)), chance.randrange(40)
        return data[:at] + chance.randbytes(size // 8) + data[at + size :]

    read("workbook", repacked(changed))


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    st.sampled_from([column for column in COLUMNS if column != "Reference"]),
)
def test_any_text_in_any_cell_keeps_the_entities(text: str, column: str) -> None:
    entities, _ = read("csv", comma_separated(values(COMPANY | {column: text}, PERSON)))
    assert [entity.id for entity in entities] == ["au-8001", "au-8002"]
