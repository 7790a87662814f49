"""Telling another system: what signs a message, which addresses are told, and receivers that hang, drip, redirect or lie."""

import asyncio
import base64
import hmac
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

import pytest

from seawall.errors import FetchFailed
from seawall.fetch.hook import Hook, Message, Resolve, is_outside, signed, tell

SECRET = b"tests only, 24 bytes or more"
MESSAGE = Message("seawall-7", b'{"type":"ping"}')


@contextmanager
def receiver(answer: Callable[[socket.socket], None]) -> Iterator[tuple[int, list[bytes]]]:
    """A server that takes one request after the other, keeps each, and answers as told."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    heard.append(whole(connection))
                    answer(connection)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], heard
        listening.shutdown(socket.SHUT_RDWR)


def whole(connection: socket.socket) -> bytes:
    """A request with its body."""
    found = b""
    while not found.endswith(MESSAGE.body):
        piece = connection.recv(65_536)
        if not piece:
            break
        found += piece
    return found


def said(text: bytes) -> Callable[[socket.socket], None]:
    return lambda connection: connection.sendall(text)


def to(*addresses: str) -> Resolve:
    """A resolver that answers so."""

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return resolve


def sent(url: str, *, is_private: bool = True, resolve: Resolve | None = None) -> None:
    asyncio.run(tell(Hook(url, SECRET, is_private), MESSAGE, 1_793_000_000, resolve or to("127.0.0.1")))


def test_a_message_is_signed_as_standard_webhooks_say() -> None:
    headers = signed(Hook("https://example.com", SECRET), MESSAGE, 1_793_000_000)
    mark = hmac.new(SECRET, b'seawall-7.1793000000.{"type":"ping"}', sha256).digest()
    assert headers == {
        "webhook-id": "seawall-7",
        "webhook-timestamp": "1793000000",
        "webhook-signature": f"v1,{base64.b64encode(mark).decode()}",
    }


def test_a_receiver_gets_the_message_with_its_own_name_as_host() -> None:
    with receiver(said(b"HTTP/1.1 204 No Content\r\n\r\n")) as (port, heard):
        sent(f"http://hooks.example.com:{port}/in?tenant=1")
    head, _, body = heard[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /in?tenant=1 HTTP/1.1\r\n")
    assert f"host: hooks.example.com:{port}".encode() in head.lower()
    assert b"webhook-signature: v1," in head
    assert body == MESSAGE.body


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds hand out credentials
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
        ("no address", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_outside(address: str, outside: bool) -> None:
    assert is_outside(address) is outside


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("93.184.216.34", "10.0.0.1"), ("::ffff:127.0.0.1",), ()])
def test_a_name_that_leads_inside_is_not_told_unless_the_settings_allow_it(addresses: tuple[str, ...]) -> None:
    with (
        receiver(said(b"HTTP/1.1 204 No Content\r\n\r\n")) as (port, heard),
        pytest.raises(FetchFailed, match=r"no address"),
    ):
        sent(f"http://hooks.example.com:{port}/", is_private=False, resolve=to(*addresses))
    assert heard == []


def test_a_name_is_looked_up_once_and_what_was_judged_is_connected_to() -> None:
    """DNS rebinding: the second answer is never asked for."""
    asked = 0

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        nonlocal asked
        asked += 1
        return ["127.0.0.1"] if asked == 1 else ["203.0.113.1"]

    with receiver(said(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) as (port, heard):
        sent(f"http://rebinding.invalid:{port}/", resolve=resolve)
    assert (asked, len(heard)) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"HTTP/1.1 500 No\r\n\r\n", "answered 500"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n", "answered 302"),
        (b"nonsense\r\n\r\n", "can't be told"),
        (b"", "can't be told"),
    ],
)
def test_what_is_no_success_is_said_and_nothing_is_followed(answer: bytes, why: str) -> None:
    with receiver(said(answer)) as (port, heard), pytest.raises(FetchFailed, match=why):
        sent(f"http://hooks.example.com:{port}/?token=secret")
    assert len(heard) == 1


def test_a_receiver_that_hangs_or_drips_is_left_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.fetch.hook.WHOLE_SECONDS", 0.4)

    def drip(connection: socket.socket) -> None:
        try:
            for sign in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 20:
                connection.sendall(bytes([sign]))
                time.sleep(0.1)
        except OSError:
            return

    for answer in (drip, lambda _connection: time.sleep(0.8)):
        with receiver(answer) as (port, _):
            begun = time.monotonic()
            with pytest.raises(FetchFailed, match="did not answer within"):
                sent(f"http://hooks.example.com:{port}/")
            assert time.monotonic() - begun < 5


def test_the_query_of_an_address_is_not_repeated_in_what_went_wrong() -> None:
    with pytest.raises(FetchFailed) as failed:
        sent("http://hooks.example.com:1/?token=hidden")
    assert "hidden" not in str(failed.value)
