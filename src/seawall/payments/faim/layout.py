"""The elements of each Fedwire tag, in order, with their widths, as tables (FAIM 3.0, Format Reference Guide, 2014).

An element marked "fixed" has its width always; the others end with a star, or are filled with blanks to their width in
the older form. What a tag is read as stands in message.py.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias


class Column(NamedTuple):
    """One element of a tag: its name, its greatest width, and whether it always has that width."""

    name: str
    width: int
    fixed: bool = False


Layout: TypeAlias = tuple[Column, ...]


def _layout(table: str) -> Layout:
    rows = [row.split(maxsplit=1) for row in table.strip().splitlines()]
    return tuple(Column(name.removeprefix("fixed "), int(width), name.startswith("fixed ")) for width, name in rows)


def _lines(count: int, width: int, first: int = 0) -> str:
    widths = [first or width] + [width] * (count - 1)
    return "\n".join(f"{width} line {number}" for number, width in enumerate(widths, start=1))


_PARTY = _layout("""
1   fixed identification code
34  identifier
35  name
35  address line 1
35  address line 2
35  address line 3
""")
_INSTITUTION = _layout("""
9   fixed routing number
18  name
""")
_ADVICE = _layout("3 fixed advice code\n" + _lines(6, 33, 26))
_INFORMATION = _layout(_lines(6, 33, 30))
_COVER = _layout("5 field tag\n" + _lines(5, 35))
_POSTAL = """
4    address type
70   department
70   sub-department
70   street
16   building number
16   postal code
35   town
35   region
2    country
70   address line 1
70   address line 2
70   address line 3
70   address line 4
70   address line 5
70   address line 6
70   address line 7
"""
_AMOUNT = _layout("3 fixed currency\n19 amount")
_DOCUMENT = _layout("""
4    fixed document type
35   proprietary type
35   number
35   issuer
""")

LAYOUTS: Mapping[str, Layout] = {
    "1100": _layout("2 fixed format version\n1 fixed test or production\n1 fixed duplication\n1 fixed status"),
    "1110": _layout("4 fixed date\n4 fixed time\n4 fixed application"),
    "1120": _layout("8 fixed cycle date\n8 fixed destination\n6 fixed sequence\n4 fixed date\n4 fixed time\n4 fixed application"),
    "1130": _layout("1 fixed category\n3 fixed code\n35 description"),
    "1500": _layout("2 fixed format version\n8 fixed correlation\n1 fixed test or production\n1 fixed duplication"),
    "1510": _layout("2 fixed type\n2 fixed subtype"),
    "1520": _layout("8 fixed cycle date\n8 fixed source\n6 fixed sequence"),
    "2000": _layout("12 fixed amount"),
    "3100": _INSTITUTION,
    "3320": _layout("16 reference"),
    "3400": _INSTITUTION,
    "3500": _layout("22 reference"),
    "3600": _layout("3 fixed business function\n3 transaction type"),
    "3610": _layout("4 fixed local instrument\n35 proprietary code"),
    "3620": _layout("""
1     fixed indicator
2048  electronic address
140   name
35    phone
35    mobile
35    fax
35    end-to-end identification
"""),
    "3700": _layout("1 fixed details\n15 charge 1\n15 charge 2\n15 charge 3\n15 charge 4"),
    "3710": _layout("3 fixed currency\n15 amount"),
    "3720": _layout("12 rate"),
    "4000": _PARTY,
    "4100": _PARTY,
    "4200": _PARTY,
    "4320": _layout("16 reference"),
    "4400": _PARTY,
    "5000": _PARTY,
    "5010": _layout("35 identifier\n" + _lines(4, 35)),
    "5100": _PARTY,
    "5200": _PARTY,
    "5400": _layout("9 account"),
    "6000": _layout(_lines(4, 35)),
    "6100": _INFORMATION,
    "6110": _ADVICE,
    "6200": _INFORMATION,
    "6210": _ADVICE,
    "6300": _INFORMATION,
    "6310": _ADVICE,
    "6400": _INFORMATION,
    "6410": _ADVICE,
    "6420": _layout("5 fixed method\n30 information"),
    "6500": _layout(_lines(6, 35)),
    "7033": _layout("5 field tag\n18 amount"),
    "7050": _COVER,
    "7052": _COVER,
    "7056": _COVER,
    "7057": _COVER,
    "7059": _COVER,
    "7070": _layout("5 field tag\n" + _lines(4, 35)),
    "7072": _layout("5 field tag\n" + _lines(6, 35)),
    "8200": _layout("4 fixed length\n9000 text"),
    "8250": _layout("35 reference\n4 location method\n2048 electronic address\n140 name" + _POSTAL),
    "8300": _layout(
        """
2    fixed identification type
4    fixed identification code
140  name
35   identifier
35   issuer
82   birth
"""
        + _POSTAL.strip()
        + """
2    country of residence
140  contact name
35   phone
35   mobile
35   fax
2048 electronic address
35   other contact
"""
    ),
    "8350": _layout(
        """
140  name
2    identification type
4    identification code
35   identifier
35   issuer
82   birth
"""
        + _POSTAL.strip()
        + "\n2    country of residence"
    ),
    "8400": _DOCUMENT,
    "8450": _AMOUNT,
    "8500": _AMOUNT,
    "8550": _AMOUNT,
    "8600": _layout("2 fixed reason\n4 fixed credit or debit\n3 fixed currency\n19 amount\n140 information"),
    "8650": _layout("8 fixed date"),
    "8700": _DOCUMENT,
    "8750": _layout(_lines(3, 140)),
    "9000": _layout(_lines(12, 35)),
}  # fmt: skip
