"""A sentence as its phrases: noun phrases with the mentions in them, verbs with their voice, and what stands between.

No parse of English: as much of one as the frames (frames.py) need, in one walk over the words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from seawall.proposals.dates import without_spans
from seawall.proposals.slot import Marked, Slot
from seawall.proposals.verbs import BE, DO, FORMS, HAVE, MODALS, Form


class Kind(StrEnum):
    """What a phrase is."""

    NOUN = "noun phrase"
    VERB = "verb"
    PREPOSITION = "preposition"
    COMMA = "comma or dash"
    AND = "and, or"
    WHICH = "which, who, that"
    WHOSE = "whose"
    THAT = "that, behind a verb"
    WHILE = "while, because, if"
    COLON = "colon"
    STOP = "semicolon"


@dataclass(frozen=True, slots=True)
class Word:
    """One word; of a mention all its words are one."""

    text: str
    start: int
    stop: int
    slot: Slot | None = None


@dataclass(slots=True)
class Phrase:
    """One phrase of a sentence.

    words   as they stand; a mention is one word
    verb    the verb's base, with its form, whether it is passive, whether it is finite, and whether "to" stands before it
    """

    kind: Kind
    words: list[Word] = field(default_factory=list)
    verb: str = ""
    form: Form = Form.BASE
    is_passive: bool = False
    is_finite: bool = False
    is_to: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.words[0].start

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.words[-1].stop

    @property
    def text(self) -> str:
        """Its words in lower case, mentions as they stand."""
        return " ".join(word.text if word.slot else word.text.casefold() for word in self.words)

    @property
    def head(self) -> Word:
        """The last word of a noun phrase: what it is."""
        return self.words[-1]


_WORD = re.compile(r"\d[\d,.]*\d(?![^\W_])|[^\W_]+(?:[.’'/&-](?=[^\W_])[^\W_]+)*|[’']s?\b|[,;:()–—-]|--|[^\w\s]")
_ASIDE = re.compile(
    r"\b(?:by contrast|in turn|for example|for instance|in fact|in particular|of course|for its part|at the time|so far|to date|for (?:many )?(?:years|months)|in parallel|in addition|by then|in all|in total)\b|\b(?:Mr|Mrs|Ms|Dr)\b\.?|\b[Oo]ne of (?=its|the|his|their)\b|\b(?:working|acting|together|along|in (?:close )?(?:cooperation|coordination|partnership|concert)) (?:closely )?(?=with\b)|\b(?:[Mm]ore|[Ff]ewer|[Ll]ess|[Rr]ather) than\b|\b(?:[Oo]ver|[Aa]bout|[Aa]round|[Uu]p to|[Aa]t least|[Aa]s many as|[Cc]lose to)(?= [\d])|\([^()]{0,200}\)|[“”\"‘]|(?<!\w)’|’(?![\w])|\[[^\[\]]{0,60}\]"
)
_AS_WELL_AS = re.compile(r"\bas well as(?: of| on)?\b")
_DETERMINERS = frozenset(
    "the a an this these those its their his her our your some any several many most all both each every no another other such more "
    "further multiple numerous various certain own".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for from with to into against over under through during between among amongst across within via without about "
    "around per like near off onto toward towards upon behind beyond including excluding despite amid alongside throughout inside "
    "outside as after before since until out up down aboard following according".split()
)
_WHILE = frozenset(
    "while although though whereas because if unless whether when where whenever once but yet than how why what".split()
)
_WHICH = frozenset("which who whom".split())
_ADVERBS = frozenset(
    "also then now still already later long once again itself themselves himself not never only even just often routinely soon ever thus instead together both either "
    "so better best n’t n't however moreover meanwhile too first reportedly overnight abroad worldwide there here far well thereby further back ago today yesterday "
    "tomorrow almost nearly quietly previously formerly".split()
)
_NO_ADVERBS = frozenset(
    "family supply assembly ally italy july anomaly monopoly early friendly daily weekly monthly likely".split()
)
_PRONOUNS = frozenset("it they he she them him we i us you".split())
# Words in -ed that stand before nouns far more often than they tell a deed.
_ADJECTIVES = frozenset(
    "so-called united advanced armed related aforementioned alleged unnamed infrared limited red shared embedded hundred indeed speed need seed feed breed bleed".split()
)
_COMMAS = frozenset({",", "–", "—", "--", "-"})


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
    if low in _COMMAS:
        return Phrase(Kind.COMMA, [word]), at + 1
    if low in (":", ";"):
        return Phrase(Kind.COLON if low == ":" else Kind.STOP, [word]), at + 1
    if low in ("and", "or", "nor", "&"):
        return Phrase(Kind.AND, [word]), at + 1
    if low == "whose":
        return Phrase(Kind.WHOSE, [word]), at + 1
    if low in _WHICH or (
        low == "that" and before is not None and before.kind is Kind.NOUN and not _is_determiner(every, at)
    ):
        return Phrase(Kind.WHICH, [word]), at + 1
    if low == "that" and before is not None and before.kind is Kind.VERB:
        return Phrase(Kind.THAT, [word]), at + 1
    if low in _WHILE:
        return Phrase(Kind.WHILE, [word]), at + 1
    verb = _verb(every, at, before)
    if verb is not None:
        return verb
    if low in _PREPOSITIONS:
        return Phrase(Kind.PREPOSITION, [word]), at + 1
    if _is_adverb(low) and not (at + 1 < len(every) and low in ("first", "both")):
        return None, at + 1
    if not any(sign.isalnum() for sign in low):
        return None, at + 1
    return _noun(every, at)


def _is_determiner(every: Sequence[Word], at: int) -> bool:
    """Whether "that" stands before a noun: "that company"."""
    return False


def _is_adverb(low: str) -> bool:
    return low in _ADVERBS or (low.endswith("ly") and low not in _NO_ADVERBS and len(low) > 4)


def _verb(every: Sequence[Word], at: int, before: Phrase | None) -> tuple[Phrase, int] | None:
    """A verb with its auxiliaries, where one begins here."""
    words_of: list[Word] = []
    is_to, place = False, at
    low = every[at].text.casefold()
    if low == "to":
        following = _after_adverbs(every, at + 1)
        if following >= len(every) or every[following].slot is not None:
            return None
        form = _form(every[following].text.casefold())
        if not form or form[1] is not Form.BASE:
            return None
        is_to, place = True, at + 1
        words_of.append(every[at])
    last, is_finite, has_be = "", False, False
    while place < len(every) and every[place].slot is None:
        low = every[place].text.casefold()
        if low in BE or low in HAVE or low in DO or low in MODALS:
            is_finite = is_finite or (low not in ("been", "being", "having", "be") and not is_to)
            has_be = low in BE
            last = low
            words_of.append(every[place])
            place += 1
            continue
        if words_of and _is_adverb(low):
            place += 1
            continue
        break
    # What stood behind an adverb may be no verb at all: then the auxiliary is the verb.
    if place < len(every) and every[place].slot is None:
        main = _main(every, place, before, bool(last), is_to)
        if main is not None:
            base, form = main
            words_of.append(every[place])
            return _verb_phrase(words_of, base, form, last, has_be, is_finite, is_to), place + 1
    if last:
        base = "be" if last in BE else "have" if last in HAVE else "do"
        form = Form.ING if last in ("being", "having") else Form.BASE
        return Phrase(Kind.VERB, words_of, base, form, is_finite=is_finite, is_to=is_to), _index_after(
            every, words_of[-1]
        )
    return None


def _index_after(every: Sequence[Word], word: Word) -> int:
    return next(at for at, each in enumerate(every) if each is word) + 1


def _verb_phrase(  # noqa: PLR0913, PLR0917  # what a verb stands with
    words_of: list[Word], base: str, form: Form, last: str, has_be: bool, is_finite: bool, is_to: bool
) -> Phrase:  # fmt: skip
    is_past = form in (Form.ED, Form.PAST, Form.PARTICIPLE)
    is_passive = is_past and (has_be or (not last and form is Form.PARTICIPLE))
    finite = is_finite or (not is_to and not last and form in (Form.S, Form.PAST, Form.ED, Form.BASE))
    return Phrase(Kind.VERB, words_of, base, form, is_passive, finite, is_to)


def _after_adverbs(every: Sequence[Word], at: int) -> int:
    while at < len(every) and every[at].slot is None and _is_adverb(every[at].text.casefold()):
        at += 1
    return at


def _form(low: str) -> tuple[str, Form] | None:
    known = FORMS.get(low)
    if known:
        return known
    if low.endswith("ed") and len(low) > 5 and low not in _ADJECTIVES and "-" not in low:
        return low, Form.ED
    return None


# "Its cyber sanctions list": a noun before a noun.
_SANCTIONS = frozenset(
    "list lists regime regimes evasion programme program package designation designations packages authority compliance".split()
)


def _goes_on(every: Sequence[Word], at: int) -> bool:
    """Whether a participle behind a comma stands before a noun that has its own verb: ", leaked chats revealed"."""
    following = every[at + 1] if at + 1 < len(every) else None
    if following is None or following.slot is not None or following.text.casefold() in (_DETERMINERS | _PREPOSITIONS):
        return False
    for word in every[at + 2 : at + 5]:
        low = word.text.casefold()
        if low in _COMMAS or low in _PREPOSITIONS or word.slot is not None:
            return False
        if low in (BE | HAVE | MODALS) or (form := FORMS.get(low)) and form[1] in (Form.PAST, Form.ED, Form.S):
            return True
    return False


_NOUN_AFTER = frozenset("against on of over in by from with at for".split())


def _main(
    every: Sequence[Word], at: int, before: Phrase | None, has_auxiliary: bool, is_to: bool
) -> tuple[str, Form] | None:
    """The verb that a word is here; None where it is a noun or an adjective."""
    low = every[at].text.casefold()
    found = _form(low)
    if found is None or low in _ADJECTIVES:
        return None
    base, form = found
    following = every[at + 1] if at + 1 < len(every) else None
    after = following.text.casefold() if following and following.slot is None else ""
    if is_to or has_auxiliary:
        # "Has links", "is support": a noun behind an auxiliary is none of its verb.
        if has_auxiliary and form is Form.S:
            return None
        if has_auxiliary and form is Form.BASE and not is_to:
            return found if _modal_before(every, at) else None
        return found
    stands_behind_noun = before is not None and before.kind is Kind.NOUN and before.stop <= every[at].start
    touches = before is not None and at > 0 and _last_kind(every, at) not in ("determiner", "preposition")
    if low == "sanctions" and after in _SANCTIONS:
        return None
    if form is Form.ED and before is not None and before.kind is Kind.COMMA and _goes_on(every, at):
        return None
    if form is Form.S:
        if after in _NOUN_AFTER and base not in (
            "focus",
            "operate",
            "work",
            "serve",
            "collaborate",
            "specialize",
            "spy",
            "prey",
            "go",
            "report",
            "consist",
            "rely",
            "lead",
            "live",
        ):
            return None
        behind = before is not None and before.kind in (Kind.NOUN, Kind.WHICH, Kind.COMMA, Kind.AND)
        return found if behind and touches and not _verb_follows(every, at + 1) else None
    if form is Form.BASE:
        if before is None or at == 0 or after in _NOUN_AFTER:
            return None
        is_plural = before.kind is Kind.WHICH or (before.kind is Kind.NOUN and _is_plural(before))
        return found if is_plural and touches and (following is not None) and not _verb_follows(every, at + 1) else None
    if form in (Form.ED, Form.PARTICIPLE) and not stands_behind_noun and _is_adjective(every, at, before):
        return None
    if form is Form.ING and (
        _last_kind(every, at) == "determiner" or low in ("including", "following", "according", "leading")
    ):
        return None
    return found


def _modal_before(every: Sequence[Word], at: int) -> bool:
    at -= 1
    while at >= 0 and every[at].slot is None and _is_adverb(every[at].text.casefold()):
        at -= 1
    return at >= 0 and every[at].text.casefold() in (MODALS | DO)


def _last_kind(every: Sequence[Word], at: int) -> str:
    at -= 1
    while at > 0 and every[at].slot is None and _is_adverb(every[at].text.casefold()):
        at -= 1
    word = every[at] if at >= 0 else None
    if word is None or word.slot is not None:
        return ""
    low = word.text.casefold()
    if low in _DETERMINERS or low in ("’s", "'s", "’", "'"):
        return "determiner"
    return "preposition" if low in _PREPOSITIONS else ""


def _verb_follows(every: Sequence[Word], at: int) -> bool:
    """Whether a finite verb stands directly behind: then what stands here is its subject."""
    at = _after_adverbs(every, at)
    if at >= len(every) or every[at].slot is not None:
        return False
    low = every[at].text.casefold()
    known = FORMS.get(low)
    return low in (BE | HAVE | MODALS) or bool(known and known[1] in (Form.PAST,)) or (low == "hit")


def _is_plural(noun: Phrase) -> bool:
    word = noun.head
    if word.slot is not None:
        return word.text.casefold().endswith("s")
    low = word.text.casefold()
    return low in ("they", "we", "who", "you", "people") or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _is_adjective(every: Sequence[Word], at: int, before: Phrase | None) -> bool:
    """Whether a participle stands before a noun: "200,000 infected devices", "widely used tools"."""
    if _last_kind(every, at) == "determiner":
        return True
    following = every[at + 1] if at + 1 < len(every) else None
    if following is None or (
        following.slot is None and following.text.casefold() in (_PREPOSITIONS | _COMMAS | {"and", "or"})
    ):
        return False
    is_behind = before is None or before.kind in (Kind.PREPOSITION, Kind.VERB) or (before.kind is Kind.AND)
    if before is not None and before.kind is Kind.AND:
        low = following.text.casefold()
        return following.slot is None and low not in (_DETERMINERS | _PRONOUNS | {"that"}) and not low.isdigit()
    return is_behind


def _noun(every: Sequence[Word], at: int) -> tuple[Phrase, int]:
    """The noun phrase that begins here."""
    found = [every[at]]
    place = at + 1
    while place < len(every):
        word = every[place]
        low = word.text.casefold()
        if word.slot is None:
            is_end = (
                low in _COMMAS or low in (":", ";", "and", "or", "nor", "that", "whose") or low in _WHICH or low in _WHILE
                or low in (BE | HAVE | DO | MODALS) or (low in _PREPOSITIONS) or low in _DETERMINERS - {"other", "own", "more", "such"} or _is_adverb(low)
                or not any(sign.isalnum() for sign in low) and low not in ("’", "'", "’s", "'s")
            )  # fmt: skip
            if is_end or low in _PRONOUNS:
                break
            if _starts_verb(every, place, found):
                break
        elif found[-1].text.casefold() in _PRONOUNS and found[-1].slot is None:
            break
        found.append(word)
        place += 1
    return Phrase(Kind.NOUN, found), place


def _starts_verb(every: Sequence[Word], place: int, found: list[Word]) -> bool:
    """Whether a verb begins here: then the noun phrase ends. Before another noun a participle is an adjective."""
    low = every[place].text.casefold()
    form = _form(low)
    if form is None or low in _ADJECTIVES:
        return False
    last = found[-1]
    if last.slot is None and last.text.casefold() in (_DETERMINERS | {"’s", "'s", "’", "'"}):
        return False
    behind = Phrase(Kind.NOUN, found)
    if form[1] in (Form.ED, Form.PARTICIPLE, Form.ING):
        # "More than 260,000 hacked devices", "Chinese hacking group": the noun is still to come.
        following = every[place + 1] if place + 1 < len(every) else None
        after = following.text.casefold() if following else ""
        is_noun_next = following is not None and (following.slot is not None or after not in (
            _DETERMINERS | _PREPOSITIONS | _COMMAS | {"and", "or", "that", "which", "who"}
        ) and not _is_adverb(after) and any(sign.isalnum() for sign in after))  # fmt: skip
        is_numeral = last.slot is None and (
            last.text[0].isdigit() or last.text.casefold() in ("dozens", "hundreds", "thousands")
        )
        if form[1] is Form.ING and is_noun_next and last.slot is None and not _is_plural(behind):
            return False
        if form[1] is Form.ING and following is None:
            return False
        if is_numeral and is_noun_next:
            return False
        if (
            form[1] is Form.ING
            and (after in _COMMAS or after in ("and", "or"))
            and last.slot is None
            and not _is_plural(behind)
        ):
            return False
    return _main(every, place, behind, has_auxiliary=False, is_to=False) is not None
