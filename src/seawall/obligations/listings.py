"""On which lists a party stands and since when: from entries of the lists, and from claims where lists carry no day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from seawall.claims import Claim, NodeKind, Reading, Relation, asserted
from seawall.decisions import Outcome, Policy, shipped_policy
from seawall.decisions.dealing import NOTHING_SAID
from seawall.decisions.ruling import Asked, rulings_of
from seawall.entities import Designation, Entity, Fact, Role
from seawall.obligations.facts import Listed

# The law that binds by a policy's keepers, as the table of rules names it.
_REGIMES: Final = {"us": "US", "eu": "EU", "uk": "UK"}
# The SDN list is the one that a claim about OFAC's numbers speaks of ("SDN 50543").
_SDN: Final = "SDN"
# Stories say the state or its department where its list is meant.
_KEPT_BY: Final = {
    "US Treasury": "OFAC", "Office of Foreign Assets Control": "OFAC", "Government of United States": "OFAC", "United States": "OFAC",
    "Government of United Kingdom": "UK",
}  # fmt: skip


@cache
def _policies() -> tuple[tuple[str, Policy], ...]:
    return tuple((regime, shipped_policy(word)) for word, regime in _REGIMES.items())


def listings_of(
    entities: Iterable[Entity], claims: Iterable[Claim], nodes: Iterable[str], on: date
) -> tuple[Listed, ...]:
    """The listings of a party: of these entries, and of what claims say that these nodes are listed as.

    A list that carries no day takes it from a claim about the same entry, else from what its keeper is said to have designated on. A
    designation of which nobody names the entry counts where no listing of its law is known, without an entry's id. In the order of
    their days, unknown ones last.
    """
    told, whose = tuple(claims), frozenset(nodes)
    said = list(_of_claims(told, whose, on))
    rows = [_dated(row, said) for entity in entities for row in _of_entity(entity, on)]
    known = {row.entity_id for row in rows}
    rows += [one for one in said if one.entity_id not in known]
    designated = list(_of_designations(told, whose, on))
    rows = _dated_by_deed(rows, designated)
    for one in designated:
        if all(one.regime != row.regime or (not one.regime and one.authority != row.authority) for row in rows):
            rows.append(one)
    return tuple(
        sorted(dict.fromkeys(rows), key=lambda row: (row.since or date.max, row.regime, row.entity_id, row.said_by))
    )


def _dated(row: Listed, said: Iterable[Listed]) -> Listed:
    """A row of a list with its day, where the list carries none and a claim about the entry does: the earliest."""
    days = [one for one in said if one.entity_id == row.entity_id and one.since]
    if row.since is not None or not days:
        return row
    return _with_day_of(row, min(days, key=lambda one: one.since or date.max))


def _with_day_of(row: Listed, other: Listed) -> Listed:
    """The row with another's day, and whose word that is."""
    return replace(row, since=other.since, said_by=f"{row.said_by}; the day by {other.said_by}")


def _dated_by_deed(rows: list[Listed], designated: Iterable[Listed]) -> list[Listed]:
    """The rows, those without a day with that of the one designation which their law's keeper is said to have made of the party.

    Of two listings without a day under one law nobody says which of them the designation made: both stay without.
    """
    days = {one.regime: one for one in reversed([one for one in designated if one.regime and one.since])}
    alone = [row for row in rows if row.freezes and row.regime in days]
    alone = [row for row in alone if sum(one.regime == row.regime for one in alone) == 1 and row.since is None]
    return [_with_day_of(row, days[row.regime]) if row in alone else row for row in rows]


def _of_entity(entity: Entity, on: date) -> Iterator[Listed]:
    for row in entity.designations:
        regime, freezes = _law(row, max(on, row.since or on), entity.facts)
        authority = " ".join(filter(None, (row.authority, row.list_name)))
        yield Listed(
            regime, authority, entity.id, entity.caption, row.programmes, row.since, freezes, entity.source.list_id
        )


def _of_claims(claims: tuple[Claim, ...], nodes: frozenset[str], on: date) -> Iterator[Listed]:
    for claim in asserted(claims):
        if claim.relation is Relation.LISTED_AS and claim.subject.id in nodes:
            yield _of_claim(claim, on)


def _of_designations(claims: tuple[Claim, ...], nodes: frozenset[str], on: date) -> Iterator[Listed]:
    """What is only said to be designated, by authority: the earliest day of those that no source disputes, whose entry nobody names."""
    said = [
        claim for claim in asserted(claims) if claim.relation is Relation.DESIGNATED_BY and claim.subject.id in nodes
    ]
    for claim in sorted(
        said, key=lambda one: (one.saying.reading is Reading.CONFLICT, _since(one) or date.max, one.id)
    ):
        since, authority = _since(claim), claim.object.name
        # To designate is the word for the SDN list; of its other lists OFAC says that it identifies.
        row = Designation(_KEPT_BY.get(authority, authority), _SDN, (claim.role,), since)
        regime, freezes = _law(row, max(on, since or on))
        programmes = tuple(filter(None, row.programmes))
        by = f"claim of {claim.saying.by}, {claim.saying.place}"
        yield Listed(regime, authority, "", claim.subject.name, programmes, since, freezes, by)


def _since(claim: Claim) -> date | None:
    return claim.window.start.date() if claim.window.start else None


def _of_claim(claim: Claim, on: date) -> Listed:
    since = _since(claim)
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
