"""Days and amounts as options say them."""

from datetime import date
from decimal import Decimal, InvalidOperation

from seawall.cli.context import now
from seawall.days import day_of_duty
from seawall.errors import SettingRefused


def day_of(option: str, text: str) -> date:
    """A day of an option; where it is empty today, by Washington's clock, as duties count."""
    return maybe_day(option, text) or day_of_duty(now())


def maybe_day(option: str, text: str) -> date | None:
    """A day of an option; None where it is empty."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingRefused(f"{option} takes a day as YYYY-MM-DD, not {text!r}") from error


def number_of(option: str, text: str) -> Decimal:
    """A number of an option, its thousands apart or not."""
    try:
        found = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise SettingRefused(f"{option} takes a number such as 1234.50, not {text!r}") from None
    if not found.is_finite():
        raise SettingRefused(f"{option} takes a number such as 1234.50, not {text!r}")
    return found


def maybe_number(option: str, text: str) -> Decimal | None:
    """A number of an option; None where it is empty."""
    return number_of(option, text) if text else None
