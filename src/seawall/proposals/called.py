"""Other names, by the verbs that give them: "CrowdStrike calls it Ethereal Panda", "goes by the name of"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seawall.claims import Node, NodeKind, Relation, node
from seawall.claims.owned import botnet_of
from seawall.proposals.countries import COUNTRY_OF
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import (
    slots_of,
    subjects_of,
)
from seawall.proposals.slot import Marked, Slot, taken_for
from seawall.proposals.trimmed import bare
from seawall.proposals.words import VENDORS

_HAN = late(r"\s*\(([\u3400-\u9fff]{2,30})\)")


_GOING = frozenset({"go", "operate", "trade", "do", "work"})


_NAME_WORDS = frozenset("the name names alias aliases moniker brand nickname handle".split())


_NAMING = frozenset(
    "follow call dub name christen nickname label track know refer codename brand designate rename re-brand rebrand".split()
)


_NAME_NOUNS = frozenset("name names alias brand abbreviation acronym moniker initials".split())
_UNDER = frozenset({"by", "under", "as"})
_NAMES_DIRECTLY = frozenset("call dub name christen nickname codename rename".split())


_NAMED = frozenset({
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE,
})  # fmt: skip


def other_names(said: Said, sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Other names: "CrowdStrike calls it Ethereal Panda", "is known to investors as Yongxin Zhicheng"."""
    whom, names = _both_sides(said, memory)
    whom = _network(said, [_not_vendor(one, memory) for one in whom], names, memory)
    # Of names that only tell who "two platforms" are none is the other's.
    given = {slot.start for phrase in names if (slot := phrase.head.slot)}
    for one in whom[:1] if whom and whom[0].start not in given else ():
        for name, stop in _called(names, one, sentence):
            other = node(one.kind, bare(name))
            if other.id != one.node.id:
                last = said.verb.words[-1]
                reach = (min(one.start, last.start), max(stop, last.stop))
                notes = taken_for(one)
                yield Hit(
                    "also called",
                    one.node,
                    Relation.ALSO_CALLED,
                    other,
                    last.text,
                    last.start,
                    last.stop,
                    reach,
                    notes=notes,
                )


def _not_vendor(one: Slot, memory: Memory) -> Slot:
    """Of researchers who gave "it" a name, it is not they: "Black Lotus Labs had stalked the network. They dubbed it Raptor Train"."""
    if one.is_named or not one.node.name.startswith(VENDORS) or not memory.has_network:
        return one
    network = memory.network()
    return replace(one, kind=network.kind, node=network)


_FIRMS = frozenset("company firm contractor vendor business".split())
_NETWORKS = frozenset({"network", "botnet"})


def _network(said: Said, whom: list[Slot], names: Sequence[Phrase], memory: Memory) -> list[Slot]:
    """Of a network that a sentence names, whose it is: "researchers call the botnet Raptor Train" says so of the company's."""
    slots = [slot for phrase in names if (slot := phrase.head.slot) and slot.kind is NodeKind.INFRASTRUCTURE]
    whole = [phrase for some in said.subjects for phrase in some]
    every = [*whole, *said.objects] if said.verb.is_passive else [*said.objects, *whole]
    is_network = any(word.text.casefold().split()[-1] in _NETWORKS for phrase in every for word in phrase.words)
    is_same = whom and any(slot.node.id == whom[0].node.id for slot in slots)
    if not slots or memory.botnet_owner is None or not is_network or (whom and not is_same):
        return whom
    meant = botnet_of(memory.botnet_owner.name)
    start = every[0].start if every else said.verb.start
    return [Slot(meant.kind, meant, start, start, "the network", is_named=False)]


_LISTED = late(
    r"\b(?:(?<!under the )(?<!under an )alias(?:es)?|(?:[Ff]urther|[Oo]ther|[Ff]ormer|[Aa]lternative) names?(?: (?P<of>(?:used )?for (?:it|them|the (?:group|hackers|actors?|gang|crew))))?(?: known to us| of the (?:company|firm)| given| include)?|[Aa]\.k\.a\.?s?)(?:\b|(?<=\.))(?: is| are| include| includes)?[,:]?\s+(?P<names>[^.]{2,240})"
)
_PART = late(r";\s*|(?:,)? (?:and|or) (?=[A-Z\u3400-\u9fff“\"])")
_IS_NAME = late(
    r"[“\"]?(?P<name>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,7}(?:, (?:Limited|Ltd|Inc)\.?)?|[\u3400-\u9fff]{2,30})[”\"]?"
)


