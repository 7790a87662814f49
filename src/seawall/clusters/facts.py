"""What of two entries supports or excludes that they are one: dates of birth, countries, what their programmes are about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seawall.entities import Entity, PartialDate
from seawall.matching import country_code

# Lists are off by a year often, by more where they say circa; beyond it another person is meant.
_SLIP_YEARS, _CIRCA_YEARS = 1, 5


@dataclass(frozen=True, slots=True)
class Birth:
    """What the dates of birth of two entries say; all empty where one of them has none.

    day: they agree to a day that is no placeholder. telling: they may be the same within a year that either gives
    without "circa". excludes: they can't be one person's, in words.
    """

    text: str = ""
    day: bool = False
    telling: bool = False
    excludes: str = ""


def birth_of(one: Entity, two: Entity) -> Birth:
    """What the dates of birth say."""
    pairs = [(mine, theirs) for mine in one.birth_dates for theirs in two.birth_dates]
    if not pairs:
        return Birth()
    mine, theirs = min(pairs, key=lambda pair: _apart(*pair))
    days = [(a, b) for a, b in pairs if a.is_exact and b.is_exact and a.earliest == b.earliest and not _placeholder(a)]
    if days:
        return Birth(f"born {days[0][0].iso}", day=True, telling=True)
    if mine.may_equal(theirs):
        narrow = not mine.circa and not theirs.circa and min(_years(mine), _years(theirs)) == 0
        return Birth(f"born {mine.iso} and {theirs.iso}, which may be the same", telling=narrow)
    slip = _CIRCA_YEARS if mine.circa or theirs.circa else _SLIP_YEARS
    if _apart(mine, theirs) > slip:
        return Birth(excludes=f"born {mine.iso} and {theirs.iso}")
    return Birth(f"born {mine.iso} and {theirs.iso}, which are close but not the same")


def _placeholder(day: PartialDate) -> bool:
    """The first of January stands for a year of which nobody knew the day (Afghan and Somali papers)."""
    return (day.earliest.month, day.earliest.day) == (1, 1)


def _apart(one: PartialDate, two: PartialDate) -> int:
    """Years between two dates that can't be the same; -1 where they can."""
    if one.may_equal(two):
        return -1
    return max(one.earliest, two.earliest).year - min(one.latest, two.latest).year


def _years(one: PartialDate) -> int:
    return one.latest.year - one.earliest.year


def countries_apart(one: Entity, two: Entity) -> bool:
    """Whether both have countries and none is the same."""
    mine, theirs = set(_countries(one)), set(_countries(two))
    return bool(mine and theirs) and not mine & theirs


def subject_shared(one: Entity, two: Entity) -> str:
    """What both are about, in words: a country of theirs, or the regime under which both are listed."""
    for said, mine, theirs in (
        ("both have to do with", set(_countries(one)), set(_countries(two))),
        ("both are listed for", set(_subjects(one)), set(_subjects(two))),
        ("both have to do with, or are listed for,", {*_countries(one), *_subjects(one)}, {*_countries(two), *_subjects(two)}),
    ):  # fmt: skip
        both = sorted(mine & theirs)
        if both:
            return f"{said} {', '.join(word.upper() if len(word) == 2 else word for word in both)}"
    return ""


def _countries(entity: Entity) -> Iterator[str]:
    for text in (*entity.nationalities, *entity.citizenships):
        yield from filter(None, [country_code(text)])
    for address in entity.addresses:
        yield from filter(None, [country_code(address.country_code or address.country)])
    for identifier in entity.identifiers:
        yield from filter(None, [country_code(identifier.country)])


def _subjects(entity: Entity) -> Iterator[str]:
    for programme in entity.programmes:
        for pattern, about in _ABOUT:
            if pattern.search(programme):
                yield about


# What a programme is about, by words and codes of all publishers: of OFAC "RUSSIA-EO14024", of the UK "RUS", of Australia
# "Autonomous (Russia)", of the UN "1718 (DPRK)". Russia and Ukraine are one: OFAC's Ukraine orders name Russians.
_ABOUT = tuple(
    (re.compile(pattern, re.IGNORECASE), about)
    for pattern, about in (
        (r"russia|ukrain|\bRUS\b|magnit|peesa", "ru"),
        (r"belarus|\bBEL\b", "by"),
        (r"\bIRAN|\bIRN\b|\bINU\b|\bIRGC\b|\bIFSR\b|\bIFCA\b|\bHRIT-IR\b|\b2231\b", "ir"),
        (r"syria|\bSYR\b|HRIT-SY", "sy"),
        (r"DPRK|\bDPR\b|north korea|\b1718\b", "kp"),
        (r"burma|myanmar|\bMYA\b", "mm"),
        (r"venezuela|\bVEN\b", "ve"),
        (r"iraq|\bIRQ\b|\b1518\b", "iq"),
        (r"libya|\bLIB\b|\b1970\b", "ly"),
        (r"congo|\bDRC\b|\b1533\b", "cd"),
        (r"south ?sudan|\bSSU\b|\b2206\b", "ss"),
        (r"(?<!south )(?<!south)sudan|darfur|\bSUD\b|\b1591\b", "sd"),
        (r"somalia|\bSOM\b|\b751\b|shabaab", "so"),
        (r"central african|\bCAR\b|\bCAF\b|\b2127\b|\b2745\b", "cf"),
        (r"yemen|\bYEM\b|\b2140\b", "ye"),
        (r"taliban|\bAFG\b|\b1988\b", "af"),
        (r"haiti|\bHAI\b|\b2653\b", "ht"),
        (r"nicaragua|\bNIC\b", "ni"),
        (r"zimbabwe|\bZIM\b", "zw"),
        (r"cyber|\bCYB\b", "cyber activities"),
        (r"al-qaida|\bAQD\b|\b1267\b|da'esh|isil|\bSDGT\b|\bFTO\b|\b1373\b|\bCTI\b|\bCTD\b|terroris|\bGIM\b|hamas", "terrorism"),
    )
)  # fmt: skip
