"""Retention: ten years, blocked property as long as it is blocked and ten more, and what belongs together goes together."""

import json
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from seawall.audit import Actor, Body
from seawall.audit.events import (
    AlertAdded,
    CaseAssigned,
    CaseOpened,
    ChargeDebited,
    DecisionRecorded,
    EntryStruck,
    NoteAdded,
    PropertyAmended,
    PropertyBlocked,
    PropertyUnblocked,
    ReportFiled,
    ReportPrepared,
)
from seawall.audit.words import Basis, PropertyKind, ReportKind
from seawall.errors import InputRefused
from seawall.readings import ITEMS, READINGS
from seawall.retention import due, kept_until, of_person, redact_due
from seawall.store import Document, Store

ANA = Actor("ana")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, READINGS, salts=secrets.token_bytes) as made:
        yield made


def _on(store: Store, day: str, stream: str, *bodies: Body, documents: tuple[bytes, ...] = ()) -> None:
    at = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    is_new_case = stream.startswith("case:") and not list(store.read(stream))
    said = [*([CaseOpened(relationship="", title="")] if is_new_case else []), *bodies]
    store.append([(stream, body) for body in said], ANA, at, archived=[Document(one, (stream,)) for one in documents])


def _decided(receipt: str) -> DecisionRecorded:
    return DecisionRecorded(
        receipt=receipt, key=f"K-{receipt}", subject="payment", outcome="block", action="block", inputs_sha256="0" * 64,
        decision_sha256="1" * 64, corpus="c", policy="p", engine="0.1.0", lists=(),
    )  # fmt: skip


def _alert(receipt: str) -> AlertAdded:
    return AlertAdded(
        receipt=receipt, key="K", subject="payment", outcome="block", could_be="block", party="Example LLC", suspects=()
    )


def _blocked(amount: str = "100.00", case: str = "", receipt: str = "") -> PropertyBlocked:
    return PropertyBlocked(
        kind=PropertyKind.WIRE_TRANSFER, on=date(2017, 5, 2), amount=Decimal(amount), currency="USD", usd=Decimal(amount),
        is_actual=True, description="a wire", location="US", holder="1", account="1", targets=(), authorities=(), case=case,
        receipt=receipt,
    )  # fmt: skip


def _released(on: str, amount: str | None = None) -> PropertyUnblocked:
    told = None if amount is None else Decimal(amount)
    return PropertyUnblocked(
        on=date.fromisoformat(on), amount=told, basis=Basis.LICENCE, authority="a licence", to="the payer"
    )


@pytest.mark.parametrize(
    ("last", "until"),
    [("2026-04-15", "2036-04-15"), ("2024-02-29", "2034-03-01"), ("2020-12-31", "2030-12-31")],
)
def test_a_record_is_kept_ten_years_to_the_day(last: str, until: str) -> None:
    assert kept_until(date.fromisoformat(last)) == date.fromisoformat(until)


def test_nothing_is_due_before_ten_years_are_over(store: Store) -> None:
    _on(store, "2026-04-15", "case:1", NoteAdded(text="first"))
    _on(store, "2026-05-15", "case:1", NoteAdded(text="last"))
    assert due(store, date(2036, 4, 16)) == ()
    assert due(store, date(2036, 5, 15)) == ()
    assert due(store, date(2036, 5, 16)) == ("case:1",)


def test_what_holds_no_private_words_is_never_due(store: Store) -> None:
    _on(store, "2000-01-01", "case:1", CaseAssigned(to="ana"))
    assert due(store, date(2036, 5, 16)) == ()


def test_blocked_property_is_kept_as_long_as_it_is_blocked_and_ten_years_after(store: Store) -> None:
    _on(store, "2017-05-02", "property:1", _blocked())
    assert due(store, date(2080, 1, 1)) == ()
    _on(store, "2026-04-15", "property:1", _released("2026-04-15"))
    assert due(store, date(2036, 4, 15)) == ()
    assert due(store, date(2036, 4, 16)) == ("property:1",)


def test_a_part_that_is_released_releases_the_item_only_with_the_last_part(store: Store) -> None:
    _on(
        store,
        "2017-05-02",
        "property:1",
        _blocked(),
        ChargeDebited(on=date(2017, 6, 1), amount=Decimal(10), schedule="A"),
    )
    _on(store, "2018-01-01", "property:1", _released("2018-01-01", "60.00"))
    assert due(store, date(2080, 1, 1)) == ()
    _on(store, "2019-01-01", "property:1", _released("2019-01-01", "30.00"))
    assert due(store, date(2029, 1, 2)) == ("property:1",)


def test_what_is_said_of_an_item_after_its_release_keeps_the_whole_record(store: Store) -> None:
    _on(store, "2017-05-02", "case:1", NoteAdded(text="why"))
    _on(store, "2017-05-02", "property:1", _blocked(case="1"))
    _on(store, "2018-01-01", "property:1", _released("2018-01-01"))
    _on(store, "2027-06-01", "property:1", PropertyAmended(why="the payer's address", narrative="asked by OFAC"))
    assert due(store, date(2029, 1, 2)) == ()
    assert due(store, date(2037, 6, 1)) == ()
    assert due(store, date(2037, 6, 2)) == ("case:1", "property:1")


def test_what_was_recorded_as_blocked_in_error_is_kept_ten_years_and_not_for_ever(store: Store) -> None:
    _on(store, "2017-05-02", "property:1", _blocked())
    (block,) = store.read("property:1")
    _on(store, "2017-05-03", "property:1", EntryStruck(entry=block.seq, why="typed twice"))
    assert due(store, date(2027, 5, 3)) == ()
    assert due(store, date(2027, 5, 4)) == ("property:1",)


