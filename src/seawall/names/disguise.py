r"""Names that were disguised, or damaged on their way: other readings of a text, beside the text as it stands.

Letters are written apart ("P U T I N"), text was escaped once more than it was read ("&amp;amp;", "%2520", "\u0410"), a
right-to-left override shows a reversed text the right way round, one encoding was read as another ("ÐŸÑƒÑ‚Ð¸Ð½"), or
figures stand for letters ("PUT1N"). A plain name has no other reading, and what has one is screened both ways.
"""

import html
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from seawall.names.fold import fold
from seawall.names.frequency import known_forms, per_million

# More of a text has no other readings: as much as is read of a name (analyse.MAX_NAME_CHARS).
_MOST_CHARS = 2_000
# What was escaped or misread so often is undone; each time costs a pass over the text.
_MOST_ROUNDS = 4

# --- Escapes ------------------------------------------------------------------------------------------------------

# Bytes in figures, as addresses (RFC 3986) and mail (RFC 2045) write them, and code points as programs write them.
_BYTES = re.compile(r"(?:[%=][0-9A-Fa-f]{2})+")
_POINT = re.compile(r"\\+(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x\{?([0-9A-Fa-f]{2,6})\}?)")
_ESCAPING = re.compile(r"[&%=\\]")
_LAST_POINT = 0x10FFFF


def _unescaped(text: str) -> str:
    if not _ESCAPING.search(text):
        return text
    text = _POINT.sub(_of_point, _BYTES.sub(_of_bytes, html.unescape(text)))
    # Two halves of a code point (UTF-16) are one; a half alone is none.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _of_bytes(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(re.sub("[%=]", "", found.group())).decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


def _of_point(found: re.Match[str]) -> str:
    point = int(next(figures for figures in found.groups() if figures), 16)
    return chr(point) if point <= _LAST_POINT else found.group()


# --- Overrides of direction -----------------------------------------------------------------------------------------

# From an override to its end (U+202C) the letters are shown in one direction, whatever they are (Unicode UAX 9): those of
# the other direction are written backwards to look right. The innermost span first.
_OVERRIDDEN = re.compile("([\u202d\u202e])([^\u202c-\u202e]*)(?:\u202c|$)")
_TO_THE_LEFT = "\u202e"
# Spans within spans; Unicode has 125, people have none.
_DEEPEST = 8


def _turned(text: str) -> str:
    if "\u202d" not in text and "\u202e" not in text:
        return text
    for _ in range(_DEEPEST):
        before = text
        text = _OVERRIDDEN.sub(_as_shown, text)
        if text == before:
            break
    return text


def _as_shown(found: re.Match[str]) -> str:
    """The span as it is read: backwards, where most of its letters run against the override."""
    override, span = found.groups()
    directions = Counter(unicodedata.bidirectional(character) for character in span)
    to_the_right, to_the_left = directions["L"], directions["R"] + directions["AL"]
    against = to_the_right > to_the_left if override == _TO_THE_LEFT else to_the_left > to_the_right
    return unicodedata.normalize("NFC", span)[::-1] if against else span


# --- Encodings ------------------------------------------------------------------------------------------------------

# What UTF-8 is taken for: the encodings of Windows for Western Europe, Cyrillic, Arabic, Central Europe, Greek and Turkish,
# and those of Macs and of Russian mail. Bytes that they lack are the control of the same number, as browsers read them (WHATWG).
_ENCODINGS = ("cp1252", "cp1251", "cp1256", "cp1250", "cp1253", "cp1254", "mac_roman", "koi8_r")
_LEADS, _LEADS_OF_TWO, _OTHERS = range(0xC2, 0xF5), range(0xC2, 0xE0), range(0x80, 0xC0)


class _Encoding(NamedTuple):
    """An encoding by its bytes: the character of Latin-1 for each of its own, the first two of a letter, and runs to read."""

    bytes: dict[int, str]
    pair: re.Pattern[str]
    run: re.Pattern[str]


@cache
def _encodings() -> tuple[_Encoding, ...]:
    return tuple(_Encoding(known, _pair([known]), _run(known)) for known in map(_bytes_of, _ENCODINGS))


