"""Answers: what a stopped payment's own system expects to hear, as suggestions; nothing is sent and nothing returned."""

from seawall.answers.answer import Answer
from seawall.answers.codes import CODES, Code
from seawall.answers.suggest import answer

__all__ = ["CODES", "Answer", "Code", "answer"]
