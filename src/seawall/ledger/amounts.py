"""Amounts: exact decimals, the smallest unit of each currency, and how interest is rounded."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from typing import Final

from seawall.errors import NotAllowed

ZERO: Final = Decimal(0)
# The world's money is below 10^15 dollars; a wallet's smallest unit is 10^-18 (one wei).
_MOST: Final = Decimal(10) ** 18
_MOST_DECIMALS: Final = 18
# Wide enough for the sum and the product of any two amounts: what would be rounded is refused instead.
EXACT: Final = Context(prec=120, traps=[Inexact, InvalidOperation, Overflow])
_WIDE: Final = Context(prec=120, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, Overflow])

# ISO 4217: currencies whose smallest unit is not a hundredth.
_DECIMALS: Final = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}  # fmt: skip
# Coins whose codes OFAC writes in three letters (its "Digital Currency Address" identifiers).
_COINS: Final = frozenset(
    {"XBT", "BTC", "ETH", "XMR", "LTC", "ZEC", "BCH", "TRX", "BSV", "ETC", "XRP", "XVG", "BTG", "ARB", "BSC"}
)
ROUNDING: Final = "half to even, to the smallest unit of the currency, once for each posting"


def decimals_of(currency: str) -> int:
    """How many decimals a currency's amounts have."""
    return _DECIMALS.get(currency, 2)


def rounded(value: Fraction, currency: str) -> Decimal:
    """A value to the smallest unit of a currency, half to even."""
    unit = Decimal(1).scaleb(-decimals_of(currency))
    units = round(value / Fraction(unit))  # Python rounds fractions half to even
    return EXACT.multiply(Decimal(units), unit)


def product(amount: Decimal, rate: Decimal) -> Decimal:
    """An amount at a rate, in dollars and cents, half to even."""
    return rounded(Fraction(amount) * Fraction(rate), "USD")


def in_dollars(amount: Decimal, currency: str, rate: Decimal | None, said: Decimal | None) -> Decimal | None:
    """The value in dollars: what was said, the amount where it is in dollars, the amount at the rate; else not known."""
    if said is not None or currency == "USD":
        return said if said is not None else amount
    return product(amount, rate) if rate is not None else None


def plain(value: Decimal) -> str:
    """A number without an exponent: 0.00000001, not 1E-8."""
    return f"{value:f}"


def shown(value: Decimal, measure: str = "") -> str:
    """A number with its thousands apart; money of a state with no fewer decimals than its currency has."""
    least = decimals_of(measure) if is_money(measure) else 0
    if -int(value.as_tuple().exponent) < least:
        value = value.quantize(Decimal(1).scaleb(-least), context=_WIDE)
    return f"{value:,f}"


def is_money(measure: str) -> bool:
    """Whether a measure is a currency of a state, whose smallest unit is known; a coin's and a share's are not."""
    return len(measure) == 3 and measure.isalpha() and measure.isupper() and measure not in _COINS


def percent(rate: Decimal) -> str:
    """A yearly rate in percent, without zeros that say nothing: 4.25 %."""
    return f"{(rate * 100).normalize():f} %"


def checked(what: str, value: Decimal, currency: str = "", *, may_be_zero: bool = False) -> Decimal:
    """The amount, if it is one that can be held: finite, above zero, in whole smallest units. NotAllowed otherwise."""
    if not value.is_finite() or abs(value) >= _MOST or -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        raise NotAllowed(f"{what} {value} is no amount: up to 18 digits before the point and 18 behind it")
    if value < 0 or (value == 0 and not may_be_zero):
        raise NotAllowed(f"{what} {shown(value)} is not above zero")
    if currency and value != value.quantize(Decimal(1).scaleb(-decimals_of(currency)), context=_WIDE):
        raise NotAllowed(
            f"{what} {plain(value)} {currency} has more decimals than {currency} has: {decimals_of(currency)}"
        )
    return value
