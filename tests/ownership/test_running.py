"""A running assessment says at every step what one made anew would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import SettingRefused
from seawall.ownership.assess import Status
from seawall.ownership.graph import Graph
from seawall.ownership.regime import regime_of
from seawall.ownership.running import Change, Running, Said
from seawall.ownership.share import exactly
from seawall.ownership.stake import ControlKind, ControlLink, Stake
from tests.ownership.drawn import DAY, drawn, judged, listing
from tests.ownership.test_fifty_percent import GRAPHS, NAMES, STAKES

OFAC = regime_of("us-ofac")
SAID = st.one_of(
    STAKES,
    st.builds(lambda member, certain: listing(member, certain=certain), NAMES, st.booleans()),
    st.builds(ControlLink, NAMES, NAMES, st.sampled_from(ControlKind)),
)


def test_one_stake_more_says_whose_status_changed() -> None:
    running = Running(drawn("*X -30%-> A", "A -50%-> B"), OFAC, DAY)
    assert running.add(Stake("X", "A", exactly(20), note="class B", source="drawing")) == (
        Change("A", Status.CLEAR, Status.BLOCKED),
        Change("B", Status.CLEAR, Status.BLOCKED),
    )


def test_a_ring_falls_when_what_brought_it_in_is_gone() -> None:
    stake = Stake("X", "A", exactly(50))
    running = Running(Graph.of([listing("X"), stake, *drawn("A -60%-> B", "B -60%-> A").stakes]), OFAC, DAY)
    assert running.status("B") is Status.BLOCKED
    assert {change.member: change.after for change in running.remove(stake)} == {"A": Status.CLEAR, "B": Status.CLEAR}


def test_a_designation_and_its_end() -> None:
    running = Running(drawn("X -50%-> A"), OFAC, DAY)
    blocks = listing("X")
    assert [change.member for change in running.add(blocks)] == ["A", "X"]
    assert [change.after for change in running.remove(blocks)] == [Status.CLEAR, Status.CLEAR]


def test_a_finer_share_than_all_before_is_taken_exactly() -> None:
    running = Running(drawn("*X -25%-> A"), OFAC, DAY)
    assert running.add(Stake("X", "A", exactly("24.999999"), note="b", source="drawing")) == ()
    assert running.add(Stake("Y", "A", exactly("0.000001"))) == ()
    assert [change.member for change in running.add(listing("Y"))] == ["A", "Y"]


def test_a_regime_without_aggregation_is_refused() -> None:
    with pytest.raises(SettingRefused, match="uk"):
        Running(drawn("X -50%-> A"), regime_of("uk"), DAY)


@pytest.mark.parametrize("regime", ["us-ofac", "eu"])
@given(stakes=GRAPHS, steps=st.lists(st.tuples(SAID, st.booleans(), st.integers(0, 99)), max_size=8))
def test_every_step_gives_what_an_assessment_made_anew_gives(
    regime: str, stakes: list[Stake], steps: list[tuple[Said, bool, int]]
) -> None:
    running = Running(Graph.of(stakes), regime_of(regime), DAY)
    there: list[Said] = list(stakes)
    for said, is_added, which in steps:
        before = {member: running.status(member) for member in running.graph.members}
        if is_added or not there:
            there.append(said)
            changes = running.add(said)
        else:
            changes = running.remove(there.pop(which % len(there)))
        anew = judged(Graph.of(there), regime)
        assert {m: running.status(m) for m in anew.graph.members} == {m: anew.status(m) for m in anew.graph.members}
        told = {change.member: (change.before, change.after) for change in changes}
        moved = {
            member: (before.get(member, Status.CLEAR), running.status(member))
            for member in {*before, *running.graph.members}
            if before.get(member, Status.CLEAR) is not running.status(member)
        }
        assert told == moved
