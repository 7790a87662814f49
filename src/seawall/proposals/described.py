"""Mentions by description: "the company", "the group", "the botnet", "its servers", "infrastructure tied to" somebody."""

import re
from collections.abc import Iterator, Sequence

from seawall.claims import Node, NodeKind
from seawall.claims.owned import botnet_of, is_network_of_somebody, network_of
from seawall.proposals.answers import about
from seawall.proposals.countries import COUNTRY_OF
from seawall.proposals.find import longest
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import MASK, OWNERS, Marked, Slot, masked
from seawall.proposals.spoken_of import remember_topic
from seawall.proposals.words import VENDORS

_THE_COMPANY = late(
    rf"\b(?:[Tt]he|[Tt]his|^That) (?:(?:(?!(?:that|which|who|of|the|by|in|for|to|and|was|is|has|had)\b)[a-z]+|{MASK}+(?:-based|-linked)?|[A-Z][a-z]+(?:-based|-linked|-listed|-headquartered|-traded)?|publicly[- ]traded) ){{0,3}}?(?:company|firm|contractor|business|vendor|outfit|(?:hosting |service )?provider|hoster|supplier|corporation|start-?up)\b(?!['’]s (?:name|website))(?! (?:called )?(?:[A-Z]|{MASK}))|\b[Tt]hat (?:company|firm|contractor|vendor|outfit)\b|\b[Tt]he Company\b|\b(?<!the )(?<!this )[Cc]ompany(?= (?:employees|staff|engineers|developers|insiders)\b)|^The entity(?= (?:is|was|has|operates)\b)|\b[Hh]is (?:own )?(?:company|firm)(?= (?:for |has|had|was|is|also|[a-z]{{3,}}(?:ed|s))\b)"
)
# "The Beijing group" is a company, "the Chinese group" hackers. Exchanges:
# only where the text is about one for cryptocurrencies: stock exchanges are told of, too.
_GROUP_OF_TOWN = late(r"\b[Tt]he (?:Beijing|Shanghai|Shenzhen|Chengdu|Hangzhou|Wuhan)(?:-based|-listed)? group\b")
_THE_EXCHANGE = late(
    r"\b(?:[Tt]he|[Tt]his) (?:crypto(?:currency)? |virtual[- ]currency )?(?:exchange|mixer|marketplace)\b(?![’']s (?:name|website))(?! (?:called )?[A-Z])"
)
_THE_GROUP = late(
    rf"\b(?:[Tt]he|[Tt]his|^That|[Tt]hese|[Tt]hose) (?:(?:same|hacking|threat|cyber|espionage|hacker|state|government|suspected|alleged|foreign|state-backed|government-backed|state-linked|government-linked|state-sponsored|malicious|advanced|persistent|[A-Z][\w.]+-(?:linked|backed|sponsored|nexus|aligned|affiliated)|[A-Z][\w.]+-based(?= (?:[\w-]+ )?(?:hackers|actors?|attackers|intruders|cyberspies|spies)\b)|[A-Z][a-z]+|cyberespionage) ){{0,3}}?(?:group|gang|crew|hackers|actors?|attackers|collective|intruders|cyberspies|spies|adversary|adversaries|APT)\b(?! (?:at|inside|within) (?:the )?(?:{MASK}|company|firm))|\b[Tt]he same (?:activity|cluster|group|actor|set of activity|people|hackers|crew|gang|outfit)\b|\b[Hh]ackers (?:in its employ|on its payroll|it (?:employs|employed|hired|pays))\b"
)
# "The company, Emennet Pasargad", "the group known as Flax Typhoon".
_BESIDE_IT = late(r", |,? (?:known as|called|dubbed|named|tracked as|it calls|that \w+ calls?) [\"“]?")
# "The Chinese group Volt Typhoon", and not "CrowdStrike calls the group Ethereal Panda".
_RIGHT_BESIDE = late(r" [“\"‘]?")
_CALLS_IT = late(r"\b(?:call|dub|nam|track|refer|know|christen|nicknam|label|follow|identif)\w*(?: to)?(?: as)? $")
_HACKERS = late(r"\b(?:hackers|attackers|intruders|actors?|spies)\b")
# "Hackers working for the firm, known as Flax Typhoon, have": they are the group.
_STATES = r"(?:(?:[A-Z][\w.]+(?:[’']s)? )?(?:state|government)-(?:sponsored|backed|linked) )?"
_EMPLOYED = late(
    rf"\b(?P<who>{_STATES}(?:[Hh]ackers|[Oo]perators|[Aa]ctors|[Ss]pies|[Aa]ttackers|[Ii]ndividuals))(?: (?:who|that))?(?: (?:was|were|are|had|have|been))*"
    rf" (?:\w+ )?(?:employed|hired|paid|contracted|backed|sponsored|directed|(?:work|act|operat)(?:ed|ing)?|linked|tied|connected|based|at|from)(?: (?:for|by|with|to|at|in|of|on behalf of))?"
    rf" (?:the )?(?:{MASK}+|company|firm|contractor)(?: and {MASK}+)?(?: \([^()]{{1,20}}\))?(?:, (?:an?|the) [^,;.]{{1,60}},)?,?(?: and)?(?: (?:who|that|which))?(?: (?:was|were|are|is|been|has|have|also|better|commonly|widely|publicly|collectively))*"
    r" (?:known|tracked|called|dubbed|referred|identified)(?: (?:to|by|in)\b[^.;,()]{1,40}?)?(?: as)?,? [\"“‘']?$"
)
_STAFF_OF = late(
    rf"\b(?P<who>{_STATES}[Hh]ackers)(?: (?:who|that))?(?: (?:are|were|was|is))? (?:employed by|hired by|paid by|on the payroll of|(?:working|work|worked) for) (?:the )?$"
)
_WHO_DID = late(r" (?:who|that|behind|responsible|accused|blamed)\b")
_THE_AGENCY = late(r"\b[Tt]he (?P<what>[Dd]epartment|[Oo]ffice|agency|bureau|ministry)\b(?! of\b)")
# Which authorities a noun can mean.
_WHICH_AGENCY = {
    "department": late(r"Department|Treasury|OFAC"), "bureau": late(r"FBI|Bureau"), "ministry": late(r"Ministry"),
    "office": late(r"OFAC|Office|OFSI"), "agency": late(r"Agency|NSA|CISA|OFAC|FBI|NCSC"),
}  # fmt: skip
_THE_BOTNET = late(
    r"\b(?:(?P<one>[Aa]n?|[Aa]nother) (?:(?!(?:about|of|on|the|against|for|by|in|with|that|from|to|into|behind|over)\b)[\w-]+ ){0,3}?)?botnet\b|\b(?:[Tt]he|[Tt]his) bots\b|\b(?:covert |global |vast |sprawling |huge |massive |worldwide |large |malicious )*(?:(?:network|web|army|fleet|swarm|mesh) of|network (?:containing|comprising|consisting of|made up of|composed of)) (?:[\w,()-]+ ){0,9}?(?:devices|routers|computers|machines|gadgets|cameras)\b"
    r"|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]) (?:covert|malicious|global|proxy|clandestine|illicit|sophisticated|sprawling|vast|massive|extensive|huge|hidden)(?: (?:proxy|cyber|computer|online))? network\b|\b[Tt]he (?:(?:attackers|hackers|operators|actors)['’]|(?:group|gang|crew)['’]s) (?:own )?(?:command[- ]and[- ]control |C2 )?(?:infrastructure|servers)\b|\b(?:[Tt]he|[Ii]ts) (?:botnet['’]s )?(?:command(?:[- ]and[- ]control)?|C2|C&C) (?:servers?|infrastructure|nodes)\b|(?<=['’]s )(?:command[- ]and[- ]control|C2|C&C) (?:servers?|infrastructure|nodes)\b|\b(?:[Tt]he|[Tt]his|[Tt]hat) network\b(?! of\b)|\b(?:[Tt]he|[Ii]ts) (?:first|second|third|top|upper) tier\b|\bTier \d\b|\b[Tt]he cluster\b|\b(?P<who>[Tt]he|[Ii]ts) (?:botnet['’]s )?(?:operators|botmasters|bot herders|herders)\b(?! (?:of|at|from)\b)"
)
_ITS_NETWORK = late(
    r"\b(?:[Ii]ts|the (?:company|firm|contractor)['’]s) (?:own )?(?:(?!management|command|control|C2)\w+ )?(?:infrastructure|servers?|networks?|systems)\b(?!(?: and \w+)? (?:(?:was|were|had been|have been) )?(?:compromis|breach|hack|infect|hit|raid|ransack|loot|penetrat|plunder))"
)
# What a group uses is another's.
_USED = late(r"\b(?:us(?:e|es|ed|ing)|use of|leverag\w+|rel(?:ied|ies|ying) on|through|from) $")
# "Treasury said the company had lent its infrastructure to the hackers": who lends it has it.
_LENT = late(
    r"\b(?:company|firm|contractor|it) (?:had |has )?(?:lent|lends|provided|provides|rented|rents|leased|offered|supplied|gave|shared|made|let)(?: \w+)? $|(?:lent|lending|provided|providing|rented|leased|offered|supplied|gave|shared) $"
)
_WAS_USED = late(r" (?:had been|has been|was|were|is|are) (?:\w+ly )?(?:used|abused|exploited|leveraged)\b")
_NETWORK_TIED = late(
    r"\b(?:[Ii]nfrastructure|[Ss]ervers?|[Nn]etworks?|computer network|[Cc]omputers|[Mm]achines)(?: (?:that (?:was|were)|which (?:was|were)))? (?:(?:\w+ )?(?:tied|linked|connected|belonging|traced|registered) to|of|from|(?:owned|operated|run|managed|controlled|provided|hosted|maintained|supplied|rented|leased|offered|built|facilitated|furnished) by|associated with) (?:the )?$"
)
_NETWORK_GIVEN = late(
    r" (?:had |has )?(?:provided|hosted|rented out|supplied|operated|maintained) (?:the |its )(?:\w+ )?(?P<net>infrastructure|servers|network)\b"
)
# "Provided servers and other infrastructure used by", "the infrastructure it provided".
_NETWORK_PROVIDED = late(
    r"\b(?:provid|suppl|furnish|rent|leas|host|operat|maintain|r[au]n|own)\w* (?:out )?(?:the |some of the |much of the )?(?:[\w-]+ )??(?:servers and (?:other )?)?(?P<net>infrastructure|servers)(?=,? (?:that|which|used|leveraged|exploited|through which|from which)\b)"
)
# "Through servers that Integrity Tech owned".
_NETWORK_OWNED = late(
    rf"\b(?P<net>[Ii]nfrastructure|[Ss]ervers?|[Cc]omputers|[Mm]achines|[Ss]ystems)(?: (?:that|which))? (?P<who>{MASK}+) (?:owned|own|owns|ran|runs|operated|operates|rented|leased|controlled|controls|provided|managed|maintained|hosted|supplied)\b"
)
_NETWORK_AFTER = late(
    r"(?:['’]s)? (?:own )?(?:computer )?(?:(?:services|tools|software|products) and )?(?:infrastructure|servers|network|kit|gear|hardware|equipment|machines)\b|['’]s systems\b(?! (?:were|was|had been)\b(?! (?:\w+ly )?(?:used|leveraged|exploited|abused)\b))"
)
# Where a sentence speaks of "the latter", "the firm" is the one that it means so, or the other.
_LATTER = late(r"\bthe (?:latter|former)(?=[,.;]| (?:in|on|were|was|is|has|had|and)\b)")
_GIVEN = late(
    r"[\"“]?(?:Also |Better |Widely |Formerly )?(?:[Kk]nown|[Tt]rading|[Ll]isted|[Tt]raded|[Cc]alled)\b[^,;]{0,50}?(?:\bas|[Cc]alled) [\"“]?"
)
_BESIDE = late(r"(?:, | [–—] | \()")
_BESIDE_NAME = late(
    r"[,\s(“\"]*(?:(?:that |which )?(?:is |was |they |it )?(?:\w+ )?(?:called|call|named|dubbed|known as|tracked as)\s*[“\"]?)?"
)
# Of so many sentences back a group is spoken of.
_NEAR = 6
_FIRST_LINES = 4
# How far before a company's name the words stand that make a network its own.
_TIED_REACH = 90


