"""The story of attribution: a party is found in claims and lists, and the graph around it is drawn as of a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from seawall.attribution import Graph, around, claims_of, graph, subject_of
from seawall.claims import Claim, Node, Relation, asserted, called
from seawall.claims.owned import of_other_owner, owner_of
from seawall.corpus import Corpus
from seawall.entities import Entity, Party, Role, Schema
from seawall.errors import UnknownEntity

# So many names are offered to somebody who asked for nobody, and how alike they must be (0 to 100).
_OFFERED, _ALIKE = 3, 60.0
# More entries under one name are no party: the name is too broad, and the rest is counted.
_MOST_ENTRIES = 10
_LISTING = "listing:"


@dataclass(frozen=True, slots=True)
class Attributing:
    """What to ask.

    valid    the day the graph is of; None: any day. known the day by whose knowledge; None: all that is known
    steps    how far from the party
    corpus   None: no list is asked; from `certain` on (0–1) an entry's name is the party's
    """

    party: str
    valid: date | None = None
    known: date | None = None
    steps: int = 2
    corpus: Corpus | None = None
    certain: float = 0.95  # of the policies that ship


@dataclass(frozen=True, slots=True)
class Attributed:
    """The graph around a party: the nodes that bear its name, what lies around them, all there is, and what is to be said."""

    starts: tuple[Node, ...]
    shown: Graph
    whole: Graph
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the nodes that bear the name."""
        return tuple(each.id for each in self.starts)


def attribute(claims: Iterable[Claim], asking: Attributing) -> Attributed:
    """The graph around a party. Raises UnknownEntity where neither claims nor lists know the name or id."""
    rows = list(claims)
    starts = _named(rows, asking.party)
    listed = [claim for claim in asserted(rows, asking.known) if claim.relation is Relation.LISTED_AS]
    alike = _alike(asking)
    entries = _entries(listed, starts, asking, alike[:_MOST_ENTRIES])
    bearing = [entity for entity in entries if _bears(entity, asking.party)]
    is_alike = not (starts or bearing)
    for entity in entries if is_alike else bearing:
        subject = _subject(listed, entity)
        if subject.id not in {each.id for each in starts}:
            starts.append(subject)
    same = _same_entry(listed, starts, asking.party)
    rows += _listings(listed, entries, asking.corpus)
    if not starts:
        raise UnknownEntity(_nobody(rows, asking))
    nodes = _nodes(rows)
    networks = _networks(nodes, same)
    by_names = _by_their_names(rows, networks)
    told = {**same, **networks, **by_names}
    whole = graph(rows, asking.valid, asking.known, same=told)
    starts = [each for each in starts if each.id not in same]
    shown = around(whole, [each.id for each in starts], asking.steps)
    notes = [_alike_note(starts, asking)] if is_alike else []
    notes += [_same_note(nodes, same)] if same else []
    notes += [
        f"{nodes[key].name} is told as {by_names[key].name}, as which some source knows it"
        for key in sorted(by_names)
        if key in nodes
    ]
    return Attributed(tuple(starts), shown, whole, (*notes, *_broad(alike), *_notes(starts, whole, asking)))


def _nodes(rows: Sequence[Claim]) -> dict[str, Node]:
    return {each.id: each for claim in rows for each in (claim.subject, claim.object)}


def _named(rows: Sequence[Claim], asked: str) -> list[Node]:
    nodes = _nodes(rows)
    if asked in nodes:
        return [nodes[asked]]
    found = {each.id: each for each in called(rows, asked)}
    return [found[key] for key in sorted(found)]


def _alike(asking: Attributing) -> list[str]:
    """The entries of the lists that are surely of this name, the likest first."""
    party = Party(Role.CUSTOMER, (asking.party,), Schema.LEGAL_ENTITY, place="asked")
    return [match.entity_id for match in asking.corpus.matches(party, asking.certain)] if asking.corpus else []


def _broad(alike: Sequence[str]) -> Iterator[str]:
    if len(alike) > _MOST_ENTRIES:
        yield f"{len(alike):,} entries of the lists are surely alike: the {_MOST_ENTRIES} likest are shown; ask for another by its id"


def _entries(
    listed: Sequence[Claim], starts: Sequence[Node], asking: Attributing, alike: Sequence[str]
) -> list[Entity]:
    """The entries of the lists that a claim of a listing ties to the party, and those that bear its name."""
    corpus = asking.corpus
    if corpus is None:
        return []
    ids = {each.id for each in starts}
    tied = [claim.object.id.removeprefix(_LISTING) for claim in listed if claim.subject.id in ids]
    found = dict.fromkeys(key for key in (asking.party, *tied, *alike) if corpus.has(key))
    return [corpus.entity(key) for key in found]


