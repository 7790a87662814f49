"""On which lists a party stands and since when: from entries of the lists, and from claims where lists carry no day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from seawall.claims import Claim, NodeKind, Relation
from seawall.claims.judge import superseded_by
from seawall.decisions import Outcome, Policy, shipped_policy
from seawall.decisions.dealing import NOTHING_SAID
from seawall.decisions.ruling import Asked, rulings_of
from seawall.entities import Designation, Entity, Fact, Role
from seawall.obligations.facts import Listed

# The law that binds by a policy's keepers, as the table of rules names it.
_REGIMES: Final = {"us": "US", "eu": "EU", "uk": "UK"}
# The SDN list is the one that a claim about OFAC's numbers speaks of ("SDN 50543").
_SDN: Final = "SDN"


@cache
def _policies() -> tuple[tuple[str, Policy], ...]:
    return tuple((regime, shipped_policy(word)) for word, regime in _REGIMES.items())


def listings_of(
    entities: Iterable[Entity], claims: Iterable[Claim], nodes: Iterable[str], on: date
) -> tuple[Listed, ...]:
    """The listings of a party: of these entries, and of what claims say that these nodes are listed as.

    A list that carries no day takes it from a claim about the same entry. In the order of their days, unknown ones last.
    """
    found = {(row.regime, row.entity_id, row.name): row for entity in entities for row in _of_entity(entity, on)}
    said = list(_of_claims(tuple(claims), frozenset(nodes), on))
    for key, row in found.items():
        days = [one for one in said if one.entity_id == row.entity_id and one.since]
        if row.since is None and days:
            first = min(days, key=lambda one: one.since or date.max)
            found[key] = replace(row, since=first.since, said_by=f"{row.said_by}; the day by {first.said_by}")
    known = {row.entity_id for row in found.values()}
    rows = [*found.values(), *(one for one in said if one.entity_id not in known)]
    return tuple(
        sorted(dict.fromkeys(rows), key=lambda row: (row.since or date.max, row.regime, row.entity_id, row.said_by))
    )


def _of_entity(entity: Entity, on: date) -> Iterator[Listed]:
    for row in entity.designations:
        regime, freezes = _law(row, max(on, row.since or on), entity.facts)
        authority = " ".join(filter(None, (row.authority, row.list_name)))
        yield Listed(
            regime, authority, entity.id, entity.caption, row.programmes, row.since, freezes, entity.source.list_id
        )


def _of_claims(claims: tuple[Claim, ...], nodes: frozenset[str], on: date) -> Iterator[Listed]:
    corrected = superseded_by(claims)
    for claim in claims:
        counts = not claim.denied and claim.withdrawn is None and claim.id not in corrected
        if claim.relation is Relation.LISTED_AS and claim.subject.id in nodes and counts:
            yield _of_claim(claim, on)


def _of_claim(claim: Claim, on: date) -> Listed:
    since = claim.window.start.date() if claim.window.start else None
    listing = claim.object.name
    row = Designation(claim.saying.by, _SDN if listing.split()[:1] == [_SDN] else listing, (claim.role,), since)
    regime, freezes = _law(row, max(on, since or on))
    key = claim.object.id.removeprefix(f"{NodeKind.LISTING}:")
    return Listed(
        regime, f"{claim.saying.by}, {listing}", key, claim.subject.name, tuple(filter(None, row.programmes)), since, freezes,
        f"claim of {claim.saying.by}, {claim.saying.place}",
    )  # fmt: skip


def _law(row: Designation, on: date, facts: tuple[Fact, ...] = ()) -> tuple[str, bool]:
    """The regime whose law an authority's listing belongs to, and whether it freezes, by the policy's rulings on the entry.

    No regime where no policy knows the authority.
    """
    for regime, policy in _policies():
        keeper = next(
            (one for one in policy.keepers if row.authority == one or row.authority.startswith(f"{one} ")), ""
        )
        if keeper:
            asked = Asked(replace(row, authority=keeper), facts, Role.CREDITOR, NOTHING_SAID, on)
            return regime, any(ruling.outcome is Outcome.BLOCK for ruling in rulings_of(asked, policy))
    return "", False
