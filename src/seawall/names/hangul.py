"""Korean syllables to the spellings that lists, passports and newspapers use.

A Hangul syllable is three letters put together by arithmetic (Unicode 3.12), so its spellings follow from tables of the
letters. Systems: Revised Romanization (South Korea, 2000), McCune–Reischauer (1939) without its marks, the North's own
(1992), and the habits of South Korean passports, which follow none (Young, Chul, Woo).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from seawall.names.reading import Piece, Script, spellings

_FIRST, _VOWELS, _LASTS = 0xAC00, 21, 28
# By system: Revised, McCune–Reischauer, the North's, passports. Order of the letters: Unicode's.
_INITIALS = (
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "k kk n t tt r m p pp s ss - ch tch ch k t p h",
    "k kk n t tt r m p pp s ss - j jj ch k t p h",
    "k kk n d tt r m b pp s ss - j jj ch k t p h",
)
_MIDDLES = (
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
    "a ae ya yae u e you ye o wa wae oi yo oo wo we wi yu eu eui i",
)
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
# What people write besides, in passports, newspapers and on the lists of the UN and OFAC: a letter's spelling in Revised
# Romanization, then its others. Collected by hand from general knowledge of Korean spellings, by letter and not by name.
_INITIALS_MORE = {"g": ("k",), "k": ("g",), "d": ("t",), "j": ("ch",), "b": ("p",), "r": ("l",), "s": ("sh",)}
_MIDDLES_MORE = {
    "eo": ("o", "u"), "yeo": ("yo", "you", "yu"), "o": ("oh",), "oe": ("oi", "we"), "u": ("oo", "woo"), "eu": ("u",),
    "i": ("ee",), "ae": ("ai",), "wo": ("won", "weo"), "yu": ("yoo", "you"), "ui": ("eui",), "a": ("ah",),
}  # fmt: skip
_OPEN_ONLY = frozenset({"oh", "ah", "ee", "woo", "yoo", "you", "won"})
# Family names that follow no table.
_KNOWN = {
    "이": ("lee", "yi", "rhee", "li"), "박": ("park",), "김": ("kim",), "최": ("choi", "choy"), "노": ("roh",), "신": ("shin",),
    "심": ("shim",), "손": ("sohn",), "허": ("hur", "huh"), "임": ("lim", "yim"), "백": ("paik", "baik"), "전": ("chun", "jun"),
    "윤": ("yoon",), "문": ("moon",), "권": ("kwon",), "곽": ("kwak",), "정": ("joung",), "영": ("young",), "명": ("myoung",),
    "경": ("kyoung",), "준": ("joon",), "순": ("soon",), "훈": ("hoon",), "석": ("suk", "seok"), "길": ("gil", "kil"),
    "철": ("chul", "cheol", "chol"), "현": ("hyun", "hyon"), "식": ("shik",), "실": ("shil",), "승": ("seung", "sung"),
}  # fmt: skip
# The law of initials: at a name's head the South has no r before i and y, and n for other r; the North writes r.
_NORTHERN = {"-": ("i", "ya", "yo", "yeo", "yu", "ye"), "n": ("a", "o", "oe", "u", "ae", "eu")}


def read_hangul(run: str) -> Iterator[Piece]:
    """The syllables of a run, each a piece."""
    for place, syllable in enumerate(run):
        yield Piece(syllable, _readings(syllable, first=place == 0), Script.SYLLABLE)


@lru_cache(1 << 13)
def _readings(syllable: str, *, first: bool) -> tuple[str, ...]:
    number = ord(syllable) - _FIRST
    initial, middle, final = number // (_VOWELS * _LASTS), number // _LASTS % _VOWELS, number % _LASTS
    end = _letter(_FINALS, final)
    systems = tuple(
        _join(_letter(head, initial), _letter(vowel, middle), end)
        for head, vowel in zip(_INITIALS, _MIDDLES, strict=True)
    )
    if first and initial == _RIEUL:
        systems = (_join(_southern(_letter(_MIDDLES[0], middle)), _letter(_MIDDLES[0], middle), end), *systems[1:])
    return spellings(systems, (*_KNOWN.get(syllable, ()), *_habits(initial, middle, end, first=first)))


_RIEUL = 5


def _southern(vowel: str) -> str:
    return "-" if vowel in _NORTHERN["-"] else "n"


def _habits(initial: int, middle: int, end: str, *, first: bool) -> Iterator[str]:
    """Every usual spelling of the letters, put together."""
    head, vowel = _letter(_INITIALS[0], initial), _letter(_MIDDLES[0], middle)
    heads = [head, *_INITIALS_MORE.get(head, ())]
    if head == "s":
        heads = ["s", "sh"] if vowel == "i" else ["s"]
    if first:
        heads += ["r", "l"] if vowel in _NORTHERN.get(head, ()) else []
        heads += [_southern(vowel)] if initial == _RIEUL else []
    vowels = [vowel, *(more for more in _MIDDLES_MORE.get(vowel, ()) if not (end != "-" and more in _OPEN_ONLY))]
    for one, two in product(heads, vowels):
        yield _join(one, two, end)


def _letter(row: str, number: int) -> str:
    return row.split()[number]


def _join(initial: str, middle: str, final: str) -> str:
    return f"{initial}{middle}{final}".replace("-", "")
