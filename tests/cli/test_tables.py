"""What the tables of the command line say beside our own score."""

from rich.console import Console

from seawall.cli import tables
from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.matching import compare

SCREENED = "Integrity Technology Group"


def _found(authority: str) -> str:
    entity = Entity(
        "ofac-50543",
        Schema.COMPANY,
        (ListedName("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", NameKind.PRIMARY),),
        (Designation(authority, "SDN", ("CYBER2",)),),
        Source("us-ofac-sdn", "sdn.csv", "1"),
    )
    match = compare(Party(Role.CUSTOMER, (SCREENED,), Schema.COMPANY, place="A"), entity)
    console = Console(width=200)
    with console.capture() as captured:
        console.print(tables.found(SCREENED, [(match, entity)]))
    return captured.get()


def test_a_search_shows_the_score_of_ofacs_tool_beside_ours_and_marks_it_as_emulated() -> None:
    shown = _found("OFAC")
    assert "~100" in shown
    assert "emulated, not official" in shown


def test_a_search_shows_no_such_score_for_another_authoritys_list() -> None:
    assert "~" not in _found("EU")


def test_an_explanation_says_what_ofacs_tool_would_show() -> None:
    line = tables.ofac_tool_line("Vladimr Putin", "PUTIN, Vladimir").plain
    assert line == "OFAC's Sanctions List Search would show about 99 (emulated, not official)"


def test_an_explanation_says_where_ofacs_tool_would_show_nothing() -> None:
    line = tables.ofac_tool_line("Bush", "PUTIN, Vladimir").plain
    assert line == "OFAC's Sanctions List Search would not show this pair (emulated, not official)"
