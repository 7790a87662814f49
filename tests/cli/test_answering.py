"""Each decision is answered with the payment that it decides, however far ahead a screening reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from seawall.cli.answering import Answering
from seawall.decisions import Outcome
from seawall.errors import Problem
from seawall.payments import Payment
from seawall.reports.answer_folder import AnswerFolder
from tests.answers.made import decision, payment

PROBLEM = Problem("in.xml", "tx 2", "", "", "unread")


def keyed(key: str) -> Payment:
    return replace(payment("pacs.008.001.08", {"InstrId": f"I-{key}"}), key=key)


def test_a_screening_that_reads_ahead_is_answered_in_order(tmp_path: Path) -> None:
    with AnswerFolder(tmp_path / "a") as folder:
        answering = Answering(folder)
        assert len(list(answering.watched([keyed("1"), PROBLEM, keyed("2"), keyed("3")]))) == 4
        for item in (
            replace(decision(Outcome.BLOCK), key="1"),
            PROBLEM,
            replace(decision(Outcome.RELEASE), key="2"),
            replace(decision(Outcome.REVIEW), key="3"),
        ):
            answering.take(item)
        assert not answering.waiting
    found = {path.name: path.read_text("utf-8") for path in (tmp_path / "a").glob("*.xml")}
    assert {name: "I-1" in text or "I-3" in text for name, text in found.items()} == {
        "000001-1.pacs.002.suggestion.xml": True,
        "000002-3.pacs.002.suggestion.xml": True,
    }


def test_decisions_out_of_order_are_a_broken_promise(tmp_path: Path) -> None:
    with AnswerFolder(tmp_path / "a") as folder:
        answering = Answering(folder)
        list(answering.watched([keyed("1")]))
        with pytest.raises(AssertionError, match="in the order of subjects"):
            answering.take(replace(decision(Outcome.BLOCK), key="2"))


def test_without_a_folder_nothing_is_kept() -> None:
    answering = Answering(None)
    list(answering.watched([keyed("1")]))
    assert not answering.waiting
