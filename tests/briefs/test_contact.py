"""One's own network in a brief: each phase as its own sentence, victims never taken for the actor, and what is left open."""

from collections.abc import Iterator

import pytest

from seawall.attribute import Attributing
from seawall.brief import Beside, brief
from seawall.briefs import Brief, Source
from seawall.claims import read_files
from seawall.exposure.found import Exposure
from tests.briefs.made import PARTY, opened, section, texts
from tests.hunt.made import ATTRIBUTION, INVENTED, example


@pytest.fixture(scope="module")
def hunted(tmp_path_factory: pytest.TempPathFactory) -> Exposure:
    return example(tmp_path_factory.mktemp("brief"))[0]


@pytest.fixture(scope="module")
def told(hunted: Exposure) -> Brief:
    return brief(read_files([ATTRIBUTION, INVENTED]).claims, Attributing(PARTY), Beside(exposure=hunted))


SAYS = [
    "Did your own network meet it? Yes: 3 rows of 2 of our hosts within published windows (coverage 0.0 %",
    "On 3 June 2024, one host of yours (10.20.0.21) contacted 202.182.109[.]151, named as infrastructure of Raptor Train (one row): on a day on which the source says it was the actor's.",
    "was scanned by 5.188.33[.]135",
    "On 3 June 2024, one host of yours (10.20.0.21) looked up kqzvwt.w8510[.]com in DNS, named as infrastructure of Oriole (one row)",
    "On 3 June 2024, one host of yours (10.20.0.21) was given 202.182.109[.]151 as an answer by DNS, named as infrastructure of Raptor Train (one row)",
    "looked up router-17.example[.]org in DNS, named as a device that was used by Raptor Train (one row): a third party's device, itself a victim and no designated infrastructure.",
    "after the authorities took it: a sign of a device still infected, not of contact with the actor",
    "after it had passed to somebody else: no contact with the actor",
]  # fmt: skip


@pytest.mark.parametrize("text", SAYS)
def test_it_says_what_the_logs_met(told: Brief, text: str) -> None:
    assert text in section(told, "Why it matters")


def test_the_answer_stands_among_the_key_details_and_rests_on_the_logs_by_their_hash(
    told: Brief, hunted: Exposure
) -> None:
    (answer,) = [one for one in told.sections[0].sentences if one.text.startswith("Did your own network")]
    labels = opened(told)
    assert {labels[label][:2] for label in answer.notes} == {(Source.LOGS, file.sha256) for file in hunted.logs.files}


def test_every_contact_rests_on_its_chain_of_claims_and_its_log(told: Brief) -> None:
    contacts = [one for one in _own(told) if not one.startswith("Did")]
    labels = opened(told)
    by_text = {one.text: one.notes for each in told.sections for one in each.sentences}
    assert len(contacts) == 10
    for text in contacts:
        kinds = {labels[label][0] for label in by_text[text]}
        assert kinds == {Source.CLAIMS, Source.LOGS}, text


def _own(told: Brief) -> Iterator[str]:
    for each in told.sections:
        for paragraph in each.paragraphs:
            if paragraph.heading == "Your own network":
                yield from (one.text for one in paragraph.sentences)


def test_what_the_logs_leave_open_is_told(told: Brief) -> None:
    left = texts(told.unknowns)
    assert "4,573.5 of 4,575.0 indicator-days are not covered by logs" in left
    assert "No logs were read" not in left


def test_own_contacts_stand_on_the_timeline_and_on_the_chart(told: Brief) -> None:
    assert sum(moment.ours for moment in told.timeline) == 10
    assert sum(one.is_contact for one in told.contacts) == 3
    assert told.coverage
