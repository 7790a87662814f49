"""GET /v2/search as watchman 0.66 answers it, and /ping and /v2/listinfo; scores are Seawall's.

Watchman refuses parameters that it doesn't know: 400 with {"error": …}, and so does this.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.corpus import Corpus
from seawall.entities import Address, Entity, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.matching import Match, unread_names
from seawall.web.guard import is_open, needs
from seawall.web.house import Visitor, house_of
from seawall.web.refusals import Json
from seawall.web.yente.datasets import datasets_of

router = APIRouter(tags=["watchman"])

_TYPES = {"person": Schema.PERSON, "business": Schema.COMPANY, "organization": Schema.ORGANIZATION,
          "aircraft": Schema.AIRPLANE, "vessel": Schema.VESSEL}  # fmt: skip
_OF_SCHEMA = {schema: word for word, schema in _TYPES.items()} | {
    Schema.LEGAL_ENTITY: "business",
    Schema.WALLET: "business",
}
_IDENTIFIERS = {
    "imoNumber": IdentifierKind.IMO, "mmsi": IdentifierKind.MMSI, "callSign": IdentifierKind.CALL_SIGN,
    "icaoCode": IdentifierKind.AIRCRAFT_MODE_S, "serialNumber": IdentifierKind.AIRCRAFT_SERIAL,
    "email": IdentifierKind.EMAIL, "emailAddress": IdentifierKind.EMAIL, "emailAddresses": IdentifierKind.EMAIL,
    "phone": IdentifierKind.PHONE, "phoneNumber": IdentifierKind.PHONE, "phoneNumbers": IdentifierKind.PHONE,
    "website": IdentifierKind.WEBSITE, "websites": IdentifierKind.WEBSITE,
}  # fmt: skip
# Known, and of no use to a match: they are neither refused nor compared.
_UNUSED = frozenset(
    "requestID debug debugSourceIDs titles deathDate created dissolved aircraftType built model vesselType owner tonnage "
    "grossRegisteredTonnage fax faxNumber faxNumbers sourceID".split()
)
_OWN = frozenset({"name", "altNames", "type", "source", "limit", "minMatch", "format", "gender", "birthDate", "flag"})
_ADDRESSES = frozenset({"address", "addresses"})
_WALLETS = frozenset({"cryptoAddress", "cryptoAddresses"})
_KINDS = {"gov_passport": IdentifierKind.PASSPORT, "gov_tax-id": IdentifierKind.TAX_ID,
          "gov_national-id": IdentifierKind.NATIONAL_ID}  # fmt: skip
_MOST, _USUAL = 100, 10
# watchman's own least is 0 and gives everything; below this nothing is alike.
_LEAST = 0.05


class _Refused(ValueError):
    """A parameter that watchman would refuse."""


@router.get("/v2/search", summary="Search as watchman does", responses={400: {"description": "An unknown parameter"}})
def search(request: Request, _visitor: Annotated[Visitor, needs(Right.SEARCH)]) -> Response:
    """Entities like the one that the parameters describe: name, type, birthDate, cryptoAddresses=CUR:ADDRESS …"""
    said: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        said.setdefault(name, []).append(value)
    said.pop("api_key", None)
    corpus = house_of(request).corpus()
    try:
        party, limit, least = _party(said), _limit(said), _least(said)
    except _Refused as refusal:
        return Json({"error": str(refusal)}, 400)
    if not party.names and not party.identifiers:
        return Json({"error": "name is required"}, 400)
    wanted = {source.lower() for source in said.get("source", ())}
    found = (match for match in corpus.matches(party, max(least, _LEAST)) if match.score >= least)
    kept = [match for match in found if not wanted or wanted & set(_sources(corpus.entity(match.entity_id)))]
    query = _blank(party.caption if party.names else "", said.get("type", [""])[0])
    return Json({"query": query, "entities": [_entity(corpus, match) for match in kept[:limit]]})


@router.get("/ping", summary="Alive, as watchman says it", responses={
    200: {"content": {"text/plain": {"schema": {"type": "string"}, "example": "PONG"}}},
})  # fmt: skip
@is_open
async def ping() -> Response:
    """The word PONG."""
    return Response("PONG", media_type="text/plain")


@router.get("/v2/listinfo", summary="The lists in use, as watchman says it")
def listinfo(request: Request, _visitor: Annotated[Visitor, needs(Right.READ_LISTS)]) -> Response:
    """How many entries each list has, and the hash of its bytes."""
    manifest = house_of(request).corpus().manifest
    loaded = max((row.fetched_at for row in manifest.lists if row.fetched_at), default=None)
    return Json({
        "lists": {_source(row.id): row.entities for row in manifest.lists},
        "listHashes": {_source(row.id): "".join(row.sha256)[:64] for row in manifest.lists},
        "startedAt": loaded,
        "endedAt": loaded,
        "version": manifest.engine,
    })  # fmt: skip


def _party(said: Mapping[str, list[str]]) -> Party:
    unknown = [name for name in said if not _is_known(name)]
    if unknown:
        raise _Refused(f"unknown query parameter: {unknown[0][:60]}")
    kind = next(iter(said.get("type", ())), "").lower()
    if kind and kind not in _TYPES:
        raise _Refused(f"unknown entity type: {kind[:60]}")
    party = Party(
        Role.CUSTOMER,
        names=tuple(text for name in ("name", "altNames") for text in said.get(name, ()) if text.strip()),
        schema=_TYPES.get(kind, Schema.LEGAL_ENTITY),
        identifiers=tuple(_identifiers(said)),
        addresses=tuple(Address(street=text) for name in _ADDRESSES for text in said.get(name, ())),
        birth_dates=tuple(_date(text) for text in said.get("birthDate", ())),
        countries=tuple(said.get("flag", ())),
        gender=next(iter(said.get("gender", ())), ""),
    )
    for _, why in unread_names(party):
        raise _Refused(why)  # it would be answered as if nothing were like it
    return party


def _is_known(name: str) -> bool:
    return name in _OWN | _UNUSED | _ADDRESSES | _WALLETS | _IDENTIFIERS.keys() or name.startswith("gov_")


def _date(text: str) -> PartialDate:
    found = PartialDate.parse(text)
    if found is None:
        raise _Refused("birthDate is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return found


def _identifiers(said: Mapping[str, list[str]]) -> Iterator[Identifier]:
    for name, values in said.items():
        for text in values:
            if name in _IDENTIFIERS:
                yield Identifier(_IDENTIFIERS[name], text, name)
            elif name in _WALLETS:
                currency, _, address = text.rpartition(":")
                yield Identifier(IdentifierKind.WALLET, address, name, currency=currency)
            elif name.startswith("gov_"):
                country, _, number = text.rpartition(":")
                yield Identifier(_KINDS.get(name, IdentifierKind.OTHER), number, name, country)


def _limit(said: Mapping[str, list[str]]) -> int:
    text = said.get("limit", [str(_USUAL)])[0]
    if not text.isdecimal() or len(text) > 9:
        raise _Refused("limit is no number")
    return min(_MOST, int(text)) or _USUAL


def _least(said: Mapping[str, list[str]]) -> float:
    try:
        number = float(said.get("minMatch", ["0"])[0])
    except ValueError:
        raise _Refused("minMatch is no number") from None
    if not math.isfinite(number) or not 0 <= number <= 1:
        raise _Refused("minMatch lies between 0 and 1")
    return number


def _source(list_id: str) -> str:
    """A list in watchman's words: "us_ofac" for OFAC's."""
    return "us_ofac" if list_id == "us-ofac-sdn" else list_id.replace("-", "_")


def _sources(entity: Entity) -> list[str]:
    return [*datasets_of(entity), _source(entity.source.list_id)]


def _blank(name: str, kind: str) -> dict[str, Any]:
    """Watchman's entity with nothing in it but a name."""
    bodies = dict.fromkeys(_TYPES)
    return {"name": name, "entityType": kind, "sourceList": "", "sourceID": "", **bodies} | {
        "contact": {"emailAddresses": None, "phoneNumbers": None, "faxNumbers": None, "websites": None},
        "addresses": None, "cryptoAddresses": None, "affiliations": None, "sanctionsInfo": None, "historicalInfo": None,
        "sourceData": None,
    }  # fmt: skip


