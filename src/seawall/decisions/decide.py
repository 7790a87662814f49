"""The decision itself: a pure function of a subject, its parties' matches, other evidence and the policy, on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from seawall.decisions.dealing import dealing_of, hints
from seawall.decisions.decision import Decision, Finding, Ground, Versions
from seawall.decisions.evidence import NO_EVIDENCE, Evidence
from seawall.decisions.findings import Under, party_finding, text_finding
from seawall.decisions.grounds import grounds_of
from seawall.decisions.kin import one_a_party
from seawall.decisions.licences import Payable, unknown_licence
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import Policy
from seawall.entities import Entity, Party, Role
from seawall.errors import Problem
from seawall.matching import Match
from seawall.payments import Customer, Payment, Subject


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a decision is made under: the moment, the versions, and what is to be said about the lists."""

    now: datetime
    corpus: str
    engine: str
    notes: tuple[str, ...] = ()
    ownership: str = ""


def decide(  # noqa: PLR0913, PLR0917  # what a decision is made of, each a value of its own room
    subject: Subject,
    matched: Sequence[tuple[Party, Sequence[Match]]],
    entities: Mapping[str, Entity],
    policy: Policy,
    under: Circumstances,
    evidence: Evidence = NO_EVIDENCE,
) -> Decision:
    """Decide one payment or customer.

    `matched` holds each party with its matches, `entities` the matched entities by id, those of free text too;
    `evidence` what else is known: places, owners, mentions, the dealing, remembered decisions. The strictest finding or
    ground wins; all of them are kept with their authorities. What could not be read is reviewed, never released.
    """
    using = _under(subject, policy, under, evidence)
    findings = [
        party_finding(party, match, entities[match.entity_id], using) for party, found in matched for match in found
    ]
    findings += [text_finding(text, entities[text.match.entity_id], using) for text in evidence.texts]
    findings.sort(key=_order)
    findings = one_a_party(findings, evidence.kin)
    grounds = grounds_of(using.evidence, using)
    problems = (*subject.problems, *_unread(subject))
    both: list[Finding | Ground] = [*findings, *grounds]
    outcome = strictest([row.outcome for row in both] + [Outcome.REVIEW] * bool(problems))
    holds = tuple(_holds(findings, grounds, problems)) if outcome is Outcome.REJECT else ()
    return Decision(
        key=subject.key,
        kind="payment" if isinstance(subject, Payment) else "customer",
        source=subject.source,
        place=subject.place,
        party=_caption(subject, findings, grounds),
        outcome=outcome,
        why=_why(outcome, findings, grounds, problems, holds),
        findings=tuple(findings),
        problems=problems,
        notes=under.notes,
        versions=Versions(under.corpus, policy.version, under.engine, under.ownership),
        decided_at=under.now,
        grounds=tuple(grounds),
        questions=tuple(_questions(outcome, both, using)),
        holds=holds,
        action=policy.words.of(outcome),
    )


def _under(subject: Subject, policy: Policy, under: Circumstances, evidence: Evidence) -> Under:
    dealing, told = dealing_of(subject, evidence.dealing), evidence.hints or hints(subject)
    is_known = dealing is evidence.dealing and told == evidence.hints
    known = evidence if is_known else replace(evidence, dealing=dealing, hints=told)
    on = under.now.date()
    amounts = subject.amounts if isinstance(subject, Payment) else ()
    places = frozenset(place.jurisdiction for place in evidence.places)
    return Under(subject, policy, on, known, Payable(dealing, amounts, places, on))


def _order(finding: Finding) -> tuple[int, float, tuple[str, ...], bool]:
    """Strictest first, then the most alike; the rest only so that the order of the input changes nothing."""
    match = finding.match
    rest = (
        match.entity_id,
        finding.role,
        finding.place,
        finding.party,
        match.basis,
        match.screened_name,
        match.listed_name,
    )
    return -finding.outcome.rank, -match.log_odds, (*rest, finding.why), match.corroborated


