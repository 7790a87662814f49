"""Compounds of the Germanic, Finnic and Hungarian languages: what is one word there is two elsewhere.

"Nationalpolizei Nicaraguas" is "Policía Nacional de Nicaragua": the words before the head are modifiers, and an unknown one is a
name ("Prizrakbrigaden"). The heads stand in data/translations.txt.
"""

from functools import cache, lru_cache

from seawall.names.translations import cells, endings_of, folded, translation
from seawall.names.words import mendable

# As names/repair.py parts words: the kernels' reader looks for ends behind so many letters, and for none shorter than one more.
LEAST_FIRST, LEAST_HEAD = 4, 5
# A head is followed by the short endings of its column: the others make other words of it.
_LONGEST_END = 3
# What joins the parts: Volk-s-republik, Nachricht-en-dienst.
_JOINS = ("", "s", "n", "en", "es")


@cache
def heads() -> frozenset[str]:
    """All folded forms of the words that end compounds."""
    return _forms("@heads") | _after_known()


@cache
def _after_known() -> frozenset[str]:
    """Those of heads() that end a compound only where the table knows its first part."""
    return _forms("@known")


def _forms(row: str) -> frozenset[str]:
    found: set[str] = set()
    for column, cell in enumerate(cells(row)):
        for word in cell.split():
            stem = folded(word.rstrip("~"))
            ends = {end for end in endings_of(column) if len(end) <= _LONGEST_END} if word.endswith("~") else set()
            found |= {stem, *(stem + end for end in ends)}
    return frozenset(form for form in found if len(form) >= LEAST_HEAD)


@lru_cache(1 << 16)
def parts(word: str) -> tuple[str, str] | None:
    """A folded word before its head, and the head; None where the word is no compound, or known by itself."""
    if word in mendable()[0] or translation(word) is not None:
        return None
    for cut in range(LEAST_FIRST, len(word) - LEAST_HEAD + 1):
        if word[cut:] in heads() and translation(word[cut:]) is not None:
            first = _without_join(word[:cut])
            if word[cut:] not in _after_known() or translation(first) is not None:
                return first, word[cut:]
    return None


def _without_join(first: str) -> str:
    for join in _JOINS:
        plain = first.removesuffix(join) if join else first
        if len(plain) >= LEAST_FIRST and translation(plain) is not None:
            return plain
    return first
