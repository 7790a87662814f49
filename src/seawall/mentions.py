"""The story of what is screened beyond party names: listed names, identifiers and restricted places in all other text.

A payment says things outside its name fields: remittance, instructions, references, a company's name in an address line,
a wallet in a note. Everything of that kind is read here; what follows from it is for the policy to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from seawall.corpus import Corpus
from seawall.decisions import Where
from seawall.entities import Address, Identifier, IdentifierKind, Party, Role, Schema
from seawall.errors import Problem
from seawall.matching import Basis, Match, unread_names
from seawall.matching.freetext import Mention
from seawall.matching.identifiers import keys
from seawall.matching.intext import UNLABELLED, Found, identifiers_in
from seawall.names.text import MAX_TEXT_CHARS
from seawall.payments import Payment, Subject
from seawall.places import Certainty, PlaceHit, PlaceKind, jurisdictions, place_of_code, places_in

# Identifiers of one subject beyond these are not looked up, and a Problem says so: a text of nothing but wallets is no
# remittance.
MOST_IDENTIFIERS = 256
# What stands in an address of one of these is where a bank is.
_BANKS = frozenset(role for role in Role if role.value.endswith((" agent", " bank")))
# What is no more than "the number given" may hold anything: a wallet, a BIC, the name of who is paid.
_ANY_NUMBER = frozenset({IdentifierKind.ACCOUNT, IdentifierKind.OTHER})
# Hosts and mailboxes are words with dots between: there only a blank tells a text.
_HOSTS = frozenset({IdentifierKind.WEBSITE, IdentifierKind.EMAIL})
# Kinds of place that a party's name may tell of: a city in a name is a family name or a trade mark.
_IN_NAMES = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


class Text(NamedTuple):
    """One text of a subject with the place where it stood."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class NameMention:
    """A listed name in a text."""

    place: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class IdentifierMention:
    """An identifier in a text that a listed entity carries; start and stop are its place in the text."""

    place: str
    start: int
    stop: int
    identifier: Identifier
    match: Match


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A restricted place, the kind of field in which it stood, and the party in whose field."""

    hit: PlaceHit
    where: Where
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that a subject's texts, addresses and codes mention, in the order in which it stands.

    problems holds what was too long to be read to its end: such a subject is reviewed, never released.
    """

    names: tuple[NameMention, ...] = ()
    identifiers: tuple[IdentifierMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.identifiers or self.places or self.problems)


def mentions_of(subject: Subject, corpus: Corpus, threshold: float, *, weak: bool = False) -> Mentions:
    """What a payment or customer mentions outside its name fields.

    threshold is the policy's score for review (0–1); weak asks for weak a.k.a. too (OFAC FAQ 122). Work is bounded by the
    length of the texts.
    """
    (found,) = mentions_of_many([subject], corpus, threshold, weak=weak)
    return found


def mentions_of_many(
    subjects: Sequence[Subject], corpus: Corpus, threshold: float, *, weak: bool = False
) -> Iterator[Mentions]:
    """The mentions of each subject, as `mentions_of` gives them; the texts of all are asked of the corpus in one go."""
    texts = [list(texts_of(subject)) for subject in subjects]
    names = iter(corpus.mentions_many([row.text for rows in texts for row in rows], threshold, weak=weak))
    for subject, rows in zip(subjects, texts, strict=True):
        identifiers = [(row.place, *found) for row in rows for found in identifiers_in(row.text)]
        said = [(row.place, *found) for row, found in numbers_said(subject)]
        yield Mentions(
            names=tuple(NameMention(row.place, mention) for row in rows for mention in next(names)),
            identifiers=tuple(_listed([*identifiers, *said][:MOST_IDENTIFIERS], corpus, threshold)),
            places=tuple(_places(subject, [*identifiers, *said])),
            problems=tuple(_too_much(subject, rows, len(identifiers) + len(said))),
        )


def texts_of(subject: Subject) -> Iterator[Text]:
    """All running text of a subject: free texts, references, address lines, places of birth, what its reader could not
    understand, and words where a number should stand, of whatever kind: by hand a name is written into any field.
    """
    if isinstance(subject, Payment):
        for row in subject.free_texts:
            yield Text(row.text, row.place)
        for label, value in subject.references:
            yield Text(value, f"{subject.place} {label}".strip())
    for party in subject.parties:
        place = party.place or subject.place
        for address in party.addresses:
            yield Text(lines_of(address), f"{place} address".strip())
        for born in party.birth_places:
            yield Text(born, f"{place} place of birth".strip())
        for unread in party.unread:
            yield Text(unread, place)
        for identifier in party.identifiers:
            named = f"{place} {identifier.label or identifier.kind}".strip()
            yield from (Text(text, named) for text in _words_of(identifier))


def _words_of(identifier: Identifier) -> Iterator[str]:
    """What of a number and of its note is words. A host, a mailbox or a wallet is itself, and no text that holds one."""
    is_one = len(identifier.value.split()) == 1 and identifier.kind not in _ANY_NUMBER
    is_itself = is_one and (identifier.kind in _HOSTS or any(map(str.isdigit, identifier.value)))
    if _WORDS.search(identifier.value) and not is_itself:
        yield identifier.value
    if _WORDS.search(identifier.note):
        yield identifier.note


# Words, as no number has them: two with a blank between, or one too long for the code of a bank.
_WORDS = re.compile(r"[^\W\d_]{3,}[\W_]+[^\W\d_]{2,}|[^\W\d_]{10,}")


