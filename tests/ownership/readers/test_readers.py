"""Each format to statements with their places; what can't be read is a Problem, and never lowers what is known."""

import io
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import InputRefused, Problem
from seawall.ownership.assess import Status
from seawall.ownership.graph import Graph
from seawall.ownership.readers import Format, read, recognised
from seawall.ownership.share import UNKNOWN, Share, between, exactly
from seawall.ownership.stake import ControlKind, ControlLink, Listing, Member, Right, Stake, Statement
from tests.conftest import ROOT
from tests.ownership.drawn import judged


def said(text: str | bytes) -> tuple[list[Statement], list[Problem]]:
    data = text if isinstance(text, bytes) else text.encode()
    found = list(read(io.BytesIO(data), "file"))
    return [row for row in found if not isinstance(row, Problem)], [row for row in found if isinstance(row, Problem)]


def stakes(statements: Iterable[Statement]) -> list[Stake]:
    return [row for row in statements if isinstance(row, Stake)]


def controls(statements: Iterable[Statement]) -> list[ControlLink]:
    return [row for row in statements if isinstance(row, ControlLink)]


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records)


# --- tables ---------------------------------------------------------------------------------------------------------


def test_a_table_gives_stakes_with_dates_sources_and_places() -> None:
    found, problems = said(
        "owner,owned,share,from,until,source,note\nX Ltd,A GmbH,33.3,2019-05,2024-01-31,register,class B\n"
    )
    (stake,) = stakes(found)
    assert (stake.owner, stake.owned, stake.share) == ("x ltd", "a gmbh", exactly("33.3"))
    assert stake.since
    assert stake.until
    assert (stake.since.iso, stake.until.iso, stake.source, stake.place) == (
        "2019-05",
        "2024-01-31",
        "register",
        "line 2",
    )
    assert problems == []


def test_min_and_max_are_an_interval_and_other_names_of_columns_are_known() -> None:
    found, _ = said("Shareholder;Company;Min;Max\nX;A;25;50\nX;B;;40\n")
    assert [stake.share for stake in stakes(found)] == [between(25, 50), between(0, 40)]


def test_spellings_of_one_name_are_one_member() -> None:
    found, _ = said("owner,owned,share,owner_listed\nX Ltd.,A,50,SDN\n A ,B,50,\na,C,50,\n")
    assert [judged(Graph.of(found)).status(member) for member in ("b", "c")] == [Status.BLOCKED] * 2


def test_a_cell_can_say_who_is_listed_and_how() -> None:
    found, _ = said("owner,owned,share,owner_listed\nX,A,50,SDN: CYBER2; SSI: Directive 1\nY,,,yes\nZ,A,1,no\n")
    listings = [row for row in found if isinstance(row, Listing)]
    assert [(row.list_name, row.programmes) for row in listings[0].designations] == [
        ("SDN", ("CYBER2",)), ("SSI", ("Directive 1",)),
    ]  # fmt: skip
    assert [row.member for row in listings] == ["x", "y"]


@pytest.mark.parametrize("cell", ["half", "150", "-1", "50,000", "1/3"])
def test_an_unreadable_share_is_unknown_and_told(cell: str) -> None:
    found, (problem,) = said(f'owner,owned,share,owner_listed\nX,A,"{cell}",SDN\n')
    assert (problem.record, problem.field, problem.said) == ("line 2", "share", cell)
    assert judged(Graph.of(found)).status("a") is Status.POSSIBLE


def test_an_unreadable_date_leaves_its_bound_open_and_is_told() -> None:
    found, (problem,) = said("owner,owned,share,until,owner_listed\nX,A,50,soon,SDN\n")
    assert problem.field == "until"
    assert judged(Graph.of(found)).status("a") is Status.BLOCKED


def test_control_is_read_by_its_words() -> None:
    found, problems = said(
        "owner,owned,control\nX,A,right to appoint the board\nX,A,Director\nX,A,influence\nX,A,cousin of the owner\n"
    )
    assert [link.kind for link in controls(found)] == [
        ControlKind.APPOINTS_MAJORITY, ControlKind.DIRECTOR, ControlKind.INFLUENCE, ControlKind.OTHER,
    ]  # fmt: skip
    assert [problem.said for problem in problems] == ["cousin of the owner"]
    assert stakes(found) == []


def test_rows_and_columns_that_say_nothing_are_told() -> None:
    _, problems = said("owner,owned,share,colour\n,A,50,red\nX,,50,red\nX,A,50,red,more\n")
    assert [problem.field for problem in problems] == ["colour", "owner", "owned", ""]


