"""docs/benchmarks.md, written from the results that the commands kept.

python -m bench.page
"""

from collections.abc import Sequence

from bench import results
from bench.data import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
# The full run of a command stands before its quick one.
CHAPTERS = (("accuracy",), ("pipeline", "pipeline-quick"), ("scripts", "scripts-quick"), ("speed", "speed-quick"))

_HEAD = """# Benchmarks

Made by `make bench` (`make bench-quick` takes about five minutes); typed by nobody. The labelled pairs and lists are real, public and not part
of this repository: see `bench/data.py` for each source. Peers are called as their own packages have it, in the same run and on the same
lists (`bench/engines.py`).

What to keep in mind when reading:

- Half of the labelled pairs, drawn by hash, is never printed by any command. Both halves are counted below: a matcher fitted to the rows that
  its makers saw would do worse on the other half.
- The treatments (`bench/treatments.py`) were written from how names arrive in payments, without looking at any matcher, but by the same project.
  The UN names of another project and its ordinary names, and the labelled pairs, are independent of it.
- The labels of `name_bench` were made around logic-v2 by its authors. Two pairs are labelled both ways in different groups.
- Engines differ in scale: 0.70 of one is not 0.70 of another. Compare false entities at equal recall.
"""


def main() -> None:
    """Run as a command."""
    found = [chapter for names in CHAPTERS if (chapter := _first(names)) is not None]
    if not found:
        raise SystemExit("no results yet: run make bench first")
    PAGE.write_text("\n".join([_HEAD, _conditions(found), *(_chapter(*one) for one in found)]), encoding="utf-8")


def _first(names: Sequence[str]) -> tuple[str, results.Report] | None:
    return next(((name, report) for name in names if (report := results.load(name)) is not None), None)


def _conditions(found: Sequence[tuple[str, results.Report]]) -> str:
    report = found[0][1]
    versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
    return f"Machine: {report.machine}.\n\nVersions: {versions}.\n"


def _chapter(name: str, report: results.Report) -> str:
    run = "quick run" if name.endswith("-quick") else "full run"
    return report.markdown().replace(
        f"## {report.title}\n", f"## {report.title}\n\nMeasured on {report.made}, {run}.\n", 1
    )


if __name__ == "__main__":
    main()
