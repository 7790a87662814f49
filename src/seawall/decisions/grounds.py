"""What bears on a payment beside its parties' matches: places, owners, and an earlier payment that was stopped."""

from collections.abc import Iterator
from dataclasses import replace

from seawall.decisions.decision import Citation, Ground, GroundKind
from seawall.decisions.evidence import (
    Certainty,
    Change,
    Evidence,
    OwnershipFinding,
    OwnershipStatus,
    PlaceFinding,
    Resubmission,
    Where,
    Who,
)
from seawall.decisions.findings import Under, licence_says
from seawall.decisions.licences import Stopped, check
from seawall.decisions.marks import marked
from seawall.decisions.outcome import Outcome
from seawall.decisions.rule_tables import Jurisdiction
from seawall.decisions.ruling import Asked, Ruling, rulings_of
from seawall.entities import Designation, Party

_STOPS = (Outcome.REVIEW, Outcome.REJECT, Outcome.BLOCK)


def grounds_of(evidence: Evidence, under: Under) -> list[Ground]:
    """All grounds, strictest first; the rest of the order is such that the order of the input changes nothing."""
    found = [
        *(_of_place(place, under) for place in evidence.places),
        *(_of_owners(owned, under) for owned in evidence.owners),
        *(_of_resubmission(again, under) for again in evidence.resubmissions),
    ]
    return sorted(found, key=_order)


def _order(row: Ground) -> tuple[int, tuple[str, ...]]:
    rest = (row.kind, row.about, row.role, row.place, row.party, row.said, row.why, row.question)
    return -row.outcome.rank, rest


def _of_place(found: PlaceFinding, under: Under) -> Ground:
    rows = under.policy.jurisdictions_of(found.jurisdiction, under.on)
    party = found.party
    who = {Who.ANYONE, *found.who, *_known_of(found)}
    met = [row for row in rows if row.who in who]
    made = _ground_of_place(found, met)
    made = _limited_by_field(made, found, under)
    if party and Who.GOVERNMENT not in who and _may_govern(party, found.jurisdiction, under):
        made = _asks_for_government(made, party, rows)
    return _licensed(made, Stopped(jurisdiction=found.jurisdiction), under)


def _known_of(found: PlaceFinding) -> Iterator[Who]:
    """Who a party is by where the place stood: a bank in a country is its institution, another party there a national."""
    if found.where is Where.BANK or (found.party and found.where in _OWN_FIELDS and _is_bank(found.party)):
        yield Who.INSTITUTION
    elif found.party and found.where in _OWN_FIELDS:
        yield Who.NATIONAL


_OWN_FIELDS = frozenset({Where.COUNTRY, Where.ADDRESS})


def _is_bank(party: Party) -> bool:
    return party.role.value.endswith((" agent", " bank"))


def _ground_of_place(found: PlaceFinding, met: list[Jurisdiction]) -> Ground:
    base = Ground(
        kind=GroundKind.PLACE,
        role=found.party.role if found.party else found.where,
        place=found.place,
        party=found.party.caption if found.party else "",
        about=found.jurisdiction,
        said=found.said,
        outcome=Outcome.REVIEW,
        why=f"the policy has no rule for {found.jurisdiction}: a person decides",
        authorities=(),
        could_be=Outcome.BLOCK,
        question=f"what does the law require of dealings with {found.jurisdiction}?",
    )
    if not met:
        return base
    strict = max(met, key=lambda row: (row.outcome.rank, row.who, row.requires))
    cites = tuple(Citation(row.cite, row.verified, row.valid_from, row.valid_to) for row in met)
    why = f"{found.said!r} means {found.jurisdiction}: {marked(strict.requires, strict.verified)}"
    made = replace(base, outcome=strict.outcome, could_be=strict.outcome, why=why, authorities=cites, question="")
    if strict.outcome is Outcome.RELEASE and not strict.verified.may_release:
        return replace(made, outcome=Outcome.REVIEW, could_be=Outcome.REJECT, question=f"{strict.requires}: is it so?")
    return made


