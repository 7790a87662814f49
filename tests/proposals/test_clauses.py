"""Who does what to whom: one fact in the ways in which a writer may say it, and what is no fact however alike it sounds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proposals.read_alone import read_alone, said

_TARGETS = "Flax Typhoon – targets – universities"
_SANCTIONED = "Integrity Technology Group – designated by – OFAC"
SAID = (
    ("Flax Typhoon, which has been active for years, has gone after universities.", _TARGETS),
    ("Having found a way in, Flax Typhoon prefers to wait; it has also struck universities.", _TARGETS),
    ("Officials say the hackers of Flax Typhoon spied on universities.", _TARGETS),
    ("Universities were attacked by Flax Typhoon.", _TARGETS),
    ("OFAC, part of the Treasury, has blacklisted Integrity Technology Group.", _SANCTIONED),
    ("OFAC imposed sanctions on Integrity Technology Group.", _SANCTIONED),
    ("Integrity Technology Group, a firm in Beijing, was placed by OFAC on its sanctions list.", _SANCTIONED),
    ("Integrity Technology Group was hit by OFAC with sanctions.", _SANCTIONED),
    ("Integrity Technology Group serves bureaus of the Ministry of State Security.", "Integrity Technology Group – supplies – Ministry of State Security"),
    ("Integrity Technology Group gathered intelligence on behalf of the Ministry of State Security.", "Integrity Technology Group – supplies – Ministry of State Security"),
    ("The FBI said it had taken down Raptor Train.", "FBI – seized – Raptor Train"),
    ("Raptor Train, which the FBI dismantled, had been run by Integrity Technology Group.", "Integrity Technology Group – operates – Raptor Train"),
    ("Officials tied Raptor Train to a crew that Microsoft calls Flax Typhoon.", "Raptor Train – related to – Flax Typhoon"),
    ("CrowdStrike calls Flax Typhoon Ethereal Panda.", "Flax Typhoon – also called – Ethereal Panda"),
    ("At home Integrity Technology Group goes by Yongxin Zhicheng.", "Integrity Technology Group – also called – Yongxin Zhicheng"),
    ("Credentials are dumped with Mimikatz by Flax Typhoon.", "Flax Typhoon – uses – Mimikatz"),
    ("Zservers, a hosting provider from Barnaul, leased servers to the gang LockBit.", "Zservers – supplies – LockBit"),
    ("Jane Example, its chief executive, founded Integrity Technology Group.", "Jane Example – related to – Integrity Technology Group"),
    ("Flax Typhoon's penetration of universities was noticed late.", "Flax Typhoon – compromises – universities"),
    ("OFAC sanctioned Integrity Technology Group on 3 January 2025, and the UK on 9 December 2025.", "Integrity Technology Group – designated by – Government of United Kingdom"),
    ("OFAC designated Integrity Technology Group. Britain followed in December 2025, the EU in March 2026.", "Integrity Technology Group – designated by – Council of the European Union"),
    ("Integrity Technology Group was singled out on Friday by OFAC.", _SANCTIONED),
    ("Integrity Technology Group kept the servers from which Flax Typhoon worked.", "Integrity Technology Group – supplies – Flax Typhoon"),
    ("Integrity Technology Group put its machines at the disposal of Flax Typhoon.", "Integrity Technology Group – supplies – Flax Typhoon"),
    ("Flax Typhoon broke into servers at an organization in California.", "Flax Typhoon – targets – organization in California"),
    ("Raptor Train was made up of routers from vendors such as Zyxel and Tenda.", "Raptor Train – compromises – Tenda"),
    ("Raptor Train had been in the hands of Integrity Technology Group.", "Integrity Technology Group – operates – Raptor Train"),
    ("Integrity Technology Group was listed. Further names: Example Alpha Limited; Example Beta.", "Integrity Technology Group – also called – Example Beta"),
)  # fmt: skip
UNSAID = (
    "Flax Typhoon was meant to attack universities.",
    "Flax Typhoon did not go after universities.",
    "Neither Britain nor the EU has followed OFAC, which told Integrity Technology Group so.",
    "The shares of Integrity Technology Group fell 8 percent in Shanghai.",
    "Some reports linked Raptor Train to Volt Typhoon.",
    "Whether Flax Typhoon has gone after universities is unknown.",
    "The FBI plans to take down Raptor Train.",
    "Integrity Technology Group told the FBI what hackers had done to universities.",
)
# The longest sentence that is read takes far less on a quiet machine.
_SECONDS = 5.0


@pytest.mark.parametrize(("sentence", "claim"), SAID)
def test_a_fact_is_found_in_whatever_way_it_is_said(sentence: str, claim: str) -> None:
    assert claim in said(sentence)


@pytest.mark.parametrize("sentence", UNSAID)
def test_what_is_meant_denied_or_nobodys_word_is_no_claim(sentence: str) -> None:
    assert [claim for claim in said(sentence) if " – " in claim] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(
    "Flax Typhoon|the|FBI|Chinese|hackers|Taiwanese|institutions|routers|'s|officials|sanctioned|known as|included|Both|also|which|and|,|that|was|hacked|by|to|attack|universities|in|Taiwan|“|(|)|whose|it|said|—|a company called|:|Mr.|its|of".split("|")
), max_size=40))  # fmt: skip
def test_any_order_of_words_gives_claims_or_none(words: list[str]) -> None:
    assert isinstance(read_alone(" ".join(words)), list)


@pytest.mark.parametrize(
    "piece", ["the network of ", "which it, ", "and A, ", "Group Ltd ", "in May and ", "to hack, ", "(a "]
)
def test_a_sentence_of_one_piece_repeated_is_read_in_its_time(piece: str) -> None:
    begin = time.process_time()
    read_alone((piece * 1000)[:1000])
    assert time.process_time() - begin < _SECONDS
