"""Which words of a sentence are verbs: by their form, and by what stands beside them."""

from collections.abc import Sequence

from seawall.proposals.classes import ADJECTIVES, COMMAS, DETERMINERS, PREPOSITIONS, PRONOUNS, is_adverb
from seawall.proposals.phrase import Kind, Phrase, Word
from seawall.proposals.verbs import BE, DO, FORMS, HAVE, MODALS, Form

# "Its cyber sanctions list": a noun before a noun.
_SANCTIONS = frozenset(
    "list lists regime regimes evasion programme program package designation designations packages authority compliance".split()
)


# ", controlled and managed": two verbs, and no adjective.
_JOINING = frozenset({"and", "or"})
# "Who stand accused of": as if they were accused.
_STANDING, _CHARGED = (
    frozenset({"stand", "stands", "stood"}),
    frozenset({"accused", "charged", "convicted", "indicted"}),
)
_NOUN_AFTER = frozenset("against on of over in by from with at for".split())


def verb_at(every: Sequence[Word], at: int, before: Phrase | None) -> tuple[Phrase, int] | None:
    """A verb with its auxiliaries, where one begins here."""
    words_of: list[Word] = []
    is_to, place = False, at
    low = every[at].text.casefold()
    if low == "to":
        following = _after_adverbs(every, at + 1)
        if following >= len(every) or every[following].slot is not None:
            return None
        known = form_of(every[following].text.casefold())
        if not known or known[1] is not Form.BASE:
            return None
        is_to, place = True, at + 1
        words_of.append(every[at])
    last, is_finite, has_be = "", False, False
    form = Form.BASE
    while place < len(every) and every[place].slot is None:
        low = every[place].text.casefold()
        is_stood = low in _STANDING and _after(every, place) in _CHARGED
        if low in BE or low in HAVE or low in DO or low in MODALS or is_stood:
            is_finite = is_finite or (low not in ("been", "being", "having", "be") and not is_to)
            has_be = low in BE or is_stood
            last = low
            words_of.append(every[place])
            place += 1
            continue
        if words_of and is_adverb(low):
            place += 1
            continue
        break
    # What stood behind an adverb may be no verb at all: then the auxiliary is the verb.
    if place < len(every) and every[place].slot is None:
        main = verb_of(every, place, before, has_auxiliary=bool(last), is_to=is_to)
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
    if len(words_of) > 1 and words_of[0].text.casefold() == "having" and not has_be:
        # "Of having assisted": told as "of assisting" is.
        return Phrase(Kind.VERB, words_of, base, Form.ING)
    is_past = form in (Form.ED, Form.PAST, Form.PARTICIPLE)
    is_passive = is_past and (has_be or (not last and form is Form.PARTICIPLE))
    finite = is_finite or (not is_to and not last and form in (Form.S, Form.PAST, Form.ED, Form.BASE))
    return Phrase(Kind.VERB, words_of, base, form, is_passive, finite, is_to)


def _after_adverbs(every: Sequence[Word], at: int) -> int:
    while at < len(every) and every[at].slot is None and is_adverb(every[at].text.casefold()):
        at += 1
    return at


def form_of(low: str) -> tuple[str, Form] | None:
    """The verb whose form a word can be; of one in -ed that no table holds, itself."""
    known = FORMS.get(low)
    if known:
        return known
    if low.endswith("ed") and len(low) > 5 and low not in ADJECTIVES and "-" not in low:
        return low, Form.ED
    return None


def _goes_on(every: Sequence[Word], at: int) -> bool:
    """Whether a participle behind a comma stands before a noun that has its own verb: ", leaked chats revealed"."""
    following = every[at + 1] if at + 1 < len(every) else None
    if (
        following is None
        or following.slot is not None
        or following.text.casefold() in (DETERMINERS | PREPOSITIONS | PRONOUNS | _JOINING | {"that"})
    ):
        return False
    for word in every[at + 2 : at + 5]:
        low = word.text.casefold()
        if low in COMMAS or low in PREPOSITIONS or word.slot is not None:
            return False
        if low in (BE | HAVE | MODALS) or ((form := FORMS.get(low)) and form[1] in (Form.PAST, Form.ED, Form.S)):
            return True
    return False


