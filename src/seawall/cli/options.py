"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from seawall.entities import Schema

Kind = Annotated[Schema, typer.Option("--type", help="What the name stands for.")]
CorpusFolder = Annotated[Path | None, typer.Option("--corpus", help="A corpus folder; without it the one in use.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", help="Processes that share a long run; without it one a core, at most four.")
]
