"""The mentions of a sentence: listed names, known names, names by their form, sectors, devices, and "the company".

Where two overlap the longer is meant: "Integrity Technology Solutions" is a company of its own and no mention of
"Integrity Technology Group", however alike a part of it is to a listed name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from seawall.claims import Node, NodeKind, node
from seawall.claims.node import key_of
from seawall.proposals import apposed, naming
from seawall.proposals.countries import COUNTRY_OF, NATIONALITIES
from seawall.proposals.forms import ADJECTIVAL, PLAIN_WORD, is_name
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.people import people
from seawall.proposals.short_forms import with_short
from seawall.proposals.slot import Listed, Slot
from seawall.proposals.things import as_maker, things
from seawall.proposals.tools import named_tools
from seawall.proposals.trimmed import bare, longer, surname, trimmed
from seawall.proposals.verbs import FORMS, Form
from seawall.proposals.words import (
    COMPANY_ENDS,
    MALWARES,
    NAMING_SCHEMES,
    NO_NAME,
    NOT_GROUPS,
)

_NAME_WORD = r"[A-Z][\w&’'-]*\.?"
_ENDS = "|".join((*COMPANY_ENDS, *dict.fromkeys(end.upper() for end in COMPANY_ENDS if len(end) > 1)))
_COMPANY = late(
    rf"(?<![\w-])(?:{_NAME_WORD} (?:(?:of|and|&|for) )?){{1,6}}(?:{_ENDS})\b(?:\.?,? (?:{_ENDS})\b\.?)*(?:(?<=Bank)(?<!Central Bank) of (?:the )?[A-Z][\w.]+)?"
)
# What governments and universities call themselves; as who is broken into, and who warns.
_INSTITUTION = late(
    r"(?<![\w-])(?:[A-Z][\w’'-]+ (?:(?:of|and|for) (?:the )?)?){1,4}(?:Agency|Assembly|Department|Ministry|Parliament|Commission|Directorate|Administration|Committee|Congress|Senate|Navy|Army|Academy|College|Institute|University|Authority|Federal Reserve|Attorney’s Office|Attorney's Office)\b(?: of (?:[A-Z][\w’'-]+(?: and )?)+)?"
)
# What stands in each province and town of China for the two ministries of security.
# "i-Soon": so companies write themselves.
_SMALL_FIRST = late(r"(?<![\w-])[iI]-[A-Z][a-z]+(?![\w-])")
_BUREAU = late(
    r"\b(?:[Pp]ublic|[Ss]tate) [Ss]ecurity(?: [Bb]ureaus?\b|(?= (?:and|or) (?:[Pp]ublic|[Ss]tate) [Ss]ecurity [Bb]ureaus?\b))"
    r"|\b(?:[Ll]ocal|[Mm]unicipal|[Pp]rovincial|[Rr]egional|[Cc]ity|[Cc]ounty|Chinese) security bureaus?\b"
)
_OF_BUREAUS = frozenset({"Public", "State"})
# "China's ministries of state security and public security".
_MINISTRIES = late(
    r"\b(?:[Mm]inistr(?:y|ies)|(?P<local>(?:[Bb]ureaus?|[Oo]ffices|[Dd]epartments))) of (?P<one>state|public) security(?: and (?:of )?(?P<two>state|public) security)?"
)
_AND = late(r" and ")
# "Shares of Example Technology" is no company.
_OF_SHARES = late(
    r"^(?:Examples|Details|Users|Owners|Critics|Victims|Shares|Stock|Customers|Employees|Executives|Officials|Members|Products|Sanctions|Hackers) (?:of|and|&|for) "
)
_MAX_ADJECTIVE = 4
_BOTNET_NAMED = late(
    rf"\b(?!(?:The|An?|This|That|Its|Their) )(?P<name>(?:(?:(?!(?:19|20)\d\d )\d{{2,4}} )?[A-Z][\w&’']*(?: {PLAIN_WORD}){{0,2}} |[A-Z][\w&’']*-))[Bb]otnet\b(?P<code>['’]s (?:source )?code|(?: source)? code)?"
)
_BOTNET_CALLED = late(
    rf"\bbotnets?(?: of (?:[\w-]+ ){{1,4}}?(?:routers|devices|cameras|servers|machines))?,?\s+(?:that (?:\w+ ){{0,3}})?(?:which (?:[\w’']+ ){{0,5}}?)?(?:is |was |been )?(?:also )?(?:called|known as|dubbed|named|tracked as|referred to as|codenamed)\s+"
    rf"(?:by [\w .]{{1,40}} )?[\"“‘']?(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}})"
    rf"|\b[Bb]otnet (?:\w+ )?under the (?:(?:code ?name|name|moniker|nickname) )?[\"“‘']?(?P<under>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}})(?=[\"”’']? (?:code ?name|name|moniker|nickname)\b|[\"”’']?[.,;])"
    rf"|\b(?:[Ii]ts|[Tt]heir) (?:[\w-]+ ){{0,3}}botnet, (?P<its>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}})(?=[.;]|, (?:which|that|made|used|built)\b|\s*$)"
    rf"|\b[Aa] (?:[\w-]+ ){{0,3}}botnet, (?P<beside>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}}),(?= (?:to|which|that|made|of|with|comprising|consisting|used|built|run|operated|and)\b)"
)  # fmt: skip
# "Researchers call the network Raptor Train", "Raptor Train, the botnet behind it".
_BOTNET_DUBBED = late(
    rf"\b(?:call|calls|called|dub|dubs|dubbed|name|names|named|nicknamed|track|tracks|tracked) (?:the|this|that) (?:\w+ )?(?:botnet|network)(?: as)? [\"“‘']?(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}})"
    rf"|\b(?P<so>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}}), as (?:[^,.;]{{3,60}}? (?:call|calls|called|dub|dubs|dubbed|name|named|nicknamed) (?:it|the (?:botnet|network))|(?:the|this) (?:botnet|network) (?:is|was|has been|came to be) (?:\w+ )?(?:called|known|dubbed|named|nicknamed))(?=,)"
    rf"|\b(?P<apposed>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}}), (?:the|an?) (?:[\w-]+ ){{0,3}}?(?:botnet\b|(?:covert |proxy )?network of (?:[\w,-]+ ){{0,7}}?(?:devices|routers|computers|machines)\b)(?= (?:that|which|behind|of|run|operated|used|controlled|managed|built)\b|[,.;)]|\s*$)"
)
# Behind a sentence on a network: "They named it Raptor Train", "It calls the thing Raptor Train".
_IT_DUBBED = late(
    rf"^(?:They|It|Researchers|The (?:researchers|company|firm|lab)|[A-Z]\w+(?: [A-Z]\w+){{0,2}}) (?:have |has |had |later |then |since )*(?:call|calls|called|dub|dubs|dubbed|name|names|named|nicknamed|christened) (?:it|the (?:thing|beast|lot|network|botnet)) [\"“‘']?(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,2}})"
)
_CAPITAL_BEFORE = late(r"[A-Z][\w’'-]* $")
_CLUSTER = late(r"\b(?P<name>[A-Z][A-Z\d]{1,9}) (?:activity )?cluster\b")
_PARTIES_BY_SHORT = frozenset({NodeKind.COMPANY, NodeKind.PERSON})
_HAN_NAME = late(r"(?<![\u3400-\u9fff])(?P<name>[\u3400-\u9fff]{4,30})(?=,? or | \(|,? (?:is|was|has|a|an)\b)")
_HAN = late(r"[\u3400-\u9fff]")
_ADJECTIVE = late(r"-[a-z]")
_INTRODUCED = frozenset({NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE})
# Of a headline nearly all long words have capitals, of a sentence of names rarely so many.
_TITLE_SHARE = 0.7
_LEAST_TITLE = 5
_WORDS = late(r"[^\W\d_]{4,}")


def named(text: str, listed: Sequence[Listed], memory: Memory) -> list[Slot]:
    """The mentions by name of one sentence, in its order; what the sentence introduces is remembered."""
    title = _is_title(text)
    candidates = [
        *_listed(text, listed, memory),
        *_known(text, memory),
        *(() if title else _institutions(text, memory)),
        *(() if title else _companies(text, memory)),
        *(() if title else _apposed(text, memory)),
        *(() if title else _of_city(text, memory)),
        *(() if title else _persons(text, memory)),
        *(() if title else _listed_people(text, memory)),
        *(() if title else _named_by_nouns(text, memory)),
        *_in_han(text, memory),
        *_by_form(text, memory, is_title=title),
        *named_tools(text, memory, is_title=title),
        *things(text),
    ]
    kept = [as_maker(slot, text) for slot in _without_owners(longest(candidates), text)]
    for slot in kept:
        if slot.kind in _INTRODUCED:
            memory.known.add(slot.said, slot.node)
        if slot.kind is NodeKind.COMPANY:
            _remember_company(slot, memory)
    return [_with_people(slot, text) for slot in with_short(text, kept, memory)]


# "The operators of Flax Typhoon" are Flax Typhoon.
_PEOPLE_OF = late(
    r"\b(?:(?:the|its) )?(?:(?:state|malicious|unknown|other|same|cyber|threat|sophisticated|government) )?(?:operators|hackers|actors|members|spies|attackers|people|individuals) (?:of|from|behind|belonging to|known as|called|working for|with) (?:the )?$"
)


def _with_people(slot: Slot, text: str) -> Slot:
    """A group's name with the words before it that mean the group's people."""
    before = _PEOPLE_OF.search(text, 0, slot.start) if slot.kind is NodeKind.ACTOR else None
    return replace(slot, start=before.start(), said=text[before.start() : slot.stop]) if before else slot


# "The Washington Post": no place.
_NEWSPAPER = late(
    r" (?:Morning |Evening |Sunday )?(?:Post|Times|Journal|Daily|Examiner|Herald|Tribune|Gazette|Chronicle)\b"
)


def _without_owners(slots: list[Slot], text: str) -> list[Slot]:
    """Without the countries that only say whose an authority is, or are in a newspaper's name: "the People's Republic of China Ministry of State Security"."""
    return [
        slot for slot, after in zip(slots, [*slots[1:], None], strict=False)
        if not (
            slot.kind is NodeKind.COUNTRY and after and after.kind is NodeKind.AUTHORITY
            and text[slot.stop : after.start] in (" ", "’s ", "'s ")
        ) and not (slot.kind is NodeKind.COUNTRY and _NEWSPAPER.match(text, slot.stop))
    ]  # fmt: skip


