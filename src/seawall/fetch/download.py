"""One file from the web, whole or not at all: fall-back URLs, conditional requests, retries, resuming, refusals.

What is known of OFAC's Sanctions List Service (facts of 2026-11): GET only; a request without User-Agent is answered
403; the answer is a 302 to a presigned URL of another host, good for about an hour, so that every try starts from the
first URL again.
"""

import os
import re
import ssl
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

import httpx

from seawall.errors import FetchFailed
from seawall.fetch.inflate import Plain
from seawall.fetch.looks import HEAD_BYTES, Kind, complaint
from seawall.fetch.part import Part, Validators, bare
from seawall.fetch.patience import Clock, Patience, retry_after
from seawall.fetch.room import refuse_without_room

Progress = Callable[[int, int | None], None]
_Failure = TypeVar("_Failure", bound=Exception)

# Request Timeout, Too Early, Too Many Requests, and the server's own troubles: worth asking again. Any other status
# will be the same in a minute, so the next URL is asked at once.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
# One redirect is usual (to the presigned URL); browsers allow twenty.
_MAX_REDIRECTS = 5
_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: the name it is given, what it must be, and its URLs in order of preference.

    authorization is the header of that name, sent to the URLs' own hosts only and never to one that they redirect to.
    max_bytes is the most that is taken; None: what patience allows.
    """

    name: str
    kind: Kind
    urls: tuple[str, ...]
    authorization: str = field(default="", repr=False)
    max_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """A file that came whole: where it lies, its size in bytes, and its URL with the server's validators."""

    path: Path
    size: int
    validators: Validators


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the version with these validators is still the current one."""

    validators: Validators


@dataclass(frozen=True, slots=True)
class Web:
    """What a download needs of the world: a client, patience, and a clock."""

    client: httpx.Client
    patience: Patience
    clock: Clock


class _Passing(Exception):
    """A failure that may pass; wait is what the server asked for, in seconds."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class _Lasting(Exception):
    """A failure that asking this URL again won't cure."""


