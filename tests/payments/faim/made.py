"""Fedwire messages written by hand in the official tags, and what is read of them."""

from io import BytesIO

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments import Payment
from seawall.payments.faim.message import parse

HEAD = "{1500}30        T {1510}1000{1520}20250106EXAMPLE1000001{2000}000001234567"
BANKS = "{3100}121042882EXAMPLE BANK*{3400}231380104EXAMPLE TRUST*{3600}CTR*{3320}REF-1*"
CUSTOMERS = (
    "{4200}D987654321*EXAMPLE IMPORTS LTD*2 EXAMPLE ROAD*SPRINGFIELD*"
    "{5000}D123456789*EXAMPLE TRADING LLC*1 EXAMPLE STREET*SPRINGFIELD IL 62701*"
)
PLAIN = HEAD + BANKS + CUSTOMERS


def items(data: str | bytes) -> list[Payment | Problem]:
    return list(parse(BytesIO(data.encode() if isinstance(data, str) else data), "x.txt"))


def payments(data: str | bytes) -> list[Payment]:
    return [item for item in items(data) if isinstance(item, Payment)]


def payment(*tags: str) -> Payment:
    """The plain message with these tags behind it."""
    (found,) = payments(PLAIN + "".join(tags))
    return found


def told(found: Payment) -> list[str]:
    """Where and why a payment is reviewed: "{4200} name: …"."""
    return [f"{problem.field}: {problem.why}" for problem in found.problems]


def of(found: Payment, role: Role) -> list[Party]:
    return [party for party in found.parties if party.role is role]
