"""The review commands: the queue, one case, what people do to it, bulk, and what is remembered."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from seawall import cases as room
from seawall.cases import Case, Status, Wanted
from seawall.cli import case_tables, ledger_tables
from seawall.cli.context import now, open_store
from seawall.cli.deciding import (
    approve_command,
    bulk_command,
    decline_command,
    nothing_held_command,
    propose_command,
    sheet_command,
    step_command,
    withdraw_command,
)
from seawall.cli.exits import OK, REVIEW
from seawall.cli.sitting import AsJson, Number, Who, Why, desk_of, maybe_day_of, on_case, print_json, tell
from seawall.cli.terminal import clean, note, out
from seawall.cli.who import user
from seawall.days import day_of_duty
from seawall.errors import InputRefused, NotAllowed, SettingRefused
from seawall.hold import book
from seawall.ledger import Duty
from seawall.reports.case_rows import case_row, queue_row, remembered_row
from seawall.review import (
    act,
    all_cases,
    attach_file,
    case_of,
    revoke,
)
from seawall.review import remembered as all_remembered
from seawall.store import Store
from seawall.store.documents import MOST_BYTES

# More cases than this are counted, not shown.
_SHOWN = 50


def queue_command(
    who: Who = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only those assigned to you or handed up to you.")] = False,
    to_approve: Annotated[
        bool, typer.Option("--to-approve", help="Only those that wait for a second person, and you may be it.")
    ] = False,
    status: Annotated[list[Status] | None, typer.Option(help="Only cases that stand so; repeatable.")] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="payment|customer", help="Only cases of this kind.")] = "",
    find: Annotated[str, typer.Option(metavar="TEXT", help="Only cases whose party, entry or key has this text.")] = "",
    least: Annotated[float, typer.Option("--least-score", help="Only cases with this score or more.")] = 0.0,
    closed: Annotated[bool, typer.Option("--closed", help="Closed ones too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the cases in the order of work: overdue first, then those due soon, the strongest suspicion first.

    Exit code 0 when there is none, 2 when there is one.
    """
    if kind not in {"", "payment", "customer"}:
        raise SettingRefused(f"--kind is payment or customer, not {kind!r}")
    person = user(who).id if mine or to_approve else ""
    wanted = Wanted(
        statuses=frozenset(status or ()),
        subject=kind,
        text=clean(find),
        least_score=least,
        can_be_approved_by=person if to_approve else "",
        mine=person if mine else "",
        with_closed=closed,
    )
    today = day_of_duty(now())
    with open_store() as store:
        found = room.queue(all_cases(store).values(), today, wanted)
    if as_json:
        for case in found:
            print_json(queue_row(case, today))
    elif found:
        out.print(case_tables.queue(found[:_SHOWN], today, out.width))
        if len(found) > _SHOWN:
            note(f"{len(found) - _SHOWN:,} more; narrow them with --find, --status or --least-score, or ask for --json")
    else:
        note("no case waits" if wanted == Wanted() else "no case is like that")
    raise typer.Exit(REVIEW if found else OK)


def show_command(case: Number, as_json: AsJson = False) -> None:
    """Show one case whole: what stopped it, the work sheet, what is asked and proposed, and what happened."""
    today = day_of_duty(now())
    with open_store() as store:
        found = case_of(store, case)
        duties = _duties(store, found, today)
    if as_json:
        print_json(case_row(found, today))
    else:
        out.print(case_tables.one(found, today))
        if duties:
            out.print(Text("\nReports", "bold"), ledger_tables.deadlines(duties, out.width), sep="\n")


def _duties(store: Store, case: Case, today: date) -> list[Duty]:
    """The reports that follow from what the case decided."""
    mine = {case.stream} | {told.stream for row in case.stops for told in row.recorded}
    return [row for row in book(store).duties(today) if mine & set(row.about)] if case.stops else []


def take_command(
    case: Number,
    who: Who = None,
    to: Annotated[str | None, typer.Option("--to", metavar="USER", help="Give it to this user instead.")] = None,
    back: Annotated[bool, typer.Option("--back", help="Put it back into the queue.")] = False,
) -> None:
    """Take a case, give it to somebody, or put it back into the queue."""
    if to and back:
        raise SettingRefused("--to gives it to somebody, --back to nobody: choose one")
    actor = user(who)
    target = "" if back else user(to).id if to else actor.id
    on_case(case, actor, partial(room.assign, to=target))


def note_command(case: Number, text: Annotated[str, typer.Argument(metavar="TEXT")], who: Who = None) -> None:
    """Write a remark, on a closed case too."""
    on_case(case, user(who), partial(room.note, text=clean(text)))


def attach_command(
    case: Number, file: Annotated[Path, typer.Argument(metavar="FILE", help="Any file.")], who: Who = None
) -> None:
    """Attach a document: it is archived in the store under its hash."""
    data = _read(file)
    with desk_of(user(who)) as desk:
        done = attach_file(desk, case, clean(file.name), data)
    tell(done)


