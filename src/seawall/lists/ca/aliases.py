"""Canada's aliases: one field with several names, for which the list has no one way of parting them.

Semicolons, "or", "/" between blanks, language labels ("Arabic:") and a change of script always part. Commas and "and" may
belong to a name ("Konkord, OOO"; "Ministry of Science and Youth"): they part the aliases of persons, and those of entities
only where the pieces show that they are names. Where they don't, the text stays whole. Seen on the list of 2025-05-25:
2,877 fields, of which some 450 hold more than one name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.fuzz import ratio

from seawall.lists.script import is_latin, runs
from seawall.names import Kind, analyse

# "Russian:", "Belarussian :", "(Arabic:"; a label is a language, which English writes with a capital.
# Texts come in one line, their words parted by single blanks (reader.py).
_LABEL = re.compile(r"[,(]{0,2} ?\b(?:and )?[A-Z][a-z]+(?:ian|ic|an|sh|ese|ari) ?: ?")
_ALWAYS = re.compile(
    r" ?; ?| ?,? or | / ?|/ |(?<=[\"”»])/|/(?=[\"“«])"
    r"|(?<=[^\x00-\u024f])/(?=[^\x00-\u024f])|(?<=[A-Z]{3})/(?=[A-Z]{3})"
)
_AND = re.compile(r",? (?:and|et) ")
_COMMA = re.compile(r" ?, ?")
# "Turbine Works JSC (also known as LLC Turbine Plant)".
_KNOWN_AS = re.compile(r" ?\(also known as (?P<names>.*)\) ?$", re.IGNORECASE)
# What quotation marks and brackets hold is one name, commas and all.
_HELD = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|\([^()]*\)")
# "DIKIY (DIKY)": another spelling of the name before it.
_SPELT = re.compile(r"(?P<name>[^()]+) \((?P<again>\w+)\)")
# The longest real field has 537 characters. What is longer stays whole: the patterns above must not run on it for ever.
LONGEST = 2_000
# So much alike are two spellings of one name: "Andrei" and "Andrey" 83, "Motorola" and "Arseny" 14 (2025-05-25).
_RESPELT = 60


def names_of_entity(text: str) -> tuple[str, ...]:
    """The names in the field of an entity or ship: the first is its name, the others are also known or in French.

    >>> names_of_entity("Hara Institute/Institut Hara")
    ('Hara Institute', 'Institut Hara')
    """
    known = _KNOWN_AS.search(text) if len(text) <= LONGEST else None
    if known is None or not known.start():
        return _bilingual(text)
    own = _bilingual(text[: known.start()])
    return (*own, *aliases(known["names"], own[0], is_person=False))


def _bilingual(text: str) -> tuple[str, ...]:
    """English and French, each of more than one word; "MEC Steel Mills (Hmaw Bi/Pyi/Ywama)" is one name."""
    halves = tuple(half.strip() for half in _HELD.sub("", text).split("/"))
    whole = tuple(half.strip() for half in text.split("/"))
    return whole if len(halves) == len(whole) == 2 and all(" " in half for half in whole) else (text,)


def spellings(name: str) -> tuple[str, ...]:
    """A part of a person's name, and its other spelling in brackets where there is one."""
    found = _SPELT.fullmatch(name) if len(name) <= LONGEST else None
    return (found["name"], found["again"]) if found else (name,)


def aliases(text: str, name: str, *, is_person: bool) -> tuple[str, ...]:
    """The names in a field of aliases of the party with this name, each once.

    >>> aliases("Banque Rossiya; Банк Россия and АО АБ Россия", "Bank Rossiya", is_person=False)
    ('Banque Rossiya', 'Банк Россия', 'АО АБ Россия')
    """
    if len(text) > LONGEST:
        return (text,)
    parted = (piece for labelled in _LABEL.split(text) for piece in _ALWAYS.split(labelled))
    pieces = (half for piece in parted for half in _bilingual(piece))
    part = _persons if is_person else _entities
    found = (alias for piece in pieces for run in _by_script(piece) for alias in part(run, name))
    return tuple(dict.fromkeys(alias for raw in found if any(map(str.isalnum, alias := _trimmed(raw)))))


def respelt(alias: str, family: str, given: str) -> str:
    """The whole name in which one word is spelt as in this alias; empty where the alias is more, or no such spelling.

    >>> respelt("Andrei", "AKIMOV", "Andrey Igorevich"), respelt("Motorola", "PAVLOV", "Arseny")
    ('AKIMOV, Andrei Igorevich', '')
    """
    if " " in alias or not is_latin(alias):
        return ""
    words = [family, *given.split()]
    near = [ratio(alias.casefold(), word.casefold()) if word else 0 for word in words]
    best = near.index(max(near))
    if near[best] < _RESPELT:
        return ""
    words[best] = alias
    return ", ".join(filter(None, (words[0], " ".join(words[1:]))))


