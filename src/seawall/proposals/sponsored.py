"""For which state a group works where its own sentence names none: "a state-sponsored group known as Flax Typhoon"."""

import re
from collections.abc import Iterable, Iterator

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.countries import COUNTRIES, COUNTRY_OF, NATIONALITIES, WHO_TELLS
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, slots_within
from seawall.proposals.slot import Marked, Slot, taken_for

_NAMES = (text for texts in COUNTRIES.values() for text in texts)
_WHERE = "|".join(re.escape(text) for text in sorted((*NATIONALITIES, *_NAMES), key=len, reverse=True))
_HACKERS = late(
    rf"\b(?P<where>{_WHERE})(?:['’]s)? (?:(?!{WHO_TELLS})[\w-]+ ){{0,3}}?(?:hackers|cyber ?spies|hacking (?:group|gang|crew|team|unit|campaign)s?|state-(?:sponsored|backed) \w+|cyber-?(?:espionage|attacks))\b"
    rf"|\b(?:group|hackers|gang|crew|collective|actors?)\b[^.;]{{0,30}}? (?:sponsored|backed|supported|directed|controlled) by (?:the )?(?P<by>{_WHERE})\b"
)
_BARE = late(
    r"\b(?:state|government)[ -](?:sponsored|backed|linked|directed|run) (?:[\w-]+ ){0,3}?(?:group|hackers|actors?|gang|crew|team|unit|operation)s?\b"
)
_BY_NAME = late(
    r"[\s,]*(?:(?:that |which )?(?:is |was )?(?:known as|called|dubbed|named|tracked as|it calls|\w+ calls)\s*)?[\"“‘']?(?:the )?"
)
_APPOSED = late(r"[\"”’]?,? (?:is )?an? (?:[\w-]+ ){0,2}")


def only_sponsor(texts: Iterable[str]) -> str:
    """The country of whose hackers a document speaks, where it speaks of those of one alone."""
    named = {
        COUNTRY_OF[where]
        for text in texts
        for found in _HACKERS.finditer(text)
        if (where := found["where"] or found["by"])
    }
    return next(iter(named)) if len(named) == 1 else ""


