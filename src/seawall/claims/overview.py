"""What a set of claims holds, at a glance: counts by publisher, relation, kind, standing and mark, and the claims one asks for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seawall.claims.claim import Claim, Relation
from seawall.claims.judge import Judged, Standing, called, standings
from seawall.claims.node import NodeKind

# Standings by the word that a person types; "holds" alone means the claims that hold, dated or not.
STANDINGS: dict[str, frozenset[Standing]] = {
    "holds": frozenset((Standing.HOLDS, Standing.UNDATED)),
    "undated": frozenset((Standing.UNDATED,)),
    "outside": frozenset((Standing.OUTSIDE,)),
    "superseded": frozenset((Standing.SUPERSEDED,)),
    "withdrawn": frozenset((Standing.WITHDRAWN,)),
    "later": frozenset((Standing.LATER,)),
    "never-dated": frozenset((Standing.NEVER_DATED,)),
}
DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims are asked for; what is empty asks for all.

    party      a name, an alias that some claim gives it, or the id of a node: at either end
    publisher  a part of who says it, or of the investigation behind it; case does not matter
    standing   words of STANDINGS, or "denied"
    """

    party: str = ""
    publisher: str = ""
    relations: frozenset[Relation] = frozenset()
    kinds: frozenset[NodeKind] = frozenset()
    standing: frozenset[str] = frozenset()
    valid: date | None = None
    known: date | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.party or self.publisher or self.relations or self.kinds or self.standing)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims there are of each sort, the most first."""

    publishers: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, int], ...]
    marks: tuple[tuple[str, int], ...]
    denied: int
    need_check: int


def select(claims: Sequence[Claim], asked: Asked) -> tuple[Judged, ...]:
    """The claims that are asked for, each with how it stands, in their order. An alias is followed one step."""
    named = _named(claims, asked.party)
    return tuple(each for each in standings(claims, asked.valid, asked.known) if _is_asked(each, asked, named))


def counts(judged: Iterable[Judged]) -> Counts:
    """The counts of these claims. A claim counts under the kinds of both its ends, once where they are the same."""
    rows = list(judged)

    def counted(of: Callable[[Judged], Iterable[str]]) -> tuple[tuple[str, int], ...]:
        found = Counter(word for each in rows for word in dict.fromkeys(of(each)))
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    return Counts(
        counted(lambda each: (each.claim.saying.by,)),
        counted(lambda each: (each.claim.relation.value,)),
        counted(lambda each: (each.claim.subject.kind.value, each.claim.object.kind.value)),
        counted(lambda each: (each.standing.value,)),
        counted(lambda each: (each.claim.saying.reading.value,)),
        sum(each.claim.denied for each in rows),
        sum(each.claim.needs_primary_check for each in rows),
    )


def _named(claims: Sequence[Claim], party: str) -> frozenset[str]:
    """The ids of all nodes that a name means; they stay apart."""
    ids = {each.id for claim in claims for each in (claim.subject, claim.object)}
    if not party or party in ids:
        return frozenset({party} if party else ())
    return frozenset(each.id for each in called(claims, party))


def _is_asked(each: Judged, asked: Asked, named: frozenset[str]) -> bool:
    claim, saying = each.claim, each.claim.saying
    wanted = asked.publisher.casefold()
    standing = {found for word in asked.standing for found in STANDINGS.get(word, ())}
    by_word = DENIED in asked.standing and claim.denied
    return (
        (not asked.party or not named.isdisjoint((claim.subject.id, claim.object.id)))
        and (wanted in saying.by.casefold() or wanted in saying.root.casefold())
        and (not asked.relations or claim.relation in asked.relations)
        and (not asked.kinds or not asked.kinds.isdisjoint((claim.subject.kind, claim.object.kind)))
        and (not asked.standing or by_word or each.standing in standing)
    )
