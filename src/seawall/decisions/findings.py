"""Matches to findings: the rulings of an entry's designations, and what leads each of them less far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from seawall.decisions.bar import POOR_NAME_CARRIES, Bar, bar_of, fields_of, weak_outcome
from seawall.decisions.counterfactual import what_would_change
from seawall.decisions.decision import Citation, Finding, Listing
from seawall.decisions.evidence import Evidence, Kin, TextFinding
from seawall.decisions.good_guys import remembered
from seawall.decisions.kin import list_names, listing_of, through
from seawall.decisions.licences import Check, Payable, Stopped, check
from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Policy
from seawall.decisions.ruling import Asked, Ruling, rulings_of
from seawall.entities import Designation, Entity, Party, Role
from seawall.matching import Basis, Match, changes
from seawall.payments import Subject

FREE_TEXT = "free text"


@dataclass(frozen=True, slots=True)
class Under:
    """What findings are made under: the subject, the policy, the day, the evidence, and what licences are checked by."""

    subject: Subject
    policy: Policy
    on: date
    evidence: Evidence
    payable: Payable


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match with all that decides how far it leads."""

    party: Party
    field: str
    entity: Entity
    bar: Bar
    kin: tuple[Kin, ...] = ()

    @property
    def own(self) -> Kin:
        """The matched entry itself, as one of the party's listings."""
        return Kin(self.entity, sure=True, why=())


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A ruling, and the listing that it is on."""

    ruling: Ruling
    on: Kin


def party_finding(party: Party, match: Match, entity: Entity, under: Under) -> Finding:
    """One finding for a match, by the strictest of the entry's rulings; the others' authorities stand with it."""
    hit = _Hit(party, party.role, entity, bar_of(party, entity, under.policy), _kin_of(entity, under))
    made = _finding(hit, match, under)
    told = remembered(under.evidence.good_guys, under.subject, (party, entity), under.policy.version, under.on)
    if told is None or made.outcome is Outcome.RELEASE:
        return made
    if told.releases:
        return replace(
            made, outcome=Outcome.RELEASE, could_be=Outcome.RELEASE, why=told.why, question="", counterfactual=""
        )
    return replace(made, why=f"{made.why}; {told.why}")


def text_finding(text: TextFinding, entity: Entity, under: Under) -> Finding:
    """One finding for a name or identifier in free text; the policy's rule for free text says how far it leads."""
    party = Party(Role.RELATED, (text.said,), entity.schema, place=text.place)
    hit = _Hit(party, FREE_TEXT, entity, bar_of(party, entity, under.policy), _kin_of(entity, under))
    return _finding(hit, text.match, under)


def _kin_of(entity: Entity, under: Under) -> tuple[Kin, ...]:
    return under.evidence.kin.get(entity.id, ())


def _finding(hit: _Hit, match: Match, under: Under) -> Finding:
    ruled = _ruled(match, hit, under)
    rulings = [row.ruling for row in ruled if row.on.sure]
    strict, entity = ruled[0].ruling, hit.entity
    cites = [cite for row in ruled for cite in row.ruling.cites]
    listings = list(dict.fromkeys(ruling.designation for ruling in rulings))
    for listing in listings:
        cites += [Citation(row.cite, row.verified) for row in under.policy.authorities_of(listing)]
    made = Finding(
        role=hit.field,
        place=hit.party.place,
        party=hit.party.caption,
        match=match,
        entity=entity.caption,
        lists=list_names(listings),
        programmes=tuple(dict.fromkeys(tag for listing in listings for tag in listing.programmes)),
        outcome=strict.outcome,
        why=through(strict.why, ruled[0].on, match, entity),
        authorities=tuple(dict.fromkeys(cites)),
        counterfactual=_counterfactual(hit, match, under),
        could_be=max((row.ruling.could_be for row in ruled), key=lambda known: known.rank),
        question=_questions([row.ruling for row in ruled], under),
        listings=_listings(hit, ruled, match) if hit.kin else (),
    )
    stopping = [row for row in ruled if row.ruling.outcome is not Outcome.RELEASE]
    # A licence that names one entry covers that one: not what another authority's listing of the party requires.
    ids = {row.on.entity.id for row in stopping} or {entity.id}
    stopped = Stopped(
        tuple(dict.fromkeys(row.ruling.designation for row in stopping)), ids.pop() if len(ids) == 1 else ""
    )
    return licensed(made, stopped, under)


