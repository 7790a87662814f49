"""MT102, multiple customer credit transfer (and MT102 STP): one payment for each field 21."""

from seawall.entities import Role
from seawall.payments.mt.mt103 import PARTIES
from seawall.payments.mt.table import COMMON, Table, bank, shape

MT102 = Table(
    title="MT102",
    rows=COMMON | PARTIES | {"23": shape(r"[A-Z0-9/]{1,16}"), "51": bank(Role.RELATED)},
    starts="21",
    closes="32A",
    sender_as=(Role.DEBTOR_AGENT,),
    receiver_as=(Role.CREDITOR_AGENT,),
    needs=(Role.DEBTOR, Role.CREDITOR),
)
