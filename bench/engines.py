"""One face for every engine: a list of names goes in once, then each query gives the entities it may be, with scores.

Every peer is called as its own documentation has it. Scores are between 0 and 1 in each engine's own sense; comparisons are
made at equal recall, never at equal score.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import icu
import numpy as np

from bench.data import Query, Row, chunks

# For each query the entities found, best first, each once: (number of the entity, score).
Answers = list[list[tuple[int, float]]]
# No engine gives more entities than this for one query; nobody reads them.
MOST_ANSWERS = 1_000


class Engine(Protocol):
    """An engine: `name` heads its column; scores below `floor` are not given. `cores` is 1 unless set."""

    name: str
    floor: float
    cores: int
    threshold: float | None  # the engine's own usual threshold, where it has one

    def build(self, rows: Sequence[Row]) -> None:
        """Take the list."""

    def query(self, queries: Sequence[Query]) -> Answers:
        """Look up all queries on `cores` cores; an engine that can't use two says so by keeping to one."""


_LATIN = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")


def plain(name: str) -> str:
    """What an engine without scripts of its own is given: ASCII, lower case, words apart by one blank."""
    text = name.casefold() if name.isascii() else _LATIN.transliterate(name)
    return " ".join(re.findall(r"[a-z0-9]+", text))


def best_of(pairs: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """Each entity once with its best score, best first."""
    best: dict[int, float] = {}
    for entity, score in pairs:
        if score > best.get(entity, -1.0):
            best[entity] = score
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:MOST_ANSWERS]


class RapidFuzz:
    """Brute force: every query against every listed name with one scorer of rapidfuzz, over sorted words."""

    threshold: float | None = None
    cores = 1

    def __init__(self, scorer: str) -> None:
        from rapidfuzz import distance, fuzz, process

        scorers: dict[str, tuple[Callable[..., float], float, float]] = {
            # fuzz.ratio over words that were sorted once is token_sort_ratio without sorting them again for each pair.
            "token_sort_ratio": (fuzz.ratio, 50.0, 100.0),
            "Jaro-Winkler": (distance.JaroWinkler.normalized_similarity, 0.7, 1.0),
        }
        self.name = f"rapidfuzz {scorer}"
        self._scorer, cutoff, self._whole = scorers[scorer]
        self.floor = cutoff / self._whole
        self._process = process

    def build(self, rows: Sequence[Row]) -> None:
        self._choices = [_sorted_words(row.name) for row in rows]
        self._entity = np.array([row.entity for row in rows])

    def query(self, queries: Sequence[Query]) -> Answers:
        return [answer for piece in chunks(queries, 128) for answer in self._some(piece)]

    def _some(self, queries: Sequence[Query]) -> Iterator[list[tuple[int, float]]]:
        texts = [_sorted_words(query.name) for query in queries]
        cutoff = self.floor * self._whole
        table = self._process.cdist(
            texts, self._choices, scorer=self._scorer, score_cutoff=cutoff, dtype=np.float32, workers=self.cores
        )
        for scores in table:
            yield _from_scores(scores, self._entity, self._whole, cutoff)


def _from_scores(scores: Any, entity: Any, whole: float, cutoff: float) -> list[tuple[int, float]]:
    found = np.flatnonzero(scores >= cutoff)
    if len(found) > MOST_ANSWERS:
        found = found[np.argpartition(-scores[found], MOST_ANSWERS)[:MOST_ANSWERS]]
    return best_of((int(entity[place]), float(scores[place]) / whole) for place in found)


def _sorted_words(name: str) -> str:
    return " ".join(sorted(plain(name).split()))


