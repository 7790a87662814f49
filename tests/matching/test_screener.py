"""The index and the kernels: what must be found is found, the same everywhere and however it is asked."""

import csv
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import us_policy
from seawall.errors import CorpusMissing
from seawall.matching.index import Index, build
from seawall.matching.kernels.align import COVERED
from seawall.matching.kernels.bounds import log_odds
from seawall.matching.kernels.lookup import WIDE, similar
from seawall.matching.kernels.nearest import FLOOR
from seawall.matching.kernels.scratch import new_scratch
from seawall.matching.kernels.spelling import new_sheet, similarity
from seawall.matching.kernels.typos import edits
from seawall.matching.match import to_log_odds
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse
from tests.matching.names import ORG, PER, index_of

NAMES = [
    "SICHUAN SILENCE INFORMATION", "SICHUAN JUXINHE NETWORK TECHNOLOGY", "GARANTEX EUROPE OU", "GRINEX LLC",
    "AEZA GROUP LLC", "AEZA INTERNATIONAL LTD", "MEDIA LAND, LLC", "MEDIA LAND TECHNOLOGY", "OPERATION ZERO",
    "LAZARUS GROUP", "EVIL CORP", "FUNNULL TECHNOLOGY INC", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED",
]  # fmt: skip
words = st.text(alphabet="abcdeghiklmnorstuvxyz", min_size=3, max_size=11)


def scores(index: Index, text: str, name_type: NameType = ORG) -> dict[int, float]:
    return {hit.record: hit.log_odds for hit in Screener(index).hits(analyse(text, name_type), -8.0)}


@given(st.lists(words, min_size=1, max_size=12, unique=True), words)
def test_every_form_within_the_edit_limit_is_found(listed: list[str], asked: str) -> None:
    """The definition of similar: brute force over the vocabulary finds nothing that the look-up lacks."""
    index = index_of(listed)
    vocabulary = index.vocabulary
    text = np.frombuffer(asked.encode(), np.uint8)
    size = len(vocabulary.start) - 1
    scratch = new_scratch(vocabulary, index.records)
    low, high = similar(vocabulary, text, 0, len(text), np.uint64(0), WIDE, False, scratch, 1)
    met = set(scratch.memo_form[low:high].tolist())
    for form in range(size):
        start, stop = int(vocabulary.start[form]), int(vocabulary.start[form + 1])
        word = bytes(vocabulary.text[start:stop]).decode()
        if _distance(word, asked) <= min(edits(len(word)), 2) and abs(len(word) - len(asked)) <= edits(len(word)):
            alike = similarity(new_sheet(), vocabulary.text, start, stop, text, 0, len(text), FLOOR)
            assert (form in met) == (alike > 0)


def _distance(one: str, two: str) -> int:
    """Plain Levenshtein distance."""
    row = list(range(len(two) + 1))
    for i, x in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(two, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
def test_adding_a_name_changes_no_other_score(listed: list[str], added: str, asked: str) -> None:
    before = scores(index_of(listed), asked)
    after = scores(index_of([*listed, added]), asked)
    assert {record: score for record, score in after.items() if record < len(listed)} == before


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), st.sampled_from(NAMES))
def test_the_score_is_the_sum_of_its_measures(listed: list[str], asked: str) -> None:
    index = index_of(listed)
    name = analyse(asked, ORG)
    screener = Screener(index)
    for hit in list(screener.hits(name, -8.0)):
        assert log_odds(screener.alignment(name, hit.record).measures) == pytest.approx(hit.log_odds, abs=1e-5)


_GIVEN = ["mohammed", "mohamed", "ahmed", "ali", "hassan", "j.", "m.", "ivan", "maria", "li", "wei", "abd", "al"]
_FAMILY = ["hussein", "hussain", "rahman", "petrov", "petrova", "li", "wang", "garcia", "khan", "kahn", "zz", "ivanov"]
_COMPANY = [
    "trading",
    "company",
    "limited",
    "ltd",
    "general",
    "star",
    "shipping",
    "technology",
    "2",
    "23",
    "alfa",
    "alpha",
    "beta",
]


@pytest.mark.parametrize("kind", [PER, ORG, NameType.UNKNOWN])
@pytest.mark.parametrize("floor", [-3.0, 0.0, 0.847, 2.5])
def test_no_name_that_reaches_the_floor_is_passed_over(kind: NameType, floor: float) -> None:
    """Against brute force over a list of few words, each borne by hundreds: the bounds of kernels/screen.py lose nothing."""
    rng = random.Random(f"{kind}{floor}")
    words = [*_GIVEN, *_FAMILY] if kind is PER else [*_COMPANY, *_GIVEN[:4]]

    def made() -> str:
        parts = [rng.choice(words) for _ in range(rng.choice([1, 2, 2, 3, 3, 4]))]
        return f"{parts[0]}, {' '.join(parts[1:])}" if kind is PER and rng.random() < 0.3 else " ".join(parts)

    index = index_of([made() for _ in range(1_200)], kind)
    screener = Screener(index)
    for _ in range(12):
        name = analyse(made(), kind)
        expected = {}
        for record in range(1_200):
            measures = screener.alignment(name, record).measures
            score = log_odds(measures)
            if measures[COVERED] > 0 and score >= floor:
                expected[record] = pytest.approx(score, abs=1e-5)
        assert {hit.record: hit.log_odds for hit in screener.hits(name, floor)} == expected


