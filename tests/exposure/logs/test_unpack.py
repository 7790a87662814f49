"""Packed logs: recognised by their bytes, read up to a cut, and never larger than they may be."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
import zstandard

from seawall.exposure.logs import lines, unpack
from tests.exposure.logs.logged import PLAIN, conn, count, loaded

RAW = conn(*[PLAIN] * 2000)


def zipped(*members: tuple[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return into.getvalue()


PACKED = {
    "gzip": gzip.compress(RAW),
    "gzip of two parts": gzip.compress(RAW[:5000]) + gzip.compress(RAW[5000:]),
    "zstd": zstandard.compress(RAW),
    "zstd of two frames": zstandard.compress(RAW[:5000]) + zstandard.compress(RAW[5000:]),
    "zip": zipped(("conn.log", RAW)),
    "UTF-16": RAW.decode().encode("utf-16"),
    "with a mark": b"\xef\xbb\xbf" + RAW,
}


@pytest.mark.parametrize("raw", PACKED.values(), ids=PACKED)
def test_a_packed_log_is_read_whatever_its_name(tmp_path: Path, raw: bytes) -> None:
    made, logs = loaded(tmp_path, holiday_jpg=raw)
    assert made.manifest.files[0].rows == {"flows": 2000}
    assert count(logs.flows) == 2000
    assert made.problems == ()


@pytest.mark.parametrize("raw", [PACKED["gzip"], PACKED["zstd"]], ids=["gzip", "zstd"])
def test_what_stands_before_a_cut_is_kept(tmp_path: Path, raw: bytes) -> None:
    noisy = b"".join(PLAIN.replace(" 88 ", f" {port} ").replace(" ", "\t").encode() + b"\n" for port in range(40_000))
    whole = conn() + noisy
    packed = gzip.compress(whole) if raw[:2] == b"\x1f\x8b" else zstandard.compress(whole)
    made, logs = loaded(tmp_path, conn_log_gz=packed[: len(packed) // 2])
    (file,) = made.manifest.files
    ports = logs.flows.select("dport").collect()["dport"].to_list()
    assert 5000 < len(ports) < 40_000
    assert ports == list(range(len(ports)))
    assert file.cut
    assert file.problems[unpack.CUT] == 1
    assert file.problems.get(lines.CUT_OFF, 0) <= 1


def test_members_of_a_zip_are_logs_of_their_own_and_their_names_only_words(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path, logs_zip=zipped(("../../etc/conn.log", RAW), ("a\x1b[31m.log", b"what\n")))
    assert [(file.name, file.rows) for file in made.manifest.files] == [
        ("logs.zip:../../etc/conn.log", {"flows": 2000}), ("logs.zip:a\\x1b[31m.log", {}),
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.rglob("*.log")) == []


def test_a_bomb_is_left_at_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "FREE_BYTES", 1 << 16)
    raw = zstandard.compress(conn() + b"#" * (1 << 26))
    made, _ = loaded(tmp_path, a_zst=raw)
    assert "bomb" in made.manifest.files[0].cut


def test_other_archives_are_refused_plainly(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path, a_bz2=b"BZh91AY&SY")
    assert "unpack it" in made.manifest.files[0].refused
    assert len(made.problems) == 1
