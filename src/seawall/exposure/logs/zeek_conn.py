"""Zeek's conn.log by blocks: plain lines through the compiled reader, in threads; marked ones through the careful one."""

import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import polars as pl
import pyarrow as pa

from seawall.exposure.logs import conn_kernel as kernel
from seawall.exposure.logs import zeek_tsv
from seawall.exposure.logs.limits import FIRST_DATE_US, LAST_DATE_US, MAX_LINE_BYTES
from seawall.exposure.logs.lines import BOM, TOO_LONG, Block, Line, blocks, decoded
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import FLOWS, UTC_MICROS, Flow, flows_frame
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol
from seawall.exposure.logs.zeek_tsv import Header

# By column of the log: what it is for, where its values go in the kernel's arrays, and the column of flows.
_COLUMNS: dict[str, tuple[int, int, str]] = {
    "ts": (kernel.TS, 0, "ts"),
    "duration": (kernel.DURATION, 0, "end"),
    "id.orig_h": (kernel.SRC, 0, "src"),
    "id.resp_h": (kernel.DST, 0, "dst"),
    "id.orig_p": (kernel.SPORT, 0, "sport"),
    "id.resp_p": (kernel.DPORT, 1, "dport"),
    "orig_bytes": (kernel.COUNT, 2, "src_bytes"),
    "resp_bytes": (kernel.COUNT, 3, "dst_bytes"),
    "orig_ip_bytes": (kernel.COUNT, 4, "src_ip_bytes"),
    "orig_pkts": (kernel.COUNT, 5, "src_packets"),
    "resp_pkts": (kernel.COUNT, 6, "dst_packets"),
    "uid": (kernel.TEXT, 0, "uid"),
    "proto": (kernel.TEXT, 1, "proto"),
    "service": (kernel.TEXT, 2, "service"),
    "conn_state": (kernel.TEXT, 3, "state"),
}
_NUMBERS = ("sport", "dport", "src_bytes", "dst_bytes", "src_ip_bytes", "src_packets", "dst_packets")
# NUL bytes are removed before a line is read.
_NEXT_COMMENT = re.compile(rb"\n\0*#")
_TEXTS = ("uid", "proto", "service", "state")


class _Read(NamedTuple):
    """A block as the kernel left it: its plain lines as a frame, and the marked ones with their numbers."""

    frame: pl.DataFrame
    marked: list[tuple[int, bytes]]


class _Comment(NamedTuple):
    """A line of a header, or a closing one."""

    number: int
    raw: bytes


class _Run(NamedTuple):
    """Lines under one header."""

    header: Header
    block: Block


def frames(plain: Plain, reading: Reading, pool: ThreadPoolExecutor, threads: int) -> Iterator[pl.DataFrame]:
    """All flows of a conn.log in the order of its lines; what is wrong is said in that order too."""
    pending: deque[_Comment | tuple[_Run, Future[_Read]]] = deque()
    for item in _runs(plain, reading):
        pending.append(item if isinstance(item, _Comment) else (item, pool.submit(_plain_lines, item, reading.file)))
        # One block more than threads: none waits, and memory stays bounded.
        if len(pending) > threads:
            yield from _taken(pending.popleft(), reading)
    while pending:
        yield from _taken(pending.popleft(), reading)


def _taken(item: "_Comment | tuple[_Run, Future[_Read]]", reading: Reading) -> Iterator[pl.DataFrame]:
    """The rows of a run; of a comment only what is wrong with it, in its turn."""
    if isinstance(item, _Comment):
        decoded(item.raw, item.number, reading.notes)
    else:
        yield _whole(*item, reading)


def _runs(plain: Plain, reading: Reading) -> Iterator["_Run | _Comment"]:
    """The file cut at its header lines, which may stand anywhere: logs are concatenated."""
    header = Header()
    for block in blocks(plain, reading.notes, 1):
        at, number = 0, block.number
        while at < len(block.data):
            comment = _next_comment(block.data, at, number)
            if comment > at:
                run = block if comment - at == len(block.data) else Block.of(number, block.data[at:comment])
                yield _Run(header, run)
                number += run.ends
            if comment == len(block.data):
                break
            end = block.data.find(b"\n", comment) + 1 or len(block.data)
            raw = _unmarked(block.data[comment:end], number)
            header = header.after(decoded(raw, number, Notes(reading.notes.source)))
            yield _Comment(number, raw)
            at, number = end, number + 1


def _unmarked(raw: bytes, number: int) -> bytes:
    """A line without the byte order mark that the first one may have."""
    return raw.removeprefix(BOM) if number == 1 else raw


def _next_comment(data: bytes, at: int, number: int) -> int:
    """Where the next header line begins; the end where there is none."""
    if zeek_tsv.is_comment(_unmarked(data[at : at + 64], number).replace(b"\0", b"").decode("latin-1"), number):
        return at
    # Most blocks have no such sign at all, and that is seen much faster than where a line begins.
    found = _NEXT_COMMENT.search(data, at) if data.find(b"#", at) >= 0 else None
    return found.start() + 1 if found else len(data)


def _whole(run: _Run, future: "Future[_Read]", reading: Reading) -> pl.DataFrame:
    frame, marked = future.result()
    careful = [row for number, raw in marked for row in _careful(number, raw, run.header, reading)]
    if not careful:
        return frame
    return pl.concat([frame, flows_frame(careful, reading.file)]).sort("line")


def _careful(number: int, raw: bytes, header: Header, reading: Reading) -> Iterator[Flow]:
    if len(raw) >= MAX_LINE_BYTES:
        reading.notes.say(number, "", repr(raw[:80]), TOO_LONG)
        return
    text = decoded(raw, number, reading.notes)
    if text:
        for row in zeek_tsv.rows(Line(number, text), header, reading):
            if isinstance(row, Flow):
                yield row


