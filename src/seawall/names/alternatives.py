"""Several names in one string, parted by a slash or a semicolon, or in brackets in another script: each is a name of its own.

"Al-Qa'ida/Islamic Army" is either; "Lord's Resistance Movement/Army" is the Movement and the Army. A slash inside an
abbreviation (A/S, c/o, M/V, 12/14) parts nothing, and what is left beside one must be a name by itself.
"""

import math
import re
from collections.abc import Iterator

from seawall.names.analyse import MAX_NAME_CHARS, Kind, Name, NameType, Token, analyse
from seawall.names.frequency import per_million

# So many names of one string are read; the longest row of alternatives on a list has three.
MOST_ALTERNATIVES = 4
# Letters on both sides of a slash that parts names: A/S, c/o, M/S, I/E, J/V and DHKP/C have fewer on one.
_LETTERS = 3
_MARK = re.compile(rf"(?<=[^\W\d_]{{{_LETTERS}}})\s*/\s*(?=[^\W\d_]{{{_LETTERS}}})|\s*;\s+(?=\w)")
# "Haji Example (حاجی)": what stands in brackets in another script is the name over again.
_BRACKETS = re.compile(r"([^()]*[^\W\d_][^()]*)\(([^()]+)\)\s*")
_LATIN_LETTER, _OTHER_LETTER = (
    re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufefc]"),
)
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\s/]+$"), re.compile(r"^[^\s/]+")
# A name by itself says so much by words that mean nothing else, in nats: one name in 3,000.
_LEAST_NATS = 8.0
# By common words alone so many, and so much: Communist Party of the Philippines is a name, Special Group is none.
_COMMON_WORDS, _LEAST_NATS_COMMON = 3, 14.0
# A person's name by itself has a given and a family name.
_PERSONS_WORDS = 2
# Meanings of the word tables that are names of bodies and no words that bodies share.
_BODIES = frozenset({"ALQAEDA", "HEZBOLLAH", "IRGC"})
# Beside one word more than so many others it is another word for the last of them (Base of Jihad/Mesopotamia), and no name.
_MOST_BESIDE_ONE = 3


def alternatives(text: str, name_type: NameType) -> tuple[str, ...]:
    """The text itself, and the names that it holds beside it; ships and aircraft have one name each."""
    is_parted, is_bracketed = "/" in text or ";" in text, "(" in text and not text.isascii()
    if not (is_parted or is_bracketed) or len(text) > MAX_NAME_CHARS or name_type is NameType.OBJECT:
        return (text,)
    found = dict.fromkeys([text])
    for other in (*_others(text, name_type), *_in_two_scripts(text, name_type)):
        found[other] = None
        if len(found) > MOST_ALTERNATIVES:
            break
    return tuple(found)


def holds_more(text: str, name_type: NameType) -> bool:
    """Whether a string holds more names than are read of it."""
    return name_type is not NameType.OBJECT and len(_MARK.findall(text)) >= MOST_ALTERNATIVES


def _others(text: str, name_type: NameType) -> Iterator[str]:
    marks = list(_MARK.finditer(text))[:MOST_ALTERNATIVES]
    edges = [0, *(place for mark in marks for place in mark.span()), len(text)]
    parts = [text[edges[place] : edges[place + 1]].strip() for place in range(0, len(edges), 2)] if marks else []
    sizes = [len(part.split()) for part in parts]
    names = [
        _is_name(analyse(part, name_type))
        and (sizes[place] > 1 or max(sizes[:place] + sizes[place + 1 :]) <= _MOST_BESIDE_ONE)
        for place, part in enumerate(parts)
    ]
    yield from (part for part, is_name in zip(parts, names, strict=True) if is_name)
    is_tight = len(marks) == 1 and marks[0].group() == "/"
    if is_tight and not all(names) and name_type is not NameType.PERSON:
        yield from (other for other in _either_word(text, marks[0]) if _is_name(analyse(other, name_type)))


def _in_two_scripts(text: str, name_type: NameType) -> Iterator[str]:
    """The name before the brackets and the one in them, where one is in Latin letters and the other in none."""
    found = _BRACKETS.fullmatch(text)
    if found is None:
        return
    before, within = (part.strip() for part in found.groups())
    for one, other in ((before, within), (within, before)):
        if not _LATIN_LETTER.search(one) or _OTHER_LETTER.search(one) or _LATIN_LETTER.search(other):
            continue
        # A place or a word beside a name is no name: then the brackets belong to it.
        if all(_is_name(analyse(part, name_type)) for part in (before, within)):
            yield from (before, within)


def _either_word(text: str, mark: re.Match[str]) -> Iterator[str]:
    """The text with one of the two words beside the slash, then with the other."""
    before, after = text[: mark.start()], text[mark.end() :]
    yield before + _WORD_AFTER.sub("", after)
    yield _WORD_BEFORE.sub("", before) + after


def _is_name(name: Name) -> bool:
    """Whether a name's own words say enough, or many common ones together.

    One word of a person's is none: Gauss/Gauß are two spellings of a part.
    """
    telling = [token for token in name.tokens if len(token.form) > _LETTERS and token.kind in {Kind.WORD, Kind.CONCEPT}]
    own = [token for token in telling if token.meaning in _BODIES or not token.meaning]
    if name.type is NameType.PERSON:
        return len(own) >= _PERSONS_WORDS and _nats(own) >= _LEAST_NATS
    return _nats(own) >= _LEAST_NATS or (len(telling) >= _COMMON_WORDS and _nats(telling) >= _LEAST_NATS_COMMON)


def _nats(tokens: list[Token]) -> float:
    return sum(math.log(1_000_000 / per_million(token.form)) for token in tokens)
