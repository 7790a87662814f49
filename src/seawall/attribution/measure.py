"""How wide a text is drawn, in pixels, and its lines: by the widths of letters, since a server has no screen to ask.

Widths are those of a wide sans-serif face in thousandths of its size, a little rounded up: a text that is measured too wide
leaves a gap, one measured too narrow runs out of its box.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

_NARROW, _USUAL, _BROAD, _CAPITAL, _WIDE = 0.36, 0.61, 0.93, 0.74, 1.04
_CLASSES = {
    **dict.fromkeys("ijl.,:;'|!I()[]{}ft-/\\ r`\"", _NARROW),
    **dict.fromkeys("mwMW@%—…", _BROAD),
}
# Whole sentences of Arabic that are one sign each (U+FDFA, FDFB, FDFD) are as wide as they are long.
_SENTENCES = {"\ufdfa": 4.0, "\ufdfb": 4.0, "\ufdfd": 12.0}
# Signs that take no room of their own: marks above letters, joiners.
_NO_ROOM = frozenset({"Mn", "Me", "Cf"})
_REPLACED = "\N{REPLACEMENT CHARACTER}"
# Control characters (Cc), halves of characters (Cs), what XML has no place for, and marks that turn the direction of a line: what
# follows them on a page would be read backwards.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def drawable(text: str) -> str:
    """A text from outside as an image can hold it: commands and halves of characters are shown as �, in one line."""
    return _UNFIT.sub(_REPLACED, " ".join(text.split()))


def width(text: str, size: float) -> float:
    """The width of one line in pixels, in letters of this size."""
    return size * sum(_letter(sign) for sign in text)


@lru_cache(maxsize=4096)
def _letter(sign: str) -> float:
    if combining(sign) or category(sign) in _NO_ROOM:
        return 0.0
    if east_asian_width(sign) in {"W", "F"}:
        return _WIDE
    if sign in _CLASSES:
        return _CLASSES[sign]
    if sign in _SENTENCES:
        return _SENTENCES[sign]
    if not sign.isascii() and not sign.isalpha():
        return _WIDE  # arrows, emoji, signs of any kind: nobody knows how wide a reader's font has them
    return _CAPITAL if sign.isupper() or not sign.isascii() else _USUAL


def cut(text: str, size: float, most: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    if width(text, size) <= most:
        return text
    kept = ""
    for sign in text:
        if width(f"{kept}{sign}…", size) > most:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def wrapped(text: str, size: float, most: float, lines: int) -> list[str]:
    """The text in lines that fit, broken between words where it can be; what does not fit into so many ends in an ellipsis."""
    found = [""]
    for piece in _pieces(text, size, most):
        longer = f"{found[-1]} {piece}".strip()
        if width(longer, size) <= most:
            found[-1] = longer
        else:
            found.append(piece)
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], cut(" ".join(found[lines - 1 :]), size, most)]


def _pieces(text: str, size: float, most: float) -> Iterator[str]:
    for word in text.split():
        piece, used = "", 0.0
        for sign in word:
            wide = width(sign, size)
            if piece and used + wide > most:
                yield piece
                piece, used = "", 0.0
            piece, used = piece + sign, used + wide
        yield piece
