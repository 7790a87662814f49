"""What every command needs: settings, the corpus in use, the policy, and the moment."""

import os
import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from seawall.cli.terminal import note
from seawall.corpus import Corpus, current
from seawall.crew import MOST_USEFUL
from seawall.decisions import Dealing, GoodGuy, Policy, WeakAka, WeakAkaRule, read_dealings
from seawall.errors import SettingRefused
from seawall.lists.own.declared import OwnList
from seawall.readings import READINGS
from seawall.refresh import look_back
from seawall.settings import Settings, load
from seawall.settings_policy import bytes_of, good_guys_of, policy_of
from seawall.store import Store


def settings() -> Settings:
    """The settings of this process."""
    return load(os.environ)


def refuse_unknown_list(list_id: str, chosen: Settings, hint: str = "") -> None:
    """SettingRefused where a list is neither of the catalogue nor declared; hint is what else may have been meant."""
    known = [row.id for row in chosen.rows]
    if list_id not in known:
        raise SettingRefused(f"there is no list {list_id}; those that are: {', '.join(known)}{hint}")


def now() -> datetime:
    """The moment, in UTC; the only clock that the command line reads."""
    return datetime.now(UTC)


def useful_jobs() -> int:
    """How many processes are worth sharing a long run: one for each core that this one may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_USEFUL)


def open_corpus(folder: Path | None) -> Corpus:
    """The corpus named, else the one in use."""
    return Corpus.open(folder) if folder else current(settings().home)


def open_store() -> Store:
    """The store that is set; to be closed. What is no failure and should be known is told."""
    return Store.open(settings().store_url, READINGS, salts=secrets.token_bytes, told=lambda text: note(text, "gold3"))


def opened_as_of(folder: Path | None, day: str | None) -> Corpus:
    """The corpus named or in use, or where a day is given the lists as they stood then."""
    if day is None:
        return open_corpus(folder)
    if folder:
        raise SettingRefused("--as-of looks back in the versions of the home folder: it does not go with --corpus")
    try:
        asked = date.fromisoformat(day)
    except ValueError as error:
        raise SettingRefused(f"--as-of {day!r} is no day: write it as 2026-08-20") from error
    chosen = settings()
    return look_back(chosen.home, asked, now=now(), lists=chosen.used)


def open_policy(file: Path | None, threshold: float | None, weak_aka: WeakAka | None) -> Policy:
    """The policy named, else the one set, else the one that ships; options given on the command line change it."""
    asked = threshold if threshold is not None else settings().threshold
    rule = WeakAkaRule(list="*", mode=weak_aka, reason="set on the command line") if weak_aka else None
    return policy_of(file or settings().policy, asked, rule)


def open_good_guys(file: Path | None, own: Sequence[OwnList] = ()) -> tuple[GoodGuy, ...]:
    """The remembered false positives of a file, and of the user's own lists of them that the settings declare."""
    return good_guys_of(own, file)


def open_dealings(file: Path | None) -> dict[str, Dealing]:
    """The facts about payments of a file, by payment key; none without one."""
    return read_dealings(bytes_of(file, "file"), str(file)) if file else {}
