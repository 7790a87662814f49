"""What only a user can tell detectors: which networks serve households, where one's doors and edge devices are, what is usual."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from seawall.errors import InputRefused, SettingRefused
from seawall.exposure.detectors import AsnTable, Rules
from seawall.exposure.networks import span_of

# A table of all networks of the internet with their holders has some 1.2 million rows and 80 MB.
_MOST_BYTES: Final = 256_000_000


@dataclass(frozen=True, slots=True)
class Homes:
    """Log-ins from households: the table of networks, one's doors, and networks from which one's own people work."""

    table: AsnTable
    doors: tuple[str, ...]
    usual: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """Edge devices, and the days of their usual traffic: from the first moment to the last excluded."""

    devices: tuple[str, ...]
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """What detectors are told beside the logs; None: that detector is not run. rules: more than the project's own."""

    homes: Homes | None = None
    edges: Edges | None = None
    rules: Rules = field(default_factory=lambda: Rules((), ()))


def read_homes(file: Path | None, doors: list[str], usual: list[str]) -> Homes | None:
    """From the options; None where none is given. SettingRefused where they don't fit together, InputRefused for the file."""
    if file is None:
        if doors or usual:
            raise SettingRefused(
                "--door and --usual-asn say something of log-ins from homes, which needs --residential"
            )
        return None
    if not doors:
        raise SettingRefused("--residential needs --door: the addresses of your remote access, each or as a network")
    for door in doors:
        _checked(door, "--door")
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InputRefused(f"{file} is larger than any table of networks ({_MOST_BYTES:,} bytes)")
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise InputRefused(f"{file} can't be read: {error.strerror or error}") from error
    table = AsnTable.read(text, file.name)
    if not table.rows:
        raise InputRefused(f"{file} holds no network: it is a CSV with the columns network, asn, holder, kind")
    return Homes(table, tuple(doors), tuple(_asn(one) for one in usual))


def read_edges(baseline: str, devices: list[str]) -> Edges | None:
    """From the options; None where none is given. SettingRefused where they don't fit together."""
    if not baseline and not devices:
        return None
    if not baseline or not devices:
        raise SettingRefused(
            "--baseline FROM..TO and --edge go together: the usual days, and the devices by their addresses"
        )
    for device in devices:
        low, high = _checked(device, "--edge")
        if low != high:
            raise SettingRefused(f"--edge {device} is a network: name each edge device by its address")
    first, _, last = baseline.partition("..")
    try:
        since, until = (date.fromisoformat(text.strip()) for text in (first, last))
    except ValueError as error:
        raise SettingRefused(f"--baseline takes two days as 2026-01-01..2026-01-31, not {baseline!r}") from error
    if until < since:
        raise SettingRefused(f"--baseline {baseline} ends before it begins")
    start, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (since, until))
    return Edges(tuple(devices), start, end + timedelta(days=1))


def read_rules(folders: list[Path]) -> Rules:
    """The rules of these folders; SettingRefused for what is no folder."""
    rules = Rules((), ())
    for folder in folders:
        if not folder.is_dir():
            raise SettingRefused(f"--sigma takes a folder of Sigma rules, and {folder} is none")
        rules += Rules.read(folder)
    return rules


def _checked(text: str, option: str) -> tuple[int, int]:
    try:
        _, low, high = span_of(text)
    except ValueError as error:
        raise SettingRefused(f"{option} takes an address or a network, not {text!r}") from error
    return low, high


def _asn(text: str) -> int:
    digits = text.strip().upper().removeprefix("AS")
    if not digits.isascii() or not digits.isdecimal():
        raise SettingRefused(f"--usual-asn takes the number of a network as AS64500, not {text!r}")
    return int(digits)
