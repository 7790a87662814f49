"""A folder of logs that were read, as lazy frames: nothing is loaded until it is asked for."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from seawall.exposure.logs.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Logs:
    """flows, names and started programs in the schemas FLOWS, NAMES and PROCESSES; `file` of a row is the index into manifest.files."""

    folder: Path
    manifest: Manifest
    flows: pl.LazyFrame
    names: pl.LazyFrame
    processes: pl.LazyFrame

    @property
    def tables(self) -> list[Path]:
        """The files of flows and names, in the order of their rows."""
        return [path for table in ("flows", "names") for path in sorted(self.folder.glob(f"{table}-*.parquet"))]


def open_logs(folder: Path) -> Logs:
    """What `read` wrote; InputRefused where the folder holds no manifest."""
    manifest = Manifest.of(folder)
    return Logs(
        folder,
        manifest,
        pl.scan_parquet(folder / "flows-*.parquet"),
        pl.scan_parquet(folder / "names-*.parquet"),
        pl.scan_parquet(folder / "processes-*.parquet"),
    )
