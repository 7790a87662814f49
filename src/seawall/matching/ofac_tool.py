"""The score that OFAC's own Sanctions List Search would show for a pair of names: an emulation, not the official tool.

OFAC describes its tool in FAQ 249 (https://ofac.treasury.gov/faqs/249): candidates share a first letter and are at
least 50 % alike by edit distance; the score is the higher of Jaro-Winkler on the whole names and a composite of
Jaro-Winkler and Soundex over the parts of the name entered. What the FAQ leaves open was inferred from scores that
the tool showed; docs/reference/ofac-tool.md says how, and how well it agrees.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from seawall.matching.match import Match

# The tool's slider ends here: no result of it has a lower score.
LEAST_SHOWN = 50
# The widest name of OFAC's own files (sdn_name in SDN.CSV); what is longer is compared by its beginning.
LONGEST = 350

_DIGITS = {
    letter: digit
    for digit, letters in {"1": "bfpv", "2": "cgjkqsxz", "3": "dt", "4": "l", "5": "mn", "6": "r"}.items()
    for letter in letters
}
_NOT_LATIN = re.compile("[^a-z]")
# An apostrophe or a full stop joins ("O'Brien", "S.A."); whatever else is no letter, digit or hyphen parts.
_JOINERS = re.compile(r"['’‘ʼ`.]")
_PARTERS = re.compile(r"(?:(?!-)[\W_])+")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """The answers to what FAQ 249 leaves open. bench/ofac_tool.py measures other answers on the observed scores.

    prefix: letters at the start that earn Winkler's bonus. half_steps: an odd transposition counts half, not nothing.
    blanks, hyphens: whether whole names keep them. hyphen_parts: whether a hyphen ends a part. shortest: letters of
    the shortest part that counts. one_letter: parts must begin alike. least_edit: least edit similarity of two parts.
    soundex: share of what two parts lack to 1 that an equal Soundex code gives.
    """

    prefix: int = 5
    half_steps: bool = True
    blanks: bool = False
    hyphens: bool = True
    hyphen_parts: bool = True
    shortest: int = 3
    one_letter: bool = True
    least_edit: float = 0.5
    soundex: float = 1 / 16


OBSERVED = Mechanism()


def ofac_tool_score(query: str, listed: str, how: Mechanism = OBSERVED) -> int | None:
    """About what OFAC's tool shows (50–100) when `query` is entered and `listed` is on the list; None: not shown.

    Not symmetric: every part of the name entered counts, parts that only the listed name has do not.

    >>> ofac_tool_score("Vladimir Putin", "PUTIN, Vladimir Vladimirovich")
    100
    """
    entered, held = _read(query), _read(listed)
    whole, other = _whole(entered, how), _whole(held, how)
    parts, others = _parts(entered, how), _parts(held, how)
    if not whole or not other:
        return None
    best = [max((_part(part, found, how) for found in dict.fromkeys(others)), default=0.0) for part in parts]
    if not any(best) and not _is_candidate(whole, other, how):
        return None
    composite = sum(best) / len(best) if best else 0.0
    return _shown(max(_jaro_winkler(whole, other, how), composite))


def ofac_tool_best(query: str, names: Iterable[str]) -> int | None:
    """The highest score that OFAC's tool would show for any of an entity's names; None: none of them is shown."""
    shown = [score for name in names if (score := ofac_tool_score(query, name)) is not None]
    return max(shown, default=None)


def ofac_tool_of(match: Match) -> int | None:
    """The same for the two names that a match compared; None for an entity that is not on OFAC's lists."""
    is_ofac = match.entity_id.startswith("ofac-")
    return ofac_tool_score(match.screened_name, match.listed_name) if is_ofac else None


def _shown(score: float) -> int | None:
    """As whole per cent, halves to the even number, which is .NET's way and what the tool shows (62.5 as 62)."""
    per_cent = round(round(100 * score, 6))
    return per_cent if per_cent >= LEAST_SHOWN else None


def _read(text: str) -> str:
    return _PARTERS.sub(" ", _JOINERS.sub("", text.casefold()[:LONGEST])).strip(" -")


def _whole(name: str, how: Mechanism) -> str:
    name = name if how.hyphens else name.replace("-", "")
    return name if how.blanks else name.replace(" ", "")


def _parts(name: str, how: Mechanism) -> list[str]:
    """The parts that count, each to be found on the other side; a listed name's short parts find no partner anyway."""
    split = name.replace("-", " ") if how.hyphen_parts else name
    return [part for part in split.split() if len(part) >= how.shortest]


def _is_candidate(one: str, two: str, how: Mechanism) -> bool:
    if how.one_letter and one[0] != two[0]:
        return False
    return bool(Levenshtein.normalized_similarity(one, two) >= how.least_edit)


def _part(one: str, two: str, how: Mechanism) -> float:
    if not _is_candidate(one, two, how):
        return 0.0
    score = _jaro_winkler(one, two, how)
    sounds = how.soundex and soundex(one) and soundex(one) == soundex(two)
    return score + (1.0 - score) * how.soundex if sounds else score


def _jaro_winkler(one: str, two: str, how: Mechanism) -> float:
    """Jaro-Winkler as the tool has it: the bonus is given below 0.7 too, as SimMetrics does, and for five letters."""
    jaro = _jaro(one, two, half_steps=how.half_steps)
    prefix = 0
    for mine, yours in zip(one[: how.prefix], two[: how.prefix], strict=False):
        if mine != yours:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1.0 - jaro)


def _jaro(one: str, two: str, *, half_steps: bool) -> float:
    """Jaro's similarity. Written out because libraries round half a transposition down, and the tool does not."""
    reach = max(max(len(one), len(two)) // 2 - 1, 0)
    taken = [False] * len(two)
    mine = []
    for place, letter in enumerate(one):
        for other in range(max(0, place - reach), min(len(two), place + reach + 1)):
            if not taken[other] and two[other] == letter:
                taken[other] = True
                mine.append(letter)
                break
    if not mine:
        return 0.0
    theirs = [letter for letter, is_taken in zip(two, taken, strict=True) if is_taken]
    moved = sum(a != b for a, b in zip(mine, theirs, strict=True))
    steps = moved / 2 if half_steps else moved // 2
    common = len(mine)
    return (common / len(one) + common / len(two) + (common - steps) / common) / 3


def soundex(word: str) -> str:
    """The American Soundex code of a word's Latin letters ("Robert" R163, in lower case); "" where it has none."""
    letters = _NOT_LATIN.sub("", word.casefold())
    if not letters:
        return ""
    code, last = letters[0], _DIGITS.get(letters[0], "")
    for letter in letters[1:]:
        digit = _DIGITS.get(letter, "")
        if digit and digit != last:
            code += digit
        if letter not in "hw":  # h and w stand between letters of one sound without parting them
            last = digit
    return (code + "000")[:4]
