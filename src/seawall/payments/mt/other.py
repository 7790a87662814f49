"""Types without a table of their own (treasury, securities, collections): parties by the numbers of their fields, the rest as words."""

from seawall.entities import Role
from seawall.payments.mt.table import Table, bank, customer, reference, words

# 50 to 59 are parties in all categories; 80 to 89 are the parties of categories 3 and 6 (party A, party B, broker …).
_CUSTOMERS = ("50", "59", "83")
_BANKS = ("51", "52", "53", "54", "55", "56", "57", "58", "81", "82", "84", "85", "86", "87", "88", "89")


def table_of(kind: str) -> Table:
    """A table that keeps everything of a type that is not known; each such message says so in a Problem."""
    rows = dict.fromkeys(_CUSTOMERS, customer(Role.RELATED)) | dict.fromkeys(_BANKS, bank(Role.RELATED))
    return Table(f"MT{kind}", {**rows, "20": reference, "21": reference}, otherwise=words)
