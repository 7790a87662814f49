"""One question to a server and its short answer: of a time-stamping authority (RFC 3161, 3.4), of an OpenID provider."""

from collections.abc import Mapping

import httpx

from seawall.errors import FetchFailed
from seawall.fetch.download import Web
from seawall.fetch.part import bare
from seawall.fetch.patience import retry_after


def ask(  # noqa: PLR0913  # a question and what its answer must be
    web: Web, url: str, body: bytes, *, sends: str, takes: str, most: int
) -> bytes:
    """Post a body of the type `sends`, and give the answer's bytes: at most so many, of the type `takes`.

    Asked again, with patience, while the server's trouble may pass. No redirect is followed. Raises FetchFailed.
    """
    return _asked(web, "POST", url, body, {"Content-Type": sends}, (takes,), most)


def look_up(web: Web, url: str, *, takes: tuple[str, ...], most: int) -> bytes:
    """Get a short document of one of these types, as `ask` does, and not one byte more than `most`. Raises FetchFailed."""
    return _asked(web, "GET", url, b"", {}, takes, most)


def _asked(  # noqa: PLR0913, PLR0917  # a question and what its answer must be
    web: Web, method: str, url: str, body: bytes, headers: Mapping[str, str], takes: tuple[str, ...], most: int
) -> bytes:
    why = ""
    for failures in range(1, web.patience.tries + 1):
        try:
            with web.client.stream(
                method, url, content=body or None, headers={**headers, "Accept": ", ".join(takes)}
            ) as answer:
                if answer.status_code == httpx.codes.OK:
                    return _taken(answer, url, takes, most)
                why = f"answered {answer.status_code} {answer.reason_phrase}".rstrip()
                wait = retry_after(answer.headers.get("Retry-After", ""), web.clock.now())
                if answer.status_code < 500 and answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                    break
        except httpx.TransportError as error:
            why, wait = f"{type(error).__name__}: {error}", None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchFailed(f"{bare(url)} can't be asked: {type(error).__name__}: {error}") from error
        if failures < web.patience.tries:
            web.clock.sleep(
                min(web.patience.longest_wait, max(wait or 0.0, web.patience.wait(failures, web.clock.chance())))
            )
    raise FetchFailed(f"{bare(url)} {why}")


def _taken(answer: httpx.Response, url: str, takes: tuple[str, ...], most: int) -> bytes:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in takes:
        expected = " or ".join(takes)
        raise FetchFailed(f"{bare(url)} answered with {kind or 'bytes of no type'} where {expected} was expected")
    data = b""
    for piece in answer.iter_bytes():
        data += piece
        if len(data) > most:
            raise FetchFailed(f"{bare(url)} answered with more than {most:,} bytes")
    return data
