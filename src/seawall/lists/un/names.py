"""The names that the UN writes into one field: several spellings, the original script in brackets, remarks behind a comma.

Seen on the lists of 2024-11-30 and 2026-02-27; about 50 of 3,755 names are written so. A form that is not known here stays
as it was written.
"""

import re
from collections.abc import Iterator

from seawall.lists.script import is_latin, runs, script_of

# "Mohammed Sabet; Mohammad Sabet b) M. Javad Kareemi Sabet"; "GREAT LAKES BUSINESS COMPANY / GLBC", with blanks.
_BETWEEN = re.compile(r"\s*;\s*|\s+[a-z]\)\s+|\s+/\s+")
_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
# "(original script: Амир Хазмат)", "هيئة تحرير الشام (original script)", "(Ansar al-Mujahideen Network - sub-unit name)".
_LABEL = re.compile(r"\(?\b(?:in )?(?:original|arabic)(?: script)?\b\)?:?|\s- sub-unit name\b", re.IGNORECASE)
# "Safia Farkash Mohammed Al-Hadad, born 1 Jan. 1953 (…)", "Encep Nurjaman (birth name)".
_REMARK = re.compile(r",?\s+(?:born\s.*|\((?:[^()]*\d[^()]*|birth name|combat name)\))$", re.IGNORECASE)
_STRAY = " ,;)"
# The longest real field of names has 330 characters. What is longer stays whole: patterns must not run on it for ever.
_LONGEST = 2_000


def names_in(text: str) -> tuple[str, ...]:
    """The names in one field of names, as they stand there; at least the field itself where it has letters.

    >>> names_in("Jin Tiesan (金铁三)"), names_in("UMMAH TAMEER E-NAU (UTN)")
    (('Jin Tiesan', '金铁三'), ('UMMAH TAMEER E-NAU (UTN)',))
    """
    if len(text) > _LONGEST:
        return (text,)
    bare = _REMARK.sub("", text)
    found = [name for piece in _outside_brackets(bare) for name in _by_script(piece)]
    names = dict.fromkeys(name for raw in found if any(map(str.isalnum, name := _trimmed(raw))))
    return tuple(names) or ((text,) if text else ())


def remark_in(text: str) -> str:
    """What a field of names says that is no name; empty where there is nothing."""
    found = _REMARK.search(text) if len(text) <= _LONGEST else None
    return found.group().strip(" ,;") if found else ""


def names_in_note(note: str, *, of_latin: bool) -> tuple[str, ...]:
    """The names that a note on an alias holds: in another script, or a list of spellings of an alias that is not Latin.

    >>> names_in_note("Previously listed as. In Arabic: رياض محمد", of_latin=True)
    ('رياض محمد',)
    """
    if len(note) > _LONGEST:
        return ()
    foreign = tuple(name for latin, run in runs(note) if not latin and (name := _trimmed(run)))
    spelt = () if of_latin else tuple(name for piece in _spellings(note) for name in names_in(piece))
    return (*foreign, *spelt)


def _spellings(note: str) -> Iterator[str]:
    """Latin spellings, parted by semicolons, alone or in brackets: "(Abu Du’a; Abu Duaa’) prominently known by …"."""
    for piece in [note, *_BRACKETS.findall(note)]:
        if ";" in piece and is_latin(piece) and not re.search(r"[\d:()]", piece):
            yield piece


def _outside_brackets(text: str) -> Iterator[str]:
    """The pieces between the marks that part names; a mark inside brackets parts what is in them only."""
    covered = _BRACKETS.sub(lambda found: "_" * len(found.group()), text)
    at = 0
    for mark in _BETWEEN.finditer(covered):
        yield text[at : mark.start()]
        at = mark.end()
    yield text[at:]


def _by_script(piece: str) -> Iterator[str]:
    """A name and what its brackets hold, where that is the name again: in another script, or a list of spellings."""
    outside, again = piece, []
    for found in _BRACKETS.finditer(piece):
        inside = _LABEL.sub(" ", found[1])
        if ";" in inside or _in_other_scripts(inside, _BRACKETS.sub(" ", piece)):
            outside = outside.replace(found.group(), " ")
            again += _BETWEEN.split(inside)
    yield from [outside, *again] if again else _two_scripts(piece)


def _in_other_scripts(inside: str, outside: str) -> bool:
    first, second = script_of(inside), script_of(outside)
    return bool(first and second and first != second)


def _two_scripts(piece: str) -> Iterator[str]:
    """One name in two scripts ("Agha Jan Alizai اغا جان عالیزی"); a single foreign word may belong to the name."""
    stretches = [run for _, run in runs(piece)]
    parted = len(stretches) == 2 and all(len(run.split()) >= 2 for run in stretches)
    yield from stretches if parted else [piece]


def _trimmed(name: str) -> str:
    opened = name.strip(_STRAY + "(") if name.count("(") != name.count(")") else name.strip(" ,;")
    return " ".join(opened.split())
