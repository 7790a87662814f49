"""Signing in: by password and code, refused alike for wrong names and wrong passwords, closed after guesses, all on the tape."""

import threading
import time
from statistics import median

import pytest

from seawall.access import Wants
from seawall.admission import (
    change_password,
    disable,
    drop_second_factor,
    enable,
    enrol,
    give_roles,
    offered,
    second_factor,
    set_password,
    sign_in,
    sign_out,
    unlock,
    who_is,
)
from seawall.audit import Role
from seawall.audit.access_events import PasswordSet, SignedIn, SignedOut, SignInRefused
from seawall.errors import InputRefused, NotAllowed
from tests.admission.made import FIRST, INES, SECOND, THIRD, House, opened

ANALYST, APPROVER = Role.ANALYST, Role.APPROVER


def wrong(house: House, name: str, password: str = "not this one at all") -> str:
    """What whoever is refused is told."""
    with pytest.raises(NotAllowed) as refusal:
        sign_in(house.gate(), name, password)
    return str(refusal.value)


def test_a_new_user_chooses_a_password_before_anything_else(store_url: str) -> None:
    with opened(store_url) as house:
        house.add("ana", ANALYST)
        first = sign_in(house.gate(), " ANA ", FIRST)
        assert first.session.wants is Wants.NEW_PASSWORD
        assert house.told(SignedIn) == []
        after = change_password(house.gate(), first, FIRST, SECOND)
        assert after.session.wants is Wants.NOTHING
        assert who_is(house.gate(), first.token) is None
        assert who_is(house.gate(), after.token) == after
        assert house.told(SignedIn) == [SignedIn(by="password", address="192.0.2.7")]
        assert house.told(PasswordSet) == [PasswordSet(by_another=False)]
        wrong(house, "ana", FIRST)


@pytest.mark.parametrize("old", ["", SECOND, FIRST.upper()])
def test_the_old_password_is_asked_for(url: str, old: str) -> None:
    with opened(url) as house:
        house.add("ana", ANALYST)
        here = sign_in(house.gate(), "ana", FIRST)
        with pytest.raises(NotAllowed, match="the password is not right"):
            change_password(house.gate(), here, old, THIRD)
        with pytest.raises(NotAllowed, match="the old password"):
            change_password(house.gate(), here, FIRST, FIRST)
        with pytest.raises(InputRefused, match="at least 12"):
            change_password(house.gate(), here, FIRST, "short")


def test_a_wrong_name_and_a_wrong_password_are_answered_alike_and_close_alike(store_url: str) -> None:
    with opened(store_url) as house:
        house.settled("ana", ANALYST)
        told = {name: [wrong(house, name) for _ in range(6)] for name in ("ana", "nobody-here")}
        assert told["ana"] == told["nobody-here"]
        assert told["ana"][4:] == [
            "the name or the password is not right",
            "too many wrong attempts: try again after 09:01 UTC",
        ]
        assert "too many" in wrong(house, "ana", SECOND)


def test_a_closed_name_opens_again_by_itself_and_is_closed_longer_the_next_time(url: str) -> None:
    with opened(url) as house:
        house.settled("ana", ANALYST)
        for _ in range(5):
            wrong(house, "ana")
        house.later(seconds=61)
        assert "not right" in wrong(house, "ana")
        house.later(seconds=61)
        assert "too many" in wrong(house, "ana", SECOND)
        house.later(seconds=60)
        assert sign_in(house.gate(), "ana", SECOND).user.id == "ana"
        # A right password forgives what was wrong before it.
        assert "not right" in wrong(house, "ana")


def test_an_administrator_opens_a_closed_name(url: str) -> None:
    with opened(url) as house:
        house.settled("ana", ANALYST)
        for _ in range(5):
            wrong(house, "ana")
        unlock(house.gate(), INES, "ana")
        assert sign_in(house.gate(), "ana", SECOND)


