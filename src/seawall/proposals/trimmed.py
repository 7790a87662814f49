"""The part of a listed mention that is the name: the score is of words that may reach over its neighbours."""

from dataclasses import replace

from seawall.claims.node import key_of
from seawall.proposals import apposed
from seawall.proposals.countries import NATIONALITIES, WHERE
from seawall.proposals.late import late
from seawall.proposals.slot import Listed
from seawall.proposals.words import COMPANY_ENDS

# "North Korea-based" and its like stand before a name and have no more words.
_LOWER_WORDS = late(
    rf"(?:[a-z]+[,:]? )*(?:[A-Z][\w.]*-(?:based|headquartered|listed) (?:[a-z][\w-]*[,:]? )*|(?:{'|'.join(NATIONALITIES)}) (?:[a-z][\w-]*[,:]? )+)?(?=[A-Z])"
)

# "A firm based in Beijing, Integrity Technology Group": the place is no part of the name.
_PLACE_BEFORE = late(rf"(?:{WHERE}), (?=[A-Z])")
_VERB = late(r"(?<=\w),? (?:is|are|was|were|has|have|had|which|that|who)(?= [a-z])")
_JOINT = late(r"(?<=\w) (?:and|or) (?=\w)")

_FORMS = late(
    r",?\s+(?:Company|Co\.?),?\s+(?:Limited|Ltd)\.?$|,?\s+(?:Incorporated|Inc|Limited|Ltd|LLC|LP|LLP|OOO|Co|Corp|GmbH|PLC|Plc|plc|AG)\b\.?,?$|,?\s+(?:Company|Corporation)(?=,)"
    r"|,?\s+(?:INCORPORATED|INC|LIMITED|LTD|CO|CORP)\b\.?,?$"
)


def bare(name: str) -> str:
    """A company's name without the legal form at its end: "Integrity Technology Group, Incorporated"."""
    shorter = name
    while (cut := _FORMS.sub("", shorter)) != shorter and " " in cut.strip():
        shorter = cut
    return shorter.strip(" ,")


def trimmed(text: str, one: Listed) -> Listed:
    """A listed name without the common words before it that are like a part of it: "company, Shanghai Heiying …"."""
    for before in (_LOWER_WORDS, _PLACE_BEFORE):
        found = before.match(text[one.start : one.stop])
        if found and found.end():
            one = replace(one, start=one.start + found.end())
    one = _to_its_end(text, one)
    said = text[one.start : one.stop]
    # "Integrity Tech is headquartered in Beijing": the name ends where a verb begins.
    verb = _VERB.search(said)
    if verb and verb[0].strip() not in one.listed_name.casefold().split():
        one = replace(one, stop=one.start + verb.start())
        said = text[one.start : one.stop]
    joint = _JOINT.search(said)
    if joint is None or joint[0] in one.listed_name.casefold():
        return one
    first, second = said[: joint.start()], said[joint.end() :]
    # "Also known as Integrity Tech and Yongxin Zhicheng": two names, of which one is like a listed one.
    listed = set(one.listed_name.casefold().split())
    of_first, of_second = (len(listed & set(part.casefold().split())) for part in (first, second))
    is_second = of_second > of_first or (of_second == of_first and len(second) >= len(first))
    return replace(one, start=one.stop - len(second)) if is_second else replace(one, stop=one.start + len(first))


_NEXT_WORD = late(r" ([A-Z]\w+)\b")


def _to_its_end(text: str, one: Listed) -> Listed:
    """A name of which a word was found in front of it, and cut off there, with that word where it stands behind: "the group Example Technology Group"."""
    listed = one.listed_name.casefold().replace(",", " ").split()
    while found := _NEXT_WORD.match(text, one.stop):
        next_word, words = found[1].casefold(), text[one.start : one.stop].casefold().split()
        if words.count(next_word) >= listed.count(next_word):
            break
        one = replace(one, stop=found.end())
    return one


def longer(text: str, one: Listed) -> str:
    """The longer name of somebody else of which a part is like a listed name; empty where the listed name stands whole."""
    said = text[one.start : one.stop]
    more = apposed.goes_on(text, one.stop)
    if not more or more in COMPANY_ENDS or key_of(bare(said)) == key_of(bare(one.listed_name)):
        return ""
    return f"{said} {more}"


def surname(one: Listed, said: str) -> str:
    """By what a text goes on to call a person: lists write the surname before a comma."""
    family = one.listed_name.partition(",")[0].casefold() if "," in one.listed_name else ""
    return next((word for word in said.split() if word.casefold() == family), "")