def sponsored(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """A state's group of which the sentence doesn't say what state's: of the only one whose hackers are told of."""
    for found in _BARE.finditer(sentence.text) if memory.sponsor else ():
        inside = _WHERE_BEFORE.findall(sentence.text[: found.start()])
        groups = [
            slot
            for slot in sentence.slots
            if slot.kind is NodeKind.ACTOR
            and (slot.is_named or slot.start <= found.start() < slot.stop)
            and (
                (slot.start <= found.start() and found.end() <= slot.stop)
                or (slot.start >= found.end() and _BY_NAME.fullmatch(sentence.text, found.end(), slot.start))
                or (slot.stop <= found.start() and _APPOSED.fullmatch(sentence.text, slot.stop, found.start()))
            )
        ]
        for one in groups[:1] if not inside else ():
            where = node(NodeKind.COUNTRY, memory.sponsor)
            note = f"{found[0]!r}: the document speaks of hackers of {memory.sponsor} alone"
            reach = (min(one.start, found.start()), max(one.stop, found.end()))
            yield Hit(
                "sponsored by",
                one.node,
                Relation.ATTRIBUTED_TO,
                where,
                found[0],
                found.start(),
                found.end(),
                reach,
                notes=(note,),
            )
    yield from _introduced(sentence, memory)
    yield from _one_of(sentence, memory)
    yield from _another(sentence, memory)


# "Flax Typhoon, active since 2021, is one of several China-backed hacking groups".
_ONE_OF = late(
    rf"\b(?:is|was|are) (?:one of|among|just one of) (?:the |a )?(?:(?:several|many|number of|handful of|dozens of|growing number of|myriad) )?(?:[a-z-]+ ){{0,2}}?(?P<where>{_WHERE})(?:['’]s)?[ -](?:[\w-]+ ){{0,4}}?(?:groups|actors|gangs|crews|collectives|teams|units)\b"
)
_AT_HEAD = 6


def _one_of(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The group that a sentence counts among those of a state."""
    found = _ONE_OF.search(sentence.text)
    first = next((slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR), None)
    if first is None and memory.topic and memory.topic.kind is NodeKind.ACTOR and sentence.text.startswith("It "):
        first = Slot(memory.topic.kind, memory.topic, 0, len("It"), "It", is_named=False)
    if found and first and first.start <= _AT_HEAD and first.stop <= found.start():
        memory.counted = COUNTRY_OF[found["where"]]
        where = node(NodeKind.COUNTRY, memory.counted)
        yield Hit(
            "sponsored by",
            first.node,
            Relation.ATTRIBUTED_TO,
            where,
            found[0],
            *found.span(),
            (first.start, found.end()),
        )


# "Another, Salt Typhoon, penetrated": one more of those that were counted.
_ANOTHER = late(r"(?:Another|A (?:second|third|fourth)|The other)(?: (?:one|group|of them))?, $")


def _another(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The groups that a text goes on to count among those of a state."""
    for slot in sentence.slots if memory.counted else ():
        found = _ANOTHER.fullmatch(sentence.text[: slot.start]) if slot.kind is NodeKind.ACTOR else None
        if found:
            where = node(NodeKind.COUNTRY, memory.counted)
            note = f"counted among the groups of {memory.counted} of which the text tells"
            yield Hit(
                "sponsored by",
                slot.node,
                Relation.ATTRIBUTED_TO,
                where,
                found[0].strip(" ,"),
                *found.span(),
                (0, slot.stop),
                notes=(note,),
            )


_KNOWN_AS = late(
    r"\b(?:group|hackers|crew|gang|actors?|team|unit|collective|operation|spies)s?,? (?:that |which |who )?(?:(?:is|was|are|were|has been|have been) )?(?:(?:publicly|commonly|widely|also) )?(?:known|called|dubbed|named|tracked|referred to|identified)(?: (?:publicly|to [^,;]{3,40}|in [^,;]{3,40}))?(?: as)? [\"“‘']?$"
)


def _introduced(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The group that a document introduces by its name alone, where it spoke of one state's hackers and of no other group."""
    group = memory.actor
    if group is None or not memory.sponsor or group.id in memory.sponsors:
        return
    for slot in sentence.slots:
        found = _KNOWN_AS.search(sentence.text, 0, slot.start) if slot.node.id == group.id and slot.is_named else None
        if found and len({each.id for each in memory.recent if each.kind is NodeKind.ACTOR} | {group.id}) == 1:
            note = f"{found[0].strip()!r}: the document speaks of hackers of {memory.sponsor} alone"
            where = node(NodeKind.COUNTRY, memory.sponsor)
            words, reach = found[0].strip(" “‘\"'"), (found.start(), slot.stop)
            yield Hit("sponsored by", group, Relation.ATTRIBUTED_TO, where, words, *found.span(), reach, notes=(note,))


# "Which investigators attribute to state-sponsored actors working for the People's Republic of China".
_ACTORS_OF = late(
    rf"\b(?:attribut(?:e|es|ed|ing)|ascrib(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|pinn?(?:s|ed|ing)?) (?:(?:it|this|them|the \w+) )?(?:to|on) (?:[\w-]+ ){{0,4}}?(?:actors|hackers|operatives|spies|cyberspies|groups?) "
    rf"(?:(?:that|who) )?(?:work\w*|act\w*|operat\w*|sponsored|backed|supported|directed|employed|hired)? ?(?:for|by|on behalf of|from|in) (?:the )?(?P<where>{_WHERE})\b"
)


# "A botnet created by PRC-linked actors", "a massive Chinese botnet", "the botnet, which officials say was controlled by China".
_BY = r"(?:,? (?:which|that)(?: [\w ]{2,24}? (?:say|says|said))?)?(?: (?:is|was|were|has been|had been))? ?(?:created|built|run|operated|controlled|used|linked|tied|connected|managed|set up|established|maintained) (?:by|to|with) (?:the |a |an )?(?:(?:suspected|alleged|state-sponsored|state-backed|government-backed) )?"
_NETWORK_OF = late(
    rf"[\)’”\"']*(?: down| offline| out)?{_BY}(?P<where>{_WHERE})(?: \([A-Z]{{2,4}}\))?(?:['’]s|(?:-| )(?:linked|backed|sponsored|affiliated|nexus)|(?:-| )(?:state|government)(?:-| )?(?:linked|backed|sponsored|affiliated|funded)?)? (?:[a-z-]+ ){{0,3}}?(?:actors?|hackers|spies|government|state|threat actors?|cyber ?spies|intelligence|group)\b"
)
# "A network of hacked routers that Chinese government-linked hackers were using".
_THAT_THEY_USE = late(
    rf" (?:that|which) (?:(?:suspected|alleged|state-sponsored|state-backed) )?(?P<where>{_WHERE})(?:['’]s)?(?:[- ](?:state|government|linked|backed|sponsored|affiliated|nexus|funded)){{0,3}} (?:[a-z-]+ ){{0,2}}?(?:actors|hackers|spies|cyber ?spies|operatives|agents|groups?|intelligence) (?:had |have |has |were |was |are )*(?:been )?(?:secretly |allegedly |reportedly )?(?:us(?:ed|e|es|ing)|built|buil(?:d|ding)|control\w*|operat\w+|creat\w+|set up|r[ua]n|running|assembl\w+)\b"
)
# "Devices that had been used by hackers working for the Chinese government".
_USED_BY_HIRED = late(
    rf",? (?:(?:that|which) )?(?:(?:had|has|have|was|were|been|is|are) )*(?:used|run|operated|controlled|built|created|assembled) by (?:[a-z-]+ ){{0,2}}?(?:hackers|spies|actors|operatives|intruders) (?:who )?(?:(?:are|were|is|was) )?(?:work(?:ing|ed)?|act(?:ing|ed)?|hired|employed|sponsored|backed|directed) (?:for|by|on behalf of) (?:the )?(?P<where>{_WHERE})\b"
)
_OF_MACHINES = late(
    r" (?:made up |consisting |comprised )?of (?:[\w,-]+ ){0,8}?(?:devices|routers|computers|cameras|machines|servers)\b"
)
_STATES_BOTNET = late(
    rf"\b(?:[Aa]|[Tt]he)(?: (?:massive|huge|large|sprawling|vast|major|malicious))? (?P<where>{_WHERE})(?:-linked|-backed|-run|-controlled| state-sponsored| state-backed| government)? $"
)


def of_networks(sentence: Marked) -> Iterator[Hit]:
    """For which state a network works, where its own words say so."""
    for slot in sentence.slots:
        if slot.kind is not NodeKind.INFRASTRUCTURE:
            continue
        # What stands before "botnet" is part of its description.
        said = _noun_of(slot)
        of_what = _OF_MACHINES.match(sentence.text, slot.stop)
        found = (
            _NETWORK_OF.match(sentence.text, slot.stop)
            or _THAT_THEY_USE.match(sentence.text, of_what.end() if of_what else slot.stop)
            or _USED_BY_HIRED.match(sentence.text, of_what.end() if of_what else slot.stop)
            or _STATES_BOTNET.search(sentence.text, 0, said)
        )
        if found:
            where = node(NodeKind.COUNTRY, COUNTRY_OF[found["where"]])
            span = (min(slot.start, found.start()), max(slot.stop, found.end()))
            yield Hit(
                "attributed to",
                slot.node,
                Relation.ATTRIBUTED_TO,
                where,
                found[0].lstrip(" ,’”\"')").removeprefix("down, ").rstrip(),
                *found.span(),
                span,
            )


def _noun_of(slot: Slot) -> int:
    """Where the word itself begins by which a network is told of."""
    place = max(slot.said.rfind("botnet"), slot.said.rfind("network"))
    return slot.start + max(place, 0)


def of_actors(sentence: Marked) -> Iterator[Hit]:
    """For which state those work to whom a group's deeds are attributed."""
    found = _ACTORS_OF.search(sentence.text)
    groups = [slot for slot in sentence.slots if found and slot.kind is NodeKind.ACTOR and slot.stop <= found.start()]
    if found and groups:
        where = node(NodeKind.COUNTRY, COUNTRY_OF[found["where"]])
        reach = (groups[-1].start, found.end())
        yield Hit("attributed to", groups[-1].node, Relation.ATTRIBUTED_TO, where, found[0], *found.span(), reach)


# "Had targeted universities at the direction of the Chinese government".
_DIRECTED = late(r"\b(?:at|under|on) the (?:direct )?(?:direction|behest|orders|instructions?) of (?:the )?$")
_ACTORS = frozenset({NodeKind.ACTOR})
_STATES = frozenset({NodeKind.COUNTRY, NodeKind.AUTHORITY})


def directed(sentence: Marked) -> Iterator[Hit]:
    """At whose direction the only group acted of which a sentence tells."""
    groups = {slot.node.id: slot for slot in sentence.slots if slot.kind in _ACTORS}
    for slot in sentence.slots if len(groups) == 1 else ():
        found = (
            _DIRECTED.search(sentence.text, 0, slot.start) if slot.kind in _STATES and _is_state(slot.node) else None
        )
        one = next(iter(groups.values()))
        if found and one.stop <= found.start():
            reach = (one.start, slot.stop)
            yield Hit("attributed to", one.node, Relation.ATTRIBUTED_TO, slot.node, found[0].strip(), *found.span(), reach, notes=taken_for(one))  # fmt: skip


def _is_state(one: Node) -> bool:
    """Whether it is a country or its government, and no office of those who investigate."""
    return one.kind is NodeKind.COUNTRY or one.name.startswith("Government of ")


def blamed(said: Said, memory: Memory) -> Iterator[Hit]:
    """As in "Washington blames China for Salt Typhoon": whom a state is blamed for works for it."""
    if said.verb.verb != "blame" or said.verb.is_passive or said.is_meant:
        return
    states = all_of(said.objects, frozenset({NodeKind.COUNTRY}), memory)
    behind = [phrase for name, some in said.tails if name == "for" for phrase in some]
    words = said.verb.words[-1]
    for one in (slot for phrase in behind for slot in slots_within(phrase, frozenset({NodeKind.ACTOR}), memory)):
        for state in states[:1]:
            reach = (words.start, max(one.stop, words.stop))
            yield Hit(
                "attributed to",
                one.node,
                Relation.ATTRIBUTED_TO,
                state.node,
                words.text,
                words.start,
                words.stop,
                reach,
            )


_WHERE_BEFORE = late(rf"\b(?:{_WHERE})(?:['’]s)? $")
