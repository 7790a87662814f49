"""docs/benchmarks.md, written from the results that the commands kept; a chapter not measured here stays as it was.

python -m bench.page
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench import results
from bench.data import ROOT, SOURCES, shared

PAGE = ROOT / "docs" / "benchmarks.md"


class Chapter(NamedTuple):
    """One chapter: the results to take, the full run's before the quick one's, and the commands that repeat them."""

    kept: tuple[str, ...]
    command: str


CHAPTERS = (
    Chapter(("main-job",), "python -m bench.main_job"),
    Chapter(("payments",), "python -m bench.payments"),
    Chapter(("accuracy",), "python -m bench.accuracy"),
    Chapter(("pipeline", "pipeline-quick"), "python -m bench.pipeline"),
    Chapter(("scripts", "scripts-quick"), "python -m bench.scripts"),
    Chapter(("longer-names",), "python -m bench.longer_names"),
    Chapter(("speed", "speed-quick"), "python -m bench.speed"),
    Chapter(("ownership",), "python -m bench.ownership"),
    Chapter(("store",), "python -m bench.store"),
    Chapter(("customers",), "python -m bench.customers"),
    Chapter(("customers-changed",), "python -m bench.customers --assume-screened"),
    Chapter(("logs",), "python -m bench.logs"),
    Chapter(("service",), "python -m bench.service"),
    Chapter(("desk",), "python -m bench.desk"),
    Chapter(("hunt",), "python -m bench.hunt"),
    Chapter(("detectors",), "python -m bench.detectors"),
)

_HEAD = """# Benchmarks

Made by `make bench` (`make bench-quick` takes minutes); typed by nobody. The labelled pairs and lists are real, public and not part of
this repository. Peers are called as their own packages have it, in the same run and on the same lists (`bench/engines.py`).

What to keep in mind when reading:

- Half of the labelled pairs, drawn by hash, is never printed by any command. Both halves are counted below: a matcher fitted to the rows that
  its makers saw would do worse on the other half.
- The treatments (`bench/treatments.py`) were written from how names arrive in payments, without looking at any matcher, but by the same project.
  The UN names and the ordinary names come from another project, the labelled pairs from a third.
- The labels of `name_bench` were made around logic-v2 by its authors, and some pairs are labelled both ways in different files.
- Engines differ in scale: 0.70 of one is not 0.70 of another. Compare false entities at equal recall.
"""

_NOT_MEASURED = """## What was not measured

- Other services over HTTP, search clusters, and engines in other languages: of peers only what runs inside one Python process is here.
- nomenklatura on two cores (it works in one thread), and the slow peers on the longest lists, where they would take hours.
- Thai, Burmese and other scripts of which no list here publishes enough originals.
- Names in free text: their recall and false mentions are held by tests (tests/matching/test_freetext.py).
"""


def main() -> None:
    """Run as a command."""
    before = of_page(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else {}
    measured = [report for chapter in CHAPTERS if (kept := _first(chapter.kept)) for _, report in [kept]]
    if not measured:
        raise SystemExit("no results yet: run make bench first")
    chapters = [text for chapter in CHAPTERS if (text := _text(chapter, before))]
    newest = max(measured, key=lambda report: report.made)
    PAGE.write_text("\n".join([_HEAD, _conditions(newest), *chapters, _NOT_MEASURED]), encoding="utf-8")


def of_page(page: str) -> Mapping[str, str]:
    """The chapters that a page has, by the command that made each: without results, a chapter stays with its day and commit."""
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    made = ((re.search(r"^`(python -m [^`]+)`, ", part, flags=re.MULTILINE), part) for part in parts)
    return {found.group(1): part.rstrip("\n") + "\n" for found, part in made if found}


def _text(chapter: Chapter, before: Mapping[str, str]) -> str | None:
    if kept := _first(chapter.kept):
        return _chapter(chapter, *kept)
    return before.get(chapter.command) or before.get(f"{chapter.command} --quick")


def _first(names: Sequence[str]) -> tuple[str, results.Report] | None:
    return next(((name, report) for name in names if (report := results.load(name)) is not None), None)


def _conditions(report: results.Report) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
    rows = [f"| {what} | `{path}` | `{_hash(path)}` |" for what, path in SOURCES.items()]
    table = "\n".join(["| data | file | SHA-256 begins |", "| --- | --- | --- |", *rows])
    said = "Each chapter names its day, commit and kind of machine; constraints.txt of that commit pins the versions."
    return f"## Machines and data\n\n{said} Of the newest chapter: {versions}.\n\n{table}\n"


def _hash(path: str) -> str:
    return hashlib.sha256((shared() / path).read_bytes()).hexdigest()[:16]


def _chapter(chapter: Chapter, name: str, report: results.Report) -> str:
    command = chapter.command + (" --quick" if name.endswith("-quick") else "")
    said = f"`{command}`, {report.made}, Seawall at commit {report.commit}, on {report.machine}.\n"
    return report.markdown().replace(f"## {report.title}\n", f"## {report.title}\n\n{said}", 1)


if __name__ == "__main__":
    main()
