"""Names of the Consolidated Screening List: what stands in one field beside the name itself."""

import re
from collections.abc import Iterator

from seawall.entities import NameKind

# "…; and any successor, sub-unit, or subsidiary thereof": State's wording for whom a sanction reaches, no part of a name.
_REACHES = re.compile(
    r"[;,]?\s+(?:and\s+)?any successors?, sub-?units?,? or subsidiar(?:y|ies) thereof\.?$", re.IGNORECASE
)
# "OAO Volgogradneftemash (f.k.a. Dochernee … Gazprom)".
_BRACKETED = re.compile(r"\s*\((?P<kind>[afn])\.?k\.?a\.?:?,?\s+(?P<name>[^()]+)\)", re.IGNORECASE)
_KINDS = {"a": NameKind.AKA, "f": NameKind.FKA, "n": NameKind.NKA}
# "Example Co. (Example). Affiliated Entity: Example (Hangzhou) Co.": the entry is the second, the first stands by itself.
_AFFILIATE = re.compile(r"^(?P<main>.+?)\.?\s+Affiliated Entity:\s*(?P<name>.+)$")
# An entry of the Entity List may be an address at which diversion was met: "Address 01".
_ADDRESS_ONLY = re.compile(r"Address \d{1,3}")
# The last of several is written "and CETC Research Institute 13".
_AND = re.compile(r"^(?:and\s+|[\-–—]\s*)")
# The longest real name has some 300 characters. What is longer stays whole: the patterns above must not run on it for ever.
LONGEST = 2_000


def is_address(name: str) -> bool:
    """Whether the entry is an address that has no name."""
    return bool(_ADDRESS_ONLY.fullmatch(name))


def reach_of(name: str) -> tuple[str, str]:
    """A name without the words that say whom else the sanction reaches, and those words."""
    found = _REACHES.search(name) if len(name) <= LONGEST else None
    return (name[: found.start()], found[0].strip(" ;,.")) if found else (name, "")


def affiliate_of(name: str) -> tuple[str, str]:
    """The name of an affiliated entity, and of the entry that it is affiliated with; empty where it is none."""
    found = _AFFILIATE.match(name) if len(name) <= LONGEST else None
    return (found["name"], found["main"]) if found else (name, "")


def names_in(text: str) -> Iterator[tuple[str, NameKind]]:
    """The name, and those that stand in brackets behind it with their kind."""
    if len(text) > LONGEST:
        yield text, NameKind.PRIMARY
        return
    yield _AND.sub("", _BRACKETED.sub("", text)).strip(), NameKind.PRIMARY
    for found in _BRACKETED.finditer(text):
        yield found["name"].strip(), _KINDS[found["kind"].lower()]
