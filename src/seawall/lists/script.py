"""The script of a name, told from its letters: lists that hold names in several scripts seldom say which is which."""

from collections import Counter
from collections.abc import Iterator

import icu

# Scripts that are written together by custom: what the mixture is called (ISO 15924).
_TOGETHER = (
    (frozenset({"Hani", "Hira", "Kana"}), "Jpan"),
    (frozenset({"Hani", "Hang"}), "Kore"),
)
# Marks and punctuation that belong to every script (Common, Inherited), and what Unicode doesn't know.
_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})


def script_of(text: str) -> str:
    """The ISO 15924 code of a text whose letters are of one script; empty where they are of several, or there are none.

    >>> script_of("Al Kawthar Co."), script_of("شركة الكوثر"), script_of("永信至诚"), script_of("Jin Tiesan (金铁三)")
    ('Latn', 'Arab', 'Hani', '')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    found = {code for letter in text if letter.isalpha() and (code := _script(letter)) not in _NO_SCRIPT}
    if len(found) == 1:
        return found.pop()
    return next((name for scripts, name in _TOGETHER if found and found <= scripts), "")


def is_latin(word: str) -> bool:
    """Whether most letters of a word are Latin; a word without letters is no word of any other script either.

    Most, since lists hold words in which a single letter looks like a Latin one and is not ("Сulture" with a Cyrillic С).
    """
    counts = Counter(_script(letter) == "Latn" for letter in word if letter.isalpha())
    return counts[True] >= counts[False]


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """A text in its stretches of Latin and of other words, each with whether it is Latin; figures stay with what is before.

    >>> list(runs("In Arabic: سيف العدل"))
    [(True, 'In Arabic:'), (False, 'سيف العدل')]
    """
    words: list[str] = []
    latin = True
    for word in text.split():
        has_letters = any(letter.isalpha() for letter in word)
        turned = has_letters and is_latin(word) is not latin
        if turned and any(letter.isalpha() for before in words for letter in before):
            yield latin, " ".join(words)
            words = []
        latin = is_latin(word) if has_letters else latin
        words.append(word)
    if words:
        yield latin, " ".join(words)


def _script(letter: str) -> str:
    return str(icu.Script.getScript(letter).getShortName())
