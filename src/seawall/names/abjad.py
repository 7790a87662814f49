"""Names in Arabic script: small words that are names' mortar, written without vowels, to the form that lists use."""

import re

# Arabic, Persian and Urdu; the romanised forms are those that OFAC and the UN use most.
WORDS = {
    "ال": "al",
    "آل": "al",
    "بن": "bin",
    "ابن": "ibn",
    "بنت": "bint",
    "ابو": "abu",
    "ابي": "abi",
    "ابی": "abi",
    "ام": "umm",
    "عبد": "abd",
    "ولد": "ould",
    "الله": "allah",
    "اللہ": "allah",
    "شيخ": "sheikh",
    "شیخ": "sheikh",
    "حاجي": "haji",
    "حاجی": "haji",
    "الحاج": "haji",
    "سيد": "sayyid",
    "سید": "sayyid",
    "ملا": "mullah",
    "مولوي": "maulavi",
    "مولوی": "maulavi",
}  # fmt: skip

# Alif with hamza above, below or madda is written as plain alif as often as not; tatweel only stretches.
_ALIF = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ـ": ""})
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")
_SCRIPT = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


def is_abjad(text: str) -> bool:
    """Whether the text has letters of a script that writes no vowels."""
    return bool(_SCRIPT.search(text))


def part_articles(text: str) -> str:
    """Set the article apart from its word (الرحمن is al rahman), but not in the name of God."""
    words = (word.translate(_ALIF) for word in text.split())
    return " ".join(word if word in WORDS else _ARTICLE.sub("ال ", word) for word in words)
