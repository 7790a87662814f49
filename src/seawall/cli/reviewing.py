"""The review commands: the queue, one case, what people do to it, bulk, and what is remembered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from seawall import cases as room
from seawall.audit import Actor, Body
from seawall.audit.words import Action, Answer, Scope
from seawall.cases import Case, Said, Status, Wanted
from seawall.cli import case_tables, ledger_tables
from seawall.cli.context import now, open_store, settings
from seawall.cli.exits import OK, REVIEW
from seawall.cli.terminal import clean, line, note, out
from seawall.errors import InputRefused, NotAllowed, SettingRefused
from seawall.hold import book
from seawall.ledger import Duty
from seawall.reports.case_rows import case_row, next_step, queue_row, remembered_row
from seawall.review import (
    Desk,
    act,
    all_cases,
    approve_many,
    attach_file,
    case_of,
    propose_many,
    revoke,
)
from seawall.review import remembered as all_remembered
from seawall.store import Store
from seawall.store.documents import MOST_BYTES

Number = Annotated[
    str, typer.Argument(metavar="CASE", help="The case's number, or the key of a payment or customer in it.")
]
Who = Annotated[str | None, typer.Option("--as", metavar="USER", help="Who you are; without it the setting review.as.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.")]

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
    person = _user(who).id if mine or to_approve else ""
    wanted = Wanted(
        statuses=frozenset(status or ()),
        subject=kind,
        text=clean(find),
        least_score=least,
        can_be_approved_by=person if to_approve else "",
        mine=person if mine else "",
        with_closed=closed,
    )
    today = now().date()
    with open_store() as store:
        found = room.queue(all_cases(store).values(), today, wanted)
    if as_json:
        for case in found:
            _json(queue_row(case, today))
    elif found:
        out.print(case_tables.queue(found[:_SHOWN], today, out.width))
        if len(found) > _SHOWN:
            note(f"{len(found) - _SHOWN:,} more; narrow them with --find, --status or --least-score, or ask for --json")
    else:
        note("no case waits" if wanted == Wanted() else "no case is like that")
    raise typer.Exit(REVIEW if found else OK)


def show_command(case: Number, as_json: AsJson = False) -> None:
    """Show one case whole: what stopped it, the work sheet, what is asked and proposed, and what happened."""
    today = now().date()
    with open_store() as store:
        found = case_of(store, case)
        duties = _duties(store, found, today)
    if as_json:
        _json(case_row(found, today))
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
    actor = _user(who)
    target = "" if back else _user(to).id if to else actor.id
    _act(case, actor, partial(room.assign, to=target))


def note_command(case: Number, text: Annotated[str, typer.Argument(metavar="TEXT")], who: Who = None) -> None:
    """Write a remark, on a closed case too."""
    _act(case, _user(who), partial(room.note, text=clean(text)))


def attach_command(
    case: Number, file: Annotated[Path, typer.Argument(metavar="FILE", help="Any file.")], who: Who = None
) -> None:
    """Attach a document: it is archived in the store under its hash."""
    data = _read(file)
    with _desk(_user(who)) as desk:
        done = attach_file(desk, case, clean(file.name), data)
    _told(done)


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
    _act(case, _user(who), partial(room.ask, of=clean(of), question=clean(question), due=_day(due, "--due")))


def answer_command(
    case: Number,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The question's number, as review show says it.")],
    text: Annotated[str, typer.Argument(metavar="ANSWER")],
    who: Who = None,
) -> None:
    """Write down the answer to a question."""
    _act(case, _user(who), partial(room.give, asked=number, answer=clean(text)))


def step_command(
    case: Number,
    step: Annotated[str, typer.Argument(metavar="STEP", help="The step's number, 1 to 7.")],
    answer: Annotated[Answer, typer.Argument(metavar="yes|no|unknown")],
    why: Why,
    who: Who = None,
) -> None:
    """Answer a step of the work sheet (OFAC FAQ 5)."""
    _act(case, _user(who), partial(room.answer_step, step=step, answer=answer, why=clean(why)))


def sheet_command(
    case: Number,
    answers: Annotated[
        list[str], typer.Argument(metavar="STEPS=ANSWER...", help="Such as 1-5=yes 6=no; answers are yes, no, unknown.")
    ],
    why: Why,
    propose: Annotated[
        Action | None,
        typer.Option("--propose", metavar="release|block|reject", help="And propose this, for the same reason."),
    ] = None,
    licence: Annotated[
        str, typer.Option(metavar="TEXT", help="With --propose: the licence that a listed party is released under.")
    ] = "",
    who: Who = None,
) -> None:
    """Answer several steps of the work sheet with one reason, and propose where that is asked: one step, or nothing."""
    given = _answers(answers)

    def said(found: Case, by: Actor) -> Said:
        events: list[tuple[str, Body]] = []
        for step, answer in given:
            events += room.answer_step(found, by, step, answer, clean(why))
        if propose:
            ahead = room.ahead(found, events, by)
            events += room.propose(ahead, by, propose, clean(why), licence=clean(licence))
        return tuple(events)

    _act(case, _user(who), said)


def _answers(said: list[str]) -> list[tuple[str, Answer]]:
    """Steps with their answers, from words such as 1-5=yes."""
    found: list[tuple[str, Answer]] = []
    for word in said:
        steps, _, answer = word.partition("=")
        first, _, last = steps.partition("-")
        if answer not in set(Answer) or not first.isdecimal() or not (last or first).isdecimal():
            raise SettingRefused(f"{word!r} is no answer: write 6=no, or 1-5=yes")
        found += [(str(step), Answer(answer)) for step in range(int(first), min(int(last or first), 99) + 1)]
    if not found:
        raise SettingRefused("no step is named: write 6=no, or 1-5=yes")
    return found


def propose_command(
    case: Number,
    action: Annotated[Action, typer.Argument(metavar="release|block|reject")],
    why: Why,
    licence: Annotated[
        str, typer.Option(metavar="TEXT", help="The licence that a listed party is released under.")
    ] = "",
    remember: Annotated[
        str | None, typer.Option("--remember", metavar="DATE", help="Remember the false positive until this day.")
    ] = None,
    account: Annotated[
        str, typer.Option(metavar="ACCOUNT", help="With --remember, for payments: the account that it speaks of.")
    ] = "",
    who: Who = None,
) -> None:
    """Propose how a case is closed. A second person approves it."""
    actor, until = _user(who), _day(remember, "--remember")
    if account and not until:
        raise SettingRefused("--account says whom --remember speaks of: give both")
    if until and until <= now().date():
        raise SettingRefused(f"--remember {until}: a day to come is expected")

    def proposed(found: Case, by: Actor) -> Said:
        scopes = tuple(_scopes(found, until, clean(account))) if until else ()
        return room.propose(found, by, action, clean(why), licence=clean(licence), remember=scopes)

    _act(case, actor, proposed)


def _scopes(case: Case, until: date, account: str) -> Iterator[Scope]:
    """Whom a false positive is remembered for: the case's customer, or the account named."""
    customers = dict.fromkeys(alert.key for alert in case.alerts if alert.subject == "customer")
    if not account and not customers:
        raise NotAllowed("a payment's false positive is remembered for an account: name it with --account")
    for entity_id in dict.fromkeys(row.entity_id for alert in case.alerts for row in alert.suspects):
        if account:
            yield Scope(entity_id, until, account=account)
        else:
            yield from (Scope(entity_id, until, customer=key) for key in customers)


