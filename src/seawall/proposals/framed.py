"""From a sentence's clauses and the frames to its statements."""

from collections.abc import Iterator, Sequence

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.advisories import authored
from seawall.proposals.aims import aims
from seawall.proposals.answers import answers
from seawall.proposals.applied import fits, statements
from seawall.proposals.called import name_is, name_lists, other_names, turned
from seawall.proposals.campaigns import campaigns
from seawall.proposals.charges import charged, rewards
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
from seawall.proposals.its_network import of_group
from seawall.proposals.lending import clients, lent
from seawall.proposals.made_up import including, made_of, network_of, turned_into
from seawall.proposals.means import (
    based_on,
    carried,
    followed_by,
    implants,
    made_with,
    managed_with,
    named_there,
    own_tools,
    put_to_use,
    run_by_nodes,
    run_through,
    tradecraft,
    under_management,
)
from seawall.proposals.memory import Memory
from seawall.proposals.named_victims import named_victims, one_of_victims
from seawall.proposals.nominal import CALLING, deeds, homes, ties
from seawall.proposals.operations import disrupting, told_of
from seawall.proposals.overlaps import overlaps
from seawall.proposals.owners import owners
from seawall.proposals.parsed import Parsed
from seawall.proposals.phrase import Phrase
from seawall.proposals.reports import described, reported
from seawall.proposals.said import Said
from seawall.proposals.sides import SUBJECTS, slots_of, subjects_of
from seawall.proposals.slot import Marked, Slot, taken_for
from seawall.proposals.sponsored import blamed, directed, of_actors, of_networks, sponsored
from seawall.proposals.strangers import of_strangers
from seawall.proposals.targeted import suffered, targeted, victims_in
from seawall.proposals.undergone import undergone
from seawall.proposals.verbs import TELLING
from seawall.proposals.wrested import wrested


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
    yield from directed(sentence)
    yield from of_networks(sentence)
    yield from based_on(sentence, memory)
    yield from of_group(sentence)
    yield from owners(sentence)
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
    yield from one_of_victims(sentence)
    yield from run_by_nodes(sentence, memory)
    yield from put_to_use(sentence, memory)
    yield from own_tools(sentence, memory)
    yield from managed_with(sentence, memory)
    yield from made_with(sentence, memory)


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
