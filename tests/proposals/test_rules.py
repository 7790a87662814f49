"""Each rule with a sentence of its own, to be read aloud."""

import pytest

from tests.proposals.read_alone import said

G, F, R = "Integrity Technology Group", "Flax Typhoon", "Raptor Train"
SENTENCES = [
    ("The State Department and OFAC sanctioned Integrity Technology Group.", [f"{G} – designated by – US Department of State", f"{G} – designated by – OFAC"]),
    ("The United States imposed sanctions on Integrity Technology Group.", [f"{G} – designated by – Government of United States"]),
    ("Flax Typhoon, also known as Ethereal Panda and RedJuliett, is active.", [f"{F} – also called – Ethereal Panda", f"{F} – also called – RedJuliett"]),
    ("Flax Typhoon is tracked by CrowdStrike as Ethereal Panda and by Recorded Future as RedJuliett.", [f"{F} – also called – Ethereal Panda", f"{F} – also called – RedJuliett"]),
    ("Integrity Technology Group, formerly operating as Beijing Example Technology Company, sells software.", [f"{G} – also called – Beijing Example Technology Company"]),
    ("Integrity Technology Group (永信至诚) sells software.", [f"{G} – also called – 永信至诚"]),
    ("Integrity Technology Group has contracts with the Ministry of State Security.", [f"{G} – related to – Ministry of State Security"]),
    ("Integrity Technology Group provided infrastructure to Flax Typhoon.", [f"{G} – supplies – {F}"]),
    ("Flax Typhoon used infrastructure owned by Integrity Technology Group.", [f"{F} – uses – Network of {G}", f"{G} – related to – Network of {G}"]),
    ("Flax Typhoon exploited CVE-2023-22894 and CVE-2021-3199.", [f"{F} – exploits – CVE-2023-22894", f"{F} – exploits – CVE-2021-3199"]),
    ("Flax Typhoon targeted universities and media organizations in Taiwan.", [f"{F} – targets – universities", f"{F} – targets – media", f"{F} – targets – Taiwan"]),
    ("The FBI and the NSA disrupted Raptor Train.", [f"FBI – seized – {R}", f"NSA – seized – {R}"]),
    ("The botnet was dismantled by the FBI.", [f"FBI – seized – {R}"]),
    ("Integrity Technology Group is headquartered in Beijing.", [f"{G} – located in – China"]),
    ("Flax Typhoon, a Chinese state-sponsored hacking group, is known.", [f"{F} – attributed to – China"]),
    ("The botnet infected routers and IP cameras.", [f"{R} – compromises – routers", f"{R} – compromises – IP cameras"]),
    ("Raptor Train uses Mirai.", [f"{R} – uses – Mirai"]),
    ("Some 126,000 of the devices were in the United States.", [f"{R} – compromises – United States"]),
    ("The botnet had more than 1.2 million devices.", [f"{R} – compromises – devices"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), SENTENCES, ids=[row[0][:50] for row in SENTENCES])
def test_a_sentence_says_these_claims_and_no_others(text: str, claims: list[str]) -> None:
    assert sorted(said(text)) == sorted(claims)


ORDINARY = [
    "Super Typhoon Example struck Taiwan on Friday.",
    "The company reported higher sales in Germany.",
    "The bank group met in London.",
    "He used the train to Beijing.",
    "Example Trading Company opened an office in Shanghai in 2024.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_say_nothing_of_sanctions_or_intrusions(text: str) -> None:
    assert said(text) == []
