"""What nouns say: "a contractor for the ministry", "its chairman", "X's role in Y", "the front company of Z".

A noun of the table ties whoever bears it, as the name beside it, before "is", or before a comma, to whose it is: by "of", "for"
and their like, or by a genitive.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.countries import COUNTRY_OF
from seawall.proposals.late import late
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import slots_of
from seawall.proposals.slot import MEANS, Slot
from seawall.proposals.unknown import new_party
from seawall.proposals.verbs import CALLED, TELLING

_A, _B, _P, _U, _L, _I = (
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY, NodeKind.COUNTRY, NodeKind.INFRASTRUCTURE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of who bears it: the relation, its kinds on either side, where the other side stands."""

    name: str
    relation: Relation
    bears: frozenset[NodeKind]
    whose: frozenset[NodeKind]
    behind: frozenset[str]


_ROWS: tuple[tuple[str, str, Relation, str, str, str], ...] = (
    ("contractor of", "contractor supplier vendor subcontractor enabler helper", Relation.SUPPLIES, "BP", "AULB", "for to of"),
    ("front of", "front arm unit subsidiary affiliate division branch offshoot wing extension cover contractor-front shell", Relation.RELATED_TO, "BA", "UAB", "for of"),
    ("role in", ("founder co-founder chief president boss chairman chairwoman executive director head leader administrator owner employee engineer member operator operative developer "
     "ringleader boss manager shareholder policeman officer hacker officers hackers employees members administrators executives founders partner associate recruiter staffer leaders owners"),
     Relation.RELATED_TO, "P", "BAUI", "of at for with in from"),
    ("contractor of", "backbone launchpad springboard conduit workhorse bedrock", Relation.SUPPLIES, "B", "A", "for of"),
    ("front of", "face", Relation.RELATED_TO, "B", "AU", "of"),
    ("operates", "operator operators", Relation.OPERATES, "BA", "I", "of"),
    ("front of", "front-company", Relation.RELATED_TO, "B", "UAB", "for of"),
    ("part of", "arm unit division branch bureau department office agency wing part", Relation.PART_OF, "U", "U", "of"),
    ("linked to", "ties links connections contracts relations dealings", Relation.RELATED_TO, "BP", "UAB", "to with"),
    ("variant of", "variant version descendant derivative fork strain", Relation.SIMILAR_TO, "TM", "TM", "of"),
)  # fmt: skip
# Deeds as nouns, and what stands behind them: "Salt Typhoon's penetration of nine carriers".
_DEEDS = frozenset(
    "penetration breach breaches compromise hack hacks hacking targeting infiltration intrusion intrusions attack attacks theft surveillance exploitation raid raids assault spree break-in break-ins".split()
)
_SIGNS = {
    "A": _A, "B": _B, "P": _P, "U": _U, "L": _L, "I": _I, "T": NodeKind.TOOL, "M": NodeKind.MALWARE,
}  # fmt: skip


def _nouns() -> Mapping[str, tuple[Noun, ...]]:
    found: dict[str, list[Noun]] = {}
    for name, words, relation, bears, whose, behind in _ROWS:
        row = Noun(
            name, relation, frozenset(_SIGNS[sign] for sign in bears), frozenset(_SIGNS[sign] for sign in whose),
            frozenset(behind.split()),
        )  # fmt: skip
        for word in words.split():
            found.setdefault(word, []).append(row)
    return MappingProxyType({word: tuple(rows) for word, rows in found.items()})


NOUNS = _nouns()
# "A front company": what the noun before says, not the company.
_PLAIN = frozenset({"company", "companies", "organization", "organisation", "firm", "officer", "executive"})