def test_the_tape_says_why_and_closes_once_and_keeps_no_name_that_nobody_has(store_url: str) -> None:
    with opened(store_url) as house:
        house.settled("ana", ANALYST)
        typed = "my secret passphrase"
        for name in ["ana"] * 9 + [typed, "ana\n\x1b[31mADMIN signed in"]:
            wrong(house, name)
        found = [(event.stream, event.body) for event in house.store.events() if isinstance(event.body, SignInRefused)]
        told = [(stream, body.why, bool(body.until)) for stream, body in found if isinstance(body, SignInRefused)]
        assert told == [
            *[("sign-in:ana", "wrong password", False)] * 4,
            ("sign-in:ana", "wrong password", True),
            *[("sign-in", "nobody has this name", False)] * 2,
        ]
        assert not any(typed.encode() in row.data + (row.private or b"") for row in house.store.rows())
        assert not any(b"\\n" in row.data or b"\\u001b" in row.data for row in house.store.rows())
        house.store.verify()


def test_an_address_is_a_private_word(url: str) -> None:
    with opened(url) as house:
        house.settled("ana", ANALYST)
        assert not any(b"192.0.2.7" in row.data for row in house.store.rows())
        assert any(b"192.0.2.7" in (row.private or b"") for row in house.store.rows())


