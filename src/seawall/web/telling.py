"""Telling another system what became of stopped payments: each event of a case once or more, in order, until it is taken."""

import asyncio
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import structlog

from seawall.audit import Event, kind_of
from seawall.errors import FetchFailed, HomeBusy, InputRefused, SeawallError
from seawall.fetch import Holder, locked
from seawall.fetch.hook import Hook, Message, tell
from seawall.readings import CASES
from seawall.settings import Settings
from seawall.store import Store
from seawall.store.requests import content_of, trace_name
from seawall.web.spans import telling

# What is told: that something was stopped, and what people made of it. Notes and answers stay inside.
KINDS = ("case.opened", "case.alert-added", "case.action-approved", "case.reopened", "case.stop-recorded")
# The tape is looked at so often, in seconds; somebody waits for a payment, and nobody for a tenth of a second.
_EVERY = 1.0
# So many events of the tape are read at once.
_WINDOW = 500
# A receiver that does not take a message is asked again after 1, 2, 4 … seconds, and at last every five minutes, for ever:
# a message that is given up is a payment that somebody waits for.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 300.0
_FOLDER = "hook"
_log = structlog.get_logger("seawall.web")


class Told(msgspec.Struct, frozen=True):
    """How far the receiver was told: the last event, how often the next one failed in a row, why, and when that was."""

    seq: int
    failures: int = 0
    why: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """What tells: the hook, the tape, the folder where it is kept how far it got, and the clock."""

    hook: Hook
    store: Store
    home: Path
    now: Callable[[], datetime]

    async def run(self) -> None:
        """Tell for ever, beside the requests. Of several processes of one home folder one tells; the others stand by."""
        while True:
            try:
                with locked(_folder(self.home), Holder(os.getpid(), socket.gethostname(), self.now())):
                    await self._tell_on()
            except HomeBusy:
                await asyncio.sleep(_EVERY)
            except SeawallError as error:  # the database is gone for a while, or the disk is full
                _log.error("webhook", kind=type(error).__name__)
                await asyncio.sleep(_EVERY)

    async def _tell_on(self) -> None:
        while True:
            done = await self.step()
            await asyncio.sleep(wait_after(done.failures) if done.failures else _EVERY)

    async def step(self) -> Told:
        """Tell what is on the tape since, until all is told or a message is not taken."""
        done = told_of(self.home)
        if done is None:
            # What happened before there was a receiver is not told.
            done = self._kept(Told((await asyncio.to_thread(self.store.head)).seq))
        while True:
            upto = (await asyncio.to_thread(self.store.head)).seq
            end = min(upto, done.seq + _WINDOW)
            for event in await asyncio.to_thread(self._since, done.seq, end):
                done = await self._one(done, event)
                if done.failures:
                    return done
            if end > done.seq:
                done = self._kept(Told(end))
            if end == upto:
                return done

    def _since(self, seq: int, upto: int) -> list[Event]:
        return list(self.store.events(seq, KINDS, upto + 1))

    async def _one(self, done: Told, event: Event) -> Told:
        body = await asyncio.to_thread(self.body, event)
        parent = await asyncio.to_thread(self.store.ask, content_of(trace_name(event.seq))) or ""
        try:
            with telling(parent) as trace:
                await tell(self.hook, Message(f"seawall-{event.seq}", body, trace), int(self.now().timestamp()))
        except FetchFailed as error:
            _log.warning("webhook", event_number=event.seq, failures=done.failures + 1, traceparent=parent)
            return self._kept(Told(done.seq, done.failures + 1, str(error), self.now()))
        return self._kept(Told(event.seq))

    def body(self, event: Event) -> bytes:
        """What is said of an event: the case, whose payments these are, and where it stands now; no name of anybody."""
        case: Any = self.store.state(CASES, event.stream)
        told = {
            "type": kind_of(event.body),
            "timestamp": event.at,
            "data": {
                "event": event.seq,
                "case": event.stream.partition(":")[2],
                "keys": [alert.key for alert in case.alerts] if case else [],
                "status": case.status.value if case else "",
                "action": case.closing.action.value if case and case.closing else "",
            },
        }
        return msgspec.json.encode(told)

    def _kept(self, done: Told) -> Told:
        """Write how far it got, whole or not at all."""
        folder = _folder(self.home)
        fresh = folder / "told.new"
        try:
            fresh.write_bytes(msgspec.json.encode(done))
            fresh.replace(folder / "told.json")
        except OSError as error:
            raise InputRefused(f"{folder} can't be written: {error.strerror or error}") from error
        return done


def wait_after(failures: int) -> float:
    """Seconds until a message is sent again that failed so often in a row."""
    return float(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(failures - 1, 16)))


def told_of(home: Path) -> Told | None:
    """How far a receiver was told; None where none ever was. InputRefused where it can't be read: nothing is told twice over."""
    path = home / _FOLDER / "told.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Told)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise InputRefused(f"{path} can't be read: {type(error).__name__}") from error


def teller_of(settings: Settings, store: Store, now: Callable[[], datetime]) -> Teller | None:
    """What tells by these settings; None where nobody is to be told."""
    service = settings.service
    if not service.webhook:
        return None
    hook = Hook(service.webhook, service.webhook_secret, service.webhook_private, settings.http.ca_file)
    return Teller(hook, store, settings.home, now)


def _folder(home: Path) -> Path:
    folder = home / _FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(f"{folder} can't be made: {error.strerror or error}") from error
    return folder
