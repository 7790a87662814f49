"""A MISP event mentions indicators; whose they are only its user can say; marks and deletions are obeyed."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, IndicatorKind, Relation, Tlp
from seawall.claims.readers import misp
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import NETWORK, parted

EVENT: dict[str, Any] = {
    "uuid": "e1",
    "info": "Example campaign",
    "date": "2024-09-18",
    "Orgc": {"name": "Example CERT"},
    "Tag": [{"name": "tlp:green"}, {"name": "osint"}],
    "Galaxy": [{"type": "threat-actor", "GalaxyCluster": [{"value": "Example Typhoon", "uuid": "u1"}]}],
    "Attribute": [
        {
            "type": "ip-dst",
            "value": "8.8.4.4",
            "category": "Network activity",
            "first_seen": "2024-01-01T00:00:00+00:00",
            "comment": "C2",
        },
        {"type": "ip-dst|port", "value": "8.8.8.8|443"},
        {"type": "domain|ip", "value": "example.com|8.8.4.4"},
        {"type": "filename|sha256", "value": f"a|b.exe|{'a' * 64}"},
        {"type": "ip-src", "value": "10.0.0.1"},
        {"type": "comment", "value": "a remark"},
        {"type": "domain", "value": "gone.example.com", "deleted": True},
        {"type": "md5", "value": "a" * 32, "Tag": [{"name": "tlp:red"}], "last_seen": 1_700_000_000},
    ],
    "Object": [{"name": "x509", "Attribute": [{"type": "x509-fingerprint-sha256", "value": "b" * 64}]}],
}


def parse(data: object, source: Source = Source("event.json")) -> tuple[list[Claim], list[Problem]]:  # noqa: B008  # frozen
    return parted(list(misp.parse(BytesIO(json.dumps(data).encode()), source)))


def test_attributes_become_indicators_that_the_event_mentions() -> None:
    claims, problems = parse({"Event": EVENT})
    told = [(each.object.name, each.object.indicator, each.port) for each in claims[1:]]
    assert told == [
        ("8.8.4.4", IndicatorKind.IP, None), ("8.8.8.8", IndicatorKind.IP, 443), ("example.com", IndicatorKind.DOMAIN, None),
        ("8.8.4.4", IndicatorKind.IP, None), ("a" * 64, IndicatorKind.FILE, None), ("a" * 32, IndicatorKind.FILE_MD5, None),
        ("b" * 64, IndicatorKind.CERTIFICATE, None),
    ]  # fmt: skip
    assert {each.relation for each in claims} == {Relation.MENTIONS}
    assert [each.field for each in problems] == ["ip", "comment", "domain"]


def test_the_event_says_who_when_and_to_whom_it_may_be_told() -> None:
    claims, _ = parse({"Event": EVENT})
    assert (claims[0].object.name, claims[0].subject.id) == ("Example Typhoon", "document:misp-event/e1")
    assert {each.saying.by for each in claims} == {"Example CERT"}
    assert {str(each.saying.on.iso) for each in claims if each.saying.on} == {"2024-09-18"}
    assert [each.saying.tlp for each in claims][-3:] == [Tlp.GREEN, Tlp.RED, Tlp.GREEN]
    assert claims[1].window.start == datetime(2024, 1, 1, tzinfo=UTC)
    assert claims[-2].window.end == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_an_owner_is_the_word_of_who_loads_the_file() -> None:
    claims, _ = parse({"response": [{"Event": EVENT}]}, Source("event.json", owner=NETWORK))
    assert {each.relation for each in claims if each.subject == NETWORK} == {Relation.CONSISTS_OF}


def test_a_mark_that_nobody_knows_is_taken_as_the_strictest() -> None:
    claims, problems = parse({"Event": EVENT | {"Tag": [{"name": "tlp:purple"}]}})
    assert {each.saying.tlp for each in claims} == {Tlp.RED}
    assert [each.field for each in problems][-1] == "Tag"


FIELDS = "Event response Attribute Object Galaxy GalaxyCluster Tag name type value first_seen deleted Orgc info date uuid".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["ip-dst", "domain|ip", "tlp:red", "8.8.4.4"]) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5), max_leaves=15,
)  # fmt: skip


@given(JSON)
def test_any_json_is_claims_or_problems(data: object) -> None:
    parse(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_claims_or_problems(data: bytes) -> None:
    assert all(isinstance(each, Claim | Problem) for each in misp.parse(BytesIO(data), Source("x")))
