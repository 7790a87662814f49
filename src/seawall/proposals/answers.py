"""What a heading asks and the lines below it answer: "Who was hit? Universities, government bodies and media outlets."."""

import re
from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.spoken_of import is_heading

_ASKS_VICTIMS = late(r"\b(?:victims?|targets?|targeted|hit|attacked|hacked|affected|breached)\b", re.IGNORECASE)
# "A Beijing security firm with a listing in Shanghai.": who that is, the heading asked.
_A_THING = late(
    r"^(?:An?|The) (?:[\w’'/-]+ ){0,5}?(?P<what>company|firm|contractor|business|vendor|provider|group|gang|crew|outfit|team)\b"
)
_WHAT = {"group": NodeKind.ACTOR, "gang": NodeKind.ACTOR, "crew": NodeKind.ACTOR, "team": NodeKind.ACTOR}


# A line of a list that says something of nobody: "• Headquartered in Beijing", "Why: supporting Flax Typhoon".
_FRAGMENT = late(
    r"(?:[•·*–—-]\s*)?(?:(?:Also |Better |Formerly |Previously |Publicly |Currently )?(?:[Kk]nown|[Ll]isted|[Hh]eadquartered|[Bb]ased|[Ff]ounded|[Tt]raded|[Ii]ncorporated|[Ee]stablished|[Rr]un)\b(?= (?:as|by|on|in|at|under|since)\b)"
    r"|(?:Why|Reason|Basis|Role|Activity|Activities|Links?|Ties|Clients?|Customers?|Accused of|Allegations?):\s)"
)


# What is longer is a sentence with a subject of its own further on.
_SHORT = 120


def is_short(text: str) -> bool:
    """Whether a line is short enough to be a fragment, with no other clause behind a comma."""
    return len(text) <= _SHORT and ", " not in text.partition(":")[2 if ":" in text[:16] else 0][:60]


def about(text: str, memory: Memory) -> Iterator[Slot]:
    """The one whom a heading asked about, in a line below that only says what he is; of a fragment the company told of."""
    fragment = _FRAGMENT.match(text)
    firm = memory.company()
    if fragment and firm and is_short(text):
        at = fragment.end() if ":" in fragment[0] else len(fragment[0]) - len(fragment[0].lstrip("•·*–— -"))
        yield Slot(firm.kind, firm, at, at, "", is_named=False)
    yield from _predicates(text, memory)
    found = _A_THING.match(text)
    topic = memory.asked
    kind = _WHAT.get(found["what"], NodeKind.COMPANY) if found else None
    if found and topic and topic.kind is kind:
        yield Slot(topic.kind, topic, found.start(), found.end(), found[0], is_named=False)


# "They're a state-sponsored group that has been active since 2021": of whom the sentence before told.
_IS_ONE = late(
    r"(?P<who>It|They|The hackers)(?: is| are| was| were|['’]s|['’]re) (?P<said>(?:an?|one of the) (?:(?!(?:of|that|which|who|for|with|by|in)\b)[\w’'/-]+ ){0,5}?(?P<what>company|firm|group|gang|crew|team))\b"
)


def _predicates(text: str, memory: Memory) -> Iterator[Slot]:
    """The group or company that "they are a group" is said of."""
    found = _IS_ONE.match(text)
    kind = _WHAT.get(found["what"], NodeKind.COMPANY) if found else None
    meant = memory.principal(memory.topic)
    if found and meant and meant.kind is kind:
        yield Slot(meant.kind, meant, found.start("said"), found.end("said"), found["said"], is_named=False)


def answers(sentence: Marked, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """The victims that stand without a verb below a heading about victims: of the group of which the document tells."""
    has_verb = any(each.kind is Kind.VERB and each.is_finite for each in every)
    if has_verb or memory.actor is None or not _ASKS_VICTIMS.search(memory.heading) or is_heading(sentence.text):
        return
    for slot in sentence.slots:
        if slot.kind in (NodeKind.SECTOR, NodeKind.COUNTRY):
            note = f"it stands below {memory.heading!r}"
            yield Hit(
                "targets",
                memory.actor,
                Relation.TARGETS,
                slot.node,
                slot.said,
                slot.start,
                slot.stop,
                (slot.start, slot.stop),
                notes=(note,),
            )
