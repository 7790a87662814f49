"""A sentence as its phrases: noun phrases with the mentions in them, verbs with their voice, and what stands between.

No parse of English: as much of one as the frames (frames.py) need, in one walk over the words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from seawall.proposals.classes import ADJECTIVES, COMMAS, DETERMINERS, PREPOSITIONS, PRONOUNS, WHICH, WHILE, is_adverb
from seawall.proposals.countries import NATIONALITIES
from seawall.proposals.dates import dateline, without_spans
from seawall.proposals.forms import DRAWN_TO_NAME
from seawall.proposals.late import late
from seawall.proposals.likened import blanked
from seawall.proposals.phrase import Kind, Phrase, Word
from seawall.proposals.slot import Marked
from seawall.proposals.verbal import form_of, is_plural, verb_at, verb_of
from seawall.proposals.verbs import BE, DO, FORMS, HAVE, LAUNCHING, MODALS, TELLING, Form

_WORD = late(
    r"(?:[A-Z]\.){2,}|\d{1,3}, 000(?!\d)|\d[\d,.]*\d(?![^\W_])|[^\W_]+(?:[.’'/&-](?=[^\W_])[^\W_]+)*|[’']s?\b|[,;:()–—-]|--|[^\w\s]"
)


_ASIDE = late(
    r",\s(?:however|though|meanwhile|then|too|in turn|for its part|indeed|therefore|moreover|in addition)\s?,|\b(?:\d+|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Ss]ome|few) (?:days?|weeks?|months?|years?|hours?) (?:(?:later|afterwards?|earlier|ago)\b|before(?=,))|(?<=\w )(?:active|responsible|capable)\b(?=\s*(?:(?:since|for|in|of|from)\b|[,.]))|\b(?:above all|back then|by contrast|in turn|for example|for instance|in fact|in particular|of course|for its part|at the time|so far|to date|for (?:many )?(?:years|months)|in parallel|in addition|by then|in all|in total)\b|\b(?:Mr|Mrs|Ms|Dr)\b\.?|\b[Oo]ne of (?=its|the|his|their)\b|\b[Oo]ne of (?=[\w ]{1,30}['’]s (?:victims|targets)\b)|(?:(?<=\bhave )|(?<=\bhad )|(?<=\bwere )|(?<=\bare ))(?:all|both|each)\b(?= (?:also |now |since |\w+ly )?(?:been|\w+ed|\w+en)\b)|\b(?:working|acting|together|along|in (?:close )?(?:cooperation|coordination|partnership|concert)) (?:closely )?(?=with\b)|(?<=, )(?:everyone|everything|anyone|anything) from\b|\b(?:[Mm]ore|[Ff]ewer|[Ll]ess|[Rr]ather) than\b|\b(?:[Oo]ver|[Aa]bout|[Aa]round|[Uu]p to|[Aa]t least|[Aa]s many as|[Cc]lose to)(?= (?:[\d]|one of|two|three|four|five|six|seven|eight|nine|ten|a dozen))|\([^()]{0,200}\)|[“”\"‘]|(?<!\w)’|’(?![\w])|\[[^\[\]]{0,60}\]"
)


# "Its hackers, he said, had": who says it stands apart.
_SAYING = late(
    r",\s(?:(?:the |its |a )?[\w.’'&-]+ ){1,5}?(?:said|says|say|added|adds|noted|notes|stressed|recounted|argued|wrote|claims|claimed|reported|reports|believes?|estimates?|estimated)(?: (?:on|last|earlier|in) \w+| today| yesterday| then| at the time)?(?=,)"
    r"|,\saccording to [^,;.]{2,60}(?=,)"
)
# "Members of the crew were logged into its servers": they had logged in, and nobody logged them.
_LOGGED = late(r"\b(?:was|were)(?= logged (?:in|on)(?:to)?\b)")
# "A group known for targeting carriers" is one that targets them.
_KNOWN_FOR = late(
    r"(?P<be>\b(?:is|are|was|were|been|being) )?(?P<known>\b(?:(?:best|well|long|widely|chiefly) )?(?:known|notorious|(?:in)?famous|famed) for\b)(?= \w+ing\b)"
)
# No verb.
_RECORDED = late(r"\bRecorded Future\b")
# "A group that U.S. officials say has hacked": the group has.
_SAID_WITHIN = late(
    r"(?:(?<=\bthat )|(?<=\bwhich )|(?<=\bwho ))(?:(?:the |its )?[\w.’'&-]+ ){1,5}?(?:say|says|said|believe|believes|believed|allege|alleges|alleged|claim|claims|assess|assessed|suspect|think)"
    r"(?= (?:has|have|had|is|are|was|were|may|might|could|would|can|helped|runs?|ran|operates?|operated|works?|worked|belongs?|provided|supplied|supported|targets?|targeted)\b)"
)
# "In what Washington calls critical infrastructure": in it.
_SO_CALLED = late(r"\bwhat (?:[\w.]+ ){1,4}?(?:calls?|called|terms?|termed|describes? as|regards? as)\b")
_AS_CALLED = late(
    r", as [^,;.]{3,60} (?:call|dub|nam|baptis|christen|know|track|put|refer)\w*(?: to)?(?: it| them)?(?: as)?(?=,)"
)
# "Servers belonging to an agency" are of it.
_BELONGING = late(
    r"\b(?:that )?belong(?:ing|ed|s)? to\b(?= an? )|(?:(?<=\bhosts )|(?<=\bcomputers )|(?<=\bsystems ))(?:associated with|belonging to)\b"
)
_DRAWN = late(r"(?P<who>(?:they|we|you|I|it|he|she|who|that|there)(?=['’]))['’](?P<verb>ve|re|ll|s)", re.IGNORECASE)
_BEEN = late(r"\s+(?:\w+ly\s+)?(?:been|become|got|had)\b")
# "Around the world, but above all in Taiwan": one more place.
_BUT_IN = late(
    r"(?<=, )but\s+(?:(?:also|especially|mainly|mostly|chiefly|particularly) )?(?=(?:in|across|throughout|against|at)\b)"
)
# "Its victims, most of them in Taiwan, include": told between commas (aims.py), and no part of the clause.
_MOST_OF_THEM = late(
    r", (?:most|many|some|all|several|half) of (?:them|which|whom) [^,;.]{1,60},(?= (?:include|are|were|is|was|ha[sd]|have|range|came|come)\w*\b)"
)
# "The bots, among them routers from ASUS and Hikvision, ran": those are told between commas.
AMONG_THEM = late(r", among them [^;.]{1,160}?,(?= (?:ran|run|were|are|was|is|had|have|has|used|sat|stood)\b)")
# "Have targeted universities, most of them in Taiwan": there.
_MOST_THERE = late(r", (?:most|many|some|all|several|half) of (?:them|which|whom)(?= (?:in|across|from)\b)")
IN_PARENTHESES = late(r"\([^()]{0,200}\)")
_SDN = late(r"\bSpecially Designated Nationals(?: and Blocked Persons)?(?: \(SDN\))?")
_AS_WELL_AS = late(r"\bas well as(?: of| on)?\b")
# "On the same day as i-Soon", "side by side with i-Soon": with it.
_SAME_TIME = late(
    r",?(?: \w+)? (?:on the same (?:day|date) as|at the same time as|side by side with|in the same (?:notice|round|package|batch) as)\b"
)


_DOTTED = late(r"(?:[A-Z]\.)+[A-Z]")


def phrases(sentence: Marked) -> list[Phrase]:
    """The phrases of a sentence in its order."""
    every = _with_nations(list(_grouped(list(words(sentence)))))
    for at, phrase in enumerate(every):
        # "As they exploited networks": with a name behind it "as" says how somebody is called.
        is_as = phrase.text == "as" and at + 1 < len(every) and every[at + 1].text in ("they", "it", "he", "she")
        if phrase.kind is Kind.PREPOSITION and (phrase.text in _OPENING_CLAUSES or is_as) and _is_clause(every, at):
            phrase.kind = Kind.WHILE
        after = every[at + 1] if at + 1 < len(every) else None
        if phrase.text in _ADDING and after is not None and after.kind is Kind.VERB and after.is_finite:
            # "Has focused on Taiwan but has also struck in Europe": the same one did both.
            phrase.kind = Kind.AND
    return every


def _with_nations(every: Sequence[Phrase]) -> list[Phrase]:
    """Two adjectives of one noun as one phrase: "multiple U.S. and European organizations", "American and international firms"."""
    found: list[Phrase] = []
    for at, phrase in enumerate(every):
        is_and = len(found) > 1 and found[-1].kind is Kind.AND and phrase.kind is Kind.NOUN
        if is_and and _is_nation(found[-2]) and _is_of_nation(phrase) and every[at - 1].text == "and":
            found.pop()
            found[-1].words += phrase.words
        else:
            found.append(phrase)
    return found


def _is_nation(phrase: Phrase) -> bool:
    """Whether a phrase is a nation's adjective and nothing else: "multiple U.S.", "numerous American"; "the U.S." is the state."""
    *before, last = phrase.words
    if phrase.kind is not Kind.NOUN or any(word.slot is not None or word.text.casefold() == "the" for word in before):
        return False
    return last.text in NATIONALITIES or last.text.rstrip(".") in _SHORT_NATIONS


