"""What a row of words reads in a sentence that its clauses tell otherwise: another's deed, what was undergone, a part in something."""

import re
from collections.abc import Sequence

from seawall.claims import Node, NodeKind, Relation
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals.frames import OPEN_NOUNS
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.said import Said as Clause
from seawall.proposals.slot import Marked
from seawall.proposals.words import VENDORS

# Rows whose words are a deed of who stands before them.
_DEEDS = frozenset({"compromises", "targets", "operates", "controls", "develops", "seized", "designated", "supplies"})
_OF_INTRUDERS = frozenset({
    Relation.COMPROMISES, Relation.TARGETS, Relation.OPERATES, Relation.CONTROLS, Relation.USES, Relation.EXPLOITS,
})  # fmt: skip


def misread(hit: Hit, marked: Marked, clauses: Sequence[Clause]) -> bool:
    """Whether the clauses of the sentence say something else than the row of words did."""
    passive = [said.verb.words[-1].start for said in clauses if said.verb.is_passive]
    asides = [said.reach for said in clauses if said.is_aside]
    of_hit = (_is_undergone(hit, passive), _is_of_aside(hit, asides), _is_run(hit))
    of_text = (
        _is_accused(hit, marked.text), _is_after(hit, marked.text), _is_only_part(hit, marked.text), _is_cleft(hit, marked.text),
        _is_noun(hit, marked.text), _is_measure(hit, marked.text), _is_own_end(hit, marked.text),
    )  # fmt: skip
    of_clauses = (
        _is_of_group(hit, clauses), _is_its(hit, clauses), _is_anothers(hit, clauses), _is_of_things(hit, clauses),
        _is_cited(hit, clauses),
    )  # fmt: skip
    return any((*of_hit, *of_text, *of_clauses, _is_of_another(hit, marked), _is_had(hit, marked)))


def is_of_others(hit: Hit, marked: Marked) -> bool:
    """Whether what rows or clauses tell of a party is told of somebody or something else in whatever sentence it stands."""
    of_things = _is_name_of_another(hit, marked.text) or _is_maker(hit, marked.text)
    is_excepted = _is_excepted(hit.subject, marked) or _is_excepted(hit.object, marked)
    of_things = (
        of_things
        or _is_used_by(hit, marked.text)
        or _is_either(hit, marked.text)
        or _is_of_upper_tier(hit, marked.text)
    )
    return of_things or is_excepted or _is_of_vendor(hit) or _is_source(hit, marked) or _is_told_apart(hit, marked)


def _is_used_by(hit: Hit, text: str) -> bool:
    """Whether what is told to be used by somebody is taken for what the name before uses: "built by A and used by B"."""
    return hit.rule == "uses" and hit.words == "used" and text.startswith(" by ", hit.stop) and hit.reach[0] < hit.start


# "Tier 2 consists of command-and-control servers": those are the operators' own.
_UPPER_TIER = late(
    r"(?:[Tt]he |[Ii]ts )?(?:Tier [23]|(?:second|third|top|upper|middle|management) tier)\b", re.IGNORECASE
)


def _is_of_upper_tier(hit: Hit, text: str) -> bool:
    """Whether what a network is told to be made of are its operators' servers."""
    is_made_of = hit.relation is Relation.COMPROMISES and hit.object.kind is NodeKind.DEVICE
    return is_made_of and bool(_UPPER_TIER.match(text, hit.reach[0]))


# "Owned or controlled by": which of the two is not said (owners.py tells that it is controlled).
_OR_CONTROLLED = late(r" or controlled by\b")
_OWNED_OR = late(r"\bowned or $")


def _is_either(hit: Hit, text: str) -> bool:
    """Whether only one of two ties is taken that stand beside one another with "or"."""
    is_one = (
        _OR_CONTROLLED.match(text, hit.stop) if hit.relation is Relation.OWNS else _OWNED_OR.search(text, 0, hit.start)
    )
    return hit.rule == "owned by" and bool(is_one)


# "Unlike A, B was sanctioned"; "sanctioned B, not A".
_EXCEPT = late(
    r"(?:\b[Uu]nlike|\b[Cc]ontrary to|\b[Rr]ather than|\b[Ii]nstead of|\bother than|\b[Ee]xcept(?: for)?|\b[Ee]xcluding|\bas opposed to|(?:,|\band|\bbut) not)(?: the)? $"
)


def _is_excepted(party: Node, marked: Marked) -> bool:
    """Whether a party is named in the statement's words only to except it from what they say."""
    own = [slot for slot in marked.slots if slot.node.id == party.id and slot.is_named]
    return bool(own) and all(_EXCEPT.search(marked.text, 0, slot.start) for slot in own)


