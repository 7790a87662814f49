"""A sentence as its phrases: noun phrases with the mentions in them, verbs with their voice, and what stands between.

No parse of English: as much of one as the frames (frames.py) need, in one walk over the words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from seawall.proposals.classes import ADJECTIVES, COMMAS, DETERMINERS, PREPOSITIONS, PRONOUNS, WHICH, WHILE, is_adverb
from seawall.proposals.dates import without_spans
from seawall.proposals.phrase import Kind, Phrase, Word
from seawall.proposals.slot import Marked
from seawall.proposals.verbal import form_of, is_plural, verb_at, verb_of
from seawall.proposals.verbs import BE, DO, HAVE, MODALS, Form

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|\d[\d,.]*\d(?![^\W_])|[^\W_]+(?:[.’'/&-](?=[^\W_])[^\W_]+)*|[’']s?\b|[,;:()–—-]|--|[^\w\s]"
)


_ASIDE = re.compile(
    r"\b(?:above all|by contrast|in turn|for example|for instance|in fact|in particular|of course|for its part|at the time|so far|to date|for (?:many )?(?:years|months)|in parallel|in addition|by then|in all|in total)\b|\b(?:Mr|Mrs|Ms|Dr)\b\.?|\b[Oo]ne of (?=its|the|his|their)\b|\b[Oo]ne of (?=[\w ]{1,30}['’]s (?:victims|targets)\b)|(?:(?<=\bhave )|(?<=\bhad )|(?<=\bwere )|(?<=\bare ))(?:all|both|each)\b(?= (?:also |now |since |\w+ly )?(?:been|\w+ed|\w+en)\b)|\b(?:working|acting|together|along|in (?:close )?(?:cooperation|coordination|partnership|concert)) (?:closely )?(?=with\b)|\b(?:[Mm]ore|[Ff]ewer|[Ll]ess|[Rr]ather) than\b|\b(?:[Oo]ver|[Aa]bout|[Aa]round|[Uu]p to|[Aa]t least|[Aa]s many as|[Cc]lose to)(?= [\d])|\([^()]{0,200}\)|[“”\"‘]|(?<!\w)’|’(?![\w])|\[[^\[\]]{0,60}\]"
)


# "Servers belonging to an agency" are of it.
_BELONGING = re.compile(r"\b(?:that )?belong(?:ing|ed|s)? to\b(?= an? )")
_DRAWN = re.compile(
    r"(?P<who>(?:they|we|you|I|it|he|she|who|that|there)(?=['’]))['’](?P<verb>ve|re|ll|s)", re.IGNORECASE
)
_BEEN = re.compile(r"\s+(?:\w+ly\s+)?(?:been|become|got|had)\b")
# "Around the world, but above all in Taiwan": one more place.
_BUT_IN = re.compile(
    r"(?<=, )but\s+(?:(?:also|especially|mainly|mostly|chiefly|particularly) )?(?=(?:in|across|throughout|against|at)\b)"
)
# "Its victims, most of them in Taiwan, include": told between commas (aims.py), and no part of the clause.
_MOST_OF_THEM = re.compile(r", (?:most|many|some|all|several|half) of (?:them|which|whom) [^,;.]{1,60},(?= [a-z])")
_SLOTS_APART = re.compile(rf"\([^()]{{0,200}}\)|{_MOST_OF_THEM.pattern}")
_AS_WELL_AS = re.compile(r"\bas well as(?: of| on)?\b")


def phrases(sentence: Marked) -> list[Phrase]:
    """The phrases of a sentence in its order."""
    return list(_grouped(list(words(sentence))))


def words(sentence: Marked) -> Iterator[Word]:
    """The words of a sentence without its days and what stands in parentheses; a mention is one word."""
    text = _ASIDE.sub(lambda found: " " * len(found[0]), without_spans(sentence.text))
    text = _MOST_OF_THEM.sub(lambda found: " " * len(found[0]), text)
    text = _AS_WELL_AS.sub(lambda found: "and" + " " * (len(found[0]) - 3), text)
    text = _BUT_IN.sub(lambda found: "and" + " " * (len(found[0]) - len("and")), text)
    text = _BELONGING.sub(lambda found: "of" + " " * (len(found[0]) - 2), text)
    asides = [found.span() for found in _SLOTS_APART.finditer(sentence.text)]
    slots = [
        slot for slot in sentence.slots
        if slot.stop > slot.start and not any(start <= slot.start < stop for start, stop in asides)
    ]  # fmt: skip
    at = 0
    for slot in [*slots, None]:
        end = slot.start if slot else len(text)
        for found in _WORD.finditer(text, at, max(at, end)):
            yield from _parted(Word(found[0], found.start(), found.end()), text)
        if slot and slot.start >= at:
            yield Word(slot.said, slot.start, slot.stop, slot)
            at = slot.stop


def _parted(word: Word, text: str) -> Iterator[Word]:
    """A pronoun and the verb that is drawn to it are two words: "they've", "it's"."""
    if word.text == "US":
        # No pronoun.
        yield Word("U.S.", word.start, word.stop)
        return
    found = _DRAWN.fullmatch(word.text)
    if not found:
        yield word
        return
    verb = {"ve": "have", "re": "are", "ll": "will"}.get(found["verb"].casefold())
    if verb is None:
        verb = "has" if _BEEN.match(text, word.stop) else "is"
    middle = word.start + len(found["who"])
    yield Word(found["who"], word.start, middle)
    yield Word(verb, middle, word.stop)


def _grouped(every: Sequence[Word]) -> Iterator[Phrase]:
    at = 0
    before: Phrase | None = None
    while at < len(every):
        phrase, at = _next(every, at, before)
        if phrase is not None:
            yield phrase
            before = phrase


def _next(every: Sequence[Word], at: int, before: Phrase | None) -> tuple[Phrase | None, int]:
    word = every[at]
    low = word.text.casefold()
    if word.slot is not None:
        return _noun(every, at)
    kind = _SIGNS.get(low) or _that(every, at, before)
    if kind is not None:
        return Phrase(kind, [word]), at + 1
    verb = verb_at(every, at, before)
    if verb is not None:
        return verb
    if low in PREPOSITIONS:
        return Phrase(Kind.PREPOSITION, [word]), at + 1
    if is_adverb(low) or not any(sign.isalnum() for sign in low):
        return None, at + 1
    return _noun(every, at)


def _that(every: Sequence[Word], at: int, before: Phrase | None) -> Kind | None:
    """What "that" is: behind a noun it tells of it, behind a verb it opens what is told; else it stands before a noun."""
    if every[at].text.casefold() != "that" or before is None:
        return None
    if before.kind is Kind.NOUN and before.head.text.casefold() in (_TOLD_NOUNS | _TIMES):
        return Kind.THAT
    after = every[at + 1].text.split()[0].casefold() if at + 1 < len(every) else ""
    if before.kind is Kind.VERB and after in PREPOSITIONS:
        # "They did that from its servers": it stands for a noun.
        return None
    # "Disclosed, in an advisory, that the firm": before an article it is no article.
    if before.kind is Kind.COMMA and (after in DETERMINERS or after in PRONOUNS):
        return Kind.THAT
    # "And that was breaking into": one more clause of the same one.
    if before.kind is Kind.AND and after in (BE | HAVE | MODALS):
        return Kind.WHICH
    return {Kind.NOUN: Kind.WHICH, Kind.VERB: Kind.THAT}.get(before.kind)


_SIGNS: Mapping[str, Kind] = MappingProxyType({
    **dict.fromkeys(COMMAS, Kind.COMMA), **dict.fromkeys(("and", "or", "nor", "&"), Kind.AND),
    **dict.fromkeys(WHICH, Kind.WHICH), **dict.fromkeys(WHILE, Kind.WHILE), "whose": Kind.WHOSE, ":": Kind.COLON, ";": Kind.STOP,
})  # fmt: skip


def _noun(every: Sequence[Word], at: int) -> tuple[Phrase, int]:
    """The noun phrase that begins here."""
    found = [every[at]]
    place = at + 1
    while place < len(every) and not _ends_noun(every, place, found):
        found.append(every[place])
        place += 1
    return Phrase(Kind.NOUN, found), place


def _ends_noun(every: Sequence[Word], place: int, found: list[Word]) -> bool:
    """Whether the word here is no more of the noun phrase."""
    word = every[place]
    low = word.text.casefold()
    # "Holds it responsible": a pronoun is a phrase of its own.
    if found[0].slot is None and found[0].text.casefold() in _ALONE:
        return True
    if word.slot is not None:
        # "To the exchange [on Sunday] the company said": a description begins a phrase.
        is_new = not word.slot.is_named and low.split()[0] in DETERMINERS
        return is_new or (found[-1].slot is None and found[-1].text.casefold() in PRONOUNS)
    is_sign = not any(sign.isalnum() for sign in low) and low not in _GENITIVES
    is_small = low in _SIGNS or low in _AUXILIARIES or low in PREPOSITIONS or low in _NEW_NOUN or low in PRONOUNS
    return is_sign or is_small or is_adverb(low) or _starts_verb(every, place, found)


def _starts_verb(every: Sequence[Word], place: int, found: list[Word]) -> bool:
    """Whether a verb begins here: then the noun phrase ends. Before another noun a participle is an adjective."""
    low = every[place].text.casefold()
    form = form_of(low)
    last = found[-1]
    if form is None or low in ADJECTIVES or (last.slot is None and last.text.casefold() in (DETERMINERS | _GENITIVES)):
        return False
    noun = Phrase(Kind.NOUN, found)
    if form[1] in (Form.ED, Form.PARTICIPLE, Form.ING) and _goes_on(every, place, noun, is_ing=form[1] is Form.ING):
        return False
    return verb_of(every, place, noun, has_auxiliary=False, is_to=False) is not None


def _goes_on(every: Sequence[Word], place: int, noun: Phrase, *, is_ing: bool) -> bool:
    """Whether a participle stands inside a noun phrase: "260,000 hacked devices", "Chinese hacking group", "identity theft and hacking"."""
    following = every[place + 1] if place + 1 < len(every) else None
    if following is None:
        return is_ing
    after = following.text.casefold()
    is_noun_next = following.slot is not None or not (
        after in DETERMINERS or after in PREPOSITIONS or after in _SIGNS or after == "that" or is_adverb(after)
        or not any(sign.isalnum() for sign in after)
    )  # fmt: skip
    head = noun.head
    is_numeral = head.slot is None and (head.text[0].isdigit() or head.text.casefold() in _COUNTS)
    is_one = is_ing and head.slot is None and not is_plural(noun)
    return (is_numeral and is_noun_next) or (is_one and (is_noun_next or _SIGNS.get(after) in (Kind.COMMA, Kind.AND)))


_GENITIVES = frozenset({"’s", "'s", "’", "'"})
_AUXILIARIES = BE | HAVE | DO | MODALS
# Behind these a noun phrase begins anew; "other" and its like may stand in the middle of one.
_NEW_NOUN = (DETERMINERS - {"other", "own", "more", "such"}) | {"that"}
# "On the ground that": what follows is what they tell.
_TOLD_NOUNS = frozenset(
    "ground grounds fact accusation accusations allegation allegations claim claims finding conclusion suspicion reason".split()
)
# "Said last week that it had ties": when it was told.
_TIMES = frozenset("week month year day night morning evening afternoon weekend".split())
_ALONE = frozenset("it they he she them him we i us".split())
_COUNTS = frozenset({"dozens", "hundreds", "thousands"})
