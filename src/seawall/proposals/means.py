"""With what networks are run and attacks are made: "managed through Sparrow", "the implant, Nosedive", "a DDoS attack on the FBI"."""

from collections.abc import Iterator, Sequence

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.apposed import is_own_name
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, subjects_of
from seawall.proposals.slot import MEANS, Marked, Slot, taken_for
from seawall.proposals.words import CARRIERS

_RUNNING = frozenset("manage control steer run operate administer command direct drive handle oversee".split())
_THROUGH = frozenset({"through", "via", "from", "with", "using", "by"})
_TOOLS = frozenset({NodeKind.TOOL})
_NETWORK = frozenset({NodeKind.INFRASTRUCTURE})
_IMPLANT = late(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|[Mm]ain|[Pp]rimary) (?:[\w-]+ ){0,3}?(?:implant|malware|payload|bot|trojan)s?(?: (?:on|in|behind|inside) (?:them|it|these|those|the (?:devices|botnet|network|bots)))?(?:,|,?(?: (?:is|was|that is|which is))?(?: (?:called|named|dubbed|known as|tracked as))?|,? (?:that |which )?(?:the |its )?\w+ (?:have |has |had )?(?:calls?|called|named|dubbed))? [“\"]?$"
)


def run_through(said: Said, memory: Memory) -> Iterator[Hit]:
    """The tool through which a network is run: of the network that the clause or the document tells of."""
    if said.verb.verb not in _RUNNING or said.is_meant or not memory.has_network:
        return
    behind = [phrase for name, some in said.tails if name in _THROUGH for phrase in some]
    tools = all_of(behind, _TOOLS, memory) or [new for phrase in behind[:1] for new in _new_tool(phrase, said)]
    networks = subjects_of(said, _NETWORK, memory) if said.verb.is_passive else all_of(said.objects, _NETWORK, memory)
    whose = networks[0].node if networks else memory.network()
    words = said.verb.words[-1]
    for tool in tools:
        note = () if networks else (f"the sentence names no network: {whose.name} is spoken of",)
        reach = (words.start, tool.stop)
        yield Hit("uses", whose, Relation.USES, tool.node, words.text, words.start, words.stop, reach, notes=note)


def _new_tool(phrase: Phrase, said: Said) -> list[Slot]:
    """A name that nobody knew, of what a network was managed through: "was managed through Sparrow"."""
    through = next(name for name, some in said.tails if phrase in some)
    word = phrase.words[0]
    is_name = len(phrase.words) == 1 and word.slot is None and word.text[:1].isupper() and word.text.isalpha()
    if through not in ("through", "via", "using") or not is_name or not is_own_name(word.text):
        return []
    return [Slot(NodeKind.TOOL, node(NodeKind.TOOL, word.text), word.start, word.stop, word.text)]


# "Active under the company's management since mid-2021": the company runs it.
_UNDER = late(r"\bunder (?:the )?$")
_MANAGED_BY = late(r"[’']s? (?:\w+ )?(?:management|control|operation|direction|command|supervision)\b")