def _is_of_nation(phrase: Phrase) -> bool:
    """Whether a phrase begins with such an adjective too, and goes on to its noun."""
    first = phrase.words[0]
    is_wide = first.text.casefold() in _WIDE
    return len(phrase.words) > 1 and (
        first.text in NATIONALITIES or is_wide or first.text.rstrip(".") in _SHORT_NATIONS
    )


_SHORT_NATIONS = frozenset({"U.S", "US", "U.K", "UK", "EU", "E.U"})
_WIDE = frozenset({"international", "foreign", "overseas", "global", "allied", "other"})


def _is_clause(every: Sequence[Phrase], at: int) -> bool:
    """Whether a clause follows, and no noun alone: "after the US placed the firm under sanctions"."""
    noun, verb = (every[at + 1], every[at + 2]) if at + 2 < len(every) else (None, None)
    if noun is None or verb is None or noun.kind is not Kind.NOUN or verb.kind is not Kind.VERB or not verb.is_finite:
        return False
    after = every[at + 3] if at + 3 < len(every) else None
    # "After sanctions imposed on the firm": a participle alone.
    is_open = verb.form is Form.ED and len(verb.words) == 1
    return not is_open or (after is not None and after.kind in (Kind.NOUN, Kind.THAT))


_ADDING = frozenset({"but", "yet"})
_OPENING_CLAUSES = frozenset({"after", "before", "since", "until"})


