"""Names that are nothing but what they say. Most are, and none of the readings beside a name asks about them."""

import re

from seawall.names.branches import BRANCH_SIGNS
from seawall.names.holders import HOLDER_SIGNS
from seawall.names.joined import JOINING_SIGNS, MOST_WORDS, TELLING

# Words of letters only, with a capital first, all in capitals or all in small letters, a blank between: no letter stands alone, none
# may be misread, and the last word is no initial.
_WORD, _LAST = "(?:[A-Z][a-z]+|[a-z]{2,}|[A-Z]{2,})", "(?:[A-Z][a-z]{2,}|[a-z]{3,}|[A-Z]{3,})"
_is_of_words = re.compile(rf"(?:{_WORD} ){{0,{MOST_WORDS - 1}}}{_LAST}").fullmatch
# Words that make a field hold another name, or be a text.
_SIGNS = BRANCH_SIGNS | HOLDER_SIGNS | JOINING_SIGNS | TELLING


def is_plain(name: str) -> bool:
    """Whether a name field can be read in one way only: as itself. False says nothing.

    >>> is_plain("Max Example"), is_plain("Example Trading c/o Max Example"), is_plain("Max Example or Erika Muster")
    (True, False, False)
    """
    return _is_of_words(name) is not None and _SIGNS.isdisjoint(name.lower().split())