def test_shares_that_look_like_fractions_are_told() -> None:
    _, problems = said("owner,owned,share\nX,A,0.5\nY,A,0.25\n")
    assert "fractions" in problems[-1].why


def test_a_table_without_owner_is_refused_with_what_it_needs() -> None:
    with pytest.raises(InputRefused, match="needs owner, owned and share"):
        said("name,share\nX,50\n")


# --- UK PSC ---------------------------------------------------------------------------------------------------------


def psc(*natures: str, kind: str = "individual-person-with-significant-control", **more: object) -> dict[str, object]:
    data = {
        "kind": kind,
        "name": "Ms Example Person",
        "natures_of_control": natures,
        "notified_on": "2016-04-06",
        **more,
    }
    return {"company_number": "1234567", "data": data}


# A nature of control, and what it comes to.
NATURES = [
    ("ownership-of-shares-25-to-50-percent", Right.SHARES, Share(Decimal(25), Decimal(50), low_open=True)),
    ("ownership-of-shares-50-to-75-percent", Right.SHARES, Share(Decimal(50), Decimal(75), low_open=True)),
    ("ownership-of-shares-75-to-100-percent", Right.SHARES, Share(Decimal(75), Decimal(100), low_open=True)),
    ("voting-rights-50-to-75-percent", Right.VOTES, Share(Decimal(50), Decimal(75), low_open=True)),
    ("ownership-of-shares-75-to-100-percent-as-trust", Right.SHARES, between(0, 100)),
    ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", Right.SHARES,
     Share(Decimal(25), Decimal(100), low_open=True)),
    ("right-to-share-surplus-assets-50-to-75-percent-limited-liability-partnership", Right.SHARES,
     Share(Decimal(50), Decimal(75), low_open=True)),
]  # fmt: skip


@pytest.mark.parametrize(("nature", "right", "share"), NATURES, ids=[row[0] for row in NATURES])
def test_bands_of_the_psc_register_are_intervals(nature: str, right: Right, share: Share) -> None:
    found, problems = said(lines(psc(nature)))
    (stake,) = stakes(found)
    assert (stake.owned, stake.right, stake.share, stake.note) == ("gb-coh-01234567", right, share, nature)
    assert problems == []


def test_rights_to_appoint_are_control() -> None:
    found, _ = said(lines(psc("right-to-appoint-and-remove-directors", "significant-influence-or-control-as-firm")))
    assert [link.kind for link in controls(found)] == [ControlKind.APPOINTS_MAJORITY, ControlKind.INFLUENCE]


def test_a_uk_company_on_the_register_is_the_same_member_as_owner_and_owned() -> None:
    company = psc(
        "ownership-of-shares-75-to-100-percent", kind="corporate-entity-person-with-significant-control",
        name="Example Holding Ltd", identification={"registration_number": "7654321", "place_registered": "Companies House"},
    )  # fmt: skip
    found, _ = said(lines(company))
    assert stakes(found)[0].owner == "gb-coh-07654321"


def test_the_day_a_psc_ceased_is_its_last() -> None:
    found, _ = said(lines(psc("ownership-of-shares-50-to-75-percent", ceased_on="2018-05-14")))
    assert [stakes(found)[0].standing(day) for day in (date(2018, 5, 14), date(2018, 5, 15))] == ["yes", "no"]


def test_an_unknown_nature_and_a_company_without_known_owners_are_told() -> None:
    statement = {
        "company_number": "1",
        "data": {"kind": "persons-with-significant-control-statement", "statement": "none"},
    }
    found, problems = said(lines(psc("ownership-of-the-moon"), statement))
    assert stakes(found)[0].share == UNKNOWN
    assert [problem.field for problem in problems] == ["natures_of_control", "statement"]


# --- FollowTheMoney -------------------------------------------------------------------------------------------------


def ftm(schema: str, entity_id: str, **properties: list[str]) -> dict[str, object]:
    return {"id": entity_id, "schema": schema, "properties": properties, "datasets": ["us_ofac_sdn"]}


