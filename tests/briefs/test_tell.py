"""The brief as a whole: what the case's says and must not say, and what holds of the brief of any claims."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.briefs import Source
from seawall.claims import Claim, IndicatorKind, NodeKind, Relation, Tier, Tlp, indicator_node, node
from tests.briefs.made import NEWS, case, everything, integrity, of, opened, paragraphs, section, texts
from tests.claims.made import CLAIMS, COMPANY, GROUP, NETWORK, claim

# Where it stands, and what it says there.
SAYS = [
    ("Key details", "OFAC designated Integrity Technology Group on 3 January 2025 under E.O. 13694 as amended by E.O. 13757, according to the US Treasury"),
    ("Key details", "stands on three lists: SDN 50543 (OFAC, since 3 January 2025), CYB0113 (UK Foreign, Commonwealth and Development Office, since 9 December 2025)"),
    ("Key details", "Regulation (EU) 2019/796, annex I.B, no. 5 (Council of the European Union, since 16 March 2026)"),
    ("Key details", "The group Flax Typhoon, active since 2021, is attributed to Integrity Technology Group, according to the US Department of Justice."),
    ("Key details", "has controlled the network Raptor Train since 2021"),
    ("Key details", "which rest on one investigation"),
    ("Key details", "compromised more than 260,000 devices in June 2024"),
    ("Key details", "devices in the United States (126,000 devices, 47.9 %), Vietnam (21,100 devices, 8.0 %), Germany"),
    ("Key details", "The US Department of Justice seized the network Raptor Train on 18 September 2024."),
    ("Key details", "Added on 8 October 2026 by the FBI, NSA, CISA and partners"),
    ("Key details", "Integrity Technology Group develops the tools MicroScan (since 2017) and FishHub"),
    ("Background", "永信至诚科技集团股份有限公司"),
    ("Background", "Yongxin Zhicheng Technology Group Company Limited (a weak alias to OFAC)"),
    ("Background", "Flax Typhoon is also called Ethereal Panda (a name given by CrowdStrike) and Storm-0919 (a name given by Microsoft)"),
    ("Background", "Crossbill (from May 2020 to April 2022), Finch (from July 2022 to June 2023), Canary"),
    ("Background", "were parts of the network Raptor Train, according to The Hacker News"),
    ("Background", "“Compromise of a California entity”, from June 2023 to August 2023, is attributed to the group Flax Typhoon"),
    ("Background", "(the days are inferred, not published)"),
    ("Background", "The group Flax Typhoon is attributed to China"),
    ("Why it matters", "targeted corporations, government agencies, media, telecommunications and universities"),
    ("Why it matters", "six member states of the European Union (more than 65,000 devices) from 2022 to 2023"),
    ("Why it matters", "everything else rests on one voice each"),
    ("Moving forward", "were not read in the publisher's own text"),
    ("Moving forward", "To be read first: article on Raptor Train (The Hacker News, 23 claims)"),
    ("Moving forward", "Added on 16 March 2026 by the Council of the European Union"),
    ("Moving forward", "Block the party's property and deal with it in nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), SAYS)
def test_the_brief_of_the_case_says(title: str, text: str) -> None:
    assert text in section(integrity(), title)


def test_a_group_for_which_the_party_works_is_told_of_with_its_victims() -> None:
    land = node(NodeKind.COUNTRY, "Taiwan")
    rows = [claim(COMPANY, Relation.RELATED_TO, GROUP), claim(GROUP, Relation.TARGETS, land)]
    assert "The group Example Typhoon has targeted Taiwan" in section(of(rows), "Why it matters")
    assert "Taiwan" not in everything(of([claim(COMPANY, Relation.SIMILAR_TO, GROUP), rows[1]]))


def test_a_group_that_used_the_partys_network_is_told_of_with_its_victims_and_first_of_all_with_its_days() -> None:
    land, own = node(NodeKind.COUNTRY, "Taiwan"), node(NodeKind.INFRASTRUCTURE, f"Network of {COMPANY.name}")
    made = of(
        [
            claim(GROUP, Relation.USES, own),
            claim(GROUP, Relation.TARGETS, land),
            claim(COMPANY, Relation.RELATED_TO, own),
        ]
    )
    assert f"The group Example Typhoon uses the network of {COMPANY.name}" in section(made, "Key details")
    assert "is tied to its network" not in section(made, "Key details")
    assert "The group Example Typhoon has targeted Taiwan" in section(made, "Why it matters")


NOT_KNOWN = [
    "3 January 2025 (US Treasury), December 2025 (lowdown.today)",
    "MITRE ATT&CK: it is not so; a page on GitHub: it is",
    "No logs were read: whether your own network met any of this is not known.",
    "Nothing that was read names owners of Integrity Technology Group.",
    "start 23 March 2021 (Black Lotus Labs), May 2020 (The Hacker News)",
]


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_it_is_plain_about_what_is_not_known(text: str) -> None:
    assert text in texts(integrity().unknowns)


MUST_NOT_SAY = [
    "designated Integrity Technology Group in December 2025",  # one page's mistake
    "QTFY",  # another contractor: no claim ties the two
    "Integrity Technology Solutions",  # somebody else
    "designated infrastructure of",  # tier 1 is property of third parties
    "c0cc.cc",  # nobody shall click on it
    "controls the group",
    "385,000",
]


@pytest.mark.parametrize("text", MUST_NOT_SAY)
def test_the_brief_of_the_case_must_not_say(text: str) -> None:
    assert text not in everything(integrity())


def test_the_designation_is_not_cited_to_who_gives_another_day() -> None:
    first = next(integrity().sections[0].sentences)
    assert {note.by for note in integrity().notes for one in note.cited if one.label in first.notes} == {"US Treasury"}


def test_the_four_parts_are_always_there_and_in_order() -> None:
    assert [one.title for one in integrity().sections] == [
        "Key details",
        "Background",
        "Why it matters",
        "Moving forward",
    ]


def test_the_timeline_is_in_order_and_the_map_of_phases_has_campaigns_seizures_and_listings() -> None:
    days = [moment.day for moment in integrity().timeline]
    assert days == sorted(days)
    assert {row.name: (row.start, row.end) for row in integrity().spans}["Crossbill"] == (
        date(2020, 5, 1),
        date(2022, 4, 30),
    )
    assert {"seizure", "listing", "designation", "campaign or event"} <= {row.word for row in integrity().spans}


def test_by_what_was_known_before_the_designation_there_is_none() -> None:
    early = of(case(), "company:integrity-technology-group", known=date(2024, 9, 30))
    assert "designated" not in texts(early.sentences)
    assert "any listing or designation of Integrity Technology Group" in texts(early.unknowns)
    assert "Raptor Train" in section(early, "Key details")


def test_asked_about_the_group_it_first_says_to_whom_the_group_is_attributed() -> None:
    told = section(of(case(), "actor:flax-typhoon"), "Key details").splitlines()
    assert told.index(
        "The group Flax Typhoon, active since 2021, is attributed to Integrity Technology Group, according to the US Department of Justice."
    ) < next(place for place, line in enumerate(told) if "OFAC designated" in line)


def test_who_is_called_by_the_name_asked_for_is_told_by_their_own_name() -> None:
    assert of(case(), "永信至诚科技集团股份有限公司").party == "Integrity Technology Group"


# Any claims.


def with_party(rows: list[Claim]) -> list[Claim]:
    return [claim(COMPANY, Relation.CONTROLS, NETWORK), claim(GROUP, Relation.ATTRIBUTED_TO, COMPANY), *rows]


def near(row: Claim, place: int) -> Claim:
    """A claim of any content about what is the party's."""
    subject = (COMPANY, NETWORK, GROUP, row.subject)[place % 4]
    return Claim(
        subject, row.relation, row.object, row.saying, row.window, row.tier, row.role, row.port, row.confidence, row.handling,
        row.denied, row.supersedes, row.withdrawn, row.note,
    )  # fmt: skip


