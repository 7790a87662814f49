"""MT104 and MT107, direct debits: here field 50a is who is paid and 59a who pays; one payment for each field 21."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, bank, customer, reference, value_date

_ROWS = COMMON | {
    "21C": reference,  # mandate
    "21D": reference,
    "21E": reference,
    "21R": reference,
    "30": value_date,
    "50C": customer(Role.INITIATING_PARTY),
    "50L": customer(Role.INITIATING_PARTY),
    "50": customer(Role.CREDITOR),
    "51": bank(Role.RELATED),
    "52": bank(Role.CREDITOR_AGENT),
    "53": bank(Role.SETTLEMENT_AGENT),
    "57": bank(Role.DEBTOR_AGENT),
    "59": customer(Role.DEBTOR),
}

MT104 = Table("MT104", _ROWS, starts="21", closes="32B", needs=(Role.DEBTOR, Role.CREDITOR))
MT107 = Table("MT107", _ROWS, starts="21", closes="32B", needs=(Role.DEBTOR, Role.CREDITOR))
