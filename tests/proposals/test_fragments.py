"""Lines of a newsletter that leave out of whom they speak: below a lead that names the company each is read of it."""

import pytest

from seawall.claims import Source
from seawall.documents import Sentence
from seawall.entities import PartialDate
from seawall.proposals import Proposal, propose

LEAD = (
    "The U.S. Treasury has put Integrity Technology Group, a Beijing-based cybersecurity company, on its sanctions list.",
    "The company supported Flax Typhoon, a Chinese state-sponsored hacking group, with a botnet called Raptor Train.",
)
FIRM, GROUP = "Integrity Technology Group", "Flax Typhoon"
LINES = (
    ("Key details", "• Sanctioned on Jan. 3, 2025 under E.O. 13694", FIRM, "designated by", "OFAC", "2025-01-03"),
    ("Key details", "Sanctioned on Jan. 3, 2025 under E.O. 13694", FIRM, "designated by", "OFAC", "2025-01-03"),
    ("Key details", "• Linked to Flax Typhoon (aka Ethereal Panda, RedJuliett)", FIRM, "related to", GROUP, ""),
    ("Key details", "• Linked to Flax Typhoon (aka Ethereal Panda, RedJuliett)", GROUP, "also called", "RedJuliett", ""),
    ("Key details", "• 260,000+ infected devices worldwide", "Raptor Train", "compromises", "devices", ""),
    ("Key details", "• Provided infrastructure to the hackers between summer 2022 and fall 2023", FIRM, "supplies", GROUP, "2022-06"),
    ("Background", "• Founded in 2010, headquartered in Beijing", FIRM, "located in", "China", ""),
    ("Background", "– Publicly traded in Shanghai", FIRM, "related to", "Shanghai Stock Exchange", ""),
    ("Background", "• Also known as Yongxin Zhicheng", FIRM, "also called", "Yongxin Zhicheng", ""),
    ("Background", "• Contractor to China's Ministry of State Security", FIRM, "supplies", "Ministry of State Security", ""),
    ("Background", "• Ran the Raptor Train botnet since mid-2021", FIRM, "operates", "Raptor Train", "2021-06"),
    ("Background", "• Botnet disrupted by the FBI in September 2024", "FBI", "seized", "Raptor Train", "2024-09"),
    ("About Flax Typhoon", "• Linked to attacks on universities in Taiwan", "", "", "", ""),
    ("Why it matters", "• Targets: universities, government agencies and media organizations", GROUP, "targets", "universities", ""),
    ("Why it matters", "• Servers of an organization in California compromised in summer 2023", GROUP, "compromises", "servers", "2023-06"),
    ("Moving forward", "• Denies any involvement", FIRM, "related to", GROUP, ""),
)  # fmt: skip
# Lines that say nothing of the company: each would be a wrong claim if it were read of it.
OTHERS = (
    ("Moving forward", "• May be sanctioned by the EU in March", "designated by"),
    ("Moving forward", "• Sanctioned entities must be reported by September 30", "designated by"),
    ("Background", "• The UK sanctions two other firms", "located in"),
    ("Background", "• Hacked routers in 19 countries", "targets"),
)


def read(heading: str, line: str) -> list[Proposal]:
    texts = (*LEAD, heading, line)
    every = [Sentence(text, at, 0, len(text)) for at, text in enumerate(texts)]
    made = list(propose(every, {}, [], Source("story.txt", "Example Herald", PartialDate.parse("2025-01-06"))))
    return [one for one in made if isinstance(one, Proposal) and one.sentence.paragraph == len(texts) - 1]


@pytest.mark.parametrize(("heading", "line", "subject", "relation", "target", "first"), LINES)
def test_a_line_is_read_of_whom_the_document_speaks(  # noqa: PLR0917  # a row of the table
    heading: str, line: str, subject: str, relation: str, target: str, first: str
) -> None:
    made = {
        (one.claim.subject.name, str(one.claim.relation), one.claim.object.name, one.first)
        for one in read(heading, line)
        if one.rule != "mention"
    }
    if subject:
        assert (subject, relation, target, first) in made
    else:
        assert not any(FIRM in (each[0], each[2]) for each in made)


@pytest.mark.parametrize(("heading", "line", "relation"), OTHERS)
def test_a_line_that_speaks_of_others_is_not_read_of_it(heading: str, line: str, relation: str) -> None:
    assert not [one for one in read(heading, line) if one.claim.subject.name == FIRM and one.claim.relation == relation]


def test_what_was_added_to_a_line_is_noted() -> None:
    made = [one for one in read("Background", "• Also known as Yongxin Zhicheng") if one.rule != "mention"]
    assert made
    assert all(f"the line says it of nobody: {FIRM} is spoken of" in one.notes for one in made)