def _by_script(piece: str) -> Iterator[str]:
    """The stretches of a text that are in one script, where commas or "and" part them; words of one name stay together."""
    stretches = list(runs(piece))
    whole: list[str] = []
    for number, (latin, text) in enumerate(stretches):
        is_joint = latin and text.strip(" ,") in ("and", "et")
        before = whole[-1] if whole else ""
        starts = not before or before.rstrip().endswith((",", "\0")) or is_joint
        if is_joint and whole and number + 1 < len(stretches):
            whole.append("\0")
        elif starts or _ends_in_joint(before):
            whole.append(text)
        else:
            whole[-1] = f"{before} {text}"
    yield from (_AND.sub("", f"{text} ") if _ends_in_joint(text) else text for text in whole if text != "\0")


def _ends_in_joint(text: str) -> bool:
    return bool(re.search(r"\s(?:and|et)$", text))


def _persons(text: str, family: str) -> Iterable[str]:
    pieces = [piece for part in _COMMA.split(text) for piece in _AND.split(part) if piece]
    words = [len(piece.split()) for piece in pieces]
    # "Баранов, Олег Анатольевич" is one name, its family name first; "Sergei, Serhii SHERBAKOV" are two.
    if len(pieces) != 2 or words[0] > 1 or words[1] == 1 or "," not in text:
        return pieces
    is_family = not is_latin(text) or ratio(pieces[0].casefold(), family.casefold()) >= _RESPELT
    return [text] if is_family else pieces


def _entities(text: str, name: str) -> Iterable[str]:
    pieces = list(_with_forms(_at_commas(text)))
    # Two commas make a list; a single one does where both pieces are names of the same thing.
    if len(pieces) == 1 or not _begin_as_names(pieces) or (len(pieces) == 2 and not _are_two(pieces, name)):
        pieces = [text]
    for piece in pieces:
        halves = _AND.split(piece)
        # "Institute of Chemistry and Mechanics": a single word after "and" belongs to the name.
        is_two = len(halves) == 2 and " " in halves[1] and all(_kin(halves, name))
        yield from halves if is_two else [piece]


def _at_commas(text: str) -> Iterator[str]:
    covered = _HELD.sub(lambda found: "_" * len(found.group()), text)
    at = 0
    for comma in _COMMA.finditer(covered):
        yield text[at : comma.start()]
        at = comma.end()
    yield text[at:]


def _are_two(pieces: Sequence[str], name: str) -> bool:
    """Whether both are names: single words, with a legal form, of kin with each other, or a name and its initials."""
    first, second = pieces
    if _is_form(first):
        return False
    if _are_initials(second, first):
        return True
    # "Интеррос Инвест, МК": a few capitals behind a comma are a legal form more often than a name.
    if _is_short(second) and not _is_short(first):
        return False
    alone = [" " not in piece or _has_form(piece) for piece in pieces]
    return all(single or kin for single, kin in zip(alone, _kin(pieces, name), strict=True))


def _is_short(piece: str) -> bool:
    return len(piece) <= 4 and piece.isupper()


def _are_initials(piece: str, name: str) -> bool:
    words = [word for word in re.split(r"[\s-]+", name.casefold()) if word]
    return len(piece) > 2 and piece.casefold() == "".join(word[0] for word in words)[: len(piece)]


def _with_forms(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces with the legal forms that stand after a comma put back ("Konkord", "OOO")."""
    last = ""
    for piece in pieces:
        if last and _is_form(piece):
            last = f"{last}, {piece}"
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _is_form(piece: str) -> bool:
    tokens = analyse(f"Example {piece}").tokens[1:]
    return bool(tokens) and all(token.kind is Kind.LEGAL for token in tokens)


def _has_form(piece: str) -> bool:
    return any(token.kind is Kind.LEGAL for token in analyse(piece).tokens)


def _begin_as_names(pieces: Sequence[str]) -> bool:
    """Whether none goes on in small letters, as "Министерство образования, науки и молодежи" does; an article may."""
    bare = (re.sub(r"^(?:the |l['’])", "", piece.lstrip(" \"'«“‘(")) for piece in pieces)
    return not any(piece[:1].islower() for piece in bare)


def _kin(pieces: Sequence[str], name: str) -> list[bool]:
    """Of each piece, whether it has a word of another one, or of the party's own name."""
    words = [_words(piece) for piece in pieces]
    others = [set().union(_words(name), *words[:at], *words[at + 1 :]) for at in range(len(words))]
    return [bool(mine & theirs) for mine, theirs in zip(words, others, strict=True)]


def _words(text: str) -> set[str]:
    return {token.form for token in analyse(text).tokens if token.kind is Kind.WORD and len(token.form) > 2}


def _trimmed(alias: str) -> str:
    """Without what parted it, and without a bracket that was opened or closed elsewhere."""
    bare = alias.strip(" ,;/")
    return bare.strip("() ") if bare.count("(") != bare.count(")") else bare
