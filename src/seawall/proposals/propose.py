"""From sentences to proposals: mentions, statements with their days, and how each stands; nothing is accepted by itself.

There is no model: each proposal names the rule that made it, and a text that gives orders is a text like any other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from seawall.claims import Claim, Node, NodeKind, Relation, Source, node
from seawall.documents import Sentence
from seawall.proposals.awaited import Awaited, announced, described_before, group_before, opener, those
from seawall.proposals.bodies import by_one_body
from seawall.proposals.dates import Days, InMonth, day_of, days_in
from seawall.proposals.dating import dated
from seawall.proposals.daysof import Clauses
from seawall.proposals.denials import denials, remember_speaker
from seawall.proposals.described import described
from seawall.proposals.entries import remember_listed
from seawall.proposals.find import named, near
from seawall.proposals.followed import along, followed, following, next_in_turn, under_order
from seawall.proposals.fragments import Completed, completed
from seawall.proposals.framed import framed
from seawall.proposals.hits import Hit, hits
from seawall.proposals.its_network import its_network, own_botnet
from seawall.proposals.judged import Said, judged, made, speaker
from seawall.proposals.known import Known, built_in, taught
from seawall.proposals.late import late
from seawall.proposals.leads import Announced, announced_on, in_lead, listed_on, of_list, told_before
from seawall.proposals.likened import told_of
from seawall.proposals.listing import Lead, item_of, lead_of
from seawall.proposals.memory import Memory
from seawall.proposals.misread import is_of_others, misread, without_shared_out
from seawall.proposals.more_hits import as_called, more_hits
from seawall.proposals.once import once
from seawall.proposals.others import main_group, others_networks
from seawall.proposals.parsed import prepare
from seawall.proposals.proposal import Proposal, Refusal
from seawall.proposals.slot import Listed, Marked, Slot, masked
from seawall.proposals.spoken_of import is_heading, remember_subject
from seawall.proposals.sponsored import only_sponsor
from seawall.proposals.standing import Stand, standing
from seawall.proposals.told_days import UPDATE, days_of
from seawall.proposals.words import NAMING_SCHEMES, VENDORS

_QUOTES = ("“", "”", '"')
# Who says that a name is a listed one: this program, by the score of the names, and never the document.
MATCHED_BY = "Seawall (by names)"
_MENTIONED = frozenset({
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY, NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE,
    NodeKind.LISTING,
})  # fmt: skip
# A document's title and first sentences say what it is about.
_HEAD = 4
_NETWORK = late(
    r"botnet|covert (?:\w+ )?network|network of (?:[\w,-]+ ){0,7}?(?:devices|routers|computers)", re.IGNORECASE
)
_EXCHANGE = late(
    r"\b(?:crypto(?:currency)?|virtual[- ]currency|bitcoin|digital[- ]asset) (?:exchanges?|mixers?|mixing)\b",
    re.IGNORECASE,
)
_PRONOUN = late(r"['\"](?:[Ii]t|[Tt]hey)['\"]|the sentence names nobody")
# Who is named in so many sentences is not named in passing.
_IN_PASSING = 2
_SAME_DAY_WITHIN = 2
_MONTH = len("2025-01")
_HE = late(r"\b(?:he|she) \w+|\b(?:said|says|added) (?:he|she)\b")


@dataclass(slots=True)
class _Reader:
    """One document while it is read."""

    source: Source
    memory: Memory
    on: date | None
    mentioned: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    designated: set[tuple[str, str]] = field(default_factory=set)
    awaited: list[Awaited] = field(default_factory=list)
    at: int = 0
    speaker: tuple[int, Node] | None = None
    announced: Days | None = None
    listed_on: Days | None = None
    acts: dict[tuple[str, str], Days] = field(default_factory=dict)
    opener: Node | None = None


def propose(
    sentences: Sequence[Sentence], listed: Mapping[int, Sequence[Listed]], claims: Iterable[Claim], source: Source
) -> Iterator[Proposal | Refusal]:
    """What the sentences of one document propose, in its order.

    listed  by a sentence's number from 0, the listed names that the corpus found in it
    claims  what is known before: they teach names of groups, networks and tools, and nothing else
    source  the document: its file, who published it (`by`) and when (`on`), against which "Friday" is reckoned
    """
    return by_one_body(_proposed(sentences, listed, claims, source))


def _proposed(
    sentences: Sequence[Sentence], listed: Mapping[int, Sequence[Listed]], claims: Iterable[Claim], source: Source
) -> Iterator[Proposal | Refusal]:
    """What each sentence proposes, of whom it tells it."""
    memory = Memory(Known([*built_in(), *taught(claims)]), source.file)
    reader = _Reader(source, memory, _on(source))
    memory.on = reader.on
    texts = [sentence.text for sentence in sentences]
    remember_listed(texts, listed, memory)
    slots = [_first_look(sentence, listed.get(at, ()), memory) for at, sentence in enumerate(sentences)]
    # What a document calls somebody further down is known in its first lines too.
    slots = [_first_look(sentence, listed.get(at, ()), memory) for at, sentence in enumerate(sentences)]
    slots = [[_whole(slot, memory) for slot in some] for some in slots]
    _settle(reader, sentences, slots)
    lead: Lead | None = None
    # Whom a title names is introduced in the text.
    told = [() if at < _HEAD and is_heading(each.text) else slots[at] for at, each in enumerate(sentences)]
    reader.opener = opener(sentences[0].text, slots[0]) if sentences else None
    reader.announced = announced_on(texts, reader.on)
    for at, sentence in enumerate(sentences):
        reader.at = at
        _remember_update(reader, sentence)
        if at and sentence.paragraph != sentences[at - 1].paragraph:
            memory.open_paragraph()
        if lead and (item := item_of(lead, sentence, slots[at])):
            yield from _of_item(reader, *item, is_first=lead.items == 1)
            continue
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        lead = lead_of(sentence, slots[at], following)
        if lead is None and (whole := completed(sentence.text, slots[at], memory)):
            yield from _of_line(reader, sentence, whole, slots[at])
            continue
        coming = list(described_before(at, texts, masked(sentence.text, slots[at]), told))
        if memory.is_about_actor:
            coming += group_before(at, sentence.text, told, memory.actor)
        own = told_of(sentence.text, slots[at])
        found = described(sentence.text, [*own, *coming], memory)
        for one, slot in near(listed.get(at, ()), slots[at]):
            why = f"near the listed name {one.listed_name!r} ({one.entity_id}), but part of another name: no mention of it"
            yield Refusal(sentence, "near name", slot.said, why)
        likened = [slot for slot in slots[at] if slot not in own]
        yield from _mentions(reader, sentence, sorted([*found.slots, *likened], key=lambda slot: slot.start))
        if lead is None:
            yield from _statements(reader, sentence, found)
            yield from _announced(reader, sentence, found)
        if who := speaker(found) or _goes_on(reader, sentence):
            reader.speaker = (sentence.paragraph, who)
        remember_subject(found, memory)


def _on(source: Source) -> date | None:
    """The day against which days are reckoned: that of publication, or its month; of a longer span nothing is."""
    if source.on is None or source.on.is_exact:
        return source.on.latest if source.on else None
    first, last = source.on.earliest, source.on.latest
    is_month = (first.year, first.month) == (last.year, last.month)
    return InMonth(last.year, last.month, last.day) if is_month else None


def _remember_update(reader: _Reader, sentence: Sentence) -> None:
    """The day of an update in place of the document's, from there on."""
    found = UPDATE.match(sentence.text)
    if found and (day := day_of(found["day"])):
        reader.on = reader.memory.on = date.fromisoformat(day)
        reader.memory.day, reader.memory.month = "", ""


