"""Whom the phrases beside a verb mean: its subject, its object, what its prepositions add, and pronouns."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from seawall.claims import NodeKind, node
from seawall.proposals.countries import COUNTRY_OF, NATIONALITIES, WHERE
from seawall.proposals.frames import OPEN_NOUNS, PARTS, SAME
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.slot import MEANS, Slot
from seawall.proposals.unknown import new_party

PARTIES = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY})


THINGS = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY, NodeKind.DEVICE})


_DEEDS = frozenset(
    "hacks attacks cyberattacks intrusions campaigns incidents operations breaches campaign operation activity activities".split()
)
_MEMBERS = frozenset("members operators hackers operatives actors attackers intruders".split())


PLACES = frozenset(
    {"of", "in", "at", "within", "across", "throughout", "inside", "around", "among", "belonging", "such as"}
)


SUBJECTS = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE})


_OFFSPRING = frozenset("variant version derivative descendant offshoot fork spin-off".split())
_PRONOUNS = frozenset({"it", "itself", "they", "them", "themselves", "he", "she", "him", "himself"})


_BOTH = late(
    r"(?:both|the pair|the two|(?:both|the two) (?:[\w-]+ )?(?:men|women|hackers|individuals|people|nationals|companies|firms|entities|businesses|contractors))"
)


# What a party's people do it does.
_THEIR_PEOPLE = late(
    r"(?:its|their) (?:own )?(?:hackers|operators|operatives|employees|staff|engineers|members|chairman|chairwoman|founder|chief executive|leadership|bosses|management)"
)
_MEN = late(r"\b(?:men|women|hackers|individuals|people|nationals|pair)\b")


_FIRMS = late(r"\b(?:companies|firms|entities|businesses|contractors)\b")


def subjects_of(said: Said, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """Of whom the verb is said: the first of those whom the words leave open that is of a kind it can be said of."""
    first = said.subjects[0][0] if said.subjects and said.subjects[0] else None
    if (
        first is not None
        and first.head.slot is None
        and not first.meant
        and first.head.text.casefold() in _DEEDS
        and not said.verb.is_finite
    ):
        # "For its role in hacks targeting infrastructure": whoever hacked, and not who had a role in it.
        return []
    for some in said.subjects:
        found = [slot for phrase in some for slot in slots_of(phrase, kinds, memory)]
        if found:
            return found
        # "A contractor with ties to the ministry that serves the police": the ministry is none who serves, the contractor is.
        heads = [phrase.head.slot for phrase in some if phrase.head.slot is not None]
        is_served = all(slot.kind is NodeKind.AUTHORITY for slot in heads)
        is_open = (said.is_aside or is_served) and any(phrase.meant for more in said.subjects for phrase in more)
        if not is_open and any(phrase.head.slot is not None and phrase.head.slot.kind in PARTIES for phrase in some):
            return []
        # "A hacking group that targeted agencies": whoever that is, it is none of those named around it.
        if NodeKind.ACTOR in kinds and said.is_aside and some and _is_unknown_group(some[0]):
            return []
    return []


def _is_unknown_group(phrase: Phrase) -> bool:
    if phrase.head.slot is not None or phrase.meant:
        return False
    head, first = phrase.head.text.casefold(), phrase.words[0].text.casefold()
    return head in _UNKNOWN or (head in _GROUPS and first in ("a", "an", "another"))


_UNKNOWN = frozenset("hackers intruders attackers cyberspies spies".split())
_GROUPS = frozenset("group gang crew actor hacker operation campaign collective".split())


def all_of(some: Iterable[Phrase], kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions of these kinds that the phrases mean, in their order."""
    return [slot for phrase in some for slot in slots_of(phrase, kinds, memory)]


def first_of(some: Sequence[Phrase], kinds: frozenset[NodeKind], memory: Memory, said: Said) -> list[Slot]:
    """The mentions of a verb's object; where its noun only counts or holds, those behind "of" and "in"."""
    found = all_of(some, kinds, memory)
    if found or not some or some[-1].head.slot is not None:
        return found
    low = some[-1].head.text.casefold()
    if low in PARTS:
        return tail_of(said, frozenset({"of"}), kinds & {NodeKind.AUTHORITY}, memory)
    within = frozenset({"of", "in", "at", "within", "across", "from"})
    return tail_of(said, within, kinds & (THINGS | {NodeKind.INFRASTRUCTURE}), memory) if low in OPEN_NOUNS else found


