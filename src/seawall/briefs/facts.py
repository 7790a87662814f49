"""Facts: ties of one kind that the same publishers state, as one sentence; only claims that stand are ever asserted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.attribution import Edge, State
from seawall.attribution.figure import figure_of, other_figures, tally
from seawall.attribution.graph import day_text
from seawall.briefs.relations import WAYS, Way
from seawall.briefs.words import (
    again,
    capital,
    counted,
    defanged,
    listed,
    number,
    on_day,
    plain,
    span_words,
    thing,
    things,
    who,
)
from seawall.claims import Claim, Node, NodeKind, Reading, Relation, Tier, WindowBasis

# More names are counted in a sentence; all stand in its notes.
_MOST_NAMED: Final = 8
_MOST_PUBLISHERS: Final = 3
# What lists call a name, as a reader says it; other words are the source's own and stand as they are.
_NAMED_AS: Final = {
    "a.k.a.": "", "strong a.k.a.": "", "variation": "", "primary": "its first name on the list", "weak a.k.a.": "a weak alias",
    "f.k.a.": "formerly", "n.k.a.": "now", "weak f.k.a.": "formerly, a weak alias",
}  # fmt: skip
# How sure all that stands is; what was read in somebody's article is told by the mark beside the note.
_RESERVES: Final = {
    Reading.RECALLED: "recalled; no source was read",
    Reading.CONFLICT: "sources conflict on this",
    Reading.EXTRACTED: "taken out of a document by a machine",
}
_ON_ONE_DAY: Final = frozenset({Relation.DESIGNATED_BY, Relation.LISTED_AS, Relation.SEIZED})
_TAG: Final = re.compile(r"[A-Z0-9-]+(?:, [A-Z0-9-]+)*")
# Of the words that a machine took out of a text with a designation only an act of law is what it was made under: "E.O. 13694", and not
# "imposed sanctions on".
_ACT: Final = re.compile(r"\d|\b(?:E\.O\.|Orders?|Acts?|Regulations?|Decisions?|Directives?|Laws?|Regime)\b")
_FORMER: Final = re.compile(r"\b(?:former|then|previous)", re.IGNORECASE)
# From so many facts on, if they are more than half, what a machine took out of one publisher's texts is said once and for all.
_LEAST_USUAL: Final = 4


@dataclass(frozen=True, slots=True)
class Days:
    """When it was, by most voices, each end as ISO text at its own precision.

    is_open  some source gives no end. by: who gives these days, where others who say the same give none
    """

    start: str = ""
    end: str = ""
    is_open: bool = True
    inferred: bool = False
    by: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As "since 2021", "from May 2020 to April 2022"; empty where no day is said."""
        return span_words(self.start, self.end)

    @property
    def is_over(self) -> bool:
        """Whether every source that stands gives an end."""
        return bool(self.end) and not self.is_open


