"""Remarks without a label: which wordings are known."""

import pytest

from seawall.lists.ofac.remarks.notes import is_known_note, tie


@pytest.mark.parametrize(
    ("note", "is_person", "known"),
    [
        ("Member of the State Duma of the Federal Assembly of the Russian Federation", True, True),
        ("Scientific Studies and Research Center Employee", True, True),
        ("Brigadier General", True, True),
        ("Haji", True, True),
        ("ALWADI GENERAL TRADING", False, False),
        ("all offices worldwide", False, True),
        ("All Offices Worldwide", False, True),
        ("For more information on directives, please visit the following link: https://example.org", False, True),
        ("ICTY indictee at large", True, True),
        ("Generalissimus", True, False),
        ("juice manufacturer", False, False),
    ],
)
def test_known_wordings_are_told_from_unknown_ones(note: str, is_person: bool, known: bool) -> None:
    assert is_known_note(note, is_person=is_person) is known


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("wife of Saddam Hussein al-Tikriti", ("wife of", "Saddam Hussein al-Tikriti")),
        ("Spouse of Robert Mugabe", ("Spouse of", "Robert Mugabe")),
        ("Associated with Islamic Jihad Group", ("Associated with", "Islamic Jihad Group")),
        ("wife of", None),
        ("Minister of Oil", None),
    ],
)
def test_a_tie_names_its_kind_and_the_other_party(note: str, expected: tuple[str, str] | None) -> None:
    assert tie(note) == expected
