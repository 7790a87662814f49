"""Remarks without a label: offices held, ties, places, custody, pointers. Tables of wordings that OFAC has used."""

import re

# "wife of Saddam Hussein al-Tikriti", "Associated with Islamic Jihad Group": a tie to somebody who is named.
_TIE = re.compile(
    r"(?P<tie>(?:(?:half-)?brother|(?:brother|daughter|sister|son)-in-law|child|daughter|father|husband|mother|nephew|niece|"
    r"sister|son|spouse|wife) of|asso?ciated with|assocated with|founded by) (?P<name>.+)",
    re.IGNORECASE,
)

# A person's note that holds one of these whole words tells an office, a rank or a calling: "Member of the State Duma …".
_OFFICES = """
administrator admiral advisor aide ambassador associate attorney ayatollah brig. businessman cabinet captain ceo chair
chairman chairperson chef chief chiefs co-founder colonel commander commissioner congressman constituent coordinator
counsellor counselor dealer dean deputy diplomat director directors doctor dr editor-in-chief employee engineer envoy
ex-president executive figure founder general governor haji head hojjatoleslam inspector judge leader lieutenant lt.
magistrate major manager marshal maulana maulawi mayor member minister ministers moulana mp mufti mulawi mullah officer
official ombudsman owner partner partners president prime professor prosecutor qari rector representative
representatives second-in-command secretary senator shaykh sheikh speaker spokesperson sub-commander superintendent
supervisor treasurer ustad ustadz vice-chairperson vice-president warden
""".split()  # one word after the other reads better than quotes and commas
_OFFICE = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, _OFFICES)) + r")(?!\w)", re.IGNORECASE)

# Notes that open with one of these words, on whatever entry they stand.
_OPENINGS = (
    "<Head Office>",
    "(Following data derived from",
    "All Branches Worldwide",
    "Also operations in",
    "Alternate Title",
    "Arrested ",
    "Believed to be in",
    "Current Location",
    "Currently in",
    "DFLP",
    "Ethnicity ",
    "For more information",
    "From Gujranwala",
    "From: ",
    "HAMAS - ",
    "Holder of a ",
    "ICTY indictee",
    "In custody in",
    "Individual's height",
    "Interpol: ",
    "Kurdish",
    "Named in UNSCR",
    "Occupation: ",
    "Only locations in",
    "Operations in ",
    "Organization: ",
    "PFLP",
    "Position: ",
    "Possibly Located in",
    "Rank ",
    "Subtribe: ",
    "This designation refers to",
    "Tribe: ",
    "United States financial institutions are prohibited from",  # the measure on a CAPTA entry, in full
    "Wanted by",
    "all locations in",
    "all offices worldwide",
    "and all other locations",
    "and all other offices",
    "and other locations",
)  # fmt: skip
_OPENING = re.compile("(?:" + "|".join(map(re.escape, _OPENINGS)) + ")", re.IGNORECASE)


def tie(text: str) -> tuple[str, str] | None:
    """("wife of", "Saddam Hussein al-Tikriti"); None where the note tells no tie."""
    found = _TIE.fullmatch(text)
    return (found["tie"], found["name"]) if found else None


def is_known_note(text: str, *, is_person: bool) -> bool:
    """Whether these tables know the note's wording. Offices count for persons only: companies are called General, too."""
    return bool(_OPENING.match(text) or (is_person and _OFFICE.search(text)))
