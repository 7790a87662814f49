"""The kinds of thing a list names, by their FollowTheMoney schema names."""

from enum import StrEnum


class Schema(StrEnum):
    """What a party or entity is. Values are FollowTheMoney 4 schema names (https://followthemoney.tech/explorer/)."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    LEGAL_ENTITY = "LegalEntity"  # a person or an organisation: what OFAC calls "entity", or a party of unknown kind
    VESSEL = "Vessel"
    AIRPLANE = "Airplane"
    WALLET = "CryptoWallet"

    def could_be(self, other: "Schema") -> bool:
        """Whether one thing may be described by both schemas: a company may be a legal entity, never a person a vessel."""
        return self is other or other in _OVERLAPS[self]


_ORGANISED = frozenset({Schema.ORGANIZATION, Schema.COMPANY, Schema.LEGAL_ENTITY})
_OVERLAPS: dict[Schema, frozenset[Schema]] = {
    Schema.PERSON: frozenset({Schema.LEGAL_ENTITY}),
    Schema.ORGANIZATION: _ORGANISED,
    Schema.COMPANY: _ORGANISED,
    Schema.LEGAL_ENTITY: _ORGANISED | {Schema.PERSON},
    Schema.VESSEL: frozenset(),
    Schema.AIRPLANE: frozenset(),
    Schema.WALLET: frozenset(),
}
