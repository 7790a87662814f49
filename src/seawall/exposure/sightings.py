"""Matching: every log row × every indicator that applies to it, with its phase and direction; then told as sightings by host.

Nothing is left out: rows outside the window are sightings of another phase, several windows of one value are several
sightings. `only` keeps some phases where a caller wants those alone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seawall.claims.indicator import Indicator, IndicatorKind
from seawall.exposure import networks
from seawall.exposure.directions import LOOKED_UP, of_flows, of_names
from seawall.exposure.index import FLOW, SHOWS, Index
from seawall.exposure.kernel import Nets
from seawall.exposure.phases import DIRECTIONS, PHASES, Direction, Phase
from seawall.exposure.suffixes import below
from seawall.exposure.tables import TIME, hosts, unmapped
from seawall.exposure.written import addresses_written

# One row of a log met one indicator. host is one's own side, met what the other side was called in the log.
MEETINGS: Final[dict[str, pl.DataType]] = {
    "indicator": pl.Int64(),
    "phase": pl.Enum([phase.value for phase in PHASES]),
    "direction": pl.Enum([way.value for way in DIRECTIONS]),
    "kind": pl.String(),
    "ts": TIME,
    "end": TIME,
    "host": pl.String(),
    "met": pl.String(),
    "port": pl.UInt16(),
    "bytes_out": pl.Int64(),
    "bytes_in": pl.Int64(),
    "state": pl.String(),
    "uid": pl.String(),
    "file": pl.UInt16(),
    "line": pl.UInt64(),
}
_PHASES: Final = pl.Series("phase", [phase.value for phase in PHASES], dtype=MEETINGS["phase"])
# In place of a port: a row that fits every one, and a flow without any (ICMP).
_ANY_PORT: Final = -1
_NO_PORT: Final = -2
_NO_TIME: Final = datetime.min.replace(tzinfo=UTC)
_LINES: Final = 3  # so many places of a sighting are named; all stand in the meetings
_ORDER: Final = ["file", "line", "indicator", "met", "direction", "kind"]

_Pair = tuple[NDArray[np.int64], NDArray[np.int64]]  # places of rows, and the numbers of indicators
_Pairs = Iterator[_Pair]
_Flags = NDArray[np.bool_]


def meetings(table: pl.DataFrame, index: Index, only: Collection[Phase] = ()) -> Iterator[pl.DataFrame]:
    """What rows of a table of flows or of names met, as tables of the columns MEETINGS, a bounded number of rows at a time.

    The table is one of those of tables.py, told apart by the column `kind`, which only names have.
    """
    wanted = np.array([not only or phase in only for phase in PHASES])
    found = _in_names(table, index, wanted) if "kind" in table.columns else _in_flows(table, index, wanted)
    yield from (part for part in found if part.height)


def all_meetings(table: pl.DataFrame, index: Index, only: Collection[Phase] = ()) -> pl.DataFrame:
    """The same as one table, in the order of the log's lines."""
    parts = list(meetings(table, index, only))
    return pl.concat(parts).sort(_ORDER) if parts else pl.DataFrame(schema=MEETINGS)


def concerned(table: pl.DataFrame, index: Index) -> NDArray[np.bool_]:
    """Which rows have an address that is looked for: the cheap first look, at the columns src, src6, dst and dst6 alone.

    Null stands as 0.0.0.0 here: a row may be named in vain where that is looked for, none is missed.
    """
    hit = np.zeros(table.height, np.bool_)
    four = [table.get_column(side).fill_null(0).to_numpy() for side in ("src", "dst")]
    hit[index.four.rows(four[0], four[1])] = True
    if index.six.nets.items.size:
        for side in ("src6", "dst6"):
            hit |= index.six.find(table.get_column(side)) >= 0
    return hit


def _in_flows(table: pl.DataFrame, index: Index, wanted: _Flags) -> Iterator[pl.DataFrame]:
    table = unmapped(table)
    few = table[np.flatnonzero(concerned(table, index))]
    for side in ("src", "dst"):
        port = few.get_column("sport" if side == "src" else "dport")
        for pairs in _of_addresses(few.get_column(side), few.get_column(f"{side}6"), index):
            at, numbers, codes = _kept(pairs, few, port, index, wanted)
            yield _flow_rows(few[at], numbers, codes, side)


def _of_addresses(four: pl.Series, six: pl.Series, index: Index) -> _Pairs:
    """Pairs of row and indicator for a column of addresses."""
    found = index.four.find(four.fill_null(0).to_numpy())
    found[four.is_null().to_numpy()] = -1
    yield from _whole(index.four.nets, found)
    yield from _whole(index.six.nets, index.six.find(six))


def _whole(nets: Nets, found: NDArray[np.int32]) -> _Pairs:
    rows = np.flatnonzero(found >= 0)
    for at, numbers in networks.pairs(nets, found[rows]):
        yield rows[at], numbers


