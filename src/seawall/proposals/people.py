"""Lists of people behind the noun that says who they are: "two Russian nationals who run it, A and B", "three executives: A, B and C"."""

from collections.abc import Iterator
from dataclasses import dataclass

from seawall.proposals.apposed import is_own_name
from seawall.proposals.late import late
from seawall.proposals.words import COMPANY_ENDS

_NOUNS = (
    r"(?:nationals|citizens|men|women|people|individuals|persons|executives|administrators|employees|colleagues|officers|operatives|hackers|members|"
    r"founders|co-founders|owners|leaders|developers|operators|affiliates|associates|brothers|partners|directors|managers|suspects|defendants|Russians|Iranians|Chinese|Ukrainians|Belarusians)"
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|several|other|\d{1,2})"
PERSON = r"[A-Z][a-zà-ž’'-]+(?: (?:al-|bin |de |van )?[A-Z][a-zà-ž’'-]+){1,3}"
_LIST = late(
    rf"\b(?:{_NUMBER}|[Tt]he|[Ii]ts|[Tt]heir|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even) (?:of (?:its|their|his|the [\w-]+[’']s) )?(?:[\w’'-]+ ){{0,4}}?(?:{_NOUNS}|staff|researchers|engineers)\b(?P<told>[^,;:.]{{0,70}}?)(?:,|:| [–—]) "
    rf"(?P<names>{PERSON}(?:, {PERSON}){{0,9}},? and {PERSON})(?=[,.;:)]|\s*$| (?:were|was|are|have|had|who|for|on|in|and|at)\b)"
)
_ONE = late(PERSON)


@dataclass(frozen=True, slots=True)
class People:
    """Named people of one list: where the noun stands that says who they are, and the place of each name."""

    start: int
    names: tuple[tuple[int, int], ...]


def people(text: str) -> Iterator[People]:
    """The lists of people in a text, in its order."""
    for found in _LIST.finditer(text):
        names = tuple(
            one.span() for one in _ONE.finditer(text, found.start("names"), found.end("names"))
            if is_own_name(one[0]) and not set(one[0].split()) & set(COMPANY_ENDS)
        )  # fmt: skip
        if len(names) > 1:
            yield People(found.start(), names)