@dataclass(frozen=True, slots=True)
class Fact:
    """Ties of one relation between one thing (anchor) and some of one kind (items), by the same publishers."""

    relation: Relation
    anchor: Node
    items: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def way(self) -> Way:
        """How it is said."""
        return WAYS[self.relation]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand, tie by tie."""
        return tuple(claim for edge in self.edges for claim in agreeing(edge))

    @property
    def size(self) -> float:
        """The largest number of things that it states; 0 where it states none."""
        return max(_size(edge) for edge in self.edges)

    @property
    def first_said(self) -> str:
        """The day on which the first of its claims was published; empty where none says one."""
        return min((claim.saying.on.iso for claim in self.claims if claim.saying.on), default="")


def facts_of(edges: Iterable[Edge]) -> list[Fact]:
    """The facts of these ties, those of one group together, in the order in which the groups first come."""
    grouped: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.standing:
            grouped[_group(edge)].append(edge)
    return [_fact(group) for group in grouped.values()]


def _group(edge: Edge) -> tuple[object, ...]:
    way = WAYS[edge.relation]
    anchor, other = (edge.object, edge.subject) if way.turned else (edge.subject, edge.object)
    alone = edge.id if edge.relation in {Relation.DESIGNATED_BY, Relation.LISTED_AS} else ""
    day = days_of(edge).start if way.once else ""
    return anchor.id, edge.relation, other.kind, alone, day, publishers(agreeing(edge)), _reserve([edge])


def _fact(edges: list[Edge]) -> Fact:
    first = edges[0]
    ordered = sorted(edges, key=lambda edge: (-_size(edge), days_of(edge).start or "9", _other(edge).name.casefold()))
    anchor = first.object if WAYS[first.relation].turned else first.subject
    return Fact(first.relation, anchor, tuple(_other(edge) for edge in ordered), tuple(ordered))


def _other(edge: Edge) -> Node:
    return edge.subject if WAYS[edge.relation].turned else edge.object


def days_of(edge: Edge) -> Days:
    """The days of a tie: the start that most voices give, and the end that most of these give; of as many the first published.

    Conflicting sources count last.
    """
    firm = _firm(edge)
    start = _most_said(firm, "start")
    end = _most_said([claim for claim in firm if _is_same(day_text(claim, "start"), start)], "end")
    if end and start > end:
        end = ""
    dated = [claim for claim in firm if claim.window.start or claim.window.end]
    inferred = {claim.window.basis for claim in dated} == {WindowBasis.INFERRED}
    by = publishers(dated) if dated and {*publishers(dated)} != {*publishers(firm)} else ()
    return Days(start, end, any(claim.window.end is None for claim in firm), inferred, by)


def _firm(edge: Edge) -> list[Claim]:
    return [claim for claim in edge.standing if claim.saying.reading is not Reading.CONFLICT] or list(edge.standing)


def agreeing(edge: Edge) -> tuple[Claim, ...]:
    """The standing claims that a sentence may cite: who gives other days does not say the same."""
    days, is_once = days_of(edge), edge.relation in _ON_ONE_DAY
    return tuple(
        claim
        for claim in edge.standing
        if _is_same(day_text(claim, "start"), days.start) and (is_once or _is_same(day_text(claim, "end"), days.end))
    )


def _is_same(said: str, told: str) -> bool:
    """Whether one day is the other, or as much of it as its precision has; a day that is not said is no other."""
    return not said or not told or said.startswith(told) or told.startswith(said)


def _most_said(claims: Sequence[Claim], end: str) -> str:
    voices: dict[str, set[str]] = defaultdict(set)
    for claim in sorted(claims, key=lambda each: (each.saying.on.iso if each.saying.on else "9", each.id)):
        if text := day_text(claim, end):
            voices[text].add(claim.saying.voice)
    return max(voices, key=lambda text: len(voices[text]), default="")


def publishers(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who says it, each once, the first to say it first."""
    ordered = sorted(claims, key=lambda each: (each.saying.on.iso if each.saying.on else "9", each.saying.by, each.id))
    return tuple(dict.fromkeys(claim.saying.by for claim in ordered))


def by_whom(claims: Sequence[Claim]) -> str:
    """As "according to A and B, which rest on one investigation": echoes are told as what they are."""
    names = [who(name) for name in publishers(claims)]
    told = f"according to {listed(names, _MOST_PUBLISHERS, 'others')}"
    voices = {claim.saying.voice for claim in claims}
    roots = {claim.saying.root for claim in claims}
    if len(names) > 1 and len(voices) == 1:
        return f"{told}, which rest on one investigation"
    if len(voices) > 1 and "" not in roots:
        return f"{told}, {number(len(roots))} independent investigations"
    return told