def _remember_company(slot: Slot, memory: Memory) -> None:
    """What a text goes on to call a company by means the company, unless somebody else has that name already."""
    own = memory.known.get(slot.said)
    memory.companies.setdefault(bare(slot.said), slot.node)
    if own is None:
        memory.known.add(slot.said, slot.node)
    if short := apposed.short_name(slot.said):
        memory.known.add(short, slot.node)


def near(listed: Sequence[Listed], slots: Iterable[Slot]) -> Iterator[tuple[Listed, Slot]]:
    """Listed names of which only a part stands here, in the longer name of somebody else."""
    for one in listed:
        for slot in slots:
            if (
                slot.start <= one.start
                and one.stop <= slot.stop
                and slot.entity_id != one.entity_id
                and slot.kind is NodeKind.COMPANY
            ):
                yield one, slot


def _is_title(text: str) -> bool:
    """Whether all its words have capitals: then a capital says nothing of what is a name."""
    words = () if text.rstrip().endswith((".", "”", "。")) else _WORDS.findall(text)
    return len(words) >= _LEAST_TITLE and sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def longest(candidates: Iterable[Slot]) -> list[Slot]:
    """Of mentions that overlap the longest; of equals a listed one, whose entry is kept by whatever takes its place."""
    kept: list[Slot] = []
    for slot in sorted(candidates, key=lambda one: (one.start - one.stop, not one.entity_id, not one.is_named)):
        over = [other for other in kept if slot.start < other.stop and other.start < slot.stop]
        if not over:
            kept.append(slot)
        elif slot.entity_id and not over[0].entity_id and key_of(bare(slot.said)) == key_of(bare(over[0].said)):
            kept[kept.index(over[0])] = replace(over[0], entity_id=slot.entity_id, score=slot.score)
    return sorted(kept, key=lambda one: one.start)


