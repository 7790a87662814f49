"""Ownership in screening: files of ownership assessed once, by the policy's tests, and asked about a payment's parties."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any

from seawall.corpus import Corpus
from seawall.decisions import Band, OwnershipFinding, OwnershipStatus, Policy, band_of, bar_of
from seawall.entities import Party, Role
from seawall.errors import Problem, SettingRefused
from seawall.matching import Basis, Match
from seawall.matching.freetext import Mention
from seawall.owners.known import Known, Tested, directives_of, known_of, under_directive
from seawall.owners.listed import Listed, Told, looked_up
from seawall.owners.members import Members
from seawall.ownership import (
    Finding,
    Graph,
    Listing,
    Regime,
    Statement,
    Status,
    assess,
    folded,
    lines,
    lookalikes,
    past,
    regime_of,
)
from seawall.ownership.picture import drawing_of, svg
from seawall.ownership.regime import Aggregate


class Ownership:
    """A graph under all tests of a policy; made by `ownership_of`. Asking changes nothing, and order changes no answer.

    problems is what of the files could not be read, version the hash of what they say, whatever its order.
    """

    def __init__(self, tests: Sequence[Tested], policy: Policy, problems: Sequence[Problem], version: str) -> None:
        self.problems = tuple(problems)
        self.version = version
        self._tests = tuple(tests)
        self._policy = policy
        self._known: dict[str, tuple[tuple[Known, Tested], ...]] = {}

    def members(self, parties: Sequence[Party]) -> list[list[Match]]:
        """For each party the members that it may be, of those of whom there is something to be told."""
        return self._members.matches(parties, self._policy.floors[0]) if parties else []

    def findings(self, party: Party, matches: Sequence[Match], members: Sequence[Match]) -> Iterator[OwnershipFinding]:
        """What the files say of a party, by its matches on the lists and those with members."""
        for member in members:
            yield from self._findings(party, matches, member)

    def named_in(self, texts: Sequence[str]) -> list[list[Mention]]:
        """For each text the members that it names, of those of whom there is something to be told."""
        return self._members.mentions(texts, self._policy.thresholds.review) if texts else []

    def findings_in_text(self, mention: Mention, place: str, listed: Container[str]) -> Iterator[OwnershipFinding]:
        """What the files say of a member that a text names: never for certain, since a text may name anybody.

        listed are the entries that the text names itself: a member that is one of them is told of there.
        """
        party = Party(Role.RELATED, (mention.said,), place=place)
        for known, tested in self._known_of(mention.entity_id):
            owners = {owner.entity_id for owner in known.owners}
            if known.status is OwnershipStatus.LISTED and owners and all(owner in listed for owner in owners):
                continue
            name = known.result.name
            same = "by this name" if folded(name) == folded(mention.said) else f"as {name}, score {mention.score:.4f}"
            proof = "\n".join(_proof(known.result, tested))
            said = f"named in a text, and in the ownership files {same}"
            yield OwnershipFinding(party, known.status, known.owners, proof, known.result, said, is_sure=False)

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs; what was looked up here is looked up there again."""
        return {name: value for name, value in vars(self).items() if name != "_members"} | {"_known": {}}

    def notes(self) -> Iterator[str]:
        """What every decision says of the files: their version, the tests, and what could not be done."""
        graph = self._tests[0].assessment.graph
        yield f"ownership: {len(graph.members):,} members, {len(graph.stakes):,} stakes, version {self.version}"
        for tested in self._tests:
            result = tested.assessment
            counts = [
                f"{sum(result.status(member) is status for member in result.touched):,} {status.word(result.regime)}"
                for status in (Status.BLOCKED, Status.POSSIBLE)
            ]
            under = f", {tested.directive}" if tested.directive else ""
            yield f"ownership: {result.regime.title}{under} on {result.on}: {', '.join(counts)}"
            yield from result.notices
            if not tested.past.is_whole:
                yield f"ownership: what was sold earlier was too much to look at under {result.regime.title}"
        if self.problems:
            yield f"ownership: {len(self.problems):,} records of the files are not understood; what they mean is not known"

    def picture(self, result: Finding) -> str:
        """The SVG picture of a finding's proof; empty where these tests gave none such. KeyError where nobody has its id."""
        for known, tested in self._known_of(result.member):
            if known.result == result:
                return svg(drawing_of(tested.assessment, result.member))
        return ""

    @cached_property
    def _members(self) -> Members:
        told = {member for tested in self._tests for member in tested.members}
        known = {
            member: tested.assessment.graph.members[member] for tested in self._tests[:1] for member in sorted(told)
        }
        return Members(known.values())

    def _known_of(self, member: str) -> tuple[tuple[Known, Tested], ...]:
        if member not in self._known:
            rows = ((known, tested) for tested in self._tests for known in known_of(tested, member))
            self._known[member] = tuple(rows)
        return self._known[member]

    def _findings(self, party: Party, matches: Sequence[Match], member: Match) -> Iterator[OwnershipFinding]:
        entity = self._members.entity(member.entity_id)
        band = band_of(member, bar_of(party, entity, self._policy), self._policy)
        if band is Band.BELOW:
            return
        met = self._met_for_certain(matches)
        for known, tested in self._known_of(member.entity_id):
            listed = {owner.entity_id for owner in known.owners}
            if known.status is OwnershipStatus.LISTED and listed and listed <= met:
                continue  # the party's own match with these entries says the same
            yield OwnershipFinding(
                party,
                known.status,
                known.owners,
                "\n".join(_proof(known.result, tested)),
                known.result,
                _as_member(party, member, known.result.name),
                is_sure=known.is_sure and band is Band.CERTAIN,
            )

    def _met_for_certain(self, matches: Sequence[Match]) -> set[str]:
        certain = self._policy.thresholds.certain
        return {match.entity_id for match in matches if match.basis is not Basis.WEAK_NAME and match.score >= certain}


