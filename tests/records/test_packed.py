"""Packed bytes: members are streamed, bombs and damage end a member and are said, nothing is written anywhere."""

import gzip
import io
import os
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.records import Member, Packing, packed, packing, ungzipped, unzipped


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def read_zip(data: bytes) -> list[tuple[str, bytes, str]]:
    """(name, bytes, what was wrong) of each member; a Problem has no bytes."""
    found = []
    for member in unzipped(io.BytesIO(data), "a.zip"):
        if isinstance(member, Problem):
            found.append(("", b"", member.why))
        else:
            found.append((member.name, member.stream.read(), member.wrong))
    return found


def read_gzip(data: bytes) -> tuple[bytes, str]:
    member = ungzipped(io.BytesIO(data), "a")
    return member.stream.read(), member.wrong


def test_members_come_in_the_order_of_the_archive_and_folders_are_passed_over() -> None:
    data = zipped({"b/": b"", "b/two.xml": b"<a/>" * 99_999, "../one.xml": b"<b/>"})
    assert read_zip(data) == [("b/two.xml", b"<a/>" * 99_999, ""), ("../one.xml", b"<b/>", "")]


def test_a_member_s_stream_can_t_be_wound_back_so_that_nobody_inflates_it_twice() -> None:
    (member,) = unzipped(io.BytesIO(zipped({"a": b"x"})), "a.zip")
    assert isinstance(member, Member)
    assert not member.stream.seekable()


def test_gzip_parts_one_behind_the_other_are_one_text() -> None:
    assert read_gzip(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 512) == (b"one two", "")


def test_a_bomb_ends_at_the_limit_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE_BYTES", 1 << 20)
    bomb = bytes(40 << 20)
    for data, wrong in (read_gzip(gzip.compress(bomb)), read_zip(zipped({"a": bomb}))[0][1:]):
        assert "possible bomb" in wrong
        assert len(data) < len(bomb)


def test_all_members_of_a_bomb_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE_BYTES", 1 << 16)
    found = read_zip(zipped({f"{number}.xml": bytes(1 << 16) for number in range(30)}))
    assert found[0][2] == ""
    assert "possible bomb" in found[-1][2]


def test_too_many_members_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_MEMBERS", 3)
    found = read_zip(zipped({str(number): b"x" for number in range(5)}))
    assert [name for name, _, _ in found] == ["0", "1", "2", ""]
    assert found[-1][2] == "holds 5 members; those past 3 were not read"


def test_a_table_of_contents_too_large_for_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_CONTENTS_BYTES", 70_000)
    found = read_zip(zipped({f"{number:0200}": b"" for number in range(500)}))
    assert "table of contents is larger" in found[0][2]


DAMAGED = [
    (zipped({"a": os.urandom(5000)})[:3000], "not a readable zip archive"),
    (zipped({"a": b"text " * 999}).replace(b"text", b"tent"), ""),
    (zipped({"a": b"x" * 999}, zipfile.ZIP_STORED).replace(b"xxxx", b"yyyy", 1), "Bad CRC-32"),
    (zipped({"a": b"x" * 999}, zipfile.ZIP_LZMA), "a method that is not read"),
    (zipped({"a": b"x" * 999}, zipfile.ZIP_BZIP2), "a method that is not read"),
]


@pytest.mark.parametrize("data, said", DAMAGED)
def test_damage_and_foreign_methods_are_said(data: bytes, said: str) -> None:
    assert said in read_zip(data)[0][2]


def test_a_gzip_stream_that_breaks_off_gives_what_came_before() -> None:
    text, wrong = read_gzip(gzip.compress(os.urandom(200_000))[:100_000])
    assert len(text) > 90_000
    assert "it ends before its end mark" in wrong


def test_a_zip_archive_from_a_pipe_is_one_problem() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (told,) = unzipped(Pipe(zipped({"a": b"x"})), "standard input")
    assert isinstance(told, Problem)
    assert "from a pipe" in told.why


@pytest.mark.parametrize(
    "head, found",
    [(b"PK\x03\x04", Packing.ZIP), (b"PK\x05\x06", Packing.ZIP), (b"\x1f\x8b\x08", Packing.GZIP), (b"BZh9", Packing.OTHER),
     (b"Rar!\x1a", Packing.OTHER), (b"\0" * 257 + b"ustar", Packing.OTHER), (b"<Document", None), (b"", None)],
)  # fmt: skip
def test_packing_is_told_by_the_first_bytes(head: bytes, found: Packing | None) -> None:
    assert packing(head) is found


@given(st.binary(max_size=400), st.integers(0, 300), st.binary(max_size=4))
def test_any_bytes_give_members_or_problems(noise: bytes, place: int, patch: bytes) -> None:
    whole = zipped({"a.xml": b"<a>" * 50, "b.csv": b"id,name\n" * 9})
    for data in (
        b"PK\x03\x04" + noise,
        whole[:place] + patch + whole[place + len(patch) :],
        whole[: len(whole) - place],
    ):
        read_zip(data)
    packed_text = gzip.compress(b"some text" * 40)
    for data in (b"\x1f\x8b\x08" + noise, packed_text[:place] + patch + packed_text[place + len(patch) :]):
        read_gzip(data)
