"""Messages of all categories (n90 to n99): charges, cancellation, queries, answers and free text, with the fields of what they are about."""

from collections.abc import Mapping

from seawall.entities import Role
from seawall.payments.mt.mt103 import MT103
from seawall.payments.mt.mt202 import ROWS as BANK_ROWS
from seawall.payments.mt.mt700 import ROWS as CREDIT_ROWS
from seawall.payments.mt.table import FieldReader, Table, account, amount, dated_amount, narrative, shape

_OWN: dict[str, FieldReader] = {
    "11R": shape(r"\d{3}\n\d{6}(?:\n?\d{1,10})?"),
    "11S": shape(r"\d{3}\n\d{6}(?:\n?\d{1,10})?"),
    "25": account(Role.RELATED),
    "32B": amount,
    "32C": dated_amount,
    "32D": dated_amount,
    "71B": narrative,
    "72": narrative,
    "75": narrative,
    "76": narrative,
    "77A": narrative,
    "77E": narrative,
    "79": narrative,
}
# The first digit of the type → the fields of the messages that it may be about.
_ABOUT: dict[str, Mapping[str, FieldReader]] = {"1": MT103.rows, "2": BANK_ROWS, "7": CREDIT_ROWS}
KINDS = ("90", "91", "92", "95", "96", "98", "99")


def table_of(kind: str) -> Table | None:
    """The table of "192", "299" and their like; None for other types, and for categories without payments."""
    if kind[1:] not in KINDS or kind[:1] not in _ABOUT:
        return None
    return Table(f"MT{kind}", {**_ABOUT[kind[0]], **_OWN})
