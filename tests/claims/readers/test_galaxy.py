"""Clusters stay apart, whatever they are called; a synonym is somebody's claim, and a likelihood its confidence."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, Relation
from seawall.claims.judge import called
from seawall.claims.readers import galaxy
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import parted

SOURCE = Source("galaxy.json", by="MISP")
VALUES: list[dict[str, Any]] = [
    {
        "value": "Example Typhoon",
        "uuid": "u1",
        "meta": {
            "synonyms": ["Example Panda", "Example Panda"],
            "country": "CN",
            "targeted-sector": ["Energy"],
            "origin:Example Panda": "Example Labs",
        },
        "related": [
            {"dest-uuid": "u2", "type": "similar", "tags": ['estimative-language:likelihood-probability="likely"']},
            {"dest-uuid": "elsewhere", "type": "admires"},
            {"type": "uses"},
        ],
    },
    {"value": "Example Typhoon", "uuid": "u2"},
    {"uuid": "u3"},
]


def parse(data: object) -> tuple[list[Claim], list[Problem]]:
    return parted(list(galaxy.parse(BytesIO(json.dumps(data).encode()), SOURCE)))


def test_a_cluster_says_its_aliases_its_victims_and_its_likenesses() -> None:
    claims, problems = parse({"type": "threat-actor", "values": VALUES})
    assert [(each.relation, each.object.name, each.role, each.confidence) for each in claims] == [
        (Relation.MENTIONS, "Example Typhoon", "", 1.0),
        (Relation.ALSO_CALLED, "Example Panda", "a name given by Example Labs", 1.0),
        (Relation.LOCATED_IN, "CN", "", 1.0),
        (Relation.TARGETS, "Energy", "", 1.0),
        (Relation.SIMILAR_TO, "Example Typhoon", "similar", 0.675),
        (Relation.UNREAD, "elsewhere", "admires", 1.0),
        (Relation.MENTIONS, "Example Typhoon", "", 1.0),
    ]
    assert [each.why.partition(":")[0] for each in problems] == [
        "a relation that is not known", "a relation to nothing", "a cluster without a name",
    ]  # fmt: skip


def test_two_clusters_of_one_name_are_two_nodes() -> None:
    claims, _ = parse({"type": "threat-actor", "values": VALUES})
    assert {each.id for each in called(claims, "example typhoon")} == {"actor:misp-galaxy/u1", "actor:misp-galaxy/u2"}


@pytest.mark.parametrize(
    "data", [[], {}, {"type": "recipes", "values": []}, {"type": 1}, {"type": "tool", "values": [1]}]
)
def test_what_is_no_galaxy_is_a_problem(data: object) -> None:
    claims, problems = parse(data)
    assert (claims, bool(problems)) == ([], True)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from("value uuid meta synonyms related dest-uuid type tags refs country".split()), inner, max_size=5), max_leaves=12,
)  # fmt: skip


@given(st.lists(JSON, max_size=3))
def test_any_values_are_claims_or_problems(values: list[object]) -> None:
    parse({"type": "threat-actor", "values": values})


@given(st.binary(max_size=200))
def test_any_bytes_are_claims_or_problems(data: bytes) -> None:
    assert all(isinstance(each, Claim | Problem) for each in galaxy.parse(BytesIO(data), SOURCE))


COUNTS = [("threat-actor", 1_041, 1_403, 1), ("microsoft-activity-group", 179, 504, 2), ("botnet", 148, 103, 2)]


@pytest.mark.parametrize("name, clusters, synonyms, problems", COUNTS)
def test_the_published_galaxies_are_read(
    shared_data: Path, name: str, clusters: int, synonyms: int, problems: int
) -> None:
    read = galaxy.parse(BytesIO((shared_data / "cyber" / "misp-galaxy" / f"{name}.json").read_bytes()), SOURCE)
    claims, found = parted(list(read))
    relations = [each.relation for each in claims]
    assert (relations.count(Relation.MENTIONS), relations.count(Relation.ALSO_CALLED)) == (clusters, synonyms)
    assert len(found) == problems


def test_flax_typhoon_is_two_clusters_and_redjuliett_a_third(shared_data: Path) -> None:
    files = [
        shared_data / "cyber" / "misp-galaxy" / f"{name}.json" for name in ("threat-actor", "microsoft-activity-group")
    ]
    claims = [each for file in files for each in parted(list(galaxy.parse(BytesIO(file.read_bytes()), SOURCE)))[0]]
    clusters = [each.id for each in called(claims, "flax typhoon") if "misp-galaxy" in each.id]
    assert sorted(clusters) == [
        "actor:misp-galaxy/50ee2b1b-979e-4507-8747-8597a95938f6", "actor:misp-galaxy/fd257ab6-5245-52c1-a456-7138d72112ac",
    ]  # fmt: skip
    assert not [each for each in called(claims, "redjuliett") if each.id in clusters]
