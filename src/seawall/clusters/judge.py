"""Whether two entries of different lists are one party: references, identifiers, then names with what supports them.

The rules are strict on purpose. A wrong merge blocks a payment by a listing that is not its party's; a merge that was
not made costs a second line in a report.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seawall.clusters.facts import birth_of, countries_apart, subject_shared
from seawall.clusters.judgement import Judgement, Strength, Verdict, in_order
from seawall.clusters.likeness import Likeness, Names, names_of
from seawall.clusters.numbers import Shared, contradictions, shared
from seawall.clusters.rolls import references, roll_of
from seawall.entities import Entity, Schema
from seawall.matching import Match

# A person's name of one word is shared by thousands; an organisation's whole name of rare words by nobody.
LEAST_PARTS = 2
# The matcher's points for rarity: +1.0 is 14 nats, a name in a million; 0 is nine nats, a name in 8,000.
TELLING, ORDINARY = 1.0, 0.0
# A reference needs names that are alike a little: an even chance.
LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class _Two:
    """Two entries with all that was compared."""

    one: Entity
    two: Entity
    score: float
    names: Names
    numbers: tuple[Shared, ...]
    against: tuple[str, ...]

    @property
    def persons(self) -> bool:
        """Whether either is a person: then the rules for persons hold."""
        return Schema.PERSON in {self.one.schema, self.two.schema}

    @property
    def objects(self) -> bool:
        """Whether either is a ship or an aircraft, whose names many bear."""
        return bool({self.one.schema, self.two.schema} & {Schema.VESSEL, Schema.AIRPLANE})


def judge(one: Entity, two: Entity, match: Match, by: str) -> Judgement:
    """Judge two entries by what both say and by the match of the one's names, screened, with the other.

    SAME and UNSURE give what speaks for it first, then what speaks against it. DIFFERENT is only said where something
    excludes the other party: kinds of thing, dates of birth, unique numbers. What says nothing is UNSURE without reasons.
    """
    two_of_them = _Two(
        one, two, match.score, names_of(match, one, two), tuple(shared(one, two)), tuple(_against(one, two))
    )  # fmt: skip
    for rule in _RULES:
        found = rule(two_of_them)
        if found is not None:
            verdict, strength, why = found
            return _judged(two_of_them, verdict, strength, (*why, *two_of_them.against), by)
    return _judged(two_of_them, Verdict.UNSURE, Strength.NONE, two_of_them.against, by)


def _judged(two: _Two, verdict: Verdict, strength: Strength, why: tuple[str, ...], by: str) -> Judgement:
    left, right = in_order(two.one.id, two.two.id)
    return Judgement(left, right, verdict, why, by, strength, two.score)


_Found = tuple[Verdict, Strength, tuple[str, ...]] | None


def _kinds(two: _Two) -> _Found:
    """A person is no ship: whatever the list says, such a reference or number is a slip."""
    if two.one.schema.could_be(two.two.schema):
        return None
    return Verdict.DIFFERENT, Strength.NONE, (f"one is a {_word(two.one)}, the other a {_word(two.two)}",)


def _referred(two: _Two) -> _Found:
    """A list names the entry of another list itself; wrong dates and spellings do not change whom it means."""
    theirs = dict(references(two.two))
    both = [(said, theirs[key]) for key, said in references(two.one) if key in theirs and _may_join(key, two)]
    if not both:
        return None
    why = f"{two.one.id} says {both[0][0]}; {two.two.id} says {both[0][1]}"
    # The UK's list of May 2026 gives the UN's number of one Haitian to another, and of one Iranian to his colleague.
    if two.names.likeness is Likeness.UNLIKE and two.score < LEAST_SCORE and not two.numbers:
        return Verdict.UNSURE, Strength.NONE, (why, two.names.text)
    return Verdict.SAME, Strength.REFERENCE, (why,)


def _may_join(key: str, two: _Two) -> bool:
    """Two entries of one list that name the same entry of another are no less two; the UK's own number of a party joins."""
    return key.startswith("ofsi:") or roll_of(two.one) != roll_of(two.two)


