"""What a set of claims comes to: who says what with how many voices, what is corrected, what contradicts, what held when.

Nothing is merged and nothing is left out. A claim that was superseded, withdrawn or said later is given with that word; whether
two names are one actor is never decided here (docs/decisions/0027).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from seawall.claims.claim import Claim, Relation
from seawall.claims.indicator import Precision, Window
from seawall.claims.node import Node, NodeKind

# Relations of which a document names all there are: two sources that name others contradict.
_WHOLE_SETS = frozenset({Relation.AUTHORED_BY})
# Relations that begin on one day, which all sources must have the same.
_BEGIN_ONCE = frozenset({Relation.LISTED_AS, Relation.DESIGNATED_BY, Relation.SEIZED})


class Standing(StrEnum):
    """How a claim stands on a day, seen from a day."""

    HOLDS = "holds"
    UNDATED = "holds, and of which days is not said"
    OUTSIDE = "not of this day"
    SUPERSEDED = "superseded by a correction"
    WITHDRAWN = "withdrawn by its publisher"
    LATER = "not yet said"
    NEVER_DATED = "when it was said is not known"


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its standing, and the claims known by then that correct it."""

    claim: Claim
    standing: Standing
    superseded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """All claims of one sentence. voices are the investigations behind those that say so, each once; deniers those against."""

    subject: Node
    relation: Relation
    object: Node
    claims: tuple[Claim, ...]
    voices: tuple[str, ...]
    deniers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that can't all be right, and in what they differ, in one sentence."""

    what: str
    claims: tuple[Claim, ...]


