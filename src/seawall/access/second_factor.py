"""The second factor: codes of an authenticator (TOTP, RFC 6238), none used twice, and recovery codes for a lost one."""

import base64
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac

from seawall.access.extra import library

# RFC 4226 section 4: 160 bits are recommended.
_SECRET_BYTES = 20
_ENROLMENT = b"seawall second factor 1"
_STEP = 30
# A code of the step before or after is taken too (RFC 6238 section 5.2): telephones' clocks differ.
_NEAR = (0, -1, 1)
_CODES = 10
# 80 bits: what a hash without salt or cost can keep.
_CODE_BYTES = 10
_GROUP = 4
ISSUER = "Seawall"

# So many random bytes.
Chance = Callable[[int], bytes]


def secret_for(token: str) -> str:
    """The secret that is offered in a session, in base32: made of the session's own word, so that it need not be kept
    before its first code was right, and nobody else can offer one.
    """
    made = hmac(token.encode("utf-8", "replace"), _ENROLMENT, "sha256")
    return base64.b32encode(made[:_SECRET_BYTES]).decode()


def address_of(secret: str, user: str) -> str:
    """What the picture says that an authenticator reads: otpauth://…"""
    return str(library("pyotp").TOTP(secret).provisioning_uri(name=user, issuer_name=ISSUER))


def number_of(secret: str, code: str, now: datetime, used: int) -> int | None:
    """The number of the 30 seconds whose code this is, if it lies behind the last one used; None: it is not right."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == 6):
        return None
    here = int(now.timestamp()) // _STEP
    maker = library("pyotp").TOTP(secret)
    # All are compared, so that the time taken does not tell which was near.
    right = [step for step in (here + near for near in _NEAR) if compare_digest(maker.generate_otp(step), digits)]
    return next((step for step in right if step > used), None)


def new_recovery(chance: Chance) -> tuple[str, ...]:
    """Ten recovery codes, as they are shown once."""
    return tuple(_grouped(base64.b32encode(chance(_CODE_BYTES)).decode().lower()) for _ in range(_CODES))


def _grouped(text: str) -> str:
    return "-".join(text[begin : begin + _GROUP] for begin in range(0, len(text), _GROUP))


def kept(code: str) -> str:
    """What is kept of a recovery code: SHA-256 of it without its hyphens, in hexadecimal."""
    return sha256("".join(code.split()).replace("-", "").lower().encode("utf-8", "replace")).hexdigest()


def without(recovery: Sequence[str], code: str) -> tuple[str, ...] | None:
    """The recovery codes that are left once this one was used; None where it is none of them."""
    mine = kept(code)
    return tuple(one for one in recovery if one != mine) if mine in recovery else None