def _numbered(two: _Two) -> _Found:
    """The same number: by itself where one party in the world bears it, else with names that are alike."""
    if not two.numbers:
        return None
    number, alike = two.numbers[0], two.names.likeness is not Likeness.UNLIKE
    why = (number.text, *((two.names.text,) if alike else ()))
    if two.against:
        return Verdict.UNSURE, Strength.NONE, why
    if number.unique:
        return Verdict.SAME, Strength.UNIQUE, why
    if alike:
        return Verdict.SAME, Strength.IDENTIFIER, why
    return Verdict.UNSURE, Strength.NONE, (*why, two.names.text)


def _excluded(two: _Two) -> _Found:
    """Nothing but names speaks for it, and something excludes it."""
    if not two.against:
        return None
    alike = two.names.likeness is not Likeness.UNLIKE
    return Verdict.DIFFERENT, Strength.NONE, (two.names.text,) if alike else ()


def _person(two: _Two) -> _Found:
    """A person by name and day of birth; never by names alone."""
    if not two.persons:
        return None
    names, birth = two.names, birth_of(two.one, two.two)
    if names.likeness is Likeness.UNLIKE or (names.likeness is Likeness.CLOSE and not birth.day):
        return Verdict.UNSURE, Strength.NONE, ()
    if not birth.text:
        return Verdict.UNSURE, Strength.NONE, (names.text, "no date of birth or identifier is known on both lists")
    supported = names.parts > LEAST_PARTS or bool(subject_shared(two.one, two.two))
    enough = birth.day or (birth.telling and names.rarity >= TELLING and supported)
    if enough and names.parts >= LEAST_PARTS:
        return Verdict.SAME, Strength.BIRTH, (names.text, birth.text)
    return Verdict.UNSURE, Strength.NONE, (names.text, birth.text)


def _organisation(two: _Two) -> _Found:
    """An organisation by its whole name, where that is telling, or is supported by country or regime."""
    names = two.names
    if two.persons or two.objects:
        return None
    if names.likeness is not Likeness.SAME:
        return Verdict.UNSURE, Strength.NONE, ()
    why = _not_by_name(two)
    if why:
        return Verdict.UNSURE, Strength.NONE, (names.text, why)
    told = subject_shared(two.one, two.two) or "so telling a name two organisations do not bear"
    return Verdict.SAME, Strength.NAME, (names.text, told)


def _not_by_name(two: _Two) -> str:
    """Why the whole name that both organisations bear is not enough; empty where it is."""
    names = two.names
    if not names.main:
        return "but it is not the main name of both, and no second name is the same"
    if countries_apart(two.one, two.two):
        return "no country in common"
    supported = names.parts >= LEAST_PARTS and names.rarity >= ORDINARY and subject_shared(two.one, two.two)
    telling = names.parts > LEAST_PARTS and names.rarity >= TELLING
    return "" if supported or telling else "the name alone is too ordinary"


def _ship(two: _Two) -> _Found:
    """Ships and aircraft change and share names: without a number nothing is held of them."""
    if two.names.likeness is Likeness.SAME:
        return Verdict.UNSURE, Strength.NONE, (two.names.text, "no number is the same")
    return None


_RULES: tuple[Callable[[_Two], _Found], ...] = (
    _kinds, _referred, _numbered, _excluded, _person, _organisation, _ship,
)  # fmt: skip


def exclusions(one: Entity, two: Entity) -> tuple[str, ...]:
    """What excludes that two entries are one party, in words: kinds of thing, unique numbers, dates of birth, genders."""
    if not one.schema.could_be(two.schema):
        return (f"one is a {_word(one)}, the other a {_word(two)}",)
    return tuple(_against(one, two))


def _against(one: Entity, two: Entity) -> Iterator[str]:
    yield from contradictions(one, two)
    birth = birth_of(one, two)
    if birth.excludes:
        yield birth.excludes
    mine, theirs = one.gender[:1].lower(), two.gender[:1].lower()
    if mine in {"m", "f"} and theirs in {"m", "f"} and mine != theirs:
        yield "the genders differ"


def _word(entity: Entity) -> str:
    return {Schema.LEGAL_ENTITY: "legal entity", Schema.AIRPLANE: "aircraft"}.get(
        entity.schema, entity.schema.value.lower()
    )
