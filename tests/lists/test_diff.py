"""What two versions say differently, field by field, as a compliance officer would read it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    Link,
    ListedName,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
    Source,
)
from seawall.lists.changes import changes, fingerprints
from seawall.lists.diff import Diff, FieldChange, diff
from tests.made import listed

ONE = listed(1, "EXAMPLE TRADING LLC", "SAMPLE EXPORT CO")
FIRST, ALIAS = ONE.names
LISTING = ONE.designations[0]

CASES = [
    # field, the entry now, what is said no more, what is said now
    ("names", replace(ONE, names=(FIRST,)), ["SAMPLE EXPORT CO (a.k.a.)"], []),
    ("names", replace(ONE, names=(FIRST, replace(ALIAS, weak=True))), ["SAMPLE EXPORT CO (a.k.a.)"], ["SAMPLE EXPORT CO (a.k.a., weak)"]),
    ("names", replace(ONE, names=(FIRST, ALIAS, ALIAS)), [], ["SAMPLE EXPORT CO (a.k.a.)"]),
    ("kind", replace(ONE, schema=Schema.VESSEL), ["LegalEntity"], ["Vessel"]),
    ("programmes", replace(ONE, designations=(replace(LISTING, programmes=("CYBER2", "SDGT")),)), [], ["OFAC SDN: SDGT"]),
    ("listings", replace(ONE, designations=(replace(LISTING, since=date(2026, 8, 20)),)), ["OFAC SDN"], ["OFAC SDN · since 2026-08-20"]),
    ("identifiers", replace(ONE, identifiers=(Identifier(IdentifierKind.IMO, "9187629", "IMO", "Iran"),)), [], ["IMO 9187629 (Iran)"]),
    ("addresses", replace(ONE, addresses=(Address("1 Example Street", "Beijing"),)), [], ["1 Example Street, Beijing"]),
    ("birth dates", replace(ONE, birth_dates=(PartialDate.year(1960),)), [], ["1960"]),
    ("birth places", replace(ONE, birth_places=("Example City",)), [], ["Example City"]),
    ("nationalities", replace(ONE, nationalities=("China",)), [], ["China"]),
    ("citizenships", replace(ONE, citizenships=("China",)), [], ["China"]),
    ("gender", replace(ONE, gender="Male"), [], ["Male"]),
    ("title", replace(ONE, title="Director"), [], ["Director"]),
    ("links", replace(ONE, links=(Link("Linked To", "EXAMPLE HOLDING"),)), [], ["Linked To EXAMPLE HOLDING"]),
    ("further", replace(ONE, facts=(Fact("Organization Type:", "Trade"),)), [], ["Organization Type: Trade"]),
    ("not understood", replace(ONE, unread=("Sec.2(b)",)), [], ["Sec.2(b)"]),
    ("order", replace(ONE, names=(FIRST, replace(ALIAS, parts=(NamePart(PartRole.FAMILY, "SAMPLE"),)))), [], ["the same values in another order or with other labelled parts"]),
]  # fmt: skip


@pytest.mark.parametrize("field, now, removed, added", CASES)
def test_a_changed_field_says_what_went_and_what_came(
    field: str, now: Entity, removed: list[str], added: list[str]
) -> None:
    found = diff([ONE], [now])
    assert found.counts == "+0 ~1 −0"
    said = {change.field: change for change in found.changed[0].fields}
    assert said[field] == FieldChange(field, tuple(removed), tuple(added))


def test_every_field_of_an_entry_is_compared() -> None:
    compared = {field for field, *_ in CASES}
    assert len(compared - {"order", "programmes"}) == len(
        [name for name in Entity.__slots__ if name not in {"id", "source"}]
    )


def test_entries_that_came_and_went_are_named_with_their_programmes() -> None:
    found = diff([listed(1, "OLD"), listed(2, "BOTH")], [listed(2, "BOTH"), listed(3, "NEW", tags=("SDGT",))])
    assert (found.counts, bool(found)) == ("+1 ~0 −1", True)
    assert [(entry.id, entry.name, entry.programmes) for entry in (*found.added, *found.removed)] == [
        ("ofac-3", "NEW", ("SDGT",)),
        ("ofac-1", "OLD", ("CYBER2",)),
    ]


def test_where_an_entry_was_read_is_no_change() -> None:
    assert diff([ONE], [replace(ONE, source=Source("us-ofac-sdn", "other.csv", "line 9"))]) == Diff()
    assert not diff([], [])


def test_two_entries_of_one_id_are_compared_as_one() -> None:
    found = diff([ONE, ONE], [ONE])
    assert found.changed[0].fields[0] == FieldChange("kind", ("LegalEntity",))


ENTRIES = st.lists(
    st.builds(
        lambda uid, names: replace(listed(uid, names[0]), names=tuple(ListedName(text, NameKind.AKA) for text in names)),
        st.integers(0, 5),
        st.lists(st.text("AB", min_size=1, max_size=2), min_size=1, max_size=3),
    ),
    max_size=6,
)  # fmt: skip


@given(ENTRIES, ENTRIES)
def test_the_difference_agrees_with_the_counts_of_a_refresh_and_every_change_says_a_field(
    before: list[Entity], after: list[Entity]
) -> None:
    found, counted = diff(before, after), changes(fingerprints(before), fingerprints(after))
    for kind in ("added", "changed", "removed"):
        assert tuple(entry.id for entry in getattr(found, kind)) == getattr(counted, kind)
    assert all(entry.fields and all(row.added or row.removed for row in entry.fields) for entry in found.changed)


def test_a_designation_of_two_authorities_says_which() -> None:
    both = replace(ONE, designations=(LISTING, Designation("UK", "UKSL", ("CYBER",))))
    (entry,) = diff([ONE], [both]).changed
    assert [change.added for change in entry.fields] == [("UK UKSL: CYBER",), ("UK UKSL",)]
