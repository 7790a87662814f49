"""From a sentence's clauses and the frames to its statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.aims import aims
from seawall.proposals.applied import fits, statements
from seawall.proposals.called import name_lists, other_names
from seawall.proposals.clauses import Said, clauses
from seawall.proposals.events import (
    UNDERGOING,
    authored,
    by_means,
    charged,
    described,
    ended,
    for_deeds,
    founded,
    lent,
    made_of,
    on_list,
    taken,
    tied,
    undergone,
    victims,
)
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.memory import Memory
from seawall.proposals.nominal import CALLING, deeds, homes, ties
from seawall.proposals.phrase import Phrase
from seawall.proposals.phrases import phrases
from seawall.proposals.sides import SUBJECTS, slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.standfor import stand_for
from seawall.proposals.verbs import TELLING

_DENYING = frozenset("deny reject dismiss refute dispute call describe brand denounce condemn".split())


_DENIERS = frozenset({NodeKind.COMPANY, NodeKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence as its phrases and its clauses."""

    phrases: list[Phrase]
    clauses: list[Said]


def prepare(sentence: Marked, memory: Memory) -> Parsed:
    """The clauses of a sentence; whom its common nouns mean and whose deeds it tells is remembered while it is read."""
    every = phrases(sentence)
    found = clauses(every)
    stand_for(every)
    memory.here = sentence.slots
    # Of a title all words have capitals.
    memory.is_text = sentence.text.rstrip().endswith((".", "”", '"'))
    memory.deeds, memory.deniers = [], []
    for said in found:
        if said.verb.verb in ("be", "become", "remain") and said.verb.is_finite and not said.verb.is_passive:
            who = subjects_of(said, SUBJECTS, memory)
            for phrase in (
                *said.objects[:1],
                *(each for name, some in said.tails if name == "among" for each in some[:1]),
            ):
                if who and not any(word.slot for word in phrase.words):
                    phrase.meant = phrase.meant or tuple(who)
        if said.verb.verb in _DENYING and not said.verb.is_passive:
            memory.deniers += [(said.verb.start, slot.node) for slot in subjects_of(said, _DENIERS, memory)[:1]]
        for particle, frame in FRAMES.get(said.verb.verb, ()):
            # "Broke up a network" is no deed of who broke into it.
            is_there = "" in frame.behind or any(name in frame.behind for name, _ in said.tails)
            if (
                is_there
                and fits(said, particle, frame)
                and frame.relation in (Relation.COMPROMISES, Relation.TARGETS)
                and not said.verb.is_passive
                and not said.is_meant
            ):
                who = subjects_of(said, frame.does, memory)
                rest = [*said.objects, *(phrase for _, some in said.tails for phrase in some)]
                if who and rest:
                    memory.deeds.append((said.verb.stop, rest[-1].stop, who[0].node))
    return Parsed(every, found)


def framed(sentence: Marked, parsed: Parsed, memory: Memory) -> Iterator[Hit]:
    """The statements of one sentence by its clauses."""
    every, found = parsed.phrases, parsed.clauses
    doer: list[Slot] = []
    memory.tellers = _tellers(found, sentence)
    memory.subject = _main(found, memory)
    for said in found:
        for particle, frame in FRAMES.get(said.verb.verb, ()):
            if fits(said, particle, frame):
                yield from statements(said, frame, every, memory)
        doer = subjects_of(said, frozenset({NodeKind.ACTOR}), memory) or doer
        yield from for_deeds(said, memory)
        yield from on_list(said, memory)
        yield from by_means(said, doer, memory)
        yield from undergone(said, doer, every, memory)
        yield from victims(said, memory)
        yield from made_of(said, memory)
        yield from lent(said, every, memory)
        yield from authored(said, memory)
        yield from taken(said, memory)
        yield from ended(said, memory)
        yield from described(said, memory)
        yield from founded(said, memory)
        yield from other_names(said, sentence, memory)
        yield from charged(said, memory)
    yield from name_lists(sentence, memory)
    for tie in ties(every, found, memory):
        yield tied(tie)
    yield from aims(sentence, every, found, memory)
    for one, rest, phrase in deeds(every):
        for other in (
            slot
            for each in rest
            for slot in slots_of(each, UNDERGOING - {NodeKind.COMPANY} | {NodeKind.COUNTRY}, memory)
        ):
            relation = Relation.TARGETS if other.kind is NodeKind.COUNTRY else Relation.COMPROMISES
            yield Hit(
                "deed",
                one.node,
                relation,
                other.node,
                phrase.head.text,
                phrase.head.start,
                phrase.head.stop,
                (one.start, other.stop),
            )
    for one, country, phrase in homes(every, found, memory):
        notes = () if one.is_named else (f"{one.said!r} is taken for {one.node.name}",)
        where = node(NodeKind.COUNTRY, country)
        rule, relation = (
            ("sponsored by", Relation.ATTRIBUTED_TO)
            if one.kind is NodeKind.ACTOR
            else ("based in", Relation.LOCATED_IN)
        )
        yield Hit(
            rule,
            one.node,
            relation,
            where,
            phrase.text,
            phrase.start,
            phrase.stop,
            (min(one.start, phrase.start), max(one.stop, phrase.stop)),
            notes=notes,
        )


def _tellers(found: Sequence[Said], sentence: Marked) -> set[str]:
    """The people who only tell or call in this sentence: "Matthew Miller, a spokesman, said that it"; what is told is of others."""
    told: set[str] = set()
    begin = 0
    for said in found:
        if said.verb.verb in (TELLING | CALLING):
            told |= {
                slot.node.id
                for slot in sentence.slots
                if slot.kind is NodeKind.PERSON and begin <= slot.start < said.verb.start
            }
        if said.verb.is_finite:
            begin = said.verb.stop
    return told


def _main(found: Sequence[Said], memory: Memory) -> Node | None:
    """Of what the sentence is said: the subject of its first verb that doesn't only tell of another."""
    for is_telling in (False, True):
        for said in found:
            if (
                said.verb.is_finite
                and not said.is_aside
                and (said.verb.verb in TELLING) is is_telling
                and said.subjects
            ):
                some = subjects_of(said, SUBJECTS, memory)
                if some and some[0].kind is not NodeKind.AUTHORITY and some[0].node.id not in memory.tellers:
                    return some[0].node
    return None
