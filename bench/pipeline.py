"""Whole pipelines, candidates and scores: what is found again of real listed names after each treatment, and at what price.

    python -m bench.pipeline [--quick] [--engines seawall,logic-v2,…] [--misses N]

Positives are names of the SDN and UN lists, clean and treated, and the UN persons as another project wrote them; ordinary
names are on no list. Recall is compared at the price of false entities per ordinary name, for each engine on its own scale.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench import results
from bench.data import Query, Row, listed, ordinary, script_of, twins, un_originals, un_positives
from bench.engines import ENGINES, Answers, Engine, Seawall
from bench.measures import false_hits, rank, threshold_for
from bench.treatments import TREATMENTS, treat

SEED = "seawall-2026"
INDEPENDENT, MANGLED, ORIGINAL = "UN, another project's", "UN, the same mangled", "UN, original script"
COMMON = frozenset(treatment.name for treatment in TREATMENTS if treatment.common)
# What is done to the independent UN names: that project's own manglings were of these kinds.
_MANGLINGS = ("typo", "swap", "split", "glued", "order", "title", "by ear", "missing")


@dataclass(frozen=True, slots=True)
class Size:
    """How much is asked: positives for each treatment, independent ones, ordinary people and companies."""

    positives: int
    independent: int
    people: int
    companies: int


QUICK = Size(positives=30, independent=100, people=850, companies=150)
FULL = Size(positives=200, independent=683, people=8_500, companies=1_500)
# The slow peers answer for a part of the ordinary names, drawn from the same ones.
SLOW_ORDINARY = {"logic-v2": 2_000, "logic-v1": 2_000}
SLOW_ORDINARY_QUICK = 600


@dataclass(frozen=True, slots=True)
class Positive:
    """One query of which the right answer is known."""

    treatment: str
    entity: int
    query: Query
    listed: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one engine answered: a rank and a score for each positive, the answers for ordinary names, seconds spent."""

    engine: Engine
    ranks: list[int | None]
    scores: list[float | None]
    ordinary: Answers
    built: float
    asked: float


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute or two instead of a quarter of an hour")
    parser.add_argument("--engines", default=",".join(ENGINES), help="some of " + ", ".join(ENGINES))
    parser.add_argument("--misses", type=int, default=0, help="print so many of Seawall's misses and false entities")
    chosen = parser.parse_args()
    size = QUICK if chosen.quick else FULL
    rows, found = listed(), positives(size)
    names = ordinary(size.people, size.companies)
    random.Random(SEED).shuffle(names)
    runs = [run(key, rows, found, names, quick=chosen.quick) for key in chosen.engines.split(",")]
    if chosen.misses:
        _print_misses(runs[0], found, names, chosen.misses)
    report = table(rows, found, names, runs)
    results.show(report)
    results.save("pipeline-quick" if chosen.quick else "pipeline", report)


def positives(size: Size) -> list[Positive]:
    """All queries with a known answer, the same for the same size."""
    return [
        *_treated(size.positives),
        *_independent(size.independent),
        *_mangled(size.independent),
        *_originals(size.independent),
    ]


def _treated(count: int) -> list[Positive]:
    rows = listed()
    made = []
    for treatment in TREATMENTS:
        rng = random.Random(f"{SEED}:{treatment.name}")
        some: list[Positive] = []
        while len(some) < count:
            row = rng.choice(rows)
            changed = treat(treatment, row.name, row.schema, SEED)
            if changed:
                some.append(Positive(treatment.name, row.entity, Query(changed, row.schema), row.name))
        made += some
    return made


def _independent(count: int) -> list[Positive]:
    return [Positive(INDEPENDENT, entity, Query(name, schema), name) for entity, name, schema in un_positives()[:count]]


def _mangled(count: int) -> list[Positive]:
    """Each independent name after one treatment drawn by lot among those that apply to it."""
    chosen = [treatment for treatment in TREATMENTS if treatment.name in _MANGLINGS]
    made = []
    for entity, name, schema in un_positives()[:count]:
        order = random.Random(f"{SEED}:{name}").sample(chosen, len(chosen))
        changed = next((text for treatment in order if (text := treat(treatment, name, schema, SEED))), None)
        if changed:
            made.append(Positive(MANGLED, entity, Query(changed, schema), name))
    return made


