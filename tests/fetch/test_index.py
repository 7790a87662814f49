"""The archive's index: what was appended comes back; any bytes come back as entries or Problems."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.fetch.index import Fetched, entries
from seawall.fetch.journal import MAX_LINE_BYTES, append

ENTRY = Fetched(
    "us-ofac-sdn", "sdn.csv", "from /lists", "ab" * 32, 12, datetime(2026, 8, 20, 16, 0, tzinfo=UTC), date(2026, 8, 20)
)


def read(path: Path) -> list[Fetched | Problem]:
    with path.open("rb") as stream:
        return list(entries(stream, "index.jsonl"))


def test_what_was_appended_comes_back_in_order(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    second = Fetched("us-ofac-cons", "x", "https://example.org/x", "cd" * 32, 0, ENTRY.fetched_at, None, '"e1"', "Wed")
    append(index, ENTRY)
    append(index, second)
    assert read(index) == [ENTRY, second]


def test_a_torn_last_line_is_said_and_the_next_entry_stands_on_its_own_line(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    append(index, ENTRY)
    whole = index.read_bytes()
    index.write_bytes(whole + whole[: len(whole) // 2])
    first, torn = read(index)
    assert first == ENTRY
    assert isinstance(torn, Problem)
    assert torn.why == "the line was torn: what it records did not finish"
    append(index, ENTRY)
    again = read(index)
    assert [again[0], again[2]] == [ENTRY, ENTRY]
    assert isinstance(again[1], Problem)


def test_every_cut_of_an_index_keeps_the_entries_before_it(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    append(index, ENTRY)
    append(index, ENTRY)
    data = index.read_bytes()
    one = len(data) // 2
    for cut in range(len(data)):
        found = list(entries(BytesIO(data[:cut]), "i"))
        kept = [entry for entry in found if isinstance(entry, Fetched)]
        # An entry without its line end is complete all the same: its last brace was written.
        assert len(kept) == (cut + 1) // one
        assert len(found) - len(kept) <= 1


def test_a_line_without_time_zone_or_with_a_false_hash_is_no_entry() -> None:
    good = b'{"list_id":"a","file":"b","origin":"c","sha256":"%s","size":1,"fetched_at":"2026-08-20T16:00:00%s"}\n'
    found = list(entries(BytesIO(good % (b"ab" * 32, b"Z") + good % (b"ab" * 32, b"") + good % (b"../x", b"Z")), "i"))
    assert [isinstance(item, Fetched) for item in found] == [True, False, False]


def test_an_endless_line_costs_one_problem_and_reading_goes_on(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    index.write_bytes(b"x" * (3 * MAX_LINE_BYTES) + b"\n")
    append(index, ENTRY)
    problem, entry = read(index)
    assert isinstance(problem, Problem)
    assert entry == ENTRY


@given(st.binary(max_size=400))
def test_any_bytes_give_entries_or_problems(data: bytes) -> None:
    assert all(isinstance(item, Fetched | Problem) for item in entries(BytesIO(data), "index.jsonl"))


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_an_entry_survives_any_bytes_on_other_lines(noise: list[bytes]) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis and pytest's tmp_path don't share a scope

    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.jsonl"
        index.write_bytes(b"\n".join(noise))
        append(index, ENTRY)
        assert read(index)[-1] == ENTRY
