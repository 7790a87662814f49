"""Members that look like one are told, and nothing that is two."""

import pytest

from seawall.entities import Identifier, IdentifierKind
from seawall.ownership import Graph, Member, lookalikes
from seawall.ownership.readers.ids import folded

ROWS = [
    # two names, whether they look like one
    ("Example Birch Ltd", "Example Birch Limited", True),
    ("EXAMPLE BIRCH, LTD.", "Example Birch Limited", True),
    ("Example Birch Corp", "Example Birch Corporation", True),
    ("Example Birch Inc.", "Example Birch Incorporated", True),
    ("Example Birch LLC", "Example Birch Limited Liability Company", True),
    ("Beispiel GmbH", "Beispiel Gesellschaft mit beschrankter Haftung", True),
    ("Example Birch Ltd", "Example Birch LLC", False),  # other forms are other companies
    ("Example Birch GmbH", "Example Birch AG", False),
    ("Example Birch Ltd", "Example Oak Limited", False),
    ("Example Birch Ltd", "Example Birch Holding Limited", False),
    ("Limited", "Ltd", False),  # nothing but a form is a name
    ("Example Birch", "Example Birch Ltd", False),
]


def graph(*names: str, numbers: tuple[str, ...] = ("", "")) -> Graph:
    kind = IdentifierKind.OTHER
    return Graph.of(
        Member(
            folded(name),
            name,
            identifiers=(Identifier(kind, number),) if number else (),
            source="t",
            place=f"line {at}",
        )
        for at, (name, number) in enumerate(zip(names, numbers, strict=True), start=2)
    )


@pytest.mark.parametrize(("one", "other", "is_told"), ROWS)
def test_two_spellings_of_one_legal_form_look_like_one(one: str, other: str, *, is_told: bool) -> None:
    for names in ((one, other), (other, one)):
        assert bool(list(lookalikes(graph(*names)))) is is_told


@pytest.mark.parametrize(
    ("numbers", "is_told"), [(("1", "2"), False), (("1", "1"), True), (("1", ""), True), (("", ""), True)]
)
def test_two_numbers_tell_two_apart(numbers: tuple[str, str], *, is_told: bool) -> None:
    found = list(lookalikes(graph("Example Birch Ltd", "Example Birch Limited", numbers=numbers)))
    assert bool(found) is is_told


def test_what_is_told_names_both_with_their_rows_and_says_what_to_do() -> None:
    (problem,) = lookalikes(graph("Example Birch Ltd", "Example Birch Limited"))
    assert (problem.record, problem.said) == ("line 3", "Example Birch Limited")
    assert problem.why.startswith("it looks like 'Example Birch Ltd' (t line 2), and the two are taken for two")
