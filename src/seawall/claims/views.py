"""From claims to what is looked for: the indicators of a party, one a row, and the path of claims that leads to each."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from seawall.claims.claim import Claim, Relation
from seawall.claims.indicator import Indicator
from seawall.claims.judge import asserted
from seawall.claims.node import Node, NodeKind

# Ties over which what is somebody's infrastructure stays theirs. An alias, a likeness and a mention are none of them; a tool
# is used by many, and what it contacts is not its user's.
LEADS = frozenset({Relation.OPERATES, Relation.OWNS, Relation.CONTROLS, Relation.CONSISTS_OF, Relation.USES})
# Against the arrow: what is part of a network, and a group that is attributed to a company, is the company's to look for.
_LEADS_BACK = frozenset({Relation.PART_OF, Relation.ATTRIBUTED_TO})
_THROUGH = frozenset({NodeKind.INFRASTRUCTURE, NodeKind.MALWARE, NodeKind.ACTOR, NodeKind.EVENT, NodeKind.COMPANY})
# What somebody makes and runs is theirs, a tool too.
_MADE = _THROUGH | {NodeKind.TOOL}
_TO_INDICATORS = LEADS | {Relation.COMMUNICATES_WITH}


def paths(claims: Iterable[Claim], party: str) -> Mapping[str, tuple[Claim, ...]]:
    """Every node that leads on to indicators of a party, with the shortest chain of claims from the party to it.

    party is the id of a node. Aliases are not followed: who holds two names for one actor asks for both. Corrected, withdrawn
    and denied claims lead nowhere. The party itself is there with an empty chain.
    """
    leading = _leading(asserted(claims))
    found: dict[str, tuple[Claim, ...]] = {party: ()}
    queue = deque([party])
    while queue:
        here = queue.popleft()
        for claim, other in leading.get(here, ()):
            if other.id not in found:
                found[other.id] = (*found[here], claim)
                queue.append(other.id)
    return found


def indicators_of(claims: Iterable[Claim], party: str) -> tuple[Indicator, ...]:
    """The indicators of a party: one for each claim that gives one, in the claims' order, never collapsed.

    party is the id of a node: a company, an actor, a network. A row that stands twice with the same id is one row.
    """
    rows = list({claim.id: claim for claim in claims}.values())
    reached = paths(rows, party)
    return tuple(
        indicator(claim, party) for claim in asserted(rows)
        if claim.subject.id in reached and _gives_indicator(claim)
    )  # fmt: skip


def indicator(claim: Claim, party: str) -> Indicator:
    """The indicator that a claim gives. Raises ValueError where its object is none."""
    if claim.object.indicator is None:
        raise ValueError(f"the claim {claim.id} is about {claim.object.name}, which is no indicator")
    return Indicator(
        claim.object.name,
        claim.object.indicator,
        claim.window,
        claim.tier,
        party,
        claim.id,
        claim.saying.source,
        claim.port,
        claim.confidence,
        claim.handling.value,
    )


def _gives_indicator(claim: Claim) -> bool:
    return claim.object.kind is NodeKind.INDICATOR and claim.relation in _TO_INDICATORS


def _leading(rows: Iterable[Claim]) -> Mapping[str, list[tuple[Claim, Node]]]:
    """From each node the claims that lead on, with the node that they lead to."""
    found: dict[str, list[tuple[Claim, Node]]] = defaultdict(list)
    for claim in rows:
        made = claim.relation is Relation.DEVELOPS and claim.object.kind in _MADE
        if made or (claim.relation in LEADS and claim.object.kind in _THROUGH):
            found[claim.subject.id].append((claim, claim.object))
        elif claim.relation in _LEADS_BACK and claim.subject.kind in _THROUGH:
            found[claim.object.id].append((claim, claim.subject))
    return found
