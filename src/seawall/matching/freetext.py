"""Listed names in running text: candidates by an index over the text, each scored by the one path of all names.

A remittance line is not a name: it holds names among other words. Trying every run of words as a name would be n² names a
text. Instead each word is looked up once; a listed name counts where most of its weight stands in one short run; that
run is then analysed and scored like any name, the other words of the text left out.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from seawall.matching.enough import (
    ALONE,
    IN_FORM,
    LEAST_NATS,
    LEAST_NATS_SINGLE,
    MOST_NATS_CONCEPT,
    MOST_NATS_ORDINARY,
    MOST_NATS_PAYMENT,
    NATS_FORM,
    NATS_WHOLE,
    says_enough,
)
from seawall.matching.explained import Alignment, words_of
from seawall.matching.kernels.bounds import log_odds
from seawall.matching.kernels.table import find
from seawall.matching.kernels.types import FloatArray, Vocabulary
from seawall.matching.match import Reason, probability, to_log_odds, total
from seawall.matching.matcher import Listed, name_of
from seawall.matching.name_reasons import name_reasons
from seawall.matching.ordinary import ORDINARY_WORDS, PAYMENT_WORDS
from seawall.matching.screener import Screener
from seawall.matching.variants import form_key
from seawall.matching.windows import Asker, Window, packed
from seawall.names import Name, NameType, analyse
from seawall.names.text import Word, is_syllabic, words_in
from seawall.names.words import legal_forms

# A window holds as many words as a name may have tokens; windows overlap by half, so that a name of up to 16 words is
# whole in one of them.
WINDOW, STEP = 32, 16
# At least this much of a listed name's weight must stand in the text. In a text every word would be a name of its own:
# a part of a listed name says nothing there (OFAC FAQ 5, step 3), but Russians are called without the patronymic.
LEAST_SHARE = 0.62
# Words before a ship's or aircraft's name: ships are called by any word, so that a text must say that it means a ship.
_CRAFT_WORDS = frozenset(
    "mv mt ms ss vessel ship tanker vsl imo motor carrier bulker aircraft airplane plane tail boat steamer barge "
    "schiff navire buque sudno vapor motonave mn nave".split()
)
_CRAFT_REACH = 4
# Legal forms of two letters that are no small words of sentences.
_SHORT_FORMS = frozenset("sa ag bv nv oy ab kg ek ao co jv lp".split())
# So many Chinese or Korean syllables are a name even in the middle of writing without blanks.
_LEAST_SYLLABLES = 4
# So many texts of up to so many characters are remembered with what they mention: some 2 MB.
_REMEMBERED, _SHORT = 4096, 200
# Texts of so many characters together are read before the index is asked: their words take some 20 MB.
_CHARS = 1 << 17
# The longest legal form that is looked for beside a run, in words.
_LONGEST_FORM = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name that stands in a text.

    start and stop give the run of words, `said` is text[start:stop]; score is the logistic curve of the reasons' points,
    as in a Match. weak marks a weak a.k.a. (OFAC FAQ 122), which is given only where it was asked for.
    """

    entity_id: str
    score: float
    start: int
    stop: int
    said: str
    listed_name: str
    weak: bool
    reasons: tuple[Reason, ...]

    @property
    def log_odds(self) -> float:
        """The sum of the points."""
        return total(self.reasons)


class Which(Enum):
    """Which listed names are looked for: strong ones, all of them, or all with each sort by itself."""

    STRONG = 0
    BOTH = 1
    EACH = 2


class _Run(NamedTuple):
    """A run of words, first and last, that may be the listed name `record`."""

    first: int
    last: int
    record: int


class _Page(NamedTuple):
    """A text with its words, and the places of those that make up legal forms."""

    text: str
    words: Sequence[Word]
    forms: frozenset[int]


