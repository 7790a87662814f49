"""Seawall as a library: five lines are enough, and every refusal is one of Seawall's own."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

import seawall
import seawall.settings
from seawall import Corpus, Decision, NotScreened, Outcome, Problem, load, look_back, read_policy, screen
from seawall.errors import CorpusMissing, InputRefused, ListRefused, SettingRefused
from tests.conftest import ROOT
from tests.made import NOW, customer
from tests.refresh.dated import three_versions

EXAMPLES = ROOT / "examples"
GROUP = EXAMPLES / "ownership" / "hosting.csv"


def test_five_lines_screen_a_file(tmp_path: Path) -> None:
    corpus = load(EXAMPLES / "lists", home=tmp_path)
    outcomes = {
        item.key: item.outcome
        for item in screen(EXAMPLES / "payments" / "payments.xml", corpus)
        if isinstance(item, Decision)
    }
    assert outcomes["PAY-02"] is Outcome.BLOCK


def test_names_and_paths_may_be_text(example_corpus: Corpus) -> None:
    assert len(list(screen(str(EXAMPLES / "payments" / "customers.csv"), example_corpus, now=NOW))) == 32


def test_a_folder_is_screened_whole(example_corpus: Corpus) -> None:
    sources = [item.source for item in screen(EXAMPLES / "payments", example_corpus, now=NOW)]
    assert list(dict.fromkeys(sources)) == [
        f"payments/{name}" for name in ("beyond-names.xml", "customers.csv", "iat.ach", "mt103.fin", "payments.xml")
    ]


def test_subjects_from_anywhere_are_screened(example_corpus: Corpus) -> None:
    (decision,) = screen([customer("Integrity Technology Group, Incorporated")], example_corpus)
    assert isinstance(decision, Decision)
    assert decision.outcome is Outcome.BLOCK


def test_a_moment_a_policy_and_a_list_can_be_given(example_corpus: Corpus) -> None:
    text = (ROOT / "src/seawall/decisions/us.toml").read_bytes().replace(b'outcome = "block"', b'outcome = "reject"')
    policy = read_policy(text, "ours.toml")
    seed = customer("Integrity Technology Group, Incorporated")
    (decision,) = screen([seed], example_corpus, policy=policy, now=NOW, lists=["SDN"], top=1)
    assert isinstance(decision, Decision)
    assert (decision.outcome, decision.versions.policy, decision.decided_at) == (Outcome.REJECT, policy.version, NOW)


def test_columns_can_be_named(tmp_path: Path, example_corpus: Corpus) -> None:
    path = tmp_path / "kunden.csv"
    path.write_text("nr;wer\n1;Integrity Technology Group, Incorporated\n", "utf-8")
    with pytest.warns(NotScreened, match="'nr'"):
        (decision,) = screen(path, example_corpus, columns={"name": "wer"})
    assert isinstance(decision, Decision)
    assert decision.outcome is Outcome.BLOCK


def test_another_moment_changes_nothing_but_what_is_said_of_time(example_corpus: Corpus) -> None:
    def told(days: int) -> list[bytes]:
        decided = screen(EXAMPLES / "payments" / "payments.xml", example_corpus, now=NOW + timedelta(days=days))
        return [
            msgspec.json.encode((item.key, item.outcome, item.why, item.findings))
            for item in decided
            if isinstance(item, Decision)
        ]

    assert told(0) == told(30)


def test_refusals_are_seawall_s_own(tmp_path: Path, example_corpus: Corpus) -> None:
    with pytest.raises(InputRefused, match=r"none\.csv can't be read: No such file"):
        list(screen(tmp_path / "none.csv", example_corpus))
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputRefused, match="a PDF document"):
        list(screen(tmp_path / "letter.pdf", example_corpus))
    with pytest.raises(SettingRefused, match="no list is called"):
        screen([], example_corpus, lists=["SND"])
    with pytest.raises(CorpusMissing, match="run seawall refresh"):
        Corpus.open(tmp_path)
    with pytest.raises(InputRefused, match="holds no list"):
        load(EXAMPLES / "payments", tmp_path / "home")


def test_a_list_that_is_refused_says_why_and_leaves_the_corpus(tmp_path: Path) -> None:
    held = load(EXAMPLES / "lists", tmp_path / "home")
    (tmp_path / "lists").mkdir()
    few = (EXAMPLES / "lists" / "sdn" / "SDN.CSV").read_bytes().splitlines(keepends=True)
    (tmp_path / "lists" / "SDN.CSV").write_bytes(b"".join([*few[:3], b"\x1a"]))
    with pytest.raises(ListRefused, match=r"us-ofac-sdn: .* fewer"):
        load(tmp_path / "lists", tmp_path / "home")
    assert seawall.corpus.current(tmp_path / "home").version == held.version


DECLARED = """
lists = ["us-ofac-sdn", "os"]

