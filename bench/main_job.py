"""The main job on one core: OFAC's lists to a corpus, a corpus opened, customers decided, memory kept flat.

python -m bench.main_job

Times are processor seconds of this process, so that a busy machine does not change them much.
"""

import csv
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import results
from bench.data import shared
from seawall.corpus import Corpus, current
from seawall.entities import Party, Role, Schema
from seawall.refresh import FromFolder, refresh

# The latest whole set of OFAC's CSV files at hand: SDN of 2024-05-03 with the side files of 2025-12, and the
# Consolidated list of 2025-12.
OFFICIAL_SET = {
    "sdn.csv": "ofac/sdn-2024-05/sdn_2024-05-03.csv",
    "alt.csv": "ofac/2025-12/alt.csv",
    "add.csv": "ofac/2025-12/add.csv",
    "sdn_comments.csv": "ofac/2025-12/sdn_comments.csv",
    "cons_prim.csv": "ofac/cons-2025-12/cons_prim.csv",
    "cons_alt.csv": "ofac/cons-2025-12/cons_alt.csv",
    "cons_add.csv": "ofac/cons-2025-12/cons_add.csv",
    "cons_comments.csv": "ofac/cons-2025-12/cons_comments.csv",
}
_EXTRACT = "ofac/names-2026-08/ofac-sdn_2026-08-20.json"
_THRESHOLD = 0.70
_ROWS = (20_000, 100_000)


def main() -> None:
    """Run as a command."""
    rows = list(_figures())
    report = results.Report(
        title="The main job",
        intro="One process, one core. Targets of the first release: a corpus of all OFAC lists in under 30 s, opened in "
        "under 1 s, 2,000 names a second against the SDN names of 2026, memory under 2 GB however long the file.",
        tables=[results.Table("Lists, corpus, customers", ["what", "measured"], rows)],
    )
    results.save("main-job", report)
    print(report.markdown())


def _figures() -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        corpus, seconds = built(folder / "official", OFFICIAL_SET)
        yield ["OFAC's lists in CSV to a corpus (read, checked, indexed, swapped in)", f"{seconds:.1f} s"]
        yield ["entities / names in it", f"{len(corpus):,} / {corpus.manifest.names:,}"]
        begun = time.perf_counter()
        corpus = current(folder / "official")
        yield ["that corpus opened", f"{(time.perf_counter() - begun) * 1000:.0f} ms"]
        newest, _ = built(folder / "newest", {"ofac-sdn_2026-08-20.json": _EXTRACT})
        yield from _rates(newest)
        for count in _ROWS:
            yield [f"seawall screen, {count:,} customers as CSV: most memory", _memory(folder, count)]


def built(home: Path, files: dict[str, str]) -> tuple[Corpus, float]:
    """A corpus of these files of the shared data in a home folder, and the processor seconds that it took."""
    source = home.with_name(home.name + "-source")
    source.mkdir()
    for name, path in files.items():
        shutil.copy(shared() / path, source / name)
    begun = time.process_time()
    refresh(home, FromFolder(source), now=datetime.now(UTC))
    return current(home), time.process_time() - begun


def _rates(corpus: Corpus) -> Iterator[list[str]]:
    ordinary = [Party(Role.CUSTOMER, (name,), Schema.PERSON) for name in ordinary_names()]
    listed = [Party(Role.CUSTOMER, (name.text,), entity.schema) for entity in corpus for name in entity.names]
    random.Random(1).shuffle(listed)
    for what, parties in (("ordinary people", ordinary), ("listed names themselves", listed[:10_000])):
        corpus.matches(parties[0], _THRESHOLD)
        begun = time.process_time()
        hits = sum(len(corpus.matches(party, _THRESHOLD)) for party in parties)
        seconds = time.process_time() - begun
        rate = f"{len(parties) / seconds:,.0f} names/s, {hits / len(parties):.3f} hits a name"
        yield [f"{len(parties):,} {what} against the SDN names of 2026-08-20", rate]


def ordinary_names() -> list[str]:
    """The names of people on no list."""
    names: list[str] = []
    for file in ("negatives_global", "negatives_us"):
        with (shared() / "names" / "benchmark" / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
            names += [row["full_name"] for row in csv.DictReader(stream)]
    return names


def _memory(folder: Path, count: int) -> str:
    """The most resident memory of a screening of so many rows, in a process of its own."""
    path, chance, names = folder / f"{count}.csv", random.Random(1), ordinary_names()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "name", "country", "city", "date_of_birth"])
        writer.writerows([f"C{row}", chance.choice(names), "US", "Boston", "1980-01-02"] for row in range(count))
    corpus = current(folder / "official").folder
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "seawall",
        "screen",
        "-q",
        "--corpus",
        corpus,
        path,
        "-o",
        folder / "out.jsonl",
    ]
    subprocess.run(command, check=False, capture_output=True)
    return f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MB"


if __name__ == "__main__":
    main()
