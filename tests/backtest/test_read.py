"""Files of pairs in every format: the same pairs from each, and any bytes give pairs, problems or a refusal."""

from datetime import date
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from seawall.backtest import Pair, looks_like_pairs, open_pairs
from seawall.entities import IdentifierKind, PartialDate, Schema
from seawall.errors import InputRefused, Problem, SeawallError

HEADERS = ["schema", "name1", "name2", "birth_date1", "birth_date2", "country2", "id1", "is_match"]
LINES = [
    ["Person", "Tianfeng Guan", "GUAN, Tianfeng", "1974", "1974-03-01", "cn", "A1234567", "true"],
    ["Company", "Example Trading LLC", "AEZA GROUP LLC", "", "", "", "", "no"],
]


def workbook() -> bytes:
    book, stream = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for line in [HEADERS, *LINES]:
        sheet.append(line)
    book.save(stream)
    return stream.getvalue()


def parquet() -> bytes:
    stream = BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(zip(HEADERS, line, strict=True)) for line in LINES]), stream)
    return stream.getvalue()


def delimited(sign: str) -> bytes:
    return "\n".join(sign.join(f'"{text}"' for text in line) for line in [HEADERS, *LINES]).encode()


JSON = b"""{"schema": "Person", "left": {"names": ["Tianfeng Guan"], "birthDate": "1974", "ids": ["A1234567"]}, \
"right": {"name": "GUAN, Tianfeng", "birthDate": "1974-03-01", "country": "cn"}, "is_match": true}
{"schema": "Company", "left": {"name": "Example Trading LLC"}, "right": {"name": "AEZA GROUP LLC"}, "is_match": "no"}
"""
YAML = b"""checks:
- schema: Person
  match: true
  query: {name: Tianfeng Guan, birthDate: 1974, id: A1234567}
  candidate: {name: "GUAN, Tianfeng", birthDate: 1974-03-01, country: cn}
- schema: Company
  match: no
  query: {name: Example Trading LLC}
  candidate: {name: AEZA GROUP LLC}
"""
FILES = {
    "pairs.csv": delimited(","),
    "pairs.tsv": delimited("\t"),
    "pairs.txt": delimited(";"),
    "pairs.xlsx": workbook(),
    "pairs.parquet": parquet(),
    "pairs.jsonl": JSON,
    "pairs.json": b"[" + JSON.replace(b"}\n{", b"},\n{") + b"]",
    "pairs.yml": YAML,
}


def read(data: bytes, name: str) -> list[Pair | Problem]:
    return list(open_pairs(BytesIO(data), name).pairs())


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_pairs(name: str) -> None:
    one, two = read(FILES[name], name)
    assert isinstance(one, Pair)
    assert isinstance(two, Pair)
    assert [pair.problems for pair in (one, two)] == [(), ()]
    assert (one.label, two.label) == (True, False)
    assert one.party.names == ("Tianfeng Guan",)
    assert one.party.birth_dates[0].iso == "1974"
    assert [(row.kind, row.value) for row in one.party.identifiers] == [(IdentifierKind.OTHER, "A1234567")]
    assert [row.text for row in one.entity.names] == ["GUAN, Tianfeng"]
    assert one.entity.birth_dates == (
        PartialDate(date(1974, 3, 1), date(1974, 3, 1), text=one.entity.birth_dates[0].text),
    )
    assert one.entity.nationalities == ("cn",)
    assert (one.party.schema, one.entity.schema, two.entity.schema) == (Schema.PERSON, Schema.PERSON, Schema.COMPANY)


def test_norway_is_no_falsehood() -> None:
    (pair,) = read(b"- {name1: A B, name2: A B, country2: no, is_match: yes}", "pairs.yaml")
    assert isinstance(pair, Pair)
    assert (pair.entity.nationalities, pair.label) == (("no",), True)


def test_a_name_in_several_values_is_several_names() -> None:
    (pair,) = read(
        b'{"left": {"names": ["A B", "C; D"]}, "right": {"names": ["E F", "G"], "weak_aliases": ["G"]}}', "p.jsonl"
    )
    assert isinstance(pair, Pair)
    assert pair.party.names[0] == "A B"
    assert [(row.text, row.weak) for row in pair.entity.names] == [("E F", False), ("G", True)]
    assert dict(pair.columns)["right.names"] == "E F; G"


