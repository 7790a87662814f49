"""The table of restricted jurisdictions and what their places are called, read once from data/restricted.toml."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from seawall.names.text import words_in

Phrase = tuple[str, ...]

# Shorter words have no slips: one letter more or less makes another word of them.
SHORTEST_SLIP = 7
# A spelling in another script that is this short once romanised counts only as it is: Russian ДНР is no "DNR".
_SHORT_ROMANISED = 4
# Hebrew, Arabic and the scripts of Asia stand from here on in Unicode.
_FIRST_UNVOWELLED = "\u0590"


class PlaceKind(StrEnum):
    """What kind of place a jurisdiction is named by."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    PORT = "port"
    ADJECTIVE = "adjective"  # Iranian, Cuban: people and goods, no place


class Restriction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one authority restricts a jurisdiction by, in a window of dates, both included.

    measure is "comprehensive", "regional embargo", "government blocked", "list-based" or "none"; verified is the mark of
    how well the source is known (A, B, C, M).
    """

    authority: str
    measure: str
    since: date
    cite: str
    verified: str
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= on <= (self.until or date.max)


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One restricted country or region. own are the countries that may stand beside its places, by ISO 3166-1 code."""

    id: str
    name: str
    codes: tuple[str, ...]
    own: tuple[str, ...]
    restriction: tuple[Restriction, ...]
    countries: str
    adjectives: str
    regions: str
    cities: str
    ports: str

    def restrictions(self, on: date) -> tuple[Restriction, ...]:
        """What is in force on a day."""
        return tuple(row for row in self.restriction if row.holds(on))


class _Lookalikes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: str
    words: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    jurisdiction: tuple[Jurisdiction, ...]
    namesakes: dict[str, str]
    lookalikes: _Lookalikes


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one place.

    needs_support: it is also an ordinary word, or a place elsewhere. exact is the spelling where other words sound the
    same once romanised: Chinese, Japanese and Korean writing, Arabic, and what is short.
    """

    jurisdiction: str
    kind: PlaceKind
    place: str
    needs_support: bool
    exact: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All spellings by their folded words; slips are words less one letter, for long single words.

    longest is, for each word that begins a spelling or a lookalike, how many words the longest of these has.
    """

    spellings: dict[Phrase, tuple[Entry, ...]]
    slips: dict[str, frozenset[str]]
    namesakes: dict[Phrase, frozenset[str]]
    lookalikes: frozenset[Phrase]
    no_slips: frozenset[str]
    longest: dict[str, int]


@cache
def _file() -> _File:
    text = (files("seawall.places") / "data" / "restricted.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File)


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """All jurisdictions of the table by id."""
    return {row.id: row for row in _file().jurisdiction}


@cache
def gazetteer() -> Gazetteer:
    """The table as it is looked up."""
    spellings: dict[Phrase, list[Entry]] = {}
    for row in _file().jurisdiction:
        for phrase, entry in _entries(row):
            spellings.setdefault(phrase, []).append(entry)
    words = _file().lookalikes.words
    lookalikes = frozenset(phrase_of(line) for line in _file().lookalikes.phrases.split("\n") if line.strip())
    return Gazetteer(
        spellings={phrase: tuple(entries) for phrase, entries in spellings.items()},
        slips=_slips(spellings),
        namesakes={phrase_of(name): frozenset(states.split()) for name, states in _file().namesakes.items()},
        lookalikes=lookalikes,
        no_slips=frozenset(words.split()),
        longest=_longest((*spellings, *lookalikes)),
    )


def _longest(phrases: Iterable[Phrase]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in phrases:
        if phrase:
            found[phrase[0]] = max(len(phrase), found.get(phrase[0], 0))
    return found


def phrase_of(text: str) -> Phrase:
    """A spelling as its folded words."""
    return tuple(word.form for word in words_in(text))


def _entries(row: Jurisdiction) -> Iterator[tuple[Phrase, Entry]]:
    blocks = (
        (PlaceKind.COUNTRY, row.countries),
        (PlaceKind.REGION, row.regions),
        (PlaceKind.CITY, row.cities),
        (PlaceKind.PORT, row.ports),
        (PlaceKind.ADJECTIVE, row.adjectives),
    )
    for kind, block in blocks:
        for line in filter(None, block.strip().splitlines()):
            spellings = [spelling.strip() for spelling in line.removeprefix("~").split("|")]
            place = row.name if kind in {PlaceKind.COUNTRY, PlaceKind.ADJECTIVE} else spellings[0]
            for spelling in spellings:
                phrase = phrase_of(spelling)
                yield phrase, Entry(row.id, kind, place, line.startswith("~"), _exact(spelling, phrase))


def _exact(spelling: str, phrase: Phrase) -> str:
    is_short = not spelling.isascii() and len("".join(phrase)) <= _SHORT_ROMANISED
    return spelling if is_short or any(character >= _FIRST_UNVOWELLED for character in spelling) else ""


def _slips(spellings: dict[Phrase, list[Entry]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for phrase, entries in spellings.items():
        if len(phrase) == 1 and len(phrase[0]) >= SHORTEST_SLIP and not all(entry.needs_support for entry in entries):
            for piece in (phrase[0], *less_one(phrase[0])):
                found.setdefault(piece, set()).add(phrase[0])
    return {piece: frozenset(words) for piece, words in found.items()}


def less_one(word: str) -> Iterator[str]:
    """The word less each of its letters."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