def described(text: str, slots: Sequence[Slot], memory: Memory) -> Marked:
    """The mentions of one sentence, those by description merged with those by name."""
    hidden = memory.hidden = masked(text, slots)
    if any(slot.node in (memory.main, memory.actor) for slot in slots):
        # Of whom the document is about, its own network is told.
        memory.aside = None
    # "Known in China as Yongxin Zhicheng, the firm": the name is given to the firm.
    memory.given = frozenset(slot.start for slot in slots if _GIVEN.fullmatch(hidden[: slot.start]))
    parties = [*_parties(text, hidden, slots, memory), *_employed(hidden, slots), *about(text, memory)]
    parties += _of_firm(hidden, slots, memory)
    if memory.main:
        parties += [
            Slot(NodeKind.COMPANY, memory.main, *found.span(), found[0], is_named=False) for found in _GROUP_OF_TOWN.finditer(text)
        ]  # fmt: skip
    networks = list(_networks(hidden, [*slots, *(one for one in parties if one.kind is NodeKind.COMPANY)], memory))
    networks += _meant_again(hidden, networks, memory)
    # "Provided servers used by the hackers": its network, and no devices of somebody's.
    own = {(slot.start, slot.stop) for slot in networks}
    named = [slot for slot in slots if slot.kind is not NodeKind.DEVICE or (slot.start, slot.stop) not in own]
    found = [*named, *parties, *networks]
    memory.previous = dict(memory.last)
    remember_topic(text, slots, memory)
    return Marked.of(text, longest(found))