def _listings(hit: _Hit, ruled: Sequence[_Ruled], match: Match) -> tuple[Listing, ...]:
    """All listings of the party, the matched one first, each with what it alone requires."""
    strictest_of: dict[str, Outcome] = {}
    for row in ruled:  # the strictest come first
        strictest_of.setdefault(row.on.entity.id, row.ruling.outcome)
    return tuple(
        listing_of(one, strictest_of.get(one.entity.id, Outcome.RELEASE), match if one.entity is hit.entity else None)
        for one in (hit.own, *hit.kin)
    )


def _questions(rulings: Sequence[Ruling], under: Under) -> str:
    """What is open about any ruling that is as strict as the finding; what the payment's text says stands with it."""
    told = dict.fromkeys(row.question for row in rulings if row.question and row.outcome is rulings[0].outcome)
    if not told:
        return ""
    hints = under.evidence.hints
    said = f" (the payment says {', '.join(hints)})" if hints else ""
    return "; ".join(told) + said


def _counterfactual(hit: _Hit, match: Match, under: Under) -> str:
    if hit.field == FREE_TEXT:
        return ""

    def outcome_of(other: Match) -> str:
        passed = other.score < hit.bar.thresholds.review
        return Outcome.RELEASE if passed else _ruled(other, hit, under)[0].ruling.outcome

    return what_would_change(match, changes(match, hit.party, hit.entity), outcome_of)


def licensed(made: Finding, stopped: Stopped, under: Under) -> Finding:
    """The finding under the licence that the payment relies on, where there is one."""
    if made.outcome is Outcome.RELEASE:
        return made
    checked = check(under.policy, stopped, under.payable)
    if checked is None:
        return made
    outcome, could_be, why, question = licence_says(checked, made.outcome, made.could_be, made.why)
    return replace(
        made, outcome=outcome, could_be=could_be, why=why, question="; ".join(filter(None, (question or made.question,))),
        authorities=(*made.authorities, checked.cite), licence=checked.licence.id, conditions=checked.licence.conditions,
        counterfactual="" if checked.holds else made.counterfactual,
    )  # fmt: skip


def licence_says(checked: Check, outcome: Outcome, could_be: Outcome, why: str) -> tuple[Outcome, Outcome, str, str]:
    """Outcome, what it could be, reason and open question of something stopped, under a licence that was checked."""
    licence = checked.licence
    if checked.fails:
        return outcome, could_be, f"{why}; {licence.id} does not authorise it: {'; '.join(checked.fails)}", ""
    if checked.open:
        question = f"{licence.id}: {'; '.join(checked.open)}"
        strictest = could_be if could_be.rank >= outcome.rank else outcome
        return Outcome.REVIEW, strictest, f"{licence.id} may authorise it; open: {'; '.join(checked.open)}", question
    proof = f"; to be evidenced: {'; '.join(licence.conditions)}" if licence.conditions else ""
    return Outcome.RELEASE, Outcome.RELEASE, f"authorised by {licence.id}, {licence.title}{proof}", ""


