"""What stands beside what in a sentence: chains of prepositions, series, appositions."""

from collections.abc import Sequence

from seawall.claims import NodeKind
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.verbs import Form

# Who an apposition is told of: "Flax Typhoon, a Chinese group".
ARTICLES = frozenset({"a", "an", "the", "one"})


_GROUPS = frozenset("group gang crew hackers actors collective".split())


def has_agent(every: Sequence[Phrase], at: int) -> bool:
    """Whether "by" follows before the next verb or comma."""
    for phrase in every[at + 1 : at + 6]:
        if phrase.kind is Kind.PREPOSITION and phrase.text == "by":
            return True
        if phrase.kind in (Kind.VERB, Kind.COMMA, Kind.WHICH, Kind.STOP):
            return False
    return False


def in_tail(every: Sequence[Phrase], place: int) -> bool:
    """Whether a noun phrase stands behind a preposition, or in a series with one that does."""
    at = place - 1
    while at >= 0 and every[at].kind in (Kind.AND, Kind.COMMA):
        if every[at].kind is Kind.COMMA:
            return False
        at -= 1
        if at >= 0 and every[at].kind is Kind.NOUN:
            return in_tail(every, at)
    return at >= 0 and every[at].kind is Kind.PREPOSITION


def is_apposed(every: Sequence[Phrase], place: int) -> bool:
    """Whether a noun phrase behind a comma only tells who the one before it is."""
    return (
        place > 1 and every[place - 1].kind is Kind.COMMA and every[place - 2].kind is Kind.NOUN
        and every[place].words[0].text.casefold() in ARTICLES
    )  # fmt: skip


def chain(every: Sequence[Phrase], at: int) -> list[int]:
    """The noun phrases right before a place, the nearest first, and those that prepositions hang it on: "hackers in China"."""
    found: list[int] = []
    at -= 1
    while at >= 0 and every[at].kind is Kind.NOUN:
        found.append(at)
        if at >= 2 and every[at - 1].kind is Kind.PREPOSITION:
            at -= 2
        else:
            break
    return found


def antecedents_of(every: Sequence[Phrase], at: int) -> list[list[Phrase]]:
    """Whom "which" may mean: the noun phrase before it, then those on which that one hangs, then the name it tells of."""
    place = at
    if place and every[place - 1].kind is Kind.PREPOSITION:
        place -= 1
    if place and every[place - 1].kind is Kind.COMMA:
        place -= 1
    near = chain(every, place)
    near += _around_series(every, near[0]) if near else []
    if persons := _tied_people(every, at, place):
        return [persons]
    found = [[every[one]] for one in near]
    if near and place == at and (whose := _run_by(every, near[0])) is not None:
        # "A botnet run by the firm that had infected devices": the botnet had.
        return [[every[whose]], *found]
    # "A firm with links to a hacking group that has": the group has, and not the firm.
    is_of_group = len(near) > 1 and place == at and every[near[0]].head.slot is None and every[near[0] - 1].text != "of"
    if is_of_group and every[near[0]].head.text.casefold() in _GROUPS:
        return found[:1]
    return [*with_name(every, place), *found] if found else found


def _tied_people(every: Sequence[Phrase], at: int, place: int) -> list[Phrase]:
    """The people whom "who" means behind what they are tied to: "A and B, associated with the group, who worked for"."""
    if every[at].text.casefold() != "who" or place == at or place < _TIE:
        return []
    comma, verb, preposition = every[place - 4], every[place - 3], every[place - 2]
    is_tie = comma.kind is Kind.COMMA and verb.kind is Kind.VERB and preposition.kind is Kind.PREPOSITION
    found: list[Phrase] = []
    one = place - _TIE
    while is_tie and one >= 0 and every[one].kind is Kind.NOUN and _is_person(every[one]):
        found.insert(0, every[one])
        if one < 2 or every[one - 1].kind not in (Kind.AND, Kind.COMMA):
            break
        one -= 2
    return found


# Person, comma, verb, preposition, group.
_TIE = 5


def _is_person(phrase: Phrase) -> bool:
    return any(word.slot is not None and word.slot.kind is NodeKind.PERSON for word in phrase.words)


_RUNNING = frozenset("run operate manage control build own maintain administer".split())