def document_command(
    case: Number,
    name: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its name, or the beginning of its SHA-256.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
) -> None:
    """Write an attached document to a file again."""
    if output.exists():
        raise SettingRefused(f"{output} is there already; name a new file")
    with open_store() as store:
        rows = [row for row in case_of(store, case).documents if row.name == name or row.sha256.startswith(name)]
        if len(rows) != 1:
            raise NotAllowed(f"{'several documents are' if rows else 'no document is'} called {name!r} in case {case}")
        output.write_bytes(store.document(rows[0].sha256))
    note(f"wrote {rows[0].size:,} bytes to {output}")


def ask_command(
    case: Number,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    of: Annotated[str, typer.Option("--of", metavar="WHOM", help="Whom you ask: the ordering bank, the customer.")],
    due: Annotated[str | None, typer.Option(metavar="DATE", help="Until when an answer is expected.")] = None,
    who: Who = None,
) -> None:
    """Ask somebody outside. The case waits, and its deadline stays."""
    on_case(case, user(who), partial(room.ask, of=clean(of), question=clean(question), due=maybe_day_of(due, "--due")))


def answer_command(
    case: Number,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The question's number, as review show says it.")],
    text: Annotated[str, typer.Argument(metavar="ANSWER")],
    who: Who = None,
) -> None:
    """Write down the answer to a question."""
    on_case(case, user(who), partial(room.give, asked=number, answer=clean(text)))


def escalate_command(
    case: Number, to: Annotated[str, typer.Argument(metavar="USER", help="To whom.")], why: Why, who: Who = None
) -> None:
    """Hand a case up."""
    on_case(case, user(who), partial(room.escalate, to=user(to).id, reason=clean(why)))


def reopen_command(case: Number, why: Why, who: Who = None) -> None:
    """Open a closed case again."""
    actor = user(who)
    with desk_of(actor) as desk:
        done = act(desk, case, partial(room.reopen, why=clean(why), due=desk.due_on("review")))
    tell(done)


def remembered_command(
    end: Annotated[int | None, typer.Option("--end", metavar="NUMBER", help="End this one; needs --why.")] = None,
    why: Why = "",
    ended: Annotated[bool, typer.Option("--ended", help="Those too that release nobody any more.")] = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """List the remembered false positives with their scope and expiry, or end one."""
    today = now().date()
    if end is not None:
        with desk_of(user(who)) as desk:
            revoke(desk, end, clean(why))
        note(f"{end} releases nobody any more")
        return
    with open_store() as store:
        rows = [row for row in all_remembered(store).values() if ended or not row.why_not(today)]
    if as_json:
        for row in rows:
            print_json(remembered_row(row, today))
    elif rows:
        out.print(case_tables.remembered(rows, today))
    else:
        note("nothing is remembered")


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise InputRefused(f"{file} has more than {MOST_BYTES:,} bytes: attach a part of it, or where it lies")
        return file.read_bytes()
    except OSError as error:
        raise InputRefused(f"{file} can't be read: {error.strerror or error}") from error


# Each command with the examples that close its help.
COMMANDS: tuple[tuple[str, Callable[..., None], tuple[str, ...]], ...] = (
    ("queue", queue_command, ("seawall review queue", "seawall review queue --to-approve --as ben")),
    ("show", show_command, ("seawall review show 12", "seawall review show 12 --json")),
    ("take", take_command, ("seawall review take 12 --as ana", "seawall review take 12 --as ana --to ben")),
    ("note", note_command, ('seawall review note 12 "called the customer" --as ana',)),
    ("attach", attach_command, ("seawall review attach 12 passport.pdf --as ana",)),
    ("document", document_command, ("seawall review document 12 passport.pdf -o copy.pdf",)),
    ("ask", ask_command, ('seawall review ask 12 "date of birth?" --of "the ordering bank" --as ana',)),
    ("answer", answer_command, ('seawall review answer 12 481 "1960-05-01" --as ana',)),
    ("step", step_command, ('seawall review step 12 2 no --why "a ship, not a person" --as ana',)),
    ("sheet", sheet_command, (
        'seawall review sheet 12 1-5=yes 6=no --why "name, address and number are those of the entry" --propose block --as ana',
    )),
    ("propose", propose_command, (
        'seawall review propose 12 release --why "another company" --remember 2027-03-31 --as ana',
        'seawall review propose 12 block --why "it is the listed party" --as ana',
    )),
    ("approve", approve_command, ("seawall review approve 12 --as ben",)),
    ("decline", decline_command, ('seawall review decline 12 --why "which register?" --as ben',)),
    ("withdraw", withdraw_command, ('seawall review withdraw 12 --why "wrong case" --as ana',)),
    ("escalate", escalate_command, ('seawall review escalate 12 ben --why "a bank is involved" --as ana',)),
    ("reopen", reopen_command, ('seawall review reopen 12 --why "audit" --as ben',)),
    ("nothing-held", nothing_held_command, (
        'seawall review nothing-held 12 --why "the customer has no account and no funds here" --as ben',
    )),
    ("bulk", bulk_command, (
        "seawall review bulk",
        'seawall review bulk 12 13 14 --cleared-by 2 --why "a street of that name" --name streets --as ana',
        "seawall review bulk --approve streets --as ben",
    )),
    ("remembered", remembered_command, (
        "seawall review remembered", 'seawall review remembered --end 481 --why "moved" --as ben',
    )),
)  # fmt: skip
