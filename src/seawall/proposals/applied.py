"""A frame applied to a clause: who does it, to whom, and the statement that comes of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from seawall.claims import Node, NodeKind, Relation, node
from seawall.claims.owned import is_botnet_of_somebody
from seawall.proposals.frames import OPEN_NOUNS, Frame
from seawall.proposals.hits import MEMBERS, Hit, aimed, government
from seawall.proposals.late import late
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.rules import DEEDS
from seawall.proposals.said import Said
from seawall.proposals.sides import PLACES, SUBJECTS, THINGS, all_of, first_of, span_of, subjects_of, tail_of
from seawall.proposals.slot import MEANS, Slot, taken_for
from seawall.proposals.things import IN_A_STATE
from seawall.proposals.words import DESIGNATING

# What they say is nobody's word.
_NOBODY = frozenset({"report", "reports", "rumors", "rumours", "media", "posts", "users", "commentators", "bloggers"})


# "The botnet had been in the hands of the company": that it is the company's is what is said.
_RUNNING = frozenset({
    Relation.OPERATES, Relation.CONTROLS, Relation.DEVELOPS, Relation.ATTRIBUTED_TO, Relation.RELATED_TO,
})  # fmt: skip
_SDN = late(r"\b(?:sdn|specially designated nationals?)\b", re.IGNORECASE)
_MADE_BY = frozenset({"from", "by", "as", "like"})
_BESIDE = frozenset({"with", "alongside"})
_REASONS = frozenset({"for", "over", "after"})
_PARTICLES = frozenset({"down", "over", "up", "out", "off"})


def fits(said: Said, particle: str, frame: Frame) -> bool:
    """Whether the clause is one of the frame's: its particle and what else must stand behind the verb are there."""
    if said.is_meant or (particle and particle not in [name for name, _ in said.tails]):
        return False
    return frame.needs is None or bool(frame.needs.search(behind(said)))


def behind(said: Said) -> str:
    """The words behind a verb."""
    parts = [phrase.text for phrase in said.objects]
    for name, some in said.tails:
        parts += [name, *(phrase.text for phrase in some)]
    return " ".join(parts)


