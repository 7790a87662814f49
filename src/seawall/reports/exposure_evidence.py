"""A folder of evidence for a hunt: what was asked, every row that met, the claims, the logs' manifest, and a hashed list of it all.

The same logs, claims, question and day give the same bytes, so that a second person can make the folder again and compare.
"""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl

from seawall.briefs import Brief
from seawall.claims import Indicator
from seawall.claims.claim import to_json
from seawall.errors import SettingRefused
from seawall.exposure.found import Exposure
from seawall.exposure.logs.notes import escaped
from seawall.exposure.sightings import MEETINGS
from seawall.reports.brief import BriefOutput
from seawall.reports.exposure import ExposureOutput
from seawall.reports.table import TableOutput

# Rows beyond this are no evidence that anybody reads, and a gigabyte of memory; the folder says how many were left out.
MOST_ROWS: Final = 1_000_000
_ORDER: Final = ["file", "line", "indicator", "met", "direction", "kind"]


class Rows:
    """Keeps the rows that met an indicator as they come, as many as evidence may have."""

    def __init__(self, most: int = MOST_ROWS) -> None:
        self._parts: list[pl.DataFrame] = []
        self._room = most
        self.left_out = 0

    def keep(self, part: pl.DataFrame) -> None:
        """Take what is found next."""
        kept = part.head(self._room)
        self._room -= kept.height
        self.left_out += part.height - kept.height
        if kept.height:
            self._parts.append(kept)

    def table(self) -> pl.DataFrame:
        """All that was kept, in the order of the logs' lines."""
        parts = self._parts or [pl.DataFrame(schema=MEETINGS)]
        return pl.concat(parts).sort(_ORDER)


def write_evidence(
    folder: Path, found: Exposure, asked: Sequence[Indicator], rows: Rows, brief: Brief | None = None
) -> str:
    """Write the folder, the party's brief in it where there is one, and return the hash of its manifest. It appears only when it is whole; SettingRefused where it exists."""
    refuse(folder)
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir()
        _fill(partial, found, asked, rows)
        _tell(partial, brief)
        manifest = _manifest(partial, found, rows)
        (partial / "manifest.json").write_bytes(manifest)
        partial.replace(folder)
    except OSError as error:
        raise SettingRefused(f"can't write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return hashlib.sha256(manifest).hexdigest()


def refuse(folder: Path) -> None:
    """SettingRefused for a folder that exists or can't be made: evidence is never written over."""
    if folder.exists():
        raise SettingRefused(f"{folder} exists: evidence is written to a new folder")
    if not folder.parent.is_dir():
        raise SettingRefused(f"can't write {folder}: there is no folder {folder.parent}")


def _fill(folder: Path, found: Exposure, asked: Sequence[Indicator], rows: Rows) -> None:
    for name in ("exposure.json", "exposure.html", "sightings.csv", "sightings.parquet"):
        with ExposureOutput(folder / name) as output:
            output.write(found)
    (folder / "queries.json").write_bytes(_json(_queries(found, asked)))
    (folder / "claims.json").write_bytes(_json([to_json(claim) for claim in found.claims]))
    (folder / "logs.json").write_bytes(found.logs.to_json())
    (folder / "versions.json").write_bytes(_json(dict(found.versions)))
    named = _named(rows.table(), found, asked)
    named.write_parquet(folder / "rows.parquet", compression="zstd", statistics=False)
    with TableOutput(folder / "rows.csv", named.columns) as table:
        for row in named.iter_rows(named=True):
            table.write({name: _text(value) for name, value in row.items()})


def _tell(folder: Path, brief: Brief | None) -> None:
    if brief is None:
        return
    for name in ("brief.html", "brief.json"):
        with BriefOutput(folder / name) as output:
            output.write(brief)


def _queries(found: Exposure, asked: Sequence[Indicator]) -> Mapping[str, Any]:
    """What was looked for, and under which rules."""
    return {
        "party": msgspec.to_builtins(found.sought),
        "as_of": found.as_of.isoformat(),
        "skew_seconds": found.skew_seconds,
        "zone_of_logs_without_one": found.zone or "not stated",
        "rule": found.answer.rule,
        "indicators": msgspec.to_builtins(asked),
    }


def _named(rows: pl.DataFrame, found: Exposure, asked: Sequence[Indicator]) -> pl.DataFrame:
    """The rows with names for the numbers of files and indicators, and with the claim of each."""
    names = pl.Series([file.name for file in found.logs.files], dtype=pl.String)
    values = pl.Series([one.value for one in asked], dtype=pl.String)
    claims = pl.Series([one.claim for one in asked], dtype=pl.String)
    numbers = rows.get_column("indicator")
    return rows.with_columns(
        names.gather(rows.get_column("file")).alias("file"),
        values.gather(numbers).alias("indicator"),
        claims.gather(numbers).alias("claim"),
    )


def _text(value: object) -> str:
    return "" if value is None else escaped(str(value))


def _manifest(folder: Path, found: Exposure, rows: Rows) -> bytes:
    kept = [
        {"name": path.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for path in sorted(folder.iterdir())
        if (data := path.read_bytes()) or True
    ]
    return _json({
        "answer": found.answer.sentence, "files": kept, "rows_left_out": rows.left_out,
        "logs": [{"name": file.name, "sha256": file.sha256} for file in found.logs.files], "versions": dict(found.versions),
    })  # fmt: skip


def _json(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1) + b"\n"