def _meant(place: int, kind: NodeKind, slots: Sequence[Slot], memory: Memory) -> Node | None:
    """Whom a description means: the nearest of its kind before it, in this sentence or in those before."""
    before = [slot for slot in slots if slot.kind is kind and slot.stop <= place and slot.start not in memory.given]
    # "Which CrowdStrike calls Ethereal Panda": the group goes on to be who was called so.
    before = _without_names(before, memory)
    # Whom a question names, the answer tells of: "Who is Flax Typhoon? … the same people".
    asked = memory.topic if memory.topic and memory.topic.kind is kind else None
    if kind is NodeKind.ACTOR and asked is None and memory.read < _FIRST_LINES and memory.is_about_actor:
        # "Gave the hackers servers. Officials call the group Flax Typhoon": in the first lines they are not named yet.
        asked = memory.actor
    return memory.principal(before[-1].node if before else memory.last.get(kind) or asked)


# "A group which others call Ethereal Panda or RedJuliett": these are names of it.
_GIVES_NAME = late(
    r"\b(?:calls?|called|known as|tracked as|tracks? (?:it )?as|dubbed|dubs|named?|aka|a\.k\.a\.)[ ,]*[\"“‘]?$"
)
_IN_ONE_LIST = late(r"[\"”]?,? (?:or|and) [\"“]?|[\"”]?, [\"“]?")


