"""Which script a name is written in, told from its letters alone, for lists that do not say it."""

import icu

# Scripts that are written together by custom: what the mixture is called (ISO 15924).
_TOGETHER = (
    (frozenset({"Hani", "Hira", "Kana"}), "Jpan"),
    (frozenset({"Hani", "Hang"}), "Kore"),
)


def script_of(text: str) -> str:
    """The ISO 15924 code of the one script of all letters; empty where there are several, or no letter.

    >>> script_of("永信至诚"), script_of("Алексей"), script_of("Al-Qaida (القاعدة)")
    ('Hani', 'Cyrl', '')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    codes = (str(icu.Script.getScript(ord(character)).getShortName()) for character in text if character.isalpha())
    found = frozenset(codes) - {"Zyyy", "Zinh"}
    if len(found) == 1:
        return next(iter(found))
    return next((name for scripts, name in _TOGETHER if found and found <= scripts), "")
