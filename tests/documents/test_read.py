"""Any file to its text: by its first bytes, never by its name, and never with a traceback."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.documents import Kind, read, sentences
from seawall.documents.document import MAX_CHARS
from tests.documents.made import docx, run

STARTS = (
    b"",
    b"<html><body>",
    b"<!doctype html>",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "永信".encode("gb18030"),
)


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=2_000))
def test_any_bytes_give_a_document_or_problems(start: bytes, rest: bytes) -> None:
    document = read(io.BytesIO(start + rest), "any")
    for sentence in sentences(document):
        assert sentence.text.strip() == sentence.text
    assert document.paragraphs or document.problems


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"A story.", Kind.TEXT),
        (b"  <!DOCTYPE html><p>A story.</p>", Kind.HTML),
        (docx(f"<w:p>{run('A story.')}</w:p>"), Kind.DOCX),
        (bytes(range(32)) * 10, Kind.UNKNOWN),
    ],
)
def test_the_kind_is_known_by_the_bytes(data: bytes, kind: Kind) -> None:
    assert read(io.BytesIO(data), "story.pdf").kind is kind


@pytest.mark.parametrize(
    ("encoding", "is_doubtful"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("gb18030", True)],
)
def test_chinese_text_is_read_in_every_encoding_it_is_written_in(encoding: str, is_doubtful: bool) -> None:
    document = read(io.BytesIO("永信至诚科技集团股份有限公司 被美国制裁".encode(encoding)), "story")
    assert document.paragraphs[0].text.startswith("永信至诚科技集团")
    assert bool(document.problems) is is_doubtful


def test_a_wrong_encoding_is_told_and_costs_no_ascii() -> None:
    document = read(io.BytesIO(b"OFAC sanctioned \x81\x8d\x8f\x90 Ltd."), "story")
    assert document.paragraphs[0].text.startswith("OFAC sanctioned")
    assert document.problems[0].field == "encoding"


def test_windows_quotation_marks_are_read() -> None:
    document = read(io.BytesIO("The “company” said so – twice.".encode("cp1252")), "story")
    assert document.paragraphs[0].text == "The “company” said so – twice."
    assert document.encoding == "cp1252"


def test_a_text_without_end_is_cut_and_that_is_told() -> None:
    line = b"OFAC said so. " * 100 + b"\n\n"
    document = read(io.BytesIO(line * (MAX_CHARS // len(line) + 50)), "long")
    assert sum(len(one.text) for one in document.paragraphs) <= MAX_CHARS
    assert "the rest is not read" in document.problems[0].why


def test_form_feeds_are_pages() -> None:
    document = read(io.BytesIO(b"One.\fTwo."), "story")
    assert [(one.text, one.page) for one in document.paragraphs] == [("One.", 1), ("Two.", 2)]