class TextScreener:
    """Finds listed names in texts, one text at a time; keeps scratch memory, so each thread needs its own."""

    def __init__(self, listed: Listed, screener: Screener | None = None, asker: Asker | None = None) -> None:
        """The screener and the asker are such as ask the index of the list; without them they are made."""
        self._listed = listed
        self._screener = screener or Screener(listed.index)
        self._asker = asker or Asker(listed.index, caps(listed.index.vocabulary))
        # Addresses of banks and phrases of instructions come again from payment to payment.
        self._known: OrderedDict[tuple[str, float, Which], tuple[Mention, ...]] = OrderedDict()
        # Of its own, and not of this object: who refers to himself holds his memory until the collector comes by.
        self._scored = partial(_scored, listed, self._screener)
        self._run = lru_cache(_REMEMBERED)(self._scored)

    def mentions(self, text: str, threshold: float, *, weak: bool = False) -> list[Mention]:
        """All mentions whose score reaches the threshold (0–1): of each entity and run the best, in text order.

        Weak a.k.a. are left out unless asked for. Work grows with the text's length, up to names.text.MAX_TEXT_CHARS.
        """
        return self.mentions_many([text], threshold, weak=weak)[0]

    def mentions_many(self, texts: Sequence[str], threshold: float, *, weak: bool = False) -> list[list[Mention]]:
        """The mentions of each text, as `mentions` gives them; many texts are asked of the index in one call."""
        return self._asked(texts, threshold, Which.BOTH if weak else Which.STRONG)

    def strong_and_weak(self, texts: Sequence[str], threshold: float) -> list[list[Mention]]:
        """The mentions of each text by strong names, and those by weak a.k.a., neither of which leaves out the other."""
        return self._asked(texts, threshold, Which.EACH)

    def _asked(self, texts: Sequence[str], threshold: float, which: Which) -> list[list[Mention]]:
        found: dict[str, tuple[Mention, ...]] = {}
        for text in texts:
            known = self._known.get((text, threshold, which)) if text not in found else None
            if known is not None:
                self._known.move_to_end((text, threshold, which))
                found[text] = known
        unknown = [text for text in dict.fromkeys(texts) if text not in found]
        for some in _batches(unknown):
            found.update(zip(some, self._mentions(some, threshold, which), strict=True))
        for text in unknown:
            self._remember((text, threshold, which), found[text])
        return [list(found[text]) for text in texts]

    def _remember(self, key: tuple[str, float, Which], mentions: tuple[Mention, ...]) -> None:
        if len(key[0]) <= _SHORT:
            self._known[key] = mentions
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def _mentions(self, texts: Sequence[str], threshold: float, which: Which) -> Iterator[tuple[Mention, ...]]:
        floor = to_log_odds(threshold)
        pages = [_page(text) for text in texts]
        windows = [list(_windows(page, floor)) for page in pages]
        spans = iter(self._asker.ask([window for some in windows for window in some]))
        for page, some in zip(pages, windows, strict=True):
            runs = [
                _Run(number * STEP + first, number * STEP + last, record)
                for number in range(len(some))
                for record, first, last in next(spans)
                if which is not Which.STRONG or not self._listed.record_weak[record]
            ]
            yield self._judged(page, runs, floor, which)

    def _judged(self, page: "_Page", runs: Sequence["_Run"], floor: float, which: Which) -> tuple[Mention, ...]:
        """The runs that are listed names, each with the legal form beside it."""
        if not runs:
            return ()
        text, words = page.text, page.words
        grouped: dict[tuple[int, int], dict[int, None]] = {}
        for run in runs:
            if not _cuts_syllables(text, words, run.first, run.last):
                grouped.setdefault(_with_forms(text, words, run, page.forms), {})[run.record] = None
        found = []
        for (first, last), records in grouped.items():
            start, stop = words[first].start, words[last].stop
            called = _is_called_craft(words[max(0, first - _CRAFT_REACH) : first])
            ask = self._run if stop - start <= _SHORT else self._scored
            found += [
                replace(one, start=start, stop=stop)
                for one in ask(text[start:stop], tuple(records), floor, called=called)
            ]
        if which is Which.EACH:
            found = [one for weak in (False, True) for one in _best(one for one in found if one.weak is weak)]
        else:
            found = list(_best(found))
        return tuple(sorted(found, key=lambda one: (one.start, -one.log_odds, one.entity_id)))


def _scored(  # noqa: PLR0913  # what it asks, and what is asked
    listed: Listed, screener: Screener, said: str, records: tuple[int, ...], floor: float, *, called: bool
) -> tuple[Mention, ...]:
    """A run of words as a name, against the listed names that it may be; called says that a ship is meant."""
    name = analyse(said)
    if not name.tokens:
        return ()
    found = (_mentioned(listed, screener.alignment(name, record), name, record, floor, called) for record in records)
    return tuple(one for one in found if one is not None)


def _mentioned(  # noqa: PLR0913, PLR0917  # a run beside one listed name
    listed: Listed, alignment: Alignment, name: Name, record: int, floor: float, called: bool
) -> Mention | None:
    if log_odds(alignment.measures) < floor:
        return None
    said, theirs = name_of(listed, record)
    if not says_enough(name, theirs, alignment, is_called_craft=called and theirs.type is NameType.OBJECT):
        return None
    reasons = tuple(name_reasons(words_of(name), words_of(theirs), alignment))
    if total(reasons) < floor:
        return None
    entity = listed.entity(int(listed.index.records.entity[record]))
    score = probability(total(reasons))
    return Mention(entity.id, score, 0, len(name.text), name.text, said.text, said.weak, reasons)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in some that together are short enough, or alone."""
    batch: list[str] = []
    chars = 0
    for text in texts:
        batch.append(text)
        chars += len(text)
        if chars >= _CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _page(text: str) -> _Page:
    words = tuple(words_in(text))
    return _Page(text, words, _words_of_forms(words))


def _windows(page: _Page, floor: float) -> Iterator[Window]:
    """The windows of a text, each STEP words after the one before."""
    words = [packed(word.form, word.piece) for word in page.words]
    may_hold_craft = _is_called_craft(page.words)
    for begin in range(0, max(1, len(words) - STEP), STEP) if words else ():
        any_form = bool(page.forms) and any(begin <= place < begin + WINDOW for place in page.forms)
        any_craft = may_hold_craft and _is_called_craft(page.words[begin : begin + WINDOW])
        yield Window(words[begin : begin + WINDOW], _limits(floor, any_craft=any_craft, any_form=any_form))


def _limits(floor: float, *, any_craft: bool, any_form: bool) -> tuple[float, ...]:
    """What the kernel asks of a run. Beside "M/V" a ship's name may be any word; beside a legal form slips may be larger."""
    least = 0.0 if any_craft else 1.0
    several = LEAST_NATS - NATS_FORM - NATS_WHOLE
    alike = (IN_FORM if any_craft or any_form else ALONE).slip_alike
    return floor, LEAST_SHARE, several * least, LEAST_NATS_SINGLE * least, MOST_NATS_CONCEPT, alike


