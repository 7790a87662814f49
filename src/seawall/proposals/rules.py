"""The rules of reading: words that tie what stands before them to what stands after them. One row a rule, to be read aloud.

A row reads: left – words – right. `flip`: the sentence says it the other way round than the claim ("was sanctioned by").
What stands between left and words, and how the statement stands in its sentence, is looked at in join.py and standing.py.
"""

import re
from dataclasses import dataclass
from typing import Final

from seawall.claims import NodeKind, Relation
from seawall.proposals.late import late
from seawall.proposals.slot import MASK, MEANS

_A: Final = frozenset({NodeKind.ACTOR})
_B: Final = frozenset({NodeKind.COMPANY})
_P: Final = frozenset({NodeKind.PERSON})
_C: Final = _B | _P
_CA: Final = _A | _C
_U: Final = frozenset({NodeKind.AUTHORITY})
_G: Final = _U  # the government of a country is an authority among claims
_L: Final = frozenset({NodeKind.COUNTRY})
_I: Final = frozenset({NodeKind.INFRASTRUCTURE})
_T: Final = MEANS
_V: Final = frozenset({NodeKind.VULNERABILITY})
_S: Final = frozenset({NodeKind.SECTOR})
_D: Final = frozenset({NodeKind.DEVICE})
# What intruders do.
DEEDS: Final = frozenset({Relation.COMPROMISES, Relation.TARGETS})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. names_new: right of it may stand a name that nobody knew. is_tight: left stands directly before the words.

    lasts: what is said holds from its day on, as a designation does; else a day is the day on which it happened.
    from_before: where the sentence names no left side, the group or company last spoken of is meant.
    """

    name: str
    left: frozenset[NodeKind]
    words: re.Pattern[str]
    right: frozenset[NodeKind]
    relation: Relation
    flip: bool = False
    names_new: bool = False
    is_tight: bool = False
    lasts: bool = False
    from_before: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return late(rf"\b(?:{pattern})(?![\w-])", re.IGNORECASE)


_BE = r"(?:(?:was|were|is|are|been|being) )?(?:\w+ly )?(?:also )?"
_SANCTIONED = r"sanctioned|designated|blacklisted|placed under sanctions|put on (?:its|the|a) (?:sanctions list|blacklist)|hit with sanctions"
_HIT = r"target(?:ed|s|ing)?|focus(?:ed|es|ing)? on|attack(?:ed|s|ing)|hit|spied on|went after|stole (?:data )?from|scann(?:ed|ing)|surveill(?:ed|ing)"
_BROKE = (
    r"breach(?:ed|es|ing)|hack(?:ed|s)(?: into)?|took over|taken over|hacking (?:into)|broken into|got into|burrowed into|entered|infiltrat(?:ed|es|ing)|compromis(?:ed|es|ing|e)|infect(?:ed|s|ing)|"
    r"hijack(?:ed|s|ing)|penetrat(?:ed|es|ing)|broke into|gained access to|access(?:ed|ing)|enslav(?:ed|ing)"
)
_ALIAS = (
    r"(?:(?:also|formerly|previously|otherwise|better|publicly|widely|variously|commonly|sometimes|and) ){0,2}"
    r"(?:known|operating|operates?|doing business|does business|trading|trades|tracked|followed|identified|referred to|listed)(?: \w+ly)?(?: (?:by|to) [^,;()]{1,60}?)? as"
    r"|(?:(?:which |that |who )?(?:operat|trad|go|track|follow|known|do|sell)\w*(?: business)? )?(?:under|by) the (?:names?|alias(?:es)?|monikers?|brand)(?: of)?"
    r"|listed (?:in|on) [^,;()]{2,40}? (?:as|under the name)|whose (?:\w+ )?name (?:in \w+ )?(?:is|was)|(?:which |that |who )?calls? itself"
    r"|(?:which|that|whom) (?:[\w.-]+ ){1,4}?(?:tracks?|calls?|refers? to|knows?|identif(?:y|ies)|dubs?|dubbed|named|called)(?: as)?"
    r"|(?:also )?(?:known|recogni[sz]ed|tracked|identified|goes|going) (?:under|by) (?:\w+ ){0,3}(?:aliases|names|monikers),? (?:including|such as|like)"
    r"|(?:also |nick|code)?(?:named|called|dubbed)|a\.k\.a\.|aka|f\.k\.a\.|d/b/a|formerly"
)

RULES: tuple[Rule, ...] = (
    # Designations.
    Rule("designated", _U | _L, _words(
        rf"(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )(?<!Specially )(?<!specially )(?:{_SANCTIONED})(?! by)|sanctioning|designating|blacklisting|listed(?! (?:on|in|as|by|among))|(?:impos(?:ed|es|ing)|announc(?:ed|es|ing)|levied|slapp(?:ed|ing)) (?:[\w-]+ ){{0,4}}(?:sanctions|restrictive measures) (?:(?:on (?:\w+day|\d{{1,2}} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{{1,2}})(?:,? \d{{4}},?)?|today|yesterday) )?(?:on|against|for(?= (?:the )?(?:[\w-]+ ){{0,4}}?{MASK}))"
    ), _CA, Relation.DESIGNATED_BY, flip=True, lasts=True),
    Rule("designated by", _CA, _words(rf"{_BE}(?:{_SANCTIONED}|listed)(?: [^,;]{{0,40}}?)? by(?: the)?"), _U | _L, Relation.DESIGNATED_BY, lasts=True),
    Rule("on a list of", _CA, _words(
        rf"(?:is|was|were|(?:has|have|had) been)(?: \w+)? (?:on|added to|put on|placed on)(?= (?:the )?{MASK}+(?:['’]s)? [^.;,]{{0,40}}?\blists?\b)"
    ), _U | _L, Relation.DESIGNATED_BY, lasts=True),
    Rule("added to a list", _U | _L, _words(r"add(?:ed|s|ing)(?= .{3,80}? to (?:its|the|OFAC['’]s) .{0,60}?(?:list|List))"), _CA, Relation.DESIGNATED_BY, flip=True, lasts=True),
    Rule("sanctions against", _U | _L, _words(r"sanctions (?:on|against)"), _CA, Relation.DESIGNATED_BY, flip=True, lasts=True),
    # Names.
    Rule("also called", _CA | _I | _T, _words(_ALIAS), _CA | _I | _T, Relation.ALSO_CALLED, names_new=True, is_tight=True),
    # Ties.
    Rule("linked to", _CA | _I, _words(
        rf"{_BE}(?:linked|tied|connected) (?:\w+ )?(?:to|with)|{_BE}(?:associated|affiliated) with|(?:(?:has|have|had|maintains?|with) )?(?:[\w-]+ ){{0,2}}(?:links|ties|connections) (?:to|with)"
    ), _CA | _U | _L, Relation.RELATED_TO),
    Rule("part in", _CA, _words(
        r"(?:its |his |her |their |a |direct |key |central )*(?:role|involvement|part|complicity) (?:in|with)(?: the)?|(?:directly |deeply |closely )?involved (?:in|with)(?: the)?|responsible for (?:the |multiple |several |many )?(?:[\w-]+ )?(?:intrusions?|attacks?|activit(?:y|ies)|operations?|campaigns?)(?: (?:of|by|attributed to|under the name|that (?:[\w.]+ ){1,4}?(?:pins?|blames?|attributes?|attributed|ascribes?|ties?|links?) (?:on|to|with)))?(?: the)?"
    ), _A, Relation.RELATED_TO),
    Rule("front of", _C, _words(r"(?:a |the )?(?:front(?: (?:company|organi[sz]ation))?|cover) (?:of|for)(?: the)?"), _U | _A, Relation.RELATED_TO),
    Rule("staff of", _C, _words(r"(?:and )?(?:one of )?(?:its|the (?:company|firm)['’]s) (?:own )?(?:employees?|staff|co-?founders?|founders?|chairman|owner|director|hackers?),?(?: named)?"), _P, Relation.RELATED_TO, flip=True),
    Rule("company of", _P, _words(r"(?:and )?(?:his|her)(?: own)? (?:company|firm|business),?"), _B, Relation.RELATED_TO),
    Rule("worked with", _P, _words(r"(?:work(?:s|ed|ing)?|conspir(?:es|ed|ing)|collaborat(?:es|ed|ing)) (?:closely |together )?with"), _P, Relation.RELATED_TO),
    Rule("member of", _P, _words(r"(?:is |was |were |are )?(?:a |both )?(?:members? of|belong(?:s|ed)? to|part of)"), _A, Relation.RELATED_TO),
    Rule("customers", _C, _words(r"count(?:s|ed)? among its (?:customers|clients)(?: the)?|(?:customers|clients)(?:(?: have)? includ(?:e|es|ed|ing)| are| were)(?: the)?"), _U | _S, Relation.SUPPLIES),
    Rule("subsidiaries", _B, _words(r"(?:subsidiar(?:y|ies)|units?|affiliates)(?: companies)?(?:(?: have)? includ(?:e|es|ed)| (?:is|are|was|were)|:)(?: the)?"), _B, Relation.OWNS),
    Rule("has ties with", _U, _words(r"(?:has|have|had|maintain(?:s|ed)) (?:[\w-]+ ){0,3}(?:ties|links|contracts) (?:to|with)"), _C, Relation.RELATED_TO),
    Rule("works for", _CA, _words(
        r"(?:work|hack)(?:s|ed|ing)? (?:\w+ ){0,2}?(?:for|with|on behalf of)|holds? contracts with|contract(?:s|ed|ing)? (?:\w+ )?(?:for|with|to)|(?:is |was )?(?:a |an )?(?:[\w-]+ ){0,3}contractor (?:to|for|of)"
        r"|act(?:s|ed|ing) (?:for|on behalf of)|hired by|employed by"
    ), _U | _L | _CA, Relation.RELATED_TO),
    Rule("backed by", _A, _words(r"(?:work|act|operat|hack)\w* on (?:the )?(?:direct )?(?:orders|instructions|behalf) (?:from|of)(?: the)?|(?:work|act|operat|hack)\w* (?:\w+ ){0,2}?(?:at|under) the (?:direction|behest|orders|control|guidance|instructions?) of(?: the)?|(?:sponsored|backed|directed|supported|funded|run|controlled) by(?: the)?|state[- ](?:sponsored|backed) (?:\w+ ){0,2}(?:from|of)"), _L | _G, Relation.ATTRIBUTED_TO),
    Rule("attributed to", _I | _A, _words(
        rf"{_BE}(?:attributed to|blamed on|carried out by|conducted by|perpetrated by|orchestrated by|the (?:work|handiwork|brainchild|creation|doing) of|traced (?:back )?to)"
    ), _CA | _L, Relation.ATTRIBUTED_TO),
    Rule("supplies", _C, _words(
        r"(?:provid|host|rent|suppl)(?:ed|ing|es|s|ied) (?:the |its )?(?:[\w\ue000-]+ ){1,3}(?:that|which|(?:from|on|through|with) which)|support(?:ed|ing|s)?(?: for)?|aid(?:ed|ing|s)|(?<!with )(?<!the )(?<!without )(?<!any )(?<!some )help(?:ed|ing|s)?|assist(?:ed|ing|s)|enabl(?:ed|ing|es)|(?:enabler|facilitator|backer|supplier) (?:of|to)|provid(?:ed|ing|es) (?:[\w-]+ ){0,6}(?:to|for)|suppl(?:ied|ying|ies)(?: (?:[\w-]+ ){0,5}(?:to|for))?|s(?:old|ells?|elling) (?:[\w-]+ ){0,4}to"
    ), _A | _U | _L, Relation.SUPPLIES),
    # Networks.
    Rule("operates", _CA, _words(
        r"r[au]n(?:s|ning)?|operat(?:ed|es|ing|e)(?! (?:as|from|out|through|on|in|under|behind)\b)|manag(?:ed|es|ing)|maintain(?:ed|s|ing)|administ(?:er|ered|ers|ering)|(?:was |is |were |are |being )?behind|(?:was |is |were )?responsible for|built|set up|construct(?:ed|ing)|assembl(?:ed|ing)|host(?:ed|s|ing)"
    ), _I, Relation.OPERATES),
    Rule("controls", _CA, _words(r"control(?:led|s|ling)?(?! (?:of|over)\b)|command(?:ed|s|ing)|direct(?:ed|s|ing)"), _I, Relation.CONTROLS),
    Rule("operated by", _I, _words(rf"{_BE}(?:\w+ed and )?(?:operated|run|managed|maintained|built|set up|hosted|administered)(?: and \w+ed)? by"), _CA, Relation.OPERATES, flip=True),
    Rule("controlled by", _I, _words(rf"{_BE}(?:\w+ed and )?(?:controlled|commanded|directed)(?: and \w+ed)? by"), _CA, Relation.CONTROLS, flip=True),
    # Means.
    Rule("uses", _CA | _I, _words(
        r"us(?:ed|es|ing|e)|r[au]n(?:s|ning)?|leverag(?:ed|es|ing)|rel(?:ied|ies|ying) (?:up)?on|deploy(?:ed|s|ing)?|(?:routinely )?sent and received information (?:to and )?from|communicat(?:ed|ing) with|through|infected with|based on|built on|(?:is|was|are|were) a variant of"
    ), _T | _I, Relation.USES),
    Rule("used by", _T | _I, _words(rf"{_BE}used (?:\w+ )?by|{_BE}used (?:\w+ )?in(?=(?: \w+)?(?: {MASK}+)+(?:['’]s)? (?:hacks|hacking|attacks|intrusions|operations|campaigns|activit(?:y|ies)|break-ins|espionage)\b)|(?:has |have )?serv(?:ed|es|ing) (?:as )?(?:[\w{MASK}-]+ ){{0,5}}for"), _CA, Relation.USES, flip=True),
    Rule("exploits", _CA | _I, _words(r"exploit(?:ed|s|ing)?|us(?:ed|ing)|leverag(?:ed|ing)"), _V, Relation.EXPLOITS),
    Rule("develops", _C, _words(
        r"develop(?:ed|s|ing)?|creat(?:ed|es|ing)|ma(?:de|kes)|sell(?:s|ing)?|sold|built|offer(?:ed|s|ing)?|design(?:ed|s)|wrote"
    ), _T, Relation.DEVELOPS),
    Rule("variant of", _T, _words(r"(?:was |is )?(?:descended|derived|evolved|forked|adapted) from(?: the)?(?: \w+)?"), _T, Relation.SIMILAR_TO),
    Rule("developed by", _T, _words(rf"{_BE}(?:developed|created|made|sold|built|designed|written)(?: and \w+ed)? by"), _C, Relation.DEVELOPS, flip=True),
    # Victims.
    Rule("compromises", _CA | _I, _words(_BROKE), _S | _D, Relation.COMPROMISES),
    Rule("made up of", _I, _words(
        r"(?:(?:was|were|is|are) )?(?:made up (?:mostly |mainly |largely )?of|composed (?:mostly |mainly |largely )?of|consist(?:s|ed|ing) (?:mostly |mainly |largely )?of|compris(?:es|ed|ing)|includ(?:es|ed))|(?:devices|machines|bots|gadgets),? (?:including|such as)|(?:infected|compromised|hijacked|hacked|enslaved) (?:[\w-]+ ){0,4}?(?:devices|machines|gadgets)(?::| [–—])|among them"
    ), _D, Relation.COMPROMISES),
    Rule("behind a breach", _CA, _words(
        r"(?:(?:was|were|is|are) )?(?:(?:[\w-]+ ){0,2}(?:involve(?:d|ment)|role|part|hand|implicated|complicit|participated) in|behind|responsible for|associated with|carried out|accused of) (?:the |an? |its |numerous |several |multiple )?(?:recent )?(?:compromise|breache?|hack|hacking|exploitation|intrusion|attack|theft)s? (?:of|into|at|on|against)(?: the)?"
    ), _U | _S | _L | _D, Relation.COMPROMISES),
    Rule("targets", _CA | _I, _words(
        rf"{_HIT}|(?:intrusions?|attacks?|campaigns?|espionage|operations?|activit(?:y|ies)) (?:into|against|at|on|targeting)|(?:malicious |hostile |cyber |espionage )+activit(?:y|ies) (?:against|targeting|aimed at)|against|aimed at|directed (?:at|against)|(?:mostly |mainly |primarily |particularly |chiefly |most |especially )?interested in|(?:others? |(?:other |some |more )?(?:victims|targets) )?(?:(?:have|had)(?: also)? been|also) (?:found|seen|identified|reported|observed|detected|recorded) (?:in|across)|[Aa]mong (?:the|its|their) (?:victims|targets),?(?: [^.;]{{0,40}},)? (?:were|are)|(?:victims?(?! (?:devices|machines|computers|routers))|targets) (?:\w+ ){{0,4}}?(?:have |has )?(?:includ(?:ed|es?|ing)|(?:were|are)(?: in)?|in|across)|{_BROKE}|victimi[sz](?:ed|ing)"
    ), _S | _L, Relation.TARGETS, from_before=True),
    Rule("compromised by", _S | _D, _words(rf"{_BE}(?:breached|hacked|infiltrated|compromised|infected|hijacked|broken into) by(?: the)?"), _CA | _I, Relation.COMPROMISES, flip=True),
    Rule("targeted by", _S | _D, _words(rf"{_BE}(?:targeted|attacked|hit|spied on) by"), _CA | _I, Relation.TARGETS, flip=True),
    # What authorities did.
    Rule("seized", _U, _words(
        r"(?:seizure|takedown|takeover|dismantling|disruption) of|seiz(?:ed|es|ing)|took down|tak(?:en|ing) down|dismantl(?:ed|es|ing)|disrupt(?:ed|s|ing)|t(?:ook|aken|aking) (?:control of|over)|crippl(?:ed|es|ing)|clean(?:ed|s|ing) up|knocked out|broke up|neutrali[sz](?:ed|ing)|shut down|wrest(?:ed|ing) control of"
    ), _I | _T, Relation.SEIZED),
    Rule("seized by", _I | _T, _words(rf"{_BE}(?:seized|taken down|dismantled|disrupted|taken over|shut down|cleaned up|crippled|neutrali[sz]ed) (?:[^,;]{{0,30}} )?by(?: the)?"), _U, Relation.SEIZED, flip=True),
    # Places.
    Rule("located in", _C, _words(rf"{_BE}(?:(?:based|headquartered|located|registered|incorporated)|(?:has|have|with|whose) (?:its |an |main |head )?(?:offices?|headquarters|seat)(?: (?:stands?|sits?|lies?|is|are))?) in(?: the)?"), _L, Relation.LOCATED_IN),
    # What somebody denies of himself: "denies links to".
    Rule("denies ties to", _CA | _L, _words(
        r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es|ed|ing)|refut(?:es|ed|ing)|dismiss(?:es|ed|ing)?)(?: (?:[\w,-]+ ){0,8}?)(?:links?|ties|connections?|relations?|relationship|involvement|association|being (?:linked|tied|connected))(?: (?:to|with|in))?"
    ), _CA | _I | _L, Relation.RELATED_TO),
)  # fmt: skip
# Rules whose words may stand before any noun: nearness alone proves less, so the right side follows within so few signs.
CLOSE = {
    "backed by": 40,
    "uses": 60,
    "supplies": 60,
    "targets": 70,
    "compromises": 70,
    "develops": 50,
    "exploits": 60,
    "made up of": 60,
}
FAR = 110
