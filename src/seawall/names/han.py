"""Chinese text to words: known business words keep their meaning, the rest becomes pinyin syllables.

永信至诚科技集团股份有限公司 → yong xin zhi cheng · technology · group · (joint stock company limited)
"""

import re
from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin

from seawall.names.fold import fold
from seawall.names.words import HAN_LONGEST, han_phrases

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


def separate(text: str) -> str:
    """Put blanks between the words of Han runs and between Hangul syllables; other text stays as it is.

    Known words stay in Han (their tables are looked up later), all else is written in pinyin, a syllable a word.
    """
    if text.isascii():
        return text
    text = _HANGUL.sub(lambda found: f"{found.group()} ", text)
    return _RUN.sub(lambda found: " " + " ".join(_words(found.group())) + " ", text)


def _words(run: str) -> Iterator[str]:
    """Longest known word first, from the left; what lies between known words is read in pinyin as one piece."""
    start = unknown = 0
    while start < len(run):
        size = next(
            (n for n in range(min(HAN_LONGEST, len(run) - start), 1, -1) if run[start : start + n] in han_phrases()), 0
        )
        if not size:
            start += 1
            continue
        yield from _pinyin(run[unknown:start])
        yield run[start : start + size]
        start = unknown = start + size
    yield from _pinyin(run[unknown:])


def _pinyin(piece: str) -> Iterator[str]:
    if piece:
        # ü is written v in pinyin without marks, u in passports and on lists.
        for syllable in lazy_pinyin(piece, style=Style.NORMAL):
            yield fold(syllable.replace("ü", "u"))
