"""How alike the names of two entries are, read from the matcher's reasons: the same, close, or neither."""

from dataclasses import dataclass
from enum import IntEnum

from seawall.entities import Entity
from seawall.matching import Basis, Match, Reason


class Likeness(IntEnum):
    """How alike two names are."""

    UNLIKE = 0
    CLOSE = 1  # spelt otherwise, or one has a part more: a patronymic, a middle name
    SAME = 2  # all parts of both, written alike


@dataclass(frozen=True, slots=True)
class Names:
    """What the best pair of names says.

    parts is how many words of the one stand for words of the other; rarity the matcher's points for how rare they are,
    between -1.6 and 1.3. main: both are the names that their lists put first, or a second name is the same too; one other
    name is shared by groups, their branches and their successors.
    """

    likeness: Likeness
    parts: int
    rarity: float
    text: str
    main: bool = False


# Log-odds below which two names are not alike at all: an even chance.
_LEAST = 0.0
# What a spelling may cost in all before it is another name: one letter of a name of three words costs about half a point.
_MOST_SPELLING = -1.6
_NOT_OF_NAMES = frozenset({"identifier", "country", "date of birth", "kind of thing", "gender"})
# What may differ between two writings of one name; "conflict", "numbers" and "son and father" are another party's.
_FORGIVEN = frozenset(
    {"name", "rarity", "order", "spelling", "legal form", "more on the list", "more in the screened name"}
)
_ALIKE = frozenset({"name", "rarity", "order"})


def names_of(match: Match, screened: Entity, listed: Entity) -> Names:
    """What a match says of the names alone; a weak a.k.a. is no name that tells who is meant (FAQ 122)."""
    rows = {reason.feature: reason for reason in match.reasons if reason.feature not in _NOT_OF_NAMES}
    rare = rows.get("rarity")
    if rare is None or match.weak or match.basis is Basis.WEAK_NAME:
        return Names(Likeness.UNLIKE, 0, 0.0, "the names are not alike")
    first = match.screened_name == screened.caption and match.listed_name == listed.caption
    main = first or len(_written(screened) & _written(listed)) > 1
    return Names(_likeness(match, rows), rows["name"].text.count(";") + 1, rare.points, _said(match), main)


def _likeness(match: Match, rows: dict[str, Reason]) -> Likeness:
    if rows.keys() <= _ALIKE:
        return Likeness.SAME
    spelling = rows["spelling"].points if "spelling" in rows else 0.0
    total = sum(row.points for row in rows.values())
    if len({_is_latin(name) for name in (match.screened_name, match.listed_name)}) > 1:
        return Likeness.UNLIKE  # Arabic writes Kamal and Jamal almost alike, and their births are one day's
    if rows.keys() <= _FORGIVEN and spelling >= _MOST_SPELLING and total >= _LEAST:
        return Likeness.CLOSE
    return Likeness.UNLIKE


def _written(entity: Entity) -> set[str]:
    """Its strong names as they are written, the size of letters apart."""
    return {" ".join(name.text.casefold().split()) for name in entity.names if not name.weak}


def _is_latin(text: str) -> bool:
    """Whether all its letters are Latin: the last block of them ends at U+024F, and Vietnamese has U+1E00 to U+1EFF."""
    return all(ord(one) < 0x250 or 0x1E00 <= ord(one) < 0x1F00 for one in text if one.isalpha())


def _said(match: Match) -> str:
    if match.screened_name.casefold() == match.listed_name.casefold():
        return f"the same name {match.listed_name}"
    return f"the names {match.listed_name} and {match.screened_name}"