def _proof(result: Finding, tested: Tested) -> Iterator[str]:
    """The proof as a tree, then what was counted, the warnings, and what was before."""
    regime = tested.assessment.regime
    yield from lines(result.proof, regime)
    if tested.directive:
        yield f"counted are stakes of parties listed as: {tested.directive}"
    yield from (flag.text for flag in result.flags)
    for period in result.formerly:
        since = f" from {period.first}" if period.first else ""
        means = f": {result.formerly_means}" if result.formerly_means else ""
        yield f"was {period.status.word(regime)}{since} until {period.last}{means}"


def _as_member(party: Party, match: Match, name: str) -> str:
    """How a party is known to be a member, in words."""
    if match.basis is Basis.IDENTIFIER:
        same = next((reason.screened for reason in match.reasons if reason.feature == "identifier"), "")
        return f"in the ownership files as {name}, by {same or 'an identifier'}"
    if folded(name) in {folded(known) for known in party.names}:
        return "in the ownership files by this name"
    return f"in the ownership files as {name}, score {match.score:.4f}"


def ownership_of(  # noqa: PLR0913  # what it is made of, and who is told of it
    statements: Iterable[Statement | Problem],
    corpus: Corpus,
    policy: Policy,
    on: date,
    *,
    lists: tuple[str, ...] = (),
    watched: Callable[[Problem], None] = lambda _: None,
    told: Told = lambda _done, _all: None,
) -> Ownership:
    """Assess files of ownership by the policy's tests on a day, once for all payments; `lists` narrows the lists by name.

    watched is told of each problem as it comes, told of how many members were looked up. Raises SettingRefused where the
    policy names no test, or one that there is not.
    """
    if not policy.ownership_tests:
        raise SettingRefused(f"the policy {policy.regime} names no ownership_tests: by which rule is not said")
    regimes = [regime_of(name) for name in policy.ownership_tests]
    reading = _Reading(watched)
    graph = Graph.of(reading.said(statements))
    for problem in lookalikes(graph):
        reading.tell(problem)
    found = list(looked_up(graph, corpus, policy.thresholds, told, lists))
    tests = [tested for regime in regimes for tested in _tests(graph, regime, on, found)]
    return Ownership(tests, policy, reading.problems, reading.version)


class _Reading:
    """Keeps the problems of the files, and a hash of what they say that is the same in any order."""

    def __init__(self, watched: Callable[[Problem], None]) -> None:
        self.problems: list[Problem] = []
        self._watched = watched
        self._sum = 0

    def said(self, statements: Iterable[Statement | Problem]) -> Iterator[Statement]:
        """The statements as they go by."""
        for said in statements:
            if isinstance(said, Problem):
                self.tell(said)
                continue
            self._sum += int.from_bytes(blake2b(repr(said).encode("utf-8", "replace"), digest_size=16).digest())
            yield said

    def tell(self, problem: Problem) -> None:
        """Keep a problem, and tell of it."""
        self.problems.append(problem)
        self._watched(problem)

    @property
    def version(self) -> str:
        """The hash, as short as a policy's."""
        return f"{self._sum % 2**64:016x}"


def _tests(graph: Graph, regime: Regime, on: date, found: Sequence[Listed]) -> Iterator[Tested]:
    """One test; where stakes are added up by directive, one for each, so that none inherits another's."""
    if regime.aggregate is not Aggregate.DIRECTIVE:
        yield _tested(graph, regime, on, found)
        return
    said = [row for listing in graph.listings for row in listing.designations]
    said += [row for one in found for row in one.listing.designations]
    tags = sorted({tag for row in said for tag in directives_of(row)})
    for tag in tags or [""]:
        under = [under_directive(one, tag) for one in found] if tag else found
        yield _tested(graph, regime, on, [one for one in under if one.listing.designations], tag)


def _tested(graph: Graph, regime: Regime, on: date, found: Sequence[Listed], directive: str = "") -> Tested:
    listings = [one.listing for one in found]
    result = assess(graph, regime, on, listings)
    listed: dict[str, list[Listed]] = {}
    for one in found:
        listed.setdefault(one.listing.member, []).append(one)
    said: dict[str, list[Listing]] = {}
    for listing in graph.listings:
        said.setdefault(listing.member, []).append(listing)
    return Tested(result, past(result, listings), listed, said, directive)
