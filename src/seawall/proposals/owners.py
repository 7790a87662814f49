"""Who owns or controls a company, where a share or a list stands between: "both wholly owned by", "holds 51 percent of"."""

import re
from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.join import with_left
from seawall.proposals.late import late
from seawall.proposals.slot import Marked, Slot, taken_for

_OWNERS = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY})
_SHARE = r"(?:\d+(?:\.\d+)?(?: ?%| per ?cent)|(?:a )?(?:majority|half|third|quarter|two[- ]thirds)|jointly|partly|partially|wholly|fully|entirely)"
# "A is majority-owned by B", "A and C, both wholly owned by B".
_OWNED = late(
    rf"\.?(?P<many>,? (?:both|all|each)(?: of (?:them|which|whom))?)?,?(?: (?:that|which))?(?: (?:is|are|was|were|being))?(?P<share>[ -]{_SHARE})?[ -](?P<owned>owned) by (?:the )?"
)
# OFAC's own words: "owned or controlled by, directly or indirectly, B" (31 CFR 578.411 and its kin); they don't say which.
_EITHER = late(
    r"\.?(?: (?:pursuant to|under) (?:[^;.]|\.(?= ?[A-Z\d])){3,90}?)?(?P<many>,? (?:both|all|each)(?: of (?:them|which|whom))?)?,?(?: (?:that|which|for|as))?(?: (?:is|are|was|were|being))? (?:owned or controlled|controlled or owned) by,?(?: or [^,;.]{3,80},)?(?: directly or indirectly,)? (?:the )?"
)
# "B holds 51 percent of A", "B has a majority stake in A".
_HOLDS = late(
    rf"\.?(?:, an? [^,;]{{2,40}},)? (?:also |directly |indirectly )?(?:holds?|held|has|had|owns?|owned|controls?|acquired|bought) (?:(?:an? |the |about |more than |at least )*{_SHARE}|an? (?:[a-z-]+ )?stake)(?:[ -](?:[a-z]+ )?(?:stake|share|shares|interest|shareholding))?(?: of the shares| stake)? (?:of|in) (?:the )?"
)
# "Three entities that B owns: A, C and D"; "companies owned by B: A and C".
_LIST_OF = late(r"\b(?:entities|companies|firms|businesses) (?:that |which )?$", re.IGNORECASE)
_OWNS = late(r" (?P<how>owns(?: or controls)?|controls): (?:the )?")
_ARE = late(r"[^;]*? (?:are|were|for being)\b")


def owners(sentence: Marked) -> Iterator[Hit]:
    """The statements of one sentence that say so."""
    firms = [slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY]
    for other in (slot for slot in sentence.slots if slot.kind in _OWNERS):
        for one in firms:
            yield from _of_two(one, other, sentence)
        found = _OWNS.match(sentence.text, other.stop)
        if found and _LIST_OF.search(sentence.text, 0, other.start):
            relation = Relation.OWNS if found["how"] == "owns" else Relation.CONTROLS
            some = [slot for slot in firms if slot.start >= found.end()]
            yield from _hits(other, some, relation, found)


def _of_two(one: Slot, other: Slot, sentence: Marked) -> Iterator[Hit]:
    """What stands between a company and somebody says of them."""
    text = sentence.text
    if other.stop <= one.start:
        found = _HOLDS.fullmatch(text, other.stop, one.start)
        yield from _hits(other, [one], Relation.OWNS, found) if found else ()
        return
    for pattern, relation in ((_OWNED, Relation.OWNS), (_EITHER, Relation.CONTROLS)):
        found = pattern.fullmatch(text, one.stop, other.start)
        # What is plainly "owned by" the clauses tell.
        if found and (relation is Relation.CONTROLS or found["many"] or found["share"]):
            are_many = found["many"] or _ARE.match(found[0])
            some = with_left(one, sentence, found.start()) if are_many else [one]
            yield from _hits(other, some, relation, found)


def _hits(owner: Slot, some: Sequence[Slot], relation: Relation, found: re.Match[str]) -> Iterator[Hit]:
    words = found[0].strip(" ,:.").removesuffix(" the")
    for one in some:
        reach = (min(owner.start, one.start, found.start()), max(owner.stop, one.stop, found.end()))
        notes = taken_for(owner, one)
        yield Hit("owned by", owner.node, relation, one.node, words, *found.span(), reach, notes=notes)
