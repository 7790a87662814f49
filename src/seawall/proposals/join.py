"""From a rule's words in a sentence to the mentions that they tie: whom the words are said of, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.dates import without_days
from seawall.proposals.late import late
from seawall.proposals.phrases import AMONG_THEM
from seawall.proposals.rules import CLOSE, DEEDS, FAR, Rule
from seawall.proposals.slot import MASK, PARTIES, Marked, Slot

# Behind these nothing is said of what stands before them.
_WALL = late(
    r"[;]|:(?! [“\"]?(?:it|they|he|she) )|\bothers who\b|\band (?:its|their)\b(?! (?:partners|allies|agencies|counterparts))|\b(?:but|while|whereas|although|though)\b"
)
# "Was sanctioned for its role in attacks against Taiwan": those are not said to be its own.
_WALL_OF_DEEDS = late(
    rf"{_WALL.pattern}|\b(?:for|of|over) (?:its|his|her|their) (?:[\w-]+ ){{0,4}}(?:role|involvement|part|support|complicity|\w*activit(?:y|ies))\b"
)
# "Two co-founders of the company have been listed": they have, and it has not.
_PEOPLE_OF = late(
    r"\b(?:members?|employees?|executives?|officers?|officials?|directors?|managers?|administrators?|owners?|leaders?|associates?|affiliates?|suppliers?|presidents?|(?:co-)?founders?|subsidiar(?:y|ies)|customers?|chair\w*|chiefs?|heads?|staff|shareholders?|parts?) (?:of|at|from|for)(?: the)? $"
)
# "Flax Typhoon, a group known for targeting": what follows a name without another verb between tells of that name.
_TELLS_OF_IT = late(
    rf"[\"”’]?(?: (?:[\w-]+ ){{0,2}}(?:group|gang|crew|hackers|actors|campaign|operation|collective)(?=,))?(?:\s*\([^()]*\))?,? (?:(?:{MASK}+|(?:an?|the) (?:[\w-]+ ){{0,5}}(?:group|actor|crew|gang|team|unit|company|firm|contractor|botnet|network))(?: (?:(?:well )?known for|(?:in)?famous for|notorious for|famed for|that|which|often|long|and|has|publicly|\w+ly|has been|had been|have been|is|was|,))*|(?:an?|the) (?:[\w-]+ ){{0,5}}(?:group|actor|crew|gang|team|unit|company|firm|contractor) (?:which|that|who)[^.;]{{2,80}} and (?:which|that|who)(?: (?:has|have|had|is|was|also))*|(?:which|who|that)(?: (?:has|have|had|is|was|also|been|then|later|often|\w+ly))*) ?"
)
# "Actors supporting Volt Typhoon": a form in -ing tells of the name right before it, or of the subject behind a comma or a preposition.
# "Wuhan Xiaoruizhi, a front company for": of the name right before.
_WITH_ARTICLE = late(r"(?:an?|the) ")
_ING = late(r"\w+ing\b")
_BEFORE_ING = late(
    r"(?:,|\b(?:for|in|by|of|from|after|while|with|is|are|was|were|been|be|and|or|to|on|often|also|then|reportedly|allegedly|seen|began|started|continued|kept))\s*$",
    re.IGNORECASE,
)
_IS_NOT = late(r"\b(?:is|are|was|were|been|be|isn[’']t|wasn[’']t)(?: not| never| neither)? $")
_BARE = late(r"(?:linked|tied|connected|associated|affiliated|based|headquartered|located|registered|incorporated)\b")
# "Sanctions a Flax Typhoon hacker": the name only says which hacker.
_IS_GENITIVE = late(r"['’]s? (?=\w)")
_IS_ATTRIBUTE = late(
    r"[- ](?:[Hh]ackers?|[Mm]embers?|[Oo]peratives?|[Aa]ffiliates?|[Ss]uppliers?|[Ff]irm|[Cc]ompany|[Ee]nablers?|[Cc]haos|[Ll]inked|[Tt]ied|[Ll]inks|[Tt]ies|[Bb]acked)\b|[- ](?:[Gg]overnment|[Ss]tate|[Rr]egime|[Mm]ilitary)[- ](?:[Bb]acked|[Ss]ponsored|[Ll]inked|[Dd]irected|[Rr]un|[Aa]ffiliated|[Aa]ligned)\b"
)
# What stands between a verb and its object, and would make another's object of it.
_OTHER = late(
    r"[;:]|\b(?:which|who|whom|that|after|before|because|since|when|what|but|while|although|if|whether|without|over|for|used by|followed by|accused|according to)\b",
    re.IGNORECASE,
)
# "Sanctions a firm tied to Salt Typhoon" is said of the firm; "tied to the breach of the Treasury" of no tie to the Treasury.
_OTHERS = late(
    r"\b(?:tied|linked|connected|related) to\b|\b(?:alleged|accused|suspected|believed|said|thought) (?:to|of)\b|\bbelong\w* to\b|\b(?:associated|affiliated) with\b|\bwith (?:[\w-]+ ){0,2}(?:links|ties|connections) (?:to|with)\b|\b(?:supporting|helping|behind|working for|accused of|(?:members?|employees?|executives?|officers?|officials?|administrators?|operators?|owners?|leaders?|affiliates?|(?:co-)?founders?|hackers?|subsidiar(?:y|ies)|customers?) (?:of|at|from))\b",
    re.IGNORECASE,
)
_THERE = late(r"\b(?:based|located|headquartered|registered|incorporated|living|residing) in (?:the )?$")
_DEED = late(
    r"\b(?:breach|compromise|hack|hacking|\w*-?attacks?|\w*-?espionage|campaigns?|operations?|incidents?|intrusions?|theft|allegations?|accusations?|sanctions)\b(?! (?:group|gang|crew|team|unit|collective|outfit|organi[sz]ation|operation)s?\b)",
    re.IGNORECASE,
)
# "Backed by the government, targeting America".
_DOING = late(r"\b[a-z]{3,}ing\b")
_LIKE_PREPOSITION = late(
    r"\b(?:with|by|to|against|in|for|on|at|into|across|under|through|about|behind)\s+(?:the\s+)?$", re.IGNORECASE
)
_OF = late(r"\b(?:of|from|and|named)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = late(
    rf"^(?:['’]s)?(?: (?:group|gang|crew|hackers|cluster|malware|family))?(?:\s*\([^()]{{0,80}}\))?[\s,()\"“‘'”’–—-]*(?:[\w{MASK}]+['’]s name for )?(?:(?:an?|the) [\w\s{MASK}-]{{0,60}}?(?:company|firm|group|actor|contractor|botnet|network|gang|unit|crew|team|outfit|entity)"
    rf"(?: (?:(?:based |headquartered |located )?in|from|of)(?: the)? [\w{MASK}-]{{1,60}})?\s*,?\s*)?(?:that|which|who|whose (?:hackers|operators|staff|employees))?\s*"
    r"(?:(?:is|are|was|were|has|have|been|had|being|goes|also|sometimes)\s+){0,3}[\s,(]*$"
)
_FOLLOWS = late(r"^[\s\"“‘'(]*(?:the |an? )?[\"“‘']?$")
_SERIES = late(r"^\.? $|^(?:\s?[a-z-]+){0,3}[\"”’')]*\s*(?:,|\band\b|\bor\b|\bas well as\b|\bin\b|\bacross\b|\bwithin\b|\bthroughout\b|\bincluding\b|\(|:)[\s,(]*(?:(?:and|or|as|well|including|such|like|in|across|both|other|the|also|known|to|around|elsewhere|tracked) ?)*(?:(?:one|two|three|some) of (?:its|his|her|their) [\w-]+,? |(?:his|her|its|their) [\w-]+,? )?(?:[A-Za-z-]+ ){0,3}[\"“‘'(]*$")  # fmt: skip
_NO_SERIES = late(
    r"\b(?:which|whose|who|that|by|for|with|from|after|according|behalf|aka|called|using|used|was|were|is|are|has|have|had|said|says|did|does|serves|supplies|provides|works|sells|supports|runs|operates|helps)\b"
)
# "tracked as Ethereal Panda by CrowdStrike and as RedJuliett by Recorded Future", and the other way round.
_BY_ANOTHER = late(r"^[\"”’]?(?: by [^,;()]{1,40})?[\s,]*(?:and|or|,)\s*(?:by [^,;()]{1,40}? as |as )?[\"“‘]?$")
_NEW_NAME = late(
    r"[\"“‘'(\s]*(?:the )?[\"“‘']?(?P<name>(?:[A-Z]|[a-z]{1,2}-?[A-Z])[\w&’'.-]*(?: (?:(?:of|and|the|for|&) )?[A-Z0-9][\w&’'.-]*){0,7}|[A-Z]{2,}\d*|[\u3400-\u9fff]{2,30})"
)
# "Zhou Shuai, a hacker from Shanghai, and his company": what stands between two commas tells of the name before it.
_APART = late(r"^, (?:an?|the) [^,;]{1,70}(?=,)")
# "Its victims were a newspaper in New York, the foreign ministries of India and Indonesia": all that follows are victims.
_LIST_OF_VICTIMS = late(
    r"\b(?:victims?|targets) (?:[^.;]{0,40}? )?(?:included?|includes|including|(?:were|are)(?: in)?)$", re.IGNORECASE
)
# "Nosedive, a Mirai variant": Mirai is named to tell what it is.
_OFFSPRING = late(r" (?:variant|version|derivative|descendant|offshoot|fork)\b")
# "Nosedive, a variant of Mirai".
_OFFSPRING_OF = late(r"\b(?:variant|version|derivative|descendant|offshoot|fork|strain) of (?:the )?$")
_SAYS = late(
    r"(?:['’]s)?(?: [\w-]+){0,2} (?:said|says|say|believe|believes|added|allege|alleged|claim|claimed|assess|assessed|described|explained|highlighted|noted|confirmed|revealed|stressed|emphasized|announced|warned|told|compared|testified|wrote|underscored|cautioned)\b"
)
_ANOTHER_FIRM = late(r"\b(?:the|an?|another) [^,;]*\b(?:company|firm|contractor|vendor|group|gang|crew)\b")
_JOINT = late(r"\b(?:and|or|as|including|like)\b")
_ITS_FIRMS = late(
    r" (?:[a-z-]+ ){0,3}(?:contractors|companies|firms|organi[sz]ations|entities|victims|hackers|customers)\b"
)
_ITS_SPIES = late(r"[’']s (?:[\w-]+ ){0,2}?(?:spies|hackers|cyberspies|operatives|crews?|groups?)\b")
_LONGEST_WORDS = 60
_RELATIVE = late(
    r"[^.;]{0,80}?(?<!alleged)(?<!said)(?<!claimed)(?<!warned)(?<!noted),?\s(?:that|which)\s(?:the |an? )?(?:[\w-]+ ){0,3}(?:known as |called )?"
)
# "Helping China" helps China; "helping hackers to break into networks in America" helps nobody there.
_BESIDE = 6
_ITEM = r"(?:[A-Z][\w.]* as )?[\"“]?[A-Z][\w-]*(?: [A-Z][\w-]*)?[\"”]?"
_MORE_NAMES = late(
    rf"[\"”]?(?:, {_ITEM}){{0,8}},? (?:and|or) (?:as )?{_ITEM}(?=[,.;:)]|\s*$| (?:is|was|has|had|by|in|–)\b)"
)
_ONE_NAME = late(r"(?<![\w-])[A-Z][\w-]*(?: [A-Z][\w-]*)?(?!\w| as\b| [A-Z])")
_OVER_A_CLAUSE = late(
    rf"(?P<name>{MASK}+), (?:(?:the|an?|which|who|whose|(?:for|with|from|to|by|through|of|in) (?:which|whom|whose))\b|{MASK})[^,;]+, (?:(?:has|have|had|was|were|is|are|also|then|\w+ly) )*$"
)
_AND_BY = late(r"\band by\b")
_AND = late(r"\s*(?:\([^()]*\))?(?:, and|,| and| along with| together with| &)(?: the)?\s*")
_COMMA_AND = late(r"[\"”’]?, and (?:the )?$")
_IN_PARENTHESES = late(r"\([^()]*\)")
# "A, like B a contractor, was sanctioned".
_LIKEWISE = late(r", (?:(?:much|just|un)[ -]?)?like [^,;]{2,80},")


@dataclass(frozen=True, slots=True)
class Joined:
    """A rule's words with both sides; left is None where the sentence names none."""

    left: Slot | None
    right: tuple[Slot, ...]


