"""Remarks to segments: semicolons cut, quoted aliases stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import NameKind
from seawall.lists.ofac.remarks.segments import Segment, cut


def texts(remarks: str) -> list[str]:
    return [segment.alias or segment.text for segment in cut(remarks)]


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("DOB 1960; POB Iraq.", ["DOB 1960", "POB Iraq"]),
        ("nationality possibly Palestinian;arrested 23 Apr 2002.", ["nationality possibly Palestinian", "arrested 23 Apr 2002"]),
        ("a.k.a. 'ABU-'UMAR'; POB Iraq.", ["ABU-'UMAR", "POB Iraq"]),
        ("a.k.a. ''FOOPIE''.", ["'FOOPIE'"]),
        ("POB Cairo; a.k.a. 'THE DOCTOR; THE TEACHER'; DOB 1951.", ["POB Cairo", "THE DOCTOR; THE TEACHER", "DOB 1951"]),
        ("Linked To: GRUPO IMPERGOZA, S.A. DE C.V.", ["Linked To: GRUPO IMPERGOZA, S.A. DE C.V."]),
        ("Website www.nstc.ru.", ["Website www.nstc.ru"]),
        ("Risk: sections 510.201 and 510.210.", ["Risk: sections 510.201 and 510.210"]),
        ("", []),
        (" ; ;. ", []),
    ],
    ids=[
        "closing stop",
        "no blank",
        "apostrophe",
        "doubled quote",
        "semicolon in quotes",
        "abbreviation keeps its stop",
        "web address loses it",
        "section loses it",
        "empty",
        "nothing but marks",
    ],
)  # fmt: skip
def test_remarks_are_cut_at_semicolons_but_not_inside_a_quoted_alias(remarks: str, expected: list[str]) -> None:
    assert texts(remarks) == expected


@pytest.mark.parametrize(
    ("remarks", "kind"),
    [
        ("a.k.a. 'X'", NameKind.AKA),
        ("f.k.a. 'X'", NameKind.FKA),
        ("n.k.a. 'X'", NameKind.NKA),
        ("alt. a.k.a. 'X'", NameKind.AKA),
        ("d.b.a. 'X'", NameKind.AKA),
    ],
)
def test_each_kind_of_quoted_alias_is_known(remarks: str, kind: NameKind) -> None:
    assert list(cut(remarks)) == [Segment(remarks, "X", kind)]


def test_a_quote_that_never_closes_takes_nothing_else_with_it() -> None:
    assert texts("a.k.a. 'WHOIS; POB Iraq; a.k.a. 'TEAM'") == ["a.k.a. 'WHOIS", "POB Iraq", "TEAM"]


@given(st.text(alphabet="ab';. akA.:-é\n", max_size=200) | st.text(max_size=200))
def test_no_letter_is_lost(remarks: str) -> None:
    def letters(text: str) -> list[str]:
        return sorted(character for character in text if character.isalnum())

    assert letters("".join(segment.text for segment in cut(remarks))) == letters(remarks)
