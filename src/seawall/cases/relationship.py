"""Which case an alert belongs to: one case for one relationship, the customer or account and the listed party, not one for each alert."""

from collections.abc import Mapping
from hashlib import sha256

from seawall.audit.events import AlertAdded
from seawall.audit.words import Suspect
from seawall.decisions import Decision, entry_hash, party_hash
from seawall.entities import Entity, IdentifierKind, Party
from seawall.names import fold
from seawall.payments import Payment, Subject


def relationship_of(decision: Decision, subject: Subject) -> str:
    """A short name for the relationship that a stopped subject belongs to: the same for the next alert of its kind.

    A customer is known by its key; a payment's suspected party by its account, else by its name; where no party is
    suspected (a place, an unread field) the payment stands for itself.
    """
    entities = sorted({finding.match.entity_id for finding in decision.findings})
    who = sorted({_who(finding.party, finding.place, subject) for finding in decision.findings})
    if decision.kind == "customer":
        who = [f"customer {decision.key}"]
    if not who or not entities:
        who = [f"{decision.kind} {decision.source} {decision.key}"]
    return sha256("\n".join((*who, *entities)).encode()).hexdigest()[:16]


def _who(name: str, place: str, subject: Subject) -> str:
    party = next((row for row in subject.parties if row.place == place), None)
    accounts = [row.value for row in party.identifiers if row.kind is IdentifierKind.ACCOUNT] if party else []
    return f"account {''.join(accounts[0].split()).upper()}" if accounts else f"name {fold(name)}"


def alert_of(
    decision: Decision, subject: Subject, entities: Mapping[str, Entity], receipt: str, policy: str
) -> AlertAdded:
    """The alert that a stopped decision gives; entities are the suspects' entries by id."""
    amount = subject.amounts[0] if isinstance(subject, Payment) and subject.amounts else None
    possible = [row.could_be for row in decision.findings] + [row.could_be for row in decision.grounds]
    strictest = max(possible, key=lambda outcome: outcome.rank, default=decision.outcome)
    return AlertAdded(
        receipt=receipt,
        key=decision.key,
        subject=decision.kind,
        outcome=decision.outcome.value,
        could_be=strictest.value,
        party=decision.party,
        suspects=tuple(_suspects(decision, subject, entities)),
        amount=amount.amount if amount else None,
        currency=amount.currency if amount else "",
        policy=policy,
    )  # fmt: skip


def _suspects(decision: Decision, subject: Subject, entities: Mapping[str, Entity]) -> list[Suspect]:
    by_place: dict[str, Party] = {party.place: party for party in subject.parties}
    made = []
    for finding in decision.findings:
        party, entity = by_place.get(finding.place), entities.get(finding.match.entity_id)
        made.append(
            Suspect(
                entity_id=finding.match.entity_id,
                entity=finding.entity,
                party=finding.party,
                score=finding.match.score,
                outcome=finding.outcome.value,
                party_hash=party_hash(party) if party else "",
                entry_hash=entry_hash(entity) if entity else "",
            )
        )
    return made