def words(sentence: Marked) -> Iterator[Word]:
    """The words of a sentence without its days and what stands in parentheses; a mention is one word."""
    text = _SAME_TIME.sub(lambda found: " with" + " " * (len(found[0]) - 5), sentence.text)
    text = _ASIDE.sub(lambda found: " " * len(found[0]), without_spans(blanked(text)))
    asides = [found.span() for found in (*IN_PARENTHESES.finditer(sentence.text), *_SAYING.finditer(sentence.text))]
    for pattern in (AMONG_THEM, _MOST_OF_THEM, _SO_CALLED, _AS_CALLED, _SAID_WITHIN):
        asides += [found.span() for found in pattern.finditer(sentence.text)]
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    text = _SAYING.sub(lambda found: " " * len(found[0]), text)
    text = _KNOWN_FOR.sub(lambda found: (found["be"] or "that is").ljust(len(found[0])), text)
    text = _LOGGED.sub(lambda found: "had".ljust(len(found[0])), text)
    text = _RECORDED.sub("Recorded-Future", text)
    begin = dateline(sentence.text)
    text = " " * begin + text[begin:]
    text = _SDN.sub(lambda found: "SDN".ljust(len(found[0])), text)
    text = _MOST_THERE.sub(lambda found: " " * len(found[0]), text)
    text = _AS_WELL_AS.sub(lambda found: "and" + " " * (len(found[0]) - 3), text)
    text = _BUT_IN.sub(lambda found: "and" + " " * (len(found[0]) - len("and")), text)
    text = _BELONGING.sub(lambda found: "of" + " " * (len(found[0]) - 2), text)
    slots = [
        slot for slot in sentence.slots
        if slot.stop > slot.start >= begin and not any(start <= slot.start < stop for start, stop in asides)
    ]  # fmt: skip
    at = 0
    for slot in [*slots, None]:
        end = slot.start if slot else len(text)
        for found in _WORD.finditer(text, at, max(at, end)):
            yield from _parted(Word(found[0], found.start(), found.end()), text)
        if slot and slot.start >= at:
            yield Word(slot.said, slot.start, slot.stop, slot)
            # "U.S. agencies": the full stop is the word's own.
            at = slot.stop + bool(_DOTTED.fullmatch(slot.said) and text.startswith(". ", slot.stop))
            if drawn := DRAWN_TO_NAME.match(text, at):
                at = drawn.end()


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
    after = every[at + 1].text.split()[0].casefold() if at + 1 < len(every) else ""
    opens = after in DETERMINERS or after in PRONOUNS
    if before.kind is Kind.NOUN:
        is_told = before.head.text.casefold() in (_TOLD_NOUNS | _TIMES) or _is_told(every, at)
        # "An announcement by the department that it had disrupted the botnet".
        near = {word.text.casefold() for word in every[max(0, at - _TOLD_WITHIN) : at] if word.slot is None}
        is_told = is_told or (after in ("it", "they") and bool(near & _TOLD_NOUNS))
        return Kind.THAT if is_told else Kind.WHICH
    if before.kind is Kind.VERB and after in PREPOSITIONS and before.verb not in TELLING:
        # "They did that from its servers": it stands for a noun.
        return None
    # "Disclosed, in an advisory, that the firm", "and that it": before an article it is no article.
    if before.kind in (Kind.COMMA, Kind.AND) and opens:
        return Kind.THAT
    # "And that was breaking into", "a botnet, dubbed Raptor Train, that was run by": one more clause of the same one.
    if before.kind in (Kind.COMMA, Kind.AND) and after in (BE | HAVE | MODALS):
        return Kind.WHICH
    return Kind.THAT if before.kind is Kind.VERB else None


