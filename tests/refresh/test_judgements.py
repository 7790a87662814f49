"""The journal of judgements: what the engine says is written once, what a person says stands and can be taken back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.clusters.made import EU, OFAC, UK
from tests.made import corpus as made_corpus
from tests.made import version

from seawall.clusters import Verdict
from seawall.corpus import Corpus, current
from seawall.errors import InputRefused, SettingRefused, UnknownEntity
from seawall.refresh import judged, rule
from seawall.refresh.judgements import FILE_NAME, record_judgements

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LISTS = (version(), version("eu-oj-annex", "b"), version("uk-fcdo-sanctions", "c"))
ALL = ("ofac-50543", "eu-32019R0796-I.B-5", "uk-CYB0113")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made_corpus(tmp_path, [OFAC, EU, UK], LISTS)
    return tmp_path


def in_use(home: Path) -> Corpus:
    return current(home)


def test_what_the_engine_judges_is_written_once_with_version_and_moment(home: Path) -> None:
    record_judgements(home, in_use(home), NOW)
    once = (home / FILE_NAME).read_bytes()
    record_judgements(home, in_use(home), NOW)
    assert (home / FILE_NAME).read_bytes() == once
    _, said = judged(home)
    assert {(row.verdict, row.at) for row in said.values()} == {(Verdict.SAME, NOW)}


def test_a_person_holds_two_entries_apart_and_takes_it_back(home: Path) -> None:
    before = in_use(home)
    assert before.clusters.members("uk-CYB0113") == ALL
    found = rule(home, "uk-CYB0113", "ofac-50543", Verdict.DIFFERENT, why="another company", by="A. Examiner", now=NOW)
    assert found.members("uk-CYB0113") == ("uk-CYB0113",)
    assert in_use(home).version != before.version
    again = rule(home, "ofac-50543", "uk-CYB0113", Verdict.WITHDRAWN, why="it was the same", by="A. Examiner", now=NOW)
    assert again.members("uk-CYB0113") == ALL
    assert in_use(home).version == before.version
    assert len((home / FILE_NAME).read_text(encoding="utf-8").splitlines()) == 2


def test_who_and_why_and_when_stay_in_the_journal(home: Path) -> None:
    rule(home, "uk-CYB0113", "ofac-50543", Verdict.SAME, why="both notices", by="A. Examiner", now=NOW)
    persons, _ = judged(home)
    row = persons["ofac-50543", "uk-CYB0113"]
    assert (row.by, row.why, row.at) == ("A. Examiner", ("both notices",), NOW)


@pytest.mark.parametrize(
    "pair, verdict, why, refusal",
    [
        (("ofac-50543", "ofac-50543"), Verdict.SAME, "it is", SettingRefused),
        (("ofac-50543", "uk-CYB0113"), Verdict.SAME, " ", SettingRefused),
        (("ofac-50543", "uk-NONE"), Verdict.SAME, "it is", UnknownEntity),
        (("ofac-50543", "uk-CYB0113"), Verdict.WITHDRAWN, "nothing stands", SettingRefused),
    ],
)
def test_a_ruling_without_sense_is_refused_and_leaves_nothing(
    home: Path, pair: tuple[str, str], verdict: Verdict, why: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        rule(home, *pair, verdict, why=why, by="A. Examiner", now=NOW)
    assert not (home / FILE_NAME).exists()


def test_a_damaged_ruling_is_refused_and_a_torn_last_line_is_none(home: Path) -> None:
    rule(home, "uk-CYB0113", "ofac-50543", Verdict.DIFFERENT, why="another", by="A. Examiner", now=NOW)
    path = home / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"left": "a')
    assert len(judged(home)[0]) == 1
    path.write_bytes(b"not a judgement\n" + whole)
    with pytest.raises(InputRefused, match="damaged"):
        judged(home)
