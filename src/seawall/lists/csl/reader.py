"""The Consolidated Screening List's JSON and CSV to records that say what the file said, nothing more.

JSON holds lists and objects; CSV joins their members with "; " and the fields of an address or an identifier with ", ".
https://www.trade.gov/consolidated-screening-list; field names: the JSON and CSV of 2019 to 2026 that public repositories
hold in part (C). No official file was at hand whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from seawall.errors import Problem
from seawall.lists.csl.objects import objects
from seawall.lists.draft import Leftover
from seawall.lists.ofac.labels import label_named
from seawall.records import Lines, rows

RESULTS = "results"
# What every header of the CSV and every entry of the JSON has.
TELLING = frozenset({"source", "name", "addresses", "source_list_url", "source_information_url"})
_SINGLE = (
    "source", "entity_number", "type", "name", "title", "start_date", "federal_register_notice", "call_sign", "country",
)  # fmt: skip
_SEVERAL = ("programs", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth")
# What is kept under the file's own label, in words.
_FACTS = {
    "end_date": "End date",
    "standard_order": "Standard order",
    "license_requirement": "License requirement",
    "license_policy": "License policy",
    "vessel_type": "Vessel type",
    "gross_tonnage": "Gross tonnage",
    "gross_registered_tonnage": "Gross registered tonnage",
    "vessel_flag": "Vessel flag",
    "vessel_owner": "Vessel owner",
    "remarks": "Remarks",
    "source_list_url": "Source list",
    "source_information_url": "Source information",
}
_ADDRESS = ("address", "city", "state", "state_or_province", "postal_code", "country")
_NUMBER = ("type", "number", "country", "issue_date", "expiration_date")
_COUNTRY = r"[A-Z]{2}"
# "…, Antalya, TR; Sonmez Apt. No. 4/5, Antalya, TR": an address ends with its country; "; " stands inside of some.
_NEXT_ADDRESS = re.compile(rf"(?<=\b{_COUNTRY}); ")
_ENDS_IN_COUNTRY = re.compile(rf"(?:(?P<rest>.*), )?(?P<country>{_COUNTRY})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One address; that of a CSV file has all but its country in `street`."""

    street: str
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """One of an entry's identifiers: what kind it is in the list's words, and its value."""

    label: str
    value: str
    country: str = ""
    issued: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry. Texts are stripped; a field that the file does not have is empty."""

    id: str
    texts: dict[str, str]
    several: dict[str, tuple[str, ...]]
    addresses: tuple[AddressRecord, ...]
    numbers: tuple[NumberRecord, ...]
    facts: tuple[tuple[str, str], ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A record, and where in the file it stood."""

    place: str
    record: Record


def json_records(stream: BinaryIO, file: str, frame: dict[str, Any]) -> Iterator[Placed | Problem]:
    """The entries of the JSON file; what it says about itself is put into `frame`."""
    for number, item in enumerate(objects(stream, file, RESULTS, frame)):
        if isinstance(item, Problem):
            yield item
        elif isinstance(item, dict):
            yield Placed(f"{RESULTS}[{number}]", record_of(item))
        else:
            yield Problem(file, f"{RESULTS}[{number}]", "", str(item), "not an object")


def csv_records(stream: BinaryIO, file: str, _: dict[str, Any]) -> Iterator[Placed | Problem]:
    """The entries of the CSV or TSV file, whose first line is its header."""
    start = stream.tell()
    first = next(iter(Lines(stream, file)), "")
    stream.seek(start)
    header: tuple[str, ...] = ()
    for row in rows(stream, file, delimiter="\t" if "\t" in first else ","):
        if isinstance(row, Problem):
            yield row
        elif not header:
            header = tuple(name.strip().lower() for name in row.fields)
            if not set(header) >= TELLING:
                yield Problem(file, "", "", ",".join(header), "this is no header of the Consolidated Screening List")
                return
        else:
            cells: dict[str, Any] = dict(zip(header, row.fields, strict=False))
            if len(row.fields) != len(header):
                cells["fields"] = " | ".join(row.fields[len(header) :]) or f"{len(row.fields)} of {len(header)}"
            yield Placed(f"line {row.line}", record_of(cells))


