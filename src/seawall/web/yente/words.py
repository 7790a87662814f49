"""The words of a corpus: which entries say them, in their names or elsewhere; made when first searched, in a few seconds."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from seawall.corpus import Corpus
from seawall.entities import Entity
from seawall.entities.ftm import schema_row
from seawall.entities.ftm.write import LAST_CHANGE
from seawall.matching import country_code
from seawall.web.kept import kept
from seawall.web.yente.datasets import datasets_of
from seawall.web.yente.query import Either, Every, Query, Term, Without
from seawall.web.yente.told import whole

Numbers: TypeAlias = NDArray[np.int32]
Marks: TypeAlias = NDArray[np.bool_]
_WORD = re.compile(r"\w+")
# A prefix or a misspelling stands for at most so many words.
_MOST_WORDS = 256
# A word in a name counts as much as three elsewhere: yente's weight.
_IN_A_NAME = 3.0
# yente's own words for fields, and FollowTheMoney's types behind them.
_GROUPS = {"names": "name", "countries": "country", "identifiers": "identifier", "dates": "date", "addresses": "address",
           "genders": "gender", "emails": "email", "phones": "phone", "topics": "topic"}  # fmt: skip


class Outline(NamedTuple):
    """What a search asks of every entry that it finds: few and short words, so that thousands are looked at in no time."""

    id: str
    schema: str
    datasets: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    genders: tuple[str, ...]
    target: bool
    changed: str

    def values(self, field: str) -> tuple[str, ...] | None:
        """The values of a field; None where an outline doesn't have it."""
        return {
            "id": (self.id,), "schema": (self.schema,), "datasets": self.datasets, "countries": self.countries,
            "topics": self.topics, "genders": self.genders, "gender": self.genders,
        }.get(field.removeprefix("properties."))  # fmt: skip


def _outline(entity: Entity) -> Outline:
    said = [*entity.nationalities, *entity.citizenships]
    said += [address.country_code or address.country for address in entity.addresses]
    said += [identifier.country for identifier in entity.identifiers]
    topics = [fact.value for fact in entity.facts if fact.label == "topics"] or ["sanction"] * bool(entity.designations)
    gender = {"m": "male", "f": "female"}.get(entity.gender[:1].lower(), entity.gender)
    changed = next((fact.value for fact in entity.facts if fact.label == LAST_CHANGE), "")
    return Outline(
        entity.id,
        entity.schema.value,
        tuple(datasets_of(entity)),
        tuple(dict.fromkeys(code for text in said if (code := country_code(text)))),
        tuple(dict.fromkeys(topics)),
        (gender,) if gender else (),
        bool(entity.designations),
        changed,
    )


def words_of(text: str) -> list[str]:
    """The words of a text in small Latin letters."""
    return _WORD.findall(anyascii(text).lower())


class Words:
    """An index of words over the entries of a corpus, by their number."""

    def __init__(self, corpus: Corpus) -> None:
        named: defaultdict[str, list[int]] = defaultdict(list)
        said: defaultdict[str, list[int]] = defaultdict(list)
        self.rows: list[Outline] = []
        for number, entity in enumerate(corpus):
            self.rows.append(_outline(entity))
            in_names = {word for name in entity.names for word in words_of(name.text)}
            for word in in_names:
                named[word].append(number)
            for word in {word for text in _texts(entity) for word in words_of(text)} - in_names:
                said[word].append(number)
        self._named = {word: np.array(rows, np.int32) for word, rows in named.items()}
        self._said = {word: np.array(rows, np.int32) for word, rows in said.items()}
        self._sorted = sorted({*named, *said})

    def like(self, term: Term) -> Iterable[str]:
        """The words that a term stands for."""
        words = words_of(term.text)
        if term.how == "prefix" and words:
            begin = bisect_left(self._sorted, words[-1])
            return islice(
                (w for w in self._sorted[begin : begin + _MOST_WORDS] if w.startswith(words[-1])), _MOST_WORDS
            )
        if term.how == "fuzzy" and words:
            near = 1 if len(words[0]) < 6 else 2  # Lucene's own: two changes from six letters on
            rows = process.extract(
                words[0], self._sorted, scorer=Levenshtein.distance, score_cutoff=near, limit=_MOST_WORDS
            )
            return (row[0] for row in rows)
        return words

    def marks(self, word: str) -> tuple[Marks, NDArray[np.float32]]:
        """Which entries say a word, and what that is worth: rare words more."""
        marks, worth = np.zeros(len(self.rows), np.bool_), np.zeros(len(self.rows), np.float32)
        for rows, weight in ((self._said.get(word), 1.0), (self._named.get(word), _IN_A_NAME)):
            if rows is not None:
                marks[rows] = True
                worth[rows] = weight * math.log(1 + len(self.rows) / len(rows))
        return marks, worth


@kept(1)
def words(corpus: Corpus) -> Words:
    """The words of a corpus."""
    return Words(corpus)


