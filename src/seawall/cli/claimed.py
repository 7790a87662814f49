"""What commands about claims and ownership share: the lists opened where there are any, a party's name, what could not be read."""

from collections.abc import Sequence
from pathlib import Path

from seawall.cli.context import open_corpus
from seawall.cli.terminal import clean, complain, note
from seawall.corpus import Corpus
from seawall.errors import CorpusMissing, Problem

_MOST_PROBLEMS = 20


def lists_or_note(folder: Path | None, *, is_asked: bool, given: str = "claims") -> Corpus | None:
    """The lists, or None and a note where there are none and nobody insists. CorpusMissing where somebody does.

    given  what else says who is listed
    """
    try:
        return open_corpus(folder)
    except CorpusMissing as error:
        if is_asked:
            raise
        note(f"no lists were asked: {error}; only the {given} say who is listed", "gold3")
        return None


def asked_name(party: str, opened: Corpus | None) -> str:
    """The name or id that is meant: OFAC's bare numbers are ids where the lists are asked, as in seawall show."""
    text = " ".join(clean(party).split())
    number = f"ofac-{text}"
    return number if text.isdecimal() and opened and opened.has(number) else text


def complain_all(problems: Sequence[Problem]) -> None:
    """The first problems, and how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        complain(str(problem))
    if len(problems) > _MOST_PROBLEMS:
        note(f"{len(problems) - _MOST_PROBLEMS:,} more could not be read")
