"""One question to a server and its short answer: what a time-stamping authority is asked (RFC 3161, section 3.4)."""

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
    why = ""
    for failures in range(1, web.patience.tries + 1):
        try:
            with web.client.stream(
                "POST", url, content=body, headers={"Content-Type": sends, "Accept": takes}
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


def _taken(answer: httpx.Response, url: str, takes: str, most: int) -> bytes:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != takes:
        raise FetchFailed(f"{bare(url)} answered with {kind or 'bytes of no type'} where {takes} was expected")
    data = b""
    for piece in answer.iter_bytes():
        data += piece
        if len(data) > most:
            raise FetchFailed(f"{bare(url)} answered with more than {most:,} bytes")
    return data
