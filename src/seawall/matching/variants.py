"""Links between forms that no edit distance finds: spellings of one person's name, nicknames, meanings.

They are made when an index is built, for the forms that its names use, and cost a query nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from seawall.matching.kernels.keys import spelling_keys
from seawall.matching.kernels.lookup import NICKNAME_SEED
from seawall.matching.kernels.spelling import new_sheet
from seawall.matching.kernels.text import token_hash
from seawall.names import Kind, nicknames, person_name_groups

# Spellings of one name in distant writing systems are linked only where they look a little alike: the groups come
# from Wikidata and hold a few readings that belong to another name.
_LEAST_ALIKE = 0.5
# Groups of short names mix many: Chen and Zhang, Heng and Wang are written alike somewhere in the world, and are two
# names everywhere else.
_SHORT, _SHORT_LEAST_ALIKE = 5, 0.65
# What Cyrillic writes for the j and the h of other languages: Маджид is Majid, Хамид Hamid. Read letter by letter it is dzh and kh.
_J, _CYRILLIC_J, _H, _CYRILLIC_H = "j", "dzh", re.compile("(?<![cdgkpstz])h"), "kh"
# Shorter words with kh are words of their own: Khan is not Han.
_LEAST_WITH_H = 5


def form_key(form: str, seed: int = 0) -> int:
    """The key under which a form's variants are found; each table has a seed of its own."""
    text = np.frombuffer(bytearray(form, "ascii"), np.uint8)
    return int(token_hash(text, 0, len(text), seed))


@lru_cache(1 << 13)
def meaning_key(kind: Kind, meaning: str) -> int:
    """The key of a meaning; 0 is no meaning. Numbers mean themselves."""
    return form_key(f"{int(kind)}{meaning.lower()}".replace("-", "")) if meaning and meaning.isascii() else 0


def variant_links(forms: Sequence[str]) -> set[tuple[int, int]]:
    """Key of a spelling → number of a form that it is a variant of."""
    number_of, short = {form: number for number, form in enumerate(forms)}, _nickname_keys()
    links = {(key, number) for form, number in number_of.items() for key in short.get(form, ())}
    for form, group in person_name_groups(forms):
        number = number_of[form]
        links.update([(key, number) for key in _spelling_keys(form, group)])
    return links


def cyrillic_links(words: Iterable[str], number_of: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Key of a word as it comes back from Cyrillic, or as it would be written there → number of the word's form."""
    yield from ((form_key(other), number_of[word]) for word in words for other in _in_cyrillic(word))


@cache
def _nickname_keys() -> dict[str, frozenset[int]]:
    """Form of a given name → the keys of the others of its groups."""
    keys = {name: form_key(name, NICKNAME_SEED) for group in nicknames() for name in group}
    found: dict[str, set[int]] = {}
    for group in nicknames():
        for form in group:
            found.setdefault(form, set()).update(keys[name] for name in group if name != form)
    return {form: frozenset(others) for form, others in found.items()}


@lru_cache(1 << 13)
def _spelling_keys(form: str, group: str) -> tuple[int, ...]:
    """The keys of those of a group of spellings, a blank between, that look a little like the form."""
    keys = np.empty(group.count(" ") + 1, np.uint64)
    text, own = (np.frombuffer(bytearray(letters, "ascii"), np.uint8) for letters in (group, form))
    count = spelling_keys(text, own, _SHORT, _SHORT_LEAST_ALIKE, _LEAST_ALIKE, new_sheet(), keys)
    return tuple(keys[:count].tolist())


def _in_cyrillic(form: str) -> Iterator[str]:
    there = form.replace(_J, _CYRILLIC_J)
    if len(form) >= _LEAST_WITH_H:
        there = _H.sub(_CYRILLIC_H, there)
    back = form.replace(_CYRILLIC_J, _J)
    yield from (other for other in dict.fromkeys((there, back)) if other != form)
