"""One list, three formats: the 443 entries of the Consolidated list of March 2025 must say the same in all of them.

CONS_ENHANCED.XML and CONSOLIDATED.XML are of 2025-03-28. CONS_PRIM.CSV is of 2025-03-26 and CONS_ADD.CSV of 2025-04-21;
no CONS_ALT.CSV and CONS_COMMENTS.CSV of that spring were kept, those of 2025-12-19 stand in for them.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

import pytest

from seawall.entities import Address, Entity, ListedName, NameKind
from seawall.errors import Problem
from seawall.lists.ofac import enhanced, legacy
from seawall.lists.ofac.delimited import CsvFile, CsvSet, parse
from seawall.lists.ofac.programmes import Publication

Entries = dict[str, Entity]

# What the formats force, by entry; everything else must agree. Each row: what, entries, why.
DIFFERENCES = """
names in other scripts    28 entries   only ENHANCED carries them (45 names); legacy XML and CSV are in Latin letters
script of a name          all          only ENHANCED says it
addresses in Cyrillic     11 entries   only ENHANCED carries them
country codes             all          only ENHANCED carries ISO codes
parts of an address       CSV          city, region and postal code share one column
regions that are no country            "Region: Gaza" stands in the country's column of CSV and legacy XML
parts of a name           persons      CSV and legacy XML know family and given name, ENHANCED middle names too
lists and dates           all          only ENHANCED says lists and days; the others give tags, from which the list is told
measures                  all          only ENHANCED carries them ("Reject", "13662 Sectoral Directive 1")
ties                      all          ENHANCED gives the other end's id and the kind of tie, the others "Linked To:" a name
notes on identifiers      15 entries   only ENHANCED says issuing authority, reliability, comments
double quotes in names    ofac-22391   CSV writes single quotes instead
"""

# The CSV files are not of the same day: aliases and a feature that came or went between them.
LATER_ALIASES = {
    "ofac-17248": ("PUBLIC JOINT-STOCK COMPANY OIL COMPANY LUKOIL",),
    "ofac-18271": ("AO VCHNG",),
    "ofac-18282": ("OJSC NOVOKUYBYSHEV REFINERY",),
    "ofac-18284": ("LLC RN KOMSOMOLSKIY NPZ",),
    "ofac-18292": (
        "JOINT STOCK COMPANY ACHINSK REFINERY OF EASTERN PETROLEUM COMPANY",
        "JSC ACHINSK OIL REFINERY VNK",
        "ACHINSK OIL REFINERY OF THE EASTERN OIL COMPANY",
    ),
}
LATER_FEATURE = "ofac-9659"  # its secondary sanctions risk is in the XML of 03-28, not yet in the CSV of 03-26
OTHER_QUOTES = "ofac-22391"


def entries(items: Iterable[Entity | Problem]) -> Entries:
    """The entities by id; a Problem fails the test."""
    found = list(items)
    assert [item for item in found if isinstance(item, Problem)] == []
    return {item.id: item for item in found if isinstance(item, Entity)}


@pytest.fixture(scope="module")
def from_enhanced(shared_data: Path) -> Entries:
    with (shared_data / "ofac/cons-2025-03/CONS_ENHANCED.XML").open("rb") as stream:
        return entries(enhanced.parse(stream, list_id="ofac-cons", file="CONS_ENHANCED.XML"))


@pytest.fixture(scope="module")
def from_legacy(shared_data: Path) -> Entries:
    with (shared_data / "ofac/cons-2025-03/CONSOLIDATED.XML").open("rb") as stream:
        return entries(legacy.parse(stream, list_id="ofac-cons", file="CONSOLIDATED.XML"))


@pytest.fixture(scope="module")
def from_csv(shared_data: Path) -> Entries:
    spring, winter = shared_data / "ofac/cons-2025-03", shared_data / "ofac/cons-2025-12"
    with (
        (spring / "cons_prim_2025-03-26.csv").open("rb") as primary,
        (winter / "cons_alt.csv").open("rb") as names,
        (spring / "cons_add_2025-04-21.csv").open("rb") as addresses,
        (winter / "cons_comments.csv").open("rb") as comments,
    ):
        files = CsvSet(
            Publication.CONSOLIDATED,
            "ofac-cons",
            CsvFile(primary, "cons_prim.csv"),
            CsvFile(names, "cons_alt.csv"),
            CsvFile(addresses, "cons_add.csv"),
            CsvFile(comments, "cons_comments.csv"),
        )
        return entries(parse(files))


def latin(name: ListedName) -> bool:
    return name.script in ("", "Latn")


def names(entity: Entity) -> Counter[Hashable]:
    return Counter((name.text, name.kind, name.weak) for name in entity.names if latin(name))


def primary_name(entity: Entity) -> str:
    return entity.caption


def schema(entity: Entity) -> str:
    return entity.schema


def programmes(entity: Entity) -> set[str]:
    return set(entity.programmes)


def lists(entity: Entity) -> set[str]:
    return {designation.list_name for designation in entity.designations}


def identifiers(entity: Entity) -> Counter[Hashable]:
    return Counter(
        (item.kind, item.value, item.label, item.country, item.currency, item.issued, item.expires)
        for item in entity.identifiers
    )


def addresses(entity: Entity) -> Counter[Hashable]:
    """As the CSV writes them: in three columns, Latin letters only."""
    return Counter(_columns(address) for address in entity.addresses if not address.note)


def _columns(address: Address) -> tuple[str, str, str]:
    is_region = bool(address.region) and not address.country
    place = ", ".join(filter(None, (address.city, "" if is_region else address.region)))
    middle = " ".join(filter(None, (place, address.postal_code)))
    return address.street, middle, f"Region: {address.region}" if is_region else address.country


def life(entity: Entity) -> Hashable:
    births = tuple((born.iso, born.circa) for born in entity.birth_dates)
    return births, entity.birth_places, entity.nationalities, entity.citizenships, entity.gender, entity.title


def features(entity: Entity) -> Counter[Hashable]:
    """All facts but those that stand in one format only (DIFFERENCES: measures, notes) or are free text."""
    apart = ("Sanctions Type", "Remarks")
    return Counter(
        (fact.label, fact.value)
        for fact in entity.facts
        if fact.label not in apart and not fact.label.endswith(" (comment)")
    )


def remarks(entity: Entity) -> Counter[Hashable]:
    """Free text without the full stop that closes the CSV's field."""
    return Counter(fact.value.removesuffix(".") for fact in entity.facts if fact.label == "Remarks")


