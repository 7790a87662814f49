"""Where a company's shares are traded: "listed in Shanghai", "said in a filing to the Shanghai Stock Exchange", "688244.SH"."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked, Slot, taken_for

_PLACE = r"(?:Shanghai|Shenzhen|Beijing|Hong Kong|New York|London|Tokyo|Frankfurt|Taipei|Moscow|Nasdaq|NASDAQ)(?!-style|-like)"
_ENDS = r"(?:-listed| [Ss]tock [Ee]xchange| [Ss]tock [Mm]arket| [Ee]xchange| bourse|(?:['’]s)?(?: [\w-]+)? (?:STAR|Star) [Mm]arket)?"
# What makes a place an exchange where the word itself is missing: "floated in Shanghai".
_OF_SHARES = late(r"share|stock|listing|listed|public|traded|float|debut|quoted|IPO")
_GOING = (
    r"listed|traded|trades?|quoted|went public|goes public|go public|going public|debuted|floated|float|(?:made|making) its (?:market |stock[- ]market |trading )?debut|"
    r"(?:stock (?:market|exchange) )?listing|(?:shares?|stock)(?:,? which)? (?:are |is |have been |has been )?(?:listed|traded|trades?|quoted)|shares|initial public offering"
)
_PATTERNS = (
    # "Listed on the Shanghai Stock Exchange", "made its debut on Shanghai's STAR Market".
    late(
        rf"\b(?i:{_GOING}) (?:publicly )?(?:on|in|at)(?: the)? (?:(?:STAR|Star) [Mm]arket (?:of|at)(?: the)? )?(?P<place>{_PLACE})(?P<ends>{_ENDS})"
    ),
    late(rf"\b(?:{_GOING}) on (?:the )?(?:[\w-]+-style )?(?P<ends>(?:STAR|Star) [Mm]arket)(?! (?:of|at)\b)"),
    late(r"\b[Jj]oin(?:ed|s|ing) (?:the )?(?:[\w-]+-style )?(?P<ends>(?:STAR|Star) [Mm]arket)\b"),
    late(rf"\b(?:[Aa]|[Tt]he) (?P<place>{_PLACE})(?P<ends>-listed)\b"),
    # "Told the Shanghai stock exchange", "in a filing to the exchange in Shanghai".
    late(
        rf"\b(?:filing|notice|statement|disclosure|announcement|submission|letter|told|informed)(?: \w+)? (?:to |with |on )?(?:the )?(?P<place>{_PLACE})(?P<ends>(?:['’]s)? [Ss]tock [Ee]xchange| [Ee]xchange| bourse|(?:['’]s)?(?: [\w-]+)? (?:STAR|Star) [Mm]arket)"
    ),
    # "Shanghai, where its shares are traded".
    late(
        rf"\b(?P<place>{_PLACE})(?P<ends>{_ENDS}),? (?:on which|where) (?:its|the (?:company|firm)['’]s) (?:shares|stock|A-shares) (?:are|is|have been|has been)? ?(?:listed|traded|trades?|quoted)"
    ),
    # "In Shanghai its shares opened lower": shares that fall somewhere are traded there.
    late(
        rf"\b(?:[Ii]ts|[Tt]he (?:company|firm)['’]s) (?:shares|stock)(?:,? which)? (?:[\w,.%-]+ ){{1,4}}?(?:in|on)(?: the)? (?P<place>{_PLACE})(?P<ends>{_ENDS})"
    ),
    late(r"\((?P<ends>SSE|SZSE|HKEX)(?: [A-Z]+)?:? ?\d{4,6}\)|; (?P<code>SSE|SZSE)\b[^;()]{0,20}\)"),
)
_TOLD_TO = ("filing", "notice", "statement", "disclosure", "announcement", "submission", "letter", "told", "informed")
_AT_HEAD = late(r"(?:(?:Based|Headquartered|Founded|Established) in [\w ]{3,20} and )?")
# What happened on a day; that shares are traded somewhere has none.
_WENT = late(r"debut|public|float|offering|[Jj]oin")
_IN_A_YEAR = late(r" (?:in|on|since) (?:[A-Z][a-z]+ )?(?:\d{1,2},? )?(?:19|20)\d{2}\b")
_CODES = {
    "STAR Market": "Shanghai",
    "STAR market": "Shanghai",
    "Star Market": "Shanghai",
    "Star market": "Shanghai",
    "SSE": "Shanghai",
    "SZSE": "Shenzhen",
    "HKEX": "Hong Kong",
}
_IT = late(r"^[\"“]?(?:It|Its|It['’]s)\b|[,;] (?:it|its|where it|whose)\b")


def company_before(at: int, sentence: Marked, memory: Memory) -> Slot | None:
    """The company of which words here are told: the last before them, or who "it" is."""
    # "The Shanghai-listed company": it stands around the words.
    before = [slot for slot in sentence.slots if slot.start <= at and slot.kind is NodeKind.COMPANY]
    if before:
        return before[-1]
    topic = memory.topic if memory.topic and memory.topic.kind is NodeKind.COMPANY else None
    if topic and _IT.search(sentence.text[: at + 8]):
        return Slot(topic.kind, topic, at, at, "It", is_named=False)
    return None


def traded(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The exchanges at which the companies of a sentence are listed."""
    told: set[tuple[str, str]] = set()
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence.text):
            groups = found.groupdict()
            ends = groups["ends"] or groups.get("code") or ""
            place = groups.get("place") or _CODES[groups.get("code") or ends]
            if not ends and not _OF_SHARES.search(found[0]):
                continue
            meant = company_before(found.start(), sentence, memory)
            is_ahead = found[0].startswith(_TOLD_TO) or _AT_HEAD.fullmatch(sentence.text[: found.start()])
            if meant is None and is_ahead:
                # "In a filing with the Shanghai Stock Exchange, the company denied", "Listed in Shanghai, the company has".
                meant = next(
                    (slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.start > found.start()),
                    None,
                )
            name = "Nasdaq" if place.casefold() == "nasdaq" else f"{place} Stock Exchange"
            if meant is None or (meant.node.id, name) in told:
                continue
            told.add((meant.node.id, name))
            notes = taken_for(meant)
            market = node(NodeKind.COMPANY, name)
            reach = (meant.start, found.end())
            is_event = bool(
                _WENT.search(found[0])
                or (found[0].startswith("listed") and _IN_A_YEAR.match(sentence.text, found.end()))
            )
            is_told = found[0].startswith(_TOLD_TO)
            rule = "went public" if is_event else "told its exchange" if is_told else "listed on"
            yield Hit(
                rule,
                meant.node,
                Relation.RELATED_TO,
                market,
                found[0].strip(),
                found.start(),
                found.end(),
                reach,
                lasts=True,
                notes=notes,
            )
