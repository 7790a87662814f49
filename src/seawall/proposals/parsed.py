"""A sentence as its phrases and its clauses, with whom its common nouns and pronouns mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from seawall.claims import NodeKind
from seawall.proposals.applied import fits
from seawall.proposals.clauses import clauses
from seawall.proposals.frames import FRAMES
from seawall.proposals.memory import Memory
from seawall.proposals.nominal import CALLING
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.phrases import phrases
from seawall.proposals.rules import DEEDS
from seawall.proposals.said import Said
from seawall.proposals.sides import SUBJECTS, slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.standfor import stand_for
from seawall.proposals.verbs import CALLED, TELLING

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
    _linked(found)
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


_LINKING = frozenset("link tie connect attribute trace ascribe".split())
_TO = frozenset({"to", "with"})


def _linked(found: Sequence[Said]) -> None:
    """As in "has been named Raptor Train and linked to the group", "linked the botnet, named Raptor Train, to the group": the botnet was."""
    for before, said in pairwise(found):
        behind = {name for name, _ in said.tails}
        if said.verb.verb in _LINKING and not said.objects and behind & _TO and before.verb.is_passive:
            said.verb.is_passive = said.verb.is_passive or said.subjects == before.subjects
        is_aside = said.verb.verb in CALLED and said.verb.is_passive and not said.verb.is_finite
        if before.verb.verb in _LINKING and is_aside and behind & _TO and said.subjects == [before.objects[-1:]]:
            before.tails += [(name, some) for name, some in said.tails if name in _TO]
            said.tails = [(name, some) for name, some in said.tails if name not in _TO]


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
