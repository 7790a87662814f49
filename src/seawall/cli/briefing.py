"""The brief command: a party, claims and lists in; the brief in the terminal or as page, PDF, Markdown or JSON out."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from seawall.attribute import Attributing
from seawall.brief import Beside, brief
from seawall.claims import read_files
from seawall.cli.brief_text import show, show_key_details
from seawall.cli.claimed import asked_name, complain_all, lists_or_note
from seawall.cli.context import open_policy
from seawall.cli.days import maybe_day
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import note
from seawall.reports.brief import BriefOutput


def brief_command(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="A name, an alias, or the id of a node or an entry.")],
    claims: Annotated[list[str] | None, typer.Option("--claims", help="A file of claims; repeatable.")] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="What held on this day, YYYY-MM-DD; without it on any day.")
    ] = "",
    known: Annotated[
        str, typer.Option("--known", help="By what was known on this day; without it by all that is.")
    ] = "",
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Write .html, .pdf, .md or .json; repeatable.")
    ] = None,
    no_lists: Annotated[bool, typer.Option("--no-lists", help="Ask no lists; the claims alone.")] = False,
    key_details: Annotated[bool, typer.Option("--key-details", help="Show no more than the key details.")] = False,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No text; files and exit code only.")] = False,
) -> None:
    """Write what is known of a party, each sentence with its sources: key details, background, why it matters, moving forward.

    Nothing is written that no source states; what sources dispute, deny or leave open stands below. The same claims and lists give the
    same bytes. With your own logs: seawall hunt --brief.

    Exit codes: 0 done, 2 done and something in the files could not be read, 1 it can't be done and no file was written.
    """
    inputs, outputs = list(claims or ()), list(output or ())
    check_inputs(inputs)
    check_outputs(outputs, inputs)
    with ExitStack() as files:
        written = [files.enter_context(BriefOutput(path)) for path in outputs]
        given = read_files([Path(name) for name in inputs])
        opened = None if no_lists else lists_or_note(corpus, is_asked=corpus is not None or not inputs)
        asking = Attributing(
            asked_name(party, opened), maybe_day("--as-of", as_of), maybe_day("--known", known), corpus=opened,
            certain=open_policy(None, None, None).thresholds.certain,
        )  # fmt: skip
        found = brief(given.claims, asking, Beside(given.hashes))
        for file in written:
            file.write(found)
    complain_all(given.problems)
    if not quiet:
        (show_key_details if key_details else show)(found)
        for path in outputs:
            note(f"written: {path}")
    raise typer.Exit(REVIEW if given.problems else OK)
