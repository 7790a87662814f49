"""Many names in one go: the same answers as one at a time, whatever the order, the threads and the form they come in."""

import random
from dataclasses import fields

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, Identifier, IdentifierKind, ListedName, Party, Role, Schema, Source
from seawall.matching import Listed, Matcher, build_index, listed_names, screener
from seawall.matching.batch import Names
from seawall.matching.kernels.bounds import log_odds
from seawall.matching.kernels.prepared import made_since
from seawall.matching.match import to_log_odds
from seawall.matching.reader import Reader
from seawall.matching.screener import NameHit, Screener
from seawall.matching.workers import Worker
from seawall.names import NameType, analyse
from tests.matching.names import index_of
from tests.matching.test_reading import names
from tests.matching.test_screener import NAMES

_ASKED = [
    *NAMES,
    "永信至诚",
    "Абдуррахман",
    "عبد الرحمن",
    "Ltd",
    "",
    "O'Brien",
    "x" * 3_000,
    "a " * 40,
    "\ud800 silence",
    "J. Silence",
]
_PEOPLE = [
    "PUTIN, Vladimir Vladimirovich",
    "GUAN, Tianfeng",
    "PRIGOZHIN, Yevgeniy Viktorovich",
    "AL-RAHMAN, Abd",
    "LI, Li",
]
_DESIGNATION = Designation("", "", ())


def listed() -> Listed:
    entities = [
        Entity(str(number), schema, (ListedName(text),), (_DESIGNATION,), Source("test", "", ""))
        for number, (text, schema) in enumerate(
            [*((text, Schema.LEGAL_ENTITY) for text in NAMES), *((text, Schema.PERSON) for text in _PEOPLE)]
        )
    ]
    return Listed(
        index=build_index(
            [(number, listed_names(entity, entity.names[0])[0]) for number, entity in enumerate(entities)]
        ),
        record_name=np.zeros(len(entities), np.int32),
        record_weak=np.zeros(len(entities), np.bool_),
        entity=entities.__getitem__,
        by_identifier=lambda key: (0,) if "12345678" in key else (),
    )


_LISTED = listed()


def one_by_one(texts: list[str], kinds: list[NameType], floor: float) -> list[tuple[int, NameHit]]:
    alone = Screener(_LISTED.index)
    return [
        (number, hit)
        for number, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        for hit in alone.hits(analyse(text, kind), floor)
    ]


def in_one_go(names: Names, floor: float, threads: int) -> list[tuple[int, NameHit]]:
    found = Screener(_LISTED.index).screen(names, np.full(len(names), floor), threads)
    entities = _LISTED.index.records.entity
    return [
        (name, NameHit(record, int(entities[record]), score))
        for name, record, score in zip(found.name.tolist(), found.record.tolist(), found.log_odds.tolist(), strict=True)
    ]


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from([*_ASKED, *_PEOPLE]) | names(), st.sampled_from(NameType)), max_size=40),
    st.integers(1, 3),
)
def test_many_names_are_answered_as_one_at_a_time(asked: list[tuple[str, NameType]], threads: int) -> None:
    texts, kinds = [text for text, _ in asked], [kind for _, kind in asked]
    assert in_one_go(Names.of(texts, kinds), -8.0, threads) == one_by_one(texts, kinds, -8.0)


def test_the_order_and_the_threads_change_no_answer() -> None:
    rng = random.Random(1)
    asked = [rng.choice([*NAMES, *_PEOPLE, *_ASKED]) + rng.choice(["", " Ltd", " x"]) for _ in range(5_000)]
    kinds = [NameType.UNKNOWN] * len(asked)
    expected = in_one_go(Names.of(asked, kinds), 0.0, 1)
    assert expected
    assert in_one_go(Names.of(asked, kinds), 0.0, 3) == expected
    turned = in_one_go(Names.of(asked[::-1], kinds), 0.0, 2)
    last = len(asked) - 1
    assert sorted((last - name, hit.record) for name, hit in turned) == [(name, hit.record) for name, hit in expected]