# "Attributed to Flax Typhoon, a state-sponsored campaign targeting": the campaign that the name is.
_CAMPAIGN = late(r"(?:campaign|operation) ")
_WHAT_IT_IS = late(r", an? (?:[\w.-]+ ){0,4}")


def left_of(rule: Rule, sentence: Marked, start: int, words: str = "") -> Slot | None:
    """Of whom the words are said: the nearest mention of a fitting kind that is no other word's object."""
    hidden = sentence.hidden
    if rule.is_tight:
        before = [slot for slot in sentence.slots if slot.stop <= start and slot.kind in rule.left]
        return before[-1] if before and _NEAR.match(hidden[before[-1].stop : start]) else None
    near = _before(rule, sentence, start)
    if (said := _by_its_words(rule, hidden, start, near)) is not None:
        return said
    between = hidden[near[-1].stop : start] if near else ""
    is_article = _WITH_ARTICLE.match(words) and between in (", ", " – ", " — ")
    if near and (
        _TELLS_OF_IT.fullmatch(between) or is_article or (_CAMPAIGN.match(words) and _WHAT_IT_IS.fullmatch(between))
    ):
        return near[-1]
    # "Founded in 2010 and based in": joined to another participle it tells of whom that does.
    is_joined = hidden[:start].endswith((" and ", ", ")) and rule.name == "located in"
    if (_BARE.match(words) and not is_joined and not _IS_NOT.search(hidden[:start])) or (
        _ING.match(words) and not _BEFORE_ING.search(hidden[:start])
    ):
        return near[-1] if near and _NEAR.match(hidden[near[-1].stop : start]) else None
    mild = [slot for slot in near if not _LIKE_PREPOSITION.search(hidden[: slot.start])]
    plain = [slot for slot in mild if not _OF.search(hidden[: slot.start])]
    return next((some[-1] for some in (plain, mild, near) if some), None)


