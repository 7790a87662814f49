"""The picture of an exposure: hosts above the coverage of the same days, whatever was met and whenever."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.indicator import Indicator, IndicatorKind, Tier, Window
from seawall.exposure.confidence import Confidence
from seawall.exposure.found import Met, Moment
from seawall.exposure.phases import Direction, Phase
from seawall.exposure.sightings import Sighting
from seawall.web.desk.tracks import LEFT, MOST_TRACKS, WIDTH, tracks

DAY = datetime(2024, 6, 3, 12, tzinfo=UTC)
SERVER = Indicator("192.0.2.7", IndicatorKind.IP, Window(), Tier.CONTROL, "actor:x", "claim-1", "Example Labs")


def met(host: str, first: datetime | None, last: datetime | None = None, phase: Phase = Phase.IN_WINDOW) -> Moment:
    """What one host met."""
    seen = Sighting(
        SERVER, 0, host, phase, Direction.OUTBOUND, "flows", 2, first, last or first, None, None, "192.0.2.7", (), 2, 2, None, None
    )  # fmt: skip
    return Moment(Met(seen, "Example network", Confidence(0.5, (), ()), ()), 1, ("Example network",))


def days(first: date, count: int, share: float = 0.5) -> tuple[tuple[date, int, float], ...]:
    return tuple((first + timedelta(days=each), 2, share) for each in range(count))


def test_what_makes_a_yes_stands_tallest_and_its_host_is_marked() -> None:
    drawn = tracks([met("a", DAY), met("b", DAY, phase=Phase.SEIZED)], ["a", "b"], days(date(2024, 6, 1), 10))
    assert drawn is not None
    assert [(row.name, row.is_yes) for row in drawn.tracks] == [("a", True), ("b", False)]
    assert [(piece.kind, piece.high) for piece in drawn.pieces] == [("yes", 16.0), ("seized", 8.0)]
    assert drawn.pieces[0].x == LEFT + (WIDTH - LEFT) * 2.5 / 10
    assert drawn.pieces[0].said == (
        "2024-06-03, a: our host contacted it, 192.0.2.7; in the window; 2 rows"
    )  # fmt: skip


def test_the_coverage_lies_below_on_the_same_days() -> None:
    drawn = tracks([met("a", DAY + timedelta(days=10))], ["a"], days(date(2024, 6, 1), 5, share=1.0))
    assert drawn is not None
    covered = [piece for piece in drawn.cover if piece.kind == "covered"]
    assert (covered[0].x, covered[0].high) == (LEFT, 30.0)
    end = LEFT + (WIDTH - LEFT) * 5 / 13
    assert abs(covered[-1].x + covered[-1].wide - end) < 0.1
    assert drawn.days[0] == (LEFT, "2024-06-01")


def test_hosts_beyond_the_picture_are_counted_and_what_has_no_date_is_not_drawn() -> None:
    hosts = [f"host-{number}-with-a-rather-long-name" for number in range(MOST_TRACKS + 3)]
    drawn = tracks([met(host, DAY) for host in hosts] + [met("undated", None)], [*hosts, "undated"], ())
    assert drawn is not None
    assert (len(drawn.tracks), drawn.left_out) == (MOST_TRACKS, 3)
    assert all(len(row.short) <= 20 for row in drawn.tracks)
    assert tracks([met("undated", None)], ["undated"], ()) is None


_MINUTES = st.integers(-(10**7), 10**7)


@given(st.lists(st.tuples(_MINUTES, st.integers(0, 10**7), st.sampled_from(Phase)), max_size=6), st.integers(0, 400))
def test_nothing_leaves_the_picture(rows: list[tuple[int, int, Phase]], count: int) -> None:
    begun = [(DAY + timedelta(minutes=minutes), timedelta(seconds=length), phase) for minutes, length, phase in rows]
    moments = [met("a", first, first + length, phase) for first, length, phase in begun]
    drawn = tracks(moments, ["a"], days(date(2024, 1, 1), count))
    for piece in (*drawn.pieces, *drawn.cover) if drawn else ():
        assert piece.x >= LEFT - 0.1
        assert piece.x + piece.wide <= WIDTH + 3.1
        assert piece.y >= 0
