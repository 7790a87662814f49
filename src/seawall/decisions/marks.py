"""How well the source of a rule is known, and what is said of a rule whose source nobody has verified."""

from enum import StrEnum


class Verified(StrEnum):
    """How well a rule's source is known: the marks of the project's collection of facts."""

    OFFICIAL = "A"  # official text was read
    SECONDARY = "B"  # two or more secondary sources agree
    ONE_SOURCE = "C"
    UNVERIFIED = "M"  # general knowledge, to be verified before anyone relies on it

    @property
    def may_release(self) -> bool:
        """Whether a rule may let something pass by itself: one that nobody has verified leaves it to a person."""
        return self in {Verified.OFFICIAL, Verified.SECONDARY}

    @property
    def words(self) -> str:
        """The mark in words, the unverified ones named as such."""
        return _WORDS[self]


_WORDS = {
    Verified.OFFICIAL: "A: official text was read",
    Verified.SECONDARY: "B: two or more secondary sources agree",
    Verified.ONE_SOURCE: "C: one source, unverified",
    Verified.UNVERIFIED: "M: unverified",
}


def marked(text: str, verified: Verified) -> str:
    """The text of a rule, with a word of warning where its source is not verified."""
    return text if verified.may_release else f"{text} [rule unverified, {verified}]"
