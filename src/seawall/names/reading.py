"""What a reader of one script gives: a piece of a name and its readings, by system."""

from enum import IntEnum
from typing import NamedTuple

# Readings in the first places of all pieces belong to the same systems (for Chinese: pinyin, Wade-Giles, Cantonese,
# Korean), so that neighbours are glued within a system: "tsetung", "zedong", never "tsedong". What follows are spellings
# of the piece alone.
SYSTEMS = 4
# A piece has at most this many readings: a Korean syllable has most, and a query can't cause unbounded work.
MOST_READINGS = 24
# A word is read to this letter: of a token 40 letters are compared (analyse.MAX_TOKEN_CHARS).
LONGEST_WORD = 64


class Script(IntEnum):
    """What a piece's script says and leaves out."""

    PLAIN = 0
    UNVOWELLED = 1  # consonants and long vowels only: Arabic, Hebrew
    SYLLABLE = 2  # one syllable, whose readings are all there is: Han, Hangul


class Piece(NamedTuple):
    """Some text of a name; its readings in lower-case ASCII, none where fold reads it letter by letter."""

    text: str
    readings: tuple[str, ...] = ()
    script: Script = Script.PLAIN


def spellings(by_system: tuple[str, ...], more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The readings by system, in their places, and those of the others that are new."""
    others = dict.fromkeys(word for word in more if word not in by_system)
    return tuple(word[:LONGEST_WORD] for word in (*by_system, *others)[:MOST_READINGS])