def _without_names(slots: list[Slot], memory: Memory) -> list[Slot]:
    """Without the other names that a sentence gives the group before them."""
    first = len(slots) - 1
    while first > 0 and _IN_ONE_LIST.fullmatch(memory.hidden, slots[first - 1].stop, slots[first].start):
        first -= 1
    is_given = first > 0 and bool(_GIVES_NAME.search(memory.hidden, 0, slots[first].start))
    return slots[:first] if is_given and slots[first].kind is NodeKind.ACTOR else slots


def _agency(found: re.Match[str], slots: Sequence[Slot], memory: Memory) -> Node | None:
    """Whom "the department" means: the last of that kind."""
    which = _WHICH_AGENCY[found["what"].casefold()]
    before = [slot.node for slot in slots if slot.kind is NodeKind.AUTHORITY and slot.stop <= found.start()]
    every = [*memory.recent, *before]
    return next((each for each in reversed(every) if each.kind is NodeKind.AUTHORITY and which.search(each.name)), None)


def _parties(text: str, hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Slot]:
    for found in _THE_AGENCY.finditer(hidden):
        if meant := _agency(found, slots, memory):
            yield Slot(NodeKind.AUTHORITY, meant, found.start(), found.end(), found[0], is_named=False)
    is_open = bool(_LATTER.search(text))
    exchange = ((_THE_EXCHANGE, NodeKind.COMPANY),) if memory.has_exchange else ()
    for pattern, kind in ((_THE_COMPANY, NodeKind.COMPANY), (_THE_GROUP, NodeKind.ACTOR), *exchange):
        for found in () if is_open else pattern.finditer(hidden):
            # "The hackers who broke into the Treasury": who they are is said, and they are none spoken of before.
            since = memory.paragraph - (1 if found[0].startswith(("These", "Those")) else 0)
            is_stranger = 0 <= since <= memory.strangers and _HACKERS.search(found[0])
            if kind is NodeKind.ACTOR and (_WHO_DID.match(hidden, found.end()) or is_stranger):
                continue
            said = text[found.start() : found.end()]
            if meant := _whom(found, said, kind, slots, memory):
                yield Slot(meant.kind, meant, found.start(), found.end(), said, is_named=False)


