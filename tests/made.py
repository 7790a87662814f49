"""Small values made for tests: listed entities, parties, matches and list versions, each with its usual parts filled in."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from seawall.corpus import Corpus, ListVersion, build, folder_for, swap, version_of
from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.matching import Basis, Match, Reason, probability
from seawall.payments import Customer

SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)


def listed(
    uid: int, name: str, *more: str, on: str = "SDN", tags: tuple[str, ...] = ("CYBER2",), list_id: str = SDN
) -> Entity:
    """An entity of one list; names after the first are strong aliases, those in quotes weak ones."""
    aliases = (ListedName(text.strip("'"), NameKind.AKA, weak=text.startswith("'")) for text in more)
    names = (ListedName(name, NameKind.PRIMARY), *aliases)
    source = Source(list_id, f"{list_id}.csv", f"line {uid}")
    return Entity(f"ofac-{uid}", Schema.LEGAL_ENTITY, names, (Designation("OFAC", on, tags),), source)


def version(
    list_id: str = SDN, sha256: str = "a", published: date | None = None, fetched_at: datetime | None = NOW
) -> ListVersion:
    """A list as a manifest tells of it."""
    return ListVersion(
        id=list_id,
        title=list_id,
        published=published,
        fetched_at=fetched_at,
        files=(f"{list_id}.csv",),
        sha256=(sha256 * 64,),
        entities=1,
        names=1,
        identifiers=0,
        problems=0,
    )


def corpus(home: Path, entities: Iterable[Entity], lists: Sequence[ListVersion] = (version(),)) -> Corpus:
    """A corpus built and made the one in use in a home folder."""
    built = build(folder_for(home, version_of(tuple(lists))), lists, entities)
    swap(home, built.version)
    return built


def customer(*names: str, key: str = "C-1", role: Role = Role.CUSTOMER) -> Customer:
    """A customer with one party for each name."""
    parties = tuple(Party(role, (name,), place=f"row {place}") for place, name in enumerate(names, start=1))
    return Customer(key, parties, "customers.csv", "row 1")


def match(
    entity_id: str = "ofac-1", log_odds: float = 5.0, basis: Basis = Basis.NAME, *, corroborated: bool = False
) -> Match:
    """A match with one reason that carries the whole score."""
    reasons = (Reason("name", log_odds, "the names are alike"),)
    return Match(
        entity_id=entity_id,
        score=probability(log_odds),
        basis=basis,
        screened_name="Example",
        listed_name="EXAMPLE",
        weak=basis is Basis.WEAK_NAME,
        reasons=reasons,
        corroborated=corroborated,
    )
