"""One spelling of a name for all its rows: a chain must not break at a capital letter or a full stop."""

import re
from unicodedata import normalize

_APART = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """The name in small letters, signs and runs of blanks as one blank; as it stood where nothing else is in it.

    Names that differ in more than that are different members: what is alike is for a person, or the matcher.
    """
    return _APART.sub(" ", normalize("NFKC", name).casefold()).strip() or name.strip()