def _limited_by_field(made: Ground, found: PlaceFinding, under: Under) -> Ground:
    """A place that may not be meant is reviewed; the policy says how far a place in this field leads."""
    if found.certainty is Certainty.POSSIBLE and made.outcome.rank > Outcome.REVIEW.rank:
        question = f"is {found.said!r} the place in {found.jurisdiction}?"
        made = replace(
            made, outcome=Outcome.REVIEW, why=f"{made.why}; it is not certain that it is meant", question=question
        )
    rule = under.policy.field_rule(found.where)
    if rule and made.outcome.rank > rule.places.rank:
        question = made.question or f"is the payment one with {found.jurisdiction}?"
        cites = (*made.authorities, Citation(rule.cite, rule.verified)) if rule.cite else made.authorities
        why = f"{made.why}; found in {rule.field}: {rule.reason}"
        could_be = made.could_be if rule.places in _STOPS else rule.places
        made = replace(made, outcome=rule.places, could_be=could_be, why=why, question=question, authorities=cites)
    return made


def _may_govern(party: Party, jurisdiction: str, under: Under) -> bool:
    if not under.policy.knows_government(jurisdiction, under.on):
        return False
    said = " ".join(party.names).casefold()
    return any(word.casefold() in said for word in under.policy.government_words)


def _asks_for_government(made: Ground, party: Party, rows: list[Jurisdiction]) -> Ground:
    """A name like a ministry's may be the government, whose property is blocked, not rejected (FAQ 36; FAQ 40)."""
    blocked = [row for row in rows if row.who is Who.GOVERNMENT and row.outcome.rank > made.outcome.rank]
    if not blocked:
        return made
    strict = max(blocked, key=lambda row: row.outcome.rank)
    cite = Citation(strict.cite, strict.verified, strict.valid_from, strict.valid_to)
    outcome = max(made.outcome, Outcome.REVIEW, key=lambda known: known.rank)
    question = f"is {party.caption} the government of {made.about}, or owned by it? {strict.requires}"
    return replace(
        made, outcome=outcome, could_be=strict.outcome, question="; ".join(filter(None, (made.question, question))),
        authorities=(*made.authorities, cite), why=f"{made.why}; by its name {party.caption} may be the government",
    )  # fmt: skip


def _of_owners(owned: OwnershipFinding, under: Under) -> Ground:
    """What listed owners bring on a party that is not listed: what their own listings require, as far as these reach."""
    party, policy = owned.party, under.policy
    rulings = sorted(
        (row for row in _through_owners(owned, under)), key=lambda row: (-row.outcome.rank, -row.could_be.rank, row.why)
    )
    strict = rulings[0]
    known = f" ({owned.as_member})" if owned.as_member else ""
    names = "; ".join(sorted({owner.name for owner in owned.owners})) or "listed owners"
    cites = [Citation(policy.ownership_cite, policy.ownership_verified)] if policy.ownership_cite else []
    cites += [cite for row in rulings for cite in row.cites]
    made = Ground(
        kind=GroundKind.OWNERSHIP,
        role=party.role,
        place=party.place,
        party=party.caption,
        about=names,
        said=owned.proof,
        outcome=strict.outcome,
        why=f"{_STATUS[owned.status]} {names}: {strict.why}{known}",
        authorities=tuple(dict.fromkeys(cites)),
        could_be=max((row.could_be for row in rulings), key=lambda known: known.rank),
        question="; ".join(dict.fromkeys(row.question for row in rulings if row.question)),
        ownership=owned.result,
        owners=tuple(sorted({owner.entity_id or owner.name for owner in owned.owners})),
    )
    stopping = tuple(dict.fromkeys(row.designation for row in rulings if row.outcome is not Outcome.RELEASE))
    return _licensed(made, Stopped(stopping), under)


_STATUS = {
    OwnershipStatus.BLOCKED: "owned to the rule's share by",
    OwnershipStatus.POSSIBLE: "possibly owned to the rule's share by",
    OwnershipStatus.CONTROL: "controlled, not owned, by",
    OwnershipStatus.LISTED: "by the ownership files the same as",
    OwnershipStatus.FORMERLY: "no more owned to the rule's share, as it was, by",
    OwnershipStatus.MINORITY: "owned in part, short of the rule's share, by",
}
# How far each leads at most, why, and what is to be found out.
_STATUS_LEADS = {
    OwnershipStatus.POSSIBLE: (Outcome.REVIEW, "the stakes are not known exactly", "how much do they own together?"),
    OwnershipStatus.CONTROL: (
        Outcome.REVIEW,
        "control is no ownership: caution (FAQ 398)",
        "does the owner act through it, or profit?",
    ),
    OwnershipStatus.FORMERLY: (
        Outcome.REVIEW,
        "what was blocked before the sale stays blocked (FAQ 402)",
        "was it sold in truth, and does the payment touch what was blocked before?",
    ),
    OwnershipStatus.MINORITY: (Outcome.RELEASE, "a minority stake blocks nothing: caution (FAQ 398)", ""),
}