def found(corpus: Corpus, query: Query | None) -> tuple[Numbers, NDArray[np.float32]]:
    """The numbers of the entries that a query finds, and their worth. All of them, of no worth, where nothing is asked."""
    index = words(corpus)
    if query is None:
        return np.arange(len(index.rows), dtype=np.int32), np.zeros(len(index.rows), np.float32)
    marks, worth = _found(corpus, index, query)
    numbers = np.flatnonzero(marks).astype(np.int32)
    return numbers, worth[numbers]


def _found(corpus: Corpus, index: Words, query: Query) -> tuple[Marks, NDArray[np.float32]]:
    if isinstance(query, Term):
        return _term(corpus, index, query)
    if isinstance(query, Without):
        marks, worth = _found(corpus, index, query.part)
        return ~marks, np.zeros_like(worth)
    rows = [_found(corpus, index, part) for part in query.parts]
    joined = np.logical_and if isinstance(query, Every) else np.logical_or
    assert isinstance(query, Every | Either)
    return joined.reduce([marks for marks, _ in rows]), np.sum([worth for _, worth in rows], axis=0)


def _term(corpus: Corpus, index: Words, term: Term) -> tuple[Marks, NDArray[np.float32]]:
    if term.text == "*" or (term.field == "*" and not term.text):
        return np.ones(len(index.rows), np.bool_), np.zeros(len(index.rows), np.float32)
    rows = [index.marks(word) for word in index.like(term)]
    joined = np.logical_or if term.how in {"prefix", "fuzzy"} else np.logical_and
    if not rows:
        return np.zeros(len(index.rows), np.bool_), np.zeros(len(index.rows), np.float32)
    marks, worth = joined.reduce([row[0] for row in rows]), np.sum([row[1] for row in rows], axis=0)
    if term.field:
        marks = _in_field(corpus, index, term, marks)
    elif term.how == "phrase":
        wanted = f" {' '.join(words_of(term.text))} "
        marks = _where(marks, lambda number: _says(corpus, index.rows[number].id, wanted))
    return marks, worth


def _says(corpus: Corpus, entity_id: str, phrase: str) -> bool:
    entity = corpus.entity(entity_id)
    texts = (*(name.text for name in entity.names), *_texts(entity))
    return any(phrase in f" {' '.join(words_of(text))} " for text in texts)


def _in_field(corpus: Corpus, index: Words, term: Term, marks: Marks) -> Marks:
    """The entries that say it in this field: a property, one of yente's groups, or a part of the envelope.

    marks are those that say it anywhere. A code may stand for a word that the list has otherwise ("ru"), so that fields of
    the outline are asked of every entry.
    """
    wanted = words_of(term.text)
    if index.rows and index.rows[0].values(term.field) is not None:
        every = np.ones(len(index.rows), np.bool_)
        return _where(every, lambda number: _says_in(index.rows[number].values(term.field) or (), term, wanted))
    return _where(
        marks, lambda number: _says_in(field_values(whole(corpus, index.rows[number].id), term.field), term, wanted)
    )


def _says_in(texts: Iterable[str], term: Term, wanted: list[str]) -> bool:
    for text in texts:
        mine = words_of(text)
        if mine == wanted or (not term.how and set(wanted) <= set(mine)):
            return True
        if term.how == "prefix" and any(word.startswith(wanted[-1]) for word in mine):
            return True
        if term.how in {"phrase", "fuzzy"} and f" {' '.join(wanted)} " in f" {' '.join(mine)} ":
            return True
    return False


def field_values(said: dict[str, Any], field: str) -> Iterator[str]:
    """The texts of a field of a told entity: "birthDate", "properties.birthDate", "countries", "datasets", "schema" …"""
    name = field.removeprefix("properties.")
    if name in {"schema", "id", "caption"}:
        yield said[name]
    elif name in {"datasets", "referents"}:
        yield from said[name]
    elif name in _GROUPS:
        yield from of_type(said, _GROUPS[name])
    else:
        yield from (value for value in said["properties"].get(name, ()) if isinstance(value, str))


def of_type(said: dict[str, Any], kind: str) -> list[str]:
    """The texts of all properties of a type, each once."""
    row = schema_row(said["schema"])
    rows = said["properties"].items() if row else ()
    texts = [value for name, values in rows if row and row.properties[name].type == kind for value in values]
    return list(dict.fromkeys(text for text in texts if isinstance(text, str)))


def _where(marks: Marks, holds: Callable[[int], bool]) -> Marks:
    kept_ones = np.zeros_like(marks)
    for number in np.flatnonzero(marks).tolist():
        kept_ones[number] = holds(number)
    return kept_ones


def _texts(entity: Entity) -> Iterator[str]:
    """All that an entry says beside its names."""
    yield entity.id
    yield from (identifier.value for identifier in entity.identifiers)
    yield from (address.text for address in entity.addresses)
    yield from (date.iso for date in entity.birth_dates)
    yield from entity.birth_places
    yield from entity.nationalities
    yield from entity.citizenships
    yield entity.title
    for row in entity.designations:
        yield from (row.authority, row.list_name, *row.programmes, *row.legal_authorities)
    yield from (link.target_name for link in entity.links)
    yield from (fact.value for fact in entity.facts)
    yield from entity.unread
