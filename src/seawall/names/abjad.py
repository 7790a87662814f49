"""Names in Arabic and Hebrew script, which write no short vowels: to the consonants and long vowels of their readings.

A letter has its value by country: ض is d in Arabic and z in Persian and Urdu, ج is j, dj to the French, g in Egypt. The
readings are four: Arabic (BGN/PCGN 1956, UN 2017 without marks), Persian, Pashto and Urdu (BGN/PCGN 1958, 2007), the
French of the Maghreb and the Levant, and Egyptian. What is left open is judged in matching/kernels/unvowelled.py.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from anyascii import anyascii

from seawall.names.reading import LONGEST_WORD, Piece, Script, spellings

_SCRIPT = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufeff]")
_HEBREW = re.compile(r"[\u0590-\u05ff]")
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")
# Letters with dots are one abbreviation, as in names/fold.py: ش.م.ل is SAL.
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}(?:\w(?!\w))?")
# Marks: vowel signs, tatweel, bidirectional controls. The zero-width non-joiner parts words in Persian.
_MARKS = re.compile(r"[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200d-\u200f\u202a-\u202e]")
# One letter for those that keyboards of Arabic, Persian and Urdu write differently.
_ONE = str.maketrans({"ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ۃ": "ة",
                      "أ": "ا", "ٱ": "ا", "إ": "ا"})  # fmt: skip

# Letters: their reading in Arabic, Persian, French and Egyptian; one where all agree.
_LETTERS = {
    "ا": "a", "آ": "a", "ء": "", "ئ": "i", "ؤ": "w", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ټ": "t", "ث": "th s th s",
    "ج": "j j dj g", "چ": "ch ch tch g", "څ": "ts", "ځ": "z", "ح": "h", "خ": "kh", "د": "d", "ڈ": "d", "ډ": "d", "ذ": "dh z d z",
    "ر": "r", "ڑ": "r", "ړ": "r", "ز": "z", "ژ": "zh zh j j", "ږ": "zh g zh g", "س": "s", "ش": "sh sh ch sh", "ښ": "sh kh sh kh",
    "ص": "s", "ض": "d z d d", "ط": "t", "ظ": "z z dh z", "ع": "", "غ": "gh gh gh g", "ف": "f", "ڤ": "v", "ڨ": "g", "ق": "q gh k q",
    "ک": "k", "گ": "g", "ګ": "g", "ڭ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ڼ": "n", "ه": "h", "ة": "a", "و": "w",
    "ی": "y",
}  # fmt: skip
# Hebrew (BGN/PCGN 1962): beth, kaph and pe are hard at a word's head and soft at its end, either between.
_HEBREW_LETTERS = {
    "א": "a", "ב": "v v b b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h h ch h", "ט": "t", "י": "y", "כ": "kh k kh k",
    "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "f p f p", "ף": "f", "צ": "tz ts z tz",
    "ץ": "tz ts z tz", "ק": "k k k c", "ר": "r", "ש": "sh s sh s", "ת": "t t th t",
}  # fmt: skip
_HARD = {"ב": "bbbb", "כ": "kkkc", "פ": "pppp"}
_BY_SYSTEM = {
    letter: tuple(row.split(" ")) if " " in row else (row,) * 4
    for letter, row in {**_LETTERS, **_HEBREW_LETTERS}.items()
}
_PERSIAN = 1
# Of several in a word so many may be the one that is v.
_MOST_VS = 3
# Letters, and codes of letters, that only Persian and its neighbours write; and a و that may be a vowel or v.
_OF_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_INNER = re.compile("(?<=[^\\Wاآوی])و(?![ایهآو])")

# Small words: names' mortar and titles, by system. "ال" is also written with the letter that it is assimilated to.
_SUN = frozenset("تثدذرزسشصضطظن")
_SMALL = {
    "ال": "al ul el ol", "آل": "al al al al", "بن": "bin bin ben bin", "ابن": "ibn ibn ben ibn", "بنت": "bint bint bent bint",
    "ابو": "abu abu abou abo", "ابی": "abi abi abi abi", "ام": "umm umm oum om", "عبد": "abd abd abd abd", "ولد": "ould walad ould ould",
    "الله": "allah ullah allah allah", "شیخ": "sheikh shaikh cheikh sheikh", "حاجی": "haji haji hadji hagi", "حاج": "haj haj hadj hag",
    "سید": "sayyid seyed sayed sayed", "ملا": "mullah mullah mollah mulla", "مولوی": "maulavi mawlawi maulvi mawlavi",
    "علی": "ali ali ali aly", "عیسی": "isa essa issa issa", "یحیی": "yahya yahya yahia yehia", "عمر": "umar omar omar omar",
    "طه": "taha taha taha taha", "و": "wa va wa wa", "لل": "lil lil lil lil", "بال": "bil bil bil bel",
}  # fmt: skip
_SMALL_BY_SYSTEM = {word: tuple(row.split()) for word, row in _SMALL.items()}
# "For" and "by" with an article whose letter is assimilated to the next: biddam.
_WITH_ARTICLE = {"لل": "li", "بال": "bi"}
# Words that are written in one, of which the parts are written apart in Latin letters or with al between them.
_ABD = re.compile(r"^(عبد|ابو)ال(?=\w{2})")
_DIN = re.compile(r"(?<=\w{2})(ال)(دین)$")
_GOD = re.compile(r"(?<=\w{2})(الله)$")
_ARTICLE = re.compile(r"^ال(?=\w{2})")
# "And", "for" and "by" are written with the article that follows: والمسلمين is wa al muslimin, للتجارة lil tijara, بالدم
# bil dam. Shorter words begin so themselves (والي, والتر, بالي).
_AND = re.compile(r"^و(?=ال\w{3})")
_FOR = re.compile(r"^لل(?=\w{3})")
_BY = re.compile(r"^بال(?=\w{2})")


def is_abjad(text: str) -> bool:
    """Whether the text has letters of a script that writes no vowels."""
    return bool(_SCRIPT.search(text))


def read_abjad(text: str) -> Iterator[Piece]:
    """The words of some text in Arabic or Hebrew letters, each with its readings; what is Latin in it stays as it is."""
    typed = _MARKS.sub("", unicodedata.normalize("NFKC", text).replace("\u200c", " "))
    is_persian, plain = bool(_OF_PERSIAN.search(typed)), typed.translate(_ONE)
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), plain)
    words = [part for word in _WORD.findall(plain) for part in _parts(word[:LONGEST_WORD])]
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        yield _piece(word, following[:1], is_persian=is_persian)


def _parts(word: str) -> list[str]:
    """A word cut at the article: الرحمن is al rahman, عبدالرحمن abd al rahman; not in the name of God."""
    if word in _SMALL_BY_SYSTEM:
        return [word]
    for pattern, cut in (
        (_FOR, "لل "),
        (_BY, "بال "),
        (_AND, "و "),
        (_GOD, r" الله"),
        (_ABD, r"\1 ال "),
        (_DIN, r" ال دین"),
        (_ARTICLE, "ال "),
    ):
        word = " ".join(part if part in _SMALL_BY_SYSTEM else pattern.sub(cut, part) for part in word.split())
    return word.split()


@lru_cache(1 << 14)
def _piece(word: str, following: str, *, is_persian: bool) -> Piece:
    small = _SMALL_BY_SYSTEM.get(word)
    if small and word == "ال" and following in _SUN:
        sound = _BY_SYSTEM[following][0][:1]
        return Piece(word, spellings((*small[:2], f"e{sound}", f"u{sound}"), (f"a{sound}", "el")))
    if small and word in _WITH_ARTICLE and following in _SUN:
        sound = _WITH_ARTICLE[word] + _BY_SYSTEM[following][0][:1]
        return Piece(word, spellings((*small[:2], sound, sound)))
    if small:
        return Piece(word, spellings(small))
    if not _SCRIPT.search(word):
        return Piece(word)
    readings = tuple(_read(word, system) for system in range(4))
    if not readings[0]:
        return Piece(word, ("a",), Script.UNVOWELLED) if word[:1] in "اعآء" else Piece(word)
    # Before the word that it belongs to ة is heard as t: Jama'at, Harakat, Wilayat.
    construct = (readings[0] + "t",) if word.endswith("ة") else ()
    more = (*construct, *_with_consonants(word)) if is_persian else construct
    return Piece(word, spellings(tuple(one or readings[0] for one in readings), more), Script.UNVOWELLED)


def _with_consonants(word: str) -> tuple[str, ...]:
    """After a consonant Persian و is a vowel in most names and v in some: موحدی is Movahedi, سرور Sarvar, کبودوندی Kaboudvandi."""
    places = [found.start() for found in _INNER.finditer(word)]
    each = ((place,) for place in places[:_MOST_VS]) if len(places) > 1 else ()
    return tuple(_read(_with_v(word, some), _PERSIAN) for some in (places, *each) if some)


def _with_v(word: str, places: Sequence[int]) -> str:
    return "".join("ڤ" if place in places else letter for place, letter in enumerate(word))


def _read(word: str, system: int) -> str:
    read = [_letter(word, place, system) for place in range(len(word))]
    return "".join(_LATIN.findall("".join(read).lower()))


def _letter(word: str, place: int, system: int) -> str:
    letter, before, after = word[place], word[place - 1 : place], word[place + 1 : place + 2]
    if letter == "ع" and not before:
        return "a"
    if letter == "و" and system == _PERSIAN and _is_consonant(before, after):
        return "v"
    if letter in _HARD and not before:
        return _HARD[letter][system]
    if letter == "ו":
        return "v" if not before or after in {"ו", "י", "ה"} else "" if before == "ו" else "w"
    known = _BY_SYSTEM.get(letter)
    return known[system] if known else anyascii(letter)


def _is_consonant(before: str, after: str) -> bool:
    """Persian و is v at a word's head, after alif and before a vowel letter: جاویدان, فدوی; elsewhere it is a vowel."""
    return not before or before in "اآ" or (after != "" and after in "ایهآ")
