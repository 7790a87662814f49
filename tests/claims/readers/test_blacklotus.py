"""The three layouts of one publisher: a table with windows, lists under headings, notes; every row its own claim."""

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, IndicatorKind, NodeKind, Relation, Tier
from seawall.claims.readers import blacklotus
from seawall.claims.readers.source import Source
from seawall.errors import Problem
from tests.claims.made import NETWORK, parted

SOURCE = Source("iocs.txt", by="Example Labs", owner=NETWORK)
TABLE = b"""IOC\t        Type\tFirst Seen\tLast Seen\tCategory
8.8.4.4\tIP\t2023-07-13\t2024-09-04\tTier 3 Sparrow
8.8.4.4\tIP\t2023-10-08\t2024-03-22\tTier 2
x.example\tTLS Cert Domain\t2024-01-01\t2024-01-01\tTier 2
8.8.8.8\tCarrier pigeon\t2024-01-01\t2024-01-01\t
10.0.0.1\tIP\t2024-01-01\t2024-01-01\tTier 2
8.8.8.8\tIP\tyesterday\t2024-01-01\tTier 2
"""


def parse(data: bytes, source: Source = SOURCE) -> tuple[list[Claim], list[Problem]]:
    return parted(list(blacklotus.parse(BytesIO(data), source)))


def test_a_row_of_the_table_is_a_claim_with_its_window_and_role() -> None:
    claims, _ = parse(TABLE)
    first = claims[0]
    assert (first.subject, first.relation, first.object.name) == (NETWORK, Relation.CONSISTS_OF, "8.8.4.4")
    assert (first.window.start, first.window.end) == (
        datetime(2023, 7, 13, tzinfo=UTC),
        datetime(2024, 9, 4, tzinfo=UTC),
    )
    assert (first.tier, first.role) == (Tier.MANAGEMENT, "Tier 3 Sparrow")
    assert (first.saying.by, str(first.saying.place)) == ("Example Labs", "iocs.txt, line 2")


def test_one_address_in_two_rows_is_two_claims_of_one_indicator() -> None:
    claims, _ = parse(TABLE)
    assert claims[0].object == claims[1].object
    assert claims[0].id != claims[1].id


def test_a_name_in_a_certificate_is_no_domain_that_anybody_resolved() -> None:
    claims, _ = parse(TABLE)
    assert claims[2].object.indicator is IndicatorKind.CERTIFICATE_NAME


def test_rows_that_are_not_understood_are_problems_and_an_unread_day_leaves_no_window() -> None:
    claims, problems = parse(TABLE)
    assert [(each.record, each.field) for each in problems] == [
        ("line 5", "Type"),
        ("line 6", "indicator"),
        ("line 7", "window"),
    ]
    assert claims[-1].window.start is None
    assert "kept without a window" in problems[-1].why


def test_lists_take_the_heading_above_as_their_role() -> None:
    claims, problems = parse(b"# Loader C2 Tier 2\n8.8.4[.]4 \n\n# Bot C2s\nexample[.]com\n8.8.8[.]8:443\n")
    assert [(each.object.name, each.role, each.tier, each.port) for each in claims] == [
        ("8.8.4.4", "Loader C2 Tier 2", Tier.CONTROL, None),
        ("example.com", "Bot C2s", Tier.UNKNOWN, None),
        ("8.8.8.8", "Bot C2s", Tier.UNKNOWN, 443),
    ]
    assert problems == []


def test_notes_have_bullets_hashes_paths_and_lines_that_nobody_understands() -> None:
    text = f"Router C2 VPSs\r\n8.8.4[.]4/asdfa.a\r\n\r\nGo agent\r\n•\t{'a' * 64} \r\nH:\\Test.pdb\r\n".encode()
    claims, problems = parse(text)
    assert [(each.object.name, each.object.indicator) for each in claims] == [
        ("8.8.4.4", IndicatorKind.IP), ("a" * 64, IndicatorKind.FILE),
    ]  # fmt: skip
    assert "path /asdfa.a" in claims[0].note
    assert [each.said for each in problems] == ["H:\\Test.pdb"]


def test_without_an_owner_an_indicator_is_only_mentioned() -> None:
    claims, _ = parse(b"# C2s\n8.8.4[.]4\n", Source("iocs.txt"))
    assert (claims[0].relation, claims[0].subject.kind) == (Relation.MENTIONS, NodeKind.DOCUMENT)


def test_a_payload_url_says_that_the_asking_device_is_compromised_and_gives_no_window() -> None:
    claims, _ = parse(b"x.example.com " + b"RERE" * 20 + b"\n")
    assert (claims[0].relation, claims[0].subject.kind) == (Relation.COMMUNICATES_WITH, NodeKind.TECHNIQUE)


def test_rules_at_the_end_are_told_once() -> None:
    _, problems = parse(b"Yara Signatures\nrule X {\n 8.8.4.4\n}\n")
    assert [each.record for each in problems] == ["line 1"]


@given(st.binary(max_size=400) | st.lists(st.sampled_from(TABLE.split(b"\n")), max_size=8).map(b"\n".join))
def test_any_bytes_are_claims_or_problems(data: bytes) -> None:
    assert all(isinstance(each, Claim | Problem) for each in blacklotus.parse(BytesIO(data), SOURCE))


COUNTS = [("NSOCKS_IOCs.txt", 241, 0), ("SystemBC_IOCs.txt", 178, 0), ("ZuoRAT_IoCs.txt", 40, 15)]


@pytest.mark.parametrize("file, claims, problems", COUNTS)
def test_the_publishers_other_files_are_read(shared_data: Path, file: str, claims: int, problems: int) -> None:
    found, told = parse((shared_data / "cyber" / "blacklotuslabs" / file).read_bytes())
    assert (len(found), len(told)) == (claims, problems)


def test_the_file_on_raptor_train_has_the_rows_that_were_counted_by_hand(shared_data: Path) -> None:
    claims, problems = parse((shared_data / "cyber" / "blacklotuslabs" / "Raptor_Train_IOCs.txt").read_bytes())
    rows = [each for each in claims if each.relation is Relation.CONSISTS_OF]
    addresses = [each for each in rows if each.object.indicator is IndicatorKind.IP]
    assert (len(addresses), len({each.object for each in addresses})) == (102, 99)
    assert Counter(each.role for each in addresses) == {"Tier 2": 90, "Tier 3": 8, "Tier 3 Sparrow": 4}
    domains = [each for each in rows if each.object.indicator is IndicatorKind.DOMAIN]
    assert Counter(each.tier for each in domains) == {Tier.CONTROL: 40, Tier.UNKNOWN: 11}
    assert sum(each.object.indicator is IndicatorKind.CERTIFICATE_NAME for each in rows) == 56
    assert sum(each.object.indicator is IndicatorKind.CERTIFICATE for each in rows) == 3
    assert sum(each.relation is Relation.COMMUNICATES_WITH for each in claims) == 39
    days = [
        (each.window.end - each.window.start).days + 1 for each in addresses if each.window.start and each.window.end
    ]
    assert (sum(days), sum(each <= 3 for each in days)) == (8_796, 26)
    assert len(problems) == 1
