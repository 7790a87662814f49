"""The open cases, kept between requests: the closed ones of many years are not read again for every page of the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from starlette.requests import Request

from seawall.audit.events import KINDS
from seawall.cases import PREFIX, Case, bulks, identical, open_steps
from seawall.readings import CASES
from seawall.review import all_cases
from seawall.store import Store
from seawall.web.house import house_of

_REDACTED = "system.personal-data-redacted"
_KINDS = (*(kind for kind in KINDS if kind.startswith("case.")), _REDACTED)


@dataclass(frozen=True)
class Open:
    """The open cases as they stood at one moment."""

    cases: tuple[Case, ...]

    @cached_property
    def identical(self) -> list[tuple[Case, ...]]:
        """Groups of cases that ask one question, where nobody has proposed yet."""
        groups = identical(self.cases)
        return [group for group in groups if not any(case.proposal for case in group) and open_steps(group[0])]

    @cached_property
    def bulks(self) -> Mapping[str, tuple[Case, ...]]:
        """The proposals that were made as one, by the bulk's name."""
        return bulks(self.cases)


class OpenCases:
    """Keeps them, and looks up before each answer what was said since. What was redacted is not kept."""

    def __init__(self, store: Store) -> None:
        """Nothing is read before somebody asks."""
        self._store = store
        self._lock = Lock()
        self._seq = -1
        self._cases: dict[str, Case] = {}
        self._open = Open(())

    def now(self) -> Open:
        """The open cases as they are now."""
        with self._lock:
            head = self._store.head().seq
            if head != self._seq:
                self._catch_up()
                # What came between is read once more next time, which changes nothing.
                self._seq, self._open = head, Open(tuple(self._cases.values()))
            return self._open

    def _catch_up(self) -> None:
        since = self._seq
        events = [] if since < 0 else list(self._store.events(since, _KINDS))
        if since < 0 or any(event.stream == "system" for event in events):
            found = all_cases(self._store).values()
            self._cases = {case.stream: case for case in found if case.closing is None}
            return
        for stream in {event.stream for event in events if event.stream.startswith(PREFIX)}:
            case: Case | None = self._store.state(CASES, stream)
            if case is None or case.closing:
                self._cases.pop(stream, None)
            else:
                self._cases[stream] = case


def open_cases(request: Request) -> Open:
    """The open cases of the house that a request came to."""
    kept = getattr(request.app.state, "open_cases", None)
    if not isinstance(kept, OpenCases):
        kept = request.app.state.open_cases = OpenCases(house_of(request).store)
    return kept.now()
