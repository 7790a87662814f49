"""The UN's documents: what kind each is, and the number itself among the words that the list writes beside it."""

import re
from dataclasses import dataclass

from seawall.entities import IdentifierKind, PartialDate

# TYPE_OF_DOCUMENT, all that stand on the lists of 2024-11-30 and 2026-02-27.
KINDS = {
    "Passport": IdentifierKind.PASSPORT,
    "Numéro de passeport": IdentifierKind.PASSPORT,
    "Número de pasaporte": IdentifierKind.PASSPORT,
    "National Identification Number": IdentifierKind.NATIONAL_ID,
    "National identification no.": IdentifierKind.NATIONAL_ID,
}
# TYPE_OF_DOCUMENT2 is free text and more exact than the type before it, which calls a birth certificate a national
# number. A word of it decides, the first that is found; without one the type before it holds.
_WORDS = (
    ("passport", IdentifierKind.PASSPORT),
    ("fiscal", IdentifierKind.TAX_ID),
    ("birth", IdentifierKind.OTHER),
    ("certificate", IdentifierKind.OTHER),
    ("ration", IdentifierKind.OTHER),
    ("driver", IdentifierKind.OTHER),
    ("licence", IdentifierKind.OTHER),
    ("student", IdentifierKind.OTHER),
    ("other id", IdentifierKind.OTHER),
)

# The longest real number with its words has 84 characters; the patterns below are not tried on more.
_LONGEST = 200
# "Libyan passport No. 513519", "German travel document (“Reiseausweis”) A 0139243", "Libya B/002210": words, then a number
# whose letters are capitals.
_WORDED = re.compile(r"(?P<words>\D*(?:[a-z]{2}[^\s\d]*|[Nn]o\.?:?))\s+(?P<number>[^a-z\d]*\d.*)")
# "381110042 (Expired 25 Jan. 2016)", "R00012098, South Sudan".
_REMARKED = re.compile(r"(?P<number>[^(),]*\d[^(),]*?)(?:\s*\((?P<remark>[^()]*)\)|,\s*(?P<more>[^\d,]+))")
_EXPIRES = re.compile(
    r"(?:expir\w*(?: date)?|date of expiration|valid until)[: ]*(?:on )?"
    r"(?P<day>\d{4}-\d\d-\d\d|\d{1,2} [A-Za-z]{3,9}\.? \d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number by itself, the words before it, and the remark behind it."""

    value: str
    words: str = ""
    remark: str = ""


def kind_of(kind: str, second_kind: str) -> IdentifierKind | None:
    """What a document is; None where its type is not known."""
    said = second_kind.casefold()
    told = next((known for word, known in _WORDS if word in said), None)
    return told or KINDS.get(kind)


def number_in(text: str) -> Number:
    """The number in a field of numbers; the whole field where it can't be told from its words.

    >>> number_in("CAR diplomatic passport no. D00000898")
    Number(value='D00000898', words='CAR diplomatic passport no.', remark='')
    """
    if len(text) > _LONGEST:
        return Number(text)
    worded = _WORDED.fullmatch(text)
    words, rest = (worded["words"], worded["number"]) if worded else ("", text)
    remarked = _REMARKED.fullmatch(rest)
    if remarked is None:
        return Number(rest, words)
    return Number(remarked["number"].strip(), words, remarked["remark"] or remarked["more"] or "")


def expiry_in(note: str) -> PartialDate | None:
    """The day of expiry that a note plainly gives ("expires on 10 March 2019"); None where it gives none."""
    found = _EXPIRES.search(note[:_LONGEST])
    return PartialDate.parse(found["day"]) if found else None
