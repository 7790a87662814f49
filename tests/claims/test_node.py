"""A node is a name of one kind; what differs in kind or key is never taken for one."""

from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import IndicatorKind, NodeKind, indicator_node, node


def test_case_and_punctuation_do_not_make_another_node() -> None:
    assert node(NodeKind.ACTOR, "Flax Typhoon").id == node(NodeKind.ACTOR, "FLAX  TYPHOON!").id == "actor:flax-typhoon"


def test_two_clusters_of_one_name_stay_two() -> None:
    assert (
        node(NodeKind.ACTOR, "Flax Typhoon", "misp-galaxy/1").id
        != node(NodeKind.ACTOR, "Flax Typhoon", "misp-galaxy/2").id
    )
    assert node(NodeKind.ACTOR, "Example").id != node(NodeKind.COMPANY, "Example").id


def test_the_same_value_of_another_kind_is_another_indicator() -> None:
    assert indicator_node("a.example", IndicatorKind.DOMAIN).id != indicator_node("a.example", IndicatorKind.SUFFIX).id


def test_two_long_names_that_begin_alike_are_two_nodes_and_the_same_one_is_one() -> None:
    begins = "Example Institute of " + "Applied Research and " * 8
    one, other = node(NodeKind.COMPANY, f"{begins}Harbin"), node(NodeKind.COMPANY, f"{begins}Wuhan")
    assert one.id != other.id
    assert node(NodeKind.COMPANY, f"{begins.upper()}  HARBIN.").id == one.id
    # A name that just fits is its own key, as it always was.
    assert node(NodeKind.COMPANY, "a" * 120).id == f"company:{'a' * 120}"


@given(st.text(max_size=500))
def test_any_name_has_an_id_of_bounded_length(name: str) -> None:
    assert len(node(NodeKind.ACTOR, name).id) <= 130
