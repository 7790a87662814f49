"""A collection's files are told by their content; which collection it is, a user declares."""

from pathlib import Path

import orjson
import pytest

from seawall.lists.catalog import told_apart
from seawall.lists.ftm.publisher import Declared, row_of
from seawall.lists.publisher import HEAD_BYTES, Apart
from seawall.lists.row import Format, Origin, Part
from tests.lists.ftm.documents import INTEGRITY, OFAC, lines, thing
from tests.lists.ftm.test_simple import HEAD, PERSON

LONG = thing("x", "Company", name=["Example Ltd"], alias=[f"Example {number}" for number in range(9000)])
INDEX = orjson.dumps(
    {"name": "example", "title": "Example", "resources": [], "entity_count": 8}, option=orjson.OPT_INDENT_2
)
HEADS = {
    "entities": (lines(OFAC, INTEGRITY), Apart("", Format.FTM_JSON, Part.WHOLE)),
    "an entity longer than the head": (lines(LONG), Apart("", Format.FTM_JSON, Part.WHOLE)),
    "nested": (
        lines(INTEGRITY | {"properties": {"name": ["Example"], "sanctions": [OFAC]}}),
        Apart("", Format.FTM_NESTED, Part.WHOLE),
    ),
    "a delta": (b'{"op": "DEL", "entity": {"id": "x"}}\n', Apart("", Format.FTM_JSON, Part.DELTA)),
    "an index": (INDEX, Apart("", Format.FTM_JSON, Part.METADATA)),
    "the simple table": ((HEAD + PERSON).encode(), Apart("", Format.FTM_CSV, Part.WHOLE)),
}


@pytest.mark.parametrize("what", HEADS)
def test_a_file_is_told_by_its_content_whatever_it_is_called(what: str) -> None:
    data, apart = HEADS[what]
    assert [told_apart(data[:HEAD_BYTES], name) for name in ("download", "sdn.csv")] == [apart, apart]


NONE = {
    "other JSON": b'{"name": "x", "version": 1}',
    "JSON lines": b'{"id": 1, "schema": 2}\n{"id": 2}\n',
    "a table": b"id,schema,name\n1,Person,Pat Example\n",
    "the names extract": b'{"metadata": {}, "entities": [{"uid": 1}]}',
    "a page": b"<html>entities.ftm.json</html>",
    "nothing": b"",
}


@pytest.mark.parametrize("what", NONE)
def test_what_is_no_collection_is_not_taken_for_one(what: str) -> None:
    found = told_apart(NONE[what], "entities.ftm.json")
    assert found is None or found.format not in {Format.FTM_JSON, Format.FTM_NESTED, Format.FTM_CSV}


def test_no_file_of_another_list_is_taken_for_a_collection(shared_data: Path) -> None:
    folders = ("ofac", "un", "uk", "eu", "ca", "au", "multi", "ownership", "names")
    files = [path for folder in folders for path in (shared_data / folder).rglob("*") if path.is_file()]
    taken = []
    for path in files:
        with path.open("rb") as stream:
            found = told_apart(stream.read(HEAD_BYTES), path.name)
        if found and found.format in {Format.FTM_JSON, Format.FTM_NESTED, Format.FTM_CSV}:
            taken.append(path.name)
    assert files
    assert taken == []


def test_a_declared_collection_is_a_row_like_any_other() -> None:
    row = row_of(Declared(
        "os-default", "OpenSanctions default", "licensed to Example Bank", "https://data.example/default/entities.ftm.json?x=1",
        index="https://data.example/default/index.json", authorization="Token s3cret", least=100,
    ))  # fmt: skip
    (files,) = row.file_sets
    assert (row.id, row.origin, files.format, row.is_at_hand) == (
        "os-default",
        Origin.COLLECTED,
        Format.FTM_JSON,
        False,
    )
    assert [(file.part, file.name) for file in files.files] == [
        (Part.WHOLE, "entities.ftm.json"), (Part.METADATA, "index.json"),
    ]  # fmt: skip
    assert files.files[0].wanted.authorization == "Token s3cret"
    assert "s3cret" not in repr(row)
    assert "s3cret" not in repr(files.files[0].wanted)


def test_the_format_follows_the_file_s_name() -> None:
    names = ("x/targets.nested.json", "x/targets.simple.csv", "x/entities.ftm.json", "x/export.jsonl")
    forms = [row_of(Declared("x", "x", "x", f"file:/data/{name}")).file_sets[0].format for name in names]
    assert forms == [Format.FTM_NESTED, Format.FTM_CSV, Format.FTM_JSON, Format.FTM_JSON]
