"""From a sentence's clauses and the frames to its statements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.clauses import Said, clauses
from seawall.proposals.frames import FRAMES, OPEN_NOUNS, PARTS, SAME, Frame
from seawall.proposals.countries import COUNTRY_OF, NATIONALITIES
from seawall.proposals.find import bare
from seawall.proposals.hits import Hit, government
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.nominal import Tie, deeds, homes, ties
from seawall.proposals.phrases import Kind, Phrase, phrases
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.unknown import new_party
from seawall.proposals.verbs import TELLING
from seawall.proposals.standfor import stands_for
from seawall.proposals.words import DESIGNATING

# So many characters of what is supplied stand in a claim's own words.
_WORDS = 90
_PARTIES = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY})
_THINGS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.DEVICE})
_MEANS = frozenset({NodeKind.TOOL, NodeKind.MALWARE})
_PLACES = frozenset({"of", "in", "at", "within", "across", "throughout", "inside", "around", "among", "belonging", "such as"})
# What they say is nobody's word.
_NOBODY = frozenset({"report", "reports", "rumors", "rumours", "media", "posts", "users", "commentators", "bloggers"})
_SINGULAR = frozenset({"it", "itself"})
_PLURAL = frozenset({"they", "them", "themselves"})
_PERSONAL = frozenset({"he", "she", "him", "himself"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence as its phrases and its clauses."""

    phrases: list[Phrase]
    clauses: list[Said]


def prepare(sentence: Marked, memory: Memory) -> Parsed:
    """The clauses of a sentence; whom its common nouns mean and whose deeds it tells is remembered while it is read."""
    every = phrases(sentence)
    found = clauses(every)
    memory.here, memory.meaning = sentence.slots, dict(stands_for(every))
    # Of a title all words have capitals.
    memory.is_text = sentence.text.rstrip().endswith((".", "”", '"'))
    memory.deeds, memory.deniers = [], []
    for said in found:
        if said.verb.verb in ("be", "become", "remain") and said.verb.is_finite and not said.verb.is_passive:
            who = _subjects(said, _SUBJECTS, memory)
            for phrase in (*said.objects[:1], *(each for name, some in said.tails if name == "among" for each in some[:1])):
                if who and not any(word.slot for word in phrase.words):
                    memory.meaning.setdefault(id(phrase), who)
        if said.verb.verb in _DENYING and not said.verb.is_passive:
            memory.deniers += [(said.verb.start, slot.node) for slot in _subjects(said, _DENIERS, memory)[:1]]
        for _, frame in FRAMES.get(said.verb.verb, ()):
            if frame.relation in (Relation.COMPROMISES, Relation.TARGETS) and not said.verb.is_passive and not said.is_meant:
                who = _subjects(said, frame.does, memory)
                rest = [*said.objects, *(phrase for _, some in said.tails for phrase in some)]
                if who and rest:
                    memory.deeds.append((said.verb.stop, rest[-1].stop, who[0].node))
    return Parsed(every, found)


def framed(sentence: Marked, parsed: Parsed, memory: Memory) -> Iterator[Hit]:
    """The statements of one sentence by its clauses."""
    every, found = parsed.phrases, parsed.clauses
    doer: list[Slot] = []
    memory.subject = _main(found, memory)
    for said in found:
        for particle, frame in FRAMES.get(said.verb.verb, ()):
            if _fits(said, particle, frame):
                yield from _of(said, frame, every, memory)
        doer = _subjects(said, frozenset({NodeKind.ACTOR}), memory) or doer
        yield from _for_deeds(said, memory)
        yield from _on_list(said, memory)
        yield from _by_means(said, doer, memory)
        yield from _undergone(said, doer, every, memory)
        yield from _victims(said, every, memory)
        yield from _authored(said, memory)
        yield from _taken(said, every, memory)
        yield from _described(said, memory)
        yield from _founded(said, memory)
        yield from _names(said, sentence, memory)
        yield from _charged(said, memory)
    for tie in ties(every, found, memory):
        yield _tied(tie)
    for one, rest, phrase in deeds(every):
        for other in (slot for each in rest for slot in _slots(each, _UNDERGOING - {NodeKind.COMPANY} | {NodeKind.COUNTRY}, memory, found[0] if found else Said(phrase))):
            relation = Relation.TARGETS if other.kind is NodeKind.COUNTRY else Relation.COMPROMISES
            yield Hit("deed", one.node, relation, other.node, phrase.head.text, phrase.head.start, phrase.head.stop, (one.start, other.stop))
    for one, country, phrase in homes(every, found, memory):
        notes = () if one.is_named else (f"{one.said!r} is taken for {one.node.name}",)
        where = node(NodeKind.COUNTRY, country)
        rule, relation = ("sponsored by", Relation.ATTRIBUTED_TO) if one.kind is NodeKind.ACTOR else ("based in", Relation.LOCATED_IN)
        yield Hit(rule, one.node, relation, where, phrase.text, phrase.start, phrase.stop, (min(one.start, phrase.start), max(one.stop, phrase.stop)), notes=notes)


