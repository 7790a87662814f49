"""MT103, single customer credit transfer, with its variants STP and REMIT, and as a return or rejection."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, FieldReader, Table, bank, customer, narrative, shape

# SWIFT's names: 52a ordering institution, 53a sender's correspondent, 54a receiver's correspondent, 55a third
# reimbursement institution, 56a intermediary, 57a account with institution. Roles as in the CBPR+ translation.
PARTIES: dict[str, FieldReader] = {
    "50": customer(Role.DEBTOR),
    "51": bank(Role.INSTRUCTING_AGENT),  # sending institution
    "52": bank(Role.DEBTOR_AGENT),
    "53": bank(Role.SETTLEMENT_AGENT),
    "54": bank(Role.SETTLEMENT_AGENT),
    "55": bank(Role.SETTLEMENT_AGENT),
    "56": bank(Role.INTERMEDIARY_AGENT),
    "57": bank(Role.CREDITOR_AGENT),
    "59": customer(Role.CREDITOR),
}

MT103 = Table(
    title="MT103",
    rows=COMMON | PARTIES | {"23B": shape(r"[A-Z]{4}"), "33B": COMMON["33B"], "77T": narrative},
    sender_as=(Role.DEBTOR_AGENT,),
    receiver_as=(Role.CREDITOR_AGENT,),
    needs=(Role.DEBTOR, Role.CREDITOR),
)
