"""The exposure of a hunt: one JSON document, rows for CSV and Parquet, and one HTML page with timeline and coverage.

What follows from it stands beside it in JSON and page where it is given; an exposure alone has the same bytes as ever.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec
from jinja2 import Environment, StrictUndefined

from seawall.claims import Tlp, strictest
from seawall.errors import InputRefused
from seawall.exposure.found import Exposure, Met, timeline
from seawall.exposure.logs.notes import escaped
from seawall.exposure.phases import PHASES
from seawall.obligations import Following
from seawall.reports.following import fragment
from seawall.reports.rows import writable
from seawall.reports.table import Line, writers_of
from seawall.reports.whole_file import WholeFile, Writer

# Stable: people build on these. A new column goes to the end.
COLUMNS: Final = (
    "first", "last", "phase", "direction", "host", "met", "indicator", "kind", "port", "rows", "bytes_out", "bytes_in", "log",
    "makes_yes", "whose", "tier", "window_start", "window_end", "seized", "reassigned", "confidence", "factors", "warning_lists",
    "sentence", "source", "claim", "chain", "places",
)  # fmt: skip
# A page with more lines than this is no page: the rest is counted on it and stands in the other formats.
MOST_ON_PAGE: Final = 500
_BARS: Final = 240  # a bar a day, or of so many days that they fit


@dataclass(frozen=True, slots=True)
class Followed:
    """An exposure with what follows from it."""

    exposure: Exposure
    following: Following


class ExposureOutput(WholeFile[Exposure | Followed]):
    """An exposure in the format that the file's ending names: .json, .csv, .parquet, .jsonl or .html."""

    def __init__(self, path: Path) -> None:
        made: dict[str, Callable[[Path], Writer[Exposure | Followed]]] = {".json": _Bytes, ".html": _Page}
        for ending, writer in writers_of(COLUMNS).items():
            made[ending] = partial(_Rows, writer)
        super().__init__(path, made)


