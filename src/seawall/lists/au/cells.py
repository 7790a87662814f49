"""Cells of DFAT's list that hold several values: "a) … b) …", "; ", and dates in a dozen manners."""

import re
from collections.abc import Iterator

from seawall.entities import PartialDate
from seawall.lists.day_first import day_first

# "a) 1955 b) 1958", "a)1994 b)1993", "i) Kabul, ii) Ghazni".
_LETTER = re.compile(r"(?:(?<=[\s,;.])|^)(?:[a-z]|[ivx]{2,4})\)\s*")
_NOTHING = frozenset({"", "na", "n/a", "-", "unknown"})
# " >> " stands between dates of an entry that a person typed together from four.
_DATE_ENDS = re.compile(r"\s*(?:;|>>|,?\s+or\s+|(?<=\d{4}),\s*(?=\S))\s*")
# What is said of a date: which of the names it belongs to, or on which document it stands.
_ASIDE = re.compile(r"\((?:as|from|appears)\b[^()]*\)?|,\s*(?=$)")
_ANOTHER = re.compile(
    r"[(.]?\s*(?:for )?this aka only,\s*(?:alt )?(?:DOB|born)\s*:?\s*|\balt\.? DOB\s*:?\s*", re.IGNORECASE
)
_BETWEEN = re.compile(r"between\s+(?P<first>.+?)\s+(?:and|to)\s+(?P<last>.+)", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–/]\s*(?P<last>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<m>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2}), (?P<y>\d{4})")
_GLUED = re.compile(r"(?<=[a-z])\.(?=\d)")
_APART = re.compile(r"(?<=/)\s+(?=\d)|(?<=^\d)\.(?= [A-Z])|(?<=^\d\d)\.(?= [A-Z])")
_APPROX = re.compile(r"^approx\.?(?=\s)", re.IGNORECASE)
_DASHED = re.compile(r"(?P<d>\d{1,2})-(?P<m>[A-Z][a-z]{2,8})-(?P<y>\d{4})")
_LONGEST_DATES = 400  # the longest real cell has 115 characters

# Names of countries that hold an "and", which else parts two citizenships.
_WITH_AND = re.compile(
    r"(?<=Trinidad) and (?=Tobago)|(?<=Bosnia) and (?=Herzegovina)|(?<=Britain) and (?=Northern)"
    r"|(?<=Antigua) and (?=Barbuda)|(?<=Kitts) and (?=Nevis)|(?<=Vincent) and (?=the )|(?<=Tome) and (?=Principe)",
    re.IGNORECASE,
)
_CITIZENSHIP_ENDS = re.compile(r"\s*;\s*|\s+and\s+|,\s+(?=[A-Z][a-z]+(?:\s+and\s|$|,))")
_HELD = "\0"


def said(text: str) -> str:
    """A text in one line; empty where it only says that nothing is known."""
    plain = " ".join(text.split())
    return "" if plain.casefold().rstrip(".") in _NOTHING else plain


def several(text: str) -> list[str]:
    """The values of one cell: lettered ones, and those with a semicolon between.

    >>> several("a) Kabul, Afghanistan, b) Ghazni")
    ['Kabul, Afghanistan', 'Ghazni']
    """
    pieces = (piece for lettered in _LETTER.split(text) for piece in _at_semicolons(lettered))
    return [plain for piece in pieces if (plain := said(piece.strip(" ,;\n\xa0")))]


def _at_semicolons(text: str) -> list[str]:
    """Cut at each semicolon, unless one stands within brackets."""
    pieces = text.split(";")
    return pieces if all(piece.count("(") == piece.count(")") for piece in pieces) else [text]


def citizenships(text: str) -> list[str]:
    """The citizenships of one cell ("Russian and Ukrainian")."""
    found = []
    for piece in several(text):
        held = _WITH_AND.sub(lambda match: match.group().replace(" ", _HELD), piece)
        found += [plain for one in _CITIZENSHIP_ENDS.split(held) if (plain := said(one.replace(_HELD, " ")))]
    return found


def birth_dates(text: str) -> Iterator[PartialDate | str]:
    """The dates of one cell; a piece that is no date comes as it stood."""
    bounded = " ".join(text.split())
    if len(bounded) > _LONGEST_DATES:
        yield bounded
        return
    plain = _ANOTHER.sub("; ", _ASIDE.sub(";", bounded))
    for lettered in _LETTER.split(plain):
        for piece in _DATE_ENDS.split(lettered):
            bare = said(piece.strip(" ,;.()\xa0"))
            if bare:
                yield from _dates(bare)


def _dates(piece: str) -> Iterator[PartialDate | str]:
    whole = one_date(piece)
    days = piece.split()
    if whole is None and len(days) > 1 and all(map(day_first, days)):
        yield from (found for day in days if (found := day_first(day)))
    else:
        yield whole or piece


def one_date(piece: str) -> PartialDate | None:
    """One date as DFAT writes it, with its own words; None where it is none.

    >>> [str(one_date(said).iso) for said in ("Between 1968 and 1973", "Approximately 1955- 1958", "24 Jan.1973")]
    ['1968/1973', '1955/1958', '1973-01-24']
    """
    text = _APPROX.sub("approximately", _APART.sub("", _GLUED.sub(". ", piece)))
    text = _BETWEEN.sub(lambda match: f"{match['first']} to {match['last']}", text)
    text = _YEARS.sub(lambda match: f"{match['first']} to {match['last']}", text)
    text = _MONTH_FIRST.sub(lambda match: f"{match['d']} {match['m']} {match['y']}", text)
    text = _DASHED.sub(lambda match: f"{match['d']} {match['m']} {match['y']}", text)
    return day_first(re.sub(r"(?<=[a-z]), (?=\d{4}$)", " ", text))
