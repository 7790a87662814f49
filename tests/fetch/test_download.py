"""Downloads against a server that misbehaves: what comes is whole and the right thing, or is refused with its reasons."""

import gzip
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from tests.fetch.server import (
    Site,
    Step,
    conditional,
    drip,
    needs_user_agent,
    ranged,
    reply,
    reset_after,
    serving,
    silent,
    unmeasured,
)

from seawall.errors import FetchFailed
from seawall.fetch.download import Got, Unchanged, Wanted, Web, _said, client, download
from seawall.fetch.looks import Kind
from seawall.fetch.part import Part, Validators
from seawall.fetch.patience import Clock, Patience

BODY = b"<sdnList>" + b"<sdnEntry/>" * 5000 + b"</sdnList>"
NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@dataclass
class Fake:
    """A clock that only sleeping moves, and that remembers every wait."""

    waits: list[float] = field(default_factory=list)
    step: float = 0.0
    seconds: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def monotonic(self) -> float:
        self.seconds += self.step
        return self.seconds

    def clock(self) -> Clock:
        return Clock(lambda: NOW, self.monotonic, self.sleep, lambda: 0.5)


@dataclass
class Desk:
    """Where the tests download from: a folder, a clock and the patience."""

    folder: Path
    fake: Fake
    patience: Patience = field(default_factory=lambda: Patience(tries=3, connect=2, read=0.5, whole=30))

    def get(self, *urls: str, kind: Kind = Kind.XML, seen: tuple[Validators, ...] = ()) -> Got | Unchanged:
        with client(self.patience, "Seawall/test") as http:
            web = Web(http, self.patience, self.fake.clock())
            return download(web, Wanted("SDN.XML", kind, urls), self.folder, seen)

    def refused(self, *urls: str, kind: Kind = Kind.XML) -> str:
        with pytest.raises(FetchFailed) as caught:
            self.get(*urls, kind=kind)
        assert not (self.folder / "SDN.XML").exists()
        return str(caught.value)

    def body(self, got: Got | Unchanged) -> bytes:
        assert isinstance(got, Got)
        assert got.size == got.path.stat().st_size
        assert sorted(path.name for path in self.folder.iterdir()) == ["SDN.XML"]
        return got.path.read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "incoming", Fake())


GOOD: dict[str, Step] = {
    "plain": reply(200, BODY),
    "to who says who he is": needs_user_agent(reply(200, BODY)),
    "gzip": reply(200, gzip.compress(BODY), Content_Encoding="gzip"),
    "deflate": reply(200, zlib.compress(BODY), Content_Encoding="deflate"),
    "without a length": unmeasured(BODY),
}


@pytest.mark.parametrize("step", GOOD.values(), ids=list(GOOD))
def test_a_good_answer_is_taken(site: Site, desk: Desk, step: Step) -> None:
    assert desk.body(desk.get(site.url("/f", step))) == BODY
    assert desk.fake.waits == []


def test_a_redirect_to_a_presigned_address_is_followed_with_condition_and_agent(site: Site, desk: Desk) -> None:
    site.url("/bucket", conditional(BODY, '"v1"'))
    url = site.url("/f", reply(302, Location="/bucket?X-Amz-Signature=secret"))
    got = desk.get(url)
    assert desk.body(got) == BODY
    assert isinstance(got, Got)
    assert got.validators == Validators(url, '"v1"', "")  # the address asked for, not the one that lives an hour
    assert desk.get(url, seen=(got.validators,)) == Unchanged(got.validators)
    assert site.seen[-1][1]["user-agent"] == "Seawall/test"


def test_endless_redirects_are_refused(site: Site, desk: Desk) -> None:
    assert "more than 5 redirects" in desk.refused(site.url("/f", reply(302, Location="/f")))


def test_a_redirect_away_from_https_is_refused(desk: Desk) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://example.org/f"}, request=request)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        web = Web(http, desk.patience, desk.fake.clock())
        with pytest.raises(FetchFailed, match="redirected from https to http"):
            download(web, Wanted("SDN.XML", Kind.XML, ("https://example.org/f",)), desk.folder)


def test_another_url_gets_no_condition_that_was_learned_elsewhere(site: Site, desk: Desk) -> None:
    url = site.url("/f", conditional(BODY, '"v1"'))
    assert desk.body(desk.get(url, seen=(Validators("http://elsewhere/f", '"v1"'),))) == BODY


def test_validators_that_no_header_can_carry_are_not_sent(site: Site, desk: Desk) -> None:
    url = site.url("/f", reply(200, BODY))
    assert desk.body(desk.get(url, seen=(Validators(url, "é\r\nX: y", "\n"),))) == BODY
    assert not {"if-none-match", "if-modified-since"} & set(site.seen[0][1])