def verb_of(
    every: Sequence[Word], at: int, before: Phrase | None, *, has_auxiliary: bool, is_to: bool
) -> tuple[str, Form] | None:
    """The verb that a word is here; None where it is a noun or an adjective."""
    low = every[at].text.casefold()
    found = form_of(low)
    # "Its members are alleged to have used": a verb before "to".
    is_told = has_auxiliary and _after(every, at) == "to" and low in _TOLD_OF
    if found is None or (low in ADJECTIVES and not is_told):
        return None
    if is_to:
        return found
    if has_auxiliary:
        # "Has links", "is support": a noun behind an auxiliary is none of its verb.
        is_noun = found[1] is Form.S or (
            found[1] is Form.BASE and not _modal_before(every, at) and not _is_cleft(every, at)
        )
        return None if is_noun else found
    return found if _IS_VERB[found[1]](every, at, before, found[0]) else None


def _is_cleft(every: Sequence[Word], at: int) -> bool:
    """Whether a bare verb tells what was done: "What it did was break into the servers"."""
    return every[0].text.casefold() == "what" and any(word.text.casefold() in DO for word in every[:at])


def _after(every: Sequence[Word], at: int) -> str:
    """The word behind in small letters; of a mention none."""
    following = every[at + 1] if at + 1 < len(every) else None
    return following.text.casefold() if following and following.slot is None else ""


def _is_third_person(every: Sequence[Word], at: int, before: Phrase | None, base: str) -> bool:
    """Whether a form in -s is a verb: behind a noun, and not before "on" or another verb, as in "its attacks on"."""
    after = _after(every, at)
    if (base == "sanction" and (after in _SANCTIONS or _is_governed(every, at, before))) or (
        after in _NOUN_AFTER and base not in _WITH_PREPOSITION
    ):
        return False
    is_behind = before is not None and before.kind in (Kind.NOUN, Kind.WHICH, Kind.COMMA, Kind.AND)
    return is_behind and _touches(every, at) and not _verb_follows(every, at + 1)


def _is_governed(every: Sequence[Word], at: int, before: Phrase | None) -> bool:
    """Whether a preposition or a verb stands before the noun: "under US sanctions", "enforces US sanctions"."""
    place = at - 1 - (len(before.words) if before else 0)
    if place < 0 or every[place].slot is not None:
        return False
    low = every[place].text.casefold()
    form = FORMS.get(low)
    return low in PREPOSITIONS or (form is not None and form[1] in (Form.S, Form.PAST, Form.ED, Form.ING))


def _is_base(every: Sequence[Word], at: int, before: Phrase | None, base: str) -> bool:
    """Whether a bare form is a verb: of several, as in "others call it"."""
    # "Devices like cameras" are no devices that like.
    if before is None or at == 0 or at + 1 >= len(every) or base == "like":
        return False
    if _after(every, at) in _NOUN_AFTER and base not in _WITH_PREPOSITION:
        return False
    if base in ("include", "involve") or (_after(every, at) in _OBJECTS and base != "use"):
        # "Targets of the group include", "rivals in the industry call it": no noun, however far its subject stands.
        return before.kind is Kind.NOUN and _touches(every, at)
    following = every[at + 1]
    if following.slot is None and not any(sign.isalnum() for sign in following.text):
        return False  # "on its sanctions list."
    if _last_kind(every, at) == "" and _is_seen(every, at):
        return True
    place = at - 1 - len(before.words)
    # "CrowdStrike and Recorded Future follow it".
    is_joined = place >= 0 and every[place].slot is None and every[place].text.casefold() == "and"
    many = before.kind is Kind.WHICH or (before.kind is Kind.NOUN and (is_plural(before) or is_joined))
    return many and _touches(every, at) and not _verb_follows(every, at + 1)


_COUNTS = frozenset("hundreds thousands dozens tens scores millions".split())
_TOLD_OF = frozenset({"alleged", "suspected", "said", "believed", "reported", "thought", "known"})
_OBJECTS = frozenset({"it", "them", "him", "themselves"})
# "Helped a group of state-backed hackers known as A carry out": so many words back.
_SEEN_WITHIN = 9
_SEEING = frozenset({"see", "let", "make", "watch", "hear", "help"})


def _is_seen(every: Sequence[Word], at: int) -> bool:
    """Whether somebody saw or let somebody do it: "have seen it deploy", "let hackers use"."""
    for word in reversed(every[max(0, at - _SEEN_WITHIN) : at]):
        form = FORMS.get(word.text.casefold()) if word.slot is None else None
        if form and form[0] in _SEEING:
            return True
        if form and form[1] is not Form.BASE:
            return False
    return False


def _is_participle(every: Sequence[Word], at: int, before: Phrase | None, base: str) -> bool:
    """Whether a form in -ed or its like is a verb, and not an adjective before a noun."""
    if base in _NO_ADJECTIVES and before is not None and before.kind in (Kind.AND, Kind.NOUN):
        return True
    if before is not None and before.kind is Kind.COMMA and _goes_on(every, at):
        return False
    is_behind_noun = before is not None and before.kind is Kind.NOUN and before.stop <= every[at].start
    return is_behind_noun or not _is_adjective(every, at, before)


