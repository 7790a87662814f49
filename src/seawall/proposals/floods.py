"""Floods of traffic on an authority that took a network: by the group of which the document tells."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked, Slot

_FLOOD = (
    r"(?:DDoS|distributed denial[- ]of[- ]service|denial[- ]of[- ]service)(?: \(DDoS\))? (?:attacks?|assault|barrage)"
)
_DDOS = late(
    rf"\b{_FLOOD}\b[^.;]{{0,30}}?\b(?:on|against|at|targeting)\b(?: the)?(?: (?:servers|infrastructure|systems|network)(?: that)?(?: the)?)? ?"
)
# What somebody only thought of is no attack; "tried to stop it with an attack" is one.
_ONLY_MEANT = late(
    r"\b(?:threaten\w*|plan\w*|prepar\w+|considered|could|might|may|would|without|no) (?:to )?(?:\w+ ){0,3}$"
)
_OF_HACKERS = late(r"\b(?:operators|hackers|attackers|actors|group|intruders|gang|crew)\b")
# "The FBI took it over, fending off a DDoS attack by its operators".
_FENDED = late(
    rf"\b(?:fend(?:ed|ing|s) off|withst(?:ood|anding|ands)|repel(?:led|ling|s)|weather(?:ed|ing|s)|survived|thwarted|stopped|despite) (?:an? )?(?:[\w-]+ ){{0,2}}?{_FLOOD}"
)
# "The operators bombarded the bureau's servers with traffic".
_BOMBARDED = late(
    r"\b(?:operators|hackers|attackers|actors|group|intruders|gang|crew)\b[^.;]{0,60}?\b(?P<how>(?:bombard|flood|swamp|pelt|barrag|pummel)\w*)(?: the)? $"
)
_TRAFFIC = late(
    r"(?:['’]s)? (?:own )?(?:[\w-]+ )?(?:servers|systems|infrastructure|network|machines|computers) with (?:\w+ ){0,2}?(?:traffic|requests|data|packets)\b"
)


_Told = tuple[Slot, str, tuple[int, int], tuple[int, int]]


def floods(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Floods that a sentence tells, each with the words that tell it and on whom it was."""
    group = memory.actor
    if group is None:
        return
    for whom, words, span, reach in (
        *_fended_off(sentence),
        *_bombarded(sentence),
        *_aimed(sentence),
        *_with_flood(sentence, memory),
    ):
        note = f"'the operators' are taken for {group.name}"
        yield Hit("flood", group, Relation.TARGETS, whom.node, words, *span, reach, notes=(note,))


# "Tried to knock the bureau offline with a DDoS attack", "failed to stop the Feds with a DDoS attack": on whom, words say.
_WITH_FLOOD = late(
    rf"\b(?:knock|stop|thwart|disrupt|hit|strike|take|fend|block|hamper|slow|derail|foil)\w*(?: off)? (?P<whom>(?:the |an? )?(?:[\w’']+ ){{1,5}}?)(?:offline |down |back )?with (?:an? )?(?:[\w-]+ ){{0,2}}?{_FLOOD}"
)
_OFFICE = late(r"\b(?:bureau|agency|agents|investigators|them|[Ff]eds|authorities|takedown|operation|it)\b")


def _with_flood(sentence: Marked, memory: Memory) -> Iterator[_Told]:
    found = _WITH_FLOOD.search(sentence.text)
    if found is None or _ONLY_MEANT.search(sentence.text[: found.start()]):
        return
    named = [slot for slot in _offices(sentence) if found.start("whom") <= slot.start < found.end("whom")]
    told = [each for each in memory.recent if each.kind is NodeKind.AUTHORITY and each.name == "FBI"]
    if not named and told and _OFFICE.search(found["whom"]):
        named = [Slot(told[-1].kind, told[-1], *found.span("whom"), found["whom"].strip(), is_named=False)]
    for whom in named[:1]:
        yield whom, found[0], found.span(), found.span()


def _fended_off(sentence: Marked) -> Iterator[_Told]:
    found = _FENDED.search(sentence.text)
    before = [slot for slot in _offices(sentence) if found and slot.stop <= found.start()]
    if found and before and _OF_HACKERS.search(sentence.text, found.end()):
        yield before[-1], found[0], found.span(), (before[-1].start, found.end())


def _bombarded(sentence: Marked) -> Iterator[_Told]:
    for slot in _offices(sentence):
        found = _BOMBARDED.search(sentence.text, 0, slot.start)
        with_traffic = _TRAFFIC.match(sentence.text, slot.stop) if found else None
        if found and with_traffic:
            yield slot, found["how"], found.span(), (found.start(), with_traffic.end())


def _aimed(sentence: Marked) -> Iterator[_Told]:
    for found in _DDOS.finditer(sentence.text):
        whom = next((slot for slot in _offices(sentence) if slot.start <= found.end() < slot.stop + _ARTICLE), None)
        before = sentence.text[: found.start()]
        if whom and not _ONLY_MEANT.search(before) and _OF_HACKERS.search(before):
            yield whom, found[0].strip(), found.span(), (found.start(), whom.stop)


_ARTICLE = len(" the ")


def _offices(sentence: Marked) -> list[Slot]:
    return [slot for slot in sentence.slots if slot.kind is NodeKind.AUTHORITY]