def _bears(entity: Entity, asked: str) -> bool:
    # An entry that only a claim ties to the party is reached over the claim.
    folded = " ".join(asked.casefold().split())
    return entity.id == asked or any(" ".join(name.text.casefold().split()) == folded for name in entity.names)


def _subject(listed: Sequence[Claim], entity: Entity) -> Node:
    """Whom the claims call listed as this entry; where none does the entry is a node of its own, whatever its name."""
    key = f"{_LISTING}{entity.id}"
    tied = (claim.subject for claim in listed if claim.object.id == key)
    return next(tied, subject_of(entity))


def _same_entry(listed: Sequence[Claim], starts: Sequence[Node], asked: str) -> dict[str, Node]:
    """By the id of each other name of a party the node as which it is told: an entry is one party, whatever each source calls it.

    Of several the one that is called as was asked, else the first.
    """
    told: dict[str, Node] = {}
    order = sorted(starts, key=lambda each: each.name.casefold() != asked.casefold())
    for main in order:
        entries = {claim.object.id for claim in listed if claim.subject.id == main.id}
        others = {claim.subject.id for claim in listed if claim.object.id in entries} - {main.id}
        for other in sorted(others) if main.id not in told else ():
            told.setdefault(other, main)
    return told


def _networks(nodes: Mapping[str, Node], same: Mapping[str, Node]) -> dict[str, Node]:
    """The networks that are called by another name of a party, each as that of the party."""
    names = {nodes[key].name: main.name for key, main in same.items()}
    return {key: other for key, each in nodes.items() if (other := of_other_owner(each, names))}


def _by_their_names(rows: Sequence[Claim], networks: Mapping[str, Node]) -> dict[str, Node]:
    """The networks that are called by their owner, each by the only name that some source gives it: "Raptor Train"."""
    named: dict[str, dict[str, Node]] = {}
    for claim in rows:
        if (
            claim.relation is Relation.ALSO_CALLED
            and not claim.denied
            and owner_of(claim.subject)
            and not owner_of(claim.object)
        ):
            named.setdefault(claim.subject.id, {})[claim.object.id] = claim.object
    # What is called by another name of the owner is called so, too.
    for key, main in networks.items():
        named.setdefault(key, {}).update(named.get(main.id, {}))
        named.setdefault(main.id, {}).update(named[key])
    return {key: next(iter(some.values())) for key, some in named.items() if len(some) == 1}


def _listings(listed: Sequence[Claim], entries: Sequence[Entity], corpus: Corpus | None) -> list[Claim]:
    found: dict[str, Claim] = {}
    for entity in entries:
        subject = _subject(listed, entity)
        for each, note in _with_kin(entity, corpus):
            for claim in claims_of(each, subject, note):
                found.setdefault(claim.id, claim)
    return list(found.values())


def _with_kin(entity: Entity, corpus: Corpus | None) -> Iterator[tuple[Entity, str]]:
    """The entry, and those of other lists that are held to be the same party, with the word that says so."""
    yield entity, ""
    members = corpus.clusters.members(entity.id) if corpus else ()
    for member in members:
        if corpus and member != entity.id and corpus.has(member):
            yield corpus.entity(member), f"held to be the same party as {entity.id}: see seawall clusters {entity.id}"


def _nobody(rows: Sequence[Claim], asking: Attributing) -> str:
    names = sorted({each.name for claim in rows for each in (claim.subject, claim.object) if each.indicator is None})
    near = process.extract(asking.party, names, scorer=fuzz.WRatio, limit=_OFFERED, score_cutoff=_ALIKE)
    offered = f"; near names: {', '.join(name for name, _, _ in near)}" if near else ""
    where = "the claims" if asking.corpus is None else "the claims or on the lists"
    return f"nobody is called {asking.party!r} in {where}{offered}"


def _alike_note(starts: Sequence[Node], asking: Attributing) -> str:
    told = ", ".join(each.name for each in starts)
    return f"nobody bears exactly the name {asking.party!r}; shown is who on the lists is surely alike: {told}"


def _same_note(nodes: Mapping[str, Node], same: Mapping[str, Node]) -> str:
    told = ", ".join(f"{nodes[key].name} ({key}) as {same[key].name}" for key in sorted(same))
    return f"told as one, for sources call them listed as the same entry: {told}"


def _notes(starts: Sequence[Node], whole: Graph, asking: Attributing) -> Iterator[str]:
    if len(starts) > 1:
        told = ", ".join(f"{each.name} ({each.id})" for each in starts)
        yield f"{len(starts)} things bear this name and stay apart: {told}"
    if not any(each.id in whole.nodes for each in starts):
        yield f"nothing is said of {asking.party} for this day by what was known then"
    for why, count in whole.left_out:
        yield f"{count:,} {'claim is' if count == 1 else 'claims are'} not in the graph: {why}"