def _employed(hidden: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """The groups that are told of by whom they work for before they are named."""
    for slot in slots:
        found = _EMPLOYED.search(hidden, 0, slot.start) if slot.kind is NodeKind.ACTOR and slot.is_named else None
        if found:
            yield Slot(slot.kind, slot.node, *found.span("who"), found["who"], is_named=False)


def _of_firm(hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Slot]:
    """The hackers of the company that a document tells of are the group that it tells of: "hackers employed by Integrity Tech"."""
    # Of a document that is about the company they are its own people.
    meant = memory.only_group() if memory.is_about_actor else memory.main
    for slot in slots if meant else ():
        found = _STAFF_OF.search(hidden, 0, slot.start) if slot.kind is NodeKind.COMPANY else None
        if found and meant and slot.node == memory.main:
            yield Slot(meant.kind, meant, *found.span("who"), found["who"], is_named=False)


def _is_beside(found: re.Match[str], slot: Slot) -> bool:
    """Whether a description stands beside the name of whom it describes."""
    if _BESIDE_IT.fullmatch(found.string, found.end(), slot.start):
        return True
    is_next = bool(_RIGHT_BESIDE.fullmatch(found.string, found.end(), slot.start))
    return is_next and slot.kind is NodeKind.ACTOR and not _CALLS_IT.search(found.string, 0, found.start())


_SAYS = late(
    r"(?:['’]s (?:[a-z-]+ ){1,3})? (?:(?:has|have|had|also|later|first|now) )*(?:said|says|call\w*|nam\w+|track\w*|dub\w*|found|finds|report\w*|assess\w*|attribut\w+|estimat\w+|wrote|warn\w*|add(?:s|ed)|observ\w+|identif\w+|discover\w*|disclos\w+|detect\w*|describ\w+|publish\w*|note[sd]?|believe[sd]?|explain\w*|reveal\w*)\b"
)


def _whom(found: re.Match[str], said: str, kind: NodeKind, slots: Sequence[Slot], memory: Memory) -> Node | None:
    """Whom "the company" or "the hackers" are: the name beside them, who was said to be there, who was spoken of last."""
    place = next((country for name, country in COUNTRY_OF.items() if name in said), "")
    # "The Iranian company, Emennet Pasargad, …": the name beside it.
    beside = (slot.node for slot in slots if slot.kind is kind and slot.is_named and _is_beside(found, slot))
    there = memory.placed.get(place) if kind is NodeKind.COMPANY else None
    if one := next(beside, None) or there:
        return one
    meant = _meant(found.start(), kind, slots, memory)
    if meant is None and kind is NodeKind.ACTOR and "actor" in found[0]:
        meant = _meant(found.start(), NodeKind.COMPANY, slots, memory)
    # "Aeza Group … the group": the last of both that was spoken of.
    if kind is NodeKind.ACTOR and found[0].casefold() == "the group":
        recent = [each for each in memory.recent if each.kind is NodeKind.ACTOR or each.name.endswith(" Group")]
        told = [each for some in memory.told[-_NEAR:] for each in some] + [slot.node for slot in slots]
        is_spoken_of = any(each.kind is NodeKind.ACTOR for each in (*told, memory.section) if each)
        meant = meant if is_spoken_of or not recent else recent[-1]
    is_vendor = kind is NodeKind.COMPANY and meant is not None and meant.name.startswith(VENDORS)
    if is_vendor and memory.main and not _SAYS.match(found.string, found.end()):
        # Researchers only tell: what is done to "the firm" is done to the one of which the document tells.
        meant = memory.main
    # "The Iranian company" is none that was said to be elsewhere.
    is_elsewhere = bool(place) and meant is not None and place != memory.homes.get(meant.id, place)
    return None if is_elsewhere else meant


def _networks(hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Slot]:
    for found in _ITS_NETWORK.finditer(hidden):
        # "The Treasury said that hackers had entered its own systems": whose they are is not a company.
        before = [
            slot.kind
            for slot in slots
            if slot.kind in (NodeKind.AUTHORITY, NodeKind.COMPANY) and slot.stop <= found.start()
        ]
        is_used = NodeKind.COMPANY in before and (
            _USED.search(hidden[: found.start()]) or _WAS_USED.match(hidden, found.end())
        )
        is_used = is_used or (NodeKind.COMPANY in before and _LENT.search(hidden, 0, found.start()))
        if NodeKind.AUTHORITY in before and before[0] is not NodeKind.COMPANY and not is_used:
            continue
        topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.ACTOR and found.start() == 0 else None
        owner = topic or _meant(found.start(), NodeKind.COMPANY, slots, memory)
        # "Researchers at Lumen blocked its infrastructure": no vendor's.
        if owner and not owner.name.startswith(VENDORS):
            yield _network(owner, found.start(), found[0])
    yield from _of_firms(hidden, [slot for slot in slots if slot.kind is NodeKind.COMPANY])
    for found in _THE_BOTNET.finditer(hidden):
        if found[0].casefold() == "the cluster" and memory.topic and memory.topic.kind is NodeKind.ACTOR:
            yield Slot(NodeKind.ACTOR, memory.topic, found.start(), found.end(), found[0], is_named=False)
            continue
        if found["who"] and (group := _operating(found, slots, memory)):
            yield Slot(NodeKind.ACTOR, group, found.start(), found.end(), found[0], is_named=False)
            continue
        # "A variant of the Mirai botnet": the malware's, and none that the text is about.
        is_code = any(slot.kind is NodeKind.MALWARE and slot.stop + 1 == found.start() for slot in slots)
        is_any = is_code or (found["one"] and _ANY.match(hidden, found.end()))
        if not is_any and (meant := _which_botnet(found, hidden, slots, memory)):
            # "A network of cameras and routers": the devices are mentions of their own.
            said = found[0].partition(" of ")[0]
            yield Slot(NodeKind.INFRASTRUCTURE, meant, found.start(), found.start() + len(said), said, is_named=False)


def _operating(found: re.Match[str], slots: Sequence[Slot], memory: Memory) -> Node | None:
    """The group whose "operators" are, where a group is spoken of and no network."""
    nets = [slot for slot in slots if slot.kind is NodeKind.INFRASTRUCTURE]
    is_network = bool(nets) or (memory.near is not None and memory.near.kind is NodeKind.INFRASTRUCTURE)
    group = memory.group()
    is_topic = memory.topic is not None and memory.topic.kind is NodeKind.ACTOR
    return group if is_topic and (found["who"] in ("its", "Its") or not is_network) else None


# "Used its servers and sent information to that infrastructure": the same.
_THAT_ONE = late(r"\b(?:[Tt]hat|[Tt]his|[Tt]he same) (?:infrastructure|servers)\b")


def _meant_again(hidden: str, networks: Sequence[Slot], memory: Memory) -> list[Slot]:
    """The mentions that say once more which of somebody's networks is meant."""
    own = [slot for slot in networks if is_network_of_somebody(slot.node)]
    found = []
    for said in _THAT_ONE.finditer(hidden):
        before = [slot for slot in own if slot.stop <= said.start()]
        if not before and memory.near and is_network_of_somebody(memory.near):
            before = [Slot(memory.near.kind, memory.near, 0, 0, "", is_named=False)]
        if before and not any(slot.start < said.end() and said.start() < slot.stop for slot in networks):
            found.append(Slot(NodeKind.INFRASTRUCTURE, before[-1].node, *said.span(), said[0], is_named=False))
    return found


def _of_firms(hidden: str, firms: Sequence[Slot]) -> Iterator[Slot]:
    """The networks that a sentence makes some company's own."""
    for slot in firms:
        yield from _beside(slot, hidden)
    for found in _NETWORK_PROVIDED.finditer(hidden):
        before = [slot for slot in firms if slot.stop <= found.start()]
        if before:
            yield _network(before[-1].node, found.start("net"), found["net"])
    for found in _NETWORK_OWNED.finditer(hidden):
        for slot in firms:
            if slot.start == found.start("who"):
                yield _network(slot.node, found.start("net"), found["net"])


def _beside(slot: Slot, hidden: str) -> Iterator[Slot]:
    """The networks that words beside a company's name make its own."""
    if given := _NETWORK_GIVEN.match(hidden, slot.stop):
        yield _network(slot.node, given.start("net"), given["net"])
    if tied := _NETWORK_TIED.search(hidden, max(0, slot.start - _TIED_REACH), slot.start):
        yield _network(slot.node, tied.start(), tied[0].split(maxsplit=1)[0])
    if after := _NETWORK_AFTER.match(hidden, slot.stop):
        yield _network(slot.node, slot.stop, after[0])


# "A botnet can infect home devices": any botnet.
_ANY = late(r" (?:can|could|may|might|usually|typically|often|is (?:an?|any|typically|usually))\b")


def _which_botnet(found: re.Match[str], hidden: str, slots: Sequence[Slot], memory: Memory) -> Node | None:
    """Which network a description means: the one named in this sentence, else before; "a botnet" beside a named one is another."""
    is_new = bool(found["one"]) or found[0][:1] == "a" or found[0].startswith(("network", "covert", "global", "vast"))
    named = [slot for slot in slots if slot.kind is NodeKind.INFRASTRUCTURE and slot.is_named]
    if (other := _another_group(found, slots, memory)) is not None:
        return botnet_of(other.name)
    before = [slot for slot in named if slot.stop <= found.start()]
    if before and (not found["one"] or _BESIDE.fullmatch(hidden[before[-1].stop : found.start()])):
        return before[-1].node
    if found["one"] and _OF_ITS_OWN.match(hidden, found.end()):
        # "Volt Typhoon had a botnet of its own": another one.
        whose = next(
            (slot.node for slot in reversed(slots) if slot.kind in OWNERS and slot.stop <= found.start()), None
        )
        return botnet_of(whose.name) if whose else None
    after = [
        slot for slot in named if slot.start >= found.end() and _BESIDE_NAME.fullmatch(hidden[found.end() : slot.start])
    ]
    if after:
        return after[0].node
    is_unknown = bool(found["one"]) and memory.botnet is not None and memory.botnet.id not in memory.identified
    # Where several networks have names, "a network of" is one more, and nobody knows which.
    if is_unknown or (is_new and len(memory.networks - memory.others) > 1):
        owner = next((slot.node for slot in slots if slot.kind is NodeKind.COMPANY and slot.start >= found.end()), None)
        return botnet_of(owner.name) if owner else None
    return memory.network()


def _another_group(found: re.Match[str], slots: Sequence[Slot], memory: Memory) -> Node | None:
    """The group, none of which the document is about, of which the sentence told before "a botnet": that one is the group's."""
    groups = [slot for slot in slots if slot.kind is NodeKind.ACTOR and slot.is_named]
    before = [slot.node for slot in groups if slot.stop <= found.start()]
    near = before[-1:] if found["one"] else []
    if found["one"] and found["one"].casefold() == "another" and groups:
        near = [groups[0].node]
    own = {memory.actor.id} if memory.actor else set()
    if owner := _its_user(found, groups, own, memory):
        return owner
    is_run = any(slot.kind is NodeKind.COMPANY and slot.start >= found.end() for slot in slots)
    start = next((slot.stop for slot in reversed(groups) if near and slot.node == near[0]), 0)
    others = (slot for slot in slots if slot.kind is NodeKind.AUTHORITY)
    if (
        is_run
        or ";" in found.string[start : found.start()]
        or any(start <= slot.start < found.start() for slot in others)
    ):
        # "Volt Typhoon's routers; it also disrupted a botnet run by the firm".
        return None
    return next((each for each in near if own and (memory.principal(each) or each).id not in own), None)


# "A botnet used by another group, Volt Typhoon"; "Volt Typhoon used the botnet" where nobody else is named.
_BY_GROUP = late(
    r"(?: of [^.;]{2,60}?)?,?(?: (?:that|which))?(?: (?:was|were|is|had been|has been|they said was))*(?: (?:allegedly|also|secretly))? (?:used|run|operated|controlled|built|created|managed|linked|tied|attributed|belonging)(?: (?:by|to|with))? (?:(?:another|a|the|a different|a separate) [^,;.]{2,50}?,? (?:(?:known as|called|tracked as|dubbed) )?)?[“\"]?$"
)
_USED_IT = late(
    r"(?:['’]s (?:members|hackers))?,? (?:(?:had|has|have|allegedly|then|reportedly) )*(?:used|uses|ran|runs|operated|operates|built|created|controlled|assembled) (?:the |this )?$"
)


def _its_user(found: re.Match[str], groups: Sequence[Slot], own: set[str], memory: Memory) -> Node | None:
    """The group, none of which the document is about, that the sentence tells to have used the network, where it names no other."""
    others = [slot for slot in groups if (memory.principal(slot.node) or slot.node).id not in own]
    if not own or len(others) != 1 or len(groups) != 1:
        return None
    one, text = others[0], found.string
    is_by = one.start >= found.end() and bool(found["one"]) and _BY_GROUP.fullmatch(text, found.end(), one.start)
    is_used = one.stop <= found.start() and not found["one"] and _USED_IT.fullmatch(text, one.stop, found.start())
    return one.node if is_by or is_used else None


_OF_ITS_OWN = late(r" of (?:its|their) own\b")


def _network(owner: Node, start: int, said: str) -> Slot:
    meant = network_of(owner.name)
    return Slot(NodeKind.INFRASTRUCTURE, meant, start, start + len(said), said, is_named=False)
