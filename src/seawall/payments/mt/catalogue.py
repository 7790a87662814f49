"""Message types to their tables."""

from seawall.payments.mt import mtn9x, other
from seawall.payments.mt.mt101 import MT101
from seawall.payments.mt.mt102 import MT102
from seawall.payments.mt.mt103 import MT103
from seawall.payments.mt.mt104 import MT104, MT107
from seawall.payments.mt.mt110 import MT110, MT111, MT112
from seawall.payments.mt.mt200 import MT200, MT201
from seawall.payments.mt.mt202 import MT202, MT203, MT205
from seawall.payments.mt.mt204 import MT204
from seawall.payments.mt.mt210 import MT210, MT900, MT910
from seawall.payments.mt.mt700 import CREDITS
from seawall.payments.mt.mt940 import MT920, MT940, MT941, MT942, MT950
from seawall.payments.mt.table import Table

TABLES: dict[str, Table] = {
    "101": MT101,
    "102": MT102,
    "103": MT103,
    "104": MT104,
    "107": MT107,
    "110": MT110,
    "111": MT111,
    "112": MT112,
    "200": MT200,
    "201": MT201,
    "202": MT202,
    "203": MT203,
    "204": MT204,
    "205": MT205,
    "210": MT210,
    "900": MT900,
    "910": MT910,
    "920": MT920,
    "940": MT940,
    "941": MT941,
    "942": MT942,
    "950": MT950,
    **CREDITS,
}


def table_of(kind: str) -> tuple[Table, bool]:
    """The table of a type, and whether it is the type's own."""
    known = TABLES.get(kind) or mtn9x.table_of(kind)
    return (known, True) if known else (other.table_of(kind), False)
