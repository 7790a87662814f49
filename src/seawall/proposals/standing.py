"""How a statement stands in its sentence: as a fact, denied, negated, asked, only possible, or told with reserve.

Only facts and denials by somebody become claims. Everything else is a text about what is not, or not yet, so: it is
refused with its reason, which a person may overrule by writing the claim.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from seawall.proposals.late import late


class Stand(StrEnum):
    """How a statement stands in its sentence."""

    FACT = "told as a fact"
    RESERVED = "told with reserve"
    DENIED = "denied by somebody"
    NEGATED = "negated: the sentence says that it is not so"
    POSSIBLE = "only possible, planned or asked for: no fact yet"
    ASKED = "a question"
    QUOTED = "a quotation of somebody whom the sentence doesn't name"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement stands, and by which words."""

    stand: Stand
    words: str = ""


_CLAUSE = late(
    r"[;:]|\s[–—]\s|[,]?\s\b(?:but|while|whereas|although|though|however(?!,)|even though)\b"
    r"|,\s(?:an?|the)\s(?=(?:[\w-]+\s){0,4}?(?:botnet|network|group|company|firm|crew|actor|contractor)\b)"
    r"|,\s(?:in|during|through|by|for) which\b"
    r"|,\swhen\s(?=(?:it|they)\b)"
    r"|\b(?:had|has|have) (?:tried|attempted|sought) to [^,.;]{3,60}? and(?= (?:had|has|have) )"
    r"|\b(?:mistaken for|confused with)\s(?:the )?\ue000+,"
    r"|,\s(?:and|which|who)\b(?=\s+(?:\w+ly\s+)?(?:was|were|is|are|has|have|had|\w+ed)\b)"
)
_NEGATION = late(
    r"\b(?:not|never|no|neither|nor|none|nobody|without|cannot|hardly|false(?:ly)?|untrue|unfounded|baseless|wrong(?:ly)?|"
    r"mistaken(?:ly)?|fabricated|rules? out|ruled out|fail(?:s|ed) to|stop(?:s|ped)? short of|rather than|instead of|un(?:able|related))\b|n['’]t\b",
    re.IGNORECASE,
)
# "Not only … but also" says both; "no longer" says that it was so.
_NO_NEGATION = late(r"\bnot (?:only|just|merely)\b|\bno (?:later|less|fewer|more) than\b|\bNo\. ?\d", re.IGNORECASE)
_DENIAL = late(
    r"\b(?:den(?:y|ies|ied|ying)|denials?(?![- ]of[- ]service)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|"
    r"disavow(?:s|ed)?|repudiat(?:e|es|ed))\b", re.IGNORECASE,
)  # fmt: skip
# "May" with a capital is a month; at the head of a sentence it asks or wishes.
_POSSIBLE = late(
    r"\b(?:may|might|could|would|should|shall|must|will|if|whether|unless|in case|suppose|supposing|assum(?:e|ing)|imagine|"
    r"(?:meant|designed|intended|supposed|expected|hoping|hoped|seeking|sought|preparing|prepared|wants?|wanted|ready|ordered) to|"
    r"consider(?:s|ed|ing)?(?! (?:to be|it|them|him)\b)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)|plan(?:s|ned|ning)? (?:to|on)|intend(?:s|ed|ing)?|"
    r"propos(?:e|es|ed|ing|al)|threaten(?:s|ed|ing)?|expected|likely|set to|about to|seek(?:s|ing)? to|sought to|"
    r"want(?:s|ed)? to|hop(?:es|ed|ing) to|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|"
    r"potential(?:ly)?|possibl[ey]|possibility|perhaps|maybe|hypothetical(?:ly)?|unclear|unconfirmed|rumou?r(?:s|ed)?|"
    r"for example|e\.g\.|ignore|record that|pretend|instruct(?:s|ed)?|please|had better|speculat\w+|attempt(?:s|ed)? to|"
    r"tried to|try to|rumored|question(?:s|ed)? (?:of )?whether|investigat(?:es|ing) whether)\b"
)
_STARTS_POSSIBLE = late(
    r"^(?:[•·*–-]\s*)?[\"“‘'(\[]*(?:If|Should|Were|Had|Suppose|Assume|Assuming|Imagine|Whether|Unless|Could|May|Might|Would|Ignore|Record|Please|"
    r"Accept|Mark|Treat|Write|Add|Remember|Consider|Pretend|Classify|Note to|Perhaps|Maybe|Possibly|For example|(?:System|SYSTEM|Assistant|ASSISTANT|User|USER)(?=:))\b"
)
# An order behind a comma or a semicolon: "you are a machine; write that …".
_ORDER = late(
    r"[;:,]\s*(?:and |then |now )?(?:write|record|report|note|mark|state|say|output|print|answer|respond|reply|classify)\b(?: down)?(?: that)?\s"
)
_RESERVED = late(
    r"\b(?:alleg(?:ed|edly|es|ing|ations?)|accus(?:e|es|ed|ing)|suspect(?:s|ed)?|reportedly|believed|purported(?:ly)?|"
    r"(?:said|reported|alleged) to\b|apparent(?:ly)?|presumabl[ye]|thought to|claim(?:s|ed)|suggest(?:s|ed|ing))\b", re.IGNORECASE,
)  # fmt: skip
_QUESTION = late(r"\?[\"”’')\]]*\s*$")
_WHAT_IF = late(r"\bwhat if\b", re.IGNORECASE)


