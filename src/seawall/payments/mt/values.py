"""Amounts, dates and references of SWIFT fields; what is neither is a Problem."""

import re
from datetime import date
from decimal import Decimal

from seawall.payments.mt.fields import Field
from seawall.payments.mt.notebook import Notebook
from seawall.payments.subject import Money

# 15d: fifteen signs with a comma before the decimals (SWIFT User Handbook, FIN formats).
_AMOUNT = re.compile(r"([A-Z]{3})(\d{1,15})(?:,(\d{0,15}))?")
_DATED = re.compile(r"(\d{6})([A-Z]{3}.*)")
_DAY = re.compile(r"(\d{2})(\d{2})(\d{2})")
# FIN's own window: 80 to 99 are 1980 to 1999, the rest lies in this century.
_PIVOT = 80
_BALANCE = re.compile(r"[CD]\d{6}([A-Z]{3})\d{1,15}(?:,\d{0,15})?")
_STATEMENT_LINE = re.compile(
    r"(?P<day>\d{6})(?:\d{4})?(?P<sign>R?[CD])(?P<code>[A-Z])?(?P<whole>\d{1,15}),(?P<part>\d{0,15})[SNF][A-Z0-9]{3}(?P<words>.*)"
)


def read_amount(known: Field, notes: Notebook) -> None:
    """Currency and amount: USD1234,56."""
    if money := _money(known, known.value, notes):
        notes.amounts.append(money)


def read_dated_amount(known: Field, notes: Notebook) -> None:
    """Value date, currency and amount: 260609USD1234,56."""
    found = _DATED.fullmatch(known.value)
    if found is None:
        notes.text(known)
        notes.problem(known.place, known.value, "not a date, a currency and an amount")
        return
    notes.value_date = _day(known, found[1], notes) or notes.value_date
    if money := _money(known, found[2], notes):
        notes.amounts.append(money)


def read_charge(known: Field, notes: Notebook) -> None:
    """Charges are no amount of the payment; one that is no amount is said."""
    _money(known, known.value, notes)


def read_value_date(known: Field, notes: Notebook) -> None:
    """A date alone: 260609."""
    notes.value_date = _day(known, known.value, notes) or notes.value_date


def read_balance(known: Field, notes: Notebook) -> None:
    """The opening balance of a statement: it says the currency of the lines."""
    found = _BALANCE.fullmatch(known.value)
    if found:
        notes.currency = found[1]
    else:
        notes.text(known)
        notes.problem(known.place, known.value, "not a balance")


def read_floor(known: Field, notes: Notebook) -> None:
    """The floor limit of an interim report, whose lines are in its currency."""
    found = re.fullmatch(r"([A-Z]{3})[CD]?\d{1,15}(?:,\d{0,15})?", known.value)
    if found:
        notes.currency = notes.currency or found[1]
    else:
        notes.text(known)
        notes.problem(known.place, known.value, "not a floor limit")


def read_statement_line(known: Field, notes: Notebook) -> None:
    """One entry of a statement: date, amount in the account's currency, references and words."""
    first, *more = known.lines
    found = _STATEMENT_LINE.fullmatch(first)
    if found is None:
        notes.text(known)
        notes.problem(known.place, known.value, "not an entry of a statement")
        return
    notes.value_date = _day(known, found["day"], notes)
    if not notes.currency:
        notes.problem(known.place, known.value, "the statement names no currency before its entries")
    notes.amounts.append(Money(_decimal(found["whole"], found["part"]), notes.currency))
    own, _, theirs = found["words"].partition("//")
    notes.references += [("61", text) for text in (own, theirs) if text and text != "NONREF"]
    # The account owner's reference holds names at times, the second line (supplementary details) often.
    notes.text(known, "\n".join(text for text in (own, theirs, *more) if text and text != "NONREF"))


def _money(known: Field, text: str, notes: Notebook) -> Money | None:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        notes.text(known)
        notes.problem(known.place, text, "not a currency and an amount")
        return None
    if "," not in text:
        notes.violation(known.place, text, "an amount has a comma before its decimals")
    return Money(_decimal(found[2], found[3]), found[1])


def _decimal(whole: str, part: str | None) -> Decimal:
    return Decimal(f"{whole}.{part}" if part else whole)


def _day(known: Field, text: str, notes: Notebook) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        if found:
            year = int(found[1])
            return date(year + (1900 if year >= _PIVOT else 2000), int(found[2]), int(found[3]))
    except ValueError:
        pass  # 31 February is no date either
    notes.text(known)
    notes.problem(known.place, text, "not a date")
    return None
