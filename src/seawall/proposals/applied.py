"""A frame applied to a clause: who does it, to whom, and the statement that comes of it."""

from collections.abc import Iterator, Sequence

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.clauses import Said
from seawall.proposals.frames import OPEN_NOUNS, Frame
from seawall.proposals.hits import Hit, government
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.phrase import Phrase
from seawall.proposals.sides import PLACES, SUBJECTS, THINGS, first_of, slots_of, span_of, subjects_of, tail_of
from seawall.proposals.slot import Slot
from seawall.proposals.words import DESIGNATING

# So many characters of what is supplied stand in a claim's own words.
_WORDS = 90


# What they say is nobody's word.
_NOBODY = frozenset({"report", "reports", "rumors", "rumours", "media", "posts", "users", "commentators", "bloggers"})


_PARTICLES = frozenset({"down", "over", "up", "out", "off"})


def fits(said: Said, particle: str, frame: Frame) -> bool:
    if said.is_meant or (particle and particle not in [name for name, _ in said.tails]):
        return False
    return frame.needs is None or bool(frame.needs.search(behind(said)))


def behind(said: Said) -> str:
    parts = [phrase.text for phrase in said.objects]
    for name, some in said.tails:
        parts += [name, *(phrase.text for phrase in some)]
    return " ".join(parts)


