"""Names that say too little to carry a decision alone: single letters, a bare legal form, one common word."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from seawall.entities import Party
from seawall.matching import name_type
from seawall.names import Kind, Name, NameType, analyse, per_million
from seawall.names.words import legal_forms

# A word that stands in one name of a thousand: Maria, Ahmed, Anna. OFAC calls aliases of such words weak (FAQ 122 to 125).
COMMON_PER_MILLION = 1_000.0
_SMALL = frozenset({Kind.TITLE, Kind.PARTICLE})
_WORDS = frozenset({Kind.WORD, Kind.CONCEPT})


class Poor(StrEnum):
    """Why a name is poor, as a policy says it."""

    SINGLE_LETTERS = "single-letters"
    ONLY_LEGAL_FORM = "only-legal-form"
    ONE_COMMON_WORD = "one-common-word"


def poor_names(party: Party) -> frozenset[Poor]:
    """What is poor about a party's names; empty where one of them is a whole name.

    It is the party's names that are asked, never the entry's: another alias on a list must not weaken a match.
    """
    found = list(_qualities(party))
    return frozenset(poor for poor in found if poor) if all(found) else frozenset()


def _qualities(party: Party) -> Iterator[Poor | None]:
    for text in party.names:
        yield _quality(text, name_type(party.schema))


# A name is asked about with each entry that it is like, and to tell what would change that.
@lru_cache(1024)
def _quality(text: str, kind: NameType) -> Poor | None:
    return poor_of(analyse(text, kind))


def poor_of(name: Name) -> Poor | None:
    """Why a name is poor; None for a whole one, and for one without any letter, which is like nothing on a list."""
    said = [token for token in name.tokens if token.kind not in _SMALL]
    if not said:
        return None
    if all(token.kind is Kind.INITIAL for token in said):
        return Poor.SINGLE_LETTERS
    if all(token.kind is Kind.LEGAL for token in said) or tuple(token.form for token in said) in legal_forms():
        return Poor.ONLY_LEGAL_FORM
    if len(said) == 1 and said[0].kind in _WORDS and per_million(said[0].form) >= COMMON_PER_MILLION:
        return Poor.ONE_COMMON_WORD
    return None
