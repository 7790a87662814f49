"""The ingester refuses what an advisory says besides its indicators, and takes no date that is not proven to be one."""

import csv
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import IndicatorKind, Relation
from seawall.claims.advisory import Sorted, Verdict, claims_of, sort
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import NETWORK, day, parted

SOURCE = Source("advisory.txt", by="Example CERT", on=day("2026-10-08"), owner=NETWORK)


def sorted_(text: str, source: Source = SOURCE) -> list[Sorted]:
    return [each for each in sort(BytesIO(text.encode()), source) if isinstance(each, Sorted)]


VERDICTS = [
    # text of the document                                        candidate               verdict           why
    ("fixed in versions 2.3.20.2 and 2.3.24.1 of Struts", "2.3.20.2", Verdict.REFUSED, "version number"),
    ("fixed in versions 2.3.20.2 and 2.3.24.1 of Struts", "2.3.24.1", Verdict.REFUSED, "version number"),
    ("all releases before 98.76.54.32", "98.76.54.32", Verdict.DOUBTFUL, "allow both"),
    ("proxied through 45.77.231.209", "45.77.231.209", Verdict.DOUBTFUL, "allow both"),
    ("contacts 45.77.231.209 daily", "45.77.231.209", Verdict.ACCEPTED, ""),
    ("contacts 2.3.20.2 daily", "2.3.20.2", Verdict.DOUBTFUL, "four small numbers"),
    ("contacts 2.3.20[.]2 daily", "2.3.20[.]2", Verdict.ACCEPTED, ""),  # its author wrote it as an indicator
    ("renamed conhost.exe", "conhost.exe", Verdict.REFUSED, "file's name"),
    ("the script eburst.py", "eburst.py", Verdict.REFUSED, "program's name"),
    ("the archive sess.zip", "sess.zip", Verdict.DOUBTFUL, "or a domain"),
    ("the host sess[.]zip", "sess[.]zip", Verdict.ACCEPTED, ""),
    ("resolves trust.feeee", "trust.feeee", Verdict.REFUSED, "top-level domain"),
    ("see cisa.dhs.gov for more", "cisa.dhs.gov", Verdict.REFUSED, "CISA"),
    ("see https://www.nsa.gov/a for more", "https://www.nsa.gov/a", Verdict.REFUSED, "National Security Agency"),
    ("see https://attack.mitre.org/groups/", "https://attack.mitre.org/groups/", Verdict.REFUSED, "MITRE"),
    ("mail.example.gov.tw was compromised", "mail.example.gov.tw", Verdict.DOUBTFUL, "government"),
    ("exploits CVE-2016-3081 first", "CVE-2016-3081", Verdict.REFUSED, "vulnerability"),
    ("technique T1505.003 (web shell)", "T1505.003", Verdict.REFUSED, "ATT&CK"),
    ("write to soc@example.com", "soc@example.com", Verdict.REFUSED, "e-mail"),
    ("scans 10.0.0.1 first", "10.0.0.1", Verdict.REFUSED, "private"),
    ("names below softether.net only", "softether.net", Verdict.DOUBTFUL, "the service itself"),
    ("hash d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e", Verdict.REFUSED, "empty file"),
    ("C2 at hxxps://evil.example[.]com/a.", "hxxps://evil.example[.]com/a", Verdict.ACCEPTED, ""),
]  # fmt: skip


@pytest.mark.parametrize("text, said, verdict, why", VERDICTS, ids=[f"{row[0][:40]}: {row[1]}" for row in VERDICTS])
def test_a_candidate_is_judged_by_its_form_and_the_words_before_it(
    text: str, said: str, verdict: Verdict, why: str
) -> None:
    found = next(each for each in sorted_(text) if each.said == said)
    assert found.verdict is verdict
    assert why in "; ".join(found.reasons)


TABLE = """Table 11
IP | First Seen | Last Seen | Expiration
120.36.250[.]48 | 5/25/2023 | 5/26/2023 | 1/2/2027
8.8.4.4 | 5/6/2023 | 5/7/2023* |
8.8.8.8 | 5/6/2027 | |
"""


