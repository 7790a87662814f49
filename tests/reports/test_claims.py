"""Claims as rows of a table: what is written can be read again, and what a person decides of an advisory becomes claims."""

import csv
from io import BytesIO, StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.claims import Claim, NodeKind, Source, node, read, select, sort
from seawall.claims.overview import Asked
from seawall.errors import Problem
from seawall.reports.claims import COLUMNS, SORTED_COLUMNS, row, sorted_row
from tests.claims.made import ADDRESS, CLAIMS, EXAMPLE, GROUP


def written(columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


@settings(max_examples=60)
@given(CLAIMS)
def test_every_claim_has_a_text_in_every_column(claim: Claim) -> None:
    (judged,) = select([claim], Asked())
    cells = row(judged)
    assert tuple(cells) == COLUMNS
    assert all(isinstance(text, str) for text in cells.values())


def test_the_rows_of_the_case_are_read_again_as_what_they_said() -> None:
    with EXAMPLE.open("rb") as stream:
        claims = [each for each in read(stream, Source("claims.csv")) if isinstance(each, Claim)]
    data = written(COLUMNS, [dict(row(each)) for each in select(claims, Asked())])
    again = [each for each in read(BytesIO(data), Source("again.csv")) if isinstance(each, Claim)]
    of = [(each.sentence, each.window, each.tier, each.saying.voice, each.saying.on, each.note) for each in claims]
    assert [
        (each.sentence, each.window, each.tier, each.saying.voice, each.saying.on, each.note) for each in again
    ] == of


ADVISORY = b"IP | First Seen\n8.8.4[.]4:8081 | 2023-05-25\n\nback.pl and nsa.gov\n"


def test_a_sorted_advisory_is_a_table_that_waits_only_for_what_is_doubtful() -> None:
    source = Source("advisory.txt", by="Example Agency", owner=GROUP)
    found = [each for each in sort(BytesIO(ADVISORY), source) if not isinstance(each, Problem)]
    data = written(SORTED_COLUMNS, [dict(sorted_row(each, source)) for each in found])
    read_back = list(read(BytesIO(data), Source("sorted.csv")))
    (claim,) = (each for each in read_back if isinstance(each, Claim))
    (problem,) = (each for each in read_back if isinstance(each, Problem))
    assert (claim.subject, claim.object, claim.port, claim.saying.by) == (GROUP, ADDRESS, 8081, "Example Agency")
    assert "nobody has decided it" in problem.why


@given(st.text(max_size=60))
def test_any_candidate_has_a_row(text: str) -> None:
    source = Source("advisory.txt", owner=node(NodeKind.DOCUMENT, "advisory.txt"))
    for each in sort(BytesIO(text.encode("utf-8", "replace")), source):
        if not isinstance(each, Problem):
            assert tuple(sorted_row(each, source)) == SORTED_COLUMNS