def test_ownership_directorship_and_sanction_are_read() -> None:
    found, problems = said(
        lines(
            ftm("Person", "p", name=["Example Person"], topics=["sanction"]),
            ftm("Company", "c", name=["Example Ltd"], leiCode=["5493001KJTIIGC8Y1R12"]),
            ftm("Ownership", "o", owner=["p"], asset=["c"], percentage=["60 %"], startDate=["2019-05"]),
            ftm("Directorship", "d", director=["p"], organization=["c"], role=["CEO"]),
            ftm("Sanction", "s", entity=["p"], authority=["Office of Foreign Assets Control"], program=["CYBER2"]),
            ftm("Address", "a", full=["1 Example Quay"]),
        )
    )
    result = judged(Graph.of(found))
    assert problems == []
    assert (result.status("p"), result.status("c")) == (Status.BLOCKED, Status.BLOCKED)
    assert controls(found)[0].note == "CEO"
    assert result.rulings["p"][0].listing.designations[0].list_name == "SDN"


def test_whoever_is_called_sanctioned_without_a_sanction_is_listed() -> None:
    found, _ = said(lines(ftm("Person", "p", name=["P"], topics=["sanction"]), ftm("Person", "q", topics=["role.pep"])))
    assert [row.member for row in found if isinstance(row, Listing)] == ["p"]


def test_the_made_sample_comes_out_with_its_chain(shared_data: Path) -> None:
    data = (shared_data / "opensanctions-format/seawall_sample/entities.ftm.json").read_bytes()
    found, problems = said(data)
    graph = Graph.of(found)
    assert problems == []
    assert [(stake.owner, stake.owned) for stake in graph.stakes if stake.share != UNKNOWN] == [
        ("sw-p-001", "sw-c-001"), ("sw-c-001", "sw-c-002"),
    ]  # fmt: skip
    # The company between is called sanctioned and nobody says by whom: taken as listed. The person's authority is made
    # up, so what it reaches is in doubt.
    assert [judged(graph).status(member) for member in ("sw-p-001", "sw-c-001", "sw-c-002")] == [
        Status.POSSIBLE, Status.BLOCKED, Status.BLOCKED,
    ]  # fmt: skip


# --- BODS -----------------------------------------------------------------------------------------------------------


def bods_02(*interests: dict[str, object], **more: object) -> list[dict[str, object]]:
    return [
        {"statementID": "e1", "statementType": "entityStatement", "name": "Example Ltd",
         "identifiers": [{"id": "5493001KJTIIGC8Y1R12", "scheme": "XI-LEI"}]},
        {"statementID": "p1", "statementType": "personStatement", "names": [{"fullName": "Example Person"}]},
        {"statementID": "o1", "statementType": "ownershipOrControlStatement", "statementDate": "2024-01-01",
         "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
         "interests": list(interests), **more},
    ]  # fmt: skip


SHARES_02 = [
    ({"exact": 33.33}, exactly("33.33")),
    ({"minimum": 25, "maximum": 50, "exclusiveMinimum": True}, Share(Decimal(25), Decimal(50), low_open=True)),
    ({"exclusiveMinimum": 50, "maximum": 75}, Share(Decimal(50), Decimal(75), low_open=True)),
    ({"minimum": 75}, between(75, 100)),
    (None, UNKNOWN),
]


@pytest.mark.parametrize(("share", "expected"), SHARES_02)
def test_shares_of_all_versions_are_read_exactly(share: dict[str, object] | None, expected: Share) -> None:
    interest: dict[str, object] = {"type": "shareholding", "interestLevel": "direct"}
    if share:
        interest["share"] = share
    found, problems = said(json.dumps(bods_02(interest)))
    assert (stakes(found)[0].share, problems) == (expected, [])


def test_an_indirect_interest_has_no_lower_bound() -> None:
    found, _ = said(json.dumps(bods_02({"type": "shareholding", "interestLevel": "indirect", "share": {"exact": 60}})))
    assert stakes(found)[0].share == between(0, 60)


def test_interests_without_a_share_are_control() -> None:
    found, _ = said(
        json.dumps(bods_02({"type": "appointmentOfBoard"}, {"type": "voting-rights", "share": {"exact": 60}}))
    )
    assert controls(found)[0].kind is ControlKind.APPOINTS_MAJORITY
    assert (stakes(found)[0].right, stakes(found)[0].share) == (Right.VOTES, exactly(60))


def test_a_replaced_statement_is_not_read_and_references_follow() -> None:
    later = {"statementID": "o2", "statementType": "ownershipOrControlStatement", "replacesStatements": ["o1"],
             "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
             "interests": [{"type": "shareholding", "share": {"exact": 10}}]}  # fmt: skip
    renamed = {"statementID": "e2", "statementType": "entityStatement", "name": "New Ltd", "replacesStatements": ["e1"]}
    found, _ = said(json.dumps([*bods_02({"type": "shareholding", "share": {"exact": 60}}), later, renamed]))
    assert [(stake.owned, stake.share) for stake in stakes(found)] == [("e2", exactly(10))]