def _holds(findings: Sequence[Finding], grounds: Sequence[Ground], problems: Sequence[Problem]) -> Iterator[str]:
    """What must be settled before a rejected payment goes back: it may hold an interest to be blocked (FAQ 36).

    To send back what should have been blocked is a violation by itself (Wachovia, 2007).
    """
    for row in findings:
        # Of a party with several listings one may reject what another may block.
        may_block = row.outcome is Outcome.REVIEW or bool(row.listings and row.outcome is Outcome.REJECT)
        if may_block and row.could_be is Outcome.BLOCK:
            yield f"{row.role} {row.party} may be {row.entity}, whose property would be blocked"
    for ground in grounds:
        open_block = ground.could_be is Outcome.BLOCK and ground.outcome is not Outcome.BLOCK
        if open_block and ground.outcome is not Outcome.RELEASE:
            yield ground.question or ground.why
    if problems:
        yield "what could not be read may name a blocked person"


def _questions(outcome: Outcome, found: Sequence[Finding | Ground], under: Under) -> Iterator[str]:
    asked = [row.question for row in found if row.question and row.outcome is not Outcome.RELEASE]
    unknown = unknown_licence(under.policy, under.evidence.dealing)
    if unknown and outcome is not Outcome.RELEASE:
        asked.append(
            f"the payment relies on {unknown}, a licence that this policy does not know: what does it authorise?"
        )
    yield from dict.fromkeys(asked)


def _unread(subject: Subject) -> Iterator[Problem]:
    """What the parties' readers could not understand; a subject without any party is no harmless one."""
    for party in subject.parties:
        for text in party.unread:
            yield Problem(subject.source, party.place or subject.place, party.role, text, "this could not be read")
    if not subject.parties:
        yield Problem(subject.source, subject.place, "", "", "no party could be read")


def _caption(subject: Subject, findings: Sequence[Finding], grounds: Sequence[Ground]) -> str:
    """What to call the subject in one column: the party found, else the customer, else who pays whom."""
    named: list[Finding | Ground] = [*findings[:1], *(row for row in grounds if row.party)]
    stopped = [row for row in named if row.outcome is not Outcome.RELEASE]
    if stopped:
        return max(stopped, key=lambda row: row.outcome.rank).party
    first = subject.parties[0].caption if subject.parties else ""
    if isinstance(subject, Customer):
        return next((party.caption for party in subject.parties if party.role is Role.CUSTOMER), first)
    names = [
        party.names[0] for role in (Role.DEBTOR, Role.CREDITOR) for party in subject.parties
        if party.role is role and party.names
    ]  # fmt: skip
    return " → ".join(names) or first


def _why(
    outcome: Outcome,
    findings: Sequence[Finding],
    grounds: Sequence[Ground],
    problems: Sequence[Problem],
    holds: Sequence[str],
) -> str:
    """The reason in one line: the strictest finding or ground, then what could not be read, else that nothing is alike."""
    unread = str(problems[0]) + _more(len(problems)) if problems else ""
    told = [_found(row) for row in findings if row.outcome is outcome]
    told += [_grounded(row) for row in grounds if row.outcome is outcome]
    if not told:
        return unread or "no listed party is alike"
    said = told[0] + _more(len(findings) + len(grounds))
    said = f"{said}; and {unread}" if unread else said
    return f"{said}; do not send it back before it is settled: {holds[0]}" if holds else said


def _found(finding: Finding) -> str:
    on = ", ".join((*finding.lists, *finding.programmes)) or "no list is named"
    return f"{finding.role} is like {finding.entity} ({on}): {finding.why}"


def _grounded(ground: Ground) -> str:
    return f"{ground.role}: {ground.why}" if ground.role else ground.why


def _more(count: int) -> str:
    return f" (and {count - 1} more)" if count > 1 else ""
