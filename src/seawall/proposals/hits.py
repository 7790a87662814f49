"""The statements of one sentence by the table of rules, each with both its sides and the words that say it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from seawall.claims import Node, NodeKind, Relation, node
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals.dates import Days
from seawall.proposals.join import left_of, more_names, new_name, right_of, what_before, with_left
from seawall.proposals.late import late
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.rules import DEEDS, RULES, Rule
from seawall.proposals.slot import PARTIES, Marked, Slot, taken_for
from seawall.proposals.standing import clause_start
from seawall.proposals.trimmed import bare
from seawall.proposals.words import DESIGNATING, VENDORS

_PRONOUN = late(
    r"^[\"“‘']*(?:[A-Z]\w+, |(?:In|On|Since|By|From) [^,]{1,30}?,? )?(?P<word>It|They|He|She|it|they|he|she)\b(?:(?:\s+\w+){0,3}|[^.;]{0,160},? and(?: is| was)?)\s*$"
)
# "Sanctions on members of the gang": they were designated, and it was not.
MEMBERS = late(
    r"(?:\w+ ){0,3}(?:members|individuals|people|hackers|operators|actors|spies|attackers) (?:of|from|in|with|behind|linked)\b"
)
_AGENTLESS = late(
    r"\b(?:was|were|has been|have been|had been) (?:also |now |\w+ly )?(?:sanctioned|designated|blacklisted|placed under sanctions|(?:put on|added to) (?:the|its|a) (?:SDN |sanctions )?(?:list|blacklist))\b(?! (?:[^.;]{0,60} )?by\b)",
    re.IGNORECASE,
)


_WAS_SEIZED = late(
    r"\b(?:was|were|has been|have been|had been) (?:seized|taken down|dismantled|disrupted|shut down)\b(?! (?:[^,;.]{0,30} )?by\b)"
)
_ANNOUNCED = late(r" (?:\w+ )?(?:announced|said|revealed|disclosed)\b")
_NAME_BEFORE = late(
    r"(?:^|[^\w.-])(?P<name>(?:[A-Z]|[a-z]-[A-Z])[\w-]+(?: [A-Z][\w-]+)?),? (?:which |that |is |also |better )*$"
)
_ACTIVE_NAMING = late(r"(?:also |nick|code)?(?:named|called|dubbed)|formerly", re.IGNORECASE)
_HELPED = late(r"\b(?:help(?:s|ed|ing)?|lets?|enabl(?:es|ed|ing)|allow(?:s|ed|ing)?) (?:(?!and\b|or\b)[\w-]+ ){1,4}$")
_ENDS_IN_ED = late(r"(?:ed|ing)\b")
_OF_GROUP = late(
    r"\b(?:(?:an?|another) (?:[\w-]+ ){0,4}(?:group|gang|crew|hackers?|actors?|collective)|hackers|intruders|attackers|spies) (?:that|which|who)(?: (?:has|have|had|also))* $"
)
_ACTOR_BEFORE = late(r"\b(?:group|actor|crew|gang|hackers|actors) (?:that is |which is )?$")
_RESPONSIBLE = late(r"(?:was |were |is |are )?(?:responsible|behind|accused|blamed|known|associated)\b")
_HAS = late(r"\b(?:has|had|have)(?: also| \w+ly)? $")
_DEED = late(r"(?:intrusions?|attacks?|campaigns?|espionage|operations?|activit(?:y|ies)) ", re.IGNORECASE)
_ITS = late(r"\b(?:[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,2}$")
_OF_DEVICES = late(r"\b(?:[Dd]evices|[Bb]ots|[Nn]odes|[Ii]nfections)(?: (?:have|had|were|are|that))* $")
_OF_SOMEBODY = late(r"\b(?:to|of|in|with) (?:an? |the )?(?:[\w-]+ ){0,3}$")
_TOGETHER = late(r"^[^.;,]{0,40}(?:\b(?:together|along) with|, as (?:was|were))(?: the)? $")
_SEIZED_IT = late(
    r"\b(?:(?:took|taken|shut|cleaned|knocked) it (?:down|up|over|out|offline)|(?:seized|dismantled|disrupted|crippled|neutrali[sz]ed) it)\b"
)


_IT_NAMED = late(r"\b(?:It|They|He|She|it|they|he|she)(?: \w+ly| also| then| later)? $")
_WERE_INFECTED = late(r"\b(?:They|they) (?:were|had been|have been|are) (?:\w+ly )?$")
_IT_OF = late(r"\b(?:it|them|him|her) (?:of|for|with) (?:having )?$")
_TELLS_OF_IT = late(
    r"\b(?:said|says|say|told|add(?:ed|s)|wrote|not(?:ed|ing)|saying|claim(?:ed|s)|stat(?:ed|es)|explain(?:ed|s)|call(?:ed|s)|describ(?:ed|es)|label(?:led|ed|s))\b[^;]{0,80}?\b(?:it|they)\b"
)
_GENITIVE = late(r"[’']s?(?= [\w])")
_PARTICIPLE = late(r"(?:infect|hijack|compromis|hack|breach|infiltrat|enslav|target|attack)ed", re.IGNORECASE)
_BEFORE_ADJECTIVE = late(
    r"(?:\d|\b(?:of|the|these|those|thousands?|millions?|hundreds|other|all|many|their|its|from|with|on|in|to|among|through|via|leverag(?:e|es|ed|ing)|us(?:e|es|ed|ing)|including|more|most)) $",
    re.IGNORECASE,
)
_BEHIND_PASSIVE = late(r" (?:\w+ly )?(?:by|with)\b")
# What has no subject of its own is said of whoever was spoken of before: "Its victims were in Taiwan".
_NO_SUBJECT = late(
    r"^\W*(?:(?:But|And|Most|Many|Some|Among|Back then|However|Others?|In|Since|By|From)\b[^,]{0,30},? ?)?(?:(?:of )?(?:its|their|the|other|others|main|with an?|a)\b[\w\s-]{0,40})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement: subject, relation, object, the words between, their place, and what was resolved to read it.

    denier  who denies it, where the words say only that the accusations are denied
    days    its own days, where its words hold them
    """

    rule: str
    subject: Node
    relation: Relation
    object: Node
    words: str
    start: int
    stop: int
    reach: tuple[int, int]
    lasts: bool = False
    notes: tuple[str, ...] = ()
    denier: Node | None = None
    days: Days | None = None