def record_of(fields: dict[str, Any]) -> Record:
    """Take one entry apart; what this reader doesn't know stands in `leftovers`. The dictionary is used up."""
    taken = _Taken(fields)
    uid = taken.text("id") or taken.text("_id")
    return Record(
        id=uid,
        texts={name: taken.text(name) for name in _SINGLE},
        several={name: taken.texts(name) for name in _SEVERAL},
        addresses=tuple(_addresses(taken)),
        numbers=tuple(_numbers(taken)),
        facts=tuple((label, text) for name, label in _FACTS.items() if (text := taken.text(name))),
        leftovers=tuple(taken.leftovers()),
    )


class _Taken:
    """The fields of one object; each is handed out once, in the shape that is asked for, or is left."""

    def __init__(self, fields: dict[str, Any], path: str = "") -> None:
        self._fields = fields
        self._path = path
        self._left: list[Leftover] = []

    def text(self, name: str) -> str:
        value = self._fields.pop(name, None)
        if isinstance(value, dict | list):
            self.leave(name, value)
            return ""
        return _plain(value)

    def texts(self, name: str) -> tuple[str, ...]:
        found = []
        for value in self.values(name):
            if isinstance(value, dict | list):
                self.leave(name, value)
            else:
                found += [text for piece in _plain(value).split("; ") if (text := piece.strip())]
        return tuple(dict.fromkeys(found))

    def values(self, name: str) -> list[Any]:
        value = self._fields.pop(name, None)
        return value if isinstance(value, list) else [] if value is None else [value]

    def leave(self, name: str, value: object) -> None:
        if said := _plain(value):
            self._left.append(Leftover(f"{self._path}{name}", said))

    def absorb(self, other: "_Taken") -> None:
        self._left += other.leftovers()

    def leftovers(self) -> list[Leftover]:
        for name in list(self._fields):
            self.leave(name, self._fields.pop(name))
        return self._left


def _plain(value: object) -> str:
    # Half of a surrogate pair ("\ud800" in JSON) is no character and can't be written as UTF-8.
    return "" if value is None else str(value).encode("utf-8", "replace").decode().strip()


def _addresses(taken: _Taken) -> Iterator[AddressRecord]:
    for value in taken.values("addresses"):
        if isinstance(value, dict):
            inner = _Taken(value, "addresses/")
            street, city, state, province, code, country = (inner.text(name) for name in _ADDRESS)
            inner.text("full_address")  # the same once more
            taken.absorb(inner)
            yield AddressRecord(street, city, state or province, code, country)
        else:
            yield from (_flat_address(piece) for piece in _NEXT_ADDRESS.split(_plain(value)) if piece.strip())


def _flat_address(text: str) -> AddressRecord:
    found = _ENDS_IN_COUNTRY.fullmatch(text.strip())
    return AddressRecord(found["rest"] or "", country=found["country"]) if found else AddressRecord(text.strip())


def _numbers(taken: _Taken) -> Iterator[NumberRecord]:
    for value in taken.values("ids"):
        if isinstance(value, dict):
            inner = _Taken(value, "ids/")
            record = NumberRecord(*(inner.text(name) for name in _NUMBER))
            taken.absorb(inner)
            yield record
        else:
            yield from (_flat_number(piece.strip()) for piece in _plain(value).split("; ") if piece.strip())


def _flat_number(text: str) -> NumberRecord:
    """An identifier of the CSV: "Passport, 836238033, KP"; until 2021 the other way round: "KP, 836238033, Passport"."""
    pieces = text.split(", ")
    if label_named(pieces[0]) is None and label_named(pieces[-1]):
        pieces.reverse()
    country = pieces.pop() if len(pieces) > 2 and re.fullmatch(_COUNTRY, pieces[-1]) else ""
    return NumberRecord(pieces[0], ", ".join(pieces[1:]), country)
