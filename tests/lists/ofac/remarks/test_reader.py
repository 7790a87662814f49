"""Whole Remarks to what they say; and how much of the real ones is understood."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Fact, Link, ListedName, NameKind
from seawall.lists.ofac.labels import LABELS
from seawall.lists.ofac.remarks import Unread, read_remarks


def test_a_persons_remarks_are_read_in_full() -> None:
    remarks = read_remarks(
        "DOB 12 Mar 1960; alt. DOB circa 1979-1982; POB Cairo, Egypt; alt. POB Giza, Egypt; nationality Egypt; citizen Iran; "
        "Gender Male; Passport A1234567 (Iran) issued 01 Jan 2000; Additional Sanctions Information - Subject to Secondary "
        "Sanctions; a.k.a. 'THE DOCTOR'; Minister of Oil; wife of Saddam Hussein al-Tikriti; info@manartv.com; "
        "Linked To: BANK MELLAT.",
        is_person=True,
    )
    assert [day.iso for day in remarks.birth_dates] == ["1960-03-12", "1979/1982"]
    assert [day.circa for day in remarks.birth_dates] == [False, True]
    assert remarks.birth_places == ("Cairo, Egypt", "Giza, Egypt")
    assert (remarks.nationalities, remarks.citizenships, remarks.gender) == (("Egypt",), ("Iran",), "Male")
    assert [(i.label, i.value) for i in remarks.identifiers] == [
        ("Passport", "A1234567"),
        ("Email Address", "info@manartv.com"),
    ]
    assert remarks.names == (ListedName("THE DOCTOR", NameKind.AKA, weak=True),)
    assert remarks.links == (Link("wife of", "Saddam Hussein al-Tikriti"), Link("Linked To", "BANK MELLAT"))
    assert remarks.facts == (
        Fact("Additional Sanctions Information -", "Subject to Secondary Sanctions"),
        Fact("Remarks", "Minister of Oil"),
    )
    assert remarks.unread == ()


def test_measures_stay_in_ofacs_own_words_under_ofacs_own_labels() -> None:
    remarks = read_remarks(
        "Secondary sanctions risk: See Section 11 of Executive Order 14024.; Organization Established Date 02 Sep 2010; "
        "Organization Type: Non-monetary activities; Target Type State-Owned Enterprise; Nationality of Registration China; "
        "Executive Order 13662 Directive Determination - Subject to Directive 1; Listing Date (EO 14024 Directive 2): "
        "24 Feb 2022; Effective Date (CMIC) 02 Aug 2021; CAATSA Section 235 Information: EXPORT SANCTIONS Sec. 235(a)(2).",
        is_person=False,
    )
    assert [(fact.label, fact.value) for fact in remarks.facts] == [
        ("Secondary sanctions risk:", "See Section 11 of Executive Order 14024."),
        ("Organization Established Date", "02 Sep 2010"),
        ("Organization Type:", "Non-monetary activities"),
        ("Target Type", "State-Owned Enterprise"),
        ("Nationality of Registration", "China"),
        ("Executive Order 13662 Directive Determination -", "Subject to Directive 1"),
        ("Listing Date (EO 14024 Directive 2):", "24 Feb 2022"),
        ("Effective Date (CMIC)", "02 Aug 2021"),
        ("CAATSA Section 235 Information:", "EXPORT SANCTIONS Sec. 235(a)(2)"),
    ]
    assert remarks.nationalities == ("China",)


def test_the_title_that_remarks_repeat_adds_nothing() -> None:
    title = "Vice-Chairperson, 13th National People's Congress; Grand Vizier"
    text = "Gender Male; Vice-Chairperson, 13th National People's Congress; Grand Vizier."
    assert read_remarks(text, is_person=True, title=title).facts == ()
    assert read_remarks(text, is_person=True, title=title).unread == ()
    assert [unread.text for unread in read_remarks(text, is_person=True).unread] == ["Grand Vizier"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("juice manufacturer", "no label and no wording that is known"),
        ("DOB unknown", "no date after 'DOB'"),
        ("Gender Other", "no gender, or a second one, after 'Gender'"),
        ("Passport issued in Sarajevo", "not what 'Passport' should be followed by"),
        ("Linked To:", "no name after 'Linked To:'"),
        ("POB", "nothing after 'POB'"),
    ],
)
def test_what_is_not_understood_is_kept_with_its_reason(said: str, why: str) -> None:
    assert read_remarks(f"POB Iraq; {said}; citizen Iraq.", is_person=True).unread == (Unread(said, why),)


def test_remarks_that_were_cut_never_yield_half_a_wallet() -> None:
    whole = "alt. Digital Currency Address - XBT 18yWCu6agTxYqAerMxiz9sgHrK3ViezzGa"
    half = "alt. Digital Currency Address - XBT 3F6bbvS1krsc1qR8FsbTDfYQyvkMm"
    cut = read_remarks(f"{whole}; {half}", is_person=False, is_cut=True)
    assert [identifier.value for identifier in cut.identifiers] == ["18yWCu6agTxYqAerMxiz9sgHrK3ViezzGa"]
    assert [unread.text for unread in cut.unread] == [half]
    at_semicolon = read_remarks(f"{whole};", is_person=False, is_cut=True)
    assert len(at_semicolon.identifiers) == 1
    assert [unread.text for unread in at_semicolon.unread] == [""]


REAL = (
    "sdn-2024-05/sdn_2021-08-18.csv",
    "sdn-2024-05/sdn_2022-02-23.csv",
    "sdn-2024-05/sdn_2023-03-01.csv",
    "sdn-2024-05/sdn_2024-05-02.csv",
    "sdn-2024-05/sdn_2024-05-03.csv",
    "set-2021-07/sdn.csv",
    "cons-2025-03/cons_prim_2025-03-26.csv",
    "cons-2025-03/cons_prim_2025-04-21.csv",
    "cons-2025-12/cons_prim.csv",
)


@pytest.mark.parametrize("file", REAL)
def test_at_least_998_of_1000_characters_of_the_real_remarks_are_understood(
    shared_data: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The limit that users are promised is 99 %; the files reach 99.8 to 100 %, and a table lost would show here."""
    said = unread = 0
    with (shared_data / "ofac" / file).open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) < 12 or row[11].strip() == "-0-":
                continue
            # Where the field was cut, its last segment can't be understood by anyone and is not counted.
            text = row[11].rpartition("; ")[0] if len(row[11]) >= 1000 else row[11]
            said += len(text)
            found = read_remarks(text, is_person=row[2] == "individual", title=row[4]).unread
            unread += sum(len(piece.text) for piece in found)
    share = 1 - unread / said
    with capsys.disabled():
        print(f"\n  {file}: {share:.4%} of {said:,} characters understood")  # noqa: T201  # the issue asks for it
    assert share >= 0.998