def hits(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """All statements that the table of rules reads in one sentence."""
    aliases = aliases_in(sentence)
    for rule in RULES:
        for found in rule.words.finditer(sentence.hidden):
            yield from _of(rule, found, sentence, memory, aliases)
    yield from _agentless(sentence, memory)
    yield from _seized_it(sentence, memory)
    yield from _was_seized(sentence)


def _is_of_user(network: Slot, found: re.Match[str], text: str) -> bool:
    """Whether attacks are those of who used a network: "used it to hide its attacks on", "used it to launch attacks on"."""
    is_its = _DEED.match(found[0]) and _ITS.search(text[: found.start()])
    is_launched = _ATTACKS.match(found[0]) and _TO_LAUNCH.search(text, network.stop, found.start())
    return bool(is_its or (is_launched and _USING.search(text, 0, network.start)))


# "The State Department issued a statement regarding the sanctions against": it tells of them.
_TELLS_OF = late(
    r"\b(?:statements?|regarding|about|concerning|spokes\w+|comment\w*|respon\w+|following|after|welcom\w+|support\w*)\b"
)
_ATTACKS = late(r"(?:intrusions?|attacks?|campaigns?|operations?|target)\b", re.IGNORECASE)
_USING = late(
    r"\b(?:us(?:es?|ed|ing)|exploit(?:s|ed|ing)?|leverag\w+|employ(?:s|ed|ing)?|deploy(?:s|ed|ing)?) (?:[\w,’'-]+ ){0,4}$"
)
_TO_LAUNCH = late(r"\bto (?:launch|conduct|carry out|mount|stage|wage|perpetrate|execute)\b")


def aliases_in(sentence: Marked) -> Mapping[int, Slot]:
    """By the place of each other name that the sentence gives, the name that it is given to: of that the rest is said."""
    given: dict[int, Slot] = {}
    for rule in RULES:
        if rule.relation is not Relation.ALSO_CALLED:
            continue
        for found in rule.words.finditer(sentence.hidden):
            left = left_of(rule, sentence, found.start())
            names = [slot for slot in right_of(rule, sentence, found.end()) if left and slot.kind is left.kind]
            for slot in (*names, *(more_names(sentence, names[-1]) if names else ())):
                given[slot.start] = left or slot
    return given


def _of(
    rule: Rule, found: re.Match[str], sentence: Marked, memory: Memory, aliases: Mapping[int, Slot]
) -> Iterator[Hit]:
    # "Victim devices were observed in Europe": those of the botnet.
    are_devices = rule.relation is Relation.TARGETS and _OF_DEVICES.search(sentence.text[: found.start()])
    if are_devices or _is_adjective(found, sentence):
        return
    left, notes = _left(rule, found, sentence, memory, aliases)
    if rule.name == "sanctions against" and left and _TELLS_OF.search(sentence.text, left.stop, found.start()):
        return
    # What a company's own network was used for is its user's deed, and that the clauses tell.
    is_network = left is not None and is_network_of_somebody(left.node) and rule.relation in DEEDS
    has_user = any(slot.kind is NodeKind.ACTOR for slot in sentence.slots)
    is_used = left is not None and " used " in sentence.text[left.stop : found.start()]
    is_means = is_network and (has_user or not is_used)
    if left is None or is_means:
        return
    right = _right(rule, found, sentence, left, is_resolved=bool(notes))
    every = [left] if rule.is_tight or notes else with_left(left, sentence, found.start())
    for one in every:
        for slot in right:
            if slot not in every:
                yield from _hit(rule, found, sentence, (one, slot), notes)


def _left(
    rule: Rule, found: re.Match[str], sentence: Marked, memory: Memory, aliases: Mapping[int, Slot]
) -> tuple[Slot | None, tuple[str, ...]]:
    """Of whom the words are said, with a note where that stands in an earlier sentence."""
    start = found.start()
    left = left_of(rule, sentence, start, found[0])
    if _is_others(rule, found, sentence, left):
        return None, ()
    if left and left.kind is NodeKind.PERSON and _TELLS_OF_IT.search(sentence.hidden, left.stop, found.end()):
        # "Miller said that it had ties to": he only tells.
        return _pronoun("it", rule, start, memory)
    if left and left.kind is NodeKind.INFRASTRUCTURE and _is_of_user(left, found, sentence.text):
        left = next((slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR and slot.stop <= left.start), None)
    if left and not rule.is_tight:
        given = aliases.get(left.start)
        return (given if given and given.kind in rule.left and given.stop <= start else left), ()
    notes: tuple[str, ...] = ()
    is_open = not rule.is_tight or (rule.names_new and _PRONOUN.match(sentence.hidden[:start]))
    if left is None and is_open:
        left, notes = _from_before(rule, start, sentence, memory)
    if left is None and rule.name in ("customers", "subsidiaries"):
        left = _whose_customers(sentence, start, memory)
    if left is None and rule.names_new:
        left = _unknown_left(rule, found, sentence)
    return left, notes


_TIED = late(r", (?:both )?(?:associated|linked|tied|affiliated|connected) (?:with|to) (?:the )?$")
_WHO = late(r"(?: [\w-]+){0,2}, who\b")


def _is_others(rule: Rule, found: re.Match[str], sentence: Marked, left: Slot | None) -> bool:
    """Whether the words are said of somebody who has no name here, and not of the name before them."""
    hidden, start = sentence.hidden, found.start()
    helped = _HELPED.search(hidden[:start])
    if helped and not _ENDS_IN_ED.search(found[0]) and (left is None or left.stop <= helped.start()):
        # "It helped hackers compromise the networks": they did.
        return True
    if left is None:
        # "It also named A": it is no other name of A's.
        return bool(_ACTIVE_NAMING.fullmatch(found[0]) and _IT_NAMED.search(hidden[:start]))
    # "A and B, associated with the group, who worked for": they did, and the clauses tell it.
    is_tie = left.kind is NodeKind.ACTOR and _TIED.search(sentence.text, 0, left.start)
    if is_tie and _WHO.match(sentence.text, left.stop):
        return True
    # "The botnet, which Black Lotus Labs had named Raptor Train": the namer isn't called so.
    is_vendor = left.node.name.startswith(VENDORS) and hidden[left.stop : start] == " "
    is_namer = rule.is_tight and _ACTIVE_NAMING.fullmatch(found[0]) and (is_vendor or _HAS.search(hidden[:start]))
    # "Supported a hacking group that targeted": that group did.
    is_group = left.kind is not NodeKind.ACTOR and _OF_GROUP.search(hidden, left.stop, start)
    # "Supported a hacking group responsible for attacks": that group is.
    is_group = is_group or (
        left.kind is not NodeKind.ACTOR
        and _RESPONSIBLE.match(found[0])
        and _ACTOR_BEFORE.search(hidden, left.stop, start)
    )
    # "The firm supplied servers to an actor based in China": that one is there.
    is_group = is_group or (rule.name == "located in" and _ACTOR_BEFORE.search(hidden, left.stop, start))
    # "Accused it of having controlled": whom "it" means the clauses say.
    is_namer = is_namer or (_ACTIVE_NAMING.fullmatch(found[0]) and _IT_NAMED.search(hidden[:start]))
    return bool(is_namer or is_group or _IT_OF.search(hidden, left.stop, start))


def _whose_customers(sentence: Marked, start: int, memory: Memory) -> Slot | None:
    """As in "its customers are government agencies": those of the company that is spoken of."""
    topic = (
        memory.topic if memory.topic and memory.topic.kind is NodeKind.COMPANY else memory.last.get(NodeKind.COMPANY)
    )
    if topic is None or not _ITS.search(sentence.hidden[:start]):
        return None
    return Slot(topic.kind, topic, start, start, "its", is_named=False)


def _right(rule: Rule, found: re.Match[str], sentence: Marked, left: Slot, *, is_resolved: bool) -> list[Slot]:
    """What the words say of the left side: mentions behind them, what stands before them, names that nobody knew."""
    right = [slot for slot in right_of(rule, sentence, found.end()) if slot is not left]
    if rule.names_new:
        # "Which it called Zservers' front": the name only says whose; "the Iranian company" is no name at all.
        right = [slot for slot in right if slot.is_named and not _GENITIVE.match(sentence.text, slot.stop)]
    if rule.is_tight:
        right = [slot for slot in right if slot.kind is left.kind or NodeKind.ACTOR in (slot.kind, left.kind)]
    elif not right and not rule.flip and not is_resolved:
        right = list(what_before(rule, sentence, left))
    if not right and rule.names_new and (new := new_name(sentence.text, found.end(), left.kind)):
        # "Which it called Zservers' front": a name that holds somebody's is none of his.
        is_others = any(slot.kind in PARTIES and slot.start < new[1] and new[0] < slot.stop for slot in sentence.slots)
        right = [] if is_others else [Slot(left.kind, node(left.kind, bare(new[2])), *new)]
    if right and rule.names_new and left.kind is NodeKind.ACTOR:
        right += more_names(sentence, right[-1])
    return right


def _unknown_left(rule: Rule, found: re.Match[str], sentence: Marked) -> Slot | None:
    """A name that nobody knew, of which the words say another that is known: "i-Soon, whose legal name is Anxun Co., Ltd."."""
    before = None if _ACTIVE_NAMING.fullmatch(found[0]) else _NAME_BEFORE.search(sentence.text[: found.start()])
    if before and any(slot.start < before.end("name") and before.start("name") < slot.stop for slot in sentence.slots):
        return None
    right = right_of(rule, sentence, found.end()) if before else ()
    if not before or not right or right[0].kind is not NodeKind.COMPANY or not right[0].is_named:
        return None
    return Slot(NodeKind.COMPANY, right[0].node, before.start("name"), before.end("name"), before["name"])


def _hit(
    rule: Rule, found: re.Match[str], sentence: Marked, sides: tuple[Slot, Slot], notes: tuple[str, ...]
) -> Iterator[Hit]:
    left, right = sides
    one, two = left.node, right.node
    relation = rule.relation
    if relation is Relation.DESIGNATED_BY and any(MEMBERS.match(slot.said) for slot in sides):
        return
    if relation is Relation.ALSO_CALLED and _is_of_people(sentence, left, right):
        return
    if relation is Relation.ALSO_CALLED and {one.kind, two.kind} == {NodeKind.COMPANY, NodeKind.ACTOR}:
        # A company and a group are no two names of one thing, whatever a sentence says for short.
        relation = Relation.RELATED_TO
    elif relation is Relation.ALSO_CALLED and {one.kind, two.kind} == {NodeKind.INFRASTRUCTURE, NodeKind.ACTOR}:
        return
    elif relation is Relation.ALSO_CALLED:
        two = node(left.kind, bare(right.said))
        # Of two names of one party the other one is told: "永信至诚, in English Integrity Technology Group".
        two = node(left.kind, bare(left.said)) if two.id == one.id and left.is_named else two
    elif relation is Relation.DESIGNATED_BY:
        one, two = (government(each) for each in (one, two))
    subject, target = (two, one) if rule.flip else (one, two)
    if relation is Relation.SUPPLIES and target.kind is NodeKind.AUTHORITY and not is_client(target):
        return
    if relation is Relation.DESIGNATED_BY and not (
        target.name in DESIGNATING or target.name.startswith("Government of ")
    ):
        return
    if (
        subject.id == target.id
        or subject.name.endswith(f" of {target.name}")
        or (relation is Relation.USES and target.name.endswith(f" of {subject.name}"))
    ):
        return
    relation = aimed(relation, subject, target)
    words = " ".join(found[0].split())
    reach = (min(left.start, found.start()), max(right.stop, found.end()))
    every = (*notes, *taken_for(*sides))
    yield Hit(
        rule.name, subject, relation, target, words, found.start(), found.end(), reach, rule.lasts, every
    )  # fmt: skip


def _is_of_people(sentence: Marked, left: Slot, right: Slot) -> bool:
    """As in "hackers working for the firm, known as Flax Typhoon": the hackers are called so, and were taken for the group."""
    return left.kind is NodeKind.COMPANY and any(
        slot.node == right.node and not slot.is_named and slot.stop <= left.start for slot in sentence.slots
    )


def _is_adjective(found: re.Match[str], sentence: Marked) -> bool:
    """Whether the words are no deed of the subject's: "200,000 infected devices", "gave cover to a campaign against"."""
    if _DEED.match(found[0]) and _OF_SOMEBODY.search(sentence.hidden[: found.start()]):
        return True
    if not _PARTICIPLE.fullmatch(found[0]):
        return False
    before, after = sentence.hidden[: found.start()], sentence.hidden[found.end() :]
    # "Infected devices included cameras": at the head of a sentence it has no subject.
    return found.start() == 0 or bool(_BEFORE_ADJECTIVE.search(before) or _BEHIND_PASSIVE.match(after))


def aimed(relation: Relation, subject: Node, target: Node) -> Relation:
    """Countries are aimed at; what is broken into are networks, and what a network broke into stands somewhere."""
    is_country = target.kind is NodeKind.COUNTRY and subject.kind is not NodeKind.INFRASTRUCTURE
    return Relation.TARGETS if relation is Relation.COMPROMISES and is_country else relation


def government(each: Node) -> Node:
    """A state as what acts: its government."""
    return node(NodeKind.AUTHORITY, f"Government of {each.name}") if each.kind is NodeKind.COUNTRY else each


def _pronoun(word: str, rule: Rule, start: int, memory: Memory) -> tuple[Slot | None, tuple[str, ...]]:
    """Whom "It" means: what was last spoken of; whom "He" means: the person of the sentences before."""
    is_it = word.casefold() == "it"
    meant = memory.topic if is_it else memory.previous.get(NodeKind.PERSON)
    if is_it and meant is not None and meant.kind is NodeKind.PERSON:
        # A person is no "it".
        meant = None
    if is_it and meant and meant.kind is NodeKind.INFRASTRUCTURE and memory.near and memory.near.kind is not meant.kind:
        # "Customers log in to an application called KRLab. It was built by": the application was.
        meant = None
    if meant is None or meant.kind not in rule.left:
        return None, ()
    return Slot(meant.kind, meant, start, start, word), (f"{word!r} is taken for {meant.name}",)


def _from_before(
    rule: Rule, start: int, sentence: Marked, memory: Memory
) -> tuple[Slot | None, tuple[str, ...]]:  # fmt: skip
    """Whom a pronoun means, and whose victims are told where the sentence names nobody: who was last spoken of."""
    found = _PRONOUN.match(sentence.hidden[:start])
    if found and found["word"].casefold() != "they":
        return _pronoun(found["word"], rule, start, memory)
    if found and _WERE_INFECTED.search(sentence.hidden[:start]) and memory.has_network:
        # "They were infected with Mirai": the devices of which the document tells.
        meant = memory.network()
        return Slot(meant.kind, meant, start, start, found["word"]), (f"{found['word']!r} is taken for {meant.name}",)
    if not found and (
        not rule.from_before
        or any(slot.kind in PARTIES for slot in sentence.slots)
        or not _NO_SUBJECT.match(sentence.hidden[clause_start(sentence.hidden, start) : start])
    ):
        return None, ()
    topic = memory.principal(memory.topic)
    if topic and topic.kind is NodeKind.COMPANY and rule.from_before and not found:
        # Where the sentence before names a group and its supplier, victims are the group's.
        topic = next((each for each in memory.before() if each.kind is NodeKind.ACTOR), topic)
    if topic and topic.kind in PARTIES and topic.kind in rule.left:
        note = f"the sentence names nobody: {topic.name} was spoken of before"
        return Slot(topic.kind, topic, start, start, found["word"] if found else ""), (note,)
    for kind in (NodeKind.ACTOR, NodeKind.COMPANY):
        if kind in rule.left and kind in memory.last:
            meant = memory.principal(memory.last[kind]) or memory.last[kind]
            note = f"the sentence names nobody: {meant.name} was spoken of before"
            return Slot(kind, meant, start, start, found["word"] if found else ""), (note,)
    return None, ()


def _seized_it(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """As in "Agents took it down": the network last spoken of, in this sentence or before."""
    rule = next(rule for rule in RULES if rule.name == "seized")
    for found in _SEIZED_IT.finditer(sentence.hidden):
        left = left_of(rule, sentence, found.start())
        before = [
            slot.node for slot in sentence.slots if slot.kind is NodeKind.INFRASTRUCTURE and slot.stop <= found.start()
        ]
        topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.INFRASTRUCTURE else None
        meant = before[0] if before else topic
        if left and meant:
            note = f"'it' is taken for {meant.name}"
            there = Slot(NodeKind.INFRASTRUCTURE, meant, found.end(), found.end(), "it")
            yield from _hit(rule, found, sentence, (left, there), (note,))


def _was_seized(sentence: Marked) -> Iterator[Hit]:
    """As in "The Department announced that the botnet had been disrupted": by who announces it."""
    rule = next(rule for rule in RULES if rule.name == "seized by")
    for found in _WAS_SEIZED.finditer(sentence.hidden):
        left = left_of(rule, sentence, found.start())
        told = [
            slot for slot in sentence.slots
            if slot.kind is NodeKind.AUTHORITY and _ANNOUNCED.match(sentence.hidden, slot.stop) and slot.stop < found.start()
        ]  # fmt: skip
        if left and told:
            note = f"the sentence names nobody who did it: {told[-1].node.name} announced it"
            yield from _hit(rule, found, sentence, (left, told[-1]), (note,))


def _agentless(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """What was sanctioned by nobody named: by the authority last spoken of, where it is one that can."""
    rule = next(rule for rule in RULES if rule.name == "designated by")
    for found in _AGENTLESS.finditer(sentence.hidden):
        left = left_of(rule, sentence, found.start())
        is_sdn = "SDN list" in found[0]
        who = node(NodeKind.AUTHORITY, "OFAC") if is_sdn else memory.designator or memory.authority
        if left and who:
            note = f"the sentence names no authority: {who.name} was spoken of before"
            there = Slot(NodeKind.AUTHORITY, who, found.end(), found.end(), "")
            for one in (
                left,
                *(
                    slot
                    for slot in sentence.slots
                    if slot.kind in rule.left and _TOGETHER.search(sentence.hidden[found.end() : slot.start])
                ),
            ):
                yield from _hit(rule, found, sentence, (one, there), (note,))