def test_a_debt_without_an_amount_is_released_only_as_a_whole(store: Store) -> None:
    _on(store, "2017-05-02", "property:1", _blocked("0.00"))
    _on(store, "2018-01-01", "property:1", _released("2018-01-01", "0.00"))
    assert due(store, date(2080, 1, 1)) == ()


def test_the_case_the_decision_and_the_report_of_a_blocked_item_are_kept_with_it(store: Store) -> None:
    _on(store, "2017-05-02", "decision:r1", _decided("r1"), documents=(b"the payment",))
    _on(store, "2017-05-02", "case:7", _alert("r1"))
    _on(store, "2017-05-03", "property:1", _blocked(case="7"))
    prepared = ReportPrepared(kind=ReportKind.BLOCKED, about=("property:1",), sha256="0" * 64, due=None)
    _on(
        store,
        "2017-05-09",
        "report:1",
        prepared,
        ReportFiled(sha256="0" * 64, filing_id="1", on=date(2017, 5, 9), filer="Ben"),
    )
    _on(store, "2017-05-02", "decision:r2", _decided("r2"), documents=(b"another payment",))
    _on(store, "2017-05-02", "case:8", _alert("r2"))
    assert due(store, date(2040, 1, 1)) == ("case:8", "decision:r2")
    _on(store, "2026-04-15", "property:1", _released("2026-04-15"))
    assert due(store, date(2036, 4, 15)) == ("case:8", "decision:r2")
    assert due(store, date(2036, 4, 16)) == ("case:7", "case:8", "decision:r1", "decision:r2", "property:1", "report:1")


def test_a_case_that_a_release_names_by_a_payments_key_belongs_to_the_block(store: Store) -> None:
    _on(store, "2017-05-02", "case:7", _alert("r1"))
    _on(store, "2017-05-02", "property:1", _blocked())
    said = msgspec.structs.replace(_released("2026-04-15"), case="K")
    _on(store, "2026-04-15", "property:1", said)
    assert due(store, date(2036, 4, 15)) == ()
    assert due(store, date(2036, 4, 16)) == ("case:7", "property:1")


def test_what_is_due_is_redacted_and_the_tape_says_so_and_holds(store: Store) -> None:
    _on(store, "2017-05-02", "case:1", NoteAdded(text="Example LLC called"), documents=(b"a letter of Example LLC",))
    _on(store, "2026-11-20", "case:2", NoteAdded(text="Example LLC called again"))
    now = datetime(2027, 6, 1, tzinfo=UTC)
    assert redact_due(store, ANA, now) == (1, 1, 1)
    assert redact_due(store, ANA, now) == (0, 0, 0)
    (said,) = store.read("system")
    assert said.body.why == "10 years of retention are over (31 CFR 501.601)"  # type: ignore[union-attr]
    assert store.verify().redacted == 1
    assert [row["stream"] for row in of_person(store, "example llc", now)["streams"]] == ["case:2"]


def test_of_a_released_block_no_reference_and_no_licence_is_left_and_the_chain_holds(store: Store) -> None:
    facts = _blocked()
    facts = msgspec.structs.replace(facts, references=("INVOICE 17 OF EXAMPLE LLC",), location="7 Example Road")
    _on(store, "2017-05-02", "property:1", facts)
    said = PropertyUnblocked(
        on=date(2017, 6, 1), amount=None, basis=Basis.LICENCE, authority="licence of Example LLC"
    )  # fmt: skip
    _on(store, "2017-06-01", "property:1", said)
    now = datetime(2027, 6, 2, 12, tzinfo=UTC)
    assert [row["stream"] for row in of_person(store, "invoice 17", now)["streams"]] == ["property:1"]
    assert redact_due(store, ANA, now) == (1, 2, 0)
    told = str(list(store.read("property:1")))
    assert not [word for word in ("INVOICE", "Example", "licence of") if word in told]
    assert (facts.amount, facts.on) == (
        store.state(ITEMS, "property:1").opening,
        store.state(ITEMS, "property:1").facts.on,
    )
    assert store.verify().redacted == 2


def test_all_that_is_known_of_a_person_is_found_in_words_documents_and_keys(store: Store) -> None:
    _on(
        store,
        "2026-11-20",
        "decision:r1",
        _decided("r1"),
        documents=(json.dumps({"name": "Example Büro GmbH"}).encode(),),
    )
    _on(store, "2026-11-20", "case:1", NoteAdded(text="EXAMPLE  BÜRO GMBH called"))
    _on(store, "2026-11-20", "case:2", NoteAdded(text="nobody called"), documents=(b"\xff\x00 plain bytes",))
    now = datetime(2026, 11, 22, tzinfo=UTC)
    found = of_person(store, "Example Büro", now)
    assert [row["stream"] for row in found["streams"]] == ["case:1", "decision:r1"]
    assert found["streams"][1]["documents"][0]["json"] == {"name": "Example Büro GmbH"}
    assert [row["stream"] for row in of_person(store, "K-r1", now)["streams"]] == ["decision:r1"]
    assert of_person(store, "somebody else", now)["streams"] == []
    assert of_person(store, "plain bytes", now)["streams"][0]["documents"][0]["base64"] == "/wAgcGxhaW4gYnl0ZXM="
    with pytest.raises(InputRefused, match="at least three letters"):
        of_person(store, " é ", now)


def test_a_store_in_a_file_keeps_no_word_of_what_was_redacted(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'seawall.db'}", READINGS, salts=secrets.token_bytes) as store:
        _on(store, "2010-05-02", "case:1", NoteAdded(text="Example LLC called"))
        redact_due(store, ANA, datetime(2027, 6, 1, tzinfo=UTC))
        assert not any(b"Example LLC" in path.read_bytes() for path in tmp_path.iterdir())
