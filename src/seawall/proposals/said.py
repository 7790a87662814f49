"""One verb of a sentence with what it ties: of whom it is said, and what stands behind it."""

from dataclasses import dataclass, field

from seawall.proposals.phrase import Phrase


@dataclass(slots=True)
class Said:
    """One verb with what it ties.

    subjects   whom it may be said of, the likeliest first; each with what "and" joins to it
    objects    what stands directly behind it
    is_meant   only meant, planned or tried; is_aside: told in passing, behind "which"
    owners     behind "whose": whose the subject is
    joined     the verb that says with whom it was done: "joined the FBI in publishing"
    tails      by preposition, what follows: ("in", the phrases)
    """

    verb: Phrase
    subjects: list[list[Phrase]] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    tails: list[tuple[str, list[Phrase]]] = field(default_factory=list)
    is_meant: bool = False
    is_aside: bool = False
    at: int = 0
    owners: list[list[Phrase]] = field(default_factory=list)
    joined: "Said | None" = None

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where the verb and what stands behind it reach in the sentence."""
        rest = [*self.objects, *(phrase for _, some in self.tails for phrase in some)]
        return self.verb.start, max([self.verb.stop, *(phrase.stop for phrase in rest)])

    @property
    def particle(self) -> str:
        """The first preposition directly behind the verb: "took down", "linked to"."""
        return self.tails[0][0] if self.tails and not self.objects else ""
