"""Curated enrichment: a name has its source or is reported, entries stay apart from the list's own, the example is sound."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, Link, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.catalog import told_apart
from seawall.lists.enrichment import COLUMNS, parse
from seawall.lists.row import Format
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "enrichment" / "integrity_2026-11-22.csv"
HEADER = ",".join(COLUMNS)
LINE = "ofac-50543,Company,KRLab,its application,release 24-1173,2024-09-18,Example Desk"


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(parse(BytesIO(data), list_id="enrichment-names", file="names.csv"))
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def test_the_example_is_one_entry_beside_the_list_s_own() -> None:
    (found,), problems = read(EXAMPLE.read_bytes())
    assert problems == []
    assert (found.id, found.schema) == ("enrichment-names-of-ofac-50543", Schema.COMPANY)
    assert [(name.text, name.kind, name.script) for name in found.names] == [
        ("永信至诚", NameKind.PRIMARY, "Hani"),
        ("i春秋", NameKind.AKA, ""),
        ("ichunqiu", NameKind.AKA, "Latn"),
        ("KRLab", NameKind.AKA, "Latn"),
    ]
    assert found.designations == (Designation("enrichment, not list data", "curated names", ()),)
    assert found.links == (Link("Names of", target_id="ofac-50543"),)
    assert [fact.label for fact in found.facts] == ["永信至诚", "i春秋", "ichunqiu", "KRLab"]
    assert "source: US Department of Justice, release 24-1173, 2024-09-18; curated by" in found.facts[3].value


def test_it_is_known_by_its_first_line() -> None:
    found = told_apart(EXAMPLE.read_bytes(), "x")
    assert found
    assert (found.list_id, found.format) == ("enrichment-names", Format.ENRICHMENT_CSV)
    assert told_apart(b"entity_id,name\n", "x") is None


@pytest.mark.parametrize(
    ("column", "said", "unread"),
    [("source", "", ()), ("date", "", ()), ("date", "lately", ()), ("curated_by", "", ()), ("what", "", ()), ("type", "Ship of fools", 1)],
)  # fmt: skip
def test_a_name_that_lacks_its_source_is_reported_and_screened(column: str, said: str, unread: object) -> None:
    cells = dict(zip(COLUMNS, LINE.split(","), strict=True)) | {column: said}
    (found,), problems = read(f"{HEADER}\n{','.join(cells.values())}\n".encode())
    assert [problem.field for problem in problems] == [column]
    assert found.caption == "KRLab"
    assert bool(found.unread) is bool(unread)


def test_names_without_an_entity_id_stay_apart_from_one_another() -> None:
    line = LINE.removeprefix("ofac-50543")
    entities, problems = read(f"{HEADER}\n{line}\n{line.replace('KRLab', 'Other')}\n".encode())
    assert [entity.caption for entity in entities] == ["KRLab", "Other"]
    assert {problem.field for problem in problems} == {"entity_id", "id"}


def test_a_line_of_the_wrong_length_is_said_and_its_name_is_screened() -> None:
    (found,), problems = read(f"{HEADER}\nofac-50543,Company,KRLab\n".encode())
    assert found.caption == "KRLab"
    assert problems[0].why == "expected 7 fields, found 3"


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", f"{HEADER}\n".encode(), b"<html>"])
def test_what_is_no_file_of_names_is_one_that_can_not_be_used(data: bytes) -> None:
    entities, problems = read(data)
    assert entities == []
    assert any(not problem.record for problem in problems)


@given(st.binary(max_size=200))
def test_any_bytes_give_entities_or_problems(data: bytes) -> None:
    for start in (b"", HEADER.encode() + b"\n"):
        items = list(parse(BytesIO(start + data), list_id="x", file="x"))
        assert all(isinstance(item, Entity | Problem) for item in items)
        assert items
