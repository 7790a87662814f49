"""What a picture shows: like things in one box, names on the box they name, and nothing that is said without its line."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution import Box, Drawing, Edge, State, around, drawing_of, graph
from seawall.attribution.drawing import MOST_BOXES, MOST_NAMED
from seawall.claims import Claim, NodeKind, Reading, Relation, node
from tests.attribution.made import INTEGRITY, drawn, example, many, said, thing
from tests.claims.made import CLAIMS, COMPANY, NETWORK, claim


def titles(drawing: Drawing) -> list[str]:
    return [box.title for box in drawing.boxes]


def box(drawing: Drawing, title: str) -> Box:
    return next(each for each in drawing.boxes if each.title == title)


def test_ninety_servers_of_one_tier_are_one_box_and_one_line() -> None:
    drawing = drawing_of(graph(many(90)), [COMPANY.id])
    assert sorted(titles(drawing)) == ["90 tier 2 addresses", "Example Trading LLC", "Example Train", "Example Typhoon"]
    servers = box(drawing, "90 tier 2 addresses")
    assert len(servers.members) == 90
    assert servers.left_out == 90 - MOST_NAMED
    assert sorted(len(arrow.edges) for arrow in drawing.arrows) == [1, 1, 90]


def test_what_is_disputed_is_never_hidden_in_a_box_of_many() -> None:
    rows = many(5)
    drawing = drawing_of(
        graph([*rows, claim(rows[2].subject, Relation.CONSISTS_OF, rows[2].object, by="Example News", denied=True)])
    )
    assert "4 tier 2 addresses" in titles(drawing)
    assert rows[2].object.name in titles(drawing)
    assert [arrow.state for arrow in drawing.arrows].count(State.DISPUTED) == 1


def test_who_is_asked_about_has_a_box_of_its_own_with_a_thick_frame() -> None:
    servers = many(9)
    asked = servers[5].object
    assert box(drawing_of(graph(servers), [asked.id]), asked.name).is_asked


def test_a_name_stands_on_the_box_of_whom_it_names_with_how_it_stands() -> None:
    drawing = drawing_of(around(graph(example()), [INTEGRITY], 2), [INTEGRITY])
    lines = [line.text for line in box(drawing, "Flax Typhoon").lines]
    assert "= Ethereal Panda" in lines
    assert "disputed: G1044" in lines
    assert "G1044" not in titles(drawing)


def test_a_name_that_has_ties_of_its_own_is_a_box() -> None:
    assert sorted(titles(drawing_of(drawn("a1 also called a2", "a2 uses t1")))) == ["1", "1", "2"]


def test_a_box_tells_of_each_regime_since_when_it_lists_the_company() -> None:
    drawing = drawing_of(around(graph(example()), [INTEGRITY], 1), [INTEGRITY])
    lines = [line.text for line in box(drawing, "Integrity Technology Group").lines]
    assert lines[:2] == ["listed 2025-01-03: SDN 50543", "listed 2025-12-09: CYB0113"]


def test_devices_of_victims_are_never_told_as_the_partys() -> None:
    drawing = drawing_of(around(graph(example()), ["infrastructure:raptor-train"], 1))
    devices = box(drawing, "16 makes or kinds of device")
    assert [arrow.label for arrow in drawing.arrows if drawing.boxes[arrow.object] == devices] == ["compromises"]


def test_how_many_devices_there_are_is_a_box_of_its_own_and_no_make() -> None:
    drawing = drawing_of(around(graph(example()), ["infrastructure:raptor-train"], 1))
    assert [each.name for each in box(drawing, "more than 260,000 devices").members] == ["devices"]


def test_a_picture_of_strangers_is_cut_at_what_is_farthest_and_says_how_much_is_missing() -> None:
    lines = [f"n{number} uses t{number}" for number in range(200)]
    chained = [f"n{number} communicates with n{number + 1}" for number in range(199)]
    drawing = drawing_of(drawn(*lines, *chained), [thing("n0").id])
    assert len(drawing.boxes) <= MOST_BOXES
    shown = sum(len(each.members) for each in drawing.boxes)
    assert shown + drawing.left_out == 400
    assert box(drawing, "0").is_asked


def test_what_many_like_things_reach_is_one_box_too_and_what_is_denied_is_none_of_it() -> None:
    networks, more = [f"n{number}" for number in range(30)], [f"o{number}" for number in range(60)]
    lines = [
        *(f"c1 controls {each}" for each in networks),
        *(f"n{at % 30} compromises {each}" for at, each in enumerate(more)),
    ]
    groups = said(*(f"a{number} attributed to c1" for number in range(8)))
    denied = [replace(each, denied=True) for each in groups[:3]]
    drawing = drawing_of(graph([*said(*lines), *denied, *groups[3:]]), ["company:1"])
    assert sorted(titles(drawing)) == ["1", "3 actors", "30 networks", "5 actors", "60 countries"]
    assert drawing.left_out == 0


def test_a_mention_that_a_machine_found_is_no_line_unless_there_is_nothing_else() -> None:
    story = node(NodeKind.DOCUMENT, "story.txt")
    rows = [claim(story, Relation.MENTIONS, COMPANY), claim(COMPANY, Relation.OPERATES, NETWORK)]
    found = [replace(each, saying=replace(each.saying, reading=Reading.EXTRACTED)) for each in rows]
    assert titles(drawing_of(graph(found), [COMPANY.id])) == [COMPANY.name, NETWORK.name]
    assert "story.txt" in titles(drawing_of(graph(rows), [COMPANY.id]))
    assert "story.txt" in titles(drawing_of(graph(found[:1]), [COMPANY.id]))


def test_the_order_of_the_claims_does_not_change_the_picture() -> None:
    rows = example()
    assert drawing_of(graph(rows)) == drawing_of(graph(reversed(rows)))


@given(st.lists(CLAIMS, max_size=10))
def test_every_tie_but_a_mention_that_a_machine_found_is_a_line_or_stands_on_a_box(rows: list[Claim]) -> None:
    shown = graph([*rows, *said("c1 controls n1", "c1 also called c2")])
    drawing = drawing_of(shown)
    assert not drawing.left_out
    told = [edge.id for arrow in drawing.arrows for edge in arrow.edges]
    told += [edge.id for each in drawing.boxes for edge in each.within]
    mentions = {edge.id for edge in shown.edges if _is_found_mention(edge)}
    assert sorted(told) == sorted(edge.id for edge in shown.edges if edge.id not in mentions)


def _is_found_mention(edge: Edge) -> bool:
    readings = {each.saying.reading for each in edge.claims}
    return edge.relation is Relation.MENTIONS and readings == {Reading.EXTRACTED}


def test_who_is_listed_is_marked_and_who_is_not_looks_like_any_company() -> None:
    drawing = drawing_of(drawn("c1 controls c2"))
    assert not any(each.is_listed for each in drawing.boxes)
    case = drawing_of(around(graph(example()), [INTEGRITY], 1))
    assert [each.title for each in case.boxes if each.is_listed] == ["Integrity Technology Group"]


def test_that_a_name_is_denied_stands_before_it_where_no_cutting_can_hide_it() -> None:
    denied = claim(COMPANY, Relation.ALSO_CALLED, thing("cExample"), denied=True)
    (only,) = drawing_of(graph([denied])).boxes
    assert [line.text for line in only.lines] == ["denied: Example"]