def client(patience: Patience, user_agent: str, *, proxy: str = "", ca_file: str = "") -> httpx.Client:
    """An HTTP client with these limits; it reads no environment: proxy and certificates are handed in.

    user_agent must not be empty: OFAC answers 403 without one.
    """
    return httpx.Client(
        headers={"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(patience.read, connect=patience.connect),
        follow_redirects=False,
        trust_env=False,
        proxy=proxy or None,
        verify=_certificates(ca_file),
    )


def _certificates(ca_file: str) -> bool | ssl.SSLContext:
    if not ca_file:
        return True
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:
        raise FetchFailed(f"the certificate file {ca_file} can't be read: {error}") from error


def download(
    web: Web,
    wanted: Wanted,
    into: Path,
    seen: Sequence[Validators] = (),
    progress: Progress = lambda _done, _total: None,
) -> Got | Unchanged:
    """Fetch a file into the folder `into`, or learn that it did not change since one of `seen`.

    progress is told bytes done and bytes in all (None where the server doesn't say). An interrupted download leaves
    NAME.part, and the next one goes on from there if the server still has the same version. FetchFailed, with the
    reason of every attempt, where no URL gave the file.
    """
    reasons: list[str] = []
    for url in wanted.urls:
        for failures in range(1, web.patience.tries + 1):
            attempt = _Attempt(web, wanted, url, Part(into / wanted.name), progress)
            try:
                return attempt.run(seen)
            except _Lasting as failure:
                reasons.append(f"{bare(url)}: {failure}")
                break
            except _Passing as failure:
                reasons.append(f"{bare(url)}, try {failures} of {web.patience.tries}: {failure}")
                if failures == web.patience.tries or not _waited(web, failures, failure.wait, reasons):
                    break
            except OSError as error:
                attempt.part.drop()  # a full disk needs the room
                raise FetchFailed(f"{wanted.name} could not be written to {into}: {error}") from error
    raise FetchFailed(f"{wanted.name} could not be fetched.\n" + "\n".join(f"  {reason}" for reason in reasons))


def _waited(web: Web, failures: int, asked: float | None, reasons: list[str]) -> bool:
    """Wait before the next try; False where the server asks for more than we have patience for."""
    longest = web.patience.longest_wait
    if asked is not None and asked > longest:
        reasons.append(f"  the server asks to wait {asked:.0f} s, more than the {longest:.0f} s that are waited")
        return False
    web.clock.sleep(max(asked or 0.0, web.patience.wait(failures, web.clock.chance())))
    return True


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One request for one URL, with its answer."""

    web: Web
    wanted: Wanted
    url: str
    part: Part
    progress: Progress

    @property
    def limit(self) -> int:
        """The most bytes that are taken."""
        return self.wanted.max_bytes or self.web.patience.max_bytes

    @property
    def longest(self) -> float:
        """The longest time for the whole answer, in seconds: a file that may be larger may take longer."""
        return self.web.patience.whole * max(1.0, self.limit / self.web.patience.max_bytes)

    def run(self, seen: Sequence[Validators]) -> Got | Unchanged:
        deadline = self.web.clock.monotonic() + self.longest
        asked = next((old for old in seen if old.condition(self.url)), Validators())
        headers = asked.condition(self.url) | self._range()
        if self.wanted.authorization:
            headers["Authorization"] = self.wanted.authorization
        try:
            response = self._send(self.web.client.build_request("GET", self.url, headers=headers))
            try:
                return self._take(response, asked, deadline)
            finally:
                response.close()
        except httpx.TransportError as error:
            raise _Passing(_said(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _Lasting(_said(error)) from error

    def _range(self) -> dict[str, str]:
        origin, size = self.part.origin(), self.part.size()
        if origin.url != bare(self.url) or not origin.strong or size == 0:
            return {}
        return {"Range": f"bytes={size}-", "If-Range": origin.strong}

    def _send(self, request: httpx.Request) -> httpx.Response:
        for _ in range(_MAX_REDIRECTS + 1):
            response = self.web.client.send(request, stream=True)
            following = response.next_request
            if following is None:
                return response
            response.close()
            if request.url.scheme == "https" and following.url.scheme != "https":
                raise _Lasting(f"redirected from https to {following.url.scheme}, which anybody on the way can change")
            request = following
        raise _Lasting(f"more than {_MAX_REDIRECTS} redirects")

    def _take(self, response: httpx.Response, asked: Validators, deadline: float) -> Got | Unchanged:
        status = response.status_code
        if status == 304 and asked.url:
            self.part.drop()
            return Unchanged(asked)
        if status == 416:  # the part is longer than the file
            self.part.drop()
            raise _Passing("the unfinished download does not fit any more; starting again")
        if status not in (200, 206):
            wait = retry_after(response.headers.get("Retry-After", ""), self.web.clock.now())
            why = f"answered {status} {response.reason_phrase}".rstrip()
            raise _Passing(why, wait) if status in _PASSING else _Lasting(why)
        return self._body(response, deadline)

    def _body(self, response: httpx.Response, deadline: float) -> Got:
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        if encoding not in Plain.ENCODINGS:
            raise _Lasting(f"came in the content encoding {encoding!r}, which was not asked for")
        validators = Validators(
            bare(self.url), response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        )  # fmt: skip
        plain = Plain(encoding)
        start = self._start(response, validators, resumable=plain.is_whole)
        total = _total(response, start) if plain.is_whole else None
        if (total or 0) > self.limit:
            raise self._given_up(_Lasting(f"is {total} bytes long, more than the limit of {self.limit}"))
        refuse_without_room(self.part.path.parent, (total or 0) - start)
        with self.part.path.open("ab") as file:
            self._write(self._pieces(response, plain, deadline), file, start, total)
        if not plain.is_whole:
            raise self._given_up(_Passing("the compressed answer stopped in the middle or was damaged"))
        return self._finished(total, validators)

    def _start(self, response: httpx.Response, validators: Validators, *, resumable: bool) -> int:
        """The byte that the answer's body starts with; the part is made ready for it."""
        if response.status_code == 200:
            self.part.begin(validators if resumable else Validators())
            return 0
        found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        before, size = self.part.origin(), self.part.size()
        if not found or int(found[1]) != size or size == 0 or not resumable or validators.strong != before.strong:
            raise self._given_up(_Passing("resumed with another version or at another place; starting again"))
        return size

    def _pieces(self, response: httpx.Response, plain: Plain, deadline: float) -> Iterator[bytes]:
        try:
            for raw in response.iter_raw():
                if self.web.clock.monotonic() > deadline:
                    raise _Passing(f"took longer than {self.longest:.0f} s")
                yield from plain.feed(raw)
        except zlib.error as error:
            raise self._given_up(_Passing(f"the compressed answer is damaged: {error}")) from error

    def _write(self, pieces: Iterator[bytes], file: BinaryIO, done: int, total: int | None) -> None:
        for piece in pieces:
            done += len(piece)
            if done > self.limit:
                raise self._given_up(_Lasting(f"is longer than the limit of {self.limit} bytes"))
            file.write(piece)
            self.progress(done, total)
        file.flush()
        os.fsync(file.fileno())

    def _finished(self, total: int | None, validators: Validators) -> Got:
        size = self.part.size()
        if total is not None and size != total:
            raise self._given_up(_Passing(f"{size} bytes came where {total} were announced"))
        with self.part.path.open("rb") as file:
            why = complaint(file.read(HEAD_BYTES), self.wanted.kind)
        if why:
            raise self._given_up(_Lasting(why))
        return Got(self.part.finish(), size, validators)

    def _given_up(self, failure: _Failure) -> _Failure:
        """The failure, with the unfinished bytes forgotten: they would spoil the next try."""
        self.part.drop()
        return failure


def _total(response: httpx.Response, start: int) -> int | None:
    """The file's whole length in bytes as the server announces it."""
    found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if found:
        return int(found[2])
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None


def _said(error: Exception) -> str:
    """The error in words. Presigned URLs carry a signature in their query, which is cut out."""
    text = re.sub(r"\?[^\s'\"]*", "", str(error))
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
