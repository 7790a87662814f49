"""Four eyes: one person proposes how a case is closed, a second one approves; nothing else closes a case."""

from seawall.audit import Actor, Body, Role
from seawall.audit.events import ActionApproved, ActionDeclined, ActionProposed, GoodGuyRemembered, ProposalWithdrawn
from seawall.audit.words import Action, Answer, Scope
from seawall.cases.agreement import refusal
from seawall.cases.case import Case, Proposal
from seawall.cases.commands import Said, of_case, person, worded, works
from seawall.cases.sheet import IDENTITY
from seawall.errors import NotAllowed


def propose(  # noqa: PLR0913  # what, why, and what it entails
    case: Case,
    actor: Actor,
    action: Action,
    reason: str,
    *,
    licence: str = "",
    remember: tuple[Scope, ...] = (),
    bulk: str = "",
) -> Said:
    """Propose how the case is to be closed.

    NotAllowed where the work sheet is not complete or says something else, where the policy's law knows no such action,
    where a listed party would be released without a licence, and where another proposal stands.
    """
    works(case, actor)
    if case.proposal and not case.is_overtaken:
        raise NotAllowed(f"case {case.id} has a proposal of {case.proposal.by} already: decline or withdraw it first")
    if action not in case.may:
        raise NotAllowed(f"the law of this case's policy knows no {action}: it knows {', '.join(case.may)}")
    against = refusal(case, action, licence)
    if against:
        raise NotAllowed(against)
    for scope in remember:
        _memorable(case, action, scope)
    body = ActionProposed(
        action=action, reason=worded(reason, "a reason"), bulk=bulk, remember=remember, licence=licence.strip()
    )
    return of_case(case, body)


def _memorable(case: Case, action: Action, scope: Scope) -> None:
    """Hold what is to be remembered against the case."""
    if action is not Action.RELEASE or case.answers.get(IDENTITY) is not Answer.NO:
        raise NotAllowed(
            "only a false positive can be remembered: one that is released because it is not the listed party"
        )
    if bool(scope.customer) == bool(scope.account):
        raise NotAllowed("a remembered false positive speaks of one customer or of one account")
    if scope.entity_id not in {row.entity_id for alert in case.alerts for row in alert.suspects}:
        raise NotAllowed(f"{scope.entity_id} is no suspect of case {case.id}")
    if scope.customer and scope.customer not in {row.key for row in case.alerts if row.subject == "customer"}:
        raise NotAllowed(f"{scope.customer} is no customer of case {case.id}")
    if not _compared(case, scope.entity_id):
        raise NotAllowed(
            f"{scope.entity_id} was found in text, not as a party: there is nothing that could be remembered"
        )


def approve(case: Case, actor: Actor, reason: str = "") -> Said:
    """Approve the standing proposal as a second person; what it asks to remember is remembered.

    NotAllowed for whoever proposed, whatever roles they hold; without the role of an approver; where something came to the
    case after the proposal was made, and where the work sheet does not bear it any more: a question is open since.
    """
    proposal = _standing(case, actor)
    against = refusal(case, proposal.action, proposal.licence)
    if against:
        raise NotAllowed(against)
    body = ActionApproved(proposal=proposal.seq, action=proposal.action, reason=reason.strip())
    return (*of_case(case, body), *_remembered(case, proposal))


def decline(case: Case, actor: Actor, reason: str) -> Said:
    """Send the standing proposal back."""
    works(case, actor)
    if case.proposal is None:
        raise NotAllowed(f"case {case.id} has no proposal")
    if actor.is_by(case.proposal.by):
        raise NotAllowed("whoever proposed can only withdraw")
    return of_case(case, ActionDeclined(proposal=case.proposal.seq, reason=worded(reason, "a reason")))


def withdraw(case: Case, actor: Actor, reason: str) -> Said:
    """Take one's own proposal back."""
    works(case, actor)
    if case.proposal is None or not actor.is_by(case.proposal.by):
        raise NotAllowed(f"case {case.id} has no proposal of {actor.id}")
    return of_case(case, ProposalWithdrawn(proposal=case.proposal.seq, reason=worded(reason, "a reason")))


def _standing(case: Case, actor: Actor) -> Proposal:
    person(actor)
    proposal = case.proposal
    if proposal is None:
        raise NotAllowed(f"case {case.id} is {case.status}: there is no proposal to approve")
    if actor.is_by(proposal.by):
        raise NotAllowed(f"{actor.id} proposed this: a second person approves")
    if Role.APPROVER not in actor.roles:
        raise NotAllowed(f"{actor.id} is no approver")
    if case.is_overtaken:
        raise NotAllowed("something came to the case after the proposal: look again and propose anew")
    return proposal


def _remembered(case: Case, proposal: Proposal) -> Said:
    said: list[tuple[str, Body]] = []
    for scope in proposal.remember:
        for policy, party_hash, entry_hash in _compared(case, scope.entity_id):
            body = GoodGuyRemembered(
                scope=scope, case=case.id, reason=proposal.reason, party_hash=party_hash, entry_hash=entry_hash,
                policy=policy,
            )  # fmt: skip
            said.append((f"good-guy:{case.id}:{scope.entity_id}", body))
    return tuple(said)


def _compared(case: Case, entity_id: str) -> list[tuple[str, str, str]]:
    """What was compared with an entry: policy, party and entry of each alert, by their hashes, each once."""
    rows = [
        (alert.policy, row.party_hash, row.entry_hash)
        for alert in case.looked_at
        for row in alert.suspects
        if row.entity_id == entity_id and row.party_hash and row.entry_hash
    ]
    return list(dict.fromkeys(rows))