def _company(name: str, memory: Memory) -> Node:
    short = bare(name)
    meant = memory.known.get(short) or memory.known.get(name) or memory.shortened(short)
    return meant if meant and meant.kind in (NodeKind.COMPANY, NodeKind.ACTOR) else node(NodeKind.COMPANY, short)


def _listed(text: str, listed: Sequence[Listed], memory: Memory) -> Iterator[Slot]:
    for one in map(partial(trimmed, text), listed):
        said = text[one.start : one.stop]
        known = memory.known.get(said)
        if known and known.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY):
            continue
        more = longer(text, one) if one.kind is NodeKind.COMPANY else ""
        if more:
            yield Slot(NodeKind.COMPANY, node(NodeKind.COMPANY, more), one.start, one.start + len(more), more)
            continue
        own = meant_by(one, said, memory)
        if one.kind is NodeKind.PERSON and (family := surname(one, said)):
            memory.known.add(family, own)
        meant = memory.by_entity.setdefault(one.entity_id, own)
        yield Slot(own.kind, meant, one.start, one.stop, said, one.entity_id, one.score)


def meant_by(one: Listed, said: str, memory: Memory) -> Node:
    """Whom a listed name means where nothing is known of its entry."""
    if one.kind is NodeKind.COMPANY:
        return _company(said, memory)
    return memory.known.get(said) or node(one.kind, said)


