"""From claims to a graph of one day, seen from one day: nodes, and what is said between two of them, once with all its sources.

Nothing is merged but the sentence: two claims that say the same of the same two nodes are one edge, and both stand on it. What
was corrected, withdrawn or denied stays, with that word. Law and sources: facts stand in the claims, none are added here.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from seawall.attribution.confidence import factors
from seawall.claims import Claim, Judged, Node, Relation, Standing, contradictions, standings
from seawall.claims.judge import covers
from seawall.claims.owned import owner_of


class State(StrEnum):
    """How a claim, or all that is said in one edge, stands."""

    HOLDS = "holds"
    DISPUTED = "disputed"  # some say that it is not so, or sources differ
    DENIED = "denied"  # all who still say anything say that it is not so
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


# What leads from one thing to another: what is denied, corrected or withdrawn is shown and carries nothing.
CARRYING = frozenset({State.HOLDS, State.DISPUTED})


class LeftOut(StrEnum):
    """Why a claim is not in the graph of a day."""

    LATER = "said later"
    UNDATED = "when it was said is not known"
    OTHER_DAYS = "of other days"
    OF_ONE = "said of two names of one party"


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of an edge, how it stands, and the ids of the claims that correct it."""

    claim: Claim
    state: State
    corrected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """What is said between two nodes in one relation.

    voices    the investigations behind those who say so, each once however many repeat it; deniers those against
    disputes  in what the sources differ, each in one sentence
    factors   what the edge rests on, in sentences; there is no number, for no scale of publishers has been checked
    """

    subject: Node
    relation: Relation
    object: Node
    said: tuple[Said, ...]
    state: State
    voices: tuple[str, ...]
    deniers: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A short name for it that is the same in every graph: usable as an anchor of a page."""
        whole = f"{self.subject.id}\x1f{self.relation}\x1f{self.object.id}"
        return f"e-{hashlib.sha256(whole.encode(errors='replace')).hexdigest()[:12]}"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that say or deny it, those first that stand."""
        return tuple(each.claim for each in self.said)

    @property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that say so and are neither corrected nor withdrawn."""
        return tuple(each.claim for each in self.said if each.state is State.HOLDS)

    @property
    def needs_check(self) -> bool:
        """Whether none of the claims that stand was read in its publisher's own text."""
        return all(claim.needs_primary_check for claim in self.standing or self.claims)

    @property
    def days(self) -> str:
        """The first and the last day that any standing claim gives, at its own precision: "2023-06 – 2024-09"."""
        return days_text(self.standing or self.claims)

    @property
    def sentence(self) -> str:
        """The edge as a sentence, without who says it."""
        return f"{self.subject.name} – {self.relation} – {self.object.name}"


