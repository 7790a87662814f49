"""One labelled statement of a list about an entity, before anyone knows what it becomes."""

from dataclasses import dataclass

from seawall.entities import PartialDate

# The label under which a measure ("Block", "13662 Sectoral Directive 1") stands among an entity's facts.
SANCTIONS_TYPE = "Sanctions Type"

# What OFAC says of most features' reliability and needs no repeating; "Reported" and "False" do.
PLAIN_RELIABILITY = frozenset({"", "Confirmed", "Unknown"})

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Said:
    """OFAC's label, the value in OFAC's words, and what came with it: date where the value is one, country and days of a document."""

    label: str
    value: str
    date: PartialDate | None = None
    country: str = ""
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    note: str = ""


def notes(*pieces: str) -> str:
    """Remarks on one statement in one line, the empty ones left out."""
    return "; ".join(piece for piece in pieces if piece)


def date_words(value: PartialDate) -> str:
    """A date as OFAC writes it in its text formats: "02 Aug 2021", "Aug 2021", "1962", "1960 to 1962", "circa 1965"."""
    first, last = value.earliest, value.latest
    circa = "circa " if value.circa else ""
    if first == last:
        return f"{circa}{first.day:02d} {_MONTHS[first.month - 1]} {first.year:04d}"
    if value.iso == f"{first.year:04d}":
        return f"{circa}{first.year:04d}"
    if value.iso == f"{first.year:04d}-{first.month:02d}":
        return f"{circa}{_MONTHS[first.month - 1]} {first.year:04d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{circa}{first.year:04d} to {last.year:04d}"
    words = (f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year:04d}" for day in (first, last))
    return circa + " to ".join(words)
