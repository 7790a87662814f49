"""The register names every version that was ever accepted, and follows the corpus whatever is killed between the two."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.refresh.dated import CONS, NOW, SDN, Days, three_versions
from tests.refresh.documents import alt_csv, csv_set, enhanced

from seawall.errors import InputRefused
from seawall.refresh import FromFolder, Status, refresh, versions
from seawall.refresh.register import FILE_NAME, key_of, record


def test_each_accepted_version_is_recorded_once_with_its_day_and_the_moment_it_was_taken(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    days.sdn(range(1, 104), "2026-08-20")  # the same again
    days.sdn(range(1, 50), "2026-08-21")  # refused
    assert [(row.version.id, str(row.since), row.version.entities) for row in versions(days.home)] == [
        (SDN, "2026-08-01", 100),
        (SDN, "2026-08-10", 102),
        (CONS, "2026-08-09", 10),
        (SDN, "2026-08-20", 103),
    ]
    moments = [row.accepted_at for row in versions(days.home, SDN)]
    assert moments == sorted(moments)


def test_a_version_that_comes_again_after_another_is_recorded_again(tmp_path: Path) -> None:
    days = Days(tmp_path)
    one, two = csv_set(range(100)), csv_set(range(100)) | {"ALT__CSV": alt_csv(range(98))}
    for files in (one, two, one):
        days.refresh(**files)
    keys = [row.key for row in versions(days.home)]
    assert len(keys) == 3
    assert keys[0] == keys[2] != keys[1]
    assert key_of(versions(days.home)[0].version) == keys[0]


def test_a_version_without_a_day_of_publication_stands_from_the_day_it_was_fetched(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.refresh(**csv_set(range(100)))
    (row,) = versions(days.home)
    assert (row.version.published, row.since) == (None, days.now.date())


def test_what_a_killed_refresh_did_not_record_is_recorded_by_the_next_one(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    register = days.home / FILE_NAME
    whole = register.read_bytes()
    lines = whole.splitlines(keepends=True)
    register.write_bytes(b"".join(lines[:-1]) + lines[-1][:40])  # torn in mid-line
    assert len(versions(days.home)) == 3
    result = days.sdn(range(1, 104), "2026-08-20")
    assert result.lists[0].status is Status.UNCHANGED
    assert [row.version for row in versions(days.home)][-1].entities == 103
    assert len(versions(days.home)) == 4


def test_a_damaged_line_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    register = days.home / FILE_NAME
    lines = register.read_bytes().splitlines(keepends=True)
    register.write_bytes(b"".join([lines[0], b"\xff\xfe damage\n", *lines[1:]]))
    with pytest.raises(InputRefused, match=r"damaged: versions.jsonl line 2"):
        versions(days.home)


@given(st.binary(max_size=300))
def test_any_bytes_are_versions_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / FILE_NAME).write_bytes(data)
    with contextlib.suppress(InputRefused):
        assert all(row.version.id for row in versions(home))


def test_a_home_without_a_register_has_no_versions_until_the_next_refresh(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.sdn(range(100), "2026-08-01")
    (days.home / FILE_NAME).unlink()  # as homes were before there was one
    assert versions(days.home) == ()
    days.sdn(range(100), "2026-08-01")
    assert [row.version.entities for row in versions(days.home)] == [100]
    row = versions(days.home)[0].version
    record(days.home, [row], NOW)
    assert len(versions(days.home)) == 1


def test_a_refused_register_stops_a_refresh_before_anything_is_done(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.sdn(range(100), "2026-08-01")
    (days.home / FILE_NAME).write_bytes(b"damage\n")
    with pytest.raises(InputRefused, match="is damaged"):
        days.sdn(range(101), "2026-08-02")


def test_a_list_read_by_one_fault_of_its_reader_fails_alone(tmp_path: Path) -> None:
    from seawall.lists.catalog import READERS  # noqa: PLC0415
    from seawall.lists.row import Format  # noqa: PLC0415

    def faulty(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    days = Days(tmp_path)
    days.sdn(range(100), "2026-08-01")
    lists = tmp_path / "lists"
    (lists / "SDN_ENHANCED.XML").write_bytes(enhanced(range(101), "2026-08-02"))
    readers = dict(READERS) | {Format.ENHANCED_XML: faulty}
    result = refresh(days.home, FromFolder(lists), now=NOW, readers=readers)  # type: ignore[arg-type]
    row = replace(result.lists[0], age=None)
    assert row.status is Status.REFUSED
    assert "a fault of the program (ZeroDivisionError: a fault;" in row.why[0]
    assert row.in_use is not None
    assert row.in_use.entities == 100
