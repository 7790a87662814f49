"""The hash chain: what was sealed comes back, what was changed is named, what was redacted is still chained."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit import BODIES, Event, Link, Sealed, canonical, kind_of, opened, sealed, verify
from seawall.audit.chain import redacted
from seawall.audit.events import (
    ActionProposed,
    AlertAdded,
    Body,
    CaseAssigned,
    ChargeDebited,
    GoodGuyRemembered,
    NoteAdded,
    StepAnswered,
)
from seawall.audit.words import REDACTED, Action, Scope
from seawall.errors import ChainBroken

_AT = datetime(2026, 11, 22, 9, 30, 0, 250_000, tzinfo=UTC)
_BODIES = st.one_of(
    st.builds(NoteAdded, text=st.text(max_size=40)),
    st.builds(CaseAssigned, to=st.text(max_size=10)),
    st.builds(
        ChargeDebited,
        on=st.dates(),
        amount=st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12),
        schedule=st.text(max_size=10),
    ),
)


def _tape(bodies: list[Body]) -> list[Sealed]:
    last, rows = Link(), []
    for number, body in enumerate(bodies, start=1):
        row = sealed(Event(number, _AT, "ana", "case:1", body), last, bytes([number % 256]) * 16)
        rows.append(row)
        last = Link(row.seq, row.hash)
    return rows


@given(st.lists(_BODIES, max_size=6))
def test_what_was_sealed_comes_back_and_the_chain_holds(bodies: list[Body]) -> None:
    rows = _tape(bodies)
    assert [opened(row).body for row in rows] == bodies
    assert [link.seq for link in verify(rows)] == list(range(1, len(bodies) + 1))


@given(st.lists(_BODIES, min_size=1, max_size=4), st.data())
def test_a_changed_byte_is_found_and_its_event_named(bodies: list[Body], data: st.DataObject) -> None:
    rows = _tape(bodies)
    at = data.draw(st.integers(0, len(rows) - 1))
    byte = data.draw(st.integers(0, len(rows[at].data) - 1))
    changed = bytearray(rows[at].data)
    changed[byte] ^= 1
    rows[at] = replace(rows[at], data=bytes(changed))
    with pytest.raises(ChainBroken, match=f"^event {at + 1}: "):
        list(verify(rows))


def test_a_forger_who_seals_one_event_anew_breaks_the_next_one() -> None:
    rows = _tape([NoteAdded(text="first"), NoteAdded(text="second"), NoteAdded(text="third")])
    rows[1] = sealed(Event(2, _AT, "ana", "case:1", NoteAdded(text="forged")), Link(1, rows[0].hash), b"x" * 16)
    with pytest.raises(ChainBroken, match=r"^event 3: it is not chained"):
        list(verify(rows))


@pytest.mark.parametrize("gone", [0, 1])
def test_a_missing_event_is_noticed(gone: int) -> None:
    rows = _tape([NoteAdded(text="first"), NoteAdded(text="second"), NoteAdded(text="third")])
    del rows[gone]
    with pytest.raises(ChainBroken, match="missing or out of order"):
        list(verify(rows))


def test_changed_private_words_are_noticed() -> None:
    (row,) = _tape([NoteAdded(text="a true note")])
    with pytest.raises(ChainBroken, match="private words"):
        list(verify([replace(row, private=canonical({"text": "another note"}))]))


def test_redacted_words_are_gone_and_the_chain_still_holds() -> None:
    rows = _tape([StepAnswered(step="2", answer="no", why="Maria, born 1990"), NoteAdded(text="second")])  # type: ignore[arg-type]
    rows[0] = redacted(rows[0])
    assert [link.seq for link in verify(rows)] == [1, 2]
    kept = opened(rows[0]).body
    assert isinstance(kept, StepAnswered)
    assert (kept.step, kept.answer, kept.why) == ("2", "no", REDACTED)
    assert b"Maria" not in rows[0].data


_SCOPES = (Scope("ofac-1", date(2027, 1, 1), customer="CUST-1"), Scope("ofac-2", date(2027, 1, 1), account="DE00 1"))
_PROPOSED = ActionProposed(action=Action.RELEASE, reason="another company", remember=_SCOPES)
_GUY = GoodGuyRemembered(
    scope=_SCOPES[1], case="1", reason="another", party_hash="p", entry_hash="e", policy="v1"
)  # fmt: skip
_ALERT = AlertAdded(
    receipt="r1", key="CUST-1", subject="customer", outcome="review", could_be="block", party="Example LLC", suspects=()
)


@pytest.mark.parametrize("body", [_PROPOSED, _GUY, _ALERT])
def test_what_a_house_knows_its_customers_by_is_not_chained_and_can_be_redacted(body: Body) -> None:
    (row,) = _tape([body])
    assert opened(row).body == body
    assert not any(word in row.data for word in (b"CUST-1", b"DE00 1"))
    gone = redacted(row)
    assert [link.seq for link in verify([gone])] == [1]
    assert "CUST-1" not in str(opened(gone).body)
    assert "DE00 1" not in str(opened(gone).body)


def test_which_of_two_remembered_a_private_word_is_of_is_not_mixed_up() -> None:
    (row,) = _tape([_PROPOSED])
    kept = opened(row).body
    assert isinstance(kept, ActionProposed)
    assert kept.remember == _SCOPES


def test_a_tape_that_chained_these_words_in_the_open_is_read_as_it_was_written() -> None:
    (row,) = _tape([_ALERT])
    words = canonical({"party": "Example LLC"})
    commitment = sha256(b"s" * 16 + words).hexdigest()
    body = {
        "could_be": "block", "key": "CUST-1", "outcome": "review", "private_sha256": commitment, "receipt": "r1",
        "subject": "customer", "suspects": [], "type": "case.alert-added",
    }  # fmt: skip
    data = canonical({"seq": 1, "at": _AT.isoformat(), "actor": "ana", "stream": "case:1", "body": body})
    old = replace(row, data=data, private=words, salt=b"s" * 16)
    assert opened(old).body == _ALERT
    kept = opened(redacted(old)).body
    assert isinstance(kept, AlertAdded)
    assert (kept.key, kept.party) == ("CUST-1", REDACTED)


def test_the_same_words_in_two_events_do_not_show_the_same_hash() -> None:
    one, two = _tape([NoteAdded(text="guess me"), NoteAdded(text="guess me")])
    assert one.data.split(b"private_sha256")[1] != two.data.split(b"private_sha256")[1]


def test_amounts_and_days_are_chained_as_texts() -> None:
    (row,) = _tape([ChargeDebited(on=date(2026, 1, 2), amount=Decimal("0.10"), schedule="2026")])
    assert b'"amount":"0.10"' in row.data
    assert b'"on":"2026-01-02"' in row.data


def test_an_event_of_a_kind_that_is_not_known_is_refused_not_skipped() -> None:
    (row,) = _tape([CaseAssigned(to="ben")])
    with pytest.raises(ChainBroken, match="event 1 can't be read"):
        opened(replace(row, data=row.data.replace(b"case.assigned", b"case.guessed")))


def test_every_kind_of_event_has_its_own_name_and_only_private_words_that_it_has() -> None:
    kinds = [str(body.__struct_config__.tag) for body in BODIES]
    assert len(set(kinds)) == len(kinds)
    assert all({path.split(".")[0] for path in body.private} <= set(body.__struct_fields__) for body in BODIES)
    assert kind_of(NoteAdded(text="")) == "case.note-added"
