"""When a version must not replace the last good one, as a table."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from msgspec import structs
from tests.refresh import documents

from seawall.corpus import ListVersion
from seawall.errors import Problem
from seawall.fetch import Fetched
from seawall.lists.catalog import BY_ID, READERS
from seawall.lists.publisher import OpenFile
from seawall.lists.row import Counts, Format, Part
from seawall.lists.version import Version, VersionFile
from seawall.refresh.checks import breaks, objections, unreadable

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
TODAY = NOW.date()
FILE = VersionFile(Part.WHOLE, Fetched("us-ofac-sdn", "SDN_ENHANCED.XML", "from x", "ab" * 32, 1, NOW))
NEW = Version("us-ofac-sdn", Format.ENHANCED_XML, (FILE,), TODAY, Counts(20_000, 40_000, 20_000), whole=True)
LAST = ListVersion(
    id="us-ofac-sdn", title="SDN", published=TODAY, fetched_at=NOW, files=("SDN_ENHANCED.XML",), sha256=("cd" * 32,),
    entities=20_000, names=40_000, identifiers=20_000, problems=0, format="enhanced XML",
)  # fmt: skip

LAST_EXTRACT = structs.replace(LAST, names=39_000, identifiers=0, format="names extract", lacks="much")

CASES = [
    ("the same again", NEW, LAST, ""),
    ("the first version", NEW, None, ""),
    ("4.9 % fewer", replace(NEW, counts=Counts(19_020, 40_000, 20_000)), LAST, ""),
    ("5.1 % fewer", replace(NEW, counts=Counts(18_980, 40_000, 20_000)), LAST, "18,980 entities after 20,000 (5.1% fewer)"),
    ("aliases lost", replace(NEW, counts=Counts(20_000, 30_000, 20_000)), LAST, "30,000 names after 40,000"),
    ("identifiers lost", replace(NEW, counts=Counts(20_000, 40_000, 16_000)), LAST, "16,000 identifiers after 20,000"),
    ("fewer names of another format", replace(NEW, format=Format.CSV_SET, counts=Counts(20_000, 30_000, 15_000)), LAST, ""),
    ("an extract after OFAC's own list", replace(NEW, format=Format.NAMES_EXTRACT, counts=Counts(20_000, 39_000, 0)), LAST, "a names-only extract by a third party"),
    ("an extract after an extract", replace(NEW, format=Format.NAMES_EXTRACT, counts=Counts(20_000, 39_000, 0)), LAST_EXTRACT, ""),
    ("an extract at first", replace(NEW, format=Format.NAMES_EXTRACT, counts=Counts(20_000, 39_000, 0)), None, ""),
    ("OFAC's own list after an extract", NEW, LAST_EXTRACT, ""),
    ("fewer than a publication can hold", replace(NEW, counts=Counts(14_000, 40_000, 20_000)), None, "14,000 entities where at least 15,000"),
    ("an excerpt of the user's own", replace(NEW, whole=False, counts=Counts(40, 80, 40)), None, ""),
    ("an older date", replace(NEW, published=date(2026, 8, 19)), LAST, "dated 2026-08-19, older than the version in use"),
    ("a newer date", replace(NEW, published=date(2026, 8, 21)), LAST, ""),
    ("a date ahead", replace(NEW, published=TODAY + timedelta(days=3)), LAST, "dated 2026-08-23, which lies ahead"),
    ("no date any more in a download", replace(NEW, published=None), LAST, "it does not say its date"),
    ("no date in a user's own file", replace(NEW, published=None, whole=False), LAST, ""),
    ("no date in another format", replace(NEW, published=None, format=Format.CSV_SET), LAST, ""),
]  # fmt: skip


@pytest.mark.parametrize("new, last, said", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_speaks_against_a_version(new: Version, last: ListVersion | None, said: str) -> None:
    found = objections(new, BY_ID["us-ofac-sdn"], last, accept_shrink=False, today=TODAY)
    assert [said in why for why in found] == ([True] if said else [])


def test_consent_to_shrinking_is_no_consent_to_an_older_date() -> None:
    new = replace(NEW, counts=Counts(10, 10, 10), published=date(2026, 8, 1))
    found = objections(new, BY_ID["us-ofac-sdn"], LAST, accept_shrink=True, today=TODAY)
    assert found == ("it is dated 2026-08-01, older than the version in use (2026-08-20)",)


def problems(form: Format, *files: tuple[Part, bytes]) -> list[Problem]:
    opened = tuple(OpenFile(part, f"{part}.csv", BytesIO(data)) for part, data in files)
    return [item for item in READERS[form]("us-ofac-sdn", opened, None) if isinstance(item, Problem)]


WHOLE = documents.enhanced(range(5))
BROKEN = {
    "cut short": (Format.ENHANCED_XML, WHOLE[:-300]),
    "cut in an entity": (Format.ENHANCED_XML, WHOLE[: len(WHOLE) // 2]),
    "no entity": (Format.ENHANCED_XML, documents.enhanced([])),
    "another format": (Format.ADVANCED_XML, WHOLE),
    "a document type": (Format.LEGACY_XML, b"<!DOCTYPE sdnList><sdnList/>"),
    "too deep": (Format.LEGACY_XML, b"<sdnList>" + b"<a>" * 100 + b"</a>" * 100 + b"</sdnList>"),
    "its own count not met": (Format.LEGACY_XML, documents.legacy(range(5), claimed=6)),
    "a text too long": (Format.LEGACY_XML, b"<sdnList><a>" + b"x" * 2_000_000 + b"</a></sdnList>"),
    "not XML": (Format.ENHANCED_XML, b"hello"),
    "empty": (Format.ENHANCED_XML, b""),
}


@pytest.mark.parametrize("form, data", BROKEN.values(), ids=list(BROKEN))
def test_a_broken_file_is_seen_through_its_reader_s_problems(form: Format, data: bytes) -> None:
    found = problems(form, (Part.WHOLE, data))
    assert any(map(breaks, found))
    assert unreadable(found, replace(NEW, counts=Counts(5, 5, 5)))


def test_a_whole_file_breaks_nothing() -> None:
    assert unreadable(problems(Format.ENHANCED_XML, (Part.WHOLE, WHOLE)), NEW) == ()
    assert unreadable(problems(Format.LEGACY_XML, (Part.WHOLE, documents.legacy(range(5), 5))), NEW) == ()


def test_a_publication_needs_its_end_mark_and_an_excerpt_only_says_that_it_is_missing() -> None:
    primary, names = documents.sdn_csv(range(5)), documents.alt_csv(range(5))
    assert problems(Format.CSV_SET, (Part.PRIMARY, primary), (Part.NAMES, names)) == []
    found = problems(Format.CSV_SET, (Part.PRIMARY, primary), (Part.NAMES, names.removesuffix(b"\x1a")))
    assert [problem.source for problem in found] == ["names.csv"]
    assert "end mark is missing" in unreadable(found, NEW)[0]
    assert unreadable(found, replace(NEW, whole=False)) == ()


def test_nothing_read_is_never_a_list() -> None:
    assert unreadable([], replace(NEW, counts=Counts(0, 0, 0))) == ("no entry could be read",)
