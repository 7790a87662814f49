"""Entities of FollowTheMoney as OpenSanctions publishes them (entities.ftm.json): Ownership, Directorship, Sanction.

Read after the published schema (https://followthemoney.tech/explorer/) and a made sample in that format; no whole
OpenSanctions file was at hand.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, BinaryIO

from seawall.entities import Designation, Identifier, IdentifierKind, Schema
from seawall.errors import Problem
from seawall.ownership.readers.records import Dates, json_lines, rows_of, text_of
from seawall.ownership.share import UNKNOWN, read_share
from seawall.ownership.stake import ControlKind, ControlLink, Listing, Member, Stake, Statement

_MEMBERS = {
    "Person": Schema.PERSON, "Company": Schema.COMPANY, "Organization": Schema.ORGANIZATION,
    "LegalEntity": Schema.LEGAL_ENTITY, "PublicBody": Schema.ORGANIZATION, "Vessel": Schema.VESSEL,
    "Airplane": Schema.AIRPLANE, "Asset": Schema.LEGAL_ENTITY, "Thing": Schema.LEGAL_ENTITY,
    "RealEstate": Schema.LEGAL_ENTITY, "Vehicle": Schema.LEGAL_ENTITY,
}  # fmt: skip
_IDENTIFIERS = {
    "leiCode": IdentifierKind.LEI, "registrationNumber": IdentifierKind.REGISTRATION, "taxNumber": IdentifierKind.TAX_ID,
    "uscCode": IdentifierKind.USCC, "swiftBic": IdentifierKind.BIC, "imoNumber": IdentifierKind.IMO,
    "ogrnCode": IdentifierKind.REGISTRATION, "innCode": IdentifierKind.TAX_ID, "passportNumber": IdentifierKind.PASSPORT,
    "idNumber": IdentifierKind.NATIONAL_ID,
}  # fmt: skip
# Kinds that say nothing of ownership or of listing.
_PASSED_OVER = frozenset(
    "Address Identification Passport Family Associate Occupancy Position Documentation Document Article BankAccount "
    "CryptoWallet Security Event Note Payment Membership Employment Representation Succession Debt Similar".split()
)
# Data sets that are one list of an authority.
_LISTS = {"us_ofac_sdn": "SDN"}


def parse(stream: BinaryIO, source: str) -> Iterator[Statement | Problem]:
    """Read FollowTheMoney entities, one a line."""
    reader = _Reader(source)
    for item in json_lines(stream, source):
        if isinstance(item, Problem):
            yield item
        else:
            yield from reader.entity(*item)
    yield from reader.end()


class _Reader:
    """Reads entities one by one; remembers who is called sanctioned without a Sanction that says by whom."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._topical: dict[str, str] = {}
        self._sanctioned: set[str] = set()
        self._unknown: set[str] = set()

    def entity(self, place: str, record: dict[str, Any]) -> Iterator[Statement | Problem]:
        """The statements of one entity."""
        schema, entity_id = text_of(record, "schema"), text_of(record, "id")
        if not (schema and entity_id) or not isinstance(record.get("properties"), dict):
            yield Problem(
                self._source,
                place,
                "",
                str(record)[:80],
                "no FollowTheMoney entity: id, schema or properties are missing",
            )
        elif schema == "Ownership":
            yield from self._ownership(place, record)
        elif schema in {"Directorship", "UnknownLink"}:
            yield from self._control(place, record, schema)
        elif schema == "Sanction":
            yield from self._sanction(place, record)
        elif schema in _MEMBERS:
            yield from self._member(place, record, entity_id, schema)
        elif schema not in _PASSED_OVER and schema not in self._unknown:
            self._unknown.add(schema)
            yield Problem(
                self._source, place, "schema", schema, "this kind of entity is not known here; none of it is read"
            )

    def _member(self, place: str, record: dict[str, Any], entity_id: str, schema: str) -> Iterator[Statement]:
        names = _said(record, "name")
        identifiers = [
            Identifier(kind, value, label) for label, kind in _IDENTIFIERS.items() for value in _said(record, label)
        ]
        countries = dict.fromkeys(
            (*_said(record, "jurisdiction"), *_said(record, "nationality"), *_said(record, "country"))
        )
        name = text_of(record, "caption") or (names[0] if names else entity_id)
        yield Member(entity_id, name, _MEMBERS[schema], tuple(identifiers), tuple(countries), self._source, place)
        if "sanction" in _said(record, "topics"):
            self._topical[entity_id] = place
        for owner in _said(record, "owner"):
            note = f"owner of the {schema.casefold()}; no share is given"
            yield Stake(owner, entity_id, UNKNOWN, source=self._source, place=place, note=note)

    def _ownership(self, place: str, record: dict[str, Any]) -> Iterator[Statement | Problem]:
        dates = Dates(self._source, place)
        since, until = (
            dates.read("startDate", _first(record, "startDate")),
            dates.read("endDate", _first(record, "endDate")),
        )
        stated = dates.read("date", _first(record, "date"))
        yield from dates.problems
        said = _first(record, "percentage")
        share = read_share(said)
        if share is None:
            yield Problem(self._source, place, "percentage", said, "not a percentage; the share is taken as unknown")
            share = UNKNOWN
        owners, assets = _said(record, "owner"), _said(record, "asset")
        if not (owners and assets):
            yield Problem(self._source, place, "owner", text_of(record, "id"), "an Ownership without owner or asset")
        note = "; ".join((*_said(record, "ownershipType"), *_said(record, "role")))
        for owner, asset in product(owners, assets):
            yield Stake(
                owner, asset, share, since=since, until=until, stated=stated.latest if stated else None,
                source=self._source, place=place, note=note,
            )  # fmt: skip

    def _control(self, place: str, record: dict[str, Any], schema: str) -> Iterator[Statement | Problem]:
        director = schema == "Directorship"
        kind = ControlKind.DIRECTOR if director else ControlKind.OTHER
        dates = Dates(self._source, place)
        since, until = (
            dates.read("startDate", _first(record, "startDate")),
            dates.read("endDate", _first(record, "endDate")),
        )
        yield from dates.problems
        note = "; ".join(_said(record, "role"))
        pairs = product(
            _said(record, "director" if director else "subject"),
            _said(record, "organization" if director else "object"),
        )
        for holder, held in pairs:
            yield ControlLink(holder, held, kind, since, until, self._source, place, note)

    def _sanction(self, place: str, record: dict[str, Any]) -> Iterator[Statement | Problem]:
        dates = Dates(self._source, place)
        since = dates.read("listingDate", _first(record, "listingDate") or _first(record, "startDate"))
        yield from dates.problems
        tags = dict.fromkeys((*_said(record, "programId"), *_said(record, "program")))
        datasets = [str(name) for name in rows_of(record, "datasets")]
        listed = next((_LISTS[name] for name in datasets if name in _LISTS), ", ".join(datasets))
        authority = _first(record, "authority")
        ended = _first(record, "endDate")
        designation = Designation(authority, listed, tuple(tags), since.earliest if since else None)
        note = f"the source says that it ended on {ended}" if ended else ""
        for entity in _said(record, "entity"):
            self._sanctioned.add(entity)
            yield Listing(entity, (designation,), not ended, self._source, place, note)

    def end(self) -> Iterator[Statement]:
        """Those that are called sanctioned and have no Sanction: listed, by whom is not said."""
        for entity_id, place in self._topical.items():
            if entity_id not in self._sanctioned:
                note = "called sanctioned, by whom is not said"
                yield Listing(entity_id, (Designation("", "", ()),), source=self._source, place=place, note=note)


def _said(record: dict[str, Any], name: str) -> list[str]:
    return [value.strip() for value in rows_of(record, "properties", name) if isinstance(value, str) and value.strip()]


def _first(record: dict[str, Any], name: str) -> str:
    return next(iter(_said(record, name)), "")
