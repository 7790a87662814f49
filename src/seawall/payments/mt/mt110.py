"""MT110, MT111 and MT112, cheques: advice (one payment a cheque), request to stop payment, and its answer."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, bank, customer, narrative, value_date

_ROWS = COMMON | {
    "30": value_date,
    "50": customer(Role.DEBTOR),
    "52": bank(Role.DEBTOR_AGENT),
    "53": bank(Role.SETTLEMENT_AGENT),
    "54": bank(Role.SETTLEMENT_AGENT),
    "59": customer(Role.CREDITOR),
    "75": narrative,
    "76": narrative,
}

MT110 = Table("MT110", _ROWS, starts="21", sender_as=(Role.DEBTOR_AGENT,), needs=(Role.CREDITOR,))
MT111 = Table("MT111", _ROWS, sender_as=(Role.DEBTOR_AGENT,))
MT112 = Table("MT112", _ROWS)