PASSING: dict[str, tuple[Step, list[float]]] = {
    "500": (reply(500), [0.75]),
    "503": (reply(503), [0.75]),
    "429 with seconds": (reply(429, Retry_After="7"), [7.0]),
    "429 with a date": (reply(429, Retry_After="Thu, 20 Aug 2026 16:00:30 GMT"), [30.0]),
    "429 with nonsense": (reply(429, Retry_After="soon"), [0.75]),
    "cut short of its length": (reply(200, BODY[:100], Content_Length=str(len(BODY))), [0.75]),
    "reset in the middle": (reset_after(BODY, 20_000), [0.75]),
    "cut gzip": (reply(200, gzip.compress(BODY)[:-20], Content_Encoding="gzip"), [0.75]),
    "damaged gzip": (reply(200, b"\x1f\x8b\x08\x00" + b"\xff" * 50, Content_Encoding="gzip"), [0.75]),
    "silence": (silent(0.8), [0.75]),
}


@pytest.mark.parametrize("step, waits", PASSING.values(), ids=list(PASSING))
def test_a_failure_that_may_pass_is_tried_again(site: Site, desk: Desk, step: Step, waits: list[float]) -> None:
    assert desk.body(desk.get(site.url("/f", step, reply(200, BODY)))) == BODY
    assert desk.fake.waits == waits
    assert len(site.seen) == 2


LASTING: dict[str, tuple[Step, str]] = {
    "403": (reply(403), "answered 403 Forbidden"),
    "404": (reply(404), "answered 404 Not Found"),
    "304 that was not asked for": (reply(304), "answered 304 Not Modified"),
    "HTML page": (reply(200, b"\n<!DOCTYPE html><html>Maintenance</html>"), "an HTML page instead of the file"),
    "XHTML page": (reply(200, b'<?xml version="1.0"?><html/>'), "an HTML page instead of the file"),
    "S3 error": (reply(200, b"<?xml version='1.0'?>\n<Error><Code>AccessDenied</Code>"), "an error message instead"),
    "JSON error": (reply(200, b'{"message": "Forbidden"}'), "not XML: it starts with"),
    "nothing": (reply(200), "the answer is empty"),
    "unknown encoding": (reply(200, BODY, Content_Encoding="br"), "content encoding 'br', which was not asked for"),
}


@pytest.mark.parametrize("step, said", LASTING.values(), ids=list(LASTING))
def test_a_failure_that_lasts_is_not_tried_again_but_the_next_url_is(
    site: Site, desk: Desk, step: Step, said: str
) -> None:
    bad = site.url("/bad", step)
    assert said in desk.refused(bad)
    assert len(site.seen) == 1
    assert desk.body(desk.get(bad, site.url("/good", reply(200, BODY)))) == BODY
    assert desk.fake.waits == []


def test_every_attempt_is_named_and_waits_double(site: Site, desk: Desk) -> None:
    first, second = site.url("/a", reply(500)), site.url("/b", reply(404))
    assert desk.refused(first + "?key=secret", second).splitlines() == [
        "SDN.XML could not be fetched.",
        f"  {first}, try 1 of 3: answered 500 Internal Server Error",
        f"  {first}, try 2 of 3: answered 500 Internal Server Error",
        f"  {first}, try 3 of 3: answered 500 Internal Server Error",
        f"  {second}: answered 404 Not Found",
    ]
    assert desk.fake.waits == [0.75, 1.5]


def test_a_server_that_asks_for_more_patience_than_we_have_is_left_alone(site: Site, desk: Desk) -> None:
    said = desk.refused(site.url("/f", reply(429, Retry_After="3600")))
    assert "asks to wait 3600 s, more than the 60 s" in said
    assert (len(site.seen), desk.fake.waits) == (1, [])


def test_nobody_there_is_said(desk: Desk) -> None:
    with serving() as gone:
        url = gone.url("/f")
    assert "ConnectError" in desk.refused(url)
    assert len(desk.fake.waits) == 2


def test_a_drip_is_given_up_by_the_clock_though_it_never_falls_silent(site: Site, desk: Desk) -> None:
    desk.fake.step = 11.0  # each look at the clock is eleven seconds later, so the third byte is past thirty
    desk.patience = Patience(tries=1, read=5, whole=30)
    assert "took longer than 30 s" in desk.refused(site.url("/f", drip(BODY, 0.02, 40)))


def test_what_came_before_a_reset_is_not_fetched_twice(site: Site, desk: Desk) -> None:
    url = site.url("/f", reset_after(BODY, 20_000), ranged(BODY, '"v1"'))
    assert desk.body(desk.get(url)) == BODY
    asked = site.seen[1][1]
    assert asked["range"] == "bytes=20000-"
    assert asked["if-range"] == '"v1"'


