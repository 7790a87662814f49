"""The house's own books: what the tape, the ledger and the last screening of known customers tie to a party."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from seawall.audit.events import DecisionRecorded
from seawall.audit.words import Action, Suspect, Target
from seawall.cases import Alert, Case
from seawall.customers.population import has_population
from seawall.customers.standing import Hit
from seawall.customers.state import last_screened, standings_of
from seawall.days import day_of_duty
from seawall.decisions import Outcome
from seawall.decisions.decision import GroundKind
from seawall.errors import InputRefused, Problem
from seawall.ledger import Property, rejections_of
from seawall.nexus.decided import Tied, Told, of_decision
from seawall.nexus.money import decision_of
from seawall.obligations import Nexus, NexusKind
from seawall.payments import Subject
from seawall.readings import CASES, ITEMS
from seawall.store import Store

# Recorded decisions that stopped something and are in no case are read one by one, a millisecond each; beyond so many the
# rest is told and left to `--money`.
MOST_READ: Final = 10_000

# What rejected transactions are read off.
_REJECTIONS: Final = ("transaction.rejected", "property.entry-struck")
# The payment or customer behind a receipt. InputRefused where it was redacted.
LookUp = Callable[[str], Subject]


def of_customers(home: Path, tied: Tied, corpus_version: str) -> Iterator[Nexus | Problem]:
    """Known customers and vendors by their last whole screening; a Problem where that was by other lists, or never was."""
    if not has_population(home):
        return
    screened = last_screened(home)
    if screened is None:
        yield Problem("known customers", "", "", "", "never screened: run seawall customers screen")
        return
    if corpus_version and screened.conditions.corpus != corpus_version:
        why = "screened by other lists than those in use: run seawall customers rescreen"
        yield Problem("known customers", "", "corpus", screened.conditions.corpus, why)
    for number, _, _ in screened.shards:
        for row in standings_of(home, screened, number):
            if best := _strictest(row.hits, tied):
                yield Nexus(
                    NexusKind.CUSTOMER, row.name, row.key, best.entity_id, best.entity, best.outcome.value,
                    best.outcome is not Outcome.REVIEW, place=f"known customers, screened {screened.at:%Y-%m-%d}",
                )  # fmt: skip


def _strictest(hits: Iterable[Hit], tied: Tied) -> Hit | None:
    mine = [hit for hit in hits if hit.entity_id in tied.names and hit.outcome is not Outcome.RELEASE]
    return max(mine, key=lambda hit: (hit.outcome.rank, hit.score, hit.entity_id), default=None)


def of_tape(store: Store, tied: Tied, look_up: LookUp) -> Iterator[Nexus | Problem]:
    """Blocked property, rejected transactions, stopped payments in cases, and recorded decisions that are in no case.

    What stands in the ledger is told from there alone, and what two people released is no tie.
    """
    items: list[Property] = [row.state for row in store.states(ITEMS) if row.state is not None]
    known = set[str]()
    for item in items:
        if not item.is_struck and (target := _target(item.facts.targets, tied)):
            known.add(item.facts.receipt)
            yield _of_item(item, target)
    for rejection in rejections_of(store.events(kinds=_REJECTIONS)).values():
        facts = rejection.facts
        if not rejection.is_struck and (target := _target(facts.targets, tied)):
            known.add(facts.receipt)
            yield Nexus(
                NexusKind.REJECTED, facts.participants, rejection.id, target.entity_id, target.name, "reject", True, facts.on,
                facts.amount, facts.currency, f"ledger, {rejection.id}",
            )  # fmt: skip
    known.discard("")
    cases: list[Case] = [row.state for row in store.states(CASES)]
    yield from _of_cases(cases, tied, look_up, known)
    known |= {alert.receipt for case in cases for alert in case.alerts if not _may_be_owned(alert, case, tied)}
    yield from _of_recorded(store, tied, look_up, known)


def _target(targets: Iterable[Target], tied: Tied) -> Target | None:
    return next((row for row in targets if row.entity_id in tied.names), None)


def _of_item(item: Property, target: Target) -> Nexus:
    facts = item.facts
    return Nexus(
        NexusKind.PROPERTY, facts.description, item.id, target.entity_id, target.name, item.state.value, True, facts.on,
        item.held, item.measure, f"ledger, held by {item.holder}",
    )  # fmt: skip


def _is_released(case: Case) -> bool:
    return case.closing is not None and case.closing.action is Action.RELEASE


def _suspect(alert: Alert, tied: Tied) -> Suspect | None:
    return next((row for row in alert.suspects if row.entity_id in tied.names), None)


def _may_be_owned(alert: Alert, case: Case, tied: Tied) -> bool:
    """Whether owners stopped it: an alert does not say who they are, its recorded decision does."""
    is_owned = GroundKind.OWNERSHIP in alert.grounds and _suspect(alert, tied) is None
    return is_owned and not _is_released(case)


def _of_cases(cases: Iterable[Case], tied: Tied, look_up: LookUp, known: set[str]) -> Iterator[Nexus | Problem]:
    for case in cases:
        if _is_released(case):
            continue
        for alert in case.alerts:
            suspect = _suspect(alert, tied)
            if suspect is not None and not (alert.receipt and alert.receipt in known):
                yield from _of_alert(alert, suspect, case, look_up)


def _of_alert(alert: Alert, suspect: Suspect, case: Case, look_up: LookUp) -> Iterator[Nexus | Problem]:
    """An alert that two people decided is of the day of their decision, as the ledger counts it; another of the payment's."""
    place = f"case {case.id}" + (f", receipt {alert.receipt}" if alert.receipt else "")
    stop = next((row for row in case.stops if row.alert == alert.seq), None)
    when = day_of_duty(stop.at) if stop else None
    if stop is None and alert.receipt:
        try:
            when = Told.of(look_up(alert.receipt)).when
        except InputRefused as error:
            yield Problem("tape", place, "value date", "", f"not known: {error}")
    outcome = stop.action.value if stop else suspect.outcome
    yield Nexus(
        _kind(alert.subject, outcome), suspect.party or alert.party, alert.key, suspect.entity_id, suspect.entity, outcome,
        stop is not None or outcome != Outcome.REVIEW, when, alert.amount, alert.currency, place,
    )  # fmt: skip


