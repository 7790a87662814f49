"""SECO's <other-information>: free text, of which some is plainly labelled ("IMO Number: 8405270")."""

import re
from collections.abc import Iterator

from seawall.entities import Identifier, IdentifierKind

# Labels that public readers of the list have met, in lower case, each for the whole of a statement.
LABELS = {
    "imo number": IdentifierKind.IMO,
    "mmsi": IdentifierKind.MMSI,
    "call sign": IdentifierKind.CALL_SIGN,
    "callsign": IdentifierKind.CALL_SIGN,
    "registration number": IdentifierKind.REGISTRATION,
    "state registration number": IdentifierKind.REGISTRATION,
    "business registration number": IdentifierKind.REGISTRATION,
    "registration number (ogrn)": IdentifierKind.REGISTRATION,
    "ogrn": IdentifierKind.REGISTRATION,
    "economic code": IdentifierKind.REGISTRATION,
    "taxpayer identification number": IdentifierKind.TAX_ID,
    "tax identification number": IdentifierKind.TAX_ID,
    "tax registration number": IdentifierKind.TAX_ID,
    "tax id number": IdentifierKind.TAX_ID,
    "tax number": IdentifierKind.TAX_ID,
    "inn": IdentifierKind.TAX_ID,
    "kpp": IdentifierKind.TAX_ID,
    "unified social credit code": IdentifierKind.USCC,
    "swift": IdentifierKind.BIC,
    "swift code": IdentifierKind.BIC,
    "swift/bic": IdentifierKind.BIC,
    "swift/bic code": IdentifierKind.BIC,
    "passport number": IdentifierKind.PASSPORT,
    "national identification number": IdentifierKind.NATIONAL_ID,
    "national id number": IdentifierKind.NATIONAL_ID,
    "national id": IdentifierKind.NATIONAL_ID,
    "id card number": IdentifierKind.NATIONAL_ID,
    "personal id": IdentifierKind.NATIONAL_ID,
    "website": IdentifierKind.WEBSITE,
    "e-mail": IdentifierKind.EMAIL,
    "email": IdentifierKind.EMAIL,
    "e-mail address": IdentifierKind.EMAIL,
    "email address": IdentifierKind.EMAIL,
}
# One word: a value of more words is a remark, and stays a fact.
_VALUE = re.compile(r"[^\s;,]+")
_BETWEEN = re.compile(r"[;,]\s+")


def identifiers_in(text: str, *, is_object: bool) -> Iterator[Identifier]:
    """The identifiers that a text gives under a known label; the text itself is kept as a fact whatever it gives.

    An IMO number is a ship's own only where the target is an object: "IMO number of the vessel" stands on owners, too.
    """
    for statement in text.split("; "):
        label, colon, said = statement.partition(":")
        kind = LABELS.get(" ".join(label.split()).casefold())
        if not colon or kind is None or (kind is IdentifierKind.IMO and not is_object):
            continue
        values = [value.strip().rstrip(".") for value in _BETWEEN.split(said)]
        yield from (Identifier(kind, value, label.strip()) for value in values if _VALUE.fullmatch(value))
