"""Text of any script to plain lower-case ASCII words: the form in which tokens are compared."""

import re
import unicodedata
from functools import cache, lru_cache

import icu
from anyascii import anyascii

# Joined to the word, not cut: O'Brien, Ba'asyir, Qur’an, ʿAbd; soft and zero-width marks fall away in transliteration.
_JOINERS = re.compile(r"(?<=\w)['’‘ʼʻʿʾ`´′ˈ＇]+(?=\w)")
# "S.A.R.L." and "d.o.o." are one word each. A capital before a blank and a name ("A. B. Smith") stays an initial.
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}(?:\w(?!\w))?", re.UNICODE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f]")

# Letters of other scripts that look like Latin ones (Unicode TS 39, confusables): read as Latin in a word of which all
# letters can be, since such a word is a disguise, not a language.
_LOOKALIKES = str.maketrans(
    "аеорсухівкмнтјѕԁһԛԝАЕОРСУХІВКМНТЈЅοανικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxibkmhtjsdhqwAEOPCYXIBKMHTJSoavikptuxABEZHIKMNOPTYX",
)
# The other way: a Latin letter typed in a Cyrillic word, as lists have it (Алексaндр with a Latin a).
_LOOKALIKES_OF_LATIN = str.maketrans("aeopcyxikmthsjAEOPCYXIBKMHTSJ", "аеорсухікмтһѕјАЕОРСУХІВКМНТЅЈ")
_LATIN = re.compile(r"[A-Za-z]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"\w+")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
# The d and g of names from abroad where ICU's table has nt and nk: Ντονέτσκ, Γκάνα, Λουγκάνσκ; and Κονγκό with its n.
_VOICES = {"ντ": "d", "νγκ": "νγ", "γκ": "γ"}
_VOICED = re.compile(r"(?<!\w)ντ|νγκ|γκ")
# Armenian letters that are read together, and ո at a word's head (BGN/PCGN 1981): Ոսկանյան is Voskanyan, Գևորգ Gevorg.
_ARMENIAN = re.compile(r"[\u0531-\u0587]")
_ARMENIAN_SOUNDS = {"ու": "u", "եւ": "ev", "և": "ev", "ւ": "v", "ո": "vo"}
_ARMENIAN_SOUND = re.compile(r"ու|եւ|և|ւ|(?<!\w)ո(?!վ)")
# Bulgarian ъ is a vowel, a in the country's system of 2009. Russian ъ stands before a vowel or, of old, at the end and is none.
_BULGARIAN = re.compile(r"ъ(?=[бвгджзйклмнпрстфхцчшщ])", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower-case ASCII words parted by single blanks; letters of other scripts are romanised one by one.

    >>> fold("Łukasz Müller, S.A.R.L.")
    'lukasz muller sarl'
    """
    if not text.isascii():
        text = _to_ascii(text)
    text = _JOINERS.sub("", _CONTROL.sub(" ", text))
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    return _NOT_WORD.sub(" ", text.lower().replace("&", " and ")).strip()


def _to_ascii(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    if _GREEK.search(text) and not _LATIN.search(text):
        text = _foreign(_greek().transliterate(_VOICED.sub(_voiced, text.lower())))
    if _ARMENIAN.search(text):
        text = _ARMENIAN_SOUND.sub(_armenian, text.lower())
    if "ъ" in text or "Ъ" in text:
        text = _BULGARIAN.sub("а", text)
    if _FOREIGN.search(text) and _LATIN.search(text):
        text = _WORD.sub(_undisguise, text)
    text = _JOINERS.sub("", text)
    return "".join(_romanise(character) for character in text)


@cache
def _greek() -> icu.Transliterator:
    """Greek by sound (UN, 1987): its μπ, ντ and γκ are b, d and g, which no letter by letter reading can know."""
    return icu.Transliterator.createInstance("Greek-Latin/UNGEGN")


def _armenian(found: re.Match[str]) -> str:
    return _ARMENIAN_SOUNDS[found.group()]


def _voiced(found: re.Match[str]) -> str:
    return _VOICES[found.group()]


def _foreign(text: str) -> str:
    """The UN's table keeps mp and nt inside a word, where names from abroad have b and d (names/greek.py has the rest)."""
    for written, spoken in (("mp", "b"), ("nt", "d")):
        text = text.replace(written, spoken)
    return text


def _undisguise(found: re.Match[str]) -> str:
    """A word of two scripts is read in the one that it can be read in whole; in either, in that of most of its letters."""
    word = found.group()
    size = len(_LATIN.findall(word))
    if not 0 < size < len(word):
        return word
    latin, cyrillic = word.translate(_LOOKALIKES), word.translate(_LOOKALIKES_OF_LATIN)
    may_be_latin, may_be_cyrillic = not _FOREIGN.search(latin), not _LATIN.search(cyrillic)
    if may_be_latin and may_be_cyrillic:
        return latin if 2 * size >= len(word) else cyrillic
    return cyrillic if may_be_cyrillic else latin


@lru_cache(maxsize=1 << 16)
def _romanise(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in {"Mn", "Cf", "Me"}:
        return _vowel_sign(character)
    latin = anyascii(character)
    # The marks that romanisation leaves for soft signs, glottal stops and ayn are not letters.
    return latin.replace("'", "").replace("`", "") if character.isalpha() else latin


def _vowel_sign(character: str) -> str:
    """Vowel signs of Indic and South-East Asian scripts are letters; accents and zero-width marks are nothing."""
    return "" if ord(character) < 0x0900 else anyascii(character)
