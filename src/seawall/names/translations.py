"""Words of organisations that are translated from one language to the next: what a word means, by its stem and its ending.

A list has "Ministerstvo oborony", the next one "Ministry of Defence", a third "Υπουργείο Άμυνας": no transliteration finds
one by the other. data/translations.txt has the words, a meaning a row; inflected forms are found by rule.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from seawall.names.fold import fold
from seawall.names.phrase import phrase_of
from seawall.names.words import concepts

# Shorter stems begin too many other words: two letters are none; of Latin letters, which all languages share, four.
SHORTEST_STEM = 3
_LEAST, _LEAST_LATIN = 3, 4
# A short foreign word in Latin letters is a name elsewhere (Vera is faith in Russian): whole words have so many letters.
_LEAST_WORD, _LEAST_FOREIGN = 3, 5
_SHARED = ("west", "slavic", "baltic")
_CYRILLIC = 1 << 3
# In Cyrillic a word of a place ends so: Казанское is of Kazan, Ангарский of Angarsk. Surnames on -ski and -sky are names.
OF_A_PLACE, _SURNAMES = "sk", frozenset({"ski", "sky"})


class Stem(NamedTuple):
    """What a stem means; is_concept says that the meaning is one of words.concepts().

    endings has a bit for each column of the table whose endings may follow; 0 where it is a whole word.
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
        if meaning in {"@endings", "small"}:
            continue
        for column, cell in enumerate(cells):
            for word in cell.split():
                form, endings = _form(word.rstrip("~")), 1 << column if word.endswith("~") else 0
                if _is_long_enough(form, column, endings):
                    old = found.get(form, Stem(meaning, meaning in known, 0))
                    found[form] = old._replace(endings=old.endings | (endings if old.meaning == meaning else 0))
    return found


def _is_long_enough(form: str, column: int, endings: int) -> bool:
    latin = column < len(_SHARED)
    if endings:
        return len(form) >= (_LEAST_LATIN if latin else _LEAST)
    return len(form) >= (_LEAST_FOREIGN if latin and column else _LEAST_WORD)


def _form(word: str) -> str:
    """The form that a token of the word has; nothing where it is more than one."""
    phrase = phrase_of(word)
    words = phrase[1:] if phrase[:1] == ("al",) else phrase
    return words[0] if len(words) == 1 else ""


@cache
def endings() -> dict[str, int]:
    """Folded ending → a bit for each column of the table in which it is one."""
    found: dict[str, int] = {}
    for column, cell in enumerate(next(cells for name, cells in _rows() if name == "@endings")):
        for ending in cell.split():
            form = "".join(phrase_of(ending)) or fold(ending)
            found[form] = found.get(form, 0) | 1 << column
    return {form: columns for form, columns in found.items() if form}


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
