"""A story read and held against its labels: facts found, and claims made that no label knows."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from seawall.claims import Relation, Source
from seawall.claims.node import key_of
from seawall.claims.owned import owner_of
from seawall.corpus import Corpus
from seawall.proposals import Proposal
from seawall.read import read

HERE = Path(__file__).parent
ANY = "*"


def _names(which: str) -> Mapping[str, str]:
    """Which names are one party: those of all sets, and over them the set's own."""
    found: dict[str, str] = {}
    for path in (HERE / "names.csv", HERE / f"{which}-names.csv"):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                found |= {row["key"]: row["names"] for row in csv.DictReader(stream)}
    return found


@dataclass(frozen=True, slots=True)
class Label:
    """One row: what a story says (fact), says in passing (also), or only seems to say (trap).

    Each field holds alternatives parted by bars, or a star for anything. An empty day is no day.
    """

    story: str
    kind: str
    label: str
    subject: str
    relation: str
    object: str
    denied: str
    first: str
    last: str
    words: str
    names: Mapping[str, str]

    def ties(self, made: Proposal) -> bool:
        """Whether the claim is of these two, in this relation and words, whatever its days."""
        claim = made.claim
        return (
            self._is_named(self.subject, claim.subject.name)
            and _is(self.relation, str(claim.relation))
            and self._is_named(self.object, claim.object.name)
            and _is(self.denied, "yes" if claim.denied else "")
            and _holds(self.words, claim.role)
        )

    def days(self, made: Proposal) -> bool:
        """Whether its days are these."""
        return _is(self.first, made.first) and _is(self.last, made.last)

    def leaves_room(self, made: Proposal) -> bool:
        """Whether its days are these, or less is said of them: true, if not all of the fact."""
        if self.subject == self.object == self.relation == ANY and self.denied != "yes":
            return bool(made.first) and self.days(made)
        return (not made.first or _is(self.first, made.first)) and (not made.last or _is(self.last, made.last))

    def _is_named(self, alternatives: str, said: str) -> bool:
        return any(_fits(name, said) for one in alternatives.split("|") for name in self.names.get(one, one).split("|"))


def _is(alternatives: str, said: str) -> bool:
    some = alternatives.split("|")
    return ANY in some or said in some


def _fits(name: str, said: str) -> bool:
    if ANY not in name:
        return key_of(name) == key_of(said)
    return fnmatchcase(said.casefold(), name.casefold())


def _holds(alternatives: str, said: str) -> bool:
    return alternatives in ("", ANY) or any(one.casefold() in said.casefold() for one in alternatives.split("|"))


def labels(which: str) -> dict[str, list[Label]]:
    """The labels of a set by story."""
    by_story: dict[str, list[Label]] = {}
    names = _names(which)
    with (HERE / f"{which}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            label = Label(
                row["story"], row["kind"], row["label"], row["subject"], row["relation"], row["object"], row["denied"],
                row["from"], row["until"], row["words"], names,
            )  # fmt: skip
            by_story.setdefault(label.story, []).append(label)
    return by_story


@dataclass(frozen=True, slots=True)
class Scored:
    """One story: its facts, which of them were found, and what was made that is none of them."""

    story: str
    facts: tuple[Label, ...]
    found: tuple[Label, ...]
    made: int
    wrong: tuple[Proposal, ...]

    @property
    def missed(self) -> tuple[Label, ...]:
        """The facts that nothing was made of."""
        return tuple(one for one in self.facts if one not in self.found)


def scored(path: Path, some: list[Label], corpus: Corpus) -> Scored:
    """Read the story as a stranger would: its day is in its own lines, no claim teaches a name."""
    document = read(io.BytesIO(path.read_bytes()), Source(path.name, "Example Herald"), corpus)
    facts = tuple(one for one in some if one.label == "fact")
    found = tuple(one for one in facts if any(one.ties(made) and one.days(made) for made in document.proposals))
    # A bare mention says of nobody that he did anything; the near names among them are looked at by their listings.
    told = [one for one in document.proposals if one.claim.relation is not Relation.MENTIONS or one.first]
    # That the network of somebody is his is what it is called by.
    told = [one for one in told if owner_of(one.claim.object) != one.claim.subject.name or one.rule != "its network"]
    true = [one for one in some if one.label != "trap"]
    traps = [one for one in some if one.label == "trap"]
    wrong = tuple(
        one
        for one in told
        if any(trap.ties(one) and trap.days(one) for trap in traps)
        or not any(label.ties(one) and label.leaves_room(one) for label in true)
    )
    return Scored(path.name, facts, found, len(told), wrong)
