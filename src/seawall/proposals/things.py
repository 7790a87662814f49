"""Mentions of things that have no name of their own: sectors, devices, tools by kind, vulnerabilities, cities, governments."""

import re
from collections.abc import Iterator
from dataclasses import replace

from seawall.claims import NodeKind, node
from seawall.proposals.countries import CITIES, COUNTRIES, NATIONALITIES
from seawall.proposals.late import late
from seawall.proposals.slot import Slot
from seawall.proposals.words import DEVICES, MAKERS, MALWARES, SECTORS, TOOLS

_CAPITALS = {text: name for name, texts in COUNTRIES.items() for text in texts}
# "Government agencies": no government acts.
_PARTS = "(?:agenc|entit|bod|offic|depart|minist|network|organi)"
_GOVERNMENT = late(
    rf"\b(?P<where>{'|'.join(re.escape(text) for text in sorted((*NATIONALITIES, *_CAPITALS), key=len, reverse=True))})(?:['’]s)? (?:(?:central )?government\b(?!-| {_PARTS})|state\b(?=['’]s|[.,;)”\"]|\s*$| (?:that|which|who|since|and|for|from|to|in|has|is|was)\b))"
    # "The government in Beijing": whose it is stands behind it.
    rf"|\bgovernment in (?P<city>{'|'.join(re.escape(city) for city in (*CITIES, *_CAPITALS))})\b"
)
# "A Chinese spokesman denied that he works for the government".
_THE_GOVERNMENT = late(rf"\bthe government\b(?! in\b|['’-]| {_PARTS})")
# Of other federations a text says whose it is.
_FEDERAL = late(rf"\b[Tt]he federal government\b(?! {_PARTS})")
_OTHER_FEDERATION = late(
    r"\b(?:German|Austria|Swiss|Switzerland|Austral|Canad|Russia|India|Brazil|Mexic|Nigeria|Malaysia|Pakistan|Belgi)"
)
_ADJECTIVE = late(rf"\b(?:{'|'.join(sorted(NATIONALITIES, key=len, reverse=True))})\b")
_TOOLS = (
    *((NodeKind.MALWARE, name, late(rf"\b{re.escape(name)}\b")) for name in MALWARES),
    *((NodeKind.TOOL, name, late(rf"\b{re.escape(name)}\b")) for name in TOOLS),
    (NodeKind.TOOL, "VPN software", late(r"\b(?:virtual private network(?:ing)?(?: \(VPN\))?|VPN) (?:software|services?|clients?|tools?|solutions?)\b|\bVPN(?= and RDP\b)|\bvirtual private networks\b|\bVPNs\b", re.IGNORECASE)),
    (NodeKind.TOOL, "remote desktop protocol", late(r"\bremote desktop protocols?(?: \(RDP\))?|\bRDP\b", re.IGNORECASE)),
    (NodeKind.TOOL, "remote access software", late(r"\bremote[- ](?:access|administration|support|monitoring and management)(?: \(RMM\))? (?:software|tools?|programs?|applications?)\b", re.IGNORECASE)),
    (NodeKind.TOOL, "web shells", late(r"\bweb ?shells?\b", re.IGNORECASE)),
)  # fmt: skip
_SECTORS = tuple((NodeKind.SECTOR, name, late(rf"\b(?:{pattern})\b")) for name, pattern in SECTORS.items())
_DEVICES = tuple((NodeKind.DEVICE, name, late(rf"\b(?:{pattern})\b")) for name, pattern in DEVICES.items())
_CITIES = tuple((NodeKind.COUNTRY, country, late(rf"\b{re.escape(city)}(?!-)\b")) for city, country in CITIES.items())
# Who hires: "Chinese security agencies" are the state's.
_SERVICES = late(
    rf"\b(?P<where>{'|'.join(sorted(NATIONALITIES, key=len, reverse=True))})(?:['’]s)? (?:government |state |national )?(?:(?:security|intelligence|spy|military)(?: and (?:security|intelligence))? (?:agenc(?:y|ies)|services?|apparatus|organs?)\b|intelligence(?=[.,;]|\s*$))"
    # Who hires or is served; as victims "Taiwanese government agencies" are others.
    rf"|\b(?<=for )(?P<whose>Chinese|Russian|Iranian|North Korean)(?: central)? (?:government (?:agenc(?:y|ies)|bodies|departments|ministries)|ministries)\b"
)
_FLAWS = late(
    r"\b(?:(?:publicly |previously |widely )?(?:known|unknown|unpatched|undisclosed|old|zero-day|software|recent|public|published|common|disclosed|n-day) )+(?:security )?(?:vulnerabilit(?:y|ies)|flaws?|bugs?)\b|\bzero-days\b"
)
_MAKERS = late(rf"\b(?:{'|'.join(re.escape(name) for name in MAKERS)})\b")
_COMMON = frozenset({NodeKind.SECTOR, NodeKind.DEVICE})
_CVE = late(r"\bCVE-\d{4}-\d{4,7}\b")


