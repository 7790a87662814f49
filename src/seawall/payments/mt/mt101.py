"""MT101, request for transfer: one ordering customer or several, one payment for each field 21."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, account, bank, charge, customer, reference, value_date

MT101 = Table(
    title="MT101",
    rows=COMMON
    | {
        "21F": reference,  # foreign exchange deal
        "21R": reference,  # the customer's own
        "25": account(Role.RELATED),  # authorisation
        "25A": account(Role.RELATED),  # charges account
        "30": value_date,
        "32B": COMMON["32B"],
        "50C": customer(Role.INITIATING_PARTY),
        "50L": customer(Role.INITIATING_PARTY),
        "50": customer(Role.DEBTOR),
        "51": bank(Role.RELATED),  # sending institution
        "52": bank(Role.DEBTOR_AGENT),
        "56": bank(Role.INTERMEDIARY_AGENT),
        "57": bank(Role.CREDITOR_AGENT),
        "59": customer(Role.CREDITOR),
        "71F": charge,
    },
    starts="21",
    sender_as=(Role.INITIATING_PARTY,),
    # The message goes to the bank that keeps the ordering customer's account, unless 52a names another.
    receiver_as=(Role.DEBTOR_AGENT,),
    needs=(Role.DEBTOR, Role.CREDITOR),
)