def _kind(subject: str, outcome: str) -> NexusKind:
    if subject == "customer":
        return NexusKind.CUSTOMER
    return NexusKind.REJECTED if outcome == Outcome.REJECT else NexusKind.PAYMENT


def _of_recorded(store: Store, tied: Tied, look_up: LookUp, known: set[str]) -> Iterator[Nexus | Problem]:
    """Recorded decisions that stopped something, as far as no case and no ledger tells of them; the newest of them."""
    count, newest = 0, deque[DecisionRecorded](maxlen=MOST_READ)
    for event in store.events(kinds=("decision.recorded",)):
        body = event.body
        if isinstance(body, DecisionRecorded) and body.outcome != Outcome.RELEASE and body.receipt not in known:
            count += 1
            newest.append(body)
    for body in newest:
        yield from _of_receipt(store, body, tied, look_up)
    if count > MOST_READ:
        why = f"only the {MOST_READ:,} newest of {count:,} recorded decisions in no case were read; give the others with --money"
        yield Problem("tape", "", "", "", why)


def _of_receipt(store: Store, body: DecisionRecorded, tied: Tied, look_up: LookUp) -> Iterator[Nexus | Problem]:
    place = f"receipt {body.receipt}"
    try:
        decision = decision_of(store.document(body.decision_sha256))
        ties = [*of_decision(decision, tied, Told(place=place))]
        if ties:
            ties = [*of_decision(decision, tied, Told.of(look_up(body.receipt), place))]
    except (InputRefused, msgspec.MsgspecError) as error:
        yield Problem("tape", place, "", "", f"the decision can't be read: {error}")
        return
    yield from ties