def test_a_download_goes_on_in_the_next_run(site: Site, desk: Desk) -> None:
    desk.patience = Patience(tries=1, read=0.5)
    url = site.url("/f", reset_after(BODY, 20_000), ranged(BODY, '"v1"'))
    desk.refused(url)
    assert desk.body(desk.get(url)) == BODY
    assert site.seen[1][1]["range"] == "bytes=20000-"


NOT_RESUMED: dict[str, Step] = {
    "the version changed": ranged(BODY, '"v2"'),
    "the server can't": reply(200, BODY),
}


@pytest.mark.parametrize("step", NOT_RESUMED.values(), ids=list(NOT_RESUMED))
def test_a_download_that_can_not_go_on_starts_again(site: Site, desk: Desk, step: Step) -> None:
    assert desk.body(desk.get(site.url("/f", reset_after(b"<old>" * 9000, 20_000), step))) == BODY


OTHER = b"<other>" + BODY
LIES: dict[str, Step] = {
    "another version": reply(206, OTHER[20_000:], ETag='"v2"', Content_Range=f"bytes 20000-{len(OTHER) - 1}/{len(OTHER)}"),
    "another place": reply(206, BODY[1:], ETag='"v1"', Content_Range=f"bytes 1-{len(BODY) - 1}/{len(BODY)}"),
    "no place": reply(206, BODY[20_000:], ETag='"v1"'),
    "past the end": reply(416),
}  # fmt: skip


@pytest.mark.parametrize("step", LIES.values(), ids=list(LIES))
def test_a_false_resumption_is_never_glued_on(site: Site, desk: Desk, step: Step) -> None:
    assert desk.body(desk.get(site.url("/f", reset_after(BODY, 20_000), step, reply(200, BODY)))) == BODY


def test_a_part_of_unknown_origin_is_not_used(site: Site, desk: Desk) -> None:
    part = Part(desk.folder / "SDN.XML")
    part.begin(Validators())
    part.path.write_bytes(b"<from somewhere")
    part.path.with_name("SDN.XML.part.json").write_bytes(b'{"url": torn')
    assert desk.body(desk.get(site.url("/f", ranged(BODY, '"v1"')))) == BODY
    assert "range" not in site.seen[0][1]


BOMB = gzip.compress(b"<" + b"\0" * 50_000_000)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (reply(200, BODY, Content_Length=str(1 << 40)), "bytes long, more than the limit"),
        (unmeasured(BODY), "is longer than the limit"),
        (reply(200, BOMB, Content_Encoding="gzip"), "is longer than the limit"),
    ],
    ids=["announced", "not announced", "compression bomb"],
)
def test_more_than_the_limit_is_refused_and_leaves_nothing(site: Site, desk: Desk, step: Step, said: str) -> None:
    desk.patience = Patience(tries=1, max_bytes=20_000)
    assert said in desk.refused(site.url("/f", step))
    assert list(desk.folder.iterdir()) == []


def test_a_file_with_a_limit_of_its_own_may_be_larger_and_take_longer(site: Site, desk: Desk) -> None:
    desk.patience = Patience(tries=1, max_bytes=100, whole=1)
    url = site.url("/f", reply(200, BODY))
    with client(desk.patience, "Seawall/test") as http:
        web = Web(http, desk.patience, desk.fake.clock())
        got = download(web, Wanted("SDN.XML", Kind.XML, (url,), max_bytes=len(BODY)), desk.folder)
    assert isinstance(got, Got)
    assert got.size == len(BODY)


def test_a_file_that_the_disk_has_no_room_for_is_refused_before_its_first_byte(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=300 << 20))
    said = desk.refused(site.url("/f", reply(200, BODY, Content_Length=str(290 << 20))))
    assert "has 314,572,800 bytes free, and 304,087,040 are needed" in said


def test_a_full_disk_is_said_and_its_room_given_back(site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in desk.refused(site.url("/f", reply(200, BODY)))
    assert list(desk.folder.iterdir()) == []
    assert len(site.seen) == 1


def test_progress_is_told_in_bytes_and_ends_at_the_whole(site: Site, desk: Desk) -> None:
    told: list[tuple[int, int | None]] = []
    with client(desk.patience, "Seawall/test") as http:
        web = Web(http, desk.patience, desk.fake.clock())
        wanted = Wanted("SDN.XML", Kind.XML, (site.url("/f", reply(200, BODY)),))
        download(web, wanted, desk.folder, (), lambda done, total: told.append((done, total)))
    assert told[-1] == (len(BODY), len(BODY))
    assert told == sorted(told)


def test_no_signature_of_a_presigned_address_reaches_a_message() -> None:
    error = httpx.ConnectError("could not reach https://bucket/x?X-Amz-Signature=secret&b=1 now")
    assert _said(error) == "ConnectError: could not reach https://bucket/x now"
