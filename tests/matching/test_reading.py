"""The compiled reader of names: what it reads at all, it reads as names/analyse.py does."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seawall.matching import reader as reader_module
from seawall.matching.kernels.encode import encode, query_of
from seawall.matching.kernels.reader_types import new_sheet
from seawall.matching.kernels.types import Query
from seawall.matching.reader import Reader
from seawall.matching.screener import to_query
from seawall.names import NameType, analyse
from seawall.names.translations import endings, stems
from seawall.names.words import concepts, legal_forms, titles

_SHEET = new_sheet()
_READER = Reader()


def read(text: str, kind: NameType, *, by: Reader = _READER) -> Query | None:
    """The compiled reader's Query; None where it leaves the name to names/analyse.py."""
    if by is _READER:
        by.learn(text, kind)
    data = np.frombuffer(bytearray(text.encode("utf-8", "surrogatepass") or b" "), np.uint8)
    items = encode(data, 0, len(data), int(kind), by.tables, by.learned, _SHEET)
    # Kernels count no references, so none may hand an array to Python.
    return None if items < 0 else query_of.made.py_func(_SHEET, items)  # type: ignore[attr-defined]


def difference(text: str, kind: NameType) -> str:
    """The first array that the two readers give differently; empty where there is none or only one reads the name."""
    mine, theirs = read(text, kind), to_query(analyse(text, kind))
    if mine is None:
        return ""
    for name in Query._fields:
        one, two = getattr(mine, name), getattr(theirs, name)
        if one.dtype != two.dtype or one.shape != two.shape or not np.array_equal(one, two):
            return f"{name} of {text!r} as {kind.name}: {one} against {two}"
    return ""


_WORDS = sorted({word for table in (legal_forms(), concepts(), titles()) for phrase in table for word in phrase})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(["Mr.", "S.A.R.L.", "d.o.o.", "J.", "J.R.", "A.B.Smith", "O'Brien", "Qur’an", "AT&T", "3rd", "007", "II", "xi"]),
    st.sampled_from(["Müller", "Łukasz", "Ёлкина", "Наталья", "Општинa", "Ə", "永信至诚", "科技集团股份有限公司", "الرحمن", "عبد", "בן־דוד", "영철", "रजत", "Ιγορ", "株式会社", "ａｂ", "字A.", "\u3000", "№ 5", "½", "…", "´", "a_b", "–", "\u200b", "\u00ad"]),
    st.text(alphabet="abcABC.'’`&, -_ьжé\u00a0\t12", max_size=12),
    st.sampled_from(["ज़मीन", "क़ुरैशी", "श्रेष्\u200dठ", "के.सी.", "কোলকাতা", "কলকাতা", "கொழும்பு", "ಬೆಂಗಳೂರು", "සිංහල", "ລາວ", "አበበ", "ភ្នំពេញ"]),
    st.text(alphabet="कनरकनर\u093c\u094d\u0951\u0952िाೊோொোো්'’.x \u200d", max_size=12),
    st.text(max_size=6),
)  # fmt: skip
_GLUE = st.sampled_from([" ", " ", " ", ", ", ",", ".", "-", "", "  ", "'"])


@st.composite
def names(draw: st.DrawFn) -> str:
    """Names of pieces that the rules know, and noise."""
    return "".join(piece + draw(_GLUE) for piece in draw(st.lists(_PIECES, max_size=9)))


@pytest.mark.parametrize("kind", NameType)
@given(text=names())
@example(text="A. B. C. D. E. F. Smith")
@example(text="A.B.C.D.E.F.Smith")
@example(text="A. B.Smith, J.R.Ewing")
@example(text=", ,")
@example(text="Sichuan Silense Informaton Technology Company, Limted")
@example(text="Dr. Prof. Sheikh")
@example(text="Министерство на обороны, Казанское ОКБ и завод")
@example(text="Zelenogradskiy zavod")
@example(text="9η Ταξιαρχία, 841ο Κέντρο")
@example(text="Внешнеэкономическое объединение Пример")
def test_both_readers_give_the_same_arrays(text: str, kind: NameType) -> None:
    assert difference(text, kind) == ""


# One in so many of a table; all of them take a minute (`make test-exhaustive`).
PARTS = pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.exhaustive)])


