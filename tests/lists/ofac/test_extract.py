"""Names-only extracts to entities: what CSV and JSON say, what real ones hold, and that any bytes give things or Problems."""

import json
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, ListedName, NameKind, NamePart, PartRole, Schema, Source
from seawall.errors import Problem
from seawall.lists.changes import changes, fingerprints
from seawall.lists.edition import Edition
from seawall.lists.ofac import extract

SDN = "us-ofac-sdn"
HEAD = "uid,name,type,programs,alternate_names\n"
PERSON = '7,"EXAMPLE, Person",individual,SDGT; IFSR,"SAMPLE, P.; Example Nickname"\n'
SHIP = "8,EXAMPLE STAR,vessel,IRAN,\n"
JSON_ENTRIES: list[dict[str, object]] = [
    {
        "uid": 7,
        "name": "EXAMPLE, Person",
        "type": "individual",
        "programs": ["SDGT", "IFSR"],
        "alternateNames": ["SAMPLE, P.", "Example Nickname"],
    },
    {"uid": "8", "name": "EXAMPLE STAR", "type": "vessel", "programs": ["IRAN"], "alternateNames": []},
]


def parted(items: Iterable[Entity | Problem]) -> tuple[list[Entity], list[Problem]]:
    found = list(items)
    return [item for item in found if isinstance(item, Entity)], [item for item in found if isinstance(item, Problem)]


def read(data: bytes | str, beside: Edition | None = None) -> tuple[list[Entity], list[Problem]]:
    stream = BytesIO(data.encode() if isinstance(data, str) else data)
    return parted(extract.parse(stream, list_id=SDN, file="x", beside=beside or Edition()))


def document(entries: object = JSON_ENTRIES, **more: object) -> str:
    return json.dumps({"published": "2026-08-20", "counts": {"entries": 2}, "entries": entries} | more)


def test_an_entry_has_its_names_type_and_programmes_and_nothing_else() -> None:
    (person, ship), problems = read(HEAD + PERSON + SHIP)
    assert problems == []
    family_and_given = (NamePart(PartRole.FAMILY, "EXAMPLE"), NamePart(PartRole.GIVEN, "Person"))
    assert person == Entity(
        "ofac-7",
        Schema.PERSON,
        (
            ListedName("EXAMPLE, Person", NameKind.PRIMARY, parts=family_and_given),
            ListedName("SAMPLE, P.", parts=(NamePart(PartRole.FAMILY, "SAMPLE"), NamePart(PartRole.GIVEN, "P."))),
            ListedName("Example Nickname"),
        ),
        (Designation("OFAC", "SDN", ("SDGT", "IFSR")),),
        Source(SDN, "x", "line 2"),
    )
    assert (ship.id, ship.schema, ship.caption, ship.programmes) == ("ofac-8", Schema.VESSEL, "EXAMPLE STAR", ("IRAN",))


@pytest.mark.parametrize("aliases", ["alternate_names", "aliases", "alternateNames"])
def test_the_aliases_column_has_several_names(aliases: str) -> None:
    (found,), problems = read(f"UID,Name,Type,Programs,{aliases}\r\n8,EXAMPLE STAR,vessel,IRAN,EX STAR; EX TWO\r\n")
    assert [name.text for name in found.names] == ["EXAMPLE STAR", "EX STAR", "EX TWO"]
    assert problems == []


def test_json_gives_the_same_entities_with_its_own_date() -> None:
    from_csv, from_json = read(HEAD + PERSON + SHIP)[0], read(document())[0]
    assert not changes(fingerprints(from_csv), fingerprints(from_json))
    assert [entity.source for entity in from_json] == [
        Source(SDN, "x", "entry 1", date(2026, 8, 20)),
        Source(SDN, "x", "entry 2", date(2026, 8, 20)),
    ]


