"""ISO 20022 cash accounts to identifiers and names of the party that holds them."""

from seawall.entities import Identifier, IdentifierKind
from seawall.payments.draft import Draft
from seawall.payments.iso20022.identifiers import words_beside
from seawall.payments.iso20022.node import Node

_PROXIES = {
    "TELE": IdentifierKind.PHONE,
    "EMAL": IdentifierKind.EMAIL,
    "EWAL": IdentifierKind.OTHER,
}


def read_account(account: Node, draft: Draft) -> None:
    """Take an account: IBAN or other number, the account's own name, and its proxy (a phone number, an e-mail)."""
    kind = account.take("Tp", "Cd") or account.take("Tp", "Prtry")
    currency = account.take("Ccy")
    note = " ".join(part for part in (kind, currency) if part)
    iban = account.take("Id", "IBAN")
    if iban:
        draft.identifiers.append(Identifier(IdentifierKind.ACCOUNT, iban, label="IBAN", note=note))
    for other in account.all("Id", "Othr"):
        scheme = other.take("SchmeNm", "Cd") or other.take("SchmeNm", "Prtry")
        issuer = other.take("Issr")
        if number := other.take("Id"):
            words = " ".join(part for part in (note, words_beside(scheme, issuer)) if part)
            draft.identifiers.append(Identifier(IdentifierKind.ACCOUNT, number, label=scheme, note=words))
    draft.add_name(account.take("Nm"))
    _read_proxy(account, draft)


def _read_proxy(account: Node, draft: Draft) -> None:
    for proxy in account.all("Prxy"):
        scheme = proxy.take("Tp", "Cd") or proxy.take("Tp", "Prtry")
        if value := proxy.take("Id"):
            kind = _PROXIES.get(scheme, IdentifierKind.OTHER)
            draft.identifiers.append(Identifier(kind, value, label=scheme or "proxy", note=words_beside(scheme)))
