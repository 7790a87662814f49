"""A collection's files to entities: what stands around each party is put together, whatever order the lines come in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from seawall.entities import Entity, Schema, Source
from seawall.errors import Problem
from seawall.lists.ftm.around import called, unfolded
from seawall.lists.ftm.delta import Change, changes_of
from seawall.lists.ftm.index import Index, index_of
from seawall.lists.ftm.lines import lines, not_read, record_from
from seawall.lists.ftm.mapper import draft_entity, party_of
from seawall.lists.ftm.record import Record
from seawall.lists.ftm.spill import BELONG, Spill
from seawall.lists.publisher import OpenFile
from seawall.lists.row import Part


def read_entities(
    list_id: str, files: tuple[OpenFile, ...], published: date | None = None
) -> Iterator[Entity | Problem]:
    """Read an edition, with the deltas and the index that are given beside it.

    Edges stand on lines of their own (entities.ftm.json) or inside their ends (targets.nested.json): both are looked for.

    The stream of the whole file is read twice and must be seekable. Memory: about 40 bytes an entity, the changes of the
    deltas, and 32 MB of edges; more edges go to a temporary file.
    """
    index, problems = index_of(files)
    yield from problems
    edition = _Edition(list_id, files, index, published)
    yield from edition.apply()
    spill = Spill()
    try:
        yield from edition.set_aside(spill)
        yield from edition.entities(spill)
        yield from spill.unused(edition.whole.name)
        yield from edition.end()
    finally:
        spill.close()


@dataclass(slots=True)
class _Edition:
    """One edition: its whole file, what deltas make of it, and what was met in it."""

    list_id: str
    files: tuple[OpenFile, ...]
    index: Index
    published: date | None
    changes: dict[str, Change] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    entries: int = 0
    parties: int = 0

    @property
    def day(self) -> date | None:
        """The day of the edition."""
        return self.index.published or self.published

    @property
    def whole(self) -> OpenFile:
        """The file that the deltas, if any, change."""
        return next(file for file in self.files if file.part is Part.WHOLE)

    def apply(self) -> Iterator[Problem]:
        """Learn what the deltas change."""
        for item in changes_of([file for file in self.files if file.part is Part.DELTA]):
            if isinstance(item, Problem):
                yield item
            else:
                entity_id, change = item
                first = self.changes.get(entity_id)
                change.is_new = first.is_new if first else change.is_new
                self.changes[entity_id] = change

    def set_aside(self, spill: Spill) -> Iterator[Problem]:
        """The first pass: edges, documents and addresses by what they name, and what each party is called."""
        for item in self._raw(told=True):
            if isinstance(item, Problem):
                yield item
                continue
            record, raw, _ = item
            is_party = party_of(record) is not None
            if is_party:
                spill.name(record.id, called(record))
            if not is_party or record.schema in BELONG:
                spill.put(record, raw)
        yield from self._unfitting()

    def _unfitting(self) -> Iterator[Problem]:
        """Where a delta speaks of another edition than the one it is applied to."""
        for entity_id, change in self.changes.items():
            if change.is_new and entity_id in self.replaced:
                why = "it was added by the delta and stood in the file before: the delta's entity is taken"
                yield Problem(change.file, entity_id, "op", "ADD", why)
            elif not change.is_new and entity_id not in self.replaced:
                why = "the delta changes or removes an entity that the file does not hold"
                yield Problem(change.file, entity_id, "op", "MOD" if change.raw else "DEL", why)

    def entities(self, spill: Spill) -> Iterator[Entity | Problem]:
        """The second pass: the parties, in the order of the file, then those that deltas brought."""
        for item in self._raw(told=False):
            if isinstance(item, Problem):
                continue  # told in the first pass
            record, _, file = item
            self.entries += 1
            schema = party_of(record)
            if schema is not None:
                self.parties += 1
                yield from self._party(record, schema, file, spill)

    def _party(self, record: Record, schema: Schema, file: str, spill: Spill) -> Iterator[Entity | Problem]:
        around = unfolded(record, file, spill)
        draft = draft_entity(record, around, schema, Source(self.list_id, file, record.place, self.day))
        yield draft.entity()
        yield from draft.problems
        yield from around.problems_of(record.id, file)
        if self._came_before(record.id, spill):
            yield Problem(file, record.id, "id", record.id, "this id stands in the file twice")

    def _came_before(self, entity_id: str, spill: Spill) -> bool:
        """Whether a party of this id was entered already; only ids that may come twice are kept in memory."""
        if not spill.may_come_twice(entity_id):
            return False
        before = entity_id in self.seen
        self.seen.add(entity_id)
        return before

    def end(self) -> Iterator[Problem]:
        """What the file lacks, once it is read."""
        file = self.whole.name
        if not self.parties:
            yield Problem(file, "", "", "", "no FollowTheMoney entity was found: another format, or an empty list")
        if not self.changes:
            yield from self.index.miscounted(file, entries=self.entries, parties=self.parties)

    def _raw(self, *, told: bool) -> Iterator[tuple[Record, bytes, str] | Problem]:
        """Every entity as it is after the deltas; with `told` also what can't be read."""
        file, stream = self.whole.name, self.whole.stream
        stream.seek(0)
        held: tuple[int, bytes, str] | None = None
        for item in lines(stream, file):
            if held and told:
                yield not_read(file, *held, is_last=False)
            held = None
            if isinstance(item, Problem):
                if told:
                    yield item
                continue
            number, raw = item
            record = record_from(raw, f"line {number}")
            if isinstance(record, str):
                held = (number, raw, record)
            elif record.id not in self.changes:
                yield from self._identified(record, raw, file, told=told)
            else:
                self.replaced.add(record.id)
        if held and told:
            yield not_read(file, *held, is_last=True)
        yield from self._brought(told=told)

    def _brought(self, *, told: bool) -> Iterator[tuple[Record, bytes, str] | Problem]:
        for change in self.changes.values():
            if not change.raw:
                continue
            record = record_from(change.raw, change.place)
            if isinstance(record, Record):
                yield record, change.raw, change.file
            elif told:
                yield Problem(change.file, "", change.place, change.raw[:80].decode("utf-8", "replace"), record)

    def _identified(
        self, record: Record, raw: bytes, file: str, *, told: bool
    ) -> Iterator[tuple[Record, bytes, str] | Problem]:
        if not record.id:
            # Without an id it can't be compared with the next edition, but its names are still screened.
            record.id = f"unidentified-{record.place.replace(' ', '-')}"
            if told:
                yield Problem(file, record.place, "id", "", "the entity has no id")
        yield record, raw, file