_OFFICES = frozenset("director president chairman chairwoman executive shareholder manager officer employee".split())
_CHAIRS = frozenset("chairman chairwoman founder co-founder president owner".split())
_BEING = frozenset({"be", "become", "remain"})
_SERVING = frozenset({"serve", "work", "act", "take", "continue"})
CALLING = frozenset("call describe label brand consider regard identify name portray".split())
# What is somewhere as its whole: a company by its seat, a person by where he lives or is from.
_HOMED = MappingProxyType({
    _B: frozenset("company firm contractor business vendor corporation enterprise start-up startup provider host hoster supplier exchange manufacturer outfit consultancy carrier".split()),
    _A: frozenset("group gang crew collective actor hackers outfit".split()),
    _P: frozenset("man woman hacker national citizen executive businessman businesswoman developer broker resident trader programmer cybercriminal engineer".split()),
})  # fmt: skip
_PARTS_OF_TOWNS = frozenset("district suburb suburbs outskirts province county region area".split())
_BASED = late(r"(.+)-(?:based|headquartered|born)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie that a noun tells: who bears it, the noun's row, whose it is, and the phrase that says it."""

    one: Slot
    noun: Noun
    other: Slot
    phrase: Phrase


def ties(every: Sequence[Phrase], clauses: Sequence[Said], memory: Memory) -> Iterator[Tie]:
    """The ties that the nouns of a sentence tell."""
    for at, phrase in enumerate(every):
        if phrase.kind is not Kind.NOUN:
            continue
        for noun in _of(phrase):
            # "A contractor with ties to the ministry": the contractor has them.
            is_had = (
                noun.name == "linked to" and at > 1 and every[at - 1].text == "with" and every[at - 2].kind is Kind.NOUN
            )
            if noun.name == "linked to" and not is_had:
                continue
            bearers = list(_bearers(every, at - 2 if is_had else at, noun, clauses, memory))
            # "A contractor of the Chinese government with ties to the ministry": the contractor has them.
            if (
                is_had
                and not bearers
                and at > 3
                and every[at - 3].text in ("of", "for", "to")
                and every[at - 4].kind is Kind.NOUN
            ):
                bearers = list(_bearers(every, at - 4, noun, clauses, memory))
            owners = list(_owners(every, at, noun, memory)) if bearers else []
            owners = owners or _state_of(phrase, noun, bearers, memory)
            for one in bearers:
                for other in owners:
                    # A director of an authority that investigates is no tie of such a document.
                    is_ours = other.node.kind is not _U or is_client(other.node)
                    # A group has no directors: "its director" is somebody else's.
                    is_ours = is_ours and not (other.node.kind is _A and phrase.head.text.casefold() in _OFFICES)
                    if one.node.id != other.node.id and is_ours:
                        yield Tie(one, noun, other, phrase)


def deeds(every: Sequence[Phrase]) -> Iterator[tuple[Slot, list[Phrase], Phrase]]:
    """Whose deed a noun tells, and the phrases of those to whom it was done: "Salt Typhoon's penetration of nine carriers"."""
    for at, phrase in enumerate(every):
        if phrase.kind is not Kind.NOUN or phrase.head.slot is not None or phrase.head.text.casefold() not in _DEEDS:
            continue
        whose = next(
            (
                word.slot
                for place, word in enumerate(phrase.words[:-1])
                if word.slot is not None
                and word.slot.kind in (_A, _B)
                and phrase.words[place + 1].text in ("’s", "'s", "’", "'")
            ),
            next((slot for slot in phrase.meant if slot.kind in (_A, _B)), None),
        )
        if (
            whose is None
            or at + 2 >= len(every)
            or every[at + 1].kind is not Kind.PREPOSITION
            or every[at + 1].text not in ("of", "into", "on", "against", "at")
        ):
            continue
        rest, place = [], at + 2
        while place < len(every) and every[place].kind is Kind.NOUN:
            rest.append(every[place])
            is_joined = (
                place + 2 < len(every)
                and every[place + 1].kind in (Kind.AND, Kind.COMMA)
                and every[place + 2].kind is Kind.NOUN
            )
            place += 2 if is_joined else len(every)
        yield whose, rest, phrase


_FOR_MONEY = late(r"ransomware|cyber-?crim|\bcriminal|extortion|\bcarding|-based\b")


def homes(every: Sequence[Phrase], clauses: Sequence[Said], memory: Memory) -> Iterator[tuple[Slot, str, Phrase]]:
    """Where a company or a person is, by the noun that tells who it is: "a hosting provider from Barnaul", "the Beijing outfit"."""
    for at, phrase in enumerate(every):
        if phrase.kind is not Kind.NOUN:
            continue
        head = phrase.head
        plain = (
            head.text.split()[-1].casefold()
            if head.slot is None or not head.slot.is_named
            else next((word.text.casefold() for word in reversed(phrase.words) if word.slot is None), "")
        )
        kind = next((kind for kind, words in _HOMED.items() if plain in words), None)
        if phrase.text.casefold().endswith("stock exchange"):
            continue
        if kind is _A and _FOR_MONEY.search(phrase.text):
            # "A Russia-based ransomware gang" sits there; for whom it works nobody says.
            continue
        country = _country(every, at) if kind else ""
        if kind is None or not country:
            continue
        if head.slot is not None and not head.slot.is_named and head.slot.kind is kind:
            if kind is not _A:
                yield head.slot, country, phrase
            continue
        noun = Noun("", Relation.LOCATED_IN, frozenset({kind}), frozenset(), frozenset())
        for one in _bearers(every, at, noun, clauses, memory):
            yield one, country, phrase


def _country(every: Sequence[Phrase], at: int) -> str:
    """The country that the words before a noun name, or what "in" and "from" behind it add; the indefinite alone has such."""
    phrase = every[at]
    texts = [
        text
        for word in phrase.words
        for text in (word.text.split() if word.slot is not None and not word.slot.is_named else [word.text])
    ]
    for text in texts:
        based = _BASED.fullmatch(text)
        if where := COUNTRY_OF.get(based[1] if based else text):
            return where
    if phrase.words[0].text.casefold() in ("the", "its", "their") or (
        phrase.words[0].slot is not None and not phrase.words[0].slot.is_named
    ):
        return ""
    place = at + 1
    while (
        place + 1 < len(every)
        and every[place].kind is Kind.PREPOSITION
        and every[place].text in ("in", "from", "of")
        and every[place + 1].kind is Kind.NOUN
    ):
        there = every[place + 1]
        # "In Beijing's Haidian district" is in Beijing.
        slot = there.words[0].slot if there.head.text.casefold() in _PARTS_OF_TOWNS else there.head.slot
        if slot is not None:
            return (
                slot.node.name
                if (slot.kind is NodeKind.COUNTRY and every[place].text != "of")
                or (slot.kind is NodeKind.COUNTRY and place > at + 1)
                else ""
            )
        place += 2
    return ""


def _of(phrase: Phrase) -> tuple[Noun, ...]:
    """The rows of the noun that the phrase ends in, or that stands before the name in it."""
    plain = [word.text.casefold() for word in phrase.words if word.slot is None]
    if not plain:
        return ()
    last = plain[-1]
    if last in _PLAIN and len(plain) > 1 and plain[-2] in NOUNS:
        return NOUNS[plain[-2]]
    return NOUNS.get(last, ())


def _bearers(every: Sequence[Phrase], at: int, noun: Noun, clauses: Sequence[Said], memory: Memory) -> Iterator[Slot]:
    """Who bears the noun: the name in the phrase, the name it stands in apposition to, the subject of "is"."""
    last = every[at].words[-1].slot
    if last is not None:
        yield from [last] if last.kind in noun.bears else []
        return
    beside = _beside(every, at, noun)
    # "A Chinese group known as Salt Typhoon": whom the noun stands for.
    beside = beside or [slot for slot in every[at].meant if slot.kind in noun.bears and slot.is_named]
    yield from beside or _in_clauses(every[at], noun, clauses, memory)


def _named(every: Sequence[Phrase], at: int, noun: Noun) -> Slot | None:
    """The name that a noun phrase ends in, where it can bear the noun."""
    slot = every[at].head.slot if 0 <= at < len(every) and every[at].kind is Kind.NOUN else None
    return slot if slot is not None and slot.kind in noun.bears else None


def _beside(every: Sequence[Phrase], at: int, noun: Noun) -> list[Slot]:
    """The names between the commas before or behind it; of many also the one that "and" joins."""
    # "According to Wray, the company's chairman has …": whose verb follows at once is no apposition.
    has_verb = at + 1 < len(every) and every[at + 1].kind is Kind.VERB and every[at + 1].is_finite
    is_many = every[at].head.text.casefold().endswith("s")
    before = at - 2 if at > 1 and every[at - 1].kind is Kind.COMMA and not has_verb else -1
    after = at + 2 if at + 2 < len(every) and every[at + 1].kind is Kind.COMMA else -1
    for place, step in ((before, -1), (after, 1), (_behind_tails(every, at) or -1, 1)):
        after_name = every[place + 1] if 0 <= place < len(every) - 1 else None
        is_teller = after_name is not None and after_name.verb in TELLING and after_name.is_finite
        if (slot := _named(every, place, noun)) and not (is_teller and place > at):
            joined = place + step
            is_joined = is_many and 0 <= joined < len(every) and every[joined].kind is Kind.AND
            other = _named(every, joined + step, noun) if is_joined else None
            return [slot, *([other] if other else [])]
    return []


def _in_clauses(phrase: Phrase, noun: Noun, clauses: Sequence[Said], memory: Memory) -> Iterator[Slot]:
    """Who "is" what the phrase says, "serves as" it, or is called so."""
    for said in clauses:
        behind_as = any(name == "as" and phrase in some for name, some in said.tails)
        is_called = (
            phrase in said.objects[1:] or behind_as or any(name == "" and phrase in some for name, some in said.tails)
        )
        if said.verb.verb in CALLING and is_called:
            yield from (slot for each in said.objects[:1] for slot in slots_of(each, noun.bears, memory))
        if said.verb.is_passive and said.verb.verb in CALLED and any(phrase in some for some in said.subjects):
            # "A Mirai variant called Nosedive".
            given = [*said.objects[:1], *(each for name, some in said.tails if name == "as" for each in some[:1])]
            yield from (slot for each in given for slot in slots_of(each, noun.bears & MEANS, memory))
        is_one = said.verb.verb in _BEING and phrase in said.objects
        for each in (
            said.subjects[0] if said.subjects and (is_one or (said.verb.verb in _SERVING and behind_as)) else ()
        ):
            head = each.head.slot
            named = [head] if head is not None else slots_of(each, noun.bears, memory) or new_party(each, memory)
            yield from (slot for slot in named if slot.kind in noun.bears)


def _behind_tails(every: Sequence[Phrase], at: int) -> int:
    """Where a name in apposition stands behind what "of" adds: "two officers of the ministry, A and B"; 0 where none does."""
    place = at + 1
    while place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place + 1].kind is Kind.NOUN:
        place += 2
    is_there = (
        place > at + 1
        and place + 1 < len(every)
        and every[place].kind is Kind.COMMA
        and every[place + 1].kind is Kind.NOUN
    )
    return place + 1 if is_there else 0


