"""The decision itself: a pure function of a subject, its parties' matches and the policy, on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from seawall.decisions.decision import Citation, Decision, Finding, Versions
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import Effect, Policy, WeakAka
from seawall.entities import Designation, Entity, Party
from seawall.matching import Basis, Match
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
        finding for party, matches in matched for match in matches
        for finding in _findings(party, match, entities[match.entity_id], policy, on)
    ]  # fmt: skip
    findings.sort(key=lambda finding: (-finding.outcome.rank, -finding.match.log_odds, finding.match.entity_id))
    unread = list(_unread(subject))
    outcome = strictest([finding.outcome for finding in findings] + [Outcome.REVIEW] * bool(unread))
    return Decision(
        key=subject.key,
        kind="payment" if isinstance(subject, Payment) else "customer",
        source=subject.source,
        place=subject.place,
        party=_caption(subject, findings),
        outcome=outcome,
        why=_why(outcome, findings, unread),
        findings=tuple(findings),
        problems=subject.problems,
        notes=under.notes,
        versions=Versions(under.corpus, policy.version, under.engine),
        decided_at=under.now,
    )


def _findings(party: Party, match: Match, entity: Entity, policy: Policy, on: date) -> Iterator[Finding]:
    """One finding for a match, by the strictest of the entity's designations; the others' authorities stand with it."""
    effects = [(designation, policy.effect_of(designation, on)) for designation in entity.designations]
    if not effects:
        return
    designation, effect = max(effects, key=lambda pair: pair[1].outcome.rank)
    outcome, why = _outcome(match, designation, effect, policy)
    cites = [Citation(effect.cite, effect.verified)] if effect.cite else []
    for listed, _ in effects:
        cites += [Citation(row.cite, row.verified) for row in policy.authorities_of(listed)]
    yield Finding(
        role=party.role,
        place=party.place,
        party=party.caption,
        match=match,
        entity=entity.caption,
        lists=tuple(dict.fromkeys(f"{listed.authority} {listed.list_name}" for listed in entity.designations)),
        programmes=entity.programmes,
        outcome=outcome,
        why=why,
        authorities=tuple(dict.fromkeys(cites)),
    )


def _outcome(match: Match, designation: Designation, effect: Effect, policy: Policy) -> tuple[Outcome, str]:
    """What one match leads to: the list's rule where the match is certain, a person's look where it is not."""
    if match.basis is Basis.WEAK_NAME:
        return _weak(match, policy, designation)
    if match.score >= policy.thresholds.certain:
        return effect.outcome, effect.requires
    return strictest([min(effect.outcome, Outcome.REVIEW, key=lambda outcome: outcome.rank)]), "alike, but not certain"


def _weak(match: Match, policy: Policy, designation: Designation) -> tuple[Outcome, str]:
    rule = policy.weak_aka_of(designation.list_name)
    if rule.mode is WeakAka.ALWAYS:
        return Outcome.REVIEW, "only a weak a.k.a. is alike; this policy reviews those"
    if rule.mode is WeakAka.CORROBORATE and match.corroborated:
        return Outcome.REVIEW, "a weak a.k.a. is alike, and a second fact agrees"
    return Outcome.RELEASE, "only a weak a.k.a. is alike, and no second fact agrees"


def _unread(subject: Subject) -> Iterator[str]:
    for problem in subject.problems:
        yield str(problem)
    for party in subject.parties:
        for text in party.unread:
            yield f"{party.role} at {party.place}: could not read {text!r}"
    if not subject.parties:
        yield "no party could be read"


def _caption(subject: Subject, findings: Sequence[Finding]) -> str:
    """What to call the subject in one column: the party found, else the customer, else who pays whom."""
    if findings and findings[0].outcome is not Outcome.RELEASE:
        return findings[0].party
    if isinstance(subject, Customer):
        return subject.parties[0].caption if subject.parties else ""
    names = [party.names[0] for party in subject.parties if party.names and party.role.value in {"debtor", "creditor"}]
    return " → ".join(names) or (subject.parties[0].caption if subject.parties else "")


def _why(outcome: Outcome, findings: Sequence[Finding], unread: Sequence[str]) -> str:
    """The reason in one line: the strictest finding, else what could not be read, else that nothing is alike."""
    if findings and findings[0].outcome is outcome and (outcome is not Outcome.RELEASE or not unread):
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        tags = ", ".join(first.programmes)
        return f"{first.role} is like {first.entity} ({', '.join(first.lists)}, {tags}): {first.why}{more}"
    return unread[0] if unread else "no listed party is alike"
