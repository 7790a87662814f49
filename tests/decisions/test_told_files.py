"""Files that people keep: the same rows in three formats, and a refusal that names the row of what is wrong."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from seawall.decisions import Dealing, Kind, read_dealings, read_good_guys, written_good_guys
from seawall.errors import SettingRefused

TOML = b"""
[[good_guy]]
customer = "C-1"
entity_id = "ofac-1"
owner = "A. Officer"
reason = "another person"
decided = 2026-08-01
expires = 2027-07-31
party_hash = "p"
entry_hash = "e"
policy = "v"
"""
HEAD = b"customer,entity_id,owner,reason,decided,expires,party_hash,entry_hash,policy\n"
CSV = HEAD + b"C-1,ofac-1,A. Officer,another person,2026-08-01,2027-07-31,p,e,v\n"


def test_the_formats_say_the_same() -> None:
    (guy,) = read_good_guys(TOML, "guys.toml")
    assert (guy.customer, guy.decided, guy.policy) == ("C-1", date(2026, 8, 1), "v")
    assert read_good_guys(CSV, "guys.csv") == (guy,)
    assert read_good_guys(written_good_guys([guy]), "guys.jsonl") == (guy,)
    assert read_good_guys(b"", "guys.jsonl") == ()
    assert read_good_guys(workbook(CSV), "guys.XLSX") == (guy,)
    with pytest.raises(SettingRefused, match=r"row 2: Object missing required field `owner`"):
        read_good_guys(workbook(CSV.replace(b"A. Officer", b"")), "guys.xlsx")
    with pytest.raises(SettingRefused, match="row 2 has cells without a title"):
        read_good_guys(workbook(CSV.replace(b"p,e,v", b"p,e,v,more")), "guys.xlsx")
    with pytest.raises(SettingRefused, match="not a readable workbook"):
        read_good_guys(b"PK", "guys.xlsx")


def workbook(table: bytes) -> bytes:
    """A CSV table as a workbook."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(table.decode())):
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


WRONG = [
    # file, what it holds, what is said
    ("guys.toml", TOML.replace(b"owner", b"onwer"), "good_guy[0]: Object contains unknown field `onwer`"),
    ("guys.toml", TOML.replace(b'owner = "A. Officer"\n', b""), "missing required field `owner`"),
    ("guys.toml", TOML.replace(b"good_guy", b"good_guys"), "tables [[good_guy]] only; there is good_guys"),
    ("guys.toml", TOML.replace(b"A. Officer", b" "), "owner and reason must not be empty"),
    ("guys.toml", TOML.replace(b"2027-07-31", b"2025-07-31"), "it expires before it was decided"),
    ("guys.toml", TOML + b'account = "DE02"\n', "it needs either customer or account"),
    ("guys.toml", b"[[good_guy", "can't be read"),
    ("guys.csv", HEAD + b"C-1,ofac-1\n", "line 2 has more or fewer cells than the header"),
    ("guys.csv", CSV.replace(b"2027-07-31", b"never"), "line 2: Invalid RFC3339 encoded date"),
    ("guys.csv", b"\xff", "can't be read"),
    ("guys.jsonl", b"{}\n", "line 1: Object missing required field `entity_id`"),
    ("guys.jsonl", b"\n[]\n", "line 2 is no object"),
    ("guys.jsonl", b"{\n", "line 1: Input data was truncated"),
    ("guys.yaml", b"", "it must end in .toml, .csv, .xlsx or .jsonl"),
]  # fmt: skip


@pytest.mark.parametrize("name, data, said", WRONG)
def test_what_is_wrong_is_refused_with_its_row(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SettingRefused) as caught:
        read_good_guys(data, name)
    assert said in str(caught.value)


def test_dealings_are_read_by_payment() -> None:
    table = b"key,kind,tenor_days,issued,divestment\nP-1,debt,20,2026-08-01,\nP-2,securities,,,true\n"
    assert read_dealings(table, "facts.csv") == {
        "P-1": Dealing(Kind.DEBT, 20, date(2026, 8, 1), said_by="facts.csv"),
        "P-2": Dealing(Kind.SECURITIES, divestment=True, said_by="facts.csv"),
    }


BAD_FACTS = [
    (b"key,kind\nP-1,debt\nP-1,equity\n", "there are 2 rows for 'P-1'"),
    (b"key,kind\nP-1,depth\n", "Invalid enum value 'depth'"),
    (b"key,tenor_days\nP-1,-1\n", "a tenor can't be negative"),
    (b"key,tenor_days\nP-1,soon\n", "line 2: "),
]


@pytest.mark.parametrize("data, said", BAD_FACTS)
def test_a_wrong_fact_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SettingRefused) as caught:
        read_dealings(data, "facts.csv")
    assert said in str(caught.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
       st.sampled_from(["a.toml", "a.csv", "a.jsonl", "a"]))  # fmt: skip
def test_any_bytes_give_rows_or_a_refusal(data: bytes, name: str) -> None:
    for read in (read_good_guys, read_dealings):
        try:
            read(data, name)
        except SettingRefused:
            continue