def name_lists(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The names of a list: "Further names: A; B; C", "it gives one alias, A, and an address"."""
    found = _LISTED.search(sentence.text)
    if found is None or _GIVEN_AS.search(sentence.text):
        yield from _given(sentence, memory)
        return
    some = [slot for slot in sentence.slots if slot.stop <= found.start()]
    before = [slot.node for slot in some if slot.kind is NodeKind.COMPANY]
    whom = (
        None
        if any(slot.kind in (NodeKind.ACTOR, NodeKind.PERSON) for slot in some)
        else before[-1]
        if before
        else memory.topic
    )
    if found["of"] and (whom is None or whom.kind is not NodeKind.ACTOR):
        whom = memory.actor
    if whom is None or (whom.kind is not NodeKind.COMPANY and not found["of"]):
        return
    at = found.start("names")
    for part in _PART.split(found["names"]):
        name = _IS_NAME.match(part)
        if name is None:
            break
        other, start = node(whom.kind, bare(name["name"])), sentence.text.index(name["name"], at)
        at = start + len(name["name"])
        if other.id != whom.id:
            note = () if before else (f"of {whom.name}, of which the document speaks",)
            yield Hit("also called", whom, Relation.ALSO_CALLED, other, found[0][: found.start("names") - found.start()].strip(" ,:"), start, at, (start, at), notes=note)  # fmt: skip


_NAMES = r"(?P<name>[A-Z][\w&’'-]*(?: (?:(?:of|and|the|for|&) )?[A-Z][\w&’'-]*){0,7}(?:,? (?:Limited|Ltd|Inc|LLC)\.?)?|[\u3400-\u9fff]{2,30})"
# "The entry gives A as an a.k.a. and B as a weak one".
_GIVEN_AS = late(
    rf"[“\"]?{_NAMES}[”\"]? (?:only |both )?as (?:an?|its|the|one|another|further) (?:(?:weak|strong|low-quality|further|second|other|former|alternative) )*(?:a\.k\.a\.?|AKA|aka|alias|one|name\b(?! of)|short form)"
)
_OF_A_LIST = late(r"\b(?:entry|listing|list|record|SDN|annex|notice|OFAC|Treasury|register)\b")
_ALIAS_WORD = late(r"a\.k\.a|\bAKA\b|\baka\b|\balias|\bnames?\b")


def _given(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The other names that an entry of a list gives, of the company that it is the entry of."""
    if not _OF_A_LIST.search(sentence.text) or not _ALIAS_WORD.search(sentence.text):
        return
    topic = memory.company()
    for found in _GIVEN_AS.finditer(sentence.text) if topic else ():
        other = node(NodeKind.COMPANY, bare(found["name"]))
        if topic and other.id != topic.id:
            note = f"of {topic.name}, of which the document speaks"
            start, stop = found.span("name")
            yield Hit(
                "also called",
                topic,
                Relation.ALSO_CALLED,
                other,
                found[0][stop - found.start() :].strip(' ”"'),
                start,
                stop,
                (start, stop),
                notes=(note,),
            )


# "The company's Chinese name is Yongxin Zhicheng", "CrowdStrike's name for them is Ethereal Panda", "A – B in Chinese –".
_NAME_IS = late(
    rf"\b(?:(?:Chinese|English|full|legal|official|formal|former|registered|short|local|domestic|trading|brand|corporate) name|name for (?:it|them|him|the (?:group|hackers|actors?|company|firm|botnet|network)))(?: in (?:Chinese|English))? (?:is|was|being|remains|translates as|reads) [“\"]?{_NAMES}"
)
# "To Recorded Future it is RedJuliett".
_TO_THEM = late(
    rf"\b[Tt]o (?:{'|'.join(VENDORS)}),? (?:it|they|the (?:group|hackers))(?: is| are|[’']s|[’']re) (?:simply |just )?[“\"]?{_NAMES}"
)
# "Recorded Future follows overlapping activity under the name RedJuliett".
_UNDER_NAME = late(
    rf"\b(?:{'|'.join(VENDORS)})\b (?:track|follow|know|monitor|watch|describ|report)\w* [^.;,]{{0,50}}?(?:activity|group|actor|cluster|hackers|crew|it|them|operations?)\b [^.;,]{{0,20}}?\b(?:under|by) the (?:name|label|moniker|designation) [“\"]?{_NAMES}"
)
_IN_CHINESE = late(
    rf"^[\"”]?\s?[,–—-]+ (?:or )?[“\"]?{_NAMES}[”\"]? in (?:Chinese|English|pinyin|Mandarin|its home market)\s?[,–—-]"
)


def name_is(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """The names that a sentence says to be somebody's name."""
    for found in _NAME_IS.finditer(sentence.text):
        before = [
            slot
            for slot in sentence.slots
            if slot.stop <= found.start() and slot.kind in _NAMED and slot.kind is not NodeKind.PERSON
        ]
        of_group = "name for" in found[0]
        whom = (
            memory.actor
            if of_group and "company" not in found[0] and "firm" not in found[0]
            else (before[-1].node if before else memory.topic)
        )
        # Who gives the name is not who has it.
        whom = memory.topic if of_group and memory.topic and memory.topic.kind is NodeKind.ACTOR else whom
        yield from _is_called(whom, found, sentence)
    for found in _TO_THEM.finditer(sentence.text):
        is_group = memory.topic is not None and memory.topic.kind is NodeKind.ACTOR
        group = memory.principal(memory.topic if is_group else memory.previous.get(NodeKind.ACTOR))
        yield from _is_called(group, found, sentence)
    for found in _UNDER_NAME.finditer(sentence.text):
        group = memory.principal(memory.only_group())
        yield from _is_called(group, found, sentence)
    for slot in sentence.slots:
        found_here = (
            _IN_CHINESE.match(sentence.text[slot.stop :]) if slot.kind is NodeKind.COMPANY and slot.is_named else None
        )
        if found_here:
            other = node(NodeKind.COMPANY, bare(found_here["name"]))
            start, stop = slot.stop + found_here.start("name"), slot.stop + found_here.end("name")
            if other.id != slot.node.id:
                yield Hit(
                    "also called", slot.node, Relation.ALSO_CALLED, other, "in Chinese", start, stop, (slot.start, stop)
                )


# "Yongxin Zhicheng, the company's Chinese name, means": a name, and whose it is behind it.
_ITS_NAME = late(
    rf"{_NAMES}[”\"]?,? (?:is |was )?(?:the (?:company|firm)[’']s|its) (?:(?:own|official|full|legal|registered|former) )?(?:Chinese|English|Mandarin|local|trading|official|legal|registered|former)(?:-language)? name\b"
)
# "Yongxin Zhicheng, as Integrity Tech is known in Chinese".
_NAME_AS = late(rf"{_NAMES}[”\"]?, as (?:the )?$")
_IS_KNOWN = late(r" is (?:\w+ )?(?:known|called)\b")
# "Integrity Tech to its friends, Yongxin Zhicheng to its neighbors".
_TO_OTHERS = late(
    rf" to (?:its|his|most|many|some|those|the) [^,;.–—()]{{3,40}}?(?:,|,? (?:and|but|or)) {_NAMES} to (?:its|those|the|most|others|everyone)\b"
)


# "Known online as “GbigMao,” Guan Tianfeng": a name ahead of whose it is.
_KNOWN_AHEAD = late(
    rf"(?:Also |Better |Widely )?[Kk]nown (?:[a-z]+ |(?:to|in) [^,;]{{2,40}}? )?(?:as|by) (?:the (?:alias|handle|nickname|moniker) )?[“\"‘]?{_NAMES},?[”\"]?,? (?:(?:the|an?) (?:[a-z-]+ ){{1,4}})?$"
)


# "Active since 2021 and also known as RedJuliett and Ethereal Panda, Flax Typhoon was": names ahead of the group.
_GROUP_AHEAD = late(
    r"(?:Active since [^,;]{4,40}? and )?(?:[Aa]lso |[Bb]etter |[Ww]idely |[Oo]therwise )?(?:known|tracked|Known|Tracked) (?:[a-z]+ |(?:to|in|by) [^,;]{2,40}? )?as [“\"‘]?$"
)
# "Flax Typhoon (Microsoft), Ethereal Panda (CrowdStrike) and RedJuliett (Recorded Future)": three names of one group.
_BY_VENDOR = late(r"[”\"’]? \((?P<who>[A-Z][\w.’' ]{2,30})\)")


def _by_vendors(sentence: Marked) -> Iterator[Hit]:
    first = stop = None
    for slot in (slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR and slot.is_named):
        by = _BY_VENDOR.match(sentence.text, slot.stop)
        if by is None or not by["who"].startswith(VENDORS):
            first = None
        elif first and stop and _AND_NAME.fullmatch(sentence.text, stop, slot.start):
            words, reach = sentence.text[slot.start : by.end()], (first.start, by.end())
            yield Hit("also called", first.node, Relation.ALSO_CALLED, slot.node, words, slot.start, by.end(), reach)
            stop = by.end()
        else:
            first, stop = slot, by.end()


_AND_NAME = late(r"[”\"’]?(?:, | and |, and | or )[“\"‘]?")
_THEN_GROUP = late(r",?[”\"’]?,? (?:the )?(?:[a-z-]+ ){0,4}$")


def _ahead_of_group(sentence: Marked) -> Iterator[Hit]:
    groups = [slot for slot in sentence.slots if slot.kind is NodeKind.ACTOR and slot.is_named]
    ahead = _GROUP_AHEAD.fullmatch(sentence.text, 0, groups[0].start) if len(groups) > 1 else None
    if ahead is None:
        return
    names = [groups[0]]
    for slot in groups[1:-1]:
        if not _AND_NAME.fullmatch(sentence.text, names[-1].stop, slot.start):
            break
        names.append(slot)
    whom = groups[len(names)]
    if _THEN_GROUP.fullmatch(sentence.text, names[-1].stop, whom.start):
        for one in names:
            words, reach = ahead[0].strip(' “"‘'), (0, whom.stop)
            yield Hit("also called", whom.node, Relation.ALSO_CALLED, one.node, words, *ahead.span(), reach)


def turned(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """Names that stand before whose they are, or beside another one of his."""
    first = next((slot for slot in sentence.slots if slot.kind in (NodeKind.PERSON, NodeKind.COMPANY)), None)
    if first and (ahead := _KNOWN_AHEAD.fullmatch(sentence.text, 0, first.start)):
        yield from _is_called(first.node, ahead, sentence)
    yield from _ahead_of_group(sentence)
    yield from _by_vendors(sentence)
    for found in _ITS_NAME.finditer(sentence.text):
        firms = [
            slot.node for slot in sentence.slots if slot.kind is NodeKind.COMPANY and slot.start >= found.end("name")
        ]
        meant = firms[0] if firms else memory.company()
        yield from _is_called(meant, found, sentence)
    for slot in sentence.slots:
        if slot.kind is not NodeKind.COMPANY:
            continue
        before = _NAME_AS.search(sentence.text, 0, slot.start)
        if before and _IS_KNOWN.match(sentence.text, slot.stop):
            yield from _is_called(slot.node, before, sentence)
        if slot.is_named and (other := _TO_OTHERS.match(sentence.text, slot.stop)):
            yield from _is_called(slot.node, other, sentence)


def _is_called(whom: Node | None, found: re.Match[str], sentence: Marked) -> Iterator[Hit]:
    if whom is None or whom.kind not in _NAMED:
        return
    other = node(whom.kind, bare(found["name"]))
    start, stop = found.span("name")
    is_others = any(slot.start < stop and start < slot.stop and slot.kind is not whom.kind for slot in sentence.slots)
    if other.id != whom.id and not is_others:
        words = found[0][: start - found.start()].strip(' “"')
        yield Hit("also called", whom, Relation.ALSO_CALLED, other, words, found.start(), stop, (found.start(), stop))


def _both_sides(said: Said, memory: Memory) -> tuple[list[Slot], list[Phrase]]:
    """Who is named, and the phrases that name him."""
    verb = said.verb
    if verb.verb in _PREFERRING and not verb.is_passive and _is_vendor(said):
        return _preferred(said, memory)
    if verb.verb in _GOING and not verb.is_passive:
        return subjects_of(said, _NAMED, memory) or _of_shares(said, memory), [
            phrase for name, some in said.tails if name in _UNDER for phrase in some
        ]
    return _named(said, memory) if verb.verb in _NAMING else ([], [])


def _preferred(said: Said, memory: Memory) -> tuple[list[Slot], list[Phrase]]:
    """As in "CrowdStrike prefers Ethereal Panda; Recorded Future goes with RedJuliett": of the group that is spoken of."""
    given = [*said.objects, *(phrase for name, some in said.tails if name == "with" for phrase in some)]
    slot = next((slot for phrase in given if (slot := phrase.head.slot)), None)
    group = memory.principal(memory.actor if memory.actor in memory.recent else memory.last.get(NodeKind.ACTOR))
    if slot is None or slot.kind is not NodeKind.ACTOR or not slot.is_named or group is None:
        return [], []
    return [Slot(group.kind, group, said.verb.start, said.verb.start, "it", is_named=False)], given


def _named(said: Said, memory: Memory) -> tuple[list[Slot], list[Phrase]]:
    """Whom a verb of naming names, and how."""
    verb = said.verb
    behind_as = _behind_as(said)
    # "Known by its Chinese name Yongxin Zhicheng".
    by_name = [
        phrase for name, some in said.tails if name in _UNDER for phrase in some
        if verb.verb in ("know", "track", "follow") and any(word.text.casefold() in _NAME_NOUNS for word in phrase.words)
    ]  # fmt: skip
    behind_as = behind_as or by_name
    is_direct = verb.verb in _NAMES_DIRECTLY
    if verb.is_passive:
        return subjects_of(said, _NAMED, memory), behind_as or (said.objects if is_direct else [])
    every = [*said.objects, *(phrase for name, some in said.tails if name == "" for phrase in some), *behind_as]
    if verb.verb == "refer":
        every = [*(phrase for name, some in said.tails if name == "to" for phrase in some), *behind_as]
    if not every or not (is_direct or behind_as):
        return [], []
    inside = [word.slot for word in every[0].words if word.slot]
    if len(inside) > 1 and (not inside[0].is_named or inside[0].kind is inside[-1].kind):
        # "Calls the botnet Raptor Train": whom it names and the name stand side by side.
        return [inside[0]], [every[0]]
    return slots_of(every[0], _NAMED, memory), every[1:]


_PREFERRING = frozenset("prefer favor favour use go opt".split())


def _is_vendor(said: Said) -> bool:
    """Whether it is one of those who give groups their names that does it."""
    first = said.subjects[0][0] if said.subjects and said.subjects[0] else None
    text = " ".join(word.text for word in first.words).replace("-", " ") if first else ""
    return text.startswith(VENDORS)


def _of_shares(said: Said, memory: Memory) -> list[Slot]:
    """The company whose shares are called so: "its stock, which trades under the name"."""
    head = next(
        (phrase for some in said.subjects for phrase in some if phrase.head.text.casefold() in ("stock", "shares")),
        None,
    )
    if head is None:
        return []
    own = [word.slot for word in head.words if word.slot is not None and word.slot.kind is NodeKind.COMPANY]
    meant = own[0].node if own else memory.meant("it", frozenset({NodeKind.COMPANY}), head.start)
    return [Slot(meant.kind, meant, head.start, head.stop, head.text, is_named=False)] if meant else []


def _behind_as(said: Said) -> list[Phrase]:
    """What stands behind each "as"; before a further one stands who says it: "as A, CrowdStrike as B"."""
    some = [rest for name, rest in said.tails if name == "as"]
    return [
        phrase
        for at, rest in enumerate(some)
        for phrase in (rest[:-1] if at + 1 < len(some) and len(rest) > 1 else rest)
    ]


def _called(behind: Sequence[Phrase], one: Slot, sentence: Marked) -> Iterator[tuple[str, int]]:
    """The names in these phrases: mentions of the same kind, and words in capitals that nobody knew."""
    for at, phrase in enumerate(behind):
        slot = phrase.head.slot
        if at and any(word.text.casefold() in _FIRMS for word in phrase.words[:-1]):
            # "As i-Soon, and the Iranian company Emennet Pasargad": one more company.
            return
        if slot is not None:
            if slot.kind is one.kind and slot.is_named:
                yield slot.said, slot.stop
            continue
        words = [word for word in phrase.words if word.slot is None]
        whole = len(words) == len(phrase.words)
        # "Known by its Chinese name Yongxin Zhicheng": the name is what stands behind the noun.
        nouns = [place for place, word in enumerate(words) if word.text.casefold() in _NAME_WORDS]
        words = words[nouns[-1] + 1 :] if nouns else words
        if (
            words
            and whole
            and all(word.text[:1].isupper() or word.text[:1].isdigit() for word in words)
            and words[0].text not in COUNTRY_OF
        ):
            yield sentence.text[words[0].start : words[-1].stop], words[-1].stop
            if found := _HAN.match(sentence.text, words[-1].stop):
                yield found[1], found.end(1)
