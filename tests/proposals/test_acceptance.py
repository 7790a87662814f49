"""The two news stories that the project starts from, where they lie beside the checkout: what must be read out of them alone."""

import io
from pathlib import Path

import pytest

from seawall.attribution import graph
from seawall.claims import Relation, Source
from seawall.corpus import Corpus
from seawall.proposals import Proposal
from seawall.read import read

_COMPANY = ("Integrity Technology Group", "Yongxin Zhicheng", "永信至诚")


@pytest.fixture(scope="module")
def proposals(shared_data: Path, example_corpus: Corpus) -> list[Proposal]:
    """All that the stories propose, read without any claim that teaches a name."""
    files = sorted((shared_data / "documents").glob("*.txt"))
    if not files:
        pytest.skip("the two news stories are not beside the checkout: shared/data/documents")
    read_in = [read(io.BytesIO(path.read_bytes()), Source(path.name), example_corpus) for path in files]
    return [one for document in read_in for one in document.proposals]


def _names(made: Proposal) -> str:
    claim = made.claim
    return f"{claim.subject.name} · {claim.object.name} · {claim.role} · {claim.saying.by}"


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("the company", _COMPANY[:1]),
        ("its Chinese name", _COMPANY[1:]),
        ("OFAC", ("OFAC", "Foreign Assets Control")),
        ("the FBI", ("FBI", "Federal Bureau of Investigation")),
        ("the group", ("Flax Typhoon",)),
        ("the size of the botnet", ("260,000", "260.000", "260 000")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_stories_name_is_in_a_claim(what: str, names: tuple[str, ...], proposals: list[Proposal]) -> None:
    assert any(name in _names(one) for one in proposals for name in names), what


def test_the_designation_is_of_its_day(proposals: list[Proposal]) -> None:
    made = [one for one in proposals if one.claim.relation is Relation.DESIGNATED_BY and not one.claim.denied]
    days = {one.first for one in made if one.claim.subject.name.startswith(_COMPANY)}
    assert days
    assert days <= {"", "2025-01-03"}


def test_the_names_of_the_company_are_one_party(proposals: list[Proposal]) -> None:
    nodes = {node.id for one in proposals for node in (one.claim.subject, one.claim.object) if node.name in _COMPANY}
    joined = [one.claim for one in proposals if one.claim.relation in {Relation.ALSO_CALLED, Relation.LISTED_AS}]
    tied = {frozenset((claim.subject.id, claim.object.id)) for claim in joined}
    assert len(nodes) == 1 or any(nodes & pair for pair in tied)


def test_sectors_are_among_whom_it_was_against(proposals: list[Proposal]) -> None:
    against = {Relation.TARGETS, Relation.COMPROMISES}
    assert any(one.claim.relation in against for one in proposals)


def test_the_graph_is_made_of_them(proposals: list[Proposal]) -> None:
    assert graph([one.claim for one in proposals]).edges
