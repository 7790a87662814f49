"""What ordinary and odd names in every script cost: false entities for each script, and the time of the worst names."""

import time
from collections.abc import Sequence
from statistics import median

from bench import results
from bench.data import Query, Row, read_csv, script_of
from bench.seawall_engine import listed_of, party_of
from seawall.matching import Matcher

# Seawall's threshold for review; other engines' scales differ.
THRESHOLD = 0.70
MOST, MOST_QUICK = 1_500, 200
# Names are screened warm: the first call compiles, and look-ups are remembered.
_WARM, _ROUNDS = 2, 5
ODD = (
    ("one letter", "a"),
    ("one Chinese character", "王"),
    ("one Arabic letter", "ع"),
    ("10,000 words", "ab cd " * 5_000),
    ("10,000 common names", "Mohammed Ali " * 5_000),
    ("10,000 different words", " ".join(f"w{n:x}q" for n in range(10_000))),
    ("2,000 letters in one word", "x" * 2_000),
    ("only punctuation", "!?—…" * 500),
    ("only digits", "1234567890" * 200),
    ("32 numbers", " ".join(str(n) for n in range(32))),
    ("2,000 Chinese characters", "王李张刘" * 500),
    ("2,000 Hangul syllables", "김영철이" * 500),
    ("2,000 Arabic letters", "محمد علي حسن " * 150),
    ("Arabic in one word", "محمدعليحسن" * 200),
    ("2,000 Katakana letters", "ドナルド・トランプ" * 220),
    ("five scripts", "Ivan Иван محمد 王伟 김철수 Γιώργος"),
    ("zero-width and bidi controls", "Iv\u200ban\u202e P\u2066etr\u200dov"),
    ("look-alikes", "Vlаdimir Рutin"),
    ("a flood of combining marks", "Z" + "\u0301\u0316" * 900 + " Petrov"),
    ("no letters but marks", "\u0301" * 1_000),
)


def ordinary_names(latin: Sequence[Row], everything: Sequence[Row], *, quick: bool) -> results.Table:
    """False entities per ordinary name by script, on all Latin names and with the originals beside them."""
    asked: dict[str, list[Query]] = {}
    for row in read_csv("names/benchmark/negatives_global.csv"):
        name = row["full_name"]
        of_script = asked.setdefault(script_of(name), [])
        if len(of_script) < (MOST_QUICK if quick else MOST):
            of_script.append(Query(name, "Person"))
    matchers = [Matcher(listed_of(rows)) for rows in (latin, everything)]
    rows = [
        [script.title(), str(len(queries)), *(f"{_false(matcher, queries):.4f}" for matcher in matchers)]
        for script, queries in sorted(asked.items())
    ]
    return results.Table(
        f"Ordinary people: false entities per name at {THRESHOLD:.2f}",
        ["script", "n", "Latin names listed", "originals listed too"],
        rows,
        "Invented persons of another project (opensanctions/yente). Namesakes of listed persons are among them.",
    )


def _false(matcher: Matcher, queries: Sequence[Query]) -> float:
    return sum(len(matcher.matches(party_of(query), THRESHOLD)) for query in queries) / max(1, len(queries))


def odd_names(latin: Sequence[Row]) -> results.Table:
    """Milliseconds of one screening of each odd name, and how many entities it meets."""
    matcher = Matcher(listed_of(latin))
    rows = []
    for what, name in ODD:
        party = party_of(Query(name, "Person"))
        spent = []
        for _ in range(_WARM + _ROUNDS):
            start = time.perf_counter()
            found = matcher.matches(party, THRESHOLD)
            spent.append(time.perf_counter() - start)
        times = sorted(spent[_WARM:])
        rows.append([what, f"{median(times) * 1_000:.2f}", f"{times[-1] * 1_000:.2f}", str(len(found))])
    return results.Table("Odd names: milliseconds, warm", ["name", "median of five", "slowest", "entities"], rows)
