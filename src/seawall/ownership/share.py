"""A share in percent, as exact decimals: one number, or an interval where the source gives no more than that."""

import re
from decimal import Decimal, InvalidOperation

import msgspec

# More places than any register gives; beyond them a number is refused rather than rounded, for a rounded sum could
# cross 50.
MOST_PLACES = 30
# Numbers with an exponent beyond it are never written out: 1E-999999999 would take a gigabyte.
_MOST_EXPONENT = 100
_WHOLE = Decimal(100)
_NONE = Decimal(0)


def places(number: Decimal) -> int:
    """How many decimal places a number has."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > _MOST_EXPONENT:
        return _MOST_EXPONENT
    # Not by Decimal.normalize, which rounds to 28 digits.
    return len(plain(number).partition(".")[2])


def plain(number: Decimal) -> str:
    """The number without an exponent and without idle zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


class Share(msgspec.Struct, frozen=True, gc=False):
    """A share between low and high, in percent (0 to 100); an open bound is itself not reached ("more than 25 %").

    Raises ValueError where the bounds make no sense.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.high.is_finite() and _NONE <= self.low <= self.high <= _WHOLE):
            raise ValueError(f"a share lies between 0 and 100 %, its low bound first: {self.low} to {self.high}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise ValueError(f"no share is both {self.low} % and not")
        if places(self.low) > MOST_PLACES or places(self.high) > MOST_PLACES:
            raise ValueError(f"a share of more than {MOST_PLACES} decimal places can't be summed exactly")

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @property
    def text(self) -> str:
        """The share in words: "50 %", "more than 25 to 50 %", "unknown share"."""
        if self.is_exact:
            return f"{plain(self.low)} %"
        if self == UNKNOWN:
            return "unknown share"
        low = f"{'more than ' if self.low_open else ''}{plain(self.low)}"
        return f"{low} to {'less than ' if self.high_open else ''}{plain(self.high)} %"


def exactly(percent: Decimal | str | int) -> Share:
    """One known percentage. Raises ValueError where it is none."""
    try:
        number = Decimal(percent)
    except InvalidOperation as error:
        raise ValueError(f"{percent!r} is no number") from error
    return Share(number, number)


def between(low: Decimal | str | int, high: Decimal | str | int, *, low_open: bool = False) -> Share:
    """An interval of percentages, both bounds included unless said. Raises ValueError where it is none."""
    try:
        return Share(Decimal(low), Decimal(high), low_open and Decimal(low) != Decimal(high))
    except InvalidOperation as error:
        raise ValueError(f"{low!r} to {high!r} is no interval of percentages") from error


UNKNOWN = Share(_NONE, _WHOLE)


_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[.,]\d{{1,40}})?)\s*(?:%|percent|per cent)?"
_FORMS = (
    (re.compile(rf"^=?\s*{_NUMBER.format('n')}$"), False),
    (re.compile(rf"^{_NUMBER.format('a')}\s*(?:-|–|—|to|\.\.)\s*{_NUMBER.format('b')}$"), False),
    (re.compile(rf"^(?:>|more than|over)\s*{_NUMBER.format('a')}(?:\s*(?:-|–|to|,|and)?\s*(?:<=|≤|up to)?\s*{_NUMBER.format('b')})?$"), True),
    (re.compile(rf"^(?:>=|≥|at least)\s*{_NUMBER.format('a')}$"), False),
    (re.compile(rf"^(?:<=|≤|up to|at most)\s*{_NUMBER.format('b')}$"), False),
)  # fmt: skip
_BELOW = re.compile(rf"^(?:<|less than|under)\s*{_NUMBER.format('b')}$")
# "50,000" may be fifty percent or fifty thousand shares: a person decides.
_THOUSANDS = re.compile(r",\d{3}(?!\d)")
_UNKNOWN_WORDS = frozenset({"", "unknown", "n/a", "na", "?", "-", "not disclosed", "undisclosed"})


def read_share(text: str) -> Share | None:
    """A share as people and registers write it; None where it can't be read.

    Understood: 50, 50 %, 33,3, 25-50, 25 to 50 %, more than 25 %, >25, >= 50, < 10, unknown. Always percent.
    """
    said = " ".join(text.casefold().split())
    if said in _UNKNOWN_WORDS:
        return UNKNOWN
    if _THOUSANDS.search(said):
        return None
    try:
        below = _BELOW.match(said)
        if below:
            return Share(_NONE, _decimal(below["b"]), high_open=True)
        for form, low_open in _FORMS:
            found = form.match(said)
            if found:
                return _of(found.groupdict(), low_open=low_open)
    except ValueError:
        return None
    return None


def _of(parts: dict[str, str | None], *, low_open: bool) -> Share:
    if parts.get("n"):
        return exactly(_decimal(parts["n"]))
    low = _decimal(parts["a"]) if parts.get("a") else _NONE
    high = _decimal(parts["b"]) if parts.get("b") else _WHOLE
    return between(low, high, low_open=low_open)


def _decimal(text: str | None) -> Decimal:
    """Comma or point."""
    return Decimal((text or "").replace(",", "."))
