"""The labels after a sentence as a reader sees them: neighbours of one source joined, what needs a check marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seawall.briefs import Brief, Cited
from seawall.briefs.notes import letters, parted


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: "3b–e". first is the label that it opens; check whether any of them needs a look at the primary source."""

    text: str
    first: str
    title: str
    check: bool


def marks(labels: Iterable[str], cited: Mapping[str, Cited]) -> list[Mark]:
    """The marks of a sentence by the number of the source."""
    by_number: dict[int, list[str]] = {}
    for label in labels:
        number, letter = parted(label)
        by_number.setdefault(number, []).append(letter)
    return [_mark(number, _ordered(found), cited) for number, found in sorted(by_number.items())]


def cited_by(brief: Brief) -> dict[str, Cited]:
    """What each label was cited for."""
    return {one.label: one for note in brief.notes for one in note.cited}


def _ordered(found: Iterable[str]) -> list[str]:
    return sorted(set(found), key=lambda letter: (len(letter), letter))


def _mark(number: int, found: Sequence[str], cited: Mapping[str, Cited]) -> Mark:
    labels = [f"{number}{letter}" for letter in found]
    check = any(cited[label].check for label in labels)
    return Mark(f"{number}{_joined(found)}{'?' if check else ''}", labels[0], cited[labels[0]].said, check)


def _joined(found: Sequence[str]) -> str:
    """As "a", "b" and "c" as "a–c"; letters that don't follow one another stand apart."""
    places = [_place(letter) for letter in found]
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    told = [
        f"{letters(run[0])}–{letters(run[-1])}" if len(run) > 2 else ",".join(letters(each) for each in run)
        for run in runs
    ]
    return ",".join(told)


def _place(letter: str) -> int:
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - ord("a") + 1
    return place - 1
