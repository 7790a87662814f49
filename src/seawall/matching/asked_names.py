"""Which names of a party are screened: those it has, those that one field holds, and what of them is not read."""

import re
from collections.abc import Iterable, Iterator

from seawall.entities import Party, Schema
from seawall.matching.items import may_be_cut
from seawall.names import NameType, alternatives, analyse, holders, holds_more, undisguised, without_branch
from seawall.names.analyse import MAX_NAME_CHARS, MAX_TOKENS
from seawall.names.joined import joined
from seawall.names.plain import is_plain
from seawall.names.repair import completed

# At most this many names of one party are screened; a customer with more is a list, not a customer (`names_unread`).
# The longest listed entries have more than a hundred, and who asks about one gives them all.
MOST_NAMES = 1_024
_PIECE = re.compile(r"[^\W\d_]+|\d+")

_TYPES = {
    Schema.PERSON: NameType.PERSON,
    Schema.VESSEL: NameType.OBJECT,
    Schema.AIRPLANE: NameType.OBJECT,
    Schema.COMPANY: NameType.ORGANISATION,
    Schema.ORGANIZATION: NameType.ORGANISATION,
}


def name_type(schema: Schema) -> NameType:
    """What tables a name of such a thing asks; a listed legal entity is an organisation, a party's is unknown."""
    return _TYPES.get(schema, NameType.UNKNOWN)


def screened_names(party: Party) -> Iterable[str]:
    """The names that are screened, each once, and those that one string holds."""
    return names_of(party, name_type(party.schema))


def names_of(party: Party, kind: NameType) -> Iterable[str]:
    """The same, of a party whose names are of this type."""
    if len(party.names) == 1:
        return _own_names(party.names[0], kind)
    return dict.fromkeys(text for name in party.names[:MOST_NAMES] for text in _own_names(name, kind))


def names_unread(party: Party) -> Iterator[tuple[str, str]]:
    """What of a party's whole names is not screened, as it was said, and why."""
    if len(party.names) > MOST_NAMES:
        yield party.names[MOST_NAMES], f"it has {len(party.names):,} names; the first {MOST_NAMES:,} were screened"
    for name in party.names[:MOST_NAMES]:
        # No name that is cut has fewer letters: most are looked at no further.
        if len(name) > MAX_TOKENS and (why := _unread(name, name_type(party.schema))):
            yield name, why


def _unread(name: str, kind: NameType) -> str:
    """Why a name is not screened to its end; empty where it is."""
    if len(name) > MAX_NAME_CHARS:
        return f"only the first {MAX_NAME_CHARS:,} characters of this name were screened"
    if _most_tokens(name) > MAX_TOKENS and analyse(name, kind).cut:
        return f"only the first {MAX_TOKENS} words of this name were screened"
    holds = any(holds_more(text, kind) for text in (name, *undisguised(name)))
    return "only the first of the names that this one holds were screened" if holds else ""


def _most_tokens(name: str) -> int:
    """As many tokens as a name could have at most: a letter each in scripts that part no words, parts of compounds in others."""
    return sum(max(1, len(piece) // 2) if piece.isascii() else len(piece) for piece in _PIECE.findall(name))


def _own_names(name: str, kind: NameType) -> Iterable[str]:
    """A name field, and the names of this party that it holds: A/B, A d/b/a B, A c/o somebody else, Mr A and Mrs B; also as it
    reads where it is disguised or cut off.
    """
    if is_plain(name) and not may_be_cut(name):
        return (name,)
    others = (*undisguised(name), *_completed(name), *holders(name, kind), *without_branch(name, kind))
    return dict.fromkeys(text for one in (name, *others) for text in _held(one, kind)) if others else _held(name, kind)


def _completed(name: str) -> tuple[str, ...]:
    """The name with the rest of a legal form that a field cut off."""
    whole = completed(name) if may_be_cut(name) else ""
    return (whole,) if whole else ()


def _held(name: str, kind: NameType) -> Iterable[str]:
    found, parts = alternatives(name, kind), joined(name)
    return dict.fromkeys((*found, *(part.text for part in parts if part.is_same))) if parts else found
