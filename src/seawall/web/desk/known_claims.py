"""The claims that the desk knows: the files of the settings, and what people accepted; kept between requests, judged once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from starlette.requests import Request

from seawall.attribution import Edge, Graph, State, graph
from seawall.claims import Claim, Gathered, read_files
from seawall.errors import Problem
from seawall.ingest import Accepted, accepted
from seawall.store import Store
from seawall.web.house import house_of

# What changes which claims people have accepted.
_KINDS = ("document.proposal-accepted", "document.proposal-refused", "system.personal-data-redacted")

_Marks = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with how it stands, the tie that it speaks of, and the ids of the claims that correct it."""

    claim: Claim
    state: State
    edge: Edge
    corrected_by: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """All claims at one moment. number changes with them; taken are those that people accepted, by id."""

    number: int
    files: Gathered
    taken: Mapping[str, Accepted]
    unread: tuple[Problem, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim once."""
        found = {claim.id: claim for claim in self.files.claims}
        return tuple((found | {id_: one.claim for id_, one in self.taken.items() if id_ not in found}).values())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return (*self.files.problems, *self.unread)

    @cached_property
    def file_of(self) -> Mapping[str, str]:
        """Of each claim the file that it stands in first."""
        return self.files.file_of()

    @cached_property
    def rests_on(self) -> Mapping[str, str]:
        """The files, and the documents of which something was accepted, each with its hash."""
        papers = {f"accepted of {one.paper.name}": one.paper.sha256 for one in self.taken.values()}
        return self.files.hashes | papers

    @cached_property
    def whole(self) -> Graph:
        """The graph of all of them, of any day."""
        return graph(self.claims)

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Each claim by its id, those first that are of the tie that comes first."""
        found = {}
        for edge in self.whole.edges:
            for said in edge.said:
                is_disputed = edge.state is State.DISPUTED and said.state is State.HOLDS
                state = State.DISPUTED if is_disputed else said.state
                found[said.claim.id] = Row(said.claim, state, edge, said.corrected_by)
        return found

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Who says anything."""
        return tuple(sorted({claim.saying.by for claim in self.claims}, key=str.casefold))


class KnownClaims:
    """Keeps them. Before each answer it looks whether a file has changed, or somebody decided on a proposal since."""

    def __init__(self, store: Store, paths: Sequence[Path]) -> None:
        """Nothing is read before somebody asks."""
        self._store, self._paths = store, tuple(paths)
        self._lock = Lock()
        self._marks: _Marks | None = None
        self._seq = -1
        self._held = Held(0, Gathered(), {}, ())

    def now(self) -> Held:
        """The claims as they are now."""
        with self._lock:
            marks, head = _marks_of(self._paths), self._store.head().seq
            has_new_files = marks != self._marks
            has_new_words = head != self._seq and (self._seq < 0 or self._was_decided())
            if has_new_files or has_new_words:
                files = read_files(self._paths, may_fail=self._paths) if has_new_files else self._held.files
                taken, unread = _taken(self._store) if has_new_words else (self._held.taken, self._held.unread)
                self._held = Held(self._held.number + 1, files, taken, unread)
            self._marks, self._seq = marks, head
            return self._held

    def _was_decided(self) -> bool:
        return next(self._store.events(self._seq, _KINDS), None) is not None


def _taken(store: Store) -> tuple[dict[str, Accepted], tuple[Problem, ...]]:
    found: dict[str, Accepted] = {}
    problems = []
    for each in accepted(store):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            found.setdefault(each.claim.id, each)
    return found, tuple(problems)


def _marks_of(paths: Sequence[Path]) -> _Marks:
    """What changes when a file does. One that is not there has a mark too: it may come."""
    found = []
    for path in paths:
        try:
            state = path.stat()
            found.append((str(path), state.st_mtime_ns, state.st_size))
        except OSError:
            found.append((str(path), 0, -1))
    return tuple(found)


def known_claims(request: Request) -> Held:
    """The claims of the house that a request came to."""
    kept = getattr(request.app.state, "known_claims", None)
    if not isinstance(kept, KnownClaims):
        house = house_of(request)
        kept = request.app.state.known_claims = KnownClaims(house.store, house.settings.claims)
    return kept.now()