def _genitive(phrase: Phrase, noun: Noun) -> Slot | None:
    """The name whose genitive a phrase begins with: "Integrity Tech's chairman"; a company's or a group's also without the sign."""
    for word, after in pairwise(phrase.words):
        is_genitive = after.text in ("’s", "'s", "’", "'")
        slot = word.slot
        is_own = is_genitive or slot is None or slot.kind in (_B, _A) or slot.said.casefold().endswith(" government")
        if slot is not None and slot.kind in noun.whose and is_own:
            return slot
    return None


def _state_of(phrase: Phrase, noun: Noun, bearers: Sequence[Slot], memory: Memory) -> list[Slot]:
    """Whose contractor "a large government contractor" is: of the state where it sits, or whose hackers are told of."""
    named = [word.slot for word in phrase.words[:-1] if word.slot is not None and word.slot.kind in (_U, _L)]
    if named and noun.name == "contractor of":
        # "A large PRC government contractor".
        return named[-1:]
    before = [
        word for word in phrase.words[:-1] if word.slot is None and word.text.casefold() in ("government", "state")
    ]
    country = next((COUNTRY_OF[word.text] for word in phrase.words if word.text in COUNTRY_OF), "")
    country = country or next(
        (memory.homes[one.node.id] for one in bearers if one.node.id in memory.homes), memory.sponsor
    )
    if noun.name != "contractor of" or not before or not country:
        return []
    whose = node(_U, f"Government of {country}")
    return [Slot(_U, whose, before[0].start, before[0].stop, before[0].text, is_named=False)]


