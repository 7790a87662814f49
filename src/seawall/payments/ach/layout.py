"""Where each field of an ACH record stands, as tables of columns (Nacha Operating Rules, Appendix Three).

Every table covers the columns 1 to 94 without a gap: what has no meaning is called reserved, and is read too.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias


class Columns(NamedTuple):
    """A field's first and last column, from 1, both included."""

    first: int
    last: int

    @property
    def span(self) -> tuple[int, int]:
        """The columns as a range has them: the last one excluded."""
        return self.first, self.last + 1

    def __str__(self) -> str:
        return f"column {self.first}" if self.first == self.last else f"columns {self.first}–{self.last}"


Layout: TypeAlias = Mapping[str, Columns]


def _layout(table: str) -> Layout:
    fields: dict[str, Columns] = {}
    for row in table.strip().splitlines():
        columns, name = row.split(maxsplit=1)
        first, _, last = columns.partition("-")
        fields[name] = Columns(int(first), int(last or first))
    return fields


FILE_HEADER = _layout("""
1      record type
2-3    priority code
4-13   immediate destination
14-23  immediate origin
24-29  file creation date
30-33  file creation time
34     file ID modifier
35-37  record size
38-39  blocking factor
40     format code
41-63  immediate destination name
64-86  immediate origin name
87-94  reference code
""")

BATCH_HEADER = _layout("""
1      record type
2-4    service class code
5-20   company name
21-40  company discretionary data
41-50  company identification
51-53  standard entry class
54-63  company entry description
64-69  company descriptive date
70-75  effective entry date
76-78  settlement date
79     originator status code
80-87  originating DFI
88-94  batch number
""")

IAT_BATCH_HEADER = _layout("""
1      record type
2-4    service class code
5-20   IAT indicator
21-22  foreign exchange indicator
23     foreign exchange reference indicator
24-38  foreign exchange reference
39-40  ISO destination country
41-50  originator identification
51-53  standard entry class
54-63  company entry description
64-66  ISO originating currency
67-69  ISO destination currency
70-75  effective entry date
76-78  settlement date
79     originator status code
80-87  originating DFI
88-94  batch number
""")

_ENTRY_START = """
1      record type
2-3    transaction code
4-11   receiving DFI
12     check digit
13-29  account
30-39  amount
"""
_ENTRY_END = """
79     addenda record indicator
80-94  trace number
"""


def _entry(middle: str) -> Layout:
    return _layout(_ENTRY_START + middle.strip("\n") + _ENTRY_END)


ENTRY = _entry("""
40-54  identification
55-76  name
77-78  discretionary data
""")
_CORPORATE = _entry("""
40-54  identification
55-58  number of addenda
59-74  name
75-76  reserved
77-78  discretionary data
""")
_CHECK = _entry("""
40-54  check serial number
55-76  name
77-78  discretionary data
""")
_TRUNCATED = _entry("""
40-54  check serial number
55-60  process control
61-76  item research number
77-78  discretionary data
""")

# Entry classes whose middle columns mean something else than those of PPD and CCD.
ENTRIES: Mapping[str, Layout] = {
    "CTX": _CORPORATE,
    "ENR": _CORPORATE,
    "TRX": _CORPORATE,
    "ATX": _CORPORATE,
    "ARC": _CHECK,
    "BOC": _CHECK,
    "RCK": _CHECK,
    "XCK": _TRUNCATED,
    "TRC": _TRUNCATED,
    # The name comes first in CIE and MTE; programs that know one layout only write it where PPD has it, so both
    # places are read as a name.
    "CIE": _entry("""
40-54  name
55-76  name or identification
77-78  discretionary data
"""),
    "MTE": _entry("""
40-61  name
62-76  name or identification
77-78  discretionary data
"""),
    "POP": _entry("""
40-48  check serial number
49-52  terminal city
53-54  terminal state
55-76  name
77-78  discretionary data
"""),
    "SHR": _entry("""
40-43  card expiration date
44-54  document reference number
55-76  card account
77-78  card transaction type
"""),
    "ADV": _layout("""
1      record type
2-3    transaction code
4-11   receiving DFI
12     check digit
13-27  account
28-39  amount
40-48  advice routing number
49-53  file identification
54     operator data
55-76  name
77-78  discretionary data
79     addenda record indicator
80-87  operator routing number
88-90  Julian date
91-94  sequence number
"""),
    "IAT": _layout("""
1      record type
2-3    transaction code
4-11   receiving DFI
12     check digit
13-16  number of addenda
17-29  reserved
30-39  amount
40-74  account
75-76  reserved 2
77     gateway operator OFAC screening indicator
78     secondary OFAC screening indicator
79     addenda record indicator
80-94  trace number
"""),
}

