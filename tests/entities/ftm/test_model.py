"""The table of FollowTheMoney's vocabulary says what the library says."""

import pytest

from seawall.entities import IdentifierKind, Schema
from seawall.entities.ftm import Property, model_version, schema_row
from seawall.entities.ftm.words import BELONGS_TO, IDENTIFIERS, IDENTIFIERS_OF, PARTIES, PARTS, RELATIONS


def test_the_table_is_of_version_four() -> None:
    assert model_version().startswith("4.")


def test_a_schema_inherits_what_it_extends() -> None:
    company = schema_row("Company")
    assert company
    assert company.is_a("LegalEntity")
    assert company.is_a("Asset")
    assert not company.is_a("Person")
    assert company.properties["weakAlias"] == Property("name")
    assert company.properties["sanctions"] == Property("entity", ("Sanction", "entity"))


def test_an_edge_joins_two_ends_and_a_document_points_at_its_holder() -> None:
    ownership, passport = schema_row("Ownership"), schema_row("Passport")
    assert ownership
    assert passport
    assert ownership.points_at() == ("owner", "asset")
    assert "holder" in passport.points_at()


def test_an_unknown_schema_has_no_row() -> None:
    assert schema_row("Starship") is None


@pytest.mark.parametrize("schema", Schema)
def test_every_kind_of_party_is_a_schema(schema: Schema) -> None:
    assert schema_row(schema.value)


def test_the_words_of_the_tables_are_words_of_the_vocabulary() -> None:
    """A word that the library renames would stop being read without a sound."""
    names = [name for name, _ in PARTIES] + [*RELATIONS] + [schema for schema, _ in IDENTIFIERS_OF]
    rows = [schema_row(name) for name in names]
    assert all(rows)
    every = {prop for row in [*rows, schema_row("Passport")] if row for prop in row.properties}
    assert {*IDENTIFIERS, *PARTS, *BELONGS_TO, *(prop for _, prop in IDENTIFIERS_OF)} <= every


def test_what_identifies_is_an_identifier_to_followthemoney_too() -> None:
    person, company = schema_row("Person"), schema_row("Company")
    assert person
    assert company
    both = {**person.properties, **company.properties}
    kinds = {name: both[name].type for name in IDENTIFIERS if name in both}
    assert {kinds[name] for name in kinds} == {"identifier", "url", "email", "phone"}
    assert IDENTIFIERS["website"] is IdentifierKind.WEBSITE
