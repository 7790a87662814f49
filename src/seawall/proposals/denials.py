"""Denials that don't say what they deny: "the embassy rejected the allegations", "the company called the measure groundless".

What is denied is what the document tells of the one who denies: of a state that the group works for it, of a company that it
has to do with the group. That reading is noted.
"""

import re
from collections.abc import Iterator

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.countries import COUNTRY_OF, WHERE
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory, is_client
from seawall.proposals.slot import MASK, Marked, Slot

_SPEAKS = late(
    rf"\b(?P<where>{WHERE})(?:['’]s)? (?:[Ff]oreign [Mm]inistry|[Mm]inistry of [Ff]oreign [Aa]ffairs|[Ee]mbassy|[Gg]overnment|[Mm]ission|officials?|authorities|spokes\w+|diplomats?)\b"
)
_CLAIMS = r"(?:allegations?|accusations?|charges?|claims?|assertions?|findings?|narrative|account|report|reports|measures?|sanctions|designation|decision|move|action)"
_DENIED = late(
    rf"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)|brush(?:es|ed) (?:off|aside))\b(?=[^.;]{{0,70}}?\b(?:{_CLAIMS}|involvement|responsibility|wrongdoing|hacking|everything|wrongdoing|any (?:role|part|link|links|connection)|that (?:it|they|he|his|its|the)\b|that {MASK}(?!\w)|(?:having |having ever )?taken part|(?:being|having been) (?:behind|involved|linked|responsible))(?!\w))"
    rf"|\b(?:call(?:s|ed)?|brand(?:s|ed)?|label(?:s|ed|led)?|describ(?:es|ed)) (?:[\w’'“”\"-]+ ){{0,8}}?(?:as )?(?:an? )?[“\"‘]?(?:\w+ly )?(?:baseless|groundless|unfounded|unproven|false|untrue|fabricated|smears?|slander|disinformation)\b"
    r"|\b(?:said|says|told|insist\w*|maintain\w*|stated|assert\w*)\b[^.;]{0,70}?\b(?:it|they) (?:had|has|have|did|does)(?:[’']t| not| never) (?:[\w-]+ ){0,3}?(?:part in|involved|involvement|role|engaged?|hack\w*|attacks?|to do with|links?|ties|connections?)\b"
    r"|\b(?:said|says|told|insist\w*|maintain\w*|stated|assert\w*)\b[^.;]{0,70}?\b(?:it|they) (?:had|has|have) (?:no|nothing) (?:[\w-]+ ){0,2}?(?:part in|involvement|role|to do with|links?|ties|connections?)\b"
    rf"|\b{_CLAIMS} [“\"‘']?(?:was|were|are|is|(?:had|have|has) [“\"‘']?no) (?:\w+ ){{0,3}}?[“\"‘']?(?:baseless|groundless|unfounded|unproven|false|untrue|fabricated|smear|slander|basis)\b"
    rf"|\b(?:firmly |strongly )?(?:opposes?|opposed|protests?|protested)[\"”’]? (?:(?:the|its|this|these|such)\b[^.;]{{0,30}}?\b(?:{_CLAIMS}|smears?)|smears?\b|smear (?:attacks?|campaigns?))"
    rf"|\b(?:dismiss(?:es|ed)|describ(?:es|ed)|called|slam(?:s|med)|blast(?:s|ed)|denounc(?:es|ed)|condemn(?:s|ed)|decr(?:ies|ied)|brand(?:s|ed)) [^.;]{{3,60}}? as [“\"‘']?(?:an? )?(?:smears?|lies|unfounded|baseless|groundless|fabricat\w+|slander)"
    r"|\bhad no basis in fact\b"
    # "A spokeswoman said on Tuesday that it was groundless".
    r"|\b(?:said|says|told \w+|insist(?:s|ed)|stat(?:es|ed)) (?:on \w+ )?(?:that )?(?:it|they|this|that|these|those) (?:was|were|is|are) [“\"‘']?(?:\w+ly )?(?:baseless|groundless|unfounded|false|untrue|fabricated|a (?:smear|slander|lie))\b"
    # "Told the exchange that it had never taken part in any hacking".
    r"|\b(?:said|says|told|insist(?:s|ed)|maintain(?:s|ed)|stat(?:es|ed)|stress(?:es|ed))\b[^.;]{0,60}?\b(?:it|they) (?:had |has |have |was |is |were |did |does )(?:not|never)(?: ever)? "
    r"(?:been |be )?(?:done anything|tak(?:en|e) part|participat\w+|(?:been )?involved|engag\w+|carr(?:y|ied) out|conduct\w*|support\w*|hack\w*|help\w*|aid\w*)\b[^.;]{0,50}?\b(?:hack\w*|(?:cyber)?-?attacks?|intrusions?|cyber\w*|activit\w+|campaigns?|operations?|endanger\w*|harm\w*)\b"
    r"|\b(?:has|have|had) never (?:ever )?(?:provided|given|offered|supplied|lent) (?:any )?(?:support|help|assistance|aid|infrastructure)\b"
    r"|\b(?:has|have|had) neither [^.;]{3,40} nor [^.;]{0,30}?\b(?:attacks?|hack\w*|intrusions?|cyber\w*|activit\w+)\b"
    r"|\b(?:rejected|rejects|denied|denies|dismissed|disputed) (?:that|this|it all|them all|everything)(?=[.,;]|$)"
    r"|\b(?:does|did|do) not (?:accept|recogni[sz]e)[”\"’]? (?:the |these |those |such )?(?:[A-Z][\w.]+ )?(?:conclusions?|findings?|accusations?|allegations?|claims?)\b"
    r"|\b(?:has|have|had) never (?:ever )?(?:taken part|participated|been involved|engaged) in (?:any )?(?:\w+ ){0,2}?(?:cyber-?attacks?|hack\w*|intrusions?|attacks?)\b"
    rf"|\b{_CLAIMS} [“\"‘']?lack(?:s|ed)? (?:any )?(?:factual |legal )?basis\b"
    r"|\b(?:firmly |strongly |resolutely )?(?:opposes?|opposed)[\"”’]? [^.;]{0,40}?\bpolitici[sz](?:ation|ing) (?:of )?(?:cyber\w*|hacking|the (?:issue|matter))"
    # "Washington was using cybersecurity to smear China".
    rf"|\b(?:smear(?:s|ed|ing)?|slander(?:s|ed|ing)?|vilif(?:y|ies|ied|ying)|defam(?:e|es|ed|ing))[”\"’]?(?: and (?:smear|slander|vilify|attack|discredit)\w*)? (?={MASK})"
    r"|\b(?:baseless|groundless|unfounded) (?:accusations?|allegations?|claims?|smears?)\b"
    r"|\b(?:jump(?:ed|s|ing)? to|dr(?:ew|aw|awn|awing)|reach(?:ed|ing)) (?:an? )?[“\"‘']?(?:unwarranted|hasty|false|groundless|wrong) conclusions?\b"
)
# "Rejected the U.S. accusations": no dot of these ends a clause.
_ABBREVIATED = late(rf"\b(?:[A-Z]\.){{2,}}|(?<={MASK})\.(?= [a-z])")
_ITS_OFFICE = late(
    r"\b(?:[Ii]ts|[Tt]he|[Aa]n?) (?:(?:embassy|[Ff]oreign [Mm]inistry|mission|government)\b|ministry spokes)"
)
_IT_SAID = late(
    r"(?:It|[^,;]{3,60},? it) (?:also |then |later )?(?:said|told|insisted|maintained|stated|stressed|den)\w*\b"
)
# "“We oppose smears,” said A, a spokesman for the Chinese Embassy".
_SPOKE = late(rf"[”\"] (?:said|added|says|adds|told)\b[^.;]{{0,60}}?{_SPEAKS.pattern}")
_SHE = late(r"(?:She|He|The (?:spokes\w+|ministry|embassy|official))\b")
_ACCUSES = late(r"\b(?:accus|vow|said|says|condemn|urg|oppos|call|den)\w*\b")
_OFFICE = late(r"\b(?:[Ff]oreign [Mm]inistry|[Ee]mbassy)\b")
_RIGHT_BEHIND = len("repudiated that the ")
# The verb of the clause and the words of denial are one.
_BESIDE = 12
_ONLY_SAID = late(r"said|says|told|insist|maintain|stated|assert")
_ALWAYS = late(
    r"\b(?:routinely|typically|usually|regularly|always|generally|customarily|habitually) (?:den(?:y|ies)|rejects?|dismiss(?:es)?|disputes?)\b"
)
_NOT = late(r"\b(?:not|neither|never|nor|declined to|refused to)\b|n[’']t\b")


