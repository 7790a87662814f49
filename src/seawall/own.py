"""The story of ownership: a graph, who in it is designated, one regime's test, and what follows for each member."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from seawall.corpus import Corpus
from seawall.decisions import Thresholds
from seawall.entities import Designation, Entity, Party, Role
from seawall.errors import Problem, SettingRefused, UnknownEntity
from seawall.matching import Basis, Match
from seawall.ownership import (
    Assessment,
    Finding,
    Graph,
    Listing,
    Member,
    Past,
    Regime,
    Statement,
    assess,
    findings,
    folded,
    past,
)

_DIRECTIVE = "Executive Order 13662 Directive Determination"


@dataclass(frozen=True, slots=True)
class Owning:
    """What to assess with.

    corpus may be None: then only those are listed whom the files or `listed` call so. From thresholds.certain on a
    match is a listing, from thresholds.review on a possible one. listed are names or ids of members to treat as listed.
    """

    regime: Regime
    on: date
    thresholds: Thresholds
    corpus: Corpus | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owned:
    """The result: the assessment, what was blocked before, and what could not be read."""

    assessment: Assessment
    past: Past
    problems: tuple[Problem, ...]

    def findings(self) -> Iterator[Finding]:
        """Whoever has a status, a listing, a warning or a past; strictest first."""
        return findings(self.assessment, self.past)


def own(
    statements: Iterable[Statement | Problem], using: Owning, watched: Callable[[Problem], None] = lambda _: None
) -> Owned:
    """Assess a graph as read from files. Raises SettingRefused where one of `listed` is nobody in it.

    watched is told of each problem as it comes.
    """
    problems: list[Problem] = []
    graph = Graph.of(_without_problems(statements, problems, watched))
    listings = (
        *_asked(graph, using.listed),
        *(_looked_up(graph, using.corpus, using.thresholds) if using.corpus else ()),
    )
    result = assess(graph, using.regime, using.on, listings)
    return Owned(result, past(result, listings), tuple(problems))


def _without_problems(
    statements: Iterable[Statement | Problem], problems: list[Problem], watched: Callable[[Problem], None]
) -> Iterator[Statement]:
    for said in statements:
        if isinstance(said, Problem):
            problems.append(said)
            watched(said)
        else:
            yield said


def member_of(graph: Graph, asked: str) -> str:
    """The id of the member that somebody means by a name or an id. Raises SettingRefused where it is nobody, or several."""
    if asked in graph.members:
        return asked
    key = folded(asked)
    found = sorted(member.id for member in graph.members.values() if key in {member.id, folded(member.name)})
    if len(found) == 1:
        return found[0]
    who = f"several are: {', '.join(found[:5])}" if found else "nobody is"
    raise SettingRefused(f"{who} called {asked!r} in the ownership files")


def _asked(graph: Graph, listed: Iterable[str]) -> Iterator[Listing]:
    for name in listed:
        yield Listing(member_of(graph, name), (Designation("", "", ()),), note="as you said")


def _looked_up(graph: Graph, corpus: Corpus, thresholds: Thresholds) -> Iterator[Listing]:
    """Each member on the lists: by an entry's own id for certain, else as surely as the matcher is."""
    for member in graph.members.values():
        entity = _by_id(member, corpus)
        if entity:
            yield _listing(member, entity, f"{entity.caption} ({entity.id})", corpus, certain=True)
            continue
        party = Party(Role.RELATED, (member.name,), member.schema, member.identifiers, countries=member.countries)
        for match in corpus.matches(party, thresholds.review):
            if match.basis is Basis.WEAK_NAME and not match.corroborated:
                continue  # OFAC does not expect screening on a weak a.k.a. alone (FAQ 122 to 125)
            found = corpus.entity(match.entity_id)
            certain = match.score >= thresholds.certain and match.basis is not Basis.WEAK_NAME
            yield _listing(member, found, _alike(match, found), corpus, certain=certain)


def _by_id(member: Member, corpus: Corpus) -> Entity | None:
    for value in (member.id, *(identifier.value for identifier in member.identifiers)):
        if value.startswith("ofac-"):
            try:
                return corpus.entity(value)
            except UnknownEntity:
                continue
    return None


def _alike(match: Match, entity: Entity) -> str:
    how = "" if match.basis is Basis.NAME else f", by {match.basis}"
    return f"{entity.caption} ({entity.id}), score {match.score:.4f}{how}"


def _listing(member: Member, entity: Entity, note: str, corpus: Corpus, *, certain: bool) -> Listing:
    directives = tuple(fact.value for fact in entity.facts if fact.label.startswith(_DIRECTIVE))
    designations = tuple(
        replace(row, programmes=(*row.programmes, *directives)) if row.list_name == "SSI" else row
        for row in entity.designations
    )
    return Listing(member.id, designations, certain, f"corpus {corpus.version}", entity.source.record, note)
