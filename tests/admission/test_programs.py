"""Keys of programs: shown once, known again, ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from seawall.access import Right
from seawall.admission import make_key, program, programs, read_case, revoke_key
from seawall.audit import Actor, kind_of
from seawall.audit.access_events import CaseRead
from seawall.errors import NotAllowed
from tests.admission.made import INES, NOW, opened

SCREEN = frozenset({Right.SCREEN})


def test_a_key_opens_until_it_ends_or_is_revoked(store_url: str) -> None:
    with opened(store_url) as house:
        key, text = make_key(house.gate(), INES, "payments gateway", SCREEN, timedelta(days=2))
        brief, short = make_key(house.gate(), INES, "a trial", SCREEN, timedelta(days=1))
        assert program(house.gate(), text) is not None
        house.later(days=1)
        assert program(house.gate(), short) is None
        assert program(house.gate(), text) is not None
        revoke_key(house.gate(), INES, key.id, "was in a log")
        assert program(house.gate(), text) is None
        with pytest.raises(NotAllowed, match="revoked before"):
            revoke_key(house.gate(), INES, key.id, "")
        with pytest.raises(NotAllowed, match="no key 'aaaaaaaa'"):
            revoke_key(house.gate(), INES, "aaaaaaaa", "")
        assert [one.id for one in programs(house.gate()) if not one.why_not(house.now)] == []
        assert {one.id for one in programs(house.gate())} == {key.id, brief.id}


def test_the_secret_of_a_key_is_nowhere(url: str) -> None:
    with opened(url) as house:
        _, text = make_key(house.gate(), INES, "payments gateway", SCREEN)
        secret = text.rpartition("_")[2].encode()
        assert not any(secret in row.data + (row.private or b"") for row in house.store.rows())
        (kept,) = programs(house.gate())
        assert secret.decode() not in repr(kept)


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1] + "!", lambda text: text.upper(), lambda _: "", lambda text: text + "A"]
)
def test_what_is_nearly_a_key_opens_nothing(url: str, change: Callable[[str], str]) -> None:
    with opened(url) as house:
        _, text = make_key(house.gate(), INES, "payments gateway", SCREEN)
        assert program(house.gate(), change(text)) is None


def test_a_secret_of_one_key_does_not_open_another(url: str) -> None:
    with opened(url) as house:
        (one, text), (_, other) = (make_key(house.gate(), INES, name, SCREEN) for name in ("one", "other"))
        assert program(house.gate(), f"seawall_{one.id}_{other.rpartition('_')[2]}") is None or text == other


def test_when_a_key_was_last_used_is_known_to_ten_minutes(url: str) -> None:
    with opened(url) as house:
        _, text = make_key(house.gate(), INES, "payments gateway", SCREEN)
        program(house.gate(), text)
        house.later(minutes=9)
        program(house.gate(), text)
        assert programs(house.gate())[0].used_at == NOW
        house.later(minutes=1)
        program(house.gate(), text)
        assert programs(house.gate())[0].used_at == house.now


def test_keys_are_on_the_tape(url: str) -> None:
    with opened(url) as house:
        key, _ = make_key(house.gate(), INES, "payments gateway", SCREEN)
        revoke_key(house.gate(), INES, key.id, "")
        assert [kind_of(event.body) for event in house.store.read(f"key:{key.id}")] == [
            "access.key-made",
            "access.key-revoked",
        ]


def test_reading_a_case_is_an_event_beside_the_case(url: str) -> None:
    with opened(url) as house:
        read_case(house.store, Actor("ana"), "12", "page", house.now)
        (event,) = house.store.read("reads:case:12")
        assert (event.actor, event.body) == ("ana", CaseRead(case="12", what="page"))
        assert house.store.read("case:12") == ()
