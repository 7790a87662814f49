"""Parties matched as their name fields hold them: the whole field first, then names that stand in a longer one.

"Payment to the account of our supplier Example Trading for March" is a name field too. The other words take the whole
field's score below any threshold, so that such a field is also read as running text (freetext.py), and parted at the words
that join parties (names/joined.py). What is found so has its reasons from the one path of all names, and one more, of no
points, that says where it stood.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from seawall.entities import Entity, ListedName, Party, Role
from seawall.matching.asked_names import MOST_NAMES, names_unread
from seawall.matching.attributes import attributes_of_field, shared_identifiers
from seawall.matching.freetext import Mention, TextScreener
from seawall.matching.match import BESIDE, WITHIN, Basis, Match, Reason, total
from seawall.matching.matcher import Listed, Matcher, built
from seawall.matching.ordinary import ORDINARY_WORDS, PAYMENT_WORDS
from seawall.names import undisguised
from seawall.names.analyse import MAX_NAME_CHARS
from seawall.names.joined import ACCOUNT_WORDS, Joined, is_long, joined
from seawall.names.plain import is_plain
from seawall.names.text import MAX_TEXT_CHARS, words_in
from seawall.names.words import PARTICLES

# Names within a field must be this much alike by themselves, whatever is asked for: a field of other words holds something
# that is a little like some listed name always.
_LEAST = 0.5
# A whole field that is so much alike is the name, and no field that holds it: it may block, where what stands within a
# field is reviewed. Policies call a match certain from 0.95 on.
_WHOLE_FIELD = 0.9
# Reasons by which the listed name has a word or a number that the field lacks.
_MORE_ON_LIST = frozenset({"more on the list", "numbers"})
# Marks that end a name, and small words of sentences that are no small words of names.
_PARTING = frozenset(";:/|\n")
_SMALL = frozenset(
    "to for in on at by with from is re as mr mrs ms sir messrs herr frau senor senora monsieur madame".split()
)
# The number of a party among those asked for, and one of its fields.
_Field: TypeAlias = tuple[int, str]


class _Held(NamedTuple):
    """A listed name that a field holds, with the reasons of the names alone."""

    entity_id: str
    said: str
    listed_name: str
    weak: bool
    reasons: tuple[Reason, ...]
    where: Reason

    @property
    def worth(self) -> tuple[bool, float]:
        """By this the best of an entity's is chosen."""
        return not self.weak, total(self.reasons)


class FieldMatcher:
    """Matches parties, one or many, as Matcher does, and finds names within their longer fields; each thread needs its own.

    entity gives a listed entity by its id. texts gives the reader of running texts; without it one is made when the first
    longer field comes. whole matches whole names against the list; without it one is made.
    """

    def __init__(
        self,
        listed: Listed,
        entity: Callable[[str], Entity],
        texts: Callable[[], TextScreener] | None = None,
        whole: Matcher | None = None,
    ) -> None:
        self._entity = entity
        self._whole = whole or Matcher(listed)
        self._texts = texts or cache(lambda: TextScreener(listed))

    def matches(self, party: Party, threshold: float) -> list[Match]:
        """All entities whose score reaches the threshold (0–1), best first, then by id."""
        return self._with_held([party], [self._whole.matches(party, threshold)], threshold)[0]

    def matches_many(self, parties: Sequence[Party], threshold: float, threads: int = 1) -> list[list[Match]]:
        """The matches of each party, as `matches` gives them, in the order of the parties."""
        return self._with_held(parties, self._whole.matches_many(parties, threshold, threads), threshold)

    def held(self, party: Party, threshold: float) -> list[Match]:
        """The matches of names that a party's longer fields hold, without those of the whole fields, best first."""
        return self._with_held([party], [[]], threshold)[0]

    def _with_held(self, parties: Sequence[Party], found: list[list[Match]], threshold: float) -> list[list[Match]]:
        """The matches of whole names, and those of names that longer fields hold."""
        fields = [(number, field) for number, party in enumerate(parties) for field in longer_fields(party)]
        least = max(threshold, _LEAST)
        held: dict[int, list[_Held]] = {}
        for number, one in (*self._mentioned(fields, least), *self._joined(fields, least)) if fields else ():
            held.setdefault(number, []).append(one)
        for number, some in held.items():
            matches = [_match(parties[number], self._entity(one.entity_id), one) for one in _best(some)]
            found[number] = _merged(found[number], [match for match in matches if match.score >= threshold])
        return found

    def _mentioned(self, fields: Sequence[_Field], least: float) -> Iterator[tuple[int, _Held]]:
        """What the fields hold anywhere."""
        asked = self._texts().strong_and_weak([field for _, field in fields], least)
        for (number, field), mentions in zip(fields, asked, strict=True):
            for one in mentions:
                if _is_partly(one) and not _stands_alone(field, one):
                    continue
                where = _where(field, one.start, one.stop, _part_at(field, one.start))
                yield number, _Held(one.entity_id, one.said, one.listed_name, one.weak, one.reasons, where)

    def _joined(self, fields: Sequence[_Field], least: float) -> Iterator[tuple[int, _Held]]:
        """What the fields hold between words that join parties, each part a whole name of somebody unknown."""
        parts = [(number, field, part) for number, field in fields for part in others_in(field)]
        nobodies = [Party(Role.RELATED, (part.text,)) for *_, part in parts]
        asked = self._whole.matches_many(nobodies, least) if nobodies else []
        for (number, field, part), matches in zip(parts, asked, strict=True):
            where = _where(field, part.start, part.stop, part)
            for one in matches:
                yield number, _Held(one.entity_id, part.text, one.listed_name, one.weak, one.reasons, where)