def _is_of_aside(hit: Hit, asides: Sequence[tuple[int, int]]) -> bool:
    """Whether its subject stands in a clause behind "which" that ends before its verb: that clause's object did nothing."""
    return any(start <= hit.reach[0] < stop <= hit.start for start, stop in asides)


def _is_accused(hit: Hit, text: str) -> bool:
    """Whether who is taken for the denier is whom "it" accuses: "It accused A of lying and denied ties to B"."""
    is_it = text.startswith(("It ", "They ")) and " accus" in text
    return hit.rule == "denies ties to" and is_it and hit.subject.kind is NodeKind.COUNTRY


# "A custom variant of the Mirai malware called Nosedive", "the third tier, referred to as Sparrow": of the variant, of the tier.
_VARIANT_OF = late(
    r"\b(?:variants?|versions?|forks?|offshoots?|derivatives?|strains?|modifications?|descendants?) of (?:the |an? )?(?:[\w-]+ ){0,2}$"
)
_TIER = late(r"(?:[Tt]he|[Ii]ts) \w+ tier\b|Tier \d")


def _is_name_of_another(hit: Hit, text: str) -> bool:
    """Whether another name is that of what is only made of the party, or a part of it."""
    if hit.relation is not Relation.ALSO_CALLED:
        return False
    return bool(_VARIANT_OF.search(text, 0, hit.reach[0]) or _TIER.match(text, hit.reach[0]))


# "Targets devices from manufacturers like A": those who made them are no victims.
_MADE_BY = late(
    r"\b(?:devices?|routers?|cameras?|firewalls?|products?|models|equipment|hardware|gear|appliances?|software)"
    r" (?:(?:made|built|sold|produced|manufactured) )?(?:from|by) (?:[\w-]+ ){0,3}[\w-]+$"
)


def _is_maker(hit: Hit, text: str) -> bool:
    """Whether who is told to be a victim made what was hit."""
    is_victim = hit.relation is Relation.TARGETS and hit.object.kind is NodeKind.SECTOR
    return is_victim and bool(_MADE_BY.search(text, hit.start, hit.reach[1]))


def _is_run(hit: Hit) -> bool:
    """Whether "ran the botnet" is told of a company: it operates the network, and doesn't use it."""
    if hit.relation is Relation.OPERATES and hit.subject.kind is NodeKind.ACTOR:
        # "The group ran its operations on the company's infrastructure": the network is the company's.
        return is_network_of_somebody(hit.object)
    is_network = hit.subject.kind is NodeKind.COMPANY and hit.object.kind is NodeKind.INFRASTRUCTURE
    return hit.rule == "uses" and is_network and hit.words.startswith(("ran", "run"))


_AFTER = late(r"\b(?:follow(?:s|ed|ing)?|after|since|came|comes)\b")


def _is_after(hit: Hit, text: str) -> bool:
    """Whether a takedown is only what came before: "OFAC action follows September takedown of a botnet"."""
    return hit.rule == "seized" and hit.words.endswith(" of") and bool(_AFTER.search(text, hit.reach[0], hit.start))


def _is_of_another(hit: Hit, marked: Marked) -> bool:
    """Whether a party stands between "tied to" and a country: "infrastructure tied to the company to target victims in Europe"."""
    stop = hit.reach[1]
    parties = (slot for slot in marked.slots if slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.AUTHORITY))
    is_tie = hit.rule == "linked to" and hit.object.kind is NodeKind.COUNTRY
    return is_tie and any(hit.stop <= slot.start and slot.stop < stop for slot in parties)


_PART = late(
    r"\b(?:involve\w*|role|part|hand|implicated|complicit|participat\w+) in\b|\b(?:linked|tied|connected) to\b"
)


def _is_only_part(hit: Hit, text: str) -> bool:
    """Whether a company had no more than a part in hacks of a country's or a trade's victims: who hit them is somebody else."""
    is_trade = hit.object.kind is NodeKind.SECTOR and hit.rule == "targets"
    is_hit = is_trade or (hit.object.kind is NodeKind.COUNTRY and hit.rule in ("behind a breach", "targets"))
    return hit.subject.kind is NodeKind.COMPANY and is_hit and bool(_PART.search(text, hit.reach[0], hit.stop))


def _is_anothers(hit: Hit, clauses: Sequence[Clause]) -> bool:
    """Whether by the clauses it is somebody else's name, or deed: "a botnet used by Flax Typhoon, known as Raptor Train"."""
    said = next((one for one in clauses if hit.start <= one.verb.start < hit.stop), None)
    named = [phrase.head.slot for some in said.subjects for phrase in some] if said else []
    whose = {slot.node.id for slot in named if slot is not None}
    return hit.rule in ("also called", "targets") and bool(whose) and hit.subject.id not in whose


_CITING = frozenset("highlight cite mention note detail flag list describe outline recount point".split())


_STOLEN_FROM = late(r"\b(?:stolen|taken|obtained|pilfered|swiped|lifted|copied) from (?:the )?$")


