"""Lines that leave out of whom they speak: "Sanctioned on Jan. 3 under E.O. 13694", "Contractor to the ministry", "Victims: universities".

A line of a newsletter below a heading or a lead is read as the sentence that it stands for: its subject is whom the heading
names, else the company of which the document tells most often; of victims it is the group. What is added is no word of a claim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seawall.claims import Node, NodeKind
from seawall.proposals.classes import DETERMINERS, PREPOSITIONS, is_adverb
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.nominal import NOUNS
from seawall.proposals.slot import PARTIES, Slot
from seawall.proposals.verbal import form_of
from seawall.proposals.verbs import Form

# A sign of a list before the line; longer lines are sentences.
_SIGN = late(r"(?:[-–—•·*▪‣◦▶✔→]|\(?[\da-z]{1,2}[.)])\s+")
_LONGEST = 200
_WORD = late(r"[^\W\d_][\w’'-]*")
# Verbs that take no object: "worked with" is no "was worked with".
_WITHOUT_OBJECT = frozenset(
    "work operate act collaborate cooperate serve spy focus go deal conspire contribute rely".split()
)
# Their forms in -ed stand before nouns: "Infected devices worldwide", "Sanctioned entities".
_ADJECTIVES = frozenset(
    "infect compromise hack hijack breach sanction designate list know affect target hit steal attack connect relate expose suspect allege accuse link".split()
)
_ALSO_NOUNS = frozenset(
    "target attack hack use name control run host link report claim charge sanction measure".split()
)
_VICTIMS = late(
    r"(?:[Kk]nown |[Mm]ain |[Ii]ts |[Tt]heir )?(?:[Tt]argets?|[Vv]ictims?|[Tt]argeted (?:sectors|industries|regions)|[Ss]ectors hit|[Ww]ho was hit): ?(?=\w)"
)
_NETWORK_DONE = late(
    r"(?:The )?(?:botnet|network)(?= (?:\w+ly )?(?:disrupted|dismantled|seized|taken|shut|knocked|disabled|neutrali[sz]ed)\b)",
    re.IGNORECASE,
)


# "Servers of a California organization compromised in 2023": a line whose only verb is what was done.
_DONE = late(
    r"(?P<what>(?!(?:Was|Were|Is|Are|Has|Had|Have)\b)(?:[\w.,’'-]+ ){1,9}?)(?P<done>(?:\w+ly )?(?:compromised|breached|hacked|infected|infiltrated|targeted|hit|seized|disrupted|dismantled|blocked|frozen)(?= (?:in|by|on|since|during|from|between)\b))"
)
_NAMED = PARTIES | {NodeKind.INFRASTRUCTURE, NodeKind.AUTHORITY, NodeKind.COUNTRY}
_FINITE = late(r"\b(?:was|were|is|are|has|had|have|did|does|said|says|that|which|who)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Completed:
    """A line as the sentence that it stands for, with the mentions in it, and what was added in a reader's words."""

    text: str
    slots: list[Slot]
    note: str


def completed(text: str, slots: Sequence[Slot], memory: Memory) -> Completed | None:
    """The line with its subject; None where it is a sentence of its own, or nobody knows of whom it speaks."""
    sign = _SIGN.match(text)
    at = sign.end() if sign else 0
    is_line = bool(sign) or not text.rstrip().endswith((".", "!", "?", "”", '"', ":"))
    if not is_line or len(text) > _LONGEST or any(slot.start == at and slot.kind in _NAMED for slot in slots):
        return None
    if victims := _VICTIMS.match(text, at):
        return _joined(memory.actor, " has targeted ", text, victims.end(), slots)
    if network := _NETWORK_DONE.match(text, at):
        whose = memory.network() if memory.has_network else None
        return _joined(whose, " was", text, network.end(), slots)
    if (done := _DONE.match(text, at)) and not _FINITE.search(text):
        return _was_done(text, at, done.start("done"), slots)
    between = _between(text, at)
    return _joined(_of_whom(memory), between, text, at, slots) if between else None


def _of_whom(memory: Memory) -> Node | None:
    """Whom the heading names, else the company of the document, once it was told of."""
    return memory.section or (memory.main if memory.told else None)


def _between(text: str, at: int) -> str:  # noqa: PLR0911  # a form of the first word a return
    """What is left out between the subject and the line: "was", "is a", or nothing; empty where the line is no such."""
    some = [found[0].casefold() for found in _WORD.finditer(text, at)][:6]
    while some and is_adverb(some[0]):
        some = some[1:]
    if len(some) < 2:
        return ""
    first, after = some[0], some[1]
    after_adverbs = next((word for word in some[1:] if not is_adverb(word)), "")
    if (
        first in NOUNS
        and after in PREPOSITIONS
        and not text[at:].startswith(("Links", "Ties", "Contracts", "Connections"))
    ):
        return " is a "
    form = form_of(first)
    if form is None or (
        text[at:].casefold().startswith(first) is False and not is_adverb(text[at:].split(maxsplit=1)[0].casefold())
    ):
        return ""
    base, kind = form
    if kind is Form.S and after in (DETERMINERS | PREPOSITIONS):
        # "Targets of the group include", "Attacks on carriers": nouns.
        return "" if after in ("of", "on", "by", "against") and base in _ALSO_NOUNS else " "
    if kind not in (Form.ED, Form.PAST, Form.PARTICIPLE):
        return ""
    if after_adverbs in PREPOSITIONS and kind is not Form.PAST:
        return " " if base in _WITHOUT_OBJECT else " was "
    return "" if base in _ADJECTIVES and after not in DETERMINERS else " "


def _was_done(text: str, at: int, verb: int, slots: Sequence[Slot]) -> Completed:
    """The line with the auxiliary that it leaves out."""
    added = "were "
    before = _moved([slot for slot in slots if slot.start < verb], at, -at)
    after = _moved(slots, verb, len(added) - at)
    said = f"{text[at:verb]}{added}{text[verb:].rstrip(' .')}."
    return Completed(said, [*before, *after], "the line has no verb of its own")


def _moved(slots: Sequence[Slot], since: int, by: int) -> list[Slot]:
    """The mentions from a place on, so many signs further right."""
    return [replace(slot, start=slot.start + by, stop=slot.stop + by) for slot in slots if slot.start >= since]


def _joined(whom: Node | None, between: str, text: str, at: int, slots: Sequence[Slot]) -> Completed | None:
    if whom is None:
        return None
    lead = f"{whom.name}{between}"
    rest = text[at : at + 1].lower() + text[at + 1 :]
    first = Slot(whom.kind, whom, 0, len(whom.name), whom.name)
    moved = _moved(slots, at, len(lead) - at)
    end = "" if rest.rstrip().endswith(".") else "."
    return Completed(
        f"{lead}{rest.rstrip()}{end}", [first, *moved], f"the line says it of nobody: {whom.name} is spoken of"
    )
