"""Words of organisations that are translated from one language to the next: what a word means, by its stem and its ending.

A list has "Ministerstvo oborony", the next one "Ministry of Defence", a third "Υπουργείο Άμυνας": no transliteration finds
one by the other. data/translations.txt has the words, a meaning a row; inflected forms are found by rule.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from seawall.names.fold import fold
from seawall.names.phrase import phrase_of
from seawall.names.words import concepts

# Shorter stems begin too many other words: two letters are none; of Latin letters, which all languages share, four.
SHORTEST_STEM = 3
_LEAST, _LEAST_LATIN = 3, 4
# A stem of so many letters is enough by itself: what follows it may be of any language, and two endings long. The languages
# share such stems (revoluc-, minister-, politisch-), and no table would have all their forms.
_LONG_STEM = 6
LONG = 1 << 6
# A short foreign word in Latin letters is a name elsewhere (Vera is faith in Russian): whole words have so many letters.
_LEAST_WORD, _LEAST_FOREIGN = 3, 5
_SHARED = ("west", "slavic", "baltic")
_ARTICLES, _LEAST_ELIDED = ("l", "d", "dell", "all", "nell", "sull"), 6
# Shorter words are elided where they have an accent before them or an article of several letters: else Dalian is of an alliance.
_LEAST_ELIDED_SURELY, _SHORT_ARTICLE = 4, 1
# Rows of endings: those of any stem, more of long stems, and what long stems are made into before they end.
_ENDINGS = ("@endings", "@long", "@derived")
_NO_MEANINGS = frozenset({*_ENDINGS, "@heads", "@known", "small"})
# A stem of one language with such an ending of another is a surname or a patronymic: Germanov, Germanovna.
_OF_SURNAMES = re.compile("(?:ov|ev|in)(?:a|ich|ych|na|ic)?")
_CYRILLIC = 1 << 3
_ITALIAN, _MALTESE = "zione", "zzjoni"
# Arabic, Persian and Hebrew words take their endings as they stand; of three consonants most words of a language are made.
_SEMITIC, _LEAST_SEMITIC = 5, 5
# A word of several senses has them all for its meaning: AGENCY/SERVICE.
_SENSES = "/"
# In kin.txt this stands between a class of legal forms and its words.
_FORM_OF_LAW = "="
# In Cyrillic a word of a place ends so: Казанское is of Kazan, Ангарский of Angarsk. Surnames on -ski and -sky are names.
OF_A_PLACE, _SURNAMES = "sk", frozenset({"ski", "sky"})


class Stem(NamedTuple):
    """What a stem means; is_concept says that the meaning is one of words.concepts().

    endings has a bit for each column of the table whose endings may follow, and LONG; 0 where it is a whole word.
    """

    meaning: str
    is_concept: bool
    endings: int


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    folder = files("seawall.names") / "data"
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("translations.txt", "territories.txt")]
    lines = (line.split("|") for text in texts for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((cells[0].strip(), tuple(cells[1:])) for cells in lines)


@cache
def stems() -> dict[str, Stem]:
    """Folded stem or word → its meaning; what two rows claim belongs to the first."""
    known = frozenset(concepts().values())
    found: dict[str, Stem] = {}
    for meaning, cells in _rows():
        for column, cell in enumerate(cells if meaning not in _NO_MEANINGS else ()):
            for form, endings in _stems_of(cell, column):
                old = found.get(form, Stem(meaning, meaning in known, 0))
                found[form] = old._replace(endings=old.endings | (endings if old.meaning == meaning else 0))
    return found


def _stems_of(cell: str, column: int) -> Iterator[tuple[str, int]]:
    """The forms of a cell that are long enough, each with the columns whose endings may follow."""
    for word in cell.split():
        form = _form(word.rstrip("~"))
        is_stem = word.endswith("~") or (column == _SEMITIC and len(form) >= _LEAST_SEMITIC)
        endings = _columns(form, column) if is_stem else 0
        if _is_long_enough(form, column, endings):
            others = (*_elided(form, column, is_accented=word[0] in "éè"), *_maltese(form, column))
            yield from ((one, endings) for one in (form, *others))


def _elided(form: str, column: int, *, is_accented: bool) -> Iterator[str]:
    """French and Italian articles that fold glues to the word: l'industrie, d'État, dell'Iran."""
    if column == 0 and len(form) >= _LEAST_ELIDED_SURELY and form[0] in "aeiouh":
        is_sure = is_accented or len(form) >= _LEAST_ELIDED
        yield from (article + form for article in _ARTICLES if is_sure or len(article) > _SHORT_ARTICLE)


def _maltese(form: str, column: int) -> Iterator[str]:
    """Maltese has its abstract nouns from Italian, and spells them otherwise: liberazione, liberazzjoni."""
    if column == 0 and form.endswith(_ITALIAN):
        yield form.removesuffix(_ITALIAN) + _MALTESE


