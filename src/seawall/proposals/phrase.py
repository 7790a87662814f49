"""The phrases of a sentence: noun phrases with the mentions in them, verbs with their voice, and what stands between."""

from dataclasses import dataclass, field
from enum import StrEnum

from seawall.proposals.slot import Slot
from seawall.proposals.verbs import Form


class Kind(StrEnum):
    """What a phrase is."""

    NOUN = "noun phrase"
    VERB = "verb"
    PREPOSITION = "preposition"
    COMMA = "comma or dash"
    AND = "and, or"
    WHICH = "which, who, that"
    WHOSE = "whose"
    THAT = "that, behind a verb"
    WHILE = "while, because, if"
    COLON = "colon"
    STOP = "semicolon"


@dataclass(frozen=True, slots=True)
class Word:
    """One word; of a mention all its words are one."""

    text: str
    start: int
    stop: int
    slot: Slot | None = None


@dataclass(slots=True)
class Phrase:
    """One phrase of a sentence.

    words   as they stand; a mention is one word
    meant   the names that a common noun stands for: "the hackers", "two administrators"; is_settled: and nobody else
    verb    the verb's base, with its form, whether it is passive, whether it is finite, and whether "to" stands before it
    """

    kind: Kind
    words: list[Word] = field(default_factory=list)
    verb: str = ""
    form: Form = Form.BASE
    is_passive: bool = False
    is_finite: bool = False
    is_to: bool = False
    meant: tuple[Slot, ...] = ()
    is_settled: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.words[0].start

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.words[-1].stop

    @property
    def text(self) -> str:
        """Its words in lower case, mentions as they stand."""
        return " ".join(word.text if word.slot else word.text.casefold() for word in self.words)

    @property
    def head(self) -> Word:
        """The last word of a noun phrase: what it is."""
        return self.words[-1]
