"""Who in an ownership graph is on the lists: by an entry's own id for certain, else as surely as the matcher is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import msgspec

from seawall.corpus import Corpus
from seawall.decisions import Thresholds
from seawall.entities import Designation, Entity, Party, Role
from seawall.matching import Basis, Match
from seawall.ownership import Graph, Listing, Member

# Who is told how many members of how many were looked up.
Told = Callable[[int, int], None]

# The label under which the lists' advanced format names a directive.
DIRECTIVE = "Executive Order 13662 Directive Determination"
# Many members are matched faster together than alone; so many between two words of how far it is.
_TOGETHER = 2048


@dataclass(frozen=True, slots=True)
class Listed:
    """A member's listing, and the entry that it comes from; listing.designations stand in the order of the entry's."""

    listing: Listing
    entity: Entity

    def with_designations(self, designations: tuple[Designation, ...]) -> Listing:
        """The listing with some of its designations only."""
        return msgspec.structs.replace(self.listing, designations=designations)


def looked_up(
    graph: Graph,
    corpus: Corpus,
    thresholds: Thresholds,
    told: Told = lambda _done, _all: None,
    lists: tuple[str, ...] = (),
) -> Iterator[Listed]:
    """Each member on the lists; `lists` narrows them by name ("SDN"), empty means all."""
    members = list(graph.members.values())
    for start in range(0, len(members), _TOGETHER):
        told(start, len(members))
        yield from _of_some(members[start : start + _TOGETHER], corpus, thresholds, lists)
    told(len(members), len(members))


def _of_some(members: list[Member], corpus: Corpus, thresholds: Thresholds, lists: tuple[str, ...]) -> Iterator[Listed]:
    named = [(member, _by_id(member, corpus)) for member in members]
    unknown = [member for member, entity in named if entity is None]
    found = iter(corpus.matches_many([_party(member) for member in unknown], thresholds.review))
    for member, entity in named:
        if entity:
            rows = [_listed(member, entity, f"{entity.caption} ({entity.id})", corpus, certain=True)]
        else:
            rows = list(_alike_entries(member, next(found), corpus, thresholds))
        yield from (row for one in rows if (row := _narrowed(one, lists)).entity.designations or not lists)


def _alike_entries(member: Member, matches: list[Match], corpus: Corpus, thresholds: Thresholds) -> Iterator[Listed]:
    for match in matches:
        if match.basis is Basis.WEAK_NAME and not match.corroborated:
            continue  # OFAC does not expect screening on a weak a.k.a. alone (FAQ 122 to 125)
        entity = corpus.entity(match.entity_id)
        certain = match.score >= thresholds.certain and match.basis is not Basis.WEAK_NAME
        yield _listed(member, entity, _alike(match, entity), corpus, certain=certain)


def _party(member: Member) -> Party:
    return Party(Role.RELATED, (member.name,), member.schema, member.identifiers, countries=member.countries)


def _by_id(member: Member, corpus: Corpus) -> Entity | None:
    """The entry whose id, of whatever list, the member bears as its own or among its identifiers."""
    values = (member.id, *(identifier.value for identifier in member.identifiers))
    return next((corpus.entity(value) for value in values if corpus.has(value)), None)


def _alike(match: Match, entity: Entity) -> str:
    how = "" if match.basis is Basis.NAME else f", by {match.basis}"
    return f"{entity.caption} ({entity.id}), score {match.score:.4f}{how}"


def _listed(member: Member, entity: Entity, note: str, corpus: Corpus, *, certain: bool) -> Listed:
    designations = tuple(_with_directives(row, entity) for row in entity.designations)
    listing = Listing(member.id, designations, certain, f"corpus {corpus.version}", entity.source.record, note)
    return Listed(listing, entity)


def _with_directives(row: Designation, entity: Entity) -> Designation:
    """A sectoral listing names its directives in facts beside it, and stakes are added up by directive (FAQ 415)."""
    if row.list_name != "SSI":
        return row
    directives = tuple(fact.value for fact in entity.facts if fact.label.startswith(DIRECTIVE))
    return replace(row, programmes=(*row.programmes, *directives))


def _narrowed(found: Listed, lists: tuple[str, ...]) -> Listed:
    if not lists:
        return found
    kept = [
        pair
        for pair in zip(found.listing.designations, found.entity.designations, strict=True)
        if pair[1].list_name in lists
    ]
    return Listed(
        found.with_designations(tuple(shown for shown, _ in kept)),
        replace(found.entity, designations=tuple(row for _, row in kept)),
    )
