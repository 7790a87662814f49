"""Operations against networks: "announced an operation to disrupt the botnet", "the takedown of the botnet"."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, subjects_of
from seawall.proposals.slot import Marked
from seawall.proposals.verbs import TELLING

_NETWORK = frozenset({NodeKind.INFRASTRUCTURE})
_AWAY = frozenset({"down", "over", "offline", "out", "up"})
_ENDING = frozenset("disrupt dismantle take seize cripple neutralize clean remove shut knock".split())
_EFFORT = frozenset("operation operations effort action campaign takedown".split())


def disrupting(said: Said, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "announced an operation to disrupt the botnet": an operation against it, and no more."""
    governor = next((one for one in reversed(found) if one.at < said.at), None)
    if said.verb.verb not in _ENDING or not said.verb.is_to or governor is None or governor.is_meant:
        return
    if governor.verb.is_passive:
        yield from _conducted(governor, said, found, memory)
        return
    rest = [*governor.objects, *(phrase for _, some in governor.tails for phrase in some)]
    if not any(phrase.head.text.casefold() in _EFFORT for phrase in rest):
        return
    behind = [*said.objects, *(phrase for name, some in said.tails if name in _AWAY for phrase in some)]
    words = governor.verb.words[-1]
    for one in subjects_of(governor, frozenset({NodeKind.AUTHORITY}), memory):
        for other in all_of(behind, _NETWORK, memory)[:1]:
            reach = (min(one.start, words.start), max(other.stop, words.stop))
            yield Hit(
                "operation against",
                one.node,
                Relation.RELATED_TO,
                other.node,
                f"{words.text} an operation",
                words.start,
                words.stop,
                reach,
            )


_CONDUCTED = frozenset("conduct carry launch execute run mount authorize lead undertake".split())


def _conducted(governor: Said, said: Said, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "the department announced that an operation was conducted to disrupt the botnet": it was the department's."""
    heads = {phrase.head.text.casefold() for some in governor.subjects for phrase in some}
    if governor.verb.verb not in _CONDUCTED or not heads & _EFFORT:
        return
    offices = frozenset({NodeKind.AUTHORITY})
    agents = [phrase for name, some in governor.tails if name == "by" for phrase in some]
    teller = next((one for one in found if one.at < governor.at and one.verb.verb in TELLING), None)
    who = all_of(agents, offices, memory) or (subjects_of(teller, offices, memory) if teller and not agents else [])
    words = governor.verb.words[-1]
    for one in who[:1]:
        for other in all_of(said.objects, _NETWORK, memory)[:1]:
            reach = (min(one.start, words.start), max(other.stop, words.stop))
            role = f"operation was {words.text}"
            yield Hit("operation against", one.node, Relation.RELATED_TO, other.node, role, words.start, words.stop, reach)  # fmt: skip


def told_of(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """When there was an operation against a network of which no more is told: with its day it is a mention."""
    for found in _OPERATION.finditer(sentence.text):
        slot = next(
            (
                one
                for one in sentence.slots
                if one.kind is NodeKind.INFRASTRUCTURE and 0 <= one.start - found.end() <= _NEAR
            ),
            None,
        )
        if slot:
            document = node(NodeKind.DOCUMENT, memory.document)
            yield Hit(
                "described",
                document,
                Relation.MENTIONS,
                slot.node,
                found[0].strip(),
                found.start(),
                found.end(),
                (found.start(), slot.stop),
            )


# So many signs stand between "against" and the network.
_NEAR = 12
_OPERATION = late(
    r"\b(?:operation|takedown|dismantling|disruption|seizure|action)\b(?:(?! (?:which|that|who|whose)\b)[^.;,]){0,40}?\b(?:against|of)\b"
)
