"""Logs written by hand in their official formats, and what a reader makes of them."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import NamedTuple

import polars as pl

from seawall.exposure.logs import Loaded, Logs, open_logs, read
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Address, Flow, Name, Row
from seawall.exposure.logs.unpack import Plain

Parse = Callable[[Plain, Reading], Iterator[Row]]


class Made(NamedTuple):
    """What a reader gave: flows, names, and the counted reasons of Problems."""

    flows: list[Flow]
    names: list[Name]
    reading: Reading

    @property
    def problems(self) -> dict[str, int]:
        return dict(self.reading.notes.counts)

    @property
    def told(self) -> list[tuple[str, str]]:
        """Kind and value of all names."""
        return [(str(name.kind), name.value) for name in self.names]


def made(parse: Parse, text: str | bytes, zone: tzinfo | None = None) -> Made:
    raw = text.encode() if isinstance(text, str) else text
    reading = Reading.of("a.log", 0, zone)
    rows = list(parse(Plain("a.log", io.BytesIO(raw)), reading))
    flows = [row for row in rows if isinstance(row, Flow)]
    return Made(flows, [row for row in rows if isinstance(row, Name)], reading)


def at(micros: int | None) -> str:
    """A moment as text, to the second or, where it has parts of one, to the microsecond."""
    assert micros is not None
    return datetime.fromtimestamp(micros / 1_000_000, UTC).isoformat().removesuffix("+00:00")


def ip(address: Address) -> str:
    if address.four is not None:
        return str(IPv4Address(address.four))
    return str(IPv6Address(address.six)) if address.six is not None else "-"


def line(flow: Flow) -> str:
    """A flow as one line that can be read: who, to whom, over what."""
    return f"{ip(flow.src)}:{flow.sport} > {ip(flow.dst)}:{flow.dport} {flow.proto}"


def loaded(folder: Path, *, zone: tzinfo | None = None, **files: bytes) -> tuple[Loaded, Logs]:
    """Files with these bytes read into tables; an underscore in a file's name stands for a dot."""
    logs, out = folder / "logs", folder / "out"
    logs.mkdir()
    for name, raw in files.items():
        (logs / name.replace("_", ".")).write_bytes(raw)
    return read([logs], out, zone=zone), open_logs(out)


def values(logs: Logs, column: str) -> list[object]:
    return logs.flows.select(column).collect()[column].to_list()


def count(frame: pl.LazyFrame) -> int:
    return int(frame.select(pl.len()).collect().item())


CONN_FIELDS = (
    "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes resp_bytes conn_state local_orig "
    "local_resp missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes tunnel_parents"
).split()


def zeek(path: str, fields: list[str], *rows: str, types: str = "") -> bytes:
    """A log of Zeek; rows are written with blanks where Zeek has tabs."""
    head = [
        "#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-", f"#path\t{path}",
        "#open\t2026-11-01-00-00-00", "\t".join(["#fields", *fields]), *(["\t".join(["#types", *types.split()])] if types else []),
    ]  # fmt: skip
    return "\n".join([*head, *("\t".join(row.split(" ")) for row in rows), "#close\t2026-11-01-01-00-00", ""]).encode()


def conn(*rows: str) -> bytes:
    """A conn.log; rows of the fields that matter, the rest is filled in."""
    return zeek("conn", CONN_FIELDS, *rows)


PLAIN = "1541117137.618695 CYtJYz4gNk3t5ZEt2 172.16.9.233 49159 172.16.9.5 88 tcp krb_tcp 0.013561 244 292 RSTR T T 0 Sh 4 416 4 464 -"
