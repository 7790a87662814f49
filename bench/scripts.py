"""Real names in two scripts, from the lists themselves: original to romanised and back, against the whole index.

    python -m bench.scripts [--quick] [--engines seawall,logic-v2,tfidf] [--misses N]

The UN, the EU and Australia publish originals beside romanised names. To the romanised side: originals are asked of an index of all Latin
names. To the original side: Latin names are asked of an index where each party with originals has only those.
"""

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from bench import results
from bench.data import Query, Row, australia, eu, kinds_by_name, ofac, same_words, script_of, twins, un
from bench.engines import ENGINES, Answers, plain
from bench.measures import rank
from bench.scripts_made import by_rule
from bench.scripts_ordinary import odd_names, ordinary_names

SEED = "seawall-2026"
# A figure over fewer real pairs is shown but promises nothing.
ENOUGH = 50
MOST, MOST_QUICK = 400, 60
# Those of ICU's systems from Latin whose output people can read; its Thai, Hangul and Hebrew they can't.
_MADE = ("Georgian", "Armenian", "Devanagari")
_MADE_COUNT = 60


@dataclass(frozen=True, slots=True)
class Both:
    """A party with names in Latin letters and in others."""

    entity: int
    schema: str
    latin: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: the row of the table it belongs to, the right answer, and the name."""

    row: str
    entity: int
    query: Query


def parties() -> list[Both]:
    """All parties of OFAC, UN, EU and Australia, numbered from 0."""
    entries = [*ofac(), *((schema, [*latin, *others]) for schema, latin, others in un()), *australia()]
    entries += [(_kind(names), names) for names in eu()]
    return [_both(number, schema, names) for number, (schema, names) in enumerate(entries)]


def _both(number: int, schema: str, names: Sequence[str]) -> Both:
    latin = tuple(name for name in names if script_of(name) == "LATIN")
    return Both(number, schema, latin, tuple(name for name in names if name not in latin))


def _kind(names: Sequence[str]) -> str:
    """The kind that another list gives a party of the same name; "" where none does."""
    known = kinds_by_name()
    return next((known[key] for name in names if (key := same_words(name)) in known), "")


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="at most 60 pairs for each script")
    parser.add_argument("--engines", default="seawall,logic-v2,tfidf")
    parser.add_argument("--misses", type=int, default=0, help="print so many of the first engine's misses")
    chosen = parser.parse_args()
    everyone, most = parties(), MOST_QUICK if chosen.quick else MOST
    to_latin, to_original = _to_latin(everyone, most), _to_original(everyone, most)
    measured = [(key, *_measure(key, everyone, to_latin, to_original)) for key in chosen.engines.split(",")]
    if chosen.misses:
        _, first, second = measured[0]
        wrong = [
            one
            for one, place in [*zip(to_latin, first, strict=True), *zip(to_original, second, strict=True)]
            if place is None or place > 10
        ]
        for one in random.Random(SEED).sample(wrong, min(chosen.misses, len(wrong))):
            print(
                f"MISS [{one.row}] {one.query.name} | {' / '.join([*everyone[one.entity].latin[:2], *everyone[one.entity].others[:2]])}"
            )
    report = _report(everyone, to_latin, to_original, measured)
    latin, originals = _lists(everyone)
    report.tables.extend([ordinary_names(latin, originals, quick=chosen.quick), odd_names(latin)])
    results.show(report)
    results.save("scripts-quick" if chosen.quick else "scripts", report)


# Consonants of an original (by ICU) and of a Latin name that agree to this share: the one was written down from the other. Below
# it one is a translation, or another name. It sorts the rows of the table and decides nothing else.
_ROMANISED = 60.0
_CONSONANTS = str.maketrans({"q": "k", "c": "k", "w": "v", "f": "v", "p": "b", "z": "s", "j": "y", "g": "h", "x": "k"})


def _row(script: str, schema: str, original: str, latin: Sequence[str]) -> str:
    if schema == "Person":
        return f"{script.title()}, people"
    written = max(_alike(original, name) for name in latin) >= _ROMANISED
    return f"{script.title()}, organisations or unknown, {'romanised' if written else 'translated'}"


def _alike(original: str, latin: str) -> float:
    return fuzz.token_sort_ratio(_skeleton(original), _skeleton(latin))


@cache
def _skeleton(name: str) -> str:
    return re.sub(r"[aeiouy]", "", plain(name).translate(_CONSONANTS))


def _to_latin(everyone: Sequence[Both], most: int) -> list[Asked]:
    real = [
        Asked(
            _row(script_of(name), party.schema, name, party.latin),
            party.entity,
            Query(name, party.schema or "LegalEntity"),
        )
        for party in everyone
        if party.latin
        for name in party.others
    ]
    return [*_sampled(real, most), *_made(everyone)]


def _made(everyone: Sequence[Both]) -> list[Asked]:
    """People in scripts of which no list has enough originals, written by ICU's rules."""
    people = [
        party for party in everyone if party.schema == "Person" and party.latin and len(party.latin[0].split()) > 1
    ]
    chosen = random.Random(SEED).sample(people, _MADE_COUNT)
    return [
        Asked(
            f"{script}, people, by rule (ICU)",
            party.entity,
            Query(by_rule(f"Latin-{script}", party.latin[0]), "Person"),
        )
        for script in _MADE
        for party in chosen
    ]