ROWS = st.lists(CLAIMS, max_size=8).map(lambda rows: [near(row, place) for place, row in enumerate(rows)])


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_every_sentence_has_a_note_and_every_note_opens_a_claim(rows: list[Claim]) -> None:
    claims = with_party(rows)
    made = of(claims)
    known, labels = {each.id for each in claims}, opened(made)
    assert list(made.sentences)
    for one in made.sentences:
        assert one.notes, one.text
    for one in (*made.sentences, *made.unknowns, *(moment.sentence for moment in made.timeline)):
        assert set(one.notes) <= labels.keys()
    assert all(what in known for kind, what, _ in labels.values() if kind is Source.CLAIMS)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_what_is_asserted_rests_on_claims_that_stand(rows: list[Claim]) -> None:
    made = of(with_party(rows))
    labels = opened(made)
    asserted = [one for each in paragraphs(made) if each.heading != NEWS for one in each.sentences]
    asserted += [moment.sentence for moment in made.timeline]
    for one in asserted:
        assert {labels[label][2] for label in one.notes} <= {"holds", ""}, one.text


OVER = [
    claim(COMPANY, Relation.OPERATES, node(NodeKind.INFRASTRUCTURE, "Marked Name"), denied=True),
    claim(COMPANY, Relation.OPERATES, node(NodeKind.INFRASTRUCTURE, "Marked Name"), withdrawn=datetime(2024, 10, 1, tzinfo=UTC)),
]  # fmt: skip


