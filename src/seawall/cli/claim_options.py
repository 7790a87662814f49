"""What the commands on claims share: what their user says of a file that the file itself does not."""

from collections.abc import Sequence
from typing import Annotated

import typer

from seawall.claims import Node, NodeKind, node
from seawall.cli.terminal import clean, complain, note
from seawall.entities import PartialDate
from seawall.errors import Problem, SettingRefused

Publisher = Annotated[
    str, typer.Option("--by", help="Who published it, where the file doesn't say; without it the file.")
]
PublishedOn = Annotated[
    str, typer.Option("--on", help="The day of publication, YYYY-MM-DD, where the file doesn't say.")
]
Investigation = Annotated[
    str, typer.Option("--root", help="The investigation that it rests on, where the file doesn't say.")
]
Owner = Annotated[str, typer.Option("--owner", help="Whose the indicators are; without it they are only mentioned.")]
OwnerKind = Annotated[NodeKind, typer.Option("--owner-kind", help="What the owner is.")]

# So many problems are told one by one; the rest is counted.
_TOLD = 20


def owner_of(name: str, kind: NodeKind) -> Node | None:
    """The owner that was named; None: nobody, so that indicators are only mentioned."""
    text = " ".join(clean(name).split())
    if text and kind is NodeKind.INDICATOR:
        raise SettingRefused("--owner-kind indicator: an indicator owns nothing")
    return node(kind, text) if text else None


def published_on(text: str) -> PartialDate | None:
    """The day of publication that was given."""
    found = PartialDate.parse(text) if text else None
    if text and (found is None or not found.is_exact):
        raise SettingRefused(f"--on {text!r} is no day: write it as 2026-10-08")
    return PartialDate(found.earliest, found.latest, text=found.iso) if found else None


def tell(problems: Sequence[Problem]) -> None:
    """The first problems, and how many more there are."""
    for problem in problems[:_TOLD]:
        complain(str(problem))
    if len(problems) > _TOLD:
        note(f"{len(problems) - _TOLD:,} more could not be read")
