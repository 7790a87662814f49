"""XML to elements: what is wanted comes whole, what is hostile comes as a Problem."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.records import Element, child_text, elements


def read(data: bytes, *wanted: str) -> tuple[list[str], list[str]]:
    found: list[str] = []
    problems: list[str] = []
    for item in elements(BytesIO(data), "x.xml", *wanted):
        if isinstance(item, Element):
            found.append(child_text(item.xml, "name"))
        else:
            problems.append(item.why)
    return found, problems


def test_wanted_elements_come_in_order_with_any_namespace() -> None:
    data = b'<r xmlns="urn:x"><e><name>a</name></e><other/><e><name>b</name></e></r>'
    assert read(data, "r/e") == (["a", "b"], [])


def test_of_nested_wanted_elements_the_outer_one_comes_whole() -> None:
    data = b"<r><e><name>a</name><x><e><name>b</name></e></x><y>kept</y></e><e><name>c</name></e></r>"
    found = [item for item in elements(BytesIO(data), "x.xml", "e") if isinstance(item, Element)]
    assert len(found) == 2
    assert read(data, "e") == (["a", "c"], [])
    assert [child_text(item.xml, "y") for item in elements(BytesIO(data), "x", "e") if isinstance(item, Element)] == [
        "kept",
        "",
    ]


def test_the_place_names_path_number_and_line() -> None:
    items = [i for i in elements(BytesIO(b"<r>\n<e/>\n<e/></r>"), "x", "e") if isinstance(i, Element)]
    assert items[1].place == "/r/e[2] (line 3)"


def test_a_truncated_document_gives_what_was_whole_and_one_problem() -> None:
    found, problems = read(b"<r><e><name>a</name></e><e><na", "e")
    assert found == ["a"]
    assert len(problems) == 1
    assert problems[0].startswith("not well-formed XML")


BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><r><e><name>&b;</name></e></r>'
OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><e><name>&x;</name></e></r>'


@pytest.mark.parametrize("data", [BOMB, OUTSIDE], ids=["entity expansion", "external entity"])
def test_a_document_type_is_refused(data: bytes) -> None:
    found, problems = read(data, "e")
    assert found == []
    assert problems == ["a document type declaration was refused: no format that is read here has one"]


def test_great_depth_is_refused() -> None:
    _, problems = read(b"<a>" * 100 + b"</a>" * 100, "e")
    assert problems == ["elements nest deeper than 64"]


def test_a_ten_megabyte_name_is_refused() -> None:
    found, problems = read(b"<r><e><name>" + b"x" * 10_000_000 + b"</name></e></r>", "e")
    assert found == []
    assert len(problems) == 1


def test_a_refusal_names_the_last_steps_to_where_it_stands() -> None:
    deep = b"<r><e>" + b"<a>" * 60 + b"<b><c><d/></c></b>" + b"</a>" * 60 + b"</e></r>"
    (problem,) = elements(BytesIO(deep), "x.xml", "e")
    assert isinstance(problem, Problem)
    assert (problem.record, problem.field) == ("line 1", "a/b/c/d")


def test_a_long_text_inside_a_wanted_element_is_refused_with_its_place() -> None:
    long = b"<r><e><f>x</f><g><h>" + b"x" * ((1 << 20) + 1) + b"</h></g></e></r>"
    (problem,) = elements(BytesIO(long), "x.xml", "e")
    assert isinstance(problem, Problem)
    assert (problem.field, problem.said) == ("r/e/g/h", "x" * 80)


@given(st.binary(max_size=300))
def test_any_bytes_give_elements_or_problems(data: bytes) -> None:
    for item in elements(BytesIO(data), "x.xml", "e"):
        assert isinstance(item, Element | Problem)


def test_a_star_gives_every_child_and_enters_what_is_to_be_entered() -> None:
    text = "<m><h>1</h><g><n>2</n><t>3</t><t>4</t></g><o/></m>"
    found = elements(BytesIO(text.encode()), "x", "m/*", "m/g/*", entered=frozenset({"m/g"}))
    paths = [item.path for item in found if not isinstance(item, Problem)]
    assert paths == ["m/h", "m/g/n", "m/g/t", "m/g/t", "m/o"]
