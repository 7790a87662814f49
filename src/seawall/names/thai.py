"""Thai words to the consonants and vowels that are heard, by the Royal Institute's system of 1999.

Thai writes some vowels before their consonant, leaves out short ones, and marks letters that are mute; at a syllable's end
there are only n, ng, m, k, p and t. Short vowels being unwritten, its words are compared as Arabic ones are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from seawall.names.reading import LONGEST_WORD, Piece, Script, spellings

_CONSONANTS = dict(
    zip(
        "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤ",
        "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r l w s s s h l - h rue".split(),
        strict=True,
    )
)
_VOWELS = {
    "ะ": "a", "ั": "a", "า": "a", "ำ": "am", "ิ": "i", "ี": "i", "ึ": "ue", "ื": "ue", "ุ": "u", "ู": "u", "เ": "e", "แ": "ae", "โ": "o",
    "ใ": "ai", "ไ": "ai", "็": "",
}  # fmt: skip
_MUTE = re.compile("[ก-ฮ][ิุ]?์")
_BEFORE = re.compile("([เแโใไ])([ก-ฮ])")
# What a last consonant sounds like.
_LAST = (("th", "t"), ("ch", "t"), ("kh", "k"), ("ph", "p"), ("d", "t"), ("s", "t"), ("b", "p"), ("r", "n"), ("l", "n"))


def read_thai(run: str) -> Iterator[Piece]:
    """A run of Thai letters, one piece: Thai parts names by blanks."""
    yield Piece(run, _readings(run[:LONGEST_WORD]), Script.UNVOWELLED)


@lru_cache(1 << 12)
def _readings(run: str) -> tuple[str, ...]:
    heard = _BEFORE.sub(r"\2\1", _MUTE.sub("", run))
    latin = "".join(_CONSONANTS.get(letter, _VOWELS.get(letter, "")) for letter in heard).replace("-", "") or "a"
    last = next((latin.removesuffix(old) + new for old, new in _LAST if latin.endswith(old)), latin)
    return spellings((latin, last, latin.replace("ch", "j"), latin.replace("w", "v")))