def _before(rule: Rule, sentence: Marked, start: int) -> list[Slot]:
    """The mentions of whom the words could be said: those of their kinds before them, behind the last wall."""
    hidden = sentence.hidden
    wall = _WALL_OF_DEEDS if rule.relation in DEEDS else _WALL
    aside = [
        found.span() for each in (_IN_PARENTHESES, AMONG_THEM, _LIKEWISE) for found in each.finditer(hidden)
    ]  # fmt: skip
    walls = [
        found.end() for found in wall.finditer(hidden, 0, start)
        if not any(a <= found.start() < b <= start for a, b in aside)
    ]  # fmt: skip
    begin = walls[-1] if walls else 0
    return [
        slot for slot in sentence.slots
        if begin <= slot.start and slot.stop <= start and slot.kind in rule.left
        and not any(a <= slot.start < b and not a <= start < b for a, b in aside)
        and not _PEOPLE_OF.search(hidden[: slot.start])
        and not (slot.kind is NodeKind.PERSON and _SAYS.match(hidden, slot.stop))
    ]  # fmt: skip


def _by_its_words(rule: Rule, hidden: str, start: int, near: Sequence[Slot]) -> Slot | None:
    """Of whom the words before it say that it is: whose decision it was; the first of two names around a clause."""
    decided = _DECIDED.search(hidden, 0, start) if rule.relation is Relation.DESIGNATED_BY else None
    # "Flax Typhoon, the group to which others are linked, has attacked": behind the second comma the first name goes on.
    over = _OVER_A_CLAUSE.search(hidden[:start])
    return next(
        (
            slot for slot in near
            if (decided and slot.start == decided.start("who")) or (over and slot.stop == over.end("name"))
        ),
        None,
    )  # fmt: skip


