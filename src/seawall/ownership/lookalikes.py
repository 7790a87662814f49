"""Members that look like one: the same name with the same legal form, once written out and once not, "X Ltd" and "X Limited".

They stay two, for a file may mean two; but shares of one company that are counted for two add up to too little, and a chain
breaks where it changes its spelling, so that it is told.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from seawall.entities import Identifier
from seawall.errors import Problem
from seawall.names.words import legal_forms
from seawall.ownership.graph import Graph
from seawall.ownership.readers.ids import folded
from seawall.ownership.stake import Member

# The longest phrase of a legal form, in words ("gesellschaft mit beschrankter haftung").
_LONGEST = 6
# Words that end the names of companies as legal forms do, and that the table of forms leaves to the words of all bodies.
_ALSO = {("corp",), ("corporation",), ("co",), ("company",)}


def lookalikes(graph: Graph) -> Iterator[Problem]:
    """A Problem for each two members that are known by their names alone and look like one."""
    alike: dict[tuple[str, ...], list[tuple[Member, str]]] = {}
    for member in graph.members.values():
        rest, form = _parted(folded(member.name))
        if rest and form:
            alike.setdefault(rest, []).append((member, form))
    for rows in alike.values():
        for (one, form), (other, other_form) in combinations(sorted(rows, key=lambda row: row[0].id), 2):
            if _is_short_for(form, other_form) and not _are_told_apart(one.identifiers, other.identifiers):
                yield _problem(one, other)


def _parted(name: str) -> tuple[tuple[str, ...], str]:
    """The words of a name without the legal form at its end or its beginning, and that form in one word."""
    words = tuple(name.split())
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        if _is_form(words[-count:]):
            return words[:-count], "".join(words[-count:])
        if _is_form(words[:count]):
            return words[count:], "".join(words[:count])
    return words, ""


def _is_form(words: tuple[str, ...]) -> bool:
    return words in legal_forms() or words in _ALSO


def _is_short_for(one: str, other: str) -> bool:
    """Whether one form is the other one cut short: "ltd" has letters of "limited" in their order, from the first to the last."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(letter in letters for letter in short)


def _are_told_apart(one: Iterable[Identifier], other: Iterable[Identifier]) -> bool:
    """Whether both bear numbers and have none in common: then the file itself says that they are two."""
    mine, theirs = ({row.value for row in rows} for rows in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _problem(one: Member, other: Member) -> Problem:
    place = f"{other.source} {other.place}".strip() or "another row"
    why = (
        f"it looks like {other.name!r} ({place}), and the two are taken for two: their shares are not added up. "
        "Where they are one, write the name in one way; where they are two, give each its number"
    )
    return Problem(one.source, one.place, "name", one.name, why)
