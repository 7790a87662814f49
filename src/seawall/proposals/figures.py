"""Figures of a sentence: how many devices, where, how many countries, and which share: always with their own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seawall.proposals.late import late

_ABOUT = r"(?:\b(?:more than|over|at least|about|around|nearly|almost|some|up to|as many as|an estimated|roughly|approximately|fewer than|less than|upwards of|well over|close to) )?"
_NUMBER = r"(?<![\w,.])(?:\d{1,3}(?:, 000){1,3}|\d{1,3}(?:,\d{3}){1,5}|\d{1,12}(?:\.\d{1,6})?)(?!\d)"
_SCALE = r"(?: (?:million|billion|thousand)|[Kk]\b)?"
_WORD_SCALES = r"(?:a )?quarter of a million|half a million|(?:a|one) (?:million|thousand)|(?:tens|hundreds) of thousands|(?<!these )(?<!those )thousands"
_WORD_NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty dozens hundreds".split()  # fmt: skip
_THINGS = (
    r"devices|routers|cameras|machines|computers|systems|bots|nodes|endpoints|gadgets|victims|carriers|providers|operators|organi[sz]ations|entities|companies|agencies|universities|"
    r"firewalls|appliances|servers|subdomains|domains|IP addresses|addresses|vulnerabilities|countries|member states|nations|states|people|records"
)
_COUNT = late(
    rf"(?P<said>{_ABOUT}(?P<number>{_NUMBER}|\b(?:{_WORD_SCALES})|\b(?:{'|'.join(_WORD_NUMBERS)})){_SCALE}\+?)(?:(?:-| )(?:strong )?)(?:(?:of the|of its|of) )?"
    rf"(?:[Ii]nternet[ -][Oo]f[ -][Tt]hings,? )?(?P<adj>(?:(?!\d|(?:targets?|targeting|targeted|attacks?|the|an?|was|were|is|are|that|which|in|of|by|had|has|have|to|from|(?-i:it))\b)(?:\([\w-]{{2,8}}\)|[\w./’'-]+),? (?:and )?){{0,5}}?)(?P<thing>{_THINGS}|(?:device|bot|node)\b(?= botnet| network))\b", re.IGNORECASE,
)  # fmt: skip
_PROGRAMS = late(r"\b(?:operating|content management|file|payment|legal|political) $", re.IGNORECASE)
# "In 2023 servers": a year and no count.
_YEAR = late(r"(?:19|20)\d{2}")
_SHARE = late(
    rf"(?P<said>{_ABOUT}(?P<number>(?<!\d)\d{{1,3}}(?:\.\d{{1,6}})?) ?(?:%|percent|per cent)|{_ABOUT}(?:half|a third|two[- ]thirds|three[- ]quarters)\b)",
    re.IGNORECASE,
)
# "Half of the 260,000 infected devices were in America": half of them.
PART_OF = late(rf"{_SHARE.pattern} of (?:(?:the|all|its|these|those) )*$", re.IGNORECASE)
_PLACES = frozenset({"countries", "member states", "nations", "states"})
DEVICES = frozenset(
    "devices device routers cameras machines computers systems bots bot nodes node endpoints gadgets firewalls appliances servers".split()
)
_AMONG = late(rf"(?:,|,? and) (?:[\w-]+ ){{0,2}}(?:{'|'.join(DEVICES)}|boxes|recorders|appliances)\b")
# "1.2 million records of infected devices": so many devices.
_RECORDS_OF = late(r" (?:of|for|on|about) (?:[\w-]+ ){0,3}(?:devices|routers|bots|infections|victims)\b")
VICTIMS = frozenset(
    "carriers providers operators victims organizations organisations entities companies agencies universities".split()
)
# A figure beside a country ("the United States, with 126,000", "126,000 in the United States") is the number of devices there.
BESIDE = late(rf"(?P<said>{_ABOUT}(?P<number>(?<![\d,.$€£])\d{{1,3}}(?:,\d{{3}})+))(?! ?(?:%|percent))(?:,(?= (?:were|are|stood|sat) ))?(?: (?:of (?:them|these|those|which|(?:the |these |those |all )?(?:infected |compromised |hacked |hijacked |affected )?(?:devices|bots|nodes|machines))|hijacked|infected|compromised|victims[’']?|hacked|devices|routers|nodes|machines|bots|were|are|stood|sat|located|based|nodes))* (?:in|from|across) (?:the )?$", re.IGNORECASE)  # fmt: skip
AFTER = late(rf"^\.?,? ?(?:alone )?(?:\(|with |(?:came|was|is|ranked|finished|placed|followed)(?: in)?(?: a| the)?(?: (?:distant|close|far))? (?:first|second|third|fourth|fifth|next),? (?:at |with )|(?:had|has|counted|saw) (?:by far )?the (?:most|largest (?:number|share))(?: [a-z]+)?(?:,| of them,?)? (?:with |at )|had |has |hosted |saw |counted |accounted for |supplied |contributed |was home to |for |, where (?:it|they|the (?:botnet|network|hackers|group)) (?:(?:has|have|had) )?(?:compromised|infected|hijacked|enlisted|hit|hacked) |, |(?=\d{{1,3}}(?:,\d{{3}})+(?:[.,;]|\s*$| and\b)))(?P<said>{_ABOUT}(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)? ?(?:%|percent|per cent)|(?<=\()\d{{2,6}}(?=\))))", re.IGNORECASE)  # fmt: skip
SHARE_BEFORE = late(rf"{_SHARE.pattern}(?: of (?:the |all |them|these ?|those ?|its |infected |compromised |hijacked |hacked |affected |active |devices|gear|machines|bots|nodes|victims|\b ?(?:under (?:the botnet|its|their)(?:['’]s)? (?:control|command)|(?:in|of) the (?:botnet|network)|(?:it|they) (?:controls?|controlled)))*)*(?: (?:were|are|was|being|stood|located|based))* (?:in|from) (?:the )?$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things: as written ("more than 260,000"), of what ("devices"), and its place."""

    said: str
    thing: str
    words: str
    start: int
    stop: int

    @property
    def is_of_places(self) -> bool:
        """Whether countries are counted."""
        return self.thing in _PLACES

    @property
    def is_of_devices(self) -> bool:
        """Whether devices are counted."""
        return self.thing in DEVICES

    @property
    def is_of_flaws(self) -> bool:
        """Whether vulnerabilities are counted."""
        return self.thing == "vulnerabilities"

    @property
    def is_of_victims(self) -> bool:
        """Whether victims are counted."""
        return self.thing in VICTIMS


