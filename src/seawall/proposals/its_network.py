"""Whose network it is that a group used: "infrastructure tied to the company" ties the network, which has no name, to the company."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation
from seawall.claims.owned import is_network_of_somebody, owner_of
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import OWNERS, Marked

# "Servers that Integrity Tech owned".
_OWNED = late(
    r" (?:had |has )?(?:owned|owns|ran|runs|operated|operates|rented|leased|controlled|provided|managed|maintained|hosted)\b"
)


# "The FBI disrupted its KV botnet": the group's, of which the sentence tells.
_ITS = late(r"\b(?:its|their) (?:own |so-called )?[“\"‘]?$")


def own_botnet(sentence: Marked) -> Iterator[Hit]:
    """A network with a name that is told to be a group's own."""
    for slot in sentence.slots:
        if slot.kind is not NodeKind.INFRASTRUCTURE or not slot.is_named or is_network_of_somebody(slot.node):
            continue
        its = _ITS.search(sentence.text, 0, slot.start)
        before = [one for one in sentence.slots if its and one.kind in OWNERS and one.stop <= its.start()]
        if its and before and before[-1].kind is NodeKind.ACTOR:
            words = f"{its[0].strip()} {slot.said}"
            yield Hit(
                "uses",
                before[-1].node,
                Relation.USES,
                slot.node,
                words,
                slot.start,
                slot.stop,
                (its.start(), slot.stop),
            )


# "Raptor Train, a Flax Typhoon botnet", "the Raptor Train botnet of Flax Typhoon", "Flax Typhoon's Raptor Train botnet".
_A_BOTNET_OF = late(r",? (?:an?|the|that) (?:[a-z-]+ )?$")
_OF_GROUP = late(
    r"[”’\"']?(?: [Bb]otnet)? of (?:the )?(?:(?:[A-Z][a-z]+ )?(?:APT|group|hackers|hacking group|threat actor|actor) )?$"
)
# "The botnet was the work of a group that Microsoft has named Flax Typhoon".
_WORK_OF = late(
    r"[”\"']? (?:is|was|were|had been) (?:also |largely )?(?:the )?(?:work|handiwork|creation|brainchild) of (?:an? |the )?(?:[^,.;]{0,60}? (?:named|calls?|called|known as|tracks? as|tracked as|dubbed) )?[“\"]?"
)
_GROUPS = late(r"[’']s [“‘\"']?$")


def of_group(sentence: Marked) -> Iterator[Hit]:
    """Whose a botnet is that a sentence names, where only its neighbourhood says so."""
    groups = [slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR and slot.is_named]
    for net in (slot for slot in sentence.slots if slot.kind is NodeKind.INFRASTRUCTURE):
        for group in groups:
            ahead, behind = sentence.text[group.stop : net.start], sentence.text[net.stop : group.start]
            is_apposed = net.is_named and group.start > net.stop and _A_BOTNET_OF.fullmatch(behind) and sentence.text.startswith(" botnet", group.stop)  # fmt: skip
            is_its = net.is_named and ((group.stop <= net.start and _GROUPS.fullmatch(ahead)) or (group.start > net.stop and _OF_GROUP.fullmatch(behind)))  # fmt: skip
            is_work = group.start > net.stop and _WORK_OF.fullmatch(behind)
            if is_apposed or is_its or is_work:
                start, stop = min(net.start, group.start), max(net.stop, group.stop)
                words = sentence.text[start:stop]
                yield Hit("linked to", net.node, Relation.RELATED_TO, group.node, words, start, stop, (start, stop))


def its_network(sentence: Marked, found: Sequence[Hit], memory: Memory) -> Iterator[Hit]:
    """The tie of a network to its owner, by the words of the sentence that first tells of its use."""
    told = {end.id: end for hit in found for end in (hit.subject, hit.object) if is_network_of_somebody(end)}
    for slot in sentence.slots:
        network = told.get(slot.node.id) if slot.kind is NodeKind.INFRASTRUCTURE else None
        owner = memory.known.get(owner_of(slot.node)) if network else None
        if network is None or owner is None or owner.kind is not NodeKind.COMPANY or network.id in memory.owned:
            continue
        memory.owned.add(network.id)
        firms = [each for each in sentence.slots if each.node.id == owner.id]
        firm = next((each for each in firms if each.stop == slot.start), firms[0] if firms else slot)
        owning = _OWNED.match(sentence.text, firm.stop)
        stop = owning.end() if owning else max(firm.stop, slot.stop)
        reach = (min(slot.start, firm.start), stop)
        # "Integrity Tech's machines": whose they are stands before the sign.
        start = firm.start if firm.stop == slot.start else slot.start
        words = " ".join(sentence.text[start : max(slot.stop, stop)].split())
        yield Hit("its network", owner, Relation.RELATED_TO, network, words, slot.start, slot.stop, reach)
