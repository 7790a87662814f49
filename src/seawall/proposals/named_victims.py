"""Companies that a sentence names as victims of a group: "penetrated nine carriers, including Verizon and AT&T"."""

import re
from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.apposed import is_own_name
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.phrases import IN_PARENTHESES
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.words import NO_NAME

_NAME = r"(?!(?:The|An?|Its|Their)\b)[A-Z][\w&.’'-]*[\w](?: (?!(?:and|or)\b)[A-Z][\w&’'-]*){0,2}"
_LIST = (
    rf"(?P<names>{_NAME}(?:(?:, | and |, and |,? as well as ){_NAME})+|{_NAME}(?= and (?:other|several other|more)\b))"
)
_THOSE = r"(?:carriers|telecoms?|telcos|companies|providers|operators|firms|giants|networks|organi[sz]ations|victims)"
_BROKEN = r"(?:breached|hacked|penetrated|infiltrated|compromised|hit|(?:broke|broken|burrowed|gotten|got) into)"
_PATTERNS = (
    late(
        rf"(?<!from )(?<!by )\b{_THOSE}(?: (?!from\b)[\w ]{{1,24}})?,? (?:including|such as|like|among them|notably)(?: those of)?(?: the)? {_LIST}"
    ),
    late(
        rf"\b(?:intrusions?|breach(?:es)?|hacks?|hacking|break-ins?|attacks?) (?:at|of|on|against|into)(?: the)? {_LIST}"
    ),
    late(rf"\b{_BROKEN}(?: the)? {_LIST}"),
)
_ONE = late(_NAME)
# Without such a word nobody did anything to those that are named.
_DONE = late(
    r"\b(?:breach|hack|compromis|infiltrat|penetrat|broke|broken|burrow|intru|attack|hit|victim|target|spied|stole)\w*\b|\b(?:inside|behind)\b"
)


def named_victims(sentence: Marked) -> Iterator[Hit]:
    """The companies of such lists, of the group that the sentence names before them."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence.text):
            doer = _doer(sentence, found)
            for one in _ONE.finditer(sentence.text, found.start("names"), found.end("names")) if doer else ():
                if doer and _is_company(one, sentence):
                    victim = node(NodeKind.COMPANY, one[0])
                    reach = (doer.start, one.end())
                    yield Hit("named victim", doer.node, Relation.COMPROMISES, victim, found[0], *one.span(), reach)


# "One of Flax Typhoon's victims, a California organization, suffered".
_ONE_OF = late(r"\b(?:[Oo]ne|[Ss]ome|[Ss]everal|[Tt]wo|[Mm]any|[Aa]mong) (?:of )?(?:the )?$")
_VICTIMS = late(r"[’']s? (?:[a-z]+ )?(?:victims|targets), (?:an? |the )?$")


def one_of_victims(sentence: Marked) -> Iterator[Hit]:
    """The victim that stands beside "one of its victims"."""
    for slot in sentence.slots:
        groups = [one for one in sentence.slots if one.kind is NodeKind.ACTOR and one.stop < slot.start]
        found = _VICTIMS.fullmatch(sentence.text, groups[-1].stop, slot.start) if groups else None
        if (
            found
            and slot.kind in (NodeKind.SECTOR, NodeKind.AUTHORITY)
            and _ONE_OF.search(sentence.text, 0, groups[-1].start)
        ):
            words = found[0].lstrip("’'s ").rstrip(" ,")
            yield Hit("named victim", groups[-1].node, Relation.COMPROMISES, slot.node, words, *found.span(), (groups[-1].start, slot.stop))  # fmt: skip


def _doer(sentence: Marked, found: re.Match[str]) -> Slot | None:
    """The group before the list; none where it is a list of makers of devices, or nothing was done to anybody."""
    begin = sentence.text.rfind(";", 0, found.start()) + 1
    before = [slot for slot in sentence.slots if begin <= slot.start and slot.stop <= found.start()]
    # Other names in parentheses are the same group's.
    aside = [each.span() for each in IN_PARENTHESES.finditer(sentence.text)]
    groups = [
        slot for slot in before if slot.kind is NodeKind.ACTOR and not any(start <= slot.start < stop for start, stop in aside)
    ]  # fmt: skip
    is_of_devices = any(slot.kind is NodeKind.DEVICE for slot in before)
    is_done = _DONE.search(sentence.text, begin, found.start("names"))
    return groups[-1] if groups and is_done and not is_of_devices else None


def _is_company(one: re.Match[str], sentence: Marked) -> bool:
    """Whether a name of the list is one that nobody knew, or a company's; no country, office or day."""
    over = [slot for slot in sentence.slots if slot.start < one.end() and one.start() < slot.stop]
    is_known = all(slot.kind is NodeKind.COMPANY for slot in over)
    return is_known and is_own_name(one[0]) and one[0].split()[0].casefold() not in NO_NAME
