"""What comes of reading a sentence: a proposal for a person to confirm, or a refusal that says why there is none."""

from dataclasses import dataclass

from seawall.claims import Claim
from seawall.documents import Sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as a sentence seems to say it. It is nobody's claim until a person has accepted it.

    first, last  the ends of its window as ISO texts, at their own precision; empty where none is said
    notes        what a person should look at: reserve, descriptions that were resolved, days that were reckoned
    """

    claim: Claim
    rule: str
    sentence: Sentence
    first: str = ""
    last: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that looks like a claim and is none: denied by nobody known, negated, asked, only possible, a near name."""

    sentence: Sentence
    rule: str
    said: str
    why: str
