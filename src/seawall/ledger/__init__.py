"""Blocked property: what is held, of whom, worth what, since when and until when: a fold over events, with what must be reported."""

from seawall.ledger.deadlines import Duty, Unrecorded, Urgency, duties, exception_of, is_reportable, kept_until
from seawall.ledger.filings import SLUGS, Filing, Made, Receipt, Stage, filings_of, name_of
from seawall.ledger.fold import fold, properties_of
from seawall.ledger.interest import DayCount, RateTable, read_rates
from seawall.ledger.property import FUNDS, IN_A_TRANSACTION, Entry, Paper, Property, State
from seawall.ledger.rejected import Rejection, rejections_of
from seawall.ledger.values import Value, value_at_block, value_on

__all__ = [
    "FUNDS", "IN_A_TRANSACTION", "SLUGS", "DayCount", "Duty", "Entry", "Filing", "Made", "Paper", "Property", "RateTable",
    "Receipt", "Rejection", "Stage", "State", "Unrecorded", "Urgency", "Value", "duties", "exception_of", "filings_of", "fold", "is_reportable",
    "kept_until", "name_of", "properties_of", "read_rates", "rejections_of", "value_at_block", "value_on",
]  # fmt: skip
