"""The timeline of an exposure: one line for what happened once, and a line for each of what happened apart."""

from seawall.claims.indicator import Window
from seawall.exposure.confidence import Confidence
from seawall.exposure.found import Met, timeline
from seawall.exposure.index import Index
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import meetings, sightings
from tests.exposure.made import OURS, flow, flow_table, ip, window


def lines(windows: list[Window], *days: str) -> list[tuple[str, str, int, int]]:
    """Lines of those in a window: first and last day, rows, how many claims."""
    index = Index.of([ip("203.0.113.5", each, claim=f"claim:{number}") for number, each in enumerate(windows)])
    seen = sightings(meetings(flow_table(*[flow(day, OURS, "203.0.113.5") for day in days]), index), index)
    met = [Met(one, "Example network", Confidence(0.5, (), ()), (one.indicator.claim,)) for one in seen]
    told = [one for one in timeline(met) if one.told.phase is Phase.IN_WINDOW]
    return [(f"{one.told.first:%Y-%m-%d}", f"{one.told.last:%Y-%m-%d}", one.told.rows, one.claims) for one in told]


def test_contacts_in_two_windows_of_one_address_are_two_lines() -> None:
    windows = [window("2024-01-01", "2024-01-31"), window("2024-05-01", "2024-05-31")]
    assert lines(windows, "2024-01-02", "2024-01-03", "2024-05-02") == [
        ("2024-01-02", "2024-01-03", 2, 1),
        ("2024-05-02", "2024-05-02", 1, 1),
    ]


def test_a_contact_in_windows_that_overlap_is_one_line_with_all_its_days_and_rows() -> None:
    windows = [window("2024-05-02", "2024-05-02"), window("2024-05-01", "2024-05-31")]
    assert lines(windows, "2024-05-02", "2024-05-20") == [("2024-05-02", "2024-05-20", 2, 2)]


def test_windows_that_overlap_in_part_are_one_line_with_each_row_once() -> None:
    windows = [window("2024-05-01", "2024-05-10"), window("2024-05-05", "2024-05-20")]
    days = ("2024-05-02", "2024-05-06", "2024-05-15", "2024-05-16")
    assert lines(windows, *days) == [("2024-05-02", "2024-05-16", 4, 2)]
