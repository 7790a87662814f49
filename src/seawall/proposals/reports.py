"""When a group or a network was told of by researchers: "Microsoft documented it on 24 August 2023", "ReliaQuest reported that the group …"."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, first_of, subjects_of
from seawall.proposals.slot import Slot
from seawall.proposals.words import VENDORS

_TELLING_OF = frozenset(
    "report find name give describe document detail disclose expose unmask discover detect uncover identify spot".split()
)


def described(said: Said, memory: Memory) -> Iterator[Hit]:
    """When a group or a network was first told of; without its day that is no claim."""
    # "Microsoft first named the group", "whose existence was first reported by Microsoft"; others report on it every day.
    by = [
        *(phrase for some in said.subjects[:1] for phrase in some),
        *(phrase for name, some in said.tails if name == "by" for phrase in some),
    ]
    is_by = any(_VENDOR.search(" ".join(word.text for word in phrase.words)) for phrase in by)
    # "Which gave the group its name in August 2023".
    gives_name = said.verb.verb == "give" and any(phrase.head.text.casefold() == "name" for phrase in said.objects)
    if said.verb.verb == "give" and not (gives_name and is_by):
        return
    if is_by and not said.verb.is_passive:
        yield from _details(said, memory)
    if said.verb.verb not in _TELLING_OF or (said.verb.verb in ("report", "name", "find") and not is_by):
        return
    kinds = frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
    owners = [slot for some in said.owners for slot in all_of(some, kinds, memory)]
    whom = owners or (
        subjects_of(said, kinds, memory) if said.verb.is_passive else first_of(said.objects[:1], kinds, memory, said)
    )
    for one in whom:
        if (
            one.is_named
            or one.said.casefold() in ("it", "them")
            or owners
            or (is_by and one.kind is NodeKind.ACTOR)
            or said.verb.verb == "give"
        ):
            yield Hit(
                "described",
                node(NodeKind.DOCUMENT, memory.document),
                Relation.MENTIONS,
                one.node,
                said.verb.words[-1].text,
                said.verb.words[-1].start,
                said.verb.stop,
                (min(one.start, said.verb.start), max(one.stop, said.verb.stop)),
            )


_SHARING = frozenset("share publish release provide post issue present offer".split())
_DETAILS = frozenset("details research report findings analysis information paper study technical".split())
_ABOUT = frozenset({"on", "about", "of", "into", "regarding"})


def _details(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "Black Lotus Labs shared details on the botnet"."""
    heads = {phrase.head.text.casefold() for phrase in said.objects}
    if said.verb.verb not in _SHARING or not heads & _DETAILS or said.is_meant:
        return
    behind = [phrase for name, some in said.tails if name in _ABOUT for phrase in some]
    words = said.verb.words[-1]
    document = node(NodeKind.DOCUMENT, memory.document)
    for one in all_of(behind, frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE}), memory)[:1]:
        role = f"{words.text} {said.objects[0].text}"
        yield Hit("described", document, Relation.MENTIONS, one.node, role, words.start, words.stop, (words.start, one.stop))  # fmt: skip


_REPORTING = frozenset("report find reveal publish warn say write note call draw name".split())
_VENDOR = late(rf"\b(?:{'|'.join(VENDORS)})\b")


def reported(said: Said, memory: Memory) -> Iterator[Hit]:
    """When researchers reported on a group; without its day that is no claim."""
    who = " ".join(word.text for some in said.subjects[:1] for phrase in some for word in phrase.words)
    behind = memory.text[said.verb.stop : said.verb.stop + _NEAR]
    is_by = bool(_VENDOR.search(who)) or bool(_AT_VENDOR.search(memory.text[: said.verb.start]))
    if said.verb.verb not in _REPORTING or said.verb.is_passive or said.is_meant or not is_by:
        return
    after = [
        slot
        for slot in memory.here
        if slot.kind is NodeKind.ACTOR and said.verb.stop <= slot.start <= said.verb.stop + _NEAR
    ]
    topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR else None
    if not after and topic and _IT.search(behind):
        after = [Slot(topic.kind, topic, said.verb.stop, said.verb.stop, "it", is_named=False)]
    words = said.verb.words[-1]
    for one in after[:1]:
        document = node(NodeKind.DOCUMENT, memory.document)
        yield Hit(
            "described",
            document,
            Relation.MENTIONS,
            one.node,
            words.text,
            words.start,
            words.stop,
            (words.start, one.stop),
        )


# So many signs behind the verb stands whom it tells of.
_NEAR = 90
_AT_VENDOR = late(
    rf"\b(?:analysts|researchers|experts|engineers) (?:at|of|from|with) (?:\w+['’]s )?(?:{'|'.join(VENDORS)}) $"
)
_IT = late(r"\b(?:it|them|the group|the hackers)\b")
