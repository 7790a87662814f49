"""How the service serves, by the settings: the key that lets a program in, how often anybody may ask, and who is told."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from seawall.errors import SettingRefused

# By Standard Webhooks: a secret of 192 to 512 bits.
_SECRET = "whsec_"  # noqa: S105  # the prefix
_SECRET_BYTES = range(24, 65)


@dataclass(frozen=True, slots=True)
class Service:
    """How the service serves.

    key_file  a file with the key that lets a program in
    rate      requests a second of one visitor, in each process
    webhook   the address that is told what became of stopped payments; empty: none
    webhook_secret   what signs each message
    webhook_private  whether that address may be one inside one's own network
    """

    key_file: Path | None = None
    rate: float = 500.0
    webhook: str = ""
    webhook_secret: bytes = field(default=b"", repr=False)
    webhook_private: bool = False


def service(take: Callable[..., Any]) -> Service:
    """The settings of the service, each taken by its key. SettingRefused where a webhook is set without a secret."""
    found = Service(
        key_file=take("service.key_file", _file, None),
        rate=take("service.rate", _rate, 500.0),
        webhook=take("webhook.url", _url, ""),
        webhook_secret=take("webhook.secret", _secret, b""),
        webhook_private=take("webhook.private", _yes, False),
    )
    if bool(found.webhook) != bool(found.webhook_secret):
        raise SettingRefused("a webhook needs both webhook.url and webhook.secret: without one nobody knows who tells")
    if found.webhook.startswith("http:") and not found.webhook_private:
        raise SettingRefused("webhook.url: an address that begins with https:// is expected outside one's own network")
    return found


def _url(value: object, _: Path) -> str:
    said = value.strip() if isinstance(value, str) else ""
    parts = urlsplit(said)
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username or not said.isprintable():
        raise ValueError("an address is expected that begins with https:// and names nobody")
    return said


def _secret(value: object, _: Path) -> bytes:
    """The secret as Standard Webhooks writes it: whsec_ and 24 to 64 bytes in base64. What was given is not repeated."""
    said = value.strip() if isinstance(value, str) else ""
    try:
        found = base64.b64decode(said.removeprefix(_SECRET), validate=True) if said.startswith(_SECRET) else b""
    except (binascii.Error, ValueError):
        found = b""
    if len(found) not in _SECRET_BYTES:
        raise SettingRefused("the setting webhook.secret: whsec_ and 24 to 64 bytes in base64 are expected")
    return found


def _yes(value: object, _: Path) -> bool:
    if isinstance(value, bool):
        return value
    if value in {"true", "false"}:
        return value == "true"
    raise ValueError("true or false is expected")


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
