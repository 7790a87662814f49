"""What each property and each edge of a collection becomes."""

import pytest

from seawall.decisions import us_policy
from seawall.decisions.outcome import Outcome
from seawall.entities import Designation, IdentifierKind, NameKind, NamePart, PartRole, Schema
from tests.lists.ftm.documents import EU, INTEGRITY, OFAC, lines, one, read, thing


def test_ids_stay_the_collection_s_own() -> None:
    assert one(INTEGRITY, OFAC, EU).id == "NK-integrity"


def test_each_listing_is_a_designation_of_its_own_authority() -> None:
    entity = one(EU, INTEGRITY, OFAC)
    assert [(row.authority, row.list_name, row.programmes, str(row.since)) for row in entity.designations] == [
        ("EU", "Consolidated list", ("CYB",), "2026-03-16"),
        ("OFAC", "SDN", ("CYBER2",), "2025-01-03"),
    ]
    assert ("Data set", "us_ofac_sdn") in [(fact.label, fact.value) for fact in entity.facts]


def test_the_words_of_a_listing_are_those_of_the_list_s_own_reader() -> None:
    """Else the policy's row for the SDN list would not speak of it."""
    on = one(INTEGRITY, OFAC, EU).designations
    assert {row.list_name: us_policy().effect_of(row, row.since).outcome for row in on if row.since} == {
        "SDN": Outcome.BLOCK,
        "Consolidated list": Outcome.REVIEW,
    }


def test_names_by_their_kind() -> None:
    person = thing(
        "p", "Person", name=["Ivan IVANOV", "Иван Иванов"], alias="Vanya", weakAlias="Bear", previousName="Ivan Petrov",
        firstName="Ivan", lastName=["Ivanov", "Sidorov"],
    )  # fmt: skip
    entity = one(person)
    assert [(name.text, name.kind, name.weak, name.script) for name in entity.names] == [
        ("Ivan IVANOV", NameKind.PRIMARY, False, "Latn"),
        ("Иван Иванов", NameKind.AKA, False, "Cyrl"),
        ("Vanya", NameKind.AKA, False, "Latn"),
        ("Ivan Petrov", NameKind.FKA, False, "Latn"),
        ("Bear", NameKind.AKA, True, "Latn"),
    ]
    assert entity.names[0].parts == (NamePart(PartRole.GIVEN, "Ivan"), NamePart(PartRole.FAMILY, "Ivanov"))
    assert ("family name", "Sidorov") in [(fact.label, fact.value) for fact in entity.facts]


def test_a_person_of_parts_only_is_named_by_them() -> None:
    assert one(thing("p", "Person", lastName="Example", firstName="Pat")).caption == "Pat Example"


SCHEMATA = {
    "Person": Schema.PERSON, "Company": Schema.COMPANY, "Organization": Schema.ORGANIZATION,
    "PublicBody": Schema.ORGANIZATION, "LegalEntity": Schema.LEGAL_ENTITY, "Vessel": Schema.VESSEL,
    "Airplane": Schema.AIRPLANE, "CryptoWallet": Schema.WALLET, "Security": Schema.LEGAL_ENTITY,
    "Asset": Schema.LEGAL_ENTITY,
}  # fmt: skip


@pytest.mark.parametrize("schema", SCHEMATA)
def test_a_thing_is_the_party_that_its_schema_says(schema: str) -> None:
    assert one(thing("x", schema, name="Example")).schema is SCHEMATA[schema]


@pytest.mark.parametrize("schema", ["Address", "Position", "Article", "Ownership", "Contract"])
def test_what_names_no_party_is_no_entity_and_is_told(schema: str) -> None:
    entities, problems = read(lines(INTEGRITY, thing("x", schema, name="Example")))
    assert [entity.id for entity in entities] == ["NK-integrity"]
    assert [problem.record for problem in problems] == [schema]


def test_a_thing_that_a_topic_speaks_of_is_screened_whatever_it_is() -> None:
    assert one(thing("x", "Project", name="Example Pipeline", topics="sanction")).caption == "Example Pipeline"


@pytest.mark.parametrize("topic", ["role.pep", "crime.fin", "debarment", "sanction.linked", "sanction"])
def test_who_is_on_no_sanctions_list_is_never_blocked(topic: str) -> None:
    entity = one(thing("x", "Person", name="Pat Example", topics=topic, datasets=("us_ofac_sdn", "wd_peps")))
    assert entity.designations == (Designation("us_ofac_sdn; wd_peps", topic, ()),)
    today = us_policy().effect[0].valid_from
    assert us_policy().effect_of(entity.designations[0], today).outcome is Outcome.REVIEW