def test_metadata_beside_a_csv_gives_its_date_and_count() -> None:
    said = extract.publication(BytesIO(document().encode()), file="metadata.json")
    assert said == Edition(date(2026, 8, 20), 2)
    entities, problems = read(HEAD + PERSON, beside=said)
    assert [entity.source.published for entity in entities] == [date(2026, 8, 20)]
    assert [(problem.record, problem.why) for problem in problems] == [("", "the file claims 2 entries, 1 were found")]


def test_a_csv_says_nothing_of_itself() -> None:
    assert extract.publication(BytesIO((HEAD + PERSON).encode()), file="x.csv") == Edition()


WRONG = [
    # an entry, the field that is wrong, why, and what of it is kept unread
    (
        "8,EXAMPLE STAR,spaceship,IRAN,",
        "type",
        "an unknown type of party; screened as a legal entity",
        ("type: spaceship",),
    ),
    (
        "8,EXAMPLE STAR,,IRAN,",
        "type",
        "no type of party; screened as a legal entity",
        (),
    ),
    ("8,,vessel,IRAN,", "names", "one primary name was expected, 0 found", ()),
    (
        "8,EXAMPLE STAR,vessel,,",
        "programmes",
        "no programme: the effect of this designation is not known",
        (),
    ),
    ("X8,EXAMPLE STAR,vessel,IRAN,", "uid", "not a number", ("uid: X8",)),
]


@pytest.mark.parametrize("row, field, why, unread", WRONG)
def test_what_is_wrong_with_an_entry_is_said_and_its_names_are_kept(
    row: str, field: str, why: str, unread: tuple[str, ...]
) -> None:
    (found,), problems = read(f"{HEAD}{row}\n")
    assert (field, why) in [(problem.field, problem.why) for problem in problems]
    assert found.unread == unread
    assert [name.text for name in found.names] == row.split(",")[1:2] * (field != "names")


def test_a_row_whose_fields_can_t_be_told_apart_keeps_its_number_and_all_its_text() -> None:
    (found,), problems = read(HEAD + "8,EXAMPLE, INC.,entity,IRAN,EX\n")
    assert (found.id, found.caption) == ("ofac-8", "EXAMPLE")
    assert found.unread == ("field: INC.", "field: entity", "field: IRAN", "field: EX")
    assert problems[0].why == "expected 5 fields, found 6"


def test_a_number_that_stands_twice_is_said() -> None:
    entities, problems = read(HEAD + SHIP + SHIP)
    assert [entity.id for entity in entities] == ["ofac-8", "ofac-8"]
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_columns_and_keys_that_are_not_known_are_kept() -> None:
    (from_csv,), said = read("uid,name,type,programs,aliases,remarks\n8,A STAR,vessel,IRAN,,IMO 1234567\n")
    (from_json,), _ = read(json.dumps({"entries": [JSON_ENTRIES[1] | {"remarks": {"imo": [1234567]}}]}))
    assert from_csv.unread == ("remarks: IMO 1234567",)
    assert from_json.unread == ('remarks: {"imo": ["1234567"]}',)
    assert [problem.field for problem in said] == ["remarks"]