def denials(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The denials of one sentence, each as a claim that is denied."""
    told: set[str] = set()
    for found in _DENIED.finditer(_ABBREVIATED.sub(lambda some: "_" * len(some[0]), sentence.hidden)):
        # Who denies it twice in a sentence denies it.
        for hit in _denied(found, sentence, memory):
            if hit.denier and hit.denier.id not in told:
                told.add(hit.denier.id)
                yield hit


def _denied(found: re.Match[str], sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """What these words of denial say."""
    text = sentence.text
    if _NOT.search(text[max(0, found.start() - 20) : found.start()]):
        return
    # "Routinely denies responsibility for cyberattacks": at all times, and nothing that is told here.
    if _ALWAYS.search(text[max(0, found.start() - 20) : found.end()]):
        return
    denier = _denier(sentence, found.start(), memory)
    group = _group(sentence, memory, denier)
    if denier is None or group is None:
        return
    # Of conclusions that somebody jumped to a state complains; "it" may be its embassy.
    if "conclusion" in found[0] and denier.kind is NodeKind.COMPANY and _IT_SAID.search(text, 0, found.start()):
        return
    yield from _beside(sentence, found, denier, memory)
    # That somebody else has nothing to do with it was never claimed.
    is_said = _ONLY_SAID.match(found[0])
    if is_said and denier.kind is NodeKind.COMPANY and denier != memory.main:
        return
    subject, relation, target = _what(denier, group, _victim_of_strangers(sentence, memory))
    note = f"what is denied is taken from the rest of the document: {subject.name} – {relation} – {target.name}"
    yield Hit(
        "denial",
        subject,
        relation,
        target,
        found[0].strip(),
        found.start(),
        found.end(),
        found.span(),
        notes=(note,),
        denier=denier,
    )


def _what(denier: Node, group: Node, victim: Node | None) -> tuple[Node, Relation, Node]:
    """What is denied: of a state that it broke in where that was told last, else that the group is its own; of a firm any tie."""
    if denier.kind is not NodeKind.AUTHORITY:
        return denier, Relation.RELATED_TO, group
    if victim:
        return denier, Relation.COMPROMISES, victim
    return group, Relation.ATTRIBUTED_TO, node(NodeKind.COUNTRY, denier.name.removeprefix("Government of "))


def _victim_of_strangers(sentence: Marked, memory: Memory) -> Node | None:
    """Whose breach a state denies, where one was told just before of hackers who are not the group: "had breached the Treasury"."""
    is_named = any(slot.kind is NodeKind.ACTOR or slot.node == memory.main for slot in sentence.slots)
    # "China denied having breached the Treasury".
    told = (slot.node for slot in sentence.slots if slot.kind is NodeKind.AUTHORITY and not is_client(slot.node))
    if not is_named and (whose := next((each for each in told if _BREACH_OF.search(sentence.text)), None)):
        return whose
    is_near = memory.strangers >= 0 and memory.paragraph - memory.strangers <= 1
    return memory.victim if is_near and not is_named else None


_BREACH_OF = late(
    r"\b(?:breach|hack|attack|intrusion|infiltrat|compromis|target)\w*(?: (?:of|on|into|at|against))? (?:the )?(?:U\.?S\.? )?[A-Z]"
)


def _beside(sentence: Marked, found: re.Match[str], denier: Node, memory: Memory) -> Iterator[Hit]:
    """As in "the company and the Chinese government both deny it": the company, too."""
    firms = _firms(sentence, found.start())
    group = memory.actor
    is_joined = bool(firms) and _AND_STATE.match(sentence.hidden, firms[-1].stop)
    if denier.kind is NodeKind.COMPANY or group is None or not is_joined or firms[-1].node != memory.main:
        return
    note = f"what is denied is taken from the rest of the document: {firms[-1].node.name} – {Relation.RELATED_TO} – {group.name}"
    yield Hit(
        "denial", firms[-1].node, Relation.RELATED_TO, group, found[0].strip(), *found.span(), found.span(), notes=(note,), denier=firms[-1].node
    )  # fmt: skip


# A state or its office follows, joined by "and".
_AND_STATE = late(
    rf",? and (?:the )?{MASK}+(?: (?:government|embassy|officials|foreign ministry))?(?: have| has)?(?: both)? $|,? and (?:the )?{MASK}+[^.;,]{{0,30}}? (?:both )?(?=den|reject|dismiss|disput|call)"
)


def remember_speaker(sentence: Marked, memory: Memory) -> None:
    """Which state last spoke: "she" and "the spokesman" of the next sentences speak for it."""
    official = _SPEAKS.search(sentence.text)
    states = [slot.node.name for slot in sentence.slots if slot.kind is NodeKind.COUNTRY and slot.start == 0]
    if official:
        memory.speaking = COUNTRY_OF[official["where"]]
    elif states and _ACCUSES.search(sentence.text):
        memory.speaking = states[0]
    elif any(slot.kind is NodeKind.PERSON for slot in sentence.slots) and not _OFFICE.search(sentence.text):
        memory.speaking = ""


def _denier(sentence: Marked, stop: int, memory: Memory) -> Node | None:
    """Who denies: the state whose office speaks, or the company, the last before the words."""
    official = list(_SPEAKS.finditer(sentence.text, 0, stop))
    if not official and sentence.text.startswith(("“", '"')) and (behind := _SPOKE.search(sentence.text, stop)):
        return _state(COUNTRY_OF[behind["where"]])
    if official:
        firms = _firms(sentence, stop)
        is_firm = bool(firms) and firms[-1].start > official[-1].start()
        return firms[0].node if is_firm else _state(COUNTRY_OF[official[-1]["where"]])
    if memory.speaking and _SHE.match(sentence.text):
        return _state(memory.speaking)
    whom = next((who for start, who in memory.deniers if abs(start - stop) <= _BESIDE), None)
    if whom is not None:
        return whom if whom.kind is NodeKind.COMPANY else _state(whom.name)
    is_quoted = sentence.text.startswith(("“", '"'))
    if _ITS_OFFICE.search(sentence.text[:stop]) or (is_quoted and _ITS_OFFICE.search(sentence.text)):
        return _state(memory.state or memory.sponsor)
    return _spoken_of(sentence, stop, memory)


def _spoken_of(sentence: Marked, stop: int, memory: Memory) -> Node | None:
    """Who denies where no office speaks: the first company before the words, "it", the state that the sentence begins with."""
    if firms := _firms(sentence, stop):
        return firms[0].node
    if _HIS_FIRM.search(sentence.text) and any(
        slot.kind is NodeKind.PERSON and slot.stop <= stop for slot in sentence.slots
    ):
        return memory.main
    if _IT_SAID.match(sentence.text) and memory.topic and memory.topic.kind is NodeKind.COMPANY:
        return memory.topic
    if _OFFICE.search(sentence.text[:stop]):
        # "Foreign Ministry spokesperson A said Beijing opposes": the state that stands behind its office.
        behind = [slot for slot in sentence.slots if slot.kind is NodeKind.COUNTRY and slot.stop <= stop]
        # "Denied that Beijing supports hacking".
        after = [
            slot for slot in sentence.slots
            if slot.kind is NodeKind.COUNTRY and stop <= slot.start < stop + _RIGHT_BEHIND
        ]  # fmt: skip
        if behind or after:
            return _state((behind or after)[-1].node.name)
    states = [
        slot for slot in sentence.slots if slot.kind is NodeKind.COUNTRY and slot.start <= 1 and slot.stop <= stop
    ]
    return _state(states[0].node.name) if states else None


def _firms(sentence: Marked, stop: int) -> list[Slot]:
    return [slot for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.stop <= stop]


def _state(country: str) -> Node | None:
    return node(NodeKind.AUTHORITY, f"Government of {country}") if country else None


_HIS_FIRM = late(r"\bden(?:y|ies|ied|ying) (?:that )?(?:his|her|the) (?:company|firm)\b")
_THAT = late(r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)) (?:that|this|it)(?=[.,;]|$)")


def _group(sentence: Marked, memory: Memory, denier: Node | None) -> Node | None:
    """The group that the document is about; of a state, one that it was said to back, or of whose backer nothing was said."""
    named = next((slot.node for slot in sentence.slots if slot.kind is NodeKind.ACTOR), None)
    before = [each for each in memory.before() if each.kind is NodeKind.ACTOR]
    if named is None and before and _THAT.search(sentence.text):
        # "Salt Typhoon has burrowed into nine carriers. China denies that, too.": of the group just told of.
        named = memory.principal(before[0])
    if denier is None or denier.kind is not NodeKind.AUTHORITY:
        return named or memory.actor
    country = denier.name.removeprefix("Government of ")
    backed = next((each for each, where in memory.sponsors.values() if where == country), None)
    if memory.actor is not None and memory.sponsors.get(memory.actor.id, (None, ""))[1] == country:
        return named or memory.actor
    # A group that is named in passing is not the one whose deeds a state denies.
    is_free = (
        memory.actor is not None
        and memory.is_about_actor
        and memory.actor.id not in memory.sponsors
        and set(memory.homes.values()) <= {country}
    )
    return named or (memory.actor if is_free else backed)