def superseded_by(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Of each claim that was corrected, by which claims. No claim corrects itself, and a ring of corrections corrects nothing.

    A claim's id is a hash of what it supersedes too, so that a ring can only be made by hand: it can't be closed.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for earlier in claim.supersedes:
            found[earlier].append(claim.id)
    return {earlier: tuple(dict.fromkeys(later)) for earlier, later in found.items()}


def standings(claims: Sequence[Claim], valid: date | None, known: date | None) -> tuple[Judged, ...]:
    """Every claim with its standing: of the day `valid`, by what was known on the day `known`, in the claims' order.

    valid None: of any day, so that none is outside. known None: by all that is known, also where nobody says since when.
    """
    by = known or date.max
    corrected = superseded_by(claim for claim in claims if _is_known(claim, by) and not _is_withdrawn(claim, by))
    return tuple(
        Judged(claim, _standing(claim, valid, known, corrected), corrected.get(claim.id, ())) for claim in claims
    )  # fmt: skip


def as_of(claims: Sequence[Claim], valid: date, known: date) -> tuple[Claim, ...]:
    """The claims that held of a day by what was known on another: those that hold, and those of which no days are said."""
    holding = (Standing.HOLDS, Standing.UNDATED)
    return tuple(each.claim for each in standings(claims, valid, known) if each.standing in holding)


def covers(window: Window, day: date) -> bool | None:
    """Whether a window has some moment of this day; None where it says neither start nor end."""
    if window.start is None and window.end is None:
        return None
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    ends = (
        begins + timedelta(days=1) - timedelta(microseconds=1) if day < date.max else datetime.max.replace(tzinfo=UTC)
    )
    after_start = window.start is None or window.start <= ends
    # A day at the window's end is meant whole; it stands there by its midnight.
    before_end = window.end is None or window.end >= begins
    return after_start and before_end


def statements(claims: Iterable[Claim], known: date | None = None) -> tuple[Statement, ...]:
    """The sentences that are said, each with its voices: echoes of one investigation are one voice.

    A claim that is superseded or withdrawn stands among the claims and is no voice; where `known` is given, that counts
    which was known on that day, and what was said later is left out.
    """
    rows = [claim for claim in claims if known is None or _is_known(claim, known)]
    voices = {claim.id for claim in speaking(rows, known)}
    grouped: dict[tuple[str, Relation, str], list[Claim]] = defaultdict(list)
    for claim in rows:
        grouped[claim.subject.id, claim.relation, claim.object.id].append(claim)
    return tuple(_statement(group, voices) for group in grouped.values())


def speaking(claims: Iterable[Claim], known: date | None = None) -> list[Claim]:
    """The claims whose publishers still say them: neither corrected nor withdrawn, as far as was known on a day.

    A claim of which nobody knows when it was said speaks where no day is asked for, and not by the knowledge of a day.
    """
    day = known or date.max
    rows = [claim for claim in claims if _is_known(claim, day) and (known is None or claim.saying.known_from)]
    standing = [claim for claim in rows if not _is_withdrawn(claim, day)]
    corrected = superseded_by(standing)  # what was withdrawn corrects nothing any more
    return [claim for claim in standing if claim.id not in corrected]


def asserted(claims: Iterable[Claim], known: date | None = None) -> list[Claim]:
    """The claims that are still said, and that say that it is so."""
    return [claim for claim in speaking(claims, known) if not claim.denied]


def contradictions(claims: Iterable[Claim], known: date | None = None) -> tuple[Contradiction, ...]:
    """Where sources differ: what some deny, days that are not the same, sets that should be. Corrected claims are left out.

    known  by what was known on this day: what was corrected or withdrawn later still spoke then; None: by all that is known

    Rows of one publisher never contradict one another: an address with two windows is two facts. Two that rest on one
    investigation may: one of them has it wrong.
    """
    standing = speaking(claims, known)
    found: list[Contradiction] = []
    for each in statements(standing, known):
        found += _denied(each)
        found += _differing_days(each)
    return (*found, *_differing_sets(standing))


def called(claims: Iterable[Claim], name: str) -> Mapping[Node, tuple[Claim, ...]]:
    """All nodes that bear a name, themselves or by somebody's claim of an alias, each with the claims that say so.

    They stay apart: that two nodes share a name is a reason to look, and proves nothing. An alias that is denied, corrected or
    withdrawn gives nobody a name.
    """
    wanted = " ".join(name.casefold().split())
    rows = tuple(claims)
    found: dict[Node, list[Claim]] = {}
    for claim in rows:
        for each in (claim.subject, claim.object):
            if " ".join(each.name.casefold().split()) == wanted:
                found.setdefault(each, [])
    for claim in asserted(rows):
        if claim.relation is Relation.ALSO_CALLED and " ".join(claim.object.name.casefold().split()) == wanted:
            found.setdefault(claim.subject, []).append(claim)
    return {each: tuple(said) for each, said in found.items()}


def _is_known(claim: Claim, known: date) -> bool:
    first = claim.saying.known_from
    return first is None or first <= known


def _is_withdrawn(claim: Claim, known: date) -> bool:
    return claim.withdrawn is not None and claim.withdrawn.date() <= known


def _standing(
    claim: Claim, valid: date | None, known: date | None, corrected: Mapping[str, tuple[str, ...]]
) -> Standing:
    if known is not None and claim.saying.known_from is None:
        return Standing.NEVER_DATED
    by = known or date.max
    is_dated = claim.window.start is not None or claim.window.end is not None
    covered = covers(claim.window, valid) if valid else (True if is_dated else None)
    for word, is_so in (
        (Standing.LATER, not _is_known(claim, by)),
        (Standing.SUPERSEDED, claim.id in corrected),
        (Standing.WITHDRAWN, _is_withdrawn(claim, by)),
        (Standing.UNDATED, covered is None),
        (Standing.OUTSIDE, covered is False),
    ):
        if is_so:
            return word
    return Standing.HOLDS


def _statement(group: list[Claim], speaking_ids: Collection[str]) -> Statement:
    standing = [claim for claim in group if claim.id in speaking_ids]
    voices, deniers = (
        tuple(dict.fromkeys(claim.saying.voice for claim in standing if claim.denied is denied))
        for denied in (False, True)
    )
    first = group[0]
    return Statement(first.subject, first.relation, first.object, tuple(group), voices, deniers)


def _denied(statement: Statement) -> list[Contradiction]:
    sayers, deniers = (
        list(dict.fromkeys(claim.saying.by for claim in statement.claims if claim.denied is denied))
        for denied in (False, True)
    )
    if not (sayers and deniers):
        return []
    what = f"{', '.join(deniers)}: it is not so; {', '.join(sayers)}: it is"
    return [Contradiction(what, statement.claims)]


def _differing_days(statement: Statement) -> list[Contradiction]:
    """Days of one sentence that publishers give differently, at the coarser of their precisions."""
    by_sayer: dict[str, list[Claim]] = defaultdict(list)
    for claim in statement.claims:
        if (claim.window.start or claim.window.end) and not claim.denied:
            by_sayer[claim.saying.by].append(claim)
    if len(by_sayer) < 2:
        return []
    ends = ["start"] if statement.relation in _BEGIN_ONCE else ["start", "end"]
    said = {sayer: _hull(rows) for sayer, rows in by_sayer.items()}
    differing = []
    for end in ends:
        days = {sayer: hull[end] for sayer, hull in said.items() if hull[end]}
        coarsest = min((len(day) for day in days.values()), default=0)
        if len({day[:coarsest] for day in days.values()}) > 1:
            differing.append(f"{end} " + ", ".join(f"{day} ({sayer})" for sayer, day in sorted(days.items())))
    rows = tuple(claim for each in by_sayer.values() for claim in each)
    return [Contradiction(f"the days differ: {'; '.join(differing)}", rows)] if differing else []


_DIGITS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10, Precision.SECOND: 10}


def _hull(rows: list[Claim]) -> dict[str, str]:
    """The first start and the last end that one publisher gives, each as text at its row's precision; empty where open."""
    starts = [claim.window.start.isoformat()[: _DIGITS[claim.window.precision]] for claim in rows if claim.window.start]
    ends = [claim.window.end.isoformat()[: _DIGITS[claim.window.precision]] for claim in rows if claim.window.end]
    return {"start": min(starts, default=""), "end": max(ends, default="") if len(ends) == len(rows) else ""}


def _differing_sets(claims: Iterable[Claim]) -> list[Contradiction]:
    """Relations of which each source names all objects, where sources name different ones."""
    grouped: dict[tuple[str, Relation, NodeKind], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.relation in _WHOLE_SETS and not claim.denied:
            key = (claim.subject.id, claim.relation, claim.object.kind)
            grouped[key][claim.saying.by].append(claim)
    found = []
    for by_sayer in grouped.values():
        sets = {sayer: frozenset(claim.object.name for claim in rows) for sayer, rows in by_sayer.items()}
        if len(set(sets.values())) > 1:
            told = "; ".join(f"{sayer}: {', '.join(sorted(names))}" for sayer, names in sorted(sets.items()))
            rows = tuple(claim for each in by_sayer.values() for claim in each)
            found.append(Contradiction(f"the sources name different ones: {told}", rows))
    return found
