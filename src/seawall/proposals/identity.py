"""Which company a group is said to be: "the group's true identity is a company known as A", "the identity of the group: A"."""

from collections.abc import Iterator
from itertools import pairwise

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.slot import Marked, taken_for

_IS = r"(?: is| was|,? as| to be|:)(?: really| actually| in fact)?(?: (?:the|an?) [^.;,]{2,60}?(?:,? (?:known as|called|named)|,))?(?: the)? [“\"]?"
_BEHIND = late(rf"[’']s (?P<what>(?:[a-z]+ )?identity){_IS}")
_BEFORE = late(r"\b(?P<what>(?:[a-z]+ )?identity) of (?:the )?(?:[a-z]+ ){0,2}?$")
_GOES_ON = late(_IS)


def identities(sentence: Marked) -> Iterator[Hit]:
    """The tie between a group and the company that a sentence says it to be."""
    parties = [slot for slot in sentence.slots if slot.kind in (NodeKind.ACTOR, NodeKind.COMPANY)]
    for group, firm in pairwise(parties):
        if group.kind is not NodeKind.ACTOR or firm.kind is not NodeKind.COMPANY or not firm.is_named:
            continue
        between = sentence.text[group.stop : firm.start]
        before = _BEFORE.search(sentence.text, 0, group.start) if _GOES_ON.fullmatch(between) else None
        found = _BEHIND.fullmatch(between) or before
        if found is not None:
            start = found.start("what") + (0 if found is before else group.stop)
            stop = start + len(found["what"])
            reach = (min(start, group.start), firm.stop)
            notes = taken_for(group)
            yield Hit(
                "linked to", firm.node, Relation.RELATED_TO, group.node, found["what"], start, stop, reach, notes=notes
            )
