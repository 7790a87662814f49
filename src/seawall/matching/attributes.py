"""What the rest of the entry says for or against a match: kind of thing, dates, countries, gender, identifiers.

Each function's docstring is its public explanation. Points are log-odds; missing facts say nothing (0 points).
"""

import math
from collections.abc import Iterator

from seawall.entities import Entity, Identifier, IdentifierKind, PartialDate, Party, Schema
from seawall.matching.countries import country_code
from seawall.matching.identifiers import BANK, keys, listed_keys, nats
from seawall.matching.match import Reason

TYPE_DIFFERS = -4.0
BIRTH_DAY_AGREES, BIRTH_YEAR_AGREES, BIRTH_NEAR, BIRTH_DIFFERS = 1.8, 0.8, -0.8, -4.0
COUNTRY_AGREES, COUNTRY_DIFFERS = 0.5, -0.5
GENDER_DIFFERS = -2.0
IDENTIFIER_MOST = 12.0
# How many identifiers all lists hold, in nats: a random number meets one of them with this much luck.
_LISTED_IDENTIFIERS = math.log(60_000)
# Log-odds before anything is known but one shared identifier.
_IDENTIFIER_START = 2.0


def most_added(party: Party) -> float:
    """The most that attributes other than identifiers can add: the index must find every name that they could lift."""
    birth = BIRTH_DAY_AGREES if party.birth_dates else 0.0
    placed = (party.countries or party.addresses) and any(_party_countries(party))
    return birth + (COUNTRY_AGREES if placed else 0.0)


def attributes(party: Party, entity: Entity) -> Iterator[Reason]:
    """All reasons that the attributes give, strongest rule first."""
    for rule in (_kind_of_thing, _birth_date, _country, _gender):
        reason = rule(party, entity)
        if reason is not None:
            yield reason


def attributes_of_field(party: Party, entity: Entity, *, is_beside: bool) -> Iterator[Reason]:
    """The reasons for a name within a longer field, whatever kind of thing the party is said to be.

    Of another party that the field names beside (c/o, on behalf of) only those that speak for the match: the others may
    not be that party's.
    """
    for reason in attributes(party, entity):
        if reason.points > 0 or not (is_beside or reason.feature == "kind of thing"):
            yield reason


def _kind_of_thing(party: Party, entity: Entity) -> Reason | None:
    """A person is no ship: kinds that exclude one another speak against the match (FAQ 5, step 2)."""
    if party.schema.could_be(entity.schema) or Schema.WALLET in {party.schema, entity.schema}:
        return None
    # A party of unknown kind in a payment may be a vessel too: only a kind that was stated excludes.
    if party.schema is Schema.LEGAL_ENTITY:
        return None
    text = f"one is a {_word(party.schema)}, the other a {_word(entity.schema)}"
    return Reason("kind of thing", TYPE_DIFFERS, text, party.schema, entity.schema)


def _birth_date(party: Party, entity: Entity) -> Reason | None:
    """Dates of birth that agree speak for the match, by their precision; ones that can't be the same against it."""
    if not party.birth_dates or not entity.birth_dates:
        return None
    points, one, two = max(
        ((_dates(mine, listed), mine, listed) for mine in party.birth_dates for listed in entity.birth_dates),
        key=lambda row: row[0],
    )
    words = {
        BIRTH_DAY_AGREES: "the dates of birth agree to the day",
        BIRTH_YEAR_AGREES: "the dates of birth may be the same",
        BIRTH_NEAR: "the years of birth are close, not equal",
        BIRTH_DIFFERS: "the dates of birth differ",
    }
    return Reason("date of birth", points, words[points], one.iso, two.iso)


def _dates(one: PartialDate, two: PartialDate) -> float:
    if one.is_exact and two.is_exact and one.earliest == two.earliest:
        return BIRTH_DAY_AGREES
    if one.may_equal(two):
        return BIRTH_YEAR_AGREES
    apart = max(one.earliest, two.earliest).year - min(one.latest, two.latest).year
    # Lists and customers are off by a year often, and by more where a date is called approximate.
    return BIRTH_NEAR if apart <= (5 if one.circa or two.circa else 1) else BIRTH_DIFFERS


def _country(party: Party, entity: Entity) -> Reason | None:
    """A country in common speaks a little for the match, none in common a little against it."""
    mine = {code for text in _party_countries(party) if (code := country_code(text))}
    listed = {code for text in _entity_countries(entity) if (code := country_code(text))} if mine else None
    if not listed:
        return None
    shared = sorted(mine & listed)
    one, two = ", ".join(sorted(mine)), ", ".join(sorted(listed))
    if shared:
        return Reason("country", COUNTRY_AGREES, f"both have to do with {', '.join(shared).upper()}", one, two)
    return Reason("country", COUNTRY_DIFFERS, "no country in common", one, two)


def _gender(party: Party, entity: Entity) -> Reason | None:
    """Genders that differ speak against the match."""
    one, two = party.gender[:1].lower(), entity.gender[:1].lower()
    if one in {"m", "f"} and two in {"m", "f"} and one != two:
        return Reason("gender", GENDER_DIFFERS, "the genders differ", party.gender, entity.gender)
    return None


def shared_identifiers(party: Party, entity: Entity) -> list[Reason]:
    """The same identifier on both sides speaks for the match by its length; a short number says less than a long one.

    The points are what the number says (its nats) less the luck of meeting any of all listed identifiers.
    """
    if not party.identifiers or not entity.identifiers:
        return []
    listed = {key: identifier for identifier in entity.identifiers for key in listed_keys(identifier)}
    reasons: dict[str, Reason] = {}
    for mine in party.identifiers:
        for key in keys(mine):
            other = listed.get(key)
            if other is not None:
                reasons[key] = _identifier_reason(mine, other, key)
    return sorted(reasons.values(), key=lambda reason: -reason.points)


def _identifier_reason(mine: Identifier, listed: Identifier, key: str) -> Reason:
    said = nats(key) - _LISTED_IDENTIFIERS
    kinds = {mine.kind, listed.kind}
    if len(kinds) == 2 and IdentifierKind.OTHER not in kinds:
        said -= 2.0  # a passport and a tax number may be equal by chance
    one, two = country_code(mine.country), country_code(listed.country)
    if one and two and one != two:
        said -= 6.0  # numbers of two countries' registers
    points = round(max(0.5, min(IDENTIFIER_MOST, _IDENTIFIER_START + said)), 3)
    label = listed.label or listed.kind.replace("-", " ")
    text = f"the account is with the bank of this {label}" if key.startswith(BANK) else f"the same {label}"
    return Reason("identifier", points, text, mine.value, listed.value)


def _party_countries(party: Party) -> Iterator[str]:
    yield from party.countries
    for address in party.addresses:
        yield address.country_code or address.country


def _entity_countries(entity: Entity) -> Iterator[str]:
    yield from entity.nationalities
    yield from entity.citizenships
    for address in entity.addresses:
        yield address.country_code or address.country
    for identifier in entity.identifiers:
        yield identifier.country


def _word(schema: Schema) -> str:
    return {Schema.LEGAL_ENTITY: "legal entity", Schema.AIRPLANE: "aircraft"}.get(schema, schema.value.lower())