def _originals(count: int) -> list[Positive]:
    return [Positive(ORIGINAL, entity, Query(name, schema), name) for entity, name, schema in un_originals()[:count]]


def run(key: str, rows: Sequence[Row], found: Sequence[Positive], names: Sequence[Query], *, quick: bool) -> Run:
    """One engine from list to answers."""
    engine = ENGINES[key]()
    begun = time.perf_counter()
    engine.build(rows)
    built = time.perf_counter()
    some = names[
        : min(SLOW_ORDINARY.get(key, len(names)), SLOW_ORDINARY_QUICK if quick and key in SLOW_ORDINARY else len(names))
    ]
    answers = engine.query([*(positive.query for positive in found), *some])
    asked = time.perf_counter()
    print(f"{engine.name}: built in {built - begun:.1f} s, answered in {asked - built:.1f} s", file=sys.stderr)
    same = twins(rows)
    ranks = [rank(answer, one.entity, same[one.entity]) for one, answer in zip(found, answers, strict=False)]
    scores = [dict(answer).get(one.entity) for one, answer in zip(found, answers, strict=False)]
    return Run(engine, ranks, scores, answers[len(found) :], built - begun, asked - built)


def table(
    rows: Sequence[Row], found: Sequence[Positive], names: Sequence[Query], runs: Sequence[Run]
) -> results.Report:
    """All tables of one run."""
    entities = len({row.entity for row in rows})
    return results.Report(
        title="Whole pipeline",
        intro=(
            f"{len(rows):,} names of {entities:,} entities (SDN 2026-08-20 and UN 2026-02-27, Latin script), {len(found):,} positives, "
            f"{len(names):,} ordinary names ({sum(script_of(name.name) != 'LATIN' for name in names):,} not in Latin script). r@k: share of positives whose entity "
            "is among the first k (ties in the engine's favour; namesakes not counted). FP@R: false entities per ordinary name at the "
            "threshold that keeps R of the positives; – where R is out of reach at any threshold. Each engine on its own scale."
        ),
        tables=[_summary(found, runs), *_by_treatment(found, runs), _by_script(found, names, runs)],
    )


_SUMMARIES: tuple[tuple[str, str], ...] = (
    ("common treatments", "the first fourteen treatments of the table below"),
    ("all treatments", "with OCR, look-alikes, cut lines and made scripts"),
    (INDEPENDENT, "clean"),
    (MANGLED, "mangled"),
)


def _members(which: str, found: Sequence[Positive]) -> list[int]:
    names = {"common treatments": COMMON, "all treatments": {treatment.name for treatment in TREATMENTS}}.get(
        which, {which}
    )
    return [place for place, positive in enumerate(found) if positive.treatment in names]


def _summary(found: Sequence[Positive], runs: Sequence[Run]) -> results.Table:
    rows = [
        [f"{one.engine.name}: {which}", *_figures(one, _members(which, found)), *_at_usual(one, _members(which, found))]
        for which, _ in _SUMMARIES
        for one in runs
    ]
    heads = [
        "engine",
        "r@1",
        "r@10",
        "threshold at 95 %",
        "FP@95",
        "FP@97",
        "FP@98",
        "FP@99",
        "recall at 0.70",
        "FP at 0.70",
    ]
    speeds = "; ".join(f"{one.engine.name}: built in {one.built:.1f} s, answered in {one.asked:.1f} s" for one in runs)
    return results.Table("Summary", heads, rows, speeds)


def _figures(one: Run, members: Sequence[int]) -> list[str]:
    ranks, scores = [one.ranks[place] for place in members], [one.scores[place] for place in members]
    at = threshold_for(scores, 0.95)
    return [
        f"{_share(ranks, 1):.3f}",
        f"{_share(ranks, 10):.3f}",
        "–" if at is None else f"{at:.3f}",
        *(_price(one, scores, recall) for recall in (0.95, 0.97, 0.98, 0.99)),
    ]


