"""STIX bundles of others: relationships, indicators and aliases are claims; revoked, custom and unknown content is told."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, IndicatorKind, NodeKind, Precision, Relation, Tlp, WindowBasis
from seawall.claims.readers import stix
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import parted

ACTOR, INDICATOR, WHO, NET = (f"{kind}--00000000-0000-4000-8000-00000000000{at}" for at, kind in enumerate(
    ("intrusion-set", "indicator", "identity", "infrastructure")))  # fmt: skip
MADE = "2024-09-18T00:00:00.000Z"
ACTOR_OBJECT = {
    "type": "intrusion-set",
    "id": ACTOR,
    "name": "Example Typhoon",
    "aliases": ["Example Typhoon", "Example Panda"],
    "created": MADE,
    "modified": MADE,
}
WHO_OBJECT = {"type": "identity", "id": WHO, "name": "Example CERT", "identity_class": "organization"}


def indicator(**more: object) -> dict[str, Any]:
    return {
        "type": "indicator", "id": INDICATOR, "pattern": "[ipv4-addr:value = '8.8.4.4']", "pattern_type": "stix", "created": MADE,
        "modified": MADE, "valid_from": "2024-01-01T00:00:00Z", "valid_until": "2024-02-01T00:00:00Z", "created_by_ref": WHO,
    } | more  # fmt: skip


def tie(word: str, source: str = ACTOR, target: str = NET, **more: object) -> dict[str, Any]:
    key = f"relationship--{uuid5(NAMESPACE_URL, word + source + target)}"
    return {
        "type": "relationship",
        "id": key,
        "relationship_type": word,
        "source_ref": source,
        "target_ref": target,
        "modified": MADE,
    } | more


def parse(*objects: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    data = {"type": "bundle", "id": "bundle--1", "objects": list(objects)}
    return parted(list(stix.parse(BytesIO(json.dumps(data).encode()), Source("bundle.json"))))


def test_an_indicator_is_whose_it_indicates_with_its_window_and_publisher() -> None:
    claims, problems = parse(WHO_OBJECT, ACTOR_OBJECT, indicator(confidence=80), tie("indicates", INDICATOR, ACTOR))
    found = next(each for each in claims if each.object.kind is NodeKind.INDICATOR)
    assert (found.subject.name, found.relation, found.object.name) == ("Example Typhoon", Relation.USES, "8.8.4.4")
    assert found.window.start == datetime(2024, 1, 1, tzinfo=UTC)
    assert (found.window.basis, found.window.precision) == (WindowBasis.PUBLISHED, Precision.SECOND)
    assert (found.confidence, found.saying.by) == (0.8, "Example CERT")
    assert problems == []


def test_a_window_that_begins_when_the_object_was_made_is_inferred() -> None:
    claims, _ = parse(indicator(valid_from=MADE, valid_until=None))
    assert (claims[0].window.basis, claims[0].relation) == (WindowBasis.INFERRED, Relation.MENTIONS)


def test_each_value_of_a_pattern_is_a_claim() -> None:
    claims, _ = parse(indicator(pattern="[domain-name:value = 'a.example.com' OR ipv4-addr:value = '8.8.4.4']"))
    assert [each.object.indicator for each in claims] == [IndicatorKind.DOMAIN, IndicatorKind.IP]


def test_a_revoked_object_is_withdrawn_and_stays() -> None:
    claims, _ = parse(indicator(revoked=True))
    assert claims[0].withdrawn == datetime(2024, 9, 18, tzinfo=UTC)


def test_aliases_are_claims_and_no_second_names_of_one_node() -> None:
    claims, _ = parse(ACTOR_OBJECT)
    assert [(each.relation, each.object.name) for each in claims] == [
        (Relation.MENTIONS, "Example Typhoon"), (Relation.ALSO_CALLED, "Example Panda"),
    ]  # fmt: skip


def test_a_relationship_has_its_days_and_one_that_nobody_knows_keeps_its_word() -> None:
    claims, problems = parse(
        ACTOR_OBJECT, {"type": "infrastructure", "id": NET, "name": "Example Train"},
        tie("owns", start_time="2024-01-01T00:00:00Z", stop_time="2024-06-01T00:00:00Z"), tie("admires"),
    )  # fmt: skip
    ties = [each for each in claims if each.object.name == "Example Train" and each.subject.name == "Example Typhoon"]
    assert [(each.relation, each.role) for each in ties] == [(Relation.OWNS, "owns"), (Relation.UNREAD, "admires")]
    assert ties[0].window.end == datetime(2024, 6, 1, tzinfo=UTC)
    assert [each.field for each in problems] == ["relationship_type"]


def test_marks_are_taken_the_strictest_first() -> None:
    marks = [
        "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
        "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    ]
    claims, _ = parse(indicator(object_marking_refs=marks))
    assert claims[0].saying.tlp is Tlp.AMBER


TOLD = [
    ({"type": "x-custom", "id": "x-custom--1", "name": "?"}, "not read here"),
    (indicator(pattern_type="yara", pattern="rule x {}"), "where stix is read"),
    (indicator(pattern="[file:name = 'x']"), "not read"),
    (indicator(pattern="[ipv4-addr:value = '10.0.0.1']"), "private"),
    (indicator(valid_from="2025-01-01T00:00:00Z"), "ends before it starts"),
    (indicator(confidence=900), "0 to 100"),
    (tie("uses", "x-custom--1"), "not read here"),
    (tie("indicates", "indicator--elsewhere", ACTOR), "not read here"),
    ({"type": "malware", "id": "malware--1"}, "without a name"),
]


@pytest.mark.parametrize("each, why", TOLD, ids=[row[1] for row in TOLD])
def test_what_is_not_read_is_told(each: dict[str, Any], why: str) -> None:
    _, problems = parse(each)
    assert any(why in problem.why for problem in problems), problems


FIELDS = [
    *indicator(),
    "relationship_type",
    "source_ref",
    "target_ref",
    "aliases",
    "extensions",
    "revoked",
    "confidence",
    "name",
]
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([ACTOR, INDICATOR, "relationship", "indicator", "indicates", "stix", "malware"])
    | st.text(max_size=6)
)
OBJECTS = st.dictionaries(
    st.sampled_from(FIELDS),
    VALUES | st.lists(VALUES, max_size=2) | st.dictionaries(st.text(max_size=4), VALUES, max_size=2),
    max_size=8,
)


@given(st.lists(OBJECTS, max_size=4))
def test_any_objects_are_claims_or_problems(objects: list[dict[str, Any]]) -> None:
    parse(*objects)


@given(st.binary(max_size=200))
def test_any_bytes_are_claims_or_problems(data: bytes) -> None:
    assert all(isinstance(each, Claim | Problem) for each in stix.parse(BytesIO(data), Source("x")))


def test_attack_is_read_and_has_no_flax_typhoon(shared_data: Path) -> None:
    folder = shared_data / "cyber" / "mitre-attack"
    counted = {}
    for name in ("intrusion-sets", "campaigns"):
        with (folder / f"enterprise-{name}.stix.json").open("rb") as stream:
            claims, problems = parted(list(stix.parse(stream, Source(name, by="MITRE"))))
        assert problems == []
        counted[name] = (
            sum(each.relation is Relation.MENTIONS for each in claims),
            sum(each.withdrawn is not None for each in claims if each.relation is Relation.MENTIONS),
        )
        assert not [each for each in claims if "Flax Typhoon" in (each.object.name, each.subject.name)]
    assert counted == {"intrusion-sets": (187, 6), "campaigns": (52, 0)}


def opinion(word: str, *refs: str) -> dict[str, Any]:
    return {
        "type": "opinion", "id": f"opinion--{uuid5(NAMESPACE_URL, word)}", "opinion": word, "object_refs": list(refs),
        "explanation": "our analysts looked at it", "created": MADE, "modified": MADE, "created_by_ref": WHO,
    }  # fmt: skip


def test_a_strong_disagreement_with_a_relationship_is_a_denied_claim_of_who_disagrees() -> None:
    net = {"type": "infrastructure", "id": NET, "name": "Example Train"}
    uses = tie("uses")
    claims, problems = parse(WHO_OBJECT, ACTOR_OBJECT, net, uses, opinion("strongly-disagree", uses["id"]))
    (denied,) = (each for each in claims if each.denied)
    assert (denied.saying.by, denied.relation, denied.note) == (
        "Example CERT",
        Relation.USES,
        "our analysts looked at it",
    )
    assert denied.sentence == "it is denied that Example Typhoon – uses – Example Train"
    assert problems == []


@pytest.mark.parametrize("word, ref", [("disagree", "the tie"), ("agree", "the tie"), ("strongly-disagree", ACTOR)])
def test_an_opinion_that_denies_no_relationship_is_told_and_makes_no_claim(word: str, ref: str) -> None:
    uses = tie("uses")
    claims, problems = parse(ACTOR_OBJECT, uses, opinion(word, uses["id"] if ref == "the tie" else ref))
    assert not any(each.denied for each in claims)
    assert ["it denies nothing" in each.why for each in problems if each.field == "opinion"] == [True]
