"""MT204, financial markets direct debit: one creditor, and a debtor bank for each field 20 after the first."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, bank, value_date

MT204 = Table(
    title="MT204",
    rows=COMMON
    | {
        "30": value_date,
        "53": bank(Role.DEBTOR),  # debit institution
        "57": bank(Role.CREDITOR_AGENT),
        "58": bank(Role.CREDITOR),
    },
    starts="20",
    sender_as=(Role.CREDITOR,),
    needs=(Role.DEBTOR, Role.CREDITOR),
)