def _bytes_of(encoding: str) -> dict[int, str]:
    found = {byte: chr(byte) for byte in _OTHERS}
    for byte in range(0x80, 0x100):
        try:
            found[ord(bytes([byte]).decode(encoding))] = chr(byte)
        except UnicodeDecodeError:
            found[byte] = chr(byte)
    return found


def _class(known: dict[int, str], wanted: range) -> str:
    return "".join(re.escape(chr(point)) for point, byte in known.items() if ord(byte) in wanted)


def _pair(encodings: list[dict[int, str]]) -> re.Pattern[str]:
    leads = "".join(_class(known, _LEADS) for known in encodings)
    return re.compile(f"[{leads}][{''.join(_class(known, _OTHERS) for known in encodings)}]")


def _run(known: dict[int, str]) -> re.Pattern[str]:
    """What is read together.

    No letter ends with its first byte: a blank there was one that doesn't break (U+00A0), the second byte of Р and of à.
    """
    return re.compile(rf"[^\x00-\x7f]+(?:(?<=[{_class(known, _LEADS_OF_TWO)}]) [^\x00-\x7f]*)*")


@cache
def _any_pair() -> re.Pattern[str]:
    return _pair([one.bytes for one in _encodings()])


def may_be_misread(text: str) -> bool:
    """Whether a text may have been read in another encoding than it was written in: it has two letters that are often one."""
    return not text.isascii() and _any_pair().search(text) is not None


def _reread(text: str) -> str:
    if not may_be_misread(text):
        return text
    # The shortest is the one in which most was read: another encoding may know some words of the text, and not all.
    return min((text, *(_reread_as(encoding, text) for encoding in _encodings())), key=len)


def _reread_as(encoding: _Encoding, text: str) -> str:
    def read(found: re.Match[str]) -> str:
        said = found.group().translate(encoding.bytes).replace(" ", "\u00a0")
        try:
            return said.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return found.group()

    return encoding.run.sub(read, text) if encoding.pair.search(text) else text


# --- Letters written apart ------------------------------------------------------------------------------------------

_GAP = r"[\s.\-_*·•|~'’]{1,5}"
# A sign of Han, Kana or Hangul is a syllable, and stands alone.
_LETTER = r"[^\W\d_\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]"
# Three letters and more; two are the initials of a name. Beside a slash a letter is of an abbreviation (d/b/a).
_APART = re.compile(rf"(?<![^\W_])(?<!/){_LETTER}(?:{_GAP}{_LETTER}){{2,}}(?![^\W_/])")
# The second of them: most names have none, and that is seen at once.
_ALONE = re.compile(rf"[\s.\-_*·•|~'’]{_LETTER}[\s.\-_*·•|~'’]")
_ALONE_IN_ASCII = re.compile(r"[ .\-_*|~'][A-Za-z][ .\-_*|~']")
# So many letters without a wider gap may be several words.
_LEAST_WORDS, _MOST_LETTERS, _LONGEST_WORD, _SHORTEST_WORD = 6, 64, 16, 3
_UNKNOWN_LETTER = 1.0


def _joined(text: str) -> str:
    return _APART.sub(_of_letters, text) if _ALONE.search(text) else text


def _of_letters(found: re.Match[str]) -> str:
    """The letters as words: the gap that comes most often parts letters, any other parts words."""
    letters, gaps = re.findall(_LETTER, found.group()), re.findall(_GAP, found.group())
    usual = Counter(gaps).most_common(1)[0][0]
    if usual == ".":
        return str(found.group())  # an abbreviation, which fold.py reads as one word
    words: list[str] = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        words.append(letter if gap == usual else f" {letter}")
    return "".join(words)


@lru_cache(1 << 10)
def _in_words(letters: str) -> str:
    """Letters without a blank between them as the words that they most likely are: those that names have, and one or more others."""
    # For each place the best words up to it: their worth in nats, and where the last of them begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(letters) + 1):
        starts = range(max(0, stop - _LONGEST_WORD), stop - _SHORTEST_WORD + 1)
        found = ((best[start][0] + _worth(letters[start:stop]), start) for start in starts)
        best.append(max(found, default=(-math.inf, 0)))
    words, stop = [], len(letters)
    while stop:
        words.append(letters[best[stop][1] : stop])
        stop = best[stop][1]
    return " ".join(reversed(words))


