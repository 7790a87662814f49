"""What people, clerks and machines do to a name: named treatments, each a pure function of a name, its schema and a seeded generator.

A treatment gives the changed name, or None where it doesn't apply to this one. They were written from how names arrive in
payments and customer files, without looking at how any matcher works.
"""

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench import scripts_made, tables

Treat = Callable[[str, str, random.Random], str | None]

PEOPLE = frozenset({"Person"})
COMPANIES = frozenset({"LegalEntity", "Organization", "Company"})
ANY = PEOPLE | COMPANIES | {"Vessel", "Airplane"}


class Treatment(NamedTuple):
    """One treatment: its name, what it imitates, the schemas it may befall, and whether it is among the twelve common ones."""

    name: str
    meaning: str
    schemas: frozenset[str]
    change: Treat
    common: bool = True


def treat(treatment: Treatment, name: str, schema: str, seed: str) -> str | None:
    """The name after the treatment, the same for the same seed; None where it doesn't apply or changes nothing."""
    if schema not in treatment.schemas or (treatment.change is not _clean and not _is_solid(name)):
        return None
    changed = treatment.change(name, schema, random.Random(f"{seed}:{treatment.name}:{name}"))
    return changed if changed and (changed != name or treatment.change is _clean) else None


def natural(name: str, schema: str) -> list[str]:
    """The words of a name in the order of speech: "LAST, First" is First LAST."""
    given, family = _parts(name, schema)
    return [*given, *family]


def _parts(name: str, schema: str) -> tuple[list[str], list[str]]:
    """Given names and family name where a comma tells them apart; otherwise the last word is the family's."""
    before, comma, after = name.partition(",")
    if schema == "Person" and comma and after.strip():
        return after.replace(",", " ").split(), before.split()
    words = name.split()
    return words[:-1], words[-1:]


def _is_solid(name: str) -> bool:
    """Two words and eight letters: of less than that a damaged name can't be known again by anyone."""
    return len(name.split()) > 1 and sum(letter.isalpha() for letter in name) >= 8


def _clean(name: str, _schema: str, _rng: random.Random) -> str:
    return name


def _one_typo(name: str, schema: str, rng: random.Random) -> str | None:
    return _typos(natural(name, schema), rng, 1)


def _two_typos(name: str, schema: str, rng: random.Random) -> str | None:
    return _typos(natural(name, schema), rng, 2)


def _typos(words: list[str], rng: random.Random, count: int) -> str | None:
    places = [place for place, word in enumerate(words) if sum(map(str.isalpha, word)) >= 5]
    if len(places) < count:
        return None
    for place in rng.sample(places, count):
        words[place] = _typo(words[place], rng)
    return " ".join(words)


def _typo(word: str, rng: random.Random) -> str:
    """A wrong key, a lost letter, a letter too many."""
    at = rng.choice([place for place, letter in enumerate(word) if letter.isalpha()])
    key = rng.choice(tables.NEIGHBOUR_KEYS.get(word[at].lower(), "aeinrst"))
    key = key.upper() if word[at].isupper() else key
    return rng.choice([word[:at] + key + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + key + word[at:]])


def _letters_swapped(name: str, schema: str, rng: random.Random) -> str | None:
    words = natural(name, schema)
    places = [
        (place, at)
        for place, word in enumerate(words)
        if len(word) >= 4
        for at in range(len(word) - 1)
        if word[at] != word[at + 1] and word[at : at + 2].isalpha()
    ]
    if not places:
        return None
    place, at = rng.choice(places)
    word = words[place]
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def _word_missing(name: str, schema: str, rng: random.Random) -> str | None:
    """People lose a given name, never the family name; organisations one word, as long as two words of their own remain."""
    given, family = _parts(name, schema)
    words = [*given, *family]
    if len(words) < 3:
        return None
    del words[rng.randrange(len(given) if schema == "Person" else len(words))]
    own = [word for word in words if word.strip(".,").upper() not in tables.PLAIN_WORDS]
    return " ".join(words) if len(own) > 1 and _is_solid(" ".join(own)) else None


