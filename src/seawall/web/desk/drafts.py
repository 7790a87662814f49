"""A first draft of a block or a rejection from the case that it came of: what the archived payment says, to be looked over."""

from collections.abc import Iterator

from seawall.audit.words import Action
from seawall.cases import Case
from seawall.days import day_of_duty
from seawall.decisions import Decision
from seawall.entities import Party
from seawall.hold import book
from seawall.payments import Payment, Subject
from seawall.store import Store
from seawall.web.desk.told import told_of

# What the names of records in the ledger begin with.
_PREFIXES = {Action.BLOCK: "P", Action.REJECT: "R"}


def draft_of(store: Store, case: Case, action: Action) -> dict[str, str]:
    """What the form holds when it is opened from a case, by field. What the payment does not say stays empty.

    It is of the first stop of this kind that the case decided and nobody has recorded; without one of the last alert.
    """
    waiting = [row for row in book(store).owed if row.case == case.id and row.stop.action is action]
    alert = waiting[0].alert if waiting else case.alerts[-1]
    told = told_of(store, alert)
    decided = {"on": day_of_duty(waiting[0].stop.at).isoformat()} if waiting else {}
    draft = decided | {
        "item": f"{_PREFIXES[action]}-{case.id}" + (f"-{alert.seq}" if len(waiting) > 1 else ""),
        "key": alert.key if len(waiting) > 1 else "",
        "case": case.id,
        "receipt": alert.receipt,
        "amount": f"{alert.amount:f}" if alert.amount is not None else "",
        # Dollars where nothing has an amount; what an amount is of is said or asked for, never guessed.
        "currency": alert.currency or ("USD" if alert.amount is None else ""),
        "target": "\n".join(dict.fromkeys(row.entity_id for row in alert.suspects)),
    }
    if told.decision and not alert.suspects:
        draft["target"] = "\n".join(_by_grounds(told.decision))
    if told.subject:
        draft |= _of_subject(told.subject)
    return draft


def _by_grounds(decision: Decision) -> Iterator[str]:
    """Who is meant where no listed party is: the party that stood there, with why it is blocked or forbidden."""
    for ground in decision.grounds:
        if ground.party:
            yield f"{_plain(ground.party)} | | {_plain(ground.why)}"


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _of_subject(subject: Subject) -> dict[str, str]:
    people = "; ".join(_participant(party) for party in subject.parties)
    if not isinstance(subject, Payment):
        return {"participants": people}
    texts = " / ".join(dict.fromkeys(row.text.strip() for row in subject.free_texts if row.text.strip()))
    return {
        "kind": "wire transfer",
        "description": f"payment {subject.key} ({subject.format})" + (f": {texts}" if texts else ""),
        "property": texts or f"funds of payment {subject.key}",
        "transaction": subject.format,
        "transaction_on": subject.value_date.isoformat() if subject.value_date else "",
        "participants": people,
        "reference": "\n".join(f"{name} {value}" for name, value in subject.references),
    }


def _participant(party: Party) -> str:
    where = next((row.text for row in party.addresses if row.text), "")
    ids = ", ".join(row.value for row in party.identifiers)
    more = ", ".join(part for part in (where, ids if ids != party.caption else "") if part)
    return f"{party.role}: {party.caption}" + (f" ({more})" if more else "")