def _worth(word: str) -> float:
    """How likely a word is, in nats; of one that the table lacks each letter counts too, or a long word would be anything."""
    unknown = 0.0 if word in _known() else _UNKNOWN_LETTER * len(word)
    return math.log(per_million(word) / 1_000_000) - unknown


@cache
def _known() -> frozenset[str]:
    return frozenset(known_forms())


def _parted(text: str) -> str:
    """The text with longer rows of letters parted into words."""
    return " ".join(
        _in_words(word) if _LEAST_WORDS <= len(word) <= _MOST_LETTERS else word for word in fold(text).split()
    )


# --- Figures and letters that look alike ------------------------------------------------------------------------------

# Figures and signs that are written for letters, by people who hide a name and by machines that misread it; 1 is I or L.
_FIGURE = re.compile(r"[0-9@$](?=[^\W\d_])|(?<=[^\W\d_])[0-9@$]")
_WORD_OF_BOTH = re.compile(r"[^\W_]*(?:[^\W\d_][0-9@$]|[0-9@$][^\W\d_])[\w@$]*")
_LETTERS_OF = str.maketrans("01345678@$", "OIEASGTBAS")
_L_FOR_1 = str.maketrans("1", "L")
# Of a word at most every third sign is a figure; more are a number (24th, COVID19, A320).
_LETTERS_A_FIGURE = 3
# A small l among capitals is an I that a machine misread: DlANA.
_L_FOR_I = re.compile("(?<![a-z])l(?=[A-Z])|(?<=[A-Z]{2})l(?![a-z])")


def _lettered(text: str) -> Iterator[str]:
    """The text with letters for the figures within its words, with 1 as I and as L; and with I for l among capitals."""
    capital = _L_FOR_I.sub("I", text)
    yield capital
    for table in (_LETTERS_OF, _LETTERS_OF | _L_FOR_1) if _FIGURE.search(capital) else ():
        yield _WORD_OF_BOTH.sub(partial(_in_letters, table), capital)


def _in_letters(table: dict[int, int], found: re.Match[str]) -> str:
    word = found.group()
    figures = sum(not sign.isalpha() for sign in word)
    return word.translate(table) if len(word) > _LETTERS_A_FIGURE * figures else word


# --- All of them ----------------------------------------------------------------------------------------------------


_SIGNS = re.compile(r"[&%=\\0-9@$]")


def undisguised(text: str) -> tuple[str, ...]:
    """The other readings of a text, none of which is the text itself; nothing for a plain name.

    >>> undisguised("P U T I N"), undisguised("Example &amp;amp; Sons"), undisguised("Max Example")
    (('PUTIN',), ('Example & Sons',), ())
    """
    if not (_is_suspect(text) if text.isascii() else _may_be_disguised(text)):
        return ()
    stages = list(_plainer(text[:_MOST_CHARS]))
    whole = _joined(stages[-1])
    found = dict.fromkeys((*stages, whole, *_lettered(whole)))
    if whole != stages[-1] and (parted := _parted(whole)) != fold(whole):
        found[parted] = None
    found.pop(text, None)
    return tuple(found)


def _is_suspect(text: str) -> bool:
    """Whether ASCII may have another reading: of a hundred names five may, and the rest cost little."""
    return bool(_ALONE_IN_ASCII.search(text) or _SIGNS.search(text) or ("l" in text and _L_FOR_I.search(text)))


def _may_be_disguised(text: str) -> bool:
    """The same of a text that is not ASCII: whether any of the readings below may change it."""
    return bool(
        _SIGNS.search(text)
        or _ALONE.search(text)
        or ("l" in text and _L_FOR_I.search(text))
        or "\u202d" in text
        or "\u202e" in text
        or len(text) > _MOST_CHARS
        or may_be_misread(text)
    )


def _plainer(text: str) -> Iterator[str]:
    """The text without its escapes, then as each other encoding gives it: what is plain already may look misread by chance."""
    for _ in range(_MOST_ROUNDS):
        text = _in_plain(text)
        yield text
        before = text
        text = _reread(text)
        if text == before:
            break


def _in_plain(text: str) -> str:
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _turned(_unescaped(text))
        if text == before:
            break
    return text
