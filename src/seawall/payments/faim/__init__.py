"""Fedwire messages in the FAIM format of tags, in use until July 2025, to payments with all their parties."""