def caps(vocabulary: Vocabulary) -> FloatArray:
    """How much each form of the vocabulary says at most in a text."""
    most_nats = np.full(len(vocabulary.start) - 1, np.inf, np.float32)
    capped = _capped()
    for key in vocabulary.exact_slots.tolist():
        if key in capped:
            low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, np.uint64(key))
            most_nats[vocabulary.exact_values[low:high]] = capped[key]
    return most_nats


@cache
def _capped() -> dict[int, float]:
    """The keys of words that say little in a text, and how much at most; of a word in both lists the last counts."""
    both = ((ORDINARY_WORDS, MOST_NATS_ORDINARY), (PAYMENT_WORDS, MOST_NATS_PAYMENT))
    return {form_key(word): most for words, most in both for word in words}


def _words_of_forms(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that make up legal forms: a name is read with the form beside it."""
    known, longest, places, start = legal_forms(), _longest_forms(), set[int](), 0
    if longest.keys().isdisjoint([word.form for word in words]):
        return frozenset()
    while start < len(words):
        most = longest.get(words[start].form, 0)
        if not most:
            start += 1
            continue
        sizes = range(min(most, len(words) - start), 0, -1)
        size = next((size for size in sizes if _form(words[start : start + size]) in known), 1)
        phrase = _form(words[start : start + size])
        if phrase in known and (len("".join(phrase)) > 2 or phrase[0] in _SHORT_FORMS):
            places.update(range(start, start + size))
        start += size
    return frozenset(places)


@cache
def _longest_forms() -> dict[str, int]:
    """Of each word that begins a legal form, how many words the longest of them has."""
    found: dict[str, int] = {}
    for first, *rest in legal_forms():
        found[first] = max(found.get(first, 0), min(1 + len(rest), _LONGEST_FORM))
    return found


def _form(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _with_forms(text: str, words: Sequence[Word], run: _Run, forms: frozenset[int]) -> tuple[int, int]:
    """A run with the legal form after it, or else the one before it; a slash or an arrow between ends a name."""
    begin, end = run.first, run.last
    while begin < end and begin in forms:
        begin += 1
    while begin < end and end in forms:
        end -= 1
    first, last = begin, end
    while end + 1 in forms and end - last < _LONGEST_FORM and _is_joined(text, words, end):
        end += 1
    while end == last and first - begin < _LONGEST_FORM and begin - 1 in forms and _is_joined(text, words, begin - 1):
        begin -= 1
    return begin, end


def _is_joined(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether nothing but blanks, commas and quotation marks stand between a word and the next."""
    return not text[words[place].stop : words[place + 1].start].strip(" \t\r\n,.\"'«»“”()-")


def _cuts_syllables(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a short run takes some syllables out of Chinese or Korean writing that goes on without a blank.

    永信 is a listed name, and two of the syllables of 永信至诚: among so few syllables chance finds names everywhere.
    """
    if last - first + 1 >= _LEAST_SYLLABLES:
        return False
    start, stop = words[first].start, words[last].stop
    before = start > 0 and is_syllabic(text[start - 1]) and is_syllabic(text[start])
    after = stop < len(text) and is_syllabic(text[stop]) and is_syllabic(text[stop - 1])
    return before or after


def _is_called_craft(before: Sequence[Word]) -> bool:
    """Whether the words before a name say that a ship or an aircraft is meant; "M/V" is two words."""
    forms = [word.form for word in before]
    if not _CRAFT_WORDS.isdisjoint(forms):
        return True
    return any(len(one) == len(two) == 1 and one + two in _CRAFT_WORDS for one, two in pairwise(forms))


def _best(found: Iterable[Mention]) -> Iterator[Mention]:
    """Of one entity's mentions that overlap the best one; of equals the longer, then the first."""
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (-one.log_odds, one.start - one.stop, one.start, one.listed_name)):
        kept = by_entity[one.entity_id]
        if all(one.stop <= other.start or one.start >= other.stop for other in kept):
            kept.append(one)
    for kept in by_entity.values():
        yield from kept