@PARTS
@pytest.mark.parametrize("kind", NameType)
def test_every_phrase_of_the_tables_is_read_the_same(kind: NameType, step: int) -> None:
    for table in (legal_forms(), concepts(), titles()):
        for phrase in sorted(table)[::step]:
            for text in (
                " ".join(phrase),
                f"Alpha {' '.join(phrase)}",
                f"{' '.join(phrase)} Alpha",
                f"A {' '.join(phrase)} Ltd",
            ):
                assert difference(text, kind) == ""


@PARTS
def test_every_stem_is_read_the_same_with_endings_and_small_words(step: int) -> None:
    ends = sorted(endings())
    for number, stem in enumerate(sorted(stems())[::step]):
        assert (
            difference(f"Na {stem} i {stem}{ends[number % len(ends)]} tou Zelenogradskiy", NameType.ORGANISATION) == ""
        )


@PARTS
@pytest.mark.parametrize("kind", NameType)
def test_every_character_is_read_the_same_among_letters_dots_and_apostrophes(kind: NameType, step: int) -> None:
    for point in range(kind, 0x2180, step):
        character = chr(point)
        for text in (
            f"ab{character}cd {character}",
            f"a.{character}.b.",
            f"o'{character}n 'ж{character}ж'",
            f"कनर{character}\u093c\u094d{character}क",
        ):
            assert difference(text, kind) == ""


@pytest.mark.parametrize(
    "name", ["राम बेगानी", "के.सी. श्रेष्ठ", "ชัยनाम", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ગુજરાત લિમિટેડ", "தமிழ்", "తెలుగు", "ລາວ", "አበበ በቀለ", "ភ្នំ"]
)
@pytest.mark.parametrize("kind", NameType)
def test_letters_that_are_read_one_by_one_need_no_teaching(name: str, kind: NameType) -> None:
    untaught = Reader()
    is_taught = "ช" in name
    assert (read(name, kind, by=untaught) is None) == is_taught
    untaught.learn(name, kind)
    assert (len(untaught.known) == 0) == (not is_taught)
    assert difference(name, kind) == ""


def test_the_readers_agree_on_whole_lists(shared_data: Path) -> None:
    """All names of the SDN list of 2026, as what they are and as what they are not."""
    with (shared_data / "ofac" / "names-2026-08" / "ofac-sdn_2026-08-20.csv").open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream)
        listed = [name for row in rows for name in (row["name"], *row["alternate_names"].split(";"))]
    for kind in (NameType.PERSON, NameType.UNKNOWN):
        assert [said for name in listed[::3] if (said := difference(name, kind))][:3] == []


@pytest.mark.parametrize(("file", "least"), [("negatives_us.csv", 0.85), ("negatives_global.csv", 0.55)])
def test_most_ordinary_names_are_read_without_python_and_all_once_their_pieces_are_known(
    shared_data: Path, file: str, least: float
) -> None:
    with (shared_data / "names" / "benchmark" / file).open(encoding="utf-8", newline="") as stream:
        ordinary = [row["full_name"] for row in csv.DictReader(stream)][::4]
    untaught = Reader()
    for kind in (NameType.PERSON, NameType.UNKNOWN):
        assert [said for name in ordinary if (said := difference(name, kind))][:3] == []
        alone = sum(read(name, kind, by=untaught) is not None for name in ordinary)
        assert alone / len(ordinary) >= least
        assert sum(read(name, kind) is not None for name in ordinary) / len(ordinary) >= 0.999


def test_no_character_is_read_as_more_letters_than_the_sheet_has_room_for() -> None:
    tables = _READER.tables
    for point in range(len(tables.point_flags)):
        letters = int(tables.point_start[point + 1] - tables.point_start[point])
        assert letters <= 8 * len(chr(point).encode("utf-8", "surrogatepass"))


def test_pieces_are_forgotten_when_there_are_too_many_and_learned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_PIECES", 4)
    small = Reader()
    for text in ("永信", "至诚", "科技", "集团", "有限", "永信"):
        small.learn(text, NameType.PERSON)
        assert read(text, NameType.PERSON, by=small) is not None
    assert read("至诚", NameType.PERSON, by=small) is None