def test_a_thousand_guesses_at_once_are_no_more_than_five(store_url: str) -> None:
    with opened(store_url) as house:
        house.settled("ana", ANALYST)
        told: list[str] = []
        threads = [threading.Thread(target=lambda: told.append(wrong(house, "ana"))) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum("not right" in text for text in told) == 5
        assert sum("too many" in text for text in told) == 7


def test_a_name_that_nobody_has_takes_as_long_as_one_that_somebody_has(url: str) -> None:
    with opened(url) as house:
        times: dict[str, list[float]] = {"ana": [], "bob": []}
        house.settled("ana", ANALYST)
        for _ in range(15):
            for name, measured in times.items():
                begin = time.process_time()
                wrong(house, name)
                measured.append(time.process_time() - begin)
            house.later(hours=2)
        assert 0.5 < median(times["ana"]) / median(times["bob"]) < 2


def test_a_disabled_user_is_refused_like_a_wrong_password_and_their_sessions_end(url: str) -> None:
    with opened(url) as house:
        here = house.settled("ana", ANALYST)
        disable(house.gate(), INES, "ana", "has left")
        assert who_is(house.gate(), here.token) is None
        assert wrong(house, "ana", SECOND) == "the name or the password is not right"
        enable(house.gate(), INES, "ana", "is back")
        assert who_is(house.gate(), here.token) is None
        assert sign_in(house.gate(), "ana", SECOND)


@pytest.mark.parametrize("act", ["roles", "password", "factor", "own password", "everywhere"])
def test_sessions_end_when_what_they_rest_on_changes(store_url: str, act: str) -> None:
    with opened(store_url) as house:
        totp, _ = house.enrolled("ana", ANALYST)
        here = second_factor(house.gate(), sign_in(house.gate(), "ana", SECOND), totp.at(house.now))
        other = who_is(house.gate(), here.token)
        assert other is not None
        if act == "roles":
            give_roles(house.gate(), INES, "ana", frozenset({APPROVER}))
        elif act == "password":
            set_password(house.gate(), INES, "ana", THIRD)
        elif act == "factor":
            drop_second_factor(house.gate(), INES, "ana")
        elif act == "own password":
            change_password(house.gate(), other, SECOND, THIRD)
        else:
            sign_out(house.gate(), other, everywhere=True)
        assert who_is(house.gate(), here.token) is None


def test_a_session_is_over_after_half_an_hour_of_rest_and_after_twelve_hours(url: str) -> None:
    with opened(url) as house:
        here = house.settled("ana", ANALYST)
        for _ in range(24):
            house.later(minutes=29)
            assert who_is(house.gate(), here.token)
        house.later(minutes=25)
        assert who_is(house.gate(), here.token) is None
        again = sign_in(house.gate(), "ana", SECOND)
        house.later(minutes=30)
        assert who_is(house.gate(), again.token) is None


def test_a_session_that_the_browser_came_with_ends_when_somebody_signs_in(url: str) -> None:
    with opened(url) as house:
        ana, _ = house.settled("ana", ANALYST), house.settled("ben", APPROVER)
        ben = sign_in(house.gate(), "ben", SECOND, ana.token)
        assert ben.token != ana.token
        assert who_is(house.gate(), ana.token) is None


def test_signing_out_ends_this_session_alone(store_url: str) -> None:
    with opened(store_url) as house:
        one = house.settled("ana", ANALYST)
        other = sign_in(house.gate(), "ana", SECOND)
        sign_out(house.gate(), one)
        assert who_is(house.gate(), one.token) is None
        assert who_is(house.gate(), other.token)
        assert house.told(SignedOut) == [SignedOut()]


# The second factor -------------------------------------------------------------------------------------------------------


def test_with_a_second_factor_a_password_alone_opens_nothing(url: str) -> None:
    with opened(url) as house:
        totp, _ = house.enrolled("ana", ANALYST)
        here = sign_in(house.gate(), "ana", SECOND)
        assert here.session.wants is Wants.CODE
        with pytest.raises(NotAllowed, match="comes first"):
            change_password(house.gate(), here, SECOND, THIRD)
        with pytest.raises(NotAllowed, match="finish signing in"):
            offered(here)
        with pytest.raises(NotAllowed, match="not right, or was used"):
            second_factor(house.gate(), here, "000000")
        done = second_factor(house.gate(), here, totp.at(house.now))
        assert done.session.wants is Wants.NOTHING
        assert done.token != here.token
        assert who_is(house.gate(), here.token) is None


def test_no_code_is_taken_twice_not_even_at_once(store_url: str) -> None:
    with opened(store_url) as house:
        totp, _ = house.enrolled("ana", ANALYST)
        one, other = (sign_in(house.gate(), "ana", SECOND) for _ in range(2))
        code = totp.at(house.now)
        assert second_factor(house.gate(), one, code)
        # `other` still holds the user as they stood before the code was used.
        with pytest.raises(NotAllowed, match="was used already"):
            second_factor(house.gate(), other, code)


def test_a_recovery_code_opens_once(store_url: str) -> None:
    with opened(store_url) as house:
        _, codes = house.enrolled("ana", ANALYST)
        assert second_factor(house.gate(), sign_in(house.gate(), "ana", SECOND), codes[0]).user.id == "ana"
        assert house.told(SignedIn)[-1] == SignedIn(by="password and recovery code", address="192.0.2.7")
        with pytest.raises(NotAllowed, match="not right"):
            second_factor(house.gate(), sign_in(house.gate(), "ana", SECOND), codes[0])


def test_codes_are_guessed_no_more_often_than_passwords(url: str) -> None:
    with opened(url) as house:
        totp, _ = house.enrolled("ana", ANALYST)
        for _ in range(5):
            with pytest.raises(NotAllowed, match="not right"):
                second_factor(house.gate(), sign_in(house.gate(), "ana", SECOND), "000000")
        with pytest.raises(NotAllowed, match="too many"):
            second_factor(house.gate(), sign_in(house.gate(), "ana", SECOND), totp.at(house.now))


def test_whose_role_demands_it_enrols_before_anything_else(url: str) -> None:
    with opened(url, demanded=frozenset({APPROVER})) as house:
        assert house.settled("ana", ANALYST).session.wants is Wants.NOTHING
        here = house.settled("ben", APPROVER)
        assert here.session.wants is Wants.ENROLMENT
        with pytest.raises(NotAllowed, match="the code is not right"):
            enrol(house.gate(), here, "000000")


def test_who_is_in_says_their_password_again_to_enrol(url: str) -> None:
    with opened(url) as house:
        here = house.settled("ana", ANALYST)
        with pytest.raises(NotAllowed, match="the password is not right"):
            enrol(house.gate(), here, "000000")


def test_a_lost_second_factor_is_taken_away_by_an_administrator_alone(url: str) -> None:
    with opened(url) as house:
        house.enrolled("ana", ANALYST)
        here = sign_in(house.gate(), "ana", SECOND)
        drop_second_factor(house.gate(), INES, "ana")
        assert who_is(house.gate(), here.token) is None
        assert sign_in(house.gate(), "ana", SECOND).session.wants is Wants.NOTHING
