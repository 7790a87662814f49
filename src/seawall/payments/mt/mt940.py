"""MT940, MT941, MT942, MT950 and MT920: statements and their like; each entry (field 61) is one payment."""

from seawall.entities import Role
from seawall.payments.mt.table import COMMON, Table, account, bank, narrative, shape
from seawall.payments.mt.values import read_balance, read_floor, read_statement_line

_BALANCE = r"[CD]\d{6}[A-Z]{3}\d{1,15}(?:,\d{0,15})?"
_ROWS = COMMON | {
    "12": shape(r"\d{3}"),
    "13D": shape(r"\d{10}[+-]\d{4}"),
    "25": account(Role.CUSTOMER),
    "28": shape(r"\d{1,5}(?:/\d{1,3})?"),
    "28C": shape(r"\d{1,5}(?:/\d{1,5})?"),
    "34F": read_floor,
    "52": bank(Role.RELATED),
    "60F": read_balance,
    "60M": read_balance,
    "61": read_statement_line,
    "62F": shape(_BALANCE),
    "62M": shape(_BALANCE),
    "64": shape(_BALANCE),
    "65": shape(_BALANCE),
    "86": narrative,
    "90C": shape(r"\d{1,5}[A-Z]{3}\d{1,15}(?:,\d{0,15})?"),
    "90D": shape(r"\d{1,5}[A-Z]{3}\d{1,15}(?:,\d{0,15})?"),
}

MT920 = Table("MT920", _ROWS)
MT940 = Table("MT940", _ROWS, starts="61")
MT941 = Table("MT941", _ROWS)
MT942 = Table("MT942", _ROWS, starts="61")
MT950 = Table("MT950", _ROWS, starts="61")