def bods_04(status: str, when: str, exact: int) -> dict[str, object]:
    return {
        "statementId": f"s-{when}", "recordId": "r1", "recordType": "relationship", "recordStatus": status,
        "statementDate": when, "recordDetails": {"subject": "e", "interestedParty": "p", "interests": [
            {"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": exact, "minimum": exact}}]},
    }  # fmt: skip


def test_version_0_4_takes_the_newest_statement_of_a_record_and_closes_it() -> None:
    entity = {"statementId": "x", "recordId": "e", "recordType": "entity", "recordDetails": {"name": "Example Ltd"}}
    found, _ = said(lines(entity, bods_04("new", "2023-01-01", 60), bods_04("closed", "2024-01-01", 60)))
    (stake,) = stakes(found)
    assert [stake.standing(day) for day in (date(2023, 6, 1), date(2024, 6, 1))] == ["yes", "no"]
    assert [member.name for member in found if isinstance(member, Member)] == ["Example Ltd"]


def test_an_owner_that_is_not_stated_is_told() -> None:
    record = bods_02()[2] | {"interestedParty": {"unspecified": {"reason": "unknown"}}}
    _, (problem,) = said(json.dumps([record]))
    assert problem.why == "the owner is not stated: unknown"


# --- GLEIF ----------------------------------------------------------------------------------------------------------

CHILD, PARENT = "5493001KJTIIGC8Y1R12", "213800QILIUD4ROSUO03"


def gleif(kind: str = "IS_DIRECTLY_CONSOLIDATED_BY", status: str = "ACTIVE", registered: str = "PUBLISHED") -> str:
    return f"""<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>
    <rr:RelationshipRecord><rr:Relationship>
    <rr:StartNode><rr:NodeID>{CHILD}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
    <rr:EndNode><rr:NodeID>{PARENT}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
    <rr:RelationshipType>{kind}</rr:RelationshipType>
    <rr:RelationshipPeriods>
    <rr:RelationshipPeriod><rr:StartDate>2016-01-01T00:00:00Z</rr:StartDate><rr:EndDate>2016-12-31T00:00:00Z</rr:EndDate>
    <rr:PeriodType>ACCOUNTING_PERIOD</rr:PeriodType></rr:RelationshipPeriod>
    <rr:RelationshipPeriod><rr:StartDate>2006-09-22T00:00:00Z</rr:StartDate>
    <rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod></rr:RelationshipPeriods>
    <rr:RelationshipStatus>{status}</rr:RelationshipStatus>
    <rr:RelationshipQuantifiers><rr:RelationshipQuantifier><rr:MeasurementMethod>ACCOUNTING_CONSOLIDATION</rr:MeasurementMethod>
    <rr:QuantifierAmount>1.00</rr:QuantifierAmount><rr:QuantifierUnits>PERCENTAGE</rr:QuantifierUnits>
    </rr:RelationshipQuantifier></rr:RelationshipQuantifiers></rr:Relationship>
    <rr:Registration><rr:LastUpdateDate>2017-12-14T00:00:00Z</rr:LastUpdateDate>
    <rr:RegistrationStatus>{registered}</rr:RegistrationStatus></rr:Registration></rr:RelationshipRecord>
    </rr:RelationshipRecords></rr:RelationshipData>"""


def test_consolidation_is_an_unknown_stake_of_the_parent() -> None:
    (stake,) = stakes(said(gleif())[0])
    assert (stake.owner, stake.owned, stake.share) == (PARENT, CHILD, UNKNOWN)
    assert stake.since
    assert (stake.since.iso, stake.until, stake.stated) == ("2006-09-22", None, date(2017, 12, 14))
    assert "ACCOUNTING_CONSOLIDATION 1.00 PERCENTAGE" in stake.note


def test_a_branch_is_its_head_office_and_a_manager_only_manages() -> None:
    assert stakes(said(gleif("IS_INTERNATIONAL_BRANCH_OF"))[0])[0].share == exactly(100)
    managed = said(gleif("IS_FUND-MANAGED_BY"))[0]
    assert (controls(managed)[0].holder, stakes(managed)) == (PARENT, [])


