"""Names that a noun beside them tells the kind of: "Zservers, a hosting provider", "the gang LockBit", "Mr. Zhou"."""

import re
from collections.abc import Iterator

from seawall.claims import NodeKind
from seawall.proposals.apposed import NO_VERB, is_own_name
from seawall.proposals.classes import is_adverb
from seawall.proposals.countries import NATIONALITIES
from seawall.proposals.forms import ADJECTIVAL
from seawall.proposals.late import late
from seawall.proposals.words import COMPANY_ENDS, NO_NAME

# By kind, what texts call such a thing. The last word of the noun phrase beside the name decides.
_NOUNS: tuple[tuple[NodeKind, str], ...] = (
    (
        NodeKind.COMPANY,
        r"company|firm|contractor|business|vendor|corporation|enterprise|start-?up|(?:hosting |service |internet |web |infrastructure |telecom(?:munications)? |software )?provider|(?:web )?host(?:er)?|supplier|exchange|manufacturer|reseller|outfit|consultancy|carrier|rival|competitor|bank|lender|brokerage|mixer",
    ),
    (NodeKind.ACTOR, r"group|gang|crew|collective|syndicate|(?:threat )?actor|hackers"),
    (
        NodeKind.PERSON,
        r"man|woman|hacker(?! (?:group|gang|crew|collective|team)\b)|national|citizen|executive|businessman|businesswoman|developer|officer|employee|(?:co-)?founder|programmer|operative|administrator|leader|chief executive|chairman|ringleader|mastermind|policeman|broker|trader|resident|cybercriminal|coder|engineer|spokesman|spokeswoman|spokesperson|director|secretary|minister|ambassador|analyst|researcher|hackers|administrators|nationals|officers|employees|executives|men|founders|co-founders|leader",
    ),
    (NodeKind.MALWARE, r"implant|malware|backdoor|trojan|ransomware|worm|rootkit|loader|infostealer"),
    (
        NodeKind.TOOL,
        r"tool|application|app|program|platform|scanner|framework|software|console|panel|dashboard|utility|interface",
    ),
)
_WORD = r"(?:[A-Z][\w&’'-]*|[a-z]-[A-Z][\w-]*)"
_ONE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_TWO = r"[A-Z][a-z’'-]+(?:[ -][A-Z][a-z’'-]+){1,3}"
_ADJECTIVES = r"(?:(?!(?:of|between|in|for|and|or|to|by|with|from|on|at|that|which|who|whose|the|an?|is|was|has)\b)[\w/’'-]+ ){0,6}?"
_ENDS = r"(?=[,.;:)”\"]|[’']s\b|\s*$| (?:is|was|were|has|had|have|and|for|to|of|in|on|at|that|which|who|with|over|by|as|will|would|also|said|says|told|from|after|before|because|since|when|[a-z]{3,}(?:ed|s))\b)"


_TITLES = r"[Ss]pokes(?:man|woman|person)|(?:[Aa]ssistant |[Dd]eputy )?(?:[Dd]irector|[Ss]ecretary|[Mm]inister|[Aa]dministrator|[Cc]ommissioner|[Aa]dviser|[Cc]hief)|[Aa]mbassador|[Pp]resident|[Cc]hairman|[Cc]hairwoman|[Aa]ttorney [Gg]eneral|[Gg]eneral|[Cc]ommander|[Pp]rosecutor|[Ss]enator|[Ll]awyer|[Aa]nalyst|[Rr]esearcher"


# "Administrators of the company, A and B": A is no company.
_NOT_OF = r"(?<!of )(?<!at )(?<!from )(?<!by )"