def under_management(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Under whose management the network is that the sentence or the document tells of."""
    networks = [slot.node for slot in sentence.slots if slot.kind is NodeKind.INFRASTRUCTURE]
    for slot in sentence.slots if memory.has_network else ():
        told = _MANAGED_BY.match(sentence.text, slot.stop) if slot.kind is NodeKind.COMPANY else None
        if told and _UNDER.search(sentence.text[: slot.start]):
            network = networks[0] if networks else memory.network()
            note = taken_for(slot)
            yield Hit(
                "operates",
                slot.node,
                Relation.OPERATES,
                network,
                told[0].strip("’' "),
                *told.span(),
                (slot.start, told.end()),
                notes=note,
            )


# "Its third tier is made up of nodes running an application called Sparrow".
_NODES_RUN = late(
    r"\b(?:people|operators|operatives|administrators|hackers|actors) (?:who )?(?:had )?logged (?:in to|into|on to|onto|in through) (?:an? |the )?(?:[\w-]+ ){0,3}?(?:panel|application|tool|console|platform)(?:,? (?:called|named|dubbed|known as|codenamed))? ?[“\"‘]?$"
    r"|\b(?:tier|nodes|servers|layer)\b[^.;]{0,40}?\b(?:running|run|runs|ran|hosting|hosts|hosted) (?:an? |the )?(?:[\w-]+ ){0,3}?(?:application|panel|tool|console|platform|app|program|interface)?(?:,? (?:called|named|dubbed|known as|codenamed)|,? (?:that |which )?(?:the |its )?\w+ calls?)? ?[“\"‘]?$"
)


def run_by_nodes(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The tool that the nodes of the network run which is spoken of."""
    for slot in sentence.slots if memory.has_network else ():
        found = _NODES_RUN.search(sentence.text, 0, slot.start) if slot.kind in MEANS else None
        if found:
            whose = memory.network()
            note = f"{found[0].split()[0]!r} is taken for that of {whose.name}"
            yield Hit("uses", whose, Relation.USES, slot.node, found[0].split()[-1], *found.span(), (found.start(), slot.stop), notes=(note,))  # fmt: skip


# "Also put to use are Juicy Potato and Mimikatz, Microsoft said".
_PUT_TO_USE = late(
    r"(?:Also |Then )?(?:put to use|used|in use|deployed|observed|leveraged|employed|seen)(?: in (?:the |these )?(?:attacks|intrusions))? (?:are|were|is|was) "
)


def put_to_use(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The tools of a sentence that begins with their use: of the group that is spoken of."""
    found, group = _PUT_TO_USE.match(sentence.text), memory.only_group()
    for slot in sentence.slots if found and group else ():
        if found and group and slot.kind in MEANS:
            note = f"the sentence doesn't say by whom: {group.name} is spoken of"
            yield Hit("uses", group, Relation.USES, slot.node, found[0].strip(), slot.start, slot.stop, (0, slot.stop), notes=(note,))  # fmt: skip


# "The company's own web application, KRLab,": it is the company's.
_OWN_TOOL = late(
    r"(?:[’']s|\b[Ii]ts)(?: own)? (?:[\w-]+ ){0,3}?(?:application|app|tool|panel|platform|console|program|software),? (?:called |named |known as |dubbed )?[“\"‘]?$"
)


def own_tools(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The tools that a sentence tells to be a company's own."""
    for slot in sentence.slots:
        found = _OWN_TOOL.search(sentence.text, 0, slot.start) if slot.kind is NodeKind.TOOL else None
        if found is None:
            continue
        owners = [one for one in sentence.slots if one.kind is NodeKind.COMPANY and one.stop <= found.start() + 1]
        of_topic = memory.topic if found[0].casefold().startswith("its") else None
        whose = owners[-1].node if owners else of_topic
        if whose and whose.kind is NodeKind.COMPANY:
            note = f"{found[0].strip()!r} is taken for that of {whose.name}"
            notes = () if owners and owners[-1].is_named else (note,)
            yield Hit("its tool", whose, Relation.RELATED_TO, slot.node, found[0].lstrip("’'").removeprefix("s ").strip(" ,"), *found.span(), (found.start(), slot.stop), notes=notes)  # fmt: skip


# "The crooks used code from the Mirai family", "the malware was a version of Mirai": the network is made with it.
_CODE_OF = late(
    r"\b(?:us(?:ed|es|ing)|borrow(?:ed|s|ing)|reus(?:ed|es|ing)|modified|adapted) (?:the )?(?:leaked |public |source )*(?:code|malware|software) (?:from|of) (?:the )?$"
    r"|^(?:The|Its|Their) (?:[a-z-]+ ){0,2}(?:malware|implant|bot|code|payload)(?: itself)? (?:is|was) (?:an? |based on )?(?:[\w-]+ ){0,3}?(?:(?:version|variant|strain|form|derivative|fork|offshoot|descendant) of )?(?:the )?(?:[a-z-]+ ){0,2}$"
)


def made_with(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The malware from which that of the network is made which is spoken of."""
    for slot in sentence.slots if memory.has_network else ():
        found = _CODE_OF.search(sentence.text, 0, slot.start) if slot.kind is NodeKind.MALWARE else None
        if found:
            whose = memory.network()
            note = f"the sentence names no network: {whose.name} is spoken of"
            yield Hit("uses", whose, Relation.USES, slot.node, found[0].strip(), *found.span(), (found.start(), slot.stop), notes=(note,))  # fmt: skip


# "An application called Sparrow allowed the operators to manage the botnet": the network's own tool.
_LETS = late(
    r"[”\"’']?,? (?:that |which )?(?:had )?(?:allow(?:s|ed|ing)?|let|lets|letting|enabl(?:es|ed|ing)|permit(?:s|ted|ting)?|help(?:s|ed|ing)?) (?:the |its |their )?(?:operators|hackers|attackers|actors|administrators|group|gang|crew|botmasters|them)(?:['’] \w+)? (?:to )?(?:manage|control|run|steer|operate|administer|command|direct|oversee|scan|search|task)\b"
)
_DEVELOPED = late(r"\b(?:developed|built|created|made|designed|written|coded) by (?:the )?$")


def managed_with(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The tool by which those behind a network manage it; a tool that a company is told to have built."""
    for slot in (slot for slot in sentence.slots if slot.kind in _TOOLS):
        found = _LETS.match(sentence.text, slot.stop) if memory.has_network else None
        if found:
            whose = memory.network()
            note = f"the sentence names no network: {whose.name} is spoken of"
            yield Hit("uses", whose, Relation.USES, slot.node, found[0].strip(' ,”"'), *found.span(), (slot.start, found.end()), notes=(note,))  # fmt: skip
        firm = next(
            (
                one
                for one in sentence.slots
                if one.kind is NodeKind.COMPANY and one.stop + 2 <= slot.start <= one.stop + 4
            ),
            None,
        )
        by = _DEVELOPED.search(sentence.text, 0, firm.start) if firm else None
        if firm and by:
            yield Hit("develops", firm.node, Relation.DEVELOPS, slot.node, by[0].strip(), *by.span(), (by.start(), slot.stop), notes=taken_for(firm))  # fmt: skip


_FOLLOWED = late(r"\bfollowed by (?:the |an? )?(?:[\w-]+ ){0,3}$")


def followed_by(sentence: Marked, doer: Sequence[Slot], memory: Memory) -> Iterator[Hit]:
    """As in "access is gained through known flaws, followed by the China Chopper web shell": by the group that is spoken of."""
    topic = memory.group()
    whose = doer[0].node if doer else memory.principal(topic)
    for slot in sentence.slots if whose else ():
        found = _FOLLOWED.search(sentence.text, 0, slot.start) if slot.kind in MEANS else None
        if found and whose:
            note = f"the sentence doesn't say by whom: {whose.name} is spoken of"
            yield Hit("uses", whose, Relation.USES, slot.node, found[0].strip(), *found.span(), (found.start(), slot.stop), notes=(note,))  # fmt: skip


_TRADECRAFT = late(
    r"(?:[•·*–—-]\s*)?(?:Tradecraft|Tactics|Techniques|TTPs|Methods?|Modus operandi|Playbook|Toolkit|Tools(?: used)?|How (?:it|they) works?|Initial access)(?: and \w+)?: "
)


def tradecraft(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """What stands behind such a label is what the group uses that the document tells of."""
    found, group = _TRADECRAFT.match(sentence.text), memory.only_group()
    for slot in sentence.slots if found and group else ():
        is_flaw = slot.kind is NodeKind.VULNERABILITY
        if found and group and (is_flaw or slot.kind in MEANS):
            note = f"the line says it of nobody: {group.name} is spoken of"
            relation, rule = (Relation.EXPLOITS, "exploits") if is_flaw else (Relation.USES, "uses")
            yield Hit(rule, group, relation, slot.node, found[0].strip(" :•-"), slot.start, slot.stop, (0, slot.stop), notes=(note,))  # fmt: skip


# "A Mirai-based botnet": it is made with that.
_BASED_ON = late(
    r"[’”\"']?[- ](?:based|derived|powered|infected|driven) (?:[\w-]+ ){0,3}?(?:botnets?|network|malware|implant|devices|routers|army)\b"
)


def based_on(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The malware on which the network is based that is spoken of."""
    for slot in sentence.slots if memory.has_network else ():
        found = _BASED_ON.match(sentence.text, slot.stop) if slot.kind in MEANS else None
        if found:
            own = [one.node for one in sentence.slots if one.kind is NodeKind.INFRASTRUCTURE and one.stop >= slot.stop]
            whose = own[0] if own else memory.network()
            notes = () if own else (f"the sentence names no network: {whose.name} is spoken of",)
            words = sentence.text[slot.start : found.end()]
            yield Hit("uses", whose, Relation.USES, slot.node, words, slot.start, found.end(), (slot.start, found.end()), notes=notes)  # fmt: skip


def implants(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The malware that is called the network's own: "the implant, Nosedive, is a variant of Mirai"."""
    for slot in sentence.slots if memory.has_network else ():
        found = _IMPLANT.search(sentence.text, 0, slot.start) if slot.kind is NodeKind.MALWARE else None
        if found:
            whose = memory.network()
            note = f"the sentence names no network: {whose.name} is spoken of"
            yield Hit(
                "uses",
                whose,
                Relation.USES,
                slot.node,
                found[0].strip(' ,“"'),
                found.start(),
                found.end(),
                (found.start(), slot.stop),
                notes=(note,),
            )


_CARRIERS = late(rf"\b(?:{'|'.join(CARRIERS)})(?:['’]s)?(?: [A-Z]\w+){{0,2}}(?: [Nn]etworks?| branch)?")
_MANAGED = late(
    r"\b(?:us(?:ed|es|ing)|connect(?:ed|s|ing)|manag\w+|administ\w+|control\w*|steer\w*|help of|log(?:ged|s) in|access\w*)\b"
)


def carried(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Over whose network a company managed what it ran: "used China Unicom's Beijing network to manage the devices"."""
    for found in _CARRIERS.finditer(sentence.text):
        firms = [slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.stop <= found.start()]
        whose = memory.main if not firms or memory.main in [slot.node for slot in firms] else None
        if whose is None or not _MANAGED.search(sentence.text) or _ADDRESS.search(sentence.text) is None:
            continue
        network = node(NodeKind.INFRASTRUCTURE, " ".join(found[0].replace("’s", "").replace("'s", "").split()))
        notes = () if firms else (f"the sentence names no company: {whose.name} is spoken of",)
        yield Hit(
            "uses", whose, Relation.USES, network, found[0], found.start(), found.end(), found.span(), notes=notes
        )


_ADDRESS = late(r"\b(?:addresses|IPs?|network|networks|connections?)\b")


def named_there(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The sectors of victims that were told of by their number: "dozens of victims in Taiwan, most of them schools"."""
    found = _MOST.search(sentence.text) or _FROM_TO.search(sentence.text)
    group = next((slot.node for slot in sentence.slots if slot.kind is NodeKind.ACTOR), memory.actor)
    if found is None or group is None or not _VICTIMS.search(sentence.text, 0, found.end()):
        return
    for slot in sentence.slots:
        if (
            slot.kind is NodeKind.SECTOR
            and slot.start >= found.end()
            and not _NO_LIST.search(sentence.text, found.end(), slot.start)
        ):
            reach = (found.start(), slot.stop)
            yield Hit(
                "targets",
                group,
                Relation.TARGETS,
                node(slot.kind, slot.node.name),
                found[0].strip(" ,"),
                slot.start,
                slot.stop,
                reach,
            )


# "Everyone from corporations and media outlets to universities".
_FROM_TO = late(
    r"\b(?:everyone|anyone|everybody|victims|targets|organi[sz]ations|entities|institutions|sectors|industries)\b[^.;]{0,40}?,? (?:ranging |ranged )?from (?=[^.;]{3,90}? to )"
)
_VICTIMS = late(r"\b(?:everyone|targeted|victims|targets|organi[sz]ations|entities|institutions)\b")
_MOST = late(
    r"[,–—(]\s?(?:most|many|some|several|all|half|among|the (?:bulk|majority)|chiefly|mostly|mainly|including|primarily)(?: of)?(?: (?:them|these|those|whom|which))?(?: (?:were|are|being))? (?=\w)"
)
_NO_LIST = late(r"[.;]|\b(?:which|who|said|told|that|but|while|whereas)\b")