def approve_command(case: Number, why: Why = "", who: Who = None) -> None:
    """Approve what another person proposed: the case is closed by it."""
    _act(case, _user(who), partial(room.approve, reason=clean(why)))


def decline_command(case: Number, why: Why, who: Who = None) -> None:
    """Send a proposal back to who made it."""
    _act(case, _user(who), partial(room.decline, reason=clean(why)))


def withdraw_command(case: Number, why: Why, who: Who = None) -> None:
    """Take your own proposal back."""
    _act(case, _user(who), partial(room.withdraw, reason=clean(why)))


def escalate_command(
    case: Number, to: Annotated[str, typer.Argument(metavar="USER", help="To whom.")], why: Why, who: Who = None
) -> None:
    """Hand a case up."""
    _act(case, _user(who), partial(room.escalate, to=_user(to).id, reason=clean(why)))


def reopen_command(case: Number, why: Why, who: Who = None) -> None:
    """Open a closed case again."""
    actor = _user(who)
    with _desk(actor) as desk:
        done = act(desk, case, partial(room.reopen, why=clean(why), due=desk.due_on("review")))
    _told(done)


def nothing_held_command(
    case: Number,
    why: Why,
    dealing: Annotated[
        str, typer.Option(metavar="KEY", help="Where the case has several: which payment or customer.")
    ] = "",
    who: Who = None,
) -> None:
    """Say that of what a case blocked or rejected nothing is held and nothing is to be reported: an approver does."""
    _act(case, _user(who), partial(room.nothing_held, why=clean(why), key=clean(dealing)))


