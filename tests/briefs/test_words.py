"""Days, lists and names as an English text has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.briefs.words import capital, day_words, defanged, listed, on_day, plain, span_words, thing, who
from seawall.claims import NodeKind, node

DAYS = [("2025-01-03", "3 January 2025"), ("2021-06", "June 2021"), ("2021", "2021"), ("2024-01-01/2024-01-09", "between 1 January 2024 and 9 January 2024")]  # fmt: skip


@pytest.mark.parametrize(("iso", "words"), DAYS)
def test_a_day_in_words(iso: str, words: str) -> None:
    assert day_words(iso) == words


SPANS = [
    ("2021", "", "since 2021"), ("2020-05", "2022-04", "from May 2020 to April 2022"), ("", "2023", "until 2023"),
    ("2024-06", "2024-06", "in June 2024"), ("2024-06-03", "2024-06-03", "on 3 June 2024"), ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "words"), SPANS)
def test_days_as_a_sentence_has_them(start: str, end: str, words: str) -> None:
    assert span_words(start, end) == words
    assert on_day("2025-01-03") == "on 3 January 2025"


NAMES = [([], 0, ""), (["A"], 0, "A"), (["A", "B"], 0, "A and B"), (["A", "B", "C"], 0, "A, B and C"), (list("ABCDE"), 2, "A, B and 3 more"), (list("ABC"), 2, "A, B and C")]  # fmt: skip


@pytest.mark.parametrize(("names", "most", "text"), NAMES)
def test_names_in_a_row(names: list[str], most: int, text: str) -> None:
    assert listed(names, most) == text


WHO = [
    ("US Department of Justice", "the US Department of Justice"), ("OFAC", "OFAC"), ("The Hacker News", "The Hacker News"),
    ("FBI, NSA, CISA and partners", "the FBI, NSA, CISA and partners"), ("a page on GitHub", "a page on GitHub"), ("Microsoft", "Microsoft"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "said"), WHO)
def test_publishers_have_an_article_where_english_has_one(name: str, said: str) -> None:
    assert who(name) == said


THINGS = [
    (NodeKind.ACTOR, "Flax Typhoon", "the group Flax Typhoon"),
    (NodeKind.INFRASTRUCTURE, "Network of Example Trading LLC", "the network of Example Trading LLC"),
    (NodeKind.COUNTRY, "United States", "the United States"), (NodeKind.COUNTRY, "Taiwan", "Taiwan"),
    (NodeKind.EVENT, "Compromise of an entity", "“Compromise of an entity”"), (NodeKind.EVENT, "Crossbill", "Crossbill"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "said"), THINGS)
def test_a_thing_is_told_with_what_it_is(kind: NodeKind, name: str, said: str) -> None:
    assert thing(node(kind, name)) == said


def test_an_indicator_can_not_be_clicked_on() -> None:
    assert defanged("w8510.com") == "w8510[.]com"
    assert defanged("http://example.com/x.y") == "hxxp://example.com/x[.]y"


@given(st.text(max_size=400))
def test_text_from_outside_is_one_line_that_commands_nothing(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert len(shown) <= 121
    capital(shown).encode()
