"""Known customers: loaded, all screened once, and asked by fifty changed entries; time, processor time and memory of each.

python -m bench.customers                        ten million customers, in a folder of the system's for temporary files
python -m bench.customers --customers 1000000    fewer; the results say how many

Ten million customers need some 10 GB in the folder, which is refused beforehand where there is less, and on two quiet cores
about three quarters of an hour; how far a step is stands on standard error.

The customers are fictional: given and family names of ordinary people put together anew, companies of made-up words.
Other work on the machine makes wall time longer, so processor time (user and system, of all processes) stands beside it.
"""

import argparse
import csv
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench import results
from bench.main_job import built, ordinary_names
from seawall.corpus import ENGINE, build, current, folder_for, swap, version_of
from seawall.customers import Manner, Screened, load, open_population
from seawall.customers.standing import write_standings
from seawall.customers.state import keep_screened, standings_path, write_entries
from seawall.decisions import us_policy
from seawall.entities import Entity
from seawall.payments.sources import Reading, read_path
from seawall.rescreen import Rescreening, rescreen, screen_all
from seawall.rescreen.prints import prints

_EXTRACT = "ofac/names-2026-08/ofac-sdn_2026-08-20.json"
_WORDS = "Harbor Maple Summit Granite Cobalt Willow Prairie Falcon Juniper Beacon Delta Quarry Orchard Lantern Meridian".split()
_TRADES = "Trading Foods Logistics Textiles Software Tools Paper Glass Farms Printing".split()
_FORMS = "LLC Inc Ltd GmbH SA BV".split()
_CITIES = "Boston Chicago Lyon Leeds Osaka Bremen Porto Austin Denver Turin Ghent Malmo".split()
_COUNTRIES = ("US", "US", "US", "GB", "FR", "DE", "JP", "IT", "PT", "SE")
# One customer in so many is a company, has a passport, or lives where the address has a street.
_COMPANY, _PASSPORT, _STREET = 10, 20, 200


