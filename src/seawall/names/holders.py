"""Account holders as banks write them: with a courtesy title, initials behind the name, or two of them in one field.

"MR DMITRY EXAMPLE", "EXAMPLE D.YU." and "MAX EXAMPLE AND ERIKA EXAMPLE" stand in name fields of which no message says whether
they hold a person. What is added to a name takes the score of a longer listed one below review, so that each holder is
screened as a plain name beside the field as it stands.
"""

import re
from collections.abc import Iterator

from seawall.names.analyse import MAX_NAME_CHARS, Kind, NameType, analyse
from seawall.names.words import suffixes

# So many holders of one field are read; a longer field is read as running text besides (joined.is_long).
MOST_HOLDERS = 8

# Titles that open the names of persons and few others: "General", "President" and "Captain" open those of companies and ships.
_TITLES = frozenset(
    "mr mrs ms miss mx mister messrs madam madame mme mlle monsieur herr herrn frau fraulein fräulein senor señor senora señora "
    "senorita señorita sra srta dott dottssa sig signor signora dr prof professor doctor doktor sir dame lord lady rev reverend "
    "hon sheikh shaikh shaykh haji hajji hajj capt col gen maj lt sgt adv smt shri gospodin gospozha dhr mevr mw bapak ibu "
    "господин госпожа г-н г-жа гражданин пан пані "
    # Who trades alone, in Russian and Ukrainian: the form stands before the person's name.
    "ип ip фоп fop".split()
)
# Of these, titles that nobody is called by: they stand in the middle and at the end too (EXAMPLE, MR MAX; EXAMPLE/MAX MR).
_ANYWHERE = frozenset("mr mrs ms miss mx mme mlle herr frau sra srta".split())
_GLUED = re.compile(r"(?<![^\W_])((?:mr|mrs|ms|dr|prof)\.)(?=[^\W_])", re.IGNORECASE)
# Who stands behind "and" and is no holder with a name.
_UNNAMED = frozenset("others other ors or anor another wife husband spouse family children co-owner 1".split())
# What stands between two holders. "E" and "O" are initials as well; "Y" joins family names too, and then nothing is plain.
_AND = frozenset("and or und oder et ou y и или ve veya jt jtwros".split())
_AND_PATTERN = re.compile(rf"\s*[&+]\s*|(?<!\S)(?:{'|'.join(sorted(_AND))})(?!\S)", re.IGNORECASE)
_LEAST_WORDS, _MOST_WORDS = 2, 5

# A letter of Cyrillic may be two of Latin: Yu. is Ю. A listed name begins with the first of them.
_TWO_LETTERS = {
    "yu": "Y", "ya": "Y", "ye": "Y", "yo": "Y", "ju": "Y", "ja": "Y", "iu": "Y", "ia": "Y", "zh": "Z", "kh": "K", "ts": "T", "ch": "C",
    "sh": "S",
}  # fmt: skip
# The last letter of Cyrillic: of the scripts before it people write initials.
_LAST_INITIAL = "\u052f"
_CYRILLIC = {"ю": "Y", "я": "Y", "ж": "Z", "х": "K", "ц": "T", "ч": "C", "ш": "S", "щ": "S"}
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]{1,2}\.\s?)+)(?=[^\W_]|\W|$)")


def holders(name: str, kind: NameType) -> tuple[str, ...]:
    """The plain names of the persons that a name field holds, where it says them otherwise; most fields do not.

    >>> holders("MR MAX EXAMPLE AND MRS ERIKA MUSTER", NameType.UNKNOWN)
    ('MAX EXAMPLE', 'ERIKA MUSTER')
    >>> holders("EXAMPLE D.YU.", NameType.UNKNOWN)
    ('D Y EXAMPLE',)
    """
    if kind not in {NameType.UNKNOWN, NameType.PERSON} or len(name) > MAX_NAME_CHARS or not _may_hold(name):
        return ()
    found = (_initials_first(holder) for holder in _parted(_GLUED.sub(r"\1 ", name)))
    return tuple(dict.fromkeys(holder for holder in found if holder != name))


def _may_hold(name: str) -> bool:
    words = name.casefold().replace(".", " ").replace("(", " ").replace(")", " ").replace(",", " ").split()
    is_signed = not HOLDER_SIGNS.isdisjoint(words) or "." in name or "&" in name or "+" in name
    return len(words) > 1 and (is_signed or (len(words[-1]) <= len("yu") and words[-1] <= _LAST_INITIAL))


