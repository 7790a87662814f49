"""Claims go out as FollowTheMoney where it has a word for them; where it has none that is told and nothing is bent."""

from seawall.claims import NodeKind, Relation, node
from seawall.claims.crosswalk import to_ftm
from seawall.claims.readers.read import read
from seawall.claims.readers.source import Source
from seawall.entities.ftm import schema_row
from seawall.errors import Problem
from tests.claims.made import ADDRESS, COMPANY, EXAMPLE, GROUP, NETWORK, claim, parted

LISTING = node(NodeKind.LISTING, "SDN 50543", "ofac-50543")


def test_a_listing_is_a_sanction_with_its_authority_and_day() -> None:
    company, sanction = to_ftm([claim(COMPANY, Relation.LISTED_AS, LISTING, first="2025-01-03", by="OFAC")])
    assert isinstance(company, dict)
    assert isinstance(sanction, dict)
    assert (company["schema"], company["properties"]) == ("Company", {"name": ["Example Trading LLC"]})
    assert sanction["schema"] == "Sanction"
    assert {name: sanction["properties"][name] for name in ("entity", "authority", "listingDate")} == {
        "entity": [COMPANY.id], "authority": ["OFAC"], "listingDate": ["2025-01-03"],
    }  # fmt: skip


def test_an_alias_is_a_link_between_two_and_no_name_of_one() -> None:
    other = node(NodeKind.ACTOR, "Example Panda")
    entities = list(to_ftm([claim(GROUP, Relation.ALSO_CALLED, other)]))
    assert [each["schema"] for each in entities if isinstance(each, dict)] == [
        "Organization",
        "Organization",
        "UnknownLink",
    ]


def test_ownership_is_ownership() -> None:
    owned = node(NodeKind.COMPANY, "Example Cloud Services Ltd")
    *_, tie = to_ftm([claim(COMPANY, Relation.OWNS, owned, first="2024-05", last="2025")])
    assert isinstance(tie, dict)
    assert (tie["schema"], tie["properties"]["owner"], tie["properties"]["startDate"]) == (
        "Ownership",
        [COMPANY.id],
        ["2024"],
    )


def test_infrastructure_and_denials_have_no_word() -> None:
    told = list(
        to_ftm([claim(NETWORK, Relation.CONSISTS_OF, ADDRESS), claim(COMPANY, Relation.OWNS, COMPANY, denied=True)])
    )
    assert [each.why for each in told if isinstance(each, Problem)] == [
        "FollowTheMoney has no word for what kind of thing this is: infrastructure",
        "FollowTheMoney has no word for that something is not so",
    ]


def test_the_case_uses_only_properties_that_the_schema_has() -> None:
    with EXAMPLE.open("rb") as stream:
        claims, _ = parted(list(read(stream, Source("claims.csv"))))
    entities = [each for each in to_ftm(claims) if isinstance(each, dict)]
    assert {each["schema"] for each in entities} == {"Company", "Organization", "PublicBody", "Sanction", "UnknownLink"}
    for each in entities:
        row = schema_row(each["schema"])
        assert row is not None
        assert set(each["properties"]) <= set(row.properties)
