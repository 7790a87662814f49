"""Bytes to text: byte-order marks, UTF-8, what the document declares, and for the rest a guess that is told as one."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What texts of our subject are written in when they are not UTF-8. Each needs runs of its own letters to be believed:
# any bytes are some text in most of them.
_GUESSES = (
    ("gb18030", re.compile(r"[\u4e00-\u9fff]{2,}|[\u2018-\u201d\u2013\u2014\u2026\u3001\u3002\uff0c]")),
    ("cp1251", re.compile(r"[\u0430-\u044f\u0451]{3,}")),
    ("cp1252", re.compile(r"[A-Za-z][\u00c0-\u00ff\u2018-\u201d\u2013\u2014]|[\u00c0-\u00ff\u2018-\u201d\u2013\u2014 ][A-Za-z]")),
)  # fmt: skip
# At least this share of the signs that are not ASCII must stand in such runs.
_LEAST_SHARE = 0.6
# So many bytes tell an encoding; all of a long file is decoded once only.
_PROBE = 1 << 16
# A header's own word for its encoding is no longer.
_MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and its encoding; doubt says why the encoding or some of the text is not sure, empty where it is."""

    text: str
    encoding: str
    doubt: str = ""


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text of these bytes. Never fails: what can't be decoded shows as �, and the doubt says so."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide:
        return _as(data, wide, f"no mark says so: it was taken for {wide}")
    if declared and _is_known(declared):
        return _as(data, declared)
    guess = next((name for name, letters in _GUESSES if _fits(data[:_PROBE], name, letters)), "")
    if guess:
        return _as(data, guess, f"the encoding is not said and was taken for {guess}")
    return _as(data, "utf-8", "the encoding is neither said nor known; signs that are not UTF-8 show as �")


def _as(data: bytes, name: str, doubt: str = "") -> Decoded:
    try:
        return Decoded(data.decode(name), name, doubt)
    except (UnicodeDecodeError, LookupError):
        text = data.decode(name, errors="replace")
        return Decoded(text, name, doubt or f"{text.count('�'):,} signs could not be decoded as {name} and show as �")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of Latin text every second byte is zero."""
    probe = data[:_PROBE]
    even, odd = probe[0::2], probe[1::2]
    half = max(1, len(even))
    if odd.count(0) > 0.6 * half and even.count(0) < 0.1 * half:
        return "utf-16-le"
    if even.count(0) > 0.6 * half and odd.count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _is_known(name: str) -> bool:
    """Whether a declared name is an encoding of texts; "hex" and "rot13" are codecs as well."""
    try:
        return len(name) <= _MAX_NAME and codecs.lookup(name)._is_text_encoding  # noqa: SLF001  # the only way to ask
    except (LookupError, ValueError):
        return False


def _fits(probe: bytes, name: str, letters: re.Pattern[str]) -> bool:
    text = probe.decode(name, errors="ignore")
    foreign = sum(sign > "\x7f" for sign in text)
    fitting = sum(sum(sign > "\x7f" for sign in found[0]) for found in letters.finditer(text))
    return bool(foreign) and fitting >= _LEAST_SHARE * foreign
