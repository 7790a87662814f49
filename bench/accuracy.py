"""Labelled pairs: precision, recall and F1 at Seawall's usual threshold, the walk from sure match to sure non-match, logic-v2 beside it.

    python -m bench.accuracy [--half development|holdout|all] [--errors] [--no-peers]

Wrong pairs are printed from the development half only: the other half is counted, never looked at.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from bench import results
from bench.measures import best_threshold, confusion
from bench.pairs import Pair, all_pairs, groups, labelled_both_ways
from bench.scorers import Scored, Scorer, nomenklatura, seawall

THRESHOLD = 0.70
# From what is surely one party to what surely isn't: the mean score must fall at every step.
WALK = (("STRONG", True), ("MEDIUM", True), ("WEAK", True), ("WEAK", False), ("MEDIUM", False), ("STRONG", False))


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("development", "holdout", "all"), default="all")
    parser.add_argument(
        "--errors", action="store_true", help="print every wrong pair of the development half with its reasons"
    )
    parser.add_argument("--no-peers", action="store_true", help="Seawall only")
    chosen = parser.parse_args()
    pairs = [pair for pair in all_pairs() if chosen.half in {"all", _half(pair)}]
    scorers = {"Seawall": seawall} if chosen.no_peers else {"Seawall": seawall, **peers()}
    scored = {name: _timed(scorer, pairs) for name, scorer in scorers.items()}
    if chosen.errors:
        _print_errors(pairs, scored["Seawall"][0])
    report = table(pairs, scored)
    results.show(report)
    results.save("accuracy" if chosen.half == "all" and not chosen.no_peers else f"accuracy-{chosen.half}", report)


def peers() -> dict[str, Scorer]:
    """The scorers that run beside Seawall."""
    return {name: nomenklatura(name) for name in ("logic-v2", "logic-v1")}


def _half(pair: Pair) -> str:
    return "development" if pair.is_development else "holdout"


def _timed(scorer: Scorer, pairs: Sequence[Pair]) -> tuple[list[Scored], float]:
    scorer(pairs[0])  # what is loaded or compiled once is not a pair's cost
    begun = time.perf_counter()
    scores = [scorer(pair) for pair in pairs]
    return scores, (time.perf_counter() - begun) / len(pairs)


def table(pairs: Sequence[Pair], scored: dict[str, tuple[list[Scored], float]]) -> results.Report:
    """All tables of one run."""
    return results.Report(
        title="Labelled pairs",
        intro=(
            f"{len(pairs)} pairs, {sum(pair.match for pair in pairs)} of them matches, threshold {THRESHOLD:.2f} for every scorer "
            "(it is logic-v2's own default too). P precision, R recall. "
            f"{len(labelled_both_ways(pairs))} pairs are labelled both ways by their sources: nobody can be right on them twice."
        ),
        tables=[_quality(pairs, scored), _walk(pairs, scored), _costs(scored)],
    )


def _quality(pairs: Sequence[Pair], scored: dict[str, tuple[list[Scored], float]]) -> results.Table:
    rows = [
        [name, str(len(chosen)), *(cell for scores, _ in scored.values() for cell in _cells(pairs, scores, chosen))]
        for name, chosen in _slices(pairs)
        if chosen
    ]
    heads = [f"{name} {what}" for name in scored for what in ("P", "R", "F1", "best F1 (at)")]
    return results.Table("Precision, recall, F1", ["pairs", "n", *heads], rows)


def _cells(pairs: Sequence[Pair], scores: Sequence[Scored], chosen: Sequence[int]) -> list[str]:
    some = [(scores[place].score, pairs[place].match) for place in chosen]
    at = confusion(some, THRESHOLD)
    best = best_threshold(some)
    return [
        f"{at.precision:.3f}",
        f"{at.recall:.3f}",
        f"**{at.f1:.3f}**",
        f"{confusion(some, best).f1:.3f} ({best:.2f})",
    ]


def _slices(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[int]]]:
    def where(test: Callable[[Pair], bool]) -> list[int]:
        return [place for place, pair in enumerate(pairs) if test(pair)]

    yield "**name_bench, all**", where(lambda pair: pair.source == "name_bench")
    for group in groups(pair for pair in pairs if pair.source == "name_bench"):
        yield f"name_bench: {group}", where(lambda pair, group=group: pair.group == group)  # type: ignore[misc]
    for quality in ("STRONG", "MEDIUM", "WEAK"):
        yield f"name_bench: {quality}", where(lambda pair, quality=quality: pair.quality == quality)  # type: ignore[misc]
    for half in ("development", "holdout"):
        yield (
            f"name_bench: {half} half",
            where(lambda pair, half=half: pair.source == "name_bench" and _half(pair) == half),  # type: ignore[misc]
        )
    for schema in ("Person", "Company", "Organization", "LegalEntity", "Vessel"):
        yield f"name_bench: {schema}", where(lambda p, schema=schema: p.source == "name_bench" and p.schema == schema)  # type: ignore[misc]
    for source in ("entity_checks", "cross_script", "probablepeople"):
        yield f"**{source}**", where(lambda pair, source=source: pair.source == source)  # type: ignore[misc]


def _walk(pairs: Sequence[Pair], scored: dict[str, tuple[list[Scored], float]]) -> results.Table:
    rows = []
    for name, (scores, _) in scored.items():
        means = [
            _mean(score.score for pair, score in zip(pairs, scores, strict=True) if (pair.quality, pair.match) == step)
            for step in WALK
        ]
        falls = all(one > two for one, two in pairwise(means))
        rows.append([name, *(f"{mean:.3f}" for mean in means), "yes" if falls else "no"])
    heads = [f"{quality} {'match' if match else 'non-match'}" for quality, match in WALK]
    return results.Table("Calibration walk: mean score", ["scorer", *heads, "falls at every step"], rows)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else float("nan")


def _costs(scored: dict[str, tuple[list[Scored], float]]) -> results.Table:
    return results.Table(
        "Time for one pair, reasons included (both sides analysed anew)",
        ["scorer", "µs a pair"],
        [[name, f"{seconds * 1e6:,.0f}"] for name, (_, seconds) in scored.items()],
    )


def _print_errors(pairs: Sequence[Pair], scores: Sequence[Scored]) -> None:
    wrong = [
        (pair, score) for pair, score in zip(pairs, scores, strict=True)
        if pair.is_development and (score.score >= THRESHOLD) != pair.match
    ]  # fmt: skip
    for pair, score in sorted(wrong, key=lambda row: (row[0].match, row[0].group, row[0].category)):
        kind = "MISSED" if pair.match else "FALSE "
        one, two = (" / ".join(value for values in side.values() for value in values) for side in (pair.one, pair.two))
        print(
            f"{kind} {score.score:.3f} {pair.group} {pair.quality} {pair.schema}: {one} | {two} [{pair.category}]\n         {score.why}"
        )


if __name__ == "__main__":
    main()
