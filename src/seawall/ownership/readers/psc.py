"""The UK register of people with significant control: Companies House's snapshot, one JSON object a line.

Bands are intervals: "50 to 75" is more than 50 and not more than 75 (Companies Act 2006, schedule 1A). Written after
the register's published enumerations (psc_descriptions.yml) and lines quoted in public documentation; no snapshot was
at hand. The register counts indirect holdings with direct ones, so a chain through other companies on it is told twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

from seawall.entities import Identifier, IdentifierKind, PartialDate, Schema
from seawall.errors import Problem
from seawall.ownership.readers.ids import folded
from seawall.ownership.readers.records import Dates, json_lines, rows_of, text_of
from seawall.ownership.share import UNKNOWN, Share
from seawall.ownership.stake import ControlKind, ControlLink, Member, Right, Stake, Statement

_BANDS = {
    "25-to-50-percent": (25, 50),
    "50-to-75-percent": (50, 75),
    "75-to-100-percent": (75, 100),
    "more-than-25-percent": (25, 100),  # overseas entities
}
# What a band is a share of. Members of a partnership own its surplus assets, as shareholders own shares.
_RIGHTS = {
    "ownership-of-shares": Right.SHARES,
    "voting-rights": Right.VOTES,
    "right-to-share-surplus-assets": Right.SHARES,
    "part-right-to-share-surplus-assets": Right.SHARES,
}
_POWERS = {
    "right-to-appoint-and-remove": ControlKind.APPOINTS_MAJORITY,
    "significant-influence-or-control": ControlKind.INFLUENCE,
}
_THROUGH = re.compile(r"-as-(?:control-over-)?(trust|firm)|-as-(nominee)")
_UNITED_KINGDOM = re.compile(
    r"companies house|england|wales|scotland|northern ireland|united kingdom|great britain|\buk\b|cardiff|edinburgh",
    re.IGNORECASE,
)
# Lines that are no person: totals, exemptions, and statements that nobody is known.
_NO_PERSON = ("totals#", "exemptions", "-statement")


def parse(stream: BinaryIO, source: str) -> Iterator[Statement | Problem]:
    """Read a snapshot of the register."""
    for item in json_lines(stream, source):
        if isinstance(item, Problem):
            yield item
        else:
            yield from _entry(*item, source)


@dataclass(frozen=True, slots=True)
class _Tie:
    """One person and one company on one line, from when to when."""

    person: str
    company: str
    since: PartialDate | None
    until: PartialDate | None
    source: str
    place: str


def _entry(place: str, record: dict[str, Any], source: str) -> Iterator[Statement | Problem]:
    number, kind = text_of(record, "company_number"), text_of(record, "data", "kind")
    if any(word in kind for word in _NO_PERSON):
        if kind.endswith("-statement"):
            why = "the register names nobody here: its owners are not known"
            yield Problem(source, place, "statement", f"{number} {text_of(record, 'data', 'statement')}", why)
        return
    name = text_of(record, "data", "name")
    if not number or not name:
        yield Problem(
            source,
            place,
            "company_number" if name else "name",
            f"{number} {kind}",
            "no company, or nobody, is named here",
        )
        return
    company = company_id(number)
    yield Member(
        company,
        f"UK company {number}",
        Schema.COMPANY,
        (Identifier(IdentifierKind.REGISTRATION, number),),
        ("gb",),
        source,
        place,
    )
    person = _person(record, name, kind, source, place)
    yield person
    dates = Dates(source, place)
    tie = _Tie(
        person.id,
        company,
        dates.read("notified_on", text_of(record, "data", "notified_on")),
        dates.read("ceased_on", text_of(record, "data", "ceased_on")),
        source,
        place,
    )
    yield from dates.problems
    natures = [str(nature) for nature in rows_of(record, "data", "natures_of_control")]
    if not natures:
        yield Problem(
            source, place, "natures_of_control", name, "no nature of control is given; a share is taken as unknown"
        )
        yield _stake(tie, UNKNOWN, Right.SHARES, "nature of control not given")
    for nature in natures:
        yield from _nature(nature, tie)


def _nature(nature: str, tie: _Tie) -> Iterator[Statement | Problem]:
    through = _THROUGH.search(nature)
    right = next((right for words, right in _RIGHTS.items() if nature.startswith(words)), None)
    band = next((band for words, band in _BANDS.items() if words in nature), None)
    power = next((power for words, power in _POWERS.items() if nature.startswith(words)), None)
    if right and band:
        # Through a trust or a firm it is theirs, not the person's: it may be nothing, or all of it.
        low = 0 if through else band[0]
        share = Share(Decimal(low), Decimal(band[1]), low_open=not through)
        yield _stake(tie, share, right, nature)
        if through:
            yield ControlLink(
                tie.person, tie.company, ControlKind.TRUST, tie.since, tie.until, tie.source, tie.place, nature
            )
    elif power:
        yield ControlLink(tie.person, tie.company, power, tie.since, tie.until, tie.source, tie.place, nature)
    else:
        why = "this nature of control is not known; it is taken as an unknown share"
        yield Problem(tie.source, tie.place, "natures_of_control", nature, why)
        yield _stake(tie, UNKNOWN, Right.SHARES, nature)


def _stake(tie: _Tie, share: Share, right: Right, note: str) -> Stake:
    return Stake(tie.person, tie.company, share, right, tie.since, tie.until, None, tie.source, tie.place, note)


def company_id(number: str) -> str:
    """The id of a company by its UK number, which has eight signs with leading zeros."""
    return f"gb-coh-{number.upper().zfill(8)}"


def _person(record: dict[str, Any], name: str, kind: str, source: str, place: str) -> Member:
    """A person by name and month of birth, a UK company by its number, any other by name and number."""
    number = text_of(record, "data", "identification", "registration_number")
    register = " ".join(
        text_of(record, "data", "identification", field) for field in ("place_registered", "country_registered")
    )
    country = text_of(record, "data", "nationality") or text_of(record, "data", "identification", "country_registered")
    countries = (country,) if country else ()
    if "individual" in kind:
        born = "-".join(text_of(record, "data", "date_of_birth", part).zfill(2) for part in ("year", "month"))
        return Member(f"psc {folded(name)} {born}", name, Schema.PERSON, (), countries, source, place)
    identifiers = (Identifier(IdentifierKind.REGISTRATION, number),) if number else ()
    if number and _UNITED_KINGDOM.search(register):
        return Member(company_id(number), name, Schema.COMPANY, identifiers, countries, source, place)
    member_id = f"psc {folded(name)} {folded(number) if number else ''}".strip()
    return Member(member_id, name, Schema.LEGAL_ENTITY, identifiers, countries, source, place)
