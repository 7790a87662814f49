"""What a case knows of a payment that it blocked or rejected, for the commands that record it in the ledger."""

from decimal import Decimal
from typing import Annotated

import typer

from seawall.audit.words import Action, Target
from seawall.cli.context import now
from seawall.cli.days import number_of
from seawall.cli.targeting import targets_of, targets_of_suspects
from seawall.cli.terminal import clean, note
from seawall.days import day_of_duty
from seawall.errors import InputRefused, SettingRefused
from seawall.hold import Told, Waiting, waiting_of
from seawall.payments import Subject
from seawall.receipts import subject_of
from seawall.store import Store

OfCase = Annotated[
    str,
    typer.Option("--case", metavar="CASE", help="The case that decided it; what it knows need not be said again."),
]
OfKey = Annotated[
    str, typer.Option("--key", metavar="KEY", help="With --case, where it has several: which payment or customer.")
]


def of_case(store: Store, case: str, action: Action, key: str) -> tuple[Waiting | None, Told]:
    """What of a case waits to be recorded, and what is known of it; without a case nothing is known."""
    if not case:
        if key:
            raise SettingRefused("--key names a payment or customer of a case: give --case too")
        return None, Told("", "", "", day_of_duty(now()))
    waiting = waiting_of(store, clean(case), action, clean(key))
    return waiting, waiting.told(_subject(store, waiting.receipt))


def _subject(store: Store, receipt: str) -> Subject | None:
    try:
        return subject_of(store, receipt)
    except InputRefused as refusal:
        note(f"what was screened is not told: {refusal}", "gold3")
        return None


def targets(said: list[str] | None, told: Told) -> tuple[Target, ...]:
    """The targets that were named, else the listed parties of the case."""
    return targets_of(said) if said else targets_of_suspects(told.suspects)


def amount(said: str, told: Told) -> Decimal:
    """The amount that was said, else that of the payment."""
    if said:
        return number_of("--amount", said)
    if told.amount is None:
        raise SettingRefused("give --amount: " + ("the case knows none" if told.case else "only a case would know it"))
    return told.amount
