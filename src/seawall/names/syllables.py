"""Chinese and Korean syllables in Latin letters: which words are one, and how Wade–Giles writes what pinyin spells."""

import re
from functools import cache, lru_cache
from itertools import product

from seawall.names.han import wade_giles

# Initials and finals of pinyin and of Wade–Giles without apostrophes; letters of Revised Romanization and
# McCune–Reischauer. A few words of other languages have the same build (Dan, Man, Sun) and are common too.
_CHINESE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|hs|ts|tz)?"
    r"(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|ien|in|ing|io|iong|iu|iung|o|ong|ou|u|ua|uai|uan|uang|uei|ue|ueh|ui|un|ung|uo|ih|eh)"
)
_KOREAN = re.compile(
    r"(?:[gkndtrlmbpsjhyw]|ch|sh|kk|tt|pp|ss|jj)?(?:a|ae|eo|e|o|oe|oi|oo|u|eu|ui|i|ee|ya|yeo|ye|yo|you|yu|wa|wae|wo|we|wi)"
    r"(?:k|n|l|m|p|t|ng)?"
)


def is_syllable(form: str) -> bool:
    """Whether a folded word may be one Chinese or Korean syllable."""
    return len(form) <= 6 and bool(_CHINESE.fullmatch(form) or _KOREAN.fullmatch(form))


@lru_cache(1 << 14)
def other_romanisations(word: str) -> tuple[str, ...]:
    """A given name of two syllables in the other system: tsetung for zedong; zedong and zetong for tsetung.

    Wade–Giles without its apostrophes doesn't tell d from t. A single syllable is left alone: there are too many of them.
    """
    found = []
    for table in _systems():
        for cut in range(1, len(word)):
            found += [one + two for one, two in product(table.get(word[:cut], ()), table.get(word[cut:], ()))]
    return tuple(sorted({*found} - {word}))


def is_chinese(word: str) -> bool:
    """Whether a folded word is one syllable in pinyin or Wade–Giles."""
    return any(word in table for table in _systems())


@cache
def _systems() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Pinyin syllable → Wade–Giles, and back."""
    # An eighth of a second to load: only who meets such a syllable waits.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415

    marked = {sound for row in PINYIN_DICT.values() for sound in row.split(",")}
    sounds = sorted({to_normal(sound).replace("ü", "u").replace("v", "u") for sound in marked})
    pairs = [(sound, wade_giles(sound)) for sound in sounds if sound.isascii() and sound.isalpha()]
    back: dict[str, tuple[str, ...]] = {}
    for pinyin, wade in pairs:
        back[wade] = (*back.get(wade, ()), pinyin)
    return {pinyin: (wade,) for pinyin, wade in pairs}, back
