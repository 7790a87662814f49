"""The decision itself: a pure function of a subject, its parties' matches and the policy, on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from seawall.decisions.counterfactual import what_would_change
from seawall.decisions.decision import Citation, Decision, Finding, Versions
from seawall.decisions.name_quality import poor_names
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import Effect, Policy, PoorNameMode, PoorNameRule, Thresholds, Verified, WeakAka
from seawall.entities import Designation, Entity, Party, Role
from seawall.errors import Problem
from seawall.matching import Basis, Match, changes
from seawall.payments import Customer, Payment, Subject


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a decision is made under: the moment, the versions, and what is to be said about the lists."""

    now: datetime
    corpus: str
    engine: str
    notes: tuple[str, ...] = ()


def decide(
    subject: Subject,
    matched: Sequence[tuple[Party, Sequence[Match]]],
    entities: Mapping[str, Entity],
    policy: Policy,
    under: Circumstances,
) -> Decision:
    """Decide one payment or customer.

    `matched` holds each party with its matches, `entities` the matched entities by id. The strictest finding wins; all
    of them are kept with their authorities. What could not be read is reviewed, never released.
    """
    on = under.now.date()
    findings = [
        _finding(party, match, entities[match.entity_id], policy, on) for party, matches in matched for match in matches
    ]
    findings.sort(key=_order)
    problems = (*subject.problems, *_unread(subject))
    outcome = strictest([finding.outcome for finding in findings] + [Outcome.REVIEW] * bool(problems))
    return Decision(
        key=subject.key,
        kind="payment" if isinstance(subject, Payment) else "customer",
        source=subject.source,
        place=subject.place,
        party=_caption(subject, findings),
        outcome=outcome,
        why=_why(outcome, findings, problems),
        findings=tuple(findings),
        problems=problems,
        notes=under.notes,
        versions=Versions(under.corpus, policy.version, under.engine),
        decided_at=under.now,
    )


def _order(finding: Finding) -> tuple[int, float, str, str, str, str]:
    """Strictest first, then the most alike; the rest only so that the order of the input changes nothing."""
    match = finding.match
    return -finding.outcome.rank, -match.log_odds, match.entity_id, finding.role, finding.place, finding.party


def _finding(party: Party, match: Match, entity: Entity, policy: Policy, on: date) -> Finding:
    """One finding for a match, by the strictest of the entity's designations; the others' authorities stand with it."""
    bar = bar_of(party, entity, policy)
    rulings = _rulings(match, entity, policy, bar, on)
    strict = rulings[0]
    cites = [Citation(cite, verified) for ruling in rulings for cite, verified in ruling.cites]
    for ruling in rulings:
        cites += [Citation(row.cite, row.verified) for row in policy.authorities_of(ruling.designation)]
    on_lists = [f"{ruling.designation.authority} {ruling.designation.list_name}".strip() for ruling in rulings]
    return Finding(
        role=party.role,
        place=party.place,
        party=party.caption,
        match=match,
        entity=entity.caption,
        lists=tuple(dict.fromkeys(name for name in on_lists if name)),
        programmes=tuple(dict.fromkeys(tag for ruling in rulings for tag in ruling.designation.programmes)),
        outcome=strict.outcome,
        why=strict.why,
        authorities=tuple(dict.fromkeys(cites)),
        counterfactual=what_would_change(
            match,
            changes(match, party, entity),
            lambda other: (
                _rulings(other, entity, policy, bar, on)[0].outcome
                if other.score >= bar.thresholds.review
                else Outcome.RELEASE
            ),
        ),
    )


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
        weak, _ = _weak(match, policy, Designation("", "", ()))
        band = Band.ALIKE if weak is Outcome.REVIEW else Band.BELOW
    if bar.poor_name and not match.corroborated and band is not Band.BELOW:
        band = Band.ALIKE if bar.poor_name.mode is PoorNameMode.REVIEW else Band.BELOW
    return band


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What one match leads to by one of the entity's designations."""

    outcome: Outcome
    why: str
    effect: Effect
    designation: Designation
    cites: tuple[tuple[str, Verified], ...]