def test_who_is_called_nothing_says_so() -> None:
    assert [row.list_name for row in one(thing("x", "Company", name="Example Ltd")).designations] == ["no topic"]


def test_a_party_of_one_list_that_is_called_sanctioned_is_on_it() -> None:
    entity = one(thing("x", "Person", name="Pat Example", topics="sanction", datasets=("us_ofac_sdn",)))
    assert entity.designations == (Designation("OFAC", "SDN", ()),)


def test_a_sanction_that_ended_before_the_export_is_no_listing_any_more() -> None:
    ended = thing("s", "Sanction", datasets=("us_ofac_sdn",), entity="NK-integrity", endDate="2026-05-31")
    assert [row.list_name for row in one(INTEGRITY, ended).designations] == ["SDN (ended)", "sanction"]
    later = thing("s", "Sanction", datasets=("us_ofac_sdn",), entity="NK-integrity", endDate="2026-06-02")
    assert [row.list_name for row in one(INTEGRITY, later).designations] == ["SDN"]
    unread = thing("s", "Sanction", datasets=("us_ofac_sdn",), entity="NK-integrity", endDate="soon")
    assert [row.list_name for row in one(INTEGRITY, unread).designations] == ["SDN"]


def test_an_identity_document_gives_its_number_all_that_it_says() -> None:
    passport = thing(
        "d", "Passport", holder="p", number="ZZ0000017", country="xx", startDate="2015-02-01", endDate="2025",
        type="Diplomatic passport",
    )  # fmt: skip
    entity = one(passport, thing("p", "Person", name="Pat Example", passportNumber="ZZ0000017"))
    (number,) = entity.identifiers
    assert (number.kind, number.value, number.country, number.label) == (
        IdentifierKind.PASSPORT, "ZZ0000017", "xx", "Diplomatic passport",
    )  # fmt: skip
    assert number.issued
    assert number.expires
    assert (number.issued.iso, number.expires.iso) == ("2015-02-01", "2025")


IDENTIFIERS = {
    ("Company", "leiCode"): IdentifierKind.LEI,
    ("Company", "innCode"): IdentifierKind.TAX_ID,
    ("Company", "registrationNumber"): IdentifierKind.REGISTRATION,
    ("Company", "imoNumber"): IdentifierKind.OTHER,
    ("Company", "bvdId"): IdentifierKind.OTHER,
    ("Vessel", "imoNumber"): IdentifierKind.IMO,
    ("Vessel", "registrationNumber"): IdentifierKind.VESSEL_REGISTRATION,
    ("Airplane", "registrationNumber"): IdentifierKind.AIRCRAFT_TAIL,
    ("Person", "email"): IdentifierKind.EMAIL,
    ("CryptoWallet", "publicKey"): IdentifierKind.WALLET,
    ("BankAccount", "iban"): IdentifierKind.ACCOUNT,
    ("Security", "isin"): IdentifierKind.ISIN,
}


@pytest.mark.parametrize(("schema", "name"), IDENTIFIERS)
def test_a_number_is_of_its_kind(schema: str, name: str) -> None:
    (number,) = one(thing("x", schema, **{name: "0000017"})).identifiers
    assert (number.kind, number.value, number.label) == (IDENTIFIERS[schema, name], "0000017", name)


def test_the_bank_of_an_account_is_not_the_account() -> None:
    """Its BIC stands in every payment through that bank."""
    entity = one(thing("x", "BankAccount", iban="XX0000000001", bic="EXAMXX22"))
    assert [number.value for number in entity.identifiers] == ["XX0000000001"]
    assert ("bic", "EXAMXX22") in [(fact.label, fact.value) for fact in entity.facts]


def test_a_wallet_and_a_security_also_identify_whose_they_are() -> None:
    wallet = thing("w", "CryptoWallet", publicKey="0xabc", currencySymbol="ETH", holder="NK-integrity")
    security = thing("i", "Security", isin="CNE100000000", issuer="NK-integrity", name="Example share")
    entities, problems = read(lines(wallet, INTEGRITY, security))
    assert problems == []
    integrity = next(entity for entity in entities if entity.id == "NK-integrity")
    said = {(number.kind, number.value, number.currency) for number in integrity.identifiers}
    assert {(IdentifierKind.WALLET, "0xabc", "ETH"), (IdentifierKind.ISIN, "CNE100000000", "")} <= said
    assert len(entities) == 3


