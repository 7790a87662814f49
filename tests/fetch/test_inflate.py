"""Compressed bytes: whole ones come back, bombs and damage are refused, nothing is written outside."""

import gzip
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seawall.errors import InputRefused
from seawall.fetch.inflate import MAX_MEMBERS, Plain, unpack


def zipped(folder: Path, *members: tuple[str, bytes]) -> Path:
    path = folder / "list.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def test_members_are_unpacked_by_their_bare_names(tmp_path: Path, into: Path) -> None:
    path = zipped(tmp_path, ("../../SDN.XML", b"<a/>"), ("folder/", b""), ("a\\b\\ALT.CSV", b"x"))
    assert [file.name for file in unpack(path, into, 100)] == ["SDN.XML", "ALT.CSV"]
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == [
        "into/ALT.CSV",
        "into/SDN.XML",
        "list.zip",
    ]


def refused(path: Path, into: Path, most: int = 10_000) -> str:
    with pytest.raises(InputRefused) as caught:
        unpack(path, into, most)
    assert list(into.iterdir()) == []
    return str(caught.value)


def test_a_bomb_is_refused_when_it_passes_the_limit_and_leaves_nothing(tmp_path: Path, into: Path) -> None:
    path = zipped(tmp_path, ("small", b"x"), ("bomb", b"\0" * 50_000_000))
    assert "unpacks to more than the limit" in refused(path, into)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, into: Path) -> None:
    path = zipped(tmp_path, ("bomb", b"\0" * 5_000_000))
    lying = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    path.write_bytes(lying)
    assert refused(path, into)


def test_many_members_twins_and_no_members_are_refused(tmp_path: Path, into: Path) -> None:
    many = [(f"{n}.csv", b"x") for n in range(MAX_MEMBERS + 1)]
    assert f"holds {MAX_MEMBERS + 1} files" in refused(zipped(tmp_path, *many), into)
    assert "two of the same name" in refused(zipped(tmp_path, ("a/x", b"1"), ("b/x", b"2")), into)
    assert "holds 0 files" in refused(zipped(tmp_path), into)


def test_a_file_that_is_there_already_is_not_overwritten_nor_removed(tmp_path: Path, into: Path) -> None:
    (into / "SDN.XML").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        unpack(zipped(tmp_path, ("SDN.XML", b"theirs")), into, 100)
    assert (into / "SDN.XML").read_bytes() == b"mine"


@example(213, 93)  # an offset before the start of the file
@given(st.integers(0, 400), st.integers(0, 255))
def test_a_flipped_or_cut_zip_is_unpacked_or_refused(position: int, byte: int) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis and pytest's tmp_path don't share a scope

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = zipped(folder, ("SDN.XML", b"<a/>" * 30), ("ALT.CSV", b"x,y" * 30))
        data = bytearray(path.read_bytes())
        data[position % len(data)] = byte
        path.write_bytes(data if byte % 2 else data[:position])
        (folder / "into").mkdir()
        try:
            unpack(path, folder / "into", 10_000)
        except InputRefused:
            assert list((folder / "into").iterdir()) == []


@given(st.binary(max_size=5000), st.integers(1, 400))
def test_pieces_of_gzip_give_the_whole(data: bytes, size: int) -> None:
    packed, plain = BytesIO(gzip.compress(data * 500)), Plain("gzip")
    found = b"".join(b"".join(plain.feed(piece)) for piece in iter(lambda: packed.read(size), b""))
    assert found == data * 500
    assert plain.is_whole


def test_a_cut_stream_or_one_with_a_tail_is_not_whole() -> None:
    for data in (gzip.compress(b"x" * 99)[:-1], gzip.compress(b"x") + b"tail", b""):
        plain = Plain("gzip")
        list(plain.feed(data))
        assert not plain.is_whole


def test_no_step_gives_more_than_a_megabyte() -> None:
    plain = Plain("deflate")
    assert max(len(step) for step in plain.feed(zlib.compress(b"\0" * 30_000_000))) <= 1 << 20