def _entity(corpus: Corpus, match: Match) -> dict[str, Any]:
    """A listed entity in watchman's words, with its fields beside the score, not below it."""
    entity = corpus.entity(match.entity_id)
    kind = _OF_SCHEMA[entity.schema]
    values = {key: [row.value for row in entity.identifiers if row.kind is key] for key in IdentifierKind}
    return _blank(entity.caption, kind) | {
        "sourceList": _source(entity.source.list_id),
        "sourceID": entity.id.rpartition("-")[2],
        kind: _body(entity, kind),
        "contact": {
            "emailAddresses": values[IdentifierKind.EMAIL] or None,
            "phoneNumbers": values[IdentifierKind.PHONE] or None,
            "faxNumbers": None,
            "websites": values[IdentifierKind.WEBSITE] or None,
        },
        "addresses": [_address(row) for row in entity.addresses] or None,
        "cryptoAddresses": [
            {"currency": row.currency, "address": row.value}
            for row in entity.identifiers
            if row.kind is IdentifierKind.WALLET
        ] or None,
        "affiliations": [
            {"entityName": link.target_name or link.target_id, "type": link.relation, "details": ""} for link in entity.links
        ] or None,
        "sanctionsInfo": {"programs": list(entity.programmes), "secondary": False, "description": ""},
        "historicalInfo": None,
        "match": match.score,
    }  # fmt: skip


def _body(entity: Entity, kind: str) -> dict[str, Any]:
    """What watchman keeps by the kind of entity: names, dates and documents."""
    documents = [
        {"type": row.kind.value, "country": row.country, "identifier": row.value}
        for row in entity.identifiers
        if row.kind
        in {IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID, IdentifierKind.TAX_ID, IdentifierKind.REGISTRATION}
    ]
    body: dict[str, Any] = {"name": entity.caption, "altNames": [name.text for name in entity.names[1:]] or None}
    if kind == "person":
        born = entity.birth_dates[0].earliest if entity.birth_dates else None
        titles = [entity.title] if entity.title else None
        body |= {"gender": entity.gender.lower(), "birthDate": born, "deathDate": None, "titles": titles}
    return body | {"governmentIDs": documents or None}


def _address(row: Address) -> dict[str, Any]:
    return {
        "line1": row.street or row.text or row.note,
        "line2": "",
        "city": row.city,
        "postalCode": row.postal_code,
        "state": row.region,
        "country": row.country_code.upper() or row.country,
        "latitude": 0.0,
        "longitude": 0.0,
    }