def clause(fact: Fact, *, is_again: bool = False) -> str:
    """The fact without who says it: "Integrity Technology Group has controlled the network Raptor Train since 2021"."""
    if fact.relation is Relation.DESIGNATED_BY:
        return _designated(fact, is_again=is_again)
    spans = {_when(fact, edge) for edge in fact.edges}
    whole = spans.pop() if len(spans) == 1 else ""
    verb = _verb(fact, bool(whole))
    anchor = _named(fact.anchor, is_again=is_again)
    items = listed(_items(fact, whole), _MOST_NAMED)
    if not fact.way.turned:
        told = f"{anchor} {verb} {_before_items(fact)}{items}{f' {whole}' if whole else ''}"
        return told + _roles(fact)
    if fact.relation is Relation.ATTRIBUTED_TO and whole and len(fact.items) == 1:
        # The days are those of the group's doings or the event, not of the words of attribution.
        active = "active " if fact.items[0].kind is NodeKind.ACTOR else ""
        return f"{items}, {active}{whole}, {verb} {anchor}"
    if fact.relation is Relation.MENTIONS and whole and (words := _words_with_days(fact)):
        # The day is that of what the words tell, and not of the document.
        day = whole.removeprefix("in ") if words.endswith(_INTO) else whole
        return f"of {anchor} it is told: “{words}” {day}"
    return f"{items} {verb} {anchor}{f' {whole}' if whole else ''}"


_INTO: Final = (" in", " since", " to", " from", "since")


def _words_with_days(fact: Fact) -> str:
    """The words of a document that gives a day to what it tells of somebody: "was founded in"; of several the first."""
    told = (claim for claim in fact.claims if claim.role and (claim.window.start or claim.window.end))
    return next((plain(claim.role) for claim in told if claim.saying.reading is Reading.EXTRACTED), "")


def _when(fact: Fact, edge: Edge, *, is_within: bool = False) -> str:
    """The days of one tie as words of the sentence; of what some source leaves open at least those that another gives.

    is_within  it stands within parentheses, where no others are opened
    """
    days = days_of(edge)
    if fact.way.once:
        return on_day(days.start) if days.start else ""
    least = "at least " if days.start and days.end and days.is_open else ""
    told_by = listed([who(name) for name in days.by], 2) if days.by else ""
    by = "" if not told_by else f", the days by {told_by}" if is_within else f" (the days by {told_by})"
    return f"{least}{days.words}{by}" if days.words else ""


def _named(anchor: Node, *, is_again: bool) -> str:
    return again(anchor) if is_again else thing(anchor)


def _verb(fact: Fact, has_one_span: bool) -> str:
    way, days = fact.way, [days_of(edge) for edge in fact.edges]
    is_many = way.turned and len(fact.items) > 1
    over = all(each.is_over for each in days) or (way.once and all(each.start for each in days))
    if is_many:
        return way.many[1] if over else way.many[0]
    if over:
        return way.past
    return way.since if has_one_span and days[0].start and not days[0].end else way.now


def _designated(fact: Fact, *, is_again: bool) -> str:
    (edge,) = fact.edges
    day = days_of(edge).start
    roles = dict.fromkeys(
        claim.role for claim in agreeing(edge) if claim.role and (_ACT.search(claim.role) or not is_taken_out([claim]))
    )
    acts = [plain(role) for role in roles if not _TAG.fullmatch(role)]
    tags = [plain(role) for role in roles if _TAG.fullmatch(role)]
    under = f" under {listed(acts)}" if acts else ""
    tagged = f" ({'programme' if ',' not in tags[0] else 'programmes'} {'; '.join(tags)})" if tags else ""
    verb = fact.way.past if day else fact.way.now
    return f"{thing(edge.object)} {verb} {_named(fact.anchor, is_again=is_again)}{f' {on_day(day)}' if day else ''}{under}{tagged}"


def _items(fact: Fact, whole: str) -> list[str]:
    """Each item with what is said of it alone: days that not all share, figures, what a list calls a name."""
    named = [_its_own(fact, name, node) for name, node in zip(_names(fact), fact.items, strict=True)]
    found = []
    for name, edge in zip(named, fact.edges, strict=True):
        whose = plain(tally(edge))
        shown = whose or name
        details = [
            _named_as(edge),
            "" if whose else plain(figure_of(edge)),
            *(f"{plain(figure)} by {who(by)}" for figure, by in other_figures(edge)),
            "" if whole else _when(fact, edge, is_within=True),
        ]
        told = "; ".join(each.replace(f", {whole}", "") if whole else each for each in details if each)
        found.append(f"{shown} ({told})" if told else shown)
    return found


