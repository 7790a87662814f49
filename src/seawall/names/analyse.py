"""A name to its tokens: each with its comparable form, what it is, and what it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice

from seawall.names.compounds import parts
from seawall.names.phrase import Phrase
from seawall.names.pieces import pieces, readings
from seawall.names.reading import Piece, Script
from seawall.names.repair import is_legal_alone, joined, meaning_like, parted
from seawall.names.translations import small_words, translation
from seawall.names.words import (
    PARTICLES,
    concepts,
    han_phrases,
    legal_forms,
    mended,
    number_of,
    suffixes,
    titles,
)

# A name has at most this many tokens; OFAC's longest has 29. What follows is cut, and the name says so: a query can't
# cause unbounded work.
MAX_TOKENS = 32
# So many words are read before phrases are folded: each phrase has at most eight (LONGEST_PHRASE), so 32 tokens are whole.
_MOST_WORDS = 8 * MAX_TOKENS
# A token is compared by its first characters only; the longest real one has 39.
MAX_TOKEN_CHARS = 40
# More than this of a name is not looked at; OFAC's field holds 350 characters.
MAX_NAME_CHARS = 2_000

_SPELT_INITIALS = re.compile(r"(?<!\w)(?:[A-Za-z]\.\s*){1,5}(?=\s|$)|(?<!\w)(?:[A-Za-z]\.){2,5}(?=[A-Za-z])")


class NameType(IntEnum):
    """What kind of thing bears the name: it decides which tables are asked."""

    UNKNOWN = 0
    PERSON = 1
    ORGANISATION = 2
    OBJECT = 3  # a vessel or an aircraft

    # An enumeration's own is a function of Python's: every set and table of kinds would ask it for each token.
    __hash__ = int.__hash__


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    CONCEPT = 1  # a word common to organisations, with a meaning: technology, group, bank
    LEGAL = 2  # a legal form: Ltd, GmbH, OOO
    TITLE = 3  # Mr, Dr, Sheikh
    PARTICLE = 4  # of, for, al, bin
    NUMBER = 5  # 23, second, II
    INITIAL = 6  # a single letter

    __hash__ = int.__hash__


@dataclass(frozen=True, slots=True)
class Token:
    """One token: form is lower-case ASCII; meaning is the concept, the class of legal form, the number's value, or what a
    word is translated by.

    unvowelled says that the script writes no vowels (Arabic, Hebrew), syllable that it writes one syllable a character
    (Han, Hangul). readings are the other ways to write the token in Latin letters, the first of them by system
    (names/reading.py).
    family says that a comma set the token apart as family name ("LAST, First").
    """

    form: str
    kind: Kind = Kind.WORD
    meaning: str = ""
    unvowelled: bool = False
    family: bool = False
    syllable: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its tokens; cut says that the name was longer than the limits and was read in part."""

    text: str
    type: NameType
    tokens: tuple[Token, ...]
    cut: bool = False


def analyse(text: str, name_type: NameType = NameType.UNKNOWN) -> Name:
    """Read one name. Any text gives a Name; one without letters or digits gives a Name without tokens."""
    cut = len(text) > MAX_NAME_CHARS
    shortened = text[:MAX_NAME_CHARS]
    if name_type is NameType.PERSON:
        before, comma, after = initials_parted(shortened).partition(",")
        marked = bool(comma and after.strip())
        first = list(islice(read_words(before, name_type, family=marked), _MOST_WORDS))
        rest = list(islice(read_words(after, name_type), _MOST_WORDS))
        tokens = _mark_titles([*first, *_given(rest)] if marked else [*_given(first), *rest])
    else:
        tokens = list(islice(read_words(shortened, name_type), _MOST_WORDS))
        if name_type is not NameType.OBJECT:
            tokens = list(_repaired(tokens))
            tokens = _mark_phrases(tokens, legal_forms(), Kind.LEGAL)
            tokens = list(_mark_remains(tokens))
            tokens = _mark_phrases(tokens, concepts(), Kind.CONCEPT)
            tokens = _mark_small([_translated(part) for token in tokens for part in _parted(token)])
            tokens = _join_company(tokens)
    return Name(text, name_type, tuple(tokens[:MAX_TOKENS]), cut or len(tokens) > MAX_TOKENS)


def initials_parted(text: str) -> str:
    """A person's name with a blank for each dot of its initials."""
    return _SPELT_INITIALS.sub(lambda found: found.group().replace(".", " "), text)


