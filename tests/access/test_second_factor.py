"""The second factor: RFC 6238's codes, each once, and recovery codes that are used up."""

import base64
import secrets
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.access import second_factor

# RFC 6238, appendix B: the secret is "12345678901234567890"; the last six digits of its table for SHA-1.
SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("second", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]
)
def test_the_codes_of_the_standard_are_right_once(second: int, code: str) -> None:
    now = datetime.fromtimestamp(second, UTC)
    number = second_factor.number_of(SECRET, code, now, 0)
    assert number == second // 30
    assert second_factor.number_of(SECRET, code, now, number) is None


def test_a_code_of_the_half_minute_before_or_after_is_taken_and_no_other() -> None:
    now = datetime(2026, 11, 22, 9, 0, 15, tzinfo=UTC)
    made = pyotp.TOTP(SECRET)
    taken = [
        step
        for step in range(-3, 4)
        if second_factor.number_of(SECRET, made.at(now + timedelta(seconds=30 * step)), now, 0)
    ]
    assert taken == [-1, 0, 1]


@given(st.text(max_size=10))
def test_what_is_no_code_is_not_right(text: str) -> None:
    if not text.isdigit():
        assert second_factor.number_of(SECRET, text, datetime(2026, 1, 1, tzinfo=UTC), 0) is None


def test_a_recovery_code_is_used_up_however_it_is_typed() -> None:
    codes = second_factor.new_recovery(secrets.token_bytes)
    kept = tuple(map(second_factor.kept, codes))
    assert len(set(kept)) == 10
    left = second_factor.without(kept, codes[3].upper().replace("-", " "))
    assert left == kept[:3] + kept[4:]
    assert second_factor.without(left, codes[3]) is None
    assert second_factor.without((), "") is None


def test_each_session_is_offered_a_secret_of_its_own() -> None:
    assert second_factor.secret_for("one") == second_factor.secret_for("one") != second_factor.secret_for("two")
    assert len(base64.b32decode(second_factor.secret_for("one"))) == 20
    assert second_factor.address_of(SECRET, "ana").startswith("otpauth://totp/Seawall:ana?secret=")
