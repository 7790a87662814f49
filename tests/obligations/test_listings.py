"""Where a party is listed, since when, and whether property is frozen there: from lists, and from claims where lists carry no day."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from seawall.claims import Claim, Place, Reading, Relation, Saying, node, read_files
from seawall.claims import NodeKind as Kind
from seawall.claims.days import window
from seawall.entities import Designation, Entity
from seawall.errors import Problem
from seawall.lists.uk import xml as uk
from seawall.obligations import Facts, Listed, following, listings_of, obligations
from tests.hunt.made import ATTRIBUTION
from tests.lists.uk import documents as uk_documents
from tests.made import listed

ON = date(2026, 11, 22)
COMPANY = "company:integrity-technology-group"
ENTRY = listed(50543, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED")


def entry(authority: str, name: str, *tags: str, since: date | None = None) -> Entity:
    return replace(ENTRY, designations=(Designation(authority, name, tags, since),))


def test_the_claims_of_the_example_give_one_party_three_days() -> None:
    given = read_files([ATTRIBUTION])
    found = listings_of([], given.claims, [COMPANY], ON)
    assert [(row.regime, row.entity_id, f"{row.since}", row.freezes) for row in found] == [
        ("US", "ofac-50543", "2025-01-03", True),
        ("UK", "uk-CYB0113", "2025-12-09", True),
        ("EU", "eu-32019R0796-I.B-5", "2026-03-16", True),
    ]
    assert found[0].said_by == "claim of OFAC, SDN list, by claims.csv, line 4"


def test_an_entry_without_a_day_takes_it_from_a_claim_about_the_same_entry_and_says_whose_word_it_is() -> None:
    (row, *_) = listings_of([ENTRY], read_files([ATTRIBUTION]).claims, [COMPANY], ON)
    assert (row.entity_id, row.since) == ("ofac-50543", date(2025, 1, 3))
    assert row.said_by == "us-ofac-sdn; the day by claim of OFAC, SDN list, by claims.csv, line 4"


def test_the_lists_own_day_stands_over_a_claim() -> None:
    own = entry("OFAC", "SDN", "CYBER2", since=date(2025, 1, 6))
    (row, *_) = listings_of([own], read_files([ATTRIBUTION]).claims, [COMPANY], ON)
    assert (row.since, row.said_by) == (date(2025, 1, 6), "us-ofac-sdn")


def test_what_nobody_ties_to_the_party_is_no_listing_of_it() -> None:
    assert listings_of([], read_files([ATTRIBUTION]).claims, ["company:another"], ON) == ()


def test_a_denied_listing_is_none() -> None:
    subject, listing = node(Kind.COMPANY, "Example"), node(Kind.LISTING, "SDN 1", "ofac-1")
    claim = Claim(subject, Relation.LISTED_AS, listing, Saying("OFAC", Place("list")))
    assert len(listings_of([], [claim], [subject.id], ON)) == 1
    assert listings_of([], [replace(claim, denied=True)], [subject.id], ON) == ()


def test_a_listing_stands_whose_correction_was_withdrawn() -> None:
    subject, listing = node(Kind.COMPANY, "Example"), node(Kind.LISTING, "SDN 1", "ofac-1")
    claim = Claim(subject, Relation.LISTED_AS, listing, Saying("OFAC", Place("list")))
    correction = replace(claim, saying=Saying("OFAC", Place("later")), denied=True, supersedes=(claim.id,))
    assert listings_of([], [claim, correction], [subject.id], ON) == ()
    taken_back = replace(correction, withdrawn=datetime(2026, 1, 1, tzinfo=UTC))
    assert [row.entity_id for row in listings_of([], [claim, taken_back], [subject.id], ON)] == ["ofac-1"]


def test_an_entry_on_two_lists_of_one_keeper_is_listed_twice() -> None:
    both = replace(ENTRY, designations=(
        Designation("OFAC", "SDN", ("CYBER2",), date(2025, 1, 3)), Designation("OFAC", "NS-CMIC", ("CMIC-EO13959",), date(2021, 6, 3)),
    ))  # fmt: skip
    found = listings_of([both], [], [], ON)
    assert [(row.authority, row.freezes) for row in found] == [("OFAC NS-CMIC", False), ("OFAC SDN", True)]


def designated(by: str, authority: str, since: str, reading: Reading = Reading.PRIMARY) -> Claim:
    saying = Saying(by, Place("a story"), reading=reading)
    return Claim(
        node(Kind.COMPANY, "Example"),
        Relation.DESIGNATED_BY,
        node(Kind.AUTHORITY, authority),
        saying,
        window(since, ""),
    )


def test_a_designation_of_which_nobody_names_the_entry_leads_to_what_may_be_owed() -> None:
    said = [
        designated("a press agency", "OFAC", "2025-01-03"),
        designated("a careless page", "OFAC", "2024-12", Reading.CONFLICT),
        designated("a press agency", "EU", "2026-03-16"),
    ]
    found = listings_of([], said, [said[0].subject.id], ON)
    assert [(row.regime, row.entity_id, f"{row.since}", row.freezes) for row in found] == [
        ("US", "", "2025-01-03", True),
        ("EU", "", "2026-03-16", True),
    ]
    owed = {row.rule for row in obligations(Facts("Example", found), ON)}
    assert {"us-block-other", "eu-freeze-other"} <= owed


@pytest.mark.parametrize("said", ["US Treasury", "Government of United States", "OFAC"])
def test_who_says_the_state_means_its_list(said: str) -> None:
    (row,) = listings_of([], [one := designated("a press agency", said, "2025-01-03")], [one.subject.id], ON)
    assert (row.regime, row.authority, row.freezes) == ("US", said, True)


def test_a_designation_adds_nothing_to_a_listing_of_the_same_law() -> None:
    said = designated("a press agency", "OFAC", "2025-01-05")
    own = entry("OFAC", "SDN", "CYBER2", since=date(2025, 1, 3))
    assert [f"{row.since}" for row in listings_of([own], [said], [said.subject.id], ON)] == ["2025-01-03"]


def test_an_entry_without_a_day_takes_it_from_what_its_keeper_is_said_to_have_designated_on() -> None:
    said = designated("a press agency", "US Treasury", "2025-01-03")
    (row,) = listings_of([entry("OFAC", "SDN", "CYBER2")], [said], [said.subject.id], ON)
    assert (row.entity_id, f"{row.since}") == ("ofac-50543", "2025-01-03")
    assert row.said_by == "us-ofac-sdn; the day by claim of a press agency, a story"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # Of two entries under one law nobody says which of them the designation made.
        ((("OFAC", "SDN", "CYBER2"), ("OFAC", "SDN", "IRAN")), "OFAC"),
        # Another authority's day is not this one's.
        ((("OFAC", "SDN", "CYBER2"),), "EU"),
        # What freezes nothing is made by another act.
        ((("OFAC", "NS-CMIC", "CMIC-EO13959"),), "OFAC"),
    ],
)
def test_a_designation_gives_no_day_to_what_it_may_not_have_made(
    rows: tuple[tuple[str, str, str], ...], said: str
) -> None:
    one = designated("a press agency", said, "2025-01-03")
    entries = [replace(entry(*row), id=f"entry-{place}") for place, row in enumerate(rows)]
    found = [row for row in listings_of(entries, [one], [one.subject.id], ON) if row.entity_id]
    assert [row.since for row in found] == [None] * len(rows)


def test_a_designation_by_an_authority_whose_law_no_row_knows_is_told() -> None:
    said = designated("a press agency", "Example Ministry", "2025-01-05")
    facts = Facts("Example", listings_of([], [said], [said.subject.id], ON))
    assert any("no rules of that authority's law" in text for text in following(facts, ON).sentences)


# authority, list, tags | regime, freezes
LAWS = [
    ("OFAC", "SDN", ("CYBER2",), "US", True),
    ("OFAC", "NS-CMIC", ("CMIC-EO13959",), "US", False),
    ("OFAC", "SSI", ("UKRAINE-EO13662",), "US", False),
    ("EU", "Consolidated List", ("CYB",), "EU", True),
    ("UK", "UK Sanctions List", ("Cyber",), "UK", True),
    ("HM Treasury", "OFSI Consolidated List", (), "UK", True),
    ("Council of the European Union", "Regulation (EU) 2019/796", (), "EU", True),
    ("Switzerland", "SECO", (), "", False),
    ("UKRAINE", "NSDC", (), "", False),
]


@pytest.mark.parametrize(("authority", "name", "tags", "regime", "freezes"), LAWS)
def test_the_policies_say_whose_law_a_listing_belongs_to_and_whether_it_freezes(
    authority: str, name: str, tags: tuple[str, ...], regime: str, freezes: bool
) -> None:
    (row,) = listings_of([entry(authority, name, *tags)], [], [], ON)
    assert (row.regime, row.freezes) == (regime, freezes)


def published(parse: Callable[..., Iterable[Entity | Problem]], data: bytes) -> list[Listed]:
    """The listings of a file of a publisher, as it is read."""
    found = [one for one in parse(BytesIO(data), list_id="list", file="list.xml") if isinstance(one, Entity)]
    return list(listings_of(found, [], [], ON))


def test_the_united_kingdoms_entry_gives_its_day_its_regulations_and_its_freeze() -> None:
    (row,) = published(uk.parse, uk_documents.xml(uk_documents.INTEGRITY))
    assert (row.regime, row.since, row.freezes) == ("UK", date(2025, 12, 9), True)
    assert [found.rule for found in obligations(Facts("", (row,)), ON)] == ["uk-freeze"]


def test_an_entry_that_freezes_nothing_leads_to_no_freeze_and_is_told() -> None:
    only_travel = uk_documents.INTEGRITY.replace("Asset freeze", "Travel Ban").replace(
        "<AssetFreeze>true</AssetFreeze><TravelBan>false</TravelBan>",
        "<AssetFreeze>false</AssetFreeze><TravelBan>true</TravelBan>",
    )
    (row,) = published(uk.parse, uk_documents.xml(only_travel))
    assert (row.regime, row.freezes) == ("UK", False)
    told = following(Facts("", (row,)), ON)
    assert told.obligations == ()
    assert "nothing is frozen under it for certain" in told.sentences[0]


def test_the_unions_programme_is_known_in_each_of_its_spellings() -> None:
    for tag in ("CYB", "EU-CYB", "2019/796"):
        (row,) = listings_of([entry("EU", "FSF", tag, since=date(2026, 3, 16))], [], [], ON)
        assert [found.rule for found in obligations(Facts("", (row,)), ON)] == ["eu-freeze"]
