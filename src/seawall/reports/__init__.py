"""One file per report: rows (pure) and their rendering."""

from seawall.reports.rows import COLUMNS, rows
from seawall.reports.tally import BySource, Tally
from seawall.reports.writers import Output, json_line

__all__ = ["COLUMNS", "BySource", "Output", "Tally", "json_line", "rows"]