def _rulings(match: Match, entity: Entity, policy: Policy, bar: Bar, on: date) -> list[_Ruling]:
    """One ruling for each designation, the strictest first.

    An entry that names no list is treated as one on a list that the policy does not know: it is reviewed.
    """
    listings = entity.designations or (Designation("", "", ()),)
    return sorted((_ruling(match, listing, policy, bar, on) for listing in listings), key=_ruling_order)


def _ruling_order(ruling: _Ruling) -> tuple[int, int, str, str, tuple[str, ...], date]:
    listing = ruling.designation
    strictness = (-ruling.outcome.rank, -ruling.effect.outcome.rank)
    return *strictness, listing.authority, listing.list_name, listing.programmes, listing.since or date.min


def _ruling(match: Match, designation: Designation, policy: Policy, bar: Bar, on: date) -> _Ruling:
    """The list's rule where the match is certain, a person's look where it is not."""
    effect = policy.effect_of(designation, on)
    cites = [(effect.cite, effect.verified)]
    if match.basis is Basis.WEAK_NAME:
        outcome, why = _weak(match, policy, designation)
        rule = policy.weak_aka_of(designation.list_name)
        cites.append((rule.cite, rule.verified))
    elif match.score >= bar.thresholds.certain:
        outcome, why = effect.outcome, effect.requires
    else:
        outcome, why = min(effect.outcome, Outcome.REVIEW, key=lambda known: known.rank), "alike, but not certain"
    if bar.poor_name and not match.corroborated:
        most = _POOR_NAME_CARRIES[bar.poor_name.mode]
        if outcome.rank > most.rank:
            outcome, why = most, f"the name alone can't carry more ({bar.poor_name.name}): {bar.poor_name.reason}"
            cites.append((bar.poor_name.cite, bar.poor_name.verified))
    return _Ruling(outcome, why, effect, designation, tuple(row for row in cites if row[0]))


_POOR_NAME_CARRIES = {PoorNameMode.REVIEW: Outcome.REVIEW, PoorNameMode.CORROBORATE: Outcome.RELEASE}


def _weak(match: Match, policy: Policy, designation: Designation) -> tuple[Outcome, str]:
    rule = policy.weak_aka_of(designation.list_name)
    if rule.mode is WeakAka.ALWAYS:
        return Outcome.REVIEW, "only a weak a.k.a. is alike; this policy reviews those"
    if rule.mode is WeakAka.NEVER:
        return Outcome.RELEASE, "only a weak a.k.a. is alike; this policy passes those"
    if match.corroborated:
        return Outcome.REVIEW, "a weak a.k.a. is alike, and a second fact agrees"
    return Outcome.RELEASE, "only a weak a.k.a. is alike, and no second fact agrees"


def _unread(subject: Subject) -> Iterator[Problem]:
    """What the parties' readers could not understand; a subject without any party is no harmless one."""
    for party in subject.parties:
        for text in party.unread:
            yield Problem(subject.source, party.place or subject.place, party.role, text, "this could not be read")
    if not subject.parties:
        yield Problem(subject.source, subject.place, "", "", "no party could be read")


def _caption(subject: Subject, findings: Sequence[Finding]) -> str:
    """What to call the subject in one column: the party found, else the customer, else who pays whom."""
    if findings and findings[0].outcome is not Outcome.RELEASE:
        return findings[0].party
    first = subject.parties[0].caption if subject.parties else ""
    if isinstance(subject, Customer):
        return next((party.caption for party in subject.parties if party.role is Role.CUSTOMER), first)
    names = [
        party.names[0] for role in (Role.DEBTOR, Role.CREDITOR) for party in subject.parties
        if party.role is role and party.names
    ]  # fmt: skip
    return " → ".join(names) or first


def _why(outcome: Outcome, findings: Sequence[Finding], problems: Sequence[Problem]) -> str:
    """The reason in one line: the strictest finding, then what could not be read, else that nothing is alike."""
    unread = str(problems[0]) + _more(problems) if problems else ""
    if not findings or findings[0].outcome is not outcome:
        return unread or "no listed party is alike"
    first = findings[0]
    on = ", ".join((*first.lists, *first.programmes)) or "no list is named"
    found = f"{first.role} is like {first.entity} ({on}): {first.why}{_more(findings)}"
    return f"{found}; and {unread}" if unread else found


def _more(items: Sequence[object]) -> str:
    return f" (and {len(items) - 1} more)" if len(items) > 1 else ""
