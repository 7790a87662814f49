"""A policy: one regime's rules as tables with citations and days, and the questions that a decision asks of them."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

import msgspec

from seawall.decisions.evidence import Part, Who
from seawall.decisions.marks import Verified
from seawall.decisions.name_quality import Poor
from seawall.decisions.outcome import Outcome
from seawall.decisions.rows import (
    TYPE_OF,
    Authority,
    Effect,
    FieldRule,
    PoorNameMode,
    PoorNameRule,
    Thresholds,
    TypeThresholds,
    WeakAkaRule,
)
from seawall.decisions.rule_tables import (
    FlowDown,
    Jurisdiction,
    Licence,
    Measure,
    MeasureLabel,
    PartRule,
    Tenor,
    Words,
)
from seawall.entities import Designation, Schema


class _Dated(Protocol):
    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


def in_force(row: _Dated, on: date) -> bool:
    """Whether a row holds on a day; its first and its last day both count."""
    return row.valid_from <= on <= (row.valid_to or date.max)


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One regime's rules. version is the hash of the file's bytes, so that a decision names exactly what it obeyed.

    outcomes are those that the regime knows, words what it calls them. keepers are the authorities whose lists bind
    the policy's user: rows for the list "*" speak of theirs alone. ownership_tests are ids of the tests in
    ownership/regimes.toml, resubmission_days how long a stopped payment is known again. tag_cite is how a programme tag
    without a row in `authority` is cited, {tag} standing for it: the UK's tags are the names of its regulations. It
    speaks of the keepers' tags; a tag of another authority is cited as that authority's.
    """

    regime: str
    title: str
    thresholds: Thresholds
    weak_aka: tuple[WeakAkaRule, ...]
    effect: tuple[Effect, ...]
    authority: tuple[Authority, ...]
    unknown_list: str
    type_thresholds: tuple[TypeThresholds, ...] = ()
    poor_name: tuple[PoorNameRule, ...] = ()
    outcomes: tuple[Outcome, ...] = tuple(Outcome)
    words: Words = Words()
    keepers: tuple[str, ...] = ()
    field: tuple[FieldRule, ...] = ()
    measure: tuple[Measure, ...] = ()
    measure_label: tuple[MeasureLabel, ...] = ()
    tenor: tuple[Tenor, ...] = ()
    jurisdiction: tuple[Jurisdiction, ...] = ()
    government_words: tuple[str, ...] = ()
    flow_down: tuple[FlowDown, ...] = ()
    tag_cite: str = "programme {tag} (31 CFR chapter V)"
    ownership_cite: str = ""
    ownership_verified: Verified = Verified.UNVERIFIED
    ownership_tests: tuple[str, ...] = ()
    resubmission_days: int | None = None
    part: tuple[PartRule, ...] = ()
    licence: tuple[Licence, ...] = ()
    version: str = ""

    def effect_of(self, designation: Designation, on: date) -> Effect:
        """The strictest rule for a designation; one that no rule speaks of is reviewed, never passed over."""
        found = [effect for effect in self.effect if self._speaks_of(effect, designation) and in_force(effect, on)]
        if found:
            return max(found, key=lambda effect: effect.outcome.rank)
        why = f"{self._not_binding(designation)}{self.unknown_list}"
        return Effect(designation.list_name, Outcome.REVIEW, why, "", Verified.UNVERIFIED, date.min)

    def _not_binding(self, designation: Designation) -> str:
        """Whose list it is, where that authority's lists do not bind under this policy; else empty."""
        if not self._is_of_others(designation):
            return ""
        return f"{designation.authority} lists it, whose lists do not bind under the policy {self.regime}; "

    def _is_of_others(self, designation: Designation) -> bool:
        return designation.authority not in ("", *self.keepers) and bool(self.keepers)

    def _speaks_of(self, effect: Effect, designation: Designation) -> bool:
        named = effect.list == designation.list_name or (effect.list == "*" and designation.authority in self.keepers)
        return named and (not effect.programmes or bool(set(effect.programmes) & set(designation.programmes)))

    def measures_of(self, list_name: str, on: date) -> list[Measure]:
        """The measures that may speak of an entry of this list on a day."""
        return [row for row in self.measure if row.list == list_name and in_force(row, on)]

    def tenors_of(self, measure: Measure) -> list[Tenor]:
        """The windows of a measure."""
        return [row for row in self.tenor if row.measure == measure.name]

    def jurisdictions_of(self, jurisdiction: str, on: date) -> list[Jurisdiction]:
        """What is required of dealings with a place on a day; empty where no rule speaks of it."""
        return [row for row in self.jurisdiction if row.id == jurisdiction and in_force(row, on)]

    def knows_government(self, jurisdiction: str, on: date) -> bool:
        """Whether the government of a place is treated in its own way."""
        return any(row.who is Who.GOVERNMENT for row in self.jurisdictions_of(jurisdiction, on))

    def flow_down_of(self, designation: Designation) -> FlowDown:
        """Whether a listing reaches what is owned; a list that no row names is in doubt."""
        rows = [row for row in self.flow_down if row.list in {designation.list_name, "*"}]
        tagged = [row for row in rows if row.programmes]
        # An exception for some tags holds where the entry bears no other tag: another programme reaches what it owns.
        exact = [row for row in tagged if designation.programmes and set(designation.programmes) <= set(row.programmes)]
        plain = [row for row in rows if not row.programmes]
        found = exact or plain
        return found[0] if found else FlowDown(designation.list_name, "doubt", "", Verified.UNVERIFIED)

    def field_rule(self, field: str) -> FieldRule | None:
        """What may follow from what stood in a field; None where anything may."""
        return next((row for row in self.field if row.field == field), None)

    def part_rule(self, part: Part) -> PartRule | None:
        """How far a listing leads for a party that takes this part; None where the policy has no rule."""
        return next((row for row in self.part if row.part is part), None)

    def authorities_of(self, designation: Designation) -> tuple[Authority, ...]:
        """The authority of each of a designation's programmes; one that the table lacks is named as published.

        The table speaks of the keepers' tags: another authority may write the same letters and mean a law of its own.
        """
        others = self._is_of_others(designation)
        known = {} if others else {row.programme: row for row in self.authority}
        cite = f"programme {{tag}} of {designation.authority}" if others else self.tag_cite
        return tuple(
            known.get(tag, Authority(tag, cite.replace("{tag}", tag), Verified.UNVERIFIED))
            for tag in designation.programmes
        )

    def thresholds_of(self, schema: Schema) -> Thresholds:
        """The thresholds for an entry of this schema: its type's own, else the general ones."""
        for row in self.type_thresholds:
            if row.type is TYPE_OF.get(schema):
                return Thresholds(row.review, row.certain, row.reason)
        return self.thresholds

    @property
    def floors(self) -> tuple[float, ...]:
        """The review thresholds that hold for some type, lowest first: with each of them the lists are asked."""
        return tuple(sorted({self.thresholds.review, *(row.review for row in self.type_thresholds)}))

    def poor_name_rule(self, names: Collection[Poor]) -> PoorNameRule | None:
        """The rule for a party all of whose names are poor; of several the strictest, none where one has no rule."""
        rules = {rule.name: rule for rule in self.poor_name}
        found = [rules.get(name) for name in names]
        known = [rule for rule in found if rule is not None]
        if not known or len(known) < len(found):
            return None
        return min(known, key=lambda rule: list(PoorNameMode).index(rule.mode))

    def weak_aka_of(self, list_name: str) -> WeakAkaRule:
        """The rule for weak aliases of a list: its own, else the one for all lists."""
        rules = {rule.list: rule for rule in self.weak_aka}
        return rules.get(list_name, rules["*"])
