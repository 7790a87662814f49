"""Codes of ACH records: which way the money goes, and the check digit of a routing number."""

from dataclasses import dataclass

from seawall.entities import Role


@dataclass(frozen=True, slots=True)
class Sides:
    """Who is who: the company (or IAT originator) that sent the entry, its receiver, and the bank of each."""

    company: Role
    receiver: Role
    company_bank: Role
    receiver_bank: Role


# A credit takes from the company and gives to the receiver; a debit turns both around. A return or a notification of
# change keeps the sides of the entry that it answers, as pacs.004 keeps its original chain.
CREDIT = Sides(Role.DEBTOR, Role.CREDITOR, Role.DEBTOR_AGENT, Role.CREDITOR_AGENT)
DEBIT = Sides(Role.CREDITOR, Role.DEBTOR, Role.CREDITOR_AGENT, Role.DEBTOR_AGENT)
# Where the transaction code can't be read, who pays whom is not known; all are screened all the same.
UNKNOWN = Sides(Role.RELATED, Role.RELATED, Role.RELATED, Role.RELATED)

# Nacha Operating Rules, Appendix Three, transaction codes: 2x demand, 3x savings, 4x general ledger, 5x loan accounts;
# 81 to 88 are advices of automated accounting (ADV), the odd ones credits.
_CREDITS = "21 22 23 24 31 32 33 34 41 42 43 44 51 52 53 54 81 83 85 87"
_DEBITS = "26 27 28 29 36 37 38 39 46 47 48 49 55 56 82 84 86 88"
SIDES: dict[str, Sides] = {
    **dict.fromkeys(_CREDITS.split(), CREDIT),
    **dict.fromkeys(_DEBITS.split(), DEBIT),
}

_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)


def check_digit(routing: str) -> str:
    """The ninth digit of a routing number from its first eight (ABA); empty where they are not eight digits."""
    if len(routing) != len(_WEIGHTS) or not (routing.isascii() and routing.isdigit()):
        return ""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, routing, strict=True))
    return str(-total % 10)
