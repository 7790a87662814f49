"""Answers of a screening: each decision with the payment that it decides, to a folder of suggestions."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from seawall.answers import answer
from seawall.decisions import Decision
from seawall.errors import Problem
from seawall.payments import Payment, Subject
from seawall.reports.answer_folder import AnswerFolder


@dataclass(slots=True)
class Answering:
    """Keeps the subjects that were read and not decided yet, in their order: a screening may read some ahead."""

    folder: AnswerFolder | None
    waiting: deque[Subject] = field(default_factory=deque)

    def watched(self, subjects: Iterable[Subject | Problem]) -> Iterator[Subject | Problem]:
        """The subjects as they go by; without a folder nothing is kept."""
        for subject in subjects:
            if self.folder and not isinstance(subject, Problem):
                self.waiting.append(subject)
            yield subject

    def take(self, item: Decision | Problem) -> None:
        """Answer the payment that this decides."""
        if self.folder is None or isinstance(item, Problem):
            return
        subject = self.waiting.popleft()
        assert (subject.key, subject.place) == (item.key, item.place), "decisions come in the order of subjects"
        if isinstance(subject, Payment) and (found := answer(subject, item)):
            self.folder.write(found)
