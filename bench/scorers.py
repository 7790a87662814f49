"""Scorers of single pairs: Seawall's compare and nomenklatura's algorithms behind one face, from FollowTheMoney properties."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from bench.pairs import Pair, Properties
from seawall.entities import (
    Address,
    Designation,
    Entity,
    Identifier,
    IdentifierKind,
    ListedName,
    NamePart,
    PartialDate,
    PartRole,
    Party,
    Role,
    Schema,
    Source,
)
from seawall.matching import Match, compare

_PARTS = {
    "firstName": PartRole.GIVEN,
    "middleName": PartRole.MIDDLE,
    "fatherName": PartRole.PATRONYMIC,
    "lastName": PartRole.FAMILY,
}
_IDENTIFIERS = {
    "passportNumber": IdentifierKind.PASSPORT,
    "idNumber": IdentifierKind.NATIONAL_ID,
    "taxNumber": IdentifierKind.TAX_ID,
    "innCode": IdentifierKind.TAX_ID,
    "registrationNumber": IdentifierKind.REGISTRATION,
    "ogrnCode": IdentifierKind.REGISTRATION,
    "leiCode": IdentifierKind.LEI,
    "swiftBic": IdentifierKind.BIC,
    "imoNumber": IdentifierKind.IMO,
    "mmsi": IdentifierKind.MMSI,
    "publicKey": IdentifierKind.WALLET,
    "website": IdentifierKind.WEBSITE,
    "email": IdentifierKind.EMAIL,
    "phone": IdentifierKind.PHONE,
}
_COUNTRIES = ("country", "nationality", "jurisdiction", "citizenship", "registrationCountry")
_NAMES = ("name", "alias", "previousName", "weakAlias")
_KNOWN = {*_PARTS, *_IDENTIFIERS, *_COUNTRIES, *_NAMES, "birthDate", "gender", "address", "birthPlace"}


@dataclass(frozen=True, slots=True)
class Scored:
    """One score, and why, in words."""

    score: float
    why: str = ""


Scorer = Callable[[Pair], Scored]


def seawall(pair: Pair) -> Scored:
    """Seawall: the first side as a party, the second as a listed entity."""
    match = seawall_match(pair)
    return Scored(match.score, "; ".join(f"{r.points:+.1f} {r.feature}: {r.text}" for r in match.reasons if r.points))


def seawall_match(pair: Pair) -> Match:
    """The match with all its reasons."""
    return compare(_party(pair.schema, pair.one), _entity(pair.schema, pair.two))


def nomenklatura(algorithm: str) -> Scorer:
    """One algorithm of nomenklatura, with its usual settings."""
    from nomenklatura.matching import ScoringConfig, get_algorithm

    from bench.engines import make

    found = get_algorithm(algorithm)
    assert found is not None
    config = ScoringConfig.defaults()
    numbers = count()

    def score(pair: Pair) -> Scored:
        # It remembers names by an entity's id: every entity needs its own.
        one, two = (
            make(f"{side}-{next(numbers)}", pair.schema, [], said) for side, said in (("q", pair.one), ("c", pair.two))
        )
        return Scored(found.compare(one, two, config).score)

    return score


def _party(schema: str, said: Properties) -> Party:
    _refuse_unknown(said)
    return Party(
        role=Role.CUSTOMER,
        names=tuple(_names(said)),
        schema=Schema(schema),
        identifiers=_identifiers(said),
        addresses=tuple(Address(street=text) for text in said.get("address", [])),
        birth_dates=_dates(said),
        countries=tuple(value for key in _COUNTRIES for value in said.get(key, [])),
        gender=said.get("gender", [""])[0],
        birth_places=tuple(said.get("birthPlace", [])),
    )


def _entity(schema: str, said: Properties) -> Entity:
    _refuse_unknown(said)
    parts = tuple(NamePart(role, value) for key, role in _PARTS.items() for value in said.get(key, []))
    return Entity(
        id="candidate",
        schema=Schema(schema),
        names=tuple(ListedName(name, parts=() if name in said.get("name", []) else parts) for name in _names(said)),
        designations=(Designation("", "", ()),),
        source=Source("bench", "", ""),
        identifiers=_identifiers(said),
        addresses=tuple(Address(street=text) for text in said.get("address", [])),
        birth_dates=_dates(said),
        nationalities=tuple(value for key in _COUNTRIES for value in said.get(key, [])),
        gender=said.get("gender", [""])[0],
        birth_places=tuple(said.get("birthPlace", [])),
    )


def _refuse_unknown(said: Properties) -> None:
    unknown = set(said) - _KNOWN
    if unknown:
        raise SystemExit(f"the pairs hold properties that the benchmark has no place for: {sorted(unknown)}")


def _names(said: Properties) -> list[str]:
    names = [name for key in _NAMES for name in said.get(key, [])]
    composed = " ".join(value for key in _PARTS for value in said.get(key, [])[:1])
    return names or [composed]


def _dates(said: Properties) -> tuple[PartialDate, ...]:
    return tuple(found for text in said.get("birthDate", []) if (found := PartialDate.parse(text)))


def _identifiers(said: Properties) -> tuple[Identifier, ...]:
    return tuple(Identifier(kind, value) for key, kind in _IDENTIFIERS.items() for value in said.get(key, []))