# States of which releases say no more than that a victim is there; of a city as a victim's place nothing is known here.
_STATES = "California|Texas|Illinois|Virginia|Maryland|New York|Massachusetts|Washington state"
IN_A_STATE = "organization in "
_ENTITY = late(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) (?:(?:unnamed|unidentified|American|US|U\.S\.|single) )?(?:organi[sz]ation|entity|company|firm|institution|business|outfit|victim|organisation)(?: based| located)? in (?P<place>{_STATES})\b(?!-)"
    rf"|\b(?:[Oo]ne|[Aa]nother|[Aa]) (?:of (?:them|these|those|the (?:victims|targets|organi[sz]ations|entities)|its (?:victims|targets)|their (?:victims|targets))|victim)(?: that were (?:hit|compromised))? (?:is|was|were|sits|lies)(?: based| located)? in (?P<there>{_STATES})\b(?!-)"
    rf"|\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) (?:(?:unnamed|unidentified|undisclosed|unspecified|single) )?(?P<based>{_STATES})(?:-based|n)? (?:organi[sz]ation|entity|company|firm|institution|business|outfit|victim|organisation|target)\b"
)


def _entities(text: str) -> Iterator[Slot]:
    """Victims of whom only the state is said: "an organization in California"."""
    for found in _ENTITY.finditer(text):
        entity = node(NodeKind.SECTOR, f"{IN_A_STATE}{found['place'] or found['based'] or found['there']}")
        yield Slot(NodeKind.SECTOR, entity, found.start(), found.end(), found[0])


_SIDES = r"(?:North|South|East|West|Central|Latin|Southeast)"
_OF_SIDES = late(rf"\b(?P<sides>{_SIDES}(?:, {_SIDES})*),? (?:and|or|as well as) {_SIDES} (?P<of>[A-Z][a-z]+)\b")


def _parts_of_world(text: str) -> Iterator[Slot]:
    """The parts that share one noun with the last: "North and South America" are two."""
    for found in _OF_SIDES.finditer(text):
        for side in re.finditer(_SIDES, found["sides"]):
            part = _CAPITALS.get(f"{side[0]} {found['of']}")
            if part:
                start = found.start() + side.start()
                yield Slot(NodeKind.COUNTRY, node(NodeKind.COUNTRY, part), start, start + len(side[0]), side[0])


_HEAD = late(r"(?:[-–—•·*▪‣◦]\s+)?")


def things(text: str) -> Iterator[Slot]:
    """The things of one sentence; each row of the tables is a kind, the name that claims use, and what texts call it."""
    # At the head of a sentence, or behind the sign of a list, "Universities" are universities.
    begin = _HEAD.match(text)
    at = begin.end() if begin else 0
    small = text[:at] + text[at : at + 1].lower() + text[at + 1 :]
    for kind, name, pattern in (*_SECTORS, *_DEVICES, *_TOOLS, *_CITIES):
        for found in pattern.finditer(small if kind in _COMMON else text):
            yield Slot(kind, node(kind, name), found.start(), found.end(), text[found.start() : found.end()])
    yield from _parts_of_world(text)
    yield from _entities(text)
    for found in _CVE.finditer(text):
        yield Slot(NodeKind.VULNERABILITY, node(NodeKind.VULNERABILITY, found[0]), found.start(), found.end(), found[0])
    for found in _FLAWS.finditer(text):
        yield Slot(NodeKind.VULNERABILITY, node(NodeKind.VULNERABILITY, found[0]), found.start(), found.end(), found[0])
    for found in _MAKERS.finditer(text):
        yield Slot(NodeKind.DEVICE, node(NodeKind.DEVICE, found[0]), found.start(), found.end(), found[0])
    yield from _governments(text)


def _governments(text: str) -> Iterator[Slot]:
    """The governments and services of states that texts name by the state: "China's foreign ministry", "the federal government"."""
    for found in _SERVICES.finditer(text):
        whose = node(NodeKind.AUTHORITY, f"Government of {NATIONALITIES[found['where'] or found['whose']]}")
        yield Slot(NodeKind.AUTHORITY, whose, found.start(), found.end(), found[0])
    for found in _THE_GOVERNMENT.finditer(text):
        before = list(_ADJECTIVE.finditer(text, 0, found.start()))
        if before:
            whose = node(NodeKind.AUTHORITY, f"Government of {NATIONALITIES[before[-1][0]]}")
            yield Slot(NodeKind.AUTHORITY, whose, found.start(), found.end(), found[0])
    for found in _FEDERAL.finditer(text) if not _OTHER_FEDERATION.search(text) else ():
        whose = node(NodeKind.AUTHORITY, "Government of United States")
        yield Slot(NodeKind.AUTHORITY, whose, found.start(), found.end(), found[0])
    for found in _GOVERNMENT.finditer(text):
        country = (
            CITIES.get(found["city"]) or _CAPITALS[found["city"]]
            if found["city"]
            else NATIONALITIES.get(found["where"]) or _CAPITALS[found["where"]]
        )
        whose = node(NodeKind.AUTHORITY, f"Government of {country}")
        yield Slot(NodeKind.AUTHORITY, whose, found.start(), found.end(), found[0])


# "Gear from ASUS, Hikvision and QNAP": who makes what was broken into is named for his devices, listed or not.
_BY_MAKERS = late(
    r"\b(?:[Dd]evices|[Gg]ear|[Rr]outers|[Cc]ameras|[Ee]quipment|[Vv]endors|brands|made|manufactured|produced)\b[^.;]{0,120}$"
)


def as_maker(slot: Slot, text: str) -> Slot:
    """The mention of a listed maker as one of his devices, where a list of makers stands for what was broken into."""
    if slot.kind is not NodeKind.COMPANY or slot.said not in MAKERS or not _BY_MAKERS.search(text[: slot.start]):
        return slot
    return replace(slot, kind=NodeKind.DEVICE, node=node(NodeKind.DEVICE, slot.said), entity_id="", score=0.0)
