"""ISO 20022's identification schemes to kinds of identifiers (external code sets, 2026-02)."""

import re

from seawall.entities import Identifier, IdentifierKind
from seawall.payments.iso20022.node import Node

# ExternalOrganisationIdentification1Code and ExternalPersonIdentification1Code. Schemes that are not here, and
# proprietary ones, keep the message's own word as label and are matched as documents of unknown kind.
_SCHEMES: dict[str, IdentifierKind] = {
    "TXID": IdentifierKind.TAX_ID,
    "COID": IdentifierKind.REGISTRATION,
    "SREN": IdentifierKind.REGISTRATION,
    "SRET": IdentifierKind.REGISTRATION,
    "DUNS": IdentifierKind.DUNS,
    "BICC": IdentifierKind.BIC,
    "CCPT": IdentifierKind.PASSPORT,
    "NIDN": IdentifierKind.NATIONAL_ID,
    "SOSE": IdentifierKind.NATIONAL_ID,
    "ARNU": IdentifierKind.NATIONAL_ID,
    "POID": IdentifierKind.NATIONAL_ID,
    "TELE": IdentifierKind.PHONE,
}

# The names of schemes that somebody agreed on are short codes. A proprietary one may be any 35 signs: a text.
_CODE = re.compile(r"[\w-]{0,9}")
# What is written where a field must stand and nothing is known. As a BIC, NOTPROVIDED would be a bank in Romania.
_PLACEHOLDERS = frozenset({"", "NOTPROVIDED", "NOTPROVI"})

_CODES = (
    ("BICFI", IdentifierKind.BIC),
    ("AnyBIC", IdentifierKind.BIC),
    ("BICOrBEI", IdentifierKind.BIC),
    ("BIC", IdentifierKind.BIC),
    ("LEI", IdentifierKind.LEI),
)


def other_identifiers(node: Node) -> list[Identifier]:
    """Read Othr {Id, SchmeNm {Cd | Prtry}, Issr}; the issuer is kept as a note, and a scheme that is no code."""
    found = []
    for other in node.all("Othr"):
        scheme = other.take("SchmeNm", "Cd") or other.take("SchmeNm", "Prtry") or other.take("SchmeNm")
        issuer, value = other.take("Issr"), other.take("Id")
        note = words_beside(scheme, issuer)
        if value not in _PLACEHOLDERS or note:
            kind = _SCHEMES.get(scheme, IdentifierKind.OTHER)
            found.append(Identifier(kind, value, label=scheme, note=note))
    return found


def words_beside(scheme: str, issuer: str = "") -> str:
    """What is said beside a number and may be a name: its scheme, where that is no code, and its issuer."""
    scheme = "" if _CODE.fullmatch(scheme) else f"scheme {scheme}"
    return "; ".join(part for part in (scheme, f"issuer {issuer}" if issuer else "") if part)


def coded_identifiers(node: Node) -> list[Identifier]:
    """Read BIC and LEI under all names that the versions give them."""
    there = node.names()
    return [
        Identifier(kind, text, label=name)
        for name, kind in _CODES
        if name in there and (text := node.take(name)) not in _PLACEHOLDERS
    ]


def clearing_member(node: Node) -> list[Identifier]:
    """Read ClrSysMmbId {ClrSysId {Cd | Prtry}, MmbId}: a national bank code such as an ABA routing number."""
    found = []
    for member in node.all("ClrSysMmbId"):
        system = member.take("ClrSysId", "Cd") or member.take("ClrSysId", "Prtry")
        value = member.take("MmbId") or member.take("Id")
        if value:
            label, note = system or "clearing member", words_beside(system)
            found.append(Identifier(IdentifierKind.OTHER, value, label=label, note=note))
    return found
