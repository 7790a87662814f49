"""JSON lines: nesting, repeated names, long numbers, broken lines."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Role
from seawall.errors import InputRefused, Problem, SeawallError, SettingRefused
from seawall.payments import Customer
from seawall.payments.tables import jsonlines
from tests.payments.tables.reading import customers


def test_nested_values_keep_their_path() -> None:
    row = customers(
        b'{"id": 1, "name": "A", "aka": ["B", "C"], "address": {"city": "D", "country": "US"}, '
        b'"director": {"name": "E", "dob": "1970"}, "risk": {"score": 0.50}, "ok": true}\n',
        "x.jsonl",
    )[0]
    assert row.parties[0].names == ("A", "B", "C")
    assert row.parties[0].addresses[0].text == "D, US"
    assert (row.parties[1].role, row.parties[1].names) == (Role.RELATED, ("E",))
    assert row.extra == (("director.dob", "1970"), ("risk.score", "0.50"), ("ok", "true"))


@pytest.mark.parametrize(
    "record, names",
    [
        ('{"id": 1, "person": {"firstName": "Max", "lastName": "Example"}}', ["Max Example"]),
        ('{"id": 1, "customer": {"name": {"last": "Example", "first": "Max", "middle": "M"}}}', ["Max M Example"]),
        ('{"name": "A", "contacts": [{"first_name": "Max", "last_name": "Example"}]}', ["A", "Max Example"]),
        (
            '{"name": "A", "owners": [{"given_name": "Max", "surname": "Example"}, {"Vorname": "Erika", "Nachname": "Muster"}]}',
            ["A", "Max Example", "Erika Muster"],
        ),
        ('{"name": "A", "owner": {"name": "B", "surname": "Example"}}', ["A", "B", "Example"]),
    ],
)
def test_a_nested_name_in_parts_is_one_name(record: str, names: list[str]) -> None:
    row = customers(record.encode(), "x.jsonl")[0]
    assert [name for party in row.parties for name in party.names] == names


def test_parts_that_the_user_maps_stay_as_they_are() -> None:
    mapped = {"first_name": "p.firstName", "last_name": "p.lastName"}
    record = b'{"p": {"firstName": "Max", "lastName": "Example"}}'
    (row,) = (row for row in jsonlines.parse(BytesIO(record), "x.jsonl", mapped) if isinstance(row, Customer))
    assert row.parties[0].names == ("Max Example",)


def test_what_lies_too_deep_is_kept_as_json() -> None:
    row = customers(b'{"name":"A","x":' + b'{"x":' * 6 + b'["a", {"b": "c"}]' + b"}" * 7, "x.jsonl")[0]
    assert row.extra == (("x.x.x.x.x.x", '{"x": ["a", {"b": "c"}]}'),)


def test_a_name_given_twice_is_two_names() -> None:
    row = customers(b'{"id": 1, "name": "SIS DOO", "name": "Harmless LLC"}', "x.jsonl")[0]
    assert row.parties[0].names == ("SIS DOO", "Harmless LLC")


def test_long_numbers_keep_their_digits() -> None:
    row = customers(
        b'{"id": 123456789012345678901234567890, "name": "A", "account": 00}\n{"id":1,"name":"B"}', "x.jsonl"
    )
    assert row[0].problems  # 00 is no JSON
    row = customers(b'{"id": 123456789012345678901234567890, "name": "A"}', "x.jsonl")
    assert row[0].key == "123456789012345678901234567890"


@pytest.mark.parametrize(
    "line",
    [b"{broken", b"[1]", b'"A"', b'{"colour": "red"}', b"{}", b"[" * 100_000, b'{"name": "A", "id": 1, "id": 2}'],
)
def test_a_line_that_names_nobody_for_certain_is_kept_for_review(line: bytes) -> None:
    row = customers(b'{"id": 0, "name": "A"}\n' + line, "x.jsonl")[1]
    assert row.problems
    assert row.parties[0].unread


def test_a_first_record_that_names_nobody_is_refused() -> None:
    with pytest.raises(InputRefused, match="columns are: 'colour'"):
        list(jsonlines.parse(BytesIO(b'{"colour": "red"}'), "x.jsonl"))


def test_columns_are_mapped_and_an_unknown_field_is_refused() -> None:
    row = customers(b'{"Bezeichnung": "A"}', "x.jsonl", {"name": "Bezeichnung"})[0]
    assert row.parties[0].names == ("A",)
    with pytest.raises(SettingRefused):
        list(jsonlines.parse(BytesIO(b'{"name": "A"}'), "x.jsonl", {"nam": "name"}))


def test_a_mapped_column_that_never_comes_is_said() -> None:
    items = list(jsonlines.parse(BytesIO(b'{"name": "A"}'), "x.jsonl", {"bic": "swiftcode"}))
    assert [str(item) for item in items if isinstance(item, Problem)] == [
        "x.jsonl swiftcode: the column that was mapped is in no record of this file"
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["name", "id", "dob", "type", "address", "owner", "x", "iban"]), JSON))
def test_any_values_give_customers(record: dict[str, object]) -> None:
    import json  # noqa: PLC0415  # the standard decoder writes what the reader reads

    data = b'{"name": "A", "id": "first"}\n' + json.dumps(record).encode()
    try:
        items = list(jsonlines.parse(BytesIO(data), "x.jsonl"))
    except SettingRefused:
        return
    assert len([item for item in items if isinstance(item, Customer)]) == 2


@given(st.binary(max_size=200))
def test_any_bytes_give_customers_problems_or_a_refusal(data: bytes) -> None:
    try:
        items = list(jsonlines.parse(BytesIO(b'{"name": "A"}\n' + data), "x.jsonl"))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Problem) for item in items)
