"""Longer lists than there are: the real ones, and names recombined from them and from the table of persons' names. Seeded."""

import lzma
import random
import re
from collections.abc import Iterator

from bench.data import ROOT, Row, listed
from bench.treatments import TREATMENTS, treat

_SEED = 7
_PERSON_NAMES = ROOT / "src/seawall/names/data/person_names.txt.xz"
# Two parties of five are people, as on the SDN list; half of all have an alias, spelt otherwise.
_PEOPLE, _ALIASES = 0.4, 0.5
_RESPELT = tuple(treatment for treatment in TREATMENTS if treatment.name in {"transliteration", "by ear", "order"})


def scaled(names: int) -> list[Row]:
    """A list of so many names, the real one first; the real one alone where it is long enough."""
    rows = list(listed())
    if names <= len(rows):
        return rows
    entity = rows[-1].entity + 1
    for group in _made(rows):
        rows += [Row(entity, name, schema) for name, schema in group]
        entity += 1
        if len(rows) >= names:
            return rows[:names]
    return rows


def _made(rows: list[Row]) -> Iterator[list[tuple[str, str]]]:
    rng = random.Random(_SEED)
    given, family = _words_of_people(rows)
    companies = [row.name.split() for row in rows if row.schema == "LegalEntity" and len(row.name.split()) > 1]
    while True:
        schema = "Person" if rng.random() < _PEOPLE else "LegalEntity"
        name = _person(rng, given, family) if schema == "Person" else _company(rng, companies)
        group = [(name, schema)]
        if rng.random() < _ALIASES:
            alias = treat(rng.choice(_RESPELT), name, schema, str(_SEED))
            group += [(alias, schema)] if alias else []
        yield group


def _words_of_people(rows: list[Row]) -> tuple[list[str], list[str]]:
    """Given and family names: those of the list as often as they stand there, and the Latin ones of the word table."""
    parts = [row.name.partition(",") for row in rows if row.schema == "Person" and "," in row.name]
    given = [word for _, _, after in parts for word in after.split()]
    family = [before for before, _, _ in parts]
    text = lzma.decompress(_PERSON_NAMES.read_bytes()).decode()
    table = sorted({word.title() for word in re.findall(r"(?<!\w)[a-z]{3,}(?!\w)", text.lower())})
    return given + table, family + table


def _person(rng: random.Random, given: list[str], family: list[str]) -> str:
    middle = [rng.choice(given)] if rng.random() < 0.5 else []
    return f"{rng.choice(family)}, {' '.join([rng.choice(given), *middle])}"


def _company(rng: random.Random, companies: list[list[str]]) -> str:
    head, tail = rng.choice(companies), rng.choice(companies)
    return " ".join([*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]])