def _patterns() -> Iterator[tuple[NodeKind, re.Pattern[str]]]:
    for kind, nouns in _NOUNS:
        name = _TWO if kind is NodeKind.PERSON else _ONE
        # "Zservers, a hosting provider": behind the name.
        yield (
            kind,
            late(
                rf"(?<![\w’'-])(?P<name>{name})(?: \([^()]{{1,60}}\))?(?:,| [–—]) (?:an?|the|another|one of the|its|his|their) {_ADJECTIVES}(?:{nouns})\b(?![’'-]){NO_VERB}"
            ),
        )
        # "The ransomware gang LockBit", "its chairman, Example Name,", "a web app called KRLab": before it.
        yield (
            kind,
            late(
                rf"{'' if kind is NodeKind.PERSON else _NOT_OF}\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Tt]heir|[Aa]nother|[Oo]ne|[’']s|{'|'.join(NATIONALITIES)}) {_ADJECTIVES}(?:{nouns})(?:,? (?:called|named|known as|dubbed)|,)? [“\"‘]?(?P<name>{name}){_ENDS}"
            ),
        )
        if kind is NodeKind.COMPANY:
            # "Example Saz (ES), formerly known as Other Saz, is a front company".
            yield (
                kind,
                late(
                    rf"(?<![\w’'-])(?P<name>{name})(?: \([^()]{{1,60}}\))?(?:, (?:also|formerly|previously|better|once) (?:known|called|trading)[^,;]{{2,80}},)? (?:is|was) (?:an?|one of the) {_ADJECTIVES}(?:{nouns})\b(?![’'-])"
                ),
            )
        if kind is NodeKind.PERSON:
            # "Was founded in 2010 by Example Name".
            yield (
                kind,
                late(
                    r"\b(?:[Ff]ounded|[Cc]o-founded|[Ee]stablished|[Hh]eaded|[Cc]haired|[Ll]ed)(?: in (?:\w+ )?\d{4})? by (?P<name>[A-Z][a-z’'-]+ [A-Z][a-z’'-]+)(?=,| and\b|\.|;| who\b|$)"
                ),
            )
            # "Two Russian administrators of the company, A and B", "A and B, two hackers".
            yield (
                kind,
                late(
                    rf"\b(?:{nouns})s?(?: (?:of|at|from|in) (?:[\w’'-]+ ){{0,5}}?[\w’'-]+)?,? (?P<name>{name}) and (?P<other>{name})(?=[,.;]| |$)"
                ),
            )
            yield kind, late(rf"(?P<name>{name}) and (?P<other>{name}), (?:two|both) {_ADJECTIVES}(?:{nouns})\b")
    yield (
        NodeKind.PERSON,
        late(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Col|Lt)\.? (?P<name>[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2})"),
    )
    yield (
        NodeKind.PERSON,
        late(
            rf"(?<![\w’'-])(?P<name>{_TWO}),? (?:co-founded|(?:also )?served as|(?:was|were|has been|had been) (?:arrested|indicted|charged|extradited|detained)|testified|was born)\b"
        ),
    )
    # "Spokesperson Example Name said", "Director Example Name".
    yield NodeKind.PERSON, late(rf"\b(?:{_TITLES}) (?P<name>{_TWO}){_ENDS}")
    yield NodeKind.COMPANY, late(rf"(?<![\w’'-])(?P<name>{_ONE})(?=, as the (?:company|firm|contractor) is\b)")
    yield NodeKind.PERSON, late(rf"(?<![\w’'-])(?P<name>{_TWO}), who\b(?! (?:run|operate|are)\b)")


_CRIME = late(
    r"\b(?:ransomware|hacking|espionage|extortion|cybercrime|criminal|hacker) (?:outfit|operation|business|enterprise)\b"
)
_TRADE = late(
    r", the (?:[A-Z][\w.]+ )?(?:(?:defen[cs]e|technology|software|telecoms|energy|media|insurance|industrial|engineering) )?group$"
)
_IN = late(r"\b[Ii]n $")
_OF_COMPANY = late(
    r"\b(?:Technolog(?:y|ies)|Information|Networks?|Software|Systems|Co|Ltd|Inc|Incorporated|Limited|Corp|LLC)\b"
)
_ALL = tuple(_patterns())


def names(text: str) -> Iterator[tuple[int, int, NodeKind]]:
    """The places of names in a text that a noun beside them tells the kind of. Nothing of what is known is looked at."""
    for kind, pattern in _ALL:
        for found in pattern.finditer(text):
            for group in ("name", "other"):
                said = found.groupdict().get(group)
                place = _own(said, found.start(group), kind) if said else None
                meant = _meant(kind, found, said or "", text)
                # "In Rotterdam, the hackers broke into": a town.
                if place and not (kind is meant is NodeKind.ACTOR and _IN.search(text, 0, place[0])):
                    yield *place, meant


def _meant(kind: NodeKind, found: re.Match[str], name: str, text: str) -> NodeKind:
    """What kind of thing a name is, where the noun beside it says more than one."""
    if kind is NodeKind.COMPANY and _CRIME.search(found[0]):
        # "A ransomware outfit" is no company.
        return NodeKind.ACTOR
    # "Sophos, the UK group,": of companies newspapers say so. "The cyber group Example Technology Group": a company, whatever it is called.
    is_trade = _TRADE.search(found[0]) and text[found.end() :][:1] in (",", ".", ";", ")")
    return NodeKind.COMPANY if kind is NodeKind.ACTOR and (is_trade or _OF_COMPANY.search(name)) else kind


def _own(said: str, start: int, kind: NodeKind) -> tuple[int, int] | None:
    """The part of the words that is a name: without what only begins a sentence."""
    name = said
    while " " in name and (
        (first := name.split(maxsplit=1)[0]).casefold() in NO_NAME or first in NATIONALITIES or ADJECTIVAL.search(first)
    ):
        rest = name.split(maxsplit=1)[1]
        start += len(name) - len(rest)
        name = rest
    if is_adverb(name.casefold()):
        # "Subsequently, the hackers": that is how a sentence goes on.
        return None
    name = name.rstrip("’'")
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    is_name = is_own_name(name) and not (
        kind is NodeKind.PERSON and any(word.casefold() in NO_NAME or word in COMPANY_ENDS for word in name.split())
    )
    return (start, start + len(name)) if is_name and len(name) > 2 else None
