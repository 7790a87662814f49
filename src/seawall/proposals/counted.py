"""The figures of a sentence as statements: of which network or party they tell, and in which country."""

import re
from collections.abc import Iterator

from seawall.claims import Node, NodeKind, Relation, node
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals import figures as counts
from seawall.proposals.figures import Figure
from seawall.proposals.hits import Hit, aimed
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import MASK, Marked, Slot

_ON_DEVICES = frozenset({NodeKind.DEVICE, NodeKind.INFRASTRUCTURE})
_DOERS = (NodeKind.ACTOR, NodeKind.PERSON, NodeKind.COMPANY)
_IT = late(r"^[\"“‘]?(?:It|They|Its)\b")
# What consists of devices is a network.
_MADE_OF = late(
    r"^[\"“‘]?It (?:was |is |had |has )?(?:been )?(?:made up|composed|consist\w*|compris\w*|includ\w*|grew|grown|numbered|counted|infected|enslaved)\b"
)
_BY = late(r"\b(?:by|against|on|at|from)(?: the)? $")
# "81,000 firewalls, … a front company that served APT31": behind the figure such a one did not do it.
_SERVED = late(r"\b(?:serv|support|help|aid|assist|suppl|link|t)\w*(?:ing|ed|ied)(?: to| with)?(?: the)? $")
# Who tells of a figure is not who did it.
_TELLS = late(
    r"^(?:['’]s [\w-]+)?(?: [\w-]+){0,2}? (?:said|says|told|added|wrote|estimates?|estimated|reported|reports|found|counted)\b"
)
# "Black Lotus Labs, the research team that found it, says that".
_TELLS_BEHIND = late(
    r", [^,.;]{3,80}, (?:says|said|told|estimates?|estimated|reported|reports|found|counted) (?:that\b|it\b|over|more|some|the)"
)
_ACCORDING = late(r"\b(?:[Aa]ccording to|said|by researchers at)(?: the)? $")
# "Two companies" are victims only where something was done to them.
_DONE = late(
    r"\b(?:target|attack|breach|hack|compromis|infiltrat|hit|victim|infect|penetrat|broke|broken|spied|stole)\w*\b",
    re.IGNORECASE,
)
_MAKERS = late(
    r"\b(?:[Dd]evices|[Rr]outers|[Cc]ameras|[Ff]irewalls|recorders|[Ee]quipment|appliances|gear) (?:(?:that were |which were )?(?:made|manufactured|produced|built) by|(?:from|of) (?:brands|manufacturers|vendors|makers|companies)(?:,)? (?:such as|like|including))(?: companies such as| vendors such as)? "
    r"(?P<makers>[A-Z][\w.-]*(?: [A-Z][\w.-]*)?(?:(?:, | and |, and | or )[A-Z][\w.-]*(?: [A-Z][\w.-]*)?){0,20})"
)
_MAKER = late(r"[A-Z][\w-]*(?: [A-Z][\w-]*)?")
# Kinds in one list stand no further apart.
_BETWEEN_KINDS = 30
_ANY_DEVICES = frozenset({"devices", "IoT devices"})
_SEIZED = late(r"\b(?:seized|seizes|took down|taken down|seizing) (?:the )?$")
_IN = late(r" (?:in|across|throughout)(?: the)? ?")
_AND = late(r"(?:,? and |, |,? or )?(?:the |across |in )*")
# The number before a list of places is of all of them.
_ONE_OF_MANY = late(
    rf"(?:,|,? and|,? or) (?:the )?(?:{MASK}|abroad|elsewhere|overseas|beyond|other|around|across|worldwide|globally)"
)
_WITHIN = late(
    r"\b(?:in|across|from|spanning|throughout|over)(?: (?:the|at|least|more|than|some|all|over|about|nearly|up|to|as|many|almost))* $"
)
_TARGETED = late(r"\btarget(?:ed|s|ing)? $", re.IGNORECASE)


_OF_MONEY = late(r"\b(?:[Ss]hares|[Ss]tock|[Rr]evenues?|[Pp]rofits?|[Ss]ales|stake|investors)\b")
_TAKEN = late(
    r"\b(?:seiz(?:ed|es|ing)|took|taken|taking|knocked|pulled|unplugged|confiscated) (?:down |offline )?(?:\d[\w ,]* and )?$"
)