def test_at_least_99_percent_of_the_real_comments_are_understood(shared_data: Path) -> None:
    said = unread = 0
    with (shared_data / "ofac/2025-12/sdn_comments.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            text = row[1].partition("; ")[2] if len(row) > 1 else ""  # what stands before belongs to the main file
            said += len(text)
            unread += sum(len(piece.text) for piece in read_remarks(text, is_person=True).unread)
    assert said > 30_000
    assert unread / said < 0.01


@given(st.text(max_size=300), st.booleans(), st.booleans())
def test_any_text_is_read(text: str, is_person: bool, is_cut: bool) -> None:
    read_remarks(text, is_person=is_person, is_cut=is_cut)


@given(st.lists(st.tuples(st.sampled_from([label.text for label in LABELS]), st.text(max_size=30)), max_size=6))
def test_any_labelled_text_is_read_or_kept(pieces: list[tuple[str, str]]) -> None:
    text = "; ".join(f"{label} {value}" for label, value in pieces)
    remarks = read_remarks(text, is_person=False)
    held = (remarks.identifiers, remarks.birth_dates, remarks.birth_places, remarks.nationalities, remarks.citizenships)
    rest = (remarks.gender, remarks.titles, remarks.links, remarks.facts, remarks.unread, remarks.names)
    assert not text.strip(" ;.") or any((*held, *rest))


@pytest.mark.parametrize(
    "text", ["a.k.a. '" * 15_000, "; " * 60_000, "Passport " + " " * 120_000 + "1", "a@" + "." * 120_000]
)
def test_hostile_remarks_take_bounded_time(text: str) -> None:
    """Each would take minutes if any pattern looked at its text twice; the longest field that is read is 131,072."""
    read_remarks(text, is_person=True)
