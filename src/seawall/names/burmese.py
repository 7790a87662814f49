"""Burmese words to syllables as passports write them, by BGN/PCGN's system of 1970 without its marks.

A syllable is an initial with its medials and a rhyme; the tones are not written.
"""

import re
from collections.abc import Iterator

from seawall.names.reading import Piece, Script

_INITIALS = dict(
    zip(
        "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဣဥဧဩ",
        "k hk g g ng s hs z z ny ny t ht d d n t ht d d n p hp b b m y y l w th h l - i u e aw".split(),
        strict=True,
    )
)
# Rhymes: vowel signs with the letter that closes the syllable, longest first.
_RHYMES = (
    ("ိုင်", "aing"), ("ောင်", "aung"), ("ိုက်", "aik"), ("ောက်", "auk"), ("ိန်", "ein"), ("ိမ်", "ein"), ("ိတ်", "eik"),
    ("ိပ်", "eik"), ("ုန်", "on"), ("ုမ်", "on"), ("ုတ်", "ok"), ("ုပ်", "ok"), ("ို", "o"), ("ော်", "aw"), ("ော", "aw"),
    ("ိံ", "ein"), ("ုံ", "on"), ("င်", "in"), ("ဉ်", "in"), ("ည်", "i"), ("က်", "et"), ("တ်", "at"), ("ပ်", "at"), ("စ်", "it"),
    ("န်", "an"), ("မ်", "an"), ("ယ်", "e"), ("ံ", "an"), ("ာ", "a"), ("ါ", "a"), ("ိ", "i"), ("ီ", "i"), ("ု", "u"), ("ူ", "u"),
    ("ေ", "e"), ("ဲ", "e"), ("", "a"),
)  # fmt: skip
_SYLLABLE = re.compile("([က-ဪ])([ျြွှ]*)([\u102b-\u1032\u1036]*)((?:[က-အ]်)?)")
_TONES = re.compile("[\u1037\u1038]")
# Other spellings of the same sounds: Myint and Myin, Hlaing and Laing, Suu and Su, Htay and Tay.
_ALSO = (("hs", "s"), ("hk", "kh"), ("hp", "ph"), ("ht", "t"), ("hl", "l"), ("hm", "m"), ("on", "one"), ("on", "un"),
         ("in", "inn"), ("ok", "oke"), ("e", "ay"), ("e", "ei"), ("i", "ee"), ("i", "yi"), ("u", "oo"), ("u", "uu"), ("an", "am"))  # fmt: skip


def read_burmese(run: str) -> Iterator[Piece]:
    """The syllables of a run; a run of signs without letters is left to be folded."""
    syllables = list(_SYLLABLE.finditer(_TONES.sub("", run)))
    if not syllables:
        yield Piece(run)
    for found in syllables:
        spelt = _spelt(*found.groups())
        others = dict.fromkeys(spelt.replace(old, new, 1) for old, new in _ALSO if old in spelt)
        readings = (spelt, spelt, spelt, spelt, *(word for word in others if word != spelt))
        yield Piece(found.group(), readings, Script.SYLLABLE)


def _spelt(initial: str, medials: str, signs: str, last: str) -> str:
    head = _INITIALS.get(initial, "").replace("-", "")
    if "ှ" in medials:
        head = "sh" if initial in "ယရ" else f"h{head}"
    if "ျ" in medials or "ြ" in medials:
        head += "y"
    if "ွ" in medials:
        head += "w"
    written = signs + last
    return head + next(sound for signs_of, sound in _RHYMES if signs_of in (written, ""))
