"""What clauses tell beyond the frames: seizures of things without names, deeds as reasons, victims, foundings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.applied import statement
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.nominal import Tie
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import PLACES, first_of, slots_of, slots_within, subjects_of, tail_of
from seawall.proposals.slot import MEANS, Slot, taken_for


def on_list(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "it is now on the list, too": of who last designated, or whose list it is."""
    lists = [
        phrase
        for name, some in said.tails
        if name == "on"
        for phrase in some
        if phrase.head.slot is None and phrase.head.text.casefold() in ("list", "blacklist")
    ]
    if said.verb.verb not in ("be", "stand") or not said.verb.is_finite or not lists:
        return
    whose = [
        word.slot
        for word in lists[0].words
        if word.slot is not None and word.slot.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)
    ]
    # Of several who designate nobody knows whose "the list" is.
    is_known = len(memory.designators) < 2
    by = whose[0].node if whose else memory.designator if is_known else None
    frame = next(row for _, row in FRAMES["sanction"])
    memory.names_new = memory.is_text
    whom = subjects_of(said, frame.done, memory) if by else []
    memory.names_new = False
    for one in whom:
        if by:
            yield from statement(
                said, frame, Slot(by.kind, by, lists[0].start, lists[0].stop, lists[0].text, is_named=bool(whose)), one
            )


def by_means(said: Said, doer: list[Slot], memory: Memory) -> Iterator[Hit]:
    """As in "credentials are dumped with Mimikatz": by the group that is spoken of."""
    if not said.verb.is_passive:
        return
    by = tail_of(said, frozenset({"by"}), frozenset({NodeKind.ACTOR}), memory)
    if not by and any(name == "by" for name, _ in said.tails):
        return
    means = tail_of(said, frozenset({"with", "using", "through"}), MEANS, memory)
    if said.verb.verb == "infect" and memory.has_network and not by:
        # "They were infected with Nosedive": devices of the network are.
        doer = [Slot(NodeKind.INFRASTRUCTURE, memory.network(), said.verb.start, said.verb.start, "", is_named=False)]
    topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR else None
    who = (
        by[:1]
        or doer[:1]
        or ([Slot(topic.kind, topic, said.verb.start, said.verb.start, "", is_named=False)] if topic else [])
    )
    frame = next(row for _, row in FRAMES["deploy"])
    for one in who:
        for other in means:
            for hit in statement(said, frame, one, other):
                yield replace(
                    hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {one.node.name} is spoken of")
                )


_PUNISHING = frozenset(
    "sanction designate blacklist penalize punish impose slap indict charge list place levy announce".split()
)


_DEEDS = frozenset(
    "breach compromise hack hacking intrusion intrusions attack attacks break-in theft exploitation".split()
)


UNDERGOING = frozenset({NodeKind.AUTHORITY, NodeKind.SECTOR, NodeKind.DEVICE, NodeKind.COMPANY, NodeKind.COUNTRY})


def for_deeds(said: Said, memory: Memory) -> Iterator[Hit]:
    """For what somebody was sanctioned: "over the breach of the Treasury's network"."""
    if said.verb.verb not in _PUNISHING or said.is_meant:
        return
    parties = frozenset({NodeKind.COMPANY, NodeKind.PERSON})
    whom = (
        subjects_of(said, parties, memory)
        if said.verb.is_passive
        else first_of(said.objects, parties, memory, said)
        or tail_of(said, frozenset({"on", "against"}), parties, memory)
    )
    for at, (name, some) in enumerate(said.tails[:-1]):
        if name not in ("over", "for", "after") or not some or some[-1].head.text.casefold() not in _DEEDS:
            continue
        behind, what = said.tails[at + 1]
        if behind not in ("of", "at", "on", "into", "against"):
            continue
        for phrase in what:
            for other in slots_within(phrase, UNDERGOING, memory):
                relation = Relation.TARGETS if other.kind is NodeKind.COUNTRY else Relation.COMPROMISES
                for one in whom:
                    if one.node.id != other.node.id:
                        yield Hit(
                            "for a deed",
                            one.node,
                            relation,
                            other.node,
                            some[-1].text,
                            some[-1].start,
                            some[-1].stop,
                            (min(one.start, some[-1].start), other.stop),
                        )


