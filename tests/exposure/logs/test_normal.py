"""Names in the one form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.logs import normal
from seawall.exposure.logs.limits import MAX_NAME_CHARS
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.schema import Kind


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("WWW.Example.COM.", "www.example.com"),
        ("Bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("bu\u0308cher.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),
        (r"b\xc3\xbccher.example", "xn--bcher-kva.example"),
        (r"b\xffcher.example", r"b\xffcher.example"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("_ldap._tcp.example", "_ldap._tcp.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ],
)
def test_a_domain(said: str, value: str) -> None:
    assert normal.domain(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("HTTP://User:pw@EXAMPLE.com:80/Ab?C=d#e", "http://example.com/Ab?C=d"),  # what stands behind # is never sent
        ("https://example.com:8443", "https://example.com:8443/"),
        ("https://[2001:DB8::1]:443/x", "https://[2001:db8::1]/x"),
        ("http://Bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("https://[2001:0DB8:0::1]?a=%c3", "https://[2001:db8::1]/?a=%C3"),
        ("http://[::ffff:198.51.100.7]:80", "http://198.51.100.7/"),
        ("no url", "no url"),
    ],
)
def test_a_url_keeps_the_case_of_its_path(said: str, value: str) -> None:
    assert normal.url(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Example.com:8080", "example.com"),
        ("[2001:DB8::1]:80", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:0DB8:0:0::1]:443", "2001:db8::1"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("a.", "a"),
    ],
)
def test_a_host_without_its_port(said: str, value: str) -> None:
    assert normal.host(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("2001:0DB8:0:0::1", "2001:db8::1"), ("::ffff:198.51.100.7", "198.51.100.7"), ("198.51.100.7", "198.51.100.7")],
)
def test_an_answer_is_an_address_in_its_shortest_form(said: str, value: str) -> None:
    assert normal.answer(said) == value


def test_what_is_no_hash_is_kept_and_told() -> None:
    notes = Notes("a.log")
    assert list(normal.named(Kind.FILE, "MD5 ONLY", 1, notes)) == [("md5 only", "MD5 ONLY")]
    assert dict(notes.counts) == {normal.NO_HASH: 1}


def test_a_name_without_end_is_cut_and_told() -> None:
    notes = Notes("a.log")
    ((value, _),) = normal.named(Kind.URL, "http://a.example/" + "x" * 100_000, 1, notes)
    assert len(value) == MAX_NAME_CHARS
    assert dict(notes.counts) == {normal.TOO_LONG: 1}


@given(st.sampled_from(list(Kind)), st.text(max_size=40))
def test_the_normal_form_of_a_normal_form_is_itself(kind: Kind, said: str) -> None:
    for value, _ in normal.named(kind, said, 1, Notes("a.log")):
        again = list(normal.named(kind, value, 1, Notes("a.log")))
        assert [form for form, _ in again] in ([value], [])
        assert value.encode("utf-8", "surrogatepass")


# Host header | path | port written beside it | address and port called → URLs
REQUESTED: list[tuple[str | None, str, int | None, tuple[str, int | None], list[str]]] = [
    ("c2.example", "/a", None, ("198.51.100.7", 80), ["http://c2.example/a"]),
    ("c2.example", "/a", None, ("198.51.100.7", None), ["http://c2.example/a"]),
    ("c2.example:8080", "/a", None, ("198.51.100.7", 8080), ["http://c2.example:8080/a"]),
    ("c2.example", "/a", None, ("198.51.100.7", 8080), ["http://c2.example/a", "http://c2.example:8080/a"]),
    ("c2.example", "/a", 8080, ("198.51.100.7", 8080), ["http://c2.example:8080/a"]),
    ("c2.example", "/a", 8080, ("10.0.0.1", 3128), ["http://c2.example:8080/a"]),
    (None, "/a", None, ("198.51.100.7", 80), ["http://198.51.100.7/a"]),
    (None, "/a", None, ("198.51.100.7", 8080), ["http://198.51.100.7:8080/a"]),
    (None, "/a", None, ("2001:db8::7", 8080), ["http://[2001:db8::7]:8080/a"]),
    ("[2001:db8::7]", "a", None, ("2001:db8::7", 81), ["http://[2001:db8::7]/a", "http://[2001:db8::7]:81/a"]),
    ("proxy.example", "http://c2.example/a", None, ("10.0.0.1", 3128), ["http://c2.example/a"]),
    ("c2.example", "", None, ("198.51.100.7", 80), []),
]


@pytest.mark.parametrize(("host", "path", "written", "to", "urls"), REQUESTED)
def test_a_request_is_known_by_the_urls_that_others_write(
    host: str | None, path: str, written: int | None, to: tuple[str, int | None], urls: list[str]
) -> None:
    assert list(dict.fromkeys(normal.url(url) for url in normal.requested(host, path, written, to))) == urls