def test_before_the_kernels_are_compiled_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = NAMES * 30
    kinds = [NameType.ORGANISATION] * len(asked)
    expected = in_one_go(Names.of(asked, kinds), 0.0, 1)
    answers = iter([False, True])
    begun: list[object] = []
    monkeypatch.setattr(screener, "is_ready", lambda *_: next(answers))
    monkeypatch.setattr(screener, "begin", lambda *arrays: begun.append(arrays))
    assert in_one_go(Names.of(asked, kinds), 0.0, 1) == expected != []
    assert len(begun) == 1


def test_a_name_with_more_hits_than_the_room_keeps_them_all() -> None:
    index = index_of(["silence"] * 9_000)
    found = Screener(index).screen(Names.of(["silence", "x", "silence"], [NameType.ORGANISATION] * 3), np.zeros(3))
    assert found.name.tolist() == [0] * 9_000 + [2] * 9_000
    assert found.record.tolist() == [*range(9_000)] * 2


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_arrow_columns_are_read_in_place_sliced_chunked_and_with_gaps(kind: pa.DataType) -> None:
    texts = ["drop", *NAMES, None, "永信至诚"]
    column = pa.chunked_array([pa.array(texts[:5], kind), pa.array(texts[5:], kind)]).slice(1)
    read = Names.of_arrow(column, NameType.ORGANISATION)
    assert [read.text(number) for number in range(len(read))] == [text or "" for text in texts[1:]]
    plain = Names.of([text or "" for text in texts[1:]], [NameType.ORGANISATION] * (len(texts) - 1))
    assert in_one_go(read, 0.0, 1) == in_one_go(plain, 0.0, 1) != []
    assert len(Names.of_arrow(pa.array([], kind), NameType.PERSON)) == 0


def parties() -> st.SearchStrategy[Party]:
    names_of = st.lists(st.sampled_from([*_ASKED, *_PEOPLE]), max_size=3)
    return st.builds(
        lambda texts, schema, known: Party(
            role=Role.CUSTOMER,
            names=tuple(texts),
            schema=schema,
            identifiers=(Identifier(IdentifierKind.OTHER, "12345678"),) * known,
        ),
        names_of, st.sampled_from([Schema.PERSON, Schema.LEGAL_ENTITY, Schema.COMPANY]), st.booleans(),
    )  # fmt: skip


@settings(max_examples=40)
@given(st.lists(parties(), max_size=8), st.sampled_from([0.05, 0.5, 0.7]), st.integers(1, 2))
def test_matches_of_many_parties_are_those_of_each_and_their_reasons_are_the_score(
    asked: list[Party], threshold: float, threads: int
) -> None:
    matcher, asking = Matcher(_LISTED), Matcher(_LISTED)
    many = asking.matches_many(asked, threshold, threads)
    assert many == [matcher.matches(party, threshold) for party in asked]
    # Names that are like nothing are not asked for again, unless less is enough for them.
    assert many == asking.matches_many(asked, threshold, threads)
    assert asking.matches_many(asked, 0.05) == [matcher.matches(party, 0.05) for party in asked]


def test_of_many_names_and_identifiers_the_first_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.matching.matcher._REMEMBERED", 3)
    asked = [
        Party(Role.DEBTOR, (f"Example {word}",), identifiers=(Identifier(IdentifierKind.OTHER, f"{word}12345678"),))
        for word in ("Quartz", "Birch", "Amber", "Basalt", "Quartz", "Garantex", "Birch")
    ]
    asking = Matcher(_LISTED)
    assert [asking.matches_many([party], 0.5)[0] for party in asked] == [
        Matcher(_LISTED).matches(party, 0.5) for party in asked
    ]
    assert (len(asking._unlike), len(asking._numbered)) <= (3, 3)


@settings(max_examples=20)
@given(st.lists(parties(), max_size=8), st.sets(st.tuples(st.integers(0, 7), st.integers(0, 9))))
def test_matches_of_the_pairs_that_are_wanted_are_those_of_all_but_the_others(
    asked: list[Party], unwanted: set[tuple[int, int]]
) -> None:
    numbers = {_LISTED.entity(number).id: number for number in set(_LISTED.index.records.entity.tolist())}
    many = Matcher(_LISTED).matches_many(asked, 0.5)
    some = Matcher(_LISTED).matches_many(
        asked,
        0.5,
        wanted=lambda one, two: np.array([pair not in unwanted for pair in zip(one, two, strict=True)], bool),
    )
    assert some == [
        [match for match in mine if (place, numbers[match.entity_id]) not in unwanted]
        for place, mine in enumerate(many)
    ]


