"""What a match must reach before any list speaks: thresholds, poor names, weak aliases."""

from dataclasses import dataclass
from enum import StrEnum

from seawall.decisions.name_quality import poor_names
from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Policy
from seawall.decisions.rows import PoorNameMode, PoorNameRule, Thresholds, WeakAka
from seawall.entities import Entity, Party
from seawall.matching import Basis, Match

# What a policy's rules for fields call a name field that holds the name among other words.
LONGER_NAME = "longer name"


class Band(StrEnum):
    """Where a match stands by its score: below what is looked at, to be reviewed, or certain."""

    BELOW = "release"
    ALIKE = "review"
    CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a match must reach, whatever list it is on: the thresholds of the entry's type, and what poor names carry."""

    thresholds: Thresholds
    poor_name: PoorNameRule | None = None


def bar_of(party: Party, entity: Entity, policy: Policy) -> Bar:
    """What this party's match with this entry must reach."""
    rule = policy.poor_name_rule(poor_names(party)) if policy.poor_name else None
    return Bar(policy.thresholds_of(entity.schema), rule)


def band_of(match: Match, bar: Bar, policy: Policy) -> Band:
    """Where a match stands before any list speaks: a weak a.k.a. by the rule for all lists, as the decision has it."""
    if match.score < bar.thresholds.review:
        return Band.BELOW
    band = Band.CERTAIN if match.score >= bar.thresholds.certain else Band.ALIKE
    if match.basis is Basis.WEAK_NAME:
        weak, _ = weak_outcome(match, policy, "")
        band = Band.ALIKE if weak is Outcome.REVIEW else Band.BELOW
    if bar.poor_name and not match.corroborated and band is not Band.BELOW:
        band = Band.ALIKE if bar.poor_name.mode is PoorNameMode.REVIEW else Band.BELOW
    if match.is_within and band is not Band.BELOW:
        band = min(band, _within_longer_name(match, policy), key=list(Band).index)
    return band


def _within_longer_name(match: Match, policy: Policy) -> Band:
    rule = policy.field_rule(LONGER_NAME)
    if rule is None:
        return Band.CERTAIN
    if match.score < rule.review or rule.names is Outcome.RELEASE:
        return Band.BELOW
    return Band.ALIKE if rule.names is Outcome.REVIEW else Band.CERTAIN


def fields_of(field: str, match: Match) -> tuple[str, ...]:
    """The fields whose rules hold for a match: where it stood, and how it stood there."""
    return (field, LONGER_NAME) if match.is_within else (field,)


POOR_NAME_CARRIES = {PoorNameMode.REVIEW: Outcome.REVIEW, PoorNameMode.CORROBORATE: Outcome.RELEASE}


def weak_outcome(match: Match, policy: Policy, list_name: str) -> tuple[Outcome, str]:
    """How far a match leads that only a weak a.k.a. carries, and why."""
    rule = policy.weak_aka_of(list_name)
    if rule.mode is WeakAka.ALWAYS:
        return Outcome.REVIEW, "only a weak a.k.a. is alike; this policy reviews those"
    if rule.mode is WeakAka.NEVER:
        return Outcome.RELEASE, "only a weak a.k.a. is alike; this policy passes those"
    if match.corroborated:
        return Outcome.REVIEW, "a weak a.k.a. is alike, and a second fact agrees"
    return Outcome.RELEASE, "only a weak a.k.a. is alike, and no second fact agrees"
