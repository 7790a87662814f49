"""A brief as page, Markdown, JSON and PDF: every mark opens a note, hostile text stays text, the same brief gives the same bytes."""

import json
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html

from seawall.briefs import Brief, Contact
from seawall.claims import NodeKind, Place, Relation, node
from seawall.errors import SettingRefused
from seawall.reports.brief import BriefOutput, as_json, markdown, page
from seawall.reports.brief_chart import exposure, for_paper, phases
from seawall.reports.brief_marks import cited_by, marks
from seawall.reports.brief_print import pdf, pictures
from tests.briefs.made import integrity, of
from tests.claims.made import COMPANY, NETWORK, claim

PAGE = page(integrity())
WITH_LOGS = replace(
    integrity(),
    contacts=(Contact(date(2024, 6, 3), date(2024, 6, 3), "in the window", "192.0.2.7", "w8510.com", is_contact=True),),
    coverage=((date(2024, 6, 3), 4, 0.5), (date(2024, 6, 4), 4, 0.0)),
)
HOSTILE = "<script>alert(1)</script> #set page(fill: red) *x* $1/0$ @a `b` \\ [c](http://example.com) \u202e"


def hostile() -> Brief:
    row = claim(replace(COMPANY, name=HOSTILE), Relation.CONTROLS, replace(NETWORK, name=f"{HOSTILE} net"), "2021")
    place = Place(HOSTILE, "javascript:alert(1)")
    return of(
        [
            replace(
                row,
                note="<img src=x onerror=alert(1)>",
                role=HOSTILE,
                saying=replace(row.saying, by=HOSTILE, place=place),
            )
        ]
    )


def test_every_mark_opens_a_note_on_the_page() -> None:
    tree = html.fromstring(PAGE)
    ids = {each.get("id") for each in tree.iter() if each.get("id")}
    links = {link.get("href", "") for sup in tree.iter("sup") for link in sup.iter("a")}
    assert len(links) > 40
    assert {link.removeprefix("#") for link in links} <= ids


SAYS = ["Key details", "Background", "Why it matters", "Moving forward", "What is not known", "Timeline", "Map of phases", "Notes",
        "needs a check of the primary source", "rests on FBI: Integrity Technology Group", "default-src 'none'", "永信至诚科技集团股份有限公司"]  # fmt: skip


@pytest.mark.parametrize("text", SAYS)
def test_the_page_says(text: str) -> None:
    assert text.replace("'", "&#39;") in PAGE or text in PAGE


def test_hostile_text_stays_text_on_the_page() -> None:
    made = page(hostile())
    assert "<script" not in made
    assert "<img" not in made
    assert "\u202e" not in made
    assert "javascript:" not in {link.get("href", "")[:11] for link in html.fromstring(made).iter("a")}


def test_hostile_text_is_no_markdown() -> None:
    made = markdown(hostile())
    assert "<script" not in made.replace("\\<script", "")
    assert re.search(r"(?<!\\)\]\(", made) is None
    assert re.search(r"(?<!\\)\*x", made) is None


def test_a_name_that_readers_of_markdown_would_link_is_no_link() -> None:
    told = markdown(of([claim(COMPANY, Relation.RELATED_TO, node(NodeKind.INFRASTRUCTURE, "www.example.net"))]))
    assert r"www\.example.net" in told
    assert "www.example" not in told


def test_an_address_that_no_printer_takes_is_told_and_left_out() -> None:
    one = claim(COMPANY, Relation.CONTROLS, NETWORK)
    place = replace(one.saying.place, url=f"https://example.org/{'a' * 9_000}")
    assert pdf(of([replace(one, saying=replace(one.saying, place=place))])).startswith(b"%PDF")


def test_hostile_text_is_no_typst() -> None:
    """Where it were markup the page would be red, or a number would be divided by zero and nothing be set."""
    assert pdf(hostile()).startswith(b"%PDF")
    (first, *_) = pictures(hostile())
    assert first.startswith(b"\x89PNG")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert page(integrity()) == PAGE
    assert as_json(integrity()) == as_json(integrity())
    assert markdown(integrity()) == markdown(integrity())
    assert pdf(WITH_LOGS) == pdf(WITH_LOGS)


def test_json_has_every_note_whole() -> None:
    told = json.loads(as_json(integrity()))
    assert [one["title"] for one in told["sections"]] == [
        "Key details",
        "Background",
        "Why it matters",
        "Moving forward",
    ]
    labels = {one["label"] for note in told["notes"] for one in note["cited"]}
    cited = {
        label
        for one in told["sections"]
        for each in one["paragraphs"]
        for row in each["sentences"]
        for label in row["notes"]
    }
    assert cited <= labels


# labels as cited, and what a reader sees
MARKS = [(("5c", "5d", "5e"), ["5c–e"]), (("5a", "5c"), ["5a,c"]), (("1a",), ["1a?"]), ((), [])]


@pytest.mark.parametrize(("labels", "seen"), MARKS)
def test_neighbours_are_joined_and_what_needs_a_check_has_a_question_mark(
    labels: tuple[str, ...], seen: list[str]
) -> None:
    cited = cited_by(integrity())
    found = marks(labels, cited)
    assert [mark.text.rstrip("?") for mark in found] == [text.rstrip("?") for text in seen]
    assert all(mark.check == any(cited[label].check for label in labels) for mark in found)


@pytest.mark.parametrize("picture", [phases(integrity()), exposure(WITH_LOGS)])
def test_pictures_are_whole_have_words_and_a_version_for_paper(picture: str) -> None:
    tree = etree.fromstring(picture.encode())
    assert tree.findtext("{http://www.w3.org/2000/svg}desc")
    paper = for_paper(picture)
    assert "var(" not in paper
    assert "@media" not in paper
    etree.fromstring(paper.encode())


def test_without_days_and_logs_there_are_no_empty_pictures() -> None:
    made = of([claim(COMPANY, Relation.CONTROLS, NETWORK)])
    assert (phases(made), exposure(made)) == ("", "")
    assert "Map of phases" not in page(made)


def test_a_pdf_says_plainly_which_extra_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr("seawall.reports.brief_print.find_spec", lambda _: None)
    with pytest.raises(SettingRefused, match=r"seawall\[reports\]"):
        BriefOutput(tmp_path / "brief.pdf")


def test_an_ending_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match=r"\.html"):
        BriefOutput(tmp_path / "brief.docx")