# "China disapproves of the decision by the Treasury to impose": the Treasury does.
_DECIDED = late(
    rf"\b(?:decision|decisions|move|moves|step|action|announcement|choice|vote|order|effort) (?:by|from|of) (?:the )?(?P<who>{MASK}+) to [^,;.]{{0,40}}$"
)
# Their words end in "to" or "by": what they say stands behind them or nowhere.
_ENDS_IN_PREPOSITION = frozenset({"attributed to", "linked to", "located in", "backed by"})


_WHICH_IT = late(r",? (?:that|which)\b")


def what_before(rule: Rule, sentence: Marked, left: Slot) -> tuple[Slot, ...]:
    """What the words say of something that stands before them: "the network, which Volt Typhoon used"."""
    hidden = sentence.hidden
    before = [slot for slot in sentence.slots if slot.stop <= left.start and slot.kind in rule.right]
    if rule.name in _ENDS_IN_PREPOSITION or not before or not _RELATIVE.fullmatch(hidden[before[-1].stop : left.start]):
        return ()
    # "Accused by the US of operating a botnet that the group used in attacks": on whom, nobody says.
    if before[-1].kind is NodeKind.COUNTRY and not _WHICH_IT.match(hidden, before[-1].stop):
        return ()
    return (before[-1],)


