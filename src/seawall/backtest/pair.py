"""A pair: one party and one entry, as a line of a file states them, with what the file says of the two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from seawall.backtest.columns import Plan, Use
from seawall.backtest.records import Record
from seawall.entities import Entity, Identifier, IdentifierKind, ListedName, NameKind, Party, Source
from seawall.errors import Problem
from seawall.payments.keys import Keys
from seawall.payments.tables.columns import Column
from seawall.payments.tables.customer import Row, customer
from seawall.payments.tables.synonyms import Target


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides to be compared.

    place    where the pair stood: "row 12", "pair 3 (line 17)"
    columns  the input's own columns and their texts, in order
    label    whether the file says that both are one; None where it says nothing that can be read
    group    the file's own group or category; empty where it has none
    problems what of the pair could not be read: it is scored by what could
    """

    place: str
    columns: tuple[tuple[str, str], ...]
    party: Party
    entity: Entity
    label: bool | None
    group: str
    problems: tuple[Problem, ...]

    @property
    def has_two_sides(self) -> bool:
        """Whether both sides have a name or a number; else no score says whether they are one."""
        return all((side.names or side.identifiers) for side in (self.party, self.entity))


_LABELS = {
    **dict.fromkeys(("true", "1", "1.0", "yes", "y", "match", "positive", "same", "t"), True),
    **dict.fromkeys(("false", "0", "0.0", "no", "n", "non-match", "no match", "nonmatch", "negative", "different", "f"), False),
}  # fmt: skip


def pair_of(record: Record, plan: Plan, source: str) -> Pair:
    """One record as a pair."""
    problems = list(record.problems)
    one = _side(record, plan.columns(record.cells, 1), source, problems)
    two = _side(record, plan.columns(record.cells, 2), source, problems)
    group = next((text.strip() for header, text in record.cells if header == plan.group), "")
    return Pair(
        record.place, _joined(record.cells), one.party, _entity(two, source, record.place),
        _label(record, plan, source, problems), group, tuple(problems),
    )  # fmt: skip


def _joined(cells: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The values of a list in one cell, as tables write them."""
    found: dict[str, list[str]] = {}
    for name, text in cells:
        found.setdefault(name, []).append(text)
    return tuple((name, "; ".join(text for text in texts if text)) for name, texts in found.items())


@dataclass(frozen=True, slots=True)
class _Side:
    party: Party
    weak: frozenset[str]


def _side(record: Record, cells: Iterable[tuple[Use, str, str]], source: str, problems: list[Problem]) -> _Side:
    """One side by the mapper of customer tables, so that dates, kinds and addresses are read as in a screening."""
    mapped: list[tuple[Column, str]] = []
    bare: list[Identifier] = []
    weak = set()
    for use, header, text in cells:
        if use.is_identifier:
            bare += [Identifier(IdentifierKind.OTHER, part, label=header) for part in _several(text)]
            continue
        mapped.append((Column(header, use.target), text))
        if use.is_weak:
            weak |= set(_several(text))
    stands_in = [(Column("identifier", Target.TAX_ID), bare[0].value)] if bare and not mapped else []
    row = Row(record.place, [*mapped, *stands_in])
    read = customer(row, source, Keys(source))
    problems += [problem for problem in read.problems if problem not in problems]
    party = read.parties[0]
    identifiers = (*(() if stands_in else party.identifiers), *bare)
    return _Side(replace(party, identifiers=identifiers), frozenset(weak))


def _several(text: str) -> Iterator[str]:
    return (part.strip() for part in text.replace("|", ";").split(";") if part.strip())


def _entity(side: _Side, source: str, place: str) -> Entity:
    """The second side as an entry: its first name the primary one, its countries nationalities, on no list."""
    party = side.party
    names = tuple(
        ListedName(text, NameKind.AKA if number else NameKind.PRIMARY, weak=text in side.weak)
        for number, text in enumerate(party.names)
    )
    return Entity(
        id=place, schema=party.schema, names=names, designations=(), source=Source("pairs", source, place),
        identifiers=party.identifiers, addresses=party.addresses, birth_dates=party.birth_dates,
        birth_places=party.birth_places, nationalities=party.countries, gender=party.gender, unread=party.unread,
    )  # fmt: skip


def _label(record: Record, plan: Plan, source: str, problems: list[Problem]) -> bool | None:
    if not plan.label:
        return None
    said = next((text for header, text in record.cells if header == plan.label), "")
    label = _LABELS.get(said.strip().casefold())
    if label is None:
        why = "this label is neither yes nor no: the pair is scored, and not counted"
        problems.append(Problem(source, record.place, plan.label, said, why))
    return label
