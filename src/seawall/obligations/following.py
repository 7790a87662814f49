"""All that follows for one party on a day: the facts, the obligations, and what is to be said beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from seawall.days import ASSUMPTION
from seawall.obligations.facts import Facts, Listed, Nexus
from seawall.obligations.follow import HELD, obligations
from seawall.obligations.obligation import Obligation
from seawall.obligations.rule import REGIMES, TOUCHED_ALONE, Table, Unit, shipped_table

NO_ADVICE = (
    "Told from a table of rules, not advice: whether a rule binds you, and whether the facts are its facts, is for your "
    "counsel. Marks: A official text read, B secondary sources agree, C one source, M unverified."
)

# A sentence names so many ties and counts the others.
_MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Following:
    """What follows from the facts on a day. sentences is what no table of duties would tell."""

    on: date
    facts: Facts
    obligations: tuple[Obligation, ...]
    sentences: tuple[str, ...]


def following(facts: Facts, on: date, table: Table | None = None) -> Following:
    """What follows on a day; the same facts and day give the same value."""
    rules = table or shipped_table()
    owed = obligations(facts, on, rules)
    return Following(on, facts, owed, tuple(dict.fromkeys(_sentences(facts, on, owed, rules))))


def _sentences(facts: Facts, on: date, owed: tuple[Obligation, ...], table: Table) -> Iterator[str]:
    if facts.contact and not facts.nexuses and facts.listings_of("US"):
        reading = table.reading_of(TOUCHED_ALONE)
        yield f"{reading.says} Mark {reading.mark}: {reading.source}."
    yield from _before_listings(facts)
    yield from (f"{row.sentence}: {why}." for row in facts.listings if (why := _why_not(row, on)))
    asked = {rule.id: rule.unknown for rule in table.rule if rule.unknown}
    yield from (f"{row.title}: {asked[row.rule]}." for row in owed if row.rule in asked and row.starts is None)
    by_days = {rule.id for rule in table.rule if rule.unit is Unit.BUSINESS_DAYS and "31 CFR 501" in rule.authority}
    if any(row.due and row.rule in by_days for row in owed):
        yield ASSUMPTION
    if owed:
        yield NO_ADVICE


def _why_not(row: Listed, on: date) -> str:
    """Why a listing leads to nothing here, or to nothing yet; empty where it leads to its rules."""
    if not row.regime:
        return "the table has no rules of that authority's law"
    if not row.freezes:
        return "by the policy for its law nothing is frozen under it for certain; read what it requires"
    return f"not yet on {on}" if row.since and row.since > on else ""


def _before_listings(facts: Facts) -> Iterator[str]:
    """What came and went before a regime had listed the party is no dealing with a listed party under its law."""
    for regime in REGIMES:
        first = min((row.since for row in facts.listings_of(regime) if row.since), default=None)
        over = [row for row in facts.nexuses if row.kind not in HELD]
        before = [row for row in over if first and row.when and row.when < first]
        if before:
            yield (
                f"{_named(before)} came before the {regime} listing of {first}: by that listing no matter of {regime} law."
            )


def _named(rows: Sequence[Nexus]) -> str:
    """The first ties by kind, key and day, the others counted."""
    told = ", ".join(f"{row.kind} {row.ours} of {row.when}" for row in rows[:_MOST_NAMED])
    return told if len(rows) <= _MOST_NAMED else f"{told} and {len(rows) - _MOST_NAMED:,} more"