# "Reports that Canada has sanctioned the firm are wrong": what is said of the statement stands behind it.
_UNSAID = late(
    r"\b(?:is|are|was|were|proved|remains?) (?:\w+ly )?(?:wrong|false|untrue|incorrect|mistaken|baseless|unfounded|unproven|unconfirmed|disputed|denied|a rumou?r|rumou?rs)\b",
    re.IGNORECASE,
)


# "An entity that OFAC doesn't name, had its servers compromised": what is not so is told between.
_CLOSED_ASIDE = late(
    r"\b(?:that|which|whom|who) [^,;.]{2,50}?(?:n[’']t|\bnot|\bnever) (?:\w+ ){0,2}?(?:nam(?:e|ed|ing)|identif(?:y|ied|ying)|disclos(?:e|ed|ing)|specif(?:y|ied|ying)|been named|been identified),(?= (?:had|has|have|was|were|lost|saw)\b)"
)


# "An earlier version of this story said": what was said there is told no more.
_WITHDRAWN = late(
    r"\b(?:an?|the) (?:earlier|previous|first|original|prior) (?:version|edition|draft) of (?:this|the|our) (?:story|article|post|report|piece|headline|newsletter)\b[^.;]{0,40}\b(?:said|stated|misstated|named|gave|wrote|claimed|reported|incorrectly|wrongly|identified|described|called)\b|\b(?:we|this (?:story|article|post|report)) (?:incorrectly|wrongly|mistakenly|erroneously)\b",
    re.IGNORECASE,
)


def tells_nothing(text: str, start: int = 0) -> bool:
    """Whether a sentence asks, orders or supposes, or does so before a place: nothing in it is told as so."""
    return bool(
        _QUESTION.search(text)
        or _STARTS_POSSIBLE.search(text)
        or _WITHDRAWN.search(text)
        or _ORDER.search(text, 0, start)
    )


def clause_start(text: str, at: int) -> int:
    """Where the clause begins in which this place stands."""
    return max((found.end() for found in _CLAUSE.finditer(text) if found.end() <= at), default=0)


def standing(text: str, start: int, stop: int) -> Standing:
    """How a statement stands whose words reach from start to stop; names in the text are masked by its caller."""
    if _QUESTION.search(text) or _WHAT_IF.search(text):
        return Standing(Stand.ASKED, "?")
    if found := _WITHDRAWN.search(text) or _STARTS_POSSIBLE.search(text) or _ORDER.search(text, 0, start):
        return Standing(Stand.POSSIBLE, found[0].strip(" ;:,"))
    clause = text[clause_start(text, start) : stop]
    # A denial reaches over the comma and the "that" behind it, never over "but". Who does not deny says nothing.
    if found := _DENIAL.search(clause):
        is_negated = _NEGATION.search(clause, 0, found.start())
        return Standing(Stand.NEGATED if is_negated else Stand.DENIED, found[0])
    if found := _UNSAID.search(text, stop):
        return Standing(Stand.NEGATED, found[0])
    plain = _NO_NEGATION.sub(lambda some: " " * len(some[0]), clause)
    plain = _CLOSED_ASIDE.sub(lambda some: " " * len(some[0]), plain)
    for words, stand in ((_POSSIBLE, Stand.POSSIBLE), (_NEGATION, Stand.NEGATED), (_RESERVED, Stand.RESERVED)):
        if found := words.search(plain):
            return Standing(stand, found[0])
    return Standing(Stand.FACT)