def _word_added(name: str, schema: str, rng: random.Random) -> str:
    words = natural(name, schema)
    if schema == "Person":
        words.insert(rng.randrange(1, len(words)), rng.choice(tables.MIDDLE_NAMES))
    else:
        words.append(rng.choice(tables.BRANCHES))
    return " ".join(words)


def _initial(name: str, schema: str, rng: random.Random) -> str | None:
    """One given name of three or more words becomes its first letter; the family name, spoken last, stays."""
    given, family = _parts(name, schema)
    words = [*given, *family]
    places = [place for place, word in enumerate(given) if word.isalpha() and len(word) > 2]
    if len(words) < 3 or not places:
        return None
    place = rng.choice(places)
    words[place] = words[place][0] + rng.choice(["", "."])
    return " ".join(words)


def _glued(name: str, schema: str, rng: random.Random) -> str:
    words = natural(name, schema)
    place = rng.randrange(len(words) - 1)
    return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def _split(name: str, schema: str, rng: random.Random) -> str | None:
    words = natural(name, schema)
    places = [place for place, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if not places:
        return None
    place = rng.choice(places)
    at = rng.randrange(2, len(words[place]) - 2)
    words[place] = f"{words[place][:at]} {words[place][at:]}"
    return " ".join(words)


def _punctuation(name: str, schema: str, rng: random.Random) -> str | None:
    """Hyphens and apostrophes lost or made blanks, dots and slashes that came from somewhere."""
    text = " ".join(natural(name, schema))
    if re.search(r"[-'’.,&]", text):
        return " ".join(re.sub(r"[-'’.,]", rng.choice(["", " "]), text).split())
    return text.replace(" ", rng.choice(["-", ".", "/", "_", "  "]), 1)


def _respelt(name: str, schema: str, rng: random.Random, rules: Sequence[tuple[str, str]], most: int) -> str | None:
    """Rules of spelling at places drawn by lot, at most one rule a word."""
    words = natural(name, schema)
    chances = [
        (place, rule)
        for place, word in enumerate(words)
        if len(word) > 3 and word.strip(".,").upper() not in tables.PLAIN_WORDS
        for rule in rules
        if rule[0] in word.lower()
    ]
    rng.shuffle(chances)
    done: set[int] = set()
    for place, (old, new) in chances:
        if place in done or len(done) == most:
            continue
        done.add(place)
        words[place] = _like(words[place], words[place].lower().replace(old, new, 1))
    return " ".join(words) if done else None


def _like(pattern: str, word: str) -> str:
    return word.upper() if pattern.isupper() else word.title() if pattern[0].isupper() else word


def _romanised_otherwise(name: str, schema: str, rng: random.Random) -> str | None:
    return _respelt(name, schema, rng, tables.ROMANISATIONS, 2)


def _by_ear(name: str, schema: str, rng: random.Random) -> str | None:
    return _respelt(name, schema, rng, tables.SOUNDS, 2)


def _read_by_machine(name: str, schema: str, rng: random.Random) -> str | None:
    return _respelt_exactly(" ".join(natural(name, schema)), rng, tables.OCR)


def _respelt_exactly(text: str, rng: random.Random, rules: Sequence[tuple[str, str]]) -> str | None:
    present = [rule for rule in rules if rule[0] in text]
    if not present:
        return None
    for old, new in rng.sample(present, min(len(present), rng.choice([1, 2]))):
        at = rng.choice([found.start() for found in re.finditer(re.escape(old), text)] or [-1])
        text = text if at < 0 else text[:at] + new + text[at + len(old) :]
    return text


def _legal_form(name: str, _schema: str, rng: random.Random) -> str | None:
    """Another way to write the legal form, none at all, or one where the list has none."""
    for pattern, others in tables.LEGAL_FORMS:
        found = re.search(pattern, name, re.IGNORECASE)
        if found and found.start() > 0:
            changed = (name[: found.start()] + rng.choice(others) + name[found.end() :]).strip(" ,.")
            return changed if _is_solid(changed) else None
    return f"{name} {rng.choice(tables.COMMON_FORMS)}"


def _title(name: str, schema: str, rng: random.Random) -> str:
    return f"{rng.choice(tables.TITLES)} {' '.join(natural(name, schema))}"


def _order(name: str, schema: str, rng: random.Random) -> str | None:
    """People: family name first, without a comma, or the reverse. Organisations: two words change places."""
    words = natural(name, schema)
    if schema == "Person":
        at = rng.randrange(1, len(words))
        return " ".join([*words[at:], *words[:at]])
    at = rng.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _accents(name: str, schema: str, rng: random.Random) -> str | None:
    words = " ".join(natural(name, schema))
    places = [place for place, letter in enumerate(words) if letter.lower() in tables.ACCENTED]
    if not places:
        return None
    for place in rng.sample(places, min(2, len(places))):
        accented = rng.choice(tables.ACCENTED[words[place].lower()])
        words = words[:place] + (accented.upper() if words[place].isupper() else accented) + words[place + 1 :]
    return words


def _lookalikes(name: str, schema: str, rng: random.Random) -> str | None:
    """One to three letters taken from another alphabet, as those do who want to pass."""
    words = " ".join(natural(name, schema))
    places = [place for place, letter in enumerate(words) if letter in tables.HOMOGLYPHS]
    if not places:
        return None
    for place in rng.sample(places, min(len(places), rng.choice([1, 2, 3]))):
        words = words[:place] + tables.HOMOGLYPHS[words[place]] + words[place + 1 :]
    return words


def _cut(name: str, schema: str, _rng: random.Random) -> str | None:
    """A line of a SWIFT MT message holds 35 characters; the rest is lost. Own words of eight letters must remain."""
    text = " ".join(natural(name, schema))
    line = text[:35].strip()
    whole = [word for word in line.split()[:-1] if word.strip(".,").upper() not in tables.PLAIN_WORDS]
    return line if len(text) > 35 and sum(map(len, whole)) >= 8 else None


TREATMENTS: tuple[Treatment, ...] = (
    Treatment("clean", "as listed", ANY, _clean),
    Treatment("typo", "one wrong, lost or added letter", ANY, _one_typo),
    Treatment("two typos", "two words with a typo each", ANY, _two_typos),
    Treatment("swap", "two neighbouring letters change places", ANY, _letters_swapped),
    Treatment("missing", "one word of three or more is missing", ANY, _word_missing),
    Treatment("extra", "a middle name or a branch is added", PEOPLE | COMPANIES, _word_added),
    Treatment("initials", "a given name is an initial", PEOPLE, _initial),
    Treatment("glued", "two words are written as one", ANY, _glued),
    Treatment("split", "one word is written as two", ANY, _split),
    Treatment("transliteration", "another system of romanisation", ANY, _romanised_otherwise),
    Treatment("legal form", "the legal form is written otherwise, lost or added", COMPANIES, _legal_form),
    Treatment("title", "a title stands before the name", PEOPLE, _title),
    Treatment("order", "the words stand in another order", PEOPLE | COMPANIES, _order),
    Treatment("by ear", "spelt as heard", ANY, _by_ear),
    Treatment("OCR", "misread by a machine", ANY, _read_by_machine, common=False),
    Treatment("punctuation", "hyphens, dots and apostrophes lost or added", ANY, _punctuation, common=False),
    Treatment("accents", "accents that the list lacks", ANY, _accents, common=False),
    Treatment("look-alikes", "letters of another alphabet that look the same", ANY, _lookalikes, common=False),
    Treatment("cut", "cut after 35 characters", ANY, _cut, common=False),
    Treatment("Cyrillic", "written in Cyrillic by rule (ICU)", PEOPLE, scripts_made.cyrillic, common=False),
    Treatment("Arabic", "written in Arabic without vowels by rule (ICU)", PEOPLE, scripts_made.arabic, common=False),
    Treatment("Greek", "written in Greek by rule (ICU)", PEOPLE, scripts_made.greek, common=False),
    Treatment("Katakana", "written in Katakana by rule (ICU)", PEOPLE, scripts_made.katakana, common=False),
)