@dataclass(frozen=True)
class Graph:
    """All that is said, as of `valid` (None: of any day) by what was known on `known` (None: all that is)."""

    edges: tuple[Edge, ...]
    valid: date | None = None
    known: date | None = None
    left_out: tuple[tuple[LeftOut, int], ...] = ()

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its id, in the order of the ids."""
        found: dict[str, Node] = {}
        for edge in self.edges:
            for each in (edge.subject, edge.object):
                found.setdefault(each.id, each)
        return dict(sorted(found.items()))

    def networks_of(self, names: AbstractSet[str]) -> frozenset[str]:
        """The ids of the networks that have no name but that of an owner who is called so: "Botnet of Example Company"."""
        return frozenset(key for key, each in self.nodes.items() if owner_of(each) in names)

    @cached_property
    def touching(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges of each node, at either end; an edge from a node to itself once."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            for end in dict.fromkeys((edge.subject.id, edge.object.id)):
                found[end].append(edge)
        return {end: tuple(edges) for end, edges in found.items()}

    def only(self, edges: Iterable[Edge]) -> "Graph":
        """The same day and knowledge with these edges alone."""
        return Graph(tuple(edges), self.valid, self.known, self.left_out)


def graph(
    claims: Iterable[Claim],
    valid: date | None = None,
    known: date | None = None,
    *,
    same: Mapping[str, Node] = MappingProxyType({}),
) -> Graph:
    """The graph of these claims. The order of the claims does not matter; a row that stands twice with one id is one row.

    A claim that says no day of publication is left out where `known` is given: that it was known then can't be held.
    same: by the id of a node the one as which it is shown, where the caller holds both to be one; the claims stay as they are.
    """
    rows = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    left_out: Counter[LeftOut] = Counter()
    kept: list[Said] = []
    for judged in standings(rows, valid or date.max, known or date.max):
        why = _left_out(judged, valid, known)
        if why:
            left_out[why] += 1
        else:
            kept.append(Said(judged.claim, _state(judged), judged.superseded_by))
    grouped: dict[tuple[str, Relation, str], list[Said]] = defaultdict(list)
    for each in kept:
        subject, other = _ends(each.claim, same)
        if subject.id == other.id and each.claim.subject.id != each.claim.object.id:
            left_out[LeftOut.OF_ONE] += 1
        else:
            grouped[subject.id, each.claim.relation, other.id].append(each)
    disputes = _disputes((each.claim for each in kept), known)
    named = _named(_ends(each.claim, same) for each in kept)
    edges = (_edge(key, grouped[key], disputes, named) for key in sorted(grouped))
    return Graph(tuple(edges), valid, known, tuple((why, left_out[why]) for why in LeftOut if left_out[why]))


def _ends(claim: Claim, same: Mapping[str, Node]) -> tuple[Node, Node]:
    """Between whom a claim is shown. That somebody is also called so is said of a name, which stays what it is."""
    subject = same.get(claim.subject.id, claim.subject)
    if claim.relation is not Relation.ALSO_CALLED:
        return subject, same.get(claim.object.id, claim.object)
    # Of two names of one it goes by the one and is called the other; by whose it is a network is called only where it has no name.
    if claim.object.id == subject.id and owner_of(claim.subject):
        return subject, subject
    return subject, claim.subject if claim.object.id == subject.id else claim.object


def _left_out(judged: Judged, valid: date | None, known: date | None) -> LeftOut | None:
    if judged.standing is Standing.LATER:
        return LeftOut.LATER
    if judged.standing is Standing.NEVER_DATED and known is not None:
        return LeftOut.UNDATED
    if valid is not None and covers(judged.claim.window, valid) is False:
        return LeftOut.OTHER_DAYS
    return None


def _state(judged: Judged) -> State:
    if judged.superseded_by:
        return State.CORRECTED
    never_dated_and_withdrawn = judged.standing is Standing.NEVER_DATED and judged.claim.withdrawn is not None
    if judged.standing is Standing.WITHDRAWN or never_dated_and_withdrawn:
        return State.WITHDRAWN
    return State.DENIED if judged.claim.denied else State.HOLDS


def _disputes(claims: Iterable[Claim], known: date | None) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in contradictions(claims, known):
        for claim in each.claims:
            found[claim.id].append(each.what)
    return {claim: tuple(dict.fromkeys(told)) for claim, told in found.items()}


# Claims that stand come first, then those against, then what is over.
_ORDER = (State.HOLDS, State.DENIED, State.CORRECTED, State.WITHDRAWN)


def _named(ends: Iterable[tuple[Node, Node]]) -> Mapping[str, Node]:
    """Each node by the name that most claims give it; one that is nothing but its id, where a source names no better."""
    spelled: dict[str, Counter[Node]] = defaultdict(Counter)
    for each in (node for both in ends for node in both):
        spelled[each.id][each] += 1
    return {
        key: min(names, key=lambda each: (key.endswith(each.name), -names[each], each.name.isupper(), each.name))
        for key, names in spelled.items()
    }


def _edge(
    key: tuple[str, Relation, str],
    group: list[Said],
    disputes: Mapping[str, tuple[str, ...]],
    named: Mapping[str, Node],
) -> Edge:
    said = tuple(sorted(group, key=lambda each: (_ORDER.index(each.state), _when(each.claim), each.claim.id)))
    voices, deniers = (
        tuple(dict.fromkeys(each.claim.saying.voice for each in said if each.state is state))
        for state in (State.HOLDS, State.DENIED)
    )
    told = tuple(dict.fromkeys(what for each in said for what in disputes.get(each.claim.id, ())))
    state = _whole_state(said, disputed=bool(told))
    standing, others = (
        tuple(each.claim for each in said if (each.state is State.HOLDS) is holds) for holds in (True, False)
    )
    # A row that a correction has replaced no longer speaks; what it said is on the edge, with that word.
    words = factors(standing, others, voices, deniers, told)
    over = tuple(f"{each.state}: {each.claim.saying.by}" for each in said if each.state in _ORDER[2:])
    subject, relation, other = key
    return Edge(named[subject], relation, named[other], said, state, voices, deniers, told, (*words, *over))


def _whole_state(said: tuple[Said, ...], *, disputed: bool) -> State:
    states = {each.state for each in said}
    if State.HOLDS in states:
        return State.DISPUTED if disputed or State.DENIED in states else State.HOLDS
    return next(state for state in _ORDER if state in states)


def _when(claim: Claim) -> str:
    return claim.saying.on.iso if claim.saying.on else "9999"


def days_text(claims: Sequence[Claim]) -> str:
    """The first and the last day of some claims, and from when it was in other hands; the last is open where one gives none.

    Contact after a seizure is a residue and no live command server, so that a day of seizure is never left out.
    """
    starts = [day_text(claim, "start") for claim in claims if claim.window.start]
    ends = [day_text(claim, "end") for claim in claims if claim.window.end]
    whole = _span(min(starts, default=""), max(ends, default=""), is_open=len(ends) < len(claims))
    seized = min((claim.window.seized.date().isoformat() for claim in claims if claim.window.seized), default="")
    other = min((claim.window.reassigned.date().isoformat() for claim in claims if claim.window.reassigned), default="")
    parts = (whole, f"seized {seized}" if seized else "", f"another's from {other}" if other else "")
    return ", ".join(part for part in parts if part)


def _span(first: str, last: str, *, is_open: bool) -> str:
    if is_open and last:
        return f"since {first}" if first else f"last {last}"
    if first == last:
        return first
    return f"{first} – {last}" if first and last else f"since {first}" if first else f"until {last}"


# How many characters of a moment its precision covers.
_DIGITS = {"year": 4, "month": 7}


def day_text(claim: Claim, end: str) -> str:
    """The "start" or "end" of a claim's window at its own precision; empty where not said."""
    moment = claim.window.start if end == "start" else claim.window.end
    return moment.isoformat()[: _DIGITS.get(claim.window.precision.value, 10)] if moment else ""


def day_of(edge: Edge) -> str:
    """The first day of a tie by the first of its standing claims that says one; empty where none does."""
    return next((day_text(claim, "start") for claim in edge.standing if claim.window.start), "")
