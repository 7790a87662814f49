"""Two stories written for these tests, and a table of every fact in them: found, missed, and nothing made up."""

import csv
import io
from pathlib import Path

import pytest

from seawall.claims import Source
from seawall.corpus import Corpus
from seawall.read import ReadDocument, read

HERE = Path(__file__).parent
STORIES = HERE.parent / "documents" / "stories"
NAMES = ("designation.txt", "takedown.html")
Row = tuple[str, ...]
COLUMNS = ("subject", "relation", "object", "denied", "from", "until", "words")


def facts(story: str) -> dict[Row, str]:
    """Each fact of a story with its label."""
    with (HERE / "facts.csv").open(encoding="utf-8", newline="") as stream:
        return {
            tuple(row[name] for name in COLUMNS): row["status"]
            for row in csv.DictReader(stream)
            if row["story"] == story
        }


def story(name: str, corpus: Corpus) -> ReadDocument:
    return read(io.BytesIO((STORIES / name).read_bytes()), Source(name, "Example Herald"), corpus)


def made(document: ReadDocument) -> set[Row]:
    rows: set[Row] = set()
    for one in document.proposals:
        claim = one.claim
        denied = "yes" if claim.denied else ""
        rows.add((claim.subject.name, str(claim.relation), claim.object.name, denied, one.first, one.last, claim.role))
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_made_up_and_each_label_is_true(name: str, example_corpus: Corpus) -> None:
    labels = facts(name)
    found = made(story(name, example_corpus))
    assert found - set(labels) == set(), "made, and no fact of the story"
    assert {row for row, label in labels.items() if label == "found"} == found


def test_of_ten_facts_nine_are_found_at_least() -> None:
    labels = [label for name in NAMES for row, label in facts(name).items() if row[1] != "mentions"]
    assert labels.count("found") / len(labels) >= 0.9


def test_the_company_and_its_chinese_name_are_one_party(example_corpus: Corpus) -> None:
    document = story("designation.txt", example_corpus)
    listed = {one.claim.subject.id for one in document.proposals if one.claim.object.name == "ofac-50543"}
    assert listed == {"company:integrity-technology-group"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OFAC has sanctioned Beijing-based cybersecurity company Integrity Tech for its role.", "Integrity Tech"),
        ("OFAC sanctioned Integrity Technology Group (Yongxin Zhicheng) on Friday.", "Integrity Technology Group"),
        ("OFAC sanctioned Integrity Tech, a cybersecurity company based in Beijing.", "Integrity Tech"),
    ],
)
def test_what_tells_who_a_listed_party_is_is_none_of_its_name(text: str, name: str, example_corpus: Corpus) -> None:
    document = read(io.BytesIO(text.encode()), Source("one.txt", "Example Herald"), example_corpus)
    listed = [one.claim.subject.name for one in document.proposals if one.claim.object.name == "ofac-50543"]
    assert listed == [name]


def test_what_the_page_hides_and_what_scripts_hold_is_in_no_claim(example_corpus: Corpus) -> None:
    document = story("takedown.html", example_corpus)
    assert not any(
        "Example" in one.claim.object.name or "Example" in one.claim.subject.name for one in document.proposals
    )
    assert any("hides" in problem.why for problem in document.problems)


def test_a_near_name_is_no_mention_of_the_listed_party(example_corpus: Corpus) -> None:
    text = (
        b"Integrity Technology Solutions of Illinois opened an office. Integrity Technology Partners is another firm."
    )
    document = read(io.BytesIO(text), Source("near.txt"), example_corpus)
    assert not any(one.rule == "listed name" for one in document.proposals)


def test_the_two_news_stories_give_what_the_case_tells(shared_data: Path, example_corpus: Corpus) -> None:
    folder = shared_data / "documents"
    if not folder.is_dir():
        pytest.skip(f"the two news stories are not found at {folder}")
    stories = [path for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".html", ".md")]
    told = {
        word
        for path in stories
        for one in read(io.BytesIO(path.read_bytes()), Source(path.name), example_corpus).proposals
        for word in (one.claim.subject.name, one.claim.object.name, one.claim.role)
    }
    for word in ("OFAC", "FBI", "Flax Typhoon", "ofac-50543"):
        assert word in told
    assert any("260,000" in word for word in told)
