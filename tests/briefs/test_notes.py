"""Notes: a number for a source, a letter for each thing that it says, in the order in which they are cited."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution import graph
from seawall.briefs.notes import Notes, letters, parted
from seawall.claims import Relation
from tests.claims.made import COMPANY, GROUP, NETWORK, claim

LETTERS = [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")]


@pytest.mark.parametrize(("count", "text"), LETTERS)
def test_letters_go_on_after_z(count: int, text: str) -> None:
    assert letters(count) == text


@given(st.integers(0, 5_000))
def test_no_two_letters_are_the_same_and_a_label_can_be_taken_apart(count: int) -> None:
    assert letters(count) != letters(count + 1)
    assert parted(f"12{letters(count)}") == (12, letters(count))


def test_a_source_is_one_note_however_often_it_is_cited() -> None:
    rows = [
        claim(COMPANY, Relation.CONTROLS, NETWORK),
        claim(GROUP, Relation.ATTRIBUTED_TO, COMPANY),
        claim(by="Example Paper"),
    ]
    notes = Notes(graph(rows))
    assert notes.of(rows[:1]) == ("1a",)
    assert notes.of(rows) == ("1a", "1b", "2a")
    first, second = notes.whole_list()
    assert (first.by, [one.label for one in first.cited], second.by) == ("Example Labs", ["1a", "1b"], "Example Paper")


def test_what_a_note_says_is_the_claim_with_its_place_and_whether_it_must_be_checked() -> None:
    row = claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", row="line 7")
    notes = Notes(graph([row]))
    notes.of([row])
    (cited,) = notes.whole_list()[0].cited
    assert (cited.said, cited.days, cited.place, cited.state, cited.check) == (
        "Example Trading LLC – controls – Example Train", "since 2021", "line 7", "holds", False,
    )  # fmt: skip


def test_numbers_rise_as_sources_are_cited() -> None:
    rows = [claim(by=f"Paper {number}") for number in range(30)]
    notes = Notes(graph(rows))
    numbers = [parted(label)[0] for label in notes.of(rows)]
    assert all(two == one + 1 for one, two in pairwise(numbers))