def _owners(every: Sequence[Phrase], at: int, noun: Noun, memory: Memory) -> Iterator[Slot]:
    """Whose it is: the genitive before it, "its", or what stands behind "of" and its like."""
    phrase = every[at]
    if whose := _genitive(phrase, noun) or _compound(phrase, noun):
        yield whose
        return
    first = phrase.words[0]
    if first.slot is None and first.text.casefold() in ("its", "their"):
        if memory.acted is not None and memory.acted.kind is _U and phrase.head.text.casefold() in _OFFICES and at == 0:
            # "The FBI has had the firm in its sights. Its director, …": the FBI's.
            return
        heads = (each.head.slot for each in reversed(every[:at]) if each.kind is Kind.NOUN)
        meant = next((slot.node for slot in heads if slot and slot.kind in noun.whose and slot.kind is not _U), None)
        meant = meant or memory.meant("it", noun.whose)
        if meant:
            yield Slot(meant.kind, meant, first.start, first.stop, first.text, is_named=False)
        return
    place = at + 1
    is_alone = place >= len(every) or every[place].kind is not Kind.PREPOSITION
    topic = memory.topic if memory.topic and memory.topic.kind is _B else None
    if is_alone and first.text.casefold() == "the" and topic and phrase.head.text.casefold() in _CHAIRS:
        # "The chairman, Example Name, …": of the company that is spoken of.
        yield Slot(topic.kind, topic, first.start, first.stop, first.text, is_named=False)
        return
    place = _behind_goods(every, place, noun)
    if place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place].text in noun.behind:
        while place + 1 < len(every) and every[place + 1].kind is Kind.NOUN:
            head = every[place + 1].head.slot or _before_kind(every[place + 1])
            if head is not None and head.kind in noun.whose:
                yield head
            if (
                place + 3 < len(every)
                and every[place + 2].kind is Kind.AND
                and every[place + 3].kind is Kind.NOUN
                and head is not None
            ):
                place += 2
                continue
            break