def _of_item(
    reader: _Reader, sentence: Sentence, slots: list[Slot], begin: int, *, is_first: bool
) -> Iterator[Proposal | Refusal]:
    """What a list says of one of its items: the sentence that opens it, said of the item; what it says of all, with the first."""
    found = described(sentence.text, slots, reader.memory)
    yield from _mentions(reader, sentence, [slot for slot in found.slots if slot.start >= begin])
    here = {slot.node.id for slot in found.slots if slot.start >= begin}
    for one in _statements(reader, sentence, found):
        if is_first or (isinstance(one, Proposal) and one.claim.object.id in here):
            yield one


def _of_line(
    reader: _Reader, sentence: Sentence, whole: Completed, own: Sequence[Slot]
) -> Iterator[Proposal | Refusal]:
    """What a line without its subject says, read as the sentence that it stands for."""
    found = described(whole.text, whole.slots, reader.memory)
    yield from _mentions(reader, sentence, own)
    for one in _statements(reader, replace(sentence, text=whole.text), found):
        if isinstance(one, Proposal):
            claim = replace(one.claim, note=f"{whole.note}; {one.claim.note}")
            yield replace(one, claim=claim, notes=(*one.notes, whole.note))
        else:
            yield one
    remember_subject(found, reader.memory)


def _first_look(sentence: Sentence, listed: Sequence[Listed], memory: Memory) -> list[Slot]:
    """The names of a sentence; an alias that it tells as a fact means the same company from here on."""
    slots = named(sentence.text, listed, memory)
    found = described(sentence.text, told_of(sentence.text, slots), memory)
    for hit in (*hits(found, memory), *as_called(found, memory)):
        # Whom "it" means is known only when the document is read to there.
        is_alias = (
            hit.relation is Relation.ALSO_CALLED
            and hit.subject.kind is NodeKind.COMPANY
            # A vendor's name for a group is never a company's, whatever stands before it.
            and not NAMING_SCHEMES.fullmatch(hit.object.name)
            and not any(_PRONOUN.match(note) for note in hit.notes)
        )
        if is_alias and standing(found.hidden, hit.start, hit.stop).stand is Stand.FACT:
            memory.known.add(hit.object.name, hit.subject, anew=True)
            memory.companies.setdefault(hit.object.name, hit.subject)
            slots = [replace(slot, node=hit.subject) if slot.node.id == hit.object.id else slot for slot in slots]
    remember_subject(found, memory)
    return slots