def _parted(name: str) -> Iterator[str]:
    """Each holder of the field without titles; the whole field where not every part of it is a person's name."""
    pieces = [piece for piece in _AND_PATTERN.split(name)[:MOST_HOLDERS] if _plain(piece.strip()) not in _UNNAMED]
    parts = [part for piece in pieces if (part := _untitled(piece, 1))]
    if parts and parts != [name] and _may_be_person(parts[-1]):
        family = parts[-1].split()[-1]
        whole = [f"{part} {family}" if part.isalpha() and len(part) > 1 else part for part in parts]
        if all(map(_may_be_person, whole)):
            yield from whole
            return
    if len(parts) == len(pieces):  # no holder is a title alone: "MR AND MRS EXAMPLE" names nobody
        yield _untitled(name, _LEAST_WORDS)


def _untitled(name: str, least: int) -> str:
    """A name without the titles before, within and behind it, where so many words are left; nothing of a title alone."""
    words = name.replace("/", " ").split() if _ANYWHERE.intersection(map(_plain, name.split()[-1:])) else name.split()
    first, last = 0, len(words)
    while last - first > least and _plain(words[first]) in _TITLES:
        first += 1
    while last - first > least and _plain(words[last - 1]) in _BEHIND:
        last -= 1
    plain = [word for word in words[first:last] if _plain(word) not in _ANYWHERE]
    if not plain or (len(plain) == 1 and _plain(plain[0]) in _TITLES):
        return ""
    left = plain if len(plain) >= least else words[first:last]
    return " ".join(left).rstrip(",") if left != name.split() else name.strip()


def _may_be_person(part: str) -> bool:
    """Whether a part has the words of a person's name, and none of a company's."""
    words = part.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or any(character.isdigit() for character in part):
        return False
    return _are_of_person(words)


def _are_of_person(words: list[str]) -> bool:
    """Whether words are none of a company's: no legal form, and no word of companies at the end.

    In front such a word may be a given name: Maria is short for maritime too.
    """
    told = " ".join(word for word in words if len(word) > 1)
    kinds = [token.kind for token in analyse(told, NameType.UNKNOWN).tokens]
    return bool(kinds) and Kind.LEGAL not in kinds and kinds[-1] is not Kind.CONCEPT


def _initials_first(name: str) -> str:
    """A name with its initials apart and in front, each one letter: "EXAMPLE D.YU." → "D Y EXAMPLE"."""
    words = _DOTTED.sub(lambda found: _spelt(found.group(1)), name).split()
    behind = len(words)
    while behind > 1 and (_is_letter(words[behind - 1]) or _is_two(words, behind - 1)):
        behind -= 1
    if words == name.split() == words[:behind] or not _are_of_person(words[:behind]):
        return name
    if behind < len(words) and all(len(word) > 1 for word in words[:behind]):
        initials = [_TWO_LETTERS.get(word.casefold(), _letter(word)) for word in words[behind:]]
        return " ".join([*initials, *(word.rstrip(",") for word in words[:behind])])
    return " ".join(words)


def _spelt(dotted: str) -> str:
    """Dotted initials apart; a title such as "Dr." is none."""
    initials = [initial.strip() for initial in dotted.split(".") if initial.strip()]
    if any(len(initial) > 1 and initial.casefold() not in _TWO_LETTERS for initial in initials):
        return dotted
    return " " + " ".join(_TWO_LETTERS.get(initial.casefold(), _letter(initial)) for initial in initials) + " "


def _is_letter(word: str) -> bool:
    """Whether a word is an initial: Han and Hangul have names of one sign."""
    return len(word) == 1 and word.isalpha() and word <= _LAST_INITIAL


def _is_two(words: list[str], place: int) -> bool:
    """Two letters for one, behind an initial: EXAMPLE D YU."""
    return place > 1 and words[place].casefold() in _TWO_LETTERS and _is_letter(words[place - 1])


def _letter(word: str) -> str:
    return _CYRILLIC.get(word.casefold(), word)


def _plain(word: str) -> str:
    return word.strip(".,()").replace(".", "").casefold()


_BEHIND = suffixes() | _ANYWHERE | frozenset("mba bsc msc llm esquire deceased decd ii iii iv".split())
HOLDER_SIGNS = _TITLES | _BEHIND | _AND
