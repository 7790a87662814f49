"""What else than a listed party bears on a decision shows in every report, and what nobody has verified says so."""

from seawall.decisions import Evidence, PlaceFinding
from seawall.reports import Tally, rows
from seawall.reports.page import render
from tests.decisions.made import decided, directive, entry, party

YALTA = PlaceFinding("crimea", "Yalta, Crimea", "/Cdtr/PstlAdr", party=party())


def test_a_place_is_a_row_of_its_own() -> None:
    (row,) = rows(decided(evidence=Evidence(places=(YALTA,))))
    told = ("basis", "entity", "screened_name", "role", "party_place", "finding_outcome", "outcome", "score", "list")
    assert [row[column] for column in told] == [
        "place", "crimea", "Yalta, Crimea", "creditor", "/Cdtr/PstlAdr", "reject", "reject", "", "",
    ]  # fmt: skip
    assert row["authorities"] == "E.O. 13685 (day: M) [A]"


def test_findings_and_grounds_stand_strictest_first() -> None:
    both = list(rows(decided(directive(1), evidence=Evidence(places=(YALTA,)))))
    assert [(row["basis"], row["finding_outcome"]) for row in both] == [("place", "reject"), ("name", "review")]
    assert "of how many days' tenor" in both[1]["question"]


def test_an_unverified_citation_says_so_in_rows_and_on_the_page() -> None:
    decision = decided(entry("NS-ISA"))
    (row,) = rows(decision)
    assert "Iran Sanctions Act [M, unverified]" in row["authorities"]
    tally = Tally()
    tally.add(decision)
    page = render([decision], [], tally)
    assert "<em>(M, unverified)</em>" in page
    assert "[rule unverified, M]" in page


def test_the_page_shows_places_questions_and_what_holds_a_return() -> None:
    decision = decided(entry("NS-MBS"), evidence=Evidence(places=(YALTA,)))
    tally = Tally()
    tally.add(decision)
    page = render([decision], [], tally)
    assert "place: crimea · creditor “Example Trading LLC”" in page
    assert "Do not send it back before it is settled: creditor Example Trading LLC may be ENTRY 1" in page
