"""Real publications of OFAC: counts, joins, the seed case, and what an edited copy gives away."""

from pathlib import Path

import pytest

from seawall.entities import Designation, Entity, Fact, IdentifierKind, NameKind, Schema
from seawall.lists.ofac.programmes import Publication
from tests.lists.ofac.delimited.sets import read, real_set

K = IdentifierKind
CONSOLIDATED = Publication.CONSOLIDATED


@pytest.fixture(scope="module")
def ofac(shared_data: Path) -> Path:
    return shared_data / "ofac"


def named(entities: list[Entity], entity_id: str) -> Entity:
    return next(entity for entity in entities if entity.id == entity_id)


def values(entity: Entity, kind: IdentifierKind) -> list[str]:
    return [identifier.value for identifier in entity.identifiers if identifier.kind is kind]


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("sdn_2021-08-18.csv", 9_083),
        ("sdn_2022-02-23.csv", 9_108),
        ("sdn_2023-03-01.csv", 11_853),
        ("sdn_2024-05-02.csv", 14_973),
        ("sdn_2024-05-03.csv", 14_965),
        ("sdn_2024-05-04.csv", 0),
    ],
)
def test_every_entry_of_the_official_files_is_read(ofac: Path, file: str, count: int) -> None:
    entities, problems = read(real_set(ofac / "sdn-2024-05", file))
    assert len({entity.id for entity in entities}) == len(entities) == count
    assert all(entity.names and entity.programmes for entity in entities)
    assert {problem.field for problem in problems} <= ({"Remarks"} if count else {""})
    assert bool(problems)


def test_the_four_files_of_2021_join_without_an_orphan(ofac: Path) -> None:
    entities, problems = read(real_set(ofac / "set-2021-07", "sdn.csv alt.csv add.csv sdn_comments.csv"))
    assert len(entities) == 8_976
    strong = [name for entity in entities for name in entity.names[1:] if not name.weak]
    assert len(strong) == 11_910
    # 13,837 rows, of which some name no street, city or country at all.
    assert sum(len(entity.addresses) for entity in entities) == 11_440
    assert {problem.field for problem in problems} == {"Remarks"}
    assert not any("1,000" in problem.why for problem in problems)
    cut = named(entities, "ofac-30518")
    assert "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr" in values(cut, K.WALLET)
    assert cut.unread == ()
    assert [name.text for name in named(entities, "ofac-28263").names if name.weak] == ["tianyinyin0404", "snowsjohn"]


def test_the_consolidated_set_of_2025_12_is_read_without_any_problem(ofac: Path) -> None:
    entities, problems = read(
        real_set(ofac / "cons-2025-12", "cons_prim.csv cons_alt.csv cons_add.csv cons_comments.csv", CONSOLIDATED)
    )
    assert problems == []
    assert len(entities) == 442
    assert len([name for entity in entities for name in entity.names[1:] if not name.weak]) == 1_073
    lists = {designation.list_name for entity in entities for designation in entity.designations}
    assert lists == {"SSI", "NS-PLC", "NS-CMIC", "CAPTA", "NS-MBS", "SDN"}


def test_integrity_technology_group_is_read_from_its_official_row(ofac: Path) -> None:
    entities, problems = read(real_set(ofac / "integrity", "sdn_rows_2026.csv alt_row_2025-12.csv add_row_2025-12.csv"))
    assert problems == []
    group = named(entities, "ofac-50543")
    assert [(name.text, name.kind, name.weak) for name in group.names] == [
        ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", NameKind.PRIMARY, False),
        ("BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED", NameKind.AKA, False),
        ("YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED", NameKind.AKA, True),
    ]
    assert group.schema is Schema.LEGAL_ENTITY
    assert group.designations == (Designation("OFAC", "SDN", ("CYBER2",)),)
    assert [(identifier.kind, identifier.value) for identifier in group.identifiers] == [
        (K.WEBSITE, "www.integritytech.com.cn"),
        (K.TICKER, "688244 CH"),
        (K.USCC, "91110108562135265P"),
    ]
    assert Fact("Organization Established Date", "02 Sep 2010") in group.facts
    assert [address.country for address in group.addresses] == ["China"]
    assert group.unread == ()


def test_wallets_of_2024_are_read_whole_and_the_six_cut_ones_are_reported(ofac: Path) -> None:
    """The file shows 202 different XBT addresses; six of them are stumps that need SDN_COMMENTS, which isn't here."""
    entities, problems = read(real_set(ofac / "sdn-2024-05", "sdn_2024-05-03.csv"))
    bitcoin = {
        identifier.value
        for entity in entities
        for identifier in entity.identifiers
        if identifier.kind is K.WALLET and identifier.currency == "XBT"
    }
    stumps = [problem.said for problem in problems if " - XBT " in problem.said]
    assert len(bitcoin) + len(stumps) == 202
    assert len(stumps) == 6
    assert any(address != address.lower() for address in bitcoin)


def test_weak_aliases_of_2024_are_all_found(ofac: Path) -> None:
    """Counted apart from this parser: 3,578 "a.k.a. '…'" on 2,067 entries, and 87 "f.k.a. '…'"."""
    entities, problems = read(real_set(ofac / "sdn-2024-05", "sdn_2024-05-03.csv"))
    weak = [(entity.id, name) for entity in entities for name in entity.names if name.weak]
    cut = sum(1 for problem in problems if problem.said.startswith("a.k.a. '"))
    assert sum(1 for _, name in weak if name.kind is NameKind.AKA) + cut == 3_578 + 1  # and one d.b.a.
    assert sum(1 for _, name in weak if name.kind is NameKind.FKA) == 87
    assert len({entity_id for entity_id, name in weak if name.kind is NameKind.AKA}) == 2_067 + 1
    assert "'FOOPIE'" in {name.text for _, name in weak}


def test_an_edited_set_gives_its_editor_away(ofac: Path) -> None:
    """Somebody changed 34489 to 2677, whose address is left behind, and made up an alias of 34111."""
    entities, problems = read(real_set(ofac / "set-2022-01-edited", "sdn_tail.csv alt_tail.csv add_tail.csv"))
    assert len(entities) == 40
    orphans = {(problem.source, problem.said) for problem in problems}
    assert {("ADD.CSV", "34489"), ("ALT.CSV", "34111")} <= orphans
    assert {problem.why for problem in problems} == {"no entry of the main file has this number"}


def test_a_vessel_that_a_spreadsheet_made_a_date_of_is_noticed(ofac: Path) -> None:
    (vessel,), problems = read(real_set(ofac / "set-2022-01-edited", "sdn_row_23156.csv"))
    assert (vessel.caption, vessel.schema) == ("28-Jul", Schema.VESSEL)
    assert [problem.why for problem in problems] == ["this looks like a name that a spreadsheet made a date of"]


def test_every_ship_of_2024_has_its_imo_number_whatever_its_check_digit(ofac: Path) -> None:
    entities, _ = read(real_set(ofac / "sdn-2024-05", "sdn_2024-05-03.csv"))
    holders = [entity for entity in entities if values(entity, K.IMO)]
    assert len([entity for entity in holders if entity.schema is Schema.VESSEL]) == 846
    assert len([entity for entity in holders if entity.schema is Schema.LEGAL_ENTITY]) > 100
