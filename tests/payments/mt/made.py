"""MT messages made for tests, and what they are read to."""

from io import BytesIO

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments import Payment
from seawall.payments.mt import parse

PLAIN = """\
:20:REF1
:23B:CRED
:32A:260609USD10,50
:50K:/123456
EXAMPLE TRADING LLC
1 MAIN STREET
SPRINGFIELD
:59:/654321
EXAMPLE IMPORTS LTD
2 HIGH STREET
:71A:SHA"""


def message(text: str = PLAIN, kind: str = "103", head: str = "") -> str:
    """A message as sent (input) from EXMPUS33 to EXMPDEFF with this text block, and block 3 where one is given."""
    three = f"{{3:{head}}}" if head else ""
    return (
        f"{{1:F01EXMPUS33AXXX0000000000}}{{2:I{kind}EXMPDEFFXXXXN}}{three}{{4:\r\n"
        + text.replace("\n", "\r\n")
        + "\r\n-}"
    )


def items(data: str | bytes) -> list[Payment | Problem]:
    """All that a file gives."""
    return list(parse(BytesIO(data.encode() if isinstance(data, str) else data), "x.fin"))


def payments(data: str | bytes) -> list[Payment]:
    """The payments of a file that must give nothing else."""
    found = items(data)
    assert all(isinstance(item, Payment) for item in found), found
    return [item for item in found if isinstance(item, Payment)]


def payment(data: str | bytes) -> Payment:
    """The one payment of a file."""
    found = payments(data)
    assert len(found) == 1
    return found[0]


def whys(found: Payment) -> list[str]:
    """Its problems, each as field and reason."""
    return [f"{problem.field}: {problem.why}" for problem in found.problems]


def party(found: Payment, role: Role) -> Party:
    """Its one party in a role."""
    one = [known for known in found.parties if known.role is role]
    assert len(one) == 1, one
    return one[0]
