"""A statement to a proposal or a refusal: by how it stands in its sentence, who tells it, and who denies it."""

import re
from dataclasses import dataclass, replace

from seawall.claims import Claim, Node, NodeKind, Place, Reading, Relation, Saying, Source, node
from seawall.claims.claim import NO_WINDOW
from seawall.documents import Sentence
from seawall.proposals.countries import COUNTRY_OF, WHERE
from seawall.proposals.dates import Days, without_spans
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.proposal import Proposal, Refusal
from seawall.proposals.slot import Marked
from seawall.proposals.standing import Stand, Standing, standing, tells_nothing

# Half: the sentence itself doubts it.
_RESERVED = 0.5
_ORDER = late(r"\b(?:Executive Orders?|E\.\s?O\.)\s*(?:\([“\"]?E\.\s?O\.?[”\"]?\)\s*)?(?P<number>1[0-9]{4})\b")
# A mark before a space or a bracket closes a quotation, and opens none.
_REGIME = late(
    r"\b(?:under|pursuant to) (?:the |its )?(?P<name>(?:[A-Z(][\w()-]* ){1,7}(?:Regulations?|Act)(?: \d{4}(?:/\d+)?)?)"
)
_QUOTED = late(r"(?:“|\"(?![\s),.;:]))([^”\"]{12,1000})[”\"]")
_SAID = r"(?:said|says|told|added|wrote|stated|announced|alleged|assessed|warned|explained|insisted|noted|notes|estimated|reckoned)"
_TOLD = late(
    rf"^(?:['’]s)?(?: (?!that\b|which\b|who\b)[\w-]+){{0,4}},? {_SAID}\b|^ (?:called|described|label(?:led|ed)) (?:it|them|him|the \w+)\b|^ (?:assess(?:es|ed)|estimates?|estimated|believes?|found|reported)\b"
)
_ACCORDING = late(r"\b[Aa]ccording to (?:the )?$")
_HE_SAID = late(rf"[,.][”\"] (?:(?:he|she) {_SAID}|{_SAID} (?:he|she))\b|^(?:He|She) {_SAID}\b")
_TELLERS = frozenset({NodeKind.AUTHORITY, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.COUNTRY})
_SAID_BEFORE = late(rf"\b{_SAID} (?:the )?$")
# "The department said the company had built it": who stands behind the verb does, and tells nothing.
_DOES = late(
    r"(?:['’]s [\w-]+)? (?:(?:also|never|still|not|long|once|\w+ly) )*(?:had|has|have|was|were|is|are|did|does|would|could|may|might|must|will|can|ran|built|\w{3,}ed)\b"
)
# "“…,” the agencies said", "according to the advisory, “…”": who has no name and yet is known for what he is.
_BODY = r"(?:the |a |an |U\.?S\.? |US |UK |senior |federal |joint |American |British |court )*(?P<who>agencies|advisory|officials?|authorities|investigators|prosecutors|statement|indictment|complaint|affidavit|filing|release|department|bureau)"
_UNNAMED = (
    late(rf"[”\"],? {_BODY} {_SAID}\b"),
    late(rf"[”\"],? {_SAID} {_BODY}\b"),
    late(rf"\b{_BODY} {_SAID}[,:]? (?:that )?[“\"]", re.IGNORECASE),
    late(rf"\baccording to {_BODY}[,:]? ?(?:that )?[“\"]", re.IGNORECASE),
)
_DENIERS = _TELLERS | {NodeKind.ACTOR}
_DENIES = late(r"\b(?:den(?:y|ies|ied|ying)|reject|refut|disput|dismiss|disavow|repudiat)")
# What only names somebody is neither doubted nor denied by the verb beside it, nor is it at whose exchange he denies.
_PLAIN = frozenset({"name in parentheses", "based in", "told its exchange", "flood"})
# "The Chinese embassy denied": for a state its offices speak.
_OFFICIAL = late(
    rf"\b(?P<where>{WHERE})(?:['’]s)? (?:[Ff]oreign [Mm]inistry|[Ee]mbassy|[Gg]overnment|[Mm]ission|officials?|authorities)\b"
)
# "Nobody may deal with the firm, also known as Example": another name stands aside, whatever is said of the firm.
_ASIDE = late(r"(?:,|\(|[—–]|\s-)\s?(?:(?:also|formerly|previously|better|publicly|otherwise|commonly|locally) )*$")
_DENIES_LISTING = late(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|refut\w*)\b(?: (?:that|being|having been)\b[^.;]{0,60}?\b(?:sanction|designat|blacklist|listed)|[^.;]{0,40}?\breports? )"
)
_NOBODY = late(r"\b(?:no|none|neither|nobody)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim will say, before it has its place: `by` is who says it where that is not the document's publisher."""

    rule: str
    subject: Node
    relation: Relation
    object: Node
    role: str = ""
    days: Days | None = None
    by: str = ""
    denied: bool = False
    confidence: float = 1.0
    notes: tuple[str, ...] = ()


def made(source: Source, sentence: Sentence, said: Said) -> Proposal:
    """The proposal, with the sentence in its note and its place in the document; marked as taken out by a machine."""
    place = Place(source.file, source.url, str(sentence.page or ""), row=sentence.place)
    by = said.by or source.by or source.file
    saying = Saying(by, place, source.on, source.retrieved, source.root, Reading.EXTRACTED, source.tlp)
    days = said.days
    claim = Claim(
        said.subject, said.relation, said.object, saying, days.window if days else NO_WINDOW, role=said.role,
        confidence=said.confidence, denied=said.denied, note="; ".join((*said.notes, f"“{sentence.text}”")),
    )  # fmt: skip
    return Proposal(claim, said.rule, sentence, days.first if days else "", days.last if days else "", said.notes)


def judged(  # noqa: PLR0913, PLR0917  # a statement with all that it is judged by
    source: Source, sentence: Sentence, marked: Marked, hit: Hit, days: Days | None, person: Node | None = None
) -> Proposal | Refusal:
    """A statement as a claim, as a denial, or refused with its reason; person: whom "he said" means."""
    how = Standing(Stand.DENIED, hit.words) if hit.denier else _standing(marked.hidden, hit)
    teller, is_quoted = _teller(hit, marked)
    if is_quoted and teller is None and (_HE_SAID.search(marked.text) or marked.text.startswith(("“", '"'))):
        teller = person
    if (
        is_quoted
        and hit.rule != "name in parentheses"
        and not teller
        and not hit.denier
        and not _is_woven(hit, marked.text)
    ):
        how = Standing(Stand.QUOTED)
    denier = hit.denier or _denier(hit, marked) if how.stand is Stand.DENIED else None
    is_reserved = how.stand is Stand.RESERVED
    if how.stand is not Stand.FACT and not is_reserved and not denier:
        said = f"{hit.subject.name} – {hit.relation} – {hit.object.name}"
        return Refusal(sentence, hit.rule, said, f"{how.stand}{f' ({how.words!r})' if how.words else ''}")
    notes = (
        *hit.notes,
        *((f"told with reserve: {how.words!r}",) if is_reserved else ()),
        *((f"as told by {teller.name}",) if teller else ()),
        *((f"{sentence.text[days.start : days.stop]!r} was reckoned",) if days and days.is_inferred else ()),
    )
    return made(source, sentence, Said(
        hit.rule, hit.subject, hit.relation, hit.object, _role(hit, sentence.text),
        replace(days, last="") if days and hit.lasts and days.first else days,
        by=denier.name if denier else "", denied=denier is not None,
        confidence=_RESERVED if is_reserved else 1.0, notes=notes,
    ))  # fmt: skip


def _is_woven(hit: Hit, text: str) -> bool:
    """Whether only some words of the writer's own sentence are quoted: its subject stands before the quotation marks."""
    quote = next(
        (found for found in _QUOTED.finditer(text) if found.start() < hit.start and hit.stop <= found.end()), None
    )
    return quote is not None and hit.reach[0] < quote.start() and quote[1][:1].islower()


# So many characters of what is supplied stand in a claim's own words.
_ROLE = 110


_DASH = late(r" [—–-] ")


def _role(hit: Hit, text: str) -> str:
    """The source's own words; of a designation the order that it rests on."""
    order = _ORDER.search(text) if hit.relation is Relation.DESIGNATED_BY else None
    if order:
        return f"E.O. {order['number']}"
    if hit.relation is Relation.SUPPLIES and hit.words.startswith(f"{text[hit.start : hit.stop]} "):
        # What is supplied, as the sentence has it.
        last = hit.words.rpartition(" ")[2]
        end = text.casefold().find(last, hit.stop)
        # Its days are the claim's own, and what stands behind a dash says something else.
        said = without_spans(text)[hit.start : max(hit.stop, hit.reach[1], end + len(last))]
        whole = " ".join(_DASH.split(said, maxsplit=1)[0].split()).rstrip(" ,")
        return whole if len(whole) <= _ROLE else f"{whole[:_ROLE].rpartition(' ')[0]} …"
    regime = _REGIME.search(text) if hit.relation is Relation.DESIGNATED_BY else None
    return f"{hit.words} under {regime['name']}" if regime else hit.words


_LIKELY_DID = late(
    r"\b(?:likely|probably|possibly|apparently|believed to be|thought to be) (?:been )?(?:operated|run|controlled|used|built|created|managed|developed|carried out|conducted) by (?:an?|the) $"
)


def _standing(hidden: str, hit: Hit) -> Standing:
    before = _ASIDE.search(hidden, 0, hit.start) if hit.rule == "also called" else None
    if before and not tells_nothing(hidden, hit.start):
        return standing(" " * before.start() + hidden[before.start() :], hit.start, hit.stop)
    how = standing(hidden, hit.start, hit.stop)
    is_doubted = how.stand in (Stand.RESERVED, Stand.POSSIBLE, Stand.DENIED)
    is_plain = is_doubted and hit.rule in _PLAIN and not tells_nothing(hidden, hit.start)
    # "Likely operated by a Chinese group called A": whether A operates it is doubted, and not whose A is.
    is_whose = how.stand is Stand.POSSIBLE and hit.rule == "sponsored by" and _LIKELY_DID.search(hidden, 0, hit.start)
    is_listed = how.stand is Stand.DENIED and hit.relation is Relation.DESIGNATED_BY
    # "Rejected the accusations, saying the sanctions have no basis": that there are sanctions nobody denies.
    if is_plain or is_whose or (is_listed and not _DENIES_LISTING.search(hidden)):
        return Standing(Stand.FACT)
    if how.stand in (Stand.FACT, Stand.RESERVED):
        behind = hidden[hit.stop : hit.reach[1]]
        if _NOBODY.search(behind):
            return Standing(Stand.NEGATED, behind.strip())
        if _DENIES.search(hidden, hit.stop):
            return Standing(Stand.RESERVED, "a denial stands in the same sentence")
    return how


# It began in the sentence before: "It serves the ministry,” he said."
_ENDS_QUOTE = late(r"[^“”\"]{1,600}[,.?!][”\"] ")


def speaker(marked: Marked) -> Node | None:
    """Who speaks in the quotation of a sentence, where it names him: what he goes on to say is his."""
    if _QUOTED.search(marked.text) is None and _ENDS_QUOTE.match(marked.text) is None:
        return None
    for slot in marked.slots:
        before, after = marked.text[: slot.start], marked.text[slot.stop :]
        if slot.kind in _TELLERS and (_TOLD.match(after) or (_SAID_BEFORE.search(before) and not _DOES.match(after))):
            return slot.node
    return _unnamed(marked.text)


# "“…,” Wray said": a name is told, though the text hasn't said who that is.
_BY_NAME = (
    late(rf"[”\"],? (?P<who>[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){{0,3}}),? (?:also |has )?{_SAID}\b"),
    late(rf"[”\"],? {_SAID} (?P<who>[A-Z][\w’-]+(?: [A-Z][\w’.-]+){{0,3}})"),
)


def _unnamed(text: str) -> Node | None:
    """Who says it that has no name: "the agencies", "the advisory"; or a name of which no more is said."""
    if named := next((found for pattern in _BY_NAME if (found := pattern.search(text))), None):
        is_pronoun = named["who"] in ("He", "She", "They", "It")
        return None if is_pronoun else node(NodeKind.PERSON, named["who"].rstrip("."))
    found = next((found for pattern in _UNNAMED if (found := pattern.search(text))), None)
    return node(NodeKind.DOCUMENT, found["who"].casefold()) if found else None


def _teller(hit: Hit, marked: Marked) -> tuple[Node | None, bool]:
    """Who says it in the sentence, where it names somebody; and whether it stands between quotation marks."""
    text = marked.text
    quotes = (found for found in _QUOTED.finditer(text) if found.start() < hit.start and hit.stop <= found.end())
    quote = next(quotes, None)
    for slot in marked.slots:
        is_inside = quote is not None and quote.start() < slot.start < quote.end()
        if slot.kind not in _TELLERS or slot.node.id == hit.subject.id or is_inside:
            continue
        before, after = text[: slot.start], text[slot.stop :]
        if _TOLD.match(after) or _ACCORDING.search(before) or (_SAID_BEFORE.search(before) and not _DOES.match(after)):
            return slot.node, quote is not None
    return (_unnamed(text) if quote is not None else None), quote is not None


def _denier(hit: Hit, marked: Marked) -> Node | None:
    """Who denies it: the nearest mention before the word of denial."""
    found = list(_DENIES.finditer(marked.hidden[: hit.stop]))
    before = [slot for slot in marked.slots if found and slot.stop <= found[-1].start() and slot.kind in _DENIERS]
    if not before and found:
        if any(note.startswith(("'It'", "'They'", "'He'", "'She'")) for note in hit.notes) and marked.text.startswith(
            ("It", "They", "He", "She")
        ):
            return hit.subject
        official = _OFFICIAL.search(marked.text[: found[-1].start()])
        return node(NodeKind.AUTHORITY, f"Government of {COUNTRY_OF[official['where']]}") if official else None
    return before[-1].node if before else None
