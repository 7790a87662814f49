"""Editions of a collection: edges in any order, nested ones, deltas, the index, and files that are not whole."""

import hashlib
from pathlib import Path

import orjson
import pytest

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.ftm import parse
from seawall.lists.publisher import END_OF_FILE
from seawall.refresh.checks import breaks
from tests.lists.ftm.documents import EU, INTEGRITY, OFAC, lines, read, read_with, thing

PERSON = thing("p", "Person", name="Pat Example", topics="sanction")
EDGE = thing("o", "Ownership", owner="p", asset="NK-integrity", percentage="60")


def test_the_order_of_lines_does_not_matter() -> None:
    first, second = read(lines(INTEGRITY, PERSON, OFAC, EDGE))[0], read(lines(EDGE, OFAC, INTEGRITY, PERSON))[0]
    assert [without_place(entity) for entity in first] == [without_place(entity) for entity in second]


def without_place(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.names, entity.designations, entity.links, entity.facts, entity.identifiers


def test_nested_entities_say_what_those_on_lines_of_their_own_say() -> None:
    address = thing("a", "Address", street="1 Example Quay", city="Sampletown", country="xx")
    flat = INTEGRITY | {"properties": INTEGRITY["properties"] | {"addressEntity": ["a"]}}
    edge = EDGE["properties"] | {"owner": [PERSON]}
    inside = {"addressEntity": [address], "sanctions": [OFAC], "ownershipAsset": [EDGE | {"properties": edge}]}
    nested = INTEGRITY | {"properties": INTEGRITY["properties"] | inside}
    apart, together = read(lines(flat, address, OFAC, EDGE, PERSON))[0][0], read(lines(nested))[0][0]
    assert without_place(together) == without_place(apart)
    assert together.addresses == apart.addresses


def test_an_edge_to_nobody_in_the_file_is_counted() -> None:
    _, problems = read(lines(PERSON, OFAC, EU, EDGE))
    assert [str(problem) for problem in problems] == [
        "entities.ftm.json Sanction: 2 of 2 belong to no party of this file: not entered"
    ]


def test_an_id_that_comes_twice_is_told_and_both_are_kept() -> None:
    entities, problems = read(lines(PERSON, INTEGRITY, PERSON))
    assert [entity.id for entity in entities] == ["p", "NK-integrity", "p"]
    assert [problem.why for problem in problems] == ["this id stands in the file twice"]


def test_an_entity_without_id_is_screened_all_the_same() -> None:
    entities, problems = read(lines(PERSON | {"id": ""}))
    assert (entities[0].id, entities[0].caption) == ("unidentified-line-1", "Pat Example")
    assert [problem.why for problem in problems] == ["the entity has no id"]


def test_a_file_that_ends_in_a_line_is_refused() -> None:
    whole = lines(INTEGRITY, PERSON)
    entities, problems = read(whole[:-20])
    assert [entity.id for entity in entities] == ["NK-integrity"]
    assert [(problem.field, breaks(problem)) for problem in problems] == [(END_OF_FILE, True)]


def test_a_line_that_is_no_entity_is_told() -> None:
    entities, problems = read(b"[1, 2]\n" + lines(PERSON) + b'{"a": 1}\n\n')
    assert [entity.id for entity in entities] == ["p"]
    assert [problem.record for problem in problems] == ["line 1", "line 3"]
    assert [problem.why for problem in problems] == [
        "not a JSON object", "no FollowTheMoney entity: schema or properties are missing",
    ]  # fmt: skip


def delta(*rows: tuple[str, dict[str, object]]) -> bytes:
    return b"".join(orjson.dumps({"op": op, "entity": entity}) + b"\n" for op, entity in rows)


def test_deltas_add_change_and_remove() -> None:
    renamed = thing("p", "Person", name="Pat Renamed", topics="sanction")
    new = thing("n", "Company", name="New Example Ltd")
    entities, problems = read_with(
        lines(PERSON, INTEGRITY, OFAC),
        day1=b"",
        day2=delta(("ADD", new), ("MOD", renamed), ("DEL", {"id": "s-1"})),
    )
    assert problems == []
    assert [entity.caption for entity in entities] == [
        "Integrity Technology Group, Incorporated", "New Example Ltd", "Pat Renamed",
    ]  # fmt: skip
    assert [row.list_name for row in entities[0].designations] == ["sanction"]  # its Sanction was removed


def test_a_later_delta_goes_before_an_earlier_one() -> None:
    added = ("ADD", thing("n", "Company", name="New Example Ltd"))
    entities, problems = read_with(lines(PERSON), day1=delta(added), day2=delta(("DEL", {"id": "n"})))
    assert ([entity.id for entity in entities], problems) == (["p"], [])


def test_a_delta_of_another_edition_is_told() -> None:
    _, problems = read_with(lines(PERSON), day1=delta(("DEL", {"id": "never"}), ("ADD", PERSON), ("MOD", INTEGRITY)))
    assert [(problem.record, problem.said) for problem in problems] == [
        ("never", "DEL"), ("p", "ADD"), ("NK-integrity", "MOD"),
    ]  # fmt: skip
    assert not any(map(breaks, problems))


@pytest.mark.parametrize("bad", [b"{", b'{"op": "UPSERT", "entity": {"id": "p"}}', b'{"op": "DEL", "entity": {}}'])
def test_a_delta_with_a_line_that_can_t_be_read_is_refused(bad: bytes) -> None:
    _, problems = read_with(lines(PERSON), day1=bad + b"\n")
    assert [breaks(problem) for problem in problems] == [True]


def index(data: bytes, **changed: object) -> bytes:
    resource = {"name": "entities.ftm.json", "size": len(data), "checksum": hashlib.sha1(data).hexdigest()}
    said = {"name": "example", "last_export": "2026-06-01T06:10:00", "entity_count": 2, "resources": [resource]}
    return orjson.dumps(said | changed)


def test_the_index_gives_the_day_and_vouches_for_the_file() -> None:
    data = lines(PERSON, INTEGRITY)
    entities, problems = read_with(data, metadata=index(data))
    assert ([str(entity.source.published) for entity in entities], problems) == (["2026-06-01"] * 2, [])


def test_a_file_that_is_not_the_one_of_its_index_is_refused() -> None:
    data = lines(PERSON, INTEGRITY)
    for wrong, said in (
        (read_with(data + lines(OFAC), metadata=index(data, entity_count=3)), "size"),
        (read_with(data.replace(b"Pat", b"Pet"), metadata=index(data)), "checksum"),
        (read_with(data, metadata=index(data, entity_count=3)), "count"),
        (read_with(data, metadata=b"<html>"), ""),
    ):
        assert [(problem.field, breaks(problem)) for problem in wrong[1]] == [(said, True)]


def sample(shared_data: Path) -> Path:
    return shared_data / "opensanctions-format" / "seawall_sample"


def test_the_sample_collection(shared_data: Path) -> None:
    folder = sample(shared_data)
    with (folder / "entities.ftm.json").open("rb") as stream:
        items = list(parse(stream, list_id="sample", file="entities.ftm.json"))
    entities = [item for item in items if isinstance(item, Entity)]
    assert [entity.id for entity in entities] == ["sw-p-001", "sw-c-001", "sw-c-002", "sw-v-001"]
    assert [problem.record for problem in items if isinstance(problem, Problem)] == ["Address"]  # no party names it
    assert entities[1].links[0].relation == "owned by (percentage 60; startDate 2019-05)"


def test_the_sample_s_deltas(shared_data: Path) -> None:
    folder = sample(shared_data)
    days = {
        path.name: (path / "entities.delta.json").read_bytes() for path in sorted(folder.iterdir()) if path.is_dir()
    }
    entities, problems = read_with((folder / "entities.ftm.json").read_bytes(), **days)
    assert {entity.id: entity.caption for entity in entities} == {
        "sw-p-001": "Orlin Vasquen",
        "sw-c-002": "Grey Heron Shipping Ltd",
        "sw-p-002": "Maret Koldau",
        "sw-c-001": "Tidewater Lantern Trading JSC",
    }
    assert [problem.record for problem in problems] == ["sw-never-existed", "Address"]
