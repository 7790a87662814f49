"""Any bytes give entities or Problems in all of the EU's formats: cut, swollen, empty, wrongly encoded, or made by chance."""

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
from seawall.lists.edition import Edition
from seawall.lists.eu import annex, fsf, names
from tests.lists.eu.documents import INTEGRITY, PERSON, PERSON_LINE, SEED_LINE, SEED_ROW, SEED_ROWS, export, table
from tests.lists.eu.documents import annex as written

Parse = Callable[[BinaryIO], Iterator[Entity | Problem]]

PARSERS: dict[str, Parse] = {
    "xml": lambda stream: fsf.parse_xml(stream, list_id="eu-fisma-fsf", file="x"),
    "csv": lambda stream: fsf.parse_csv(stream, list_id="eu-fisma-fsf", file="x"),
    "annex": lambda stream: annex.parse(stream, list_id="eu-oj-annex", file="x"),
    "names": lambda stream: names.parse(stream, list_id="eu-fisma-fsf", file="x"),
}
PERSON_ROW = SEED_ROW | {
    "Entity_LogicalId": "13", "Entity_EU_ReferenceNumber": "EU.27.28", "Entity_SubjectType": "P",
    "NameAlias_WholeName": "Person EXAMPLE", "BirthDate_BirthDate": "1965-12-12", "Citizenship_CountryIso2Code": "DZ",
}  # fmt: skip
GOOD = {
    "xml": export(INTEGRITY, PERSON),
    "csv": table(*SEED_ROWS, PERSON_ROW),
    "annex": written(SEED_LINE, PERSON_LINE),
    "names": b'[{"id":1,"full_name":"A B","source":"EU consolidated financial sanctions","aliases":["C"]},{"id":2,"full_name":"D"}]',
}
EACH = pytest.mark.parametrize("name", PARSERS)


def read(name: str, data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(PARSERS[name](BytesIO(data)))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


@EACH
def test_the_documents_of_this_module_are_sound(name: str) -> None:
    entities, problems = read(name, GOOD[name])
    assert (len(entities), problems) == (2, [])


@EACH
@pytest.mark.parametrize(
    "data", [b"", b" ", b"\0" * 100, b"PK\x03\x04", b"{}", b"<html/>", b'36,"A",-0- \n', b"\xff\xfe<\0"], ids=repr
)
def test_what_is_no_list_gives_a_problem_of_the_whole_file_and_no_entity(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert [problem for problem in problems if not problem.record]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.99])
def test_xml_that_is_cut_anywhere_is_said(share: float) -> None:
    _, problems = read("xml", GOOD["xml"][: int(len(GOOD["xml"]) * share)])
    assert any(problem.why.startswith("not well-formed XML") for problem in problems)


@pytest.mark.parametrize("name", ["csv", "annex"])
def test_a_table_that_is_cut_in_a_row_is_said(name: str) -> None:
    _, problems = read(name, GOOD[name][: -len(GOOD[name].splitlines()[-1]) // 2])
    assert any("columns may have moved" in problem.why for problem in problems)


def test_a_document_type_is_refused() -> None:
    bomb = b'?><!DOCTYPE export [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    entities, problems = read("xml", GOOD["xml"].replace(b"?>", bomb, 1).replace(b"EXAMPLE", b"&b;"))
    assert entities == []
    assert problems[0].why.startswith("a document type declaration was refused")


def test_great_depth_and_endless_text_are_refused() -> None:
    assert any("nest deeper" in one.why for one in read("xml", b"<export><sanctionEntity>" + b"<a>" * 1000)[1])
    endless = GOOD["xml"].replace(b"A remark on the entry.", b"A" * (2 << 20))
    assert any("a text longer than" in one.why for one in read("xml", endless)[1])


def test_a_wrong_encoding_is_said() -> None:
    assert any("not well-formed" in one.why for one in read("xml", GOOD["xml"].replace(b"EXAMPLE", b"EX\xe4MPLE"))[1])
    for name in ("csv", "annex"):
        entities, problems = read(name, GOOD[name].replace(b"EXAMPLE", b"EX\xe4MPLE"))
        assert "not UTF-8; read as Windows-1252" in {one.why for one in problems}
        assert any("EXäMPLE" in listed.text for entity in entities for listed in entity.names)


@given(st.sampled_from(sorted(PARSERS)), st.binary(max_size=300))
def test_any_bytes_give_entities_or_problems(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems


_TOKEN = re.compile(rb"<[^>]*>|[^<>;,\n]+|[;,\n]")


@given(st.sampled_from(sorted(PARSERS)), st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_document_with_its_pieces_changed_gives_entities_or_problems(
    name: str, chance: random.Random, changes: int
) -> None:
    tokens = _TOKEN.findall(GOOD[name])
    for _ in range(changes):
        at, source = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[at] = chance.choice([b"", tokens[source], tokens[at] * 2, b"\x01", b"9" * 30, "٣".encode(), b'"'])
    read(name, b"".join(tokens))


_SPOT = re.compile(r'(?<==")[^"]*(?=")')


@given(
    st.text(st.characters(exclude_characters="<>&\"'", exclude_categories=("Cs", "Cc", "Cn")), max_size=40),
    st.integers(0, 400),
)
def test_xml_with_any_text_in_any_place_keeps_its_entities(text: str, place: int) -> None:
    source = GOOD["xml"].decode()
    spots = list(_SPOT.finditer(source, source.index("<sanctionEntity")))
    spot = spots[place % len(spots)]
    entities, _ = read("xml", (source[: spot.start()] + text + source[spot.end() :]).encode())
    assert len(entities) == 2
    assert all(entity.id.startswith("eu-") for entity in entities)


@given(st.text(st.characters(exclude_characters='"\r\n', exclude_categories=("Cs", "Cc")), max_size=40), st.data())
def test_an_annex_with_any_text_in_any_cell_keeps_its_entities_and_their_text(text: str, data: st.DataObject) -> None:
    column = data.draw(
        st.sampled_from(["alias", "address", "notes", "birthDate", "passportNumber", "schema", "measure"])
    )
    entities, problems = read("annex", written(SEED_LINE, PERSON_LINE | {column: text}))
    assert len(entities) == 2
    assert all(isinstance(problem, Problem) for problem in problems)


@given(st.sampled_from([fsf.publication, fsf.csv_publication]), st.binary(max_size=200))
def test_the_head_of_any_bytes_gives_an_edition_or_a_problem(
    publication: Callable[..., Edition | Problem], data: bytes
) -> None:
    assert isinstance(publication(BytesIO(data), file="x"), Edition | Problem)
