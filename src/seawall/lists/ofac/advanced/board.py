"""The parties of an ADVANCED file while it is read: what comes before them is kept for them, what comes after is added.

What is held: reference values, places and documents until a party takes them, and one draft for each party until the
lists on which it stands are known, which is at the end of the file.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.ofac.advanced.mapper import Place, Surroundings, enlist, fill, link, place
from seawall.lists.ofac.advanced.reader import (
    DocumentRecord,
    EntryRecord,
    RelationRecord,
    read_document,
    read_entry,
    read_location,
    read_party,
    read_relation,
)
from seawall.lists.ofac.advanced.references import References
from seawall.lists.ofac.draft import Draft, entity_id
from seawall.lists.roll import Roll
from seawall.records import Element

R = TypeVar("R", RelationRecord, EntryRecord)


class Board:
    """Takes the elements of one file in their order; entities() gives them out, once, when all are taken."""

    def __init__(self, list_id: str, file: str) -> None:
        self.published: date | None = None
        self._list_id = list_id
        self._file = file
        self._places: dict[str, Place] = {}
        self._documents: dict[str, list[DocumentRecord]] = {}
        self._drafts: list[Draft] = []
        self._by_profile: dict[str, Draft] = {}
        self._around = Surroundings(References(), self._places, set())
        self._takers: dict[str, Callable[[Element], Iterator[Problem]]] = {
            "ReferenceValueSets": self._take_references,
            "Location": self._take_place,
            "IDRegDocument": self._take_document,
            "DistinctParty": self._take_party,
            "ProfileRelationship": self._take_relation,
            "SanctionsEntry": self._take_entry,
            "SanctionsEntryLink": self._take_unknown,
        }

    def take(self, element: Element) -> Iterator[Problem]:
        """Take one element of the file; Problems that belong to no party come at once."""
        return self._takers[element.path.rpartition("/")[2]](element)

    def entities(self) -> Iterator[Entity | Problem]:
        """All entities in the file's order, and what was left over."""
        captions = {entity_id(draft.uid): draft.names[0].text for draft in self._drafts if draft.names}
        roll = Roll(self._file)
        for draft in self._drafts:
            draft.links = [replace(tie, target_name=captions.get(tie.target_id, "")) for tie in draft.links]
            draft.check()
            yield from roll.enter(draft)
        yield from self._orphans()
        yield from roll.close("<DistinctParty>", None)

    def _orphans(self) -> Iterator[Problem]:
        """Documents and places that no party refers to: somebody removed their party, or changed its number."""
        for identity_id, documents in self._documents.items():
            for document in documents:
                why = "a document of nobody in this file"
                yield Problem(self._file, f"IdentityID {identity_id}", "IDRegDocument", document.number, why)
        for uid, unvisited in self._places.items():
            if uid not in self._around.visited:
                why = "a place of nobody in this file"
                yield Problem(self._file, f"LocationID {uid}", "Location", unvisited.address.text, why)

    def _take_references(self, element: Element) -> Iterator[Problem]:
        self._around.references.take(element.xml)
        yield from ()

    def _take_place(self, element: Element) -> Iterator[Problem]:
        record = read_location(element.xml)
        if record.uid in self._places:
            yield Problem(self._file, element.place, "ID", record.uid, "this place stands in the file twice")
        self._places[record.uid] = place(record, self._around.references)

    def _take_document(self, element: Element) -> Iterator[Problem]:
        record = read_document(element.xml)
        self._documents.setdefault(record.identity_id, []).append(record)
        yield from ()

    def _take_party(self, element: Element) -> Iterator[Problem]:
        party = read_party(element.xml)
        if not party.profiles:
            yield Problem(self._file, element.place, "", party.fixed_ref, "a party without a profile: it has no names")
        for record in party.profiles:
            draft = Draft(record.uid, Source(self._list_id, self._file, element.place, self.published))
            if record.uid != party.fixed_ref:
                draft.problem("FixedRef", party.fixed_ref, "the party and its profile have different numbers")
            documents = [found for uid in record.identity_ids for found in self._documents.pop(uid, ())]
            fill(draft, record, documents, self._around)
            draft.leave_all(party.leftovers)
            self._drafts.append(draft)
            self._by_profile.setdefault(record.uid, draft)

    def _take_relation(self, element: Element) -> Iterator[Problem]:
        record = read_relation(element.xml)
        yield from self._add(record.from_id, record, link, element)

    def _take_entry(self, element: Element) -> Iterator[Problem]:
        record = read_entry(element.xml)
        yield from self._add(record.profile_id, record, enlist, element)

    def _add(
        self, uid: str, record: R, add: Callable[[Draft, R, Surroundings], None], element: Element
    ) -> Iterator[Problem]:
        draft = self._by_profile.get(uid)
        if draft is None:
            yield Problem(self._file, element.place, "ProfileID", uid, "no party in this file has this profile")
        else:
            add(draft, record, self._around)

    def _take_unknown(self, element: Element) -> Iterator[Problem]:
        yield Problem(
            self._file, element.place, "", "", "a link between list entries, which OFAC never used, is not read"
        )
