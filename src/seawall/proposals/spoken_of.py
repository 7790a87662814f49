"""What a sentence leaves behind: whom "it", "the group" and "the botnet" mean in the next."""

from collections.abc import Sequence

from seawall.claims import NodeKind
from seawall.proposals.intruded import broken_into
from seawall.proposals.late import late
from seawall.proposals.memory import NETWORKS, Memory, is_client
from seawall.proposals.others import is_of_others
from seawall.proposals.slot import PARTIES, Marked, Slot
from seawall.proposals.standing import tells_nothing
from seawall.proposals.words import DESIGNATING, VENDORS

# So many parties back, at most, "both" and "the ministry" look.
_RECENT = 24
# Whom a text only tells apart from the one it is about, it doesn't speak of.
_APART = late(
    r"\b(?:confused with|unrelated|no (?:connection|relation|link) (?:with|to)|nothing to do with (?:the case|it|this|the (?:company|firm|group|matter))|not to be mistaken|similar(?:ly)? name|resemblance)\b"
)
# A question that is longer asks in the text.
_HEADING = 80
_SUBJECTS = PARTIES | {NodeKind.INFRASTRUCTURE}


def is_heading(text: str) -> bool:
    """Whether a line is a heading: short, and no sentence that ends."""
    return len(text) <= _HEADING and not text.rstrip().endswith((".", "”", '"', "。", ";", "!"))


# Behind these "hackers" are some whom nobody named: "Chinese hackers had breached its network".
_HACKERS = late(r"\b(?:hackers?|intruders?|attackers?|actors?|spies)\b")
_LEAD = 6
# "Malicious cyber actors remain a threat. These actors …": of all such, and not of the group.
_ANY_HACKERS = late(
    r"[“\"]?(?:[A-Z][a-z]+ |PRC )?(?:[Mm]alicious|[Ff]oreign|Many|Other|[Ss]tate-sponsored|[Nn]ation-state|Cyber|Threat) (?:[\w-]+ ){0,3}?(?:actors|hackers|groups|criminals)\b(?! (?:known|called|tracked|dubbed|linked|working|from|of|behind|at|with)\b)"
)


def remember_strangers(sentence: Marked, memory: Memory) -> None:
    """Whether a sentence behind the first ones tells of hackers who are not those of whom the document tells."""
    memory.read += 1
    is_named = any(slot.kind is NodeKind.ACTOR or slot.node == memory.main for slot in sentence.slots)
    if is_named:
        memory.strangers = -1
    elif _ANY_HACKERS.match(sentence.hidden):
        memory.strangers, memory.victim = memory.paragraph, None
    elif (
        memory.read > _LEAD
        and _HACKERS.search(sentence.hidden)
        and any(slot.kind is NodeKind.AUTHORITY for slot in sentence.slots)
    ):
        memory.strangers, memory.victim = memory.paragraph, broken_into(sentence)


def remember_topic(text: str, slots: Sequence[Slot], memory: Memory) -> None:
    """Of each kind the first of a sentence is what it is about; an order or a question is about nothing that is so."""
    if tells_nothing(text):
        return
    memory.told.append(
        list({slot.node.id: slot.node for slot in slots if slot.kind in PARTIES and slot.is_named}.values())
    )
    apart = _APART.search(text)
    # Of "A has nothing to do with the case" A is no more than who stands behind such words.
    slots = [
        slot for slot in slots
        if not (apart and slot.kind is NodeKind.COMPANY and (slot.start > apart.start() or (memory.main and slot.node != memory.main)))
    ]  # fmt: skip
    for slot in slots:
        if slot.kind in PARTIES or slot.kind is NodeKind.AUTHORITY:
            others = [each for each in memory.recent if each.id != slot.node.id]
            memory.recent = [*others[-_RECENT:], slot.node]
    for slot in reversed(slots):
        if slot.kind in PARTIES or (slot.kind is NodeKind.AUTHORITY and not is_client(slot.node)):
            memory.last[slot.kind] = slot.node
        # The State Department seldom lists, and often only tells of those whom another has listed.
        is_teller = slot.node.name == "US Department of State" and memory.authority is not None
        if slot.kind is NodeKind.AUTHORITY and slot.node.name in DESIGNATING and not is_teller:
            memory.authority = slot.node