def read_words(text: str, name_type: NameType, *, family: bool = False) -> Iterator[Token]:
    """The words of a text, unmarked. What stands between two blanks is read by itself: it says nothing of the rest."""
    for piece in pieces(text):
        known = han_phrases().get(piece.text) if not piece.text.isascii() else None
        if known:
            kind, meaning = known
            yield Token(meaning.lower(), Kind.LEGAL if kind == "legal" else Kind.CONCEPT, meaning)
            continue
        first, *others = readings(piece)
        for word in first.split():
            yield _token(word[:MAX_TOKEN_CHARS], IS_PERSON[name_type], piece, tuple(others), family=family)


# Small words that are given names where a name begins with them: Ben Netanyahu, Ed Smith.
GIVEN = frozenset({"ben", "ed"})


def _given(tokens: list[Token]) -> list[Token]:
    if tokens and tokens[0].form in GIVEN:
        return [replace(tokens[0], kind=Kind.WORD), *tokens[1:]]
    return tokens


IS_PERSON = {NameType.PERSON: True, NameType.UNKNOWN: None, NameType.ORGANISATION: False, NameType.OBJECT: False}


def _token(word: str, is_person: bool | None, piece: Piece, others: tuple[str, ...], *, family: bool) -> Token:
    number = number_of(word, is_person=is_person)
    if number is not None:
        return Token(str(number), Kind.NUMBER, str(number), family=family)
    # A syllable of one letter is a name (O, I); a lone letter of any other script is an initial.
    if len(word) == 1 and (
        piece.script is Script.PLAIN or (len(piece.text) == 1 and piece.script is Script.UNVOWELLED)
    ):
        return Token(word, Kind.INITIAL, family=family)
    syllable = piece.script is Script.SYLLABLE
    kind = Kind.PARTICLE if word in PARTICLES and not syllable else Kind.WORD
    return Token(word, kind, "", piece.script is Script.UNVOWELLED, family, syllable, others)


def _mark_phrases(tokens: list[Token], table: dict[Phrase, str], kind: Kind) -> list[Token]:
    """Fold each phrase of the table into one token, the longest phrase first; other tokens stay."""
    marked: list[Token] = []
    forms_read = [mended(token.form) if token.kind is Kind.WORD else token.form for token in tokens]
    start = 0
    while start < len(tokens):
        size = _longest(tokens, forms_read, start, table, kind)
        if size:
            forms = tuple(forms_read[start : start + size])
            marked.append(_marked(tokens[start : start + size], "".join(forms)[:MAX_TOKEN_CHARS], kind, table[forms]))
        else:
            marked.append(tokens[start])
        start += size or 1
    return marked


def _repaired(tokens: list[Token]) -> Iterator[Token]:
    """Words of legal forms that were torn in two are joined, those glued to a name set apart."""
    place = 0
    while place < len(tokens):
        token, after = tokens[place], tokens[place + 1 : place + LONGEST_PHRASE]
        whole = joined(token.form, after[0].form) if after else ""
        parts = parted(token.form, tuple(other.form for other in after)) if token.kind is Kind.WORD else None
        if whole:
            yield Token(whole)
        elif parts:
            yield from map(Token, parts)
        else:
            yield token
        place += 2 if whole else 1


def _mark_remains(tokens: list[Token]) -> Iterator[Token]:
    """What is left of a damaged legal form: its words stand for it, unless they are all that the name has."""
    remains = [
        token.kind in {Kind.WORD, Kind.PARTICLE, Kind.INITIAL} and is_legal_alone(token.form) for token in tokens
    ]
    named = any(
        not mine and token.kind in {Kind.WORD, Kind.NUMBER} for mine, token in zip(remains, tokens, strict=True)
    )
    place = 0
    while place < len(tokens):
        stop = place
        while named and stop < len(tokens) and (remains[stop] or (stop > place and _is_between(tokens, remains, stop))):
            stop += 1
        if stop > place:
            words = tuple(token.form for token in tokens[place:stop])
            yield Token("".join(words)[:MAX_TOKEN_CHARS], Kind.LEGAL, meaning_like(words))
        else:
            yield tokens[place]
        place = max(stop, place + 1)


def _is_between(tokens: list[Token], remains: list[bool], place: int) -> bool:
    """A small word between two of a legal form (obshchestvo S ogranichennoi) belongs to it."""
    small = tokens[place].kind in {Kind.PARTICLE, Kind.INITIAL}
    return small and place + 1 < len(tokens) and remains[place + 1]


