"""The policy and the remembered false positives that the settings name, read from their files: the same for every door."""

from collections.abc import Sequence
from pathlib import Path

from seawall.decisions import (
    SHIPPED,
    GoodGuy,
    Policy,
    WeakAkaRule,
    read_good_guys,
    read_policy,
    shipped_policy,
    us_policy,
    with_overrides,
)
from seawall.errors import SettingRefused
from seawall.lists.own.declared import Kind, OwnList


def policy_of(chosen: Path | None, threshold: float | None, weak_aka: WeakAkaRule | None = None) -> Policy:
    """The policy chosen, else the one for a US person, with a threshold and a rule for weak names where they are said.

    "us", "uk" and "eu" name those that ship, wherever they are said; a file of such a name needs an ending.
    """
    if chosen and str(chosen) in SHIPPED:
        policy = shipped_policy(str(chosen))
    else:
        policy = read_policy(bytes_of(chosen, "policy"), str(chosen)) if chosen else us_policy()
    return with_overrides(policy, threshold, weak_aka)


def good_guys_of(own: Sequence[OwnList], file: Path | None = None) -> tuple[GoodGuy, ...]:
    """The remembered false positives of a file, and of the user's own lists of them that the settings declare."""
    files = [*([file] if file else []), *(one.file for one in own if one.kind is Kind.GOOD_GUYS)]
    return tuple(guy for each in files for guy in read_good_guys(bytes_of(each, "file"), str(each)))


def bytes_of(file: Path, what: str) -> bytes:
    """A file's bytes. SettingRefused where it can't be read; what says what it is."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingRefused(f"the {what} {file} can't be read: {error.strerror or error}") from error
