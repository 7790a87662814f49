"""Links between forms that no edit distance finds: spellings of one person's name, nicknames, meanings.

They are made when an index is built, for the forms that its names use, and cost a query nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from seawall.matching.kernels.lookup import NICKNAME_SEED
from seawall.matching.kernels.spelling import new_sheet, similarity
from seawall.matching.kernels.text import token_hash
from seawall.names import Kind, nicknames, person_name_groups

# Spellings of one name in distant writing systems are linked only where they look a little alike: the groups come
# from Wikidata and hold a few readings that belong to another name.
_LEAST_ALIKE = 0.5
# Groups of short names mix many: Chen and Zhang, Heng and Wang are written alike somewhere in the world, and are two
# names everywhere else.
_SHORT, _SHORT_LEAST_ALIKE = 5, 0.65
_SHEET = new_sheet()
# What Cyrillic writes for the j and the h of other languages: Маджид is Majid, Хамид Hamid. Read letter by letter it is dzh and kh.
_J, _CYRILLIC_J, _H, _CYRILLIC_H = "j", "dzh", re.compile("(?<![cdgkpstz])h"), "kh"
# Shorter words with kh are words of their own: Khan is not Han.
_LEAST_WITH_H = 5


def form_key(form: str, seed: int = 0) -> int:
    """The key under which a form's variants are found; each table has a seed of its own."""
    text = np.frombuffer(bytearray(form, "ascii"), np.uint8)
    return int(token_hash(text, 0, len(text), seed))


def meaning_key(kind: Kind, meaning: str) -> int:
    """The key of a meaning; 0 is no meaning. Numbers mean themselves."""
    return form_key(f"{int(kind)}{meaning.lower()}".replace("-", "")) if meaning and meaning.isascii() else 0


def variant_links(forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Key of a spelling → number of a form that it is a variant of."""
    number_of = {form: number for number, form in enumerate(forms)}
    links: set[tuple[int, int]] = set()
    for group in nicknames():
        links.update(
            (form_key(name, NICKNAME_SEED), number_of[form])
            for form in group if form in number_of
            for name in group if name != form
        )  # fmt: skip
    for spellings in person_name_groups(forms):
        links.update(_links(spellings, number_of))
    yield from sorted(links)


def cyrillic_links(words: Sequence[str], number_of: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Key of a word as it comes back from Cyrillic, or as it would be written there → number of the word's form."""
    yield from ((form_key(other), number_of[word]) for word in words for other in _in_cyrillic(word))


def _links(group: Sequence[str], number_of: dict[str, int]) -> Iterator[tuple[int, int]]:
    known = [form for form in group if form in number_of]
    if not known:
        return
    packed = {form: np.frombuffer(bytearray(form, "ascii"), np.uint8) for form in group if len(form) <= 40}
    for form in known:
        for spelling, text in packed.items():
            own = packed[form]
            least = _SHORT_LEAST_ALIKE if max(len(own), len(text)) <= _SHORT else _LEAST_ALIKE
            if spelling != form and similarity(_SHEET, own, 0, len(own), text, 0, len(text), least) > 0:
                yield form_key(spelling), number_of[form]


def _in_cyrillic(form: str) -> Iterator[str]:
    there = form.replace(_J, _CYRILLIC_J)
    if len(form) >= _LEAST_WITH_H:
        there = _H.sub(_CYRILLIC_H, there)
    back = form.replace(_CYRILLIC_J, _J)
    yield from (other for other in dict.fromkeys((there, back)) if other != form)
