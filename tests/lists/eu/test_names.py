"""A third party's names-only extract of the EU's list: names and nothing else, and what it lacks is said."""

import json
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.eu import names
from seawall.lists.row import LACKS, Format

OF = "EU consolidated financial sanctions (DG FISMA / FSF)"


def read(*entries: object) -> tuple[list[Entity], list[Problem]]:
    items = list(names.parse(BytesIO(json.dumps(entries).encode()), list_id="eu-fisma-fsf", file="x.json"))
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def test_an_entry_is_its_names() -> None:
    entry = {"id": 5, "full_name": "Example  Technology,", "source": OF, "aliases": ["Sample", "Sample ", "Пример"]}
    (found,), problems = read(entry)
    assert problems == []
    assert [(name.text, name.kind, name.script) for name in found.names] == [
        ("Example Technology", NameKind.PRIMARY, "Latn"),
        ("Sample", NameKind.AKA, "Latn"),
        ("Пример", NameKind.AKA, "Cyrl"),
    ]
    assert (found.id, found.schema) == ("eu-name-5", Schema.LEGAL_ENTITY)
    assert found.designations == (Designation("EU", "FSF", ()),)
    assert "no EU reference numbers" in LACKS[Format.EU_NAMES]


def test_what_is_no_name_is_kept_and_said() -> None:
    entities, problems = read(
        {"id": 1, "full_name": None, "source": OF, "aliases": "Sample"},
        {"id": 2, "full_name": "Example", "source": "somewhere else", "aliases": [["x"]], "wallet": "0x1"},
        "Example",
    )
    assert [entity.caption for entity in entities] == ["Sample", "Example", "eu-name-unidentified-3"]
    assert [entity.unread for entity in entities] == [
        (),
        ("source: somewhere else", "wallet: 0x1", 'aliases: ["x"]'),
        ("entry: Example",),
    ]
    assert all(problem.why for problem in problems)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "full_name", "aliases", "source", "x"]), inner, max_size=4)))  # fmt: skip
def test_any_json_gives_entities_or_problems(value: object) -> None:
    items = list(names.parse(BytesIO(json.dumps(value).encode()), list_id="x", file="x"))
    assert all(isinstance(item, Entity | Problem) for item in items)
    assert items


def test_the_real_extract_is_read_without_a_problem(shared_data: Path) -> None:
    with (shared_data / "eu" / "eu_fin_2026-06.json").open("rb") as stream:
        items = list(names.parse(stream, list_id="eu-fisma-fsf", file="eu_fin_2026-06.json"))
    entities = [item for item in items if isinstance(item, Entity)]
    assert len(items) == len(entities) == 5_994
    assert sum(len(entity.names) for entity in entities) == 29_909  # 24,248 aliases, some of them again and again
    (seed,) = [entity for entity in entities if "Integrity Technology Group" in {name.text for name in entity.names}]
    assert seed.caption == "Beijing Integrity Technology Company Limited"
    assert "永信至诚科技集团股份有限公司" in {name.text for name in seed.names}
    assert "ongxin Zhicheng Technology Group Company Limited" in {name.text for name in seed.names}
