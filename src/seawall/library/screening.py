"""Screening from Python: lists read, files and subjects decided, owners assessed."""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from seawall.corpus import Corpus, current
from seawall.decisions import Decision, Policy, us_policy
from seawall.errors import InputRefused, ListRefused, Problem
from seawall.lists.catalog import CATALOG, USUAL
from seawall.own import Owned, Owning
from seawall.own import own as _own
from seawall.owners import Ownership, ownership_of
from seawall.ownership import Statement, regime_of
from seawall.ownership.readers import read
from seawall.payments import Subject
from seawall.payments.sources import Reading, read_path
from seawall.refresh import FromFolder, refresh
from seawall.refresh import look_back as _look_back
from seawall.resubmission import Register
from seawall.screen import Screening
from seawall.screen import screen as _screen
from seawall.settings import Settings
from seawall.settings import load as read_settings


def load(
    lists: Path | str, home: Path | str, *, only: Sequence[str] = (), settings: Path | str | Settings | None = None
) -> Corpus:
    """Read a folder of official list files into `home` and open the corpus of the lists `only`, by their ids.

    settings is a settings file (seawall.toml), or what seawall.settings.load made. Where `only` names none, the lists and
    collections that it names are used; its own lists always are. Their files are where it says; its home is not asked. Raises ListRefused with what was wrong where a list could not be taken; the corpus that was
    there stays. SettingRefused where the settings make no sense.
    """
    given = _settings(settings)
    result = refresh(
        Path(home),
        FromFolder(Path(lists)),
        now=datetime.now(UTC),
        lists=only or (given.lists if given else USUAL),
        rows=(*CATALOG, *given.declared) if given else CATALOG,
        own=given.own_lists if given else (),
    )
    refused = [f"{row.list_id}: {'; '.join(row.why)}" for row in result.lists if not row.is_good]
    if refused:
        raise ListRefused(". ".join(refused))
    return current(Path(home))


def _settings(given: Path | str | Settings | None) -> Settings | None:
    """Settings as they were given; of the environment only a token that a collection names is read, as from the command line."""
    if given is None or isinstance(given, Settings):
        return given
    tokens = {name: text for name, text in os.environ.items() if not name.startswith("SEAWALL_")}
    return read_settings(tokens, Path(given))


def look_back(
    home: Path | str, day: date, *, only: Sequence[str] = (), settings: Path | str | Settings | None = None
) -> Corpus:
    """The corpus of the lists as they stood on `day`, from the versions archived in `home`; `only` these, by their ids.

    Without `only` it is those of settings (as for `load`), own lists and declared collections among them; without
    settings all that `home` ever held.

    What is screened with it says on each decision which version of each list it rests on. A version stands from its
    day of publication on, without one from the day it was fetched. Raises SettingRefused for a day that lies ahead,
    InputRefused where no list had a version by then.
    """
    given = _settings(settings)
    return _look_back(Path(home), day, now=datetime.now(UTC), lists=only or (given.used if given else ()))


class NotScreened(UserWarning):
    """Something of a file was not screened and hides nobody that Seawall knows of: a column that nobody knows, a hidden file."""


def warn(told: str) -> None:
    """What is done with it where nobody else is named: a warning."""
    warnings.warn(told, NotScreened, stacklevel=2)


def screen(  # noqa: PLR0913  # what can be chosen, each with its usual value
    what: Path | str | Iterable[Subject | Problem],
    corpus: Corpus,
    *,
    policy: Policy | None = None,
    now: datetime | None = None,
    lists: Sequence[str] = (),
    top: int = 10,
    columns: Mapping[str, str] | None = None,
    ownership: Ownership | None = None,
    earlier: Register | None = None,
    left_out: Callable[[str], None] = warn,
) -> Iterator[Decision | Problem]:
    """Decide each payment or customer of a file, an archive or a folder of files, or of any iterable, in order.

    Problems come between the decisions; a file of a folder that can't be read is one of them.

    Without a policy it is the one for a US person, without `now` the present moment. lists narrows the lists by name
    ("SDN"), top is the most matches of a party that are shown, columns maps fields to a table's columns ({"name": "Kundenname"}).
    ownership is what read_ownership made: what of its files could not be read comes before the decisions. earlier is a
    register of stopped payments, such as seawall.resubmission.FileRegister; what is stopped is handed to it.
    left_out is told what of a file was not screened and is no Problem: the columns that nobody knows, once the table was
    read to its end, and hidden files. Without it these are warnings, NotScreened.
    Same inputs, versions and moment: same decisions, as from the command line.

    Raises SettingRefused at once for what makes no sense, InputRefused when the first decision is asked for and the
    file can't be read.
    """
    using = Screening(
        corpus, policy or us_policy(), now or datetime.now(UTC), tuple(lists), top, ownership=ownership, earlier=earlier
    )
    subjects = read_path(Path(what), Reading(columns, left_out=left_out)) if isinstance(what, str | Path) else what
    return chain(ownership.problems if ownership else (), _screen(subjects, using))


def read_ownership(
    *files: Path | str, corpus: Corpus, policy: Policy | None = None, on: date | None = None
) -> Ownership:
    """Who owns whom, from files in any format of `seawall own`, assessed once by the policy's tests, for `screen`.

    Without a policy it is the one for a US person, without `on` today. Raises InputRefused where a file can't be read.
    """
    return ownership_of(_statements(files), corpus, policy or us_policy(), on or datetime.now(UTC).date())


def own(
    *files: Path | str,
    corpus: Corpus | None = None,
    regime: str = "us-ofac",
    policy: Policy | None = None,
    on: date | None = None,
    listed: Sequence[str] = (),
) -> Owned:
    """What listed parties own by one regime's test ("us-ofac", "us-ofac-ssi", "eu", "uk", "us-bis"), with proofs.

    Without a corpus only those are listed whom the files or `listed` (names or ids) call so. The policy gives the
    thresholds; without one it is the one for a US person, without `on` the day is today. Raises SettingRefused for what
    makes no sense, InputRefused where a file can't be read.
    """
    day, thresholds = on or datetime.now(UTC).date(), (policy or us_policy()).thresholds
    return _own(_statements(files), Owning(regime_of(regime), day, thresholds, corpus, tuple(listed)))


def _statements(files: Iterable[Path | str]) -> Iterator[Statement | Problem]:
    return chain.from_iterable(_read(Path(file)) for file in files)


def _read(path: Path) -> Iterator[Statement | Problem]:
    try:
        with path.open("rb") as stream:
            yield from read(stream, path.name)
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