def test_a_window_is_of_the_rows_own_observations() -> None:
    first, second, third = sorted_(TABLE)
    assert (first.window.start, first.window.end) == (
        datetime(2023, 5, 25, tzinfo=UTC),
        datetime(2023, 5, 26, tzinfo=UTC),
    )
    assert first.dates == ("Expiration: 1/2/2027 (no observation)",)
    assert (second.window.start, second.window.end) == (datetime(2023, 5, 6, tzinfo=UTC), None)
    assert second.dates == ("Last Seen: 5/7/2023* (it carries a footnote)",)
    assert third.window.start is None
    assert third.dates == ("First Seen: 5/6/2027 (after the day of publication)",)


def test_where_no_date_proves_its_order_all_stay_texts() -> None:
    (found,) = sorted_("IP | First Seen\n8.8.4.4 | 5/6/2023\n")
    assert found.window.start is None
    assert "the order of day and month is not proven" in found.dates[0]


def test_a_date_in_the_line_above_is_another_rows() -> None:
    found = sorted_("IP | Last Seen\n8.8.4.4 | 2024-01-01\n\n8.8.8.8 was seen as well\n")
    assert [each.window.end is None for each in found] == [False, True]


def test_what_is_known_of_a_value_annotates_and_never_refuses() -> None:
    def popular(value: str, kind: IndicatorKind) -> tuple[str, ...]:
        assert kind is IndicatorKind.DOMAIN
        return (f"{value} is among the names most asked for",)

    (found,) = [each for each in sort(BytesIO(b"w8510[.]com\n"), SOURCE, popular) if isinstance(each, Sorted)]
    assert (found.verdict, found.notes) == (Verdict.ACCEPTED, ("w8510.com is among the names most asked for",))


def test_accepted_candidates_become_claims_and_all_others_are_told() -> None:
    claims, problems = parted(list(claims_of(sort(BytesIO(f"{TABLE}\nconhost.exe fm.run\n".encode()), SOURCE), SOURCE)))
    assert [(each.relation, each.object.name, str(each.saying.place)) for each in claims] == [
        (Relation.CONSISTS_OF, "120.36.250.48", "advisory.txt, line 3, table"),
        (Relation.CONSISTS_OF, "8.8.4.4", "advisory.txt, line 4, table"),
        (Relation.CONSISTS_OF, "8.8.8.8", "advisory.txt, line 5, table"),
    ]
    assert [(each.field, each.said) for each in problems] == [("refused", "conhost.exe"), ("doubtful", "fm.run")]


PIECES = [
    "8.8.4.4",
    "|",
    " ",
    "\n",
    "First Seen",
    "IP",
    "5/25/2023",
    "[.]",
    "a.b",
    "version",
    "1.1.1.1.1.1.1",
    ",",
    "::",
    "hxxp://",
    "•",
    "T1505.003",
    "\t",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=120))
def test_any_text_is_sorted_with_a_reason_for_all_that_is_not_accepted(text: str) -> None:
    for each in sort(BytesIO(text.encode("utf-8", "replace")), SOURCE):
        assert isinstance(each, Problem) or each.verdict is Verdict.ACCEPTED or each.reasons


@given(st.binary(max_size=200))
def test_any_bytes_are_sorted_or_told(data: bytes) -> None:
    assert all(isinstance(each, Sorted | Problem) for each in sort(BytesIO(data), SOURCE))


def test_the_extraction_of_aa26_281a_loses_its_noise_and_nothing_else(shared_data: Path) -> None:
    folder = shared_data / "cyber" / "aa26-281a"
    with (folder / "expected_noise.tsv").open(encoding="utf-8") as stream:
        expected = {row["value"]: row["verdict"] for row in csv.DictReader(stream, delimiter="\t")}
    found = {
        each.said: each
        for name in ("ips_raw.txt", "domains_raw.txt")
        for each in sort(BytesIO((folder / name).read_bytes()), Source(name))
        if isinstance(each, Sorted)
    }
    counted = Counter((expected.get(said, "accept"), each.verdict) for said, each in found.items())
    assert counted == {
        # what the data's own judgement expects, and what became of it
        ("accept", Verdict.ACCEPTED): 727,
        ("annotate", Verdict.ACCEPTED): 8,
        ("reject", Verdict.REFUSED): 38,
        ("reject", Verdict.DOUBTFUL): 4,  # the two versions without a word beside them, back.pl, sess.zip
        ("doubt", Verdict.DOUBTFUL): 1,
    }
    assert all(found[said].notes for said, verdict in expected.items() if verdict == "annotate")
