"""A sentence as its phrases: noun phrases with the mentions in them, verbs with their voice, and what stands between.

No parse of English: as much of one as the frames (frames.py) need, in one walk over the words.
"""

import re
from collections.abc import Iterator, Sequence

from seawall.proposals.classes import ADJECTIVES, COMMAS, DETERMINERS, PREPOSITIONS, PRONOUNS, WHICH, WHILE, is_adverb
from seawall.proposals.dates import without_spans
from seawall.proposals.phrase import Kind, Phrase, Word
from seawall.proposals.slot import Marked
from seawall.proposals.verbal import form_of, is_plural, verb_at, verb_of
from seawall.proposals.verbs import BE, DO, HAVE, MODALS, Form

_WORD = re.compile(r"\d[\d,.]*\d(?![^\W_])|[^\W_]+(?:[.’'/&-](?=[^\W_])[^\W_]+)*|[’']s?\b|[,;:()–—-]|--|[^\w\s]")


_ASIDE = re.compile(
    r"\b(?:by contrast|in turn|for example|for instance|in fact|in particular|of course|for its part|at the time|so far|to date|for (?:many )?(?:years|months)|in parallel|in addition|by then|in all|in total)\b|\b(?:Mr|Mrs|Ms|Dr)\b\.?|\b[Oo]ne of (?=its|the|his|their)\b|\b(?:working|acting|together|along|in (?:close )?(?:cooperation|coordination|partnership|concert)) (?:closely )?(?=with\b)|\b(?:[Mm]ore|[Ff]ewer|[Ll]ess|[Rr]ather) than\b|\b(?:[Oo]ver|[Aa]bout|[Aa]round|[Uu]p to|[Aa]t least|[Aa]s many as|[Cc]lose to)(?= [\d])|\([^()]{0,200}\)|[“”\"‘]|(?<!\w)’|’(?![\w])|\[[^\[\]]{0,60}\]"
)


_AS_WELL_AS = re.compile(r"\bas well as(?: of| on)?\b")


def phrases(sentence: Marked) -> list[Phrase]:
    """The phrases of a sentence in its order."""
    return list(_grouped(list(words(sentence))))


def words(sentence: Marked) -> Iterator[Word]:
    """The words of a sentence without its days and what stands in parentheses; a mention is one word."""
    text = _ASIDE.sub(lambda found: " " * len(found[0]), without_spans(sentence.text))
    text = _AS_WELL_AS.sub(lambda found: "and" + " " * (len(found[0]) - 3), text)
    asides = [found.span() for found in re.finditer(r"\([^()]{0,200}\)", sentence.text)]
    slots = [
        slot for slot in sentence.slots
        if slot.stop > slot.start and not any(start <= slot.start < stop for start, stop in asides)
    ]  # fmt: skip
    at = 0
    for slot in [*slots, None]:
        end = slot.start if slot else len(text)
        for found in _WORD.finditer(text, at, max(at, end)):
            yield Word(found[0], found.start(), found.end())
        if slot and slot.start >= at:
            yield Word(slot.said, slot.start, slot.stop, slot)
            at = slot.stop


def _grouped(every: Sequence[Word]) -> Iterator[Phrase]:
    at = 0
    before: Phrase | None = None
    while at < len(every):
        phrase, at = _next(every, at, before)
        if phrase is not None:
            yield phrase
            before = phrase


def _next(every: Sequence[Word], at: int, before: Phrase | None) -> tuple[Phrase | None, int]:  # noqa: PLR0911  # a kind of word a line
    word = every[at]
    low = word.text.casefold()
    if word.slot is not None:
        return _noun(every, at)
    if low in COMMAS:
        return Phrase(Kind.COMMA, [word]), at + 1
    if low in (":", ";"):
        return Phrase(Kind.COLON if low == ":" else Kind.STOP, [word]), at + 1
    if low in ("and", "or", "nor", "&"):
        return Phrase(Kind.AND, [word]), at + 1
    if low == "whose":
        return Phrase(Kind.WHOSE, [word]), at + 1
    if low in WHICH or (low == "that" and before is not None and before.kind is Kind.NOUN):
        return Phrase(Kind.WHICH, [word]), at + 1
    if low == "that" and before is not None and before.kind is Kind.VERB:
        return Phrase(Kind.THAT, [word]), at + 1
    if low in WHILE:
        return Phrase(Kind.WHILE, [word]), at + 1
    verb = verb_at(every, at, before)
    if verb is not None:
        return verb
    if low in PREPOSITIONS:
        return Phrase(Kind.PREPOSITION, [word]), at + 1
    if is_adverb(low) and not (at + 1 < len(every) and low in ("first", "both")):
        return None, at + 1
    if not any(sign.isalnum() for sign in low):
        return None, at + 1
    return _noun(every, at)


def _noun(every: Sequence[Word], at: int) -> tuple[Phrase, int]:
    """The noun phrase that begins here."""
    found = [every[at]]
    place = at + 1
    while place < len(every):
        word = every[place]
        low = word.text.casefold()
        if word.slot is None:
            is_end = (
                low in COMMAS or low in (":", ";", "and", "or", "nor", "that", "whose") or low in WHICH or low in WHILE
                or low in (BE | HAVE | DO | MODALS) or (low in PREPOSITIONS) or low in DETERMINERS - {"other", "own", "more", "such"} or is_adverb(low)
                or (not any(sign.isalnum() for sign in low) and low not in ("’", "'", "’s", "'s"))
            )  # fmt: skip
            if is_end or low in PRONOUNS:
                break
            if _starts_verb(every, place, found):
                break
        elif found[-1].text.casefold() in PRONOUNS and found[-1].slot is None:
            break
        found.append(word)
        place += 1
    return Phrase(Kind.NOUN, found), place


def _starts_verb(every: Sequence[Word], place: int, found: list[Word]) -> bool:
    """Whether a verb begins here: then the noun phrase ends. Before another noun a participle is an adjective."""
    low = every[place].text.casefold()
    form = form_of(low)
    if form is None or low in ADJECTIVES:
        return False
    last = found[-1]
    if last.slot is None and last.text.casefold() in (DETERMINERS | {"’s", "'s", "’", "'"}):
        return False
    behind = Phrase(Kind.NOUN, found)
    if form[1] in (Form.ED, Form.PARTICIPLE, Form.ING):
        # "More than 260,000 hacked devices", "Chinese hacking group": the noun is still to come.
        following = every[place + 1] if place + 1 < len(every) else None
        after = following.text.casefold() if following else ""
        is_noun_next = following is not None and (following.slot is not None or (after not in (
            DETERMINERS | PREPOSITIONS | COMMAS | {"and", "or", "that", "which", "who"}
        ) and not is_adverb(after) and any(sign.isalnum() for sign in after)))  # fmt: skip
        is_numeral = last.slot is None and (
            last.text[0].isdigit() or last.text.casefold() in ("dozens", "hundreds", "thousands")
        )
        if form[1] is Form.ING and is_noun_next and last.slot is None and not is_plural(behind):
            return False
        if form[1] is Form.ING and following is None:
            return False
        if is_numeral and is_noun_next:
            return False
        if (
            form[1] is Form.ING
            and (after in COMMAS or after in ("and", "or"))
            and last.slot is None
            and not is_plural(behind)
        ):
            return False
    return verb_of(every, place, behind, has_auxiliary=False, is_to=False) is not None
