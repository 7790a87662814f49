"""The story of tuning: labelled pairs or names, what every threshold would find and cost, and where the policy stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from seawall.backtest import Pair, Point, sweep
from seawall.decisions import Band, Decision, Outcome, Policy, band_of, bar_of, with_overrides
from seawall.errors import InputRefused, Problem
from seawall.matching import compare
from seawall.payments import Customer, Subject
from seawall.screen import Screening, screen_one

# Below this every second name is like some entry; a threshold there would be no screening.
LOWEST = 0.30
THRESHOLDS = tuple(round(step / 100, 2) for step in range(30, 100))
# A name is like some thousand entries at most at the lowest threshold.
_TOP = 1_000
_EXPECTED = frozenset({"expected", "expected id", "expected entity", "expected entity id"})
_NOBODY = frozenset({"", "-", "none", "no", "n/a"})


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a labelled file says of thresholds.

    asked_are says what false hits are counted among. points has one Point for each of THRESHOLDS; policy the Point where
    the policy as a whole stands, with thresholds by type, weak a.k.a. and poor names as it has them. Both count a hit
    as the policy would: what it passes whatever the score is none at any threshold.
    """

    source: str
    asked_are: str
    points: tuple[Point, ...]
    policy: Point


@dataclass(slots=True)
class _Gathered:
    """Scores as they come in: of true and of false hits at any threshold, and how many of each the policy stops."""

    found: list[float] = field(default_factory=list)
    false: list[float] = field(default_factory=list)
    positives: int = 0
    asked: int = 0
    policy_found: int = 0
    policy_false: int = 0

    def told(self, source: str, asked_are: str, threshold: float) -> Tuning:
        points = sweep(self.found, self.positives, self.false, self.asked, THRESHOLDS)
        policy = Point(threshold, self.policy_found, self.positives, self.policy_false, self.asked)
        return Tuning(source, asked_are, tuple(points), policy)


def tune_pairs(pairs: Iterable[Pair | Problem], source: str, policy: Policy, tell: Callable[[Problem], None]) -> Tuning:
    """Sweep the thresholds over labelled pairs; a pair without a label or a side that can be read is told and not counted."""
    low, got = with_overrides(policy, LOWEST, None), _Gathered()
    for pair in pairs:
        if isinstance(pair, Problem):
            tell(pair)
            continue
        for problem in pair.problems:
            tell(problem)
        if pair.label is None or not pair.has_two_sides:
            continue
        match = compare(pair.party, pair.entity)
        counts, stopped = (
            band_of(match, bar_of(pair.party, pair.entity, rules), rules) is not Band.BELOW for rules in (low, policy)
        )
        if pair.label:
            got.positives += 1
            got.policy_found += stopped
        else:
            got.asked += 1
            got.policy_false += stopped
        if counts:
            (got.found if pair.label else got.false).append(match.score)
    return got.told(source, "pairs that are no match", policy.thresholds.review)


def tune_names(
    subjects: Iterable[Subject | Problem],
    source: str,
    using: Screening,
    tell: Callable[[Problem], None],
    label: str = "",
) -> Tuning:
    """Sweep the thresholds over names screened against the lists.

    A row's column `expected` holds the ids of its entries ("ofac-50543", or just "50543"; several with ";"), and nothing
    where there is none. Raises InputRefused where no row has that column.
    """
    low = replace(using, policy=with_overrides(using.policy, LOWEST, None), top=_TOP)
    asis, got, labelled = replace(using, top=_TOP), _Gathered(), False
    for subject in subjects:
        if isinstance(subject, Problem):
            tell(subject)
            continue
        cell = _expected_cell(subject, source, label)
        labelled = labelled or bool(cell)
        expected = set(_ids(cell))
        problems = [*subject.problems, *_unknown(subject, expected, using)]
        for problem in problems:
            tell(problem)
        if len(problems) > len(subject.problems):
            continue
        _add_name(got, expected, _hits(screen_one(subject, low)), _hits(screen_one(subject, asis)))
    if not labelled:
        wanted = f"column {label!r}" if label else "column named expected"
        why = "it holds the id of the entry that is to be found, or - where there is none"
        raise InputRefused(f"{source}: no row has a text in a {wanted}: {why}")
    return got.told(source, "names screened", using.policy.thresholds.review)


def _add_name(got: _Gathered, expected: set[str], hits: dict[str, float], stopped: dict[str, float]) -> None:
    got.asked += 1
    right = [score for entity, score in hits.items() if entity in expected]
    got.false += [score for entity, score in hits.items() if entity not in expected]
    got.policy_false += len(stopped.keys() - expected)
    if expected:
        got.positives += 1
        got.found += [max(right)] if right else []
        got.policy_found += bool(stopped.keys() & expected)


def _hits(decision: Decision) -> dict[str, float]:
    """The entries that the decision stops a subject for, with their scores."""
    found: dict[str, float] = {}
    for finding in decision.findings:
        if finding.outcome is not Outcome.RELEASE:
            entity = finding.match.entity_id
            found[entity] = max(found.get(entity, 0.0), finding.match.score)
    return found


def _expected_cell(subject: Subject, source: str, label: str) -> str:
    """The text of the column; the reader of tables leaves empty cells out, and an empty one means nobody."""
    if not isinstance(subject, Customer):
        raise InputRefused(f"{source}: a payment says of no party which entry it is; give a table of names")
    for header, text in subject.extra:
        if header == label or (not label and " ".join(header.casefold().replace("_", " ").split()) in _EXPECTED):
            return text
    return ""


def _ids(cell: str) -> Iterator[str]:
    for part in cell.replace(",", ";").replace("|", ";").split(";"):
        bare = part.strip().lower()
        if bare not in _NOBODY:
            yield f"ofac-{bare}" if bare.isdecimal() else bare


def _unknown(subject: Subject, expected: set[str], using: Screening) -> Iterator[Problem]:
    for entity_id in sorted(expected):
        if not using.corpus.has(entity_id):
            why = "the lists hold no entry with this id: the row is not counted"
            yield Problem(subject.source, subject.place, "expected", entity_id, why)
