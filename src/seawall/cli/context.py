"""What every command needs: settings, the corpus in use, the policy, and the moment."""

import os
from datetime import UTC, datetime
from pathlib import Path

from seawall.corpus import Corpus, current
from seawall.decisions import Policy, WeakAka, WeakAkaRule, read_policy, us_policy
from seawall.decisions import with_overrides as _with_overrides
from seawall.errors import SettingRefused
from seawall.settings import Settings, load


def settings() -> Settings:
    """The settings of this process."""
    return load(os.environ)


def now() -> datetime:
    """The moment, in UTC; the only clock that the command line reads."""
    return datetime.now(UTC)


def open_corpus(folder: Path | None) -> Corpus:
    """The corpus named, else the one in use."""
    return Corpus.open(folder) if folder else current(settings().home)


def open_policy(file: Path | None, threshold: float | None, weak_aka: WeakAka | None) -> Policy:
    """The policy named, else the one set, else the one that ships; options given on the command line change it."""
    chosen = file or settings().policy
    policy = _read(chosen) if chosen else us_policy()
    asked = threshold if threshold is not None else settings().threshold
    rule = WeakAkaRule(list="*", mode=weak_aka, reason="set on the command line") if weak_aka else None
    return _with_overrides(policy, asked, rule)


def _read(file: Path) -> Policy:
    try:
        return read_policy(file.read_bytes(), str(file))
    except OSError as error:
        raise SettingRefused(f"the policy {file} can't be read: {error.strerror or error}") from error