def statements(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """What one clause says by one frame."""
    memory.names_new = frame.relation is Relation.DESIGNATED_BY and memory.is_text
    memory.helping = frame.relation is Relation.SUPPLIES
    left, right = _sides(said, frame, every, memory)
    memory.helping = False
    memory.names_new = False
    for one in left:
        for other in right:
            yield from statement(said, frame, one, other)


def _sides(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> tuple[list[Slot], list[Slot]]:
    """Who does it and to whom; an empty side where the sentence doesn't tell."""
    passive = said.verb.is_passive
    if frame.between or not frame.does:
        return _state(said, frame, memory)
    if passive:
        left = tail_of(said, frozenset({"by"}), frame.does, memory)
        return _joined(said, left, memory) or _authority(said, frame, memory), undergoing(said, frame, every, memory)
    left = subjects_of(said, frame.does, memory)
    if not left and (frame.relation is Relation.SEIZED or frame.name == "operation against"):
        left = _operation_of(said) or _office_of(said)
    if left and frame.relation in DEEDS and said.is_aside and left[0].kind is NodeKind.COMPANY:
        # "A firm with a part in the Salt Typhoon group, which compromised carriers": the group did.
        left = (
            all_of((phrase for some in said.subjects for phrase in some), frozenset({NodeKind.ACTOR}), memory)[-1:]
            or left
        )
    right = _done(said, frame, every, memory)
    if frame.name == "operation against" and any(slot.kind is NodeKind.INFRASTRUCTURE for slot in right):
        # "The FBI's director announced the takedown of the botnet": that it was seized is told by the noun.
        left = subjects_of(said, frame.does, memory)
    return left, right


_OPERATIONS = frozenset("operation raid action effort sting team".split())


def _operation_of(said: Said) -> list[Slot]:
    """Whose operation did it: "a court-approved FBI operation knocked the botnet offline"."""
    some = said.subjects[0][:1] if said.subjects else []
    return [
        word.slot for phrase in some for word in phrase.words
        if phrase.head.text.casefold() in _OPERATIONS and word.slot is not None and word.slot.kind is NodeKind.AUTHORITY
    ][:1]  # fmt: skip


_OFFICES = frozenset("director chief head commissioner secretary spokesman spokeswoman spokesperson".split())


def _office_of(said: Said) -> list[Slot]:
    """Whose office speaks: "FBI Director Example Name announced the takedown of the botnet"."""
    return [
        one.slot for some in said.subjects[:1] for phrase in some for one, after in pairwise(phrase.words)
        if one.slot is not None and one.slot.kind is NodeKind.AUTHORITY and after.text.casefold() in _OFFICES
    ][:1]  # fmt: skip


def _state(said: Said, frame: Frame, memory: Memory) -> tuple[list[Slot], list[Slot]]:
    """What is told of the subject ("is linked to", "based in"), or by somebody of the object ("officials tied it to")."""
    passive = said.verb.is_passive
    is_nobody = not passive and any(phrase.head.text.casefold() in _NOBODY for some in said.subjects for phrase in some)
    if is_nobody or (frame.between and passive):
        return [], []
    kinds = frame.done if frame.between else _stands(frame)
    left = subjects_of(said, kinds, memory) if passive else first_of(said.objects, kinds, memory, said)
    return left, tail_of(said, frame.behind, frame.done, memory)


def _done(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """To whom a verb in the active does it."""
    right: list[Slot] = []
    if "" in frame.behind:
        right = first_of(said.objects, frame.done, memory, said)
        if not right and said.particle in _PARTICLES:
            right = first_of(said.tails[0][1], frame.done, memory, said)
    right = right or tail_of(said, frame.behind - {""}, frame.done, memory)
    if frame.with_places:
        right = right or _owners(said, frame)
        right = _with_places(said, frame, right, every, memory)
    if frame.relation is Relation.DESIGNATED_BY:
        right = _with_others(said, frame.done, memory, right)
    if right and frame.done & MEANS and "such as" in memory.text[said.verb.stop :]:
        # "Web shells such as China Chopper".
        more = [phrase for name, some in said.tails if name == "as" for phrase in some]
        right = [*right, *(slot for slot in all_of(more, frame.done & MEANS, memory) if slot not in right)]
    if NodeKind.VULNERABILITY in frame.done and right:
        # "Exploited CVE-1 in a program, CVE-2 in another and CVE-3".
        behind = [phrase for _, some in said.tails for phrase in some]
        flaws = all_of(behind, frozenset({NodeKind.VULNERABILITY}), memory)
        right = [*right, *(slot for slot in flaws if slot not in right)]
    if NodeKind.DEVICE in frame.done and right:
        makers = [phrase for name, some in said.tails if name in _MADE_BY for phrase in some]
        right = [*right, *(slot for slot in all_of(makers, frozenset({NodeKind.DEVICE}), memory) if slot not in right)]
    return right


def _owners(said: Said, frame: Frame) -> list[Slot]:
    """Whose systems they are that were hit: "attacked the bureau's own systems"."""
    kinds = frame.done & {NodeKind.AUTHORITY}
    return [
        word.slot for phrase in said.objects for word in phrase.words
        if phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS and word.slot is not None and word.slot.kind in kinds
    ][:1]  # fmt: skip


def _with_others(said: Said, kinds: frozenset[NodeKind], memory: Memory, known: list[Slot]) -> list[Slot]:
    """Who was designated, and with whom: "the firm along with two of its executives"."""
    # "For its ties with": what stands behind the reason was not designated.
    until = next((at for at, (name, _) in enumerate(said.tails) if name in _REASONS), len(said.tails))
    some = [phrase for name, rest in said.tails[:until] if name in _BESIDE for phrase in rest] if known else []
    memory.beside_firms = bool(known) and all(slot.kind is NodeKind.COMPANY for slot in known)
    others = all_of(some, kinds, memory)
    memory.beside_firms = False
    return [*known, *(slot for slot in others if slot not in known)]


def _joined(said: Said, by: list[Slot], memory: Memory) -> list[Slot]:
    """By whom, with whom beside him: "by the National Crime Agency, working with the FBI"."""
    if not by or by[0].kind is not NodeKind.AUTHORITY:
        return by
    beside = [phrase for name, some in said.tails if name in _BESIDE for phrase in some]
    return [*by, *all_of(beside, frozenset({NodeKind.AUTHORITY}), memory)]


def _authority(said: Said, frame: Frame, memory: Memory) -> list[Slot]:
    """Who designated where nobody is named: whose order it rests on, who last designated, who last was spoken of."""
    if (
        frame.relation is not Relation.DESIGNATED_BY
        or said.verb.verb == "list"
        or any(name == "by" for name, _ in said.tails)
    ):
        return []
    meant = memory.designator or memory.authority
    if _SDN.search(behind(said)) or (meant is None and "executive order" in behind(said)):
        meant = node(NodeKind.AUTHORITY, "OFAC")
    return (
        [Slot(meant.kind, meant, said.verb.stop, said.verb.stop, "no authority named", is_named=False)] if meant else []
    )


def _stands(frame: Frame) -> frozenset[NodeKind]:
    """Of whom a state is told: only groups and networks are attributed to somebody."""
    if frame.relation is Relation.ATTRIBUTED_TO:
        return frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
    # "A firm linked to attacks on banks" need not have made them.
    return frozenset({NodeKind.ACTOR}) if frame.relation is Relation.TARGETS else SUBJECTS


def undergoing(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """To whom a verb in the passive says it was done: the subject; of "to" and its like what stands behind them."""
    if "" not in frame.behind:
        return tail_of(said, frame.behind, frame.done, memory)
    is_open = frame.with_places and said.subjects and not any(word.slot for word in said.subjects[0][0].words)
    right = [] if is_open else subjects_of(said, frame.done, memory)
    if (
        frame.relation is Relation.DESIGNATED_BY
        and right
        and right[0].said.casefold() == "it"
        and len(memory.designated) == 1
    ):
        # "It was sanctioned": who was told to have been.
        right = [replace(right[0], kind=memory.designated[0].kind, node=memory.designated[0])]
    if not right and not said.subjects and said.at == 0 and frame.relation is Relation.DESIGNATED_BY:
        meant = memory.meant("it", frame.done - {NodeKind.ACTOR})
        right = [Slot(meant.kind, meant, said.verb.start, said.verb.start, "", is_named=False)] if meant else []
    owned = frame.done & {NodeKind.SECTOR, NodeKind.AUTHORITY}
    # "An agency whose servers were compromised": the agency was, by its servers.
    owners = [slot for some in said.owners for slot in all_of(some, owned, memory)] if frame.with_places else []
    right = owners or right
    if frame.relation is Relation.DESIGNATED_BY:
        right = _with_others(said, frame.done, memory, right)
    if not right and frame.with_places and said.subjects:
        right = all_of(span_of(said.subjects[0][0], said, every), frame.done, memory)
    return right


_TYING = frozenset("tie link belong connect associate own operate run use affiliate".split())


def _tied_to(said: Said, every: Sequence[Phrase]) -> list[Phrase]:
    """To whom the systems are tied that were hit: "networks tied to US and European entities"."""
    at = next((place for place, phrase in enumerate(every) if said.objects and phrase is said.objects[-1]), len(every))
    behind = every[at + 1 : at + 4]
    is_tie = [phrase.kind for phrase in behind] == [Kind.VERB, Kind.PREPOSITION, Kind.NOUN]
    if not is_tie or behind[0].is_finite or behind[0].verb not in _TYING:
        return []
    found = [behind[2]]
    for joint, phrase in pairwise(every[at + 4 :]):
        if joint.kind in (Kind.AND, Kind.COMMA) and phrase.kind is Kind.NOUN:
            found.append(phrase)
        elif joint.kind is not Kind.NOUN:
            break
    return found


def _with_places(said: Said, frame: Frame, right: list[Slot], every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """The other side with the places and sectors that prepositions add to it: "universities in Taiwan"."""
    nouns = [*said.objects, *(phrase for name, some in said.tails if name in frame.behind for phrase in some)]
    has_open = any(phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS for phrase in nouns)
    if not right and not has_open:
        return right
    kinds = (frame.done & THINGS) | {NodeKind.COUNTRY, NodeKind.SECTOR}
    # "Breached U.S. carriers": there, too.
    there = (slot for slot in all_of(nouns, kinds, memory) if slot.kind is NodeKind.COUNTRY)
    right = [*right, *(slot for slot in there if slot not in right)]
    added = [phrase for name, some in said.tails if name in PLACES or name in frame.behind for phrase in some]
    added += _tied_to(said, every)
    return [*right, *(slot for slot in all_of(added, kinds, memory) if slot not in right)]


def statement(said: Said, frame: Frame, one: Slot, other: Slot) -> Iterator[Hit]:
    """The statement of two sides; none where the relation can't be one of theirs."""
    subject, target = (other.node, one.node) if frame.flip else (one.node, other.node)
    relation = frame.relation
    # "Sanctions on members of the gang": they were designated, and it was not.
    if relation is Relation.DESIGNATED_BY and any(MEMBERS.match(slot.said) for slot in (one, other)):
        return
    if relation is Relation.DESIGNATED_BY:
        target = government(target)
    if relation is Relation.SEIZED or frame.name == "operation against":
        subject = government(subject)
        if target.kind is NodeKind.ACTOR and other.said.casefold() in ("it", "them"):
            # "Volt Typhoon's botnet; the FBI took it down": the botnet.
            return
    relation = aimed(relation, subject, target)
    # "Half of the devices in the botnet are located in": the devices are.
    is_of_devices = relation is Relation.LOCATED_IN and subject.kind is NodeKind.INFRASTRUCTURE
    if is_of_devices or not _can_be(relation, subject, target):
        return
    words = " ".join(word.text for word in said.verb.words)
    if relation is Relation.RELATED_TO:
        # "Had posed as", and not "had posed".
        behind_it = [name for name, some in said.tails if name in frame.behind and name and some][:1]
        what = [phrase.text for phrase in said.objects[:1]] if frame.needs and behind_it else []
        told = frame.needs.search(behind(said)) if frame.needs and not what else None
        # "Operated under the cover of", and not "operated of".
        words = f"{words} {behind(said)[: told.end()]}" if told else " ".join([words, *what, *behind_it])
    if relation is Relation.SUPPLIES:
        words = f"{said.verb.words[-1].text} {behind(said)}"
    notes = taken_for(one, other)
    reach = (min(one.start, said.verb.start), max(other.stop, said.verb.stop))
    last = said.verb.words[-1]
    yield Hit(frame.name, subject, relation, target, words, last.start, last.stop, reach, frame.lasts, notes)
    if target.name.startswith(IN_A_STATE):
        # Who is hit there is hit in the country.
        there = node(NodeKind.COUNTRY, "United States")
        yield Hit(frame.name, subject, Relation.TARGETS, there, words, last.start, last.stop, reach, frame.lasts, notes)


def _can_be(relation: Relation, subject: Node, target: Node) -> bool:
    if relation is Relation.DESIGNATED_BY and not (
        target.name in DESIGNATING or target.name.startswith("Government of ")
    ):
        return False
    is_tie = relation in (Relation.SUPPLIES, Relation.RELATED_TO) and target.kind is NodeKind.AUTHORITY
    is_botnet = is_botnet_of_somebody(target) or is_botnet_of_somebody(subject)
    is_its = _same_house(subject, target) and not (relation in _RUNNING and is_botnet)
    return subject.id != target.id and not is_its and not (is_tie and not is_client(target))


def _same_house(one: Node, other: Node) -> bool:
    return one.name.endswith(f" of {other.name}") or other.name.endswith(f" of {one.name}")
