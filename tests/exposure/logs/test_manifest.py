"""The manifest: rows by kind, day and hour, so that another can say which days the logs cover."""

from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from seawall.exposure.logs import Day
from tests.exposure.logs import test_argus
from tests.exposure.logs.logged import PLAIN, conn, loaded, zeek


def moved(seconds: str) -> str:
    return PLAIN.replace("1541117137.618695", seconds)


def test_hours_are_bits_of_their_day(tmp_path: Path) -> None:
    made, _ = loaded(
        tmp_path,
        a_log=conn(moved("1793491200.0"), moved("1793494800.5"), moved("1793577599.999999"), moved("1793577600.0")),
    )
    (file,) = made.manifest.files
    assert file.days == {"flows": {"2026-11-01": Day(3, 1 | 2 | 1 << 23), "2026-11-02": Day(1, 1)}}
    assert (file.first, file.last) == ("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")


def test_days_of_several_files_are_united_by_kind(tmp_path: Path) -> None:
    dns = zeek("dns", ["ts", "query"], "1793491200.0 a.example")
    made, logs = loaded(tmp_path, a_log=conn(moved("1793491200.0")), b_log=conn(moved("1793494800.0")), c_log=dns)
    assert made.manifest.days == {"dns": {"2026-11-01": Day(1, 1)}, "flows": {"2026-11-01": Day(2, 3)}}
    assert logs.manifest == made.manifest


def test_undated_rows_cover_no_day(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path, a_log=conn(moved("22.3"), moved("928.9")))
    (file,) = made.manifest.files
    assert (file.rows, file.undated, file.days, file.first) == ({"flows": 2}, 2, {}, None)


def test_hours_of_an_unknown_zone_cover_nothing_until_it_is_stated(tmp_path: Path) -> None:
    text = (test_argus.HEAD + test_argus.TCP).encode()
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    unknown, _ = loaded(tmp_path / "one", a_csv=text)
    assert unknown.manifest.files[0].rows == {"flows": 1}
    assert unknown.manifest.days == {}
    stated, _ = loaded(tmp_path / "two", zone=ZoneInfo("Europe/Prague"), a_csv=text)
    assert stated.manifest.days == {"flows": {"2026-07-01": Day(1, 1 << 10)}}


def test_files_have_the_hash_of_their_bytes(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path, a_log=b"no log\n")
    assert made.manifest.files[0].sha256 == sha256(b"no log\n").hexdigest()