def bulk_command(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="CASE...", help="Identical cases to release as one.")
    ] = None,
    cleared_by: Annotated[
        str, typer.Option("--cleared-by", metavar="STEP", help="The step that clears them, 1 to 4.")
    ] = "",
    name: Annotated[str, typer.Option("--name", help="What the bulk is called.")] = "",
    why: Why = "",
    approve: Annotated[str, typer.Option("--approve", metavar="NAME", help="Approve this bulk, all or none.")] = "",
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Release many identical false positives with one reason and four eyes; without arguments show what is identical.

    Identical: the same data of the party, the same list entry, the same policy.
    """
    if approve:
        if cases:
            raise SettingRefused("--approve takes all cases of the bulk: name none")
        with _desk(_user(who)) as desk:
            closed = approve_many(desk, approve, clean(why))
        note(f"closed {len(closed):,} cases: {' '.join(closed)}")
    elif cases:
        with _desk(_user(who)) as desk:
            propose_many(desk, cases, cleared_by, clean(why), clean(name))
        note(f"proposed {len(cases):,} cases; a second person: seawall review bulk --approve {clean(name)}")
    else:
        _show_bulk(as_json=as_json)


def _show_bulk(*, as_json: bool) -> None:
    with open_store() as store:
        found = all_cases(store).values()
    groups = [group for group in room.identical(found) if not all(case.proposal for case in group)]
    waiting = room.bulks(found)
    if as_json:
        told = {name: [case.id for case in rows] for name, rows in waiting.items()}
        _json({"identical": [[case.id for case in group] for group in groups], "waiting": told})
        return
    if groups:
        out.print(case_tables.identical(groups))
    if waiting:
        out.print(case_tables.waiting_bulks(waiting.items()))
    if not groups and not waiting:
        note("no two open cases ask the same question")


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
        with _desk(_user(who)) as desk:
            revoke(desk, end, clean(why))
        note(f"{end} releases nobody any more")
        return
    with open_store() as store:
        rows = [row for row in all_remembered(store).values() if ended or not row.why_not(today)]
    if as_json:
        for row in rows:
            _json(remembered_row(row, today))
    elif rows:
        out.print(case_tables.remembered(rows, today))
    else:
        note("nothing is remembered")


@contextmanager
def _desk(actor: Actor) -> Iterator[Desk]:
    with open_store() as store:
        yield Desk(store, actor, now(), settings().review.days)


def _act(case: str, actor: Actor, command: Callable[[Case, Actor], Said]) -> None:
    with _desk(actor) as desk:
        done = act(desk, case, command)
    _told(done)


def _told(case: Case) -> None:
    last = case.history[-1]
    what = last.kind.removeprefix("case.").replace("-", " ")
    line(clean(f"case {case.id} is {case.status}: {what} by {last.by}; {next_step(case)}"))


def _json(told: dict[str, Any]) -> None:
    line(msgspec.json.encode(told).decode())


def _user(id_: str | None) -> Actor:
    """Who acts, by the file of users."""
    chosen = settings()
    asked = id_ or chosen.review.who
    if not asked:
        raise SettingRefused("say who you are: --as USER, or the setting review.as")
    file = chosen.review.users or chosen.home / "users.toml"
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingRefused(
            f"the users file {file} can't be read: {error.strerror or error}; it names who may act, with their roles"
        ) from error
    return room.user_of(room.read_users(data, str(file)), asked)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise InputRefused(f"{file} has more than {MOST_BYTES:,} bytes: attach a part of it, or where it lies")
        return file.read_bytes()
    except OSError as error:
        raise InputRefused(f"{file} can't be read: {error.strerror or error}") from error


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingRefused(f"{option} {text!r} is no day: write it as 2027-03-31") from error


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
