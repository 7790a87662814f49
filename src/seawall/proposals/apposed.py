"""Names that nothing but their neighbourhood shows to be a company's, and the short forms by which a text goes on to call it."""

from collections.abc import Iterator

from seawall.proposals.countries import CITIES, COUNTRIES, NATIONALITIES
from seawall.proposals.late import late
from seawall.proposals.verbs import FORMS, Form
from seawall.proposals.words import COMPANY_ENDS, NAMING_SCHEMES, NO_NAME

FIRM = r"(?:company|firm|contractor|business|vendor|corporation|enterprise|start-?up|entity)"
_ADJECTIVES = r"(?:(?!(?:that|which|who|whose|of|by|was|is|has|had)\b)[\w/-]+(?:[’']s)? ){0,5}?"
_WORD = r"(?:[A-Z][\w&’'-]*|[a-z]-[A-Z][\w-]*)"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
# "Emennet Pasargad, which works for": of a person it would be "who".
_WITH_WHICH = late(
    rf"(?<![\w’'-])(?P<name>{_WORD}(?: {_WORD}){{1,3}})(?=, which (?:works?|worked|is|was|has|had|sells?|makes?|provides?|researchers|analysts|officials)\b)"
)
_NAMED_SO = late(
    r"\b(?:as|called|dubbed|named|nicknamed|christened|labell?ed|botnet|group|malware|campaign|network|implant|tool|actor|gang|operation|crew) [“\"‘']?$"
)
# "Founded in 2010 by Example Name, the company went": there it begins a clause.
NO_VERB = r"(?! (?:went|grew|said|made|sold|told|has|had|is|was|did|does|became|began|came|won|lost|[a-z]+s)\b)"
_PATTERNS = (
    # "Emennet Pasargad, an Iranian company": a name, and what it is.
    late(rf"\b{_NAME}(?:, | \([^()]{{1,60}}\),? | [–—] )(?:an?|the) {_ADJECTIVES}(?:front )?{FIRM}\b(?!['’]){NO_VERB}"),
    # "the contractor, Nanjing Example," and "Iranian company Emennet Pasargad".
    late(
        rf"(?<!of )(?<!at )(?<!from )(?<!by )\b(?:[Tt]he|[Aa]n?|its|{'|'.join(NATIONALITIES)}) {_ADJECTIVES}{FIRM}(?:,| called| named| known as)? {_NAME}(?=[,.;’']| (?:is|was|has|had|and|for|to|of|in|on)\b|$)"
    ),
    late(rf"\b(?:companies|firms|contractors) {_NAME}(?= and |, )"),
    _WITH_WHICH,
    # "US-based Recorded Future, which", "the Chengdu-based Example".
    late(
        rf"\b[A-Z][\w.]*-(?:based|headquartered) {_NAME}(?=[,.;’']| (?:is|was|were|has|had|said|says|reported|found|and|for|to|of|in|on|over|under|after|with|by)\b|$)"
    ),
    # "The third entity is Emennet Pasargad".
    late(rf"\b[Tt]he (?:\w+ ){{0,2}}{FIRM} is {_NAME}(?=,)"),
    late(rf"\b[Tt]he (?:first|second|third|fourth|fifth|last|other)(?: one)? is {_NAME}(?=,| of | from | in |\.)"),
)
# Words that say what a company does and not which it is; with the legal forms they end the part by which texts call it.
_PERSON = late(
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}), (?:an?|the) (?:[\w’'-]+ ){0,4}?(?:hacker|actor|broker|national|citizen|executive|businessman|businesswoman|developer|officer|employee|founder|programmer|operative)\b(?! (?:group|gang|crew|collective|team)\b)|(?<=them )(?P<other>[A-Z][a-z]+ [A-Z][a-z]+)(?=, who\b)"
)
_GENERIC = frozenset(
    "information network science data digital internet cyber computer electronic international technical intelligence trade import "
    "industrial investment development research engineering and".split()
) | {word.casefold() for word in COMPANY_ENDS}
_ORDINALS = frozenset("first second third fourth fifth last".split())
_TITLES = frozenset(
    "chairman chairwoman chief president ceo cfo founder co-founder director executive executives spokesman spokeswoman spokesperson "
    "employee employees officials staff shares".split()
)
_FOLLOWING = late(r" (?P<word>[A-Z][\w&’'-]*)")
_NEXT = late(r" (?:also |now |then )?([a-z]+)\b")
_BEFORE = late(r"([A-Z][\w&’'-]*) $")
# Behind these a capital word starts nothing: it is the predicate of the name at the sentence's head.
_VERB = late(
    r"(?:[’']s\b|,| \(| (?:is|was|were|are|has|had|have|said|says|also|did|does|denied|denies|sold|sells|and|offered|offers|provided|uses|ran|runs|\w{2,}ed)\b)"
)


def companies(text: str) -> Iterator[tuple[int, int]]:
    """The places of names that stand in apposition to "a company", "the contractor" and their like."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            name = found["name"]
            start = found.start("name")
            # "A botnet known as Raptor Train, which": the noun before a name says what it is.
            if pattern is _WITH_WHICH and _NAMED_SO.search(text, 0, start):
                continue
            while len(first := name.split(maxsplit=1)) > 1 and _is_no_part(first[0]):
                start += len(name) - len(first[1])
                name = first[1]
            # "In a filing with Nasdaq, the company said": it is none.
            is_other = pattern is _PATTERNS[0] and _THE_FIRM.match(text, found.end("name"))
            if is_own_name(name) and not is_other:
                yield start, start + len(name)


_THE_FIRM = late(rf", the {FIRM}\b(?! (?:that|which|behind|whose|at|in|from|running|responsible)\b)")


def _is_no_part(word: str) -> bool:
    """Whether a word before a name is none of it: "Then", "Beijing-headquartered"."""
    return word.casefold() in NO_NAME or bool(_WHERE_IT_IS.search(word))


_WHERE_IT_IS = late(r"-(?:based|headquartered|listed|registered|owned)$")


# Chinese companies bear the name of their place before their own; these words behind a place make another thing of it.
_PLACE = "|".join(city for city, country in CITIES.items() if country in ("China", "Russia", "Iran"))
_NO_FIRM = (
    "Stock|Exchange|University|Institute|Municipal|Municipality|Public|State|Branch|Province|City|Olympics?|District|Bureau|Post|Times|Daily|Office|Department|Government|Airport|Road|Street|"
    "Communique|Declaration|Convention|Consensus|Time|Summit|Games|Opera|Review|News|Television|Party|Committee|Court|Ministry|Academy|College|School|Hospital|Police|Normal|Jiaotong|Monday|Tuesday|"
    "Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Federation|Oblast|Region|Area|Free|Cooperation"
)
_OF_CITY = late(
    rf"(?<![\w-])(?:{_PLACE}) (?!(?:{_NO_FIRM})\b)(?:[A-Z][a-z]{{2,}}|[A-Z]{{2,5}}(?= |,|[’'.;)]|$))(?: (?!(?:{_NO_FIRM})\b)[A-Z][a-z]+)*(?![\w-])"
)


def of_cities(text: str) -> Iterator[tuple[int, int]]:
    """The places of names that begin with a city or a province: "Sichuan Juxinhe", "Wuhan Xiaoruizhi"."""
    for found in _OF_CITY.finditer(text):
        second = found[0].split()[1]
        if second.casefold() not in NO_NAME and second not in CITIES and second not in NATIONALITIES:
            yield found.span()


def persons(text: str) -> Iterator[tuple[int, int]]:
    """The places of names that stand in apposition to "a hacker", "a Chinese national" and their like."""
    for found in _PERSON.finditer(text):
        group = "name" if found["name"] else "other"
        if is_own_name(found[group]) and all(is_own_name(word) for word in found[group].split()):
            yield found.start(group), found.end(group)


def is_own_name(name: str) -> bool:
    """Whether a name is a company's, a person's or a thing's own: no country, no day, no word that only starts a sentence, and none that
    vendors give to groups ("Salt Typhoon").
    """
    first = name.split(maxsplit=1)[0]
    if name.casefold() in _ORDINALS or NAMING_SCHEMES.fullmatch(name) or name.endswith("Stock Exchange"):
        return False
    is_place = name in CITIES or name in NATIONALITIES or any(name in texts for texts in COUNTRIES.values())
    return not is_place and first.casefold() not in NO_NAME and len(name) > 1


def short_name(name: str) -> str:
    """By what a text goes on to call a company: "Shanghai Heiying" of its full name; empty where no part is its own."""
    words = name.split()
    own: list[str] = []
    for word in words:
        if word.strip(".,").casefold() in _GENERIC:
            break
        own.append(word.rstrip(","))
    if not own or len(own) == len(words) or own == [word for word in own if word in CITIES or word in NATIONALITIES]:
        return ""
    return " ".join(own)


def goes_on(text: str, stop: int) -> str:
    """The capital word directly behind a short form, which makes it part of another's longer name; empty where none does."""
    found = _FOLLOWING.match(text, stop)
    word = found["word"].casefold().strip("’'") if found else ""
    return found["word"] if found and word not in NO_NAME and word not in _TITLES else ""


def stands_alone(text: str, start: int, stop: int, *, is_person: bool = False) -> bool:
    """Whether a name of one word stands here as a name: it has a capital for no other reason, and no longer name holds it."""
    before = _BEFORE.search(text[:start])
    if goes_on(text, stop) or (before and not _is_no_part(before[1])):
        return False
    is_first = start == 0 or text[:start].rstrip().endswith((".", ":", "•", "–", "“", '"'))
    after = _NEXT.match(text, stop)
    known = FORMS.get(after[1]) if after else None
    is_verb = bool(_VERB.match(text, stop)) or bool(known and known[1] in (Form.PAST, Form.ED, Form.S))
    return not is_first or is_person or is_verb
