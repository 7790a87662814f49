"""From sentences to proposals: mentions, statements with their days, and how each stands; nothing is accepted by itself.

There is no model: each proposal names the rule that made it, and a text that gives orders is a text like any other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from seawall.claims import Claim, Node, NodeKind, Place, Reading, Relation, Saying, Source, node
from seawall.documents import Sentence
from seawall.proposals.dates import Days, days_in
from seawall.proposals.find import Memory, described, named, near
from seawall.proposals.hits import Hit, hits
from seawall.proposals.known import Known, built_in, taught
from seawall.proposals.more_hits import more_hits
from seawall.proposals.proposal import Proposal, Refusal
from seawall.proposals.slot import Listed, Slot, masked
from seawall.proposals.standing import Stand, Standing, standing

# Half: the sentence itself doubts it.
_RESERVED = 0.5
# Who says that a name is a listed one: this program, by the score of the names, and never the document.
MATCHED_BY = "Seawall, by names"
_MENTIONED = frozenset({
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.AUTHORITY, NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE,
    NodeKind.LISTING,
})  # fmt: skip
_ORDER = re.compile(r"\b(?:Executive Orders?|E\.\s?O\.)\s*(?:\(E\.\s?O\.\)\s*)?(?P<number>1[0-9]{4})\b")
_QUOTED = re.compile(r"[“\"]([^”\"]{12,1000})[”\"]")
_SAID = r"(?:said|says|told|added|wrote|stated|announced|alleged|assessed|warned|explained|insisted|noted)"
_TOLD = re.compile(rf"^(?:['’]s)?(?: [\w-]+){{0,4}},? {_SAID}\b|^ (?:assess(?:es|ed)|estimates?|estimated|believes?|found|reported)\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?$")
# How far a day may stand from the words it belongs to, in characters.
_DAY_REACH = 160
_TELLERS = frozenset({NodeKind.AUTHORITY, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.COUNTRY})


@dataclass(slots=True)
class _Reader:
    """One document while it is read."""

    source: Source
    memory: Memory
    on: date | None
    has_network: bool = False
    mentioned: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)


def propose(
    sentences: Sequence[Sentence], listed: Mapping[int, Sequence[Listed]], claims: Iterable[Claim], source: Source
) -> Iterator[Proposal | Refusal]:
    """What the sentences of one document propose, in its order.

    listed  by a sentence's number from 0, the listed names that the corpus found in it
    claims  what is known before: they teach names of groups, networks and tools, and nothing else
    source  the document: its file, who published it (`by`) and when (`on`), against which "Friday" is reckoned
    """
    memory = Memory(Known([*built_in(), *taught(claims)]), source.file)
    reader = _Reader(source, memory, source.on.latest if source.on and source.on.is_exact else None)
    slots = [_first_look(sentence, listed.get(at, ()), memory) for at, sentence in enumerate(sentences)]
    _settle(reader, sentences, slots)
    for at, sentence in enumerate(sentences):
        found = described(sentence.text, slots[at], memory)
        for one, slot in near(sentence.text, listed.get(at, ()), slots[at]):
            why = f"near the listed name {one.listed_name!r} ({one.entity_id}), but part of another name: no mention of it"
            yield Refusal(sentence, "near name", slot.said, why)
        yield from _mentions(reader, sentence, found)
        yield from _statements(reader, sentence, found)


def _first_look(sentence: Sentence, listed: Sequence[Listed], memory: Memory) -> list[Slot]:
    """The names of a sentence; an alias that it tells as a fact means the same company from here on."""
    slots = named(sentence.text, listed, memory)
    for hit in hits(sentence.text, described(sentence.text, slots, memory), memory):
        is_alias = hit.relation is Relation.ALSO_CALLED and hit.subject.kind is NodeKind.COMPANY
        if is_alias and standing(masked(sentence.text, slots), hit.start, hit.stop).stand is Stand.FACT:
            memory.known.add(hit.object.name, hit.subject, anew=True)
    return slots


def _settle(reader: _Reader, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]) -> None:
    """Which network "the botnet" means in all of the document, and whose it is where it has no name."""
    every = [slot for some in slots for slot in some]
    networks = [slot.node for slot in every if slot.kind is NodeKind.INFRASTRUCTURE]
    owners = [slot.node for slot in every if slot.kind is NodeKind.COMPANY and slot.entity_id]
    reader.memory.botnet = networks[0] if networks else None
    reader.memory.botnet_owner = owners[0] if owners else None
    reader.memory.last, reader.memory.authority = {}, None
    reader.has_network = bool(networks) or any("botnet" in sentence.text.casefold() for sentence in sentences)


def _mentions(reader: _Reader, sentence: Sentence, slots: Sequence[Slot]) -> Iterator[Proposal]:
    """Each party, network and tool once, where it stands first; and which entry of a list it matches."""
    document = node(NodeKind.DOCUMENT, reader.source.file)
    for slot in slots:
        if slot.kind in _MENTIONED and slot.is_named and slot.node.id not in reader.mentioned:
            reader.mentioned.add(slot.node.id)
            yield _proposal(reader, sentence, "mention", document, Relation.MENTIONS, slot.node, role=slot.said)
        key = f"{slot.entity_id} {slot.said.casefold()}"
        if slot.entity_id and key not in reader.listed and slot.node.kind is not NodeKind.LISTING:
            reader.listed.add(key)
            entry = node(NodeKind.LISTING, slot.entity_id, slot.entity_id)
            made = _proposal(
                reader, sentence, "listed name", slot.node, Relation.LISTED_AS, entry, role=slot.said, by=MATCHED_BY,
                confidence=round(slot.score, 2), notes=(f"{slot.said!r} is like a name of this entry; the document does not say that it is listed",),
            )  # fmt: skip
            yield made


def _statements(reader: _Reader, sentence: Sentence, slots: Sequence[Slot]) -> Iterator[Proposal | Refusal]:
    hidden = masked(sentence.text, list(slots))
    found = [
        *hits(sentence.text, slots, reader.memory),
        *more_hits(sentence.text, slots, reader.memory, reader.source.file, has_network=reader.has_network),
    ]
    dated = _dated(found, days_in(hidden, reader.on))
    seen: set[tuple[str, Relation, str]] = set()
    for hit in found:
        key = (hit.subject.id, hit.relation, hit.object.id) if hit.rule != "figure" else (hit.words, hit.relation, hit.object.id)
        if key in seen:
            continue
        seen.add(key)
        yield _judged(reader, sentence, hidden, hit, dated.get(id(hit)), slots)


def _judged(
    reader: _Reader, sentence: Sentence, hidden: str, hit: Hit, days: Days | None, slots: Sequence[Slot]
) -> Proposal | Refusal:
    """A statement as a claim, as a denial, or refused, by how it stands in its sentence."""
    how = standing(hidden, hit.start, hit.stop)
    behind = hidden[hit.stop : hit.reach[1]]
    if how.stand in (Stand.FACT, Stand.RESERVED):
        if re.search(r"\b(?:no|none|neither|nobody)\b", behind):
            how = Standing(Stand.NEGATED, behind.strip())
        elif re.search(r"\bden(?:y|ies|ied)\b", hidden[hit.stop :]):
            how = Standing(Stand.RESERVED, "a denial stands in the same sentence")
    teller, is_quoted = _teller(sentence.text, hit, slots)
    if is_quoted and not teller:
        how = Standing(Stand.QUOTED)
    denier = _denier(hidden, hit, slots) if how.stand is Stand.DENIED else None
    if how.stand not in (Stand.FACT, Stand.RESERVED) and not denier:
        said = f"{hit.subject.name} – {hit.relation} – {hit.object.name}"
        return Refusal(sentence, hit.rule, said, f"{how.stand}{f' ({how.words!r})' if how.words else ''}")
    notes = list(hit.notes)
    if how.stand is Stand.RESERVED:
        notes.append(f"told with reserve: {how.words!r}")
    if teller:
        notes.append(f"as told by {teller.name}")
    role = hit.words
    if hit.relation is Relation.DESIGNATED_BY and (order := _ORDER.search(sentence.text)):
        role = f"E.O. {order['number']}"
    first, last = (days.first, "" if hit.lasts else days.last) if days else ("", "")
    if days and days.is_inferred:
        notes.append(f"{sentence.text[days.start : days.stop]!r} was reckoned")
    return _proposal(
        reader, sentence, hit.rule, hit.subject, hit.relation, hit.object, role=role, days=days, first=first, last=last,
        by=denier.name if denier else "", denied=denier is not None, notes=tuple(notes),
        confidence=_RESERVED if how.stand is Stand.RESERVED else 1.0,
    )  # fmt: skip


def _proposal(  # noqa: PLR0913  # what a claim consists of
    reader: _Reader, sentence: Sentence, rule: str, subject: Node, relation: Relation, target: Node, *,
    role: str = "", days: Days | None = None, first: str = "", last: str = "", by: str = "", denied: bool = False,
    confidence: float = 1.0, notes: tuple[str, ...] = (),
) -> Proposal:  # fmt: skip
    source = reader.source
    place = Place(source.file, source.url, str(sentence.page or ""), row=sentence.place)
    saying = Saying(by or source.by or source.file, place, source.on, source.retrieved, source.root, Reading.EXTRACTED, source.tlp)
    window = replace(days, first=first, last=last).window if days and (first or last) else None
    claim = Claim(
        subject, relation, target, saying, **({"window": window} if window else {}), role=role, confidence=confidence,
        denied=denied, note="; ".join((*notes, f"“{sentence.text}”")),
    )  # fmt: skip
    return Proposal(claim, rule, sentence, first, last, notes)


def _dated(found: Sequence[Hit], days: Sequence[Days]) -> dict[int, Days]:
    """Each day with the statement whose words stand nearest to it; statements by the same words share it."""
    dated: dict[int, Days] = {}
    for day in days:
        near_by = sorted((_distance(hit, day), at) for at, hit in enumerate(found) if hit.rule not in ("based in", "sponsored by", "also called"))
        if near_by and near_by[0][0] <= _DAY_REACH:
            first = found[near_by[0][1]]
            for hit in found:
                if (hit.start, hit.stop) == (first.start, first.stop):
                    dated.setdefault(id(hit), day)
    return dated


def _distance(hit: Hit, day: Days) -> int:
    if day.stop <= hit.start:
        return hit.start - day.stop
    return max(0, day.start - hit.reach[1])


def _teller(text: str, hit: Hit, slots: Sequence[Slot]) -> tuple[Node | None, bool]:
    """Who says it in the sentence, where it names somebody; and whether it stands between quotation marks."""
    quote = next((found for found in _QUOTED.finditer(text) if found.start() < hit.start and hit.stop <= found.end()), None)
    for slot in slots:
        if slot.kind not in _TELLERS or slot.node.id == hit.subject.id or (quote and quote.start() < slot.start < quote.end()):
            continue
        before, after = text[: slot.start], text[slot.stop :]
        if _TOLD.match(after) or _ACCORDING.search(before) or re.search(rf"\b{_SAID} (?:the )?$", before):
            return slot.node, quote is not None
    return None, quote is not None


def _denier(hidden: str, hit: Hit, slots: Sequence[Slot]) -> Node | None:
    """Who denies it: the nearest mention before the word of denial."""
    found = list(re.finditer(r"\b(?:den(?:y|ies|ied|ying)|reject|refut|disput|dismiss|disavow|repudiat)", hidden[: hit.stop]))
    before = [slot for slot in slots if found and slot.stop <= found[-1].start() and slot.kind in _TELLERS | {NodeKind.ACTOR}]
    return before[-1].node if before else None