def _is_ing(every: Sequence[Word], at: int, _before: Phrase | None, _base: str) -> bool:
    return _last_kind(every, at) != "determiner" and every[at].text.casefold() not in _NO_ING


def _is_past(_every: Sequence[Word], _at: int, _before: Phrase | None, _base: str) -> bool:
    return True


def _touches(every: Sequence[Word], at: int) -> bool:
    return at > 0 and _last_kind(every, at) not in ("determiner", "preposition")


_IS_VERB = {
    Form.S: _is_third_person, Form.BASE: _is_base, Form.ED: _is_participle, Form.PARTICIPLE: _is_participle, Form.ING: _is_ing,
    Form.PAST: _is_past,
}  # fmt: skip
# No adjectives are made of these: "and denied involvement".
_NO_ADJECTIVES = frozenset(
    "deny reject announce add say tell impose accuse blame reveal warn urge insist issue".split()
)
_NO_ING = frozenset({"including", "following", "according", "leading"})
# Verbs that say with a preposition what they say: "operates in", "focuses on".
_WITH_PREPOSITION = frozenset(
    "trade overlap speak deal focus concentrate center operate work serve collaborate specialize spy prey go report consist rely lead live lean depend belong take".split()
)


def _modal_before(every: Sequence[Word], at: int) -> bool:
    at -= 1
    while at >= 0 and every[at].slot is None and is_adverb(every[at].text.casefold()):
        at -= 1
    return at >= 0 and every[at].text.casefold() in (MODALS | DO)


def _last_kind(every: Sequence[Word], at: int) -> str:
    at -= 1
    while at > 0 and every[at].slot is None and is_adverb(every[at].text.casefold()):
        at -= 1
    word = every[at] if at >= 0 else None
    if word is None or word.slot is not None:
        return ""
    low = word.text.casefold()
    if low in DETERMINERS or low in ("’s", "'s", "’", "'"):
        return "determiner"
    return "preposition" if low in PREPOSITIONS else ""


def _verb_follows(every: Sequence[Word], at: int) -> bool:
    """Whether a finite verb stands directly behind: then what stands here is its subject."""
    at = _after_adverbs(every, at)
    if at >= len(every) or every[at].slot is not None:
        return False
    low = every[at].text.casefold()
    known = FORMS.get(low)
    return low in (BE | HAVE | MODALS) or bool(known and known[1] is Form.PAST) or low == "hit"


def is_plural(noun: Phrase) -> bool:
    """Whether a noun phrase means several."""
    word = noun.head
    if word.slot is not None:
        return word.text.endswith("s")
    low = word.text.casefold()
    return low in ("they", "we", "who", "you", "people", "us", "them") or (
        low.endswith("s") and not low.endswith(("ss", "us", "is"))
    )


def _is_word(word: Word) -> bool:
    return any(sign.isalnum() for sign in word.text)


def _is_adjective_behind_and(every: Sequence[Word], at: int, following: Word) -> bool:
    """The same behind "and", where a verb goes on as often: "and known domestically as", "and routinely sent information"."""
    if at and every[at - 1].slot is None and every[at - 1].text.casefold().endswith("ly"):
        return False
    last = every[at - 2] if at > 1 else None
    if last is not None and last.slot is None and last.text.casefold() in ("to", "from"):
        return False  # "Sent information to and received it from"
    low = following.text.casefold()
    goes_on = is_adverb(low) and _after(every, at + 1) in PREPOSITIONS
    return following.slot is None and low not in (DETERMINERS | PRONOUNS | {"that"}) and not (low.isdigit() or goes_on)


def _is_adjective(every: Sequence[Word], at: int, before: Phrase | None) -> bool:
    """Whether a participle stands before a noun: "200,000 infected devices", "widely used tools"."""
    if _last_kind(every, at) == "determiner":
        return True
    following = every[at + 1] if at + 1 < len(every) else None
    if following is None or (
        following.slot is None
        # "And compromised hundreds of thousands of devices": a verb.
        and (following.text.casefold() in (PREPOSITIONS | COMMAS | _COUNTS | {"and", "or"}) or not _is_word(following))
    ):
        return False
    is_behind = before is None or before.kind in (Kind.PREPOSITION, Kind.VERB) or (before.kind is Kind.AND)
    if before is not None and before.kind is Kind.AND:
        return _is_adjective_behind_and(every, at, following)
    return is_behind