def _known(text: str, memory: Memory) -> Iterator[Slot]:
    for start, stop, meant in memory.known.find(text):
        said = text[start:stop]
        if meant.kind is NodeKind.COUNTRY and _ADJECTIVE.match(text, stop):
            continue
        is_short = meant.kind in _PARTIES_BY_SHORT and " " not in said and not _HAN.match(said)
        if is_short and not apposed.stands_alone(text, start, stop, is_person=meant.kind is NodeKind.PERSON):
            continue
        if (
            meant.kind is NodeKind.COMPANY
            and (more := apposed.goes_on(text, stop))
            and more not in COMPANY_ENDS
            and key_of(said) != key_of(meant.name)
        ):
            yield Slot(
                NodeKind.COMPANY,
                node(NodeKind.COMPANY, f"{said} {more}"),
                start,
                stop + 1 + len(more),
                f"{said} {more}",
            )
            continue
        yield Slot(meant.kind, meant, start, stop, said)


def _apposed(text: str, memory: Memory) -> Iterator[Slot]:
    """Names that stand beside "a company" or "the contractor"; who has a meaning already keeps it."""
    for start, stop in apposed.companies(text):
        said = text[start:stop]
        known = memory.known.get(said)
        if known is None and said.rpartition(" ")[2] not in _NO_FIRMS:
            yield Slot(NodeKind.COMPANY, _company(said, memory), start, stop, said)


# "The KV Botnet, which was used by": no company, whatever is told behind it.
_NO_FIRMS = frozenset({"Botnet", "Botnets", "Malware", "Ransomware", "Trojan", "Backdoor", "Campaign", "Operation"})


def _of_city(text: str, memory: Memory) -> Iterator[Slot]:
    """Companies whose names begin with where they are, as "Sichuan Juxinhe", or with a small letter; who has a meaning already keeps it."""
    for found in _SMALL_FIRST.finditer(text):
        if memory.known.get(found[0]) is None:
            yield Slot(NodeKind.COMPANY, _company(found[0], memory), *found.span(), found[0])
    for start, stop in apposed.of_cities(text):
        said = text[start:stop]
        if memory.known.get(said) is None:
            yield Slot(NodeKind.COMPANY, _company(said, memory), start, stop, said)


def _apart(text: str) -> Iterator[tuple[int, str]]:
    """What looks like a company's name; two companies joined by "and" are two, and so are a group and a company."""
    for found in _COMPANY.finditer(text):
        start = found.start()
        for joint in _AND.finditer(found[0]):
            before = text[start : found.start() + joint.start()]
            is_group = bool(NAMING_SCHEMES.fullmatch(before))
            if before.split()[-1].strip(".,") in COMPANY_ENDS or is_group:
                if not is_group:
                    yield start, before
                start = found.start() + joint.end()
        yield start, text[start : found.end()]


