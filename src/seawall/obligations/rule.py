"""The table of rules: rows of law with citation, days and mark, and what is said where there is no duty; read strictly from TOML."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from seawall.decisions import Verified
from seawall.errors import SettingRefused

REGIMES = ("US", "EU", "UK", "none")


class LedBy(StrEnum):
    """What leads to a rule."""

    LISTING = "listing"
    PROPERTY = "property"
    PAYMENT = "payment"
    REJECTED = "rejected"
    CUSTOMER = "customer"
    WALLET = "wallet"
    CONTACT = "contact"
    INCIDENT = "incident"
    MATERIAL = "material"


class Standing(StrEnum):
    """Whether a row is law, might become law, or is nobody's duty."""

    LAW = "law"
    PROPOSED = "proposed"
    VOLUNTARY = "voluntary"


class Unit(StrEnum):
    """What a clock counts."""

    NOTHING = ""  # no last day is set
    BUSINESS_DAYS = "business days"
    YEARS = "years"
    ANNUAL = "June 30 to September 30"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row; docs of the fields stand at the head of rules.toml.

    counts_from   which day the clock counts from where it is not that of what was found: incident or material
    unknown       what is said where that day is not known
    of_listed     only where the party is listed by this regime
    replaced_by   the row that took over when this one ended: then its end is not told
    """

    id: str
    title: str
    regime: str
    authority: str
    binds: str
    led_by: tuple[LedBy, ...]
    clock: str
    may: str
    mark: Verified
    source: str
    valid_from: date = date.min
    words: tuple[str, ...] = ()
    standing: Standing = Standing.LAW
    count: int = 0
    unit: Unit = Unit.NOTHING
    counts_from: LedBy | None = None
    unknown: str = ""
    of_listed: bool = False
    valid_to: date | None = None
    replaced_by: str = ""


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that is said where somebody might take a duty for granted."""

    id: str
    says: str
    mark: Verified
    source: str


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rows, in the order in which they are told."""

    rule: tuple[Rule, ...]
    reading: tuple[Reading, ...]

    def reading_of(self, id_: str) -> Reading:
        """The sentence of an id; the table was refused if it lacks one that the program asks for."""
        return next(row for row in self.reading if row.id == id_)


# The sentences that the program says.
TOUCHED_ALONE = "touched-alone"


def read_table(data: bytes, name: str) -> Table:
    """A table of rules. Raises SettingRefused with the place for anything misspelt, missing or senseless."""
    try:
        table = msgspec.convert(tomllib.loads(data.decode("utf-8")), Table)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingRefused(f"the rules {name} can't be read: {error}") from error
    for wrong in _senseless(table):
        raise SettingRefused(f"the rules {name} make no sense: {wrong}")
    return table


@cache
def shipped_table() -> Table:
    """The rules that ship."""
    return read_table((files("seawall.obligations") / "rules.toml").read_bytes(), "rules.toml")


def _senseless(table: Table) -> Iterator[str]:
    ids = [row.id for row in table.rule]
    for id_, count in Counter(ids).items():
        if count > 1:
            yield f"there are {count} rules with the id {id_!r}"
    if TOUCHED_ALONE not in {row.id for row in table.reading}:
        yield f"the reading {TOUCHED_ALONE!r} is missing"
    for row in table.rule:
        yield from (f"{row.id}: {wrong}" for wrong in _senseless_row(row, ids))


def _senseless_row(row: Rule, ids: list[str]) -> Iterator[str]:
    if row.regime not in REGIMES:
        yield f"no regime is called {row.regime!r}; there are {', '.join(REGIMES)}"
    if row.valid_to is not None and row.valid_to < row.valid_from:
        yield f"it ends on {row.valid_to}, before it begins"
    if not row.led_by:
        yield "nothing leads to it (led_by)"
    counts = row.unit in {Unit.BUSINESS_DAYS, Unit.YEARS}
    if counts is not (row.count > 0):
        yield "count and unit belong together"
    if row.standing is not Standing.LAW and row.unit is not Unit.NOTHING:
        yield f"what is {row.standing} has no last day (unit)"
    if row.replaced_by and row.replaced_by not in ids:
        yield f"there is no rule {row.replaced_by!r}"
    for field in ("title", "authority", "binds", "clock", "may", "source"):
        if not getattr(row, field).strip():
            yield f"{field} must not be empty: an examiner will ask for it"
