"""Whether a version of a list may replace the last good one: every objection in a sentence, none means yes."""

from collections.abc import Iterable
from datetime import date, timedelta

from seawall.corpus import ListVersion
from seawall.errors import Problem
from seawall.lists.publisher import END_OF_FILE
from seawall.lists.row import LACKS, ListRow
from seawall.lists.version import Version

# A clock that is wrong, or a time zone: OFAC publishes in Washington, up to fourteen hours behind the eastmost desk.
_CLOCK_SKEW = timedelta(days=2)

# How the readers begin to say that they could not read on; what came before it is not the whole list.
_BROKEN = (
    "not well-formed XML",
    "a document type declaration was refused",
    "elements nest deeper than",
    "one record holds more than",
    "a text longer than",
)


def breaks(problem: Problem) -> bool:
    """Whether a problem means that the file as a whole can't be trusted: it stopped, or its own count is not met.

    A problem that names no record speaks of the whole file.
    """
    return not problem.record or problem.why.startswith(_BROKEN)


def unreadable(problems: Iterable[Problem], version: Version) -> tuple[str, ...]:
    """Why what was read is not a whole list. An excerpt of a user's own needs no end mark, a publication does."""
    said = tuple(str(found) for found in problems if breaks(found) or (version.whole and found.record == END_OF_FILE))
    return said or (() if version.counts.entities else ("no entry could be read",))


def objections(
    new: Version, row: ListRow, last: ListVersion | None, *, accept_shrink: bool, today: date
) -> tuple[str, ...]:
    """Why a readable version must not replace the last good one.

    The catalogue's least counts hold for whole publications: a user's own file may be an excerpt. accept_shrink is a
    person's consent to fewer entries.
    """
    found = list(_dates(new, last, today))
    if not accept_shrink:
        found += _shrinking(new, row, last)
        found += new.counts.shortfalls(row.least_in(new.format)) if new.whole else ()
    return tuple(found)


def _dates(new: Version, last: ListVersion | None, today: date) -> Iterable[str]:
    if new.published is None:
        return
    if new.published > today + _CLOCK_SKEW:
        yield f"it is dated {new.published}, which lies ahead: were it taken, all true versions would count as older"
    if last and last.published and new.published < last.published:
        yield f"it is dated {new.published}, older than the version in use ({last.published})"


def _shrinking(new: Version, row: ListRow, last: ListVersion | None) -> Iterable[str]:
    if last is None:
        return
    if new.whole and new.format == last.format and last.published and not new.published:
        yield (
            f"it does not say its date, as the version in use ({last.published}) does: the format has changed, or it is "
            "another file; give --accept-shrink to take it all the same"
        )
    pairs = [("entities", new.counts.entities, last.entities)]
    if new.format == last.format:  # formats carry different numbers of names and identifiers
        pairs.append(("names", new.counts.names, last.names))
        pairs.append(("identifiers", new.counts.identifiers, last.identifiers))
    elif new.format in LACKS and not last.lacks:
        consent = "give --accept-shrink to lose them all the same"
        yield f"{LACKS[new.format]}; the version in use, in {last.format or 'another format'}, is OFAC's own: {consent}"
    for what, have, had in pairs:
        if have < had * (1 - row.shrink_limit):
            share = (had - have) / had
            yield f"{have:,} {what} after {had:,} ({share:.1%} fewer); give --accept-shrink if that is right"
