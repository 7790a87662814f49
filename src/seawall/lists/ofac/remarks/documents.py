"""What follows a document's label: "K509213 (Korea, North) issued 14 Nov 2012 expires 14 Nov 2017" to an Identifier."""

import re

from seawall.entities import Identifier, IdentifierKind, PartialDate
from seawall.lists.ofac.labels import Label, identifier_kind

_DATE = r"(?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}"
_ISSUED = re.compile(rf"\s+issued (?P<on>{_DATE}(?: to {_DATE})?)$")
_EXPIRES = re.compile(rf"\s+expires (?P<on>{_DATE}(?: to {_DATE})?)$")
# The country stands in brackets after a blank; brackets that touch the number ("K357514(4)") belong to it. A place
# inside the country ("(Jalisco) (Mexico)") stands before it.
_UNDER_NAME = re.compile(r"\s+(?P<note>issued (?:under|in) the (?:alias )?name .+)$")
_COUNTRY = re.compile(r"^(?P<rest>.+?)(?:\s+\((?P<place>[^()\d]+)\))?\s+\((?P<country>[^()\d]+)\)$")

# Written without a country; whatever stands in brackets is part of the value ("(98)(21)(66153220)").
_WHOLE = {IdentifierKind.PHONE, IdentifierKind.WEBSITE, IdentifierKind.EMAIL, IdentifierKind.WALLET}

# What a value of a kind must look like to be believed; anything else is left unread and shown. Nothing here is a
# check digit: OFAC's own numbers fail those at times, and are screened all the same.
_SHAPES: dict[IdentifierKind, re.Pattern[str]] = {
    IdentifierKind.WEBSITE: re.compile(r"\S*\.\S+"),
    IdentifierKind.EMAIL: re.compile(r"\S+@\S+"),
    IdentifierKind.WALLET: re.compile(r"[0-9A-Za-z:._-]{10,256}"),  # FAQ 563: up to 256 alphanumeric characters
    IdentifierKind.BIC: re.compile(r"[0-9A-Z ]{8,14}"),
    IdentifierKind.TICKER: re.compile(r"\S.{0,30}"),
    IdentifierKind.CALL_SIGN: re.compile(r"\S.{0,15}"),
    IdentifierKind.AIRCRAFT_TAIL: re.compile(r"\S.{1,15}"),
}
_NUMBERED = re.compile(r"(?!No\.:)(?=.*\d).{1,80}")


# Longer values are not read: a wallet has up to 256 characters (FAQ 563), the longest real document with its dates 120.
MAX_IDENTIFIER_CHARS = 512


def read_identifier(label: Label, said: str) -> Identifier | None:
    """One identifier with country and dates; None where the value doesn't look like what the label promises."""
    if len(said) > MAX_IDENTIFIER_CHARS:
        return None
    if label.kind in _WHOLE:
        return _checked(
            Identifier(label.kind or IdentifierKind.OTHER, said.strip(), label.text, currency=label.currency)
        )
    under = _UNDER_NAME.search(said)
    number, expires = _cut_date(said[: under.start()] if under else said, _EXPIRES)
    number, issued = _cut_date(number, _ISSUED)
    found = _COUNTRY.match(number)
    number, country = (found["rest"], found["country"]) if found else (number, "")
    note = under["note"] if under else (found and found["place"]) or ""
    return _checked(Identifier(identifier_kind(label, number), number, label.text, country, "", issued, expires, note))


def _checked(identifier: Identifier) -> Identifier | None:
    return identifier if _SHAPES.get(identifier.kind, _NUMBERED).fullmatch(identifier.value) else None


def _cut_date(text: str, pattern: re.Pattern[str]) -> tuple[str, PartialDate | None]:
    found = pattern.search(text)
    day = PartialDate.parse(found["on"]) if found else None
    return (text[: found.start()], day) if found and day else (text, None)