def _marked(phrase: list[Token], form: str, kind: Kind, meaning: str) -> Token:
    """One token for a phrase; a word alone may still be found by its sound, as Bank Melli is by the word for national."""
    if len(phrase) == 1:
        return replace(phrase[0], form=form, kind=kind, meaning=meaning)
    return Token(form, kind, meaning)


def _parted(token: Token) -> tuple[Token, ...]:
    """The parts of a compound; else the token itself."""
    plain = token.kind is Kind.WORD and not (token.meaning or token.unvowelled or token.syllable)
    found = parts(token.form) if plain else None
    return tuple(replace(token, form=part, readings=()) for part in found) if found else (token,)


def _translated(token: Token) -> Token:
    """A word with what it means, where the table of translations knows it."""
    stem = translation(token.form) if token.kind is Kind.WORD and not (token.meaning or token.syllable) else None
    if stem is None:
        return token
    return replace(token, kind=Kind.CONCEPT if stem.is_concept else Kind.WORD, meaning=stem.meaning)


def _mark_small(tokens: list[Token]) -> list[Token]:
    """Small words of other languages join the rest: only where other words say that an organisation is meant (Na Young)."""
    if not any(token.kind in {Kind.LEGAL, Kind.CONCEPT} or _is_translated(token) for token in tokens):
        return tokens
    return [
        replace(token, kind=Kind.PARTICLE)
        if token.kind in {Kind.WORD, Kind.INITIAL} and not token.meaning and token.form in small_words()
        else token
        for token in tokens
    ]


def _is_translated(token: Token) -> bool:
    return token.kind is Kind.WORD and bool(token.meaning)


def _join_company(tokens: list[Token]) -> list[Token]:
    """Make the word company part of the legal form that follows it: Company, Limited means Co., Ltd."""
    return [
        Token(token.form, Kind.LEGAL, "LLC")
        if token.meaning == "CO" and place and place + 1 < len(tokens) and tokens[place + 1].kind is Kind.LEGAL
        else token
        for place, token in enumerate(tokens)
    ]


# Longest phrase in the tables of legal forms and concepts, in words.
LONGEST_PHRASE = 8
# A misspelt word alone is taken for a legal form only where it is this long, and never for a concept: "silence" is not
# "science". In a phrase the other words vouch for it.
MENDED_ALONE = 7


def _mends_alone(word: str, kind: Kind) -> bool:
    return kind is Kind.LEGAL and len(word) >= MENDED_ALONE


def _longest(tokens: list[Token], read: list[str], start: int, table: dict[Phrase, str], kind: Kind) -> int:
    for size in range(min(LONGEST_PHRASE, len(tokens) - start), 0, -1):
        if any(token.kind in {Kind.LEGAL, Kind.CONCEPT} for token in tokens[start : start + size]):
            continue
        if size == 1 and read[start] != tokens[start].form and not _mends_alone(read[start], kind):
            continue
        if tuple(read[start : start + size]) in table and _may_stand(tokens, start, size, kind):
            return size
    return 0


def _may_stand(tokens: list[Token], start: int, size: int, kind: Kind) -> bool:
    """A short legal form counts only where legal forms stand: at the end, at the start, before another one.

    "AS", "SE", "CO" and their like are words or syllables elsewhere; a name that is nothing but legal form is a name.
    """
    if kind is not Kind.LEGAL:
        return True
    if size == len(tokens):
        return False
    length = sum(len(token.form) for token in tokens[start : start + size])
    at_end = all(token.kind is Kind.LEGAL or len(token.form) <= 3 for token in tokens[start + size :])
    return length > 4 or start == 0 or at_end


def _mark_titles(tokens: list[Token]) -> list[Token]:
    """Titles open a person's name; degrees and "junior" close it. A title elsewhere may be a name (Ali Haji Hassan)."""
    known = titles()
    first, last = 0, len(tokens)
    while last - first > 1 and (size := _title_size(tokens[first : last - 1], known)):
        first += size
    while last - first > 1 and tokens[last - 1].form in suffixes():
        last -= 1
    return [
        Token(token.form, Kind.TITLE, family=token.family) if not first <= place < last else token
        for place, token in enumerate(tokens)
    ]


def _title_size(tokens: list[Token], known: frozenset[Phrase]) -> int:
    for size in range(min(3, len(tokens)), 0, -1):
        if tuple(token.form for token in tokens[:size]) in known:
            return size
    return 0
