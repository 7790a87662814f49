"""The page of a graph: picture and table agree, hostile text stays text."""

import re
from dataclasses import replace

import pytest
from lxml import html

from seawall.attribution import around, drawing_of, graph
from seawall.claims import Place, Relation
from seawall.reports.attribution import page
from tests.attribution.made import INTEGRITY, example
from tests.claims.made import COMPANY, NETWORK, claim

SHOWN = around(graph(example()), [INTEGRITY], 2)
PAGE = page(SHOWN, drawing_of(SHOWN, [INTEGRITY], "Integrity Technology Group"), ["a note"])


def test_every_tie_is_a_row_with_its_sources_and_their_marks() -> None:
    rows = {
        row.get("id"): "".join(map(str, row.itertext())) for row in html.fromstring(PAGE).iter("tr") if row.get("id")
    }
    assert rows.keys() == {edge.id for edge in SHOWN.edges}
    for edge in SHOWN.edges:
        for each in edge.claims:
            assert f"[{each.saying.reading}]" in rows[edge.id]
            assert each.saying.by in rows[edge.id]


def test_every_line_of_the_picture_leads_to_a_row() -> None:
    links = set(re.findall(r'<a href="#(e-[0-9a-f]+)"', PAGE))
    ids = set(re.findall(r'<tr id="(e-[0-9a-f]+)"', PAGE))
    assert links
    assert links <= ids


SAYS = [
    "need a check of the primary source", "Where sources differ, or took something back", "lowdown.today",
    "MITRE ATT&amp;CK: it is not so", "taken out of the document by a machine", "a note", "Devices of tier 1 are property of third parties",
]  # fmt: skip


@pytest.mark.parametrize("text", SAYS)
def test_the_page_says(text: str) -> None:
    assert text in PAGE


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_what_comes_from_outside_stays_text(url: str) -> None:
    row = claim(replace(COMPANY, name="<script>alert(1)</script>"), Relation.CONTROLS, NETWORK)
    bad = replace(row, note="<img src=x onerror=alert(1)>", saying=replace(row.saying, place=Place("a<b>", url)))
    shown = graph([bad])
    made = page(shown, drawing_of(shown))
    assert "<script" not in made
    assert "<img" not in made
    assert not [link for link in html.fromstring(made).iter("a") if not link.get("href", "").startswith("#e-")]
    assert "default-src 'none'" in made
