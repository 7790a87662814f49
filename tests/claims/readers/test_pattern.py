"""Patterns give the indicators that they name; what is stricter or other than that is refused with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import IndicatorKind
from seawall.claims.readers.pattern import Found, indicators

READ = [
    ("[ipv4-addr:value = '8.8.4.4']", [Found("8.8.4.4", None)]),
    ("[ipv4-addr:value = '8.8.4.4' OR ipv4-addr:value = '8.8.8.8']", [Found("8.8.4.4", None), Found("8.8.8.8", None)]),
    ("[domain-name:value = 'a.example'] OR [url:value = 'http://a.example/it\\'s']",
     [Found("a.example", IndicatorKind.DOMAIN), Found("http://a.example/it's", IndicatorKind.URL)]),
    ("[file:hashes.'SHA-256' = 'aa']", [Found("aa", IndicatorKind.FILE)]),
    ('[file:hashes."SHA-256" = \'aa\']', [Found("aa", IndicatorKind.FILE)]),
    ("[file:hashes.SHA256 IN ('aa', 'bb')]", [Found("aa", IndicatorKind.FILE), Found("bb", IndicatorKind.FILE)]),
    ("[ipv4-addr:value ISSUBSET '8.8.4.0/24']", [Found("8.8.4.0/24", None)]),
    ("[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '8.8.4.4' AND network-traffic:dst_port = 443]",
     [Found("8.8.4.4", None, 443)]),
    ("[network-traffic:protocols[*] = 'tcp' AND network-traffic:dst_ref.value = '8.8.4.4']", [Found("8.8.4.4", None)]),
]  # fmt: skip
REFUSED = [
    ("[ipv4-addr:value = '8.8.4.4' AND domain-name:value = 'a.example']", "several conditions must hold"),
    ("[file:name = 'conhost.exe']", "nothing that is looked for"),
    ("[domain-name:value MATCHES '.*']", "only =, IN and ISSUBSET"),
    ("[ipv4-addr:value != '8.8.4.4']", "only =, IN and ISSUBSET"),
    ("[ipv4-addr:value = '8.8.4.4'] FOLLOWEDBY [ipv4-addr:value = '8.8.8.8']", "not known here"),
    ("[ipv4-addr:value = '8.8.4.4'] WITHIN 5 SECONDS", "not known here"),
    ("[ipv4-addr:value = '8.8.4.4'", "does not end"),
    ("[NOT ipv4-addr:value = '8.8.4.4']", "not known here"),
    (
        "[domain-name:value = 'a.example' AND (ipv4-addr:value = '8.8.4.4' OR ipv4-addr:value = '8.8.8.8')]",
        "brackets behind AND",
    ),
    ("rule x { condition: true }", "not read"),
    ("", "does not end"),
    ("[" * 60_000, "longer"),
]


@pytest.mark.parametrize("pattern, found", READ, ids=[row[0] for row in READ])
def test_a_pattern_gives_its_indicators(pattern: str, found: list[Found]) -> None:
    assert indicators(pattern) == found


@pytest.mark.parametrize("pattern, why", REFUSED, ids=[row[0][:40] for row in REFUSED])
def test_a_pattern_that_says_more_or_other_is_refused(pattern: str, why: str) -> None:
    found = indicators(pattern)
    assert isinstance(found, str)
    assert why in found


PIECES = [
    "[",
    "]",
    "(",
    ")",
    " AND ",
    " OR ",
    "ipv4-addr:value",
    " = ",
    "'8.8.4.4'",
    "'",
    " IN ",
    ",",
    "443",
    "NOT ",
    "\\",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=60))
def test_any_pattern_is_indicators_or_a_reason(pattern: str) -> None:
    assert isinstance(indicators(pattern), str | list)