def _at_usual(one: Run, members: Sequence[int]) -> list[str]:
    usual = one.engine.threshold
    if usual is None:
        return ["", ""]
    kept = sum(1 for place in members if (one.scores[place] or 0.0) >= usual)
    return [f"{kept / max(1, len(members)):.3f}", f"{false_hits(one.ordinary, usual):.3f}"]


def _share(ranks: Sequence[int | None], most: int) -> float:
    return sum(1 for place in ranks if place is not None and place <= most) / max(1, len(ranks))


def _price(one: Run, scores: Sequence[float | None], recall: float) -> str:
    at = threshold_for(scores, recall)
    return "–" if at is None else f"{false_hits(one.ordinary, at):.3f}"


def _by_treatment(found: Sequence[Positive], runs: Sequence[Run]) -> list[results.Table]:
    kinds = list(dict.fromkeys(positive.treatment for positive in found))
    meanings = {treatment.name: treatment.meaning for treatment in TREATMENTS}

    def rows(cell: Callable[[Run, Sequence[int]], str]) -> list[list[str]]:
        return [
            [
                f"{kind} ({meanings[kind]})" if kind in meanings else kind,
                str(len(places)),
                *(cell(one, places) for one in runs),
            ]
            for kind in kinds
            if (places := _members(kind, found))
        ]

    heads = ["treatment", "n", *(one.engine.name for one in runs)]
    return [
        results.Table("Recall@1 / recall@10 by treatment", heads, rows(_recalls)),
        results.Table(
            "False entities per ordinary name at the threshold where the treatment's own recall is 95 % / 99 %",
            heads,
            rows(_prices),
        ),
    ]


def _recalls(one: Run, places: Sequence[int]) -> str:
    ranks = [one.ranks[place] for place in places]
    return f"{_share(ranks, 1):.3f} / {_share(ranks, 10):.3f}"


def _prices(one: Run, places: Sequence[int]) -> str:
    scores = [one.scores[place] for place in places]
    return f"{_price(one, scores, 0.95)} / {_price(one, scores, 0.99)}"


def _by_script(found: Sequence[Positive], names: Sequence[Query], runs: Sequence[Run]) -> results.Table:
    """Where the false entities come from, at each engine's threshold for 95 % of the common treatments, else at its usual one."""
    kinds = [
        f"{'people' if name.schema == 'Person' else 'companies'}, {script_of(name.name).title()}" for name in names
    ]
    common = _members("common treatments", found)
    rows = []
    for kind in sorted(set(kinds), key=lambda kind: -kinds.count(kind)):
        cells = [str(kinds.count(kind))]
        for one in runs:
            at = threshold_for([one.scores[place] for place in common], 0.95)
            at = one.engine.threshold if at is None else at
            answers = [answer for answer, mine in zip(one.ordinary, kinds, strict=False) if mine == kind]
            cells.append("–" if at is None or not answers else f"{false_hits(answers, at):.3f} (at {at:.2f})")
        rows.append([kind, *cells])
    heading = "False entities per ordinary name by its script, where the common treatments keep 95 %, else at the engine's usual threshold"
    return results.Table(heading, ["ordinary names", "n", *(one.engine.name for one in runs)], rows)


def _print_misses(one: Run, found: Sequence[Positive], names: Sequence[Query], most: int) -> None:
    """The developer's work list: positives not first, lowest scores first; ordinary names with the highest false scores."""
    order = sorted(range(len(found)), key=lambda place: (one.scores[place] or 0.0, found[place].treatment))
    for place in order[:most]:
        positive, score = found[place], one.scores[place]
        said = f"{score:.4f}" if score is not None else "none  "
        print(f"LOW   {said} rank {one.ranks[place]} [{positive.treatment}] {positive.listed} -> {positive.query.name}")
    false = [(answer[0][1], query) for query, answer in zip(names, one.ordinary, strict=False) if answer]
    for score, query in sorted(false, reverse=True)[:most]:
        why = one.engine.why(query) if isinstance(one.engine, Seawall) else ""
        print(f"FALSE {score:.4f} {query.name} ~ {why}")


if __name__ == "__main__":
    main()
