"""ACH files written by hand in the official columns, and what is read of them."""

from io import BytesIO

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments import Payment
from seawall.payments.ach.file import parse

# 0        1         2         3         4         5         6         7         8         9
# 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234
PLAIN = """\
101 231380104 1210428822601050930A094101Example Bank           Example Processing     REF00001
5200Example Trading WIDGETS             1231380104PPDPAYROLL   JAN 05260106   1121042880000001
622231380104987654321        0000123456E-0001         Example Imports Ltd     0121042880000001
627231380104123456789        0000000099E-0002         Example Exports Ltd     1121042880000002
705Invoice 17 of Example Exports                                                   00010000002
820000000300462760200000000000990000001234561231380104                         121042880000001
9000001000001000000030046276020000000000099000000123456                                       
9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999
"""  # noqa: W291  # the columns are there

IAT = """\
101 121042882 2313801042601050930A094101Example Bank           Example Gateway                
5220                FF3               DE1231380104IATTRADEPAYMTUSDEUR260106   0231380100000001
6221210428820009             0000100000DE02500105170137075030               101231380100000001
710BUS000000000000092000F-77                  Example Imports GmbH                     0000001
711Example Trading LLC                1 Example Street                                 0000001
712Springfield*IL\\                    US*62701\\                                        0000001
713Example Bank                       01231380104                         US           0000001
714Example Bank AG                    02EXMPDEFF                          DE           0000001
715C-4711         2 Example Allee                                                      0000001
716Berlin*BE\\                         DE*10115\\                                        0000001
717Invoice 18                                                                      00010000001
718Example Correspondent              03FR7630006000011234567890189       FR       00010000001
822000001000121042880000000000000000001000001231380104                         231380100000001
9000001000001000000100012104288000000000000000000100000                                       
"""  # noqa: W291  # the columns are there


def items(data: str | bytes) -> list[Payment | Problem]:
    return list(parse(BytesIO(data.encode() if isinstance(data, str) else data), "x.ach"))


def payments(data: str | bytes) -> list[Payment]:
    return [item for item in items(data) if isinstance(item, Payment)]


def problems(data: str | bytes) -> list[str]:
    """What is told beside the payments: "line 6 columns 5–10: …"."""
    return [
        str(item).removeprefix("x.ach: ").removeprefix("x.ach ") for item in items(data) if isinstance(item, Problem)
    ]


def told(payment: Payment) -> list[str]:
    """Where and why a payment is reviewed: "line 3 columns 4–12: not a routing number"."""
    return [f"{problem.record} {problem.field}: {problem.why}" for problem in payment.problems]


def of(payment: Payment, role: Role) -> list[Party]:
    return [party for party in payment.parties if party.role is role]