def with_left(left: Slot, sentence: Marked, start: int) -> list[Slot]:
    """All of whom the words are said: "the State Department and OFAC sanctioned"."""
    hidden = sentence.hidden
    same = [slot for slot in sentence.slots if slot.kind is left.kind and slot.stop <= start]
    if left not in same:
        return [left]
    first = last = same.index(left)
    while first > 0 and _AND.fullmatch(hidden[same[first - 1].stop : same[first].start]):
        first -= 1
    while last + 1 < len(same) and _AND.fullmatch(hidden[same[last].stop : same[last + 1].start]):
        last += 1
    return same[first : last + 1]


def right_of(rule: Rule, sentence: Marked, stop: int) -> tuple[Slot, ...]:
    """What the words say: the first mention of a fitting kind behind them, and what is in one series with it."""
    hidden = sentence.hidden
    fitting = [slot for slot in sentence.slots if slot.start >= stop and slot.kind in rule.right]
    if rule.name in ("linked to", "works for"):
        # "Links to a China government-backed group, tracked as Flax Typhoon": to the group.
        fitting = [
            slot for slot in fitting if not (slot.kind is NodeKind.COUNTRY and _IS_ATTRIBUTE.match(hidden, slot.stop))
        ]
    if not fitting:
        return ()
    first = fitting[0]
    if _is_of_another(rule, hidden, stop, first):
        return ()
    if _LIST_OF_VICTIMS.search(hidden[max(0, stop - _LONGEST_WORDS) : stop]):
        return tuple(fitting)
    return (first, *_series(rule, hidden, fitting[1:], first))


def _is_of_another(rule: Rule, hidden: str, stop: int, first: Slot) -> bool:
    """Whether something stands between the words and a mention that makes it somebody else's, or it is too far off."""
    between = hidden[stop : first.start]
    plain = re.sub(rf"\([^()]*\)|{MASK}+", " ", between)
    is_active = rule.relation is Relation.DESIGNATED_BY and not rule.name.endswith(" by")
    return bool(
        len(between) > CLOSE.get(rule.name, FAR)
        or ". " in plain
        or _OTHER.search(plain)
        or _OTHERS.search(plain)
        or (rule.relation is Relation.SUPPLIES and first.kind is NodeKind.COUNTRY and len(between) > _BESIDE)
        or (is_active and _IS_ATTRIBUTE.match(hidden, first.stop))
        # "Cover for Beijing's spies": for them, and for no state.
        or (
            rule.relation is Relation.SUPPLIES
            and first.kind is NodeKind.COUNTRY
            and _ITS_SPIES.match(hidden, first.stop)
        )
        or (is_active and first.kind in PARTIES and _IS_GENITIVE.match(hidden, first.stop))
        or (rule.relation is Relation.RELATED_TO and rule.name != "part in" and _DEED.search(plain))
        or (rule.is_tight and not _FOLLOWS.match(between))
        # "Used by hackers of the state, FBI Director Example Name announced": he only tells.
        or (first.kind is NodeKind.PERSON and "," in between and bool(_SAYS.match(hidden, first.stop)))
    )


# "Sanctioned A, who worked at B, and C": what stands between commas tells of A alone.
_ASIDE = late(
    r"\.?[”\"]?, (?:who|which|whose|(?:wholly |majority-)?owned|controlled|formerly|previously|once|based|headquartered|registered|run|led|headed|part) [^,;]{2,80},(?= (?:and|as well as|along with) )"
)
_GOES_ON = late(r"[”\"]?(?:[,.;)]|\s*$| (?:and|on|for|over|in|under|pursuant|as|along|with)\b)")
# "Sanctioned A, a director at B, and C": B is only told to say who A is.
_TELLS_WHOSE = late(
    r"[”\"]?,? (?:and )?(?:(?:an?|the|its|another|former) )?(?:[\w-]+ ){1,5}(?:of|at|for|to|in|from) (?:the )?"
)


