"""MT200 and MT201, transfers of a bank to its own account elsewhere: the sender pays, the bank of its account is paid."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, bank, value_date

_ROWS = COMMON | {
    "30": value_date,
    "53": bank(Role.SETTLEMENT_AGENT),
    "56": bank(Role.INTERMEDIARY_AGENT),
    "57": bank(
        Role.CREDITOR
    ),  # as in the CBPR+ translation: the money goes to this bank, to the sender's account there
}
_NEEDS = (Role.DEBTOR, Role.CREDITOR)

MT200 = Table("MT200", _ROWS, sender_as=(Role.DEBTOR,), needs=_NEEDS)
# Each transfer of an MT201 begins with its own field 20; the message itself has none before.
MT201 = Table("MT201", _ROWS, starts="20", sender_as=(Role.DEBTOR,), needs=_NEEDS)
