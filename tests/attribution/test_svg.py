"""The picture: well-formed, without script or anything fetched, no text over another, every line with its words."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from seawall.attribution import Drawing, anchor_of, around, drawing_of, graph, svg
from seawall.attribution.layout import Frame
from seawall.attribution.measure import width
from seawall.claims import Claim, Place, Relation
from tests.attribution.made import INTEGRITY, example, many, said
from tests.claims.made import CLAIMS, COMPANY, GROUP, NETWORK, claim

_SVG = "{http://www.w3.org/2000/svg}"
_SIZES = {"att-title": 17.0, "att-name": 13.5, "att-row": 12.0, "att-soft": 12.0, "att-head": 12.0}


def case(steps: int, *more: Claim) -> Drawing:
    return drawing_of(around(graph([*example(), *more]), [INTEGRITY], steps), [INTEGRITY], "Integrity Technology Group")


def parsed(picture: str) -> etree._Element:
    return etree.fromstring(picture.encode())


def frames(picture: etree._Element) -> list[tuple[str, Frame]]:
    """Where each text stands, by its anchor, its size and its letters."""
    found = []
    for text in picture.iter(f"{_SVG}text"):
        size = _SIZES.get(text.get("class", ""), 11.5)
        wide = width(text.text or "", size)
        x = float(text.get("x", "0")) - (wide / 2 if text.get("text-anchor") == "middle" else 0)
        found.append((text.text or "", Frame(x, float(text.get("y", "0")) - size * 0.8, wide, size)))
    return found


def servers_of_the_case(count: int) -> list[Claim]:
    network = next(each.subject for each in example() if each.subject.name == "Raptor Train")
    return [replace(each, subject=network) for each in many(count)[2:]]


PICTURES = [(1, 0, 39), (2, 0, 113), (2, 140, 253)]


@pytest.mark.parametrize(("steps", "servers", "things"), PICTURES)
def test_no_text_covers_another_at_forty_things_and_at_two_hundred(steps: int, servers: int, things: int) -> None:
    drawing = case(steps, *servers_of_the_case(servers))
    assert drawing.text.startswith(f"{things} things")
    texts = frames(parsed(svg(drawing)))
    assert [(one[0], two[0]) for one, two in combinations(texts, 2) if one[1].meets(two[1])] == []


@pytest.mark.parametrize(("steps", "servers", "things"), PICTURES)
def test_all_text_stands_within_the_picture(steps: int, servers: int, things: int) -> None:
    picture = parsed(svg(case(steps, *servers_of_the_case(servers))))
    wide, high = float(picture.get("width", "0")), float(picture.get("height", "0"))
    out = [text for text, at in frames(picture) if at.x < 0 or at.x + at.wide > wide or at.y + at.high > high]
    assert out == [], f"of {things} things"


def test_all_text_stands_within_a_picture_of_two_things() -> None:
    picture = parsed(svg(drawing_of(graph(said("c1 controls n1")), ["company:1"])))
    assert [text for text, at in frames(picture) if at.x + at.wide > float(picture.get("width", "0"))] == []


def test_every_line_has_a_title_that_says_who_says_so() -> None:
    drawing = case(2)
    picture = parsed(svg(drawing))
    lines = picture.findall(f".//{_SVG}path[@class='att-line']/..")
    titles = [line.findtext(f"{_SVG}title") or "" for line in lines if line.find(f"{_SVG}title") is not None]
    assert len(titles) == len(drawing.arrows)
    assert all("voice" in title or "nobody" in title for title in titles)
    assert any("Integrity Technology Group – controls – Raptor Train (since 2021): 1 voice behind 2 publishers" in title
               for title in titles)  # fmt: skip


def test_readers_that_do_not_look_are_told_every_line_as_a_sentence() -> None:
    drawing = case(1)
    told = parsed(svg(drawing)).findtext(f"{_SVG}desc") or ""
    assert "Flax Typhoon – attributed to, since 2021 – Integrity Technology Group." in told
    assert told.count(" – ") >= 2 * len(drawing.arrows)


def test_a_line_leads_to_its_source_or_on_a_page_to_its_row() -> None:
    drawing = case(1)
    links = [link.get("href", "") for link in parsed(svg(drawing)).iter(f"{_SVG}a")]
    assert links
    assert all(link.startswith("https://") for link in links)
    anchors = {link.get("href") for link in parsed(svg(drawing, anchor_of)).iter(f"{_SVG}a")}
    assert anchors == {f"#{arrow.edges[0].id}" for arrow in drawing.arrows}


HOSTILE = ["javascript:alert(1)", "data:text/html,x", 'https://example.com/"onload="x', "//example.com"]


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_is_no_pages_is_never_a_link(url: str) -> None:
    row = claim(COMPANY, Relation.CONTROLS, NETWORK)
    bad = replace(row, saying=replace(row.saying, place=Place("document", url)))
    picture = parsed(svg(drawing_of(graph([bad]))))
    assert all(link.get("href", "").startswith("https://") for link in picture.iter(f"{_SVG}a"))
    assert not any(str(name).startswith("on") for element in picture.iter() for name in element.attrib)


def test_nothing_in_it_is_script_or_is_fetched() -> None:
    picture = svg(case(2))
    assert not re.search(r"<script|<image|<foreignObject|@import|url\(|xlink", picture)


def test_it_is_dark_where_the_reader_is_and_says_state_in_words_too() -> None:
    picture = svg(case(1))
    assert "prefers-color-scheme: dark" in picture
    assert "designated by, since 2025-01-03 (disputed)" in picture


def test_a_page_of_one_claim_is_the_same_each_time() -> None:
    rows = [claim(GROUP, Relation.ATTRIBUTED_TO, COMPANY), claim(COMPANY, Relation.CONTROLS, NETWORK)]
    assert svg(drawing_of(graph(rows))) == svg(drawing_of(graph(reversed(rows))))


def test_an_empty_graph_is_a_picture_that_says_so() -> None:
    picture = svg(drawing_of(graph([])))
    assert "0 things, 0 ties, 0 claims" in picture


@settings(max_examples=30)
@given(st.lists(CLAIMS, max_size=8))
def test_any_claims_give_a_well_formed_picture_without_text_over_text(rows: list[Claim]) -> None:
    texts = frames(parsed(svg(drawing_of(graph(rows)))))
    assert [(one[0], two[0]) for one, two in combinations(texts, 2) if one[1].meets(two[1])] == []
