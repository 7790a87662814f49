"""One file per report: rows (pure) and their rendering."""
