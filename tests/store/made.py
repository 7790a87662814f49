"""What the store's tests write: notes in cases, and pairs of charges whose sum is nothing."""

import secrets
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
from sqlalchemy import Engine, text

from seawall.audit import Actor, Body, Event
from seawall.audit.events import ChargeDebited, NoteAdded
from seawall.store import Projection, Store
from seawall.store.connect import engine_of

ANA = Actor("ana")
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Sum(msgspec.Struct, frozen=True):
    """How many events a stream has, what they add up to, and the last note."""

    events: int
    amount: Decimal = Decimal(0)
    note: str = ""


def _counted(state: Sum | None, event: Event) -> Sum:
    before = state or Sum(0)
    body = event.body
    amount = body.amount if isinstance(body, ChargeDebited) else Decimal(0)
    return Sum(before.events + 1, before.amount + amount, body.text if isinstance(body, NoteAdded) else before.note)


CASES = Projection("cases", "case:", Sum, _counted, lambda state: str(state.events % 2))
SUMS = Projection("sums", "property:", Sum, _counted)
KNOWN = (CASES, SUMS)


def opened(url: str, told: list[str] | None = None) -> Store:
    return Store.open(url, KNOWN, salts=secrets.token_bytes, told=(told if told is not None else []).append)


def note(stream: str, words: str) -> tuple[str, Body]:
    return stream, NoteAdded(text=words)


def balanced(number: int) -> list[tuple[str, Body]]:
    """A batch that is worth something only as a whole: what one item pays the other gets."""
    amount = Decimal(number % 97 + 1)
    on = date(2026, 11, 22)
    return [
        ("property:payer", ChargeDebited(on=on, amount=amount, schedule=str(number))),
        ("property:payee", ChargeDebited(on=on, amount=-amount, schedule=str(number))),
        note(f"case:{number % 5}", f"moved {amount}"),
    ]


def forced(url: str, *statements: str) -> None:
    """Do to the tables what the triggers refuse, as somebody with the database's own tools can."""
    engine = engine_of(url)
    _without_triggers(engine, statements)
    engine.dispose()


def _without_triggers(engine: Engine, statements: tuple[str, ...]) -> None:
    with engine.connect() as connection, connection.begin():
        if engine.dialect.name == "sqlite":
            query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            triggers = [(row[0], row[1]) for row in connection.exec_driver_sql(query)]
            for name, _ in triggers:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(text(statement))
            for _, made in triggers:
                connection.exec_driver_sql(made)
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(text(statement))