[[own_list]]
id = "own-watch"
file = "watch.csv"

[[collection]]
id = "os"
licence = "own"
file = "entities.ftm.json"
"""


def test_a_program_uses_the_lists_that_settings_declare_and_looks_back_to_them(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "seawall.toml"
    file.write_text(DECLARED, "utf-8")
    (tmp_path / "watch.csv").write_text("id,name,owner,reason\n1,Example Trading LLC,Desk,chargebacks\n", "utf-8")
    (tmp_path / "entities.ftm.json").write_text(
        '{"id":"x-1","schema":"Company","properties":{"name":["Example Shipping LLC"]},"datasets":["ours"]}\n', "utf-8"
    )
    ids = ["os", "own-watch", "us-ofac-sdn"]
    held = load(EXAMPLES / "lists", home, settings=file)
    assert [row.id for row in held.manifest.lists] == ids
    today = datetime.now(UTC).date()
    then = look_back(home, today, settings=seawall.settings.load({}, file))
    assert [row.id for row in then.manifest.lists] == ids
    (decision,) = screen([customer("Example Shipping LLC")], then)
    assert isinstance(decision, Decision)
    assert decision.findings[0].match.entity_id == "x-1"


def test_a_program_looks_back_too(tmp_path: Path) -> None:
    home = three_versions(tmp_path).home
    (decision,) = screen([customer("Example Trading 0 LLC")], look_back(home, date(2026, 8, 5)))
    assert isinstance(decision, Decision)
    assert decision.findings[0].match.entity_id == "ofac-0"
    assert any("as it stood on 2026-08-05" in note for note in decision.notes)


def test_who_owns_whom_is_asked_of_files(example_corpus: Corpus) -> None:
    result = seawall.own(GROUP, corpus=example_corpus, on=NOW.date())
    blocked = [row.name for row in result.findings() if row.status == "blocked" and not row.is_listed]
    assert blocked == ["Example Cloud Services Ltd", "Example Hosting BV"]
    alone = seawall.own(str(GROUP), listed=["Example Holding GmbH"], regime="uk", on=NOW.date())
    assert "Example Harmless SA" in {row.name for row in alone.findings() if row.status == "blocked"}
    with pytest.raises(InputRefused, match="can't be read"):
        seawall.own("nowhere.csv")


def test_a_screening_asks_who_owns_a_party(example_corpus: Corpus) -> None:
    ownership = seawall.read_ownership(GROUP, corpus=example_corpus, on=NOW.date())
    (without,) = seawall.screen([customer("Example Hosting BV")], example_corpus, now=NOW)
    (found,) = seawall.screen([customer("Example Hosting BV")], example_corpus, now=NOW, ownership=ownership)
    assert isinstance(without, Decision)
    assert isinstance(found, Decision)
    assert (without.outcome, found.outcome) == (Outcome.RELEASE, Outcome.BLOCK)
    assert found.versions.ownership == ownership.version


def test_what_of_the_ownership_files_can_t_be_read_comes_before_the_decisions(
    example_corpus: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "o.csv").write_text("owner,owned,share\n,Example Hosting BV,60\n", "utf-8")
    ownership = seawall.read_ownership(tmp_path / "o.csv", corpus=example_corpus, on=NOW.date())
    first, second = seawall.screen([customer("Jane Roe")], example_corpus, now=NOW, ownership=ownership)
    assert isinstance(first, seawall.Problem)
    assert isinstance(second, Decision)


def test_the_public_face_is_what_it_says() -> None:
    assert sorted(seawall.__all__) == list(seawall.__all__)
    for name in seawall.__all__:
        assert getattr(seawall, name).__doc__, name


def test_a_program_is_told_which_columns_were_not_screened(tmp_path: Path, example_corpus: Corpus) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("id,name,contakt\nC-1,Example Trading LLC,Sichuan Silence\n")
    said: list[str] = []
    assert len(list(screen(path, example_corpus, left_out=said.append))) == 1
    assert said == ["customers.csv: not screened, for nobody knows what they hold, are the columns 'contakt'"]
    with pytest.warns(NotScreened, match="are the columns 'contakt'"):
        list(screen(path, example_corpus))


def test_a_program_is_told_that_nothing_was_screened(tmp_path: Path, example_corpus: Corpus) -> None:
    (problem,) = screen(tmp_path, example_corpus)
    assert isinstance(problem, Problem)
    assert problem.why == "no file is in this folder that is read: nothing was screened"
