"""OFAC's words for scripts, as ENHANCED and ADVANCED XML carry them, and their ISO 15924 codes.

OFAC's own code column is not used: it says "Hebrew" and "Japanese" where ISO says Hebr and Jpan.
"""

SCRIPTS = {
    "Arabic": "Arab",
    "Armenian": "Armn",
    "Bengali": "Beng",
    "Burmese": "Mymr",
    "Chinese": "Hani",
    "Chinese Simplified": "Hans",
    "Chinese Traditional": "Hant",
    "Cyrillic": "Cyrl",
    "Devanagari": "Deva",
    "Ethiopic": "Ethi",
    "Georgian": "Geor",
    "Greek": "Grek",
    "Hangul": "Hang",
    "Hebrew": "Hebr",
    "Japanese": "Jpan",
    "Khmer": "Khmr",
    "Korean": "Kore",
    "Lao": "Laoo",
    "Latin": "Latn",
    "Mongolian": "Mong",
    "Myanmar": "Mymr",
    "Sinhala": "Sinh",
    "Tamil": "Taml",
    "Thai": "Thai",
    "Tibetan": "Tibt",
}