def tail_of(said: Said, names: frozenset[str], kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions behind the first of these prepositions that has any."""
    for at, (name, some) in enumerate(said.tails):
        is_behalf = name == "on" and bool(some) and some[-1].text == "behalf" and "behalf of" in names
        place = at + 1 if is_behalf else at
        if (
            (name in names or is_behalf)
            and place < len(said.tails)
            and (found := _behind_one(said, place, kinds, memory))
        ):
            return found
    return []


def _behind_one(said: Said, place: int, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions behind one preposition: "on the man and on his company", "of several universities in Taiwan"."""
    name, some = said.tails[place]
    after, more = said.tails[place + 1] if place + 1 < len(said.tails) else ("", [])
    if found := all_of(some, kinds, memory):
        return [*found, *all_of(more, kinds, memory)] if after == name else found
    is_open = bool(some) and some[-1].head.slot is None and some[-1].head.text.casefold() in (OPEN_NOUNS | PARTS)
    return all_of(more, kinds, memory) if is_open and after in PLACES else []


def slots_of(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions of these kinds that a noun phrase means."""
    if phrase.kind is not Kind.NOUN:
        return []
    inside = [word.slot for word in phrase.words if word.slot is not None]
    if {NodeKind.COUNTRY, NodeKind.SECTOR} <= kinds:
        inside += _of_nations(phrase)
    head = phrase.head.slot
    if head is not None:
        owned = (
            [slot for slot in inside if slot is not head and slot.kind in kinds & THINGS] if head.kind in THINGS else []
        )
        # "The China Chopper web shell": what it is stands behind its name.
        named = [
            slot for slot in inside if slot is not head and slot.kind in kinds & MEANS and head.node.name in _GENERIC
        ]
        return named or ([*owned, head] if head.kind in kinds else [])
    if not inside:
        return _of_common(phrase, kinds, memory)
    # "A Mirai variant" is no Mirai.
    if any(slot.kind in kinds & MEANS for slot in inside) and phrase.head.text.casefold() not in _OFFSPRING:
        return [slot for slot in inside if slot.kind in kinds & MEANS]
    if phrase.head.text.casefold() in SAME:
        return [
            slot for slot in inside[-1:] if slot.kind in kinds and not _is_owner(phrase, slot) and not _tells(phrase, slot)
        ]  # fmt: skip
    # "Hijacked the botnet's infrastructure": the botnet.
    is_part = phrase.head.text.casefold() in _PARTS_OF_NETWORKS
    meant = THINGS | {NodeKind.INFRASTRUCTURE} if is_part else THINGS
    return [slot for slot in inside if slot.kind in kinds & meant]


def _tells(phrase: Phrase, slot: Slot) -> bool:
    """Whether a mention only tells which people or firm are meant: "botnet operators" are no botnet, "a Beijing company" is no state."""
    head = phrase.head.text.casefold()
    is_of_network = slot.kind is NodeKind.INFRASTRUCTURE and head in _PEOPLE
    return is_of_network or (slot.kind is NodeKind.COUNTRY and head in _COMPANIES)


_PEOPLE = frozenset(
    "operators operator users administrators hackers owners developers actors members criminals".split()
)
_COMPANIES = frozenset("company firm corporation contractor subsidiary employees engineers staff affiliates".split())
_PARTS_OF_NETWORKS = frozenset({"infrastructure", "servers", "backend", "controls", "command"})
_GENERIC = frozenset({"web shells", "VPN software", "remote access software"})


def _of_common(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """Whom a phrase without a name means: a name that nobody knew, the names that it stands for, what a pronoun means."""
    if (
        memory.helping
        and memory.actor
        and NodeKind.ACTOR in kinds
        and not phrase.meant
        and _are_hackers(phrase, memory)
    ):
        return [Slot(NodeKind.ACTOR, memory.actor, phrase.start, phrase.stop, phrase.text, is_named=False)]
    if memory.names_new and (new := [slot for slot in new_party(phrase, memory) if slot.kind in kinds]):
        return new
    if phrase.is_settled:
        # Whom the sentence itself tells "it" to be is nobody else.
        return [slot for slot in phrase.meant if slot.kind in kinds]
    return (
        [slot for slot in phrase.meant if slot.kind in kinds]
        or _pronoun(phrase, kinds, memory)
        or _own(phrase, kinds, memory)
        or _agents(phrase, kinds, memory)
    )


def _agents(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """As in "its director said that his agents had seized": the FBI's, where it was named before."""
    if NodeKind.AUTHORITY not in kinds or phrase.head.text.casefold() != "agents":
        return []
    here = [slot.node for slot in memory.here if slot.stop <= phrase.start]
    meant = next(
        (each for each in (*memory.recent, *here) if each.kind is NodeKind.AUTHORITY and each.name == "FBI"), None
    )
    return [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.text, is_named=False)] if meant else []


def _own(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The group whose people a phrase means: "its members", "their operators"."""
    words, head = [word.text.casefold() for word in phrase.words], phrase.head.text.casefold()
    # "Accused the U.S. of conducting its own attacks": those of whom the verb tells.
    is_own = words[0] in ("its", "their") and (head in _MEMBERS or (head in _DEEDS and words[1] != "own"))
    meant = (
        memory.meant("they", frozenset({NodeKind.ACTOR}), phrase.start)
        # "Sanctioned the firm and its operators": they are people of its own.
        if is_own and NodeKind.ACTOR in kinds and not memory.names_new
        else None
    )
    return [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.text, is_named=False)] if meant else []


def _are_hackers(phrase: Phrase, memory: Memory) -> bool:
    """Whether they are those of whom the document tells: "Chinese hackers", "state-sponsored hackers", of no other state."""
    plain = [word.text for word in phrase.words]
    other = any(NATIONALITIES.get(word, memory.sponsor) != memory.sponsor for word in plain)
    if backed := _BACKED_BY.match(memory.text, phrase.stop):
        # "Hackers backed by Beijing".
        return plain[-1].casefold() in _HACKERS and COUNTRY_OF.get(backed["where"]) == memory.sponsor
    is_group = plain[-1].casefold() in _CREWS and any(_OF_HACKING.search(word) for word in plain[:-1])
    return (plain[-1].casefold() in _HACKERS or is_group) and not other and bool(memory.sponsor)


_BACKED_BY = late(rf" (?:backed|sponsored|directed|supported) by (?:the )?(?P<where>{WHERE})\b")
_HACKERS = frozenset({"hackers", "cyberspies", "spies"})
# "A Beijing-backed hacking group".
_CREWS = frozenset({"group", "crew", "gang"})
_OF_HACKING = late(r"^(?:hacking|hacker|espionage|cyberespionage)$|-(?:backed|sponsored|linked)$", re.IGNORECASE)


def slots_within(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    """The mentions of a phrase and, of "the Treasury's own network", whose it is."""
    return slots_of(phrase, kinds, memory) or [
        word.slot for word in phrase.words if word.slot is not None and word.slot.kind in kinds
    ]


def _of_nations(phrase: Phrase) -> list[Slot]:
    """The countries whose victims an adjective tells: "Taiwanese institutions", "American telephone carriers"."""
    # "Chinese dissidents" live anywhere else.
    if phrase.head.slot is not None and phrase.head.slot.node.name == "dissidents":
        return []
    return [
        Slot(NodeKind.COUNTRY, node(NodeKind.COUNTRY, NATIONALITIES[word.text]), word.start, word.stop, word.text)
        for word in phrase.words if word.slot is None and word.text in NATIONALITIES
    ]  # fmt: skip


def _is_owner(phrase: Phrase, slot: Slot) -> bool:
    """Whether a name only says whose the noun is: "Integrity Tech's hackers" are its own, "the Treasury's officials" are it."""
    after = next((after for word, after in pairwise(phrase.words) if word.slot is slot), None)
    return after is not None and after.text in ("’s", "'s") and slot.kind not in PARTIES


def _pronoun(phrase: Phrase, kinds: frozenset[NodeKind], memory: Memory) -> list[Slot]:
    low = phrase.text
    if _THEIR_PEOPLE.fullmatch(low):
        before = [slot.node for slot in memory.here if slot.stop <= phrase.start and slot.kind is NodeKind.COMPANY]
        is_firms = NodeKind.COMPANY in kinds and len({each.id for each in before}) == 1
        meant = before[0] if is_firms else memory.meant("it", kinds - {NodeKind.AUTHORITY}, phrase.start)
        return [Slot(meant.kind, meant, phrase.start, phrase.stop, low, is_named=False)] if meant else []
    if _BOTH.fullmatch(low):
        of_men = frozenset({NodeKind.PERSON}) if _MEN.search(low) else PARTIES - {NodeKind.AUTHORITY}
        two = memory.pair(kinds & (frozenset({NodeKind.COMPANY}) if _FIRMS.search(low) else of_men))
        return [Slot(each.kind, each, phrase.start, phrase.stop, low, is_named=False) for each in two]
    # "Attacks on organizations, among them universities": of the noun before it.
    is_among = low == "them" and memory.text[: phrase.start].rstrip().endswith(("among", "Among"))
    meant = memory.meant(low, kinds, phrase.start) if low in _PRONOUNS and not is_among else None
    return [Slot(meant.kind, meant, phrase.start, phrase.stop, phrase.words[0].text, is_named=False)] if meant else []


def span_of(first: Phrase, said: Said, every: Sequence[Phrase]) -> list[Phrase]:
    """The noun phrases from the subject to its verb: "networks in North America, Europe and Africa were breached"."""
    begin = next((at for at, each in enumerate(every) if each is first), said.at)
    return [each for each in every[begin : said.at] if each.kind is Kind.NOUN]
