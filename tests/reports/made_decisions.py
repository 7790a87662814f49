"""Decisions for the tests of reports: of every outcome, with every kind of text in every place."""

from dataclasses import replace

from seawall.decisions import Circumstances, Decision, decide, us_policy
from seawall.entities import Designation, Entity, Party, Role
from seawall.errors import Problem
from seawall.payments import Customer
from tests.made import NOW, listed, match

US = us_policy()
UNDER = Circumstances(NOW, "corpus-1", "0.1.0", ("us-ofac-sdn: last fetched 3 days ago",))
PROBLEM = Problem("customers.csv", "row 7", "date_of_birth", "31.02.1960", "this is no date")
# On which list an entry must stand for the outcome that a test wants.
LIST_OF = {"block": "SDN", "reject": "CAPTA", "review": "SSI"}


def decision(
    key: str = "C-1", outcome: str = "release", name: str = "Example Trading LLC", listed_as: str = "AEZA"
) -> Decision:
    """A decision with this outcome about a party with this name."""
    party = Party(Role.CUSTOMER, (name,), place="row 1")
    subject = Customer(key, (party,), "customers.csv", "row 1")
    if outcome == "release":
        return decide(subject, [(party, [])], {}, US, UNDER)
    entity: Entity = replace(listed(1, listed_as), designations=(Designation("OFAC", LIST_OF[outcome], ("CYBER2",)),))
    return decide(subject, [(party, [match()])], {entity.id: entity}, US, UNDER)


def with_two_findings(key: str = "C-2") -> Decision:
    """A decision with two findings, a problem and a note."""
    party = Party(Role.CUSTOMER, ("Aeza",), place="row 2")
    entities = {entity.id: entity for entity in (listed(1, "AEZA GROUP LLC"), listed(2, "AEZA", on="SSI"))}
    subject = Customer(key, (party,), "customers.csv", "row 2", problems=(PROBLEM,))
    found = [match("ofac-1"), match("ofac-2", 4.0)]
    return decide(subject, [(party, found)], entities, US, UNDER)


ALL = (decision(), with_two_findings(), decision("C-3", "review"), PROBLEM, decision("C-4", "reject"))
