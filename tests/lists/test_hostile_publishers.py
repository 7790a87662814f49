"""Any bytes give entities or Problems in the XML of every publisher: cut, swollen, empty, wrongly encoded, made by chance."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists import ca, ch, un
from seawall.lists.edition import Edition
from seawall.lists.publisher import Parse
from seawall.records.limits import MAX_XML_TEXT_CHARS
from tests.lists.ca import documents as of_ca
from tests.lists.ch import documents as of_ch
from tests.lists.un import documents as of_un


@dataclass(frozen=True)
class Case:
    """A publisher's reader and a sound file of it with two entities."""

    parse: Parse
    good: bytes
    root: str
    record: str

    def items(self, stream: BinaryIO) -> Iterator[Entity | Problem]:
        return self.parse(stream, list_id="x", file="x.xml")


CASES = {
    "un": Case(un.parse, of_un.document(of_un.PERSON, entities=(of_un.ENTITY,)), "CONSOLIDATED_LIST", "INDIVIDUAL"),
    "ca": Case(ca.parse, of_ca.document(of_ca.record(of_ca.PERSON), of_ca.record(of_ca.SHIP, of_ca.NEW)), "data-set", "record"),
    "ch": Case(ch.parse, of_ch.document(of_ch.PERSON, of_ch.SHIP), "swiss-sanctions-list", "target"),
}  # fmt: skip
EACH = pytest.mark.parametrize("name", CASES)
A_CASE = st.sampled_from(sorted(CASES))


def read(name: str, data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(CASES[name].items(BytesIO(data)))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


@EACH
def test_the_documents_of_this_module_are_sound(name: str) -> None:
    entities, problems = read(name, CASES[name].good)
    assert (len(entities), problems) == (2, [])


@EACH
@pytest.mark.parametrize(
    "data", [b"", b" ", b"\0" * 100, b"PK\x03\x04", b"{}", b"<html><body/></html>", b'36,"A",-0- \n', b"\xff\xfe<\0"], ids=repr
)  # fmt: skip
def test_what_is_no_list_gives_problems_and_no_entity(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems[-1].why.startswith("no <")


@EACH
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_anywhere_is_said(name: str, share: float) -> None:
    good = CASES[name].good
    _, problems = read(name, good[: int(len(good) * share)])
    assert any(problem.why.startswith("not well-formed XML") for problem in problems)


@EACH
def test_a_document_type_is_refused(name: str) -> None:
    case = CASES[name]
    bomb = f'<!DOCTYPE {case.root} [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'.encode()
    data = re.sub(rb"(<\?xml[^>]*>)", rb"\1" + bomb, case.good)
    entities, problems = read(name, data)
    assert entities == []
    assert any(problem.why.startswith("a document type declaration was refused") for problem in problems)


@EACH
def test_a_wrong_encoding_is_said(name: str) -> None:
    _, problems = read(name, CASES[name].good.replace(b"an", b"\xe4n"))
    assert any(problem.why.startswith("not well-formed XML") for problem in problems)


@EACH
def test_other_encodings_that_say_so_are_read(name: str) -> None:
    text = re.sub(r"<\?xml[^>]*>", '<?xml version="1.0" encoding="utf-16"?>', CASES[name].good.decode())
    entities, problems = read(name, text.encode("utf-16"))
    assert (len(entities), problems) == (2, [])


@EACH
def test_comments_and_instructions_change_nothing(name: str) -> None:
    bare = CASES[name].good.partition(b"?>")[2]
    plain, _ = read(name, bare)
    found, problems = read(name, re.sub(rb">(?=[^<])", b"><!-- a note --><?page break?>", bare))
    assert problems == []
    assert [replace(entity, source=plain[0].source) for entity in found] == [
        replace(entity, source=plain[0].source) for entity in plain
    ]


@EACH
def test_great_depth_is_refused(name: str) -> None:
    data = f"<{CASES[name].root}>".encode() + b"<a>" * 1000
    assert any("nest deeper" in problem.why for problem in read(name, data)[1])


@EACH
def test_a_text_without_end_is_refused(name: str) -> None:
    data = re.sub(rb">[^<>\s][^<>]*<", b">" + b"a" * (MAX_XML_TEXT_CHARS + 10) + b"<", CASES[name].good, count=1)
    assert any("longer than" in problem.why or "not well-formed" in problem.why for problem in read(name, data)[1])


@EACH
def test_a_long_text_takes_little_time(name: str) -> None:
    """Patterns on names and numbers are not tried on what is longer than any real one."""
    for piece in ("a (", "1 ", "a; ", "No ", "(", "a/b ", ", Ltd"):
        text = re.sub(r">[^<>\s][^<>]*<", f">{piece * 20_000}<", CASES[name].good.decode().partition("?>")[2])
        entities, _ = read(name, text.encode())
        assert len(entities) == 2


@given(A_CASE, st.binary(max_size=300))
def test_any_bytes_give_entities_or_problems(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems


_TOKEN = re.compile(rb"<[^>]*>|[^<>]+")


@given(A_CASE, st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_document_with_its_pieces_changed_gives_entities_or_problems(
    name: str, chance: random.Random, changes: int
) -> None:
    tokens = _TOKEN.findall(CASES[name].good)
    for _ in range(changes):
        at, source = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[at] = chance.choice([b"", tokens[source], tokens[at] * 2, b"\x01", b"9" * 30, "٣".encode()])
    read(name, b"".join(tokens))


_TEXT = re.compile(r'(?<=>)[^<>\s][^<>]*(?=<)|(?<==")[^"]*(?=")')


@given(
    A_CASE,
    st.text(st.characters(exclude_characters="<>&\"'", exclude_categories=("Cs", "Cc", "Cn")), max_size=40),
    st.integers(0, 400),
)
def test_a_document_with_any_text_in_any_place_keeps_its_entities(name: str, text: str, place: int) -> None:
    """Well-formed XML loses no entity, whatever one of its texts or attributes says; a de-listing is no such text."""
    source = CASES[name].good.decode()
    spots = [spot for spot in _TEXT.finditer(source, 60) if "://" not in spot[0]]
    spot = spots[place % len(spots)]
    entities, _ = read(name, (source[: spot.start()] + text + source[spot.end() :]).encode())
    assert len(entities) == 2


@given(st.sampled_from([un.publication, ch.publication]), st.binary(max_size=200))
def test_the_head_of_any_bytes_gives_an_edition_or_a_problem(publication: object, data: bytes) -> None:
    assert callable(publication)
    assert isinstance(publication(BytesIO(data), file="x.xml"), Edition | Problem)
