"""The commands of the store: verify, rebuild, replay, checkpoint, redact, export-person."""

import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from seawall.audit import Actor
from seawall.checkpoints import Authority, Exported, checked, export, read_exported
from seawall.cli.context import now, open_store, settings
from seawall.cli.exits import ERROR, OK, STOPPED
from seawall.cli.terminal import clean, complain, line, note, out, shown
from seawall.cli.who import system_user
from seawall.days import day_of_duty
from seawall.errors import ChainBroken, SettingRefused
from seawall.fetch import Clock, Web, client
from seawall.receipts import Replayed, receipts_of, replay
from seawall.retention import due, of_person, redact_due
from seawall.store import Unlike

# So many streams that are due are named, and receipts of one key.
_SHOWN = 20


def verify_command(
    since: Annotated[int, typer.Option("--from", metavar="SEQ", min=1, help="Begin with this event.")] = 1,
    checkpoint: Annotated[
        Path | None, typer.Option("--checkpoint", metavar="FILE", help="A checkpoint that was exported earlier.")
    ] = None,
) -> None:
    """Prove the tape: the chain of all events, its checkpoints, and what was redacted; name the first broken event.

    From the beginning on, what is read off the tape is compared with it too, row by row.

    Exit codes: 0 it holds, 3 it is broken or what is read off it says something else, 1 it can't be looked at.
    """
    exported = _exported(checkpoint) if checkpoint else None
    if exported and since > 1:
        raise SettingRefused("a checkpoint is over the tape from its beginning: it does not go with --from")
    with open_store() as store:
        try:
            proof = store.verify(since, [exported.checkpoint] if exported else [])
            told = checked(exported, settings().timestamp_ca) if exported else ()
        except ChainBroken as broken:
            complain(f"the tape is broken: {broken}")
            raise typer.Exit(STOPPED) from broken
    for text in (*proof.notes, *told):
        note(text, "gold3")
    where = f"events {since:,} to {proof.last.seq:,}" if proof.last.seq >= since else "no event"
    said = [f"the chain holds: {where}, last hash {proof.last.hash[:16]}"]
    if proof.checkpoints:
        said.append(f"checkpoints over {', '.join(f'{size:,}' for size in proof.checkpoints)} events are right")
    if proof.redacted:
        said.append(f"{proof.redacted:,} events had their private words redacted, as the tape says")
    for text in said:
        line(text)
    if proof.unlike:
        _tell_of(proof.unlike)
        raise typer.Exit(STOPPED)


def _tell_of(rows: Sequence[Unlike]) -> None:
    complain(
        f"{len(rows):,} rows of what is read off the tape are not what the tape gives; find out who changed them, then run "
        "seawall rebuild"
    )
    for row in rows[:_SHOWN]:
        line(clean(str(row)))
    if len(rows) > _SHOWN:
        note(f"and {len(rows) - _SHOWN:,} more")


def _exported(path: Path) -> Exported:
    try:
        return read_exported(path.read_bytes(), path.name)
    except OSError as error:
        raise SettingRefused(f"{path} can't be read: {error.strerror or error}") from error


def rebuild_command() -> None:
    """Make everything that is read off the tape anew: after a new version of Seawall, or when something looks wrong."""
    with open_store() as store:
        for name, count in store.rebuild().items():
            line(f"{name}: {count:,} rebuilt")


def checkpoint_command(
    file: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write it to this file too, to be kept elsewhere.")
    ] = None,
) -> None:
    """Make a checkpoint: one hash that stands for all events so far.

    Kept where nobody who can write to the store can reach it, it proves later that nothing before it was changed.
    """
    if file and file.exists():
        raise SettingRefused(f"{file} is there already; checkpoints are kept, not replaced")
    with open_store() as store, _stamping() as stamping:
        made = export(store, Actor(system_user()), now(), stamping)
    if file:
        _write(file, made.written())
    line(f"checkpoint over {made.size:,} events: {made.root}" + (", time-stamped" if made.timestamp else ""))


