"""The deciding part of review: the work sheet, proposals and approvals, nothing held, and many cases at once."""

from functools import partial
from typing import Annotated

import typer

from seawall import cases as room
from seawall.audit import Actor, Body
from seawall.audit.words import Action, Answer
from seawall.cases import Case, Said
from seawall.cli import case_tables
from seawall.cli.context import now, open_store
from seawall.cli.sitting import AsJson, Number, Who, Why, desk_of, maybe_day_of, on_case, print_json, tell
from seawall.cli.terminal import clean, note, out
from seawall.cli.who import user
from seawall.errors import SettingRefused
from seawall.hold import book
from seawall.review import (
    act,
    all_cases,
    approve_many,
    propose_many,
    scopes_of,
)


def step_command(
    case: Number,
    step: Annotated[str, typer.Argument(metavar="STEP", help="The step's number, 1 to 7.")],
    answer: Annotated[Answer, typer.Argument(metavar="yes|no|unknown")],
    why: Why,
    who: Who = None,
) -> None:
    """Answer a step of the work sheet (OFAC FAQ 5)."""
    on_case(case, user(who), partial(room.answer_step, step=step, answer=answer, why=clean(why)))


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

    on_case(case, user(who), said)


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
    actor, until = user(who), maybe_day_of(remember, "--remember")
    if account and not until:
        raise SettingRefused("--account says whom --remember speaks of: give both")
    if until and until <= now().date():
        raise SettingRefused(f"--remember {until}: a day to come is expected")

    def proposed(found: Case, by: Actor) -> Said:
        scopes = tuple(scopes_of(found, until, clean(account))) if until else ()
        return room.propose(found, by, action, clean(why), licence=clean(licence), remember=scopes)

    on_case(case, actor, proposed)


def approve_command(case: Number, why: Why = "", who: Who = None) -> None:
    """Approve what another person proposed: the case is closed by it."""
    on_case(case, user(who), partial(room.approve, reason=clean(why)))


def decline_command(case: Number, why: Why, who: Who = None) -> None:
    """Send a proposal back to who made it."""
    on_case(case, user(who), partial(room.decline, reason=clean(why)))


def withdraw_command(case: Number, why: Why, who: Who = None) -> None:
    """Take your own proposal back."""
    on_case(case, user(who), partial(room.withdraw, reason=clean(why)))


def nothing_held_command(
    case: Number,
    why: Why,
    key: Annotated[
        str, typer.Option(metavar="KEY", help="Where the case has several: which payment or customer.")
    ] = "",
    who: Who = None,
) -> None:
    """Say that of what a case blocked or rejected nothing is held and nothing is to be reported: an approver does."""
    with desk_of(user(who)) as desk:
        # What was recorded in error is to be recorded again, or here.
        struck = book(desk.store).struck
        done = act(desk, case, partial(room.nothing_held, why=clean(why), key=clean(key), struck=struck))
    tell(done)


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
        with desk_of(user(who)) as desk:
            closed = approve_many(desk, approve, clean(why))
        note(f"closed {len(closed):,} cases: {' '.join(closed)}")
    elif cases:
        with desk_of(user(who)) as desk:
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
        print_json({"identical": [[case.id for case in group] for group in groups], "waiting": told})
        return
    if groups:
        out.print(case_tables.identical(groups))
    if waiting:
        out.print(case_tables.waiting_bulks(waiting.items()))
    if not groups and not waiting:
        note("no two open cases ask the same question")
