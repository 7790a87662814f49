"""Which test of ownership a regime makes: its table read strictly, each row with citation and verification mark."""

import tomllib
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from seawall.entities import Designation
from seawall.errors import SettingRefused
from seawall.ownership.share import plain
from seawall.ownership.stake import ControlKind, Right


class Mark(StrEnum):
    """How well a rule's source is known; the letters are those of the policy's tables."""

    OFFICIAL = "A"
    SECONDARY = "B"
    ONE_SOURCE = "C"
    UNVERIFIED = "M"
    OWN = "O"  # no source: our own choice, said as such


class Test(StrEnum):
    """Whether the threshold itself is enough."""

    __test__ = False  # no test of pytest's
    AT_LEAST = "at least"
    MORE_THAN = "more than"


class Aggregate(StrEnum):
    """Whose stakes are added together."""

    ALL = "all"
    EACH = "each"
    DIRECTIVE = "directive"


class Reach(StrEnum):
    """How far a designation reaches; ordered from nothing to everything owned."""

    NONE = "none"
    ITSELF = "itself"
    DOUBT = "doubt"
    OWNED = "owned"


class Effect(StrEnum):
    """What control without ownership amounts to."""

    FLAG = "flag"
    DOUBT = "doubt"
    COUNTS = "counts"


class ReachRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far designations of one list ("*" for all), or under one programme, reach."""

    reach: Reach
    cite: str
    verified: Mark
    list: str | None = None
    programme: str = ""


class ControlRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some kinds of control amount to; the first row that names a kind, or "*", holds."""

    kinds: tuple[str, ...]
    effect: Effect
    cite: str
    verified: Mark


class StateRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"begins": "from", "ends": "to"}):
    """Whether the rule is in force between two days, both included."""

    state: str
    cite: str
    verified: Mark
    begins: date | None = None
    ends: date | None = None


class Regime(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One regime's test of ownership."""

    id: str
    title: str
    word: str
    authorities: tuple[str, ...]
    threshold: str
    test: Test
    aggregate: Aggregate
    rights: tuple[Right, ...]
    cite: str
    verified: Mark
    caution_from: str
    caution_why: str
    divested: str
    reach: tuple[ReachRow, ...]
    control: tuple[ControlRow, ...]
    state: tuple[StateRow, ...] = ()

    @property
    def percent(self) -> Decimal:
        """The threshold, in percent."""
        return Decimal(self.threshold)

    @property
    def rule(self) -> str:
        """The test in words."""
        return (
            f"{plain(self.percent)} % or more" if self.test is Test.AT_LEAST else f"more than {plain(self.percent)} %"
        )

    def control_of(self, kind: ControlKind) -> ControlRow:
        """What one kind of control amounts to."""
        return next(row for row in self.control if kind in row.kinds or "*" in row.kinds)

    def reach_of(self, designation: Designation) -> ReachRow:
        """How far one designation reaches. A programme's exception holds where no other programme stands beside it."""
        if designation.authority and designation.authority.casefold() not in _folded(self.authorities):
            return _of_another(designation.authority)
        tags = designation.programmes or (designation.list_name,)
        excepted = {row.programme: row for row in self.reach if row.programme}
        if all(tag in excepted for tag in tags):
            return max((excepted[tag] for tag in tags), key=lambda row: _ORDER.index(row.reach))
        rows = {row.list: row for row in self.reach if row.list is not None}
        if not designation.authority and designation.list_name not in rows and _is_elsewhere(designation.list_name):
            return _of_another(f"another regime (its list {designation.list_name})")
        return rows.get(designation.list_name) or rows.get("*") or _in_doubt(designation.list_name)

    def states_on(self, on: date) -> tuple[StateRow, ...]:
        """Whether it is in force on a day, where that is in question; none where it simply holds."""
        return tuple(row for row in self.state if (row.begins or date.min) <= on <= (row.ends or date.max))


_ORDER = list(Reach)


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _in_doubt(list_name: str) -> ReachRow:
    why = f"whether the list {list_name!r} reaches what is owned is not known here: read the entry"
    return ReachRow(Reach.DOUBT, why, Mark.UNVERIFIED, list_name)


def _is_elsewhere(list_name: str) -> bool:
    """Whether some regime's table names this list."""
    return list_name not in {"", "*"} and any(
        row.list == list_name for regime in regimes().values() for row in regime.reach
    )


def _of_another(authority: str) -> ReachRow:
    """Another regime's designation does nothing in this one; one of an authority nobody here knows is in doubt."""
    known = any(authority.casefold() in _folded(regime.authorities) for regime in regimes().values())
    if known or authority.startswith("another regime"):
        return ReachRow(Reach.NONE, f"listed by {authority}, which this regime does not follow", Mark.OFFICIAL)
    return ReachRow(Reach.DOUBT, f"the authority {authority!r} is not known here: read the entry", Mark.UNVERIFIED)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regime: tuple[Regime, ...]


def read_regimes(data: bytes, name: str) -> dict[str, Regime]:
    """Read a table of regimes. Raises SettingRefused with the place for anything misspelt, missing or senseless."""
    try:
        read = msgspec.convert(tomllib.loads(data.decode("utf-8")), _File)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingRefused(f"the table of regimes {name} can't be read: {error}") from error
    for regime in read.regime:
        _check(regime, name)
    return {regime.id: regime for regime in read.regime}


def _check(regime: Regime, name: str) -> None:
    where = f"{name}: regime {regime.id}"
    kinds = {*ControlKind, "*"}
    try:
        sensible = 0 < Decimal(regime.threshold) <= 100 and 0 < Decimal(regime.caution_from) <= 100
    except ArithmeticError:
        sensible = False
    if not sensible:
        raise SettingRefused(f"{where}: threshold and caution_from lie between 0 and 100")
    if not regime.rights:
        raise SettingRefused(f"{where}: it tests no right")
    if not any("*" in row.kinds for row in regime.control):
        raise SettingRefused(f"{where}: no row of control says what all other kinds amount to")
    for row in regime.control:
        for kind in row.kinds:
            if kind not in kinds:
                raise SettingRefused(f"{where}: there is no kind of control {kind!r}")


@cache
def regimes() -> dict[str, Regime]:
    """The regimes that ship, by id."""
    return read_regimes((files("seawall.ownership") / "regimes.toml").read_bytes(), "regimes.toml")


def regime_of(regime_id: str) -> Regime:
    """One regime by its id. Raises SettingRefused where there is none."""
    found = regimes().get(regime_id)
    if found is None:
        raise SettingRefused(f"there is no ownership test {regime_id!r}; there are {', '.join(regimes())}")
    return found
