"""Results as tables: shown on the screen, kept as JSON (not in the repository), written to docs/benchmarks.md."""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("results")


@dataclass(slots=True)
class Table:
    """One table: a heading, column heads, and rows of ready text."""

    heading: str
    heads: list[str]
    rows: list[list[str]]
    note: str = ""

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [self.heads, ["---"] + ["---:"] * (len(self.heads) - 1), *self.rows]
        body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"### {self.heading}\n\n{body}\n" + (f"\n{self.note}\n" if self.note else "")


PACKAGES = (
    "seawall", "nomenklatura", "followthemoney", "rigour", "rapidfuzz", "scikit-learn", "sparse_dot_topn", "duckdb", "polars", "numpy", "numba",
)  # fmt: skip


def versions() -> dict[str, str]:
    """The versions that a result depends on; peers that a benchmark doesn't call need not be installed."""
    return {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def commit() -> str:
    """The commit that was measured; a + says that the files had changed since."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=FOLDER.parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def machine() -> str:
    """The kind of machine: processor and cores; its name is nobody's business."""
    model = "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        rows = [
            line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
        ]
        model = rows[0] if rows else model
    return f"{model}, {os.cpu_count()} cores, {platform.system()}"


@dataclass(slots=True)
class Report:
    """What one command measured."""

    title: str
    intro: str
    tables: list[Table]
    made: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%d"))
    machine: str = field(default_factory=machine)
    versions: dict[str, str] = field(default_factory=versions)
    commit: str = field(default_factory=commit)

    def markdown(self) -> str:
        """The report as a chapter."""
        return "\n".join([f"## {self.title}\n", self.intro, "", *(table.markdown() for table in self.tables)])


def show(report: Report) -> None:
    """Print all tables."""
    print(report.markdown())


def save(name: str, report: Report) -> None:
    """Keep a report for the page of benchmarks."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(
        json.dumps(asdict(report), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def load(name: str) -> Report | None:
    """A report that was kept; None where that command was not run."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return None
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    tables: Sequence[dict[str, Any]] = raw.pop("tables")
    return Report(tables=[Table(**table) for table in tables], **raw)