# Entry classes that are read as PPD is.
PLAIN_ENTRIES = frozenset({"PPD", "CCD", "WEB", "TEL", "POS", "ACK", "COR", "DNE"})

# Entry classes that name no receiver, or need not: a check's own number says which account it is drawn on.
NAMELESS = frozenset({"ARC", "BOC", "POP", "XCK", "TRC", "SHR"})


def _addendum(middle: str, end: str = "88-94  entry detail sequence number") -> Layout:
    return _layout(f"1 record type\n2-3 addenda type\n{middle.strip()}\n{end}")


_BANK = """
4-38   name
39-40  identification qualifier
41-74  identification
75-77  branch country
78-87  reserved
"""
_PAYMENT_INFORMATION = """
4-83   payment related information
84-87  addenda sequence number
"""
_TRACE = "80-94 trace number"

ADDENDA: Mapping[str, Layout] = {
    "02": _addendum("""
4-10   reference information one
11-13  reference information two
14-19  terminal identification
20-25  transaction serial number
26-29  transaction date
30-35  authorization code
36-62  terminal location
63-77  terminal city
78-79  terminal state
""", _TRACE),
    "05": _addendum(_PAYMENT_INFORMATION),
    "10": _addendum("""
4-6    transaction type
7-24   foreign payment amount
25-46  foreign trace number
47-81  name
82-87  reserved
"""),
    "11": _addendum("""
4-38   name
39-73  street
74-87  reserved
"""),
    "12": _addendum("""
4-38   city and state
39-73  country and postal code
74-87  reserved
"""),
    "13": _addendum(_BANK),
    "14": _addendum(_BANK),
    "15": _addendum("""
4-18   identification
19-53  street
54-87  reserved
"""),
    "16": _addendum("""
4-38   city and state
39-73  country and postal code
74-87  reserved
"""),
    "17": _addendum(_PAYMENT_INFORMATION),
    "18": _addendum("""
4-38   name
39-40  identification qualifier
41-74  identification
75-77  branch country
78-83  reserved
84-87  addenda sequence number
"""),
    "98": _addendum("""
4-6    change code
7-21   original trace number
22-27  reserved
28-35  original receiving DFI
36-64  corrected data
65-79  addenda information
""", _TRACE),
    "99": _addendum("""
4-6    return reason code
7-21   original trace number
22-27  date of death
28-35  original receiving DFI
36-79  addenda information
""", _TRACE),
}  # fmt: skip

BATCH_CONTROL = _layout("""
1      record type
2-4    service class code
5-10   entry and addenda count
11-20  entry hash
21-32  total debits
33-44  total credits
45-54  company identification
55-73  message authentication code
74-79  reserved
80-87  originating DFI
88-94  batch number
""")

ADV_BATCH_CONTROL = _layout("""
1      record type
2-4    service class code
5-10   entry and addenda count
11-20  entry hash
21-40  total debits
41-60  total credits
61-79  operator data
80-87  originating DFI
88-94  batch number
""")

FILE_CONTROL = _layout("""
1      record type
2-7    batch count
8-13   block count
14-21  entry and addenda count
22-31  entry hash
32-43  total debits
44-55  total credits
56-94  reserved
""")

ADV_FILE_CONTROL = _layout("""
1      record type
2-7    batch count
8-13   block count
14-21  entry and addenda count
22-31  entry hash
32-51  total debits
52-71  total credits
72-94  reserved
""")
