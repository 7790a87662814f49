"""Banks as messages name them: with the branch, of which the list says nothing.

A branch is a part of its bank and no other person: "KRAYINVESTBANK, MOSCOW BRANCH" is Krayinvestbank. Beside a listed name of one
word one or two words more take the score below review.
"""

import re
from collections.abc import Iterator

from seawall.names.analyse import MAX_NAME_CHARS, NameType

_BRANCH = (
    "branch | head office | main office | regional office | representative office | filial | filiale | filialy | sucursal | "
    "succursale | zweigniederlassung | niederlassung | zweigstelle | agence | agenzia | bijkantoor | kantoor | sube | subesi | şube | "
    "şubesi | oddział | oddzial | pobočka | филиал | отделение | філія | відділення | фирмен клон | клон"
)
_PATTERN = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(re.escape(word.strip()).replace(chr(92) + ' ', chr(92) + 's+') for word in _BRANCH.split('|'))})(?![^\W_])",
    re.IGNORECASE,
)
# A name without any of these words names no branch: they are looked for first, for most names have none.
BRANCH_SIGNS = frozenset(phrase.split()[-1] for phrase in _BRANCH.casefold().split("|"))
_OF = re.compile(r"^\s*(?:of|der|des|de|du|di|van|von)\s+(?:the\s+|la\s+)?", re.IGNORECASE)
_EDGES = " \t\r\n,.;:/|()[]-–—\"'«»"
# What is left of a name must say so much, in letters: "STATE BANK BRANCH" is not called State.
_LEAST_LETTERS = 8


def without_branch(name: str, kind: NameType) -> tuple[str, ...]:
    """The bank whose branch a name is, where it says so; most names say nothing of the kind.

    >>> without_branch("KRAYINVESTBANK, MOSCOW BRANCH", NameType.UNKNOWN)
    ('KRAYINVESTBANK, MOSCOW', 'KRAYINVESTBANK')
    """
    if kind not in {NameType.UNKNOWN, NameType.ORGANISATION} or len(name) > MAX_NAME_CHARS:
        return ()
    if BRANCH_SIGNS.isdisjoint(name.casefold().replace(",", " ").replace("(", " ").replace(")", " ").split()):
        return ()
    found = _PATTERN.search(name)
    return tuple(dict.fromkeys(text for text in _banks(name, found) if _says_enough(text))) if found else ()


def _banks(name: str, found: re.Match[str]) -> Iterator[str]:
    """What stands before the word; without the town that ends it; and what stands behind "branch of"."""
    before, behind = name[: found.start()].strip(_EDGES), name[found.end() :]
    yield before
    yield before.rpartition(" ")[0].rstrip(_EDGES)
    if of := _OF.match(behind):
        yield behind[of.end() :].strip(_EDGES)


def _says_enough(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS
