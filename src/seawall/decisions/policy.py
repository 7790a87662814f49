"""A policy: thresholds, what each list's entries require, and on what authority – a versioned file, read strictly."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files

import msgspec

from seawall.decisions.name_quality import Poor
from seawall.decisions.outcome import Outcome
from seawall.entities import Designation, Schema
from seawall.errors import SettingRefused


class Verified(StrEnum):
    """How well a rule's source is known: the marks of the project's collection of facts."""

    OFFICIAL = "A"  # official text was read
    SECONDARY = "B"  # two or more secondary sources agree
    ONE_SOURCE = "C"
    UNVERIFIED = "M"  # general knowledge, to be verified before anyone relies on it


class WeakAka(StrEnum):
    """What a hit on nothing but a weak a.k.a. leads to (OFAC FAQ 122 to 125)."""

    CORROBORATE = "corroborate"  # review when a second fact agrees, else noted and released
    ALWAYS = "always"
    NEVER = "never"


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Scores between 0 and 1: from `review` on a match is looked at, from `certain` on the rule of its list applies."""

    review: float
    certain: float
    reason: str


class ListedType(StrEnum):
    """What an entry stands for, as a policy says it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


# OFAC's "entity" is an organisation; a wallet alone has no name, so that the general thresholds hold for it.
_TYPE_OF: dict[Schema, ListedType] = {
    Schema.PERSON: ListedType.PERSON,
    Schema.ORGANIZATION: ListedType.ORGANISATION,
    Schema.COMPANY: ListedType.ORGANISATION,
    Schema.LEGAL_ENTITY: ListedType.ORGANISATION,
    Schema.VESSEL: ListedType.VESSEL,
    Schema.AIRPLANE: ListedType.AIRCRAFT,
}


class TypeThresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds for entries of one type in place of the general ones. The listed side decides: its type is known."""

    type: ListedType
    review: float
    certain: float
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class WeakAkaRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy for weak aliases of one list, or of all ("*"), with the reason that an examiner will ask for."""

    list: str
    mode: WeakAka
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class PoorNameMode(StrEnum):
    """How far a match leads where the party has nothing but a poor name, and no second fact agrees."""

    REVIEW = "review"  # a person looks, whatever the score
    CORROBORATE = "corroborate"  # noted and released


class PoorNameRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a poor name can carry by itself, with the reason that an examiner will ask for."""

    name: Poor
    mode: PoorNameMode
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry of a list requires, in a window of dates; programmes narrows it to some tags where not empty."""

    list: str
    outcome: Outcome
    requires: str
    cite: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None
    programmes: tuple[str, ...] = ()

    def holds(self, designation: Designation, on: date) -> bool:
        """Whether the rule speaks of this designation on this day."""
        if self.list != designation.list_name or not self.valid_from <= on <= (self.valid_to or date.max):
            return False
        return not self.programmes or bool(set(self.programmes) & set(designation.programmes))


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On what law a programme tag rests."""

    programme: str
    cite: str
    verified: Verified


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One regime's rules. version is the hash of the file's bytes, so that a decision names exactly what it obeyed."""

    regime: str
    title: str
    thresholds: Thresholds
    weak_aka: tuple[WeakAkaRule, ...]
    effect: tuple[Effect, ...]
    authority: tuple[Authority, ...]
    unknown_list: str
    type_thresholds: tuple[TypeThresholds, ...] = ()
    poor_name: tuple[PoorNameRule, ...] = ()
    version: str = ""

    def effect_of(self, designation: Designation, on: date) -> Effect:
        """The strictest rule for a designation; one that no rule speaks of is reviewed, never passed over."""
        found = [effect for effect in self.effect if effect.holds(designation, on)]
        if found:
            return max(found, key=lambda effect: effect.outcome.rank)
        return Effect(designation.list_name, Outcome.REVIEW, self.unknown_list, "", Verified.UNVERIFIED, date.min)

    def authorities_of(self, designation: Designation) -> tuple[Authority, ...]:
        """The authority of each of a designation's programmes; one that the table lacks is named as published."""
        known = {row.programme: row for row in self.authority}
        return tuple(
            known.get(tag, Authority(tag, f"programme {tag} (31 CFR chapter V)", Verified.UNVERIFIED))
            for tag in designation.programmes
        )

    def thresholds_of(self, schema: Schema) -> Thresholds:
        """The thresholds for an entry of this schema: its type's own, else the general ones."""
        for row in self.type_thresholds:
            if row.type is _TYPE_OF.get(schema):
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


def read_policy(data: bytes, name: str) -> Policy:
    """Read a policy file. Raises SettingRefused with the place for anything misspelt, missing or senseless."""
    try:
        policy = msgspec.convert(tomllib.loads(data.decode("utf-8")), Policy)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingRefused(f"the policy {name} can't be read: {error}") from error
    for wrong in _senseless(policy):
        raise SettingRefused(f"the policy {name} makes no sense: {wrong}")
    return msgspec.structs.replace(policy, version=sha256(data).hexdigest()[:16])


def _senseless(policy: Policy) -> Iterator[str]:
    """What a well-formed policy can't mean, each with its place."""
    if not 0 < policy.thresholds.review <= policy.thresholds.certain < 1:
        yield "thresholds: it needs 0 < review ≤ certain < 1"
    for place, row in enumerate(policy.type_thresholds):
        if not 0 < row.review <= row.certain < 1:
            yield f"type_thresholds[{place}] ({row.type}): it needs 0 < review ≤ certain < 1"
    if "*" not in {rule.list for rule in policy.weak_aka}:
        yield 'weak_aka: a rule for all lists ("*") is missing'
    if policy.version:
        yield "version: it is the hash of the file, and is not written in it"
    yield from _twice("weak_aka", "list", [rule.list for rule in policy.weak_aka])
    yield from _twice("type_thresholds", "type", [row.type for row in policy.type_thresholds])
    yield from _twice("poor_name", "name", [rule.name for rule in policy.poor_name])
    yield from _twice("authority", "programme", [row.programme for row in policy.authority])
    for place, effect in enumerate(policy.effect):
        if effect.valid_to is not None and effect.valid_to < effect.valid_from:
            yield f"effect[{place}] ({effect.list}): it ends on {effect.valid_to}, before it begins"
    for where, text in _explanations(policy):
        if not text.strip():
            yield f"{where}: an examiner will ask for it, so it must not be empty"


def _twice(table: str, field: str, values: Sequence[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{table}: there are {count} rows with {field} {value!r}, and only one can hold"


def _explanations(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "thresholds.reason", policy.thresholds.reason
    yield "unknown_list", policy.unknown_list
    for place, rule in enumerate(policy.weak_aka):
        yield f"weak_aka[{place}].reason", rule.reason
    for place, row in enumerate(policy.type_thresholds):
        yield f"type_thresholds[{place}].reason", row.reason
    for place, poor in enumerate(policy.poor_name):
        yield f"poor_name[{place}].reason", poor.reason
    for place, effect in enumerate(policy.effect):
        yield f"effect[{place}].requires", effect.requires
        yield f"effect[{place}].cite", effect.cite


def us_policy() -> Policy:
    """The policy that ships for a person bound by United States law."""
    return read_policy((files("seawall.decisions") / "us.toml").read_bytes(), "us.toml")


def with_overrides(policy: Policy, review: float | None, weak_aka: WeakAkaRule | None) -> Policy:
    """The policy with another review threshold, for all types, or weak a.k.a. rule; its version names the change too.

    Raises SettingRefused where the threshold is not between 0 and 1.
    """
    changed = policy
    if review is not None:
        if not 0 < review < 1:
            raise SettingRefused(f"a threshold lies between 0 and 1, not at {review}")
        told = "the review threshold was set by the user"
        limits = Thresholds(review, max(review, policy.thresholds.certain), told)
        rows = tuple(
            msgspec.structs.replace(row, review=review, certain=max(review, row.certain), reason=told)
            for row in policy.type_thresholds
        )
        changed = msgspec.structs.replace(changed, thresholds=limits, type_thresholds=rows)
    if weak_aka is not None:
        changed = msgspec.structs.replace(changed, weak_aka=(weak_aka,))
    if changed is policy:
        return policy
    written = msgspec.json.encode(msgspec.structs.replace(changed, version=policy.version))
    return msgspec.structs.replace(changed, version=sha256(written).hexdigest()[:16])