def _companies(text: str, memory: Memory) -> Iterator[Slot]:
    """Names of companies by their form, without the words before them that are no part of a name."""
    for start, said in _apart(text):
        name = _without_other_words(said)
        begin = start + len(said) - len(name)
        known = memory.known.get(name.rstrip(". "))
        holds = any(
            one.kind is NodeKind.AUTHORITY or (one.kind is NodeKind.ACTOR and " and " in name)
            for _, _, one in memory.known.find(name)
        )
        # "Exchange Web Services" is a program, "Flax Typhoon Group" a group.
        is_none = name.endswith("Web Services") or bool(NAMING_SCHEMES.fullmatch(name.rpartition(" ")[0]))
        is_none = is_none or all(word.strip(".,") in _BARE_FORMS for word in name.split())
        if " " in name.strip() and not is_none and not holds and not (known and known.kind is NodeKind.AUTHORITY):
            yield Slot(NodeKind.COMPANY, _company(name.rstrip("."), memory), begin, begin + len(name), name)


def _institutions(text: str, memory: Memory) -> Iterator[Slot]:
    """Authorities that no table holds, by the last word of their names."""
    taken = [
        (start, stop)
        for start, stop, one in memory.known.find(text)
        if one.kind in (NodeKind.AUTHORITY, NodeKind.COUNTRY)
    ]
    for found in _BUREAU.finditer(text):
        name = (
            f"{first} Security Bureau"
            if (first := found[0].split()[0].capitalize()) in _OF_BUREAUS
            else "Security Bureau"
        )
        yield Slot(NodeKind.AUTHORITY, node(NodeKind.AUTHORITY, name), found.start(), found.end(), found[0])
    for found in _MINISTRIES.finditer(text):
        for group in ("one", "two"):
            if found[group]:
                start = found.start() if group == "one" else found.start("two")
                stop = found.start("two") - len(" and ") if group == "one" and found["two"] else found.end()
                which = f"{found[group].capitalize()} Security"
                meant = node(NodeKind.AUTHORITY, f"{which} Bureau" if found["local"] else f"Ministry of {which}")
                yield Slot(NodeKind.AUTHORITY, meant, start, stop, text[start:stop])
    for found in _INSTITUTION.finditer(text):
        name = _without_other_words(found[0])
        start = found.end() - len(name)
        if " " in name and not any(a < found.end() and start < b for a, b in taken):
            yield Slot(NodeKind.AUTHORITY, node(NodeKind.AUTHORITY, name), start, found.end(), name)


def _in_han(text: str, memory: Memory) -> Iterator[Slot]:
    """A name in Chinese signs inside a text in Latin letters, where the text goes on to say who that is."""
    for found in _HAN_NAME.finditer(text):
        meant = memory.known.get(found["name"]) or node(NodeKind.COMPANY, found["name"])
        yield Slot(meant.kind, meant, found.start("name"), found.end("name"), found["name"])


def _persons(text: str, memory: Memory) -> Iterator[Slot]:
    """Names of people by what they are said to be: "Zhou Shuai, a hacker"."""
    for start, stop in apposed.persons(text):
        said = text[start:stop]
        if memory.known.get(said) is None:
            meant = node(NodeKind.PERSON, said)
            for word in said.split():
                memory.known.add(word, meant)
            memory.known.add(said, meant)
            yield Slot(NodeKind.PERSON, meant, start, stop, said)


def _listed_people(text: str, memory: Memory) -> Iterator[Slot]:
    """The people of a list, where nobody knew them."""
    for one in people(text):
        for start, stop in one.names:
            said = text[start:stop]
            meant = memory.known.get(said) or node(NodeKind.PERSON, said)
            if meant.kind is NodeKind.PERSON:
                memory.known.add(said, meant)
                yield Slot(NodeKind.PERSON, meant, start, stop, said)