# "A variant of the Mirai malware": the name stands before what it is; "the backbone of Flax Typhoon's operations" is the group's.
_KINDS = frozenset("malware family botnet trojan code group gang ministry".split())
_DOINGS = frozenset(
    "operations campaign campaigns attacks activity activities hacking intrusions efforts espionage".split()
)


def _before_kind(phrase: Phrase) -> Slot | None:
    if phrase.head.text.casefold() in _DOINGS:
        return next((word.slot for word in phrase.words if word.slot is not None and word.slot.kind is _A), None)
    slot = phrase.words[-2].slot if len(phrase.words) > 1 else None
    return slot if slot is not None and phrase.head.text.casefold() in _KINDS else None


def _compound(phrase: Phrase, noun: Noun) -> Slot | None:
    """The group or company right before the noun: "two APT31 hackers"."""
    before = phrase.words[-2].slot if len(phrase.words) > 1 and phrase.head.slot is None else None
    return (
        before
        if before is not None
        and (
            (noun.name == "role in" and before.kind in (_A, _B) and before.is_named)
            or (noun.name == "front of" and before.kind is _U and is_client(before.node))
            or (noun.name == "variant of" and before.kind in noun.whose)
        )
        else None
    )


def _behind_goods(every: Sequence[Phrase], place: int, noun: Noun) -> int:
    """Where it stands to whom somebody supplies: "a supplier of cyber ranges to the Chinese government"."""
    is_of_things = place + 3 < len(every) and every[place].text == "of" and noun.name == "contractor of"
    if not is_of_things or every[place + 1].kind is not Kind.NOUN or every[place + 1].head.slot is not None:
        return place
    goods = place + 2
    while goods + 1 < len(every) and every[goods].kind is Kind.AND and every[goods + 1].kind is Kind.NOUN:
        goods += 2
    return goods if goods < len(every) and every[goods].text in ("to", "for") else place
