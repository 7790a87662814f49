"""Any bytes give entities or Problems in all formats of the United Kingdom: cut, swollen, wrongly encoded, or made by chance."""

import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.uk import tables, xml
from seawall.records.limits import MAX_XML_DEPTH, MAX_XML_TEXT_CHARS
from tests.lists.uk.documents import AKHUND, EXCHANGE, INTEGRITY, SHIP, as_csv, as_ods, content, packed, table
from tests.lists.uk.documents import xml as document
from tests.lists.uk.test_table import ALL, CONLIST_HEAD, SO

Parse = Callable[[BinaryIO], Iterator[Entity | Problem]]
PARSERS: dict[str, Parse] = {
    "xml": lambda stream: xml.parse(stream, list_id="uk-fcdo-sanctions", file="x"),
    "csv": lambda stream: tables.parse_csv(stream, list_id="uk-fcdo-sanctions", file="x"),
    "ods": lambda stream: tables.parse_ods(stream, list_id="uk-fcdo-sanctions", file="x"),
    "conlist": lambda stream: tables.parse_conlist(stream, list_id="uk-ofsi-conlist", file="x"),
}
CONLIST = "\r\n".join(
    ["Last Updated,27/04/2020", CONLIST_HEAD.format("NI Details"), SO.format("A", "", "AKA", ""), ""]
).encode()
GOOD = {
    "xml": document(AKHUND, EXCHANGE, SHIP, INTEGRITY),
    "csv": as_csv(table(ALL)),
    "ods": as_ods(table(ALL)),
    "conlist": CONLIST,
}
EACH = pytest.mark.parametrize("name", PARSERS)


def read(name: str, data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(PARSERS[name](BytesIO(data)))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


@EACH
def test_the_documents_of_this_module_are_sound(name: str) -> None:
    entities, problems = read(name, GOOD[name])
    assert (len(entities), problems) == (1 if name == "conlist" else 4, [])


NOTHING = [b"", b" ", b"\0" * 100, b"PK\x03\x04", b"{}", b"<html/>", b"36,A,-0- \n", b"\xff\xfe<\0", b"<Designations/>"]


@EACH
@pytest.mark.parametrize("data", NOTHING, ids=repr)
def test_what_is_no_list_gives_a_problem_of_the_whole_file_and_no_entity(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert not problems[-1].record
    assert problems[-1].why.startswith("no ")


@EACH
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_anywhere_is_read_as_far_as_it_goes(name: str, share: float) -> None:
    data = GOOD[name][: int(len(GOOD[name]) * share)]
    _, problems = read(name, data)
    if name in {"xml", "ods"}:  # the text formats have no end: the catalogue's least counts hold for them
        assert problems


@EACH
def test_an_html_page_is_no_list(name: str) -> None:
    page = b"<!DOCTYPE html><html><body><h1>Sorry, the service is unavailable</h1></body></html>"
    assert read(name, page)[0] == []


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE Designations [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    entities, problems = read("xml", GOOD["xml"].replace(b"?>\n", b"?>" + bomb, 1))
    assert entities == []
    assert problems[0].why.startswith("a document type declaration was refused")


@pytest.mark.parametrize("name", ["xml", "ods"])
def test_depth_and_endless_texts_are_refused(name: str) -> None:
    deep = "<a>" * (MAX_XML_DEPTH + 1)
    long = (
        f"<Designations><Designation><UniqueID>{'x' * (MAX_XML_TEXT_CHARS + 1)}</UniqueID></Designation></Designations>"
    )
    row = f"<table:table-row><table:table-cell><text:p>{'x' * (MAX_XML_TEXT_CHARS + 1)}</text:p></table:table-cell></table:table-row>"
    for text, why in ((deep, "elements nest deeper"), (long if name == "xml" else content(row), "a text longer than")):
        _, problems = read(name, packed(text) if name == "ods" else text.encode())
        assert any(problem.why.startswith(why) for problem in problems)


def test_a_wrong_encoding_is_said() -> None:
    damaged = GOOD["xml"].replace("محمد".encode(), b"\xe4\xf6")
    assert any(problem.why.startswith("not well-formed XML") for problem in read("xml", damaged)[1])
    for name in ("csv", "conlist"):
        data = GOOD[name].replace(b"Head of a", b"H\xe4d of a").replace(b"Branch Office", b"Br\xe4nch Office")
        entities, problems = read(name, data)
        assert entities
        assert any("not UTF-8" in problem.why for problem in problems)


def test_utf_16_that_says_so_is_read() -> None:
    text = GOOD["xml"].decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    assert read("xml", text.encode("utf-16")) == read("xml", GOOD["xml"])
    entities, problems = read("csv", GOOD["csv"].decode().encode("utf-16"))
    assert (len(entities), problems) == (4, [])


def test_comments_and_instructions_change_nothing() -> None:
    noisy = re.sub(rb">(?=<)", b"><!-- a note --><?page break?>", GOOD["xml"])
    assert read("xml", noisy) == read("xml", GOOD["xml"])


def test_a_field_over_the_limit_costs_its_row_only_and_is_said() -> None:
    data = GOOD["csv"].replace(b"Branch Office 1", b"x" * 200_000)
    entities, problems = read("csv", data)
    others = {"uk-AFG0006", "uk-DPR0076", "uk-CYB0113"}
    assert others <= {entity.id for entity in entities}
    assert any("not a readable row" in problem.why for problem in problems)


@EACH
def test_bytes_changed_by_chance_raise_nothing(name: str) -> None:
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(GOOD[name])
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read(name, bytes(data))


@EACH
@given(data=st.binary(max_size=2000))
def test_any_bytes_give_things_or_problems(name: str, data: bytes) -> None:
    read(name, data)


PIECES = st.sampled_from(
    ["<Designation>", "</Designation>", "<Names>", "</Names>", "<Name>", "</Name>", "<Name6>", "</Name6>", "<UniqueID>",
     "</UniqueID>", "<SanctionsImposedIndicators>", "</SanctionsImposedIndicators>", "<AssetFreeze/>", "<DOBs>", "</DOBs>",
     "<Individual>", "</Individual>", "x", "&amp;", "31/31/2000", "<!-- -->"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_any_order_of_elements_gives_things_or_problems(pieces: list[str]) -> None:
    read("xml", f"<Designations>{''.join(pieces)}</Designations>".encode())


@given(st.lists(st.lists(st.text(max_size=12), max_size=70), max_size=6))
def test_any_rows_below_the_headings_are_kept(rows: list[list[str]]) -> None:
    entities, problems = read("csv", as_csv([*table([]), *rows]))
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert bool(entities) is bool(filled) or problems
