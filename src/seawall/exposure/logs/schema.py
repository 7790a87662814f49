"""The two tables that every log becomes: flows (who spoke to whom) and names (what was asked for, shown or fetched)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import polars as pl

UTC_MICROS = pl.Datetime("us", "UTC")

_FLOWS: dict[str, pl.DataType | type[pl.DataType]] = {
        "ts": UTC_MICROS, "end": UTC_MICROS,
        "src": pl.UInt32, "src6": pl.Binary, "dst": pl.UInt32, "dst6": pl.Binary,
        "sport": pl.UInt16, "dport": pl.UInt16, "proto": pl.String, "service": pl.String,
        "src_bytes": pl.Int64, "dst_bytes": pl.Int64, "src_ip_bytes": pl.Int64,
        "src_packets": pl.Int64, "dst_packets": pl.Int64,
        "state": pl.String, "uid": pl.String, "file": pl.UInt16, "line": pl.UInt64,
}  # fmt: skip
FLOWS = pl.Schema(_FLOWS)

_NAMES: dict[str, pl.DataType | type[pl.DataType]] = {
        "ts": UTC_MICROS, "src": pl.UInt32, "src6": pl.Binary, "dst": pl.UInt32, "dst6": pl.Binary, "dport": pl.UInt16,
        "kind": pl.String, "value": pl.String, "raw": pl.String, "uid": pl.String, "file": pl.UInt16, "line": pl.UInt64,
}  # fmt: skip
NAMES = pl.Schema(_NAMES)

# What was said of a program that was started, by the names that Sysmon and Sigma have for it.
STARTED = (
    "Image", "OriginalFileName", "CommandLine", "CurrentDirectory", "ParentImage", "ParentCommandLine", "User", "ParentUser",
    "IntegrityLevel", "Product", "Company", "Description", "Hashes",
)  # fmt: skip
_PROCESSES: dict[str, pl.DataType | type[pl.DataType]] = {
    "ts": UTC_MICROS, "host": pl.String, **dict.fromkeys(STARTED, pl.String), "file": pl.UInt16, "line": pl.UInt64,
}  # fmt: skip
PROCESSES = pl.Schema(_PROCESSES)


class Kind(StrEnum):
    """What a name is: the column `kind` of names."""

    DNS = "dns"
    SNI = "sni"
    HOST = "http_host"
    URL = "url"
    CERTIFICATE = "cert_sha256"
    CERTIFICATE_SHA1 = "cert_sha1"
    CERTIFICATE_MD5 = "cert_md5"
    CERTIFICATE_NAME = "cert_name"
    FILE = "file_sha256"
    FILE_SHA1 = "file_sha1"
    FILE_MD5 = "file_md5"
    JA3 = "ja3"
    AGENT = "user_agent"
    ANSWER = "answer_ip"
    ALERT = "alert"


class Address(NamedTuple):
    """An address as a number (IPv4, also IPv4-mapped IPv6) or as sixteen bytes (IPv6); both None: not said."""

    four: int | None = None
    six: bytes | None = None


NOWHERE = Address()


class Flow(NamedTuple):
    """One record of traffic; times in microseconds since 1970 UTC, line from 1. None: not said."""

    ts: int
    end: int | None
    src: Address
    dst: Address
    sport: int | None
    dport: int | None
    proto: str | None
    service: str | None
    src_bytes: int | None
    dst_bytes: int | None
    src_ip_bytes: int | None
    src_packets: int | None
    dst_packets: int | None
    state: str | None
    uid: str | None
    line: int


class Name(NamedTuple):
    """One name that a record tells; value is its normal form, raw what was logged where that differs.

    in_passing  told by a record that is about something else (an alert): that the hour's names are logged it does not prove
    """

    ts: int
    src: Address
    dst: Address
    dport: int | None
    kind: Kind
    value: str
    raw: str | None
    uid: str | None
    line: int
    in_passing: bool = False


class Process(NamedTuple):
    """A program that was started on a host; said has a place for each of STARTED, None where nothing was said."""

    ts: int
    host: str
    said: tuple[str | None, ...]
    line: int


Row = Flow | Name | Process


def flows_frame(rows: Sequence[Flow], file: int) -> pl.DataFrame:
    """Flows as a frame of the schema FLOWS, in their order."""
    columns = list(zip(*rows, strict=True)) or [()] * len(Flow._fields)
    return _frame(dict(zip(Flow._fields, columns, strict=True)), FLOWS, file)


def names_frame(rows: Sequence[Name], file: int) -> pl.DataFrame:
    """Names as a frame of the schema NAMES, in their order."""
    columns = list(zip(*rows, strict=True)) or [()] * len(Name._fields)
    return _frame(dict(zip(Name._fields, columns, strict=True)), NAMES, file)


def processes_frame(rows: Sequence[Process], file: int) -> pl.DataFrame:
    """Started programs as a frame of the schema PROCESSES, in their order."""
    said = zip(*(row.said for row in rows), strict=True) if rows else ((),) * len(STARTED)
    columns: dict[str, Sequence[object]] = dict(zip(STARTED, said, strict=True))
    columns |= {name: [getattr(row, name) for row in rows] for name in ("ts", "host", "line")}
    columns["file"] = [file] * len(rows)
    return pl.DataFrame([_series(name, columns[name], kind) for name, kind in PROCESSES.items()])


def _frame(columns: dict[str, Sequence[object]], schema: pl.Schema, file: int) -> pl.DataFrame:
    count = len(columns["ts"])
    for side in ("src", "dst"):
        both = columns.pop(side)
        columns[side] = [address[0] for address in both]  # type: ignore[index]  # an Address
        columns[f"{side}6"] = [address[1] for address in both]  # type: ignore[index]  # an Address
    columns["file"] = [file] * count
    made = [_series(name, columns[name], kind) for name, kind in schema.items()]
    return pl.DataFrame(made)


def _series(name: str, values: Sequence[object], kind: pl.DataType) -> pl.Series:
    if kind == UTC_MICROS:
        return pl.Series(name, values, pl.Int64).cast(kind)
    return pl.Series(name, values, kind)