def _is_told(every: Sequence[Word], at: int) -> bool:
    """Whether a verb of telling before it has what follows for its object: "told investors that", "said in a notice that"."""
    has_preposition = False
    for word in reversed(every[max(0, at - _TOLD_WITHIN) : at]):
        low = word.text.casefold()
        form = FORMS.get(low) if word.slot is None else None
        if low in PREPOSITIONS:
            has_preposition = True
        elif form and (form[0] in _TELLING_WHOM or (has_preposition and form[0] in _TELLING_IN)):
            return True
        elif word.slot is None and (low in COMMAS or low in WHICH or (form and form[1] in (Form.PAST, Form.S))):
            return False
    return False


# "Told its exchange on Sunday that": so many words lie between at most.
_TOLD_WITHIN = 9
_TELLING_WHOM = frozenset("tell inform warn assure remind notify persuade convince".split())
_TELLING_IN = frozenset(
    "say state announce deny insist note add report claim write reveal disclose conclude assess".split()
)
_SIGNS: Mapping[str, Kind] = MappingProxyType({
    **dict.fromkeys(COMMAS, Kind.COMMA), **dict.fromkeys(("and", "or", "nor", "&"), Kind.AND),
    **dict.fromkeys(WHICH, Kind.WHICH), **dict.fromkeys(WHILE, Kind.WHILE), "whose": Kind.WHOSE, ":": Kind.COLON, ";": Kind.STOP,
})  # fmt: skip


