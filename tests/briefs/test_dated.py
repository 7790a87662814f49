"""Days in a brief: nothing of the timeline is lost, and no act of an authority is drawn as if it were the party's."""

from dataclasses import replace

from seawall.claims import NodeKind, Reading, Relation, node
from seawall.reports.brief import page
from seawall.reports.brief_chart import MOST_SPANS, phases
from tests.briefs.made import everything, of, section
from tests.claims.made import COMPANY, GROUP, NETWORK, claim

OFAC, OTHER = node(NodeKind.AUTHORITY, "OFAC"), node(NodeKind.COMPANY, "Example Hosting")
CAMPAIGNS = [
    claim(node(NodeKind.EVENT, f"Campaign {number}"), Relation.ATTRIBUTED_TO, GROUP, f"{1990 + number // 4}-01-03", by=f"Lab {number}")
    for number in range(130)
]  # fmt: skip


def test_a_timeline_of_many_days_has_all_of_them_and_a_page_the_last() -> None:
    made = of([*CAMPAIGNS, claim(GROUP, Relation.DESIGNATED_BY, OFAC, "2025-01-03")], GROUP.id)
    assert (len(made.timeline), made.timeline[-1].day) == (131, "2025-01-03")
    shown = page(made)
    assert "The last 120; 11 earlier ones stand in the JSON." in shown
    assert '<td class="day">2025-01-03</td>' in shown


def test_a_map_of_many_things_shows_what_authorities_did_and_counts_what_it_leaves_out() -> None:
    made = of([*CAMPAIGNS, claim(GROUP, Relation.DESIGNATED_BY, OFAC, "2025-01-03")], GROUP.id)
    assert len(made.spans) == 131
    drawn = phases(made)
    assert "OFAC, designation" in drawn
    assert f"and {131 - MOST_SPANS} more; all stand in the JSON" in drawn


def test_a_designation_of_somebody_else_is_named_as_theirs_and_told_after_the_partys_own() -> None:
    made = of([
        claim(COMPANY, Relation.USES, OTHER),
        claim(OTHER, Relation.DESIGNATED_BY, OFAC, "2001-01-03"),
        claim(COMPANY, Relation.DESIGNATED_BY, OFAC, "2025-01-03"),
    ])  # fmt: skip
    assert [(one.name, f"{one.start}") for one in made.spans] == [
        ("OFAC, designation of Example Hosting", "2001-01-03"),
        ("OFAC, designation", "2025-01-03"),
    ]
    assert section(made, "Key details").startswith("OFAC designated Example Trading LLC on 3 January 2025")


def test_the_end_of_the_calendar_is_no_traceback() -> None:
    assert "Map of phases" in page(of([claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", "9999-12-31")]))


def test_what_sources_date_differently_is_no_day_of_two_voices_and_says_so_on_the_timeline() -> None:
    made = of([
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2019", by="A Labs", root="a"),
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", by="B Labs", root="b"),
    ])  # fmt: skip
    assert "More than one voice" not in section(made, "Why it matters")
    assert [one.sentence.text for one in made.timeline] == [
        "Example Trading LLC has controlled the network Example Train since 2019 (sources differ)."
    ]


def test_who_gives_other_days_is_not_cited_for_those_that_are_told() -> None:
    made = of([
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2021", "2022", by="A Labs", on="2024-01-01"),
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2023", "2024", by="B Labs"),
    ])  # fmt: skip
    assert "controlled the network Example Train from 2021 to 2022, according to A Labs (sources differ)" in everything(
        made
    )
    assert "start 2021 (A Labs), 2023 (B Labs)" in everything(made)


def test_no_days_are_told_that_nobody_gives_together() -> None:
    made = of([
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2019", "2025", by="A Labs", on="2024-01-01"),
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2020", "2021", by="B Labs"),
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2020", "2022", by="C Labs", on="2024-12-01"),
    ])  # fmt: skip
    assert "controlled the network Example Train from 2020 to 2021, according to B Labs (sources differ)" in everything(
        made
    )


def test_two_voices_of_which_one_gives_no_day_are_two() -> None:
    made = of([
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2019", by="A Labs", root="a"),
        claim(COMPANY, Relation.CONTROLS, NETWORK, by="B Labs", root="b"),
    ])  # fmt: skip
    assert "More than one voice says that Example Trading LLC has controlled" in section(made, "Why it matters")


def test_a_day_that_a_story_gives_to_what_it_tells_is_no_day_of_the_story() -> None:
    told = claim(node(NodeKind.DOCUMENT, "story.txt"), Relation.MENTIONS, COMPANY, "2010")
    made = of(
        [
            replace(told, role="was founded in", saying=replace(told.saying, reading=Reading.EXTRACTED)),
            claim(COMPANY, Relation.CONTROLS, NETWORK, "2021"),
        ]
    )
    assert [one.sentence.text for one in made.timeline][:1] == [
        "Of Example Trading LLC it is told: “was founded in” 2010."
    ]
