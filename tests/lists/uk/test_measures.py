"""Measures: each once, in the list's words; the indicators beside them weaken nothing."""

import pytest

from seawall.entities import Source
from seawall.lists.draft import Draft
from seawall.lists.uk.measures import INDICATORS, take_measures


def taken(*said: str, **indicated: str) -> tuple[list[str], list[str]]:
    draft = Draft("uk", "X1", Source("", "", ""))
    take_measures(draft, said, tuple(indicated.items()))
    return [fact.value for fact in draft.facts], [problem.why[:30] for problem in draft.problems]


def test_measures_are_parted_by_bars() -> None:
    assert taken("Asset freeze|Travel Ban| Trust  Services Sanctions |") == (
        ["Asset freeze", "Travel Ban", "Trust Services Sanctions"],
        [],
    )
    assert taken("Asset freeze|Travel Ban", "Asset freeze") == (["Asset freeze", "Travel Ban"], [])


@pytest.mark.parametrize("element, words", INDICATORS.items())
def test_every_indicator_has_the_words_of_its_measure(element: str, words: str) -> None:
    assert taken(words, **{element: "true"}) == ([words], [])
    assert taken("Asset freeze", **{element: "true"})[0] == list(dict.fromkeys(["Asset freeze", words]))


def test_spelling_of_measures_differs() -> None:
    assert taken("Deflag|asset freeze", Deflag="1", AssetFreeze="true")[1] == []