@given(st.sampled_from([*_ASKED, *_PEOPLE]), st.sampled_from(NameType))
def test_a_hit_of_many_is_explained_by_the_same_measures(text: str, kind: NameType) -> None:
    asked = Screener(_LISTED.index)
    found = asked.screen(Names.of([text], [kind]), np.array([to_log_odds(0.3)]))
    name = analyse(text, kind)
    for record, score in zip(found.record.tolist(), found.log_odds.tolist(), strict=True):
        assert log_odds(asked.alignment(name, record).measures) == pytest.approx(score, abs=1e-5)


def test_a_word_that_one_thread_looked_up_the_others_take_over() -> None:
    one, other, alone = (Worker(_LISTED.index) for _ in range(3))
    reader, tables = Reader(), []
    names = Names.of(NAMES, [NameType.ORGANISATION] * len(NAMES))
    unread, floors = np.zeros(len(names), np.uint8), np.zeros(len(names))
    for worker in (one, alone):
        before = worker.hear([])
        list(worker.chunk(names, floors, range(len(names)), reader, unread))
        tables.append((worker, made_since(worker.scratch, before)))
    used = other.hear(tables[:1])
    assert used[0] == int(one.scratch.memo_used[0]) > 10
    found = list(other.chunk(names, floors, range(len(names)), reader, unread))
    assert other.scratch.memo_used.tolist() == used
    assert [part.log_odds.tolist() for part in found] == [
        part.log_odds.tolist() for part in alone.chunk(names, floors, range(len(names)), reader, unread)
    ]
    assert other.hear(tables)[0] == used[0]
    # A memo that was emptied meanwhile has nothing to tell of what it held before.
    one.scratch.memo_used[2] += 1
    assert len(made_since(one.scratch, [0, 0, 0]).key) == 0


@pytest.mark.parametrize("together", [64, 1 << 13])
def test_what_is_learned_beside_the_reading_changes_no_answer(monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(screener, "_FIRST", 64)
    monkeypatch.setattr(screener, "_MOST_TOGETHER", together)
    rng = random.Random(2)
    words = ["永信至诚", "Абдуррахман", "عبد", "الرحمن", "Silence", "डा.", "के.सी.", "Müller"]
    asked = [" ".join(rng.choices(words, k=2)) + rng.choice(["", " 李", "ё"]) for _ in range(1_500)]
    kinds = [rng.choice(list(NameType)) for _ in asked]
    expected = in_one_go(Names.of(asked, kinds), -8.0, 1)
    assert expected
    for threads in (2, 3):
        assert in_one_go(Names.of(asked, kinds), -8.0, threads) == expected


def test_a_reader_that_takes_over_knows_what_the_other_was_taught_and_nothing_else() -> None:
    one, other = Reader(), Reader()
    one.learn("永信至诚 عبد Ясен", NameType.ORGANISATION)
    other.learn("Абдуррахман 李", NameType.PERSON)
    other.take_over(one)
    for reader in (one, other):
        reader.learn("के.सी", NameType.PERSON)
    assert other.known == one.known
    assert other.tokens == one.tokens
    for part in fields(one.learned):
        mine, theirs = getattr(other.learned, part.name), getattr(one.learned, part.name)
        if part.name == "slots":
            assert mine.tolist() == theirs.tolist()
        else:
            used = int(np.flatnonzero(theirs)[-1]) + 1 if theirs.any() else 0
            assert mine[:used].tolist() == theirs[:used].tolist(), part.name


def test_a_reader_that_grew_is_as_one_that_had_the_room_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [f"{sign}{number}号" for number in range(60) for sign in "永信至诚科技集团北京上海天津重庆广州"]
    grown = Reader()
    monkeypatch.setattr("seawall.matching.reader._FIRST_PIECES", 1 << 13)
    roomy = Reader()
    for reader in (grown, roomy):
        reader.learn(" ".join(pieces), NameType.ORGANISATION)
    assert (grown.room, grown.known, grown.tokens) == (roomy.room, roomy.known, roomy.tokens)
    for part in fields(roomy.learned):
        assert np.array_equal(getattr(grown.learned, part.name), getattr(roomy.learned, part.name)), part.name
