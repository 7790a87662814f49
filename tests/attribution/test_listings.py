"""What a list says of an entry, as claims."""

from datetime import date

from seawall.attribution import claims_of, graph, subject_of
from seawall.claims import NodeKind, Relation
from seawall.entities import Designation, Entity, ListedName, NameKind, Schema, Source
from tests.claims.made import COMPANY

SINCE, PUBLISHED = date(2025, 1, 3), date(2026, 8, 20)
ENTRY = Entity(
    "ofac-1", Schema.COMPANY,
    (ListedName("EXAMPLE TRADING", NameKind.PRIMARY), ListedName("ETL", weak=True)),
    (Designation("OFAC", "SDN", ("CYBER2",), SINCE),),
    Source("us-ofac-sdn", "SDN.XML", "entry 1", PUBLISHED),
)  # fmt: skip


def test_an_entry_is_a_listing_an_authority_and_its_names() -> None:
    sentences = [claim.sentence for claim in claims_of(ENTRY, subject_of(ENTRY))]
    assert sentences == [
        "EXAMPLE TRADING – listed as – SDN 1",
        "EXAMPLE TRADING – designated by – OFAC",
        "EXAMPLE TRADING – also called – ETL",
    ]


def test_a_listing_has_its_day_its_programme_and_where_it_was_read() -> None:
    listing = next(claims_of(ENTRY, subject_of(ENTRY)))
    assert listing.window.start
    assert (listing.window.start.date(), listing.window.end, listing.role) == (SINCE, None, "CYBER2")
    assert (str(listing.saying.place), listing.saying.known_from) == ("SDN.XML, entry 1", PUBLISHED)
    assert not listing.needs_primary_check


def test_a_weak_name_is_called_weak() -> None:
    (alias,) = (claim for claim in claims_of(ENTRY, subject_of(ENTRY)) if claim.relation is Relation.ALSO_CALLED)
    assert alias.role == "weak a.k.a."


def test_the_subject_is_handed_in_and_keeps_its_own_name() -> None:
    rows = list(claims_of(ENTRY, COMPANY, "held to be the same party"))
    assert {claim.subject for claim in rows} == {COMPANY}
    assert "EXAMPLE TRADING" in {claim.object.name for claim in rows}
    assert {claim.note for claim in rows} == {"held to be the same party"}


def test_a_person_is_a_person_and_the_listing_keeps_the_id_of_its_entry() -> None:
    person = Entity("ofac-2", Schema.PERSON, ENTRY.names, ENTRY.designations, ENTRY.source)
    assert subject_of(person).kind is NodeKind.PERSON
    assert "listing:ofac-2" in graph(claims_of(person, subject_of(person))).nodes


def test_before_its_day_the_entry_is_not_listed() -> None:
    found = graph(claims_of(ENTRY, subject_of(ENTRY)), valid=date(2025, 1, 2))
    assert [edge.relation for edge in found.edges] == [Relation.ALSO_CALLED]
