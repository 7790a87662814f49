"""What each role may do. The table is the whole rule: every route of the service names the rights it takes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from seawall.audit import Role


class Right(StrEnum):
    """One thing that may be done at the service."""

    SCREEN = "screen payments, parties and customers"
    SEARCH = "search the lists and read their entries"
    READ_LISTS = "see which lists are used and how old they are"
    READ_CASES = "read cases"
    WORK_CASES = "work on cases: answer, note, attach, propose"
    APPROVE = "approve or decline what another person proposed"
    READ_LEDGER = "read the ledger of blocked property"
    POST_LEDGER = "post to the ledger of blocked property"
    READ_REPORTS = "read reports and deadlines"
    FILE_REPORTS = "prepare reports and mark them filed"
    READ_CUSTOMERS = "read known customers and who is newly hit"
    LOAD_CUSTOMERS = "load and screen known customers"
    READ_POLICY = "read the policy"
    READ_AUDIT = "read the tape of events and verify it"
    READ_HUNTS = "read exposures, claims and briefs"
    HUNT = "read documents in, decide on what they propose, and hunt in logs"
    HOOK = "have stopped payments told to another system"
    ADMINISTER = "administer users, roles and keys"


_READING = frozenset(right for right in Right if right.name.startswith("READ_")) | {Right.SEARCH}
_WORKING = frozenset(
    {Right.SCREEN, Right.WORK_CASES, Right.POST_LEDGER, Right.FILE_REPORTS, Right.LOAD_CUSTOMERS, Right.HUNT}
)

# An auditor reads everything and changes nothing. An administrator gives rights and holds none over cases: who can
# make users must not be able to approve with one (separation of duties). A service is a program with a key: what it
# may do is narrowed further by the key's own scope.
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ANALYST: (_READING - {Right.READ_AUDIT}) | _WORKING,
        Role.APPROVER: (_READING - {Right.READ_AUDIT}) | _WORKING | {Right.APPROVE},
        Role.AUDITOR: _READING,
        Role.ADMINISTRATOR: frozenset(
            {Right.READ_LISTS, Right.READ_POLICY, Right.SEARCH, Right.ADMINISTER, Right.HOOK}
        ),
        Role.SERVICE: frozenset(
            {
                Right.SCREEN,
                Right.SEARCH,
                Right.READ_LISTS,
                Right.READ_CASES,
                Right.READ_LEDGER,
                Right.READ_REPORTS,
                Right.READ_CUSTOMERS,
                Right.LOAD_CUSTOMERS,
                Right.HOOK,
            }
        ),
    }
)


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All that somebody with these roles may do."""
    return frozenset(right for role in roles for right in RIGHTS[role])