def _whole(slot: Slot, memory: Memory) -> Slot:
    """A company that a title calls by the beginning of its name is the one that the text names in full."""
    whole = memory.longer(slot.node) if slot.kind is NodeKind.COMPANY and not slot.entity_id else None
    return replace(slot, node=whole) if whole else slot


def _settle(reader: _Reader, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]) -> None:
    """Which network "the botnet" means in all of the document, and whose it is where it has no name."""
    every = [slot for some in slots for slot in some]
    # A network that is named further down is "the botnet" only if it is introduced as that, or the document is about it.
    head = [slot for some in slots[:_HEAD] for slot in some]
    networks = [
        slot for slot in every
        if slot.kind is NodeKind.INFRASTRUCTURE and (slot.node.id in reader.memory.identified or slot in head)
    ]  # fmt: skip
    owners = [slot.node for slot in every if slot.kind is NodeKind.COMPANY and slot.entity_id]
    owners += [slot.node for slot in every if slot.kind is NodeKind.ACTOR]
    reader.memory.botnet_owner = owners[0] if owners else None
    reader.memory.last, reader.memory.authority, reader.memory.topic, reader.memory.near = {}, None, None, None
    reader.memory.recent, reader.memory.told, reader.memory.designated = [], [], []
    reader.memory.networks = {slot.node.id for slot in every if slot.kind is NodeKind.INFRASTRUCTURE and slot.is_named}
    # Of several that are named as often, the first: in the order of the document, never in that of a set.
    told = Counter(
        each for some in slots for each in dict.fromkeys(slot.node for slot in some if slot.kind is NodeKind.COMPANY)
    )
    reader.memory.told_of = Counter({each.id: number for each, number in told.items()})
    # Who is listed is whom such a document is about.
    of_list = dict.fromkeys(
        slot.node for some in slots for slot in some if slot.kind is NodeKind.COMPANY and slot.entity_id
    )
    parties = [each for each in told if not each.name.startswith(VENDORS)]
    reader.memory.main = max(
        parties, key=lambda each: (told[each] * (2 if each in of_list else 1), each in of_list), default=None
    )
    reader.memory.sponsor = only_sponsor(sentence.text for sentence in sentences)
    reader.memory.heading, reader.memory.asked, reader.memory.section = "", None, None
    reader.memory.acting, reader.memory.aliases, reader.memory.named = None, {}, set()
    reader.memory.strangers, reader.memory.paragraph, reader.memory.read = -1, 0, 0
    reader.memory.part_in, reader.memory.part_left = None, 0
    reader.memory.actor = main_group(slots, reader.memory)
    reader.memory.others, reader.memory.aside = others_networks(slots, reader.memory), None
    reader.memory.botnet = next((slot.node for slot in networks if slot.node.id not in reader.memory.others), None)
    reader.memory.is_about_actor = _is_about_actor(reader.memory, slots)
    reader.memory.has_exchange = any(_EXCHANGE.search(sentence.text) for sentence in sentences)
    reader.memory.has_network = any(slot.kind is NodeKind.INFRASTRUCTURE for slot in every) or any(
        _NETWORK.search(sentence.text) for sentence in sentences
    )


