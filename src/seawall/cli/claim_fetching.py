"""The command that fetches claims from a TAXII 2.1 server: a name or a URL in, archived bundles and a line for each out."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from seawall.cli.context import now, settings
from seawall.cli.terminal import clean, line, note
from seawall.errors import SettingRefused
from seawall.fetch import Archive, Clock, Web, client
from seawall.fetch.taxii import Server, reached
from seawall.gather import Asking, Collected, fetch_collections
from seawall.settings import Settings
from seawall.settings_taxii import TaxiiServer, refuse_open


def fetch_command(
    server: Annotated[
        str, typer.Argument(metavar="SERVER", help="A server of the settings by its name, or a TAXII 2.1 server's URL.")
    ],
    collection: Annotated[
        list[str] | None, typer.Option(help="A collection's id or title; without it all that may be read; repeatable.")
    ] = None,
    root: Annotated[str, typer.Option(help="The API root's URL; without it all that the server names.")] = "",
    since: Annotated[str, typer.Option(help="Only what was added after this moment, as the last fetch told it.")] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Also write the bundle here; with several collections a folder."),
    ] = None,
) -> None:
    """Fetch claims from a TAXII 2.1 server. What it gives is archived by its hash; nothing in it is looked up or contacted.

    Only the server that is named is asked, over https, and never an address inside one's own network unless its settings say
    private = true. A collection that breaks off, or has no end, is refused whole.

    Exit codes: 0 done, 1 it can't be done.
    """
    chosen = settings()
    declared = _declared(clean(server), chosen.taxii)
    asking = Asking(
        declared.name, declared.server, clean(root) or declared.root, tuple(map(clean, collection or declared.collections)),
        clean(since),
    )  # fmt: skip
    with _web(chosen) as web:
        if not chosen.http.proxy:  # a proxy looks names up by itself, and has rules of its own
            asking = replace(asking, server=reached(asking.server))
        for each in fetch_collections(Archive(chosen.home / "claims"), web, asking, now(), note):
            reaches = f", as of {each.added_last}: the next time --since {each.added_last}" if each.added_last else ""
            name = each.collection.title or each.collection.id
            line(
                clean(
                    f"{name}: {each.objects:,} objects, {each.archived.size:,} bytes, sha256 {each.archived.sha256}{reaches}"
                )
            )
            if output:
                _keep(output, each, is_folder=len(asking.collections) != 1)
    if output:
        note(f"to read it: seawall claims {output}")


def _declared(name: str, known: Sequence[TaxiiServer]) -> TaxiiServer:
    """The server of this name, else the one at this URL, asked without a secret."""
    found = next((each for each in known if each.name == name), None)
    if found:
        return found
    if "://" not in name:
        names = ", ".join(each.name for each in known) or "none is declared"
        raise SettingRefused(f"the settings have no server {name!r} ({names}), and it is no URL")
    try:
        refuse_open(name)
    except ValueError as error:
        raise SettingRefused(str(error)) from error
    return TaxiiServer(name.partition("?")[0], Server(name))


@contextmanager
def _web(chosen: Settings) -> Iterator[Web]:
    http = chosen.http
    with client(http.patience, http.user_agent, proxy=http.proxy, ca_file=http.ca_file) as opened:
        yield Web(
            opened, http.patience, Clock(now=now, monotonic=time.monotonic, sleep=time.sleep, chance=random.random)
        )


def _keep(output: Path, each: Collected, *, is_folder: bool) -> None:
    """The bundle where it was asked for; a file appears under its name only when it was written whole."""
    path = output / f"{each.collection.id}.json" if is_folder else output
    partial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(exist_ok=True)
        partial.write_bytes(each.bundle)
        partial.replace(path)
    except OSError as error:
        raise SettingRefused(f"can't write {path}: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)
