"""Small files in Canada's format, in the elements of before and of after 24 August 2026, of facts that the list publishes."""

from seawall.lists.ca.reader import ELEMENTS

PERSON = {
    "regime": "Russia / Russie",
    "last_name": "AKIMOV",
    "given_name": "Andrey Igorevich",
    "aliases": "Andrei ",
    "born_or_built": "1953-09-22",
    "schedule": "1, Part 1",
    "item": "94",
    "listed_on": "2019-03-15",
}
SHIP = {
    "regime": "Russia / Russie",
    "entity_or_ship": "Balitiyskiy III",
    "title": "General Cargo / Multi Purpose",
    "imo": "7612448",
    "born_or_built": "1980",
    "schedule": "1.1",
    "item": "1",
    "listed_on": "2025-02-21",
}
ENTITY = {
    "regime": "Iran",
    "entity_or_ship": "Hara Institute/Institut Hara",
    "aliases": "Hara Co.; Arabic: حرا",
    "schedule": "1, Part 1",
    "item": "7",
    "listed_on": "2012-01-31",
}
OLD, NEW = 0, 1


def record(fields: dict[str, str], form: int = OLD) -> str:
    """One record in the elements of one time."""
    return "".join(
        ["<record>", *(f"<{ELEMENTS[name][form]}>{text}</{ELEMENTS[name][form]}>" for name, text in fields.items()), "</record>"]
    )  # fmt: skip


def document(*records: str) -> bytes:
    """A whole file with these records."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    space = "http://www.w3.org/2001/XMLSchema-instance"
    return f'{head}<data-set xmlns:xsi="{space}">\n{"".join(records)}</data-set>'.encode()
