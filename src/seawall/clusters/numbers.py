"""Identifiers that two entries share or that tell them apart, and how much either says."""

from collections.abc import Iterator
from dataclasses import dataclass

from seawall.entities import Entity, Identifier, IdentifierKind, Schema
from seawall.matching import country_code, keys_of, nats

# One party in the world bears it: LEI (ISO 17442), USCC (GB 32100-2015), IMO ship number (IMO Resolution A.1117).
UNIQUE = frozenset({IdentifierKind.LEI, IdentifierKind.USCC, IdentifierKind.IMO, IdentifierKind.AIRCRAFT_MODE_S})
# Numbers of registers and papers: with a name that is alike they say who is meant.
NUMBERED = frozenset(
    {
        IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID, IdentifierKind.TAX_ID, IdentifierKind.REGISTRATION,
        IdentifierKind.DUNS, IdentifierKind.BIC, IdentifierKind.WALLET, IdentifierKind.AIRCRAFT_SERIAL,
        IdentifierKind.AIRCRAFT_TAIL, IdentifierKind.VESSEL_REGISTRATION, IdentifierKind.MMSI, IdentifierKind.OTHER,
    }
)  # fmt: skip
# A number of fewer nats is met by chance: five digits have eleven, and there are some 60,000 listed identifiers.
LEAST_NATS = 13.0
_FORMS = {IdentifierKind.LEI: 20, IdentifierKind.USCC: 18, IdentifierKind.IMO: 7}
# Entries with more of one kind than this say nothing by not sharing any: it is a fleet, or a person of many papers.
_ONE_OF_A_KIND = 1


@dataclass(frozen=True, slots=True)
class Shared:
    """One identifier that both entries bear; unique where nobody else in the world can bear it."""

    text: str
    unique: bool


def shared(one: Entity, two: Entity) -> list[Shared]:
    """The identifiers that both bear and that say who is meant, those that are unique first."""
    theirs = {key: identifier for identifier in two.identifiers for key in keys_of(identifier)}
    found: dict[str, Shared] = {}
    for mine in one.identifiers:
        for key in keys_of(mine):
            other = theirs.get(key)
            if other is not None and _says_something(mine, other, key):
                unique = _is_unique(mine, one.schema) and _is_unique(other, two.schema)
                found[key] = Shared(f"the same {_word(mine, other)} {mine.value}", unique)
    return sorted(found.values(), key=lambda row: (not row.unique, row.text))


def contradictions(one: Entity, two: Entity) -> Iterator[str]:
    """Identifiers of a kind of which a party has one, where the two entries have different ones."""
    for kind in sorted(UNIQUE):
        mine, theirs = _of_kind(one, kind), _of_kind(two, kind)
        if mine and theirs and not mine & theirs and len(mine) == len(theirs) == _ONE_OF_A_KIND:
            yield f"different {_NAMES.get(kind, kind)}: {' '.join(mine)} and {' '.join(theirs)}"
    ours, others = _tax_numbers(one), _tax_numbers(two)
    for form in sorted(ours.keys() & others.keys()):
        if not ours[form] & others[form]:
            yield f"different tax numbers of {form[0].upper()}"


_NAMES = {
    IdentifierKind.IMO: "IMO number", IdentifierKind.LEI: "LEI", IdentifierKind.USCC: "USCC",
    IdentifierKind.BIC: "BIC", IdentifierKind.AIRCRAFT_MODE_S: "Mode S code", IdentifierKind.DUNS: "D-U-N-S number",
}  # fmt: skip


def _says_something(mine: Identifier, other: Identifier, key: str) -> bool:
    kinds = {mine.kind, other.kind}
    if not kinds <= UNIQUE | NUMBERED or kinds == {IdentifierKind.OTHER}:
        return False
    countries = {code for code in (country_code(mine.country), country_code(other.country)) if code}
    return len(countries) < 2 and nats(key) >= LEAST_NATS


def _is_unique(identifier: Identifier, schema: Schema) -> bool:
    """Whether it is a number that one party bears, in its form: companies bear IMO numbers of another scheme."""
    if identifier.kind not in UNIQUE or (identifier.kind is IdentifierKind.IMO and schema is not Schema.VESSEL):
        return False
    length = _FORMS.get(identifier.kind)
    bare = "".join(character for character in identifier.value if character.isalnum()).upper().removeprefix("IMO")
    return length is None or len(bare) == length


def _word(mine: Identifier, other: Identifier) -> str:
    for identifier in (mine, other):
        if identifier.kind in _NAMES:
            return _NAMES[identifier.kind]
    return mine.label or other.label or str(mine.kind).replace("-", " ")


def _of_kind(entity: Entity, kind: IdentifierKind) -> frozenset[str]:
    return frozenset(
        key.partition(":")[2]
        for identifier in entity.identifiers
        if identifier.kind is kind and _is_unique(identifier, entity.schema)
        for key in keys_of(identifier)
    )


def _tax_numbers(entity: Entity) -> dict[tuple[str, int], frozenset[str]]:
    """Tax numbers by country and length: of one such form a party has one (Russia: 10 digits a company, 12 a person)."""
    found: dict[tuple[str, int], set[str]] = {}
    for identifier in entity.identifiers:
        country = country_code(identifier.country)
        if identifier.kind is IdentifierKind.TAX_ID and country:
            for key in keys_of(identifier):
                value = key.partition(":")[2]
                found.setdefault((country, len(value)), set()).add(value)
    return {form: frozenset(values) for form, values in found.items()}