def _is_source(hit: Hit, marked: Marked) -> bool:
    """Whether a deed is told of whom something was stolen from: "a key stolen from a vendor, to get into the workstations"."""
    own = [slot for slot in marked.slots if slot.node.id == hit.subject.id and slot.is_named]
    return hit.relation in _OF_INTRUDERS and bool(own) and all(
        _STOLEN_FROM.search(marked.text, 0, slot.start) for slot in own
    )  # fmt: skip


def _is_cited(hit: Hit, clauses: Sequence[Clause]) -> bool:
    """Whether "it" only tells of what somebody did: "it highlighted many hacks against US victims"."""
    is_it = any(note.startswith("'It' is taken for") for note in hit.notes)
    return is_it and hit.relation in _OF_INTRUDERS and any(
        said.verb.verb.removesuffix("ed").removesuffix("s") in _CITING and said.verb.stop <= hit.start
        and bool(said.subjects) and said.subjects[0][0].text == "it"
        for said in clauses
    )  # fmt: skip


# "Including targets in government": those who were hit. "Attacks from Mexico" come from there, and "a smear campaign" hacks nobody.
_A_NOUN = late(
    r"\b(?:including|some|many|other|others|its|their|his|the|these|those|of|against|on|for|from|such|new|more|several|key|possible|potential|likely|priority|high-value|intended|main|primary|soft|as|and|are|were|is|was) $"
)
_VICTIMS = late(r"(?:victims|targets) (?:(?:\w+ )*)(?:in|across)$")
_OWN_VICTIMS = late(r"(?:\b(?:its|their|whose|Its|Their)|['’]s?) (?:[\w-]+ ){0,2}$")
_FROM = late(r",? (?:that |which )?(?:came |originat\w+ |stemm\w+ |launched )?from\b")
_OF_WORDS = late(
    r"\b(?:smear|disinformation|propaganda|media|pressure|lobbying|publicity|influence|slander|defamation|public[- ]relations|export[- ]controls?|control) $",
    re.IGNORECASE,
)


def _is_noun(hit: Hit, text: str) -> bool:
    """Whether the words of an aim are the noun "targets", attacks that come from somewhere, or a campaign of words."""
    if hit.rule != "targets":
        return False
    before = text[: hit.start]
    is_noun = hit.words == "targets" and bool(_A_NOUN.search(before))
    # "Lets them attack victims based in the U.S.": whose victims they are, nobody says.
    is_noun = is_noun or (
        hit.subject.kind is NodeKind.COMPANY and bool(_VICTIMS.match(hit.words)) and not _OWN_VICTIMS.search(before)
    )
    return is_noun or bool(_FROM.match(text, hit.stop)) or bool(_OF_WORDS.search(before))


# "The sanctions target those responsible for activities against the UK": no attack, and whose those were nobody says.
_MEASURE = late(
    r"\b(?:sanctions|measures?|actions?|stroke|restrictions|penalties|designations?|crackdown|package|curbs) (?:\w+ly |will |also )?$|\b(?:those|anyone|everyone|people) (?:\w+ )?responsible for [^,;.]*$"
)


def _is_measure(hit: Hit, text: str) -> bool:
    """Whether a measure is meant for somebody, or the aim is of people without a name whom one is meant for."""
    return hit.rule == "targets" and bool(_MEASURE.search(text, 0, hit.start))


_THEY = late(r"\b(?:they|and) (?:\w+ly |then |had |have )?$")
_THEIR = late(r" (?:their|its)(?: own)? ")


def _is_own_end(hit: Hit, text: str) -> bool:
    """Whether those who ran a network took it down themselves: "up against the FBI, they dismantled their infrastructure"."""
    return hit.rule == "seized" and bool(_THEY.search(text, hit.reach[0], hit.start) and _THEIR.match(text, hit.stop))


# "It was Microsoft that named Flax Typhoon": nobody is meant by "it".
_CLEFT = late(r"[“\"]?It (?:was|is) [^,.;]{2,60}? (?:that|who|which) ")


def _is_cleft(hit: Hit, text: str) -> bool:
    """Whether "it" only opens the sentence."""
    return bool(_CLEFT.match(text)) and any(note.startswith("'It' is taken for") for note in hit.notes)


def _is_of_things(hit: Hit, clauses: Sequence[Clause]) -> bool:
    """Whether it is machines that are linked to somebody: "reached computers linked to entities in Europe"."""
    said = next((one for one in clauses if hit.start <= one.verb.start < hit.stop), None)
    if hit.rule != "linked to" or said is None or said.verb.is_finite or not said.verb.is_passive or not said.subjects:
        return False
    first, head = said.subjects[0][0], said.subjects[0][0].head
    # "Flax Typhoon, a hacking group associated with": the noun says what the name is.
    is_apposed = any(
        phrase.head.slot is not None and phrase.head.slot.node.id == hit.subject.id and first.start - phrase.stop == len(", ")
        for some in said.subjects for phrase in some
    )  # fmt: skip
    return head.slot is None and head.text.casefold() in OPEN_NOUNS and hit.reach[0] < first.start and not is_apposed


