"""A recorded screening that may be sent again: what was decided of it is told as it was, and the rest is decided and recorded.

A screening writes some hundred decisions a step. Under the sender's `Idempotency-Key` each step notes the receipt of each of its
decisions with it, so that a request that broke off half way goes on where it ended, and one whose answer got lost writes nothing.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from fastapi import HTTPException

from seawall.decisions import Decision
from seawall.errors import Overtaken, Problem
from seawall.payments import Subject
from seawall.receipts import BeforeWriting, decision_of, written
from seawall.reports import json_line
from seawall.store import Store
from seawall.store.requests import content_of, contents_of, keep_request, keep_requests, name_of

# What is kept of a decision: its receipt, and half of the hash of all that was sent up to it; together the width of the column.
_DIGITS = 32
# So many are looked up at once: a step of the recorder.
_AT_ONCE = 500
OTHER = "this Idempotency-Key was sent with another request: take a new one for each act"


class Once:
    """One screening under a key. who sent it; asked are the route and what was chosen, which belong to the request too."""

    def __init__(self, store: Store, who: str, key: str, asked: str, now: datetime) -> None:
        self.store = store.together_with(self._note)
        self._plain, self._who, self._key, self._now = store, who, key, now
        self._sent = sha256(f"{asked}\n".encode("utf-8", "replace"))
        self._count = 0
        self._held: list[Subject | Problem] = []
        self._waiting: deque[tuple[str, str]] = deque()
        self._step: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._end = store.ask(content_of(self._name("end")))

    @property
    def is_again(self) -> bool:
        """Whether all of it was recorded before."""
        return self._end is not None

    def told(self, items: Iterator[Subject | Problem]) -> Iterator[bytes]:
        """The lines of what was recorded before, up to the first subject that was not. HTTPException 422 where another was sent."""
        for item in items:
            mark, number = self._mark(item), self._count
            if isinstance(item, Problem):
                yield json_line(item)
                continue
            known = self._known(number)
            if known is None:
                self._held, self._waiting = [item], deque([(self._name(number), mark)])
                self._refuse_more()
                return
            if known[_DIGITS:] != mark:
                raise HTTPException(422, OTHER)
            yield decision_of(self._plain, known[:_DIGITS])

    def rest(self, items: Iterator[Subject | Problem]) -> Iterator[Subject | Problem]:
        """What has to be decided, as it goes by."""
        yield from self._held
        for item in items:
            mark = self._mark(item)
            if not isinstance(item, Problem):
                self._waiting.append((self._name(self._count), mark))
            yield item

    def noting(self, before: BeforeWriting) -> BeforeWriting:
        """The same that is told before each step is written, and what that step notes made ready."""

        def told(rows: Sequence[tuple[str, Subject, Decision]]) -> int:
            made = (self._waiting.popleft() for _ in rows)
            self._step = {name: receipt + mark for (name, mark), (receipt, _, _) in zip(made, rows, strict=True)}
            return before(rows)

        return told

    def end(self) -> None:
        """Note that this was all. HTTPException 422 where more had been sent the first time."""
        whole = self._sent.hexdigest()
        if self._end is None:
            try:
                self._plain.take(keep_request(self._name("end"), whole, self._now))
            except Overtaken:
                # Both found every decision recorded, and the other one was faster to say so.
                self._end = self._plain.ask(content_of(self._name("end")))
        if self._end not in {None, whole}:
            raise HTTPException(422, OTHER)

    def _note(self, connection: Any) -> None:
        keep_requests(self._step, self._now)(connection)

    def _mark(self, item: Subject | Problem) -> str:
        self._sent.update(written(item))
        self._count += not isinstance(item, Problem)
        return self._sent.hexdigest()[:_DIGITS]

    def _name(self, part: int | str) -> str:
        # No key has a space.
        return name_of(self._who, f"{self._key} {part}")

    def _known(self, number: int) -> str | None:
        if number % _AT_ONCE == 1:
            names = [self._name(row) for row in range(number, number + _AT_ONCE)]
            self._before = self._plain.ask(contents_of(names))
        return self._before.get(self._name(number))

    def _refuse_more(self) -> None:
        if self._end is not None:
            raise HTTPException(422, OTHER)