def _columns(form: str, column: int) -> int:
    return 1 << column | (LONG if len(form) >= _LONG_STEM and column != _SEMITIC else 0)


def _is_long_enough(form: str, column: int, endings: int) -> bool:
    latin = column < len(_SHARED)
    if endings:
        return len(form) >= (_LEAST_LATIN if latin else _LEAST)
    return len(form) >= (_LEAST_FOREIGN if latin and column else _LEAST_WORD)


def _form(word: str) -> str:
    """The form that a token of the word has; nothing where it is more than one."""
    phrase = phrase_of(word)
    words = phrase[1:] if phrase[:1] in {("al",), ("lil",)} else phrase
    return words[0] if len(words) == 1 else ""


@cache
def endings() -> dict[str, int]:
    """Folded ending → a bit for each column of the table in which it is one, and LONG where it may follow a long stem."""
    found: dict[str, int] = {}
    for column, (plain, long, derived) in enumerate(zip(*map(_endings, _ENDINGS), strict=True)):
        for form in plain:
            found[form] = found.get(form, 0) | 1 << column
        for form in (*plain, *long, *derived, *(middle + end for middle in derived for end in (*plain, *long))):
            if not _OF_SURNAMES.fullmatch(form):
                found[form] = found.get(form, 0) | LONG
    return {form: columns for form, columns in found.items() if form}


def _endings(row: str) -> list[list[str]]:
    return [[folded(word) for word in cell.split()] for cell in cells(row)]


@cache
def endings_of(column: int) -> frozenset[str]:
    """Folded endings of one column."""
    return frozenset(map(folded, cells("@endings")[column].split()))


@cache
def kin() -> dict[str, tuple[str, ...]]:
    """Meaning → the others that translators write for it: управление is administration, directorate and management."""
    groups = [line.split() for line in _kin_lines() if _FORM_OF_LAW not in line]
    pairs = [(meaning, other) for group in groups for meaning in group for other in group]
    senses = [(meaning, sense) for meaning, _ in _rows() if _SENSES in meaning for sense in meaning.split(_SENSES)]
    return _among([*pairs, *senses, *((sense, meaning) for meaning, sense in senses)])


@cache
def words_for_forms() -> dict[str, tuple[str, ...]]:
    """Class of a legal form → the meanings of words that stand for it where it isn't one: a Verein is an association."""
    rows = (line.split(_FORM_OF_LAW) for line in _kin_lines() if _FORM_OF_LAW in line)
    return {form.strip(): tuple(meanings.split()) for form, meanings in rows}


def _among(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for meaning, other in pairs:
        found.setdefault(meaning, set()).update({other} - {meaning})
    return {meaning: tuple(sorted(others)) for meaning, others in found.items()}


def _kin_lines() -> list[str]:
    lines = (files("seawall.names") / "data" / "kin.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def is_concept(meaning: str) -> bool:
    """Whether a meaning is one of words.concepts()."""
    return meaning in frozenset(concepts().values())


def cells(row: str) -> tuple[str, ...]:
    """The cells of a row of the table that has no meaning."""
    return next(cells for name, cells in _rows() if name == row)


def folded(word: str) -> str:
    """An ending or a part of a word as it stands in folded words."""
    return "".join(phrase_of(word)) or fold(word)


@cache
def longest_ending() -> int:
    """In letters."""
    return max(map(len, endings()))


@cache
def small_words() -> frozenset[str]:
    """Words that join the others of an organisation's name and say nothing: του, na, für."""
    return frozenset(_small())


def _small() -> Iterator[str]:
    for name, cells in _rows():
        for word in " ".join(cells).split() if name == "small" else ():
            yield from phrase_of(word.rstrip("~"))


@lru_cache(1 << 16)
def translation(word: str) -> Stem | None:
    """The longest stem of the table that a folded word is made of, whole or with one of its endings."""
    known, ends = stems(), endings()
    for cut in range(len(word), max(SHORTEST_STEM, len(word) - longest_ending()) - 1, -1):
        stem = known.get(word[:cut])
        if stem is not None and (cut == len(word) or ends.get(word[cut:], 0) & stem.endings):
            return stem
    return None


@cache
def endings_of_places() -> frozenset[str]:
    """Folded endings that make a place's name an adjective."""
    return frozenset(
        ending
        for ending, columns in endings().items()
        if ending.startswith(OF_A_PLACE) and columns & _CYRILLIC and ending not in _SURNAMES
    )


@lru_cache(1 << 16)
def root(word: str) -> str:
    """The name of the place that an adjective is made of; nothing where the word is none."""
    for cut in range(SHORTEST_STEM, len(word) - len(OF_A_PLACE) + 1):
        if word[cut:] in endings_of_places():
            return word[:cut]
    return ""