def _its_own(fact: Fact, name: str, node: Node) -> str:
    """A network that is called after whom the sentence is about: "has operated its botnet"."""
    head, of, whose = node.name.rpartition(" of ")
    is_own = of and whose == fact.anchor.name and node.kind is NodeKind.INFRASTRUCTURE and not fact.way.turned
    return f"its {head[:1].lower()}{plain(head[1:])}" if is_own else name


def _names(fact: Fact) -> list[str]:
    if fact.relation is Relation.ALSO_CALLED:
        return [plain(node.name) for node in fact.items]
    if any(node.indicator for node in fact.items):
        return [defanged(node.name) for node in fact.items]
    return things(fact.items)


def _named_as(edge: Edge) -> str:
    if edge.relation is not Relation.ALSO_CALLED:
        return ""
    several = len(publishers(edge.standing)) > 1
    roles = dict.fromkeys(
        f"{role} to {who(claim.saying.by)}" if several else role for claim in edge.standing if (role := _called(claim))
    )
    return ", ".join(roles)


def _called(claim: Claim) -> str:
    """What kind of name it is; the words with which a text told it ("also known as") say no more than the sentence does."""
    if claim.saying.reading is Reading.EXTRACTED and claim.role not in _NAMED_AS:
        return "formerly" if _FORMER.search(claim.role) else ""
    return _NAMED_AS.get(claim.role, plain(claim.role)) if claim.role else ""


def _before_items(fact: Fact) -> str:
    """Devices stand in a country and are of a make; nobody has compromised the country. Kinds ("routers") say it themselves."""
    if fact.relation is not Relation.COMPROMISES:
        return ""
    if fact.items[0].kind is NodeKind.COUNTRY:
        is_network = fact.anchor.kind is NodeKind.INFRASTRUCTURE or {claim.tier for claim in fact.claims} == {
            Tier.DEVICE
        }
        return "devices in " if is_network else "systems in "
    is_make = fact.items[0].kind is NodeKind.DEVICE and not any(figure_of(edge) for edge in fact.edges)
    has_makes = any(node.name[:1].isupper() for node in fact.items)
    return "devices of the makes or kinds " if is_make and has_makes and len(fact.items) > 1 else ""


def _roles(fact: Fact) -> str:
    """The source's own word for a tie that is loose, in quotation marks; what a listing was made under."""
    is_listing = fact.relation is Relation.LISTED_AS
    # With a listing a machine takes the name that it found, which the notes tell.
    taken = [claim for claim in fact.claims if not (is_listing and claim.saying.reading is Reading.EXTRACTED)]
    words = dict.fromkeys(plain(claim.role) for claim in taken if claim.role)
    if is_listing and words:
        return f" ({'; '.join(words)})"
    return f" ({listed([f'“{word}”' for word in words])})" if fact.way.quotes and words else ""


def _size(edge: Edge) -> float:
    """The largest number of a tie's figure, for its order among others."""
    found = re.search(r"\d{1,3}(?:,\d{3})+|\d+", figure_of(edge))
    return float(found[0].replace(",", "")) if found else 0.0


def is_taken_out(claims: Iterable[Claim]) -> bool:
    """Whether a machine took all of them out of documents."""
    return {claim.saying.reading for claim in claims} == {Reading.EXTRACTED}


