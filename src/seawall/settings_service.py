"""How the service serves, by the settings: the key that lets a program in, and how often anybody may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Service:
    """How the service serves.

    key_file  a file with the key that lets a program in
    rate      requests a second of one visitor, in each process
    """

    key_file: Path | None = None
    rate: float = 500.0


def service(take: Callable[..., Any]) -> Service:
    """The settings of the service, each taken by its key."""
    return Service(
        key_file=take("service.key_file", _file, None),
        rate=take("service.rate", _rate, 500.0),
    )


def _file(value: object, beside: Path) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a file's name is expected")
    return beside / Path(value).expanduser()


def _rate(value: object, _: Path) -> float:
    number = number_of(value)
    if not 0 < number <= 1_000_000:
        raise ValueError("requests a second above 0 are expected")
    return number


def number_of(value: object) -> float:
    """A number as a file or a variable says it. ValueError where it is none, or endless."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number is expected")  # noqa: TRY004  # all readers refuse alike
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise ValueError("a number is expected") from None
    if not isfinite(number):
        raise ValueError("a number is expected")
    return number
