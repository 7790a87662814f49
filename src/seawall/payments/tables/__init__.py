"""Customer and payment tables: rows of CSV, Excel, JSON lines and Parquet to customers."""
