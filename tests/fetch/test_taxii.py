"""TAXII against a server that misbehaves: all pages of one collection, of one server, within limits, or a refusal."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from tests.fetch.server import Handler, Site, Step, reply, reset_after, serving, silent

from seawall.claims import Claim
from seawall.claims.readers import stix
from seawall.claims.readers.source import Source
from seawall.errors import FetchFailed
from seawall.fetch import taxii
from seawall.fetch.download import Web, client
from seawall.fetch.patience import Clock, Patience
from seawall.fetch.taxii import Collection, Page, Server, api_roots, as_bundle, collections, pages, reached

TYPE = "application/taxii+json;version=2.1"
ACTOR = {"type": "intrusion-set", "id": "intrusion-set--1", "name": "Example Typhoon", "aliases": ["Example Panda"]}
NET = {"type": "infrastructure", "id": "infrastructure--1", "name": "Example Train"}
TIE = {
    "type": "relationship", "id": "relationship--1", "relationship_type": "uses",
    "source_ref": "intrusion-set--1", "target_ref": "infrastructure--1",
}  # fmt: skip


def said(body: object, **headers: str) -> Step:
    return reply(200, json.dumps(body).encode(), **({"content_type": TYPE} | headers))


def paged(*bodies: dict[str, object], **headers: str) -> Step:
    """One page for each value of `next`, counted from nothing."""

    def step(handler: Handler) -> None:
        asked = parse_qs(urlsplit(handler.path).query)
        said(bodies[int(asked.get("next", ["0"])[0])], **headers)(handler)

    return step


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@dataclass
class Desk:
    """Where the tests ask from: patience in seconds that a test has, and the waits that were asked for."""

    site: Site
    waits: list[float] = field(default_factory=list)
    seconds: float = 0.0
    step: float = 0.0

    def monotonic(self) -> float:
        self.seconds += self.step
        return self.seconds

    def web(self, http: httpx.Client) -> Web:
        clock = Clock(lambda: datetime(2026, 11, 1, tzinfo=UTC), self.monotonic, self.waits.append, lambda: 0.5)
        return Web(http, Patience(tries=3, connect=2, read=0.5, whole=30), clock)

    def server(self) -> Server:
        return Server(f"{self.site.base}/taxii2/", "Basic c2VjcmV0")

    def pages(self, *steps: Step, added_after: str = "") -> list[Page]:
        root = f"{self.site.base}/root/"
        self.site.url("/root/collections/c1/objects/", *steps)
        with client(Patience(tries=3, connect=2, read=0.5, whole=30), "Seawall/test") as http:
            return list(
                pages(self.web(http), self.server(), Collection("c1", "", can_read=True, root=root), added_after)
            )

    def refused(self, *steps: Step) -> str:
        with pytest.raises(FetchFailed) as caught:
            self.pages(*steps)
        return str(caught.value)


@pytest.fixture
def desk(site: Site) -> Desk:
    return Desk(site)


def test_roots_and_collections_are_told(desk: Desk) -> None:
    desk.site.url("/taxii2/", said({"title": "x", "api_roots": ["/root/", f"{desk.site.base}/other/"]}))
    desk.site.url("/root/collections/", said({"collections": [{"id": "c1", "title": "Example", "can_read": True}]}))
    with client(Patience(), "Seawall/test") as http:
        web = desk.web(http)
        roots = api_roots(web, desk.server())
        assert roots == (f"{desk.site.base}/root/", f"{desk.site.base}/other/")
        assert collections(web, desk.server(), roots[0]) == (Collection("c1", "Example", can_read=True, root=roots[0]),)
    assert {headers["accept"] for _, headers in desk.site.seen} == {TYPE}
    assert {headers["authorization"] for _, headers in desk.site.seen} == {"Basic c2VjcmV0"}


def test_all_pages_are_one_bundle_and_a_tie_may_come_before_what_it_joins(desk: Desk) -> None:
    read = desk.pages(
        paged(
            {"more": True, "next": "1", "objects": [TIE]},
            {"more": True, "next": "2", "objects": [ACTOR]},
            {"objects": [NET]},
        )
    )
    assert [len(page.objects) for page in read] == [1, 1, 1]
    found = list(stix.parse(BytesIO(as_bundle(iter(read))), Source("collection c1")))
    assert "Example Typhoon – uses – Example Train" in [each.sentence for each in found if isinstance(each, Claim)]


def test_what_was_added_later_is_asked_for_by_the_last_pages_moment(desk: Desk) -> None:
    moment = "2026-10-08T00:00:00.000Z"
    read = desk.pages(paged({"objects": []}, x_taxii_date_added_last=moment), added_after="2026-10-01T00:00:00Z")
    assert read[-1].added_last == moment
    assert "added_after=2026-10-01T00%3A00%3A00Z" in desk.site.seen[0][0]


def test_more_without_a_token_goes_on_behind_the_last_moment(desk: Desk) -> None:
    def step(handler: Handler) -> None:
        later = "added_after" in handler.path
        said({"more": not later, "objects": [ACTOR]}, x_taxii_date_added_last="2026-10-08T00:00:00Z")(handler)

    assert len(desk.pages(step)) == 2


# 8 MB of blanks in 8 kB: what is inflated before it is measured fills the memory.
BOMB = gzip.compress(b" " * (8 << 20))

REFUSED: list[tuple[str, Step, str]] = [
    ("a ring of pages", said({"more": True, "next": "1", "objects": []}), "leads in a ring"),
    ("more, and not where", said({"more": True, "objects": []}), "not where"),
    ("a page of HTML", reply(200, b"<html>", content_type="text/html"), "not TAXII 2.1"),
    ("TAXII 1", reply(200, b"<x/>", content_type="application/xml"), "not TAXII 2.1"),
    ("no JSON", reply(200, b"{", content_type=TYPE), "no JSON"),
    ("an array", said([1]), "no object"),
    ("objects that are none", said({"objects": [1]}), "none"),
    ("gzip that was not asked for", said({"objects": []}, content_encoding="gzip"), "content encoding"),
    ("a redirect", reply(302, b"", location="http://127.0.0.1:9/elsewhere"), "302"),
    ("no leave", reply(403), "403"),
    ("a secret that is asked for", reply(401, www_authenticate="Basic"), "401"),
    ("JSON that was cut short", reply(200, b'{"objects": [{"type": "indic', content_type=TYPE), "no JSON"),
    ("an answer shorter than it says", reply(200, b'{"objects"', content_type=TYPE, content_length="9000"), "RemoteProtocolError"),
    ("an answer that breaks off", reset_after(b'{"objects": []}', 4), "not TAXII 2.1|Error"),
    ("JSON nested without end", reply(200, b"[" * 200_000, content_type=TYPE), "no JSON"),
    ("a gzip bomb", reply(200, BOMB, content_type=TYPE, content_encoding="gzip"), "content encoding"),
    ("a gzip bomb that calls itself TAXII", reply(200, BOMB, content_type=TYPE), "no JSON"),
]  # fmt: skip


@pytest.mark.parametrize("step, why", [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_answer_that_is_no_page_is_refused_with_its_reason(desk: Desk, step: Step, why: str) -> None:
    told = desk.refused(step)
    assert re.search(why, told), told
    assert "c2VjcmV0" not in told


def test_a_server_in_trouble_is_asked_again_with_patience(desk: Desk) -> None:
    assert len(desk.pages(reply(503, retry_after="7"), said({"objects": []}))) == 1
    assert desk.waits == [7.0]
    assert "503" in desk.refused(reply(503))


@pytest.mark.parametrize(
    "limit, why",
    [("MAX_PAGE_BYTES", "in one page"), ("MAX_BYTES", "gives more than"), ("MAX_PAGES", "more than 0 pages")],
)
def test_an_answer_without_end_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch, limit: str, why: str) -> None:
    monkeypatch.setattr(taxii, limit, 0)
    assert why in desk.refused(said({"objects": [ACTOR]}))


def test_a_server_that_drips_is_left(desk: Desk) -> None:
    desk.step = 100.0
    assert "took longer" in desk.refused(said({"objects": [ACTOR]}))


def counting(handler: Handler) -> None:
    """Always one page more, each under a token of its own."""
    asked = parse_qs(urlsplit(handler.path).query)
    said({"more": True, "next": str(int(asked.get("next", ["0"])[0]) + 1), "objects": []})(handler)


def test_pages_that_go_on_without_an_object_are_refused(desk: Desk) -> None:
    assert f"gave {taxii.MAX_EMPTY + 1} pages in a row" in desk.refused(counting)
    assert len(desk.site.seen) == taxii.MAX_EMPTY + 1


def test_pages_that_come_one_by_one_too_slowly_are_left(desk: Desk) -> None:
    desk.step = 12.0  # each page in time, and all of them not
    assert "for all its pages" in desk.refused(counting)


def test_a_server_that_falls_silent_is_left(desk: Desk) -> None:
    assert "ReadTimeout" in desk.refused(silent(0.8))


@pytest.mark.parametrize(
    "addresses, why",
    [
        (["127.0.0.1"], "leads to 127.0.0.1, which is no address of the public internet"),
        (["93.184.216.34", "10.0.0.7"], "10.0.0.7"),  # one foot inside
        (["::ffff:192.168.0.1"], "192.168.0.1"),
        (["64:ff9b::a00:7"], "64:ff9b::a00:7"),  # 10.0.0.7 in the clothes of IPv6
        (["169.254.169.254"], "169.254.169.254"),  # where clouds keep their keys
        ([], "has no address"),
    ],
)
def test_a_name_that_leads_inside_is_not_asked(addresses: list[str], why: str) -> None:
    with pytest.raises(FetchFailed, match=re.escape(why)):
        reached(Server("https://taxii.example/taxii2/"), lambda _host, _port: addresses)


def test_what_was_looked_up_is_what_is_asked_by_the_servers_own_name(desk: Desk) -> None:
    port = urlsplit(desk.site.base).port
    named = Server(f"http://taxii.example:{port}/taxii2/", is_private=True)
    server = reached(named, lambda _host, _port: ["127.0.0.1"])
    desk.site.url("/taxii2/", said({"api_roots": ["/root/"]}))
    with client(Patience(), "Seawall/test") as http:
        assert api_roots(desk.web(http), server) == (f"http://taxii.example:{port}/root/",)
    assert [headers["host"] for _, headers in desk.site.seen] == [f"taxii.example:{port}"]


@pytest.mark.parametrize(
    "root", ["http://elsewhere.example/root/", "//elsewhere.example/root/", "https://127.0.0.1/root/"]
)
def test_no_other_host_than_the_one_that_was_named_is_ever_asked(desk: Desk, root: str) -> None:
    desk.site.url("/taxii2/", said({"api_roots": [root]}))
    with client(Patience(), "Seawall/test") as http, pytest.raises(FetchFailed, match="another host"):
        api_roots(desk.web(http), desk.server())
    assert len(desk.site.seen) == 1


@pytest.mark.parametrize(
    "told", [{"collections": 1}, {"collections": [{}]}, {"collections": [{"id": "../../admin?x"}]}]
)
def test_collections_without_a_plain_id_are_refused(desk: Desk, told: dict[str, object]) -> None:
    desk.site.url("/root/collections/", said(told))
    with client(Patience(), "Seawall/test") as http, pytest.raises(FetchFailed):
        collections(desk.web(http), desk.server(), f"{desk.site.base}/root/")