# Items of a list are no headings.
_SIGN = late(r"[-–—•·*▪‣◦]\s")
_SECTIONS = frozenset({NodeKind.COMPANY, NodeKind.ACTOR})
# Who speaks for somebody is not whom a text goes on about.
_SPEAKS_FOR = late(r"\b[Ss]pokes(?:man|woman|person),? $")


# "Recorded Future tracks the same activity as RedJuliett": what a vendor calls it is a name of the group that is told of.
_VENDOR_NAMES = late(
    rf"\b(?:{'|'.join(VENDORS)})\b[^.;]{{0,60}}?\b(?:track|call|know|name|dub|refer|label|follow|prefer|identif)\w*"
)


def _remember_names_by_vendors(sentence: Marked, memory: Memory) -> None:
    """Whom "the group" goes on to mean where a vendor gives it one more name."""
    if memory.actor is None or not _VENDOR_NAMES.search(sentence.text):
        return
    for slot in sentence.slots:
        is_new = slot.kind is NodeKind.ACTOR and slot.is_named and slot.node.id not in {*memory.named, memory.actor.id}
        if is_new and slot.start > 0:
            memory.aliases.setdefault(slot.node.id, memory.actor)


def remember_subject(sentence: Marked, memory: Memory) -> None:
    """The first party or network of a sentence is what "it" means in the next."""
    if is_heading(sentence.text):
        memory.heading = sentence.text
        if not _SIGN.match(sentence.text):
            memory.section = next(
                (slot.node for slot in sentence.slots if slot.kind in _SECTIONS and slot.is_named), None
            )
    _remember_names_by_vendors(sentence, memory)
    # "The hackers" are spoken of as well as a name is.
    if memory.told:
        memory.told[-1] += [
            slot.node for slot in sentence.slots
            if slot.kind is NodeKind.ACTOR and not slot.is_named and slot.node not in memory.told[-1]
        ]  # fmt: skip
    remember_strangers(sentence, memory)
    told = [slot.node for slot in sentence.slots if slot.kind in NETWORKS]
    memory.near = next((each for each in told if each.kind is NodeKind.INFRASTRUCTURE), next(iter(told), None))
    nets = [slot for slot in sentence.slots if slot.kind is NodeKind.INFRASTRUCTURE]
    own = [slot.node for slot in nets if slot.is_named and not is_of_others(slot.node, memory)]
    memory.botnet = next(iter(own), memory.botnet)
    memory.aside = (
        next((slot.node for slot in nets if is_of_others(slot.node, memory)), memory.aside) if not own else None
    )
    if len(sentence.text) <= _HEADING and sentence.text.endswith("?"):
        # "And Flax Typhoon?": what a heading asks about is what follows.
        memory.topic = next((slot.node for slot in sentence.slots if slot.kind in _SUBJECTS), memory.topic)
    memory.spokesmen |= {
        slot.node.id for slot in sentence.slots
        if slot.kind is NodeKind.PERSON and _SPEAKS_FOR.search(sentence.text, 0, slot.start)
    }  # fmt: skip
    if memory.subject and memory.subject.id in memory.spokesmen:
        memory.subject = None
    told_of = [
        slot.node for slot in sentence.slots
        if slot.kind in _SUBJECTS and slot.node.id not in memory.tellers
        and slot.node.id not in memory.spokesmen
    ]  # fmt: skip
    subject = memory.subject or next(iter(told_of), None)
    subject = memory.principal(subject)
    if subject and not tells_nothing(sentence.text):
        memory.topic = subject
    memory.named |= {slot.node.id for slot in sentence.slots if slot.kind is NodeKind.ACTOR and slot.is_named}
    memory.subject = None
    memory.asked = memory.topic if is_heading(sentence.text) else None