def _series(rule: Rule, hidden: str, rest: Sequence[Slot], first: Slot) -> list[Slot]:
    found: list[Slot] = []
    last = first
    for slot in rest:
        aside = _ASIDE.match(hidden, last.stop) if rule.relation is Relation.DESIGNATED_BY else None
        if aside and slot.start < aside.end():
            continue
        between = _between(rule, hidden, aside, last, slot)
        is_series = _SERIES.match(between) and not _NO_SERIES.search(between)
        if len(between) > 60 or not (is_series or (rule.is_tight and _BY_ANOTHER.match(between))):
            break
        if _is_other(rule, between, first, last, slot):
            break
        if rule.relation is Relation.DESIGNATED_BY and _TELLS_WHOSE.fullmatch(between):
            last = slot
            continue
        if _OFFSPRING.match(hidden, slot.stop) or _OFFSPRING_OF.search(between):
            break
        # "Slapped sanctions on the firm on Friday, the gang used": a clause begins; "other PRC contractors" are no state.
        is_new = not slot.is_named and not _JOINT.search(between)
        if is_new or (
            rule.relation is Relation.SUPPLIES and slot.kind is NodeKind.COUNTRY and _ITS_FIRMS.match(hidden, slot.stop)
        ):
            break
        # "…, the department said", "…, US officials say": whoever tells it is no part of the series.
        if (slot.kind is NodeKind.AUTHORITY and not slot.is_named) or _SAYS.match(hidden, slot.stop):
            break
        found.append(slot)
        last = slot
    return found


def _between(rule: Rule, hidden: str, aside: re.Match[str] | None, last: Slot, slot: Slot) -> str:
    """The words between two items of a list, without what stands there of the first alone, and without days."""
    begin = aside.end() - 1 if aside and _GOES_ON.match(hidden, slot.stop) else last.stop
    plain = hidden[begin : slot.start]
    # "Example Ltd., and": the dot is the name's.
    plain = plain.removeprefix(".") if plain.startswith(".,") else plain
    # "Sanctioned A, which helped B, and in December C": that was another day, and is told by the clauses.
    between = plain if aside else _APART.sub("", without_days(plain))
    return _AND_BY.sub("and", between) if rule.name.endswith(" by") else between


def _is_other(rule: Rule, between: str, first: Slot, last: Slot, slot: Slot) -> bool:
    """Whether the words between say that the verb doesn't tell of the second mention as well."""
    # "A company tied to Salt Typhoon, and Example Name, a hacker": he is one more of whom the verb tells.
    is_other = slot.kind is not first.kind and "," in between and rule.relation is Relation.RELATED_TO
    # "Working for a company based in Beijing": for no state.
    is_other = is_other or (slot.kind is NodeKind.COUNTRY and bool(_THERE.search(between)))
    # "Backed by the government in attacks on": on whom it was not.
    is_other = is_other or (
        rule.relation is Relation.ATTRIBUTED_TO and bool(_DEED.search(between) or _DOING.search(between))
    )
    # "As i-Soon, and the Iranian company Emennet Pasargad": one more company, and no more of its names.
    is_other = is_other or (rule.is_tight and bool(_ANOTHER_FIRM.search(between)))
    # "A Co., also known as B, and C Incorporated": a comma before "and" ends the one name that A has.
    is_other = is_other or (
        rule.is_tight and last is first and slot.kind is NodeKind.COMPANY and bool(_COMMA_AND.match(between))
    )
    # "Supporting the group in attacks on U.S. organizations": that state is supplied with nothing.
    is_other = is_other or (
        rule.relation is Relation.SUPPLIES and slot.kind is not first.kind and not _JOINT.search(between)
    )
    return is_other or (rule.is_tight and slot.kind is not first.kind)


def more_names(sentence: Marked, last: Slot) -> list[Slot]:
    """The names that nobody knew at the end of a list of names: "Emissary Panda, Bronze Union and Lucky Mouse"."""
    found = _MORE_NAMES.match(sentence.text, last.stop)
    if not found or any(
        found.start() <= slot.start < found.end() for slot in sentence.slots if slot.kind is not last.kind
    ):
        return []
    return [
        Slot(last.kind, node(last.kind, name[0]), name.start(), name.end(), name[0])
        for name in _ONE_NAME.finditer(sentence.text, found.start(), found.end())
    ]  # fmt: skip


def new_name(text: str, stop: int, kind: NodeKind) -> tuple[int, int, str] | None:
    """A name that nobody knew, directly behind the words: its place and itself."""
    found = _NEW_NAME.match(text, stop)
    if not found or kind not in (
        NodeKind.COMPANY,
        NodeKind.ACTOR,
        NodeKind.INFRASTRUCTURE,
        NodeKind.TOOL,
        NodeKind.MALWARE,
        NodeKind.PERSON,
    ):
        return None
    name = found["name"].rstrip(".,'’-")
    return (found.start("name"), found.start("name") + len(name), name) if len(name) > 1 else None