def test_an_inactive_relationship_ends_when_it_was_last_updated_and_an_annulled_one_is_told() -> None:
    (stake,) = stakes(said(gleif(status="INACTIVE"))[0])
    assert stake.standing(date(2018, 1, 1)) == "no"
    found, (problem,) = said(gleif(registered="ANNULLED"))
    assert (found, problem.field) == ([], "RegistrationStatus")


def test_the_csv_of_the_golden_copy_says_the_same() -> None:
    header = (
        "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,"
        "Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,"
        "Relationship.Period.1.startDate,Relationship.Period.1.periodType,Registration.LastUpdateDate"
    )
    row = f"{CHILD},LEI,{PARENT},LEI,IS_ULTIMATELY_CONSOLIDATED_BY,ACTIVE,2006-09-22,RELATIONSHIP_PERIOD,2017-12-14T00:00:00Z"
    (stake,) = stakes(said(f"{header}\n{row}\n")[0])
    assert (stake.owner, stake.owned, stake.share, stake.stated) == (PARENT, CHILD, UNKNOWN, date(2017, 12, 14))


# --- recognising, and anything at all -------------------------------------------------------------------------------

HEADS = [
    (b"owner,owned,share\n", Format.TABLE), (b"\xef\xbb\xbfowner;owned;share\n", Format.TABLE_SEMICOLON),
    (b"owner\towned\tshare\n", Format.TABLE_TAB), (lines(psc()).encode(), Format.PSC),
    (lines(ftm("Person", "p")).encode(), Format.FTM), (json.dumps(bods_02()).encode(), Format.BODS_ARRAY),
    (lines(*bods_02()).encode(), Format.BODS_LINES), (gleif().encode(), Format.GLEIF_XML),
    (b'"Relationship.StartNode.NodeID",x\n', Format.GLEIF_CSV),
]  # fmt: skip


@pytest.mark.parametrize(("head", "found"), HEADS, ids=[str(row[1]) for row in HEADS])
def test_a_format_is_known_by_its_content(head: bytes, found: Format) -> None:
    assert recognised(head, "file") is found


@pytest.mark.parametrize("head", [b"", b"   ", b"{}", b"[1, 2]", b"<html></html>"])
def test_what_is_no_ownership_is_refused(head: bytes) -> None:
    with pytest.raises(InputRefused, match="file"):
        recognised(head, "file")


STARTS = ["owner,owned,share\n", '{"schema": "Ownership", "properties": ', '{"company_number": "1", "data": ',
          '[{"statementType": "entityStatement", ', '{"recordType": "relationship", ', "<RelationshipRecord>"]  # fmt: skip


@given(st.one_of(st.just(b""), st.sampled_from(STARTS).map(str.encode)), st.binary(max_size=300))
def test_any_bytes_give_statements_or_problems_or_a_refusal(start: bytes, rest: bytes) -> None:
    try:
        found = list(read(io.BytesIO(start + rest), "file"))
    except InputRefused:
        return
    assert all(isinstance(row, Problem | Member | Stake | ControlLink | Listing) for row in found)
    Graph.of(row for row in found if not isinstance(row, Problem))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["psc", "ftm", "bods"]), st.data())
def test_any_values_in_known_fields_give_statements_or_problems(kind: str, data: st.DataObject) -> None:
    record: dict[str, object] = {
        "psc": psc("ownership-of-shares-25-to-50-percent"),
        "ftm": ftm("Ownership", "o", owner=["p"], asset=["c"], percentage=["60"]),
        "bods": bods_02({"type": "shareholding", "share": {"exact": 60}})[2],
    }[kind]
    spoilt = data.draw(_spoilt(record))
    read_ = list(read(io.BytesIO((json.dumps(record) + "\n" + json.dumps(spoilt)).encode()), "file"))
    assert stakes(row for row in read_ if not isinstance(row, Problem))


def _spoilt(record: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """The record with the values of some fields, or of fields of fields, replaced by anything."""

    def spoil(value: object) -> st.SearchStrategy[object]:
        whole = st.just(value) | JSON
        if isinstance(value, dict):
            return st.fixed_dictionaries({key: spoil(inner) for key, inner in value.items()}) | JSON
        if isinstance(value, list | tuple):
            return st.lists(st.one_of(*(spoil(inner) for inner in value)) if value else JSON, max_size=2) | JSON
        return whole

    return st.fixed_dictionaries({key: spoil(inner) for key, inner in record.items()})


def test_the_example_tables_read_without_a_problem() -> None:
    for path in sorted((ROOT / "examples" / "ownership").glob("*.csv")):
        assert said(path.read_bytes())[1] == []
