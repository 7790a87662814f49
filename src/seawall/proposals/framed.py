"""From a sentence's clauses and the frames to its statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.advisories import authored
from seawall.proposals.aims import aims
from seawall.proposals.answers import answers
from seawall.proposals.applied import fits, statements
from seawall.proposals.called import name_is, name_lists, other_names, turned
from seawall.proposals.campaigns import campaigns
from seawall.proposals.charges import charged, rewards
from seawall.proposals.clauses import clauses
from seawall.proposals.designations import designations
from seawall.proposals.events import (
    UNDERGOING,
    by_means,
    ended,
    for_deeds,
    founded,
    on_list,
    taken,
    tied,
    victims,
)
from seawall.proposals.floods import floods
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.identity import identities
from seawall.proposals.incidents import incidents
from seawall.proposals.infected import found_in, hit_there, hosts, infected_with
from seawall.proposals.lending import clients, lent
from seawall.proposals.made_up import including, made_of, network_of, turned_into
from seawall.proposals.means import (
    based_on,
    carried,
    followed_by,
    implants,
    named_there,
    of_group,
    own_tools,
    put_to_use,
    run_by_nodes,
    run_through,
    tradecraft,
    under_management,
)
from seawall.proposals.memory import Memory
from seawall.proposals.named_victims import named_victims
from seawall.proposals.nominal import CALLING, deeds, homes, ties
from seawall.proposals.operations import disrupting, told_of
from seawall.proposals.overlaps import overlaps
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.phrases import phrases
from seawall.proposals.reports import described, reported
from seawall.proposals.rules import DEEDS
from seawall.proposals.said import Said
from seawall.proposals.sides import SUBJECTS, slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot, taken_for
from seawall.proposals.sponsored import blamed, of_actors, of_networks, sponsored
from seawall.proposals.standfor import stand_for
from seawall.proposals.strangers import of_strangers
from seawall.proposals.targeted import suffered, targeted, victims_in
from seawall.proposals.undergone import undergone
from seawall.proposals.verbs import TELLING
from seawall.proposals.wrested import wrested

_DENYING = frozenset("deny reject dismiss refute dispute call describe brand denounce condemn".split())


_LABELS = frozenset("name label moniker codename term nickname".split())
_OFFICES = frozenset({NodeKind.AUTHORITY})
_STATES = frozenset({NodeKind.COUNTRY})
_MANY = frozenset("officials authorities prosecutors agencies investigators agents".split())
_DOERS = frozenset({NodeKind.ACTOR, NodeKind.COMPANY})
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
    memory.here, memory.text = sentence.slots, sentence.text
    # Of a title all words have capitals.
    memory.is_text = sentence.text.rstrip().endswith((".", "”", '"'))
    memory.deeds, memory.deniers = [], []
    for said in found:
        if said.verb.verb in ("be", "become", "remain") and said.verb.is_finite and not said.verb.is_passive:
            _predicate(said, found, memory)
        if said.verb.verb in CALLING and not said.verb.is_passive and said.objects:
            _called(said, memory)
        if said.verb.verb in _DENYING and not said.verb.is_passive:
            memory.deniers += [(said.verb.start, slot.node) for slot in subjects_of(said, _DENIERS, memory)[:1]]
        _remember_deeds(said, memory)
    _mounted(found, memory)
    _used_in(found, memory)
    _active(found, memory)
    _tell(found, memory)
    _go_on(every, found, memory)
    _when(every, found)
    _by_whom(every, found)
    return Parsed(every, found)


def _tell(found: Sequence[Said], memory: Memory) -> None:
    """An authority that says what "it" did, did it: "OFAC, which enforces sanctions, announced that it had designated"."""
    teller: tuple[Slot, ...] = ()
    are_many = False
    for said in found:
        subject = said.subjects[0][0] if said.subjects else None
        is_told = subject is not None and (subject.text == "it" or (subject.text == "they" and are_many))
        if subject is not None and is_told and teller and subject.start > teller[0].start:
            subject.meant = subject.meant or teller
        if said.verb.verb in TELLING and said.verb.is_finite and not said.verb.is_passive:
            teller = tuple((subjects_of(said, _OFFICES, memory) or subjects_of(said, _STATES, memory))[:1])
            are_many = subject is not None and subject.head.text.casefold() in _MANY
        elif said.verb.is_finite and subject is not None and subject.text != "it":
            # Somebody else does something between.
            teller = ()


def _when(every: Sequence[Phrase], found: Sequence[Said]) -> None:
    """As in "Britain followed in December, when it hit the firm": the state that the clause around tells of."""
    for said, before in ((two, one) for one, two in pairwise(found)):
        subject = said.subjects[0][0] if said.subjects and said.subjects[0] else None
        first = before.subjects[0][0] if before.subjects and before.subjects[0] else None
        if subject is None or first is None or subject.text != "it" or subject.meant or first.head.slot is None:
            continue
        between = [each.kind for each in every[before.at + 1 : said.at]]
        is_state = first.head.slot.kind in (_OFFICES | _STATES)
        if is_state and Kind.WHILE in between and before.verb.is_finite:
            subject.meant, subject.is_settled = (first.head.slot,), True


def _by_whom(every: Sequence[Phrase], found: Sequence[Said]) -> None:
    """As in "an announcement by the Justice Department that it had disrupted the botnet": the department had."""
    for said in found:
        subject = said.subjects[0][0] if said.subjects and said.subjects[0] else None
        if subject is None or subject.text != "it":
            continue
        at = next(place for place, phrase in enumerate(every) if phrase is subject)
        before = every[max(0, at - 3) : at]
        is_by = len(before) == 3 and before[0].text == "by" and before[2].kind is Kind.THAT
        slot = before[1].head.slot if is_by and before[1].kind is Kind.NOUN else None
        if slot is not None and slot.kind in (_OFFICES | _STATES):
            subject.meant, subject.is_settled = (slot,), True


def _go_on(every: Sequence[Phrase], found: Sequence[Said], memory: Memory) -> None:
    """Who did one thing did the next: "said that the group used its servers, and that in 2023 it broke into an agency"."""
    doer: tuple[Slot, ...] = ()
    for said in found:
        subject = said.subjects[0][0] if said.subjects else None
        if subject is not None and subject.text == "it" and doer and subject.start > doer[0].start:
            at = next(place for place, phrase in enumerate(every) if phrase is subject)
            joined = [phrase.kind for phrase in every[max(0, at - 3) : at]]
            if Kind.AND in joined and Kind.VERB not in joined and Kind.WHICH not in joined:
                subject.meant = subject.meant or doer
        if said.verb.is_finite and said.verb.verb not in TELLING and not said.is_aside and not said.verb.is_passive:
            doer = tuple(subjects_of(said, _DOERS, memory)[:1])


def _predicate(said: Said, found: Sequence[Said], memory: Memory) -> None:
    """What is said to be somebody means him: "it is a contractor", "is Microsoft's name for a group"."""
    who = tuple(subjects_of(said, SUBJECTS, memory))
    among = [each for name, some in said.tails if name == "among" for each in some[:1]]
    for phrase in (*said.objects[:1], *among):
        if who and not any(word.slot for word in phrase.words):
            phrase.meant = phrase.meant or who
    # "Is Microsoft's name for a group", "is the name Microsoft gave to a group": the group is who is named so.
    if said.objects and any(word.text.casefold() in _LABELS for word in said.objects[0].words):
        more = [one for one in found if one.verb.verb in ("give", "coin", "use", "have", "be") and one.at >= said.at]
        tails = [tail for one in more for tail in one.tails]
        for phrase in (each for name, some in tails if name in ("for", "of", "to") for each in some[:1]):
            phrase.meant = who or phrase.meant


def _mounted(found: Sequence[Said], memory: Memory) -> None:
    """Attacks mean who mounts them: "attack chains mounted by the group involve"."""
    for said in found:
        is_reduced = said.verb.is_passive and not said.verb.is_finite and said.verb.verb in _MOUNTING
        by = [phrase for name, some in said.tails if name == "by" for phrase in some] if is_reduced else []
        who = tuple(slot for phrase in by[:1] for slot in slots_of(phrase, _DOERS, memory))
        for phrase in (each for some in said.subjects[:1] for each in some):
            if who and phrase.head.slot is None and phrase.head.text.casefold() in _ATTACKS:
                phrase.meant = phrase.meant or who


def _used_in(found: Sequence[Said], memory: Memory) -> None:
    """Attacks mean who used something in them: "the infrastructure they used in attacks targeting European networks"."""
    for said in found:
        if said.verb.verb not in _DOING or said.is_meant:
            continue
        by = [phrase for name, some in said.tails if name == "by" for phrase in some]
        who = (
            [slot for phrase in by for slot in slots_of(phrase, _DOERS, memory)]
            if said.verb.is_passive
            else subjects_of(said, _DOERS, memory)
        )
        for phrase in (each for name, some in said.tails if name in ("in", "for", "during") for each in some):
            if who and phrase.head.slot is None and phrase.head.text.casefold() in _ATTACKS:
                phrase.meant = phrase.meant or tuple(who[:1])


_DOING = frozenset("use leverage exploit employ deploy utilize".split())
_ACTIVITIES = frozenset("activities activity attacks operations intrusions campaigns efforts".split())
_THESE = frozenset({"these", "this", "such", "its", "their"})


def _active(found: Sequence[Said], memory: Memory) -> None:
    """As in "these activities included using VPN software": of the group that is spoken of."""
    for said in found:
        group = memory.only_group() if said.verb.verb in _DOING and not said.verb.is_finite else None
        for phrase in (each for some in said.subjects[:1] for each in some) if group else ():
            is_its = phrase.head.text.casefold() in _ACTIVITIES and phrase.words[0].text.casefold() in _THESE
            if group and is_its and phrase.head.slot is None:
                meant = Slot(group.kind, group, phrase.start, phrase.stop, phrase.text, is_named=False)
                phrase.meant = phrase.meant or (meant,)


_MOUNTING = frozenset("mount launch conduct orchestrate carry stage wage perpetrate execute".split())
_ATTACKS = frozenset("attacks attack chains intrusions campaigns campaign operations hacks cyberattacks".split())


def _called(said: Said, memory: Memory) -> None:
    """What somebody is called means him: "calls it a contractor", "described the firm as a supplier"."""
    called = tuple(slots_of(said.objects[0], SUBJECTS, memory))
    behind = [each for name, some in said.tails if name in ("as", "") for each in some[:1]]
    for phrase in (*said.objects[1:2], *behind):
        if called and not any(word.slot for word in phrase.words):
            phrase.meant = phrase.meant or called


def _remember_deeds(said: Said, memory: Memory) -> None:
    """From where to where the words reach that say to whom somebody did something."""
    if said.verb.is_passive or said.is_meant:
        return
    for particle, frame in FRAMES.get(said.verb.verb, ()):
        # "Broke up a network" is no deed of who broke into it.
        is_there = "" in frame.behind or any(name in frame.behind for name, _ in said.tails)
        is_deed = frame.relation in DEEDS
        if is_there and is_deed and fits(said, particle, frame):
            who = subjects_of(said, frame.does, memory)
            rest = [*said.objects, *(phrase for _, some in said.tails for phrase in some)]
            if who and rest:
                memory.deeds.append((said.verb.stop, rest[-1].stop, who[0].node))


def framed(sentence: Marked, parsed: Parsed, memory: Memory) -> Iterator[Hit]:
    """The statements of one sentence by its clauses."""
    every, found = parsed.phrases, parsed.clauses
    doer: list[Slot] = []
    memory.tellers = _tellers(found, sentence)
    memory.subject = _main(found, memory)
    for said in found:
        memory.doing = frozenset(
            slot.node.id for some in said.subjects[:1] for phrase in some if (slot := phrase.head.slot)
        )
        for particle, frame in FRAMES.get(said.verb.verb, ()):
            if fits(said, particle, frame):
                yield from statements(said, frame, every, memory)
        doer = subjects_of(said, frozenset({NodeKind.ACTOR}), memory) or doer
        yield from _of_clause(said, doer, sentence, parsed, memory)
    memory.doing = frozenset()
    memory.acted, memory.acting = memory.acting, _acting(found, memory)
    yield from _of_sentence(sentence, doer, parsed, memory)
    for tie in ties(every, found, memory):
        yield tied(tie)
    yield from aims(sentence, every, found, memory)
    yield from _by_nouns(every, found, memory)


def _of_clause(said: Said, doer: list[Slot], sentence: Marked, parsed: Parsed, memory: Memory) -> Iterator[Hit]:
    """What one clause tells beyond the frames."""
    every, found = parsed.phrases, parsed.clauses
    yield from for_deeds(said, memory)
    yield from on_list(said, memory)
    yield from by_means(said, doer, memory)
    yield from undergone(said, doer, every, memory)
    yield from victims(said, memory)
    yield from targeted(said, memory)
    yield from suffered(said, found, memory)
    yield from victims_in(said, memory)
    yield from blamed(said, memory)
    yield from run_through(said, memory)
    yield from disrupting(said, found, memory)
    yield from infected_with(said, memory)
    yield from hosts(said, memory)
    yield from found_in(said, memory)
    yield from made_of(said, memory)
    yield from turned_into(said, memory)
    yield from lent(said, every, memory)
    yield from clients(said, memory)
    yield from authored(said, memory)
    yield from taken(said, memory)
    yield from ended(said, found, memory)
    yield from wrested(said, memory)
    yield from described(said, memory)
    yield from reported(said, memory)
    yield from founded(said, memory)
    yield from other_names(said, sentence, memory)
    yield from charged(said, memory)


def _of_sentence(sentence: Marked, doer: list[Slot], parsed: Parsed, memory: Memory) -> Iterator[Hit]:
    """What a sentence tells by its words, whatever its clauses are."""
    every, found = parsed.phrases, parsed.clauses
    yield from name_lists(sentence, memory)
    yield from name_is(sentence, memory)
    yield from turned(sentence, memory)
    yield from designations(every, found, memory)
    yield from sponsored(sentence, memory)
    yield from of_actors(sentence)
    yield from of_networks(sentence)
    yield from based_on(sentence, memory)
    yield from of_group(sentence)
    yield from followed_by(sentence, doer, memory)
    yield from under_management(sentence, memory)
    yield from implants(sentence, memory)
    yield from campaigns(sentence, memory)
    yield from overlaps(sentence, memory)
    yield from incidents(sentence, memory)
    yield from identities(sentence)
    yield from carried(sentence, memory)
    yield from told_of(sentence, memory)
    yield from floods(sentence, memory)
    yield from named_there(sentence, memory)
    yield from hit_there(sentence, memory)
    yield from of_strangers(sentence, memory)
    yield from answers(sentence, every, memory)
    yield from network_of(every, memory)
    yield from including(sentence, memory)
    yield from rewards(sentence, memory)
    yield from tradecraft(sentence, memory)
    yield from named_victims(sentence)
    yield from run_by_nodes(sentence, memory)
    yield from put_to_use(sentence, memory)
    yield from own_tools(sentence, memory)


def _by_nouns(every: Sequence[Phrase], found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """What nouns tell of deeds and of homes: "Salt Typhoon's penetration of nine carriers", "a firm in Beijing"."""
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
        notes = taken_for(one)
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


def _acting(found: Sequence[Said], memory: Memory) -> Node | None:
    """The authority or state that the sentence's own clause tells of: "OFAC moved first"; what "It" in the next may mean."""
    kinds = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY})
    first = next((said for said in found if said.verb.is_finite and not said.is_aside), None)
    if first and first.objects and first.objects[0].head.text.casefold() == "time":
        # "It isn't the first time that the FBI has": what is told is told of the FBI.
        first = next((said for said in found if said.at > first.at and said.verb.is_finite), first)
    some = subjects_of(first, kinds, memory) if first and not first.verb.is_passive else []
    return some[0].node if some else None


def _main(found: Sequence[Said], memory: Memory) -> Node | None:
    """Of what the sentence is said: the subject of its first verb that doesn't only tell of another."""
    for is_telling in (False, True):
        for said in found:
            if (
                said.verb.is_finite
                and not said.is_aside
                and (said.verb.verb in TELLING) is is_telling
                and said.verb.verb != "overlap"
                and said.subjects
            ):
                some = subjects_of(said, SUBJECTS, memory)
                if some and some[0].kind is not NodeKind.AUTHORITY and some[0].node.id not in memory.tellers:
                    return some[0].node
    return None
