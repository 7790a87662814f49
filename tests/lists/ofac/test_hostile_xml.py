"""Any bytes give entities or Problems in all three XML formats: cut, swollen, empty, wrongly encoded, or made by chance."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac import advanced, enhanced, legacy
from tests.lists.ofac import advanced_documents, enhanced_documents, test_advanced, test_legacy

Parse = Callable[[BinaryIO], Iterator[Entity | Problem]]

PARSERS: dict[str, Parse] = {
    "enhanced": lambda stream: enhanced.parse(stream, list_id="ofac-sdn", file="x.xml"),
    "legacy": lambda stream: legacy.parse(stream, list_id="ofac-sdn", file="x.xml"),
    "advanced": lambda stream: advanced.parse(stream, list_id="ofac-sdn", file="x.xml"),
}
GOOD = {
    "enhanced": enhanced_documents.document(enhanced_documents.INTEGRITY, enhanced_documents.person("7")),
    "legacy": (test_legacy.HEAD.format(2) + test_legacy.PERSON + test_legacy.SHIP + "</sdnList>").encode(),
    "advanced": advanced_documents.document(
        advanced_documents.party(
            "7",
            "4",
            test_advanced.PERSON_NAME,
            advanced_documents.feature("25", '<VersionLocation LocationID="201"/>'),
            "HAMAS - Hebron",
        )
        + test_advanced.COMPANY,
        test_advanced.LISTED + advanced_documents.entry("8", "1550", advanced_documents.day(2020, 1, 1), "SDGT"),
        advanced_documents.relation("7", "8"),
        advanced_documents.LOCATION,
        advanced_documents.PASSPORT,
    ),
}
ROOTS = {"enhanced": "sanctionsData", "legacy": "sdnList", "advanced": "Sanctions"}
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
def test_what_is_no_list_gives_problems_and_no_entity(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems[-1].why.startswith("no <")


@EACH
def test_an_empty_list_is_said(name: str) -> None:
    entities, problems = read(name, f"<{ROOTS[name]}></{ROOTS[name]}>".encode())
    assert entities == []
    assert [problem.why[:4] for problem in problems] == ["no <"]


@EACH
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_anywhere_is_said(name: str, share: float) -> None:
    data = GOOD[name][: int(len(GOOD[name]) * share)]
    _, problems = read(name, data)
    assert any(problem.why.startswith("not well-formed XML") for problem in problems)


@EACH
def test_a_document_type_is_refused(name: str) -> None:
    bomb = f'<!DOCTYPE {ROOTS[name]} [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'.encode()
    data = re.sub(rb"(<\?xml[^>]*>)", rb"\1" + bomb, GOOD[name]).replace(b"EXAMPLE", b"&b;")
    entities, problems = read(name, data)
    assert entities == []
    assert problems[0].why.startswith("a document type declaration was refused")


@EACH
def test_a_wrong_encoding_is_said(name: str) -> None:
    data = GOOD[name].replace(b"EXAMPLE", b"EX\xe4MPLE").replace(b"Example", b"Ex\xe4mple")
    _, problems = read(name, data)
    assert any(problem.why.startswith("not well-formed XML") for problem in problems)


@EACH
def test_other_encodings_that_say_so_are_read(name: str) -> None:
    text = re.sub(r"<\?xml[^>]*>", '<?xml version="1.0" encoding="utf-16"?>', GOOD[name].decode())
    entities, problems = read(name, text.encode("utf-16"))
    assert (len(entities), problems) == (2, [])


@EACH
def test_comments_and_instructions_change_nothing(name: str) -> None:
    noisy = re.sub(rb">(?=[^<])", b"><!-- a note --><?page break?>", GOOD[name].partition(b"?>")[2])
    plain, _ = read(name, GOOD[name].partition(b"?>")[2])
    found, problems = read(name, noisy)
    assert problems == []
    assert [replace(entity, source=plain[0].source) for entity in found] == [
        replace(entity, source=plain[0].source) for entity in plain
    ]


@EACH
def test_great_depth_is_refused(name: str) -> None:
    data = f"<{ROOTS[name]}>".encode() + b"<a>" * 1000
    assert any("nest deeper" in problem.why for problem in read(name, data)[1])


@given(st.sampled_from(sorted(PARSERS)), st.binary(max_size=300))
def test_any_bytes_give_entities_or_problems(name: str, data: bytes) -> None:
    entities, problems = read(name, data)
    assert entities == []
    assert problems


_TOKEN = re.compile(rb"<[^>]*>|[^<>]+")


@given(st.sampled_from(sorted(PARSERS)), st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_document_with_its_pieces_changed_gives_entities_or_problems(
    name: str, chance: random.Random, changes: int
) -> None:
    tokens = _TOKEN.findall(GOOD[name])
    for _ in range(changes):
        at, source = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[at] = chance.choice([b"", tokens[source], tokens[at] * 2, b"\x01", b"9" * 30, "٣".encode()])
    read(name, b"".join(tokens))


_TEXT = re.compile(r'(?<=>)[^<>\s][^<>]*(?=<)|(?<==")[^"]*(?=")')


@given(
    st.sampled_from(sorted(PARSERS)),
    st.text(st.characters(exclude_characters="<>&\"'", exclude_categories=("Cs", "Cc", "Cn")), max_size=40),
    st.integers(0, 400),
)
def test_a_document_with_any_text_in_any_place_keeps_its_entities(name: str, text: str, place: int) -> None:
    """Well-formed XML loses no entity, whatever one of its texts or attributes says."""
    source = GOOD[name].decode()
    body = source.index("<", 60)
    spots = [spot for spot in _TEXT.finditer(source, body) if "://" not in spot[0] and "encoding" not in spot[0]]
    spot = spots[place % len(spots)]
    entities, _ = read(name, (source[: spot.start()] + text + source[spot.end() :]).encode())
    assert len(entities) == 2
    assert all(entity.id.startswith("ofac-") for entity in entities)


@given(st.sampled_from([enhanced.publication, legacy.publication, advanced.publication]), st.binary(max_size=200))
def test_the_head_of_any_bytes_gives_an_edition_or_a_problem(
    publication: Callable[..., Edition | Problem], data: bytes
) -> None:
    assert isinstance(publication(BytesIO(data), file="x.xml"), Edition | Problem)
