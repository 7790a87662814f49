"""Files, folders and archives to what is in them: each source by its own name, nothing unread without a Problem."""

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments import Subject, sources
from seawall.payments.sources import Reading, files_in, read_path, read_stream

ROW = b"id,name\n1,Example Trading LLC\n"


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def told(found: list[Subject | Problem]) -> list[tuple[str, str]]:
    """(source, "" or why it is a problem)."""
    return [(item.source, item.why if isinstance(item, Problem) else "") for item in found]


def read_bytes(data: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    return told(list(read_stream(io.BytesIO(data), name, Reading())))


def test_members_are_read_by_their_own_formats_and_names() -> None:
    assert read_bytes(zipped({"x/a.csv": ROW, "b.jsonl": b'{"name": "Example"}\n'})) == [
        ("a.zip!x/a.csv", ""),
        ("a.zip!b.jsonl", ""),
    ]
    assert read_bytes(gzip.compress(ROW), "in/c.csv.gz") == [("in/c.csv.gz!c.csv", "")]


def test_an_archive_within_an_archive_is_a_problem() -> None:
    inner = zipped({"a.csv": ROW})
    for name, data in {"i.zip": inner, "i.gz": gzip.compress(ROW), "i.bz2": b"BZh91AY&SY"}.items():
        ((source, why), (_, last)) = read_bytes(zipped({name: data, "b.csv": ROW}))
        assert source == f"a.zip!{name}"
        assert "within an archive is not opened" in why
        assert last == ""


def test_a_workbook_is_no_archive_of_payments(tmp_path: Path) -> None:
    document = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"})
    with pytest.raises(InputRefused, match="a zip archive"):
        read_bytes(document, "letter.docx")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.docx").write_bytes(document)
    ((_, why),) = told(list(read_path(tmp_path / "in", Reading())))
    assert "which is not read" in why


@pytest.mark.parametrize(
    "member, why",
    [(b"", "the file is empty"), (b"%PDF-1.7", "this is a PDF document"), (b"<root/>", "XML without a message that is known"),
     (b"id,place\n1,Boston\n", "no column is known to hold a name")],
)  # fmt: skip
def test_a_member_that_can_t_be_read_is_a_problem_and_the_next_is_read(member: bytes, why: str) -> None:
    first, second = read_bytes(zipped({"a.csv": member, "b.csv": ROW}))
    assert why in first[1]
    assert second == ("a.zip!b.csv", "")


def test_what_came_before_damage_is_kept_and_the_damage_said() -> None:
    many = b"id,name\n" + b"".join(b"%d,%s\n" % (number, os.urandom(20).hex().encode()) for number in range(9_000))
    found = read_bytes(gzip.compress(many)[:200_000], "c.csv.gz")
    assert len(found) > 5_000
    assert "not read from here on" in found[-1][1]


def test_what_macos_puts_into_archives_is_left_out_and_told() -> None:
    out: list[str] = []
    data = zipped({"__MACOSX/._a.csv": b"\x00\x05\x16\x07\0", ".DS_Store": b"\0\0\0\1Bud1\0", "a.csv": ROW})
    found = list(read_stream(io.BytesIO(data), "a.zip", Reading(left_out=out.append)))
    assert told(found) == [("a.zip!a.csv", "")]
    assert out == ["a.zip!__MACOSX/._a.csv: macOS's own, and not read", "a.zip!.DS_Store: macOS's own, and not read"]


@pytest.mark.parametrize("name", [".a.csv", "__MACOSX/a.csv", "d/.git/a.csv", ".DS_Store"])
def test_any_other_hidden_member_is_a_problem_for_it_may_hold_payments(name: str) -> None:
    found = read_bytes(zipped({name: ROW, "b.csv": ROW}))
    assert found == [(f"a.zip!{name}", "hidden, and not read"), ("a.zip!b.csv", "")]


_NOTHING = "no payment and no row is in it: nothing was screened"


@pytest.mark.parametrize(
    "header", [b"id,name\n", b"id,name", b"id;name\n\n\n", b"\xef\xbb\xbfid,name\r\n", b"id\tname\n"]
)
def test_a_header_without_a_row_is_a_problem(header: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(header)
    assert told(list(read_path(tmp_path / "a.csv", Reading()))) == [("a.csv", _NOTHING)]
    assert read_bytes(zipped({"a.csv": header, "b.csv": ROW})) == [("a.zip!a.csv", _NOTHING), ("a.zip!b.csv", "")]


@pytest.mark.parametrize("inside", [[], [".hidden"], ["below/"]])
def test_a_folder_in_which_no_file_is_read_is_a_problem(inside: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in inside:
        (folder / name).mkdir() if name.endswith("/") else (folder / name).write_bytes(ROW)
    begun: list[str] = []
    found = list(read_path(folder, Reading(begins=begun.append)))
    assert told(found) == [("in", "no file is in this folder that is read: nothing was screened")]
    assert begun == ["in"]


def test_an_empty_archive_is_a_problem() -> None:
    assert read_bytes(zipped({})) == [("a.zip", "the archive is empty")]


def test_a_folder_is_walked_in_order_and_links_pipes_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("c.csv", "a.csv", "b/z.csv", "b/.x"):
        (folder / name).write_bytes(ROW)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    assert [(found.name, found.left_out) for found in files_in(folder, "in")] == [
        ("in/.git", "hidden, and not read"),
        ("in/a.csv", ""),
        ("in/b/.x", "hidden, and not read"),
        ("in/b/z.csv", ""),
        ("in/c.csv", ""),
        ("in/loop", "a link to a folder, which is not followed"),
        ("in/pipe", "no file, and not read"),
    ]


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    assert told(list(read_path(folder, Reading()))) == [("in/gone.csv", "can't be read: No such file or directory")]


def test_a_folder_deeper_than_any_inbox_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_DEPTH", 1)
    (tmp_path / "in" / "a" / "b").mkdir(parents=True)
    (found,) = files_in(tmp_path / "in", "in")
    assert (found.name, found.left_out) == ("in/a/b", "deeper than 1 folders, and not read")


def test_every_source_is_announced_when_it_begins(tmp_path: Path) -> None:
    begun: list[str] = []
    (tmp_path / "a.zip").write_bytes(zipped({"a.csv": b"id,name\n", "b.zip": zipped({})}))
    list(read_path(tmp_path / "a.zip", Reading(begins=begun.append)))
    assert begun == ["a.zip!a.csv", "a.zip!b.zip"]


def test_a_misspelt_column_of_a_table_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(ROW)
    with pytest.raises(SettingRefused, match="no column 'nmae'"):
        list(read_path(tmp_path, Reading(columns={"name": "nmae"})))


@given(st.binary(max_size=300))
def test_any_member_gives_subjects_or_problems(data: bytes) -> None:
    assert read_bytes(zipped({"a": data})) or data
    list(read_stream(io.BytesIO(gzip.compress(data)), "a.gz", Reading()))


def test_columns_that_nobody_knows_are_told_once_each_source() -> None:
    said: list[str] = []
    data = zipped({"a.csv": b"id,name,remark,foo\n1,A,x,y\n2,B,x,\n", "b.csv": ROW})
    assert len(list(read_stream(io.BytesIO(data), "a.zip", Reading(left_out=said.append)))) == 3
    assert said == ["a.zip!a.csv: not screened, for nobody knows what they hold, are the columns 'remark', 'foo'"]