# "A company with close links to the ministry": the noun before "with" has them, which the nouns tell (nominal.py).
_WITH = late(r"\bwith (?:[\w-]+ ){0,2}(?:links|ties|connections)\b")


_GROUPS = frozenset("group gang crew hackers hacker actors actor collective intruders spies".split())


def _is_of_group(hit: Hit, clauses: Sequence[Clause]) -> bool:
    """Whether a group without a name did what a row takes for a company's deed, or its network's: "aiding a group that infiltrated networks"."""
    said = next((one for one in clauses if hit.start <= one.verb.start < hit.stop), None)
    heads = {phrase.head.text.casefold() for some in said.subjects[:1] for phrase in some} if said else set()
    is_deed = hit.rule in ("compromises", "targets") and hit.subject.kind in (NodeKind.COMPANY, NodeKind.INFRASTRUCTURE)
    return is_deed and bool(heads & _GROUPS)


def _is_had(hit: Hit, marked: Marked) -> bool:
    """Whether somebody else has the ties: "a botnet managed by a company with links to the government"."""
    told = _WITH.search(marked.text, 0, hit.stop)
    if hit.rule != "linked to" or told is None or not hit.start <= told.end() <= hit.stop:
        return False
    before = [
        slot for slot in marked.slots if slot.stop <= hit.start and slot.kind in (NodeKind.COMPANY, NodeKind.ACTOR)
    ]
    is_company = hit.subject.kind is not NodeKind.COMPANY and _COMPANY_WITH.search(marked.text, 0, told.end())
    return bool(is_company) or (bool(before) and before[-1].node.id != hit.subject.id)


_COMPANY_WITH = late(r"\b(?:company|firm|contractor|business),? with (?:[\w-]+ ){0,2}(?:links|ties|connections)$")


def _is_its(hit: Hit, clauses: Sequence[Clause]) -> bool:
    """Whether the clauses read as "it did" what a row of words takes for a deed of the name before: "and accused it of having run"."""
    said = next((one for one in clauses if one.verb.start <= hit.start < one.verb.stop), None)
    is_it = said is not None and bool(said.subjects) and said.subjects[0][0].text in ("it", "they", "them")
    if said is not None and said.subjects and said.subjects[0][0].meant and hit.rule == "seized":
        # Who "it" is the sentence itself tells.
        return all(slot.node.id != hit.subject.id for slot in said.subjects[0][0].meant)
    is_party = hit.subject.kind in (NodeKind.COMPANY, NodeKind.ACTOR) and hit.relation is not Relation.DESIGNATED_BY
    return (
        is_it
        and is_party
        and hit.rule in _DEEDS
        and not any(note.endswith((f" {hit.subject.name}", " before")) for note in hit.notes)
    )


_APART = late(r"\b(?:mistaken for|confused with)\b")


def _is_told_apart(hit: Hit, marked: Marked) -> bool:
    """Whether it is told of whom somebody else should not be mistaken for: "the group is not to be confused with B, which did it"."""
    found = _APART.search(marked.text)
    if found is None or hit.start < found.end():
        return False
    own = [slot.start for slot in marked.slots if slot.node.id == hit.subject.id]
    return bool(own) and all(start < found.start() for start in own)


_RESPECTIVELY = late(r"\brespectively\b")


def without_shared_out(found: Sequence[Hit], text: str) -> list[Hit]:
    """Of "A and B are accused of hacking carriers and of lurking in networks, respectively" nothing is said of both."""
    if not _RESPECTIVELY.search(text):
        return list(found)
    told: dict[tuple[int, Relation, str], set[str]] = {}
    for hit in found:
        told.setdefault((hit.start, hit.relation, hit.object.id), set()).add(hit.subject.id)
    return [hit for hit in found if len(told[hit.start, hit.relation, hit.object.id]) == 1]


def _is_of_vendor(hit: Hit) -> bool:
    """Whether a deed is told of who only reports on such deeds: "researchers at Black Lotus Labs said it had infected routers"."""
    return hit.relation in _OF_INTRUDERS and hit.subject.name.startswith(VENDORS)


def _is_undergone(hit: Hit, passive: Sequence[int]) -> bool:
    """Whether the clauses read as done to somebody what a row of words takes for somebody's deed."""
    # "Victims have been seen in Europe": what was done to them is the deed.
    is_aimed = hit.words.endswith((" at", " against", " in", " across"))
    return hit.rule in _DEEDS and not is_aimed and any(hit.start <= start < hit.stop for start in passive)
