"""A party as a client describes it in JSON. A field that does not exist is refused: a mistyped name would match nothing."""

import msgspec

from seawall.entities import Address, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.payments import Customer
from seawall.web.refusals import invalid

# What a decision calls the place of what came in a request.
SOURCE = "request"


class _Identifier(msgspec.Struct, forbid_unknown_fields=True):
    value: str
    kind: IdentifierKind = IdentifierKind.OTHER
    country: str = ""
    label: str = ""


class _Address(msgspec.Struct, forbid_unknown_fields=True):
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


class PartyAsked(msgspec.Struct, forbid_unknown_fields=True):
    """A party to be screened; at least a name or an identifier."""

    names: list[str] = []
    type: Schema = Schema.LEGAL_ENTITY
    key: str = "party"
    birth_dates: list[str] = []
    birth_places: list[str] = []
    countries: list[str] = []
    gender: str = ""
    identifiers: list[_Identifier] = []
    addresses: list[_Address] = []


_read = msgspec.json.Decoder(PartyAsked).decode
EXAMPLE = {
    "key": "C-1",
    "names": ["Integrity Technology Group"],
    "type": "Company",
    "countries": ["China"],
    "identifiers": [{"kind": "uscc", "value": "91110108562135265P"}],
}


def customer_of(body: bytes) -> Customer:
    """The party of a body as a customer. 422 where it is none, or nothing of it could be screened."""
    try:
        said = _read(body)
    except msgspec.ValidationError as error:
        raise invalid("body", "party", str(error)) from None
    except (msgspec.DecodeError, RecursionError):
        raise invalid("body", "party", "JSON decode error") from None
    names = tuple(text for text in said.names if text.strip())
    if not names and not said.identifiers:
        raise invalid("body", "names", "a name or an identifier is needed")
    return Customer(said.key, (_party(said, names),), SOURCE, "party")


def _party(said: PartyAsked, names: tuple[str, ...]) -> Party:
    return Party(
        Role.CUSTOMER,
        names=names,
        schema=said.type,
        identifiers=tuple(Identifier(row.kind, row.value, row.label, row.country) for row in said.identifiers),
        addresses=tuple(
            Address(row.street, row.city, row.region, row.postal_code, row.country) for row in said.addresses
        ),
        birth_dates=tuple(_date(text) for text in said.birth_dates),
        birth_places=tuple(said.birth_places),
        countries=tuple(said.countries),
        gender=said.gender,
        place="party",
    )


def _date(text: str) -> PartialDate:
    found = PartialDate.parse(text)
    if found is None:
        raise invalid("body", "birth_dates", "no date: write it as 1960, 1960-06 or 1960-06-29")
    return found
