"""The 6,046 designations of May 2026, from a third party's tables, as files in the published shapes of the list.

No whole file of the list is at hand; its names, dates of birth, numbers and days are, as somebody put them into tables.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from tests.lists.uk.documents import row, xml

KINDS = {"primary": "Primary Name", "primary_variation": "Primary Name Variation", "alias": "Alias"}
STRENGTHS = {"": "", "good_quality_aka": "Good quality a.k.a", "low_quality_aka": "Low quality a.k.a"}
Said = dict[str, str]


@dataclass(slots=True)
class Subject:
    """One designation: its own row, and its rows in the other tables, the repeated ones too."""

    said: Said
    names: list[Said] = field(default_factory=list)
    births: list[Said] = field(default_factory=list)
    numbers: list[Said] = field(default_factory=list)

    @property
    def uid(self) -> str:
        """The designation's own number."""
        return self.said["unique_id"]

    def numbers_of(self, kind: str) -> list[Said]:
        """The numbers of one type."""
        return [number for number in self.numbers if number["identifier_type"] == kind]


def subjects(folder: Path) -> dict[str, Subject]:
    """All designations by their numbers."""
    found = {said["unique_id"]: Subject(said) for said in _rows(folder / "subjects.csv")}
    for said in _rows(folder / "subject_names.csv"):
        found[said["unique_id"]].names.append(said)
    for said in _rows(folder / "subject_dobs.csv"):
        found[said["unique_id"]].births.append(said)
    for said in _rows(folder / "subject_identifiers.csv"):
        found[said["unique_id"]].numbers.append(said)
    return found


def _rows(path: Path) -> Iterator[Said]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def born(said: Said) -> str:
    """A date of birth as the list writes it, placeholders for what is not known."""
    if said["precision"] == "exact":
        return f"{said['day']}/{said['month']}/{said['year']}"
    return (
        f"dd/{said['month'] or 'mm'}/{said['year']}" if said["precision"] == "month_year" else f"dd/mm/{said['year']}"
    )


def as_xml(listed: Iterable[Subject]) -> bytes:
    """The XML file of these designations."""
    return xml(*map(_designation, listed), generated="07/05/2026")


def _designation(one: Subject) -> str:
    said = one.said
    names = "".join(_name(name) for name in one.names)
    person = (
        _all("DOBs", (f"<DOB>{born(row)}</DOB>" for row in one.births))
        + _all("PassportDetails", _documents("Passport", one.numbers_of("passport")))
        + _all("NationalIdentifierDetails", _documents("NationalIdentifier", one.numbers_of("national")))
    )
    entity = _all(
        "BusinessRegistrationNumbers",
        (
            _tag("BusinessRegistrationNumber", row["raw_value"])
            for row in one.numbers_of("business_registration_numbers")
        ),
    )
    ship = _all("IMONumbers", (_tag("IMONumber", row["raw_value"]) for row in one.numbers_of("imo")))
    return (
        f"<Designation>{_tag('LastUpdated', said['last_updated'])}{_tag('DateDesignated', said['date_designated'])}"
        f"{_tag('UniqueID', one.uid)}{_tag('OFSIGroupID', said['ofsi_group_id'])}"
        f"{_tag('UNReferenceNumber', said['un_reference_number'])}<Names>{names}</Names>"
        f"<RegimeName>{one.uid[:3]}</RegimeName>{_tag('IndividualEntityShip', said['subject_type'].title())}"
        "<DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze</SanctionsImposed>"
        f"{_all('IndividualDetails', [_all('Individual', [person])])}{_all('EntityDetails', [_all('Entity', [entity])])}"
        f"{_all('ShipDetails', [_all('Ship', [ship])])}</Designation>"
    )


def _name(name: Said) -> str:
    parts = "".join(_tag(f"Name{place}", name[f"name_{place}"]) for place in range(1, 7))
    return f"<Name>{parts}{_tag('NameType', KINDS[name['name_type']])}{_tag('AliasStrength', STRENGTHS[name['alias_strength']])}</Name>"


def _documents(kind: str, rows: Iterable[Said]) -> Iterator[str]:
    for said in rows:
        note = _tag(f"{kind}AdditionalInformation", said["additional_info"])
        yield f"<{kind}>{_tag(f'{kind}Number', said['raw_value'])}{note}</{kind}>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _all(name: str, inside: Iterable[str]) -> str:
    joined = "".join(inside)
    return f"<{name}>{joined}</{name}>" if joined else ""


def as_rows(listed: Iterable[Subject]) -> Iterator[dict[str, str]]:
    """The rows of the table: each designation has as many as its longest piece has texts."""
    for one in listed:
        said = one.said
        whole = row(
            lastupdated=said["last_updated"], datedesignated=said["date_designated"], uniqueid=one.uid,
            ofsigroupid=said["ofsi_group_id"], unreferencenumber=said["un_reference_number"], regimename=one.uid[:3],
            designationtype=said["subject_type"].title(), designationsource="UK", sanctionsimposed="Asset freeze",
        )  # fmt: skip
        pieces = [
            [_name_cells(name) for name in one.names],
            [row(dob=born(birth)) for birth in one.births],
            [_document_cells("passport", number) for number in one.numbers_of("passport")],
            [_document_cells("nationalidentifier", number) for number in one.numbers_of("national")],
            [
                row(businessregistrationnumbers=number["raw_value"])
                for number in one.numbers_of("business_registration_numbers")
            ],
            [row(imonumber=number["raw_value"]) for number in one.numbers_of("imo")],
        ]
        for place in range(max(map(len, pieces))):
            yield whole | {k: v for piece in pieces if place < len(piece) for k, v in piece[place].items()}


def _name_cells(name: Said) -> dict[str, str]:
    parts = {f"name{place}": name[f"name_{place}"] for place in range(1, 7)}
    return row(**parts, nametype=KINDS[name["name_type"]], aliasstrength=STRENGTHS[name["alias_strength"]])


def _document_cells(column: str, number: Said) -> dict[str, str]:
    return row(**{f"{column}number": number["raw_value"], f"{column}additionalinformation": number["additional_info"]})
