"""Time and memory, side by side in one run: names a second on one and two cores, one name at a time, building, opening.

    python -m bench.speed [--quick] [--names 43000,250000,1000000] [--engines seawall,logic-v2,…]

Each engine has a process of its own, one after the other. Thresholds are those below: each engine near the score where it keeps
95 % of the treated positives, so that nobody is slow for giving answers that nobody asked for.
"""

import argparse
import gc
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bench import results
from bench.data import ROOT, Query, listed, ordinary
from bench.engines import ENGINES, Engine, Nomenklatura, Seawall
from bench.lists_made import scaled
from bench.seawall_engine import party_of
from bench.treatments import TREATMENTS, treat
from seawall.entities import Party, Schema
from seawall.matching import Matcher
from seawall.matching.asked_names import name_type, screened_names
from seawall.matching.batch import Names
from seawall.matching.match import to_log_odds
from seawall.matching.screener import Screener
from seawall.names import NameType

# The score from which each engine answers in this test.
FLOORS = {"seawall": 0.70, "token-sort": 0.75, "jaro-winkler": 0.85, "tfidf": 0.50}
# So many names are looked up in one go, fewer by slow engines, and by the others in longer lists; so many one at a time.
BATCH = {
    "seawall": 60_000,
    "tfidf": 20_000,
    "token-sort": 4_000,
    "jaro-winkler": 2_000,
    "logic-v2": 1_000,
    "logic-v1": 1_000,
}
SINGLES = {"logic-v2": 20, "logic-v1": 20}
_SINGLES = 500
# A batch is timed so often, and the best time counts: of a machine shared with others one time may be half as good again.
_REPEATED = 3
_REAL = 43_000  # names of both lists
_CUSTOMERS = 1_000_000
_PEOPLE = 15_000  # ordinary people whose names are at hand
# nomenklatura works in one thread and gains nothing from a second core within a process.
_TWO_CORES = frozenset({"seawall", "token-sort", "jaro-winkler", "tfidf"})
# Beyond this the slow ones take hours.
_MOST_NAMES = {"logic-v2": 250_000, "logic-v1": 43_000, "jaro-winkler": 250_000}


@dataclass(slots=True)
class Measured:
    """What one process measured; seconds, bytes, names a second."""

    engine: str
    names: int
    build: float
    memory: int
    one_core: float
    two_cores: float | None
    p50: float
    p99: float
    index: int | None = None
    opened: float | None = None
    first: float | None = None
    first_cold: float | None = None
    hits_one: float | None = None  # names a second without entities and reasons, as peers answer; on one core, on two
    hits_two: float | None = None
    hits_known: float | None = None  # on one core, of words that were met before
    said: float | None = None  # seconds to ask a party for the names that its field holds
    explained: float | None = None  # seconds a match with its reasons takes beyond that and the screening
    customers_one: float | None = None  # seconds for a million customers, on one core and on two
    customers_two: float | None = None


