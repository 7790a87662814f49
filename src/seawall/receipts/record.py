"""Recording: each decision of a screening appended to the tape with its inputs archived, some hundred at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias

from seawall.audit import Actor, Body
from seawall.audit.events import DecisionRecorded
from seawall.audit.words import ListSeen
from seawall.clusters import Judgement
from seawall.corpus import ENGINE, Corpus, read_judged, version_of
from seawall.decisions import Decision
from seawall.errors import Problem, SettingRefused
from seawall.payments import Payment, Subject
from seawall.readings import PREFIX
from seawall.receipts.papers import Beside, Inputs, Under, kind_of, written, written_inputs
from seawall.reports import json_line
from seawall.reports.rows import writable
from seawall.resubmission import Register
from seawall.resubmission.compare import Summary
from seawall.screen import Screening
from seawall.store import Document, Store

PROGRAM = Actor("seawall screen", is_program=True)
# One step of the store: beyond some hundred decisions a step, each costs no less.
_AT_ONCE = 500
# A receipt's name: 128 bits of the hash over inputs and decision.
_DIGITS = 32


# Who is told of decisions before they are written, each with its receipt and its subject, and says how many need a person.
BeforeWriting: TypeAlias = Callable[[Sequence[tuple[str, Subject, Decision]]], int]

# What tells the subjects of a run apart: a payment may be looked at with further problems, and is then another value.
_Which: TypeAlias = tuple[str, str, str]


def _which(subject: Subject) -> _Which:
    return subject.source, subject.place, subject.key


@dataclass(slots=True)
class _Noted:
    """A register of stopped payments that notes what each payment was held against."""

    register: Register
    told: "dict[_Which, tuple[Summary, ...]]"

    def like(self, payment: Payment) -> Iterable[Summary]:
        found = tuple(self.register.like(payment))
        self.told[_which(payment)] = found
        return found

    def keep(self, summary: Summary) -> None:
        self.register.keep(summary)


class Recorder:
    """Records the decisions of one screening. Screen with `using`, and with the subjects that `watched` gives."""

    def __init__(
        self, store: Store, using: Screening, beside: Sequence[Beside] = (), before: BeforeWriting | None = None
    ) -> None:
        """Make ready. beside are the ownership files that `using` was given. SettingRefused for a look-back.

        before is told of each batch, by receipts, before it is written.
        """
        if using.corpus.as_of:
            raise SettingRefused("a look-back decides nothing: it is not recorded")
        self._before = before
        self.count = 0
        self.alerts = 0
        self._store = store
        self._told: dict[_Which, tuple[Summary, ...]] = {}
        self.using = replace(using, earlier=_Noted(using.earlier, self._told)) if using.earlier else using
        self._shared, self._under, self._private = _papers(using, beside)
        self._waiting: deque[Subject] = deque()
        self._batch: list[tuple[Subject, Decision, tuple[Summary, ...]]] = []
        self._lists = tuple(
            ListSeen(id=row.id, published=row.published, sha256=row.sha256) for row in using.corpus.manifest.lists
        )

    def watched(self, subjects: Iterable[Subject | Problem]) -> Iterator[Subject | Problem]:
        """The subjects as they go by."""
        for subject in subjects:
            if not isinstance(subject, Problem):
                self._waiting.append(subject)
            yield subject

    def take(self, item: Decision | Problem) -> None:
        """Record a decision, sooner or later; Problems that stand outside any payment are in no decision."""
        if isinstance(item, Problem):
            return
        subject = self._waiting.popleft()
        assert (subject.key, subject.place) == (item.key, item.place), "decisions come in the order of subjects"
        self._batch.append((subject, item, self._told.pop(_which(subject), ())))
        if len(self._batch) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits. A decision that the tape has already, word for word, is not written twice.

        StoreFailed where the store refuses; then nothing of the batch was written.
        """
        papers = [self._paper(*row) for row in self._batch]
        if self._before:
            told = zip(papers, self._batch, strict=True)
            self.alerts += self._before(
                [(body.receipt, subject, decision) for (_, body, _), (subject, decision, _) in told]
            )
        known = self._store.last_of(stream for stream, _, _ in papers)
        new = {stream: (body, kept) for stream, body, kept in papers if stream not in known}
        said: list[tuple[str, Body]] = [(stream, body) for stream, (body, _) in new.items()]
        if said:
            archived = [*self._shared, *self._mine(new), *(one for _, kept in new.values() for one in kept)]
            self._store.append(said, PROGRAM, self.using.now, dict.fromkeys(new, 0), archived)
            self._shared = ()
        self.count += len(said)
        self._batch = []

    def _mine(self, streams: Iterable[str]) -> Iterator[Document]:
        """The run's private documents, which belong to each of its decisions."""
        mine = tuple(streams)
        return (Document(data, mine) for data in self._private)

    def _paper(
        self, subject: Subject, decision: Decision, earlier: tuple[Summary, ...]
    ) -> tuple[str, DecisionRecorded, tuple[Document, Document]]:
        inputs = Inputs(
            subject=subject,
            under=self._under,
            dealing=self.using.dealings.get(subject.key),
            earlier=earlier,
            remembers=self.using.earlier is not None,
        )
        told, line = written_inputs(inputs), json_line(decision)
        hashes = [sha256(data).hexdigest() for data in (told, line)]
        receipt = sha256("".join(hashes).encode()).hexdigest()[:_DIGITS]
        stream = f"{PREFIX}{receipt}"
        body = DecisionRecorded(
            receipt=receipt,
            key=writable(decision.key),
            subject=kind_of(subject),
            outcome=decision.outcome,
            action=decision.action,
            inputs_sha256=hashes[0],
            decision_sha256=hashes[1],
            corpus=decision.versions.corpus,
            policy=decision.versions.policy,
            engine=decision.versions.engine,
            lists=self._lists,
        )
        return stream, body, (Document(told, (stream,)), Document(line, (stream,)))


def _papers(using: Screening, beside: Sequence[Beside]) -> tuple[tuple[Document, ...], str, tuple[bytes, ...]]:
    """The documents that a run's decisions share, the hash of the one that names the others, and the private ones."""
    policy = Document(written(using.policy), is_private=False)
    guys = written(using.good_guys) if using.good_guys else b""
    persons = _rulings(using.corpus)
    rulings = written(persons) if persons else b""
    manifest = using.corpus.manifest
    under = Under(
        moment=using.now,
        engine=ENGINE,
        corpus=using.corpus.version,
        lists=manifest.lists,
        missing=manifest.missing,
        policy=policy.sha256,
        only=using.lists,
        top=using.top,
        notes=using.notes,
        good_guys=sha256(guys).hexdigest() if guys else "",
        rulings=sha256(rulings).hexdigest() if rulings else "",
        ownership=using.ownership.version if using.ownership else "",
        ownership_files=tuple((file.name, file.sha256) for file in beside),
    )
    told = Document(written(under), is_private=False)
    files = tuple(file.data for file in beside if file.data is not None)
    return (policy, told), told.sha256, (*(data for data in (guys, rulings) if data), *files)


def _rulings(corpus: Corpus) -> tuple[Judgement, ...]:
    """What persons had ruled when a corpus was built; its version tells whether there is anything to look up."""
    manifest = corpus.manifest
    return () if version_of(manifest.lists, manifest.missing) == corpus.version else read_judged(corpus.folder).persons
