"""Names of restricted places in texts and addresses, each with how surely the place is meant and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from seawall.entities import Address
from seawall.names.text import Word, words_in
from seawall.places.beside import country_after, has_mission, is_street, us_state
from seawall.places.codes import jurisdiction_of_code
from seawall.places.table import SHORTEST_SLIP, Entry, Gazetteer, PlaceKind, gazetteer, jurisdictions, less_one

# So many texts and addresses of up to so many characters, and words, are kept with what they name: some 20 MB.
_KEPT, _KEPT_CHARS = 1 << 15, 200
# Names of places and their slips are shorter; what is longer is no word.
_LONGEST_WORD = 64


class Certainty(StrEnum):
    """How surely the place is meant."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"  # something speaks for another place: a person decides


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A restricted jurisdiction that something names.

    jurisdiction is its id in the table; name what the place is called there; said the words as they stood, which begin
    and end at start and stop of the text; place where the text stood (an XPath, a field tag).
    """

    jurisdiction: str
    kind: PlaceKind
    said: str
    place: str
    certainty: Certainty
    why: str
    name: str = ""
    start: int = 0
    stop: int = 0
    needs_support: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Words first to last of a text that spell an entry; a slip where a letter is wrong."""

    first: int
    last: int
    entry: Entry
    spelling: str  # empty where it is spelt as in the table


def places_in(what: str | Address, place: str = "") -> Sequence[PlaceHit]:
    """Restricted places that a text or an address names, in the order in which they stand.

    A name that is also a street's, or a town's of the United States beside its state, is no hit. One beside another
    country is doubtful. A word that means other things too counts only beside a place of the same jurisdiction.
    """
    found = _kept(what) if _size(what) <= _KEPT_CHARS else _read(what)
    return [replace(hit, place=place) for hit in found] if found else ()


def _size(what: str | Address) -> int:
    if isinstance(what, str):
        return len(what)
    size = len(what.street) + len(what.city) + len(what.region) + len(what.postal_code)
    return size + len(what.country) + len(what.country_code) + len(what.note)


def _read(what: str | Address) -> tuple[PlaceHit, ...]:
    """The hits without the place, which says nothing of what is found."""
    found = list(_in_address(what) if isinstance(what, Address) else _in_text(what))
    firm = {hit.jurisdiction for hit in found if not hit.needs_support}
    return tuple(hit for hit in found if not hit.needs_support or hit.jurisdiction in firm)


# Addresses of banks, names of customers and phrases of instructions come again from payment to payment.
_kept = lru_cache(_KEPT)(_read)


def _in_address(address: Address) -> Iterator[PlaceHit]:
    """The country field first; cities and lines beside another country are doubtful."""
    code = address.country_code.lower()
    direct = jurisdiction_of_code(code) or jurisdiction_of_code(address.country)
    if direct:
        said = address.country or address.country_code
        why = "the address is in this country"
        yield PlaceHit(direct, PlaceKind.COUNTRY, said, "", Certainty.SURE, why, jurisdictions()[direct].name)
    elif address.country:
        for hit in _in_text(address.country):
            yield replace(hit, certainty=Certainty.SURE, why="the address is in this country")
    # The lines as they would stand on an envelope, so that a state or a street is seen beside the town.
    line = ", ".join(
        part for part in (address.street, address.city, address.region, address.postal_code, address.note) if part
    )
    stated = code or _stated(address.country)
    for hit in _in_text(line):
        yield _beside_country(hit, stated, address.country or address.country_code)


def _beside_country(hit: PlaceHit, code: str, said: str) -> PlaceHit:
    """A hit in an address whose country field names another country is doubtful, with both said."""
    own = {part.partition("-")[0] for part in jurisdictions()[hit.jurisdiction].own}
    if not code or code.partition("-")[0] in own or hit.kind is PlaceKind.COUNTRY:
        return hit
    return replace(hit, certainty=Certainty.DOUBTFUL, why=f"{hit.said} is named, but the address is in {said}")


def _stated(country: str) -> str:
    """The code of a country as written in words."""
    words = list(words_in(country))
    found = country_after([Word("", 0, 0), *words], 1) if words else None
    return found[0] if found else ""


def _in_text(text: str) -> Iterator[PlaceHit]:
    words = words_in(text)
    table = gazetteer()
    if not any(word.form in table.longest or _slip(word.form) for word in words):
        return
    for found in _spelt(text, words, table):
        hit = _judged(text, words, found, table)
        if hit is not None:
            yield hit


