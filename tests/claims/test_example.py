"""The example case, row by row: who said it, when and where, how far it was read, and the days of the case as they are known."""

import pytest

from seawall.claims import Claim, NodeKind, Reading, Relation, Source, Tier, read, statements
from seawall.claims.readers.table import COLUMNS
from tests.claims.made import EXAMPLE, parted


@pytest.fixture(scope="module")
def case() -> list[Claim]:
    with EXAMPLE.open("rb") as stream:
        claims, problems = parted(list(read(stream, Source("claims.csv"))))
    assert problems == []
    return claims


def test_every_row_says_who_said_it_where_and_when(case: list[Claim]) -> None:
    assert all(each.saying.by and each.saying.place.document for each in case)
    undated = {each.saying.by for each in case if each.saying.on is None}
    # An article whose day nobody wrote down, and what the project collected without one.
    assert undated == {
        "lowdown.today", "Tidal Cyber", "a page on GitHub", "governments, as collected", "press, as collected",
        "the project, by its collected facts",
    }  # fmt: skip


# Whose own text was read, in full or in part (facts: cyber 1); of all others somebody must still look at it.
READ = {
    "Black Lotus Labs", "MISP galaxy", "MITRE ATT&CK", "Microsoft", "NCSC-UK and partners", "US Department of Justice",
}  # fmt: skip


def test_a_row_needs_no_check_only_where_its_publishers_own_text_was_read(case: list[Claim]) -> None:
    assert {each.saying.by for each in case if not each.needs_primary_check} == READ
    releases = {
        each.saying.place.document
        for each in case
        if each.saying.by == "US Department of Justice" and not each.needs_primary_check
    }
    assert releases == {"release 24-1173"}  # those of 2026 were read in articles
    assert {each.saying.reading for each in case if each.saying.place.document == "AA26-281A"} == {Reading.SECONDARY}


def test_tier_one_is_nobodys_but_its_victims(case: list[Claim]) -> None:
    devices = [each for each in case if each.tier is Tier.DEVICE]
    assert len(devices) == 25
    assert {each.relation for each in devices} == {Relation.COMPROMISES}
    assert all(each.object.kind is not NodeKind.INDICATOR for each in devices)


VOICES = [
    # what is said                                                             publishers  voices, each an investigation once
    ("Integrity Technology Group – designated by – OFAC", 2, ("OFAC",)),  # the release, and an article about the same
    ("Integrity Technology Group – controls – Raptor Train", 2, ("FBI: Integrity Technology Group",)),
    ("Integrity Technology Group – operates – Network of Integrity Technology Group", 2, ("OFAC", "FBI: Integrity Technology Group")),
    ("Raptor Train – uses – Sparrow", 2, ("Lumen: Raptor Train", "FBI: Integrity Technology Group")),
    ("Integrity Technology Group – listed as – SDN 50543", 1, ("OFAC",)),
    ("Integrity Technology Group – listed as – CYB0113", 1, ("UK",)),
    ("Integrity Technology Group – designated by – EU", 1, ("EU",)),
]  # fmt: skip


@pytest.mark.parametrize("sentence, publishers, voices", VOICES, ids=[row[0] for row in VOICES])
def test_echoes_of_one_investigation_are_one_voice(
    case: list[Claim], sentence: str, publishers: int, voices: tuple[str, ...]
) -> None:
    (found,) = (each for each in statements(case) if each.claims[0].sentence == sentence)
    assert (len({claim.saying.by for claim in found.claims}), found.voices) == (publishers, voices)


# The days of the case (facts: cyber 1.1 and 1.4, rules 5.2), at the precision at which they are known.
DAYS = [
    # first         last        what is said
    ("2018-05", "", "Nanjing Xinjiuwei (QTFY) – attributed to – China"),
    ("2020-05", "2022-04", "Crossbill – part of – Raptor Train"),
    ("2021", "", "Integrity Technology Group – controls – Raptor Train"),
    ("2022-07", "2023-06", "Finch – part of – Raptor Train"),
    ("2022-06", "2023-11", "Flax Typhoon – uses – Network of Integrity Technology Group"),
    ("2023-06", "2023-08", "Compromise of a California entity – attributed to – Flax Typhoon"),
    ("2023-05", "2023-08", "Canary – part of – Raptor Train"),
    ("2023-06", "2024-09", "Oriole – part of – Raptor Train"),
    ("2023-08-24", "", "Flax Typhoon using legitimate software to quietly access Taiwanese organizations – mentions – Flax Typhoon"),
    ("2024-06", "2024-06", "Raptor Train – compromises – United States"),
    ("2024-09-18", "", "US Department of Justice – seized – Raptor Train"),
    ("2025-01-03", "", "Integrity Technology Group – listed as – SDN 50543"),
    ("", "2025-10", "Web shell in an ArcGIS server – attributed to – Flax Typhoon"),
    ("2025-12-09", "", "Integrity Technology Group – listed as – CYB0113"),
    ("2026-03-16", "", "Integrity Technology Group – listed as – Regulation (EU) 2019/796, annex I.B, no. 5"),
    ("2026-08-26", "", "US Department of Justice – seized – QScan"),
    ("2026-10-08", "", "US Department of Justice – seized – MicroScan"),
]  # fmt: skip


@pytest.mark.parametrize("first, last, sentence", DAYS, ids=[row[2] for row in DAYS])
def test_the_days_of_the_case_stand_in_it(case: list[Claim], first: str, last: str, sentence: str) -> None:
    windows = [each.window for each in case if each.sentence == sentence]
    digits = len(first or last)
    days = [tuple(end.isoformat()[:digits] if end else "" for end in (each.start, each.end)) for each in windows]
    assert (first, last) in days


def test_its_columns_are_those_of_a_table_of_claims() -> None:
    header = EXAMPLE.read_text("utf-8").splitlines()[0].split(",")
    assert set(header) <= set(COLUMNS)