def _plain_lines(run: _Run, file: int) -> _Read:
    """The kernel over one run, in a thread of its own."""
    header, (first, data, ends) = run
    if not header.is_plain or not header.fields or len(set(header.fields)) < len(header.fields):
        every = data.removesuffix(b"\n").split(b"\n")
        return _Read(pl.DataFrame(schema=FLOWS), list(enumerate(every, first)))
    count = ends + 1
    arrays = _Arrays.of(count, len(data))
    roles, slots = _roles(header)
    raw = np.frombuffer(data, np.uint8)
    rows, marked = kernel.columns(raw, roles, slots, *arrays, FIRST_DATE_US, LAST_DATE_US, MAX_LINE_BYTES)
    marks = arrays.marks[:marked].tolist()
    return _Read(
        _frame(arrays, rows, header, first, file),
        [(first + number, data[start:end]) for number, start, end in marks],
    )


def _roles(header: Header) -> tuple[Any, Any]:
    wanted = [_COLUMNS.get(name, (kernel.SKIP, 0, "")) for name in header.fields]
    return np.array([row[0] for row in wanted], np.int64), np.array([row[1] for row in wanted], np.int64)


class _Arrays(NamedTuple):
    """What the kernel fills, in the order of its parameters."""

    times: Any
    four: Any
    six: Any
    kind: Any
    numbers: Any
    texts: Any
    offsets: Any
    filled: Any
    kept: Any
    line: Any
    marks: Any

    @classmethod
    def of(cls, count: int, size: int) -> "_Arrays":
        """Arrays for so many lines of so many bytes; what is never written costs no memory."""
        return cls(
            times=np.full((2, count), -1, np.int64),
            four=np.zeros((2, count), np.uint32),
            six=np.empty((2, count, 16), np.uint8),
            kind=np.zeros((2, count), np.uint8),
            numbers=np.full((len(_NUMBERS), count), -1, np.int64),
            texts=np.empty((len(_TEXTS), size), np.uint8),
            offsets=np.zeros((len(_TEXTS), count + 1), np.int64),
            filled=np.zeros(len(_TEXTS), np.int64),
            kept=np.zeros(len(_TEXTS), np.int64),
            line=np.empty(count, np.int64),
            marks=np.empty((count, 3), np.int64),
        )


def _frame(arrays: _Arrays, rows: int, header: Header, first: int, file: int) -> pl.DataFrame:
    """The kernel's arrays as a frame; minus one is "not said"."""
    ts, span = arrays.times[0, :rows], arrays.times[1, :rows]
    made = {
        "ts": _times("ts", ts),
        "end": _times("end", np.where(span < 0, -1, ts + span)),
        "file": pl.Series("file", np.full(rows, file, np.uint16)),
        "line": pl.Series("line", (arrays.line[:rows] + first).astype(np.uint64)),
    }
    for side, name in enumerate(("src", "dst")):
        made[name] = _fours(name, arrays.four[side, :rows], arrays.kind[side, :rows])
        made[f"{name}6"] = _sixes(f"{name}6", arrays.six[side, :rows], arrays.kind[side, :rows] == 6)  # IPv6
    for slot, name in enumerate(_NUMBERS):
        made[name] = _numbers(name, arrays.numbers[slot, :rows])
    present = {_COLUMNS[name][2] for name in header.fields if name in _COLUMNS}
    for slot, name in enumerate(_TEXTS):
        known = name in present
        made[name] = _texts(name, arrays.texts[slot], arrays.offsets[slot, : rows + 1], rows, known=known)
    made["proto"] = _protocols(made["proto"])
    return pl.DataFrame([made[name] for name in FLOWS])


def _times(name: str, values: Any) -> pl.Series:
    return _numbers(name, values).cast(UTC_MICROS)


def _numbers(name: str, values: Any) -> pl.Series:
    return _nullable(name, values, values >= 0).cast(FLOWS[name] if FLOWS[name] != UTC_MICROS else pl.Int64)


def _fours(name: str, values: Any, kind: Any) -> pl.Series:
    return _nullable(name, values, kind == 4)  # IPv4


def _nullable(name: str, values: Any, valid: Any) -> pl.Series:
    return pl.Series(name, pl.from_arrow(pa.array(values, mask=None if valid.all() else ~valid)))


def _sixes(name: str, values: Any, present: Any) -> pl.Series:
    if not present.any():
        return pl.Series(name, [None], pl.Binary).new_from_index(0, len(present))
    offsets = np.zeros(len(present) + 1, np.int64)
    np.cumsum(present * 16, out=offsets[1:])
    return _binary(name, np.ascontiguousarray(values[present]).reshape(-1), offsets, present, pa.large_binary())


def _texts(name: str, data: Any, offsets: Any, rows: int, *, known: bool) -> pl.Series:
    if not known:
        return pl.Series(name, [None], pl.String).new_from_index(0, rows)
    return _binary(name, data, np.ascontiguousarray(offsets), offsets[1:] > offsets[:-1], pa.large_string())


def _binary(name: str, data: Any, offsets: Any, valid: Any, kind: Any) -> pl.Series:
    bits = pa.py_buffer(np.packbits(valid, bitorder="little"))
    array = pa.Array.from_buffers(kind, len(valid), [bits, pa.py_buffer(offsets), pa.py_buffer(data)])
    return pl.Series(name, pl.from_arrow(array))


def _protocols(column: pl.Series) -> pl.Series:
    """The words of protocols as everywhere else."""
    said = column.unique().drop_nulls().to_list()
    other = {word: protocol(word) for word in said if protocol(word) != word}
    return column.replace(other) if other else column