def statements(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    memory.names_new = frame.relation is Relation.DESIGNATED_BY and memory.is_text
    left, right = _sides(said, frame, every, memory)
    memory.names_new = False
    for one in left:
        for other in right:
            yield from statement(said, frame, one, other)


def _sides(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> tuple[list[Slot], list[Slot]]:
    """Who does it and to whom; an empty side where the sentence doesn't tell."""
    passive = said.verb.is_passive
    if (
        not passive
        and (frame.between or not frame.does)
        and any(phrase.head.text.casefold() in _NOBODY for some in said.subjects for phrase in some)
    ):
        return [], []
    if frame.between:
        if passive:
            return [], []
        left = first_of(said.objects, frame.done, memory, said)
        return left, tail_of(said, frame.behind, frame.done, memory)
    if not frame.does:
        # A state of the subject's: "is linked to", "based in"; the active form tells it of the object.
        if passive or said.verb.verb in ():
            left = subjects_of(said, _stands(frame), memory)
        else:
            left = first_of(said.objects, _stands(frame), memory, said)
        return left, tail_of(said, frame.behind, frame.done, memory)
    if passive:
        left = _agents(said, frame.does, memory) or _authority(said, frame, memory)
        right = undergoing(said, frame, every, memory)
        return left, right
    left = subjects_of(said, frame.does, memory)
    right: list[Slot] = []
    if "" in frame.behind:
        right = first_of(said.objects, frame.done, memory, said)
        if not right and said.particle:
            right = first_of(said.tails[0][1], frame.done, memory, said) if said.particle in _PARTICLES else []
    if not right:
        right = tail_of(said, frame.behind - {""}, frame.done, memory)
    if frame.with_places:
        right = _with_places(said, frame, right, memory)
    if frame.relation is Relation.DESIGNATED_BY and right:
        # "Sanctioned the firm along with two of its executives".
        right = [*right, *_more(said, frame.done, memory, right)]
    if NodeKind.DEVICE in frame.done and right:
        right = [
            *right,
            *(
                slot
                for name, some in said.tails
                if name in ("from", "by", "as", "like")
                for phrase in some
                for slot in slots_of(phrase, frozenset({NodeKind.DEVICE}), memory, said)
                if slot not in right
            ),
        ]
    return left, right


def _more(said: Said, kinds: frozenset[NodeKind], memory: Memory, known: Sequence[Slot]) -> list[Slot]:
    """Who was designated with others: behind "with" and "alongside"."""
    some = [phrase for name, rest in said.tails if name in ("with", "alongside") for phrase in rest]
    return [slot for phrase in some for slot in slots_of(phrase, kinds, memory, said) if slot not in known]


def _agents(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """By whom, with whom beside him: "by the National Crime Agency, working with the FBI"."""
    by = tail_of(said, frozenset({"by"}), kinds, memory)
    if not by or by[0].kind is not NodeKind.AUTHORITY:
        return by
    with_ = [
        slot
        for name, some in said.tails
        if name in ("with", "alongside")
        for phrase in some
        for slot in slots_of(phrase, kinds, memory, said)
    ]
    return [*by, *(slot for slot in with_ if slot.kind is NodeKind.AUTHORITY)]


def _authority(said: Said, frame: Frame, memory: Memory) -> list[Slot]:
    """Who designated where nobody is named: whose order it rests on, who last designated, who last was spoken of."""
    if (
        frame.relation is not Relation.DESIGNATED_BY
        or said.verb.verb == "list"
        or any(name == "by" for name, _ in said.tails)
    ):
        return []
    meant = memory.designator or memory.authority
    if meant is None and "executive order" in behind(said):
        meant = node(NodeKind.AUTHORITY, "OFAC")
    return (
        [Slot(meant.kind, meant, said.verb.stop, said.verb.stop, "no authority named", is_named=False)] if meant else []
    )


def _stands(frame: Frame) -> frozenset[NodeKind]:
    """Of whom a state is told: only groups and networks are attributed to somebody."""
    if frame.relation is Relation.ATTRIBUTED_TO:
        return frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
    return SUBJECTS


def undergoing(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """To whom it was done: the subject; where only the verb's preposition is known by its object, what stands behind it."""
    if "" not in frame.behind:
        right = tail_of(said, frame.behind, frame.done, memory)
        return right
    is_open = frame.with_places and said.subjects and not any(word.slot for word in said.subjects[0][0].words)
    right = [] if is_open else subjects_of(said, frame.done, memory)
    if frame.relation is Relation.DESIGNATED_BY and right:
        right = [*right, *_more(said, frame.done, memory, right)]
    if not right and frame.with_places and said.subjects:
        right = [
            slot
            for phrase in span_of(said.subjects[0][0], said, every)
            for slot in slots_of(phrase, frame.done, memory, said)
        ]
    return right


def _with_places(said: Said, frame: Frame, right: list[Slot], memory: Memory) -> list[Slot]:
    has_open = any(phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS for phrase in said.objects) or any(
        phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS
        for name, some in said.tails if name in frame.behind for phrase in some
    )  # fmt: skip
    if not right and not has_open:
        return right
    kinds = (frame.done & THINGS) | (
        {NodeKind.COUNTRY, NodeKind.SECTOR} if frame.relation in (Relation.TARGETS, Relation.COMPROMISES) else set()
    )
    more = list(right)
    for name, some in said.tails:
        if name in PLACES or name in frame.behind:
            for phrase in some:
                more += [slot for slot in slots_of(phrase, frozenset(kinds), memory, said) if slot not in more]
    return more


def statement(said: Said, frame: Frame, one: Slot, other: Slot) -> Iterator[Hit]:
    subject, target = (other.node, one.node) if frame.flip else (one.node, other.node)
    relation = frame.relation
    if relation is Relation.DESIGNATED_BY:
        target = government(target)
        if target.name not in DESIGNATING and not target.name.startswith("Government of "):
            return
    if (
        relation in (Relation.SUPPLIES, Relation.RELATED_TO)
        and target.kind is NodeKind.AUTHORITY
        and not is_client(target)
    ):
        return
    # Countries are aimed at; what is broken into are networks.
    if (
        relation is Relation.COMPROMISES
        and target.kind is NodeKind.COUNTRY
        and subject.kind is not NodeKind.INFRASTRUCTURE
    ):
        relation = Relation.TARGETS
    if subject.id == target.id or _same_house(subject, target):
        return
    words = " ".join(word.text for word in said.verb.words)
    if frame.relation is Relation.SUPPLIES:
        words = behind(said)[:_WORDS]
        words = f"{said.verb.words[-1].text} {words}"
    notes = tuple(f"{slot.said!r} is taken for {slot.node.name}" for slot in (one, other) if not slot.is_named)
    reach = (min(one.start, said.verb.start), max(other.stop, said.verb.stop))
    yield Hit(
        frame.name,
        subject,
        relation,
        target,
        words,
        said.verb.words[-1].start,
        said.verb.stop,
        reach,
        frame.lasts,
        notes,
    )


def _same_house(one: Node, other: Node) -> bool:
    return one.name.endswith(f" of {other.name}") or other.name.endswith(f" of {one.name}")
