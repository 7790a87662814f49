"""The 50 Percent Rule at scale: a million members and three million stakes at once, then one change at a time.

python -m bench.ownership

Times are processor seconds of this process, so that a busy machine does not change them much; a fixed seed makes the
graph.
"""

import random
import resource
import time
from collections.abc import Callable
from datetime import date

from bench import results
from seawall.entities import Designation
from seawall.ownership import Assessment, Change, Graph, Listing, Running, Stake, assess, exactly, findings, regime_of

_MEMBERS, _STAKES, _LISTED = 1_000_000, 3_000_000, 20_000
_CHANGES = 300
_DAY = date(2026, 11, 20)
# Shares as registers have them: most are majorities, which is what makes a designation spread.
_SHARES = [exactly(text) for text in ("1", "5", "10", "20", "25", "33.33", "49.9", "50", "51", "75", "100")]


def main() -> None:
    """Run as a command."""
    report = results.Report(
        title="Ownership",
        intro="One process, one core. Targets: a million members and three million stakes in under 10 s, a change in under 100 ms.",
        tables=[results.Table("The 50 Percent Rule", ["what", "measured"], _figures())],
    )
    results.save("ownership", report)
    print(report.markdown())


def _figures() -> list[list[str]]:
    chance = random.Random(1)
    ids = [f"member-{number:07d}" for number in range(_MEMBERS)]
    stakes = [
        Stake(chance.choice(ids), chance.choice(ids), chance.choice(_SHARES), source="made", place=f"line {number}")
        for number in range(_STAKES)
    ]
    listings = [Listing(member, (Designation("OFAC", "SDN", ()),)) for member in chance.sample(ids, _LISTED)]
    begun = time.process_time()
    graph = Graph.of([*stakes, *listings])
    built = time.process_time()
    result = assess(graph, regime_of("us-ofac"), _DAY)
    assessed = time.process_time()
    assess(graph, regime_of("us-ofac"), _DAY)
    twice = time.process_time()
    blocked = int((result.surely.rounds >= 0).sum())
    rows = [
        [
            f"{_MEMBERS:,} members, {_STAKES:,} stakes, {_LISTED:,} listed: statements to a graph",
            f"{built - begun:.1f} s",
        ],
        ["that graph assessed, the first time", f"{assessed - built:.1f} s"],
        ["again (another day, more listings)", f"{twice - assessed:.1f} s"],
        ["members blocked", f"{blocked:,}"],
        ["rounds until nothing changes", f"{int(result.surely.rounds.max())}"],
        ["the first 1,000 findings with their proofs", f"{_thousand(result):.1f} s"],
    ]
    running_begun = time.process_time()
    running = Running(graph, regime_of("us-ofac"), _DAY)
    rows.append(["a running assessment made ready", f"{time.process_time() - running_begun:.1f} s"])
    rows += _changes(running, chance, ids, stakes)
    rows.append(["most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"])
    return rows


def _thousand(result: Assessment) -> float:
    begun = time.process_time()
    for number, _ in enumerate(findings(result)):
        if number == 999:
            break
    return time.process_time() - begun


def _changes(running: Running, chance: random.Random, ids: list[str], stakes: list[Stake]) -> list[list[str]]:
    steps: dict[str, Callable[[], tuple[Change, ...]]] = {
        "a stake added": lambda: running.add(Stake(chance.choice(ids), chance.choice(ids), chance.choice(_SHARES))),
        "a stake taken back": lambda: running.remove(stakes.pop(chance.randrange(len(stakes)))),
        "a designation": lambda: running.add(Listing(chance.choice(ids), (Designation("OFAC", "SDN", ()),))),
    }
    rows = []
    for what, step in steps.items():
        took, moved = [], 0
        for _ in range(_CHANGES):
            begun = time.process_time()
            moved += len(step())
            took.append((time.process_time() - begun) * 1000)
        took.sort()
        told = (
            f"median {took[len(took) // 2]:.2f} ms, 99 % {took[int(len(took) * 0.99)]:.1f} ms, most {took[-1]:.1f} ms"
        )
        rows.append([f"{what} ({_CHANGES} times)", f"{told}; {moved:,} members changed"])
    return rows


if __name__ == "__main__":
    main()
