"""Who lends infrastructure, to whom, and who uses it: "providing the infrastructure through which the group worked"."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.claims.owned import network_of
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of, slots_within, subjects_of
from seawall.proposals.slot import taken_for

_LENDING = frozenset("provide supply run operate host maintain keep lend rent own build furnish manage give".split())
_LENT = frozenset(
    "infrastructure server servers computer computers machine machines network networks system systems platform".split()
)
_USING = frozenset("use need exploit abuse leverage rely lean draw depend".split())
_THROUGH = frozenset({"through", "from", "on", "with", "via", "over", "by"})


_CLIENTS = frozenset("client clients customer customers".split())
_SERVED = frozenset({NodeKind.AUTHORITY, NodeKind.SECTOR})


def clients(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "Government bodies and universities are among its clients"."""
    among = [phrase for name, some in said.tails if name == "among" for phrase in some[:1]]
    label = next((phrase for phrase in (*among, *said.objects[:1]) if phrase.head.text.casefold() in _CLIENTS), None)
    if said.verb.verb != "be" or said.is_meant or label is None or not said.subjects:
        return
    firm = next(
        (word.slot for word in label.words if word.slot is not None and word.slot.kind is NodeKind.COMPANY), None
    )
    its = memory.meant("it", frozenset({NodeKind.COMPANY}), label.start) if label.words[0].text == "its" else None
    whose = firm.node if firm else its
    for other in [slot for phrase in said.subjects[0] for slot in slots_of(phrase, _SERVED, memory)] if whose else ():
        words, reach = said.verb.words[-1], (other.start, label.stop)
        notes = () if firm else (f"'its' is taken for {whose.name}",) if whose else ()
        if whose and (other.kind is NodeKind.SECTOR or is_client(other.node)):
            yield Hit(
                "customers",
                whose,
                Relation.SUPPLIES,
                other.node,
                label.text,
                words.start,
                words.stop,
                reach,
                notes=notes,
            )


# What is only provided to somebody may lie unused; what supports his campaigns doesn't.
_SUPPORT = late(r"\b(?:infrastructure|server|hosting) (?:support|services|hosting)\b")


def _supported(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "provided infrastructure support to Flax Typhoon's campaigns": the group used what it was given."""
    goods = next((phrase for phrase in said.objects if _SUPPORT.search(phrase.text)), None)
    firms = subjects_of(said, frozenset({NodeKind.COMPANY}), memory)
    behind = [phrase for name, some in said.tails if name in ("to", "for") for phrase in some]
    groups = [slot for phrase in behind for slot in slots_within(phrase, frozenset({NodeKind.ACTOR}), memory)]
    for group in groups[:1] if goods and firms else ():
        network = network_of(firms[0].node.name)
        words = said.verb.words[-1]
        what, reach = f"{words.text} {goods.text if goods else ''}", (min(firms[0].start, words.start), group.stop)
        yield Hit("uses", group.node, Relation.USES, network, what, words.start, words.stop, reach)


def _names_user(phrase: Phrase) -> bool:
    """Whether a group's name stands behind the noun in one phrase with it."""
    last = phrase.words[-1].slot
    return last is not None and last.kind is NodeKind.ACTOR and len(phrase.words) > 1


def lent(said: Said, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """As in "providing the infrastructure through which the group worked": who lends it, to whom, and who uses it."""
    rest = [*said.objects, *(phrase for _, some in said.tails for phrase in some)]
    things = [
        phrase for phrase in rest
        if phrase.head.text.casefold() in _LENT or phrase.head.text.endswith("infrastructure")
        or (_names_user(phrase) and any(word.text.casefold() in _LENT for word in phrase.words[:-1]))
    ]  # fmt: skip
    if said.verb.verb not in _LENDING or said.is_meant or said.verb.is_passive:
        return
    yield from _supported(said, memory)
    if not things:
        return
    at = next(place for place, each in enumerate(every) if each is things[-1])
    behind = every[at + 1 : at + 4]
    is_bare = (
        len(behind) > 1 and behind[0].kind is Kind.NOUN and behind[1].kind is Kind.VERB and behind[1].verb in _USING
    )
    if len(behind) > 2 and behind[0].kind is Kind.WHICH and behind[1].kind is Kind.NOUN and behind[2].verb in _USING:
        # "The infrastructure that the hackers leaned on".
        is_bare, behind = True, behind[1:]
    if _names_user(things[-1]) and behind and behind[0].kind is Kind.VERB and behind[0].verb in _USING:
        # "Provided the infrastructure Flax Typhoon used": one phrase.
        is_bare, behind = True, [things[-1]]
    if is_bare:
        # "Provided the infrastructure the hackers used".
        behind = [behind[0], behind[0], behind[0]]
    elif len(behind) < 3 or behind[0].text not in _THROUGH or behind[1].kind is not Kind.WHICH:
        return
    firms = subjects_of(said, frozenset({NodeKind.COMPANY}), memory)
    words = said.verb.words[-1]
    memory.helping = True
    groups = slots_of(behind[2], frozenset({NodeKind.ACTOR}), memory)
    memory.helping = False
    for firm in firms[:1]:
        for group in groups:
            reach = (min(firm.start, words.start), group.stop)
            notes = taken_for(firm)
            what = f"{words.text} {things[-1].text}"
            network = network_of(firm.node.name)
            yield Hit(
                "provides", firm.node, Relation.SUPPLIES, group.node, what, words.start, words.stop, reach, notes=notes
            )
            verb = next(
                (each.words[-1] for each in every[at + (1 if is_bare else 4) : at + 8] if each.kind is Kind.VERB),
                behind[1].words[-1],
            )
            yield Hit(
                "uses",
                group.node,
                Relation.USES,
                network,
                what,
                verb.start,
                verb.stop,
                (verb.start, verb.stop),
                notes=notes,
            )
