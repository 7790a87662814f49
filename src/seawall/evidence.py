"""The story of evidence: what a subject mentions beyond its parties, in the words in which a decision is told of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from seawall.corpus import Corpus
from seawall.decisions import Certainty, PlaceFinding, Policy, TextFinding, WeakAka
from seawall.errors import Problem
from seawall.matching import Basis, Match
from seawall.matching.freetext import Mention
from seawall.mentions import Mentions, PlaceMention, mentions_of_many
from seawall.payments import Subject
from seawall.places import Certainty as Sureness
from seawall.places import jurisdictions

# What restricts a place no further than its listed parties: who only lives there is nobody's concern.
_LISTS_ONLY = frozenset({"list-based", "none"})
Found = tuple[tuple[PlaceFinding, ...], tuple[TextFinding, ...], tuple[Problem, ...]]


def evidence_of(subjects: Sequence[Subject], corpus: Corpus, policy: Policy, on: date) -> Iterator[Found]:
    """For each subject places and mentions that the policy has to judge, and what was too long to be read to its end.

    Weak a.k.a. are looked for in texts only where the policy always reviews them (OFAC FAQ 122).
    """
    weak = any(rule.mode is WeakAka.ALWAYS for rule in policy.weak_aka)
    for found in mentions_of_many(subjects, corpus, policy.thresholds.review, weak=weak):
        places = dict.fromkeys(_place(row) for row in found.places if _matters(row.hit.jurisdiction, policy, on))
        yield tuple(places), tuple(_texts(found)), found.problems


def _matters(jurisdiction: str, policy: Policy, on: date) -> bool:
    """Whether the policy says something of the place today; or never says anything of one that is more than lists."""
    if any(row.id == jurisdiction for row in policy.jurisdiction):
        return bool(policy.jurisdictions_of(jurisdiction, on))
    return any(row.measure not in _LISTS_ONLY for row in jurisdictions()[jurisdiction].restrictions(on))


def _place(row: PlaceMention) -> PlaceFinding:
    hit = row.hit
    certainty = Certainty.POSSIBLE if hit.certainty is Sureness.DOUBTFUL else Certainty.CERTAIN
    return PlaceFinding(hit.jurisdiction, hit.said, hit.place, certainty, row.where, row.party)


def _texts(found: Mentions) -> Iterator[TextFinding]:
    """Each listed name or identifier once for every place and wording."""
    seen: set[tuple[str, str, str]] = set()
    rows = [(row.place, row.mention.said, _match(row.mention)) for row in found.names]
    rows += [(row.place, row.identifier.value, row.match) for row in found.identifiers]
    for place, said, match in rows:
        if (match.entity_id, place, said) not in seen:
            seen.add((match.entity_id, place, said))
            yield TextFinding(said, place, match)


def _match(mention: Mention) -> Match:
    """A mention as the match that it is: by name, of words in a text."""
    return Match(
        entity_id=mention.entity_id,
        score=mention.score,
        basis=Basis.WEAK_NAME if mention.weak else Basis.NAME,
        screened_name=mention.said,
        listed_name=mention.listed_name,
        weak=mention.weak,
        reasons=mention.reasons,
    )