# "The firm and its two operators" are no victims.
_OWN = late(r"\b(?:its|their|his|her) (?:own )?$")
# "Export controls targeting 28 companies" are no hacks.
_BY_LAW = late(
    r"\b(?:measures|controls|restrictions|tariffs|sanctions|rules|bans?|curbs|penalties|duties|lists?) (?:targeting|against|on|hitting|covering|affecting|aimed at)(?: some| about| another)? $"
)


def counted(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Devices are of the network, victims of the group, countries of whichever the sentence tells of."""
    places = list(_by_country(sentence, memory))
    yield from places
    for hit in _by_thing(sentence, memory):
        if not any(place.start < hit.stop and hit.start < place.reach[1] for place in places):
            yield hit


def _of_whom(sentence: Marked, memory: Memory, at: int = 0) -> Node | None:
    """Whose the figures of a sentence are: whose deed they count, the network that it names, else who did it, else the network spoken of."""
    if (doer := next((who for start, stop, who in memory.deeds if start <= at < stop), None)) is not None:
        return doer
    networks = [
        slot for slot in sentence.slots
        if slot.kind is NodeKind.INFRASTRUCTURE and not is_network_of_somebody(slot.node)
    ]  # fmt: skip
    if networks:
        return ([slot for slot in networks if slot.stop <= at] or networks[:1])[-1].node
    if _IT.match(sentence.text) and memory.topic:
        is_made_of = _MADE_OF.match(sentence.text) and memory.topic.kind is not NodeKind.INFRASTRUCTURE
        return (memory.network() if memory.has_network else None) if is_made_of else memory.topic
    if memory.has_network and (_HAS_GROWN.search(sentence.text, 0, at) or _OF_BOTNET.search(sentence.text, 0, at)):
        return memory.network()
    is_named = any(slot.kind is NodeKind.ACTOR for slot in sentence.slots)
    if at and not is_named and _OF_GROUP.search(sentence.text, 0, at):
        return memory.only_group()
    return _doer(sentence, at) or (memory.network() if memory.has_network else None)


def _doer(sentence: Marked, at: int) -> Node | None:
    """Who of those that a sentence names did what is counted at this place."""
    for kind in _DOERS:
        for slot in sentence.slots:
            if (
                slot.kind is kind
                and not _is_teller(sentence.text, slot)
                and not _BY.search(sentence.text[: slot.start])
                and not (slot.start > at and _SERVED.search(sentence.text[: slot.start]))
            ):
                return slot.node
    return None


# "Involved in a botnet compromising 260,000 devices".
_OF_BOTNET = late(
    r"\ba botnet(?:,? (?:that|which))? (?:compromising|comprising|consisting of|of|infecting|made up of|spanning|with|controlling|affecting|totaling)(?: [a-z]+){0,3} ?$"
)
# "Active under the company's management, it had swollen to 260,000 devices": a network grows so.
_HAS_GROWN = late(
    r"\b[Ii]t (?:had |has )?(?:since |once |by then )?(?:grown|swollen|ballooned|grew|swelled|expanded|numbered|mushroomed)\b[^.;]{0,30}$"
)
# "A firm with links to a hacking group that has infected 260,000 devices": that group has.
_OF_GROUP = late(r"\b(?:an?|another) (?:[\w-]+ ){0,4}(?:group|gang|crew|collective|actor) (?:that|which|who)\b")


def _is_teller(text: str, slot: Slot) -> bool:
    return bool(
        _TELLS.match(text[slot.stop :]) or _TELLS_BEHIND.match(text, slot.stop) or _ACCORDING.search(text[: slot.start])
    )


def _by_thing(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    text = sentence.text
    for one in (*counts.figures(text), *counts.counted_before(text)):
        whose = _of_whom(sentence, memory, one.start)
        if one.thing == "domains" and (seized := _seized(one, sentence)):
            yield seized
        # What was seized is not what was broken into.
        is_taken = any(pattern.search(text[: one.start]) for pattern in (_TAKEN, _BY_LAW, _ANOTHER_CASE))
        if not is_taken and (said := _statement(one, whose, sentence, memory)):
            subject, relation, target = said
            kinds = _counted_kinds(one, subject, target, sentence)
            target = node(NodeKind.DEVICE, "devices") if len(kinds) > 1 else target
            # "260,000 routers, cameras and storage drives" are not so many routers.
            stop = max((slot.stop for slot in kinds), default=0)
            words = " ".join(text[one.start : stop].split()) if stop > one.stop else one.words
            reach = (one.start, max(one.stop, stop))
            yield Hit("figure", subject, relation, target, words, one.start, one.stop, reach)
            if one.is_of_victims:
                yield from _there(one, subject, sentence)
            yield from (_kind_of(slot, one, subject) for slot in kinds if slot.node.name not in _ANY_DEVICES)
    yield from _where(sentence, memory)
    yield from _made_by(sentence, memory.network() if memory.has_network else None)


def _there(one: Figure, who: Node, sentence: Marked) -> Iterator[Hit]:
    """Of which country the victims are that a figure counts."""
    for slot in sentence.slots:
        if slot.kind is NodeKind.COUNTRY and one.start <= slot.start and slot.stop <= one.stop:
            relation = aimed(Relation.COMPROMISES, who, slot.node)
            yield Hit("targets", who, relation, slot.node, one.words, one.start, one.stop, (one.start, one.stop))


# "Agencies from four other countries" tells who wrote, and no victim.
_OF_AGENCIES = late(
    r"\b(?:agencies|partners|counterparts|authorities|officials|allies|governments|services) (?:from|in|of) [\w ]{0,40}$|\bother \w+$"
    # "Relations between the two countries": the two of which the text tells.
    r"|\b(?:between|both|either of|among) (?:the |these |those )?\w+ \w+$"
)


def _seized(one: Figure, sentence: Marked) -> Hit | None:
    """As in "Seized seven domains": of things that have no name the number is the name."""
    found = _SEIZED.search(sentence.hidden[: one.start])
    who = [slot for slot in sentence.slots if found and slot.kind is NodeKind.AUTHORITY and slot.stop <= found.start()]
    if not found or not who:
        return None
    domains = node(NodeKind.INFRASTRUCTURE, one.words)
    return Hit(
        "seized", who[-1].node, Relation.SEIZED, domains, one.words, found.start(), one.stop, (who[-1].start, one.stop)
    )


def _where(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """As in "260,000 infected devices in Europe, Africa and Australia"."""
    yield from _others(sentence, memory)
    for one in counts.figures(sentence.text):
        whose = _of_whom(sentence, memory, one.start) if one.is_of_devices else None
        begin = _IN.match(sentence.hidden, one.stop)
        if whose is None or begin is None:
            continue
        places = _listed_from(begin.end(), sentence)
        # Of several places the number is that of all of them.
        words = one.words if len(places) == 1 else begin[0].strip()
        for slot in places:
            reach = (one.start, slot.stop)
            yield Hit("devices in", whose, Relation.COMPROMISES, slot.node, words, one.start, one.stop, reach)


# "Half of the 260,000 infected devices were in America, with others in Vietnam and Germany".
_AND_OTHERS = late(
    r"\b(?:with|and|while) (?:the )?(?:others?|rest|remainder|more)(?: of them)?(?: (?:were|are|being))?(?: (?:located|spread|scattered|found))? (?:in|across)(?: the)? ?"
)


_NUMBER = late(r"\d")


def _others(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Where the rest of the devices stand that a sentence counts."""
    found = _AND_OTHERS.search(sentence.hidden) if memory.has_network else None
    is_spoken_of = memory.near is not None and memory.near.kind is NodeKind.INFRASTRUCTURE
    ahead = sentence.text[: found.start()] if found else ""
    # "Nearly half of them, about 126,000, were in": of those that the sentence before counts.
    are_devices = any(one.is_of_devices for one in counts.figures(ahead)) or (is_spoken_of and _NUMBER.search(ahead))
    if found is None or not are_devices:
        return
    whose = _of_whom(sentence, memory, found.start()) or memory.network()
    for slot in _listed_from(found.end(), sentence) if whose.kind is NodeKind.INFRASTRUCTURE else ():
        yield Hit("devices in", whose, Relation.COMPROMISES, slot.node, found[0].strip(), *found.span(), (found.start(), slot.stop))  # fmt: skip


def _listed_from(stop: int, sentence: Marked) -> list[Slot]:
    """The countries of the list that begins here."""
    found = []
    for slot in sentence.slots:
        is_next = slot.start >= stop and _AND.fullmatch(sentence.hidden[stop : slot.start])
        if slot.kind is NodeKind.COUNTRY and is_next:
            found.append(slot)
            stop = slot.stop
    return found


def _together(one: Figure, sentence: Marked) -> Iterator[Slot]:
    """The kinds of devices that a figure counts together: "260,000 routers, cameras and recorders"."""
    stop = one.start
    for slot in sentence.slots:
        if slot.kind is NodeKind.DEVICE and slot.start >= one.start:
            if slot.start - stop > _BETWEEN_KINDS and stop != one.start:
                return
            if slot.stop >= one.stop - 1:
                yield slot
            stop = slot.stop


# "260,000 routers, network-attached storage (NAS) devices, and IP cameras".
_NEXT_KIND = late(
    r"(?: \([^()]{2,12}\))?(?: devices| servers| systems)?(?:,|,? and|,? or|, as well as) (?:[a-z-]+ ){0,2}?"
)


def _counted_kinds(one: Figure, whose: Node, thing: Node, sentence: Marked) -> list[Slot]:
    """The kinds of devices of a network that a figure counts together; none where it counts one kind."""
    if whose.kind is not NodeKind.INFRASTRUCTURE or thing.kind is not NodeKind.DEVICE:
        return []
    kinds = list(_together(one, sentence))
    if thing.name == "devices":
        return kinds
    joined = kinds[:1]
    for slot in kinds[1:]:
        if not _NEXT_KIND.fullmatch(sentence.text, joined[-1].stop, slot.start):
            break
        joined.append(slot)
    return joined if len(joined) > 1 else []


def _kind_of(slot: Slot, one: Figure, network: Node) -> Hit:
    reach = (one.start, slot.stop)
    return Hit("kind of device", network, Relation.COMPROMISES, slot.node, slot.said, slot.start, slot.stop, reach)


def _made_by(sentence: Marked, whose: Node | None) -> Iterator[Hit]:
    """As in "Devices made by ASUS and Zyxel were hit": of the network that is spoken of."""
    for found in _MAKERS.finditer(sentence.text) if whose else ():
        if not whose or not _DONE.search(sentence.text):
            continue
        for name in _MAKER.finditer(sentence.text, found.start("makers"), found.end("makers")):
            maker = node(NodeKind.DEVICE, name[0])
            yield Hit("made by", whose, Relation.COMPROMISES, maker, found[0], name.start(), name.end(), found.span())


# "A separate operation to clean thousands of computers": of another network.
_ANOTHER_CASE = late(
    r"\b(?:separate|different|unrelated|another) (?:[\w-]+ ){0,2}?(?:operation|campaign|case|takedown|effort|botnet|investigation|piece)\b"
)


def _statement(one: Figure, whose: Node | None, sentence: Marked, memory: Memory) -> tuple[Node, Relation, Node] | None:
    """What a figure says: how many devices, of how many countries, how many victims."""
    text, slots = sentence.text, sentence.slots
    # "A hacked power plants; B broke into nine carriers": whose they are stands in the same part.
    begin = text.rfind(";", 0, one.start)
    actors = [slot.node for slot in slots if slot.kind is NodeKind.ACTOR and slot.start > begin]
    actor = actors[0] if actors else memory.last.get(NodeKind.ACTOR)
    # "Records of 1.2 million compromised devices, including 385,000 U.S. victims": devices of the network.
    are_devices = (
        one.thing == "victims" and not actors and memory.has_network and _OF_DEVICES.search(text, 0, one.start)
    )
    if (one.is_of_devices and whose) or are_devices:
        whose = memory.network() if are_devices or whose is None else whose
        relation = Relation.TARGETS if _TARGETED.search(text[: one.start]) else Relation.COMPROMISES
        is_aimed = relation is Relation.TARGETS or bool(_AGAINST.search(text, 0, one.start))
        if is_aimed and whose.kind is NodeKind.INFRASTRUCTURE:
            return None  # a network is not who aims
        before = [slot.node for slot in slots if slot.kind is NodeKind.DEVICE and slot.stop <= one.start]
        is_bare = one.words == one.said
        thing = node(NodeKind.DEVICE, "devices" if are_devices or one.thing.startswith("device") else one.thing)
        return whose, relation, before[-1] if is_bare and before else thing
    if one.is_of_places:
        return _in_places(one, whose, actor, sentence, memory)
    if one.is_of_victims and actor and _DONE.search(text) and not _OWN.search(text, 0, one.start):
        return actor, Relation.TARGETS, _sector(one, sentence)
    if one.is_of_flaws and whose and "exploit" in text:
        return whose, Relation.EXPLOITS, node(NodeKind.VULNERABILITY, one.words)
    return None


def _sector(one: Figure, sentence: Marked) -> Node:
    """Of which sector the victims are that a figure counts: "nine U.S. telecom companies"."""
    inside = [
        slot.node for slot in sentence.slots
        if slot.kind is NodeKind.SECTOR and one.start <= slot.start < one.stop <= slot.stop + 1
    ]  # fmt: skip
    return inside[-1] if inside else node(NodeKind.SECTOR, one.thing)


_AGAINST = late(r"\b(?:against|attacks? on|attacks? at) $")
_OF_DEVICES = late(r"\b(?:devices|routers|bots|nodes|machines|infections)\b")
# "9,200, or 3.5 per cent, in Canada": a share between commas says the same.
_OR_A_SHARE = late(
    r",? or \d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent),?(?= (?:were |are )?(?:in|from|across) (?:the )?$)"
)


def _in_places(
    one: Figure, whose: Node | None, actor: Node | None, sentence: Marked, memory: Memory
) -> tuple[Node, Relation, Node] | None:
    """As in "devices in 19 countries", "victims in four countries"."""
    text = sentence.text
    is_on_devices = any(slot.kind in _ON_DEVICES for slot in sentence.slots) or any(
        each.is_of_devices for each in counts.figures(text)
    )
    subject = whose if is_on_devices and memory.has_network else actor
    relation = Relation.COMPROMISES if subject and subject.kind is NodeKind.INFRASTRUCTURE else Relation.TARGETS
    is_theirs = bool(_DONE.search(text) or (is_on_devices and _WITHIN.search(text[: one.start])))
    if subject is None or not is_theirs or _OF_AGENCIES.search(text[: one.stop]):
        return None
    return subject, relation, node(NodeKind.COUNTRY, one.words)


_JOINED = late(r" and (?:the )?")


def _is_together(slot: Slot, sentence: Marked) -> bool:
    """Whether another country is joined to it before a figure that tells of both."""
    return any(
        one.kind is NodeKind.COUNTRY and one.stop < slot.start and _JOINED.fullmatch(sentence.text, one.stop, slot.start)
        and sentence.text.startswith(" account", slot.stop)
        for one in sentence.slots
    )  # fmt: skip


# "In the US and Canada with 126,000 in the US": the number is of the place behind it.
_IN_PLACE = late(r" (?:(?:of them|devices|bots|nodes) )?(?:(?:were|are) )?(?:in|from|across) (?:the )?")


def _is_of_next(slot: Slot, stop: int, sentence: Marked) -> bool:
    """Whether a number behind a country is of another that follows it."""
    place = _IN_PLACE.match(sentence.text, stop)
    return place is not None and any(
        one.kind is NodeKind.COUNTRY and one.start == place.end() and one.start > slot.stop for one in sentence.slots
    )


def _by_country(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    text, slots = sentence.text, sentence.slots
    whose = _of_whom(sentence, memory)
    # "Its shares fell 8 percent in Shanghai" counts no devices.
    if whose is None or _OF_MONEY.search(text):
        return
    for slot in slots:
        if slot.kind is not NodeKind.COUNTRY:
            continue
        told = _OR_A_SHARE.sub("", text[: slot.start])
        before = counts.BESIDE.search(told) or counts.SHARE_BEFORE.search(told)
        if before and (
            doer := next((who for start, stop, who in memory.deeds if start <= before.start() < stop), None)
        ):
            whose = doer
        if before and _ONE_OF_MANY.match(sentence.hidden, slot.stop):
            continue
        found = before or counts.AFTER.search(text[slot.stop :])
        if found and not before and _is_of_next(slot, slot.stop + found.end(), sentence):
            continue
        if found and not before and _is_together(slot, sentence):
            # "Vietnam and Germany accounted for some 40,000 more": how many each, nobody says.
            for one in [each for each in slots if each.kind is NodeKind.COUNTRY and each.stop <= slot.stop]:
                reach = (one.start, slot.stop + found.end())
                yield Hit(
                    "devices in",
                    whose,
                    Relation.COMPROMISES,
                    one.node,
                    found["said"].strip(),
                    one.start,
                    reach[1],
                    reach,
                )
            continue
        if found:
            start = found.start() if before else slot.start
            reach = (start, slot.stop if before else slot.stop + found.end())
            part = counts.PART_OF.search(told, 0, found.start("said")) if before else None
            said = told[part.start() : found.end("said")].strip() if part else found["said"].strip()
            yield Hit("figure of a country", whose, Relation.COMPROMISES, slot.node, said, start, reach[1], reach)
