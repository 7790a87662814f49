"""Confidence: the factors are shown, shared hosting caps a bare address, echoes corroborate nothing, nothing is suppressed."""

import pytest

from seawall.claims.indicator import Indicator, IndicatorKind, Tier
from seawall.exposure.confidence import SHARED_CAP, Confidence, confidences
from seawall.exposure.index import Index
from seawall.exposure.sightings import Sighting, meetings, sightings
from seawall.exposure.warninglists import Annotation, Effect
from tests.exposure.made import OURS, flow, flow_table, indicator, ip, name, name_table, window

CLOUD = Annotation("A cloud's ranges", Effect.SHARED, "203.0.113.0/24")


def seen(*looked_for: Indicator, with_name: str = "") -> tuple[Sighting, ...]:
    index = Index.of(looked_for)
    parts = list(meetings(flow_table(flow("2024-05-02", OURS, "203.0.113.5")), index))
    if with_name:
        parts += meetings(name_table(name("2024-05-02", "sni", with_name)), index)
    return sightings(parts, index)


def plain(*found: Sighting, roots: dict[str, str] | None = None) -> tuple[Confidence, ...]:
    return confidences(found, lambda _: (), roots)


def test_the_value_is_the_product_of_the_factors_shown() -> None:
    (found,) = plain(*seen(ip("203.0.113.5", confidence=0.8)))
    shown = {factor.name: factor.value for factor in found.factors}
    assert found.value == pytest.approx(shown["source"] * shown["role"] * shown["phase"] * shown["direction"])
    assert found.value == pytest.approx(0.72)


def test_a_bare_address_on_shared_hosting_is_capped_and_still_told() -> None:
    (found,) = confidences(seen(ip("203.0.113.5")), lambda _: (CLOUD,))
    assert (found.value, found.annotations) == (SHARED_CAP, (CLOUD,))
    assert found.factors[-1].name == "cap"


def test_a_name_of_the_same_party_at_the_same_host_lifts_the_cap() -> None:
    found = seen(ip("203.0.113.5"), indicator("example.com", IndicatorKind.SUFFIX), with_name="c2.example.com")
    assert [one.value for one in confidences(found, lambda _: (CLOUD,))] == [0.9, 0.9]


def test_a_port_that_fits_lifts_the_cap() -> None:
    (found,) = confidences(seen(ip("203.0.113.5", port=443)), lambda _: (CLOUD,))
    assert found.value == 0.9


def test_an_echo_of_one_investigation_corroborates_nothing() -> None:
    twice = seen(ip("203.0.113.5", claim="a", confidence=0.5), ip("203.0.113.5", claim="b", confidence=0.5))
    alone = [one.value for one in plain(*twice)]
    echo = [one.value for one in plain(*twice, roots={"a": "one investigation", "b": "one investigation"})]
    apart = [one.value for one in plain(*twice, roots={"a": "one", "b": "another"})]
    assert alone == echo == [0.45, 0.45]
    assert apart == pytest.approx([0.698, 0.698], abs=0.001)


def test_a_victims_device_says_less_than_a_command_server_and_reassigned_says_nothing() -> None:
    (device,) = plain(*seen(ip("203.0.113.5", tier=Tier.DEVICE)))
    (server,) = plain(*seen(ip("203.0.113.5")))
    (passed,) = plain(*seen(ip("203.0.113.5", window("2024-01-01", "2024-02-01", reassigned="2024-03-01"))))
    assert passed.value == 0 < device.value < server.value
