"""Names within longer name fields: what is found of listed names among other words, and what ordinary names pay for it.

    python -m bench.longer_names

Against the SDN names of 2026-08-20, at the threshold for review. "whole field" is what the name fields alone give, as if none
were read as text; "now" is what every screening gives. Times are processor seconds of the thread that asks.
"""

import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bench import results
from bench.data import Query, labelled_companies, labelled_people, ordinary
from bench.main_job import built
from seawall.crew import collect_seldom
from seawall.entities import Entity, Party, Role, Schema
from seawall.matching import FieldMatcher, Match, Matcher, listed_of, longer_fields
from seawall.names.joined import MOST_WORDS

_EXTRACT = "ofac/names-2026-08/ofac-sdn_2026-08-20.json"
REVIEW, SEED = 0.70, "longer names"
# Words of payments and addresses as payers write them, from which those around a listed name are drawn.
_WORDS = (
    "payment account of supplier month march for regarding works delivered under contract rent house invoice services the and "
    "our project office street road building"
).split()
_JOINING = ("c/o", "on behalf of", "attn", "for the benefit of", "for account of")
_POSITIVES, _PEOPLE, _COMPANIES = 3_000, 15_000, 6_000
_MOST_SHOWN, _WARM = 12, 2_000


def main() -> None:
    """Run as a command."""
    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        entities = list(built(Path(folder) / "sdn", {"sdn.json": _EXTRACT})[0])
        report = results.Report(
            title="Names within longer fields",
            intro="Listed full names (SDN, strong, people and organisations) among words of payments, and ordinary names as they "
            f"are; a field of more than {MOST_WORDS} words or with joining words is read as text besides.",
            tables=[
                results.Table(
                    "Listed names found among other words",
                    ["words of the field", "n", "whole field", "now"],
                    list(_found(entities, _asked(entities))),
                    "“joined” are a person on no list, a joining word, and the listed name.",
                ),
                results.Table(
                    "What ordinary names pay",
                    [
                        "ordinary names",
                        "n",
                        "longer fields",
                        "with a hit before",
                        "with a hit now",
                        "more per 1,000",
                        "µs a name before",
                        "µs a name now",
                    ],
                    list(_paid(entities)),
                    "The rearranged companies are made of the words of real ones: about half of the ten new hits are one café's name.",
                ),
            ],
        )
    results.save("longer-names", report)
    print(report.markdown())


_Ask = Callable[[Sequence[Party]], list[list[Match]]]


class _Asked(NamedTuple):
    """The two ways to ask the same lists: whole fields only, and with the reading of longer ones."""

    whole: _Ask
    now: _Ask


def _asked(entities: Sequence[Entity]) -> _Asked:
    listed, by_id = listed_of(entities), {one.id: one for one in entities}
    whole, now = Matcher(listed), FieldMatcher(listed, by_id.__getitem__)
    return _Asked(lambda all_: whole.matches_many(all_, REVIEW), lambda all_: now.matches_many(all_, REVIEW))


def _found(entities: Sequence[Entity], ask: _Asked) -> Iterator[list[str]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for words, field, entity_id in _positives(entities):
        rows.setdefault(words, []).append((field, entity_id))
    for words in sorted(rows, key=lambda words: (not words[0].isdigit(), len(words), words)):
        parties = [Party(Role.CUSTOMER, (field,)) for field, _ in rows[words]]
        shares = [
            sum(any(m.entity_id == id_ for m in found) for (_, id_), found in zip(rows[words], one, strict=True))
            for one in (ask.whole(parties), ask.now(parties))
        ]
        yield [words, str(len(parties)), *(f"{share / len(parties):.3f}" for share in shares)]


def _positives(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    """Words of the field, the field, and the id of the entry whose name stands in it."""
    chance = random.Random(SEED)
    kinds = {Schema.PERSON, Schema.LEGAL_ENTITY, Schema.COMPANY, Schema.ORGANIZATION}
    pool = [(one.id, name.text) for one in entities for name in one.names if not name.weak and one.schema in kinds]
    people = [query.name for query in ordinary(_PEOPLE, 1) if query.schema == "Person" and query.name.isascii()]
    for id_, name in chance.sample(pool, _POSITIVES):
        count = chance.randint(1, 12)
        words, place = chance.choices(_WORDS, k=count), chance.randint(0, count)
        field = " ".join([*words[:place], name, *words[place:]])
        size = len(field.split())
        yield (str(size) if size < _MOST_SHOWN else f"{_MOST_SHOWN} and more"), field, id_
        yield "joined", f"{chance.choice(people)} {chance.choice(_JOINING)} {name}", id_


def _paid(entities: Sequence[Entity]) -> Iterator[list[str]]:
    made = ordinary(_PEOPLE, _COMPANIES)
    for title, queries in (
        ("people of the world", [one for one in made if one.schema == "Person"]),
        ("companies, rearranged", [one for one in made if one.schema != "Person"]),
        ("people of the US, as written", [_as_written(parts, "Person") for parts in labelled_people()]),
        ("companies of the US, as written", [_as_written(parts, "Company") for _, parts in labelled_companies()]),
    ):
        parties = [Party(Role.CUSTOMER, (one.name,), Schema(one.schema)) for one in queries]
        ask = _asked(entities)  # none remembers what it was asked before
        for one in ask:
            one([replace(party, names=(f"{party.names[0]} and sons of Example",)) for party in parties[:_WARM]])
        (before, slow), (now, slower) = _timed(ask.whole, parties), _timed(ask.now, parties)
        longer = sum(bool(longer_fields(party)) for party in parties)
        more = 1000 * (now - before) / len(parties)
        yield [
            title,
            f"{len(parties):,}",
            f"{longer / len(parties):.1%}",
            f"{before:,}",
            f"{now:,}",
            f"{more:.2f}",
            f"{slow:.0f}",
            f"{slower:.0f}",
        ]


def _as_written(parts: Sequence[tuple[str, str]], schema: str) -> Query:
    return Query(" ".join(word for _, word in parts), schema)


def _timed(ask: _Ask, parties: Sequence[Party]) -> tuple[int, float]:
    """How many parties have a hit, and the processor time of a party in microseconds."""
    gc.collect()
    begun = time.thread_time()
    found = sum(bool(matches) for matches in ask(parties))
    return found, 1e6 * (time.thread_time() - begun) / len(parties)


if __name__ == "__main__":
    main()
