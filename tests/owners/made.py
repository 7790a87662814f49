"""Ownership files written as tables, and screenings that ask them."""

import io
from collections.abc import Mapping

from seawall.corpus import Corpus
from seawall.decisions import Dealing, Decision, Policy, us_policy
from seawall.entities import Identifier, Party, Role, Schema
from seawall.owners import Ownership, ownership_of
from seawall.ownership.readers import read
from seawall.payments import Customer, Payment
from seawall.payments.subject import FreeText
from seawall.screen import Screening, screen_one
from tests.made import NOW

HEADER = "owner,owned,share,control,from,until,owner_id,owned_id,owned_lei,owner_listed"
# Owners that are on the example lists: two SDN, one of each SSI directive's, one merely alike to an SDN.
SDN, SDN2 = '"Integrity Technology Group, Incorporated"', "Aeza Group LLC"
DIRECTIVE_1, DIRECTIVES_2_4 = "SVIAZ-BANK", "Rosneft Finance S.A."
ALIKE = "Media Lands LLC"


def ownership(corpus: Corpus, *rows: str, policy: Policy | None = None, lists: tuple[str, ...] = ()) -> Ownership:
    """The ownership of a table of these rows, its cells in the order of HEADER."""
    table = "\n".join((HEADER, *(row + "," * (HEADER.count(",") - _commas(row)) for row in rows)))
    statements = read(io.BytesIO(table.encode()), "table")
    return ownership_of(statements, corpus, policy or us_policy(), NOW.date(), lists=lists)


def _commas(row: str) -> int:
    """The commas of a row that part cells: those in quotes part none."""
    return sum(part.count(",") for part in row.split('"')[::2])


def party(name: str, *identifiers: Identifier, role: Role = Role.CUSTOMER) -> Party:
    return Party(role, (name,) if name else (), Schema.LEGAL_ENTITY, identifiers, place=f"row of {name}")


def payment(*names: str, text: str) -> Payment:
    """A payment among Example Trading LLC and these parties, with a text of remittance."""
    parties = tuple(party(name, role=Role.CREDITOR) for name in (*names, "Example Trading LLC"))
    return Payment("PAY-1", parties, "payments.xml", "row 1", "test", free_texts=(FreeText(text, "RmtInf/Ustrd"),))


def decided(
    corpus: Corpus,
    owned: Ownership | None,
    *parties: Party,
    policy: Policy | None = None,
    dealings: Mapping[str, Dealing] | None = None,
) -> Decision:
    """The decision on a customer C-1 with these parties."""
    using = Screening(corpus, policy or us_policy(), NOW, dealings=dealings or {}, ownership=owned)
    return screen_one(Customer("C-1", parties, "customers.csv", "row 1"), using)
