"""OFAC's legacy CSV sets: SDN.CSV or CONS_PRIM.CSV with the ALT, ADD and COMMENTS files of the same day, to entities."""

from seawall.lists.ofac.delimited.files import CsvFile, CsvSet
from seawall.lists.ofac.delimited.mapper import parse

__all__ = ["CsvFile", "CsvSet", "parse"]