@contextmanager
def _stamping() -> Iterator[tuple[Web, Authority] | None]:
    """The authority that is set, and the means to ask it."""
    chosen = settings()
    if not chosen.timestamp:
        yield None
        return
    http = chosen.http
    with client(http.patience, http.user_agent, proxy=http.proxy, ca_file=http.ca_file) as opened:
        yield (
            Web(
                opened, http.patience, Clock(now=now, monotonic=time.monotonic, sleep=time.sleep, chance=random.random)
            ),
            Authority(chosen.timestamp, chosen.timestamp_ca),
        )


def replay_command(
    receipt: Annotated[
        str,
        typer.Argument(metavar="RECEIPT", help="A receipt, or the key of the payment or customer that was decided."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The receipt and what became of it, as JSON.")] = False,
) -> None:
    """Make a recorded decision again from its archived inputs, lists and policy, and compare it byte for byte.

    Exit codes: 0 it is the same, 3 it came out otherwise, 1 something that it takes is missing; what, is said.
    """
    with open_store() as store:
        found = receipts_of(store, clean(receipt))
        if len(found) > 1:
            note(f"{len(found):,} decisions were recorded under this key; the last one is replayed", "gold3")
            for row in found[-_SHOWN:]:
                note(f"{row.receipt}  {row.at:%Y-%m-%d %H:%M:%S} UTC  {row.outcome}")
        done = replay(store, found[-1].receipt, settings().home)
    if as_json:
        line(msgspec.json.encode(_as_json(done)).decode())
    else:
        _show(done)
    raise typer.Exit(OK if done.is_same else ERROR if done.missing else STOPPED)


def _as_json(done: Replayed) -> dict[str, Any]:
    return {
        "receipt": done.receipt,
        "same": done.is_same,
        "missing": done.missing,
        "before": msgspec.Raw(done.before or b"null"),
        "now": msgspec.Raw(done.now or b"null"),
    }


def _show(done: Replayed) -> None:
    body = done.receipt
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    lists = "; ".join(f"{row.id} {row.published or 'of an unknown day'} ({row.sha256[0][:12]}…)" for row in body.lists)
    rows = (
        ("receipt", body.receipt),
        ("decided", f"{body.subject} {body.key}: {body.action or body.outcome}"),
        ("inputs", body.inputs_sha256),
        ("decision", body.decision_sha256),
        ("lists", f"corpus {body.corpus}: {lists}"),
        ("policy", body.policy),
        ("engine", body.engine),
    )
    for name, text in rows:
        table.add_row(name, shown(text))
    out.print(table)
    if done.is_same:
        out.print("[green]the same decision, byte for byte[/]")
    elif done.missing:
        for text in done.missing:
            complain(f"missing: {text}")
    else:
        complain("another decision came out; --json shows both")


def redact_command(
    is_done: Annotated[
        bool, typer.Option("--due", help="Do it; without this it is only said what would be done.")
    ] = False,
) -> None:
    """Redact personal data whose ten years are over; blocked property is kept as long as it is blocked and ten years after.

    The chain still holds, and the tape says what was redacted. Export what you need before.
    """
    with open_store() as store:
        if is_done:
            streams, events, documents = redact_due(store, Actor(system_user()), now())
            line(f"redacted {streams:,} records: the words of {events:,} events and {documents:,} documents")
            return
        found = due(store, day_of_duty(now()))
    line(f"{len(found):,} records are due to be redacted" + ("; --due does it" if found else ""))
    for stream in found[:_SHOWN]:
        line(f"  {clean(stream)}")
    if len(found) > _SHOWN:
        line(f"  and {len(found) - _SHOWN:,} more")


def export_person_command(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The key of a customer or payment, or a name.")],
    file: Annotated[Path, typer.Option("-o", "--output", help="The JSON file to write.")],
) -> None:
    """Write all that the store holds of a person to a file: events and documents of every record that names them.

    What is found may name others too: look at it before you hand it out.
    """
    if file.exists():
        raise SettingRefused(f"{file} is there already; name a new file")
    with open_store() as store:
        found = of_person(store, clean(person), now())
    _write(file, msgspec.json.format(msgspec.json.encode(found)))
    line(f"{len(found['streams']):,} records name {clean(person)!r}; they were written to {file}")


def _write(file: Path, data: bytes) -> None:
    """Write a new file that its owner alone may read."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(data)
    except OSError as error:
        raise SettingRefused(f"can't write {file}: {error.strerror or error}") from error
