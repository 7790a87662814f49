"""Programme tags to designations, against the lists that OFAC's own XML pairs with each entry."""

from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import Entity, Fact
from seawall.lists.ofac.delimited import CsvFile, CsvSet, parse
from seawall.lists.ofac.programmes import Publication, designations, tags
from seawall.records import Element, elements, local_name


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("CYBER2", ("CYBER2",)),
        ("CAATSA - RUSSIA] [CYBER4", ("CAATSA - RUSSIA", "CYBER4")),
        ("DPRK3] [CYBER2", ("DPRK3", "CYBER2")),
        ("[SDGT]  [IFSR]", ("SDGT", "IFSR")),
        ("SOUTH SUDAN", ("SOUTH SUDAN",)),
        ("SDGT] [SDGT", ("SDGT",)),
        ("", ()),
    ],
)
def test_tags_are_split_at_brackets_only(column: str, expected: tuple[str, ...]) -> None:
    assert tags(column) == expected


SECTION_11 = Fact("Secondary sanctions risk:", "See Section 11 of Executive Order 14024.")
DIRECTIVE = Fact("Executive Order 14024 Directive Information", "Subject to Directive 3 - All transactions in …")


@pytest.mark.parametrize(
    ("programmes", "facts", "expected"),
    [
        (("UKRAINE-EO13662",), (), {"SSI": ("UKRAINE-EO13662",)}),
        (("CMIC-EO13959",), (), {"NS-CMIC": ("CMIC-EO13959",)}),
        (("NS-PLC",), (), {"NS-PLC": ("NS-PLC",)}),
        (("561-Related",), (), {"CAPTA": ("561-Related",)}),
        (("FSE-IR",), (), {"FSE": ("FSE-IR",)}),
        (("SDGT", "NS-PLC"), (), {"SDN": ("SDGT",), "NS-PLC": ("NS-PLC",)}),
        (("RUSSIA-EO14024",), (DIRECTIVE,), {"NS-MBS": ("RUSSIA-EO14024",)}),
        (
            ("UKRAINE-EO13662", "RUSSIA-EO14024"),
            (DIRECTIVE, SECTION_11),
            {"SSI": ("UKRAINE-EO13662",), "SDN": ("RUSSIA-EO14024",)},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) and value and isinstance(value[0], str) else None,
)
def test_an_entry_of_the_consolidated_list_stands_on_the_lists_of_its_tags(
    programmes: tuple[str, ...], facts: tuple[Fact, ...], expected: dict[str, tuple[str, ...]]
) -> None:
    found, unknown = designations(Publication.CONSOLIDATED, programmes, facts)
    assert {designation.list_name: designation.programmes for designation in found} == expected
    assert {designation.authority for designation in found} == {"OFAC"}
    assert unknown == ()


def test_an_unknown_tag_is_said_and_stays_on_a_list_of_its_own() -> None:
    found, unknown = designations(Publication.CONSOLIDATED, ("NEW-EO15000", "RUSSIA-EO14024"), ())
    assert [(designation.list_name, designation.programmes) for designation in found] == [
        ("CONSOLIDATED", ("NEW-EO15000", "RUSSIA-EO14024"))
    ]
    assert unknown == ("NEW-EO15000", "RUSSIA-EO14024")


def test_an_entry_of_the_sdn_list_stands_on_the_sdn_list_whatever_its_tags() -> None:
    found, unknown = designations(Publication.SDN, ("CYBER2", "NEW-EO15000"), ())
    assert [(designation.list_name, designation.programmes) for designation in found] == [
        ("SDN", ("CYBER2", "NEW-EO15000"))
    ]
    assert unknown == ()


_LIST_NAMES = {
    "SDN List": "SDN",
    "Sectoral Sanctions Identifications List": "SSI",
    "Non-SDN Palestinian Legislative Council List": "NS-PLC",
    "Non-SDN Menu-Based Sanctions List": "NS-MBS",
    "Non-SDN CMIC List": "NS-CMIC",
    "CAPTA List": "CAPTA",
    "FSE List": "FSE",
}


def lists_of_the_enhanced_xml(file: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in elements(BytesIO(file.read_bytes()), file.name, "entities/entity"):
        assert isinstance(item, Element)
        said = {child.text for child in item.xml.iter() if local_name(child) == "sanctionsList"}
        found[f"ofac-{item.xml.get('id')}"] = {_LIST_NAMES[name] for name in said if name != "Consolidated List"}
    return found


def test_the_table_gives_the_same_lists_as_the_enhanced_xml_for_every_entry(shared_data: Path) -> None:
    folder = shared_data / "ofac" / "cons-2025-03"
    expected = lists_of_the_enhanced_xml(folder / "CONS_ENHANCED.XML")
    assert len(expected) == 443
    with (folder / "cons_prim_2025-03-26.csv").open("rb") as stream:
        files = CsvSet(Publication.CONSOLIDATED, "ofac-consolidated", CsvFile(stream, "CONS_PRIM.CSV"))
        entities = [item for item in parse(files) if isinstance(item, Entity)]
    found = {entity.id: {designation.list_name for designation in entity.designations} for entity in entities}
    assert found == expected
