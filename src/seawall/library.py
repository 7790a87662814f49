"""Seawall as a library: the door for Python programs; what it adds to the stories are usual values and a clock."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from seawall.corpus import Corpus, current
from seawall.decisions import Decision, Policy, us_policy
from seawall.errors import ListRefused, Problem
from seawall.payments import Subject
from seawall.payments.read import read
from seawall.refresh import FromFolder, refresh
from seawall.screen import Screening
from seawall.screen import screen as _screen


def load(lists: Path | str, home: Path | str) -> Corpus:
    """Read a folder of official list files into `home` and open the corpus.

    Raises ListRefused with what was wrong where a list could not be taken; the corpus that was there stays.
    """
    result = refresh(Path(home), FromFolder(Path(lists)), now=datetime.now(UTC))
    refused = [f"{row.list_id}: {'; '.join(row.why)}" for row in result.lists if not row.is_good]
    if refused:
        raise ListRefused(". ".join(refused))
    return current(Path(home))


def screen(
    what: Path | str | Iterable[Subject | Problem],
    corpus: Corpus,
    *,
    policy: Policy | None = None,
    now: datetime | None = None,
) -> Iterator[Decision | Problem]:
    """Decide each payment or customer of a file, or of any iterable, in order; problems come between the decisions.

    Without a policy it is the one for a US person, without `now` the present moment. Same inputs, versions and moment:
    same decisions, as from the command line.
    """
    using = Screening(corpus=corpus, policy=policy or us_policy(), now=now or datetime.now(UTC))
    if isinstance(what, str | Path):
        return _screen(_read(Path(what)), using)
    return _screen(what, using)


def _read(path: Path) -> Iterator[Subject | Problem]:
    with path.open("rb") as stream:
        yield from read(stream, path.name)
