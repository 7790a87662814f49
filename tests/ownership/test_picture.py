"""Pictures are well-formed, whole and without overlaps, whatever the names are."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from seawall.ownership.graph import Graph
from seawall.ownership.picture import MOST_DRAWN, drawing_of, drawing_of_all, svg
from seawall.ownership.picture.layout import layout
from seawall.ownership.picture.svg import wrap
from seawall.ownership.share import exactly
from seawall.ownership.stake import Member, Stake
from tests.ownership.drawn import drawn, judged, listing
from tests.ownership.test_fifty_percent import GRAPHS, LISTED, assessed

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(picture).iter(f"{SVG}text")]


def test_a_picture_shows_members_statuses_shares_and_the_rule() -> None:
    shown = texts(svg(drawing_of(judged(drawn("*X -50%-> A", "A -25-50%-> B")), "B")))
    for text in ("X", "listed", "blocked: 50 %", "50 %", "25–50 %", "possibly blocked: 25–50 %", "counts in full"):
        assert text in shown
    assert "OFAC's 50 Percent Rule: 50 % or more, as of 2026-01-01 [A]" in shown


def test_a_picture_brings_only_classes_of_its_own() -> None:
    picture = svg(drawing_of_all(judged(drawn("*X -50%-> A", "*X -25-50%-> B", "Z -1%-> B", "A -1%-> A"))))
    names = {name for found in re.findall(r"class=\"([^\"]+)\"", picture) for name in found.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)(?=[\s,{])", picture.partition("<style>")[2].partition("</style>")[0]))
    assert all(name == "own" or name.startswith("own-") for name in names | styled)
    assert names <= styled | {"own"}


def test_a_picture_has_no_script_and_no_link_and_knows_the_dark() -> None:
    picture = svg(drawing_of_all(judged(drawn("*X -50%-> A"))))
    assert "<script" not in picture
    assert "href" not in picture
    assert "prefers-color-scheme: dark" in picture


@given(st.text(max_size=60))
def test_any_name_gives_a_well_formed_picture(name: str) -> None:
    graph = Graph.of([listing("X"), Member("A", name or "A"), Stake("X", "A", exactly(50), note=name, source=name)])
    assert "50 %" in texts(svg(drawing_of(judged(graph), "A")).encode("utf-8", "replace").decode())


@given(GRAPHS, LISTED)
def test_any_graph_gives_a_picture_with_all_its_boxes(stakes: list[Stake], listed: set[str]) -> None:
    drawing = drawing_of_all(assessed(stakes, listed))
    boxes = [each for each in ET.fromstring(svg(drawing)).iter(f"{SVG}rect") if each.get("rx") == "7"]
    assert len(boxes) == len(drawing.boxes)


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=30))
def test_boxes_of_one_column_never_overlap_and_owners_stand_left(edges: list[tuple[int, int]]) -> None:
    placed = layout([50.0] * 15, edges)
    columns: dict[int, list[float]] = {}
    for box, column in enumerate(placed.column):
        columns.setdefault(column, []).append(placed.middle[box])
    for middles in columns.values():
        ordered = sorted(middles)
        assert all(below - above >= 50 for above, below in pairwise(ordered))
    assert min(placed.column) == 0 or not edges
    assert all(placed.column[start] != placed.column[end] for start, end in edges if start != end)


def test_an_owner_stands_left_of_what_it_owns() -> None:
    placed = layout([50.0] * 4, [(0, 1), (1, 2), (0, 2), (3, 2)])
    assert placed.column == (0, 1, 2, 1)


def test_long_names_wrap_between_words_and_wide_letters_count_twice() -> None:
    assert wrap("Example Very Long Holding Company", 14) == ["Example Very", "Long Holding", "Company"]
    assert wrap("永信至诚科技集团", 8) == ["永信至诚", "科技集团"]
    assert wrap("x" * 100, 10)[-1].endswith("…")


def test_what_has_no_room_is_counted() -> None:
    picture = svg(drawing_of_all(judged(drawn(*[f"*O{number} -1%-> T" for number in range(MOST_DRAWN + 9)]))))
    assert "10 more are not drawn" in texts(picture)