def _spelt(text: str, words: Sequence[Word], table: Gazetteer) -> Iterator[_Found]:
    """Runs of words that spell a place, the longest first; what looks like a place and is something else is passed over."""
    at = 0
    while at < len(words):
        size, entries, spelling = _longest(text, words, at, table)
        for entry in entries:
            yield _Found(at, at + size - 1, entry, spelling)
        at += max(1, size)


def _longest(text: str, words: Sequence[Word], at: int, table: Gazetteer) -> tuple[int, tuple[Entry, ...], str]:
    for size in range(min(table.longest.get(words[at].form, 0), len(words) - at), 0, -1):
        phrase = tuple(word.form for word in words[at : at + size])
        if phrase in table.lookalikes:
            return size, (), ""
        said = text[words[at].start : words[at + size - 1].stop].casefold()
        entries = [row for row in table.spellings.get(phrase, ()) if row.exact.casefold() in {"", said}]
        if entries:
            return size, _one_each(entries), ""
    spelling = _slip(words[at].form)
    if not spelling:
        return 1, (), ""
    entries = [row for row in table.spellings.get((spelling,), ()) if not row.needs_support and not row.exact]
    return 1, _one_each(entries), spelling


def _one_each(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Of each jurisdiction one entry: one that needs no support goes before one that does."""
    best: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.needs_support):
        best.setdefault(entry.jurisdiction, entry)
    return tuple(best.values())


def _slip(word: str) -> str:
    """The one long name that the word is one slip away from; the first letter must be right."""
    return _near(word) if SHORTEST_SLIP <= len(word) <= _LONGEST_WORD and word.isalpha() else ""


@lru_cache(_KEPT)
def _near(word: str) -> str:
    table = gazetteer()
    if word in table.no_slips:
        return ""
    near = {name for piece in (word, *less_one(word)) for name in table.slips.get(piece, ())}
    close = sorted(name for name in near if name[0] == word[0] and OSA.distance(name, word, score_cutoff=1) == 1)
    return close[0] if close else ""


def _judged(text: str, words: Sequence[Word], found: _Found, table: Gazetteer) -> PlaceHit | None:
    """A hit with how sure it is, or nothing where the words beside it say that another place is meant."""
    entry, stop = found.entry, found.last + 1
    said = text[words[found.first].start : words[found.last].stop]
    if is_street(words, found.first, stop):
        return None
    state = us_state(text, words, stop)
    phrase = tuple(word.form for word in words[found.first : stop])
    if state and state in table.namesakes.get(phrase, ()):
        return None
    certainty, why = _certainty(words, found, said)
    other = country_after(words, stop) if entry.kind not in {PlaceKind.COUNTRY, PlaceKind.ADJECTIVE} else None
    if state:
        certainty, why = Certainty.DOUBTFUL, f"{said} is named, with the state {state} of the United States beside it"
    elif other and other[0].partition("-")[0] not in jurisdictions()[entry.jurisdiction].own:
        country = text[words[other[1]].start : words[other[2]].stop]
        certainty, why = Certainty.DOUBTFUL, f"{said} is named, with {country} beside it"
    return PlaceHit(
        entry.jurisdiction, entry.kind, said, "", certainty, why, entry.place,
        words[found.first].start, words[found.last].stop, entry.needs_support,
    )  # fmt: skip


def _certainty(words: Sequence[Word], found: _Found, said: str) -> tuple[Certainty, str]:
    entry = found.entry
    if entry.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} and has_mission(words, found.first, found.last + 1):
        return Certainty.LIKELY, f"a mission of {entry.place} is named"
    if found.spelling:
        return Certainty.LIKELY, f"{said} is one letter away from {found.spelling.title()}: {entry.place}"
    if entry.kind is PlaceKind.ADJECTIVE:
        return Certainty.DOUBTFUL, f"{said}: people or goods of {entry.place}"
    if entry.needs_support:
        return Certainty.LIKELY, f"{said} beside another place of the same jurisdiction"
    if entry.kind is PlaceKind.COUNTRY:
        return Certainty.SURE, f"{entry.place} is named"
    name = jurisdictions()[entry.jurisdiction].name
    return Certainty.SURE, f"{said} is a {entry.kind} in {name}" if name != entry.place else f"{name} is named"
