"""ACH files of the United States: records of 94 columns to payments with all their parties (Nacha Operating Rules)."""
