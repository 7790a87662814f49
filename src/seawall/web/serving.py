"""One process of the service: the house from settings, the application over it, and the server with its usual choices."""

import gc
import os
import secrets
import socket
import sys
from asyncio import TimerHandle, Transport
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

import structlog
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors import Multiprocess

from seawall.corpus import Corpus
from seawall.crew import collect_seldom
from seawall.entities import Party, Role, Schema
from seawall.errors import SettingRefused
from seawall.readings import READINGS
from seawall.settings import Settings, load
from seawall.settings_policy import bytes_of, policy_of
from seawall.store import Store
from seawall.web.app import application
from seawall.web.bounds import Bounds
from seawall.web.coming import Coming
from seawall.web.holder import Holder
from seawall.web.house import Admit, House
from seawall.web.keys import LEAST_LENGTH, by_one_key, either
from seawall.web.signing import Door
from seawall.web.spans import Traced
from seawall.web.telling import KINDS, teller_of
from seawall.web.watched import log_to
from seawall.web.yente.datasets import known

# A client that has not sent the head of its request by then is hung up on.
_HEAD_SECONDS = 10.0
# Requests under way end within so many seconds of a request to stop; then they are cut.
_GRACE_SECONDS = 20
# A worker that says nothing for so long is taken for dead. One that starts on a busy machine says nothing for ten.
_DEAD_SECONDS = 60
# Beyond so many connections of one process others are told 503, rather than all served ever more slowly.
_MOST_CONNECTIONS = 1_000


class Prompt(HttpToolsProtocol):
    """uvicorn's protocol, which doesn't wait for ever for the head of a request."""

    _late: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # uvicorn narrows it likewise
        """Somebody is there, and is given some seconds to ask."""
        super().connection_made(transport)
        self._late = self.loop.call_later(_HEAD_SECONDS, transport.close)

    def on_message_begin(self) -> None:
        """Another request begins on a connection that was kept."""
        super().on_message_begin()
        if self._late is None:
            self._late = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def on_headers_complete(self) -> None:
        """It has asked."""
        self._hurry_no_more()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has gone."""
        self._hurry_no_more()
        super().connection_lost(exc)

    def _hurry_no_more(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def serve(host: str, port: int, workers: int) -> None:
    """Serve until a signal ends it. A worker that dies is started again."""
    config = uvicorn.Config(
        "seawall.web.serving:made",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="uvloop" if sys.platform != "win32" else "asyncio",
        http=Prompt,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        timeout_worker_healthcheck=_DEAD_SECONDS,
        limit_concurrency=_MOST_CONNECTIONS,
        backlog=512,
    )
    if workers == 1:
        uvicorn.Server(config).run()
        return
    shared = cast(socket.socket, OwnSocket(host, port)) if sys.platform == "linux" else config.bind_socket()
    Multiprocess(config, sockets=[shared]).run()


class OwnSocket:
    """A listening socket that every worker opens for itself, so that the kernel shares connections out among them.

    Of one socket for all, the worker that wakes first takes whatever waits: a client's whole pool of connections would
    hang on one process, and the others have nothing to do.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    def __reduce__(self) -> tuple[Callable[[str, int], socket.socket], tuple[str, int]]:
        """A worker is given the address, and opens it."""
        return _bound, (self._host, self._port)


def _bound(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    bound.bind((host, port))
    return bound


def made() -> FastAPI:
    """The application of this process, from its environment."""
    collect_seldom()
    log_to()
    settings = load(os.environ)
    holder = Holder(settings.home, ready)
    holder.look()
    log = structlog.get_logger("seawall.web")
    policy = policy_of(settings.policy, settings.threshold)

    def told(text: str) -> None:
        log.warning("store", said=text)

    store = Traced.awaited(settings.store_url, READINGS, salts=secrets.token_bytes, told=told)
    house = House(settings, store, holder, lambda: policy, _now, door_of(settings, store))
    teller = teller_of(settings, store, _now)
    store.carried = frozenset(KINDS) if teller else frozenset()
    beside = [holder.watch, *([teller.run] if teller else []), *([Coming(store, _now).run] if store.away else [])]
    app = application(house, Bounds(rate=settings.service.rate, burst=2 * settings.service.rate), beside)
    # What is there now stays: looking for cycles in it would take a hundredth of a second, and keep a request waiting.
    gc.collect()
    gc.freeze()
    return app


def ready(corpus: Corpus) -> None:
    """Have a corpus do once what its first request would wait for."""
    known(corpus)
    for schema in (Schema.PERSON, Schema.COMPANY):
        corpus.matches_many([Party(Role.CUSTOMER, ("Example Trading LLC",), schema)], 0.5)


def door_of(settings: Settings, store: Store) -> Admit:
    """Who is let in: people by their session and programs by their key; and by the key in a file, where one is set.

    That key is asked first: it costs one hash, and the store would be asked for a key that it can't know.
    """
    door, key = Door(store, _now), key_of(settings)
    return either(by_one_key(key), door) if key else door


def key_of(settings: Settings) -> str:
    """The key in the file that is set; empty where none is set. SettingRefused for one that could be guessed."""
    file = settings.service.key_file
    if file is None:
        return ""
    key = bytes_of(file, "key").decode("utf-8", "replace").strip()
    if len(key) < LEAST_LENGTH or any(letter.isspace() for letter in key):
        raise SettingRefused(f"the key in {file} has fewer than {LEAST_LENGTH} characters, or spaces within")
    return key


def _now() -> datetime:
    return datetime.now(UTC)