class _Bytes:
    """The whole exposure as one JSON document."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")

    def write(self, item: Exposure | Followed) -> None:
        self._stream.write(json_of(*_parts(item)))

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class _Page(_Bytes):
    def write(self, item: Exposure | Followed) -> None:
        self._stream.write(writable(page(*_parts(item))).encode())


class _Rows:
    """The sightings as a table."""

    def __init__(self, make: Callable[[Path], Writer[Line]], path: Path) -> None:
        self._table = make(path)

    def write(self, item: Exposure | Followed) -> None:
        for row in rows(_parts(item)[0]):
            self._table.write(row)

    def close(self) -> None:
        self._table.close()

    def abandon(self) -> None:
        self._table.abandon()


def _parts(item: Exposure | Followed) -> tuple[Exposure, Following | None]:
    return (item.exposure, item.following) if isinstance(item, Followed) else (item, None)


def json_of(found: Exposure, following: Following | None = None) -> bytes:
    """The exposure as JSON with sorted names, what follows under its own: the same values give the same bytes."""
    plain = msgspec.to_builtins(found)
    if following:
        plain["following"] = msgspec.to_builtins(following)
    try:
        raw = msgspec.json.encode(plain, order="sorted")
    except UnicodeEncodeError:  # half of a character in a name
        raw = msgspec.json.encode(_writable(plain), order="sorted")
    return msgspec.json.format(raw, indent=1) + b"\n"


def exposure_of(data: bytes) -> Exposure:
    """The exposure of what `json_of` wrote. InputRefused where it is none, or one that another version of Seawall wrote otherwise."""
    try:
        return msgspec.json.decode(data, type=Exposure)
    except (msgspec.MsgspecError, ValueError) as error:
        raise InputRefused(f"the recorded exposure is not one of this version of Seawall: {error}") from error


def _writable(value: object) -> object:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _writable(one) for name, one in value.items()}
    return [_writable(one) for one in value] if isinstance(value, list | tuple) else value


def rows(found: Exposure) -> Iterator[Line]:
    """One row for each sighting, by COLUMNS."""
    names = [file.name for file in found.logs.files]
    for one in found.met:
        yield _row(one, names)


def _row(one: Met, names: list[str]) -> Line:
    seen, window = one.sighting, one.sighting.indicator.window
    told = {
        "first": _moment(seen.first), "last": _moment(seen.last), "phase": seen.phase.value, "direction": seen.direction.value,
        "host": seen.host, "met": seen.met, "indicator": seen.indicator.value, "kind": seen.indicator.kind.value,
        "port": _number(seen.indicator.port), "rows": str(seen.rows), "bytes_out": _number(seen.bytes_out),
        "bytes_in": _number(seen.bytes_in), "log": seen.kind, "makes_yes": "yes" if one.is_contact else "no", "whose": one.whose,
        "tier": seen.indicator.tier.value, "window_start": _moment(window.start), "window_end": _moment(window.end),
        "seized": _moment(window.seized), "reassigned": _moment(window.reassigned), "confidence": f"{one.confidence.value:.3f}",
        "factors": "; ".join(f"{factor.name} {factor.value:g} ({factor.why})" for factor in one.confidence.factors),
        "warning_lists": "; ".join(f"{each.list}: {each.effect}" for each in one.confidence.annotations),
        "sentence": one.sentence, "source": seen.indicator.source, "claim": seen.indicator.claim, "chain": " ".join(one.chain),
        "places": "; ".join(f"{names[file]}:{line}" for file, line in seen.places),
    }  # fmt: skip
    # What was met is whatever somebody asked for: signs that a terminal obeys (cat) are written out. The JSON has them whole.
    return {name: escaped(writable(told[name])) for name in COLUMNS}


def _moment(moment: datetime | None) -> str:
    return moment.isoformat().replace("+00:00", "Z") if moment else ""


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def page(found: Exposure, following: Following | None = None) -> str:
    """The exposure as one HTML file that opens from disk: answer, what follows, coverage, timeline, hosts, findings, claims."""
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports") / "exposure.html.j2").read_text(encoding="utf-8"))
    moments = timeline(found.met)
    claims = {claim.id: claim for claim in found.claims}
    return template.render(
        found=found,
        moments=moments[:MOST_ON_PAGE],
        left_out=max(0, len(moments) - MOST_ON_PAGE),
        hosts=hosts_of(found),
        phases=[(phase, count) for phase in PHASES if (count := sum(one.told.phase is phase for one in moments))],
        bars=bars(found.calendar),
        claims=claims,
        findings=found.findings[:MOST_ON_PAGE],
        sharing="" if (mark := strictest(found.claims)) is Tlp.CLEAR else mark.value,
        files=found.logs.files,
        following=fragment(following) if following else "",
    )


def hosts_of(found: Exposure) -> list[tuple[str, int, int, str]]:
    """Each of our hosts: lines, rows that make the answer yes, and the days from first to last; those that met most first."""
    kept: dict[str, list[Met]] = {}
    for one in timeline(found.met):
        kept.setdefault(one.told.host, []).append(one.best)
    told = [
        (host, len(met), sum(one.sighting.new_rows for one in met if one.is_contact), _days(met))
        for host, met in kept.items()
    ]
    return sorted(told, key=lambda row: (-row[2], -row[1], row[0]))


def _days(met: list[Met]) -> str:
    moments = sorted(edge for one in met for edge in (one.sighting.first, one.sighting.last) if edge)
    return days_of(moments[0], moments[-1]) if moments else "no date"


def days_of(first: datetime | None, last: datetime | None) -> str:
    """A day, or the first and last of several."""
    if first is None or last is None:
        return "no date"
    return f"{first:%Y-%m-%d}" if first.date() == last.date() else f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"


def bars(calendar: tuple[tuple[date, int, float], ...]) -> list[tuple[float, float, float, str]]:
    """The coverage bar: x and width between 0 and 1, the share of indicator-days covered, and what to say of it.

    Days in which nothing is asked are a gap of the bar; where there are more days than fit, some are one.
    """
    if not calendar:
        return []
    first, last = calendar[0][0].toordinal(), calendar[-1][0].toordinal() + 1
    step = -(-(last - first) // _BARS)
    edges = [*range(first, last, step), last]
    found = []
    for begin, end in pairwise(edges):
        inside = [row for row in calendar if begin <= row[0].toordinal() < end]
        if inside:
            asked = sum(count for _, count, _ in inside)
            share = sum(count * part for _, count, part in inside) / asked
            days = f"{inside[0][0]}" if len(inside) == 1 else f"{inside[0][0]} – {inside[-1][0]}"
            said = f"{days}: {asked:,} indicator-days, {share:.1%} covered"
            found.append(((begin - first) / (last - first), (end - begin) / (last - first), share, said))
    return found