class TfIdf:
    """TF-IDF over 3-grams of letters inside words, best cosines by sparse_dot_topn."""

    name = "TF-IDF 3-gram + sparse_dot_topn"
    floor = 0.3
    threshold: float | None = None
    cores = 1

    def build(self, rows: Sequence[Row]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
        self._listed = self._vectors.fit_transform([plain(row.name) for row in rows]).T.tocsr()
        self._entity = np.array([row.entity for row in rows])

    def query(self, queries: Sequence[Query]) -> Answers:
        return [answer for piece in chunks(queries, 4096) for answer in self._some(piece)]

    def _some(self, queries: Sequence[Query]) -> Iterator[list[tuple[int, float]]]:
        from sparse_dot_topn import sp_matmul_topn

        mine = self._vectors.transform([plain(query.name) for query in queries])
        found = sp_matmul_topn(mine, self._listed, top_n=100, threshold=self.floor, n_threads=self.cores, sort=True)
        for number in range(len(queries)):
            begin, end = found.indptr[number], found.indptr[number + 1]
            entities, scores = self._entity[found.indices[begin:end]], found.data[begin:end]
            yield best_of((int(entity), min(1.0, float(score))) for entity, score in zip(entities, scores, strict=True))


class Nomenklatura:
    """nomenklatura: its own blocker for candidates (all queries of a run in one batch, as it is made for), then one algorithm."""

    floor = 0.0
    threshold: float | None = 0.7
    cores = 1

    def __init__(self, algorithm: str) -> None:
        from nomenklatura.matching import ScoringConfig, get_algorithm

        found = get_algorithm(algorithm)
        assert found is not None
        self.name = f"nomenklatura blocker + {algorithm}"
        self._algorithm, self._config = found, ScoringConfig.defaults()
        self._folder = tempfile.TemporaryDirectory()

    def build(self, rows: Sequence[Row]) -> None:
        from nomenklatura.blocker.index import Index

        names: dict[int, list[str]] = {}
        for row in rows:
            names.setdefault(row.entity, []).append(row.name)
        schemas = {row.entity: row.schema for row in rows}
        self._entities = {f"e{number}": make(f"e{number}", schemas[number], texts) for number, texts in names.items()}
        self._index = Index(_View(list(self._entities.values())), Path(self._folder.name))
        self._index.build()

    def query(self, queries: Sequence[Query]) -> Answers:
        asked = {f"q{number}": make(f"q{number}", query.schema, [query.name]) for number, query in enumerate(queries)}
        found = {
            identifier.id: candidates for identifier, candidates in self._index.match_entities(iter(asked.values()))
        }
        return [self._scored(asked[key], found.get(key, [])) for key in asked]

    def _scored(self, asked: Any, candidates: Iterable[tuple[Any, float]]) -> list[tuple[int, float]]:
        listed = [self._entities[candidate.id] for candidate, _ in candidates]
        return best_of(
            (int(entity.id[1:]), min(1.0, self._algorithm.compare(asked, entity, self._config).score))
            for entity in listed
            if entity.schema.can_match(asked.schema)
        )


def make(key: str, schema: str, names: Sequence[str], properties: dict[str, list[str]] | None = None) -> Any:
    """A FollowTheMoney entity."""
    from followthemoney import Dataset, StatementEntity

    data = {"id": key, "schema": schema, "properties": {"name": list(names), **(properties or {})}}
    return StatementEntity.from_data(Dataset.make({"name": "bench", "title": "bench"}), data)


class _View:
    """All that the blocker asks of a store."""

    def __init__(self, entities: Sequence[Any]) -> None:
        self._entities = entities

    def entities(self, include_schemata: object = None) -> Iterator[Any]:  # noqa: ARG002
        yield from self._entities


class Seawall:
    """Seawall with its full scoring: whatever its public face for many names is at present stands here and nowhere else."""

    name = "Seawall"
    floor = 0.05
    threshold: float | None = 0.7
    cores = 1

    def build(self, rows: Sequence[Row]) -> None:
        from bench.seawall_engine import listed_of

        self.listed = listed_of(rows)

    def query(self, queries: Sequence[Query]) -> Answers:
        from bench.seawall_engine import answers

        return answers(self.listed, queries, self.floor, self.cores)

    def why(self, query: Query) -> str:
        """The listed name that is most like a query, with the reasons; for work lists."""
        from bench.seawall_engine import why

        return why(self.listed, query, self.floor)


ENGINES: dict[str, Callable[[], Engine]] = {
    "seawall": Seawall,
    "logic-v2": lambda: Nomenklatura("logic-v2"),
    "logic-v1": lambda: Nomenklatura("logic-v1"),
    "token-sort": lambda: RapidFuzz("token_sort_ratio"),
    "jaro-winkler": lambda: RapidFuzz("Jaro-Winkler"),
    "tfidf": TfIdf,
}