def _is_about_actor(memory: Memory, slots: Sequence[Sequence[Slot]]) -> bool:
    """Whether the first group that a document names is told of again, is the only one, or stands beside a company that is."""
    groups = [slot.node.id for some in slots for slot in some if slot.kind is NodeKind.ACTOR]
    is_again = bool(groups) and (groups.count(groups[0]) > 1 or len(set(groups)) == 1)
    return is_again or (memory.main is not None and memory.told_of[memory.main.id] >= _IN_PASSING)


def _mentions(reader: _Reader, sentence: Sentence, slots: Sequence[Slot]) -> Iterator[Proposal]:
    """Each party, network and tool once, where it stands first; and which entry of a list it matches."""
    document = node(NodeKind.DOCUMENT, reader.source.file)
    for slot in slots:
        if slot.kind in _MENTIONED and slot.is_named and slot.node.id not in reader.mentioned:
            reader.mentioned.add(slot.node.id)
            said = Said("mention", document, Relation.MENTIONS, slot.node, slot.said)
            yield made(reader.source, sentence, said)
        key = f"{slot.entity_id} {slot.said.casefold()}"
        if slot.entity_id and key not in reader.listed and slot.node.kind is not NodeKind.LISTING:
            reader.listed.add(key)
            entry = node(NodeKind.LISTING, slot.entity_id, slot.entity_id)
            note = f"{slot.said!r} is like a name of this entry; the document does not say that it is listed"
            said = Said(
                "listed name", slot.node, Relation.LISTED_AS, entry, slot.said, by=MATCHED_BY,
                confidence=round(slot.score, 2), notes=(note,),
            )  # fmt: skip
            yield made(reader.source, sentence, said)


def _statements(reader: _Reader, sentence: Sentence, marked: Marked) -> Iterator[Proposal | Refusal]:
    parsed = prepare(marked, reader.memory)
    clauses = parsed.clauses
    found = [
        *(hit for hit in hits(marked, reader.memory) if not misread(hit, marked, clauses)),
        *more_hits(marked, reader.memory),
        *framed(marked, parsed, reader.memory),
    ]
    found = [hit for hit in found if not is_of_others(hit, marked)]
    found = without_shared_out(found, marked.text)
    remember_speaker(marked, reader.memory)
    ties = [hit for hit in found if hit.relation is not Relation.DESIGNATED_BY]
    if not any(standing(marked.hidden, hit.start, hit.stop).stand is Stand.DENIED for hit in ties):
        found += denials(marked, reader.memory)
    days = days_of(sentence, marked, clauses, reader.on, reader.memory)
    reader.listed_on = listed_on(sentence.text, days, reader.listed_on)
    found += [*followed(marked, found, days, reader.memory), *under_order(marked, found, reader.memory)]
    found += [*following(marked, reader.memory), *next_in_turn(marked, found, days, reader.memory)]
    found += [*its_network(marked, found, reader.memory), *own_botnet(marked)]
    # Who was designated beside somebody is not whom the next sentence goes on about.
    beside = list(along(marked, found))
    found += beside
    owners = Clauses(parsed.phrases, clauses)
    dates = dated(found, days, marked, reader.on, owners)
    free = [hit for hit in found if all(owners.parts(hit, day, marked.text) for day in days)]
    their = in_lead(free, dates, reader.at, marked, Announced(reader.announced, reader.on))
    their = of_list(reader.listed_on, sentence.text, found, their)
    their = told_before(found, their, reader.acts)
    reader.acts |= {
        (hit.subject.id, hit.object.id): their[id(hit)] for hit in found
        if hit.relation is Relation.DESIGNATED_BY and id(hit) in their and (hit.subject.id, hit.object.id) not in reader.acts
    }  # fmt: skip
    _remember_listed([hit for hit in found if hit not in beside], marked, reader.memory)
    for hit in once(found, their):
        _remember(reader, hit)
        yield judged(reader.source, sentence, marked, hit, their.get(id(hit)), _speaks(reader, sentence, marked))


