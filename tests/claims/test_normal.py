"""Indicators have one normal form however they are written, and what is none is refused with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.indicator import IndicatorKind as Kind
from seawall.claims.normal import MAX_CHARS, Normal, Refused, normal

FORMS = [
    # as written                              normal form                        kind         why
    ("8.8.4[.]4", "8.8.4.4", Kind.IP),  # brackets around a dot
    ("8.8.4(.)4", "8.8.4.4", Kind.IP),
    ("8[dot]8[dot]4[dot]4", "8.8.4.4", Kind.IP),
    ("::ffff:8.8.4.4", "8.8.4.4", Kind.IP),  # IPv4 in IPv6 is IPv4
    ("2606:4700:0:0:0:0:0:1", "2606:4700::1", Kind.IP),
    ("2606:4700::/32", "2606:4700::/32", Kind.NETWORK),
    ("8.8.4.4/32", "8.8.4.4", Kind.IP),
    ("8.8.4.0/24", "8.8.4.0/24", Kind.NETWORK),
    ("::ffff:8.8.4.0/120", "8.8.4.0/24", Kind.NETWORK),
    ("64:ff9b::8.8.4.4", "8.8.4.4", Kind.IP),  # as a network with IPv6 alone calls it (RFC 6052)
    ("64:ff9b::808:400/120", "8.8.4.0/24", Kind.NETWORK),
    ("EXAMPLE[.]Com.", "example.com", Kind.DOMAIN),  # case, and the dot at the end
    ("Bücher.example", "xn--bcher-kva.example", Kind.DOMAIN),
    ("XN--BCHER-KVA.example", "xn--bcher-kva.example", Kind.DOMAIN),
    ("_dmarc.example.com", "_dmarc.example.com", Kind.DOMAIN),
    ("*.example.com", "example.com", Kind.SUFFIX),
    (".example.com", "example.com", Kind.SUFFIX),
    ("hxxps://Example[.]com:443/a%2fB#c", "https://example.com/a%2FB", Kind.URL),
    ("hXXp://8.8.4[.]4:8080", "http://8.8.4.4:8080/", Kind.URL),
    ("http[:]//example.com/?q=A", "http://example.com/?q=A", Kind.URL),
    ("http://[2606:4700::1]/", "http://[2606:4700::1]/", Kind.URL),
    ("A" * 64, "a" * 64, Kind.FILE),
    ("B" * 40, "b" * 40, Kind.FILE_SHA1),
    ("c" * 32, "c" * 32, Kind.FILE_MD5),
]

REFUSED = [
    ("10.0.0.1", "private"),
    ("192.0.2.1", "documentation"),
    ("127.0.0.1", "loopback"),
    ("169.254.1.1", "link-local"),
    ("224.0.0.1", "multicast"),
    ("fe80::1%eth0", "loopback|link|one link|address"),
    ("100.64.0.1", "not reachable"),
    ("08.8.4.4", "begins with a zero"),
    ("8.8.4.256", "too large"),
    ("8.8.4.4/24", "bits behind the mask"),
    ("32.0.0.0/3", "wider than"),
    ("0.0.0.0/0", "private|reserved"),
    ("localhost", "RFC 1035"),
    ("-a.example", "RFC 1035"),
    (f"{'a' * 64}.example", "RFC 1035"),
    ("1.2.3", "number"),
    ("http://user@example.com/", "user name"),
    ("http:///path", "host is none"),
    ("8.8.4.4:70000", "no port"),
    ("a b.example", "blanks"),
    ("\x1b[31m.example", "control"),
    ("a." * MAX_CHARS, "longer"),
    ("", "empty"),
]


@pytest.mark.parametrize("written, value, kind", FORMS, ids=[form[0] for form in FORMS])
def test_an_indicator_has_one_normal_form(written: str, value: str, kind: Kind) -> None:
    found = normal(written)
    assert isinstance(found, Normal)
    assert (found.value, found.kind) == (value, kind)


@pytest.mark.parametrize("written, why", REFUSED, ids=[repr(row[0])[:30] for row in REFUSED])
def test_what_is_no_indicator_is_refused_with_its_reason(written: str, why: str) -> None:
    found = normal(written)
    assert isinstance(found, Refused)
    assert any(word in found.why for word in why.split("|")), found.why


def test_a_port_and_a_path_behind_a_host_are_kept_apart_from_it() -> None:
    assert normal("8.8.4[.]4:8081/kGZQ") == Normal("8.8.4.4", Kind.IP, 8081, "/kGZQ", defanged=True)


@pytest.mark.parametrize(
    "written, said",
    [
        ("example.com", Kind.IP),
        ("8.8.4.4", Kind.DOMAIN),
        ("c" * 32, Kind.FILE),
        ("example.com", Kind.URL),
        ("xyz", Kind.FILE),
    ],
)
def test_a_value_that_is_not_what_its_source_calls_it_is_refused(written: str, said: Kind) -> None:
    assert isinstance(normal(written, said), Refused)


def test_a_hash_is_what_its_source_calls_it() -> None:
    assert normal("a" * 64, Kind.CERTIFICATE) == Normal("a" * 64, Kind.CERTIFICATE)
    assert normal("a" * 32, Kind.JA3) == Normal("a" * 32, Kind.JA3)
    assert normal("example.com", Kind.CERTIFICATE_NAME) == Normal("example.com", Kind.CERTIFICATE_NAME)


# Pieces of which indicators are made: letters at random make hardly any.
PIECES = st.sampled_from([
    "8.8.4.4", "8.8.4", ".0", "example", ".com", "[.]com", ":", "443", "/", "/24", "hxxp://", "https://", "2606:4700::1", "::", "64:ff9b::8",
    "[", "]", "a" * 32, "é", "-", "?x=1", "#",
])  # fmt: skip


@given(
    st.text(max_size=80)
    | st.text("0123456789.:/[]abcdefx%-*@hxp", max_size=60)
    | st.lists(PIECES, max_size=5).map("".join)
)
def test_any_text_is_a_normal_form_or_a_reason_and_the_normal_form_is_its_own(text: str) -> None:
    found = normal(text)
    if isinstance(found, Refused):
        assert found.why
    else:
        again = normal(
            f"[{found.value}]:{found.port}" if ":" in found.value and found.port else found.value, found.kind
        )
        assert isinstance(again, Normal), again
        assert (again.value, again.kind) == (found.value, found.kind)