def _noun(every: Sequence[Word], at: int) -> tuple[Phrase, int]:
    """The noun phrase that begins here."""
    found = [every[at]]
    place = at + 1
    while place < len(every):
        # "A publicly quoted firm": how it is quoted ends no phrase that has only begun.
        is_how = every[place].slot is None and is_adverb(every[place].text.casefold())
        if is_how and all(
            word.slot is None and (word.text.casefold() in _OPENING or word.text[0].isdigit()) for word in found
        ):
            place += 1
            continue
        if _ends_noun(every, place, found):
            break
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
    if word.text == "A" and place + 1 < len(every) and every[place + 1].text == ".":
        return False  # "Christopher A. Wray"
    is_small = low in _SIGNS or low in _AUXILIARIES or low in PREPOSITIONS or low in _NEW_NOUN or low in PRONOUNS
    return is_sign or is_small or is_adverb(low) or _starts_verb(every, place, found)


def _starts_verb(every: Sequence[Word], place: int, found: list[Word]) -> bool:
    """Whether a verb begins here: then the noun phrase ends. Before another noun a participle is an adjective."""
    low = every[place].text.casefold()
    form = form_of(low)
    last = found[-1]
    before = last.text.casefold() if last.slot is None else ""
    if (
        form is None
        or low in ADJECTIVES
        or before in (DETERMINERS | _GENITIVES | ADJECTIVES)
        or (before, low) in _COMPOUNDS
    ):
        return False
    is_adjective = last.slot is None and last.text in NATIONALITIES
    if is_adjective and (form[1] is Form.S or (form[1] is Form.BASE and len(found) > 1)):
        return False  # "Chinese spies", "a British front company"
    before_noun = every[place - len(found) - 1].text.casefold() if place > len(found) else ""
    if low in _LAUNCHED and FORMS.get(before_noun, ("",))[0] in LAUNCHING:
        return False  # "to launch DDoS attacks"
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
    is_one = is_ing and (after in _HACKERS or (head.slot is None and not is_plural(noun)))
    return (is_numeral and is_noun_next) or (is_one and (is_noun_next or _SIGNS.get(after) in (Kind.COMMA, Kind.AND)))


# Of whom hacking is the trade: "the Flax Typhoon hacking group".
_HACKERS = frozenset("group groups collective crew gang team outfit unit ring operation campaign campaigns".split())
_LAUNCHED = frozenset("attacks hacks raids strikes probes exploits campaigns".split())
# Two nouns, of which the second looks like a verb.
_COMPOUNDS = frozenset({("member", "states"), ("united", "states"), ("press", "releases"), ("security", "updates")})
_OPENING = frozenset("a an the this that these those its their his her some many several other such".split())
_GENITIVES = frozenset({"’s", "'s", "’", "'"})
_AUXILIARIES = BE | HAVE | DO | MODALS
# Behind these a noun phrase begins anew; "other" and its like may stand in the middle of one.
_NEW_NOUN = (DETERMINERS - {"other", "own", "more", "such"}) | {"that"}
# "On the ground that": what follows is what they tell.
_TOLD_NOUNS = frozenset(
    "ground grounds fact accusation accusations allegation allegations claim claims finding conclusion suspicion reason announcement statement disclosure".split()
)
# "Said last week that it had ties": when it was told.
_TIMES = frozenset("week month year day night morning evening afternoon weekend".split())
_ALONE = frozenset("it they he she them him we i us".split())
_COUNTS = frozenset({"dozens", "hundreds", "thousands"})
