"""What lies around a party, and the shortest chain between two."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution import around, chain, graph
from seawall.claims import Claim
from seawall.errors import SettingRefused
from tests.attribution.made import INTEGRITY, drawn, example, said, thing
from tests.claims.made import CLAIMS, COMPANY, GROUP, claim

CASES = [
    # the graph, from whom, how far, and who is reached
    (["c1 controls n1", "n1 uses t1"], "c1", 1, "c1 n1"),
    (["c1 controls n1", "n1 uses t1"], "c1", 2, "c1 n1 t1"),
    (["a1 attributed to c1"], "c1", 1, "a1 c1"),  # against the arrow too
    (["c1 designated by u1", "c2 designated by u1"], "c1", 3, "c1 u1"),  # an authority designates thousands
    (["a1 targets o1", "a2 targets o1"], "a1", 3, "a1 o1"),  # victims tie nobody together
    (["a1 uses t1", "a2 uses t1"], "a1", 3, "a1 t1"),  # a tool on the market proves nothing
    (["d1 mentions a1", "d1 mentions a2"], "a1", 3, "a1 d1"),  # a collection of all groups names them all
    (["c1 develops t1", "a2 uses t1"], "c1", 2, "a2 c1 t1"),  # who made it is tied to who uses it
]


@pytest.mark.parametrize(("lines", "start", "steps", "reached"), CASES)
def test_a_walk_goes_so_far_and_not_through_what_strangers_share(
    lines: list[str], start: str, steps: int, reached: str
) -> None:
    found = around(drawn(*lines), [thing(start).id], steps)
    assert sorted(found.nodes) == sorted(thing(each).id for each in reached.split())


@pytest.mark.parametrize("steps", [0, 13])
def test_a_number_of_steps_without_sense_is_refused(steps: int) -> None:
    with pytest.raises(SettingRefused, match="steps"):
        around(drawn("c1 controls n1"), [thing("c1").id], steps)


def test_what_is_denied_is_shown_and_leads_no_further() -> None:
    denied = claim(COMPANY, said("c1 controls n1")[0].relation, thing("n1"), denied=True)
    found = around(graph([denied, *said("n1 uses t1")]), [COMPANY.id], 3)
    assert sorted(found.nodes) == sorted([COMPANY.id, thing("n1").id])


def test_the_advisory_is_tied_to_the_company_over_an_address_that_both_name() -> None:
    first, second, third = chain(graph(example()), INTEGRITY, "document:aa26-281a")
    assert first.sentence == "Integrity Technology Group – controls – Raptor Train"
    # Two addresses stand in both; either is a chain of the same length.
    assert second.object.name in {"202.182.109.151", "45.77.231.209"}
    assert (second.sentence, third.sentence) == (
        f"Raptor Train – consists of – {second.object.name}", f"AA26-281A – mentions – {second.object.name}",
    )  # fmt: skip


CHAINS = [
    (["a1 targets o1", "a2 targets o1"], "a1", "a2", 0),  # two that target one country
    (["a1 similar to a2", "a1 attributed to c1", "a2 attributed to c1"], "a1", "a2", 1),
    (["a1 targets o1"], "a1", "o1", 1),
    (["a1 uses t1", "a2 uses t1"], "a1", "a2", 0),
    (["c1 controls n1"], "c1", "c1", 0),
]


@pytest.mark.parametrize(("lines", "start", "goal", "length"), CHAINS)
def test_a_chain_is_short_and_firm(lines: list[str], start: str, goal: str, length: int) -> None:
    assert len(chain(drawn(*lines), thing(start).id, thing(goal).id)) == length


def test_a_chain_says_plainly_which_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    with pytest.raises(SettingRefused, match=r"seawall\[hunt\]"):
        chain(drawn("c1 controls n1"), thing("c1").id, thing("n1").id)


@given(st.lists(CLAIMS, max_size=6), st.integers(1, 4))
def test_more_steps_never_reach_less(rows: list[Claim], steps: int) -> None:
    whole = graph([*rows, claim(GROUP)])
    near, far = (around(whole, [GROUP.id], count) for count in (steps, steps + 1))
    assert near.nodes.keys() <= far.nodes.keys() <= whole.nodes.keys()
