"""A payment's party beside the list entry that it may be: one row a kind of fact, alike parts marked on both sides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from seawall.cases import Alert
from seawall.corpus import Corpus
from seawall.decisions import Finding, entry_hash
from seawall.entities import Entity, PartialDate, Party, Role, Schema
from seawall.matching import ofac_tool_of
from seawall.payments import Subject
from seawall.web.desk.marks import Piece, equal, marked
from seawall.web.desk.waterfall import Waterfall, waterfall
from seawall.web.look.shown import kind

_Line: TypeAlias = tuple[Piece, ...]
# Of an entry with dozens of names or addresses so many are shown beside a party; the entry's own page has all.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of fact. more counts what had no room on the list's side."""

    label: str
    screened: tuple[_Line, ...]
    listed: tuple[_Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A finding as it is shown.

    rows       the two sides; empty where the entry is in no list that is used now
    waterfall  the score and its reasons
    note       what must be said of the entry: it changed since, or is gone
    ofac_tool  what OFAC's own search would show for the two names, emulated; None: nothing
    """

    finding: Finding
    rows: tuple[Row, ...]
    waterfall: Waterfall
    note: str
    ofac_tool: int | None


def compared(finding: Finding, alert: Alert, subject: Subject | None, corpus: Corpus) -> Compared:
    """A finding with both sides, the entry as the lists in use have it."""
    known = corpus.has(finding.match.entity_id)
    entity = corpus.entity(finding.match.entity_id) if known else None
    party = _party(finding, subject)
    rows = tuple(_rows(party, entity, finding)) if entity else ()
    return Compared(
        finding, rows, waterfall(finding.match), _note(finding, alert, entity), ofac_tool_of(finding.match)
    )  # fmt: skip


def _party(finding: Finding, subject: Subject | None) -> Party:
    """The party as it was screened; where it stood in no party (free text), its name alone."""
    there = [row for row in subject.parties if row.place == finding.place] if subject else []
    alone = Party(Role.RELATED, (finding.match.screened_name or finding.party,), place=finding.place)
    return next((row for row in there if row.caption == finding.party), there[0] if len(there) == 1 else alone)


def _note(finding: Finding, alert: Alert, entity: Entity | None) -> str:
    if entity is None:
        return "this entry is in none of the lists in use now: it was removed, or its list is not used any more"
    hashes = {row.entry_hash for row in alert.suspects if row.entity_id == finding.match.entity_id and row.entry_hash}
    if hashes and entry_hash(entity) not in hashes:
        return "the entry has changed since this was decided; what stands here is what the list says now"
    return ""


def _rows(party: Party, entity: Entity, finding: Finding) -> Iterator[Row]:
    match = finding.match
    listed_names = [name.text for name in entity.names]
    first = sorted(listed_names, key=lambda text: text != match.listed_name)
    yield _row("name", party.names, first, lambda text, _: marked(text, [match.listed_name]),
               lambda text, _: marked(text, [match.screened_name or party.caption]))  # fmt: skip
    kinds = ([] if party.schema is Schema.LEGAL_ENTITY else [party.schema], [entity.schema])
    for label, mine, theirs, mark in (
        ("kind", list(map(kind, kinds[0])), list(map(kind, kinds[1])), equal),
        ("born", _dates(party.birth_dates), _dates(entity.birth_dates), equal),
        ("place of birth", party.birth_places, entity.birth_places, marked),
        ("address", [row.text for row in party.addresses], [row.text for row in entity.addresses], marked),
        ("country", party.countries, (*entity.nationalities, *entity.citizenships), equal),
        ("identifier", [row.value for row in party.identifiers], [row.value for row in entity.identifiers], equal),
    ):
        if mine or theirs:
            yield _row(label, mine, _alike_first(theirs, mine), mark, mark)
    listings = [f"{row.authority} {row.list_name}: {', '.join(row.programmes)}" for row in entity.designations]
    yield _row("listed", (), listings, equal, equal)


def _alike_first(theirs: Iterable[str], mine: Iterable[str]) -> list[str]:
    """Values of the entry, those that are the same as one of the party's first."""
    known = list(mine)
    return sorted(dict.fromkeys(theirs), key=lambda text: not equal(text, known)[0].mark)


_Mark: TypeAlias = Callable[[str, Iterable[str]], _Line]


def _row(label: str, mine: Iterable[str], theirs: Iterable[str], mark: _Mark, mark_listed: _Mark) -> Row:
    screened, listed = list(dict.fromkeys(mine)), list(dict.fromkeys(theirs))
    return Row(
        label,
        tuple(mark(text, listed) for text in screened[:_MOST]),
        tuple(mark_listed(text, screened) for text in listed[:_MOST]),
        max(0, len(listed) - _MOST),
    )


def _dates(dates: Iterable[PartialDate]) -> list[str]:
    return [row.iso for row in dates]