def test_an_address_is_its_parts_and_its_full_text_does_not_come_twice() -> None:
    address = thing(
        "a", "Address", full="1 Example Quay, Sampletown, 1234", street="1 Example Quay", city="Sampletown",
        postalCode="1234", country="xx",
    )  # fmt: skip
    party = thing(
        "c", "Company", name="Example Ltd", addressEntity="a", address=["1 Example Quay, Sampletown, 1234", "Elsewhere 2"],
        country=["xx", "yy"],
    )  # fmt: skip
    found = one(party, address).addresses
    assert [(row.street, row.city, row.country_code) for row in found] == [
        ("1 Example Quay", "Sampletown", "xx"), ("Elsewhere 2", "", ""), ("", "", "yy"),
    ]  # fmt: skip


def test_an_address_that_the_file_does_not_hold_is_said() -> None:
    entities, problems = read(lines(thing("c", "Company", name="Example Ltd", addressEntity="a-17")))
    assert entities[0].unread == ("addressEntity: a-17",)
    assert problems[0].why == "no such address is in the file"


def test_ownership_keeps_its_percentage_on_both_sides() -> None:
    edge = thing("o", "Ownership", owner="p", asset="NK-integrity", percentage="60", startDate="2019-05")
    entities, _ = read(lines(edge, INTEGRITY, thing("p", "Person", name="Pat Example")))
    assert [(link.relation, link.target_name, link.target_id) for entity in entities for link in entity.links] == [
        ("owned by (percentage 60; startDate 2019-05)", "Pat Example", "p"),
        ("owner of (percentage 60; startDate 2019-05)", "Integrity Technology Group, Incorporated", "NK-integrity"),
    ]


EDGES = {
    "Directorship": ("director", "organization", "director of (role chair)", "directed by (role chair)"),
    "Employment": ("employee", "employer", "employee of (role chair)", "employer of (role chair)"),
    "Membership": ("member", "organization", "member of (role chair)", "has as member (role chair)"),
    "UnknownLink": ("subject", "object", "chair", "linked from (role chair)"),
    "Payment": ("payer", "beneficiary", "Payment: beneficiary (role chair)", "Payment: payer (role chair)"),
}


@pytest.mark.parametrize("schema", EDGES)
def test_an_edge_is_told_at_both_ends(schema: str) -> None:
    source, target, forth, back = EDGES[schema]
    edge = thing("e", schema, **{source: "a", target: "b", "role": "chair"})
    rows = (thing("a", "Company", name="A"), thing("b", "Company", name="B"))
    entities, _ = read(lines(*rows, edge))
    said = [link.relation.removesuffix(" (role chair)") for entity in entities for link in entity.links]
    assert said == [forth.removesuffix(" (role chair)"), back.removesuffix(" (role chair)")]


def test_a_post_that_is_held_is_a_fact() -> None:
    post = thing("q", "Position", name="Minister of Examples", topics=[])
    held = thing("o", "Occupancy", holder="p", post="q", startDate="2020")
    entities, problems = read(lines(held, thing("p", "Person", name="Pat Example", topics="role.pep"), post))
    assert problems == []
    facts = [(fact.label, fact.value) for fact in entities[0].facts]
    assert ("Occupancy", "Minister of Examples (startDate 2020)") in facts


def test_what_the_vocabulary_does_not_know_is_kept_and_told() -> None:
    entities, problems = read(lines(thing("x", "Person", name="Pat Example", shoeSize="44")))
    assert entities[0].unread == ("shoeSize: 44",)
    assert [(problem.field, problem.said) for problem in problems] == [("shoeSize", "44")]


def test_a_schema_that_is_not_known_is_screened_by_its_names() -> None:
    entities, problems = read(lines(thing("x", "Starship", name="Example One", leiCode="0000017")))
    assert (entities[0].caption, entities[0].schema) == ("Example One", Schema.LEGAL_ENTITY)
    assert entities[0].identifiers[0].kind is IdentifierKind.LEI
    assert problems[0].said == "Starship"


def test_a_date_that_is_none_is_kept() -> None:
    entities, _ = read(lines(thing("x", "Person", name="Pat Example", birthDate=["1971", "unknown"])))
    assert [date.iso for date in entities[0].birth_dates] == ["1971"]
    assert entities[0].unread == ("birthDate: unknown",)


def test_the_day_of_the_export_is_no_change_of_an_entry() -> None:
    later = INTEGRITY | {"last_seen": "2026-06-02T06:00:00"}
    assert one(INTEGRITY) == one(later)
