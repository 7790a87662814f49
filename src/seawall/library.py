"""Seawall as a library: the door for Python programs; what it adds to the stories are usual values and a clock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from seawall.corpus import Corpus, current
from seawall.decisions import Decision, Policy, us_policy
from seawall.errors import ListRefused, Problem
from seawall.lists.catalog import USUAL
from seawall.payments import Subject
from seawall.payments.sources import Reading, read_path
from seawall.refresh import FromFolder, refresh
from seawall.refresh import look_back as _look_back
from seawall.screen import Screening
from seawall.screen import screen as _screen


def load(lists: Path | str, home: Path | str, *, only: Sequence[str] = USUAL) -> Corpus:
    """Read a folder of official list files into `home` and open the corpus of the lists `only`, by their ids.

    Raises ListRefused with what was wrong where a list could not be taken; the corpus that was there stays.
    """
    result = refresh(Path(home), FromFolder(Path(lists)), now=datetime.now(UTC), lists=only)
    refused = [f"{row.list_id}: {'; '.join(row.why)}" for row in result.lists if not row.is_good]
    if refused:
        raise ListRefused(". ".join(refused))
    return current(Path(home))


def look_back(home: Path | str, day: date, *, only: Sequence[str] = ()) -> Corpus:
    """The corpus of the lists as they stood on `day`, from the versions archived in `home`; `only` these, by their ids.

    What is screened with it says on each decision which version of each list it rests on. A version stands from its
    day of publication on, without one from the day it was fetched. Raises SettingRefused for a day that lies ahead,
    InputRefused where no list had a version by then.
    """
    return _look_back(Path(home), day, now=datetime.now(UTC), lists=only)


def screen(  # noqa: PLR0913  # what can be chosen, each with its usual value
    what: Path | str | Iterable[Subject | Problem],
    corpus: Corpus,
    *,
    policy: Policy | None = None,
    now: datetime | None = None,
    lists: Sequence[str] = (),
    top: int = 10,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Decision | Problem]:
    """Decide each payment or customer of a file, an archive or a folder of files, or of any iterable, in order.

    Problems come between the decisions; a file of a folder that can't be read is one of them.

    Without a policy it is the one for a US person, without `now` the present moment. lists narrows the lists by name
    ("SDN"), top is the most matches a party keeps, columns maps fields to a table's columns ({"name": "Kundenname"}).
    Same inputs, versions and moment: same decisions, as from the command line.

    Raises SettingRefused at once for what makes no sense, InputRefused when the first decision is asked for and the
    file can't be read.
    """
    using = Screening(corpus, policy or us_policy(), now or datetime.now(UTC), tuple(lists), top)
    if isinstance(what, str | Path):
        return _screen(read_path(Path(what), Reading(columns)), using)
    return _screen(what, using)