def ties(entity: Entity) -> Counter[Hashable]:
    return Counter(link.target_name for link in entity.links)


View = Callable[[Entity], object]
VIEWS: tuple[View, ...] = (
    primary_name, schema, names, programmes, lists, identifiers, addresses, life, features, remarks, ties,
)  # fmt: skip


def differing(view: View, some: Entries, others: Entries) -> dict[str, tuple[object, object]]:
    pairs = {uid: (view(some[uid]), view(others[uid])) for uid in some}
    return {uid: (one, other) for uid, (one, other) in pairs.items() if one != other}


def test_all_three_hold_the_same_443_ids(from_enhanced: Entries, from_legacy: Entries, from_csv: Entries) -> None:
    assert len(from_enhanced) == 443
    assert list(from_enhanced) == list(from_legacy)
    assert from_csv.keys() == from_legacy.keys()


@pytest.mark.parametrize("view", VIEWS)
def test_both_xml_formats_say_the_same(view: View, from_enhanced: Entries, from_legacy: Entries) -> None:
    assert differing(view, from_enhanced, from_legacy) == {}


def test_both_xml_formats_have_1579_names_of_which_70_are_weak(from_enhanced: Entries, from_legacy: Entries) -> None:
    for found in (from_enhanced, from_legacy):
        all_names = [name for entity in found.values() for name in entity.names if latin(name)]
        assert (len(all_names), sum(name.weak for name in all_names)) == (1579, 70)
        assert sum(name.kind is NameKind.PRIMARY for name in all_names) == 443


@pytest.mark.parametrize("view", [view for view in VIEWS if view is not features and view is not names])
def test_csv_says_the_same_as_xml(view: View, from_csv: Entries, from_legacy: Entries) -> None:
    assert differing(view, from_csv, from_legacy) == {}


def test_csv_has_the_names_of_the_xml_but_for_the_days_between_them(from_csv: Entries, from_legacy: Entries) -> None:
    found = differing(names, from_csv, from_legacy)
    assert found.keys() == {*LATER_ALIASES, OTHER_QUOTES}
    for uid, later in LATER_ALIASES.items():
        assert names(from_csv[uid]) - names(from_legacy[uid]) == Counter((text, NameKind.AKA, False) for text in later)
        assert names(from_legacy[uid]) - names(from_csv[uid]) == Counter()
    (quoted,) = (name.text for name in from_legacy[OTHER_QUOTES].names if '"' in name.text)
    assert quoted.replace('"', "'") in {name.text for name in from_csv[OTHER_QUOTES].names}


def test_csv_has_the_features_of_the_xml_but_for_one_of_two_days_later(from_csv: Entries, from_legacy: Entries) -> None:
    found = differing(features, from_csv, from_legacy)
    assert found.keys() == {LATER_FEATURE}
    (missing,) = features(from_legacy[LATER_FEATURE]) - features(from_csv[LATER_FEATURE])
    assert isinstance(missing, tuple)
    assert missing[0] == "Secondary sanctions risk:"


def test_the_table_of_differences_counts_right(from_enhanced: Entries, from_legacy: Entries) -> None:
    """The numbers in DIFFERENCES, so that the table can't grow stale."""
    found = from_enhanced.values()
    other_scripts = [[name for name in entity.names if not latin(name)] for entity in found]
    cyrillic = [[address for address in entity.addresses if address.note] for entity in found]
    noted = [entity for entity in found if any(item.note for item in entity.identifiers)]
    assert (sum(map(bool, other_scripts)), sum(map(len, other_scripts))) == (28, 45)
    assert (sum(map(bool, cyrillic)), sum(map(len, cyrillic))) == (11, 11)
    assert len(noted) == 15
    assert not any(name.script or not latin(name) for entity in from_legacy.values() for name in entity.names)
