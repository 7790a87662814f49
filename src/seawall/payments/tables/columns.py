"""A table's header to what each column means: by usual names, or as the user says; what is ambiguous is refused."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from seawall.errors import InputRefused, SettingRefused
from seawall.payments.tables.synonyms import FURTHER_PARTIES, IDENTIFIERS, SINGLE, SYNONYMS, Target

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD = re.compile(r"[\W_]+")
_LAST_NUMBER = re.compile(r"\s*\d+$")
# How many columns a refusal names: enough to see what was meant.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as written and what it means; target None is kept as it is."""

    header: str
    target: Target | None


def fold(header: str) -> str:
    """A header without case, accents, camelCase, blanks and signs: "E-Mail_Address" → "e mail address"."""
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", header)).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=1)
def synonyms() -> dict[str, Target]:
    """The table of synonyms, folded; a word that stood for two targets would be an error in the table."""
    found: dict[str, Target] = {}
    for target, words in SYNONYMS.items():
        for word in (str(target), *words.replace(";", ",").split(",")):
            if found.setdefault(fold(word), target) is not target:
                raise ValueError(f"the column name {word!r} stands for both {found[fold(word)]} and {target}")
    return found


@lru_cache(maxsize=4096)
def target_of(header: str) -> Target | None:
    """What a column of this name usually holds, None where it has no usual meaning."""
    words = fold(header)
    if words in synonyms():
        return synonyms()[words]
    if "." in header:
        return _target_of_path(header)
    for spelling in (words, _LAST_NUMBER.sub("", words), re.sub("(?<=[aou])e", "", words)):
        target = synonyms().get(spelling)
        if target is Target.NAME and spelling != words:
            return Target.NAME_PART
        if target and (spelling != _LAST_NUMBER.sub("", words) or spelling == words or target not in SINGLE):
            return target
    return None


_IN_NAMES = frozenset(
    {Target.NAME, Target.NAME_PART, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME, Target.ALIAS}
)
_OF_CUSTOMER = frozenset({Target.CITY, Target.REGION, Target.POSTAL_CODE, Target.BIRTH_DATE})


def _target_of_path(header: str) -> Target | None:
    """What a nested value means ("director.name", "address.city").

    A name inside a further party is that party's; elsewhere it is a further name of the customer. Identifiers are
    screened wherever they stand; keys and kinds of inner objects are not the customer's.
    """
    *above, last = header.split(".")
    # "name.first" is the first name.
    inner = target_of(last) or (target_of(f"{last} name") if target_of(above[-1]) in _IN_NAMES else None)
    further = next((known for step in above if (known := target_of(step)) in FURTHER_PARTIES), None)
    if inner in _IN_NAMES:
        return further or Target.ALIAS
    if inner in IDENTIFIERS or inner in FURTHER_PARTIES:
        return inner
    return inner if not further and (inner not in SINGLE or inner in _OF_CUSTOMER) else None


def check_targets(columns: Mapping[str, str]) -> None:
    """Refuse a mapping to a field that does not exist, with the nearest one that does."""
    for target in columns:
        if target not in set(Target):
            raise SettingRefused(
                f"there is no field {target!r} to map a column to{_nearest(target, list(Target))}; "
                f"fields are: {', '.join(Target)}"
            )


def resolve(headers: Sequence[str], source: str, columns: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """Say what each column means.

    columns maps target fields to headers as the user gave them. Raises SettingRefused for an unknown field, a missing
    or doubled column and for two columns that mean the same single thing; InputRefused where nothing can be screened.
    """
    mapped = _mapped(headers, columns or {}, source)
    found = []
    for place, header in enumerate(headers):
        target = mapped.get(place) or target_of(header)
        if place not in mapped and target in SINGLE and target in mapped.values():
            # Who names the name column explicitly wants it first, not the others unread: they are further names.
            target = Target.ALIAS if target is Target.NAME else None
        found.append(Column(header, target))
    _refuse_ambiguous(found, source)
    if not any(is_screenable(column.target) for column in found):
        raise InputRefused(
            f"{source}: no column is known to hold a name or an identifier; columns are: {_listed(headers)}. "
            f"Say which one does with --map name=COLUMN"
        )
    return tuple(found)


def is_screenable(target: Target | None) -> bool:
    """Whether a column says who somebody is."""
    names = (Target.NAME, Target.NAME_PART, Target.FIRST_NAME, Target.LAST_NAME, Target.ALIAS)
    return target in names or target in IDENTIFIERS or target in FURTHER_PARTIES


def _mapped(headers: Sequence[str], columns: Mapping[str, str], source: str) -> dict[int, Target]:
    check_targets(columns)
    mapped = {}
    for target, wanted in columns.items():
        places = [place for place, header in enumerate(headers) if header.strip() == wanted.strip()]
        if len(places) > 1:
            raise SettingRefused(f"{source}: there are {len(places)} columns named {wanted!r}; rename one of them")
        if not places:
            raise SettingRefused(
                f"{source}: there is no column {wanted!r}{_nearest(wanted, headers)}; columns are: {_listed(headers)}"
            )
        if places[0] in mapped:
            raise SettingRefused(f"{source}: column {wanted!r} is mapped to two fields")
        mapped[places[0]] = Target(target)
    return mapped


def _refuse_ambiguous(columns: Sequence[Column], source: str) -> None:
    for target in SINGLE:
        same = [column.header for column in columns if column.target is target]
        if len(same) > 1:
            raise SettingRefused(
                f"{source}: columns {_listed(same)} may each be the {target}; say which one with --map {target}=COLUMN"
            )


def _nearest(word: str, known: Sequence[str]) -> str:
    by_fold = {fold(name): str(name) for name in known}
    near = get_close_matches(fold(word), list(by_fold), n=1, cutoff=0.5)
    return f" (did you mean '{by_fold[near[0]]}'?)" if near else ""


def _listed(headers: Sequence[str]) -> str:
    more = f" and {len(headers) - _SHOWN} more" if len(headers) > _SHOWN else ""
    return ", ".join(repr(header[:80]) for header in headers[:_SHOWN]) + more
