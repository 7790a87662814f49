"""From the words of a question to nodes of the claims, by the one score of matching; and from these to what is looked for.

A name is a listed entry's, whose listing a claim ties to a node; or it is the name of a node, or one that a claim gives it. Each
step is a claim and is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from seawall.claims import Claim, Indicator, Node, NodeKind, Relation, asserted, paths
from seawall.claims.node import key_of
from seawall.claims.views import LEADS, indicator
from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.errors import SettingRefused
from seawall.exposure.found import Sought
from seawall.matching import Match, Matcher, listed_of

# A name in a question is written with care, and a wrong node brings a stranger's servers: so much is asked, more than of a payment.
# Names in full, in another script or with a typing error lie above it; "Integrity Technology Solutions", somebody else, is at
# 0.91 to a short alias of the listed company.
LEAST: Final = 0.95
# What a question may be about. A document, a country or a listing has no servers.
_ABOUT: Final = frozenset({
    NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.PERSON, NodeKind.INFRASTRUCTURE, NodeKind.MALWARE, NodeKind.TOOL, NodeKind.EVENT,
})  # fmt: skip
_GIVING: Final = LEADS | {Relation.COMMUNICATES_WITH}
_NEAR: Final = 0.2
_NAMED: Final = 5  # so many names are said where none was meant


class Lists(Protocol):
    """What is asked of a corpus."""

    def matches(self, party: Party, threshold: float) -> list[Match]:
        """Listed entries that are like a party, the likest first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: indicators, and for the claim of each the chain that leads there and the owner's name."""

    sought: Sought
    indicators: tuple[Indicator, ...]
    chains: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    through: tuple[Claim, ...] = ()


def seek(name: str, claims: Iterable[Claim], lists: Lists | None, least: float = LEAST) -> Sought:
    """The nodes that a name means. lists None: no list is asked.

    SettingRefused where neither lists nor claims know the name: a question about nobody has no answer.
    """
    rows = tuple(claims)
    party = Party(Role.CUSTOMER, (name,), Schema.LEGAL_ENTITY, place="question")
    counting = asserted(rows)
    found = _Found()
    for match in lists.matches(party, least) if lists else ():
        found.listed(match, counting)
    scored = _named(rows, party)
    for score, one in scored:
        # Words of every day score low even in full; what differs in case and punctuation alone is the same name to claims.
        if score >= least or key_of(one.name) == key_of(name):
            found.add(one.id, f"{one.kind} {one.name}: the claims' own name, score {score:.2f}")
    # One step, so that the order of the claims decides nothing.
    named = frozenset(found.nodes)
    for claim in counting:
        if claim.relation is Relation.ALSO_CALLED and claim.object.id in named:
            found.add(claim.subject.id, f"{claim.subject.name}: {claim.saying.by} says it is also called so", claim)
    if not found.nodes and not found.entities:
        near = ", ".join(one.name for _, one in scored[:_NAMED])
        raise SettingRefused(
            f"neither lists nor claims know {name!r}; the likest names in the claims: {near or 'none'}"
        )
    if not found.nodes:
        found.why.append("no claim says what infrastructure the listed party has: load one with --claims")
    return Sought(name, tuple(found.entities), tuple(found.nodes), tuple(found.why), tuple(found.through))


@dataclass(slots=True)
class _Found:
    entities: list[str] = field(default_factory=list)
    nodes: dict[str, None] = field(default_factory=dict)
    why: list[str] = field(default_factory=list)
    through: list[str] = field(default_factory=list)

    def listed(self, match: Match, counting: Iterable[Claim]) -> None:
        """A listed entry, and the nodes that claims tie to its listing."""
        self.entities.append(match.entity_id)
        self.why.append(f"{match.entity_id}: listed as {match.listed_name}, score {match.score:.2f}")
        for claim in counting:
            if claim.relation is Relation.LISTED_AS and claim.object.id == f"{NodeKind.LISTING}:{match.entity_id}":
                self.add(claim.subject.id, f"{claim.subject.name}: {claim.sentence} ({claim.saying.by})", claim)

    def add(self, node: str, why: str, claim: Claim | None = None) -> None:
        """A node that is meant, the first reason first."""
        if node not in self.nodes:
            self.nodes[node] = None
            self.why.append(why)
            if claim:
                self.through.append(claim.id)


def _named(rows: tuple[Claim, ...], party: Party) -> list[tuple[float, Node]]:
    nodes = {one.id: one for claim in rows for one in (claim.subject, claim.object) if one.kind in _ABOUT}
    found = Matcher(listed_of([_as_listed(one) for one in nodes.values()])).matches(party, _NEAR)
    return sorted(((match.score, nodes[match.entity_id]) for match in found), key=lambda pair: (-pair[0], pair[1].id))


def _as_listed(one: Node) -> Entity:
    """A node as something that a party can be compared with."""
    source = Source("claims", "claims", one.id)
    names = (ListedName(one.name, NameKind.PRIMARY),)
    return Entity(one.id, Schema.LEGAL_ENTITY, names, (Designation("claims", "claims", ()),), source)


def wanted_of(sought: Sought, claims: Iterable[Claim], more: Iterable[Claim] = ()) -> Wanted:
    """What to look for: the indicators to which claims lead from the nodes that are meant, and all that `more` names.

    An indicator is there once for each claim that gives it; of two chains to it the shorter.
    """
    rows = tuple(claims)
    known = {one.id: one for one in rows}
    counting = asserted(rows)
    chains: dict[str, tuple[Claim, ...]] = {}
    owners: dict[str, str] = {}
    for start in sought.nodes:
        reached = paths(rows, start)
        for claim in counting:
            if claim.object.indicator is not None and claim.relation in _GIVING and claim.subject.id in reached:
                chain = (*reached[claim.subject.id], claim)
                if claim.id not in chains or len(chain) < len(chains[claim.id]):
                    chains[claim.id], owners[claim.id] = chain, start
    named = _naming(more)
    ordered = [one for one in rows if one.id in chains] + [one for one in named if one.id not in chains]
    chains |= {one.id: (one,) for one in named if one.id not in chains}
    found = tuple(indicator(one, owners.get(one.id, one.subject.id)) for one in ordered)
    return Wanted(sought, found, chains, tuple(known[each] for each in sought.through))


def _naming(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that name an indicator, whoever's it is; each once."""
    return [one for one in {each.id: each for each in asserted(claims)}.values() if one.object.indicator]


def all_indicators(claims: Iterable[Claim], more: Iterable[Claim] = ()) -> Wanted:
    """What to look for where nobody is named: every indicator that a claim says is somebody's, and all that `more` names."""
    rows = tuple(claims)
    theirs = [one for one in _naming(rows) if one.relation in _GIVING]
    chains = {one.id: (one,) for one in [*theirs, *_naming(more)]}
    found = tuple(indicator(chain[0], chain[0].subject.id) for chain in chains.values())
    return Wanted(Sought(""), found, chains)
