"""What a designation imposes: the measures of the UK Sanctions List in its own words, and the indicators that repeat them.

An entry without an asset freeze freezes no funds: which measure requires what stands in the policies.
"""

from collections.abc import Iterable, Iterator

from seawall.lists.draft import Draft
from seawall.lists.ofac.said import SANCTIONS_TYPE

# The element of each indicator, and the words of the measure; the first four and the two about ports and flags are the
# list's own words, the others are spelled by the names of the elements (C: public readers of the list).
INDICATORS = {
    "AssetFreeze": "Asset freeze",
    "TravelBan": "Travel Ban",
    "TrustServicesSanctions": "Trust Services Sanctions",
    "DirectorDisqualificationSanction": "Director Disqualification Sanction",
    "ProhibitionOfPortEntry": "Prohibition of port entry",
    "Deflag": "De-flag",
    "ArmsEmbargo": "Arms embargo",
    "TargetedArmsEmbargo": "Targeted arms embargo",
    "CharteringOfShips": "Chartering of ships",
    "PreventionOfCharteringOfShips": "Prevention of chartering of ships",
    "PreventionOfCharteringOfShipsAndAircraft": "Prevention of chartering of ships and aircraft",
    "CrewServicingOfShipsAndAircraft": "Crew servicing of ships and aircraft",
    "ClosureOfRepresentativeOffices": "Closure of representative offices",
    "PreventionOfBusinessArrangements": "Prevention of business arrangements",
    "TechnicalAssistanceRelatedToAircraft": "Technical assistance related to aircraft",
}


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalpha())


_KNOWN = {_letters(words) for words in INDICATORS.values()}


def take_measures(draft: Draft, said: Iterable[str], indicated: Iterable[tuple[str, str]]) -> None:
    """State each measure once; what is unknown, missing or contradicted is kept and reported, never weakened."""
    words = list(dict.fromkeys(word for text in said for word in _parted(text)))
    for word in words:
        if _letters(word) not in _KNOWN:
            draft.problem("Sanctions Imposed", word, "an unknown measure; the UK policy treats it as an asset freeze")
    words += _only_indicated(draft, words, indicated)
    for word in words:
        draft.state(SANCTIONS_TYPE, word)
    if not words:
        draft.problem("Sanctions Imposed", "", "no measure is stated; the UK policy treats this as an asset freeze")


def _parted(text: str) -> Iterator[str]:
    return (word for piece in text.split("|") if (word := " ".join(piece.split())))


def _only_indicated(draft: Draft, words: list[str], indicated: Iterable[tuple[str, str]]) -> list[str]:
    """Measures that an indicator names and the words don't. An indicator says true or false of each that it knows."""
    said, added = {_letters(word) for word in words}, []
    for element, value in indicated:
        measure = INDICATORS.get(element)
        is_true = {"true": True, "1": True, "false": False, "0": False}.get(value.lower())
        if measure is None or is_true is None:
            draft.leave(f"SanctionsImposedIndicators/{element}", value, "an indicator that is not known")
        elif is_true and _letters(measure) not in said:
            draft.problem(f"SanctionsImposedIndicators/{element}", value, "the words of the measures lack this one")
            added.append(measure)
        elif not is_true and _letters(measure) in said:
            draft.problem(f"SanctionsImposedIndicators/{element}", value, "the words of the measures have this one")
    return added
