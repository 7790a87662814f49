"""What a match would be were one thing different: another date of birth, no common country, a word less in the name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from seawall.entities import Address, Entity, PartialDate, Party
from seawall.matching.attributes import shared_identifiers
from seawall.matching.countries import country_code
from seawall.matching.identifiers import keys
from seawall.matching.match import Match, Reason, probability, total
from seawall.matching.matcher import with_attributes_of
from seawall.matching.pairs import compare

# Further apart than any two years that lists and customers confuse (attributes.BIRTH_NEAR).
_YEARS_APART = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    what   in words, so that "… the score would be" can follow
    match  the match as it would then be
    party  the party as it would then be: comparing it with the entity gives the same score. None where a name differs:
           then the points that the difference costs are left out, and what rarity would add or take is not known.
           A whole field that falls so far that a name within it says more (fields.py) scores higher than is told here
    """

    what: str
    match: Match
    party: Party | None = None


def changes(match: Match, party: Party, entity: Entity) -> Iterator[Change]:
    """Every single change that can be computed from the reasons: first the facts, then the names.

    It asks no index and looks nothing up; only where a number alone met the entry are the names compared for the first time.
    """
    for what, changed in _other_facts(match, party, entity):
        yield Change(what, _made(match, changed, entity), changed)
    for features, words in _NAMES:
        cost = [reason for reason in match.reasons if reason.feature in features and reason.points < 0]
        what = words(cost[0]) if cost else ""
        if what:
            kept = tuple(reason for reason in match.reasons if reason not in cost)
            yield Change(what, replace(match, reasons=kept, score=probability(total(kept))))


def _made(match: Match, changed: Party, entity: Entity) -> Match:
    """The match of the changed party. Names that nobody weighed beside a number are compared once the number is gone: they
    may share much, and be anything but unlike.
    """
    features = {reason.feature for reason in match.reasons}
    if "identifier" in features and "rarity" not in features and not shared_identifiers(changed, entity):
        return compare(changed, entity)
    return with_attributes_of(match, changed, entity)


def _other_facts(match: Match, party: Party, entity: Entity) -> Iterator[tuple[str, Party]]:
    points = {reason.feature: reason.points for reason in match.reasons}
    if "identifier" in points:
        label = next(reason.text for reason in match.reasons if reason.feature == "identifier")
        yield f"without {label}", _without_identifiers(party, entity)
    if entity.birth_dates:
        yield from _other_birth_dates(points.get("date of birth", 0.0), party, entity)
    yield from _other_countries(points.get("country", 0.0), party, entity)
    if "gender" in points:
        yield "with the same gender", replace(party, gender=entity.gender)


def _without_identifiers(party: Party, entity: Entity) -> Party:
    listed = {key for identifier in entity.identifiers for key in keys(identifier)}
    kept = tuple(mine for mine in party.identifiers if listed.isdisjoint(keys(mine)))
    return replace(party, identifiers=kept)


def _other_birth_dates(points: float, party: Party, entity: Entity) -> Iterator[tuple[str, Party]]:
    if points > 0:
        yield "without the agreement of the date of birth", replace(party, birth_dates=())
    if points >= 0:
        yield "with a date of birth that differs", replace(party, birth_dates=(_far_from(entity.birth_dates),))
    best = next((day for day in entity.birth_dates if day.is_exact), entity.birth_dates[0])
    if best not in party.birth_dates:
        yield f"with the listed date of birth ({best.iso})", replace(party, birth_dates=(best,))


def _far_from(dates: tuple[PartialDate, ...]) -> PartialDate:
    latest = max(day.latest for day in dates).year
    earliest = min(day.earliest for day in dates).year
    return PartialDate.year(
        latest + _YEARS_APART if latest + _YEARS_APART <= date.max.year else earliest - _YEARS_APART
    )


def _other_countries(points: float, party: Party, entity: Entity) -> Iterator[tuple[str, Party]]:
    if points > 0:
        addresses = tuple(_without_country(address) for address in party.addresses)
        yield "without a country in common", replace(party, countries=(), addresses=addresses)
    elif points < 0:
        stated = (
            *entity.nationalities,
            *entity.citizenships,
            *(row.country_code or row.country for row in entity.addresses),
        )
        listed = next((text for text in stated if country_code(text)), "")
        if listed:
            yield "with a country in common", replace(party, countries=(*party.countries, listed))


def _without_country(address: Address) -> Address:
    return replace(address, country="", country_code="")


def _less(reason: Reason) -> str:
    words = reason.text.removesuffix(" only in the screened name")
    return "" if words == "a small word" else f"without “{words}” in the screened name"


def _more(reason: Reason) -> str:
    words = reason.text.removesuffix(" only on the list")
    return "" if words == "a small word" else f"with “{words}” in the screened name too"


# Which reasons a change of the name takes away, and what it is called; the empty text: it can't be said in words.
_NAMES: tuple[tuple[frozenset[str], Callable[[Reason], str]], ...] = (
    (frozenset({"more in the screened name"}), _less),
    (frozenset({"more on the list"}), _more),
    (frozenset({"spelling", "rough spelling"}), lambda _: "spelt as on the list"),
    (frozenset({"order"}), lambda _: "with the parts in the order of the list"),
    (frozenset({"legal form"}), lambda _: "with the legal form of the list"),
    (frozenset({"numbers"}), lambda _: "with the same number in both names"),
)
