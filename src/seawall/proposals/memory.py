"""What a document has named so far: whom "the company" and "it" mean, and its short forms."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from seawall.claims import Node, NodeKind, node
from seawall.claims.owned import botnet_of
from seawall.proposals.known import Known
from seawall.proposals.late import late
from seawall.proposals.slot import PARTIES, Slot
from seawall.proposals.words import CLIENTS, VENDORS

# A short form has so many words, each so long: "Integrity Tech"; less is a word of every text.
_LEAST_SHORT = 2
_LEAST_SHORT_CHARS = 4
# Who is named so many times less often than the one whom a document is about is named in passing.
_IN_PASSING = 3
# Of so many sentences back, at most, "both" means the two.
_NEAR = 3
# "According to the department, it also": no verb stands before the pronoun.
_FIRST_WORD = late(r"[\"“]?(?:(?:According to|In|On|At|By|Since|During|For|Today|Yesterday)\b[^,]{0,60}, )?")
_HE = frozenset({"he", "she", "him", "himself"})
_IT = frozenset({"it", "itself"})
_NOT_THEY = frozenset({NodeKind.COUNTRY, NodeKind.SECTOR, NodeKind.DEVICE})
# Words behind a company's name without which it is still its name; "Media Land Technology" is another one than Media Land.
_FORMS = frozenset(
    "group holding holdings company co limited ltd llc llp inc incorporated corporation corp plc ag sa gmbh".split()
)
_HACKERS_BEHIND = late(r"\b(?:hackers|intruders|attackers|actors|spies)\b")
# What is run, seized or disrupted.
NETWORKS = frozenset({NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE})
_ACTING = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY})


@dataclass(slots=True)
class Memory:
    """What a document has named so far: whom "the company" means, its short forms, and which listed entry is whom.

    previous    whom `last` meant before the sentence that is being read
    designator  who last designated somebody
    botnet      the network last named; before any is named, one of which the document later says that it is the same
    others      the ids of networks that are named in passing: those of groups of which the document isn't told
    aside       such a network while the paragraph tells of it
    identified  the ids of networks that were named as being "the botnet" itself, and not as one more
    companies   by their names, in the order in which they were met
    placed      by country, the company last said to be there
    homes       by the id of a company, the country it was last said to be in
    told        by sentence, the parties that it named
    recent      parties and authorities in the order in which they were last spoken of
    subject     of what the clauses of the sentence that is being read are said
    deniers     of that sentence, where the verbs stand by which somebody denies, and who
    deeds       of that sentence, from where to where the words reach that say to whom somebody did something, and who
    networks    the ids of all networks that the document names
    speaking    the state whose office last spoke
    tellers     of the sentence that is being read, the ids of people who only tell something in it
    is_about_actor  whether the document is about the first group that it names, or about the company that it names it with
    spokesmen   the ids of people who only speak for somebody
    near        the network of which the sentence before spoke
    on          the day of the document
    text        the sentence that is being read; hidden: with its names masked
    given       where names stand that a sentence begins by giving to somebody it names only then
    here        the mentions of the sentence that is being read
    sponsors    by the id of a group, itself and the country for which it was said to work
    is_text     whether the sentence that is being read is none of a title's
    names_new   whether a name that nobody knew is taken for a party's, as behind "sanctioned"
    state       for whom the document last said that a group works: a country
    actor       the first group that the document names
    designated  the parties that were last told to have been designated
    doing       ids of those who do what the clause tells that is being read: "it" behind its verb is somebody else
    acting      the authority or state of which the sentence before was told
    acted       that of the sentence before it, while the nouns of one are read
    main        the company of which the document tells most often; told_of: how many sentences name each
    beside_firms whether a name that nobody knew stands in one list with companies
    aliases     by the id of another name, whom the document said to be called so
    section     the company or group that the last heading names
    heading     the last heading; asked: whom it asked about, for the line right below it
    helping     whether who is helped is asked for: "Chinese hackers" are then those of whom the document tells
    strangers   in which paragraph hackers were last told of whom the document names not; victim: into whose systems they got; paragraph: the one that is read; read: sentences read
    part_in     the company last said to have had a part in somebody's attacks; part_left: for how many sentences more
    sponsor     the only country whose hackers the document speaks of
    day_at      the paragraph in which that day stands
    counted     of which state the groups are that the text counts: "one of several Chinese groups"
    span        from when to when the sentence before tells, ISO, which "during that time" means
    month       the month last told of, ISO, from which "ten months later" is reckoned
    day         the exact day last told of, ISO, which "the same day" means
    """

    known: Known
    document: str
    by_entity: dict[str, Node] = field(default_factory=dict)
    last: dict[NodeKind, Node] = field(default_factory=dict)
    previous: dict[NodeKind, Node] = field(default_factory=dict)
    topic: Node | None = None
    designator: Node | None = None
    named: set[str] = field(default_factory=set)
    owned: set[str] = field(default_factory=set)
    designators: set[str] = field(default_factory=set)
    authority: Node | None = None
    botnet: Node | None = None
    botnet_owner: Node | None = None
    others: set[str] = field(default_factory=set)
    aside: Node | None = None
    has_network: bool = False
    # The advisory told of last, by its name.
    advisory: str = ""
    has_exchange: bool = False
    identified: set[str] = field(default_factory=set)
    day: str = ""
    month: str = ""
    counted: str = ""
    span: tuple[str, str] | None = None
    day_at: int = 0
    designated: list[Node] = field(default_factory=list)
    companies: dict[str, Node] = field(default_factory=dict)
    placed: dict[str, Node] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    told: list[list[Node]] = field(default_factory=list)
    recent: list[Node] = field(default_factory=list)
    actor: Node | None = None
    state: str = ""
    names_new: bool = False
    is_text: bool = True
    sponsors: dict[str, tuple[Node, str]] = field(default_factory=dict)
    subject: Node | None = None
    deniers: list[tuple[int, Node]] = field(default_factory=list)
    deeds: list[tuple[int, int, Node]] = field(default_factory=list)
    networks: set[str] = field(default_factory=set)
    text: str = ""
    hidden: str = ""
    on: date | None = None
    given: frozenset[int] = frozenset()
    here: Sequence[Slot] = ()
    speaking: str = ""
    tellers: set[str] = field(default_factory=set)
    is_about_actor: bool = True
    spokesmen: set[str] = field(default_factory=set)
    near: Node | None = None
    doing: frozenset[str] = frozenset()
    acting: Node | None = None
    acted: Node | None = None
    main: Node | None = None
    heading: str = ""
    asked: Node | None = None
    section: Node | None = None
    aliases: dict[str, Node] = field(default_factory=dict)
    told_of: Counter[str] = field(default_factory=Counter)
    helping: bool = False
    beside_firms: bool = False
    sponsor: str = ""
    part_in: Node | None = None
    strangers: int = -1
    victim: Node | None = None
    paragraph: int = 0
    read: int = 0
    part_left: int = 0

    def open_paragraph(self) -> None:
        """In a new paragraph "the company" is the one that the document is about, and none that it named in passing."""
        self.paragraph += 1
        self.aside = None
        last = self.last.get(NodeKind.COMPANY)
        if self.main and last and self.told_of[last.id] * _IN_PASSING <= self.told_of[self.main.id]:
            self.last[NodeKind.COMPANY] = self.main

    def shortened(self, name: str) -> Node | None:
        """The one company so far of whose name this is a shorter form, word by word: "Integrity Tech"."""
        words = _short_form(name)
        meant = {
            each.id: each for full, each in self.companies.items()
            if words and len(parts := full.casefold().split()) > len(words) - 1
            and (all(part.startswith(word) for part, word in zip(parts, words, strict=False)) or _is_ends(words, parts))
        }  # fmt: skip
        return next(iter(meant.values())) if len(meant) == 1 else None

    def longer(self, short: Node) -> Node | None:
        """The one company whose name is a company's own and its form: "Integrity Technology slides"; a sister firm's is more."""
        words = _short_form(short.name)
        meant = {
            each.id: each
            for full, each in self.companies.items()
            if words
            and each.id != short.id
            and _begins(words, parts := full.casefold().split())
            and len(parts) > len(words)
            and {part.strip(".,") for part in parts[len(words) :]} <= _FORMS
        }
        return next(iter(meant.values())) if len(meant) == 1 else None

    def meant(self, word: str, kinds: frozenset[NodeKind], at: int = 0) -> Node | None:
        """Whom "it", "they" or "he" means of these kinds: the only one before it in its sentence, else what was spoken of before.

        at  where the word stands in the sentence
        """
        if word in _HE:
            return self.previous.get(NodeKind.PERSON) if NodeKind.PERSON in kinds else None
        things = kinds - {NodeKind.PERSON} - (_NOT_THEY if word not in _IT else frozenset())
        before = {
            slot.node.id: slot.node
            for slot in self.here
            if slot.stop <= at and slot.kind in things and slot.node.id not in self.doing
            and not slot.node.name.startswith(VENDORS)
        }  # fmt: skip
        if word == "they" and not any(each.kind is NodeKind.ACTOR for each in before.values()):
            firms = [slot.stop for slot in self.here if slot.node.id in before and slot.stop <= at]
            if firms and _HACKERS_BEHIND.search(self.text, firms[-1], at):
                # "A firm it accuses of sheltering spies as they rummaged": the spies did.
                return None
        if len(before) == 1:
            return next(iter(before.values()))
        if word in _IT and not before and NodeKind.ACTOR in things and not kinds & NETWORKS and self._has_network(at):
            # "The agency, which had warned about the botnet, said it was run by": the network was.
            return None
        if word in _IT and kinds <= _ACTING:
            return None if before else self.acting
        return self._it(things, at) if word in _IT and not before else self._they(kinds) if word not in _IT else None

    def _has_network(self, at: int) -> bool:
        """Whether the sentence names a network before this place, and no party that "it" could be."""
        kinds = {slot.kind for slot in self.here if slot.stop <= at}
        return NodeKind.INFRASTRUCTURE in kinds and not kinds & PARTIES

    def _it(self, kinds: frozenset[NodeKind], at: int) -> Node | None:
        if kinds & NETWORKS and self.near and self.near.kind not in kinds and not kinds & PARTIES:
            # "Customers log in to an application. It was built by": no network was, which was spoken of before it.
            return None
        if self.topic and self.topic.kind in kinds:
            return self.principal(self.topic)
        if kinds and kinds <= NETWORKS:
            return self.near
        # Of another kind than what the sentence before was about: the only one of its kind that was just named.
        near = {each.id: each for each in self.before(2) if each.kind in kinds}
        if len(near) == 1 and NodeKind.COMPANY in kinds:
            return next(iter(near.values()))
        is_firm = NodeKind.COMPANY in kinds and NodeKind.ACTOR not in kinds and not near
        return self.main if is_firm and _FIRST_WORD.fullmatch(self.text[:at]) else None

    def _they(self, kinds: frozenset[NodeKind]) -> Node | None:
        if two := self._designated_before():
            return two if two.kind in kinds else None
        if NodeKind.ACTOR not in kinds or self.strangers == self.paragraph:
            return None
        is_topic = self.topic and self.topic.kind is NodeKind.ACTOR
        return self.principal(self.topic if is_topic else self.last.get(NodeKind.ACTOR))

    def _designated_before(self) -> Node | None:
        """The first of those who were designated together in the sentence right before, where it names no group: "they"."""
        told = self.before()
        is_theirs = len(self.designated) > 1 and {each.id for each in self.designated} <= {each.id for each in told}
        return self.designated[0] if is_theirs and not any(each.kind is NodeKind.ACTOR for each in told) else None

    def principal(self, each: Node | None) -> Node | None:
        """The group that a name is another name of: whom the document goes on to speak of."""
        return self.aliases.get(each.id, each) if each else None

    def before(self, sentences: int = 1) -> list[Node]:
        """The parties that the sentences right before named, the last first."""
        return [each for told in reversed(self.told[-1 - sentences : -1]) for each in told]

    def only_group(self) -> Node | None:
        """The group of which the document tells, where the sentences right before name no other."""
        near = {each.id for each in self.before(_NEAR) if each.kind is NodeKind.ACTOR}
        near = {self.aliases[each].id if each in self.aliases else each for each in near}
        return self.actor if self.actor and near <= {self.actor.id} else None

    def company(self) -> Node | None:
        """The company that is spoken of, else the one of which the document tells most often."""
        return self.topic if self.topic and self.topic.kind is NodeKind.COMPANY else self.main

    def group(self) -> Node | None:
        """The group that is spoken of, else the only one of which the document tells here."""
        return self.topic if self.topic and self.topic.kind is NodeKind.ACTOR else self.only_group()

    def pair(self, kinds: frozenset[NodeKind]) -> list[Node]:
        """Whom "both" and "the two men" mean: the only two of these kinds, else the two that one sentence named; none where others were."""
        every = [each for each in self.recent if each.kind in kinds]
        if len(every) == 2:
            return every
        for told in reversed(self.told[-_NEAR:]):
            if two := [each for each in told if each.kind in kinds]:
                return two if len(two) == 2 else []
        return []

    def network(self) -> Node:
        """The network that the document speaks of, or its paragraph: by its name, else by whose it is."""
        if self.aside:
            return self.aside
        if self.botnet:
            return self.botnet
        owner = self.botnet_owner
        return botnet_of(owner.name) if owner else node(NodeKind.INFRASTRUCTURE, f"Botnet in {self.document}")


def _begins(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a name begins so, its last word perhaps cut: "Integrity Tech" of "Integrity Technology Group"."""
    *first, last = words
    is_cut = len(parts) > len(first) and parts[len(first)].startswith(last)
    return list(parts[: len(first)]) == first and is_cut and (len(words) >= _LEAST_SHORT or parts[len(first)] == last)


def _is_ends(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a name is another's first word and its last, which says what it is: "Integrity Group"."""
    return len(words) == 2 and [parts[0], parts[-1]] == list(words) and words[1] in _FORMS


def _short_form(name: str) -> list[str]:
    """The words of a name that may be the beginning of a longer one; none where they are too few or too short to tell."""
    words = name.casefold().split()
    is_long = len(words) >= _LEAST_SHORT and all(len(word) >= _LEAST_SHORT_CHARS for word in words)
    return words if is_long else []


def is_client(each: Node) -> bool:
    """Whether helping this authority is working for those whom such documents are about, and not for who investigates."""
    return (
        each.name.startswith(("Government of ", "Ministry of State", "Ministry of Public"))
        or "State Security" in each.name
        or "Public Security" in each.name
        or each.name == "Security Bureau"
        or each.name in CLIENTS
    )