def _ruled(match: Match, hit: _Hit, under: Under) -> list[_Ruled]:
    """All rulings on a match, those on the party's other listings too, the strictest first.

    An entry that names no list is treated as one on a list that the policy does not know: it is reviewed.
    """
    listed = [(one, listing) for one in (hit.own, *hit.kin) for listing in one.entity.designations]
    if not any(one.sure for one, _ in listed):
        listed.append((hit.own, Designation("", "", ())))
    dealing = under.evidence.dealing
    found = [
        _Ruled(_as_sure(_limited(ruling, match, hit, under), one), one)
        for one, listing in listed
        for ruling in rulings_of(Asked(listing, one.entity.facts, hit.field, dealing, under.on), under.policy)
    ]
    return sorted(found, key=lambda row: (_strictness(row.ruling), row.on.entity is not hit.entity, row.on.entity.id))


def _as_sure(ruling: Ruling, one: Kin) -> Ruling:
    """A ruling on a listing of which it is not sure that it is the same party: a person finds out, nothing is blocked."""
    if one.sure or ruling.outcome is Outcome.RELEASE:
        return ruling
    question = f"is it the same party as {one.entity.caption} ({one.entity.id})?"
    limited = ruling.at_most(Outcome.REVIEW, f"whether it is the same party is not sure; {ruling.why}")
    return replace(limited, question="; ".join(filter(None, (question, limited.question))))


def _strictness(ruling: Ruling) -> tuple[int, int, str, str, tuple[str, ...], date, str]:
    listing = ruling.designation
    ranks = (-ruling.outcome.rank, -ruling.could_be.rank)
    return *ranks, listing.authority, listing.list_name, listing.programmes, listing.since or date.min, ruling.why


def _limited(ruling: Ruling, match: Match, hit: _Hit, under: Under) -> Ruling:
    """The ruling led as far as the match, the name, the field and the party's part can carry it."""
    if match.basis is Basis.WEAK_NAME:
        rule = under.policy.weak_aka_of(ruling.designation.list_name)
        cite = (Citation(rule.cite, rule.verified),) if rule.cite else ()
        most, why = weak_outcome(match, under.policy, ruling.designation.list_name)
        limited = ruling.at_most(most, why)
        ruling = replace(limited, cites=(*limited.cites, *cite))
    elif match.score < hit.bar.thresholds.certain:
        ruling = ruling.at_most(Outcome.REVIEW, "alike, but not certain")
    for most, why, cites in _limits(ruling, match, hit, under):
        if ruling.outcome.rank > most.rank:
            ruling = ruling.at_most(most, why, *cites)
    return ruling


_Limit = tuple[Outcome, str, tuple[Citation, ...]]


def _limits(ruling: Ruling, match: Match, hit: _Hit, under: Under) -> Iterator[_Limit]:
    poor = hit.bar.poor_name
    if poor and not match.corroborated:
        why = f"the name alone can't carry more ({poor.name}): {poor.reason}"
        yield POOR_NAME_CARRIES[poor.mode], why, _cited(poor.cite, Citation(poor.cite, poor.verified))
    rules = (under.policy.field_rule(field) for field in fields_of(hit.field, match))
    for rule in filter(None, rules):
        cites = _cited(rule.cite, Citation(rule.cite, rule.verified))
        most = rule.identifiers if match.basis is Basis.IDENTIFIER else rule.names
        yield most, f"found in {rule.field}: {rule.reason}", cites
        if match.score < rule.review:
            yield Outcome.RELEASE, f"below {rule.review}, from which {rule.field} is looked at: {rule.reason}", cites
        if rule.lists and ruling.designation.list_name not in rule.lists:
            yield Outcome.RELEASE, f"{rule.field} is screened for {', '.join(rule.lists)} only: {rule.reason}", cites
    part = under.evidence.parts.get(hit.party.place)
    part_rule = under.policy.part_rule(part) if part else None
    if part_rule and part_rule.verified.may_release:
        cite = Citation(part_rule.cite, part_rule.verified)
        yield part_rule.most, f"{part_rule.part}: {part_rule.requires}", (cite,)


def _cited(text: str, cite: Citation) -> tuple[Citation, ...]:
    return (cite,) if text else ()
