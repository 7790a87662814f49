"""One form for what is compared: a value that a claim names and the same value in a log can't come to differ."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall import hosts
from seawall.claims.indicator import IndicatorKind
from seawall.claims.normal import Normal, normal
from seawall.exposure.logs.normal import named
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.schema import Kind

# In what log rows an indicator shows itself as a name (exposure/index.py), and as what.
SHOWN = {
    IndicatorKind.DOMAIN: Kind.DNS, IndicatorKind.URL: Kind.URL, IndicatorKind.IP: Kind.ANSWER,
    IndicatorKind.CERTIFICATE: Kind.CERTIFICATE, IndicatorKind.FILE: Kind.FILE, IndicatorKind.JA3: Kind.JA3,
}  # fmt: skip


def in_a_log(kind: Kind, text: str) -> str:
    ((value, _),) = named(kind, text, 1, Notes("a.log"))
    return value


SAME = [
    # what is meant                  as the claim writes it                as the log writes it
    ("example.com", "EXAMPLE.com", "example.COM."),
    ("xn--bcher-kva.example", "Bücher.example", "XN--BCHER-KVA.EXAMPLE"),
    ("xn--bcher-kva.example", "bu\u0308cher.example", r"b\xc3\xbccher.example"),
    ("xn--fa-hia.example", "faß.example", "faß.EXAMPLE."),
    ("xn--pxavbq.example", "ΟΔΟΣ.example", "οδοσ.example"),  # a capital sigma is no final one
    ("xn--n3h.example", "☃.example", "xn--n3h.example"),
    ("8.8.4.4", "::ffff:8.8.4.4", "8.8.4.4"),
    ("8.8.4.4", "8.8.4.4", "64:ff9b::808:404"),
    ("2606:4700::1", "2606:4700:0:0::0001", "2606:4700::1"),
    ("http://8.8.4.4/", "hxxp://8.8.4[.]4:80", "http://[::ffff:8.8.4.4]/"),
    ("https://[2606:4700::1]:8443/x", "https://[2606:4700:0::1]:8443/x", "HTTPS://[2606:4700::1]:8443/x"),
    ("http://example.com/?q=A", "http://example.com?q=A", "http://EXAMPLE.com:80/?q=A#top"),
    ("http://example.com/%C3%BC", "http://example.com/ü", "http://example.com/%c3%bc"),
]  # fmt: skip


@pytest.mark.parametrize("form, claimed, logged", SAME)
def test_claim_and_log_write_it_differently_and_it_is_one(form: str, claimed: str, logged: str) -> None:
    found = normal(claimed)
    assert isinstance(found, Normal), found
    assert (found.value, in_a_log(SHOWN[found.kind], logged)) == (form, form)


def test_a_hash_with_colons_is_the_hash() -> None:
    digits = "ab" * 32
    with_colons = ":".join(re.findall("..", digits.upper()))
    found = normal(with_colons, IndicatorKind.CERTIFICATE)
    assert isinstance(found, Normal)
    assert found.value == in_a_log(Kind.CERTIFICATE, with_colons) == digits


_LETTERS = st.text("abcXYZ019-_ßüÜıİσΣς例え☃。.\u0308\u200d\uff0f\uff1a", min_size=1, max_size=12)
_NAMES = st.builds(
    "{}.{}{}".format, _LETTERS, st.sampled_from(["example", "EXAMPLE", "テスト"]), st.sampled_from(["", "."])
)
_ADDRESSES = (
    st.ip_addresses().map(str)
    | st.ip_addresses(v=6).map(lambda each: each.exploded)
    | st.ip_addresses(v=4).map("::ffff:{}".format)
)
_PATHS = st.text("aB/%2f3Cü#?=&:@[] ", max_size=12)
_URLS = st.builds(
    "{}://{}{}{}".format, st.sampled_from(["http", "HTTPS", "ftp"]),
    _NAMES | _ADDRESSES.map(lambda each: f"[{each}]" if ":" in each else each),
    st.sampled_from(["", ":80", ":443", ":8080", ":080"]), st.just("") | _PATHS.map("/{}".format) | _PATHS.map("?{}".format),
)  # fmt: skip


@given(_NAMES | _ADDRESSES | _URLS)
def test_what_a_claim_takes_has_the_same_form_in_a_log(text: str) -> None:
    found = normal(text)
    if isinstance(found, Normal) and found.kind in SHOWN and not (found.port or found.rest or found.defanged):
        assert in_a_log(SHOWN[found.kind], text) == found.value
        # And the form itself is written in a log as it is.
        assert in_a_log(SHOWN[found.kind], found.value) == found.value


@given(st.text(max_size=40) | _NAMES | _ADDRESSES | _URLS)
def test_every_form_is_its_own(text: str) -> None:
    for form in (hosts.domain, hosts.address, hosts.host, hosts.url, hosts.digest):
        assert form(form(text)) == form(text)


@pytest.mark.parametrize("wide", ["a\uff0fb.example", "a\uff1a80.example", "a\uff20b.example"])
def test_a_wide_sign_does_not_become_one_that_ends_the_host(wide: str) -> None:
    assert hosts.url(f"http://{wide}/x").count("/") == 3
    assert not isinstance(normal(f"http://{wide}/x"), Normal)


@pytest.mark.parametrize(
    "text, host, port",
    [
        ("example.com:8080", "example.com", 8080), ("example.com", "example.com", None), ("[2001:db8::1]:1", "[2001:db8::1]", 1),
        ("2001:db8::1", "2001:db8::1", None), ("a:b:80", "a:b:80", None), (":80", "", 80), ("a:123456", "a:123456", None),
    ],
)  # fmt: skip
def test_a_port_is_what_stands_behind_one_colon(text: str, host: str, port: int | None) -> None:
    assert hosts.parted(text) == (host, port)
