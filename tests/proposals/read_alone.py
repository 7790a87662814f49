"""One sentence read by itself, behind one that names who is spoken of."""

from seawall.claims import Source
from seawall.documents import Sentence
from seawall.entities import PartialDate
from seawall.proposals import Proposal, Refusal, propose

BEFORE = "Integrity Technology Group, a botnet called Raptor Train and Flax Typhoon are the topics here."


def read_alone(text: str, day: str = "2025-01-03", before: str = BEFORE) -> list[Proposal | Refusal]:
    """What one sentence proposes; no list and no claim is known."""
    both = [Sentence(before, 1, 0, len(before)), Sentence(text, 2, 0, len(text))]
    made = propose(both, {}, [], Source("story.txt", "Example Herald", PartialDate.parse(day)))
    return [one for one in made if one.sentence.paragraph == 2]


def said(text: str) -> list[str]:
    """The claims of one sentence as sentences, mentions left out."""
    return [one.claim.sentence for one in read_alone(text) if isinstance(one, Proposal) and one.rule != "mention"]