def _remember(reader: _Reader, hit: Hit) -> None:
    """What a statement tells of those of whom the text goes on to speak."""
    if hit.relation is Relation.LOCATED_IN and hit.subject.kind is NodeKind.COMPANY:
        reader.memory.placed[hit.object.name] = hit.subject
        reader.memory.homes[hit.subject.id] = hit.object.name
        reader.designated.add((hit.subject.id, hit.object.id))
    if hit.relation is Relation.ATTRIBUTED_TO and hit.object.kind is NodeKind.COUNTRY:
        reader.memory.state = hit.object.name
        reader.memory.sponsors.setdefault(hit.subject.id, (hit.subject, hit.object.name))
    if hit.relation is Relation.DESIGNATED_BY:
        reader.designated.add((hit.subject.id, hit.object.id))
    if hit.relation is Relation.ALSO_CALLED and hit.object.kind is NodeKind.ACTOR:
        _remember_alias(hit, reader.memory)


def _speaks(reader: _Reader, sentence: Sentence, marked: Marked) -> Node | None:
    """Whom "he said" means; of a quotation that goes on, who speaks in it."""
    if marked.text.startswith(_QUOTES) and not _HE.search(marked.text):
        return _goes_on(reader, sentence)
    return reader.memory.previous.get(NodeKind.PERSON)


def _goes_on(reader: _Reader, sentence: Sentence) -> Node | None:
    """Who goes on to speak: in the paragraph, or where the next one is a quotation of which nobody says anew whose it is."""
    if reader.speaker is None or not sentence.text.startswith(_QUOTES):
        return None
    at, who = reader.speaker
    is_whole = sentence.text.rstrip().endswith(_QUOTES)
    return who if at == sentence.paragraph or (at == sentence.paragraph - 1 and is_whole) else None


def _remember_alias(hit: Hit, memory: Memory) -> None:
    """Who is called so is who is spoken of, and not one more group."""
    if hit.subject.id not in memory.aliases and hit.object != memory.actor:
        memory.aliases.setdefault(hit.object.id, hit.subject)
    if memory.subject is None or memory.subject.id == hit.object.id:
        memory.subject = hit.subject


def _remember_listed(found: Sequence[Hit], marked: Marked, memory: Memory) -> None:
    """Who was designated, and by whom; of several who designated together none is "the one who did"."""
    told = [
        hit for hit in found
        if hit.relation is Relation.DESIGNATED_BY and standing(marked.hidden, hit.start, hit.stop).stand in (Stand.FACT, Stand.RESERVED)
    ]  # fmt: skip
    if told:
        memory.designated = list(dict.fromkeys(hit.subject for hit in told))
    who = {hit.object.id: hit.object for hit in told if not hit.notes}
    if who:
        # "OFAC sanctioned A. It also listed B": it did.
        memory.acting = memory.acting or (next(iter(who.values())) if len(who) == 1 else None)
        memory.designators |= set(who)
        memory.designator = next(iter(who.values())) if len(who) == 1 else None


def _announced(reader: _Reader, sentence: Sentence, marked: Marked) -> Iterator[Proposal | Refusal]:
    """The parties of which an earlier sentence told by their number, each where the document comes to it."""
    days = days_in(marked.hidden, reader.on, reader.memory.day)
    for awaited in reader.awaited:
        awaited.sentences -= 1
        for hit, day in those(marked, awaited):
            if (hit.subject.id, hit.object.id) not in reader.designated:
                reader.designated.add((hit.subject.id, hit.object.id))
                yield judged(reader.source, sentence, marked, hit, day)
        awaited.named |= {slot.node.id for slot in marked.slots}
    reader.awaited = [one for one in reader.awaited if one.left > 0 and one.sentences > 0]
    for one in announced(marked, days, reader.opener, is_lead=reader.at < _HEAD):
        # Said again, it is still the same parties.
        reader.awaited = [each for each in reader.awaited if (each.relation, each.target) != (one.relation, one.target)]
        if one.relation is Relation.LOCATED_IN:
            # Who was told of before is none of "six companies in Russia".
            one.named |= reader.mentioned
        reader.awaited.append(one)
