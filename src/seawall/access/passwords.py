"""Passwords: hashed by argon2id (RFC 9106), and held to a policy of length, not of composition (NIST SP 800-63B, 3.1.1.2)."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from seawall.access.extra import library
from seawall.errors import InputRefused

LEAST = 12
# Passphrases are welcome; what is longer only keeps the processor busy.
MOST = 256
# Repetitions and keyboards: "aaaaaaaaaaaa", "121212121212".
_LEAST_SIGNS = 5
# What is guessed first of what has twelve signs and more: rows of keys, and what everybody adds to "password".
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
)
_GUESSED = (
    "password",
    "passwort",
    "motdepasse",
    "contraseña",
    "letmein",
    "changeme",
    "welcome",
    "iloveyou",
    "seawall",
    "sanctions",
)
# What may stand beside a guessed word without making it any better.
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess costs: passes, KiB of memory, lanes.

    The usual one is RFC 9106's second recommendation: 64 MiB, which a graphics card can't hold a thousand times, and about
    an eighth of a second of one core, which nobody who signs in notices.
    """

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4


USUAL = Cost()
# A hash of the usual cost whose password nobody knows: what is typed for a name that nobody has is compared with it, so
# that it takes as long as for one that somebody has.
ABSENT = "$argon2id$v=19$m=65536,t=3,p=4$lJUgBiQWOETfKcgS1fpGog$35i3K9534qPRezsmr9dxu20/76s804/6s2JGCzO+o6A"


def worthy(password: str, *about: str) -> str:
    """The password as it is hashed (NFKC). InputRefused where it is short, or the first thing that is tried.

    about are the user's id and name: nobody's password is who they are.
    """
    said = normal(password)
    if not said.isprintable():
        raise InputRefused("a password is of signs that can be typed")
    if len(said) < LEAST:
        raise InputRefused(f"a password has at least {LEAST} signs; several words are good ones")
    if len(said) > MOST:
        raise InputRefused(f"a password has at most {MOST} signs")
    folded = said.casefold()
    plain = _plain(folded)
    if len(set(folded)) < _LEAST_SIGNS or (plain and any(plain in row * 2 for row in _ROWS)):
        raise InputRefused("this password repeats a few signs, or a row of keys: it is tried first")
    words = (*_GUESSED, *(part for text in about for part in (text, *text.split()) if len(part) > 2))
    for word in words:
        if word.casefold() in folded and len(folded) - len(word) <= _BESIDE:
            raise InputRefused("this password is little more than a name or a word that is tried first")
    return said


def normal(password: str) -> str:
    """The same signs however a keyboard made them."""
    return unicodedata.normalize("NFKC", password)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def hashed(password: str, cost: Cost, salt: bytes) -> str:
    """The hash in its own notation, with its parameters; salt is 16 random bytes."""
    return str(_hasher(cost).hash(normal(password), salt=salt))


def is_right(kept: str, password: str) -> bool:
    """Whether a password has this hash. A hash that can't be read is nobody's."""
    if len(password) > MOST:
        return False
    wrong = library("argon2.exceptions")
    try:
        return bool(_hasher(USUAL).verify(kept, normal(password)))
    except (wrong.VerificationError, wrong.InvalidHashError, UnicodeEncodeError):
        return False


def is_weaker(kept: str, cost: Cost) -> bool:
    """Whether a hash was made with other parameters than these: it is made anew when its password is next seen."""
    return bool(_hasher(cost).check_needs_rehash(kept))


def _hasher(cost: Cost) -> Any:
    return library("argon2").PasswordHasher(cost.passes, cost.memory, cost.lanes)