def _named_by_nouns(text: str, memory: Memory) -> Iterator[Slot]:
    """Names whose kind a noun beside them tells; who has a meaning already keeps it."""
    for start, stop, kind in naming.names(text):
        said = text[start:stop]
        if memory.known.get(said) is not None or said in COMPANY_ENDS:
            continue
        meant = _company(said, memory) if kind is NodeKind.COMPANY else node(kind, said)
        if kind is NodeKind.PERSON:
            for word in said.split():
                memory.known.add(word, meant)
        elif kind is NodeKind.ACTOR:
            memory.known.add(said, meant)
        yield Slot(kind, meant, start, stop, said)


_BARE_FORMS = frozenset(
    "Group Company Co Corporation Corp Incorporated Inc Limited Ltd LLC Holdings Technology".split()
)
_SMALL = frozenset({"of", "and", "for", "&"})


def _without_other_words(said: str) -> str:
    """A name without the capitalised words before it that are none of it: "The Beijing-based Example Cyber Ltd."."""
    said = _OF_SHARES.sub("", said)
    words = said.split(" ")
    based = [at for at, word in enumerate(words[:_MAX_ADJECTIVE]) if ADJECTIVAL.search(word)]
    if based:
        said = " ".join(words[based[-1] + 1 :])
    while True:
        first, _, rest = said.partition(" ")
        plain = first.strip(".,’'")
        is_other = plain.casefold() in NO_NAME or plain in NATIONALITIES or bool(ADJECTIVAL.search(plain))
        # "All of Integrity Technology's assets": behind such a word "of" begins no name.
        is_other = is_other or first in _SMALL
        if not rest or not (is_other or plain.endswith(("’s", "'s"))):
            return said
        said = rest


_COMMON = frozenset(
    "massive worldwide global huge giant sprawling covert new linked backed state iot router linux mirai proxy criminal dangerous powerful second".split()
)


def _is_of_headline(name: str) -> bool:
    """Whether words before "Botnet" in a title are its verb and adjectives: "Operation Disrupts Worldwide Botnet"."""
    *before, last = name.split()
    verbs = (FORMS.get(word.casefold()) for word in before)
    is_told = any(form is not None and form[1] is not Form.BASE for form in verbs)
    is_common = last.casefold() in _COMMON or (bool(before) and before[0].casefold() in _COMMON)
    return is_told or is_common or any(word.partition("-")[0] in COUNTRY_OF for word in name.split())


def _by_form(text: str, memory: Memory, *, is_title: bool) -> Iterator[Slot]:
    """Groups by the vendors' ways of naming, networks by the words that introduce them."""
    not_groups = [found.span() for found in NOT_GROUPS.finditer(text)]
    for found in NAMING_SCHEMES.finditer(text):
        if not any(start <= found.start() < stop for start, stop in not_groups):
            meant = memory.known.get(found[0]) or node(NodeKind.ACTOR, found[0])
            yield Slot(meant.kind, meant, found.start(), found.end(), found[0])
    is_told = memory.near is not None and memory.near.kind is NodeKind.INFRASTRUCTURE
    for pattern in (_BOTNET_NAMED, _BOTNET_CALLED, _BOTNET_DUBBED, _CLUSTER, *((_IT_DUBBED,) if is_told else ())):
        for found in pattern.finditer(text):
            group = next(name for name, text in found.groupdict().items() if text)
            said = found[group].rstrip(" -'’")
            # "Raptor Train" is no "Train".
            is_part = group == "apposed" and _CAPITAL_BEFORE.search(text, 0, found.start(group))
            # "Flax Typhoon's botnet", "the alleged Flax Typhoon botnet" are its own, and no names.
            is_own = said.endswith(("'s", "’s")) or any(one.end() == len(said) for one in NAMING_SCHEMES.finditer(said))
            is_first = is_title or found.start(group) == 0
            is_other = is_first and pattern is _BOTNET_NAMED and _is_of_headline(said)
            if is_name(said) and not (is_part or is_own or is_other):
                # "Variants of Mirai botnet code": that is no network.
                is_code = found.groupdict().get("code") or said in MALWARES
                kind = NodeKind.MALWARE if is_code else NodeKind.INFRASTRUCTURE
                meant = memory.known.get(said) or node(kind, said)
                if meant.kind is kind:
                    if pattern is not _BOTNET_NAMED:
                        memory.identified.add(meant.id)
                    yield Slot(meant.kind, meant, found.start(group), found.start(group) + len(said), said)
