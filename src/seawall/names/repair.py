"""Words of an organisation's legal form that were torn apart, glued to its name, or left alone: read as what they are.

Half of a legal form is no part of a name: "OBS HCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU MARKUS" is Markus, and
PETROENGINEERINGLIMITED LIABILITY COMPANY is Petroengineering. Only words that nothing but a legal form has are taken for
one; everything else stays what it was.
"""

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from seawall.names.fold import fold
from seawall.names.phrase import Phrase
from seawall.names.words import legal_forms, mendable

# A piece glued to a name leaves a name of at least this many letters; shorter ones are words of their own (UNLIMITED).
LEAST_STEM = 4
# Shorter words of legal forms (open, joint, public) are words of names too.
LEAST_ALONE = 7
# Misspellings of such a word are it, up to two letters, where it is long enough for them.
LEAST_MISSPELT, MOST_MISSPELT = 10, 2
# A damaged legal form is the one of the table that it is this much like, of 100.
_LIKE_ENOUGH = 85.0

# What is left of a form that was cut off has so many letters; less may be any word's.
_LEAST_CUT = 7

# Words that only legal forms have, in the languages of the lists; the endings are those of their romanisations.
ALONE = frozenset(
    "limited liability incorporated "  # English
    "obshchestvo obschestvo ogranichennoy ogranichennoi otvetstvennostyu otvetstvennostiu "  # Russian
    "aktsionernoye aktsionernoe aktsionernogo publichnoe publichnoye zakrytoe otkrytoe nepublichnoe "
    "tovarystvo obmezhenoyu vidpovidalnistyu tavarystva abmezhavanay adkaznastsyu "  # Ukrainian, Belarusian
    "drustvo ogranicenom odgovornoscu druzhestvo preduzece "  # Serbian, Bulgarian
    "sociedad anonima responsabilidad limitada unipersonal simplificada "  # Spanish
    "anonyme responsabilite limitee "  # French
    "gesellschaft beschrankter beschraenkter haftung aktiengesellschaft "  # German
    "sirketi anonim "  # Turkish
    "odpowiedzialnoscia ograniczona "  # Polish
    "sendirian berhad perseroan terbatas".split()  # Malay, Indonesian
)
# What is written glued to the end of a name.
GLUED = frozenset(
    "limited company corporation incorporated gesellschaft sociedad sirketi group holding trading".split()
)


def _known() -> frozenset[str]:
    """All words of the phrase tables."""
    return mendable()[0]


@cache
def phrases_by_first() -> dict[str, tuple[Phrase, ...]]:
    """First word of each legal form of two words and more → those forms."""
    found: dict[str, list[Phrase]] = {}
    for phrase in legal_forms():
        if len(phrase) > 1 and len(phrase[0]) > LEAST_STEM:
            found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


@lru_cache(1 << 16)
def is_legal_alone(word: str) -> bool:
    """Whether a word, spelt right or nearly, stands in legal forms only."""
    if word in ALONE:
        return True
    if len(word) < LEAST_MISSPELT:
        return False
    return any(
        Levenshtein.distance(word, known, score_cutoff=MOST_MISSPELT) <= MOST_MISSPELT
        for known in ALONE
        if len(known) >= LEAST_MISSPELT
    )


def joined(one: str, two: str) -> str:
    """The word of a legal form that two neighbours are the halves of, or nothing."""
    whole = one + two
    if len(whole) < LEAST_ALONE or (one in _known() and two in _known()):
        return ""
    return whole if whole in ALONE or whole in GLUED else ""


def parted(word: str, following: Phrase) -> tuple[str, str] | None:
    """A name and the word of a legal form that is glued to its end; None where there is none.

    following are the next words: they tell that KHLYNOVJOINT STOCK COMPANY is a joint stock company.
    """
    if word in _known() or is_legal_alone(word):
        return None
    for at in range(LEAST_STEM, len(word) - LEAST_STEM):
        end = word[at:]
        if end in GLUED or any(
            following[: len(phrase) - 1] == phrase[1:] for phrase in phrases_by_first().get(end, ())
        ):
            return word[:at], end
    return None


def completed(text: str) -> str:
    """A text whose end is the beginning of a legal form, with the rest of it; nothing where it ends with none.

    A field of a message cuts "… JOINT STOCK COMMERCIAL BA" off within the form, and its words would stand for the name's.
    """
    words = tuple(fold(text).split())
    for start in range(1, len(words)):
        said = words[start:]
        rests = [rest for phrase in phrases_by_first().get(said[0], ()) if (rest := _rest(said, phrase))]
        if rests and sum(map(len, said)) >= _LEAST_CUT:
            return text.rstrip() + min(rests, key=lambda rest: (len(rest), rest))
    return ""


def _rest(said: Phrase, phrase: Phrase) -> str:
    """What is missing of a phrase of which whole words are there, and the last of them or a part of it."""
    *whole, last = said
    if not whole or len(said) > len(phrase) or phrase[: len(whole)] != tuple(whole):
        return ""
    cut = phrase[len(whole)]
    return " ".join((cut[len(last) :], *phrase[len(said) :])).rstrip() if cut.startswith(last) else ""


@lru_cache(1 << 12)
def meaning_like(words: Phrase) -> str:
    """The class of the legal form that some words of one are most like; nothing where they are like none."""
    found = process.extractOne("".join(words), _glued_forms(), scorer=ratio, score_cutoff=_LIKE_ENOUGH)
    return _glued_forms_meaning()[found[0]] if found else ""


@cache
def _glued_forms_meaning() -> dict[str, str]:
    return {"".join(phrase): meaning for phrase, meaning in legal_forms().items() if len(phrase) > 1}


@cache
def _glued_forms() -> tuple[str, ...]:
    return tuple(sorted(_glued_forms_meaning()))