def main() -> None:
    """Run as a command; with --worker it is the process of one engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the real lists only, a tenth of the names asked")
    parser.add_argument("--names", default="43000,250000,1000000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--worker", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker:
        print(json.dumps(asdict(measure(chosen.worker, int(chosen.names), quick=chosen.quick))))
    else:
        sizes = [_REAL] if chosen.quick else [int(size) for size in chosen.names.split(",")]
        found = [
            _in_process(key, size, quick=chosen.quick)
            for size in sizes
            for key in chosen.engines.split(",")
            if size <= _MOST_NAMES.get(key, size)
        ]
        report = _report(found)
        results.show(report)
        results.save("speed-quick" if chosen.quick else "speed", report)


def _in_process(key: str, names: int, *, quick: bool) -> Measured:
    command = [
        sys.executable,
        "-m",
        "bench.speed",
        "--worker",
        key,
        "--names",
        str(names),
        *(["--quick"] if quick else []),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def queries(count: int) -> list[Query]:
    """One positive under treatment for every nineteen ordinary names, mixed."""
    rng = random.Random(11)
    rows = listed()
    people = count * 16 // 20
    asked = ordinary(people, count * 3 // 20, seed=11)
    # There are 15,000 ordinary people; a longer file is put together anew from their given and family names.
    asked += [Query(name, "Person") for name in customers(people - _PEOPLE)]
    while len(asked) < count:
        row = rng.choice(rows)
        changed = treat(rng.choice(TREATMENTS), row.name, row.schema, "speed")
        asked += [Query(changed, row.schema)] if changed else []
    rng.shuffle(asked)
    return asked


def measure(key: str, names: int, *, quick: bool) -> Measured:
    """All figures of one engine and one list."""
    rows = scaled(names)
    # Seawall is asked the same names of every list: in a smaller batch more of the words are new, in a larger one more are known.
    smaller = (10 if quick else 1) * (1 if key == "seawall" else max(1, names // _REAL // 2))
    asked = queries(max(200, BATCH[key] // smaller))
    engine = ENGINES[key]()
    engine.floor = FLOORS.get(key, engine.floor)
    before, begun = _memory(), time.perf_counter()
    engine.build(rows)
    built = time.perf_counter() - begun
    memory = _memory() - before
    engine.query(asked[:100])  # what is compiled or loaded at the first use is measured by itself
    one = len(asked) / _best(engine, asked)
    singles = sorted(_seconds(engine, [query]) for query in asked[: SINGLES.get(key, _SINGLES)])
    engine.cores = 2
    two = len(asked) / _best(engine, asked) if key in _TWO_CORES else None
    found = Measured(key, len(rows), built, memory, one, two, _percentile(singles, 0.5), _percentile(singles, 0.99))
    if isinstance(engine, Seawall):
        _opened(engine, found)
        _many(engine, asked, found, _CUSTOMERS // smaller)
    return found


def _many(engine: Seawall, asked: Sequence[Query], found: Measured, count: int) -> None:
    """What reasons cost, and a million customers from an Arrow column to flat hits."""
    floors = np.full(len(asked), to_log_odds(engine.floor))
    names = Names.of([query.name for query in asked], [name_type(Schema(query.schema)) for query in asked])
    engine.cores = 1
    new, known, shared = [], [], []
    for _ in range(_REPEATED):
        screener = Screener(engine.listed.index)
        new.append(_screened(screener, names, floors, 1))
        known.append(_screened(screener, names, floors, 1))
        shared.append(_screened(Screener(engine.listed.index), names, floors, 2))
    found.hits_one, found.hits_known = len(asked) / min(new), len(asked) / min(known)
    found.hits_two = len(asked) / min(shared)
    found.said, found.explained = _explained(engine, asked)
    column = pa.array(customers(count))
    floors = np.full(count, floors[0])
    for cores in (1, 2):
        screener = Screener(engine.listed.index)
        begun = time.perf_counter()
        screener.screen(Names.of_arrow(column, NameType.PERSON), floors, cores)
        seconds = (time.perf_counter() - begun) * _CUSTOMERS / count
        if cores == 1:
            found.customers_one = seconds
        else:
            found.customers_two = seconds


def _explained(engine: Seawall, asked: Sequence[Query]) -> tuple[float, float]:
    """Seconds that a party is asked for its names, and that a match with its reasons takes beyond that and its hit.

    Of all parties the first, of those that match somebody the second: the same as matches and as names, each the best of some runs.
    """
    parties = [party_of(query) for query in asked]
    # As the service does with what it holds for long. All else is measured as the engines' packages leave the collector of garbage:
    # frozen, logic-v2 answers nearly twice as fast.
    gc.collect()
    gc.freeze()
    of_all = min(_said(parties) for _ in range(_REPEATED)) / len(parties)
    found = zip(parties, Matcher(engine.listed).matches_many(parties, engine.floor), strict=True)
    matched = [(party, len(matches)) for party, matches in found if matches]
    some = [party for party, _ in matched]
    rows = [(text, name_type(party.schema)) for party in some for text in screened_names(party)]
    names = Names.of([text for text, _ in rows], [kind for _, kind in rows])
    floors = np.full(len(rows), to_log_odds(engine.floor))
    whole, bare, said = [], [], []
    for _ in range(_REPEATED):
        matcher = Matcher(engine.listed)
        whole.append(_timed(partial(matcher.matches_many, some, engine.floor)))
        bare.append(_screened(Screener(engine.listed.index), names, floors, 1))
        said.append(_said(some))
    return of_all, (min(whole) - min(said) - min(bare)) / max(1, sum(count for _, count in matched))


def _said(parties: Sequence[Party]) -> float:
    return _timed(lambda: [tuple(screened_names(party)) for party in parties])


def _screened(screener: Screener, names: Names, floors: NDArray[np.float64], cores: int) -> float:
    return _timed(partial(screener.screen, names, floors, cores))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def customers(count: int) -> list[str]:
    """Names as a bank's customers bear them: given and family names of ordinary people, put together anew. Seeded."""
    rng = random.Random(17)
    people = [query.name.split() for query in ordinary(10_000, 0, seed=17) if " " in query.name]
    groups: dict[bool, list[list[str]]] = {True: [], False: []}
    for words in people:
        groups["".join(words).isascii()].append(words)
    made = []
    for _ in range(count):
        group = groups[rng.random() < len(groups[True]) / len(people)]
        one, other = rng.choice(group), rng.choice(group)
        made.append(" ".join([*one[:-1], other[-1]]))
    return made


def _seconds(engine: Engine, asked: Sequence[Query]) -> float:
    return _timed(partial(engine.query, asked))