PROBLEMS = [
    # what stands in the file, what is said of it, whether the label still counts
    ("Person,A B,A C,31.02.1960,true", "row 2 birth_date1: not a date that can be read", True),
    ("Spaceship,A B,A C,,true", "row 2 schema: this kind of party is not known", True),
    ("Person,A B,A C,,maybe", "row 2 is_match: this label is neither yes nor no", None),
    ("Person,,A C,,true", "row 2 name: the row has neither a name nor an identifier", True),
    ("Person,A B,A C,,true,more", "row 2: expected 5 fields, found 6", True),
]


@pytest.mark.parametrize("line, said, label", PROBLEMS)
def test_what_can_t_be_read_is_said_with_its_place(line: str, said: str, label: bool | None) -> None:
    (pair,) = read(f"schema,name1,name2,birth_date1,is_match\n{line}\n".encode(), "pairs.csv")
    assert isinstance(pair, Pair)
    assert any(said.split(": ", 1)[1] in str(problem) and "row 2" in str(problem) for problem in pair.problems)
    assert pair.label is label


REFUSED = [
    (b"", "p.csv", "the file is empty"),
    (b"name,expected\nA,1\n", "p.csv", "no column names side 1"),
    (b"a: &x [1]\nb: *x\n", "p.yml", "aliases are not read"),
    (b"[" * 100, "p.yml", "nested deeper than"),
    (b"- {name1: [", "p.yml", "not readable YAML"),
    (b"PAR1 and nothing", "p.parquet", "not a readable Parquet file"),
    (b"PK\x03\x04 and nothing", "p.xlsx", "not a readable workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "p.xls", "old Excel workbook"),
]


@pytest.mark.parametrize("data, name, said", REFUSED)
def test_what_is_no_file_of_pairs_is_refused(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        read(data, name)


def test_a_line_that_is_no_object_is_a_problem_and_reading_goes_on() -> None:
    found = read(JSON + b'[1]\n{"left\n', "pairs.jsonl")
    assert [type(item) for item in found] == [Pair, Pair, Problem, Problem]
    assert [item.record for item in found if isinstance(item, Problem)] == ["row 3", "row 4"]


TOLD = [
    (b"name1,name2\n", True),
    (b"left,right,label\n", True),
    (JSON, True),
    (YAML, True),
    (b"name,expected\n", False),
    (b"name,alias_1,alias_2,phone_1,phone_2,expected\n", False),
    (b"customer_name,phone_1,phone_2,expected\n", False),
]


@pytest.mark.parametrize("data, pairs", TOLD)
def test_pairs_are_told_from_names(data: bytes, pairs: bool) -> None:
    name = {JSON: "p.jsonl", YAML: "p.yml"}.get(data, "p.csv")
    assert looks_like_pairs(BytesIO(data), name) is pairs


def test_a_title_longer_than_any_is_refused() -> None:
    data = b"name1," + b"x" * 200_000 + b",name2\na,b,c\n"
    assert not looks_like_pairs(BytesIO(data), "p.csv")
    with pytest.raises(InputRefused, match="no column names side 1"):
        open_pairs(BytesIO(data), "p.csv")


BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: b"schema,name1,name2,birth_date1,id2,is_match\n" + text.encode("utf-8", "replace")),
    st.tuples(st.sampled_from(sorted(FILES.values())), st.integers(0, 400), st.binary(max_size=4)).map(
        lambda row: row[0][: row[1]] + row[2] + row[0][row[1] + len(row[2]) :]
    ),
)  # fmt: skip


@given(BYTES, st.sampled_from(sorted(FILES)))
def test_any_bytes_give_pairs_problems_or_a_refusal(data: bytes, name: str) -> None:
    try:
        for item in read(data, name):
            assert isinstance(item, Pair | Problem)
        looks_like_pairs(BytesIO(data), name)
    except SeawallError:
        return
