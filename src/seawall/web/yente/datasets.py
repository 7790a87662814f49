"""Data sets as yente's clients name them: one for each list of the corpus, what collections hold, and all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from seawall.corpus import Corpus, ListVersion
from seawall.entities import Entity
from seawall.entities.ftm.write import DATASET
from seawall.web.kept import kept

# "default" is yente's own word for everything; "sanctions" is what OpenSanctions calls the collection that most clients ask.
ALL = ("default", "sanctions")
# How a corpus says that an entry stands on a second list of the same publisher (corpus/merge.py).
_ALSO = "Also read in"


def plain(list_id: str) -> str:
    """A list's id as a data set's name: yente's have letters, digits and low lines only ("us_ofac_sdn")."""
    return list_id.lower().replace("-", "_")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question looks: the data sets, under the name that was asked for. Everything where it is one of ALL."""

    name: str
    datasets: frozenset[str]
    is_all: bool = False

    def holds(self, datasets: Iterable[str]) -> bool:
        """Whether an entity of these data sets is in it."""
        return self.is_all or not self.datasets.isdisjoint(datasets)

    def told(self, datasets: Sequence[str]) -> list[str]:
        """The data sets of an entity that an answer names: those of the scope, else the scope itself."""
        return [name for name in datasets if self.is_all or name in self.datasets] or [self.name]


def datasets_of(entity: Entity) -> list[str]:
    """The data sets that speak of an entity: its lists', and those that a collection names for it."""
    found = [plain(entity.source.list_id)]
    for fact in entity.facts:
        if fact.label == DATASET:
            found.append(fact.value)
        elif fact.label == _ALSO:
            found.append(plain(fact.value.partition(":")[0]))
    return list(dict.fromkeys(found))


@kept(1)
def children_of(corpus: Corpus) -> dict[str, frozenset[str]]:
    """The data sets inside each list of a corpus, by the list's own name; empty for a list that is no collection."""
    found: dict[str, set[str]] = {plain(row.id): set() for row in corpus.manifest.lists}
    collections = {
        row.id for row in corpus.manifest.lists if "FollowTheMoney" in row.format or "OpenSanctions" in row.format
    }
    for entity in corpus if collections else ():
        if entity.source.list_id in collections:
            own = plain(entity.source.list_id)
            found[own].update(name for name in datasets_of(entity) if name != own)
    return {name: frozenset(rows) for name, rows in found.items()}


@kept(1)
def known(corpus: Corpus) -> frozenset[str]:
    """Every data set that can be asked for by name, but those that mean all."""
    children = children_of(corpus)
    return frozenset(children).union(*children.values())


def version_of(row: ListVersion) -> str:
    """A list's version as yente writes one: the first digits of its bytes' hash."""
    return "".join(row.sha256)[:12] or "0"


def scope_of(corpus: Corpus, asked: str, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> Scope:
    """Where a question looks. 404 for a data set that is not known, as yente has it.

    What is included is met with what was asked for; a name that is not known there includes nothing.
    """
    name = plain(asked)
    names = known(corpus)
    if name not in ALL and name not in names:
        raise HTTPException(404, "No such dataset.")
    taken, left = [plain(one) for one in include], [plain(one) for one in exclude]
    if name in ALL and not taken and not left:
        return Scope(name, names, is_all=True)
    children = children_of(corpus)
    held = names if name in ALL else _with(children, [name])
    if taken:
        held &= names if any(one in ALL for one in taken) else _with(children, taken)
    return Scope(name, held - _with(children, left))


def _with(children: dict[str, frozenset[str]], names: Iterable[str]) -> frozenset[str]:
    asked = list(names)
    return frozenset(asked).union(*(children.get(name, frozenset()) for name in asked))
