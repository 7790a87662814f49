"""Files of the money side: decisions are read as they stand, payments are screened; any bytes give ties or Problems."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.nexus import Tied, of_file
from seawall.nexus.money import is_decisions, of_decisions, of_subjects
from seawall.payments import Subject
from seawall.reports import Output, json_line
from seawall.screen import screen, screen_one
from tests.conftest import ROOT
from tests.nexus.made import COMPANY, OTHER, lists, payment, rows, tied, using

PAYMENTS = ROOT / "examples" / "payments"
# What of the example payments and customers is the party, or may be.
EXAMPLE = {"CUST-01", "CUST-03", "CUST-05", "CUST-06", "PAY-02", "PAY-03", "PAY-04"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return lists(tmp_path_factory.mktemp("home"))


def written(opened: Corpus, path: Path) -> Path:
    with Output(path) as output:
        for one in (payment("PAY-1", COMPANY), payment("PAY-2", OTHER)):
            output.write(screen_one(one, using(opened)))
    return path


def test_decisions_that_were_written_before_are_read_without_lists(opened: Corpus, tmp_path: Path) -> None:
    found = [*of_file(written(opened, tmp_path / "d.jsonl"), tied(opened), None)]
    assert rows(found) == [("payment", "PAY-1", True, "", "")]
    assert found[0].place == "d.jsonl, line 1"  # type: ignore[union-attr]


def test_payments_of_a_file_or_folder_are_screened_by_the_one_screening(example_corpus: Corpus) -> None:
    party = Tied.of(("ofac-50543",), example_corpus)
    found = rows([*of_file(PAYMENTS, party, using(example_corpus))])
    assert {row[1] for row in found} == EXAMPLE
    assert ("payment", "PAY-02", True, "2026-11-20", "48,000.00 USD") in found


def test_payments_without_lists_are_refused_and_never_passed_over(opened: Corpus) -> None:
    with pytest.raises(SettingRefused, match="nothing can be screened"):
        list(of_file(PAYMENTS / "payments.xml", tied(opened), None))


def test_decisions_as_rows_are_refused_and_not_taken_for_customers(opened: Corpus, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"give the file that screen wrote as \.jsonl"):
        list(of_file(written(opened, tmp_path / "d.csv"), tied(opened), using(opened)))


def test_a_file_that_is_not_there_is_refused(opened: Corpus, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="can't be read"):
        list(of_file(tmp_path / "none.jsonl", tied(opened), using(opened)))


def test_the_days_of_payments_go_with_their_own_decisions(opened: Corpus) -> None:
    given_: list[Subject | Problem] = [
        payment("PAY-1", OTHER, "2025-01-06"),
        Problem("f", "1", "", "", "bad"),
        payment("PAY-2", COMPANY, "2025-03-03"),
    ]
    found = list(of_subjects(given_, tied(opened), using(opened)))
    assert rows(found) == [("payment", "PAY-2", True, "2025-03-03", "1,200.00 USD")]
    assert [row for row in found if isinstance(row, Problem)] == given_[1:2]


# a line of a file of decisions | what is said of it
BAD = [
    (b"{", "no decision"),
    (b'{"key":"PAY-1"}', "no decision"),
    (b"\xff\xfe\x00", "no decision"),
    (b"[" * 100_000, "no decision"),
    (b'{"key":1,"kind":[],"outcome":"maybe","findings":7}', "no decision"),
    (b'{"problem":{"source":"p.xml","record":"tx 3","field":"","said":"","why":"cut short"}}', "cut short"),
]


@pytest.mark.parametrize(("line", "why"), BAD)
def test_a_line_that_is_no_decision_is_a_problem_and_the_others_are_read(line: bytes, why: str, opened: Corpus) -> None:
    good = json_line(screen_one(payment("PAY-1", COMPANY), using(opened)))
    found = list(of_decisions(BytesIO(line + b"\n\n" + good + b"\n"), "d.jsonl", tied(opened)))
    assert rows(found) == [("payment", "PAY-1", True, "", "")]
    (problem,) = [row for row in found if isinstance(row, Problem)]
    assert why in problem.why


def test_a_line_without_end_is_told_and_ends_the_reading(opened: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.nexus.money.MOST_LINE", 100)
    (problem,) = of_decisions(BytesIO(b"x" * 1000), "d.jsonl", tied(opened))
    assert isinstance(problem, Problem)
    assert "longer than 100 bytes" in problem.why


@given(st.binary(max_size=400))
def test_any_bytes_give_ties_or_problems(data: bytes) -> None:
    is_decisions(data)
    assert all(isinstance(row, Problem) for row in of_decisions(BytesIO(data), "any", Tied({"ofac-1": "x"})))


def test_what_was_screened_alone_and_in_a_file_is_tied_alike(opened: Corpus) -> None:
    subjects = [payment(f"PAY-{number}", name) for number, name in enumerate((COMPANY, OTHER, COMPANY))]
    lines = b"".join(json_line(one) + b"\n" for one in screen(subjects, using(opened)))
    read = [row[:3] for row in rows([*of_decisions(BytesIO(lines), "d", tied(opened))])]
    assert read == [row[:3] for row in rows([*of_subjects(subjects, tied(opened), using(opened))])]