def longer_fields(party: Party) -> list[str]:
    """The name fields of a party that may hold names beside, or within, the whole, as far as they are read."""
    return [field for field, is_read in _longer_fields(party) if is_read]


def unread_names(party: Party) -> Iterator[tuple[str, str]]:
    """What of a party's names is not screened, as it was said, and why: it must not pass as if it were."""
    yield from names_unread(party)
    left_out = [field for field, is_read in _longer_fields(party) if not is_read]
    if left_out:
        yield (
            left_out[0],
            f"only the first {MAX_TEXT_CHARS:,} characters of its longer names were read for names within",
        )


def _longer_fields(party: Party) -> Iterator[tuple[str, bool]]:
    """The longer fields, and whether each is read: a hostile row must not cause unbounded work."""
    chars = 0
    names = (name for name in party.names[:MOST_NAMES] if not is_plain(name))
    fields = (text for name in names for text in (name, *undisguised(name)))
    for field in fields:
        if is_long(field) or joined(field):
            chars += min(len(field), MAX_NAME_CHARS)
            yield field[:MAX_NAME_CHARS], chars <= MAX_TEXT_CHARS


def others_in(field: str) -> list[Joined]:
    """The names of other parties that a field joins to its own; those of the same party are names of it (Matcher)."""
    return [part for part in joined(field) if not part.is_same]


def _where(field: str, start: int, stop: int, part: Joined | None = None) -> Reason:
    """Where in a field the name stands; part is what joining words make of that place."""
    is_beside = part is not None and not part.is_same
    after = f", after “{part.after}”" if part is not None and part.after else ""
    text = f"found within a longer name field, characters {start + 1} to {stop}{after}"
    return Reason(BESIDE if is_beside else WITHIN, 0.0, text, field)


def _is_partly(mention: Mention) -> bool:
    """Whether the list has more in its name than the field."""
    return any(reason.feature in _MORE_ON_LIST for reason in mention.reasons)


def _stands_alone(field: str, mention: Mention) -> bool:
    """Whether no word beside a part of a listed name may be the rest of another name.

    Bowne Global Solutions (Spain) is not the one in the Netherlands, nor is every Ayman Sabawi Ibrahim al-Dulaimi of the
    family al-Tikriti. "Rent for Dmitry Khoroshev in May" is Dmitry Yuryevich Khoroshev.
    """
    words = words_in(field)
    before = [word for word in words if word.stop <= mention.start][::-1]
    after = [word for word in words if word.start >= mention.stop]
    ends = ((field[word.stop : mention.start], word.form) for word in before)
    starts = ((field[mention.stop : word.start], word.form) for word in after)
    return _is_apart(ends) and _is_apart(starts)


def _is_apart(beside: Iterable[tuple[str, str]]) -> bool:
    """Whether the next word that is no small one is of those that texts are made of; beside is what parts it, and the word."""
    for between, form in beside:
        if not _PARTING.isdisjoint(between):
            return True
        if form not in PARTICLES and form not in _SMALL:
            return form in PAYMENT_WORDS or form in ORDINARY_WORDS or form in ACCOUNT_WORDS or form.isdecimal()
    return True


def _part_at(field: str, start: int) -> Joined | None:
    return next((part for part in joined(field) if part.start <= start < part.stop), None)


def _best(held: Iterable[_Held]) -> Iterable[_Held]:
    """Of each entity the best: a strong name goes before any weak one, as in Matcher; of equals the first."""
    best: dict[str, _Held] = {}
    for one in held:
        known = best.get(one.entity_id)
        if known is None or one.worth > known.worth:
            best[one.entity_id] = one
    return best.values()


def _match(party: Party, entity: Entity, held: _Held) -> Match:
    """The names, with what the party's other fields say."""
    same = shared_identifiers(party, entity)
    listed = ListedName(held.listed_name, weak=held.weak)
    basis = Basis.NAME if not held.weak else Basis.IDENTIFIER if same else Basis.WEAK_NAME
    told = attributes_of_field(party, entity, is_beside=held.where.feature == BESIDE)
    return built(entity.id, (*held.reasons, held.where, *same, *told), basis, held.said, (listed,))


def _merged(whole: Sequence[Match], held: Iterable[Match]) -> list[Match]:
    known = {match.entity_id: match for match in whole}
    for match in held:
        first = known.get(match.entity_id)
        if first is None or goes_before(match, first):
            known[match.entity_id] = match
    return sorted(known.values(), key=lambda match: (-match.log_odds, match.entity_id))


def goes_before(held: Match, whole: Match) -> bool:
    """Whether a name within a field tells more than the whole field: it is more alike, or strong where the whole is weak.

    A weak a.k.a. may release. A shared identifier, and a whole field that is as good as the name, lead further by themselves.
    """
    if whole.basis is Basis.WEAK_NAME and held.basis is not Basis.WEAK_NAME:
        return True
    if held.basis is Basis.WEAK_NAME or whole.basis is Basis.IDENTIFIER:
        return held.basis is whole.basis and held.log_odds > whole.log_odds
    return whole.score < _WHOLE_FIELD and held.log_odds > whole.log_odds
