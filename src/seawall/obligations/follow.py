"""From facts to obligations: each rule that something leads to, once for each day from which its clock counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from seawall.obligations.clock import Count, counted
from seawall.obligations.facts import Facts, Listed, Nexus, NexusKind
from seawall.obligations.obligation import Obligation, State
from seawall.obligations.rule import LedBy, Rule, Standing, Table, shipped_table

_LED: Final = {
    NexusKind.CUSTOMER: LedBy.CUSTOMER,
    NexusKind.PAYMENT: LedBy.PAYMENT,
    NexusKind.REJECTED: LedBy.REJECTED,
    NexusKind.WALLET: LedBy.WALLET,
    NexusKind.PROPERTY: LedBy.PROPERTY,
}
# What is held is frozen on the day of the listing, whenever it came; a payment that was over by then is not.
HELD: Final = frozenset({NexusKind.CUSTOMER, NexusKind.PROPERTY, NexusKind.WALLET})
_INCIDENT: Final = frozenset({LedBy.CONTACT, LedBy.INCIDENT, LedBy.MATERIAL})
# A thousand payments of one day are one obligation; so many of them are named in it.
_MOST_NAMED: Final = 20
_UNKNOWN_DAY: Final = "the day on which property came into your hands is not known: the clock counts from it"

_UNSURE: Final = "of what may be the party a person has yet to say whether it is"


@dataclass(frozen=True, slots=True)
class _Led:
    """One way to a rule: the day from which its clock counts, the facts, and what is uncertain of them."""

    starts: date | None
    because: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def obligations(facts: Facts, on: date, table: Table | None = None) -> tuple[Obligation, ...]:
    """What may be owed on a day for these facts, in the order of the table; of one rule the earliest clock first.

    Nothing has a last day before its rule, its listing and what led to it have begun, and only what is in force has one.
    """
    rules = (table or shipped_table()).rule
    told = [rule for rule in rules if not _is_taken_over(rule, on)]
    return tuple(_told(rule, led, on) for rule in told for led in _ways(rule, rules, facts))


def _is_taken_over(rule: Rule, on: date) -> bool:
    """A row that another took over is not told as ended."""
    return bool(rule.replaced_by and rule.valid_to and rule.valid_to < on)


def _ways(rule: Rule, rules: tuple[Rule, ...], facts: Facts) -> list[_Led]:
    """The ways to a rule, those from one day as one; what is uncertain of some of them is said of it once."""
    kept: dict[date | None, list[_Led]] = {}
    for led in _led(rule, rules, facts):
        kept.setdefault(led.starts, []).append(led)
    return [_joined(kept[starts]) for starts in sorted(kept, key=lambda day: day or date.max)]


def _joined(ways: list[_Led]) -> _Led:
    because = dict.fromkeys(text for led in ways for text in led.because)
    doubts = dict.fromkeys(doubt for led in ways for doubt in led.doubts)
    return _Led(ways[0].starts, _named(tuple(because)), tuple(doubts))


def _named(each: tuple[str, ...]) -> tuple[str, ...]:
    more = len(each) - _MOST_NAMED
    return each if more <= 0 else (*each[:_MOST_NAMED], f"and {more:,} facts more")


def _led(rule: Rule, rules: tuple[Rule, ...], facts: Facts) -> Iterator[_Led]:
    listings = facts.listings_of(rule.regime)
    if rule.of_listed and not listings:
        return
    if LedBy.LISTING in rule.led_by:
        yield from (_Led(row.since, (row.sentence,)) for row in listings if _speaks_of(rule, rules, row))
    if not _INCIDENT.isdisjoint(rule.led_by):
        yield from _of_incident(rule, facts)
    for nexus in facts.nexuses:
        if _LED[nexus.kind] in rule.led_by and listings:
            yield from _of_nexus(nexus, listings)


def _speaks_of(rule: Rule, rules: tuple[Rule, ...], row: Listed) -> bool:
    """A row with words speaks of the listings that they name, one without of those that no row of its regime names."""
    if rule.words:
        return _names(rule, row)
    return not any(_names(other, row) for other in rules if other.regime == rule.regime)


def _names(rule: Rule, row: Listed) -> bool:
    return any(word in tag.casefold() for word in rule.words for tag in row.programmes)


def _of_incident(rule: Rule, facts: Facts) -> Iterator[_Led]:
    """What a contact or an incident leads to: one way, however much of it is known."""
    told = (
        facts.contact.sentence if facts.contact else "",
        f"you found an incident on {facts.incident_on}" if facts.incident_on else "",
        f"you determined on {facts.material_on} that an incident is material" if facts.material_on else "",
    )
    if any(told):
        starts = facts.material_on if rule.counts_from is LedBy.MATERIAL else facts.incident_on
        doubts = (rule.unknown,) if rule.unknown and starts is None else ()
        yield _Led(starts if rule.counts_from else None, tuple(filter(None, told)), doubts)


def _of_nexus(nexus: Nexus, listings: tuple[Listed, ...]) -> Iterator[_Led]:
    """What is tied to the party leads to a rule where it came after the listing, or is held and so met by it."""
    first = min(listings, key=lambda row: (row.since or date.max, row.entity_id))
    doubts = () if nexus.certain else (_UNSURE,)
    because = (nexus.sentence, first.sentence)
    if nexus.when is None:
        yield _Led(None, because, (_UNKNOWN_DAY, *doubts))
    elif first.since is None or nexus.when >= first.since or nexus.kind in HELD:
        yield _Led(max(nexus.when, first.since or nexus.when), because, doubts)


def _told(rule: Rule, led: _Led, on: date) -> Obligation:
    state = _state(rule, led.starts, on)
    clock = counted(rule, led.starts, on) if state is State.IN_FORCE else Count(led.starts)
    return Obligation(
        rule=rule.id,
        title=rule.title,
        regime=rule.regime,
        authority=rule.authority,
        binds=rule.binds,
        because=led.because,
        state=state,
        clock=f"{rule.clock}{clock.words}",
        starts=clock.starts,
        due=clock.due,
        may="; ".join((rule.may, *led.doubts)),
        mark=rule.mark.value,
        source=rule.source,
    )


def _state(rule: Rule, starts: date | None, on: date) -> State:
    if rule.standing is Standing.VOLUNTARY:
        return State.VOLUNTARY
    if rule.valid_to is not None and rule.valid_to < on:
        return State.ENDED
    if rule.standing is Standing.PROPOSED:
        return State.PROPOSED
    if on < rule.valid_from or (starts is not None and on < starts):
        return State.NOT_YET
    return State.IN_FORCE
