"""Sentences with their places: what only looks like an end is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.documents import Paragraph
from seawall.documents.sentences import MAX_SENTENCE, of_paragraph

SPLIT = [
    ("The U.S. Treasury sanctioned it. It said so.", 2),
    ("Example Co. Ltd. denied it. The FBI did not.", 2),
    ("On Jan. 3 OFAC acted.", 1),
    ("It worked for Example Inc. The company denied it.", 2),
    ("“We did not.” They left.", 2),
    ("See E.O. 13694 for more.", 1),
    ('Under Executive Order ("E.O.") 13694 it was listed.', 1),
    ("He (Example Jr.) Smith said so.", 2),
    ("Is it so? No! Yes.", 3),
    ("第一句。第二句。", 2),
]


@pytest.mark.parametrize(("text", "count"), SPLIT, ids=[row[0][:30] for row in SPLIT])
def test_a_full_stop_of_a_shortened_word_ends_no_sentence(text: str, count: int) -> None:
    assert len(list(of_paragraph(Paragraph(1, text)))) == count


@given(st.text(max_size=400))
def test_each_sentence_stands_where_its_place_says(text: str) -> None:
    joined = " ".join(text.split())
    for sentence in of_paragraph(Paragraph(1, joined)):
        assert joined[sentence.start : sentence.stop] == sentence.text


def test_a_sentence_without_end_is_cut_between_words() -> None:
    found = list(of_paragraph(Paragraph(1, "word " * 2_000)))
    assert all(len(one.text) <= MAX_SENTENCE for one in found)
    assert sum(len(one.text.split()) for one in found) == 2_000
