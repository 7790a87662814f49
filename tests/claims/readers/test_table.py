"""Tables of claims and of indicators: every cell is understood or its row is a Problem; nothing falls to a default."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, Handling, IndicatorKind, NodeKind, Reading, Relation, Tier, Tlp
from seawall.claims.readers import table
from seawall.claims.readers.source import Source
from seawall.errors import InputRefused, Problem
from tests.claims.made import EXAMPLE, NETWORK, parted

HEAD = "key,subject_kind,subject,relation,object_kind,object,kind,from,until,said_by,said_on,mark,document,tier,denied,supersedes,confidence,port,tlp,handling"
ROW = "k1,infrastructure,Example Train,consists of,indicator,8.8.4[.]4,ip,2024-01-01,2024-02,Example Labs,2024-09-18,S,report,2,no,,0.7,443,TLP:GREEN,block"


def parse(text: str, source: Source = Source("claims.csv")) -> tuple[list[Claim], list[Problem]]:  # noqa: B008  # frozen
    return parted(list(table.parse(BytesIO(text.encode()), source)))


def changed(**cells: str) -> str:
    named = dict(zip(HEAD.split(","), ROW.split(","), strict=True)) | cells
    return f"{HEAD}\n{','.join(named.values())}\n"


def test_a_row_is_a_claim_with_all_that_it_says() -> None:
    (found,), problems = parse(changed())
    assert problems == []
    assert (found.subject.id, found.relation, found.object.name) == (
        "infrastructure:example-train",
        Relation.CONSISTS_OF,
        "8.8.4.4",
    )
    assert (found.tier, found.confidence, found.port) == (Tier.CONTROL, 0.7, 443)
    assert (found.saying.by, found.saying.reading, found.saying.tlp) == ("Example Labs", Reading.SECONDARY, Tlp.GREEN)
    assert (found.handling, found.saying.place.document, found.saying.place.row) == (
        Handling.BLOCK,
        "report",
        "by claims.csv, line 2",
    )


WRONG = [
    ({"relation": "admires"}, "relation"), ({"subject_kind": "wizard"}, "subject_kind"), ({"object": "conhost"}, "object"),
    ({"object": "10.0.0.1"}, "object"), ({"object": "8.8.4.4:80"}, "object"), ({"kind": "smell"}, "kind"), ({"from": "6/5/2024"}, "from, until"),
    ({"from": "2025-01-01"}, "from, until"), ({"said_on": "soon"}, "said_on"), ({"mark": "Z"}, "mark"), ({"tier": "9"}, "tier"),
    ({"denied": "perhaps"}, "denied"), ({"supersedes": "k0"}, "supersedes"), ({"confidence": "2"}, ""), ({"confidence": "much"}, "confidence"),
    ({"confidence": "nan"}, ""), ({"port": "70000"}, ""), ({"tlp": "TLP:MAUVE"}, "tlp"), ({"handling": "panic"}, "handling"), ({"subject": ""}, "subject"),
]  # fmt: skip


@pytest.mark.parametrize("cells, column", WRONG, ids=[str(row[0]) for row in WRONG])
def test_a_cell_that_is_not_understood_makes_its_row_a_problem_that_names_it(
    cells: dict[str, str], column: str
) -> None:
    claims, problems = parse(changed(**cells))
    assert claims == []
    assert [(each.record, each.field) for each in problems] == [("line 2", column)]


def test_a_row_supersedes_another_by_its_key() -> None:
    later = ROW.replace("k1,", "k2,").replace(",no,,", ",no,k1,")
    (first, second), _ = parse(f"{HEAD}\n{ROW}\n{later}\n")
    assert second.supersedes == (first.id,)


def test_a_key_that_stands_twice_is_told_and_means_the_first() -> None:
    _, problems = parse(f"{HEAD}\n{ROW}\n{ROW}\n")
    assert [each.field for each in problems] == ["key"]


def test_a_table_of_indicators_takes_its_owner_from_the_row_or_from_who_loads_it() -> None:
    text = "value,type,first_seen,last_seen,party,party_kind\n8.8.4[.]4,ipv4,2024-01-01,2024-01-02,,\nexample[.]com,,,,Example Typhoon,actor\n"
    claims, problems = parse(text, Source("iocs.csv", owner=NETWORK))
    assert [(each.subject.name, each.relation, each.object.indicator) for each in claims] == [
        ("Example Train", Relation.CONSISTS_OF, IndicatorKind.IP), ("Example Typhoon", Relation.USES, IndicatorKind.DOMAIN),
    ]  # fmt: skip
    assert problems == []


def test_columns_that_nobody_knows_and_cells_beyond_the_header_are_told() -> None:
    _, problems = parse("value,mood\n8.8.4.4,good,more\n")
    assert [each.why.partition(":")[0] for each in problems] == [
        "a column that nobody knows",
        "more fields than the header has",
    ]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "relation,subject\nuses,x\n"])
def test_a_table_without_the_columns_it_needs_is_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="no column"):
        parse(text)


def test_the_example_is_read_without_a_problem_and_says_how_each_row_was_read() -> None:
    with EXAMPLE.open("rb") as stream:
        claims, problems = parted(list(table.parse(stream, Source("claims.csv"))))
    assert problems == []
    assert (len(claims), len({each.id for each in claims}), sum(each.needs_primary_check for each in claims)) == (
        168,
        168,
        138,
    )
    assert all(each.subject.kind is not NodeKind.INDICATOR for each in claims)
    assert {
        each.saying.voice
        for each in claims
        if "Justice" in each.saying.by and each.saying.on and "2024" in each.saying.on.iso
    } == {"FBI: Integrity Technology Group"}


CELLS = st.sampled_from([*ROW.split(","), "", "-", "9", "é", "\x00", '"', "2024", "indicator", "document"])


@given(st.lists(st.lists(CELLS, max_size=22).map(",".join), max_size=4) | st.lists(st.text(max_size=40), max_size=3))
def test_any_rows_under_the_header_are_claims_or_problems(lines: list[str]) -> None:
    parse("\n".join([HEAD, *lines]))


@given(st.binary(max_size=200), st.sampled_from([b"", HEAD.encode() + b"\n"]))
def test_any_bytes_are_claims_problems_or_a_refusal(data: bytes, head: bytes) -> None:
    try:
        results = list(table.parse(BytesIO(head + data), Source("x")))
    except InputRefused:
        return
    assert all(isinstance(each, Claim | Problem) for each in results)