# "About 81,000 of them were infected", "it has enslaved more than 200,000.": what is counted stands before.
_OF_THEM = late(rf"\b(?P<said>{_ABOUT}{_NUMBER}{_SCALE})(?: of (?:them|these|those))? (?:were|have been|had been) (?:\w+ly )?(?:infected|compromised|hacked|hit|hijacked|breached|active|online|live)\b", re.IGNORECASE)  # fmt: skip
# "The advisory put the figure at more than 260,000".
_PUT = late(rf"\b(?:put|puts|estimated|set|placed) (?:the|its|their) (?:figure|number|total|tally|size|count) (?:(?:of|for|in) [^.;]{{1,60}}? )?at (?P<said>{_ABOUT}{_NUMBER}{_SCALE})", re.IGNORECASE)  # fmt: skip
_ENSLAVED = late(
    rf"\b(?:enslav|infect|hijack|compromis|hack)(?:ed|e)? (?P<said>{_ABOUT}{_NUMBER}{_SCALE})(?=[.,;](?!\d)| of (?:them|these|those)\b)",
    re.IGNORECASE,
)


# "From roughly 650 nodes in January to over 1,500 today".
_FROM_TO = late(
    rf"\bfrom {_ABOUT}{_NUMBER} (?P<thing>devices|nodes|bots|routers|victims)\b[^.;]{{0,40}}? to (?P<said>{_ABOUT}{_NUMBER})(?= today| now|[.,;])",
    re.IGNORECASE,
)


# "A 260,000-strong botnet".
_STRONG = late(rf"\b(?P<said>{_ABOUT}{_NUMBER})-strong (?:\w+ ){{0,2}}?(?:botnet|network|army)\b", re.IGNORECASE)


def counted_before(text: str) -> Iterator[Figure]:
    """Numbers of devices that stand without their noun: of those that were spoken of."""
    for pattern in (_OF_THEM, _ENSLAVED, _PUT, _STRONG):
        for found in pattern.finditer(text):
            said = found["said"].strip()
            if not _YEAR.fullmatch(said):
                yield Figure(said, "devices", said, found.start("said"), found.end("said"))


def _grown(text: str) -> Iterator[Figure]:
    for found in _FROM_TO.finditer(text):
        thing = found["thing"].casefold()
        yield Figure(found["said"].strip(), thing, f"{found['said']} {thing}", found.start("said"), found.end("said"))


_NUMBERED = late(
    r"\b(?:[Tt]ier|[Ll]evel|[Ll]ayer|[Ss]tage|[Pp]hase|[Vv]ersion|[Gg]eneration|[Ss]tep|[Aa]nnex|[Tt]able|[Ff]igure) $"
)


def figures(text: str) -> Iterator[Figure]:
    """The counts of a text, in its order."""
    for found in _COUNT.finditer(text):
        if _YEAR.fullmatch(found["number"]) and found["said"] == found["number"]:
            continue
        # "Tier 2 payload servers": the second tier's.
        if _NUMBERED.search(text, 0, found.start()):
            continue
        # "50 different operating systems" are no machines.
        if found["thing"].casefold() == "systems" and _PROGRAMS.search(found["adj"]):
            continue
        words = " ".join(found[0].replace("-", " ").split())
        # "260,000 routers, cameras and recorders": the number is of all of them.
        is_of_devices = found["thing"].casefold() == "records" and _RECORDS_OF.match(text, found.end())
        thing = (
            "devices"
            if is_of_devices or (found["thing"].casefold() in DEVICES and _AMONG.match(text, found.end()))
            else found["thing"].casefold()
        )
        yield Figure(found["said"].strip(), thing, words, found.start(), found.end())
    yield from _grown(text)