def _main(found: Sequence[Said], memory: Memory) -> Node | None:
    """Of what the sentence is said: the subject of its first verb that doesn't only tell of another."""
    for is_telling in (False, True):
        for said in found:
            if said.verb.is_finite and not said.is_aside and (said.verb.verb in TELLING) is is_telling and said.subjects:
                some = _subjects(said, _SUBJECTS, memory)
                if some and some[0].kind is not NodeKind.AUTHORITY:
                    return some[0].node
    return None


_DENYING = frozenset("deny reject dismiss refute dispute call describe brand denounce condemn".split())
_DENIERS = frozenset({NodeKind.COMPANY, NodeKind.COUNTRY})
_SUBJECTS = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE})


def _on_list(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "it is now on the list, too": of who last designated, or whose list it is."""
    lists = [phrase for name, some in said.tails if name == "on" for phrase in some if phrase.head.slot is None and phrase.head.text.casefold() in ("list", "blacklist")]
    if said.verb.verb not in ("be", "stand") or not said.verb.is_finite or not lists:
        return
    whose = [word.slot for word in lists[0].words if word.slot is not None and word.slot.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)]
    by = whose[0].node if whose else memory.designator
    frame = next(row for _, row in FRAMES["sanction"])
    for one in _subjects(said, frame.done, memory) if by else []:
        if by:
            yield from _hit(said, frame, Slot(by.kind, by, lists[0].start, lists[0].stop, lists[0].text, is_named=bool(whose)), one)


def _by_means(said: Said, doer: list[Slot], memory: Memory) -> Iterator[Hit]:
    """As in "credentials are dumped with Mimikatz": by the group that is spoken of."""
    if not said.verb.is_passive or any(name == "by" for name, _ in said.tails):
        return
    means = _tail(said, frozenset({"with", "using", "through"}), _MEANS, memory)
    topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR else None
    who = doer[:1] or ([Slot(topic.kind, topic, said.verb.start, said.verb.start, "", is_named=False)] if topic else [])
    frame = next(row for _, row in FRAMES["deploy"])
    for one in who:
        for other in means:
            for hit in _hit(said, frame, one, other):
                yield replace(hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {one.node.name} is spoken of"))


def _for_deeds(said: Said, memory: Memory) -> Iterator[Hit]:
    """For what somebody was sanctioned: "over the breach of the Treasury's network"."""
    if said.verb.verb not in _PUNISHING or said.is_meant:
        return
    parties = frozenset({NodeKind.COMPANY, NodeKind.PERSON})
    whom = _subjects(said, parties, memory) if said.verb.is_passive else _first(said.objects, parties, memory, said) or _tail(said, frozenset({"on", "against"}), parties, memory)
    for at, (name, some) in enumerate(said.tails[:-1]):
        if name not in ("over", "for", "after") or not some or some[-1].head.text.casefold() not in _DEEDS:
            continue
        behind, what = said.tails[at + 1]
        if behind not in ("of", "at", "on", "into", "against"):
            continue
        for phrase in what:
            for other in _slots_within(phrase, _UNDERGOING, memory, said):
                relation = Relation.TARGETS if other.kind is NodeKind.COUNTRY else Relation.COMPROMISES
                for one in whom:
                    if one.node.id != other.node.id:
                        yield Hit("for a deed", one.node, relation, other.node, some[-1].text, some[-1].start, some[-1].stop, (min(one.start, some[-1].start), other.stop))


def _slots_within(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a phrase and, of "the Treasury's own network", whose it is."""
    return _slots(phrase, kinds, memory, said) or [word.slot for word in phrase.words if word.slot is not None and word.slot.kind in kinds]


_PUNISHING = frozenset("sanction designate blacklist penalize punish impose slap indict charge list".split())
_DEEDS = frozenset("breach compromise hack hacking intrusion intrusions attack attacks break-in theft exploitation".split())
_UNDERGOING = frozenset({NodeKind.AUTHORITY, NodeKind.SECTOR, NodeKind.DEVICE, NodeKind.COMPANY, NodeKind.COUNTRY})


def _undergone(said: Said, doer: list[Slot], every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """What was done to somebody by nobody named: by the group that the sentence tells of, else by the one spoken of before."""
    if not said.verb.is_passive or not said.verb.is_finite or any(name == "by" for name, _ in said.tails):
        return
    for particle, frame in FRAMES.get(said.verb.verb, ()):
        if not frame.with_places or "" not in frame.behind or not _fits(said, particle, frame):
            continue
        topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR else None
        devices = [slot for slot in _passive_right(said, frame, every, memory) if slot.kind is NodeKind.DEVICE and slot.node.name not in ("servers", "workstations")]
        if devices and memory.has_network and frame.relation is Relation.COMPROMISES:
            whose = memory.network()
            there = Slot(whose.kind, whose, said.verb.start, said.verb.start, "", is_named=False)
            for other in devices:
                for hit in _hit(said, frame, there, other):
                    yield replace(hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {whose.name} is spoken of"))
            continue
        who = doer or ([Slot(topic.kind, topic, said.verb.start, said.verb.start, "", is_named=False)] if topic and not any(slot.kind in _PARTIES for slot in memory.here) else [])
        for one in who[:1]:
            for other in _passive_right(said, frame, every, memory):
                for hit in _hit(said, frame, one, other):
                    yield replace(hit, notes=(*hit.notes, f"the sentence doesn't say by whom: {one.node.name} is spoken of"))


def _victims(said: Said, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """As in "its victims include", "among those hit are": of the group or company that it tells of."""
    if said.verb.verb not in ("include", "be") or said.verb.is_passive or not said.subjects:
        return
    head = said.subjects[0][0]
    if head.head.slot is not None or head.head.text.casefold() not in ("victims", "targets"):
        return
    kinds = frozenset({NodeKind.ACTOR, NodeKind.COMPANY})
    owner = memory.meant("it", kinds, head.start) or memory.last.get(NodeKind.ACTOR)
    if owner is None:
        return
    one = Slot(owner.kind, owner, head.start, head.stop, "its", is_named=False)
    rest = [*said.objects, *(phrase for name, some in said.tails if name in _PLACES for phrase in some)]
    frame = next(row for _, row in FRAMES["target"])
    for phrase in rest:
        for other in _slots(phrase, _VICTIMS, memory, said):
            yield from _hit(said, frame, one, other)


def _authored(said: Said, memory: Memory) -> Iterator[Hit]:
    """Who wrote an advisory, with whom."""
    if said.verb.verb not in _WRITING:
        return
    every = [*said.objects, *(phrase for name, some in said.tails if name in ("", "out") for phrase in some), *(phrase for some in said.subjects[:1] for phrase in some)]
    advisory = next((phrase for phrase in every if phrase.head.slot is None and phrase.head.text.casefold() in ("advisory", "advisories", "guide", "guidance", "alert", "bulletin")), None)
    if advisory is None:
        return
    kinds = frozenset({NodeKind.AUTHORITY})
    who = [*_subjects(said, kinds, memory)] if not said.verb.is_passive else []
    who += [slot for name, some in said.tails if name in ("by", "with", "alongside", "of", "from") for phrase in some for slot in _slots(phrase, kinds, memory, said)]
    for one in dict.fromkeys(who):
        document = node(NodeKind.DOCUMENT, " ".join(word.text for word in advisory.words if word.text.casefold() not in ("a", "an", "the")).lower())
        yield Hit("advisory", document, Relation.AUTHORED_BY, one.node, said.verb.words[-1].text, said.verb.words[-1].start, said.verb.stop, (min(one.start, said.verb.start), max(one.stop, said.verb.stop)), lasts=True)


def _taken(said: Said, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    """Domains and servers that were seized: by whose they are."""
    if said.verb.verb not in ("seize", "confiscate", "commandeer") or said.is_meant:
        return
    kinds = frozenset({NodeKind.AUTHORITY})
    passive = said.verb.is_passive
    who = _tail(said, frozenset({"by"}), kinds, memory) if passive else _subjects(said, kinds, memory)
    things = [phrase for some in said.subjects[:1] for phrase in some] if passive else said.objects
    for phrase in things:
        if phrase.head.slot is not None or phrase.head.text.casefold() not in _SEIZABLE:
            continue
        behind = [slot for slot in memory.here if slot.start >= phrase.stop and slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR)]
        owner = behind[0].node.name if behind and behind[0].start - phrase.stop < _NEAR else ""
        name = f"{phrase.head.text.capitalize()} of {owner}" if owner else " ".join(word.text for word in phrase.words)
        for one in who:
            target = node(NodeKind.INFRASTRUCTURE, name)
            yield Hit("seized", one.node, Relation.SEIZED, target, said.verb.words[-1].text, said.verb.words[-1].start, said.verb.stop, (min(one.start, said.verb.start), phrase.stop))


def _described(said: Said, memory: Memory) -> Iterator[Hit]:
    """When a group or a network was first told of; without its day that is no claim."""
    if said.verb.verb not in _TELLING_OF:
        return
    kinds = frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
    whom = _subjects(said, kinds, memory) if said.verb.is_passive else _first(said.objects[:1], kinds, memory, said)
    for one in whom:
        if one.is_named:
            yield Hit("described", node(NodeKind.DOCUMENT, memory.document), Relation.MENTIONS, one.node, said.verb.words[-1].text, said.verb.words[-1].start, said.verb.stop, (min(one.start, said.verb.start), max(one.stop, said.verb.stop)))


def _founded(said: Said, memory: Memory) -> Iterator[Hit]:
    """When a company was founded, and by whom."""
    if said.verb.verb not in ("found", "establish", "incorporate", "set") or (said.verb.verb == "set" and said.particle != "up"):
        return
    kinds, people = frozenset({NodeKind.COMPANY}), frozenset({NodeKind.PERSON})
    firms = _subjects(said, kinds, memory) if said.verb.is_passive else _first(said.objects, kinds, memory, said)
    people = people | {NodeKind.AUTHORITY}
    by = _tail(said, frozenset({"by"}), people, memory) if said.verb.is_passive else _subjects(said, people, memory)
    words = said.verb.words[-1]
    for firm in firms[:1]:
        reach = (min(firm.start, words.start), max(firm.stop, words.stop))
        yield Hit("founded", node(NodeKind.DOCUMENT, memory.document), Relation.MENTIONS, firm.node, words.text.lower(), words.start, words.stop, reach, lasts=True)
        for one in by[:1]:
            if one.kind is NodeKind.AUTHORITY and not is_client(one.node):
                continue
            yield Hit("role in", one.node, Relation.RELATED_TO, firm.node, words.text.lower(), words.start, words.stop, reach)


_WRITING = frozenset("publish issue release author write put co-sign sign post detail accompany bear warn".split())
_SEIZABLE = frozenset("domain domains website websites site sites servers server accounts addresses".split())
_TELLING_OF = frozenset("describe document detail disclose expose unmask discover detect uncover identify spot".split())
_VICTIMS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.AUTHORITY})
# An owner stands no further behind what was seized.
_NEAR = 40


def _tied(tie: Tie) -> Hit:
    one, other = tie.one, tie.other
    notes = tuple(f"{slot.said!r} is taken for {slot.node.name}" for slot in (one, other) if not slot.is_named)
    reach = (min(one.start, tie.phrase.start), max(other.stop, tie.phrase.stop))
    return Hit(
        tie.noun.name, one.node, tie.noun.relation, other.node, tie.phrase.text, tie.phrase.start, tie.phrase.stop, reach, notes=notes
    )


def _names(said: Said, sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Other names: "CrowdStrike calls it Ethereal Panda", "is known to investors as Yongxin Zhicheng"."""
    under = [phrase for name, some in said.tails if name in ("by", "under", "as") for phrase in some] if said.verb.verb in _GOING and not said.verb.is_passive else []
    if said.verb.verb not in _NAMING and not under:
        return
    if under:
        whom, behind = _subjects(said, _NAMED, memory), under
    elif said.verb.is_passive:
        whom = _subjects(said, _NAMED, memory)
        behind = _behind_as(said) or (said.objects if said.verb.verb in _NAMES_DIRECTLY else [])
    else:
        phrases_of = [*said.objects, *(phrase for name, some in said.tails if name == "" for phrase in some), *_behind_as(said)]
        if said.verb.verb not in _NAMES_DIRECTLY and not any(name == "as" for name, _ in said.tails):
            return
        first = phrases_of[:1]
        whom = _slots(first[0], _NAMED, memory, said)[:1] if first else []
        both = [word.slot for word in first[0].words if word.slot] if first else []
        behind = phrases_of[1:]
        if len(both) > 1 and both[0] is not both[-1] and both[0] is not None and not both[0].is_named:
            whom, behind = [both[0]], first
    # Of names that only tell who "two platforms" are none is the other's.
    for one in [slot for slot in whom[:1] if slot.start < said.verb.start]:
        for name, start, stop in _called(behind, one, sentence, said):
            other = node(one.kind, bare(name))
            if other.id != one.node.id:
                notes = () if one.is_named else (f"{one.said!r} is taken for {one.node.name}",)
                yield Hit("also called", one.node, Relation.ALSO_CALLED, other, said.verb.words[-1].text, said.verb.words[-1].start, said.verb.stop, (min(one.start, said.verb.start), max(stop, said.verb.stop)), notes=notes)


def _behind_as(said: Said) -> list[Phrase]:
    """What stands behind each "as"; before a further one stands who says it: "as A, CrowdStrike as B"."""
    some = [rest for name, rest in said.tails if name == "as"]
    return [phrase for at, rest in enumerate(some) for phrase in (rest[:-1] if at + 1 < len(some) and len(rest) > 1 else rest)]


def _called(behind: Sequence[Phrase], one: Slot, sentence: Marked, said: Said) -> Iterator[tuple[str, int, int]]:
    """The names in these phrases: mentions of the same kind, and words in capitals that nobody knew."""
    for phrase in behind:
        slot = phrase.head.slot
        if slot is not None:
            if slot.kind is one.kind and slot.is_named:
                yield slot.said, slot.start, slot.stop
            continue
        words = [word for word in phrase.words if word.slot is None]
        whole = len(words) == len(phrase.words)
        while words and words[0].text.casefold() in _NAME_WORDS:
            words = words[1:]
        if words and whole and all(word.text[:1].isupper() or word.text[:1].isdigit() for word in words) and words[0].text not in COUNTRY_OF:
            yield sentence.text[words[0].start : words[-1].stop], words[0].start, words[-1].stop
            if found := _HAN.match(sentence.text, words[-1].stop):
                yield found[1], found.start(1), found.end(1)


def _charged(said: Said, memory: Memory) -> Iterator[Hit]:
    """Charges are no claim of a relation: that somebody was charged, and when, is a mention with its words."""
    if said.verb.verb not in _CHARGING:
        return
    memory.names_new = memory.is_text
    whom = _subjects(said, _PEOPLE, memory) if said.verb.is_passive else _first(said.objects, _PEOPLE, memory, said)
    memory.names_new = False
    for one in whom:
        document = node(NodeKind.DOCUMENT, memory.document)
        words = " ".join(word.text for word in said.verb.words)
        yield Hit("charged", document, Relation.MENTIONS, one.node, words, said.verb.words[-1].start, said.verb.stop, (one.start, said.verb.stop))


_HAN = re.compile(r"\s*\(([\u3400-\u9fff]{2,30})\)")
_GOING = frozenset({"go", "operate", "trade", "do", "work"})
_NAME_WORDS = frozenset("the name names alias aliases moniker brand nickname handle".split())
_NAMING = frozenset("follow call dub name christen nickname label track know refer codename brand designate rename re-brand rebrand".split())
_NAMES_DIRECTLY = frozenset("call dub name christen nickname codename rename".split())
_CHARGING = frozenset("charge indict arrest convict sentence extradite accuse".split())
_PEOPLE = frozenset({NodeKind.PERSON, NodeKind.COMPANY})
_NAMED = frozenset({
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE,
})  # fmt: skip


def _fits(said: Said, particle: str, frame: Frame) -> bool:
    if said.is_meant or (particle and particle not in [name for name, _ in said.tails]):
        return False
    return frame.needs is None or bool(frame.needs.search(_behind(said)))


def _behind(said: Said) -> str:
    parts = [phrase.text for phrase in said.objects]
    for name, some in said.tails:
        parts += [name, *(phrase.text for phrase in some)]
    return " ".join(parts)


def _of(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> Iterator[Hit]:
    memory.names_new = frame.relation is Relation.DESIGNATED_BY and memory.is_text
    left, right = _sides(said, frame, every, memory)
    memory.names_new = False
    for one in left:
        for other in right:
            yield from _hit(said, frame, one, other)


def _sides(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> tuple[list[Slot], list[Slot]]:
    """Who does it and to whom; an empty side where the sentence doesn't tell."""
    passive = said.verb.is_passive
    if not passive and (frame.between or not frame.does) and any(phrase.head.text.casefold() in _NOBODY for some in said.subjects for phrase in some):
        return [], []
    if frame.between:
        if passive:
            return [], []
        left = _first(said.objects, frame.done, memory, said)
        return left, _tail(said, frame.behind, frame.done, memory)
    if not frame.does:
        # A state of the subject's: "is linked to", "based in"; the active form tells it of the object.
        if passive or said.verb.verb in ():
            left = _subjects(said, _stands(frame), memory)
        else:
            left = _first(said.objects, _stands(frame), memory, said)
        return left, _tail(said, frame.behind, frame.done, memory)
    if passive:
        left = _agents(said, frame.does, memory) or _authority(said, frame, memory)
        right = _passive_right(said, frame, every, memory)
        return left, right
    left = _subjects(said, frame.does, memory)
    right: list[Slot] = []
    if "" in frame.behind:
        right = _first(said.objects, frame.done, memory, said)
        if not right and said.particle:
            right = _first(said.tails[0][1], frame.done, memory, said) if said.particle in _PARTICLES else []
    if not right:
        right = _tail(said, frame.behind - {""}, frame.done, memory)
    if frame.with_places:
        right = _with_places(said, frame, right, memory)
    if frame.relation is Relation.DESIGNATED_BY and right:
        # "Sanctioned the firm along with two of its executives".
        right = [*right, *_more(said, frame.done, memory, right)]
    if NodeKind.DEVICE in frame.done and right:
        right = [*right, *(slot for name, some in said.tails if name in ("from", "by", "as", "like") for phrase in some for slot in _slots(phrase, frozenset({NodeKind.DEVICE}), memory, said) if slot not in right)]
    return left, right


def _more(said: Said, kinds: frozenset[NodeKind], memory: Memory, known: Sequence[Slot]) -> list[Slot]:
    """Who was designated with others: behind "with" and "alongside"."""
    some = [phrase for name, rest in said.tails if name in ("with", "alongside") for phrase in rest]
    return [slot for phrase in some for slot in _slots(phrase, kinds, memory, said) if slot not in known]


def _agents(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """By whom, with whom beside him: "by the National Crime Agency, working with the FBI"."""
    by = _tail(said, frozenset({"by"}), kinds, memory)
    if not by or by[0].kind is not NodeKind.AUTHORITY:
        return by
    with_ = [slot for name, some in said.tails if name in ("with", "alongside") for phrase in some for slot in _slots(phrase, kinds, memory, said)]
    return [*by, *(slot for slot in with_ if slot.kind is NodeKind.AUTHORITY)]


def _authority(said: Said, frame: Frame, memory: Memory) -> list[Slot]:
    """Who designated where nobody is named: whose order it rests on, who last designated, who last was spoken of."""
    if frame.relation is not Relation.DESIGNATED_BY or said.verb.verb == "list" or any(name == "by" for name, _ in said.tails):
        return []
    meant = memory.designator or memory.authority
    if meant is None and "executive order" in _behind(said):
        meant = node(NodeKind.AUTHORITY, "OFAC")
    return [Slot(meant.kind, meant, said.verb.stop, said.verb.stop, "no authority named", is_named=False)] if meant else []


def _stands(frame: Frame) -> frozenset[NodeKind]:
    """Of whom a state is told: only groups and networks are attributed to somebody."""
    if frame.relation is Relation.ATTRIBUTED_TO:
        return frozenset({NodeKind.ACTOR, NodeKind.INFRASTRUCTURE})
    return _SUBJECTS


_PARTICLES = frozenset({"down", "over", "up", "out", "off"})


def _passive_right(said: Said, frame: Frame, every: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """To whom it was done: the subject; where only the verb's preposition is known by its object, what stands behind it."""
    if "" not in frame.behind:
        right = _tail(said, frame.behind, frame.done, memory)
        return right
    is_open = frame.with_places and said.subjects and not any(word.slot for word in said.subjects[0][0].words)
    right = [] if is_open else _subjects(said, frame.done, memory)
    if frame.relation is Relation.DESIGNATED_BY and right:
        right = [*right, *_more(said, frame.done, memory, right)]
    if not right and frame.with_places and said.subjects:
        right = [slot for phrase in _span(said.subjects[0][0], said, every) for slot in _slots(phrase, frame.done, memory, said)]
    return right


def _span(first: Phrase, said: Said, every: Sequence[Phrase]) -> list[Phrase]:
    """The noun phrases from the subject to its verb: "networks in North America, Europe and Africa were breached"."""
    begin = next((at for at, each in enumerate(every) if each is first), said.at)
    return [each for each in every[begin : said.at] if each.kind is Kind.NOUN]


def _with_places(said: Said, frame: Frame, right: list[Slot], memory: Memory) -> list[Slot]:
    has_open = any(phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS for phrase in said.objects) or any(
        phrase.head.slot is None and phrase.head.text.casefold() in OPEN_NOUNS
        for name, some in said.tails if name in frame.behind for phrase in some
    )  # fmt: skip
    if not right and not has_open:
        return right
    kinds = (frame.done & _THINGS) | ({NodeKind.COUNTRY, NodeKind.SECTOR} if frame.relation in (Relation.TARGETS, Relation.COMPROMISES) else set())
    more = list(right)
    for name, some in said.tails:
        if name in _PLACES or name in frame.behind:
            for phrase in some:
                more += [slot for slot in _slots(phrase, frozenset(kinds), memory, said) if slot not in more]
    return more


def _subjects(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """Of whom the verb is said: the first of those whom the words leave open that is of a kind it can be said of."""
    for some in said.subjects:
        found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)]
        if found:
            return found
        if any(phrase.head.slot is not None and phrase.head.slot.kind in _PARTIES for phrase in some):
            return []
    return []


def _first(some: Sequence[Phrase], kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a verb's object; where its noun only counts or holds, those behind "of" and "in"."""
    found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)]
    if found or not some or some[-1].head.slot is not None:
        return found
    low = some[-1].head.text.casefold()
    if low in PARTS:
        return _tail(said, frozenset({"of"}), kinds & {NodeKind.AUTHORITY}, memory)
    if low not in OPEN_NOUNS:
        return found
    return _tail(said, frozenset({"of", "in", "at", "within", "across", "from"}), kinds & (_THINGS | {NodeKind.INFRASTRUCTURE}), memory)


def _tail(said: Said, names: frozenset[str], kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions behind the first of these prepositions that has any."""
    for at, (name, some) in enumerate(said.tails):
        full = f"{some[-1].text} of" if name == "on" and some and at + 1 < len(said.tails) and some[-1].text == "behalf" else name
        if full in names or name in names:
            place = at + 1 if full != name and full in names else at
            found = [slot for phrase in said.tails[place][1] for slot in _slots(phrase, kinds, memory, said)]
            if found:
                # "On the man and on his company": both.
                following = said.tails[place + 1] if place + 1 < len(said.tails) else ("", [])
                return [*found, *(slot for phrase in following[1] for slot in _slots(phrase, kinds, memory, said))] if following[0] == name else found
            more = said.tails[place][1]
            if more and more[-1].head.slot is None and more[-1].head.text.casefold() in (OPEN_NOUNS | PARTS) and place + 1 < len(said.tails):
                name, some = said.tails[place + 1]
                found = [slot for phrase in some for slot in _slots(phrase, kinds, memory, said)] if name in _PLACES else []
                if found:
                    return found
    return []


def _slots(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions that a noun phrase means."""
    if phrase.kind is not Kind.NOUN:
        return []
    inside = [word.slot for word in phrase.words if word.slot is not None]
    head = phrase.head
    if {NodeKind.COUNTRY, NodeKind.SECTOR} <= kinds:
        inside = [*inside, *_of_nations(phrase)]
    if head.slot is not None:
        owned = [slot for slot in inside if slot is not head.slot and slot.kind in kinds & _THINGS] if head.slot.kind in _THINGS else []
        return [*owned, head.slot] if head.slot.kind in kinds else []
    low = head.text.casefold()
    if not inside:
        if memory.names_new and (new := [slot for slot in new_party(phrase, memory) if slot.kind in kinds]):
            return new
        meant = [slot for slot in memory.meaning.get(id(phrase), ()) if slot.kind in kinds]
        return meant or _pronoun(phrase, kinds, memory)
    if any(slot.kind in kinds & _MEANS for slot in inside):
        return [slot for slot in inside if slot.kind in kinds & _MEANS]
    if low in SAME:
        return [slot for slot in inside[-1:] if slot.kind in kinds and not _is_owner(phrase, slot)]
    return [slot for slot in inside if slot.kind in kinds & _THINGS]


def _of_nations(phrase: Phrase) -> list[Slot]:
    """The countries whose victims an adjective tells: "Taiwanese institutions", "American telephone carriers"."""
    return [
        Slot(NodeKind.COUNTRY, node(NodeKind.COUNTRY, NATIONALITIES[word.text]), word.start, word.stop, word.text)
        for word in phrase.words if word.slot is None and word.text in NATIONALITIES
    ]  # fmt: skip


def _is_owner(phrase: Phrase, slot: Slot) -> bool:
    at = next(place for place, word in enumerate(phrase.words) if word.slot is slot)
    after = phrase.words[at + 1] if at + 1 < len(phrase.words) else None
    # "Integrity Tech's hackers" are its own; "the Treasury's officials" are it.
    return after is not None and after.text in ("’s", "'s") and slot.kind not in _PARTIES


def _pronoun(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    low = phrase.text
    if _BOTH.fullmatch(low):
        two = memory.pair(kinds & (frozenset({NodeKind.PERSON}) if _MEN.search(low) else frozenset({NodeKind.COMPANY}) if _FIRMS.search(low) else _PARTIES - {NodeKind.AUTHORITY}))
        return [Slot(each.kind, each, phrase.start, phrase.stop, phrase.text, is_named=False) for each in two]
    if low in _SINGULAR or low in _PLURAL or low in _PERSONAL:
        meant = memory.meant(low, kinds, phrase.start)
        return [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.words[0].text, is_named=False)] if meant else []
    return []


_BOTH = re.compile(r"(?:both|the pair|the two|(?:both|the two) (?:[\w-]+ )?(?:men|women|hackers|individuals|people|nationals|companies|firms|entities|businesses|contractors))")
_MEN = re.compile(r"\b(?:men|women|hackers|individuals|people|nationals|pair)\b")
_FIRMS = re.compile(r"\b(?:companies|firms|entities|businesses|contractors)\b")


def _hit(said: Said, frame: Frame, one: Slot, other: Slot) -> Iterator[Hit]:
    subject, target = (other.node, one.node) if frame.flip else (one.node, other.node)
    relation = frame.relation
    if relation is Relation.DESIGNATED_BY:
        target = government(target)
        if target.name not in DESIGNATING and not target.name.startswith("Government of "):
            return
    if relation in (Relation.SUPPLIES, Relation.RELATED_TO) and target.kind is NodeKind.AUTHORITY and not is_client(target):
        return
    # Countries are aimed at; what is broken into are networks.
    if relation is Relation.COMPROMISES and target.kind is NodeKind.COUNTRY and subject.kind is not NodeKind.INFRASTRUCTURE:
        relation = Relation.TARGETS
    if subject.id == target.id or _same_house(subject, target):
        return
    words = " ".join(word.text for word in said.verb.words)
    if frame.relation is Relation.SUPPLIES:
        words = _behind(said)[:_WORDS]
        words = f"{said.verb.words[-1].text} {words}"
    notes = tuple(f"{slot.said!r} is taken for {slot.node.name}" for slot in (one, other) if not slot.is_named)
    reach = (min(one.start, said.verb.start), max(other.stop, said.verb.stop))
    yield Hit(
        frame.name, subject, relation, target, words, said.verb.words[-1].start, said.verb.stop, reach, frame.lasts, notes
    )


def _same_house(one: Node, other: Node) -> bool:
    return one.name.endswith(f" of {other.name}") or other.name.endswith(f" of {one.name}")