_SPANNING = frozenset("include be span cover range stretch extend come comprise".split())
# "Are spread over Europe and Asia", "were found in Taiwan".
_SPREAD = frozenset("spread scatter locate base find concentrate identify".split())
_VICTIMS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.AUTHORITY})


_HIT = frozenset("victim victims target targets prey focus".split())


def victims(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "its victims include", "among those hit are": of the group or company that it tells of."""
    # "Ranged" is no passive, with or without an auxiliary.
    is_spread = said.verb.verb == "range" or (said.verb.is_passive and said.verb.verb in _SPREAD)
    if not is_spread and (said.verb.verb not in _SPANNING or said.verb.is_passive):
        return
    head = next((some[0] for some in said.subjects if some and _are_hit(some[0])), None)
    if head is None:
        return
    kinds = frozenset({NodeKind.ACTOR, NodeKind.COMPANY})
    # "Its victims", "targets of the hackers".
    own = [word for some in said.subjects for phrase in some for word in phrase.words]
    one = next((word.slot for word in own if word.slot is not None and word.slot.kind in kinds), None)
    owner = memory.meant("it", kinds, head.start) or memory.last.get(NodeKind.ACTOR)
    if owner is not None and owner.kind is NodeKind.COMPANY:
        # Where the sentence before names a group and its supplier, victims are the group's.
        owner = next((each for each in memory.before() if each.kind is NodeKind.ACTOR), owner)
    if not said.verb.is_finite and head.words[0].text.casefold() not in ("its", "their") and one is None:
        # "Lets them attack victims based in the U.S.": whose victims they are, nobody says.
        owner = None
    one = one or (Slot(owner.kind, owner, head.start, head.stop, "its", is_named=False) if owner else None)
    if one is None:
        return
    where = PLACES | {"over"} | ({"from", "to"} if said.verb.verb == "range" else set())
    if any(phrase.text.endswith(" such") for phrase in said.objects):
        # "Span industries such as telecommunications and media".
        where |= {"as"}
    rest = [*said.objects, *(phrase for name, some in said.tails if name in where for phrase in some)]
    frame = next(row for _, row in FRAMES["target"] if row.relation is Relation.TARGETS)
    for phrase in rest:
        for other in slots_of(phrase, _VICTIMS, memory):
            yield from statement(said, frame, one, other)


def _are_hit(phrase: Phrase) -> bool:
    is_those = phrase.text.casefold().startswith("those hit")
    return phrase.head.slot is None and (phrase.head.text.casefold() in _HIT or is_those)


_SEIZABLE = frozenset("domain domains website websites site sites servers server accounts addresses".split())


# An owner stands no further behind what was seized.
_NEAR = 40


def taken(said: Said, memory: Memory) -> Iterator[Hit]:
    """Domains and servers that were seized: by whose they are."""
    if said.verb.verb not in ("seize", "confiscate", "commandeer") or said.is_meant:
        return
    kinds = frozenset({NodeKind.AUTHORITY})
    passive = said.verb.is_passive
    who = tail_of(said, frozenset({"by"}), kinds, memory) if passive else subjects_of(said, kinds, memory)
    things = [phrase for some in said.subjects[:1] for phrase in some] if passive else said.objects
    for phrase in things:
        if phrase.head.slot is not None or not {word.text.casefold() for word in phrase.words} & _SEIZABLE:
            continue
        behind = [
            slot
            for slot in memory.here
            if slot.start >= phrase.stop and slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR)
        ]
        owner = behind[0].node.name if behind and behind[0].start - phrase.stop < _NEAR else ""
        name = f"{phrase.head.text.capitalize()} of {owner}" if owner else " ".join(word.text for word in phrase.words)
        for one in who:
            target = node(NodeKind.INFRASTRUCTURE, name)
            yield Hit(
                "seized",
                one.node,
                Relation.SEIZED,
                target,
                said.verb.words[-1].text,
                said.verb.words[-1].start,
                said.verb.stop,
                (min(one.start, said.verb.start), phrase.stop),
            )


_ENDING = frozenset({"seize", "dismantle", "disrupt", "neutralize", "cripple", "take", "knock", "shut", "break"})
_AWAY = frozenset({"down", "offline", "out", "up", "apart"})


_LEADING = frozenset("lead conduct run carry coordinate head".split())


def _led_by(found: Sequence[Said], memory: Memory) -> list[Slot]:
    """Who led the operation in which it was done: "in an operation led by the FBI"."""
    kinds = frozenset({NodeKind.AUTHORITY})
    led = (one for one in found if one.verb.verb in _LEADING and one.verb.is_passive)
    return [slot for one in led for slot in tail_of(one, frozenset({"by"}), kinds, memory)]


def ended(said: Said, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """That a network was taken down, where nobody is named who did it: no more than that the document tells of it."""
    names = {name for name, _ in said.tails}
    is_whole = said.verb.verb in ("take", "knock", "shut", "break") and not names & _AWAY
    if said.verb.verb not in _ENDING or is_whole or not said.verb.is_passive or said.is_meant or "by" in names:
        return
    words = said.verb.words[-1]
    for one in subjects_of(said, frozenset({NodeKind.INFRASTRUCTURE}), memory)[:1]:
        document = node(NodeKind.DOCUMENT, memory.document)
        what = " ".join(word.text for word in said.verb.words)
        reach = (min(one.start, words.start), max(one.stop, words.stop))
        for who in _led_by(found, memory):
            yield Hit("seized", who.node, Relation.SEIZED, one.node, what, words.start, words.stop, reach)
        yield Hit("taken down", document, Relation.MENTIONS, one.node, what, words.start, words.stop, reach)


def founded(said: Said, memory: Memory) -> Iterator[Hit]:
    """When a company was founded, and by whom."""
    if said.verb.verb not in ("found", "establish", "incorporate", "set") or (
        said.verb.verb == "set" and not any(name == "up" for name, _ in said.tails)
    ):
        return
    kinds, people = frozenset({NodeKind.COMPANY}), frozenset({NodeKind.PERSON})
    firms = subjects_of(said, kinds, memory) if said.verb.is_passive else first_of(said.objects, kinds, memory, said)
    if not firms and not said.subjects and said.at == 0 and memory.topic and memory.topic.kind is NodeKind.COMPANY:
        # "Incorporated 2 September 2010.": of whom the lines before tell.
        firms = [Slot(memory.topic.kind, memory.topic, said.verb.start, said.verb.start, "", is_named=False)]
    people = people | {NodeKind.AUTHORITY}
    by = tail_of(said, frozenset({"by"}), people, memory) if said.verb.is_passive else subjects_of(said, people, memory)
    words = said.verb.words[-1]
    for firm in firms[:1]:
        reach = (min(firm.start, words.start), max(firm.stop, words.stop))
        yield Hit(
            "founded",
            node(NodeKind.DOCUMENT, memory.document),
            Relation.MENTIONS,
            firm.node,
            words.text.lower(),
            words.start,
            words.stop,
            reach,
            lasts=True,
        )
        for one in by[:1]:
            if one.kind is NodeKind.AUTHORITY and not is_client(one.node):
                continue
            yield Hit(
                "role in", one.node, Relation.RELATED_TO, firm.node, words.text.lower(), words.start, words.stop, reach
            )


def tied(tie: Tie) -> Hit:
    """The tie that a noun tells, as a statement."""
    one, other = tie.one, tie.other
    notes = taken_for(one, other)
    reach = (min(one.start, tie.phrase.start), max(other.stop, tie.phrase.stop))
    return Hit(
        tie.noun.name,
        one.node,
        tie.noun.relation,
        other.node,
        tie.phrase.text,
        tie.phrase.start,
        tie.phrase.stop,
        reach,
        notes=notes,
    )
