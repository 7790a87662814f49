"""Cells of DFAT's list that hold several values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import PartialDate
from seawall.lists.au.cells import birth_dates, citizenships, several

BIRTHS = [
    # a cell as DFAT wrote it → its dates, "~" where they are about, and in quotes what is no date
    ("1963", ["1963"]),
    ("1965.\xa0", ["1965"]),
    ("c. 1962", ["~1962"]),
    ("Approx 1977", ["~1977"]),
    ("19/08/1974", ["1974-08-19"]),
    ("09/11/ 1954", ["1954-11-09"]),
    ("05.09.1990", ["1990-09-05"]),
    ("24 Jan.1973", ["1973-01-24"]),
    ("21. Jul 1997", ["1997-07-21"]),
    ("29-Aprl-1967", ["1967-04-29"]),
    ("March 16, 1972", ["1972-03-16"]),
    ("August, 1961", ["1961-08"]),
    ("1956-1957", ["1956/1957"]),
    ("approximately 1977/1978", ["~1977/1978"]),
    ("Between 1968 and 1973", ["1968/1973"]),
    ("Between 1963 to 1968", ["1963/1968"]),
    ("March 1968 to March 1969", ["1968-03-01/1969-03-31"]),
    ("a) Approximately 1955- 1958 b) Approximately 1945-1950", ["~1955/1958", "~1945/1950"]),
    ("a) 14/10/1974;                     b) 19/11/1974", ["1974-10-14", "1974-11-19"]),
    ("a)1994 b)1993 c)1995", ["1994", "1993", "1995"]),
    ("a) 1966, b) 1961, c) Between 1968 and 1970, d) 1962", ["1966", "1961", "1968/1970", "1962"]),
    ("g) (Aug. 1961) h) (Jul. 1961)", ["1961-08", "1961-07"]),
    ("1961;\nFebruary 1961;\n13 March 1961", ["1961", "1961-02", "1961-03-13"]),
    ("1963 or 1964 or 1965", ["1963", "1964", "1965"]),
    ("Approximately 1967, or approximately 1961", ["~1967", "~1961"]),
    ("14 Mar 1974 >> 13 Apr 1974", ["1974-03-14", "1974-04-13"]),
    ("01/10/1983,15/10/1983, 01/01/1980", ["1983-10-01", "1983-10-15", "1980-01-01"]),
    ("5/06/1953   15/06/1953", ["1953-06-05", "1953-06-15"]),
    ("19/03/1967; alt DOB: 19/11/1956", ["1967-03-19", "1956-11-19"]),
    ("5 Feb. 1970\xa0(this aka only, alt born 5 Feb. 1969", ["1970-02-05", "1969-02-05"]),
    ("Approximately 1955. For this aka only, alt DOB 01/01/1969", ["~1955", "1969-01-01"]),
    ("15 May 1968 (as Person EXAMPLE) 1970 (as Person SAMPLE)", ["1968-05-15", "1970"]),
    ("8 Aug. 1980, (appears in false passport number S000000)", ["1980-08-08"]),
    ("1955-03-02", ["1955-03-02"]),  # a cell that is a date
    ("23-Apr-68", ["'23-Apr-68'"]),  # of which century?
    ("Between Aug. and Sep 1977", ["'Between Aug. and Sep 1977'"]),
    ("a) 1970 b) 24/06/1402 (Hijri Calendar)", ["1970", "'24/06/1402 (Hijri Calendar'"]),
    ("10/061962", ["'10/061962'"]),
    ("na", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), BIRTHS, ids=[row[0] for row in BIRTHS])
def test_dates_of_birth(text: str, expected: list[str]) -> None:
    told = [
        ("~" if found.circa else "") + found.iso if isinstance(found, PartialDate) else repr(found)
        for found in birth_dates(text)
    ]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) Kabul b) Ghazni", ["Kabul", "Ghazni"]),
        ("a) Kabul, Afghanistan, b) Ghazni, Afghanistan", ["Kabul, Afghanistan", "Ghazni, Afghanistan"]),
        ("Sanaa, Yemen;\nIlam Province, Iran", ["Sanaa, Yemen", "Ilam Province, Iran"]),
        ("(Office; Phone 1); 2 Example St", ["(Office; Phone 1); 2 Example St"]),
        ("i) Kabul ii) Ghazni iii) Herat", ["Kabul", "Ghazni", "Herat"]),
        ("PCE(r) House, Example St", ["PCE(r) House, Example St"]),
        ("NA", []),
        ("n/a", []),
    ],
)
def test_several_values(text: str, expected: list[str]) -> None:
    assert several(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian", ["Russian"]),
        ("Russian and Ukrainian", ["Russian", "Ukrainian"]),
        ("Moldovan, Russian and Ukrainian", ["Moldovan", "Russian", "Ukrainian"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("a) Trinidad and Tobago b) United States of America", ["Trinidad and Tobago", "United States of America"]),
        (
            "United Kingdom of Great Britain and Northern Ireland",
            ["United Kingdom of Great Britain and Northern Ireland"],
        ),
        ("Somalia;\nKenya", ["Somalia", "Kenya"]),
        ("na", []),
    ],
)
def test_citizenships(text: str, expected: list[str]) -> None:
    assert citizenships(text) == expected


@given(st.text(max_size=500))
def test_any_text_gives_dates_or_what_stood_there(text: str) -> None:
    assert all(isinstance(found, PartialDate | str) for found in birth_dates(text))
    assert all(several(text))
    assert all(citizenships(text))


@given(st.text("ab) ;,0123456789/.-orand", max_size=60))
def test_no_number_of_a_cell_is_lost(text: str) -> None:
    """Whatever is no date comes back as it stood."""
    told = " ".join(found.text + found.iso if isinstance(found, PartialDate) else found for found in birth_dates(text))
    assert all(number in told or number.lstrip("0") in told for number in "".join(c if c.isdigit() else " " for c in text).split())  # fmt: skip