def _kept(
    pairs: _Pair, table: pl.DataFrame, port: pl.Series, index: Index, wanted: _Flags
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Pairs whose port fits and whose phase is wanted, with the phase; decided before anything is written for them."""
    at, numbers = pairs
    # A row without a time is told as one without a date (0 is 1970): its phase is that nothing is known.
    times = table.get_column("ts").gather(at).to_physical().fill_null(0).to_numpy()
    if "end" in table.columns:
        ends = table.get_column("end").gather(at).to_physical().fill_null(0).to_numpy()
        times = index.phases.telling(times, ends, numbers)
    codes = index.phases.codes(times, numbers)
    ports, said = index.ports[numbers], port.gather(at).cast(pl.Int64).fill_null(_NO_PORT).to_numpy()
    fits = (ports < 0) | (said == _ANY_PORT) | (ports == said)
    kept = fits & wanted[codes]
    return at[kept], numbers[kept], codes[kept]


def _flow_rows(rows: pl.DataFrame, numbers: NDArray[np.int64], codes: NDArray[np.uint8], side: str) -> pl.DataFrame:
    ours = "dst" if side == "src" else "src"
    began = pl.coalesce("src_bytes", "src_ip_bytes")
    out, back = (began, pl.col("dst_bytes")) if side == "dst" else (pl.col("dst_bytes"), began)
    told = rows.with_columns(
        of_flows(rows, side).alias("direction"),
        hosts(rows.get_column(ours), rows.get_column(f"{ours}6")).alias("host"),
        hosts(rows.get_column(side), rows.get_column(f"{side}6")).alias("met"),
        pl.lit(FLOW).alias("kind"),
        pl.col("sport" if side == "src" else "dport").alias("port"),
        out.alias("bytes_out"),
        back.alias("bytes_in"),
    )
    return _finished(told, numbers, codes)


def _finished(told: pl.DataFrame, numbers: NDArray[np.int64], codes: NDArray[np.uint8]) -> pl.DataFrame:
    return told.with_columns(
        pl.Series("indicator", numbers, dtype=pl.Int64),
        _PHASES.gather(codes),
        pl.col("state").cast(pl.String),
    ).select(*MEETINGS)


def _in_names(table: pl.DataFrame, index: Index, wanted: _Flags) -> Iterator[pl.DataFrame]:
    table = unmapped(table).with_columns(pl.col("kind").cast(pl.String))
    # A question of DNS goes to the resolver's port, and what is said of a name where no port was logged may be of any.
    anywhere = pl.col("kind").is_in(LOOKED_UP) | pl.col("dport").is_null()
    ports = table.select(pl.when(~anywhere).then(pl.col("dport").cast(pl.Int64)).otherwise(_ANY_PORT)).to_series()
    for pairs in _of_names(table.select("kind", "value").with_row_index("row"), index):
        at, numbers, codes = _kept(pairs, table, ports, index, wanted)
        rows = table[at]
        told = rows.with_columns(
            of_names(rows).alias("direction"),
            hosts(rows.get_column("src"), rows.get_column("src6")).alias("host"),
            pl.col("value").alias("met"),
            pl.col("dport").alias("port"),
            *(pl.lit(None, pl.Int64).alias(name) for name in ("bytes_out", "bytes_in")),
            pl.lit(None, pl.String).alias("state"),
            pl.lit(None, TIME).alias("end"),
        )
        yield _finished(told, numbers, codes)


def _of_names(rows: pl.DataFrame, index: Index) -> _Pairs:
    """Pairs of row and indicator: equal values, names below a suffix, addresses written as text; all of a row at once."""
    for shows in dict.fromkeys(SHOWS.values()):
        looked = rows.filter(pl.col("kind").is_in(shows))
        groups = {
            kind: index.texts.filter(pl.col("group") == kind.name) for kind, where in SHOWS.items() if where == shows
        }
        if not looked.height or not any(one.height for one in groups.values()):
            continue
        wanted = [
            below(looked.select(pl.col("value").unique()), one) if kind is IndicatorKind.SUFFIX else one
            for kind, one in groups.items()
        ]
        yield from _joined(looked, pl.concat(one.select("value", "indicator") for one in wanted))
    written = rows.filter(pl.col("kind").is_in(SHOWS[IndicatorKind.IP]))
    if written.height:
        distinct, four, six = addresses_written(written.get_column("value"))
        for at, numbers in _of_addresses(four, six, index):
            yield from _joined(written, pl.DataFrame({"value": distinct.gather(at), "indicator": numbers}))


def _joined(looked: pl.DataFrame, wanted: pl.DataFrame) -> _Pairs:
    """Rows of which the value is wanted, in slices, so that a value wanted by many does not fill the memory."""
    for part in looked.join(wanted.select(pl.col("value").unique()), on="value", how="semi").iter_slices(100_000):
        pairs = part.join(wanted, on="value", how="inner")
        yield pairs.get_column("row").cast(pl.Int64).to_numpy(), pairs.get_column("indicator").to_numpy()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one host had to do with one indicator in one phase and direction, over all rows of one kind.

    rows, first, last   how many rows, when the first began and the last ended, as far as the log says (None: it gives no time)
    bytes_out, bytes_in as far as the logs say; None: they don't
    new_rows            of the rows those that no indicator of a lower number met: these of many sightings can be added, and no
                        row counts twice. A victim's devices and the actor's own infrastructure are counted apart
    own_rows, own_out, own_in  of rows and bytes those that none of the same value met: likewise, for one value's claims
    met                 what the other side was called, the first in order
    places              the first rows: file and line
    """

    indicator: Indicator
    number: int
    host: str
    phase: Phase
    direction: Direction
    kind: str
    rows: int
    first: datetime | None
    last: datetime | None
    bytes_out: int | None
    bytes_in: int | None
    met: str
    places: tuple[tuple[int, int], ...]
    new_rows: int
    own_rows: int
    own_out: int | None
    own_in: int | None


_T = TypeVar("_T")


def stretches(found: Iterable[_T], of: Callable[[_T], Sighting]) -> list[list[_T]]:
    """What has a sighting, parted where times lie apart: two windows of one value that don't meet hold different rows of the logs.

    Sightings without a time are one stretch.
    """
    ordered = sorted(found, key=lambda one: (of(one).first is None, of(one).first or _NO_TIME))
    kept: list[list[_T]] = []
    until: datetime | None = None
    for one in ordered:
        first, last = of(one).first, of(one).last
        is_apart = (first is None) is not (until is None) or bool(first and until and first > until)
        if not kept or is_apart:
            kept.append([])
        kept[-1].append(one)
        until = max(last, until or last) if last else None
    return kept


def first_places(seen: Iterable[Sighting]) -> tuple[tuple[int, int], ...]:
    """The first rows of all of them: no more are named than of one."""
    return tuple(sorted({place for one in seen for place in one.places})[:_LINES])


_KEY: Final = ["indicator", "host", "phase", "direction", "kind"]


def sightings(parts: Iterable[pl.DataFrame], index: Index) -> tuple[Sighting, ...]:
    """Meetings told by indicator, host, phase, direction and kind of log, in order of time.

    The memory is that of the result, and the result is the same however the log was cut into parts; what one row of it met
    stands in one part.
    """
    kept = _merged(_states(pl.DataFrame(schema=MEETINGS), index))
    for part in parts:
        kept = _merged(pl.concat([kept, _merged(_states(part, index))]))
    found = [_sighting(row, index) for row in kept.iter_rows(named=True)]
    return tuple(sorted(found, key=_order))


# What makes two meetings one of the same row of a log: a line may tell several names.
_ROW: Final = ["file", "line", "kind", "direction", "phase", "met"]


def _states(part: pl.DataFrame, index: Index) -> pl.DataFrame:
    """Each meeting as a sighting of one row."""
    at = part.get_column("indicator").to_numpy()
    said = part.with_columns(pl.Series("value", index.values[at]), pl.Series("device", index.devices[at]))
    is_new, is_own = _first(part, "device"), _first(part, "device", "value")
    return said.select(
        *_KEY,
        pl.lit(1, pl.Int64).alias("rows"),
        is_new.cast(pl.Int64).alias("new_rows"),
        is_own.cast(pl.Int64).alias("own_rows"),
        pl.when(is_own).then("bytes_out").alias("own_out"),
        pl.when(is_own).then("bytes_in").alias("own_in"),
        pl.col("ts").alias("first"),
        pl.max_horizontal("ts", "end").alias("last"),
        "bytes_out",
        "bytes_in",
        "met",
        pl.concat_list(pl.struct("file", "line")).alias("places"),
    )


def _first(part: pl.DataFrame, *among: str) -> pl.Expr:
    """Whether a meeting is its row's first among those alike in these columns. Lines that met once each need no comparison."""
    if part.select("file", "line").n_unique() == part.height:
        return pl.lit(value=True)
    return pl.col("indicator") == pl.col("indicator").min().over(*_ROW, *among)


def _merged(states: pl.DataFrame) -> pl.DataFrame:
    return states.group_by(_KEY).agg(
        pl.col("rows", "new_rows", "own_rows").sum(),
        pl.col("first").min(),
        pl.col("last").max(),
        *map(_sum, ("bytes_out", "bytes_in", "own_out", "own_in")),
        pl.col("met").min(),
        pl.col("places").explode(keep_nulls=False, empty_as_null=False).sort().head(_LINES),
    )


def _sum(name: str) -> pl.Expr:
    """A sum that stays null where no row says a number: nothing said is not nothing sent."""
    return pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name)


def _sighting(row: dict[str, Any], index: Index) -> Sighting:
    number = row.pop("indicator")
    places = tuple((place["file"], place["line"]) for place in row.pop("places"))
    told, way = Phase(row.pop("phase")), Direction(row.pop("direction"))
    return Sighting(index.indicators[number], number, phase=told, direction=way, places=places, **row)


def _order(one: Sighting) -> tuple[Any, ...]:
    moment = one.first.isoformat() if one.first else ""
    return moment, one.number, one.host, PHASES.index(one.phase), DIRECTIONS.index(one.direction), one.kind
