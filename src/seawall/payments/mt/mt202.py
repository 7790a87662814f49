"""MT202, MT203 and MT205, transfers between banks; MT202 COV and MT205 COV with the customers that are covered."""

from seawall.entities import Role
from seawall.payments.mt.mt103 import PARTIES
from seawall.payments.mt.table import COMMON, Table, bank, value_date

ROWS = COMMON | {
    "30": value_date,
    "52": bank(Role.DEBTOR),  # ordering institution
    "53": bank(Role.SETTLEMENT_AGENT),
    "54": bank(Role.SETTLEMENT_AGENT),
    "56": bank(Role.INTERMEDIARY_AGENT),
    "57": bank(Role.CREDITOR_AGENT),
    "58": bank(Role.CREDITOR),  # beneficiary institution
}
# Sequence B of a cover payment: the customer credit transfer below, with the roles that it has there.
_COVERED = COMMON | PARTIES
# Without 52a the sender orders for itself, without 57a the receiver keeps the beneficiary's account.
_SENDER, _RECEIVER, _NEEDS = (Role.DEBTOR,), (Role.CREDITOR_AGENT,), (Role.DEBTOR, Role.CREDITOR)

MT202 = Table("MT202", ROWS, below=_COVERED, sender_as=_SENDER, receiver_as=_RECEIVER, needs=_NEEDS)
MT203 = Table("MT203", ROWS, starts="20", sender_as=_SENDER, receiver_as=_RECEIVER, needs=_NEEDS)
MT205 = Table("MT205", ROWS, below=_COVERED, sender_as=_SENDER, receiver_as=_RECEIVER, needs=_NEEDS)
