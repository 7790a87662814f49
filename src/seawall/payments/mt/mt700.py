"""Category 7, documentary credits: applicant, beneficiary, all banks; goods, ports and conditions as words to be screened.

SWIFT User Handbook, category 7; UCP 600 articles 2, 9 and 12 for what each bank is.
"""

from seawall.entities import Role
from seawall.payments.mt.table import (
    COMMON,
    FieldReader,
    Table,
    account,
    amount,
    bank,
    charge,
    customer,
    dated_amount,
    narrative,
    reference,
    shape,
    value_date,
    words,
)

_WORDS = (
    "22A 22D 22K 22Y 23B 23F 23S 23X 24G 26E 29A 29B 29D 31D 31E 31L 31R 31S 35G 39A 39B 39C 39D 39E 39F 40A 40B 40C 40D"
    " 40E 40F 42C 42M 42P 43P 43T 44A 44B 44C 44D 44E 44F 44G 44H 45A 45B 45C 45D 45L 46A 46B 47A 47B 47E 48 48B 48D"
    " 49 49A 49D 49F 49G 49H 49J 49K 49L 49M 49N 49Y 49Z 71B 71D 71N 72C 72Z 73 73A 73R 73S 75 76 77 77C 77D 77E 77F"
    " 77J 77L 77U 78 78B 78D 78K 79A 79D 79Z"
)

ROWS: dict[str, FieldReader] = (
    COMMON
    | dict.fromkeys(_WORDS.split(), words)
    | {
        "20": reference,
        "21": reference,
        "21A": reference,
        "21P": reference,
        "21S": reference,
        "21T": reference,
        "23": reference,
        "25": account(Role.RELATED),
        "27": reference,
        "30": value_date,
        "31C": value_date,
        "32A": dated_amount,
        "32B": amount,
        "32D": dated_amount,
        "33A": dated_amount,
        "33B": charge,  # increase, or additional amounts: no amount of the credit itself
        "34A": dated_amount,
        "34B": charge,
        "26T": shape(r"[A-Z0-9]{3}"),
        "41": bank(Role.NOMINATED_BANK),  # available with
        "42A": bank(Role.RELATED),  # drawee
        "42D": bank(Role.RELATED),
        "50B": customer(Role.ISSUING_BANK),  # an issuer that is no bank
        "50": customer(Role.APPLICANT),
        "51": customer(Role.RELATED),  # applicant bank; obligor of a guarantee
        "52": bank(Role.ISSUING_BANK),
        "53": bank(Role.REIMBURSEMENT_AGENT),
        "54": bank(Role.REIMBURSEMENT_AGENT),
        "55": bank(Role.RELATED),
        "56": bank(Role.ADVISING_BANK),
        "57": bank(Role.ADVISING_BANK),
        "58": bank(Role.RELATED),  # requested confirmation party
        "59": customer(Role.BENEFICIARY),
        "72": narrative,
        "79": narrative,
    }
)
_NEGOTIATION = ROWS | {"58": bank(Role.NOMINATED_BANK)}  # MT740, MT742: the bank that negotiates and is reimbursed
_BOTH = (Role.APPLICANT, Role.BENEFICIARY)


def _table(
    name: str,
    rows: dict[str, FieldReader] = ROWS,
    *,
    sender: Role | None = None,
    receiver: Role | None = None,
    needs: tuple[Role, ...] = (),
) -> Table:
    """Sender and receiver of a type have their part in the credit where no field names another for it."""
    return Table(
        f"MT{name}",
        rows,
        sender_as=(sender,) if sender else (),
        receiver_as=(receiver,) if receiver else (),
        needs=needs,
    )


_ISSUING, _ADVISING, _NOMINATED = Role.ISSUING_BANK, Role.ADVISING_BANK, Role.NOMINATED_BANK
_REIMBURSING = Role.REIMBURSEMENT_AGENT

CREDITS: dict[str, Table] = {
    "700": _table("700", sender=_ISSUING, receiver=_ADVISING, needs=_BOTH),
    "701": _table("701", sender=_ISSUING, receiver=_ADVISING),  # goes on with an MT700
    "705": _table("705", sender=_ISSUING, receiver=_ADVISING, needs=_BOTH),
    "707": _table("707", sender=_ISSUING, receiver=_ADVISING),
    "708": _table("708", sender=_ISSUING, receiver=_ADVISING),
    "710": _table("710", sender=_ADVISING, needs=_BOTH),
    "711": _table("711", sender=_ADVISING),
    "720": _table("720", sender=_NOMINATED, needs=_BOTH),  # first and second beneficiary of a transfer
    "721": _table("721", sender=_NOMINATED),
    "730": _table("730", sender=_ADVISING, receiver=_ISSUING),
    "732": _table("732", sender=_ISSUING),
    "734": _table("734", sender=_ISSUING),
    "740": _table("740", _NEGOTIATION, sender=_ISSUING, receiver=_REIMBURSING),
    "742": _table("742", _NEGOTIATION, receiver=_REIMBURSING),
    "744": _table("744", sender=_REIMBURSING),
    "747": _table("747", sender=_ISSUING, receiver=_REIMBURSING),
    "750": _table("750", sender=_NOMINATED, receiver=_ISSUING),
    "752": _table("752", sender=_ISSUING),
    "754": _table("754", sender=_NOMINATED, receiver=_ISSUING),
    "756": _table("756", sender=_ISSUING),
    "759": _table("759"),
    "760": _table("760"),
    "765": _table("765"),
    "767": _table("767"),
    "768": _table("768"),
    "769": _table("769"),
    "785": _table("785"),
    "786": _table("786"),
    "787": _table("787"),
}