def _run_by(every: Sequence[Phrase], at: int) -> int | None:
    """What the party here is told to run: "a botnet run by the firm"."""
    is_by = at > 2 and every[at - 1].kind is Kind.PREPOSITION and every[at - 1].text == "by"
    verb = every[at - 2] if is_by else None
    is_run = verb is not None and verb.kind is Kind.VERB and verb.verb in _RUNNING and every[at - 3].kind is Kind.NOUN
    thing = every[at - 3].head.slot if is_run else None
    return at - 3 if thing is not None and thing.kind is NodeKind.INFRASTRUCTURE else None


def _around_series(every: Sequence[Phrase], at: int) -> list[int]:
    """On what a series hangs that ends here: in "a botnet of routers, cameras and drives" the botnet."""
    place = at
    while place >= 2 and every[place - 1].kind in (Kind.AND, Kind.COMMA):
        place -= 3 if every[place - 2].kind is Kind.COMMA and every[place - 1].kind is Kind.AND else 2
        if place < 0 or every[place].kind is not Kind.NOUN:
            return []
    is_of = place != at and place >= 2 and every[place - 1].kind is Kind.PREPOSITION and every[place - 1].text == "of"
    return [place - 2] if is_of and every[place - 2].kind is Kind.NOUN else []


def with_name(every: Sequence[Phrase], at: int) -> list[list[Phrase]]:
    """The name before an apposition that ends here: "Integrity Tech, a firm in Beijing, …"."""
    near = chain(every, at)
    if near and is_apposed(every, near[-1]):
        return [[every[near[-1] - 2]]]
    return []


def last_noun(every: Sequence[Phrase], at: int) -> Phrase | None:
    """The noun phrase nearest before a place."""
    return next((phrase for phrase in reversed(every[:at]) if phrase.kind is Kind.NOUN), None)


def joint(every: Sequence[Phrase], at: int, last: int) -> int:
    """Where "and" stands right before a verb; where a comma stands before that, its place; 0 where there is none."""
    if at - 1 > last and every[at - 1].kind is Kind.AND:
        return at - 2 if at - 2 > last and every[at - 2].kind is Kind.COMMA else at - 1
    return 0


def _is_name(phrase: Phrase) -> bool:
    """Whether it ends in a name: in "CISA, the NSA and partners" a name behind an article is one more, and tells of nobody."""
    slot = phrase.head.slot
    return slot is not None and slot.is_named


def series(every: Sequence[Phrase], place: int, until: int) -> list[Phrase]:
    """A noun phrase with those that "and" joins to it before the verb: "The FBI and the Justice Department seized"."""
    found = [every[place]]
    at = place + 1
    while at + 1 < until:
        if (
            every[at].kind is Kind.COMMA
            and every[at + 1].kind is Kind.AND
            and at + 2 < until
            and every[at + 2].kind is Kind.NOUN
        ):
            found.append(every[at + 2])
            at += 3
        elif (
            every[at].kind in (Kind.AND, Kind.COMMA)
            and every[at + 1].kind is Kind.NOUN
            and not (is_apposed(every, at + 1) and not _is_name(every[at + 1]))
        ):
            found.append(every[at + 1])
            at += 2
        else:
            break
    # Only what "and" closes is a series; a comma alone opens an apposition.
    return found if len(found) == 1 or any(every[one].kind is Kind.AND for one in range(place, at)) else found[:1]


def series_of(every: Sequence[Phrase], phrase: Phrase, until: int) -> list[Phrase]:
    """The noun phrases that "and" joins to this one."""
    return series(every, next(at for at, each in enumerate(every) if each is phrase), until)


def starts_clause(every: Sequence[Phrase], at: int) -> bool:
    """Whether a noun phrase here is the subject of the verb behind it, and no part of what came before."""
    if at == 0 or every[at - 1].kind not in (Kind.AND, Kind.COMMA):
        return False
    place = at + 1
    while place + 1 < len(every) and every[place].kind is Kind.PREPOSITION and every[place + 1].kind is Kind.NOUN:
        place += 2
    after = every[place] if place < len(every) else None
    return (
        after is not None
        and after.kind is Kind.VERB
        and after.is_finite
        and (len(after.words) > 1 or after.form is not Form.ED or place == at + 1)
    )