def main() -> None:
    """Run as a command; with a step it is a process of its own, so that memory is that step's."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--customers", type=int, default=10_000_000)
    asked.add_argument("--entries", type=int, default=50)
    asked.add_argument("--assume-screened", action="store_true", help="Take it that a screening before found nobody.")
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "seawall-bench-customers")
    asked.add_argument("--step", choices=sorted(_STEPS))
    given = asked.parse_args()
    if given.step:
        print(_STEPS[given.step](given.folder))
        return
    shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True)
    _refuse_without_room(given.folder, given.customers)
    prepare(given.folder, given.customers, given.entries)
    before = "assume" if given.assume_screened else "screen"
    rows = [_measured(step, given.folder, given.customers) for step in ("load", before, "change")]
    report = results.Report(
        title="Known customers",
        intro=f"{given.customers:,} fictional customers and the SDN names of 2026-08-20. The screening before the change "
        f"lacks {given.entries * 4 // 5} of the entries and has {given.entries - given.entries * 4 // 5} otherwise; the "
        "change brings them. Targets: ten million customers asked by fifty entries in 30 s on two cores under 4 GB, all "
        "of them screened once in 30 min.",
        tables=[
            results.Table(
                "Known customers, two processes",
                ["step", "wall s", "processor s", "customers/s (wall)", "most memory of a process MB", "load of the machine", "result"],
                rows,
            )
        ],
    )  # fmt: skip
    # The two are read side by side: a change among many, and a whole screening of as many as there was time for.
    results.save("customers-changed" if given.assume_screened else "customers", report)
    print(report.markdown())


# The file has 80 bytes a customer; the population 500; standings and the shards of a second load are small beside them.
_BYTES, _SPARE = 1_000, 1 << 30


def _refuse_without_room(folder: Path, customers: int) -> None:
    free, need = shutil.disk_usage(folder).free, customers * _BYTES + _SPARE
    if free < need:
        raise SystemExit(
            f"{folder} has {free / 2**30:.1f} GB free, {need / 2**30:.1f} GB are needed: give another --folder"
        )


def prepare(folder: Path, customers: int, entries: int) -> None:
    """The file of customers, and two corpora: the lists before and after."""
    newest, _ = built(folder / "newest", {"ofac-sdn_2026-08-20.json": _EXTRACT})
    whole = list(newest)
    chosen = random.Random(7).sample(range(len(whole)), entries)
    added, changed = set(chosen[: entries * 4 // 5]), set(chosen[entries * 4 // 5 :])
    before = [
        _otherwise(entity) if number in changed else entity
        for number, entity in enumerate(whole)
        if number not in added
    ]
    for version, kept in (("a", before), ("b", whole)):
        lists = tuple(msgspec.structs.replace(row, sha256=(version * 64,)) for row in newest.manifest.lists)
        made = build(folder_for(folder / "home", version_of(lists)), lists, kept)
        (folder / version).write_text(made.version, encoding="ascii")
    _write(folder / "customers.csv", customers)


def _otherwise(entity: Entity) -> Entity:
    other = replace(entity.names[0], text=f"{entity.names[0].text} ALPHA")
    return replace(entity, names=(*entity.names, other))


def _write(path: Path, count: int) -> None:
    chance, names = random.Random(1), ordinary_names()
    given, family = ([name.split()[place] for name in names if len(name.split()) > 1] for place in (0, -1))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "name", "type", "country", "street", "city", "date_of_birth", "passport"])
        for number in range(count):
            company = number % _COMPANY == 0
            name = " ".join(map(chance.choice, (_WORDS, _WORDS, _TRADES, _FORMS) if company else (given, family)))
            writer.writerow([
                f"C{number}", name, "company" if company else "person", chance.choice(_COUNTRIES),
                f"{number} Example Street" if number % _STREET == 0 else "", chance.choice(_CITIES),
                "" if company else f"{chance.randint(1940, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                f"P{chance.randint(10**7, 10**8)}" if number % _PASSPORT == 1 else "",
            ])  # fmt: skip


def _load(folder: Path) -> str:
    found = load(folder / "home", read_path(folder / "customers.csv", Reading()), Manner(ENGINE, workers=2))
    return f"{found.rows:,} rows, {found.population.with_problems:,} with problems"


def _using(folder: Path, version: str) -> Rescreening:
    home = folder / "home"
    swap(home, (folder / version).read_text(encoding="ascii"))
    return Rescreening(home, current(home), us_policy(), datetime.now(UTC), workers=2, told=_Far())


class _Far:
    """Says on standard error how far a screening is, at each twentieth."""

    def __init__(self) -> None:
        self._begun, self._said = time.perf_counter(), 0

    def __call__(self, done: int, everybody: int) -> None:
        if done * 20 // max(everybody, 1) > self._said:
            self._said = done * 20 // everybody
            spent = time.perf_counter() - self._begun
            print(f"  {done:,} of {everybody:,} after {spent:,.0f} s", file=sys.stderr, flush=True)


def _screen(folder: Path) -> str:
    found = screen_all(_using(folder, "a"))
    return f"{found.with_hits:,} with hits"


def _assume(folder: Path) -> str:
    """The page of a screening that found nobody: what a change then costs is the same within a few seconds."""
    using = _using(folder, "a")
    page, run_id = open_population(using.home), using.conditions.id
    rows = []
    for row in page.shards:
        path = standings_path(using.home, run_id, row.number, row.name)
        write_standings(path, row.customers, ())
        rows.append((row.number, row.name, path.name))
    entries = write_entries(using.home, run_id, prints(using.corpus), ())
    screened = Screened(
        conditions=using.conditions, population=page.version, customers=page.customers, at=using.now, shards=tuple(rows),
        entries=entries, with_hits=0, outcomes={},
    )  # fmt: skip
    keep_screened(using.home, screened, page)
    return "not measured: it was assumed that nobody was hit"


def _change(folder: Path) -> str:
    found = rescreen(_using(folder, "b"))
    told = found.attestation
    assert not found.full, found.full
    return f"{found.asked:,} concerned: {told.newly_hit:,} newly hit, {told.changed:,} changed, {told.no_longer_hit:,} no longer"


_STEPS: dict[str, Callable[[Path], str]] = {"load": _load, "screen": _screen, "assume": _assume, "change": _change}


def _measured(step: str, folder: Path, customers: int) -> list[str]:
    """One step in a process of its own, with those that it begins."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "bench.customers", "--step", step, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The most of any step so far: steps come in the order of their memory.
    memory, load_now = after.ru_maxrss / 1024, os.getloadavg()[0]
    row = [step, f"{wall:.1f}", f"{processor:.1f}", f"{customers / wall:,.0f}", f"{memory:,.0f}", f"{load_now:.1f}"]
    print(row, done.stdout.strip(), flush=True)
    return [*row, done.stdout.strip()]


if __name__ == "__main__":
    main()
