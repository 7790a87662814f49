"""The store on both databases: what is appended comes back, once and whole, and the tape refuses to be changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from seawall.audit import Body
from seawall.audit.events import CaseAssigned, NoteAdded
from seawall.errors import InputRefused, Overtaken, StoreFailed
from seawall.store import Document, Store
from seawall.store.connect import engine_of
from seawall.store.schema import HEAD, SCRIPTS
from seawall.store.steps import steps_of
from tests.store.made import ANA, CASES, KNOWN, NOW, SUMS, Sum, balanced, note, opened


def test_what_is_appended_comes_back_in_its_order(store_url: str) -> None:
    with opened(store_url) as store:
        first = store.append([note("case:1", "one"), note("case:2", "two")], ANA, NOW)
        store.append([note("case:1", "three")], ANA, NOW)
        assert [event.seq for event in first] == [1, 2]
        assert [event.body for event in store.read("case:1")] == [NoteAdded(text="one"), NoteAdded(text="three")]
        assert [event.stream for event in store.events()] == ["case:1", "case:2", "case:1"]
        assert [event.seq for event in store.events(since=1, kinds=["case.note-added"])] == [2, 3]
        assert store.read("case:none") == ()
        assert store.head().seq == 3


def test_a_store_is_found_again_as_it_was_left(store_url: str) -> None:
    with opened(store_url) as store:
        made = store.append(balanced(1), ANA, NOW)
    with opened(store_url) as store:
        assert tuple(store.events()) == made
        assert store.verify().last == store.head()


def test_moments_are_kept_in_utc_and_one_without_a_zone_is_refused(store_url: str) -> None:
    with opened(store_url) as store:
        (event,) = store.append([note("case:1", "one")], ANA, NOW.astimezone(timezone(timedelta(hours=5))))
        assert event.at == NOW
        assert store.read("case:1") == (event,)
        with pytest.raises(InputRefused, match="time zone"):
            store.append([note("case:1", "two")], ANA, NOW.replace(tzinfo=None))


@pytest.mark.parametrize("name", ["", "case:\x00", "case:\n1", "case:\ud800"])
def test_a_stream_without_a_proper_name_is_refused(store_url: str, name: str) -> None:
    with opened(store_url) as store:
        with pytest.raises(InputRefused, match="no name of a stream"):
            store.append([note(name, "one")], ANA, NOW)
        assert store.head().seq == 0


def test_who_has_not_seen_the_last_event_of_a_stream_is_overtaken_and_nothing_is_written(store_url: str) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, {"case:1": 0})
        store.append([note("case:1", "two")], ANA, NOW, {"case:1": 1})
        with pytest.raises(Overtaken, match=r"case:1 was changed meanwhile: its last event is 2, and you have seen 1"):
            store.append(
                [note("case:2", "kept with it"), note("case:1", "late")], ANA, NOW, {"case:1": 1}, [Document(b"late", ("case:1",))]
            )  # fmt: skip
        assert store.head().seq == 2
        assert store.read("case:2") == ()
        assert store.documents_of("case:1") == ()


def test_documents_come_back_by_their_hash_and_are_written_once(store_url: str) -> None:
    law, letter = Document(b"policy" * 1000, is_private=False), Document(b"a letter", ("case:1",))
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, archived=[law, letter, letter])
        store.append([note("case:2", "two")], ANA, NOW, archived=[law, replace(letter, streams=("case:2",))])
        assert store.document(law.sha256) == law.data
        assert store.document(letter.sha256) == b"a letter"
        assert [row.sha256 for row in store.documents_of("case:2")] == [letter.sha256]
        with pytest.raises(InputRefused, match="holds no document"):
            store.document("0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET data = data || data",
        "UPDATE events SET stream = 'case:9'",
        "UPDATE events SET private = salt",
        "DELETE FROM events",
        "DELETE FROM documents",
        "UPDATE documents SET size = 1",
        "UPDATE documents SET packed = (SELECT data FROM events)",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_written(store_url: str, statement: str) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, archived=[Document(b"a letter", ("case:1",))])
        engine = engine_of(store_url)
        with pytest.raises(Exception, match=r"never changed|kept under their hash"), engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()
        assert store.verify().last.seq == 1


def test_projections_follow_each_append_and_are_found_by_their_label(store_url: str) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one"), note("case:2", "two")], ANA, NOW)
        store.append([note("case:1", "three")], ANA, NOW)
        assert store.state(CASES, "case:1") == Sum(2, note="three")
        assert store.state(CASES, "case:none") is None
        assert [row.stream for row in store.states(CASES, "1")] == ["case:2"]
        assert [(row.stream, row.seq) for row in store.states(CASES)] == [("case:1", 3), ("case:2", 2)]


def test_projections_of_another_version_are_not_read_and_not_gone_on_from(store_url: str) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW)
    newer = replace(CASES, version=2)
    with Store.open(store_url, [newer, SUMS], salts=bytes) as store:
        with pytest.raises(StoreFailed, match="run seawall rebuild"):
            store.state(newer, "case:1")
        with pytest.raises(StoreFailed, match="run seawall rebuild"):
            store.append([note("case:1", "two")], ANA, NOW)
        assert store.rebuild() == {"cases": 1, "sums": 0}
        assert store.state(newer, "case:1") == Sum(1, note="one")
        store.append([note("case:1", "two")], ANA, NOW)


def test_a_projection_that_a_store_learns_late_is_rebuilt_first(store_url: str) -> None:
    with Store.open(store_url, [CASES], salts=bytes) as store:
        store.append(balanced(3), ANA, NOW)
    with opened(store_url) as store:
        with pytest.raises(StoreFailed, match="as sums is of another version or does not reach its end"):
            store.append(balanced(4), ANA, NOW)
        store.rebuild()
        store.append(balanced(4), ANA, NOW)
        assert store.state(SUMS, "property:payer").events == 2


_STEPS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["case:1", "case:2", "property:a", "report:x"]),
            st.one_of(st.builds(NoteAdded, text=st.text(max_size=9)), st.builds(CaseAssigned, to=st.text(max_size=3))),
        ),
        max_size=4,
    ),
    max_size=5,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(_STEPS)
def test_projections_built_anew_equal_the_live_ones(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, Body]]]
) -> None:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('tape') / 'seawall.db'}") as store:
        for step in steps:
            store.append(step, ANA, NOW)
        live = store.projected()
        store.rebuild()
        assert store.projected() == live
        assert store.verify().last.seq == sum(map(len, steps))


def test_projections_built_anew_equal_the_live_ones_on_each_database(store_url: str) -> None:
    with opened(store_url) as store:
        for number in range(20):
            store.append(balanced(number), ANA, NOW)
        live = store.projected()
        assert store.rebuild() == {one.name: 5 if one is CASES else 2 for one in KNOWN}
        assert store.projected() == live


def test_a_clock_that_went_back_is_kept_as_it_is_and_said(store_url: str) -> None:
    told: list[str] = []
    with opened(store_url, told) as store:
        store.append([note("case:1", "one")], ANA, NOW)
        (event,) = store.append([note("case:1", "two")], ANA, NOW - timedelta(hours=2))
        store.append([note("case:1", "three")], ANA, NOW)
        assert (event.seq, event.at) == (2, NOW - timedelta(hours=2))
        assert len(told) == 1
        assert told[0].startswith("the clock went back by 2:00:00: event 1 is of 2026-11-22T09:30")
        (said,) = store.verify().notes
        assert said.startswith("the clock went back before event 2:")


def test_a_file_of_the_store_is_its_owner_s_alone(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'new' / 'seawall.db'}"):
        assert (tmp_path / "new" / "seawall.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://somewhere/db", "can't be kept in mysql"),
        ("nonsense", "can't be read"),
        ("sqlite://", "names no file"),
        ("postgresql://ana:secret@localhost:1/tape", "localhost:1"),
    ],
)
def test_a_url_that_is_none_or_leads_nowhere_is_refused_without_its_password(url: str, said: str) -> None:
    with pytest.raises(StoreFailed) as refused:
        opened(url)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seawall.db").write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(StoreFailed, match="not a database"):
        opened(f"sqlite:///{tmp_path / 'seawall.db'}")


def test_the_last_events_of_streams_are_told(store_url: str) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one"), note("case:2", "two"), note("case:1", "three")], ANA, datetime.now(UTC))
        assert store.last_of(["case:1", "case:2", "case:3"]) == {"case:1": 3, "case:2": 2}


def test_the_last_step_by_the_files_names_is_the_last_one_of_alembic() -> None:
    assert steps_of(SCRIPTS).get_current_head() == HEAD


def test_what_no_text_of_a_database_holds_is_refused_as_what_was_asked_and_not_as_a_database_that_is_away(
    store_url: str,
) -> None:
    """PostgreSQL's texts hold no NUL: asked again, it would say the same again."""
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW)
        for asked in (
            lambda: store.states(CASES, "a\0b"),
            lambda: store.read("case:a\0b"),
            lambda: store.last_of(["\0"]),
        ):
            if store_url.startswith("sqlite"):
                assert not asked()
            else:
                with pytest.raises(InputRefused, match="can't be in a store"):
                    asked()