def usual_publishers(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Out of whose documents a machine took most of what is told; nobody's where no such are behind more than half of it."""
    taken = [publishers(fact.claims) for fact in facts if is_taken_out(fact.claims)]
    names = sorted(
        {name for each in taken for name in each}, key=lambda name: (-sum(name in each for each in taken), name)
    )
    return tuple(names) if len(taken) >= _LEAST_USUAL and 2 * len(taken) > len(facts) else ()


def _reserve(edges: Sequence[Edge], *, is_usual: bool = False) -> str:
    """What a reader has to know beside the words: how far it was read, how sure its source is, that others differ."""
    claims = [claim for edge in edges for claim in agreeing(edge)]
    readings = {claim.saying.reading for claim in claims}
    told = [] if is_usual else [_RESERVES[each] for each in readings if len(readings) == 1 and each in _RESERVES]
    if all(claim.confidence < 1 for claim in claims):
        told.append(f"its source gives it a confidence of {max(claim.confidence for claim in claims):.2g}")
    if not is_usual and any(days_of(edge).inferred for edge in edges):
        told.append("the days are inferred, not published")
    if any(edge.state is State.DISPUTED for edge in edges) and _RESERVES[Reading.CONFLICT] not in told:
        told.append("sources differ")
    return "; ".join(told)


def sentence(fact: Fact, *, is_again: bool = False, usual: tuple[str, ...] = ()) -> str:
    """The fact as a whole sentence with who says it, unless a machine took it out of the documents of these usual publishers.

    Which of them, its note says.
    """
    names = publishers(fact.claims)
    is_usual = bool(usual) and {*names} <= {*usual} and is_taken_out(fact.claims)
    reserve = _reserve(fact.edges, is_usual=is_usual)
    told = clause(fact, is_again=is_again)
    speaks = _other(fact.edges[0]) if fact.relation is Relation.DESIGNATED_BY else fact.anchor
    # Who tells of its own act is named already.
    is_own = names == (speaks.name,) and speaks.kind is NodeKind.AUTHORITY
    by = "" if is_own or is_usual else f", {by_whom(fact.claims)}"
    return f"{capital(_with_reserve(f'{told}{by}', reserve))}."


def _with_reserve(told: str, reserve: str) -> str:
    """The words with what a reader has to know beside them; of two parentheses in a row one is made."""
    if reserve and told.endswith(")"):
        return f"{told[:-1]}; {reserve})"
    return f"{told} ({reserve})" if reserve else told


def usual_sentence(names: tuple[str, ...]) -> str:
    """What is said once of all that the usual publishers tell."""
    told, says = listed([who(name) for name in names], _MOST_PUBLISHERS, "others"), "says" if len(names) == 1 else "say"
    which = "" if len(names) == 1 else " (which of them, the note says)"
    return (
        f"Where no source is named, {told} {says} so{which}: a machine took it out of the document, whose words stand in the notes,"
        " and reckoned days such as “Friday” from its date."
    )


def values_by_kind(edges: Iterable[Edge]) -> list[str]:
    """How many values of which kind ties name: ["three addresses", "one name"]."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges:
        if edge.object.indicator is not None:
            found[_VALUES.get(edge.object.indicator.value, ("value", "values"))].add(edge.object.id)
    return [counted(len(ids), *words) for words, ids in sorted(found.items())]


_FILES: Final = ("file", "files")
_VALUES: Final = {
    "ip": ("address", "addresses"), "network": ("network of addresses", "networks of addresses"), "domain": ("name", "names"),
    "domain and below": ("name", "names"), "url": ("address of a page", "addresses of pages"),
    "certificate sha-256": ("certificate", "certificates"), "name in a certificate": ("name in a certificate", "names in certificates"),
    "file sha-256": _FILES, "file sha-1": _FILES, "file md5": _FILES, "ja3": ("fingerprint", "fingerprints"),
}  # fmt: skip


def statements(count: int) -> str:
    """As "one statement", "12 statements"."""
    return counted(count, "statement")


def statement(edge: Edge) -> str:
    """What a tie says, without days and whoever says it: for what is disputed or denied."""
    way = WAYS[edge.relation]
    subject, other = (defanged(each.name) if each.indicator else thing(each) for each in (edge.subject, edge.object))
    if edge.relation is Relation.DESIGNATED_BY:
        return f"{other} {way.now} {subject}"
    return f"{subject} {way.now} {plain(edge.object.name) if edge.relation is Relation.ALSO_CALLED else other}"