@given(st.text(max_size=80))
def test_any_query_gets_an_answer_and_the_same_again(text: str) -> None:
    index = index_of(NAMES)
    assert scores(index, text) == scores(index, text)
    assert scores(index, text, PER) == scores(index, text, PER)


@pytest.mark.parametrize("name", NAMES)
def test_each_listed_name_finds_itself_first(name: str) -> None:
    found = scores(index_of(NAMES), name)
    assert max(found, key=lambda record: found[record]) == NAMES.index(name)


def test_an_index_saved_and_opened_answers_the_same(tmp_path: Path) -> None:
    index = index_of(NAMES)
    index.save(tmp_path / "index")
    opened = Index.open(tmp_path / "index")
    for name in NAMES:
        assert scores(opened, name) == scores(index, name)


def test_equal_names_give_equal_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        index_of(NAMES).save(tmp_path / folder)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_missing_array_is_refused(tmp_path: Path) -> None:
    index_of(NAMES).save(tmp_path / "index")
    (tmp_path / "index" / "records_entity.npy").unlink()
    with pytest.raises(CorpusMissing, match="no whole index"):
        Index.open(tmp_path / "index")


def test_an_index_of_no_names_finds_nothing() -> None:
    assert scores(index_of([]), "Integrity") == {}


@pytest.mark.parametrize(
    "text", ["a " * 5_000, "x" * 10_000, "1 " * 300, "li " * 40, "\u0301" * 500 + "a", "of the and", "Ltd"]
)
def test_hostile_names_get_an_answer(text: str) -> None:
    index = index_of(["li li", "a b c", "1 2 3", "LIMITED"])
    assert isinstance(scores(index, text), dict)


def test_every_listed_name_of_the_real_list_finds_its_entry(shared_data: Path) -> None:
    """An exact name must reach review whatever its words: 1,500 names of the SDN list, every 20th."""
    path = shared_data / "ofac" / "names-2026-08" / "ofac-sdn_2026-08-20.csv"
    kinds = {"individual": PER, "vessel": NameType.OBJECT, "aircraft": NameType.OBJECT}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))[::20]
    listed = [
        (number, analyse(text.strip(), kinds.get(row["type"], ORG)))
        for number, row in enumerate(rows)
        for text in [row["name"], *row["alternate_names"].split(";")]
        if text.strip()
    ]
    screener = Screener(build(listed))
    floor = to_log_odds(us_policy().thresholds.review)
    lost = [
        name.text for entity, name in listed
        if name.tokens and entity not in {hit.entity for hit in screener.hits(name, floor)}
    ]  # fmt: skip
    assert lost == []


@pytest.mark.parametrize(("common", "few"), [(1_150, 50), (6_000, 8)])
def test_rare_words_beside_frequent_ones_lose_no_name(common: int, few: int) -> None:
    """Where the frequent word's names are very many beside those of the others, they are not looked at one by one."""
    rng = random.Random(5)
    rare = ["quirin", "zebedee", "quirine", "thaddaeus", "zebede"]
    others = ["ivan", "maria", "petrov", "garcia", "wang"]
    listed = [f"{rng.choice(['mohammed', 'mohamed'])} {rng.choice(others)} {rng.choice(others)}" for _ in range(common)]
    listed += [f"{rng.choice(rare)} {rng.choice(['mohammed', 'ali', 'm.'])} {rng.choice(rare)}" for _ in range(few)]
    index = index_of(listed, PER)
    screener = Screener(index)
    for asked in ("mohammed quirin", "zebedee mohamed thaddaeus", "m. zebedee", "mohammed", "quirin m. mohammed ali"):
        name = analyse(asked, PER)
        measured = {record: screener.alignment(name, record).measures for record in range(len(listed))}
        expected = {
            record: pytest.approx(log_odds(measures), abs=1e-5)
            for record, measures in measured.items()
            if measures[COVERED] > 0 and log_odds(measures) >= 0.847
        }
        assert {hit.record: hit.log_odds for hit in screener.hits(name, 0.847)} == expected


def test_common_words_looked_up_beforehand_change_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = ["MOHAMMED, Ali Hassan", "MUHAMMAD TRADING COMPANY", "Ivanova, Maria", "HUSSEIN, Saddam", "Alfa Bank"]
    asked = ["mohamed ali", "maria ivanov", "alfa bank", "sadam hussain", "Mohammed Trading Co", "ali hasan muhamed"]
    plain = [scores(index_of(listed), text, kind) for text in asked for kind in (PER, ORG)]
    monkeypatch.setattr("seawall.matching.index._FEW_FORMS", 0)
    index = index_of(listed)
    assert len(index.vocabulary.prepared_key) > 1_000
    assert [scores(index, text, kind) for text in asked for kind in (PER, ORG)] == plain
