"""The roll of one file: which entities were entered, whether any came twice, and whether the count is what was claimed."""

from collections.abc import Iterator

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.draft import Draft


class Roll:
    """Keeps the ids of one file only, not the entities: 20,000 short texts."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[str] = set()
        self._entered = 0

    def enter(self, draft: Draft) -> Iterator[Entity | Problem]:
        """The entity of a draft, and what is wrong with it; an id that came before is said, and both entries are kept."""
        self._entered += 1
        if not draft.uid:
            # Without an id it can't be compared with the next publication, but its names are still screened.
            draft.problem("id", "", "the entity has no id")
            draft.uid = f"unidentified-{self._entered}"
        elif draft.uid in self._seen:
            draft.problem("id", draft.uid, "this id stands in the file twice")
        self._seen.add(draft.uid)
        yield draft.entity()
        yield from draft.problems

    def close(self, what: str, claimed: int | None) -> Iterator[Problem]:
        """What the whole file lacks, once it is read."""
        if not self._entered:
            yield Problem(self._file, "", "", "", f"no {what} was found: another format, an empty list, or cut short")
        if claimed is not None and claimed != self._entered:
            why = f"the file claims {claimed} entries, {self._entered} were found"
            yield Problem(self._file, "", "count", str(claimed), why)
