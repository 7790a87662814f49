"""The flat rows: a column of what OFAC's own tool would show stands at the end."""

from datetime import UTC, datetime

from seawall.decisions import Decision, Finding, Outcome
from seawall.decisions.decision import Versions
from seawall.entities import Role
from seawall.matching import Basis, Match
from seawall.reports.page import render
from seawall.reports.rows import COLUMNS, rows
from seawall.reports.tally import Tally

LISTED = "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"


def _decision(entity_id: str) -> Decision:
    match = Match(entity_id, 0.99, Basis.NAME, "Integrity Technology Group", LISTED, weak=False, reasons=())
    finding = Finding(
        Role.CUSTOMER, "row 1", match.screened_name, match, LISTED, ("SDN",), ("CYBER2",), Outcome.BLOCK, "listed", ()
    )
    return Decision(
        key="1",
        kind="customer",
        source="customers.csv",
        place="row 1",
        party=match.screened_name,
        outcome=Outcome.BLOCK,
        why="listed",
        findings=(finding,),
        problems=(),
        notes=(),
        versions=Versions("c", "p", "e"),
        decided_at=datetime(2026, 1, 5, tzinfo=UTC),
    )


def test_the_emulated_score_of_ofacs_tool_and_the_counterfactual_stand_in_their_columns() -> None:
    (row,) = rows(_decision("ofac-50543"))
    assert COLUMNS[27:29] == ("ofac_tool_emulated", "counterfactual")
    assert row["ofac_tool_emulated"] == "100"


def test_an_entity_that_ofac_does_not_list_has_no_such_score() -> None:
    (row,) = rows(_decision("eu-1"))
    assert row["ofac_tool_emulated"] == ""


def test_the_page_shows_it_marked_as_emulated() -> None:
    decision, tally = _decision("ofac-50543"), Tally()
    tally.add(decision)
    page = render([decision], [], tally)
    assert "would show about 100 <em>(emulated, not official)</em>" in page