def _to_original(everyone: Sequence[Both], most: int) -> list[Asked]:
    """For each script that a party has originals in one Latin name: the one nearest to an original. Others are other names."""
    real = []
    for party in everyone:
        for script in sorted({script_of(name) for name in party.others}) if party.latin else ():
            pairs = [(name, latin) for name in party.others if script_of(name) == script for latin in party.latin]
            original, latin = max(pairs, key=lambda pair: _alike(*pair))
            row = _row(script, party.schema, original, [latin])
            real.append(Asked(row, party.entity, Query(latin, party.schema or "LegalEntity")))
    return _sampled(real, most)


def _sampled(asked: Sequence[Asked], most: int) -> list[Asked]:
    rows: dict[str, list[Asked]] = {}
    for one in asked:
        rows.setdefault(one.row, []).append(one)
    rng = random.Random(SEED)
    return [
        one for row in sorted(rows) for one in (rng.sample(rows[row], most) if len(rows[row]) > most else rows[row])
    ]


def _measure(
    key: str, everyone: Sequence[Both], to_latin: Sequence[Asked], to_original: Sequence[Asked]
) -> tuple[list[int | None], list[int | None]]:
    """Ranks in both directions. An index knows a party's originals of each script as a party of its own."""
    all_latin, _ = _lists(everyone)
    same = twins(all_latin)
    first = _asked(key, all_latin, to_latin)
    ranks = [rank(answer, one.entity, same[one.entity]) for one, answer in zip(to_latin, first, strict=True)]
    originals, numbers = _originals(everyone)
    others = [row for row in all_latin if not everyone[row.entity].others]
    second = _asked(key, [*others, *originals], to_original)
    back: list[int | None] = []
    for one, answer in zip(to_original, second, strict=True):
        script = one.row.partition(",")[0].upper()
        kin = {number for twin in same[one.entity] for number in (twin, *numbers.get(twin, {}).values())}
        back.append(rank(answer, numbers[one.entity][script], kin))
    return ranks, back


def _originals(everyone: Sequence[Both]) -> tuple[list[Row], dict[int, dict[str, int]]]:
    rows, numbers, following = [], dict[int, dict[str, int]](), len(everyone)
    for party in everyone:
        for name in party.others:
            mine = numbers.setdefault(party.entity, {})
            if script_of(name) not in mine:
                mine[script_of(name)] = following
                following += 1
            rows.append(Row(mine[script_of(name)], name, party.schema or "LegalEntity"))
    return rows, numbers


def _lists(everyone: Sequence[Both]) -> tuple[list[Row], list[Row]]:
    """All Latin names, and the same with the originals."""
    latin = [Row(party.entity, name, party.schema or "LegalEntity") for party in everyone for name in party.latin]
    others = [Row(party.entity, name, party.schema or "LegalEntity") for party in everyone for name in party.others]
    return latin, [*latin, *others]


def _asked(key: str, rows: Sequence[Row], asked: Sequence[Asked]) -> Answers:
    engine = ENGINES[key]()
    engine.build(rows)
    return engine.query([one.query for one in asked])


def _report(
    everyone: Sequence[Both],
    to_latin: Sequence[Asked],
    to_original: Sequence[Asked],
    measured: Sequence[tuple[str, list[int | None], list[int | None]]],
) -> results.Report:
    names = sum(len(party.latin) for party in everyone)
    return results.Report(
        title="Scripts",
        intro=(
            f"Index: {names:,} Latin names of {len(everyone):,} parties (OFAC, UN, EU, Australia; parties on several lists are in it several "
            f"times and not counted against one another). Fewer than {ENOUGH} pairs promise nothing and are marked *. Organisations' originals are often "
            "translations, which no transliteration can find: they have rows of their own. Rows by rule were made by ICU for want of real pairs."
        ),
        tables=[
            _table(
                "Original asked, romanised found: recall@1 / recall@10",
                to_latin,
                [(key, first) for key, first, _ in measured],
            ),
            _table(
                "Romanised asked, original found: recall@1 / recall@10",
                to_original,
                [(key, second) for key, _, second in measured],
            ),
        ],
    )


def _table(heading: str, asked: Sequence[Asked], ranks: Sequence[tuple[str, list[int | None]]]) -> results.Table:
    rows = []
    for name in dict.fromkeys(one.row for one in asked):
        places = [place for place, one in enumerate(asked) if one.row == name]
        star = "" if len(places) >= ENOUGH else " *"
        rows.append(
            [name + star, str(len(places)), *(_recalls([found[place] for place in places]) for _, found in ranks)]
        )
    return results.Table(heading, ["script", "n", *(key for key, _ in ranks)], rows)


def _recalls(found: Sequence[int | None]) -> str:
    return " / ".join(f"{sum(1 for place in found if place and place <= most) / len(found):.3f}" for most in (1, 10))


if __name__ == "__main__":
    main()