@pytest.mark.parametrize("over", OVER)
def test_what_is_denied_or_withdrawn_appears_as_such_alone(over: Claim) -> None:
    made = of(with_party([over]))
    word = "Denied by" if over.denied else "no longer says"
    lines = [line for line in everything(made).splitlines() if "Marked Name" in line]
    assert lines
    assert all(word in line for line in lines)


def test_what_was_corrected_is_told_with_what_replaced_it() -> None:
    old = claim(GROUP, Relation.COMPROMISES, node(NodeKind.SECTOR, "banks"), by="Example Agency", on="2025-01-02")
    new = claim(
        GROUP,
        Relation.TARGETS,
        node(NodeKind.SECTOR, "banks"),
        by="Example Agency",
        on="2025-02-01",
        supersedes=(old.id,),
    )
    made = of(with_party([old, new]))
    assert "it was corrected to “Example Typhoon – targets – banks” (1 February 2025)" in section(
        made, "Moving forward"
    )
    assert "has compromised banks" not in everything(made)
    assert "has targeted banks" in section(made, "Why it matters")


def test_two_investigations_are_called_independent_only_where_both_are_named() -> None:
    rows = [claim(COMPANY, Relation.CONTROLS, NETWORK, by=by, root=root) for by, root in (("One", "A"), ("Two", "B"))]
    assert "according to One and Two, two independent investigations" in section(of(rows), "Key details")
    rows = [claim(COMPANY, Relation.CONTROLS, NETWORK, by=by, root=root) for by, root in (("One", "A"), ("Two", ""))]
    assert "independent" not in everything(of(rows))


def test_a_party_of_many_claims_has_a_brief_that_can_be_read() -> None:
    servers = [
        claim(NETWORK, Relation.CONSISTS_OF, indicator_node(f"8.8.{number // 200}.{number % 200 + 1}", IndicatorKind.IP), tier=Tier.CONTROL, row=f"line {number}")
        for number in range(300)
    ]  # fmt: skip
    victims = [
        claim(GROUP, Relation.TARGETS, node(NodeKind.SECTOR, f"sector {number}"), by=f"Paper {number}")
        for number in range(60)
    ]
    made = of(with_party([*servers, *victims]))
    assert len(list(made.sentences)) < 80
    assert max(len(one.text) for one in made.sentences) < 1_500
    assert "300 addresses" in section(made, "Moving forward")
    assert "36 statements more" in section(made, "Why it matters").casefold() or "36 statements" in section(
        made, "Why it matters"
    )


def test_devices_of_victims_are_told_apart_from_the_partys_servers() -> None:
    bot = claim(NETWORK, Relation.CONSISTS_OF, indicator_node("8.8.8.8", IndicatorKind.IP), tier=Tier.DEVICE)
    assert "these are devices of third parties, who are victims" in section(of(with_party([bot])), "Moving forward")


def test_the_strictest_handling_of_any_claim_is_that_of_the_brief() -> None:
    row = claim(GROUP, Relation.TARGETS, node(NodeKind.SECTOR, "banks"))
    rows = [replace(row, saying=replace(row.saying, tlp=tlp)) for tlp in (Tlp.GREEN, Tlp.AMBER, Tlp.CLEAR)]
    assert of(with_party(rows)).sharing == "TLP:AMBER"


def test_what_the_picture_alone_shows_counts_for_how_far_a_brief_may_be_shared() -> None:
    partner, other = node(NodeKind.COMPANY, "Example Partner"), node(NodeKind.COMPANY, "Example Parent")
    secret = claim(other, Relation.OWNS, partner)
    secret = replace(secret, saying=replace(secret.saying, tlp=Tlp.RED))
    made = of([claim(COMPANY, Relation.RELATED_TO, partner), secret])
    assert "Example Parent" not in everything(made)
    assert made.sharing == "TLP:RED"
    assert made.drawing.text.startswith("TLP:RED, not to be shared further than that; ")
    assert integrity().sharing == ""


def test_the_order_of_claims_changes_nothing() -> None:
    assert of(case(), "actor:flax-typhoon") == of(tuple(reversed(case())), "actor:flax-typhoon")
