"""PDF: text with its page, bounded pages, scripts named; nothing but Problems for what is damaged."""

import io
import sys
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.documents import pdf as reader
from seawall.documents import read, sentences
from seawall.errors import InputRefused
from tests.documents.made import pdf


@pytest.fixture(autouse=True)
def _pypdf() -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed: pip install seawall[hunt]")


def test_a_sentence_has_its_page() -> None:
    document = read(io.BytesIO(pdf("First page.", "OFAC sanctioned it.")), "a.pdf")
    assert [(one.text, one.page) for one in sentences(document)] == [("First page.", 1), ("OFAC sanctioned it.", 2)]


def test_pages_beyond_the_limit_are_told() -> None:
    with patch.object(reader, "MAX_PAGES", 2):
        document = read(io.BytesIO(pdf("One.", "Two.", "Three.")), "a.pdf")
    assert [one.page for one in document.paragraphs] == [1, 2]
    assert "not read" in document.problems[0].why


def test_scripts_are_named_and_never_run() -> None:
    data = pdf("Text.").replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>")
    assert "scripts" in read(io.BytesIO(data), "a.pdf").problems[0].why


@given(cut=st.integers(0, 700), flip=st.binary(max_size=8))
def test_a_damaged_file_gives_problems_or_text(cut: int, flip: bytes) -> None:
    data = pdf("OFAC sanctioned it.")
    document = read(io.BytesIO(data[:cut] + flip + data[cut + len(flip) :]), "a.pdf")
    assert document.paragraphs or document.problems


def test_without_pypdf_it_says_which_extra_is_missing() -> None:
    with patch.dict(sys.modules, {"pypdf": None}), pytest.raises(InputRefused, match="hunt"):
        read(io.BytesIO(pdf("Text.")), "a.pdf")
