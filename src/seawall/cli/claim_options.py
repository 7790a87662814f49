"""What the commands on claims share: what their user says of a file that the file itself does not."""

from typing import Annotated

import typer

from seawall.claims import Node, NodeKind, Source, node
from seawall.cli.terminal import clean
from seawall.entities import PartialDate
from seawall.errors import SettingRefused

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


def source_of(  # the options by their order
    file: str, by: str, on: str, root: str, owner: str, owner_kind: NodeKind
) -> Source:
    """What the options say of a file."""
    return Source(file, clean(by), _published_on(on), root=clean(root), owner=_owner_of(owner, owner_kind))


def _owner_of(name: str, kind: NodeKind) -> Node | None:
    """The owner that was named; None: nobody, so that indicators are only mentioned."""
    text = " ".join(clean(name).split())
    if text and kind is NodeKind.INDICATOR:
        raise SettingRefused("--owner-kind indicator: an indicator owns nothing")
    return node(kind, text) if text else None


def _published_on(text: str) -> PartialDate | None:
    """The day of publication that was given."""
    found = PartialDate.parse(text) if text else None
    if text and (found is None or not found.is_exact):
        raise SettingRefused(f"--on {text!r} is no day: write it as 2026-10-08")
    return PartialDate(found.earliest, found.latest, text=found.iso) if found else None
