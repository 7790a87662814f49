"""What commands about claims share: the lists opened where there are any, a party's name, a day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from seawall.cli.context import open_corpus
from seawall.cli.terminal import clean, complain, note
from seawall.corpus import Corpus
from seawall.errors import CorpusMissing, Problem, SettingRefused

_MOST_PROBLEMS = 20


def lists_or_note(folder: Path | None, *, is_asked: bool) -> Corpus | None:
    """The lists, or None and a note where there are none and nobody insists. CorpusMissing where somebody does."""
    try:
        return open_corpus(folder)
    except CorpusMissing as error:
        if is_asked:
            raise
        note(f"no lists were asked: {error}; only the claims say who is listed", "gold3")
        return None


def asked_name(party: str, opened: Corpus | None) -> str:
    """The name or id that is meant: OFAC's bare numbers are ids where the lists are asked, as in seawall show."""
    text = " ".join(clean(party).split())
    number = f"ofac-{text}"
    return number if text.isdecimal() and opened and opened.has(number) else text


def day_of(option: str, text: str) -> date | None:
    """The day that an option gives; None where it is not given. SettingRefused for what is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingRefused(f"{option} takes a day as YYYY-MM-DD, not {text!r}") from error


def complain_all(problems: Sequence[Problem]) -> None:
    """The first problems, and how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        complain(str(problem))
    if len(problems) > _MOST_PROBLEMS:
        note(f"{len(problems) - _MOST_PROBLEMS:,} more could not be read")