# Most names hold no identifier: one has a digit, or stands alone, or is a host's or a mailbox's.
_MAY_HOLD = re.compile(r"\d|@|://|www|WWW|^\S+$")


def numbers_said(subject: Subject) -> Iterator[tuple[Text, Found]]:
    """Identifiers that stand where another kind of thing should: a wallet as an account, a BIC as a bank's name.

    What its field is screened for anyway is not said twice.
    """
    for party in subject.parties:
        place = party.place or subject.place
        for name in filter(_MAY_HOLD.search, party.names):
            for found in identifiers_in(name):
                # HOLDINGS has the form of a BIC in India: in a name it is one where it says so, or stands alone.
                if found[0].note != UNLABELLED or found[1:] == (0, len(name)):
                    yield Text(name, place), _told(found, name, party)
        for carried in party.identifiers:
            if carried.kind in _ANY_NUMBER and not _WORDS.search(carried.value):
                screened = set(keys(carried))
                for found in identifiers_in(carried.value):
                    if not screened.issuperset(keys(found[0])):
                        yield Text(carried.value, place), _told(found, carried.value, party)


def _told(found: Found, text: str, party: Party) -> Found:
    """Eight letters alone in a bank's place are its BIC, though nothing beside them says so."""
    identifier, start, stop = found
    is_bic = party.role in _BANKS and (start, stop) == (0, len(text))
    return (replace(identifier, note=""), start, stop) if is_bic else found


def lines_of(address: Address) -> str:
    """An address as its lines: a name in one line doesn't go on in the next field by a comma."""
    parts = (address.street, address.city, address.region, address.postal_code, address.country, address.note)
    return "\n".join(filter(None, parts))


def _listed(
    found: list[tuple[str, Identifier, int, int]], corpus: Corpus, threshold: float
) -> Iterator[IdentifierMention]:
    """Each identifier as that of a party without a name: the one path that all identifiers take."""
    known: dict[Identifier, list[Match]] = {}
    for place, identifier, start, stop in found:
        plain = replace(identifier, note="", country="")
        if plain not in known:
            # A number in a text is known by itself alone; its kind says nothing of who bears it.
            party = Party(Role.RELATED, schema=Schema.LEGAL_ENTITY, identifiers=(plain,))
            known[plain] = [row for row in corpus.matches(party, threshold) if row.basis is Basis.IDENTIFIER]
        for match in known[plain]:
            yield IdentifierMention(place, start, stop, identifier, match)


def _places(subject: Subject, identifiers: list[tuple[str, Identifier, int, int]]) -> Iterator[PlaceMention]:
    if isinstance(subject, Payment):
        for row in subject.free_texts:
            # Regulatory reporting says a country by its code alone, which in other texts is a word.
            what = Address(country=row.text) if row.place.endswith("/Ctry") else row.text
            yield from (PlaceMention(hit, Where.TEXT) for hit in places_in(what, row.place))
    for party in subject.parties:
        yield from _places_of(party, party.place or subject.place)
    for place, identifier, start, stop in identifiers:
        if identifier.note != UNLABELLED:
            yield from (PlaceMention(hit, Where.TEXT) for hit in _bank(identifier, place, start, stop))


def _places_of(party: Party, place: str) -> Iterator[PlaceMention]:
    """A party's addresses and countries, countries in its names, and the countries of its BICs and accounts."""
    for where, hits in _hits_of(party, place):
        for hit in hits:
            yield PlaceMention(hit, where, party)


def _hits_of(party: Party, place: str) -> Iterator[tuple[Where, Sequence[PlaceHit]]]:
    for address in party.addresses:
        yield Where.BANK if party.role in _BANKS else Where.ADDRESS, places_in(address, f"{place} address".strip())
    for country in party.countries:
        yield Where.COUNTRY, places_in(Address(country=country), place)
    for name in party.names:
        yield Where.NAME, [_in_name(hit) for hit in places_in(name, place) if hit.kind in _IN_NAMES]
    for text in party.unread:
        yield Where.TEXT, places_in(text, place)
    for identifier in party.identifiers:
        yield Where.BANK, _bank(identifier, place, 0, 0)


def _in_name(hit: PlaceHit) -> PlaceHit:
    """An embassy is the state itself; other names of countries in names may be family names and trade marks."""
    certainty = hit.certainty if hit.certainty is Certainty.LIKELY else Certainty.DOUBTFUL
    return replace(hit, certainty=certainty, why=f"{hit.why}, in a name")


def _bank(identifier: Identifier, place: str, start: int, stop: int) -> Sequence[PlaceHit]:
    jurisdiction = place_of_code(identifier)
    if not jurisdiction:
        return ()
    name = jurisdictions()[jurisdiction].name
    code = "BIC" if identifier.kind is IdentifierKind.BIC else "IBAN"
    why = f"the {code} is of a bank in {name}"
    return [PlaceHit(jurisdiction, PlaceKind.COUNTRY, identifier.value, place, Certainty.SURE, why, name, start, stop)]


def _too_much(subject: Subject, texts: list[Text], identifiers: int) -> Iterator[Problem]:
    for row in texts:
        if len(row.text) > MAX_TEXT_CHARS:
            why = f"only the first {MAX_TEXT_CHARS:,} characters of this text were screened"
            yield Problem(subject.source, row.place, "", row.text, why)
    for party in subject.parties:
        for said, why in unread_names(party):
            yield Problem(subject.source, party.place or subject.place, "", said, why)
    if identifiers > MOST_IDENTIFIERS:
        why = f"it holds {identifiers} identifiers; the first {MOST_IDENTIFIERS} were screened"
        yield Problem(subject.source, subject.place, "", "", why)
