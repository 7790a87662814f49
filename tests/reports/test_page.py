"""The page: every text escaped, every count right, the strictest kept, and nothing fetched from elsewhere."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html

from seawall.decisions import Decision
from seawall.errors import Problem
from seawall.reports import Output, page
from tests.reports.made_decisions import ALL, PROBLEM, decision, with_two_findings


def rendered(folder: Path, items: Iterable[Decision | Problem]) -> str:
    with Output(folder / "report.html") as output:
        for item in items:
            output.write(item)
    return (folder / "report.html").read_text("utf-8")


def select(text: str, path: str) -> list[Any]:
    return cast("list[Any]", html.fromstring(text).xpath(path))


def counts(text: str) -> dict[str, str]:
    return {item.get("class"): item.findtext("b") for item in select(text, '//ul[@class="counts"]/li')}


def cards(text: str) -> list[str]:
    return [card.get("class").split()[1] for card in select(text, "//article")]


def test_the_counts_are_right_and_the_strictest_come_first(tmp_path: Path) -> None:
    text = rendered(tmp_path, ALL)
    assert counts(text) == {"block": "1", "reject": "1", "review": "1", "release": "1"}
    assert cards(text) == ["block", "reject", "review"]


def test_every_finding_stands_there_with_its_reasons_law_and_place(tmp_path: Path) -> None:
    text = rendered(tmp_path, [with_two_findings()])
    for said in ("AEZA GROUP LLC", "ofac-1", "ofac-2", "FAQ 36", "the names are alike", "row 2", "this is no date"):
        assert said in text
    assert "us-ofac-sdn: last fetched 3 days ago" in text


HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onmouseover='alert(1)", "{{ 7 * 7 }}", "{% raw %}",
    "</style><script>", "<!--", "&lt;script&gt;", "javascript:alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_and_not_obeyed(tmp_path: Path, name: str) -> None:
    problem = Problem(name, name, name, name, name)
    text = rendered(tmp_path, [decision(key=name, outcome="block", name=name, listed_as=name), problem])
    assert not select(text, "//script | //img | //@onerror | //@onmouseover | //a/@href")
    assert select(text, "//article//strong")[0].text_content() == name


def test_the_page_fetches_nothing_and_runs_nothing(tmp_path: Path) -> None:
    text = rendered(tmp_path, ALL)
    assert "default-src 'none'" in text
    assert not re.search(r"<script|<link|<iframe|src=|url\(|@import", text)


def test_an_empty_run_and_one_of_problems_only_say_so(tmp_path: Path) -> None:
    assert "Nothing was stopped." in rendered(tmp_path, [])
    text = rendered(tmp_path, [PROBLEM] * 25)
    assert "this is no date" in text
    assert "… and 5 more." in text
    assert counts(text) == {"block": "0", "reject": "0", "review": "0", "release": "0"}


def test_three_thousand_decisions_are_counted_and_what_does_not_fit_is_said(tmp_path: Path) -> None:
    made = [decision(f"C-{place}", "release") for place in range(2_990)]
    text = rendered(tmp_path, [*made, *(decision(f"S-{place}", "block") for place in range(10))])
    assert counts(text) == {"block": "10", "reject": "0", "review": "0", "release": "2,990"}
    assert len(cards(text)) == 10
    assert "990 more decisions stand in the other output formats" in text


def test_a_late_block_is_on_the_page_though_it_is_full_of_reviews(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_ON_PAGE", 5)
    reviews = [decision(f"R-{place}", "review") for place in range(8)]
    text = rendered(tmp_path, [*reviews, decision("B-1", "block")])
    assert cards(text) == ["block", *["review"] * 4]
    assert "4 more decisions" in text


def test_a_very_long_name_stands_there_whole(tmp_path: Path) -> None:
    name = "Example " * 2_000
    assert name.strip() in rendered(tmp_path, [decision(outcome="review", name=name)])
