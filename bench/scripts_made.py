"""Latin names in other scripts by rule: ICU in the inverse direction, and a hand-made spelling rule for Arabic.

Such spellings are more regular than those of people; bench/scripts.py measures real ones.
"""

import random
import re
from functools import cache

import icu

_ARABIC_NAME = re.compile(
    r"\b(al|abd\w*|abu|bin|ibn|m[ou]hamm?[ae]d|ahmad|ahmed|ali|hassan|hussein|mahmoud)\b", re.IGNORECASE
)
_SYSTEMS = {
    "Cyrillic": ("Latin-Russian/BGN", icu.UTransDirection.FORWARD),
    "Greek": ("Greek-Latin/UNGEGN", icu.UTransDirection.REVERSE),
    "Katakana": ("Latin-Katakana", icu.UTransDirection.FORWARD),
}
# Longest first. Short vowels inside a word are not written; doubled letters are written once.
_ARABIC = (
    ("sh", "ش"), ("kh", "خ"), ("th", "ث"), ("dh", "ذ"), ("gh", "غ"), ("ou", "و"), ("oo", "و"), ("ee", "ي"), ("aa", "ا"), ("ai", "ي"),
    ("ay", "ي"), ("aw", "و"), ("b", "ب"), ("t", "ت"), ("j", "ج"), ("h", "ح"), ("d", "د"), ("r", "ر"), ("z", "ز"), ("s", "س"),
    ("f", "ف"), ("q", "ق"), ("k", "ك"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("w", "و"), ("y", "ي"), ("g", "غ"), ("v", "ف"),
    ("p", "ب"), ("c", "ك"), ("x", "كس"), ("'", "ع"), ("`", "ع"), ("’", "ع"),
)  # fmt: skip
# Common names whose first letter the rule below can't know.
_KNOWN = {
    "ali": "علي", "abd": "عبد", "abdul": "عبدال", "abdel": "عبدال", "abdullah": "عبدالله", "abdallah": "عبدالله", "umar": "عمر",
    "omar": "عمر", "uthman": "عثمان", "othman": "عثمان", "ahmad": "أحمد", "ahmed": "أحمد", "abu": "أبو", "abou": "أبو", "bin": "بن",
    "ben": "بن", "ibn": "ابن", "ibrahim": "إبراهيم", "ismail": "إسماعيل", "muhammad": "محمد", "mohammad": "محمد", "mohamed": "محمد",
    "mohammed": "محمد", "hassan": "حسن", "hasan": "حسن", "salah": "صلاح", "mustafa": "مصطفى", "mahmud": "محمود", "mahmoud": "محمود",
    "karim": "كريم", "taha": "طه", "hussein": "حسين", "husayn": "حسين", "khalid": "خالد", "said": "سعيد", "saleh": "صالح", "tariq": "طارق",
    "issa": "عيسى", "isa": "عيسى", "aziz": "عزيز", "imad": "عماد", "adnan": "عدنان", "abbas": "عباس", "yusuf": "يوسف", "musa": "موسى",
}  # fmt: skip


@cache
def _to(script: str) -> icu.Transliterator:
    return icu.Transliterator.createInstance(*_SYSTEMS[script])


def by_rule(system: str, name: str) -> str:
    """A name through one of ICU's transliterators from Latin, such as "Latin-Georgian"."""
    return str(icu.Transliterator.createInstance(system).transliterate(_spoken(name).lower()))


def _spoken(name: str) -> str:
    before, comma, after = name.partition(",")
    return f"{after.strip()} {before}" if comma and after.strip() else name


def cyrillic(name: str, _schema: str, _rng: random.Random) -> str:
    """The name in Cyrillic letters, by BGN/PCGN's system for Russian."""
    spoken = _spoken(name).lower()
    for pattern, sound in (
        ("x", "ks"),
        ("c(?!h)|q", "k"),
        ("(?<![kcsz])h", "kh"),
        ("j", "dzh"),
        ("w", "v"),
        ("['`’]", ""),
    ):
        spoken = re.sub(pattern, sound, spoken)
    return str(_to("Cyrillic").transliterate(spoken)).title()


def greek(name: str, _schema: str, _rng: random.Random) -> str:
    """The name in Greek letters, by UNGEGN's system."""
    spoken = _spoken(name).lower()
    for pattern, sound in (
        ("sh|sch", "s"),
        ("ch", "ts"),
        ("c|q", "k"),
        ("j", "tz"),
        ("w", "ou"),
        ("y", "i"),
        ("['`’]", ""),
    ):
        spoken = re.sub(pattern, sound, spoken)
    return str(_to("Greek").transliterate(spoken)).title()


def katakana(name: str, _schema: str, _rng: random.Random) -> str:
    """The name in Katakana, its words apart by a middle dot."""
    written = "・".join(str(_to("Katakana").transliterate(_spoken(name).lower().replace("y", "i"))).split())
    for old, new in (
        ("ヷ", "ヴァ"),
        ("ヸ", "ヴィ"),
        ("ヹ", "ヴェ"),
        ("ヺ", "ヴォ"),
        ("デ・", "ド・"),
        ("テ・", "ト・"),
    ):
        written = written.replace(old, new)
    return written


def arabic(name: str, _schema: str, _rng: random.Random) -> str | None:
    """An Arabic name in Arabic letters, its short vowels left out as people do; None for other names."""
    if not _ARABIC_NAME.search(name):
        return None
    words = re.sub(r"\b(al|el)[- ]", "ال", _spoken(name).lower()).replace("-", " ").split()
    return " ".join(filter(None, (_KNOWN.get(word) or _arabic_word(word) for word in words)))


def _arabic_word(word: str) -> str:
    article, rest = ("ال", word[2:]) if word.startswith("ال") else ("", word)
    rest = re.sub(r"([a-z])\1", r"\1", rest.replace("aa", "â").replace("ee", "î").replace("oo", "û"))
    rest = rest.replace("â", "aa").replace("î", "ee").replace("û", "oo")
    written = "ا" if rest[:1] in set("aeiou") else ""
    rest, ending = (rest[:-2], "ة") if rest.endswith("ah") else (rest[:-1], "ي") if rest.endswith("i") else (rest, "")
    place = 1 if written else 0
    while place < len(rest):
        pair = next((row for row in _ARABIC if rest.startswith(row[0], place)), None)
        # i and u before a last consonant are long: Rashid, Mahmud.
        last = place == len(rest) - 2 and not ending and rest[place] in "iu"
        written += pair[1] if pair else {"i": "ي", "u": "و"}[rest[place]] if last else ""
        place += len(pair[0]) if pair else 1
    return article + written + ending
