"""How values are shown: numbers, days, points, and text from outside, which must not turn the page around it."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from seawall.ledger.amounts import shown as amount_shown

# Marks that turn the direction of what follows (Unicode Bidi: a page isolates texts itself, with <bdi>), control characters but
# for ends of lines and tabs (Cc), and halves of characters (Cs). A page has some thousand texts: looked for sign by sign they
# were a tenth of its time.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    """Text without control characters, marks that turn direction, and halves of characters."""
    return _UNFIT.sub(_UNKNOWN, text)


def said(text: object) -> Markup:
    """Text from outside, in its own direction whatever stands beside it."""
    return Markup("<bdi>{}</bdi>").format(clean(str(text))) if text else Markup("")


def _title(text: str) -> Markup:
    """A case's title: party and entry each in their own direction, in this order."""
    party, dash, entry = text.partition(" – ")
    return said(party) + (Markup(" – ") + said(entry) if dash else Markup(""))


def _label(text: str) -> str:
    """The name of a list's own field: some of them end as if the value stood behind."""
    return text.rstrip(": ")


def kind(schema: str) -> str:
    """What somebody or something is, in words: LegalEntity is a legal entity."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", schema).lower()


def _sentence(text: str) -> Markup:
    """A sentence that ends as one, once."""
    return said(text if text.endswith(("?", ".", "!")) else f"{text}.")


def _score(value: float) -> str:
    return f"{value:.4f}" if value else "–"


def _points(value: float) -> str:
    # A minus sign is as wide as a plus sign; a hyphen is not.
    return f"{value:+.2f}".replace("-", "−")


def _number(value: int) -> str:
    return f"{value:,}"


def _money(value: Decimal | None, currency: str = "") -> str:
    return "" if value is None else f"{amount_shown(value, currency)} {currency}".strip()


def _dollars(value: Decimal | None) -> str:
    return "no rate" if value is None else f"{value:,.2f}"


def _day(value: date | None) -> Markup:
    if value is None:
        return Markup("–")
    return Markup('<time datetime="{0}">{0}</time>').format(value.isoformat())


def _moment(value: datetime) -> Markup:
    at = value.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="seconds"), f"{at:%Y-%m-%d %H:%M}")


def _lines(text: str) -> Markup:
    """Text that keeps its own line ends."""
    return Markup("<br>").join(escape(clean(line)) for line in text.splitlines())


FILTERS: Mapping[str, Callable[..., Any]] = {
    "said": said, "score": _score, "points": _points, "number": _number, "money": _money, "dollars": _dollars, "day": _day,
    "moment": _moment, "lines": _lines, "clean": clean, "titled": _title, "sentence": _sentence,
    "label": _label,  "kind": kind,
}  # fmt: skip
