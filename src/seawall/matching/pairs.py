"""One party against one entity, whatever the score: the same path as a screening, over an index of one."""

from functools import partial
from threading import local

from seawall.entities import Entity, Party
from seawall.matching.fields import FieldMatcher, goes_before, longer_fields
from seawall.matching.freetext import TextScreener, caps
from seawall.matching.index import Index
from seawall.matching.match import Match
from seawall.matching.matcher import Listed, Matcher, listed_alone, unlike
from seawall.matching.screener import Screener
from seawall.matching.windows import Asker


def compare(party: Party, entity: Entity) -> Match:
    """Score one party against one entity: the better of its whole names and of the names that its longer fields hold."""
    listed = listed_alone(entity)
    matcher = _matcher(listed)
    whole = _whole(matcher, party, entity)
    if not longer_fields(party):
        return whole
    held = FieldMatcher(listed, lambda _: entity, partial(_texts, listed), matcher).held(party, 0.0)
    return next((one for one in held if goes_before(one, whole)), whole)


def compare_names(party: Party, entity: Entity) -> Match:
    """Score the whole names of a party against one entity."""
    return _whole(_matcher(listed_alone(entity)), party, entity)


def _whole(matcher: Matcher, party: Party, entity: Entity) -> Match:
    found = matcher.matches(party, 0.0)
    return found[0] if found else unlike(party, entity)


class _Kept(local):
    """What each thread keeps from pair to pair: memory for the kernels, which takes longer to make than a pair to score."""

    screener: Screener | None = None
    asker: Asker | None = None


_kept = _Kept()


def _matcher(listed: Listed) -> Matcher:
    return Matcher(listed, _screener(listed.index))


def _texts(listed: Listed) -> TextScreener:
    index, asker = listed.index, _kept.asker
    if asker is None:
        asker = _kept.asker = Asker(index, caps(index.vocabulary))
    else:
        asker.turn_to(index, caps(index.vocabulary))
    return TextScreener(listed, _screener(index), asker)


def _screener(index: Index) -> Screener:
    screener = _kept.screener
    if screener is None:
        screener = _kept.screener = Screener(index)
    elif screener.index is not index:
        screener.turn_to(index)
    return screener
