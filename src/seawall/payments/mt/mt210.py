"""MT210, MT900 and MT910: notice to receive, confirmation of debit, confirmation of credit."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, account, bank, customer, ordering_bank, shape, value_date

_ROWS = COMMON | {
    "13D": shape(r"\d{10}[+-]\d{4}"),
    "25": account(Role.CUSTOMER),
    "30": value_date,
    "50": customer(Role.DEBTOR),
    "52": ordering_bank,
    "56": bank(Role.INTERMEDIARY_AGENT),
}

# The sender of an MT210 is who will be credited.
MT210 = Table("MT210", _ROWS, starts="21", sender_as=(Role.CUSTOMER,))
MT900 = Table("MT900", _ROWS)
MT910 = Table("MT910", _ROWS)