def _through_owners(owned: OwnershipFinding, under: Under) -> Iterator[Ruling]:
    for owner in owned.owners:
        for listing in owner.designations or (Designation("", "", ()),):
            flow = under.policy.flow_down_of(listing)
            cite = (Citation(flow.cite, flow.verified),) if flow.cite else ()
            asked = Asked(listing, owner.facts, owned.party.role, under.evidence.dealing, under.on)
            for ruling in rulings_of(asked, under.policy):
                is_itself = owned.status is OwnershipStatus.LISTED
                yield _as_sure(ruling if is_itself else _reached(ruling, flow.reaches, cite), owned)
    if not owned.owners:
        why = "who the owners are is not said"
        yield _as_sure(Ruling(_strictest_known(under), Outcome.BLOCK, why, Designation("", "", ()), ()), owned)


def _strictest_known(under: Under) -> Outcome:
    return max(under.policy.outcomes, key=lambda known: known.rank)


def _reached(ruling: Ruling, reaches: str, cites: tuple[Citation, ...]) -> Ruling:
    on = ", ".join(filter(None, (ruling.designation.list_name, *ruling.designation.programmes))) or "its listing"
    if reaches == "yes":
        return replace(ruling, cites=(*ruling.cites, *cites))
    if reaches == "no" and all(cite.verified.may_release for cite in cites):
        why = f"{on} does not reach what the listed party owns"
        return replace(ruling.at_most(Outcome.RELEASE, why, *cites), question="")
    doubt = f"does {on} reach what the listed party owns?"
    outcome = max(Outcome.REVIEW, min(ruling.outcome, Outcome.REVIEW, key=_rank), key=_rank)
    return replace(
        ruling,
        outcome=outcome,
        cites=(*ruling.cites, *cites),
        question=doubt,
        why=f"whether {on} reaches it is in doubt",
    )


def _rank(outcome: Outcome) -> int:
    return outcome.rank


def _as_sure(ruling: Ruling, owned: OwnershipFinding) -> Ruling:
    """The ruling led as far as the stakes carry it, and as surely as the party is the one in the ownership files."""
    if ruling.outcome is Outcome.RELEASE:
        return ruling
    if owned.status in _STATUS_LEADS:
        most, why, question = _STATUS_LEADS[owned.status]
        ruling = replace(ruling.at_most(most, f"{why}; otherwise: {ruling.why}"), question=question)
    if owned.is_sure or ruling.outcome is Outcome.RELEASE:
        return ruling
    question = f"is {owned.party.caption} the one in the ownership files?"
    limited = ruling.at_most(
        Outcome.REVIEW, f"whether it is the one in the ownership files is not certain; {ruling.why}"
    )
    return replace(limited, question="; ".join(filter(None, (question, ruling.question))))


def _of_resubmission(again: Resubmission, _: Under) -> Ground:
    sides = "; ".join(
        f"{row.field}: {row.before!r} → {row.now!r}" for row in sorted(again.changed, key=lambda row: row.field)
    )
    days = f" within {again.days} days" if again.days else ""
    return Ground(
        kind=GroundKind.RESUBMISSION,
        role="",
        place="",
        party="",
        about=again.earlier_key,
        said=sides or "nothing",
        outcome=Outcome.REVIEW,
        why=f"it is like {again.earlier_key}, which was stopped, sent again{days} with changes: {sides or 'none'}",
        authorities=(),
        could_be=Outcome.BLOCK,
        question=f"why was {again.earlier_key} changed and sent again?",
        versions=(*sorted(again.changed, key=_as_text), *sorted(again.unchanged, key=_as_text)),
    )


def _as_text(row: Change) -> tuple[str, str, str]:
    return row.field, row.before, row.now


def _licensed(made: Ground, stopped: Stopped, under: Under) -> Ground:
    if made.outcome is Outcome.RELEASE:
        return made
    checked = check(under.policy, stopped, under.payable)
    if checked is None:
        return made
    outcome, could_be, why, question = licence_says(checked, made.outcome, made.could_be, made.why)
    return replace(
        made, outcome=outcome, could_be=could_be, why=why, question=question or made.question,
        authorities=(*made.authorities, checked.cite), licence=checked.licence.id, conditions=checked.licence.conditions,
    )  # fmt: skip
