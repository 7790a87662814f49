"""The script of a name: told from its letters, else from the list's own word for it.

The list's word comes second: on the real list some names in Latin letters are called Cyrillic.
"""

from seawall.lists import script

# The column "Non-latin script type"; older lists name the language instead ("russian").
_WORDS = {
    "arabic": "Arab",
    "armenian": "Armn",
    "belarusian": "Cyrl",
    "bengali": "Beng",
    "burmese": "Mymr",
    "chinese": "Hani",
    "cyrillic": "Cyrl",
    "georgian": "Geor",
    "greek": "Grek",
    "hangul": "Hang",
    "hebrew": "Hebr",
    "japanese": "Jpan",
    "korean": "Kore",
    "latin": "Latn",
    "persian": "Arab",
    "russian": "Cyrl",
    "thai": "Thai",
    "ukrainian": "Cyrl",
    "urdu": "Arab",
}


def script_of(text: str, said: str = "") -> str:
    """The ISO 15924 code of a name whose letters are all of one script; else that of the list's word, or empty.

    >>> script_of("Йосиф Обазе"), script_of("AKHUND"), script_of("7-28")
    ('Cyrl', 'Latn', '')
    """
    return script.script_of(text) or _WORDS.get(said.strip().lower(), "")
