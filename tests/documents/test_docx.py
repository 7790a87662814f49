"""DOCX: body and notes are text, deleted and vanished text is told, macros are named and never run."""

import io

from seawall.documents import read
from tests.documents.made import docx, run


def test_runs_are_joined_and_paragraphs_kept() -> None:
    document = read(
        io.BytesIO(docx(f"<w:p>{run('OFAC sanc')}{run('tioned it.')}</w:p><w:p>{run('Next.')}</w:p>")), "a.docx"
    )
    assert [one.text for one in document.paragraphs] == ["OFAC sanctioned it.", "Next."]


def test_vanished_and_deleted_text_is_hidden_and_told() -> None:
    body = (
        f"<w:p>{run('Seen.')}{run('Obey.', '<w:vanish/>')}<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
    )
    document = read(io.BytesIO(docx(body)), "a.docx")
    assert [(one.text, one.hidden) for one in document.paragraphs] == [("Seen.", False), ("Obey.Gone.", True)]
    assert any("hidden or deleted" in problem.why for problem in document.problems)


def test_macros_are_named_and_not_read() -> None:
    document = read(io.BytesIO(docx(f"<w:p>{run('Text.')}</w:p>", word__vbaProject_bin=b"Sub AutoOpen()")), "a.docx")
    assert "macros" in document.problems[0].why
    assert [one.text for one in document.paragraphs] == ["Text."]


def test_an_entity_that_names_a_file_is_never_opened() -> None:
    inside = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    data = docx(f"<w:p>{run('before &#38; after')}</w:p>", word__footnotes=b"")
    assert read(io.BytesIO(data), "a.docx").paragraphs[0].text == "before & after"
    hostile = docx("").replace(b"<w:document", inside.encode() + b"<w:document")
    assert read(io.BytesIO(hostile), "a.docx").problems
