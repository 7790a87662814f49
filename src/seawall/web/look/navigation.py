"""The navigation: where the desk's pages are, and the right without which each is not shown."""

from dataclasses import dataclass

from seawall.access import Right
from seawall.web.house import Visitor


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: where it leads, and the right without which it is not shown."""

    title: str
    path: str
    right: Right


NAVIGATION = (
    Place("Queue", "/desk/queue", Right.READ_CASES),
    Place("Search", "/desk/search", Right.SEARCH),
    Place("Lists", "/desk/lists", Right.READ_LISTS),
    Place("Deadlines", "/desk/deadlines", Right.READ_REPORTS),
    Place("Ledger", "/desk/ledger", Right.READ_LEDGER),
    Place("Reports", "/desk/reports", Right.READ_REPORTS),
    Place("Network", "/desk/network", Right.READ_HUNTS),
    Place("Customers", "/desk/customers", Right.READ_CUSTOMERS),
    Place("Policy", "/desk/policy", Right.READ_POLICY),
    Place("Audit", "/desk/audit", Right.READ_AUDIT),
    Place("Administration", "/desk/administration", Right.ADMINISTER),
)
ACCOUNT = "/account"


def places(visitor: Visitor | None) -> tuple[tuple[str, str], ...]:
    """What a visitor's pages lead to: title and path of each place that they may see."""
    return tuple((row.title, row.path) for row in NAVIGATION if visitor and row.right in visitor.rights)