BROKEN = {
    "no header": "8,EXAMPLE STAR,vessel,IRAN,\n",
    "a column is missing": "uid,name,type,programs\n8,EXAMPLE STAR,vessel,IRAN\n",
    "empty": "",
    "a header only": HEAD,
    "JSON cut short": document()[:-20],
    "no entries": "{}",
    "entries that are none": document("none"),
    "a JSON list": "[]",
    "too deep": "[" * 100_000,
    "a count that is not met": document(counts={"entries": 3}),
    "not UTF-8": document().encode("utf-16"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_whole_extract_is_refused_by_a_problem_that_names_no_record(data: str | bytes) -> None:
    assert [problem for problem in read(data)[1] if not problem.record]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["uid", "name", "type", "programs", "alternateNames", "aliases", "x"])


@given(st.binary(max_size=300), st.sampled_from([b"", HEAD.encode(), b'{"entries": [', b"\xef\xbb\xbf{"]))
def test_any_bytes_give_things_or_problems(data: bytes, before: bytes) -> None:
    entities, problems = read(before + data)
    assert entities or problems


@given(st.lists(ANY_JSON | st.dictionaries(KEYS, ANY_JSON), max_size=4))
def test_any_json_gives_one_entity_an_entry_and_loses_no_text(entries: list[object]) -> None:
    found, problems = read(json.dumps({"entries": entries}))
    assert len(found) == len(entries)
    assert len(problems) >= len([entity for entity in found if entity.unread])


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=';",'), min_size=1, max_size=12)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), min_size=1, max_size=5))
def test_csv_and_json_of_the_same_entries_give_the_same_entities(entries: list[tuple[str, list[str]]]) -> None:
    lines = [f"{uid},{name},entity,SDGT,{'; '.join(aliases)}" for uid, (name, aliases) in enumerate(entries)]
    objects = [
        {"uid": uid, "name": name, "type": "entity", "programs": ["SDGT"], "alternateNames": aliases}
        for uid, (name, aliases) in enumerate(entries)
    ]
    from_csv, from_json = read(HEAD + "\n".join(lines)), read(document(objects, counts={}))
    assert fingerprints(from_csv[0]) == fingerprints(from_json[0])
    assert (from_csv[1], from_json[1]) == ([], [])


@pytest.fixture(scope="module")
def real(shared_data: Path) -> dict[str, list[Entity]]:
    """The entities of the real extracts by the file's name; none of them has a problem."""
    found = {}
    for path in sorted((shared_data / "ofac" / "names-2026-08").glob("ofac-sdn_*")):
        with path.open("rb") as stream:
            found[path.name], problems = parted(extract.parse(stream, list_id=SDN, file=path.name))
        assert problems == []
    return found


COUNTS = [
    ("ofac-sdn_2026-07-23.csv", 19_254),
    ("ofac-sdn_2026-07-24.csv", 19_157),
    ("ofac-sdn_2026-08-07.csv", 19_199),
    ("ofac-sdn_2026-08-20.csv", 19_249),
    ("ofac-sdn_2026-08-20.json", 19_249),
]


@pytest.mark.parametrize("file, count", COUNTS)
def test_every_entry_of_the_real_extracts_is_read(real: dict[str, list[Entity]], file: str, count: int) -> None:
    assert len({entity.id for entity in real[file]}) == len(real[file]) == count


def test_the_real_csv_and_json_of_one_day_give_the_same_entities(real: dict[str, list[Entity]]) -> None:
    day = "ofac-sdn_2026-08-20"
    assert fingerprints(real[f"{day}.csv"]) == fingerprints(real[f"{day}.json"])
    assert {entity.source.published for entity in real[f"{day}.json"]} == {date(2026, 8, 20)}
    assert sum(len(entity.names) - 1 for entity in real[f"{day}.json"]) == 20_194


DELTAS = [
    # from, to: added, removed, changed
    ("07-23", "07-24", 0, 97, 17),
    ("07-24", "08-07", 53, 11, 2),
    ("08-07", "08-20", 50, 0, 1),
]


@pytest.mark.parametrize("before, after, added, removed, changed", DELTAS)
def test_what_changed_between_two_publications(  # noqa: PLR0917  # the table's columns
    real: dict[str, list[Entity]], before: str, after: str, added: int, removed: int, changed: int
) -> None:
    one, two = (fingerprints(real[f"ofac-sdn_2026-{day}.csv"]) for day in (before, after))
    found = changes(one, two)
    assert (len(found.added), len(found.removed), len(found.changed)) == (added, removed, changed)


def test_integrity_technology_group_lacks_its_weak_alias_and_its_identifiers(real: dict[str, list[Entity]]) -> None:
    (found,) = (entity for entity in real["ofac-sdn_2026-08-20.csv"] if entity.id == "ofac-50543")
    assert [name.text for name in found.names] == [
        "INTEGRITY TECHNOLOGY GROUP, INCORPORATED",
        "BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED",
    ]
    assert found.programmes == ("CYBER2",)
    assert (found.identifiers, found.addresses) == ((), ())
    assert not any(name.weak for name in found.names)
