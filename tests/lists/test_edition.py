"""Days as the heads of OFAC's files write them."""

from datetime import date

import pytest

from seawall.lists.edition import american_day, day_of, iso_day

DAY = date(2026, 8, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-08-20T00:00:00", DAY), ("2026-08-20", DAY), (" 2026-08-20 ", DAY), ("2026-02-30", None), ("20 Aug 2026", None), ("", None)],
)  # fmt: skip
def test_iso_days(text: str, day: date | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(("text", "day"), [("08/20/2026", DAY), ("8/20/2026", DAY), ("20/08/2026", None), ("", None)])
def test_american_days(text: str, day: date | None) -> None:
    assert american_day(text) == day


@pytest.mark.parametrize(
    ("numbers", "day"),
    [
        (("2026", "8", "20"), DAY),
        (("2026", "08", "20"), DAY),
        (("2026", "13", "1"), None),
        (("2026", "", ""), None),
        (("", "", ""), None),
        (("9" * 30, "1", "1"), None),
        (("2026", "8", "9" * 5000), None),
    ],
)
def test_days_in_three_numbers(numbers: tuple[str, str, str], day: date | None) -> None:
    assert day_of(*numbers) == day
