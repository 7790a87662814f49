"""A folder of logs that were read, as lazy frames: nothing is loaded until it is asked for."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from seawall.exposure.logs.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Logs:
    """flows and names in the schemas FLOWS and NAMES; `file` of a row is the index into manifest.files."""

    folder: Path
    manifest: Manifest
    flows: pl.LazyFrame
    names: pl.LazyFrame


def open_logs(folder: Path) -> Logs:
    """What `read` wrote; InputRefused where the folder holds no manifest."""
    manifest = Manifest.of(folder)
    return Logs(
        folder,
        manifest,
        pl.scan_parquet(folder / "flows-*.parquet"),
        pl.scan_parquet(folder / "names-*.parquet"),
    )
