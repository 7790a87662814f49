"""Tools and malware that the words beside them introduce: "an application called Sparrow", "the Moobot malware"."""

from collections.abc import Iterator

from seawall.claims import NodeKind, node
from seawall.proposals.countries import NATIONALITIES
from seawall.proposals.forms import PLAIN_WORD, is_name
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Slot
from seawall.proposals.words import VENDORS

_TOOL_CALLED = late(
    rf"\b(?:tool|application|app|program|platform|scanner|framework|software|console|panel|implant|malware|dashboard)s?,?\s+"
    rf"(?:(?:is|was|that is|which is|it) )?(?:called|known as|dubbed|named|tracked as|label?led|titled|branded|by the name of|(?:that |which )?(?:the |its |their )?\w+ (?:have |has |had )?(?:calls?|called|dubs?|dubbed|names?|named))\s+[\"“‘']?(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,1}})"
)  # fmt: skip
# "One of its tools, called “vulnerability-arsenal”": in quotation marks a name may be in small letters.
_TOOL_QUOTED = late(
    r"\b(?:tool|application|app|program|platform|scanner|framework|software|console|panel|implant|malware|dashboard)s?,? (?:(?:is|was|that is|which is|it) )?(?:called|known as|dubbed|named|label?led|titled) [\"“‘'](?P<name>[a-z][\w-]{3,30})[\"”’']"
)
_TOOLS_CALLED = late(
    rf"\b(?:tools|platforms|programs|applications|scanners|domains),? (?:known as|called|named|dubbed) [\"“‘]?{PLAIN_WORD}[\"”’]? and [\"“‘]?(?P<name>{PLAIN_WORD})"
)
_TOOL_APPOSED = late(
    rf"\b(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD}){{0,1}}), (?:an?|its|their|the) (?:[\w-]+ ){{0,4}}?(?P<what>implant|malware|variant|backdoor|trojan|tool|application|scanner|framework|web shell|program|software|utility)\b"
)  # fmt: skip
# "The Moobot malware", "infected with Moobot malware".
_MALWARE_NAMED = late(
    rf"(?<![\w-])[“‘\"']?(?P<name>{PLAIN_WORD}(?: [A-Z][a-z]+)?)[”’\"']? (?P<what>malware|ransomware|backdoor|trojan|implant|infostealer|rootkit|worm)\b(?! (?:group|gang|crew|operator|developer|analyst|researcher|attack))"
)
_PLATFORMS = frozenset(
    "linux windows android macos ios iot unix mac router botnet ddos russian mobile custom advanced destructive malicious remote banking cyber state web new novel modular persistent infamous notorious".split()
)
# "An online app developed by Integrity Tech, KRLab, allowed".
_TOOL_BY = late(
    rf"\b(?:tool|application|app|program|platform|scanner|framework|software|console|panel) (?:developed|built|made|created|designed|written|run|operated) by (?:the )?[^,.;]{{3,60}}, [\"“‘']?(?P<name>{PLAIN_WORD}(?: {PLAIN_WORD})?)[\"”’']?(?=,)"
)
_MALWARE_WORDS = frozenset({"implant", "malware", "implants", "variant", "backdoor", "trojan"})


def named_tools(text: str, memory: Memory, *, is_title: bool) -> Iterator[Slot]:
    """The tools and malware that a sentence introduces by its words; in a title capitals tell no names of malware."""
    for found in _MALWARE_NAMED.finditer(text) if not is_title else ():
        words = found["name"].split()
        is_kind = words[-1].casefold() in _PLATFORMS or any(
            word in NATIONALITIES or word.endswith(("’s", "'s", "’", "'")) for word in words
        )
        if not is_kind and is_name(found["name"]) and not found["name"].startswith(VENDORS):
            meant = memory.known.get(found["name"]) or node(NodeKind.MALWARE, found["name"])
            yield Slot(meant.kind, meant, found.start("name"), found.end("name"), found["name"])
    for found in (
        *_TOOL_CALLED.finditer(text),
        *_TOOL_QUOTED.finditer(text),
        *_TOOLS_CALLED.finditer(text),
        *_TOOL_APPOSED.finditer(text),
        *_TOOL_BY.finditer(text),
    ):
        if is_name(found["name"]):
            word = found.groupdict().get("what") or found[0].split()[0].strip(",")
            kind = NodeKind.MALWARE if word in _MALWARE_WORDS else NodeKind.TOOL
            meant = memory.known.get(found["name"]) or node(kind, found["name"])
            yield Slot(meant.kind, meant, found.start("name"), found.end("name"), found["name"])
