"""Indicators made ready to be looked for: addresses as a tree of networks, the rest as tables of values, windows as columns.

Which indicator shows in which kind of log row is one table, SHOWS; matching and coverage both rest on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seawall.claims.indicator import Indicator, IndicatorKind, Tier, Window
from seawall.errors import Problem
from seawall.exposure.networks import Four, Six, Span, span_of
from seawall.exposure.phases import Bounds, Phases, bounds

FLOW: Final = "flows"

# In what kinds of log rows an indicator can show itself. The first kind named is the one in which it must: the others see a
# part (a name in TLS or HTTP only, an address only as a DNS answer). "flows" is the table of flows, the rest are kinds of names.
SHOWS: Final[dict[IndicatorKind, tuple[str, ...]]] = {
    IndicatorKind.IP: (FLOW, "answer_ip", "http_host"),
    IndicatorKind.NETWORK: (FLOW, "answer_ip", "http_host"),
    IndicatorKind.DOMAIN: ("dns", "sni", "http_host"),
    IndicatorKind.SUFFIX: ("dns", "sni", "http_host"),
    IndicatorKind.URL: ("url",),
    IndicatorKind.CERTIFICATE: ("cert_sha256",),
    IndicatorKind.CERTIFICATE_SHA1: ("cert_sha1",),
    IndicatorKind.CERTIFICATE_MD5: ("cert_md5",),
    IndicatorKind.CERTIFICATE_NAME: ("cert_name",),
    IndicatorKind.FILE: ("file_sha256",),
    IndicatorKind.FILE_SHA1: ("file_sha1",),
    IndicatorKind.FILE_MD5: ("file_md5",),
    IndicatorKind.JA3: ("ja3",),
}
# A URL of TLS shows itself only where somebody opens the connection, a proxy or firewall with a certificate of its own. That other
# requests were logged says nothing of it, so its hours are counted apart.
TLS_URL: Final = "https url"
ADDRESSES: Final = frozenset({IndicatorKind.IP, IndicatorKind.NETWORK})
HOST_NAMES: Final = frozenset({IndicatorKind.DOMAIN, IndicatorKind.SUFFIX, IndicatorKind.CERTIFICATE_NAME})
CERTIFICATES: Final = frozenset({
    IndicatorKind.CERTIFICATE, IndicatorKind.CERTIFICATE_SHA1, IndicatorKind.CERTIFICATE_MD5, IndicatorKind.CERTIFICATE_NAME,
})  # fmt: skip
_HEX: Final = frozenset("0123456789abcdef")
_DIGITS: Final = {
    IndicatorKind.CERTIFICATE: 64, IndicatorKind.CERTIFICATE_SHA1: 40, IndicatorKind.CERTIFICATE_MD5: 32,
    IndicatorKind.FILE: 64, IndicatorKind.FILE_SHA1: 40, IndicatorKind.FILE_MD5: 32, IndicatorKind.JA3: 32,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Index:
    """What is looked for.

    indicators  all that were given, by number; also those that could not be read
    problems    values or windows that could not be read, each naming its indicator
    unread      the numbers of indicators whose value could not be read: they are not looked for, and no "no" covers them
    texts       indicator kind, value, number: all that are not addresses
    ports       the port of each, -1: any
    values      a number for the value of each, the same where values are
    devices     whether each is a third party's device
    """

    indicators: tuple[Indicator, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[int]
    four: Four
    six: Six
    texts: pl.DataFrame
    phases: Phases
    bounds: tuple[Bounds, ...]
    ports: NDArray[np.int64]
    values: NDArray[np.int64]
    devices: NDArray[np.bool_]

    @classmethod
    def of(cls, indicators: Iterable[Indicator], skew: timedelta = timedelta(0)) -> "Index":
        """An index of these; skew is by how much the clocks of the logs may be off.

        A window that can't be read counts as none said; a value that can't be read is a Problem and is not looked for.
        """
        given = tuple(indicators)
        problems: list[Problem] = []
        spans: list[tuple[Span, int]] = []
        texts: list[tuple[str, str, int]] = []
        unread = set[int]()
        for number, one in enumerate(given):
            try:
                if one.kind in ADDRESSES:
                    spans.append((span_of(one.value), number))
                else:
                    texts.append((one.kind.name, normal(one), number))
            except ValueError as why:
                problems.append(Problem(one.source, one.claim, "value", one.value, f"not looked for: {why}"))
                unread.add(number)
        known = [_bounds(one, skew, problems) for one in given]
        values = {value: place for place, value in enumerate(dict.fromkeys(one.value for one in given))}
        return cls(
            given,
            tuple(problems),
            frozenset(unread),
            Four.of(spans),
            Six.of(spans),
            _table(texts),
            Phases.of(known),
            tuple(known),
            np.array([-1 if one.port is None else one.port for one in given], np.int64),
            np.array([values[one.value] for one in given], np.int64),
            np.array([one.tier is Tier.DEVICE for one in given], np.bool_),
        )


def shown_in(one: Indicator) -> tuple[str, ...]:
    """In what kinds of logs this indicator can show itself, that in which it must first, as coverage counts them."""
    is_of_tls = one.kind is IndicatorKind.URL and one.value.lower().startswith("https:")
    return (TLS_URL,) if is_of_tls else SHOWS[one.kind]


def normal(one: Indicator) -> str:
    """The form in which logs carry the value: names in lower case and punycode, hashes in lower-case digits. ValueError else."""
    value = one.value.strip()
    if one.kind not in SHOWS:
        raise ValueError("no log that is read shows such an indicator")
    if one.kind in HOST_NAMES:
        name = value.lower().rstrip(".").removeprefix("*.")
        if not name or not name.isascii() or any(not label for label in name.split(".")):
            raise ValueError("not a host name in its normal form")
        return name
    if one.kind in _DIGITS:
        digits = value.lower().replace(":", "")
        if len(digits) != _DIGITS[one.kind] or not _HEX.issuperset(digits):
            raise ValueError(f"not {_DIGITS[one.kind]} hexadecimal digits")
        return digits
    if not value:
        raise ValueError("an empty value")
    return value


def _bounds(one: Indicator, skew: timedelta, problems: list[Problem]) -> Bounds:
    try:
        return bounds(one.window, skew)
    except ValueError as why:
        said = f"{one.window.start} – {one.window.end}"
        problems.append(Problem(one.source, one.claim, "window", said, f"{why}; counted as a window that is not said"))
        return bounds(Window(precision=one.window.precision), skew)


def _table(rows: Sequence[tuple[str, str, int]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"group": pl.String, "value": pl.String, "indicator": pl.Int64}, orient="row")