def _best(engine: Engine, asked: Sequence[Query]) -> float:
    """The best of some times; nomenklatura keeps what it was asked, and is asked once."""
    is_kept = isinstance(engine, Nomenklatura)
    return min(_seconds(engine, asked) for _ in range(1 if is_kept else _REPEATED))


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _memory() -> int:
    """Resident bytes of this process now; the most so far where the system doesn't say."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _opened(engine: Seawall, found: Measured) -> None:
    """Seawall's index on disk: its size, opening it, and the first answer of a new process with and without compiled kernels."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        engine.listed.index.save(folder)
        found.index = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        begun = time.perf_counter()
        type(engine.listed.index).open(folder)
        found.opened = time.perf_counter() - begun
        _first(folder, {})  # compiles what an opened index needs and a built one didn't
        found.first = _first(folder, {})
        found.first_cold = _first(folder, {"PYTHONPATH": f"{_fresh(Path(name))}{os.pathsep}{Path.cwd()}"})


def _fresh(folder: Path) -> Path:
    """A copy of the sources as they are after an install: nothing compiled lies beside them."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "src"


def _first(folder: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bench.first_answer", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return time.perf_counter() - begun


def _report(found: Sequence[Measured]) -> results.Report:
    return results.Report(
        title="Speed",
        intro=(
            "One positive to nineteen ordinary names, all in one run; full scoring included. nomenklatura's blocker is made for batches: one name at "
            "a time it rebuilds its stop words. Longer lists are recombined from real names by a fixed seed. Seawall is measured through its public "
            "face, with entities and reasons built for every match; the million customers are names of an Arrow column and give flat hits. A batch is "
            "asked three times of every engine but nomenklatura, which keeps what it was asked, and of Seawall by a worker that has met no word each time; "
            "the best time counts."
        ),
        tables=[_times(found), _hits(found), _ratios(found), _disk(found)],
    )


def _times(found: Sequence[Measured]) -> results.Table:
    rows = [
        [
            ENGINES[one.engine]().name,
            f"{one.names:,}",
            f"{one.build:.1f}",
            f"{one.memory / 2**20:,.0f}",
            f"{one.one_core:,.0f}",
            "–" if one.two_cores is None else f"{one.two_cores:,.0f}",
            f"{one.p50 * 1e3:.2f}",
            f"{one.p99 * 1e3:.2f}",
        ]
        for one in found
    ]
    heads = [
        "engine",
        "names on the list",
        "build s",
        "memory MiB",
        "names/s, 1 core",
        "names/s, 2 cores",
        "p50 ms",
        "p99 ms",
    ]
    return results.Table("Names a second, memory, one name at a time", heads, rows)


def _hits(found: Sequence[Measured]) -> results.Table:
    rows = [
        [f"{one.names:,}", f"{one.hits_one:,.0f}", f"{one.hits_two or 0:,.0f}", f"{one.hits_known or 0:,.0f}"]
        for one in found
        if one.hits_one is not None
    ]
    heads = ["names on the list", "names/s, 1 core", "names/s, 2 cores", "words met before, 1 core"]
    return results.Table("Seawall's hits alone: listed name and score, without entities and reasons", heads, rows)


def _ratios(found: Sequence[Measured]) -> results.Table:
    ours = {one.names: one for one in found if one.engine == "seawall"}
    rows = [
        [
            ENGINES[one.engine]().name,
            f"{one.names:,}",
            f"{ours[one.names].one_core / one.one_core:,.1f}",
            "–" if one.two_cores is None else f"{(ours[one.names].two_cores or 0) / one.two_cores:,.1f}",
            f"{(ours[one.names].hits_one or 0) / one.one_core:,.1f}",
            "–" if one.two_cores is None else f"{(ours[one.names].hits_two or 0) / one.two_cores:,.1f}",
            f"{(ours[one.names].hits_known or 0) / one.one_core:,.1f}",
        ]
        for one in found
        if one.engine != "seawall" and one.names in ours
    ]
    return results.Table(
        "Seawall is so many times as fast as",
        [
            "engine",
            "names on the list",
            "with reasons, 1 core",
            "with reasons, 2 cores",
            "hits alone, 1 core",
            "hits alone, 2 cores",
            "hits alone, words met before, 1 core",
        ],
        rows,
        "Peers give an entity and a score, which is what Seawall's hits alone are. Each worker meets every word anew, but for the last column.",
    )


def _disk(found: Sequence[Measured]) -> results.Table:
    rows = [
        [
            f"{one.names:,}",
            f"{one.index / 2**20:,.1f}",
            f"{(one.opened or 0) * 1e3:.1f}",
            f"{one.first or 0:.2f}",
            f"{one.first_cold or 0:.1f}",
            f"{(one.two_cores or 0) / one.one_core:.2f}",
            f"{(one.said or 0) * 1e6:.1f}",
            f"{(one.explained or 0) * 1e6:.0f}",
            f"{one.customers_one or 0:.1f}",
            f"{one.customers_two or 0:.1f}",
        ]
        for one in found
        if one.index is not None
    ]
    heads = [
        "names",
        "index MiB on disk",
        "opening ms",
        "first answer of a new process s",
        "the same, nothing compiled s",
        "two cores give ×",
        "names of a party µs",
        "reasons µs a match",
        "1 M customers, 1 core s",
        "1 M customers, 2 cores s",
    ]
    return results.Table("Seawall's index", heads, rows)


if __name__ == "__main__":
    main()
